"""Encrypted files of every format end in one clear line; a password is asked only where one helps."""

from __future__ import annotations

import struct

import pytest

import readers
from model.errors import SourceError
from tests.readers.contract.samples import FILES, SAMPLES
from tests.readers.mutations import entries, packed


def refused(data: bytes, name: str) -> str:
    with pytest.raises(SourceError) as caught:
        readers.read_bytes(data, name)
    assert caught.value.values["name"] == name
    return caught.value.code


def test_word_97() -> None:
    data = bytearray((FILES / "report.doc").read_bytes())
    at = data.index(b"\xec\xa5") + 10
    flags = struct.unpack_from("<H", data, at)[0]
    struct.pack_into("<H", data, at, flags | 0x0100)
    assert refused(bytes(data), "密.doc") == "error.source.locked"


def test_excel_97() -> None:
    data = bytearray((FILES / "report.xls").read_bytes())
    at = data.index(b"\x09\x08\x10\x00\x00\x06\x05\x00") + 20
    data[at : at + 2] = struct.pack("<H", 0x002F)
    assert refused(bytes(data), "密.xls") == "error.source.locked"


def test_opendocument() -> None:
    files = entries((FILES / "report.odt").read_bytes())
    manifest = "META-INF/manifest.xml"
    mark = b'<manifest:encryption-data manifest:checksum="x"/></manifest:file-entry>'
    files[manifest] = files[manifest].replace(b"/>", b">" + mark, 1)
    assert refused(packed(files), "密.odt") == "error.source.locked"


@pytest.mark.parametrize("name", ["docx", "pptx", "xlsx", "ofd", "odt"])
def test_packages_whose_entries_are_locked(name: str) -> None:
    data = bytearray(SAMPLES[name].data())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(signature, at + 4)
    assert refused(bytes(data), f"密.{name}") == "error.source.locked"
