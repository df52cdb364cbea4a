"""Ctrl-C at any moment: one line and 130, and never “cancelled” of a file that stands in its place."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

_ONCE = """
import runpy, sys
class Interrupts:
    def find_spec(self, name, path=None, target=None):
        if name == {name!r}:
            sys.meta_path.remove(self)
            raise KeyboardInterrupt
sys.meta_path.insert(0, Interrupts())
sys.argv = ["main.py", "build", {source!r}, "-o", {output!r}]
runpy.run_path({main!r}, run_name="__main__")
"""
_LATE = """
import runpy, sys
import briefing.output
def late(folder):
    raise KeyboardInterrupt
briefing.output._sync_folder = late
sys.argv = ["main.py", "build", {source!r}, "-o", {output!r}]
runpy.run_path({main!r}, run_name="__main__")
"""


def ran(script: str, tmp_path: Path, name: str = "") -> subprocess.CompletedProcess[str]:
    source = tmp_path / "材料.txt"
    source.write_text("一、产业发展\n全年新增企业120家，同比增长8.5%。\n", encoding="utf-8")
    values = {"source": str(source), "output": str(tmp_path / "简报.docx")}
    code = script.format(name=name, main=str(ROOT / "main.py"), **values)
    return subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    "name",
    [
        "briefing",
        "briefing.cli",
        "briefing.console.terminal",
        "messages.catalogue",
        "model.errors",
        "briefing.commands.build",
        "readers",
        "word.render",
    ],
)
def test_an_interrupt_while_a_module_is_loaded(name: str, tmp_path: Path) -> None:
    done = ran(_ONCE, tmp_path, name)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "已取消。\n")
    assert not (tmp_path / "简报.docx").exists()


def test_a_file_that_is_in_its_place_is_not_called_cancelled(tmp_path: Path) -> None:
    (tmp_path / "简报.docx").write_bytes(b"old")
    done = ran(_LATE, tmp_path)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (130, "", 1)
    assert "简报.docx”已经写好" in done.stderr
    assert (tmp_path / "简报.docx").read_bytes()[:2] == b"PK"
