"""Files that change, vanish or were never files, in a folder with good ones: a line for each, and the rest is read."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

import readers
from briefing.jobs import ReadResult, read_sources
from messages.catalogue import say
from model.errors import SourceError
from tests.readers.hostile_files import TEXT, docx, paragraph

unix = pytest.mark.skipif(sys.platform == "win32", reason="needs what Windows has not")


def lines(result: ReadResult) -> dict[str, str]:
    """What a person is told of each file that failed, by its name."""
    told = {Path(one.name).name: say(one.code, dict(one.values)) for one in result.failures}
    for name, line in told.items():
        assert "\n" not in line.replace(name, "")
        assert name in line or "\n" in name
    return told


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "好.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def test_a_file_that_vanishes_after_it_was_listed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = folder / "走.txt"
    gone.write_text(TEXT, encoding="utf-8")
    listed = readers.gather

    def gather_and_lose(paths: list[Path]) -> list[Path]:
        found = listed(paths)
        gone.unlink(missing_ok=True)
        return found

    monkeypatch.setattr(readers, "gather", gather_and_lose)
    result = read_sources([folder])
    assert [document.name for document in result.documents] == ["好.txt"]
    assert "找不到" in lines(result)["走.txt"]


def test_a_file_that_vanishes_before_the_worker_opens_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.readers.pdf_samples import build, flow

    path = folder / "文.pdf"
    path.write_bytes(build(flow([TEXT])))
    load = readers.load

    def load_and_lose(file: Path, *others: Any) -> bytes:
        data = load(file, *others)
        if file == path:
            file.unlink()
        return data

    monkeypatch.setattr(readers, "load", load_and_lose)
    result = read_sources([folder])
    assert [document.name for document in result.documents] == ["好.txt"]
    assert "找不到" in lines(result)["文.pdf"]


@contextmanager
def restless(change: Callable[[], None]) -> Iterator[None]:
    """``change`` is called over and over in another thread."""
    over = threading.Event()

    def work() -> None:
        while not over.is_set():
            change()

    thread = threading.Thread(target=work)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


@pytest.mark.parametrize("how", ["grows", "shrinks", "is replaced"])
@pytest.mark.parametrize("suffix", ["txt", "docx"])
def test_a_file_that_never_stays_the_same(tmp_path: Path, how: str, suffix: str) -> None:
    path = tmp_path / f"变.{suffix}"
    whole = docx(paragraph(TEXT) * 20) if suffix == "docx" else (TEXT + "\n").encode() * 200
    path.write_bytes(whole)
    other = tmp_path / "另.bin"

    def change() -> None:
        if how == "grows":
            with path.open("ab") as file:
                file.write(b"\n" * 4096)
            if path.stat().st_size > 2_000_000:
                path.write_bytes(whole)
        elif how == "shrinks":
            path.write_bytes(whole[: len(whole) // 2])
            path.write_bytes(whole)
        elif sys.platform != "win32":
            other.write_bytes(whole)
            other.replace(path)

    with restless(change):
        for _ in range(20):
            result = read_sources([path])
            assert len(result.documents) + len(result.failures) == 1
            lines(result)


@unix
def test_what_is_no_file_is_told_and_passed_over(folder: Path) -> None:
    os.mkfifo(folder / "管道.docx")
    (folder / "设备.pdf").symlink_to("/dev/zero")
    (folder / "圈.txt").symlink_to(folder / "圈.txt")
    (folder / "断.txt").symlink_to(folder / "没有.txt")
    (folder / "空.docx").touch()
    (folder / "一.docx").write_bytes(b"P")
    (folder / "夹.docx").mkdir()
    (folder / "夹.docx" / "里.txt").write_text(TEXT + "里。", encoding="utf-8")
    (folder / "回").symlink_to(folder, target_is_directory=True)
    began = time.monotonic()
    result = read_sources([folder])
    assert time.monotonic() - began < 10
    assert {document.name for document in result.documents} >= {"好.txt", "里.txt"}
    told = lines(result)
    assert set(told) >= {"管道.docx", "设备.pdf", "圈.txt", "断.txt", "空.docx"}
    assert "管道" in told["管道.docx"]
    assert "没有任何文字" in told["空.docx"]


@unix
def test_names_that_are_no_text(folder: Path) -> None:
    names = [
        b"\xff\xfe.txt",
        "表😀情.txt".encode(),
        "反\u202e向.txt".encode(),
        b"a\nb.txt",
        b"\x1b[31m.txt",
    ]
    for number, name in enumerate(names):
        (Path(os.fsdecode(os.fsencode(folder) + b"/" + name))).write_text(
            f"{TEXT}{number}。", encoding="utf-8"
        )
    result = read_sources([folder])
    assert len(result.documents) == len(names) + 1
    assert result.failures == ()


@pytest.mark.skipif(not hasattr(os, "seteuid"), reason="rights are told otherwise here")
def test_a_file_that_may_not_be_read(folder: Path) -> None:
    closed, shut = folder / "密.txt", folder / "锁"
    closed.write_text(TEXT, encoding="utf-8")
    shut.mkdir()
    (shut / "内.txt").write_text(TEXT, encoding="utf-8")
    for path in (*folder.parents[:2], folder):
        path.chmod(0o755)
    closed.chmod(0)
    shut.chmod(0)
    was = os.geteuid()
    if was == 0:
        os.seteuid(65534)
    try:
        reachable = os.access(folder / "好.txt", os.R_OK, effective_ids=True)
        result = read_sources([folder]) if reachable else None
    finally:
        os.seteuid(was)
        shut.chmod(0o755)
    if result is None:
        pytest.skip("the folder of tests is closed to others")
    assert [document.name for document in result.documents] == ["好.txt"]
    told = lines(result)
    assert set(told) == {"密.txt", "锁"}
    assert all("没有权限" in line for line in told.values())


@unix
def test_a_folder_that_may_not_be_written_is_read_all_the_same(folder: Path) -> None:
    before = sorted(folder.rglob("*"))
    folder.chmod(0o555)
    try:
        assert len(read_sources([folder]).documents) == 1
    finally:
        folder.chmod(0o755)
    assert sorted(folder.rglob("*")) == before


def test_reading_again_tells_that_a_file_changed(folder: Path) -> None:
    path = folder / "好.txt"
    first = read_sources([folder]).documents
    known = frozenset(document.sha256 for document in first)
    assert read_sources([folder], known=known).unchanged == tuple(known)
    path.write_text(TEXT + "又一句话。", encoding="utf-8")
    assert len(read_sources([folder], known=known).documents) == 1


def test_an_error_of_the_disk_is_one_line(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> int:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "open", broken)
    with pytest.raises(SourceError) as caught:
        readers.load(folder / "好.txt")
    monkeypatch.undo()
    assert caught.value.code == "error.source.damaged"
