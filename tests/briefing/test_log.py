"""The log and the crash report hold nobody's words."""

from __future__ import annotations

import os
import re
import sqlite3
import tomllib
from pathlib import Path

import pytest

import briefing
from briefing import cli, log
from model.errors import SourceError

ROOT = Path(__file__).resolve().parents[2]
SECRET = "绝密内容：张三被免职"


def logged() -> str:
    """All that the log holds now."""
    return (log.log_folder() / "jianbao.log").read_text(encoding="utf-8")


def failing() -> Exception:
    """An unexpected error that came through code of ours, with two causes, all of them full of text."""
    from language.numbers import figures

    try:
        try:
            try:
                Path(f"/家/{SECRET}.txt").read_bytes()
            except OSError as error:
                raise SourceError("error.source.empty", name=SECRET) from error
        except SourceError as error:
            error.add_note(SECRET)
            try:
                figures(None)  # type: ignore[arg-type]
            except Exception as bug:
                bug.args = (SECRET,)
                raise bug from error
    except Exception as error:
        return error
    raise AssertionError


def test_a_crash_report_names_places_and_kinds_and_quotes_nothing() -> None:
    error = failing()
    report = log.crash_report(error)
    assert SECRET not in report
    assert "张三" not in report
    assert f"jianbao {briefing.VERSION}" in report
    assert "language/numbers.py:" in report
    assert type(error).__name__ in report
    assert "caused by SourceError error.source.empty" in report
    assert "caused by FileNotFoundError errno=2" in report
    assert str(ROOT) not in report


def test_a_report_out_of_a_worker_is_cleaned_too() -> None:
    error = RuntimeError(SECRET)
    error.report = (  # type: ignore[attr-defined]
        f'  File "{ROOT}/readers/text.py", line 7, in read\n    raise ValueError("{SECRET}")\n'
        f'  File "/家/张三/x.py", line 8, in other\nValueError: {SECRET}\n'
    )
    report = log.crash_report(error)
    assert "worker readers/text.py:7 read" in report
    assert "张三" not in report.replace("(x)", "")
    assert SECRET not in report


def test_sqlite_says_what_it_is_by_its_code() -> None:
    try:
        sqlite3.connect(":memory:").execute(f"SELECT '{SECRET}' FROM nothing")
    except sqlite3.Error as error:
        report = log.crash_report(error)
    assert "OperationalError SQLITE_ERROR" in report
    assert SECRET not in report


def test_notes_hold_numbers_codes_and_hashes_only() -> None:
    log.note("keeper.saved", revision=7, seconds=0.25, kind="error.workspace.gone")
    log.note(SECRET, name=SECRET, path="C:\\张三\\a.txt", hash=log.hashed(SECRET))
    text = logged()
    assert "keeper.saved revision=7 seconds=0.25 kind=error.workspace.gone" in text
    assert log.hashed(SECRET) in text
    assert f"name=<{len(SECRET)}>" in text
    assert "张三" not in text


def test_the_log_is_rotated_and_three_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "_LIMIT", 2_000)
    for number in range(200):
        log.note("event", number=number)
    files = sorted(log.log_folder().iterdir())
    assert [file.name for file in files] == ["jianbao.log", "jianbao.log.1", "jianbao.log.2"]
    assert all(file.stat().st_size <= 2_200 for file in files)
    assert "number=199" in logged()


@pytest.mark.skipif(os.name == "nt", reason="a file in place of the folder is enough elsewhere")
def test_a_log_that_cannot_be_written_is_no_error() -> None:
    folder = log.log_folder()
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("", encoding="utf-8")
    log.note("event")
    log.fault(ValueError(SECRET))


def test_the_console_logs_its_own_faults(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken() -> int:
        raise ZeroDivisionError(SECRET)

    monkeypatch.delenv("JIANBAO_DEBUG", raising=False)
    assert cli.guarded(broken) == 70
    assert "ZeroDivisionError" in capsys.readouterr().err
    assert "ZeroDivisionError" in logged()
    assert "briefing/cli.py:" in logged()
    assert SECRET not in logged()


def test_the_version_is_that_of_the_package() -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        package = tomllib.load(file)
    assert package["project"]["dynamic"] == ["version"]
    told = package["tool"]["setuptools"]["dynamic"]["version"]["attr"]
    assert told == "briefing.VERSION"
    assert re.fullmatch(r"\d+\.\d+\.\d+", briefing.VERSION)
