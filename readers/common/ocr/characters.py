"""What a line says, made fit for print: marks as wide as Chinese ones, dashes whole, no spaces that are none."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from readers.common.ocr.recognition import Read
from readers.common.pages.shapes import is_chinese

# The recogniser does not tell these marks of the two scripts apart by their width; their neighbours do.
_WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}
_DASHES = "-—一–―"
# A number between dashes, however these are drawn, is that of a page.
_PAGE_NUMBER = re.compile(rf"[{_DASHES}] ?\d{{1,4}} ?[{_DASHES}。]|\d{{1,4}} ?[—一–―]")
# A full stop is taken for these at the end of a line.
_DOTS = "·°"
# Two dashes fill two places: to the character behind them it is so many times the usual step.
_TWO = 2.4
# A gap of so many usual steps is no space between words, but between columns.
_APART = 2.6
# So many characters one beside the other tell how wide they are set.
_FEW = 4


@dataclass(frozen=True, slots=True)
class Char:
    """A character, how sure it is, and where its middle stands in parts of the line's length."""

    char: str
    sure: float
    place: float


def characters_of(read: Read) -> list[Char]:
    """The characters of a line without leading and closing spaces."""
    found = [Char(*one) for one in zip(read.text, read.sure, read.places, strict=True)]
    while found and found[0].char.isspace():
        found.pop(0)
    while found and found[-1].char.isspace():
        found.pop()
    return found


def step_of(line: list[Char]) -> float | None:
    """The usual distance of Chinese characters, in parts of the line's length; None for lines with few of them."""
    steps = [
        after.place - before.place
        for before, after in pairwise(line)
        if is_chinese(before.char) and is_chinese(after.char)
    ]
    if len(steps) < _FEW:
        return None
    # Places are known to a sixth of a step, and a gap is no step: the mean of those that are alike.
    usual = sorted(steps)[len(steps) // 2]
    alike = [step for step in steps if 0.6 * usual <= step <= 1.5 * usual]
    return max(sum(alike) / len(alike), 1e-6) if alike else None


def set_right(line: list[Char], step: float | None) -> list[Char]:
    """The line with marks, dashes and spaces as its author set them."""
    if _PAGE_NUMBER.fullmatch("".join(one.char for one in line)):
        return [replace(one, char="—") if one.char in _DASHES + "。" else one for one in line]
    result: list[Char] = []
    for at, one in enumerate(line):
        before = line[at - 1].char if at else ""
        after = line[at + 1].char if at + 1 < len(line) else ""
        if one.char in _WIDE and _is_beside_chinese(before, after):
            result.append(replace(one, char=_WIDE[one.char]))
        elif one.char in _DASHES and step and _fills_two(line, at, step):
            result += [replace(one, char="—", place=one.place - step / 2), replace(one, char="—")]
        elif one.char in _DOTS and not after and (is_chinese(before) or before in "%％”"):
            result.append(replace(one, char="。"))
        elif one.char != " " or not (is_chinese(before) or is_chinese(after)):
            result.append(one)
    return result


def parts_of(line: list[Char], em: float) -> list[list[Char]]:
    """The line cut where a gap is too wide for one; ``em`` is the width of a Chinese character."""
    parts: list[list[Char]] = [[]]
    for before, one in zip([None, *line], line, strict=False):
        if before is not None and one.place - before.place > _APART * em:
            parts.append([])
        parts[-1].append(one)
    return [part for part in (characters_of(_as_read(part)) for part in parts) if part]


def _as_read(line: list[Char]) -> Read:
    return Read(
        "".join(one.char for one in line),
        tuple(one.sure for one in line),
        tuple(one.place for one in line),
    )


def _is_beside_chinese(before: str, after: str) -> bool:
    if before.isascii() and before.isdigit() and after.isascii() and after.isdigit():
        return False
    return is_chinese(before) if before else is_chinese(after)


def _fills_two(line: list[Char], at: int, step: float) -> bool:
    """Whether the dash at ``at`` takes the room of two characters, between Chinese ones."""
    if not 0 < at < len(line) - 1 or line[at].char == line[at - 1].char:
        return False
    before, after = line[at - 1], line[at + 1]
    if not (is_chinese(before.char) and is_chinese(after.char)):
        return False
    return after.place - before.place > (_TWO + 0.3) * step
