"""Excel 5 to 2003 workbooks (.xls, .xlt) and WPS's own (.et): the same as .xlsx in binary records (MS-XLS)."""

from __future__ import annotations

from model.document import Block, Notice
from model.errors import SourceError
from model.progress import Task


def sniff(head: bytes, name: str) -> float:
    """A compound file with a workbook in it, as far as the head shows."""
    if not head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return 0.0
    if "Workbook".encode("utf-16-le") in head:
        return 0.93
    return 0.5 if name.lower().endswith((".xls", ".xlt", ".et", ".ett")) else 0.1


def read(
    data: bytes,
    name: str,
    task: Task,
    *,
    encoding: str | None = None,
    password: str | None = None,  # noqa: ARG001 - encrypted workbooks are refused
) -> tuple[list[Block], list[Notice]]:
    """The blocks of a workbook; anchors hold the row, and the sheet as page where there are several. ``encoding`` is
    for the strings of Excel 5.

    Raises SourceError: ``error.source.damaged``, ``.encrypted``, ``.too_large``.
    """
    import struct

    from readers.xls.workbook import read_workbook

    try:
        return read_workbook(data, name, task, encoding)
    except (struct.error, IndexError) as error:
        raise SourceError("error.source.damaged", name=name, detail="XLS") from error
