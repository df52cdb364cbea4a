"""What a file is that no reader takes, so that the person knows what to convert."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from model.errors import SourceError

# Pictures of telephones.
_HEIF = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif")
# What only points to a file: a shortcut of Windows, of the web, of a Linux desktop.
_SHORTCUT = b"L\0\0\0\x01\x14\x02\0"
_FIRST_LINES = 256
_POINTERS = {".url": b"[InternetShortcut]", ".desktop": b"[Desktop Entry]"}


def _starts(*marks: bytes) -> Callable[[bytes], bool]:
    return lambda head: head.startswith(marks)


# What a file that no reader takes really is, so that the person knows what to convert. First match wins.
_FOREIGN: tuple[tuple[str, Callable[[bytes], bool]], ...] = (
    ("PDF", _starts(b"%PDF-")),
    ("OFD", lambda head: head.startswith(b"PK") and b"OFD.xml" in head),
    ("Excel (.xlsx)", lambda head: head.startswith(b"PK") and b"xl/" in head),
    ("PowerPoint (.pptx)", lambda head: head.startswith(b"PK") and b"ppt/" in head),
    ("OpenDocument", lambda head: head.startswith(b"PK") and b"opendocument" in head),
    ("ZIP", _starts(b"PK\x03\x04", b"PK\x05\x06")),
    ("RAR", _starts(b"Rar!\x1a\x07")),
    ("7z", _starts(b"7z\xbc\xaf\x27\x1c")),
    ("gzip", _starts(b"\x1f\x8b\x08")),
    ("SQLite", _starts(b"SQLite format 3\0")),
    ("EXE", lambda head: head.startswith(b"MZ") and b"\0" in head[:64]),
    ("ELF", _starts(b"\x7fELF")),
    ("HEIC", lambda head: head[4:8] == b"ftyp" and head[8:12] in _HEIF),
    ("CEB", _starts(b"Founder CEB")),
    ("MP4", lambda head: head[4:8] == b"ftyp"),
    ("MP3", _starts(b"ID3")),
)


# Packages that are documents of other programs, by how the name of an entry begins.
_PACKAGES = {
    "index/document.iwa": "Pages/Numbers/Keynote",
    "index/slide": "Keynote",
    "meta-inf/container.xml": "EPUB",
}


def refuse_pointer(head: bytes, suffix: str, name: str) -> None:
    """Raise SourceError ``error.source.shortcut`` for what only points to a file."""
    mark = _POINTERS.get(suffix)
    if head.startswith(_SHORTCUT) or (mark and mark in head[:_FIRST_LINES]):
        raise SourceError("error.source.shortcut", name=name)


def kind_of(head: bytes) -> str | None:
    """What a file that begins with ``head`` is called; None for what nobody knows."""
    return next((found for found, matches in _FOREIGN if matches(head)), None)


def package_of(names: Sequence[str]) -> str | None:
    """What the zip package with entries of these names (lower case) is called."""
    for mark, found in _PACKAGES.items():
        if any(entry.startswith(mark) for entry in names):
            return found
    return None
