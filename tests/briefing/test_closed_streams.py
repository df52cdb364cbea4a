"""Started without a standard input or output (``<&-``, ``>&-``), a command says so in one line or goes on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(
    os.name == "nt", reason="closes file descriptors as POSIX shells do"
)


def without(stream: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = ["sh", "-c", f'exec "$@" {stream}', "sh", sys.executable, str(ROOT / "main.py")]
    return subprocess.run(
        [*command, *arguments], capture_output=True, text=True, check=False, encoding="utf-8"
    )


def test_without_standard_output_results_cannot_be_written() -> None:
    done = without(">&-", "templates", "--json")
    assert done.returncode == 4
    assert done.stderr.startswith("结果无法写到标准输出")
    assert done.stderr.count("\n") == 1


def test_without_standard_input_nothing_is_picked() -> None:
    done = without("<&-", "pick")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
