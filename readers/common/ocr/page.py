"""A picture → a page of text at places, as layout wants it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from model.document import Doubt
from readers.common.ocr.characters import Char, characters_of, parts_of, set_right, step_of
from readers.common.ocr.detection import Box
from readers.common.ocr.missed import missed_lines
from readers.common.ocr.recognition import Read, read_lines
from readers.common.ocr.ruling import rules_of
from readers.common.ocr.turning import set_upright
from readers.common.pages.shapes import Fragment, PageText, Rule, is_chinese

# What is read with less confidence than this is a picture, not text; a line of a word needs more.
_TEXT = 0.45
_WORD = 0.6
# A character is in doubt below the first of these, a figure below the second (a wrong one is the worst fault of all), a
# mark below the third.
DOUBTFUL = 0.80
_FIGURE = 0.90
_MARK = 0.5
# Lines whose sizes differ by less than this share are set in one size.
_SAME_SIZE = 0.09
# Type is this share of a box's height where no line tells better.
_OF_HEIGHT = 0.62
# A mark in a box of its own belongs to the line that is no further away than this (in sizes of the type).
_NEAR = 1.5


@dataclass(slots=True)
class Recognised:
    """A page as recognised. ``unread``: lines that were seen and could not be made out."""

    page: PageText
    unread: int = 0
    sure: float = 1.0


@dataclass(slots=True)
class _Line:
    box: Box
    chars: list[Char]
    em: float  # the width of a Chinese character, in points of the picture


def recognise(
    picture: Any,
    number: int,
    width: float,
    height: float,
    check: Callable[[], None],
    *,
    told: Callable[[int, int], None] | None = None,
) -> Recognised:
    """The text on an RGB picture that shows a page of ``width`` × ``height`` points. ``check`` is called between
    steps of at most a second or two and may raise; ``told`` hears how many lines of how many have been read."""
    check()
    upright = set_upright(picture, check)
    rest = [at for at in range(len(upright.boxes)) if at not in upright.known]
    boxes = [upright.boxes[at] for at in rest]
    reads = (
        read_lines(upright.picture, boxes, check)
        if told is None
        else read_lines(upright.picture, boxes, check, told)
    )
    known = upright.known | dict(zip(rest, reads, strict=True))
    if upright.quarters % 2:
        width, height = height, width
    # A page set straight is a little larger than the paper.
    scale = (width / upright.picture.width + height / upright.picture.height) / 2
    lines, unread = _lines([(upright.boxes[at], known[at]) for at in sorted(known)])
    check()
    across: list[Rule] = []
    down: list[Rule] = []
    if lines:
        em = median(line.em for line in lines)
        unread += missed_lines(upright.picture, upright.boxes, em)
        across, down = rules_of(upright.picture, em)
        # The strokes of large characters are none.
        across = [rule for rule in across if not _is_stroke(rule, lines, upended=False)]
        down = [rule for rule in down if not _is_stroke(rule, lines, upended=True)]
    fragments = [piece for line in lines for piece in _fragments(line, down)]
    _seat_marks(fragments)
    for piece in fragments:
        piece.x0, piece.x1 = piece.x0 * scale, piece.x1 * scale
        piece.y0, piece.y1, piece.size = piece.y0 * scale, piece.y1 * scale, piece.size * scale
    across, down = ([_scaled(rule, scale) for rule in rules] for rules in (across, down))
    page = PageText(number, width, height, fragments, across, down)
    sure = [one.sure for line in lines for one in line.chars]
    return Recognised(page, unread, sum(sure) / len(sure) if sure else 1.0)


def _lines(found: Sequence[tuple[Box, Read]]) -> tuple[list[_Line], int]:
    """Lines of text with their sizes, and how many could not be made out."""
    lines: list[_Line] = []
    unread = 0
    steps: dict[int, float] = {}
    for box, read in found:
        chars = characters_of(read)
        if read.mean < (_TEXT if len(chars) > 2 else _WORD):
            unread += bool(chars) and read.mean >= _TEXT / 2
            continue
        step = step_of(chars)
        chars = set_right(chars, step)
        if step is not None:
            steps[len(lines)] = step * box.length
        lines.append(_Line(box, chars, 0.0))
    shares = [em / lines[at].box.height for at, em in steps.items()]
    share = median(shares) if len(shares) >= 3 else _OF_HEIGHT
    for at, line in enumerate(lines):
        by_height = share * line.box.height
        # Spread type (标　题) is set further apart than it is high.
        line.em = min(steps.get(at, by_height), 1.35 * by_height)
    _even(lines)
    return lines, unread


def _even(lines: Sequence[_Line]) -> None:
    """Give lines that differ in size by no more than chance the same one."""
    left = sorted(lines, key=lambda line: line.em)
    while left:
        # The size that most characters are within reach of.
        weights = [len(line.chars) for line in left]
        best, best_weight = 0, -1
        low = 0
        total = 0
        for high, line in enumerate(left):
            total += weights[high]
            while left[low].em < line.em * (1 - 2 * _SAME_SIZE):
                total -= weights[low]
                low += 1
            if total > best_weight:
                best, best_weight = low, total
        last = best
        while last < len(left) and left[best].em >= left[last].em * (1 - 2 * _SAME_SIZE):
            last += 1
        group = left[best:last]
        common = median(line.em for line in group for _ in range(min(len(line.chars), 50)))
        for line in group:
            line.em = common
        del left[best:last]


def _is_stroke(rule: Rule, lines: Sequence[_Line], *, upended: bool) -> bool:
    """Whether a rule lies inside a line of text."""
    for line in lines:
        box = line.box
        along, aside = (box.y, box.x) if upended else (box.x, box.y)
        long, high = (box.height, box.length) if upended else (box.length, box.height)
        inside = abs(rule.at - aside) < high / 2
        if inside and rule.start > along - 0.6 * long and rule.end < along + 0.6 * long:
            return True
    return False


def _fragments(line: _Line, down: Sequence[Rule]) -> list[Fragment]:
    box, em = line.box, line.em
    left = box.x - box.length / 2
    share = em / max(box.length, 1.0)
    found = []
    for part in parts_of(line.chars, share):
        for cell in _between_rules(part, box, down):
            first, last = cell[0], cell[-1]
            found.append(
                Fragment(
                    "".join(one.char for one in cell),
                    left + first.place * box.length - _half(first, em),
                    box.y - em / 2,
                    left + last.place * box.length + _half(last, em),
                    box.y + em / 2,
                    em,
                    doubts=_doubts(cell),
                )
            )
    return found


def _half(one: Char, em: float) -> float:
    return em / 2 if is_chinese(one.char) else em / 4


def _between_rules(line: list[Char], box: Box, down: Sequence[Rule]) -> list[list[Char]]:
    """A line that runs over the rules of a table, cut at each."""
    left = box.x - box.length / 2
    cuts = [
        (rule.at - left) / box.length
        for rule in down
        if rule.start <= box.y <= rule.end and left < rule.at < left + box.length
    ]
    if not cuts:
        return [line]
    cells: dict[int, list[Char]] = {}
    for one in line:
        cells.setdefault(sum(cut < one.place for cut in cuts), []).append(one)
    return [cells[at] for at in sorted(cells)]


def _doubts(line: Sequence[Char]) -> tuple[Doubt, ...]:
    """Stretches of characters read with little confidence."""
    found: list[Doubt] = []
    at = 0
    while at < len(line):
        end = at
        while end < len(line) and line[end].sure < _needed(line[end].char):
            end += 1
        if end > at:
            sure = min(one.sure for one in line[at:end])
            found.append(Doubt(at, end, "doubt.recognition", (("confidence", f"{sure:.0%}"),)))
        at = max(end, at + 1)
    return tuple(found)


def _needed(char: str) -> float:
    """The confidence that a character needs not to be in doubt."""
    if char.isdigit():
        return _FIGURE
    return DOUBTFUL if char.isalnum() else _MARK


def _seat_marks(fragments: Sequence[Fragment]) -> None:
    """A mark in a box of its own (an opening “) stands where the line beside it stands."""
    rest = [piece for piece in fragments if any(char.isalnum() for char in piece.text)]
    for mark in fragments:
        if len(mark.text) > 2 or any(char.isalnum() for char in mark.text):
            continue
        for line in rest:
            apart = max(line.x0 - mark.x1, mark.x0 - line.x1)
            if abs(line.middle - mark.middle) < 0.7 * line.size and apart < _NEAR * line.size:
                mark.y0, mark.y1, mark.size = line.y0, line.y1, line.size
                break


def _scaled(rule: Rule, scale: float) -> Rule:
    return Rule(rule.at * scale, rule.start * scale, rule.end * scale)
