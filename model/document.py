"""A source document as the program sees it: blocks of text, each with its place in the original.

Places are the identity of everything here: a block is known by its index in ``Document.blocks``, a
stretch of text by a :class:`Span`. No sentence is known by its text, so a repeated one is two sentences.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum


class BlockKind(StrEnum):
    """What a block is on the page. ``NOISE`` is text a reader sees but an editor would never quote."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE = "table"
    CAPTION = "caption"
    NOISE = "noise"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in the original file, as far as its format knows places. All numbers are 1-based."""

    page: int | None = None
    line: int | None = None
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """The stretch ``text[start:end]`` of a block came from ``anchor``.

    Segments of a block are in order and do not overlap; what lies between two (a space that joining put
    there) came from nowhere.
    """

    start: int
    end: int
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class Doubt:
    """The stretch ``text[start:end]`` of a block may not be what its author wrote. It is shown, never changed.

    ``code`` says why (``doubt.*``, worded by ``messages``) with the values it names: read from a picture with little
    confidence, a letter inside a number, a mark twice.
    """

    start: int
    end: int
    code: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph, list item, table, caption or piece of noise.

    ``text`` of a table is its rows joined by newlines, the cells of a row by tabs; ``rows`` holds the same
    cells apart (empty for every other kind). ``level`` is 0 where it means nothing, 1 and deeper for
    headings (0 for the document's own title) and nested list items. ``doubts`` are in order of their start.
    """

    kind: BlockKind
    text: str
    segments: tuple[Segment, ...] = ()
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @property
    def page(self) -> int | None:
        """Page of the first segment, or None where the format has no pages."""
        return self.segments[0].anchor.page if self.segments else None

    @property
    def line(self) -> int | None:
        """First line (1-based) in the original, or None where the format has no lines."""
        return self.segments[0].anchor.line if self.segments else None

    def anchor_at(self, offset: int) -> Anchor:
        """The anchor of the character at ``offset``, or of the nearest stretch before it."""
        found = Anchor()
        for segment in self.segments:
            if segment.start > offset:
                break
            found = segment.anchor
        return found


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """``blocks[block].text[start:end]`` of one document."""

    block: int
    start: int
    end: int

    def meets(self, other: Span) -> bool:
        """Whether the two, of one document, share a character."""
        return self.block == other.block and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what it covers.

    ``heading`` is the span of the heading itself: a whole block for a heading on a line of its own, a slice
    of a paragraph for a run-in head. The section covers the text from ``blocks[first].text[start:]`` to
    ``blocks[last].text[:end]``, heading and sub-sections included. ``level`` 0 is a title or page label.
    ``inline`` marks a run-in head.
    """

    level: int
    title: str
    heading: Span
    first: int
    start: int
    last: int
    end: int
    inline: bool = False
    children: tuple[Section, ...] = ()

    def holds(self, block: int, offset: int) -> bool:
        """Whether the character at ``offset`` of a block is heading or text of the section."""
        return (self.first, self.start) <= (block, offset) < (self.last, self.end)

    def walk(self) -> Iterator[Section]:
        """This section and all below it, in source order."""
        yield self
        for child in self.children:
            yield from child.walk()


def _begin(section: Section) -> tuple[int, int]:
    return section.first, section.start


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a reader had to guess or leave out: a message code with the values it names."""

    code: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """The text of a block from ``start`` on is, character for character, that of ``origin`` in the document as it
    was read."""

    start: int
    origin: Span

    @property
    def end(self) -> int:
        """Where the piece ends in the block that it is part of."""
        return self.start + self.origin.end - self.origin.start


@dataclass(frozen=True, slots=True)
class Document:
    """A source, read: every character that a person sees in the file is in exactly one block.

    ``pieces`` are those of every block where a person joined or split some, and empty in a document as it was read.
    """

    name: str
    format: str
    sha256: str
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...] = ()
    notices: tuple[Notice, ...] = ()
    pieces: tuple[tuple[Piece, ...], ...] = ()

    def __reduce__(self) -> tuple[object, ...]:
        """Documents go from process to process: as columns, or they would hold both up."""
        from model.travelling import packed, unpacked

        return unpacked, packed(self)

    def text(self, span: Span) -> str:
        """The verbatim slice that ``span`` names."""
        return self.blocks[span.block].text[span.start : span.end]

    def origins(self, span: Span) -> tuple[Span, ...]:
        """Where the characters of ``span`` stand in the document as it was read: several stretches if it runs over
        blocks that a person joined."""
        if not self.pieces:
            return (span,)
        return tuple(
            Span(
                piece.origin.block,
                piece.origin.start + max(span.start, piece.start) - piece.start,
                piece.origin.start + min(span.end, piece.end) - piece.start,
            )
            for piece in self.pieces[span.block]
            if piece.start < span.end and span.start < piece.end
        )

    @property
    def whole(self) -> int | None:
        """The number of the one section that all text with a heading lies in, where its heading was set as one of level 1
        or deeper: the title, as word processors and Markdown have it. None where there is no such section."""
        bodies = [n for n, section in enumerate(self.sections) if section.level or section.children]
        if len(bodies) != 1:
            return None
        one = self.sections[bodies[0]]
        inner = sum(not child.inline for child in one.children)
        return bodies[0] if one.level > 0 and not one.inline and inner > 1 else None

    def path_at(self, block: int, offset: int) -> tuple[int, ...]:
        """Child indices from :attr:`sections` down to the innermost section that holds the character at ``offset`` of a
        block; empty before the first."""
        path: list[int] = []
        sections = self.sections
        while sections:
            # Sections beside each other are in order: only the last that begins before the place can hold it.
            last = bisect_right(sections, (block, offset), key=_begin) - 1
            if last < 0 or not sections[last].holds(block, offset):
                break
            path.append(last)
            sections = sections[last].children
        return tuple(path)

    def sections_along(self, path: Sequence[int]) -> tuple[Section, ...]:
        """The sections on a path of child indices, the outermost first."""
        found: list[Section] = []
        sections = self.sections
        for index in path:
            found.append(sections[index])
            sections = sections[index].children
        return tuple(found)

    def section_at(self, path: Sequence[int]) -> Section | None:
        """The section at the end of a path of child indices; None for the empty path."""
        found = self.sections_along(path)
        return found[-1] if found else None

    def walk_sections(self) -> Iterator[Section]:
        """Every section of the tree, in source order."""
        for section in self.sections:
            yield from section.walk()
