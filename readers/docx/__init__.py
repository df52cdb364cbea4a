"""Word documents (.docx, .docm, .dotx, .dotm; WPS writes the same), read from their XML.

Everything that a person sees on the page is kept: tracked insertions, content controls, text boxes, the
results of fields, footnotes, automatic numbers, headers and footers (as noise). What is not on the page is
not: deletions, hidden text, comments, field instructions. Nothing outside the package is ever fetched, and
macros are never looked at.
"""

from __future__ import annotations

from model.document import Block, Notice
from model.progress import Task

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# What Office keeps encrypted packages of all its programs in.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SUFFIXES = (".docx", ".docm", ".dotx", ".dotm")


def sniff(head: bytes, name: str) -> float:
    """A package with a Word part; also compound files, which may be encrypted Office documents, so that the refusal
    says so."""
    if head.startswith(_OLE):
        return 0.9 if _ENCRYPTED in head else 0.2
    if not head.startswith(_ZIP):
        return 0.0
    if b"word/" in head or b"word\\" in head:
        return 1.0
    if any(mark in head for mark in (b"xl/", b"ppt/", b"OFD.xml", b"opendocument")):
        return 0.0
    return 0.6 if name.lower().endswith(_SUFFIXES) or b"[Content_Types].xml" in head else 0.0


def read(
    data: bytes,
    name: str,
    task: Task,
    *,
    encoding: str | None = None,  # noqa: ARG001 - XML says its own
    password: str | None = None,  # noqa: ARG001 - encrypted packages are refused
) -> tuple[list[Block], list[Notice]]:
    """The blocks of a Word document, anchored by paragraph and, where breaks are recorded, by page.

    Raises SourceError: ``error.source.damaged``, ``.encrypted``, ``.unsafe`` and ``.unsupported`` (a package
    or compound file of another program).
    """
    from readers.docx.document import read_document

    return read_document(data, name, task)
