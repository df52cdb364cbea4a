"""A document on its way to another process: as columns, not as a hundred thousand objects.

Of a document of seven million characters, every block, segment and anchor by itself takes ten times as long to pickle,
and whatever a window's thread does meanwhile waits for it again and again.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from typing import Any

from model.document import Anchor, Block, BlockKind, Document, Section, Segment, Span
from model.making import maker

_KINDS = tuple(BlockKind)
_NUMBER = {kind: number for number, kind in enumerate(_KINDS)}
_block, _segment, _anchor = maker(Block), maker(Segment), maker(Anchor)
_section, _span = maker(Section), maker(Span)
_NOWHERE = -1


def packed(document: Document) -> tuple[Any, ...]:
    """What :func:`unpacked` makes an equal document of."""
    blocks = document.blocks
    segments = [one for block in blocks for one in block.segments]
    anchors = [one.anchor for one in segments]
    return (
        (document.name, document.format, document.sha256, document.notices, document.pieces),
        bytes(_NUMBER[block.kind] for block in blocks),
        [block.text for block in blocks],
        _numbers(block.level for block in blocks),
        {number: block.rows for number, block in enumerate(blocks) if block.rows},
        {number: block.doubts for number, block in enumerate(blocks) if block.doubts},
        _numbers(len(block.segments) for block in blocks),
        _numbers(one.start for one in segments),
        _numbers(one.end for one in segments),
        _places(one.page for one in anchors),
        _places(one.line for one in anchors),
        _places(one.paragraph for one in anchors),
        _outline(document.sections),
    )


def unpacked(own: tuple[Any, ...], *columns: Any) -> Document:
    """The document that was packed."""
    name, form, sha256, notices, pieces = own
    kinds, texts, levels, rows, doubts, counts, starts, ends, *places, outline = columns
    anchors = map(_anchor, *map(_known, places))
    segments = map(_segment, starts, ends, anchors)
    blocks = tuple(
        _block(
            _KINDS[kinds[number]],
            text,
            tuple([next(segments) for _ in range(counts[number])]),
            levels[number],
            rows.get(number, ()),
            doubts.get(number, ()),
        )
        for number, text in enumerate(texts)
    )
    return Document(name, form, sha256, blocks, _sections(*outline), notices, pieces)


def _numbers(values: Iterable[int]) -> array[int]:
    return array("q", values)


def _places(values: Iterable[int | None]) -> array[int]:
    return array("q", [_NOWHERE if value is None else value for value in values])


def _known(values: array[int]) -> Iterator[int | None]:
    return (None if value == _NOWHERE else value for value in values)


def _outline(sections: tuple[Section, ...]) -> tuple[list[str], array[int]]:
    """Titles of all sections in source order, and ten numbers of each; how many stand side by side comes first."""
    titles: list[str] = []
    numbers = array("q", [len(sections)])
    for top in sections:
        for one in top.walk():
            titles.append(one.title)
            head = one.heading
            numbers.extend((one.level, head.block, head.start, head.end, one.first, one.start))
            numbers.extend((one.last, one.end, one.inline, len(one.children)))
    return titles, numbers


def _sections(titles: list[str], numbers: array[int]) -> tuple[Section, ...]:
    title, number = iter(titles), iter(numbers)

    def beside(count: int) -> tuple[Section, ...]:
        return tuple([one() for _ in range(count)])

    def one() -> Section:
        level, block, begin, end, first, start, last, close, inline, count = (
            next(number) for _ in range(10)
        )
        return _section(
            level,
            next(title),
            _span(block, begin, end),
            first,
            start,
            last,
            close,
            bool(inline),
            beside(count),
        )

    return beside(next(number))
