"""Blocks onto pages: lines from top to bottom, headings with what follows them, rows whole, the 报尾 at the
foot of the last page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from word.pagination.blocks import Block, Paragraph, Table
from word.pagination.breaking import Kinsoku
from word.pagination.drawing import cell_lines, drawn, row_strokes, rule_under
from word.pagination.model import HeadingPlace, Layout, Page, Paper

# Rounding of other programs: a line that is this much too high still fits.
_SLACK = 1.0


class _Move(NamedTuple):
    """The page whose text stands in the way of the 报尾, and how much room is left above it."""

    page: int
    depth: float


class Placer:
    """Places the blocks of one file."""

    def __init__(
        self,
        blocks: Sequence[Block],
        paper: Paper,
        kinsoku: Kinsoku,
        *,
        mirror: bool = False,
        draw: bool,
    ) -> None:
        self._blocks = blocks
        self._paper = paper
        self._kinsoku = kinsoku
        self._mirror = mirror
        self._draw = draw

    def layout(self) -> Layout:
        """All pages. What overlaps the 报尾 goes to the next page, and the 报尾 with it."""
        limits: dict[int, float] = {}
        while True:
            run = _Run(
                self._blocks,
                self._paper,
                self._kinsoku,
                limits,
                mirror=self._mirror,
                draw=self._draw,
            )
            moved = run.place()
            if moved is None or moved.page in limits:
                return run.result()
            limits[moved.page] = moved.depth


class _Run:
    """One way through the blocks. ``limits``: depth of pages that hold less than others."""

    def __init__(
        self,
        blocks: Sequence[Block],
        paper: Paper,
        kinsoku: Kinsoku,
        limits: dict[int, float],
        *,
        mirror: bool,
        draw: bool,
    ) -> None:
        self._blocks = blocks
        self._paper = paper
        self._kinsoku = kinsoku
        self._limits = limits
        self._draw = draw
        self._back = paper.mirrored() if mirror else paper
        self._pages = [Page(1, paper)]
        self._y = 0.0
        self._after = 0.0
        self._headings: list[HeadingPlace] = []
        self._tail: Table | None = None
        self._body_pages = 0
        self._counts: dict[int, int] = {}
        self._last_lines = 0
        self._paragraphs = {b.index: b for b in blocks if isinstance(b, Paragraph)}

    # --- the page in hand ---------------------------------------------------------------------------

    @property
    def _page(self) -> Page:
        return self._pages[-1]

    @property
    def _depth(self) -> float:
        return self._limits.get(self._page.number, self._paper.depth)

    def _new_page(self) -> None:
        number = self._page.number + 1
        self._pages.append(Page(number, self._paper if number % 2 else self._back))
        self._y = self._after = 0.0

    def _fits(self, height: float) -> bool:
        return self._y + height <= self._depth + _SLACK

    # --- blocks --------------------------------------------------------------------------------------

    def place(self) -> _Move | None:
        """Go through the blocks; stops where text stands in the way of the 报尾."""
        blocks = self._blocks
        for index, block in enumerate(blocks):
            if isinstance(block, Table):
                if block.tail:
                    self._tail = block
                    continue
                self._table(block)
            else:
                self._keep_together(index, block)
                self._paragraph(block)
                if self._tail is not None:
                    moved = self._put_tail(self._tail)
                    self._tail = None
                    if moved is not None:
                        return moved
        if not self._body_pages:
            self._end_of_body()
        return None

    def _keep_together(self, index: int, block: Paragraph) -> None:
        """Begin a page before a heading whose following line would not stand with it."""
        form = block.form
        if form.break_before and (self._y or self._page.number > 1 or self._page.lines):
            self._new_page()
            return
        if not (form.keep_next or form.keep_lines) or not self._y:
            return
        need = max(form.before, self._after)
        for at in range(index, len(self._blocks)):
            each = self._blocks[at]
            if isinstance(each, Table):
                need += 0.0 if each.tail else sum(self._first_rows(each))
                break
            lines = each.lines(self._paper.room, self._kinsoku)
            whole = each.form.keep_next or each.form.keep_lines
            need += (len(lines) if whole else 1) * each.height
            if at > index:
                need += max(each.form.before, self._blocks[at - 1].form.after)  # type: ignore[union-attr]
            if not each.form.keep_next or need > self._paper.depth:
                break
        if need <= self._paper.depth and not self._fits(need):
            self._new_page()

    def _paragraph(self, block: Paragraph) -> None:
        room, form = self._paper.room, block.form
        lines = block.lines(room, self._kinsoku)
        height = block.height
        gap = max(form.before, self._after)
        self._y += gap
        for number, (start, end) in enumerate(lines):
            if (not self._fits(height) and self._y > 0) or (
                number and start and block.text[start - 1 : start] == "\f"
            ):
                self._new_page()
            if number == 0 and form.level and block.text.strip():
                text = " ".join(block.text.split())
                self._headings.append(
                    HeadingPlace(text, form.level, self._page.number, block.index, block.bookmarks)
                )
            last = number == len(lines) - 1
            self._page.lines.append(
                drawn(block, start, end, y=self._paper.top + self._y, left=self._page.paper.left, room=room,
                      first=number == 0, last=last, draw=self._draw)
            )  # fmt: skip
            self._y += height
            if start < end:
                self._counts[self._page.number] = self._counts.get(self._page.number, 0) + 1
        if form.rule:
            self._page.strokes.append(
                rule_under(block, self._page.paper, self._paper.top + self._y)
            )
            # No space around paragraphs overlaps a border.
            self._y += form.rule_gap + form.rule
        self._after = form.after

    def _first_rows(self, table: Table) -> list[float]:
        """Heights of the header rows and of the first row under them."""
        heights = table.heights(self._kinsoku)
        heads = next((i for i, row in enumerate(table.rows) if not row.header), len(heights))
        return heights[: heads + 1]

    def _table(self, table: Table) -> None:
        heights = table.heights(self._kinsoku)
        heads = [index for index, row in enumerate(table.rows) if row.header]
        self._y += self._after
        self._after = 0.0
        for index, height in enumerate(heights):
            if (
                not self._fits(height + (table.border if index == len(heights) - 1 else 0))
                and self._y
            ):
                self._new_page()
                if index not in heads:
                    for head in heads:
                        self._row(table, head, heights[head])
            self._row(table, index, height)
        self._y += table.border

    def _row(self, table: Table, index: int, height: float) -> None:
        top = self._paper.top + self._y
        row = table.rows[index]
        self._page.lines += cell_lines(
            table,
            row,
            self._kinsoku,
            top=top,
            height=height,
            left=self._page.paper.left,
            draw=self._draw,
        )
        self._page.strokes += row_strokes(table, row, top, height, self._page.paper.left)
        self._y += height
        self._counts[self._page.number] = self._counts.get(self._page.number, 0) + 1

    # --- the end -------------------------------------------------------------------------------------

    def _put_tail(self, table: Table) -> _Move | None:
        """The 报尾 at the foot of the page that its anchor stands on. Where text is in its way it goes to the
        next page with its anchor, and takes along what begins with a heading in its way."""
        heights = table.heights(self._kinsoku)
        total = sum(heights) + table.border
        page = self._page
        anchor = page.lines.pop() if page.lines else None
        height = anchor.height if anchor is not None else 0.0
        used = self._y - height
        if used > self._paper.depth - total + _SLACK and used > 0:
            heading = self._heading_below(page, self._paper.top + self._paper.depth - total)
            if heading is not None and page.number not in self._limits:
                return _Move(page.number, heading - self._paper.top - _SLACK * 2)
            self._new_page()
            page = self._page
            self._y = height
        if anchor is not None:
            page.lines.append(anchor._replace(y=self._paper.top + self._y - height))
        y = self._paper.top + self._paper.depth - total
        for row, each in zip(table.rows, heights, strict=True):
            page.lines += cell_lines(
                table,
                row,
                self._kinsoku,
                top=y,
                height=each,
                left=self._page.paper.left,
                draw=self._draw,
            )
            page.strokes += row_strokes(table, row, y, each, self._page.paper.left)
            y += each
        page.has_tail = True
        self._end_of_body()
        return None

    def _heading_below(self, page: Page, y: float) -> float | None:
        """Where the text moves from, if the first line on ``page`` below ``y`` begins a paragraph that stays
        with the next or the one before it does with this."""
        at = next(
            (n for n, line in enumerate(page.lines) if line.y + line.height > y + _SLACK), None
        )
        if at is None or page.lines[at].start:
            return None
        kept = self._keeps(page.lines[at].paragraph)
        first = at
        while first and self._keeps(page.lines[first - 1].paragraph):
            first -= 1
        return page.lines[first].y if kept or first < at else None

    def _keeps(self, paragraph: int) -> bool:
        block = self._paragraphs.get(paragraph)
        return block is not None and block.form.keep_next

    def _end_of_body(self) -> None:
        self._body_pages = self._page.number
        self._last_lines = self._counts.get(self._page.number, 0)

    def result(self) -> Layout:
        """The pages as they are now."""
        return Layout(
            tuple(self._pages),
            tuple(self._headings),
            self._body_pages,
            self._last_lines,
            any(page.has_tail for page in self._pages),
        )
