"""Word 97 to 2003 (.doc, .dot) and WPS Writer (.wps, .wpt), which writes the same.

The text is read from the piece table, its paragraphs and characters from their formatting pages (MS-DOC); kept and
left out is the same as of a .docx. Older Word files are named and refused.
"""

from __future__ import annotations

from model.document import Block, Notice
from model.errors import SourceError
from model.progress import Task

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def sniff(head: bytes, name: str) -> float:
    """A compound file, if nothing says that it is another's."""
    if not head.startswith(_OLE):
        return 0.0
    if "WordDocument".encode("utf-16-le") in head:
        return 0.95
    return 0.5 if name.lower().endswith((".doc", ".dot", ".wps", ".wpt")) else 0.1


def read(
    data: bytes,
    name: str,
    task: Task,
    *,
    encoding: str | None = None,  # noqa: ARG001 - text is Unicode
    password: str | None = None,  # noqa: ARG001 - encrypted files are refused
) -> tuple[list[Block], list[Notice]]:
    """The blocks of a document, anchored by paragraph and, where it sets page breaks, by page.

    Raises SourceError: ``error.source.damaged``, ``.encrypted``, ``.unsupported`` (a compound file of another
    program).
    """
    import struct

    from readers.doc.document import read_document

    try:
        return read_document(data, name, task)
    except (struct.error, IndexError) as error:
        raise SourceError("error.source.damaged", name=name, detail="DOC") from error
