"""Which columns a head stands over: pages of a newspaper, laid out by rule and read back in the order of their stories."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from random import Random

import pytest

from readers.common.pages.layout import arrange
from readers.common.pages.shapes import Fragment, PageText, Rule, TextLine

SIZE, LEADING, GUTTER, LEFT, WIDE = 9.5, 15.0, 20.0, 40.0, 700.0


@dataclass
class Newspaper:
    """A page in ``columns`` columns. ``wanted`` is the text of its lines in the order a person reads them."""

    columns: int
    page: PageText = field(default_factory=lambda: PageText(1, 780.0, 1100.0, []))
    wanted: list[str] = field(default_factory=list)
    _count: int = 0

    @property
    def step(self) -> float:
        """From one column's left edge to the next one's."""
        return (WIDE + GUTTER) / self.columns

    def edges(self, first: int, last: int) -> tuple[float, float]:
        """The outer edges of columns ``first`` to ``last``."""
        return LEFT + self.step * first, LEFT + self.step * (last + 1) - GUTTER

    def words(self, count: int) -> str:
        """Characters that stand nowhere else on the page in this order."""
        self._count += 1
        return "".join(chr(0x4E00 + (self._count * 37 + at * 11) % 20000) for at in range(count))

    def put(self, text: str, x: float, y: float, size: float, spread: float = 0.0) -> None:
        """Set ``text`` in pieces as far as ``spread`` (in sizes) parts its characters; it is wanted next."""
        pieces = list(text) if spread >= 0.3 else [text]
        step = size * (1 + spread)
        for at, piece in enumerate(pieces):
            x0 = x + at * step
            end = x0 + len(piece) * size
            self.page.fragments.append(Fragment(piece, x0, y, end, y + size, size))

    def head(
        self,
        first: int,
        last: int,
        y: float,
        *,
        size: float,
        length: int,
        side: str = "centre",
        spread: float = 0.0,
    ) -> float:
        """A head over columns ``first`` to ``last``; where it ends."""
        left, right = self.edges(first, last)
        wide = size * (length + spread * (length - 1))
        while wide > right - left:
            length -= 1
            wide = size * (length + spread * (length - 1))
        text = self.words(length)
        x = {"left": left, "centre": (left + right - wide) / 2, "right": right - wide}[side]
        self.put(text, x, y, size, spread)
        self.wanted.append(text)
        return y + size

    def body(self, first: int, last: int, y: float, rows: int, *, short: int = 0) -> float:
        """Text in columns ``first`` to ``last``, the last of them ``short`` rows shorter; where it ends."""
        ems = int((self.step - GUTTER) / SIZE)
        for column in range(first, last + 1):
            left, _ = self.edges(column, column)
            here = rows - short if column == last else rows
            for row in range(here):
                indent = 2 if row % 6 == 0 else 0
                text = self.words(ems - indent)
                if row % 6 == 5 or row == here - 1:
                    text = text[: ems // 2] + "。"
                self.put(text, left + indent * SIZE, y + row * LEADING, SIZE)
                self.wanted.append(text)
        return y + rows * LEADING

    def read(self) -> list[str]:
        """The lines in the order of the regions; spread heads without the spaces between."""
        Random(self._count).shuffle(self.page.fragments)
        return [
            item.text.replace(" ", "")
            for region in arrange(self.page)
            for item in region.items
            if isinstance(item, TextLine)
        ]


HEADS = [
    (size, length, side, spread)
    for size, length in ((30, 8), (22, 22), (14, 5), (18, 40), (30, 3))
    for side in ("centre", "left", "right")
    for spread in (0.0, 0.5, 1.0)
]


@pytest.mark.parametrize("columns", [2, 3, 4, 5])
@pytest.mark.parametrize(("size", "length", "side", "spread"), HEADS)
def test_a_story_under_a_head(
    columns: int, size: float, length: int, side: str, spread: float
) -> None:
    paper = Newspaper(columns)
    y = paper.head(0, columns - 1, 60, size=size, length=length, side=side, spread=spread)
    paper.body(0, columns - 1, y + 22, 30)
    assert paper.read() == paper.wanted


@pytest.mark.parametrize("columns", [2, 3, 4, 5])
@pytest.mark.parametrize("side", ["centre", "left"])
def test_name_date_head_and_subtitle(columns: int, side: str) -> None:
    paper = Newspaper(columns)
    name, date = paper.words(4), paper.words(9)
    paper.put(name, 60, 40, 40)
    paper.put(date, 600, 70, 11)
    paper.wanted.append(name + date)
    paper.page.horizontal.append(Rule(95, 40, 740))
    y = paper.head(0, columns - 1, 115, size=30, length=8, side=side)
    y = paper.head(0, columns - 1, y + 8, size=15, length=14, side=side)
    paper.body(0, columns - 1, y + 20, 30)
    assert paper.read() == paper.wanted


@pytest.mark.parametrize("columns", [2, 3, 4, 5])
@pytest.mark.parametrize("length", [10, 15])
def test_who_wrote_it_stands_between_head_and_columns(columns: int, length: int) -> None:
    paper = Newspaper(columns)
    y = paper.head(0, columns - 1, 60, size=28, length=8)
    y = paper.head(0, columns - 1, y + 8, size=SIZE, length=length)
    paper.body(0, columns - 1, y + 14, 30)
    assert paper.read() == paper.wanted


@pytest.mark.parametrize("columns", [3, 4, 5])
def test_a_line_over_two_columns_comes_before_them_wherever_it_begins(columns: int) -> None:
    for first in range(columns - 1):
        paper = Newspaper(columns)
        y = paper.head(0, columns - 1, 60, size=28, length=8)
        left, right = paper.edges(first, first + 1)
        text = paper.words(int(0.8 * (right - left) / SIZE))
        paper.put(text, left + SIZE, y + 10, SIZE)
        paper.wanted.append(text)
        paper.body(0, columns - 1, y + 10 + LEADING, 30)
        assert paper.read() == paper.wanted


@pytest.mark.parametrize("columns", [2, 3, 4, 5])
def test_a_head_of_two_lines_beside_one_of_one(columns: int) -> None:
    """The second line of the first head is the shorter one, and the lowest."""
    for cut in range(1, columns):
        paper = Newspaper(columns)
        y = paper.head(0, cut - 1, 60, size=20, length=8, side="left")
        paper.head(0, cut - 1, y + 6, size=16, length=3, side="left")
        paper.body(0, cut - 1, 120, 30)
        paper.head(cut, columns - 1, 60, size=20, length=9)
        paper.body(cut, columns - 1, 120, 30)
        assert paper.read() == paper.wanted


def _parts(columns: int) -> Iterator[int]:
    yield from range(1, columns)


SIDE_BY_SIDE = [
    (columns, cut, kind, lower)
    for columns in (2, 3, 4, 5)
    for cut in _parts(columns)
    for kind in ("long", "short")
    for lower in (0, 18)
]


@pytest.mark.parametrize(("columns", "cut", "kind", "lower"), SIDE_BY_SIDE)
def test_two_stories_side_by_side(columns: int, cut: int, kind: str, lower: int) -> None:
    """Each under its own head, the second ``lower`` points further down; their texts begin on one line."""
    paper = Newspaper(columns)
    length = 40 if kind == "long" else 4
    paper.head(0, cut - 1, 60, size=20, length=length)
    paper.body(0, cut - 1, 120, 30, short=3)
    paper.head(cut, columns - 1, 60 + lower, size=20, length=length)
    paper.body(cut, columns - 1, 120, 30, short=5)
    assert paper.read() == paper.wanted


@pytest.mark.parametrize(("columns", "other"), list(product([2, 3, 4, 5], repeat=2)))
@pytest.mark.parametrize("side", ["centre", "left", "right"])
def test_two_stories_one_below_the_other(columns: int, other: int, side: str) -> None:
    paper = Newspaper(columns)
    y = paper.head(0, columns - 1, 60, size=28, length=9, side=side)
    y = paper.body(0, columns - 1, y + 20, 18, short=2)
    paper.columns = other
    y = paper.head(0, other - 1, y + 25, size=24, length=8, side=side)
    paper.body(0, other - 1, y + 18, 18)
    assert paper.read() == paper.wanted


@pytest.mark.parametrize("columns", [2, 3, 4, 5])
def test_a_subheading_in_a_column_stays_there(columns: int) -> None:
    for column in range(columns):
        paper = Newspaper(columns)
        y = paper.head(0, columns - 1, 60, size=28, length=9) + 20
        for at in range(columns):
            if at != column:
                paper.body(at, at, y, 30)
                continue
            below = paper.body(at, at, y, 12)
            below = paper.head(at, at, below + 5, size=13, length=6)
            paper.body(at, at, below + 8, 14)
        assert paper.read() == paper.wanted


@pytest.mark.parametrize("columns", [2, 3, 4, 5])
def test_a_column_whose_head_stands_at_its_top(columns: int) -> None:
    """A note of its own in the last column, beside a story in the others that begins higher."""
    paper = Newspaper(columns)
    if columns > 2:
        y = paper.head(0, columns - 2, 60, size=28, length=6)
        paper.body(0, columns - 2, y + 20, 30)
    else:
        paper.body(0, 0, 60, 30)
    y = paper.head(columns - 1, columns - 1, 62, size=16, length=6)
    paper.body(columns - 1, columns - 1, y + 15, 28)
    assert paper.read() == paper.wanted


@pytest.mark.parametrize("columns", [2, 3, 4, 5])
def test_a_boxed_story_over_all_columns(columns: int) -> None:
    paper = Newspaper(columns)
    y = paper.head(0, columns - 1, 60, size=28, length=6)
    y = paper.body(0, columns - 1, y + 20, 12)
    paper.page.horizontal += [Rule(y + 10, 35, 745), Rule(y + 20 + 13 * LEADING + 50, 35, 745)]
    paper.page.vertical += [Rule(at, y + 10, y + 20 + 13 * LEADING + 50) for at in (35.0, 745.0)]
    y = paper.head(0, columns - 1, y + 20, size=18, length=7)
    y = paper.body(0, columns - 1, y + 20, 12)
    assert paper.read() == paper.wanted


def _lengths(items: Sequence[str]) -> int:
    return sum(map(len, items))


@pytest.mark.parametrize("seed", range(40))
def test_pages_by_chance(seed: int) -> None:
    """Stories in any number of columns one below the other, each with or without a head, or two side by side."""
    chance = Random(seed)
    paper = Newspaper(2)
    y = 60.0
    for _ in range(chance.randint(1, 3)):
        paper.columns = chance.randint(2, 5)
        last = paper.columns - 1
        size = chance.choice((20, 24, 30))
        rows = chance.randint(8, 16)
        spread = chance.choice((0.0, 0.0, 0.5))
        side = chance.choice(("centre", "left"))
        if paper.columns > 2 and chance.random() < 0.4:
            cut = chance.randint(1, last)
            for first, end in ((0, cut - 1), (cut, last)):
                paper.head(first, end, y, size=size, length=chance.randint(3, 12))
                paper.body(first, end, y + size + 20, rows)
        else:
            length = chance.randint(3, 14)
            paper.head(0, last, y, size=size, length=length, side=side, spread=spread)
            paper.body(0, last, y + size + 20, rows)
        y += size + 20 + rows * LEADING + 25
    read = paper.read()
    assert _lengths(read) == _lengths(paper.wanted)
    assert read == paper.wanted


def test_a_head_that_stands_out_of_every_column_is_kept() -> None:
    places = [(20, 30, 9), (20, 68, 10.5), (20, 106, 9), (160, 125, 9), (300, 68, 12)]
    pieces = [
        Fragment(str(at), x, y, x + size, y + size, size) for at, (x, y, size) in enumerate(places)
    ]
    found = [
        item.text if isinstance(item, TextLine) else "".join(map("".join, item.rows))
        for region in arrange(PageText(1, 595.0, 842.0, pieces))
        for item in region.items
    ]
    assert sorted("".join(found).replace(" ", "")) == list("01234")
