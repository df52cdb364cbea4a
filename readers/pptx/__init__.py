"""Presentations (.pptx, .ppsx, .potx, with or without macros, which are never looked at)."""

from __future__ import annotations

from model.document import Block, Notice
from model.progress import Task


def sniff(head: bytes, name: str) -> float:  # noqa: ARG001 - the name tells nothing the parts do not
    """A package with a presentation in it."""
    return 0.9 if head.startswith(b"PK\x03\x04") and b"ppt/" in head else 0.0


def read(
    data: bytes,
    name: str,
    task: Task,
    *,
    encoding: str | None = None,  # noqa: ARG001 - XML says its own
    password: str | None = None,  # noqa: ARG001 - encrypted packages are refused
) -> tuple[list[Block], list[Notice]]:
    """The blocks of a presentation; a page is a slide. Titles are headings, notes of the speaker captions.

    Raises SourceError: ``error.source.damaged``, ``.encrypted``, ``.unsafe``, ``.too_large``.
    """
    from readers.pptx.slides import read_slides

    return read_slides(data, name, task)
