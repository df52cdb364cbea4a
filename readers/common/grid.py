"""Tables whose cells hold blocks of their own, laid out into rows of text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from model.document import Block, BlockKind, Segment

_MOST_SPAN = 63  # more columns than any page shows: a larger span is a mistake or an attack
_PAGE_TEXT = 200


@dataclass(slots=True)
class GridCell:
    """What a cell holds, and how many columns and rows it covers."""

    blocks: list[Block]
    columns: int = 1
    rows: int = 1

    def reads_as_page(self) -> bool:
        """Whether the cell holds running text rather than a value."""
        return len(self.blocks) > 1 and sum(len(block.text) for block in self.blocks) > _PAGE_TEXT

    def text(self) -> str:
        """All text of the cell in one line."""
        return " ".join(" ".join(block.text for block in self.blocks).split())


def layout_rows(rows: Sequence[Sequence[GridCell]]) -> list[Block]:
    """One table block, or none if nothing is in it. A cell's text stands in the first of the columns and rows
    that it covers, the others are empty."""
    written: list[tuple[str, ...]] = []
    segments: list[Segment] = []
    reaching: dict[int, int] = {}  # column → rows still covered from above
    at = 0
    for row in rows:
        texts, reaching = _row(row, reaching)
        if not any(texts):
            continue
        length = sum(map(len, texts)) + len(texts) - 1
        anchors = [
            block.segments[0].anchor for cell in row for block in cell.blocks if block.segments
        ]
        if anchors:
            segments.append(Segment(at, at + length, anchors[0]))
        written.append(texts)
        at += length + 1
    if not written:
        return []
    text = "\n".join("\t".join(texts) for texts in written)
    return [Block(BlockKind.TABLE, text, tuple(segments), rows=tuple(written))]


def _row(
    row: Sequence[GridCell], reaching: dict[int, int]
) -> tuple[tuple[str, ...], dict[int, int]]:
    texts: list[str] = []
    below = {column: left - 1 for column, left in reaching.items() if left > 1}

    def skip() -> None:
        while len(texts) in reaching:
            texts.append("")

    for cell in row:
        skip()
        columns = min(max(cell.columns, 1), _MOST_SPAN)
        if cell.rows > 1:
            below.update(dict.fromkeys(range(len(texts), len(texts) + columns), cell.rows - 1))
        texts.append(cell.text())
        texts += [""] * (columns - 1)
    skip()
    return tuple(texts), below
