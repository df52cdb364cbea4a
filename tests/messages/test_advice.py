"""What a person can do about a missing part is said for the form in which the program is installed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from messages import Language, say
from model.portable import MARKER, form

CODES = (
    "error.source.no_recognition",
    "notice.ocr.missing",
    "notice.ocr.missing_garbled",
    "notice.ocr.pictures",
)
VALUES = {"name": "扫描.pdf", "pages": "2", "total": "4", "count": "3"}


def install(
    monkeypatch: pytest.MonkeyPatch, folder: Path, platform: str, *, portable: bool = False
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(folder / "jianbao"))
    monkeypatch.setattr(sys, "platform", platform)
    if portable:
        (folder / MARKER).write_text("", encoding="utf-8")


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(
    ("platform", "portable", "advice"),
    [("win32", False, "安装程序"), ("win32", True, "绿色版"), ("linux", False, "jianbao-ocr")],
)
def test_an_installed_program_speaks_of_its_own_installer(
    code: str,
    platform: str,
    portable: bool,
    advice: str,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    install(monkeypatch, tmp_path, platform, portable=portable)
    said = say(code, VALUES)
    assert advice in said
    for language in Language:
        said = say(code, VALUES, language)
        assert "make" not in said
        assert "{" not in said
    assert "again" in said or "Install" in said


@pytest.mark.parametrize("code", CODES)
def test_from_source_it_is_a_command(code: str) -> None:
    assert form() == "source"
    assert "make ocr" in say(code, VALUES)
