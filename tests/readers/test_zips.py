"""The zip guard counts what comes out and trusts nothing that the zip says of itself."""

from __future__ import annotations

import struct

import pytest

from model.errors import SourceError
from readers.common.zips import CHUNK, Archive, ZipLimits
from tests.readers.samples.word import zipped


def _code(data: bytes, limits: ZipLimits | None = None, path: str = "a.xml") -> str:
    with pytest.raises(SourceError) as caught:
        Archive(data, "坏.docx", limits).read(path)
    assert caught.value.values["name"] == "坏.docx"
    return caught.value.code


def test_reads_by_any_case_and_either_slash() -> None:
    archive = Archive(zipped({"Word\\Document.xml": "内容"}), "a.docx")
    assert archive.read("word/document.xml").decode() == "内容"
    assert "WORD/DOCUMENT.XML" in archive
    assert archive.names() == ("word/document.xml",)


def test_comes_in_chunks() -> None:
    content = bytes(range(256)) * 2048
    chunks = list(Archive(zipped({"a.xml": content}), "a.docx").chunks("a.xml"))
    assert b"".join(chunks) == content
    assert max(map(len, chunks)) <= CHUNK


@pytest.mark.parametrize("name", ["../a.xml", "a/../../b", "/etc/passwd", "C:\\a.xml", "\\a.xml"])
def test_names_that_leave_the_package(name: str) -> None:
    assert _code(zipped({"a.xml": "x", name: "x"})) == "error.source.unsafe"


def test_inflated_bytes_count_over_all_entries() -> None:
    limits = ZipLimits(total=1_000_000)
    data = zipped({"a.xml": b"ab" * 300_000, "b.xml": b"cd" * 300_000})
    archive = Archive(data, "a.docx", limits)
    archive.read("a.xml")
    with pytest.raises(SourceError, match="unsafe"):
        archive.read("b.xml")


def test_a_ratio_no_document_has() -> None:
    data = zipped({"a.xml": b"\0" * 2_000_000})
    assert _code(data, ZipLimits(free=100_000, ratio=100)) == "error.source.unsafe"
    # The same content is fine while it is small: blank pages pack well, too.
    assert len(Archive(data, "a.docx", ZipLimits(ratio=100)).read("a.xml")) == 2_000_000


def test_a_declared_size_is_not_believed() -> None:
    """A bomb that claims to be tiny: the directory and the local header both say four bytes."""
    data = bytearray(zipped({"a.xml": b"\0" * 3_000_000}))
    true_size = struct.pack("<I", 3_000_000)
    while (at := data.find(true_size)) >= 0:
        data[at : at + 4] = struct.pack("<I", 4)
    assert _code(bytes(data), ZipLimits(free=100_000, ratio=100)) in (
        "error.source.unsafe",
        "error.source.damaged",
    )


def test_too_many_entries() -> None:
    data = zipped({f"{number}.xml": "" for number in range(20)})
    assert _code(data, ZipLimits(entries=10)) == "error.source.unsafe"


def test_missing_entry() -> None:
    with pytest.raises(SourceError) as caught:
        Archive(zipped({"a.xml": "x"}), "a.docx").read("b.xml")
    assert caught.value.code == "error.source.damaged"
    assert caught.value.values["detail"] == "b.xml"


def test_encrypted_entry() -> None:
    data = bytearray(zipped({"a.xml": "x"}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    assert _code(bytes(data)) == "error.source.encrypted"


def test_cut_off_anywhere_is_refused() -> None:
    data = zipped({"a.xml": b"<a>" + b"text" * 500 + b"</a>", "b.xml": "x"})
    for end in range(0, len(data) - 1, 7):
        assert _code(data[:end]) == "error.source.damaged"


def test_a_flipped_byte_never_escapes_as_another_error() -> None:
    content = b"<a>" + bytes(range(32, 127)) * 40 + b"</a>"
    data = zipped({"a.xml": content})
    for at in range(0, len(data), 3):
        flipped = data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :]
        try:
            archive = Archive(flipped, "a.docx")
            if "a.xml" in archive:
                archive.read("a.xml")
        except SourceError:
            continue
