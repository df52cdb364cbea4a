"""Files with a password: opened with it; without it, or with another, one clear line that asks for it.

The files were written by LibreOffice, Info-ZIP and pyzipper. A password is asked only where one helps.
"""

from __future__ import annotations

import struct
import tempfile
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import NoReturn

import pytest

import readers
from briefing.jobs import read_sources
from model.errors import SourceError
from tests.readers.contract.samples import FILES, PARTS, SAMPLES
from tests.readers.mutations import entries, packed

PASSWORD = "机密2024"
OFFICE = ("locked.doc", "locked.docx", "agile.docx", "locked.xls", "locked.xlsx", "locked.pptx")
OPENDOCUMENT = ("locked.odt", "argon.odt", "blowfish.odt")
ARCHIVES = ("locked_old", "locked_gbk", "locked_aes128", "locked_aes256")


def refused(data: bytes, name: str, password: str | None = None) -> str:
    with pytest.raises(SourceError) as caught:
        readers.read_bytes(data, name, password=password)
    assert caught.value.values["name"] == name
    assert PASSWORD not in str(caught.value.values)
    return caught.value.code


@pytest.mark.parametrize("name", OFFICE)
def test_an_office_file_opens_with_its_password(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_files(*_: object, **__: object) -> NoReturn:
        raise AssertionError("what was secret is put on the disk")

    monkeypatch.setattr(tempfile, "TemporaryFile", no_files)
    monkeypatch.setattr(tempfile, "mkstemp", no_files)
    path = FILES / name
    data = path.read_bytes()
    assert refused(data, path.name) == "error.source.encrypted"
    assert refused(data, path.name, "1234") == "error.source.password"
    document = readers.read_bytes(data, path.name, password=PASSWORD)
    assert document.format == path.suffix[1:]
    assert document.sha256 == sha256(data).hexdigest()
    text = "\n".join(block.text for block in document.blocks)
    assert all(part.text in text for part in PARTS)


@pytest.mark.parametrize("name", OFFICE)
def test_a_locked_file_that_is_broken_ends_in_one_line(name: str) -> None:
    data = (FILES / name).read_bytes()
    for at in range(600, len(data), len(data) // 25):
        spoilt = data[:at] + bytes(64) + data[at + 64 :]
        for one in (data[:at], spoilt):
            with suppress(SourceError):
                readers.read_bytes(one, "坏", password=PASSWORD)


@pytest.mark.parametrize("suffix", ["xls", "xlsx"])
def test_a_workbook_that_only_forbids_changes_opens_by_itself(suffix: str) -> None:
    document = readers.read(FILES / f"guarded.{suffix}")
    assert document.format == suffix
    assert PARTS[1].text in "\n".join(block.text for block in document.blocks)


@pytest.mark.parametrize("stem", ARCHIVES)
def test_a_file_in_an_archive_opens_with_its_password(stem: str) -> None:
    (member,) = readers.gather([FILES / f"{stem}.zip"])
    codes = []
    for password in (None, "1234", ""):
        with pytest.raises(SourceError) as caught:
            readers.read(member, password=password)
        codes.append(caught.value.code)
    assert codes == ["error.source.encrypted", "error.source.password", "error.source.encrypted"]
    document = readers.read(member, password=PASSWORD)
    assert "".join(block.text for block in document.blocks).count("837.3亿斤") == 400


@pytest.mark.parametrize("spins", [b"spinCount='9999999'", b"<!DOCTYPE keys>    "])
def test_a_lock_that_asks_for_endless_work_is_refused(spins: bytes) -> None:
    data = (FILES / "agile.docx").read_bytes()
    assert b'spinCount="100000"' in data
    slow = data.replace(b'spinCount="100000"', spins)
    assert refused(slow, "慢.docx", PASSWORD) == "error.source.unsafe"


def test_excel_97_that_only_says_it_is_locked() -> None:
    data = bytearray((FILES / "report.xls").read_bytes())
    at = data.index(b"\x09\x08\x10\x00\x00\x06\x05\x00") + 20
    data[at : at + 2] = struct.pack("<H", 0x002F)
    assert refused(bytes(data), "密.xls") in ("error.source.encrypted", "error.source.damaged")


def test_passwords_are_by_path(tmp_path: Path) -> None:
    for suffix in ("docx", "xls"):
        (tmp_path / f"密.{suffix}").write_bytes((FILES / f"locked.{suffix}").read_bytes())
    first = str(tmp_path / "密.docx")
    found = read_sources([tmp_path], passwords={first: PASSWORD})
    assert [document.name for document in found.documents] == ["密.docx"]
    assert [failure.code for failure in found.failures] == ["error.source.encrypted"]


@pytest.mark.parametrize("name", OPENDOCUMENT)
def test_an_opendocument_file_opens_with_its_password(name: str) -> None:
    data = (FILES / name).read_bytes()
    assert refused(data, name) == "error.source.encrypted"
    assert refused(data, name, "1234") == "error.source.password"
    document = readers.read_bytes(data, name, password=PASSWORD)
    assert document.format == "odt"
    assert document.sha256 == sha256(data).hexdigest()
    assert document.blocks == readers.read(FILES / "report.odt").blocks


@pytest.mark.parametrize("name", OPENDOCUMENT)
def test_a_locked_opendocument_file_that_is_broken_ends_in_one_line(name: str) -> None:
    files = entries((FILES / name).read_bytes())
    part = max(files, key=lambda one: len(files[one]))
    for at in range(0, len(files[part]), len(files[part]) // 20):
        spoilt = files[part][:at] + bytes(8) + files[part][at + 8 :]
        for one in (files[part][:at], spoilt):
            with suppress(SourceError):
                readers.read_bytes(packed({**files, part: one}), "坏.odt", password=PASSWORD)


@pytest.mark.parametrize(
    ("name", "before", "after", "code"),
    [
        ("locked.odt", b'iteration-count="100000"', b'iteration-count="99999999"', "unsafe"),
        ("argon.odt", b'argon2-memory="65536"', b'argon2-memory="9999999"', "unsafe"),
        ("argon.odt", b'argon2-iterations="3"', b'argon2-iterations="3000"', "unsafe"),
        ("argon.odt", b'manifest:argon2id"', b'manifest:scrypt"', "locked"),
        ("locked.odt", b"aes256-cbc", b"serpent256", "locked"),
        ("locked.odt", b'salt="', b'salt="?', "locked"),
        ("locked.odt", b'iteration-count="100000"', b'iteration-count="viel"', "locked"),
        ("locked.odt", b"#aes256-cbc", b"#aes256-gcm", "password"),
    ],
)
def test_a_lock_of_opendocument_that_is_crafted_or_not_known(
    name: str, before: bytes, after: bytes, code: str
) -> None:
    files = entries((FILES / name).read_bytes())
    manifest = "META-INF/manifest.xml"
    assert before in files[manifest]
    files[manifest] = files[manifest].replace(before, after)
    assert refused(packed(files), "密.odt", PASSWORD) == f"error.source.{code}"


def test_nobody_is_asked_for_the_password_of_what_only_libreoffice_reads() -> None:
    files = entries((FILES / "locked.odt").read_bytes())
    files["mimetype"] = b"application/vnd.oasis.opendocument.spreadsheet"
    assert refused(packed(files), "密.ods") == "error.source.locked"


@pytest.mark.parametrize("name", ["docx", "pptx", "xlsx", "ofd", "odt"])
def test_packages_whose_entries_are_locked(name: str) -> None:
    data = bytearray(SAMPLES[name].data())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(signature, at + 4)
    assert refused(bytes(data), f"密.{name}") == "error.source.locked"
