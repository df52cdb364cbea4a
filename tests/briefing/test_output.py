"""The finished file is put in place whole, or the old one stays."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from briefing import output
from model.errors import OutputError


def refused(target: Path, data: bytes = b"new", **more: object) -> str:
    with pytest.raises(OutputError) as caught:
        output.write_atomically(target, data, **more)  # type: ignore[arg-type]
    assert caught.value.values["name"] == str(target)
    return caught.value.code


def test_a_file_is_written_and_replaced(tmp_path: Path) -> None:
    target = tmp_path / "简报.docx"
    output.write_atomically(target, b"first")
    output.write_atomically(target, b"second")
    assert target.read_bytes() == b"second"
    assert [path.name for path in tmp_path.iterdir()] == ["简报.docx"]


def test_a_bad_place_is_refused_in_words(tmp_path: Path) -> None:
    folder = tmp_path / "a.docx"
    folder.mkdir()
    assert refused(folder) == "error.output.is_folder"
    assert refused(tmp_path / "none" / "b.docx") == "error.output.no_folder"
    assert refused(tmp_path / ("长" * 200 + ".docx")) == "error.output.name_too_long"


def test_a_source_is_never_the_target(tmp_path: Path) -> None:
    source = tmp_path / "材料.docx"
    source.write_bytes(b"source")
    other_name = tmp_path / "别名.docx"
    other_name.hardlink_to(source)
    with pytest.raises(OutputError, match="is_source"):
        output.check_target(other_name, [source])
    output.check_target(tmp_path / "简报.docx", [source])


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "error.output.disk_full"),
        (errno.EACCES, "error.output.no_permission"),
        (errno.EROFS, "error.output.no_permission"),
        (errno.EIO, "error.output.failed"),
    ],
)
def test_a_failed_write_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    target = tmp_path / "简报.docx"
    target.write_bytes(b"old")

    def fail(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    assert refused(target) == code
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_full_disk_is_told(tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    with (
        pytest.raises(OSError) as caught,
        Path("/dev/full").open("wb", buffering=0) as full,
    ):
        full.write(b"x")
    assert output._told(caught.value, tmp_path / "简报.docx").code == "error.output.disk_full"


def test_what_does_not_open_again_is_given_up(tmp_path: Path) -> None:
    target = tmp_path / "简报.docx"
    target.write_bytes(b"old")

    def reopen(_: bytes) -> None:
        raise OutputError("error.output.damaged", name=target)

    assert refused(target, reopen=reopen) == "error.output.damaged"
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_read_only_folder_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "只读"
    folder.mkdir()
    folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        if os.access(folder, os.W_OK):
            # Nothing is read-only for this user (root): the system's answer to anyone else stands in.
            def denied(self: Path, *_: object, **__: object) -> None:
                raise PermissionError(errno.EACCES, "Permission denied", str(self))

            monkeypatch.setattr(Path, "open", denied)
        assert refused(folder / "简报.docx") == "error.output.no_permission"
        assert list(folder.iterdir()) == []
    finally:
        folder.chmod(stat.S_IRWXU)


def test_a_target_open_in_word_is_tried_again_and_then_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "简报.docx"
    target.write_bytes(b"old")
    tries: list[int] = []

    def in_use(self: Path, other: Path) -> Path:
        tries.append(1)
        raise PermissionError(errno.EACCES, "in use")

    monkeypatch.setattr(output, "_IN_USE_IS_DENIED", True)
    monkeypatch.setattr(output, "_PAUSE", 0.0)
    monkeypatch.setattr(Path, "replace", in_use)
    assert refused(target) == "error.output.locked"
    assert len(tries) == output._TRIES
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_that_a_person_made_read_only_is_never_replaced(tmp_path: Path) -> None:
    target = tmp_path / "简报.docx"
    target.write_bytes(b"old")
    target.chmod(stat.S_IREAD)
    try:
        with pytest.raises(OutputError) as told:
            output.check_target(target)
        assert told.value.code == "error.output.read_only"
        assert refused(target) == "error.output.read_only"
        assert target.read_bytes() == b"old"
        assert list(tmp_path.iterdir()) == [target]
    finally:
        target.chmod(stat.S_IREAD | stat.S_IWRITE)
    output.write_atomically(target, b"new")
    assert target.read_bytes() == b"new"


def test_a_replaced_file_keeps_its_permissions(tmp_path: Path) -> None:
    if os.name == "nt":
        pytest.skip("Windows knows no such permissions")
    target = tmp_path / "简报.docx"
    target.write_bytes(b"old")
    target.chmod(0o640)
    output.write_atomically(target, b"new")
    assert target.stat().st_mode & 0o777 == 0o640
