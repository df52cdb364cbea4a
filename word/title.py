"""A title over several lines: broken by sense, each line narrower or wider than the next by turns."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

# A line is never shorter than this share of the room where another breaking exists.
_FILL = 0.45
# The first and last line of a diamond of many lines, as a share of those between them.
_END_LINE = 0.8
_OPEN = "“‘（(《〈「『【〔["
_CLOSE = "”’）)》〉」』】〕]"
# A line does not begin with these …
_NO_START = set(_CLOSE) | set("，。、；：！？,.;:!?%％‰℃·…—")
# … nor, if sense is to stay whole, with a particle, a word of place or the title after a name …
_FOLLOWS = frozenset("的地得了着过之等们者性化率度上中下内外间后前时") | {
    "同志",
    "主席",
    "总书记",
    "总理",
}
# … and does not end with a word that leads on to the next.
_LEADS = frozenset("和与及或在对为把将向从以于是之") | {"关于"}
# Parts of speech that make up one expression (工作·报告, 重点·任务): its first words and its last.
_NAMING = ("n", "vn", "an", "b", "a", "j", "l", "t", "m", "q")
_NAMED = ("n", "vn", "an")
# Words that end an expression whatever stands before them, a verb too (运行·情况, 完成·情况).
_HEADS = frozenset(
    [
        "情况",
        "工作",
        "问题",
        "方案",
        "意见",
        "措施",
        "办法",
        "活动",
        "精神",
        "进展",
        "成效",
        "经验",
        "任务",
    ]
)
# A word this long is an expression of its own.
_WHOLE = 4
_UNITS = frozenset("年月日时分秒个项亿万千百吨元户人次家座条公里亩斤号届期度%％")


# A text in words, each with its part of speech in jieba's letters.
Tag = Callable[[str], Sequence[tuple[str, str]]]


class _Piece(NamedTuple):
    """Words that are not parted; the first and the last with their parts of speech."""

    text: str
    first: tuple[str, str]
    last: tuple[str, str]


def width(text: str) -> float:
    """Width in ems: a Chinese character is 1, a Latin letter or digit a half."""
    return sum(1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.5 for char in text)


def broken(title: str, room: float, tag: Tag) -> list[str]:
    """The lines of ``title`` for lines of ``room`` ems; ``tag`` divides a text into words.

    As few lines as will do, never broken inside a word, a quotation or a book title that fits a line, nor a
    number with its unit. Lines that grow or shrink steadily (梯形) or are longest in the middle (菱形)
    are preferred to equal ones, and breaks between expressions to breaks inside them. Newlines already in the title are kept. Linear in the title's length.
    """
    if "\n" in title:
        return [line for part in title.split("\n") for line in broken(part.strip(), room, tag)]
    if width(title) <= room:
        return [title]
    pieces = _unbreakable(title, room, tag)
    lines = _balanced(pieces, room)
    return [line.strip() for line in lines if line.strip()]


def _unbreakable(title: str, room: float, tag: Tag) -> list[_Piece]:
    """Words joined to what must not be parted from them; every piece fits a line."""
    words = [(word, flag) for word, flag in tag(title) if word]
    if "".join(word for word, _ in words) != title:
        words = [(char, "") for char in title]
    pieces: list[_Piece] = []
    closing: list[int] = []
    previous = ""
    for word, flag in words:
        before = pieces[-1].text if pieces else ""
        joined = bool(pieces) and (
            bool(closing)
            or word[0] in _NO_START
            or word in _FOLLOWS
            or previous in _LEADS
            or before[-1] in _OPEN
            or (before[-1].isdigit() and (word[0].isdigit() or word[0] in _UNITS))
        )
        if joined and width(before + word) <= room:
            pieces[-1] = _Piece(before + word, pieces[-1].first, (word, flag))
        else:
            pieces.append(_Piece(word, (word, flag), (word, flag)))
        previous = word
        for char in word:
            if char in _OPEN:
                closing.append(_OPEN.index(char))
            elif char in _CLOSE and closing and closing[-1] == _CLOSE.index(char):
                closing.pop()
    return [part for piece in pieces for part in _chopped(piece, room)]


def _chopped(piece: _Piece, room: float) -> list[_Piece]:
    """A piece longer than a line, in lines."""
    if width(piece.text) <= room:
        return [piece]
    parts = [""]
    for char in piece.text:
        if width(parts[-1] + char) > room:
            parts.append("")
        parts[-1] += char
    return [_Piece(part, piece.first, piece.last) for part in parts]


def _balanced(pieces: list[_Piece], room: float) -> list[str]:
    """The fewest lines, and of the ways to fill them the one with the best shape."""
    ends = [0.0, *accumulate(width(piece.text) for piece in pieces)]
    count = _fewest(ends, room)
    best: list[list[int]] = []
    for lines in (count, count + 1):
        shapes = _breakings(pieces, ends, room, lines)
        best = sorted(shapes, key=lambda breaks: _ugliness(pieces, ends, breaks, room))[:1]
        if best:
            break
    breaks = best[0] if best else _greedy(ends, room)
    if _has_waist(ends, breaks):
        for lines in range(count, count + count // 2 + 2):
            ways = _without_waist(ends, room, lines)
            if ways:
                breaks = ways[0]
                break
    return ["".join(piece.text for piece in pieces[a:b]) for a, b in pairwise(breaks)]


def _greedy(ends: list[float], room: float) -> list[int]:
    breaks = [0]
    for index in range(1, len(ends)):
        if ends[index] - ends[breaks[-1]] > room:
            breaks.append(index - 1)
    return [*breaks, len(ends) - 1]


def _fewest(ends: list[float], room: float) -> int:
    return len(_greedy(ends, room)) - 1


def _breakings(pieces: list[_Piece], ends: list[float], room: float, lines: int) -> list[list[int]]:
    """Ways to break into ``lines`` lines; for more than three lines only the best diamond."""
    last = len(pieces)
    if lines == 2:
        ways = [[0, a, last] for a in range(1, last)]
    elif lines == 3:
        ways = [[0, a, b, last] for a in range(1, last) for b in range(a + 1, last)]
    else:
        ways = _diamond(ends, room, lines)
    return [way for way in ways if all(0 < ends[b] - ends[a] <= room for a, b in pairwise(way))]


def _diamond(ends: list[float], room: float, lines: int) -> list[list[int]]:
    """The breaks nearest to lines of one width with shorter ones at both ends; none if they cannot fit.

    Least squares by dynamic programming over (line, break): linear in the title, since a line holds only so
    many pieces.
    """
    full = ends[-1] / (lines - 2 + 2 * _END_LINE)
    reached: dict[int, tuple[float, list[int]]] = {0: (0.0, [0])}
    for line in range(lines):
        aim = full * (_END_LINE if line in (0, lines - 1) else 1.0)
        following: dict[int, tuple[float, list[int]]] = {}
        for start, (cost, breaks) in reached.items():
            for stop in range(start + 1, len(ends)):
                printed = ends[stop] - ends[start]
                if printed > room:
                    break
                total = cost + (printed - aim) ** 2
                if stop not in following or total < following[stop][0]:
                    following[stop] = (total, [*breaks, stop])
        reached = following
    return [reached[len(ends) - 1][1]] if len(ends) - 1 in reached else []


def _has_waist(ends: list[float], breaks: list[int]) -> bool:
    """Whether a line is narrower than both of its neighbours."""
    widths = [ends[b] - ends[a] for a, b in pairwise(breaks)]
    return any(
        widths[line] < min(widths[line - 1], widths[line + 1]) for line in range(1, len(widths) - 1)
    )


def _without_waist(ends: list[float], room: float, lines: int) -> list[list[int]]:
    """As ``_diamond``, of lines that first grow and then shrink; none if they cannot. Only for titles of long words,
    whose lines cannot all be near one width: it looks at each line together with the one before."""
    full = ends[-1] / (lines - 2 + 2 * _END_LINE)
    # (break, the one before it, whether lines shrink by now) → cost and breaks.
    reached: dict[tuple[int, int, bool], tuple[float, list[int]]] = {(0, 0, False): (0.0, [0])}
    for line in range(lines):
        aim = full * (_END_LINE if line in (0, lines - 1) else 1.0)
        following: dict[tuple[int, int, bool], tuple[float, list[int]]] = {}
        for (start, before, shrinks), (cost, breaks) in reached.items():
            above = ends[start] - ends[before]
            for stop in range(start + 1, len(ends)):
                printed = ends[stop] - ends[start]
                if printed > room or (shrinks and printed > above):
                    break
                if room * (lines - line - 1) < ends[-1] - ends[stop] or printed < _FILL * room:
                    continue
                key = (stop, start, shrinks or printed < above)
                total = cost + (printed - aim) ** 2
                if key not in following or total < following[key][0]:
                    following[key] = (total, [*breaks, stop])
        reached = following
    whole = [found for (stop, _, _), found in reached.items() if stop == len(ends) - 1]
    return [min(whole)[1]] if whole else []


def _ugliness(pieces: list[_Piece], ends: list[float], breaks: list[int], room: float) -> float:
    widths = [ends[b] - ends[a] for a, b in pairwise(breaks)]
    steps = [b - a for a, b in pairwise(widths)]
    cost = sum(max(0.0, _FILL * room - each) * 4 for each in widths)
    # A trapezoid steps by one to six characters, all steps the same way; a diamond first grows, then shrinks.
    cost += sum(abs(abs(step) - 3) * 0.6 for step in steps)
    if len(steps) == 2 and steps[0] < 0 < steps[1]:
        cost += 12  # 沙漏形: never wanted
    cost += sum(6 for step in steps if abs(step) < 1)  # 长方形
    return cost + sum(_parting(pieces[index - 1], pieces[index]) for index in breaks[1:-1])


def _parting(before: _Piece, after: _Piece) -> float:
    """What it costs to begin a line between two pieces: least after a comma or a blank of the title itself,
    most inside an expression, where it costs more than any shape of the lines that is allowed at all."""
    if before.text[-1] in "，、：；—… ":
        return -8
    cost = 2.0 if 1 in (len(before.text), len(after.text)) else 0.0
    if before.last[1].startswith(("n", "v")) and after.first[0] in _HEADS:
        cost += 9
    elif before.last[1].startswith(_NAMING) and after.first[1].startswith(_NAMED):
        whole = len(before.last[0]) >= _WHOLE
        cost += 2 if whole else 10 if before.last[1] == "vn" else 9
    elif before.last[1] == "v" and after.first[1].startswith(_NAMED):
        cost += 2  # 推动·工作: the verb and what it is done to
    return cost
