"""Pages that stand as pictures inside a document: a scan pasted into Word, on slides, in an OFD."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterable
from io import BytesIO
from typing import TYPE_CHECKING, Any

from model.document import Block, BlockKind, Notice
from model.errors import SourceError
from model.progress import Task
from readers.common.ocr.part import is_installed
from readers.common.zips import BROKEN, Archive

if TYPE_CHECKING:
    from readers.common.ocr.document import Reading
    from readers.common.pages.shapes import PageText

_SUFFIXES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp", ".gif")
# Black and white scans are packed so well that a page takes a few hundred bytes; illustrations are never kept so.
_SCANS, _LEAST_OF_SCAN = (".jb2", ".jbig2"), 300
# A picture of a page has so many bytes, and so many points on its shorter side; a logo has fewer.
_LEAST, _SHORTEST = 12_000, 600
# A document with so many characters of its own is text with illustrations.
_FEW = 200
# A package whose text takes so many bytes of XML is no scan.
_MARKUP = 1_000_000
# A picture that takes less of its page is an illustration or a logo; one that takes less than the second share may be one.
_ILLUSTRATION, _SURELY = 0.2, 0.4
# Paper is lighter than this and has hardly more shades than this; so much of a page is paper.
_DARKEST, _SHADE, _PAPER = 96, 48, 0.6
_REFUSED = ("error.source.damaged", "error.source.too_large")


class Pictures:
    """Recognises the pictures of a document of ``total`` pages. ``missed``: how many could not be, for want of the
    optional part; ``tried``: how many were looked at."""

    def __init__(self, name: str, task: Task, total: int) -> None:
        self.missed = self.tried = 0
        self._name, self._task, self._total = name, task, total
        self._reading: Reading | None = None

    def page(
        self,
        data: bytes,
        number: int,
        area: tuple[float, float] | None,
        *,
        may_be_photo: bool = False,
    ) -> PageText | None:
        """The text on a picture, page ``number``, ``area`` points large (by default as the picture says); None if it is
        no page or cannot be read. One that ``may_be_photo`` is only read if most of it is paper."""
        if not is_installed():
            self.missed += 1
            return None
        from readers.common.ocr.document import STAGE, Reading
        from readers.common.ocr.frames import Frames

        self._reading = self._reading or Reading(self._task, self._total)
        try:
            with Frames(data, self._name) as frames:
                picture, width, height = next(iter(frames))
        except SourceError as error:
            if error.code not in _REFUSED:
                raise
            return None
        if min(picture.size) < _SHORTEST or (may_be_photo and not _is_paper(picture)):
            return None
        self.tried += 1
        seen = self._reading.page(picture, number, *(area or (width, height)))
        self._reading.count(seen)
        self._task.report(STAGE, number, self._total)
        return seen.page if seen.page.fragments else None

    def notices(self) -> list[Notice]:
        """What a person should know of what was recognised and what was not."""
        notices = self._reading.notices(self._name) if self._reading else []
        if self.missed:
            values = (("name", self._name), ("count", str(self.missed)))
            notices.append(Notice("notice.ocr.pictures", values))
        return notices


def _is_paper(picture: Any) -> bool:
    """Whether most of an RGB picture is of one light shade, as a sheet is and the world is not."""
    shades = picture.convert("L").resize((64, 64)).histogram()
    shares = [sum(shades[at : at + _SHADE]) for at in range(_DARKEST, 256 - _SHADE + 1, 8)]
    return bool(max(shares) > _PAPER * 64 * 64)


def is_page(archive: Archive, part: str) -> bool:
    """Whether a part is a picture large enough to show a page."""
    suffix = posixpath.splitext(part)[1].lower()
    return suffix in _SUFFIXES and part in archive and archive.size(part) >= _LEAST


def has_little_text(blocks: Iterable[Block]) -> bool:
    """Whether a document is hardly more than its pictures."""
    return sum(len(block.text) for block in blocks if block.kind is not BlockKind.NOISE) < _FEW


def with_pictures(
    archive: Archive,
    parts: Iterable[tuple[str, float | None]],
    blocks: list[Block],
    name: str,
    task: Task,
) -> tuple[list[Block], list[Notice]]:
    """The blocks of a document of little text and those of the pages that its pictures show: ``parts``, in order, each
    with the share of its page that it takes, where that is known. Anchors hold the number of the picture as page.

    Raises SourceError ``error.source.no_recognition`` and ``.picture_without_text`` where nothing else is there.
    """
    # Beside some words of its own a document may show a photograph; one of nothing else is its pictures.
    worded = any(block.kind is not BlockKind.NOISE for block in blocks)
    least = _SURELY if worded and not is_installed() else _ILLUSTRATION
    pages = [
        (part, worded and share < _SURELY)
        for part, share in {part: 1.0 if share is None else share for part, share in parts}.items()
        if share >= least and is_page(archive, part)
    ]
    if not pages:
        return blocks, []
    from readers.common.pages.flow import blocks_of

    pictures = Pictures(name, task, len(pages))
    read = (
        pictures.page(archive.read(part), at, None, may_be_photo=doubtful)
        for at, (part, doubtful) in enumerate(pages, 1)
    )
    found = blocks_of(page for page in read if page is not None).blocks
    if not blocks and not found:
        if pictures.missed:
            raise SourceError("error.source.no_recognition", name=name)
        if pictures.tried:
            raise SourceError("error.source.picture_without_text", name=name)
    return [*blocks, *found], pictures.notices()


def may_be_pictures(data: bytes) -> bool:
    """Whether reading a package means recognising pictures in it, which takes native libraries."""
    if not is_installed():
        return False
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            entries = package.infolist()
    except BROKEN:
        return False
    markup = sum(entry.file_size for entry in entries if entry.filename.lower().endswith(".xml"))
    return markup < _MARKUP and any(
        (entry.file_size >= _LEAST and entry.filename.lower().endswith(_SUFFIXES))
        or (entry.file_size >= _LEAST_OF_SCAN and entry.filename.lower().endswith(_SCANS))
        for entry in entries
    )
