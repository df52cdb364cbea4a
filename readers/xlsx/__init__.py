"""Workbooks (.xlsx, .xlsm, .xltx, .et saved as such): sheets as tables, cells as they are shown."""

from __future__ import annotations

from model.document import Block, Notice
from model.progress import Task


def sniff(head: bytes, name: str) -> float:  # noqa: ARG001 - the name tells nothing the parts do not
    """A package with a workbook in it."""
    return 0.9 if head.startswith(b"PK\x03\x04") and b"xl/" in head else 0.0


def read(
    data: bytes,
    name: str,
    task: Task,
    *,
    encoding: str | None = None,  # noqa: ARG001 - XML says its own
    password: str | None = None,  # noqa: ARG001 - encrypted packages are refused
) -> tuple[list[Block], list[Notice]]:
    """The blocks of a workbook; anchors hold the row, and the sheet as page where there are several. Formulas are
    never worked out: what the last program to save the file saw is what is read.

    Raises SourceError: ``error.source.damaged``, ``.unsafe``, ``.too_large``, ``.unsupported``.
    """
    from readers.xlsx.workbook import read_workbook

    return read_workbook(data, name, task)
