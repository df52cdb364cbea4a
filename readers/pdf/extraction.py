"""pdfium's characters with their boxes → fragments of upright text.

pdfium is asked once per character for its code and its box, by a loop that runs in C, and once per fragment for
everything else: that keeps layout about as cheap as the boxes alone.
"""

from __future__ import annotations

import math
import re
import sys
from array import array
from collections.abc import Iterator
from itertools import repeat
from operator import sub
from typing import Any

from readers.common.pages.shapes import CHINESE_GAP, Fragment, PageText, is_chinese
from readers.pdf.pdfium import address, text_calls
from readers.pdf.rules import rules_of

# Distances in parts of the height of the characters: a wider gap ends a fragment, a step back further than
# this is a new place.
GAP = CHINESE_GAP
OVERLAP = 0.6
SAME_PLACE = 0.2
LINE_HYPHEN = "\x02"
_TEXT_HYPHEN = "\ufffe"  # the same in the text of a whole page
BOLD_WEIGHT = 600
FILL_AND_STROKE = 2

# How a piece of text runs, as the quarter turns clockwise that make it upright; aslant is none of them.
UPRIGHT, UPWARD, UPSIDE_DOWN, DOWNWARD, ASLANT = range(5)

_SHARED_MARKS = "“”‘’—…·"
_SLICES = re.compile(r"[^\r\n]+")
_SPACES = " \t\u00a0\u2002\u2003\u2009\u200b\u3000"
_CONTROL: dict[int, str] = dict.fromkeys((*range(32), 0x7F, 0xFFFE, 0xFFFF), "\ufffd") | {
    ord("\t"): " ",
    ord(LINE_HYPHEN): "-",
    0xFEFF: "",
}
_UTF16 = f"utf-16-{sys.byteorder[0]}e"
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufeff\ufffe\uffff\ud800-\udfff]")


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
        self.edges = edges
        self.unmapped = 0
        # The commonest way that text runs that is not upright, and how many characters do.
        self.main_turn, self.main_length = 0, 0
        width, height = edges[2] - edges[0], edges[3] - edges[1]
        self.width, self.height = (height, width) if turns % 2 else (width, height)
        self.chars = self._characters()
        boxes = array("f", bytes(16 * self.count))
        start = boxes.buffer_info()[0]
        places = range(start, start + 16 * self.count, 16)
        for _ in map(self.pdfium.box, repeat(text), range(self.count), places):
            pass
        x0, y1, x1, y0 = (boxes[at::4].tolist() for at in range(4))  # left, top, right, bottom
        left, bottom, right, top = edges
        # Where each edge of a character's box goes when the page is turned; y grows downward from here on.
        if turns == 0:
            self.x0, self.x1 = [x - left for x in x0], [x - left for x in x1]
            self.y0, self.y1 = [top - y for y in y1], [top - y for y in y0]
        elif turns == 1:
            self.x0, self.x1 = [y - bottom for y in y0], [y - bottom for y in y1]
            self.y0, self.y1 = [x - left for x in x0], [x - left for x in x1]
        elif turns == 2:
            self.x0, self.x1 = [right - x for x in x1], [right - x for x in x0]
            self.y0, self.y1 = [y - bottom for y in y0], [y - bottom for y in y1]
        else:
            self.x0, self.x1 = [top - y for y in y1], [top - y for y in y0]
            self.y0, self.y1 = [right - x for x in x1], [right - x for x in x0]
        self.tall: list[float] = list(map(sub, self.y1, self.y0))

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
        for match in _SLICES.finditer(self.chars):
            first, last = match.span()
            if self._is_plain(first, last):
                self._add(upright, range(first, last), match.group())
                continue
            for indices, text, turn in self._pieces(first, last):
                if turn == UPRIGHT:
                    self._add(upright, indices, text)
                else:
                    self._add(others.setdefault(turn, []), indices, text, turn)
        upright = _once(upright)
        straight = [turn for turn in others if turn != ASLANT]
        if straight:
            self.main_turn = max(straight, key=lambda turn: _length(others[turn]))
            self.main_length = _length(others[self.main_turn])
        return upright, [_once(group) for _, group in sorted(others.items())]

    def _is_plain(self, first: int, last: int) -> bool:
        """Whether the characters first … last-1 simply stand side by side: then no one of them is looked at."""
        tall = self.tall[first]
        if tall <= 0 or min(self.tall[first:last]) <= 0:
            return False
        if last - first < 3:
            return False  # one character tells nothing of the direction of its text
        if max(self.y1[first:last]) - min(self.y0[first:last]) > 1.3 * tall:
            return False
        gaps: list[float] = list(map(sub, self.x0[first + 1 : last], self.x1[first : last - 1]))
        return max(gaps) <= GAP * tall and min(gaps) >= -OVERLAP * tall

    def _pieces(self, first: int, last: int) -> Iterator[tuple[list[int], str, int]]:
        """Cut characters that pdfium took for one line: (indices, text, how it runs)."""
        current: list[int] = []
        text: list[str] = []
        run: int | None = None
        spaced = False
        for at in range(first, last):
            if self.tall[at] <= 0 and self.chars[at] in _SPACES:
                spaced = True
                continue
            if current and self._same_place(current[-1], at):
                continue
            aslant = self._is_aslant(at)
            if current:
                step = ASLANT if aslant else self._step(current[-1], at)
                if step is not None and run in (None, step):
                    run = step
                    if spaced and self._holds_space(current[-1], at):
                        text.append(" ")
                    current.append(at)
                    text.append(self.chars[at])
                    spaced = False
                    continue
                yield current, "".join(text), run or UPRIGHT
            current, text, spaced = [at], [self.chars[at]], False
            run = ASLANT if aslant else None
        if current:
            yield current, "".join(text), run or UPRIGHT

    def _is_aslant(self, at: int) -> bool:
        quarter = self.pdfium.angle(self.text, at) / (math.pi / 2)
        return abs(quarter - round(quarter)) > 0.05

    def _same_place(self, before: int, at: int) -> bool:
        """Whether a character was drawn twice to look bold."""
        if self.x0[before] == self.x0[at] and not is_chinese(self.chars[at]):
            return (
                False  # ﬃ is three letters in one box; pdfium itself drops what is exactly the same
            )
        near = SAME_PLACE * max(self.tall[at], self.x1[at] - self.x0[at])
        return (
            self.chars[before] == self.chars[at]
            and abs(self.x0[before] - self.x0[at]) < near
            and abs(self.y0[before] - self.y0[at]) < near
            and abs(self.x1[before] - self.x1[at]) < near
        )

    def _step(self, before: int, at: int) -> int | None:
        """How a text runs in which ``at`` follows ``before`` without a break, None if there is none."""
        x0, x1, y0, y1 = self.x0, self.x1, self.y0, self.y1
        wide = min(x1[before] - x0[before], x1[at] - x0[at])
        tall = min(self.tall[before], self.tall[at])
        em = max(x1[before] - x0[before], x1[at] - x0[at], self.tall[before], self.tall[at])
        beside = min(y1[before], y1[at]) - max(y0[before], y0[at])
        if beside >= 0.3 * tall:
            if x0[at] == x0[before] and x1[at] == x1[before]:
                return UPRIGHT  # the letters of a ligature share its box
            if -OVERLAP * em <= x0[at] - x1[before] <= GAP * em:
                return UPRIGHT
            if -0.3 * em <= x0[before] - x1[at] <= GAP * em:
                return UPSIDE_DOWN
        above = min(x1[before], x1[at]) - max(x0[before], x0[at])
        if above >= 0.5 * wide:
            if -0.3 * em <= y0[at] - y1[before] <= GAP * em:
                return DOWNWARD
            if -0.3 * em <= y0[before] - y1[at] <= GAP * em:
                return UPWARD
        return None

    def _holds_space(self, before: int, at: int) -> bool:
        if not self._is_wide(before) and not self._is_wide(at):
            return True
        return self.x0[at] - self.x1[before] > CHINESE_GAP * self.tall[at]

    def _is_wide(self, at: int) -> bool:
        """Whether a character is Chinese, or a mark of both scripts set as wide as a Chinese one."""
        char = self.chars[at]
        if char in _SHARED_MARKS:
            return self.x1[at] - self.x0[at] > 0.6 * self.tall[at]
        return is_chinese(char)

    def _add(
        self, into: list[Fragment], indices: range | list[int], text: str, turn: int = 0
    ) -> None:
        start, end = 0, len(indices)
        if text[0] in _SPACES or text[-1] in _SPACES:
            while start < end and self.chars[indices[start]] in _SPACES:
                start += 1
            while end > start and self.chars[indices[end - 1]] in _SPACES:
                end -= 1
            text = text.strip(_SPACES)
        if start == end or not text:
            return
        first, last = indices[start], indices[end - 1]
        if isinstance(indices, range):
            cut = slice(first, last + 1)
            y0, y1 = min(self.y0[cut]), max(self.y1[cut])
            x0, x1 = self.x0[first], self.x1[last]
        else:
            inked = indices[start:end]
            x0, x1 = min(self.x0[i] for i in inked), max(self.x1[i] for i in inked)
            y0, y1 = min(self.y0[i] for i in inked), max(self.y1[i] for i in inked)
        if x1 < 0 or y1 < 0 or x0 > self.width or y0 > self.height:
            return  # beside the paper: nobody sees it
        if _CONTROLS.search(text):
            text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
            self.unmapped += sum(char in "\x00\ufffe\uffff" for char in text)
            text = text.translate(_CONTROL)
            if not text.strip():
                return
        size = self._size(first, self.y1[first] - self.y0[first])
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
        matrix = array("f", bytes(24))
        if self.pdfium.matrix(self.text, at, matrix.buffer_info()[0]):
            size *= math.hypot(matrix[2], matrix[3])
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
        near = SAME_PLACE * fragment.size
        earlier = seen.setdefault(fragment.text, [])
        # Of hundreds of equal fragments (a column of dashes) only the last few can be the same stroke.
        if any(
            abs(other.x0 - fragment.x0) < near and abs(other.y0 - fragment.y0) < near
            for other in earlier[-8:]
        ):
            continue
        earlier.append(fragment)
        kept.append(fragment)
    return kept
