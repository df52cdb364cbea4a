"""Rich Text Format (.rtf; also what Word and WPS write under the name .doc)."""

from __future__ import annotations

from model.document import Block, Notice
from model.progress import Task

_MARK = b"{\\rt"


def sniff(head: bytes, name: str) -> float:  # noqa: ARG001 - the name tells nothing the mark does not
    """A group that says what it is."""
    return 1.0 if head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(_MARK) else 0.0


def read(
    data: bytes,
    name: str,
    task: Task,
    *,
    encoding: str | None = None,
    password: str | None = None,  # noqa: ARG001 - there is no encrypted RTF
) -> tuple[list[Block], list[Notice]]:
    """The blocks of a document, anchored by paragraph and, where it sets page breaks, by page. ``encoding`` is for
    text whose font does not name one.

    Raises SourceError ``error.source.damaged``.
    """
    from readers.rtf.document import read_document

    return read_document(data, name, task, encoding)
