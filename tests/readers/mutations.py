"""Files changed by chance as damage and malice change them: bytes anywhere, or what a format is built of.

A zip is opened and a part of it changed before it is packed again, so that a change is met by the parser of the
part and not only by a checksum. Everything follows from the :class:`random.Random` given.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from random import Random

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LARGEST = 4 * 1024 * 1024
_NUMBERS = (
    b"0", b"-1", b"1", b"65536", b"2147483647", b"-2147483648", b"4294967296", b"99999999999999999999",
    b"1e308", b"NaN", b"",
)  # fmt: skip
_WORDS = (0, 1, 0x7F, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFE, 0xFFFFFFFF)
_DTD = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY s SYSTEM "file:///etc/passwd">]>'
_STRINGS = (
    b"\0", b"\xff\xfe", b"\xed\xa0\x80", b"&b;&s;", b"../../../etc/passwd", b"/dev/zero", b"%n%s", b"]]>",
    b"http://127.0.0.1:9/x", b"{\\rtf1", b"\\bin2147483647 ", b"\\'", b"\\u-1?", b"\x13\x14\x15\x07",
    "字".encode(), "\u202e".encode(), b"<", b">", b"\r\n\r\n--",
)  # fmt: skip
_TAG = re.compile(rb"<(/?)([A-Za-z][\w:.-]*)([^<>]*)>")
_DIGITS = re.compile(rb"-?\d+")


def mutated(data: bytes, chance: Random, others: tuple[bytes, ...] = ()) -> bytes:
    """``data`` with one to four changes; ``others`` are files of which pieces may be put in."""
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        if data.startswith(b"PK") and chance.random() < 0.85:
            data = _in_zip(data, chance)
        elif data.startswith(OLE) and chance.random() < 0.7:
            data = _in_records(data, chance)
        elif others and chance.random() < 0.05:
            other = chance.choice(others)
            data = data[: chance.randrange(len(data) + 1)] + other[chance.randrange(len(other)) :]
        else:
            data = chance.choice(_ANYWHERE)(data, chance)
        data = data[:_LARGEST]
    return data


def _flip(data: bytes, chance: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(min(chance.choice((1, 2, 8, 40)), len(changed))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _cut(data: bytes, chance: Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _drop(data: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + data[at + chance.choice((1, 4, 64, 1024)) :]


def _repeat(data: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    piece = data[at : at + chance.choice((1, 8, 100, 2000))]
    return (
        data[:at]
        + piece * min(chance.choice((2, 10, 1000)), _LARGEST // (len(piece) + 1))
        + data[at:]
    )


def _insert(data: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice(_STRINGS) * chance.choice((1, 1, 1, 50)) + data[at:]


def _renumber(data: bytes, chance: Random) -> bytes:
    return _replace_one(data, _DIGITS, lambda _: chance.choice(_NUMBERS), chance)


def _retag(data: bytes, chance: Random) -> bytes:
    """A tag dropped, doubled, nested ten thousand deep, or another's name or attributes on it."""
    tags = _TAG.findall(data[:200_000])
    if not tags:
        return _insert(data, chance)
    how = chance.randrange(5)
    closing, name, attributes = chance.choice(tags)

    def changed(found: re.Match[bytes]) -> bytes:
        if how == 0:
            return b""
        if how == 1:
            return found[0] * 2
        if how == 2:
            return (b"<" + found[2] + found[3].rstrip(b"/") + b">") * chance.choice((300, 10_000))
        if how == 3:
            return b"<" + closing + name + found[3] + b">"
        return b"<" + found[1] + found[2] + attributes + b">"

    return _replace_one(data, _TAG, changed, chance)


def _nest(data: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    opening = chance.choice(
        (b"{", b"{\\*\\x ", b"<div>", b"<table><tr><td>", b"> ", b"- ", b"[[", b"(")
    )
    return data[:at] + opening * chance.choice((100, 10_000)) + data[at:]


def _with_dtd(data: bytes, chance: Random) -> bytes:
    at = data.find(b"?>") + 2 if data.startswith(b"<?xml") else 0
    return data[:at] + _DTD + data[at:]


_ANYWHERE: tuple[Callable[[bytes, Random], bytes], ...] = (
    _flip, _flip, _cut, _drop, _repeat, _insert, _renumber, _retag, _nest, _with_dtd,
)  # fmt: skip


def _replace_one(
    data: bytes,
    pattern: re.Pattern[bytes],
    by: Callable[[re.Match[bytes]], bytes],
    chance: Random,
) -> bytes:
    found = pattern.search(data, chance.randrange(len(data) + 1)) or pattern.search(data)
    return data[: found.start()] + by(found) + data[found.end() :] if found else data


def _in_records(data: bytes, chance: Random) -> bytes:
    """A number of two or four bytes at an even place made extreme: lengths, sector chains, counts."""
    if len(data) < 1024:
        return _flip(data, chance)
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 3, 10))):
        limit = 512 if chance.random() < 0.2 else len(changed) - 4
        at = chance.randrange(0, limit, 2)
        if chance.random() < 0.5:
            struct.pack_into("<H", changed, at, chance.choice(_WORDS) & 0xFFFF)
        else:
            struct.pack_into("<I", changed, at, chance.choice((*_WORDS, chance.randrange(200))))
    return bytes(changed)


def entries(data: bytes) -> dict[str, bytes]:
    """The files of a zip by name, as far as they can be unpacked."""
    found: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for entry in archive.infolist():
                if entry.file_size <= _LARGEST:
                    found[entry.filename] = archive.read(entry)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError,
            NotImplementedError, struct.error, OverflowError, UnicodeDecodeError):  # fmt: skip
        pass
    return found


def packed(files: dict[str, bytes]) -> bytes:
    """A zip of ``files``, the first of them stored as the formats want it."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for place, (name, content) in enumerate(files.items()):
            entry = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
            stored = place == 0 and name == "mimetype"
            entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content, compresslevel=1)
    return target.getvalue()


def _in_zip(data: bytes, chance: Random) -> bytes:
    files = entries(data)
    if not files:
        return _flip(data, chance)
    name = chance.choice(list(files))
    how = chance.randrange(12)
    if how == 0:
        del files[name]
    elif how == 1:
        files[chance.choice(("../../x.xml", "/etc/x", "C:\\x", "a\\..\\..\\b"))] = files[name]
    elif how == 2:
        other = chance.choice(list(files))
        files[name], files[other] = files[other], files[name]
    elif how == 3:
        files[name] = b""
    else:
        content = files[name] or b"<x/>"
        files[name] = chance.choice(_ANYWHERE)(content, chance)[:_LARGEST]
    try:
        return packed(files)
    except (ValueError, UnicodeEncodeError):
        return data
