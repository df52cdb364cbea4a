"""Characters that pdfium took for one line → pieces of text that run one way, without wide gaps."""

from __future__ import annotations

import math
from collections.abc import Iterator

from readers.common.pages.shapes import CHINESE_GAP, is_chinese
from readers.pdf.boxes import GAP, OVERLAP, Boxes
from readers.pdf.gaps import Gaps
from readers.pdf.pdfium import text_calls

# How a piece of text runs, as the quarter turns clockwise that make it upright; aslant is none of them.
UPRIGHT, UPWARD, UPSIDE_DOWN, DOWNWARD, ASLANT = range(5)
SPACES = " \t\u00a0\u2002\u2003\u2009\u200b\u3000"

# In parts of the height of the characters.
SAME_PLACE = 0.2

_SHARED_MARKS = "“”‘’—…·"


class Cutter:
    """Cuts the lines of the text page at the address ``text``, whose characters and boxes are given, for a reader for
    whom the page is turned ``turns`` × 90° clockwise."""

    def __init__(self, text: int, chars: str, boxes: Boxes, turns: int) -> None:
        self.text, self.chars, self.boxes, self.turns = text, chars, boxes, turns
        self.pdfium = text_calls()

    def pieces(self, first: int, last: int) -> Iterator[tuple[list[int], str, int]]:
        """Cut characters that pdfium took for one line: (indices, text, how it runs)."""
        current: list[int] = []
        text: list[str] = []
        tall = self.boxes.tall
        run: int | None = None
        spaced = False
        gaps = Gaps(self.chars, self.boxes, first, last)
        for at in range(first, last):
            if tall[at] <= 0 and self.chars[at] in SPACES:
                spaced = True
                continue
            if current and self._same_place(current[-1], at):
                continue
            aslant = self._is_aslant(at)
            if current:
                step = ASLANT if aslant else self._step(current[-1], at)
                if step is None and spaced and gaps.parts_words(at):
                    step = UPRIGHT
                held = spaced and self._holds_space(current[-1], at)
                # White beside Chinese that is no space may be the place of what another font drew (quotation marks).
                parted = spaced and not held and step == UPRIGHT
                if step is not None and run in (None, step) and not parted:
                    run = step
                    if held:
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

    def _is_on_its_head(self, at: int) -> bool:
        quarter = round(self.pdfium.angle(self.text, at) / (math.pi / 2))
        return (quarter + self.turns) % 4 == UPSIDE_DOWN

    def _same_place(self, before: int, at: int) -> bool:
        """Whether a character was drawn twice to look bold."""
        box = self.boxes
        if box.x0[before] == box.x0[at] and not is_chinese(self.chars[at]):
            return (
                False  # ﬃ is three letters in one box; pdfium itself drops what is exactly the same
            )
        near = SAME_PLACE * max(box.tall[at], box.x1[at] - box.x0[at])
        return (
            self.chars[before] == self.chars[at]
            and abs(box.x0[before] - box.x0[at]) < near
            and abs(box.y0[before] - box.y0[at]) < near
            and abs(box.x1[before] - box.x1[at]) < near
        )

    def _step(self, before: int, at: int) -> int | None:
        """How a text runs in which ``at`` follows ``before`` without a break, None if there is none."""
        box = self.boxes
        x0, x1, y0, y1 = box.x0, box.x1, box.y0, box.y1
        wide = min(x1[before] - x0[before], x1[at] - x0[at])
        tall = min(self.boxes.tall[before], self.boxes.tall[at])
        em = max(
            x1[before] - x0[before], x1[at] - x0[at], self.boxes.tall[before], self.boxes.tall[at]
        )
        beside = min(y1[before], y1[at]) - max(y0[before], y0[at])
        if beside >= 0.3 * tall:
            if x0[at] == x0[before] and x1[at] == x1[before]:
                return UPRIGHT  # the letters of a ligature share its box
            if -OVERLAP * em <= x0[at] - x1[before] <= GAP * em:
                return UPRIGHT
            if -0.3 * em <= x0[before] - x1[at] <= GAP * em and self._is_on_its_head(at):
                return UPSIDE_DOWN  # (else it was only drawn later than what stands behind it)
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
        return self.boxes.x0[at] - self.boxes.x1[before] > CHINESE_GAP * self.boxes.tall[at]

    def _is_wide(self, at: int) -> bool:
        """Whether a character is Chinese, or a mark of both scripts set as wide as a Chinese one."""
        char = self.chars[at]
        if char in _SHARED_MARKS:
            return self.boxes.x1[at] - self.boxes.x0[at] > 0.6 * self.boxes.tall[at]
        return is_chinese(char)
