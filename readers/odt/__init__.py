"""OpenDocument text (.odt; a .fodt comes as the package it stands for): LibreOffice, older WPS and Yozo documents.

Kept and left out is the same as of a Word document: tracked insertions, notes, text boxes and automatic numbers
are read, deletions, hidden text, comments and scripts are not. Nothing that the file links to is fetched.
"""

from __future__ import annotations

from model.document import Block, Notice
from model.progress import Task

_MIME = b"application/vnd.oasis.opendocument.text"
_SUFFIXES = (".odt", ".ott")


def sniff(head: bytes, name: str) -> float:
    """A package whose first entry says that it is a text."""
    if not head.startswith(b"PK\x03\x04"):
        return 0.0
    if _MIME in head[:200]:
        return 1.0
    if b"content.xml" in head and b"META-INF/" in head:
        return 0.55
    return 0.5 if name.lower().endswith(_SUFFIXES) and b"content.xml" in head else 0.0


def read(
    data: bytes,
    name: str,
    task: Task,
    *,
    encoding: str | None = None,  # noqa: ARG001 - XML says its own
    password: str | None = None,
) -> tuple[list[Block], list[Notice]]:
    """The blocks of a text, anchored by paragraph and, where breaks are recorded, by page.

    Raises SourceError: ``error.source.damaged``, ``.encrypted``, ``.password``, ``.locked``, ``.unsafe``, ``.unsupported`` (a package of
    another program) and ``.too_large``.
    """
    from readers.odt.document import read_document

    return read_document(data, name, task, password)
