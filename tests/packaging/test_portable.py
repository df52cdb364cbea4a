"""The portable program keeps everything beside itself; the installed one and a checkout do not."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing import log, recovery
from language import own
from model import portable
from tools.packing.windows import MARKER
from ui import surroundings
from word import own_folder


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    portable.folder.cache_clear()
    yield
    portable.folder.cache_clear()


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a packed program."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "简报工坊.exe"))
    return tmp_path


def test_what_is_shipped_is_what_is_looked_for() -> None:
    assert MARKER.name == portable.MARKER
    assert portable.FOLDER in MARKER.read_text(encoding="utf-8")


def test_a_checkout_is_not_portable() -> None:
    assert portable.folder() is None


def test_an_installed_program_is_not_portable(program: Path) -> None:
    assert portable.folder() is None
    assert not (program / portable.FOLDER).exists()


def test_the_portable_program_keeps_everything_beside_itself(program: Path) -> None:
    (program / portable.MARKER).touch()
    kept = program / portable.FOLDER
    for folder in (
        recovery.recovery_folder(),
        log.log_folder(),
        own.folder(),
        own_folder.user_folder(),
    ):
        assert folder.is_relative_to(kept)


def test_on_a_write_protected_stick_the_own_folders_serve(
    program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (program / portable.MARKER).touch()

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "mkdir", refuse)
    assert portable.folder() is None


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="input methods of Linux")
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"QT_IM_MODULE": "fcitx"}, "fcitx;ibus;compose"),
        ({"QT_IM_MODULE": "fcitx5"}, "fcitx5;ibus;compose"),
        ({"QT_IM_MODULE": "ibus"}, None),
        ({"QT_IM_MODULE": "fcitx", "QT_IM_MODULES": "mine"}, "mine"),
        ({}, None),
    ],
)
def test_ibus_stands_in_for_fcitx(before: dict[str, str], after: str | None) -> None:
    environment = dict(before)
    surroundings.let_type(environment)
    assert environment.get("QT_IM_MODULES") == after
