"""A thousand files in one go, and none of them twice."""

from __future__ import annotations

from pathlib import Path

import pytest

import readers
from briefing.jobs import read_sources


def _thousand(folder: Path) -> None:
    for number in range(1000):
        text = f"第{number}号县区全年完成投资{number * 3}亿元，同比增长{number % 9}.3%。\n"
        (folder / f"{number:04d}.txt").write_text(text, "utf-8")


def test_a_thousand_files_and_only_what_changed_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _thousand(tmp_path)
    first = read_sources([tmp_path])
    assert len(first.documents) == 1000
    assert not first.failures
    (tmp_path / "0500.txt").write_text("这一份改过了，投资完成5亿元。", "utf-8")
    read: list[str] = []
    read_bytes = readers.read_bytes

    def watched(data: bytes, name: str, *rest: object, **more: object) -> object:
        read.append(name)
        return read_bytes(data, name, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(readers, "read_bytes", watched)
    again = read_sources([tmp_path], known=frozenset(d.sha256 for d in first.documents))
    assert read == ["0500.txt"]
    assert [document.name for document in again.documents] == ["0500.txt"]
    assert len(again.unchanged) == 999


def test_another_encoding_reads_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("粮食丰收，农民增收。".encode("gb18030"))
    first = read_sources([path])
    known = {first.documents[0].sha256}
    assert read_sources([path], known=known).documents == ()
    chosen = read_sources([path], known=known, encodings={str(path): "gb18030"})
    assert len(chosen.documents) == 1
