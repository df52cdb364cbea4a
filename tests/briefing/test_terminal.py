"""The progress bar is for people, keeps out of the way, and is gone at the end."""

from __future__ import annotations

import io

import pytest

from briefing.console import terminal
from briefing.failures import Failure
from model.document import Notice


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_quick_job_shows_nothing() -> None:
    screen, clock = Screen(), Clock()
    task = terminal.BarTask(screen, clock)
    for done in range(10):
        clock.now += 0.05
        task.report("stage.read", done, 10)
    task.clear()
    assert screen.getvalue() == ""


def test_a_long_job_shows_how_far_it_is_at_most_ten_times_a_second() -> None:
    screen, clock = Screen(), Clock()
    task = terminal.BarTask(screen, clock)
    for done in range(1, 301):
        clock.now += 0.01
        task.report("stage.read", done, 300)
    drawn = screen.getvalue().split("\r\x1b[K")[1:]
    assert 20 <= len(drawn) <= 25
    assert drawn[0].startswith("读取材料 █")
    assert drawn[-1].endswith("%")
    task.clear()
    assert screen.getvalue().endswith("\r\x1b[K")


def test_without_a_terminal_there_is_no_bar() -> None:
    stream, clock = io.StringIO(), Clock()
    task = terminal.BarTask(stream, clock)
    clock.now += 5
    task.report("stage.read", 1, 2)
    task.clear()
    assert stream.getvalue() == ""


def test_the_bar_is_gone_when_the_job_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setattr(terminal, "_PATIENCE", 0.0)

    def job() -> None:
        with terminal.progress() as task:
            task.report("stage.read", 1, 2)
            raise ValueError

    with pytest.raises(ValueError):
        job()
    assert screen.getvalue().endswith("\r\x1b[K")


def test_a_file_name_cannot_steer_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr("sys.stderr", stream)
    name = "坏\x1b[2J\n\u202e名.txt"
    values = (("name", name),)
    terminal.report(
        [Failure(name, "error.source.empty", values)],
        [Notice("notice.source.twin", (*values, ("twin", "乙")))],
    )
    lines = stream.getvalue().splitlines()
    assert len(lines) == 2
    for line in lines:
        assert "坏" in line
        assert all(sign.isprintable() for sign in line)


def test_a_program_without_standard_error_shows_the_line(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr(terminal, "_box", shown.append)
    monkeypatch.setattr(terminal.sys, "stderr", None)
    terminal.line("error.usage.no_command", {"known": "build"})
    assert len(shown) == 1
    assert "build" in shown[0]
