"""Shipped templates are found by name whatever the encoding of file names is."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from word.catalogue import name_of

ROOT = Path(__file__).parents[2]
LISTING = "from word import catalogue; print(ascii([t.name for t in catalogue.templates()][:2]))"


@pytest.mark.skipif(os.name == "nt", reason="file names are Unicode on Windows")
def test_names_are_read_as_utf_8_where_the_system_reads_ascii() -> None:
    plain = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "C"}
    done = subprocess.run(
        [sys.executable, "-c", LISTING],
        env={**os.environ, **plain, "PYTHONPATH": str(ROOT)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == ascii(["简报", "会议简报"])


def test_a_name_is_the_file_s() -> None:
    assert name_of(Path("模板/我的 模板.docx")) == "我的 模板"
