"""PowerPoint 97 to 2003 (.ppt, .pps, .pot) and WPS's own (.dps): slides as .pptx has them, in binary records (MS-PPT)."""

from __future__ import annotations

from model.document import Block, Notice
from model.errors import SourceError
from model.progress import Task


def sniff(head: bytes, name: str) -> float:
    """A compound file with a presentation in it, as far as the head shows."""
    if not head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return 0.0
    if "PowerPoint Document".encode("utf-16-le") in head:
        return 0.94
    return 0.5 if name.lower().endswith((".ppt", ".pps", ".pot", ".dps", ".dpt")) else 0.1


def read(
    data: bytes,
    name: str,
    task: Task,
    *,
    encoding: str | None = None,  # noqa: ARG001 - text is Unicode
    password: str | None = None,  # noqa: ARG001 - what has one is opened before
) -> tuple[list[Block], list[Notice]]:
    """The blocks of a presentation; anchors hold the slide as page.

    Raises SourceError: ``error.source.damaged``, ``.encrypted``.
    """
    import struct

    from readers.ppt.slides import read_slides

    try:
        return read_slides(data, name, task)
    except (struct.error, IndexError) as error:
        raise SourceError("error.source.damaged", name=name, detail="PPT") from error
