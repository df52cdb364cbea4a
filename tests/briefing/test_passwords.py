"""Locked sources on the console: ``--password``, and asking three times on a terminal."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.cli import main
from briefing.console import passwords, terminal
from tests.readers.contract.samples import FILES

PASSWORD = "机密2024"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for suffix in ("docx", "xls"):
        (tmp_path / f"密.{suffix}").write_bytes((FILES / f"locked.{suffix}").read_bytes())
    (tmp_path / "明.txt").write_text("2023年粮食产量达到837.3亿斤。", encoding="utf-8")
    return tmp_path


def test_the_password_given_opens_every_source_that_has_it(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(folder / "密.docx")
    assert main(["read", file, "--json"]) == 3
    said = capsys.readouterr()
    assert said.out == ""
    assert "请输入打开密码" in said.err
    assert main(["read", file, "--password", "1", "--password", PASSWORD, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["format"] == "docx"
    assert main(["search", "837.3亿斤", str(folder), "--password", PASSWORD, "--json"]) == 0
    said = capsys.readouterr()
    hits = json.loads(said.out)["hits"]
    assert {hit["document"] for hit in hits} == {"密.docx", "密.xls", "明.txt"}
    assert PASSWORD not in said.out + said.err


def test_a_wrong_password_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(folder / "密.xls"), "--password", "1234"]) == 3
    error = capsys.readouterr().err
    assert "“密.xls”的密码不正确" in error
    assert error.count("\n") == 1


def test_a_person_is_asked_three_times_and_once_for_files_that_share_it(folder: Path) -> None:
    asked: list[str] = []
    answers: Iterator[str] = iter(["错", PASSWORD])

    def ask(name: str) -> str:
        asked.append(name)
        return next(answers)

    task = terminal.BarTask()
    result = passwords.read([folder], (), task, ask)
    assert asked == ["密.docx", "密.docx"]
    assert [d.name for d in result.documents] == ["密.docx", "密.xls", "明.txt"]
    assert result.failures == ()


def test_who_has_no_password_is_left_alone(folder: Path) -> None:
    asked: list[str] = []

    def ask(name: str) -> str:
        asked.append(name)
        return "" if name.endswith("docx") else "错"

    result = passwords.read([folder], (), terminal.BarTask(), ask)
    assert asked == ["密.docx", *["密.xls"] * 3]
    assert [d.name for d in result.documents] == ["明.txt"]
    assert {failure.code for failure in result.failures} == {"error.source.encrypted"}
