"""Pictures of pages: scans, photographs, screenshots, faxes (PNG, JPEG, TIFF, BMP, WebP, GIF).

Their text comes from the optional text recognition; where that is not installed the reader says so.
"""

from __future__ import annotations

from collections.abc import Iterator

from model.document import Block, Notice
from model.errors import SourceError
from model.progress import Task
from readers.common.ocr.part import require

_MARKS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"GIF87a", b"GIF89a")


def sniff(head: bytes, name: str) -> float:  # noqa: ARG001 - the marks are never wrong
    """1 where the file begins as a picture does."""
    if head.startswith(_MARKS) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP"):
        return 1.0
    return (
        1.0 if head[:2] == b"BM" and head[6:10] == b"\0\0\0\0" and head[14:18] in _BITMAPS else 0.0
    )


# The lengths of a bitmap's second header.
_BITMAPS = tuple(length.to_bytes(4, "little") for length in (12, 16, 40, 52, 56, 64, 108, 124))


def read(
    data: bytes,
    name: str,
    task: Task,
    *,
    encoding: str | None = None,  # noqa: ARG001 - there are no bytes of text
    password: str | None = None,  # noqa: ARG001 - pictures have none
) -> tuple[list[Block], list[Notice]]:
    """The blocks of a picture; anchors hold the page (of a TIFF with several) and the line on it.

    Raises SourceError: ``error.source.no_recognition`` (the optional part is missing), ``.no_text``, ``.too_large``,
    ``.damaged``.
    """
    require(name)

    from readers.common.ocr.document import STAGE, Reading
    from readers.common.ocr.frames import Frames
    from readers.common.pages.flow import blocks_of
    from readers.common.pages.shapes import PageText

    with Frames(data, name) as frames:
        reading = Reading(task, frames.count)

        def pages() -> Iterator[PageText]:
            for number, (picture, width, height) in enumerate(frames, 1):
                seen = reading.page(picture, number, width, height)
                reading.count(seen)
                yield seen.page
                task.report(STAGE, number, frames.count)

        blocks = blocks_of(pages()).blocks
    if not blocks:
        raise SourceError("error.source.picture_without_text", name=name)
    notices = reading.notices(name)
    if frames.animated:
        notices.append(Notice("notice.ocr.animated", (("name", name),)))
    return blocks, notices
