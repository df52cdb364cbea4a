"""What a start of the console program loads: never Qt, and nothing heavy before it is needed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

HEAVY = ("PySide6", "shiboken6", "jieba", "networkx", "numpy", "docx", "pypdfium2", "textrank4zh")
# Places and packages that no build from text asks for anything.
NEVER_BUILDING = {
    *(set(HEAVY) - {"docx", "numpy"}),
    "rjieba",
    *("ui", "facts", "workspace", "asyncio", "charset_normalizer", "concurrent", "json", "logging"),
    *("markdown_it", "multiprocessing", "sqlite3", "unittest", "xml"),
}
OF_OTHER_COMMANDS = {
    "briefing.keeper",
    "briefing.storing",
    "briefing.worker",
    "language.names",
    "messages.check",
    "messages.window",
    "model.facts",
    "model.series",
    "model.terms",
    "word.check",
    "word.inspection",
    "word.rules",
}


def loaded_after(code: str) -> set[str]:
    """Names of the modules that a fresh process has loaded after ``code``."""
    script = f"{code}\nimport sys\nprint(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    return set(done.stdout.splitlines()[-1].split())


def test_the_console_program_never_loads_qt() -> None:
    loaded = loaded_after("import briefing.cli, main")
    assert not loaded & {"PySide6", "shiboken6", "ui"}
    assert "briefing" in loaded


def test_importing_every_command_loads_nothing_heavy() -> None:
    loaded = loaded_after("from briefing import cli\nfor load in cli.COMMANDS.values(): load()")
    assert not loaded & set(HEAVY)


def test_building_from_text_loads_only_what_it_needs(tmp_path: Path) -> None:
    """Every module costs each start of the program: a new one here is needed by every build, or does not belong
    here."""
    source = tmp_path / "材料.txt"
    source.write_text("一、产业发展\n全年新增企业120家，同比增长8.5%。\n", encoding="utf-8")
    output = tmp_path / "简报.docx"
    loaded = loaded_after(
        f"from briefing.cli import main\nassert main(['build', {str(source)!r}, '-o', "
        f"{str(output)!r}]) == 0"
    )
    assert not {name.split(".")[0] for name in loaded} & NEVER_BUILDING
    assert not loaded & OF_OTHER_COMMANDS
    assert output.exists()


def test_a_command_ends_only_after_whoever_asked_to_be_called_at_the_end() -> None:
    script = (
        "import atexit, runpy, sys\n"
        "atexit.register(print, '最后')\n"
        "sys.argv = ['main.py', 'templates', '--none']\n"
        "runpy.run_path('main.py', run_name='__main__')"
    )
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", script],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "最后\n")
