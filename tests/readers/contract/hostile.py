"""What malice makes of a good file, whatever its format: every case gives files to be read or refused."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Iterator, Mapping
from email import message_from_bytes

from readers.common.encoding import decode
from tests.readers.hostile_files import LAUGHS, OUTSIDE
from tests.readers.mutations import OLE, entries, packed

_DEEP = 10_000


def decoded(data: bytes) -> str:
    """A text file's text; of a web archive, its page."""
    if data.startswith(b"From: "):
        data = message_from_bytes(data).get_payload(0).get_payload(decode=True)  # type: ignore[union-attr, assignment]
    return decode(data, "文", "gb18030" if b"charset=gb" in data else None).text


def _marked_up(files: Mapping[str, bytes]) -> list[str]:
    return [name for name, content in files.items() if content.lstrip()[:1] == b"<"]


def _after_declaration(content: bytes, what: bytes) -> bytes:
    at = content.find(b"?>") + 2 if content.lstrip().startswith(b"<?xml") else 0
    return content[:at] + what + content[at:]


def entities(data: bytes) -> Iterator[bytes]:
    """Entities that laugh and entities that fetch, in the file or in every part of a package."""
    for declared in (LAUGHS, OUTSIDE):
        use = b"&i;&secret;"
        files = entries(data)
        for name in _marked_up(files):
            content = _after_declaration(files[name], declared.encode())
            at = content.rfind(b"</", 0, content.rfind(b"</"))
            yield packed({**files, name: content[:at] + use + content[at:]})
        if not files:
            yield _after_declaration(data, declared.encode()).replace(b"</p>", use + b"</p>")


def nesting(data: bytes) -> Iterator[bytes]:
    """Ten thousand levels of an element around what is there, or of a group, quotation, bracket."""
    files = entries(data)
    for name in _marked_up(files):
        content = files[name]
        at, end = content.find(b">", content.find(b"<", 60)) + 1, content.rfind(b"</")
        yield packed(
            {
                **files,
                name: content[:at]
                + b"<x>" * _DEEP
                + content[at:end]
                + b"</x>" * _DEEP
                + content[end:],
            }
        )
    if not files:
        for mark in (
            b"{",
            b"<div>",
            b"<ul><li>",
            b"<table><tr><td>",
            b">",
            b"[",
            b"(",
            b"<<",
            b"- ",
        ):
            at = data.find(b"\n") + 1
            yield data[:at] + mark * _DEEP + data[at:]


def bombs(data: bytes) -> Iterator[bytes]:
    """Every part of a package followed by a hundred megabytes of nothing, packed."""
    files = entries(data)
    for name in files:
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            for other, content in files.items():
                if other != name:
                    archive.writestr(other, content)
            with archive.open(name, "w") as entry:
                entry.write(files[name])
                for _ in range(100):
                    entry.write(b" " * (1 << 20))
        yield target.getvalue()


def traversal(data: bytes) -> Iterator[bytes]:
    """Entries and targets that leave the package."""
    files = entries(data)
    for name in ("../../../../tmp/x", "/etc/x", "C:\\x.xml", "a/../../x"):
        if files:
            yield packed({**files, name: b"<x/>"})
    for name in _marked_up(files):
        content = files[name]
        for attribute in (b'Target="', b'xlink:href="', b">Doc_0/", b'BaseLoc="'):
            if attribute in content:
                changed = content.replace(
                    attribute, attribute + b"../../../../../../etc/passwd/../"
                )
                yield packed({**files, name: changed})


def missing_parts(data: bytes) -> Iterator[bytes]:
    """A package without one of its parts, and with an empty one."""
    files = entries(data)
    for name in files:
        yield packed({other: content for other, content in files.items() if other != name})
        yield packed({**files, name: b""})


def encrypted(data: bytes) -> Iterator[bytes]:
    """A package whose entries say that they need a password."""
    if data.startswith(b"PK"):
        changed = bytearray(data)
        for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            at = changed.find(signature)
            while at >= 0:
                changed[at + offset] |= 1
                at = changed.find(signature, at + 4)
        yield bytes(changed)


def chains(data: bytes) -> Iterator[bytes]:
    """A compound file whose sector chains run in a circle, whose counts and sizes are extreme."""
    if not data.startswith(OLE):
        return
    for at in (30, 32, 44, 48, 56, 60, 64, 68, 72, 76):
        for value in (0, 1, 0x7FFFFFFF, 0xFFFFFFF0, 0xFFFFFFFE):
            changed = bytearray(data)
            struct.pack_into("<I", changed, at, value)
            yield bytes(changed)
    fat = (struct.unpack_from("<I", data, 76)[0] + 1) * 512
    for value in (0, 1, 2, 0x7FFFFFFF):
        changed = bytearray(data)
        for at in range(fat, min(fat + 512, len(changed) - 3), 4):
            struct.pack_into("<I", changed, at, value)
        yield bytes(changed)


def other_ends(data: bytes) -> Iterator[bytes]:
    """The file twice, with bytes in front, with bytes behind, with zeros in the middle."""
    yield data + data
    yield b"\0" * 100 + data
    yield data + b"\0" * 100_000
    middle = len(data) // 2
    yield data[:middle] + bytes(200) + data[middle + 200 :]


CASES: dict[str, Callable[[bytes], Iterator[bytes]]] = {
    "entities": entities,
    "nesting": nesting,
    "bombs": bombs,
    "traversal": traversal,
    "missing_parts": missing_parts,
    "encrypted": encrypted,
    "chains": chains,
    "other_ends": other_ends,
}
