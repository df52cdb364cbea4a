"""What is laid out: paragraphs with measured characters, and tables of them. Measures are twips."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from word.pagination.breaking import Kinsoku, lines
from word.pagination.model import Look

PAGE_BREAK = "\f"


class Form(NamedTuple):
    """The format of a paragraph. ``line`` is the height of a line: fixed if ``exact``, else at least that.
    ``rule``: width of the border under it, ``rule_gap`` below its text."""

    left: float = 0.0
    right: float = 0.0
    first: float = 0.0
    line: float = 0.0
    exact: bool = False
    before: float = 0.0
    after: float = 0.0
    keep_next: bool = False
    keep_lines: bool = False
    break_before: bool = False
    align: str = "left"
    rule: float = 0.0
    rule_gap: float = 0.0
    rule_color: str = "000000"
    tabs: tuple[tuple[float, str, str], ...] = ()
    """Place, alignment and leader (``dot``, or empty) of each stop."""
    level: int = 0


class Drawing(NamedTuple):
    """A picture of a paragraph. One in the line (``floats`` false) stands before its text. ``x`` and ``y`` are where
    another one stands: from the left edge and the top of the paragraph, or of the paper if ``on_page`` says so for
    that direction."""

    data: bytes
    width: float
    height: float
    floats: bool = False
    x: float = 0.0
    y: float = 0.0
    on_page: tuple[bool, bool] = (False, False)


@dataclass(slots=True, eq=False, repr=False)
class Paragraph:
    """``text`` has a newline where a line is broken by hand and a form feed where a page is. ``spans`` are the
    ends of stretches of one look. ``index`` counts the paragraphs of the file."""

    index: int
    form: Form
    text: str
    advances: Sequence[float]
    gaps: Sequence[float] | None
    spans: list[tuple[int, Look]]
    bookmarks: tuple[str, ...] = ()
    least: float = 0.0
    seams: frozenset[int] = frozenset()
    drawings: tuple[Drawing, ...] = ()
    _lines: dict[float, list[tuple[int, int]]] = field(default_factory=dict)

    def lines(self, room: float, kinsoku: Kinsoku) -> list[tuple[int, int]]:
        """Start and end of its lines in ``room``; measured once for every room."""
        if room not in self._lines:
            self._lines[room] = self._measured(room, kinsoku)
        return self._lines[room]

    def _measured(self, room: float, kinsoku: Kinsoku) -> list[tuple[int, int]]:
        form = self.form
        width = room - form.left - form.right
        first = width - form.first
        text = self.text
        if "\t" in text:
            return self._tabbed(first, width, kinsoku)
        if "\n" not in text and PAGE_BREAK not in text:
            return lines(
                text,
                self.advances,
                self.gaps,
                first=first,
                room=width,
                kinsoku=kinsoku,
                seams=self.seams,
            )
        found: list[tuple[int, int]] = []
        start = 0
        while start <= len(text):
            stop = min(
                (at for at in (text.find("\n", start), text.find(PAGE_BREAK, start)) if at >= 0),
                default=len(text),
            )
            gaps = None if self.gaps is None else self.gaps[start:stop]
            part = lines(
                text[start:stop],
                self.advances[start:stop],
                gaps,
                first=first,
                room=width,
                kinsoku=kinsoku,
            )
            found += [(start + a, start + b) for a, b in part]
            start, first = stop + 1, width
        return found

    def _tabbed(self, first: float, width: float, kinsoku: Kinsoku) -> list[tuple[int, int]]:
        """Left and right of a tab stop: one line, as the masthead is set; what is too long for it on the left (a long
        heading in the list of contents) is broken, and the rest stands beside what is on the right."""
        at = self.text.rfind("\t")
        right = sum(self.advances[at + 1 :])
        gaps = None if self.gaps is None else self.gaps[:at]
        room = sum(self.advances[:at]) + sum(gaps or ())
        if self.text.count("\t") > 1 or "\n" in self.text or room + right <= first:
            return [(0, len(self.text))]
        left = self.text[:at]
        found = lines(left, self.advances[:at], gaps, first=first, room=width, kinsoku=kinsoku)
        begin = found[-1][0]
        if len(found) == 1 or sum(self.advances[begin:at]) + right > width:
            # The last characters go along with what is on the right.
            before = found[:-1]
            narrow = max(width - right, width / 2)
            parts = lines(
                left[begin:],
                self.advances[begin:at],
                None if gaps is None else gaps[begin:],
                first=min(narrow, first) if not before else narrow,
                room=narrow,
                kinsoku=kinsoku,
            )
            found = [*before, *((begin + a, begin + b) for a, b in parts)]
        return [*found[:-1], (found[-1][0], len(self.text))]

    @property
    def height(self) -> float:
        """Height of each of its lines."""
        return self.form.line if self.form.exact else max(self.form.line, self.least)


class Cell(NamedTuple):
    """A cell: its width and its paragraphs."""

    width: float
    paragraphs: tuple[Paragraph, ...]


class Row(NamedTuple):
    """A row; ``least`` is its smallest height."""

    cells: tuple[Cell, ...]
    header: bool = False
    least: float = 0.0


class Table(NamedTuple):
    """A table. ``margins``: top, right, bottom, left of every cell. ``border``: width of its horizontal lines.
    ``tail``: it floats at the foot of the page that the next paragraph stands on. ``ends``: widths of the lines
    above and below all of it, ``sides``: of those left and right of it."""

    rows: tuple[Row, ...]
    margins: tuple[float, float, float, float]
    border: float
    upright: float
    tail: bool = False
    ends: tuple[float, float] = (0.0, 0.0)
    sides: tuple[float, float] = (0.0, 0.0)

    def room(self, cell: Cell) -> float:
        """Width for text in ``cell``."""
        return cell.width - self.margins[1] - self.margins[3]

    def heights(self, kinsoku: Kinsoku) -> list[float]:
        """Height of every row, the line above it included."""
        found = []
        for row in self.rows:
            tallest = row.least
            for cell in row.cells:
                inside = sum(
                    len(p.lines(self.room(cell), kinsoku)) * p.height + p.form.before + p.form.after
                    for p in cell.paragraphs
                )
                tallest = max(tallest, inside + self.margins[0] + self.margins[2])
            found.append(tallest + self.border)
        return found


Block = Paragraph | Table
