"""What a page of an OFD draws: characters and rules at their places."""

from __future__ import annotations

import math
from itertools import islice

from readers.common.pages.shapes import CHINESE_GAP, Fragment, PageText, Rule, is_chinese
from readers.common.xml import Element

# Points in a millimetre: layout thinks in points.
POINT = 72 / 25.4
# A drawing has more strokes than any table.
_MOST_RULES = 20_000
_MOST_CHARACTERS = 2_000_000
_SHORTEST = 6.0
_THIN = 3.0
_BOLD = 600
# How far apart (parts of the size) two characters of one stretch may be.
_GAP = CHINESE_GAP
_SAME = 0.25

_Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def numbers(text: str | None, most: int = 100_000) -> list[float]:
    """Numbers apart by white space; what is none ends them."""
    found: list[float] = []
    for word in islice((text or "").split(), most):
        try:
            value = float(word)
        except ValueError:
            break
        if not math.isfinite(value) or abs(value) > 1e6:
            break
        found.append(value)
    return found


def box_of(text: str | None) -> tuple[float, ...] | None:
    """x, y, width, height."""
    found = numbers(text, 4)
    return tuple(found) if len(found) == 4 else None


class Drawing:
    """Gathers the objects of a page and of its templates. ``area`` is the page's box in millimetres."""

    def __init__(self, area: tuple[float, ...]) -> None:
        self._area = area
        self._upright: list[Fragment] = []
        self._turned: dict[int, list[Fragment]] = {}
        self._horizontal: list[Rule] = []
        self._vertical: list[Rule] = []
        self._characters = 0

    def take(self, root: Element) -> None:
        """Every visible text object and path below ``root``."""
        for entry in root.iter("{*}TextObject", "{*}PathObject"):
            if entry.get("Visible") == "false" or entry.get("Alpha") == "0":
                continue
            box = box_of(entry.get("Boundary"))
            if box is None:
                continue
            if str(entry.tag).endswith("TextObject"):
                self._text(entry, box)
            else:
                self._path(entry, box)

    def page(self, number: int) -> PageText:
        """Everything gathered."""
        many = len(self._horizontal) + len(self._vertical) > _MOST_RULES
        return PageText(
            number,
            self._area[2] * POINT,
            self._area[3] * POINT,
            self._upright,
            [] if many else self._horizontal,
            [] if many else self._vertical,
            [self._turned[turn] for turn in sorted(self._turned)],
        )

    def _place(
        self, box: tuple[float, ...], matrix: _Matrix, x: float, y: float
    ) -> tuple[float, float]:
        a, b, c, d, e, f = matrix
        return (
            (box[0] + a * x + c * y + e - self._area[0]) * POINT,
            (box[1] + b * x + d * y + f - self._area[1]) * POINT,
        )

    # Text

    def _text(self, entry: Element, box: tuple[float, ...]) -> None:
        matrix = _matrix(entry)
        size = (numbers(entry.get("Size"), 1) or [4.0])[0]
        size = size * math.hypot(matrix[2], matrix[3]) * POINT
        if not 0.1 <= size <= 2000:
            return
        bold = (numbers(entry.get("Weight"), 1) or [400.0])[0] >= _BOLD
        x = y = 0.0
        for code in entry.iter("{*}TextCode"):
            text = code.text or ""
            x = (numbers(code.get("X"), 1) or [x])[0]
            y = (numbers(code.get("Y"), 1) or [y])[0]
            self._characters += len(text)
            if self._characters > _MOST_CHARACTERS:
                return
            steps_x = _steps(code.get("DeltaX"), len(text))
            steps_y = _steps(code.get("DeltaY"), len(text))
            places = []
            at_x, at_y = x, y
            for index in range(len(text)):
                places.append(self._place(box, matrix, at_x, at_y))
                if index < len(steps_x):
                    at_x += steps_x[index]
                elif not steps_y:
                    # Without steps a character is as wide as it is.
                    at_x += (
                        _width(text[index])
                        * size
                        / POINT
                        / (math.hypot(matrix[0], matrix[1]) or 1.0)
                    )
                if index < len(steps_y):
                    at_y += steps_y[index]
            self._stretch(text, places, size, matrix, bold)

    def _stretch(
        self,
        text: str,
        places: list[tuple[float, float]],
        size: float,
        matrix: _Matrix,
        bold: bool,
    ) -> None:
        """Characters at their places on a baseline, as fragments: a wide gap or a step aside begins a new one."""
        turn = _turn(matrix, places, size)
        upright = [self._turn_back(place, turn) for place in places]
        start = 0
        for at in range(1, len(text) + 1):
            if at < len(text):
                step = upright[at][0] - upright[at - 1][0] - _width(text[at - 1]) * size
                aside = abs(upright[at][1] - upright[at - 1][1])
                if -1.5 * size < step < _GAP * size and aside < _SAME * size:
                    continue
            self._add(text[start:at], upright[start:at], size, turn, bold)
            start = at

    def _add(
        self, text: str, places: list[tuple[float, float]], size: float, turn: int, bold: bool
    ) -> None:
        lead = len(text) - len(text.lstrip())
        shown = text.strip()
        if not shown:
            return
        x0, baseline = places[lead]
        x1 = places[lead + len(shown) - 1][0] + _width(shown[-1]) * size
        shown = "".join(char if char >= " " else " " for char in shown)
        piece = Fragment(
            shown, x0, baseline - 0.88 * size, max(x1, x0 + 0.1), baseline + 0.12 * size, size, bold
        )
        (self._turned.setdefault(turn, []) if turn else self._upright).append(piece)

    def _turn_back(self, place: tuple[float, float], turn: int) -> tuple[float, float]:
        """A place on the page in coordinates in which the text is upright."""
        x, y = place
        wide, high = self._area[2] * POINT, self._area[3] * POINT
        if turn == 1:  # runs downward
            return y, wide - x
        if turn == 2:
            return wide - x, high - y
        if turn == 3:  # runs upward
            return high - y, x
        return x, y

    # Rules

    def _path(self, entry: Element, box: tuple[float, ...]) -> None:
        if len(self._horizontal) + len(self._vertical) > _MOST_RULES:
            return
        matrix = _matrix(entry)
        wide, high = box[2] * POINT, box[3] * POINT
        if entry.get("Fill") == "true" and min(wide, high) <= _THIN:
            x, y = self._place(box, _IDENTITY, 0.0, 0.0)
            self._rule(x, y, x + wide, y + high)
            return
        data = next((child.text for child in entry.iter("{*}AbbreviatedData")), None)
        words = (data or "").split()[: 8 * _MOST_RULES]
        here = begun = (0.0, 0.0)
        at = 0
        while at < len(words):
            word = words[at]
            at += 1
            if word in ("M", "S", "L"):
                point = numbers(" ".join(words[at : at + 2]), 2)
                if len(point) < 2:
                    return
                at += 2
                there = self._place(box, matrix, point[0], point[1])
                if word == "L":
                    self._rule(*here, *there)
                else:
                    begun = there
                here = there
            elif word == "C":
                self._rule(*here, *begun)

    def _rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        x0, x1 = sorted((x0, x1))
        y0, y1 = sorted((y0, y1))
        if max(x1 - x0, y1 - y0) < _SHORTEST or min(x1 - x0, y1 - y0) > _THIN:
            return
        if x1 - x0 >= y1 - y0:
            self._horizontal.append(Rule((y0 + y1) / 2, x0, x1))
        else:
            self._vertical.append(Rule((x0 + x1) / 2, y0, y1))


def _matrix(entry: Element) -> _Matrix:
    found = numbers(entry.get("CTM"), 6)
    if len(found) < 6:
        return _IDENTITY
    return found[0], found[1], found[2], found[3], found[4], found[5]


def _steps(text: str | None, most: int) -> list[float]:
    """The distances to each next character: numbers, and ``g count number`` for many alike."""
    found: list[float] = []
    words = iter((text or "").split())
    for word in words:
        try:
            if word == "g":
                count = min(max(int(next(words, "0")), 0), most)
                found += [float(next(words, "0"))] * count
            else:
                found.append(float(word))
        except ValueError:
            break
        if len(found) >= most or not math.isfinite(found[-1] if found else 0.0):
            break
    return [min(max(step, -1e5), 1e5) if math.isfinite(step) else 0.0 for step in found[:most]]


def _turn(matrix: _Matrix, places: list[tuple[float, float]], size: float) -> int:
    """The quarter turns clockwise that the text is turned by."""
    a, b = matrix[0], matrix[1]
    if abs(b) > abs(a):
        return 1 if b > 0 else 3
    if a < 0 and matrix[3] < 0:
        return 2
    across = abs(places[-1][0] - places[0][0])
    down = places[-1][1] - places[0][1]
    if len(places) > 1 and down > size and across < size / 2:
        return 1
    return 0


def _width(char: str) -> float:
    """How wide a character is printed, in sizes."""
    return 1.0 if is_chinese(char) or char in "“”‘’—…" else 0.5
