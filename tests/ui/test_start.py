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
