"""What a story is made of before it becomes blocks: paragraphs and tables, as the file has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TypeAlias


@dataclass(slots=True)
class Paragraph:
    """``text`` has a newline for each line break. ``breaks`` are (offset, rendered, hard): page breaks of
    either sort before that character. ``outline`` and ``number_level`` are 0-based, None if not said.

    ``notes`` are (kind, id) of footnotes, endnotes and graphics, ``boxes`` the contents of text boxes anchored here,
    ``ruby`` the phonetic guides above the text. ``open_ended``: the paragraph mark is deleted, so the next
    paragraph continues this one. ``hidden`` counts characters left out, ``deleted`` says that a tracked
    deletion was passed over.
    """

    text: str = ""
    style: str | None = None
    number_id: str | None = None
    number_level: int | None = None
    outline: int | None = None
    centred: bool = False
    breaks: list[tuple[int, int, int]] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[list[Item]] = field(default_factory=list)
    ruby: list[str] = field(default_factory=list)
    open_ended: bool = False
    hidden: int = 0
    deleted: bool = False


@dataclass(slots=True)
class Cell:
    """``span``: grid columns it covers. ``continues``: it is the lower part of a cell merged downwards."""

    items: list[Item]
    span: int = 1
    continues: bool = False


@dataclass(slots=True)
class Row:
    """``before``: grid columns left empty in front of the first cell."""

    cells: list[Cell]
    before: int = 0


@dataclass(slots=True)
class Table:
    """Rows of cells of items."""

    rows: list[Row]


Item: TypeAlias = Paragraph | Table


def joined(items: Iterable[Item]) -> Iterator[Item]:
    """``items`` with paragraphs whose mark is deleted, and large first letters, put in front of the paragraph that continues them.

    The joined paragraph has the properties of the last one, as in Word: they belong to the mark that is left.
    """
    head: Paragraph | None = None
    for item in items:
        if isinstance(item, Paragraph):
            if head is not None:
                item = _put_before(head, item)  # noqa: PLW2901 - the joined one replaces it
                head = None
            if item.open_ended:
                head = item
                continue
        elif head is not None:
            yield head
            head = None
        yield item
    if head is not None:
        yield head


def _put_before(head: Paragraph, tail: Paragraph) -> Paragraph:
    shift = len(head.text)
    return replace(
        tail,
        text=head.text + tail.text,
        breaks=head.breaks + [(at + shift, rendered, hard) for at, rendered, hard in tail.breaks],
        notes=head.notes + tail.notes,
        boxes=head.boxes + tail.boxes,
        ruby=head.ruby + tail.ruby,
        hidden=head.hidden + tail.hidden,
        deleted=head.deleted or tail.deleted,
    )
