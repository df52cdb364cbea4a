"""Archives of sources are folders: their documents come in, nothing is unpacked, nothing leads out."""

from __future__ import annotations

import io
import os
import sys
import zipfile
from pathlib import Path
from typing import IO

import pytest

import readers
from briefing.jobs import read_sources
from briefing.sourcefiles import FileState, FileStates
from model.errors import SourceError
from readers import archives
from tests.readers.hostile_files import docx, paragraph

TEXT = "全省粮食产量达到837.3亿斤。"


def zipped(files: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return target.getvalue()


def put(folder: Path, data: bytes, name: str = "资料.zip") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_documents_come_in_as_from_a_folder(tmp_path: Path) -> None:
    path = put(
        tmp_path,
        zipped(
            {
                "乙/报告.docx": docx(paragraph(TEXT)),
                "甲.txt": TEXT.encode() * 2,
                "录音.mp3": b"x",
                "__MACOSX/._甲.txt": b"x",
                ".隐藏.txt": b"x",
                "~$报告.docx": b"x",
            }
        ),
    )
    assert readers.gather([path]) == [path / "乙" / "报告.docx", path / "甲.txt"]
    assert readers.gather([tmp_path]) == readers.gather([path])
    found = read_sources([path])
    assert [d.name for d in found.documents] == ["报告.docx", "甲.txt"]
    assert not found.failures
    assert sorted(tmp_path.iterdir()) == [path]


def test_names_of_chinese_windows(tmp_path: Path) -> None:
    data = zipped({"xxxx.txt": TEXT.encode()})
    path = put(tmp_path, data.replace(b"xxxx.txt", "简报".encode("gb18030") + b".txt"))
    assert [one.name for one in readers.gather([path])] == ["简报.txt"]
    assert readers.read(path / "简报.txt").blocks[0].text == TEXT


def test_an_archive_in_an_archive_and_no_deeper_than_three(tmp_path: Path) -> None:
    data = zipped({"深.txt": TEXT.encode()})
    for number in range(5):
        data = zipped({f"{number}.zip": data})
    path = put(tmp_path, data)
    assert len(readers.gather([path])) == 1
    assert len(read_sources([path]).failures) == 1
    two = put(tmp_path, zipped({"里.zip": zipped({"报告.txt": TEXT.encode()})}), "二.zip")
    assert readers.gather([two]) == [two / "里.zip" / "报告.txt"]
    assert readers.read(two / "里.zip" / "报告.txt").blocks[0].text == TEXT


def test_names_that_lead_out_are_passed_over(tmp_path: Path) -> None:
    path = put(
        tmp_path,
        zipped(
            {
                "../外.txt": b"x",
                "/根.txt": b"x",
                "C:\\盘.txt": b"x",
                "a/../../b.txt": b"x",
                "好.txt": TEXT.encode(),
            }
        ),
    )
    assert readers.gather([path]) == [path / "好.txt"]
    for name in ("../外.txt", "没有.txt"):
        with pytest.raises(SourceError) as caught:
            readers.load(Path(str(path) + "/" + name))
        assert caught.value.code in ("error.source.missing",)


def test_a_word_document_named_zip_is_one_document(tmp_path: Path) -> None:
    path = put(tmp_path, docx(paragraph(TEXT)), "报告.zip")
    assert readers.gather([path]) == [path]
    assert readers.read(path).format == "docx"


def test_one_line_for_each_thing_that_is_wrong(tmp_path: Path) -> None:
    cases = {
        "空.zip": (zipped({"录音.mp3": b"x"}), "error.source.empty_archive"),
        "坏.zip": (zipped({"a.txt": TEXT.encode() * 99})[:150], "error.source.damaged"),
        "弹.zip": (zipped({"a.txt": bytes(64 << 20)}), "error.source.unsafe"),
    }
    for name, (data, code) in cases.items():
        found = read_sources([put(tmp_path, data, name)])
        assert [failure.code for failure in found.failures] == [code]


def test_a_locked_member_asks_for_its_password(tmp_path: Path) -> None:
    # An entry that says it is locked: what any password makes of it is not what its checksum says.
    data = bytearray(zipped({"密.txt": TEXT.encode()}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    path = put(tmp_path, bytes(data))
    member = path / "密.txt"
    found = read_sources([path])
    assert [(f.name, f.code) for f in found.failures] == [(str(member), "error.source.encrypted")]
    again = read_sources([member], passwords={str(member): "1234"})
    assert [f.code for f in again.failures] == ["error.source.password"]


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes with names")
def test_a_pipe_named_zip_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "管.zip"
    os.mkfifo(path)
    assert readers.gather([path]) == [path]
    with pytest.raises(SourceError) as caught:
        readers.read(path)
    assert caught.value.code == "error.source.special"


def test_what_became_of_a_file_in_an_archive(tmp_path: Path) -> None:
    path = put(tmp_path, zipped({"甲.txt": TEXT.encode()}))
    member = path / "甲.txt"
    sha256 = readers.read(member).sha256
    states = FileStates()
    assert states.look({sha256: member}) == {sha256: FileState.SAME}
    put(tmp_path, zipped({"甲.txt": TEXT.encode() * 3}))
    assert states.look({sha256: member}) == {sha256: FileState.CHANGED}
    path.unlink()
    assert states.look({sha256: member}) == {sha256: FileState.MISSING}


def test_an_archive_of_many_files_tells_once_what_is_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[object] = []

    class Counted(zipfile.ZipFile):
        def __init__(self, file: IO[bytes]) -> None:
            opened.append(file)
            super().__init__(file)

    within = zipped({f"{n}.txt": f"里{n}{TEXT}".encode() for n in range(40)})
    files = {f"{n}.txt": f"外{n}{TEXT}".encode() for n in range(40)}
    path = put(tmp_path, zipped({**files, "里.zip": within}))
    listed = readers.gather([path])
    other = zipped({"0.txt": "别的。".encode()})
    monkeypatch.setattr(archives.zipfile, "ZipFile", Counted)
    with archives.Archives() as several:
        found = [readers.load(one, archives=several) for one in listed]
        assert len(found) == len(set(found)) == 80
        assert len(opened) == 2
        # Another archive under the same name is another archive.
        put(tmp_path, other)
        assert readers.load(path / "0.txt", archives=several) == "别的。".encode()
    assert all(file.closed for file in opened)  # type: ignore[attr-defined]
