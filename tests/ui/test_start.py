"""The first picture needs nothing heavy, and a start with sources ends in a draft."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

FIRST_PICTURE = """
import sys
from ui.app import make_application, make_window
app = make_application()
window = make_window(app)
window.show()
app.processEvents()
app.processEvents()
assert window.isVisible()
heavy = ("numpy", "jieba", "rjieba", "lxml", "docx", "networkx", "pypdfium2", "briefing.session")
print([name for name in heavy if name in sys.modules])
"""

WHOLE_START = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from ui import app as application
from ui.window import MainWindow

def look(window, timer):
    if any(True for _ in window.desk.briefing.items()) and window.exporter.templates:
        timer.stop()
        print(sum(1 for _ in window.desk.briefing.items()))
        window.close()

original = MainWindow.start
def start(window):
    original(window)
    timer = QTimer(window)
    timer.timeout.connect(lambda: look(window, timer))
    timer.start(50)
MainWindow.start = start

if __name__ == "__main__":
    sys.exit(application.run([Path(sys.argv[1])]))
"""


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )


def test_the_first_picture_loads_nothing_heavy() -> None:
    done = run("-c", FIRST_PICTURE)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "[]"


def test_a_start_on_sources_ends_in_a_draft_and_leaves_no_process(
    tmp_path: Path, seeds: Path
) -> None:
    script = tmp_path / "start.py"
    script.write_text(f"import sys\nsys.path.insert(0, {str(ROOT)!r})\n" + WHOLE_START, "utf-8")
    done = run(str(script), str(seeds))
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 5
    assert "Traceback" not in done.stderr


PROMISES = """
import sys
from ui import quickstart
before = list(sys.meta_path)
quickstart.apply()
from PySide6.QtWidgets import QApplication, QLabel
quickstart.withdraw()
assert list(sys.meta_path) == before, sys.meta_path
assert __import__.__name__ != "__feature_import__", __import__
late = ("argparse", "inspect", "ast")
print([name for name in late if name in sys.modules])
app = QApplication(["test"])
for _ in range(2):
    try:
        QLabel(1, 2, 3)
    except TypeError as error:
        assert "Supported signatures" in str(error), error
        assert "PySide6.QtWidgets.QLabel.__init__(text: str" in str(error), error
    else:
        raise AssertionError("nothing refused")
assert "-> None" in QLabel.setText.__doc__
from PySide6.support.signature import mapping, parser
assert parser.type_map is mapping.type_map
assert len(mapping.type_map) > 100
from PySide6.support import feature
assert feature.info() == []
try:
    mapping.nothing_of_this_name
except AttributeError:
    print("the same")
"""

UNSHIFTED = """
from PySide6.QtCore import QRect, QPoint
from PySide6.QtWidgets import QWidget
from ui.app import make_application, make_window
app = make_application()
window = make_window(app)
window.resize(1280, 720)
window.show()
app.processEvents()
app.processEvents()
def place(widget):
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
seen = {widget: place(widget) for widget in window.findChildren(QWidget) if widget.isVisible()}
window.start()
app.processEvents()
app.processEvents()
moved = [one for one, was in seen.items() if not one.isVisible() or place(one) != was]
print(len(seen) > 60, [(one.objectName(), seen[one], place(one)) for one in moved])
"""


def test_the_quick_start_leaves_everything_but_the_tools() -> None:
    done = run("-c", PROMISES)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split("\n")[:2] == ["[]", "the same"]


def test_what_is_made_after_the_first_picture_changes_nothing_of_it() -> None:
    done = run("-c", UNSHIFTED)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "True []"


def test_the_engines_of_the_first_picture_are_those_there_are() -> None:
    from summarizer.registry import engine_names
    from ui.defaults import ENGINES

    assert engine_names() == ENGINES


def test_the_template_of_the_first_picture_is_that_of_a_new_briefing() -> None:
    from model.briefing import Briefing
    from ui.defaults import DEFAULT_TEMPLATE

    assert Briefing().template == DEFAULT_TEMPLATE
