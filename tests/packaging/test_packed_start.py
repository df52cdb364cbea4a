"""What runs before main.py in a packed program on Linux, and what the start may cost."""

from __future__ import annotations

import os
import runpy
import sys
from pathlib import Path

import pytest

from benchmarks import window
from tools.packing import start_up

START = Path(__file__).resolve().parents[2] / "packaging" / "start.py"
pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux only")


@pytest.fixture(autouse=True)
def _own_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYINSTALLER_RESET_ENVIRONMENT", "")


def test_what_the_program_opens_loads_its_own_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", "/usr/lib/jianbao/_internal")
    runpy.run_path(str(START))
    assert "LD_LIBRARY_PATH" not in os.environ
    assert os.environ["PYINSTALLER_RESET_ENVIRONMENT"] == "1"  # and our own workers find theirs


def test_what_the_person_had_set_is_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", "/usr/lib/jianbao/_internal")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/opt/own")
    runpy.run_path(str(START))
    assert os.environ["LD_LIBRARY_PATH"] == "/opt/own"


def test_the_helper_of_workers_is_run_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    from multiprocessing import resource_tracker

    called: list[int] = []
    monkeypatch.setattr(resource_tracker, "main", called.append)
    command = "from multiprocessing.resource_tracker import main;main(7)"
    monkeypatch.setattr(sys, "argv", ["jianbao", "-B", "-c", command])
    with pytest.raises(SystemExit):
        runpy.run_path(str(START))
    assert called == [7]
    for other in ("import os", f"{command};import os", "-c"):
        monkeypatch.setattr(sys, "argv", ["jianbao", "-c", other])
        runpy.run_path(str(START))
    assert called == [7]


def test_the_first_picture_needs_no_splash() -> None:
    """One would be worth its own cost only if the window took more than a second."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(start_up.ROOT)}
    command = [sys.executable, "-c", window.OURS]
    assert min(start_up.cpu(command, environment) for _ in range(2)) < 1.0
