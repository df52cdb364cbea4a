"""A Document as a text document of Qt, and the way from places in one to places in the other.

A block becomes one text block, or several when it is longer than ``CHUNK`` characters, so that a file without a
single line break costs no more to show than any other. Qt counts UTF-16 units, the model counts characters.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument

from messages import say
from model.document import BlockKind, Document, Span
from ui.colours import Colours
from ui.fonts import ui_font
from ui.reader.layout import BODY_POINTS, ReaderLayout, Style, points_of

CHUNK = 4_000
SLICE = 200
"""Blocks made at a step of a page that is made in slices."""
_REPEAT = "doubt.repeat"
_REPLACED = {
    "\n": "\u2028",
    "\r": " ",
    "\u2029": "\u2028",
    "\ufdd0": " ",
    "\ufdd1": " ",
    "\x00": " ",
}
_MARKS = tuple(_REPLACED)
_NEWLINES = str.maketrans(_REPLACED)


def _shown(text: str) -> str:
    """``text``, character for character, with none that Qt would take for the end of a block."""
    if any(mark in text for mark in _MARKS):
        return text.translate(_NEWLINES)
    return text


def utf16_offset(text: str, offset: int) -> int:
    """How many UTF-16 units the first ``offset`` characters of ``text`` take."""
    return len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2


def character_offset(text: str, units: int) -> int:
    """How many characters of ``text`` lie in its first ``units`` UTF-16 units."""
    head = text.encode("utf-16-le", "surrogatepass")[: units * 2]
    return len(head.decode("utf-16-le", "replace"))


class _Chunk(NamedTuple):
    block: int
    start: int
    end: int


class Page:
    """A document made ready for :class:`ui.reader.view.ReaderView`.

    A huge one is made in slices: :meth:`go_on` makes some more of it, and whatever asks for a place that is not
    there yet has the page made up to it.
    """

    def __init__(self, document: Document, colours: Colours, *, whole: bool = True) -> None:
        self.document = document
        self._chunks: list[_Chunk] = []
        self._first: list[int] = []
        self._styles: list[Style] = []
        self.text = QTextDocument()
        self.text.setUndoRedoEnabled(False)
        self.text.setDefaultFont(ui_font(BODY_POINTS))
        self.text.setDocumentMargin(0)
        # Before there is text: the layout that Qt makes by itself would lay out all of it at once.
        self.layout = ReaderLayout(self.text, self._styles)
        self.text.setDocumentLayout(self.layout)
        self._formats: dict[tuple[BlockKind, int], QTextCharFormat] = {}
        self._making = self._make(colours)
        self.whole = False
        self.go_on(None if whole else 0.0)

    def go_on(self, seconds: float | None = None) -> bool:
        """Make more of the page, for about so many seconds or (None) all of it; whether it is whole now."""
        end = None if seconds is None else time.perf_counter() + seconds
        while not self.whole:
            self.whole = next(self._making, True)
            if end is not None and time.perf_counter() >= end:
                break
        return self.whole

    def tell_size(self) -> None:
        """Tell the scroll bar how much there is now."""
        self.layout.documentSizeChanged.emit(self.layout.documentSize())

    def _reach(self, block: int) -> None:
        if self.whole or len(self._first) > block + 1:
            return
        while not self.whole and len(self._first) <= block + 1:
            self.whole = next(self._making, True)
        self.tell_size()

    def _make(self, colours: Colours) -> Iterator[bool]:
        """Makes a slice at each step."""
        blocks = self.document.blocks
        for start in range(0, len(blocks), SLICE):
            begun = len(self._chunks)
            for index in range(start, min(start + SLICE, len(blocks))):
                self._first.append(len(self._chunks))
                length = len(blocks[index].text)
                for at in range(0, max(length, 1), CHUNK):
                    self._chunks.append(_Chunk(index, at, min(at + CHUNK, length)))
                    self._styles.append(self._style(self._chunks[-1]))
            self._fill(begun, colours)
            yield False

    def _style(self, chunk: _Chunk) -> Style:
        block = self.document.blocks[chunk.block]
        first = chunk.start == 0
        columns: tuple[int, ...] = ()
        if block.rows:
            width = max(len(row) for row in block.rows)
            cells = [row + ("",) * (width - len(row)) for row in block.rows]
            columns = tuple(max(len(row[column]) for row in cells) for column in range(width))
        return Style(block.kind, block.level, first, columns)

    def _fill(self, begun: int, colours: Colours) -> None:
        """Put the chunks from number ``begun`` on into the text."""
        cursor = QTextCursor(self.text)
        # A view that shows the beginning has nothing to paint again; the scroll bar is told by tell_size.
        blocked = self.layout.blockSignals(begun > 0)
        cursor.beginEditBlock()
        # Inside, where a move needs no layout.
        cursor.movePosition(QTextCursor.MoveOperation.End)

        def key(chunk: _Chunk) -> tuple[BlockKind, int]:
            block = self.document.blocks[chunk.block]
            return block.kind, min(block.level, 4) if block.kind is BlockKind.HEADING else 0

        for number, (which, run) in enumerate(groupby(self._chunks[begun:], key)):
            if which not in self._formats:
                self._formats[which] = _format(*which, colours)
            text = "\n".join(
                _shown(self.document.blocks[chunk.block].text[chunk.start : chunk.end])
                for chunk in run
            )
            head = "\n" if begun or number else ""
            cursor.insertText(head + text, self._formats[which])
        cursor.endEditBlock()
        self.layout.blockSignals(blocked)

    def position(self, block: int, offset: int) -> int:
        """The position in :attr:`text` of the character at ``offset`` of ``block``."""
        self._reach(block)
        last = self._first[block + 1] if block + 1 < len(self._first) else len(self._chunks)
        number = min(self._first[block] + offset // CHUNK, last - 1)
        chunk = self._chunks[number]
        text = self.document.blocks[block].text[chunk.start : chunk.end]
        return self.text.findBlockByNumber(number).position() + utf16_offset(
            text, offset - chunk.start
        )

    def place(self, position: int) -> tuple[int, int]:
        """The block and the offset in it at a position of :attr:`text`."""
        found = self.text.findBlock(position)
        chunk = self._chunks[found.blockNumber()]
        text = self.document.blocks[chunk.block].text[chunk.start : chunk.end]
        return chunk.block, chunk.start + character_offset(text, position - found.position())

    def block_of(self, number: int) -> tuple[int, int, int]:
        """Block, start and end of what text block ``number`` shows."""
        chunk = self._chunks[number]
        return chunk.block, chunk.start, chunk.end

    def spans(self, start: int, end: int) -> Iterator[Span]:
        """The stretches, one per block and without white space at their ends, between two positions."""
        first, offset = self.place(start)
        last, final = self.place(end)
        for index in range(first, last + 1):
            text = self.document.blocks[index].text
            left = offset if index == first else 0
            right = final if index == last else len(text)
            while left < right and text[left].isspace():
                left += 1
            while right > left and text[right - 1].isspace():
                right -= 1
            if left < right:
                yield Span(index, left, right)

    def margin_tag(self, number: int) -> str:
        """What the margin says of doubts in what text block ``number`` shows; empty where there are none. That a
        paragraph repeats another is no doubt about what it says."""
        chunk = self._chunks[number]
        return next(
            (
                say("doubt.tag")
                for doubt in self.document.blocks[chunk.block].doubts
                if doubt.start < chunk.end and chunk.start < doubt.end and doubt.code != _REPEAT
            ),
            "",
        )

    def margin_label(self, number: int) -> str:
        """What the margin says beside text block ``number``: its page if it begins one, else its line."""
        chunk = self._chunks[number]
        block = self.document.blocks[chunk.block]
        if block.line is not None:
            return str(block.line) if chunk.start == 0 else ""
        page = block.anchor_at(chunk.start).page
        if page is None:
            paragraph = block.segments[0].anchor.paragraph if block.segments else None
            return str(paragraph) if paragraph and chunk.start == 0 else ""
        previous = None
        if number:
            before = self._chunks[number - 1]
            previous = self.document.blocks[before.block].anchor_at(before.start).page
        return f"p{page}" if page != previous else ""


def _format(kind: BlockKind, level: int, colours: Colours) -> QTextCharFormat:
    made = QTextCharFormat()
    heading = kind is BlockKind.HEADING
    made.setFont(ui_font(points_of(kind, level), bold=heading))
    colour = {BlockKind.NOISE: "faint", BlockKind.CAPTION: "muted"}.get(kind, "text")
    made.setForeground(colours.colour(colour))
    return made
