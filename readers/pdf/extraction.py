"""pdfium's characters with their boxes → fragments of upright text.

pdfium is asked once per character for its box (``boxes``), and once per fragment for everything else: that keeps
layout about as cheap as the boxes alone.
"""

from __future__ import annotations

import math
import re
import sys
from array import array
from collections.abc import Collection, Sequence
from itertools import repeat
from typing import Any

from readers.common.pages.raised import RAISED, is_raised, with_raised
from readers.common.pages.shapes import Fragment, PageText
from readers.pdf.boxes import Boxes
from readers.pdf.pdfium import address, text_calls
from readers.pdf.pieces import (
    ASLANT,
    DOWNWARD,
    SAME_PLACE,
    SPACES,
    UPRIGHT,
    UPSIDE_DOWN,
    UPWARD,
    Cutter,
)
from readers.pdf.rules import rules_of

LINE_HYPHEN = "\x02"
_TEXT_HYPHEN = "\ufffe"  # the same in the text of a whole page
BOLD_WEIGHT = 600
FILL_AND_STROKE = 2

_SLICES = re.compile(r"[^\r\n]+")
_CONTROL: dict[int, str] = dict.fromkeys((*range(32), 0x7F, 0xFFFE, 0xFFFF), "\ufffd") | {
    ord("\t"): " ",
    ord(LINE_HYPHEN): "-",
    0xFEFF: "",
}
_UTF16 = f"utf-16-{sys.byteorder[0]}e"
# Codes that mean something in one font only; those of symbol fonts (bullets, boxes to tick) are known.
_PRIVATE = re.compile("[\ue000-\uefff\uf100-\uf8ff]")
_CONTROLS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f\ufeff\ufffe\uffff\ud800-\udfff\ue000-\uefff\uf100-\uf8ff]"
)


def read_page(page: Any, number: int) -> PageText:
    """Everything on ``page`` (a ``pypdfium2.PdfPage``); its handles are closed by the caller."""
    left, bottom, right, top = page.get_cropbox()
    turns = page.get_rotation() // 90
    width, height = right - left, top - bottom
    textpage = page.get_textpage()
    try:
        sheet = _Sheet(address(textpage.raw), (left, bottom, right, top), turns)
        upright, others = sheet.read()
        if sheet.main_turn and _length(upright) < sheet.main_length:
            # Most of the page runs up or down (a wide table bound sideways, vertical writing): read it from there.
            turns = (turns + sheet.main_turn) % 4
            sheet = _Sheet(address(textpage.raw), (left, bottom, right, top), turns)
            upright, others = sheet.read()
    finally:
        textpage.close()
    if turns % 2:
        width, height = height, width
    horizontal, vertical = rules_of(page, (left, bottom, right, top), turns)
    return PageText(number, width, height, upright, horizontal, vertical, others, sheet.unmapped)


class _Sheet:
    """The characters of a page in the coordinates of a reader for whom the page is turned ``turns`` × 90°
    clockwise."""

    def __init__(self, text: int, edges: tuple[float, float, float, float], turns: int) -> None:
        self.text = text
        self.pdfium = text_calls()
        self.count = max(self.pdfium.count(text), 0)
        self.turns = turns
        self.unmapped = 0
        # The commonest way that text runs that is not upright, and how many characters do.
        self.main_turn, self.main_length = 0, 0
        width, height = edges[2] - edges[0], edges[3] - edges[1]
        self.width, self.height = (height, width) if turns % 2 else (width, height)
        self.chars = self._characters()
        self.clean = not _CONTROLS.search(self.chars.replace("\r", ""))
        self.boxes = Boxes(text, self.count, edges, turns)
        self._matrix = array("f", bytes(24))
        self._matrix_at = self._matrix.buffer_info()[0]

    def _characters(self) -> str:
        """The character behind each box, one for one."""
        if not self.count:
            return ""
        # The whole text of a page is had at a hundredth of the cost of asking for each character. It lacks those
        # that cannot be mapped, takes two units for rare ones and writes a hyphen at a line's end in another way:
        # where there is one unit a character and no such hyphen, it is the same.
        units = array("H", bytes(2 * self.count + 2))
        written = self.pdfium.text(self.text, 0, self.count, units.buffer_info()[0]) - 1
        if written == self.count:
            try:
                found = units[:written].tobytes().decode(_UTF16)
            except UnicodeDecodeError:  # half of a rare character
                found = ""
            if len(found) == self.count and _TEXT_HYPHEN not in found:
                return found
        return "".join(map(chr, map(self.pdfium.code, repeat(self.text), range(self.count))))

    def read(self) -> tuple[list[Fragment], list[list[Fragment]]]:
        """Upright fragments, and groups of fragments that run otherwise (each made upright)."""
        upright: list[Fragment] = []
        others: dict[int, list[Fragment]] = {}
        places = [match.span() for match in _SLICES.finditer(self.chars)]
        runs = self.boxes.runs(places)
        cutter = Cutter(self.text, self.chars, self.boxes, self.turns)
        for at, (first, last) in enumerate(places):
            raised = self._raised(first, last) if runs.uneven[at] else ()
            if not runs.simply[at]:
                for indices, text, turn in cutter.pieces(first, last):
                    into = upright if turn == UPRIGHT else others.setdefault(turn, [])
                    self._add(into, indices, text, turn, raised)
                continue
            text = self.chars[first:last]
            if raised or text[0] in SPACES or text[-1] in SPACES:
                self._add(upright, range(first, last), text, raised=raised)
                continue
            edges = runs.x0[at], runs.y0[at], runs.x1[at], runs.y1[at]
            self._put(upright, text, first, edges, runs.tall[at])
        upright = _once(upright)
        straight = [turn for turn in others if turn != ASLANT]
        if straight:
            self.main_turn = max(straight, key=lambda turn: _length(others[turn]))
            self.main_length = _length(others[self.main_turn])
        return upright, [_once(group) for _, group in sorted(others.items())]

    def _raised(self, first: int, last: int) -> Collection[int]:
        """The characters of a line that stand higher than the others, in smaller type."""
        box = self.boxes
        inked = [at for at in range(first, last) if box.tall[at] > 0]
        sizes = {at: self._size(at, box.tall[at]) for at in inked if self.chars[at] not in SPACES}
        main = max(sizes, key=sizes.__getitem__, default=first)
        return frozenset(
            at
            for at, size in sizes.items()
            if is_raised(size, box.y1[at], sizes[main], box.y1[main])
        )

    def _add(
        self,
        into: list[Fragment],
        indices: Sequence[int],
        text: str,
        turn: int = UPRIGHT,
        raised: Collection[int] = (),
    ) -> None:
        """Add characters without the white space at their ends."""
        start, end = 0, len(indices)
        while start < end and self.chars[indices[start]] in SPACES:
            start += 1
        while end > start and self.chars[indices[end - 1]] in SPACES:
            end -= 1
        text = text.strip(SPACES)
        if start == end or not text:
            return
        inked, box = indices[start:end], self.boxes
        first, last = inked[0], inked[-1]
        y0, y1 = min(box.y0[i] for i in inked), max(box.y1[i] for i in inked)
        x0, x1 = box.x0[first], box.x1[last]
        if not isinstance(indices, range):
            x0, x1 = min(box.x0[i] for i in inked), max(box.x1[i] for i in inked)
        if raised and not _CONTROLS.search(text):
            # The type of a line is that of what is not raised.
            first = next((i for i in inked if i not in raised), first)
            text = with_raised(text, [self.chars[i] for i in inked], [i in raised for i in inked])
        self._put(into, text, first, (x0, y0, x1, y1), box.tall[first], turn=turn)

    def _put(
        self,
        into: list[Fragment],
        text: str,
        first: int,
        edges: tuple[float, float, float, float],
        tall: float,
        *,
        turn: int = UPRIGHT,
    ) -> None:
        """Add ``text`` that begins with the character ``first`` of height ``tall``."""
        x0, y0, x1, y1 = edges
        if x1 < 0 or y1 < 0 or x0 > self.width or y0 > self.height:
            return  # beside the paper: nobody sees it
        if not self.clean and RAISED not in text and _CONTROLS.search(text):
            text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
            text = _PRIVATE.sub("\uffff", text)
            self.unmapped += sum(char in "\x00\ufffe\uffff" for char in text)
            text = text.translate(_CONTROL)
            if not text.strip():
                return
        size = self._size(first, tall)
        if turn == UPWARD:
            x0, y0, x1, y1 = self.height - y1, x0, self.height - y0, x1
        elif turn == UPSIDE_DOWN:
            x0, y0, x1, y1 = self.width - x1, self.height - y1, self.width - x0, self.height - y0
        elif turn == DOWNWARD:
            x0, y0, x1, y1 = y0, self.width - x1, y1, self.width - x0
        into.append(Fragment(text, x0, y0, x1, y1, size, self._is_bold(first)))

    def _size(self, at: int, tall: float) -> float:
        """Size of the type as printed: the font's size times what the text matrix makes of it."""
        size = self.pdfium.size(self.text, at)
        if self.pdfium.matrix(self.text, at, self._matrix_at):
            size *= math.hypot(self._matrix[2], self._matrix[3])
        if not 0.3 * tall <= size <= 3 * tall and tall > 0:
            return tall
        return size

    def _is_bold(self, at: int) -> bool:
        if self.pdfium.weight(self.text, at) >= BOLD_WEIGHT:
            return True
        handle = self.pdfium.text_object(self.text, at)
        return bool(handle) and self.pdfium.render_mode(handle or 0) == FILL_AND_STROKE


def _length(fragments: list[Fragment]) -> int:
    return sum(len(fragment.text) for fragment in fragments)


def _once(fragments: list[Fragment]) -> list[Fragment]:
    """Leave out fragments that were drawn again at almost the same place (bold by overprinting, shadows)."""
    seen: dict[str, list[Fragment]] = {}
    kept = []
    for fragment in fragments:
        earlier = seen.get(fragment.text)
        if earlier is None:
            seen[fragment.text] = [fragment]
            kept.append(fragment)
            continue
        near = SAME_PLACE * fragment.size
        # Of hundreds of equal fragments (a column of dashes) only the last few can be the same stroke.
        if any(
            abs(other.x0 - fragment.x0) < near and abs(other.y0 - fragment.y0) < near
            for other in earlier[-8:]
        ):
            continue
        earlier.append(fragment)
        kept.append(fragment)
    return kept
