"""Pages of a PDF that are pictures, or whose text layer says nothing a person could read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from model.document import Notice
from model.progress import Task
from readers.common.ocr.part import is_installed
from readers.common.pages.notices import listed
from readers.common.pages.shapes import PageText

if TYPE_CHECKING:
    from readers.common.ocr.document import Reading

IMAGE = 3
# A page with fewer characters, most of it covered by pictures, is a scan with a stamp or a page number on it.
_FEW = 60
_COVERED = 0.4
# A text layer with so many characters outside what is printed has lost its encoding.
_GARBLED = 0.3
_ENOUGH = 8
# Names, herbs and the like may be rare characters; of so many of a page only few are.
_MANY = 60
# The first bytes of the characters in the first half of GB 2312; of the second a text has one in a hundred.
_FIRST_HALF = bytes(range(0xD8))
# So many of them tell.
_SAMPLE = 400
_DEPTH = 4
# Letters drawn as outlines make many paths; a frame or a coloured field only a few.
_OUTLINES = 20

# What a page is drawn at: as fine as the scan in it, between these (points of the picture to the inch).
_DPI = 200.0
_FINEST = 300.0
# The longer side of the picture has at least so many points, and all of it at most so many.
_LEAST = 1_600
_MOST_POINTS = 36_000_000
# A picture in a page that takes a gigabyte to unpack.
MOST_IN_PICTURE = 200_000_000

# Latin letters with marks are common in some languages, but not most of a text.
_PLAIN = re.compile(
    r"[\x21-\x7e\u00a0-\u024f\u0370-\u04ff\u2000-\u22ff\u2460-\u27bf\u3000-\u30ff\uff00-\uffef]"
)
_CHINESE = re.compile(r"[\u4e00-\u9fff]+")
_MARKED_LATIN = re.compile(r"[\u00a1-\u00ff]")


class Scans:
    """Reads the pages of a document of ``count`` pages that are pictures.

    ``missed``: pages that could not be read for want of the optional part; ``garbled``: pages whose text layer is
    garbled and had to be kept; ``tried``: whether any was recognised.
    """

    def __init__(self, task: Task, count: int) -> None:
        self.missed: list[int] = []
        self.garbled: list[int] = []
        self.tried = False
        self._task, self._count = task, count
        self._reading: Reading | None = None

    def page(self, page: Any, text: PageText) -> PageText:
        """``page`` (a ``pypdfium2.PdfPage``) as a person sees it: its text layer, or what stands in the picture."""
        layer = characters(text)
        garbled = is_garbled(layer)
        if not garbled and not is_picture(page, layer):
            return text
        if garbled:
            self.garbled.append(text.number)
        if not is_installed():
            if not garbled:
                self.missed.append(text.number)
            return text
        picture = draw(page)
        if picture is None:
            return text
        self.tried = True
        seen = self._recognised().page(picture, text.number, *page.get_size())
        if len(characters(seen.page)) < (_ENOUGH if garbled else len(layer)):
            return text
        if garbled:
            self.garbled.pop()
        self._recognised().count(seen)
        return seen.page

    def notices(self, name: str) -> list[Notice]:
        """What a person should know of these pages."""
        notices = self._reading.notices(name) if self._reading else []
        garbled = "notice.pdf.garbled" if is_installed() else "notice.ocr.missing_garbled"
        for code, pages in (("notice.ocr.missing", self.missed), (garbled, self.garbled)):
            if pages:
                values = {"name": name, "pages": listed(pages), "total": str(self._count)}
                notices.append(Notice(code, tuple(values.items())))
        return notices

    def _recognised(self) -> Reading:
        if self._reading is None:
            from readers.common.ocr.document import Reading

            self._reading = Reading(self._task, self._count)
        return self._reading


def characters(page: PageText) -> str:
    """All of a page's text, in no order."""
    pieces = [*page.fragments, *(piece for group in page.turned for piece in group)]
    return "".join(piece.text for piece in pieces).replace(" ", "")


def is_garbled(text: str) -> bool:
    """Whether a text layer lost its encoding: characters that no Chinese or Latin text is made of."""
    if len(text) < _ENOUGH:
        return False
    text = text[:: 1 + len(text) // _SAMPLE]
    # Simplified and traditional Chinese in daily use; what is rare in both is no text.
    rest = text.encode("gb2312", "ignore").decode("gb2312")
    chinese = "".join(_CHINESE.findall(rest)).encode("gb2312")[::2]
    # Codes that belong to other characters give rare ones as often as common ones.
    if len(chinese) >= _MANY and len(chinese.translate(None, _FIRST_HALF)) > _GARBLED * len(
        chinese
    ):
        return True
    if len(rest) > (1 - _GARBLED / 2) * len(text):
        return False
    strange = sum(not _is_usual(char) for char in text)
    accents = len(_MARKED_LATIN.findall(text))
    return strange > _GARBLED * len(text) or accents > 0.5 * len(text)


def _is_usual(char: str) -> bool:
    if _PLAIN.match(char):
        return True
    for encoding in ("gb2312", "big5"):
        try:
            char.encode(encoding)
        except UnicodeEncodeError:
            continue
        return True
    return False


def is_picture(page: Any, text: str) -> bool:
    """Whether what a reader sees of ``page`` (a ``pypdfium2.PdfPage``) with the text layer ``text`` is a picture."""
    if len(text) >= _FEW:
        return False
    width, height = page.get_size()
    covered = 0.0
    drawn = 0
    for found in page.get_objects(max_depth=_DEPTH):
        drawn += 1
        if found.type == IMAGE:
            left, bottom, right, top = found.get_bounds()
            covered += abs(right - left) * abs(top - bottom)
        if drawn > 20_000:
            break
    return covered > _COVERED * width * height or (not text and drawn >= _OUTLINES)


def draw(page: Any) -> Any | None:
    """``page`` as an RGB picture; None if a picture in it is too large to be unpacked."""
    width, height = page.get_size()
    dpi = _DPI
    for found in page.get_objects(filter=[IMAGE], max_depth=_DEPTH):
        across, down = found.get_px_size()
        if across * down > MOST_IN_PICTURE:
            return None
        left, _, right, _ = found.get_bounds()
        if right - left > width / 2:
            dpi = max(dpi, min(_FINEST, 72 * across / (right - left)))
    scale = max(dpi / 72, _LEAST / max(width, height, 1.0))
    scale = min(scale, (_MOST_POINTS / max(width * height, 1.0)) ** 0.5)
    bitmap = page.render(scale=scale, rev_byteorder=True, may_draw_forms=False)
    try:
        return bitmap.to_pil().convert("RGB").copy()
    finally:
        bitmap.close()
