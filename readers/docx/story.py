"""A stream of paragraphs and tables out of a part: the body, a header, the notes.

The parser reports finished paragraphs, cells, rows and tables, inner ones first. Each is read, handed to
whatever holds it, and its XML forgotten, so that neither a long document nor a large table is held as a tree.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from readers.common import xml
from readers.common.xml import Element
from readers.docx.items import Cell, Item, Row, Table
from readers.docx.names import CHOICE, FALLBACK, STRICT, TRANSITIONAL, Names, is_on, names
from readers.docx.paragraph import ParagraphReader
from readers.docx.styles import Styles

_MOST_COLUMNS = 63  # Word's own limit: a larger gridSpan is a mistake or an attack


@dataclass(frozen=True, slots=True)
class Marginal:
    """A header or footer that a section shows: its relationship id, and "default", "first" or "even"."""

    relation: str
    footer: bool
    kind: str


class Story:
    """Reads one part. ``marginals`` and ``foreign`` (counted altChunks, left out) are filled while reading."""

    def __init__(self, name: str, styles: Styles) -> None:
        self._name = name
        self._styles = styles
        self.marginals: list[Marginal] = []
        self.foreign = 0
        self._held: dict[Element, list[Item]] = {}
        self._cells: dict[Element, list[Cell]] = {}
        self._rows: dict[Element, list[Row]] = {}

    def items(self, chunks: Iterable[bytes]) -> Iterator[Item]:
        """Paragraphs and tables directly in the body (or header, or footer), in order."""
        for _, items, _ in self._read(chunks):
            yield from items

    def notes(self, chunks: Iterable[bytes]) -> dict[str, list[Item]]:
        """What each footnote or endnote holds, by its id; separators are left out."""
        found: dict[str, list[Item]] = {}
        for holder, items, word in self._read(chunks):
            if holder.get(word.type) in (None, "normal"):
                found.setdefault(holder.get(word.id) or "", []).extend(items)
        return found

    def _read(self, chunks: Iterable[bytes]) -> Iterator[tuple[Element, list[Item], Names]]:
        """(body or note, what just ended in it, names)."""
        pieces = iter(chunks)
        first = next(pieces, b"")
        word = names(STRICT if STRICT.encode() in first.replace(b"\0", b"") else TRANSITIONAL)
        reader = ParagraphReader(word, self._styles, self._held)
        structure = {
            word.paragraph, word.cell, word.row, word.table, word.section, word.alt_chunk,
        }  # fmt: skip
        tags = (*structure, *reader.watched)
        stream = xml.Stream(tags, self._name)
        for batch in stream.batches(chain((first,), pieces)):
            for element in batch:
                tag = element.tag
                if tag not in structure:
                    reader.take(element, tag)
                elif tag == word.section:
                    self._section(element, word)
                elif tag == word.alt_chunk:
                    self.foreign += 1
                else:
                    owner = self._owner(element, word)
                    self._place(element, owner, reader, word)
                    stream.forget(element, word.kept)
                    if owner is not None and owner.tag in word.stories:
                        items = self._held.pop(owner, [])
                        # Nothing inside is open any more: what is still held, nobody sees.
                        self._held.clear()
                        yield owner, items, word

    def _place(
        self, element: Element, owner: Element | None, reader: ParagraphReader, word: Names
    ) -> None:
        """Hand a finished element to what holds it; misplaced content becomes a cell or a row."""
        if element.tag == word.paragraph:
            # Read even what nobody sees: what was taken for it must not be left for the next one.
            paragraph = reader.finish(element, element if owner is None else owner)
            if owner is not None:
                self._held.setdefault(owner, []).append(paragraph)
            return
        items = self._held.pop(element, [])
        if element.tag == word.cell:
            if owner is not None:
                row_so_far = self._cells.setdefault(owner, [])
                # Beyond what a row can hold only cells with something in them count.
                if items or len(row_so_far) < _MOST_COLUMNS:
                    row_so_far.append(_cell(element, items, word))
            return
        cells = self._cells.pop(element, [])
        if items:
            cells.append(Cell(items))
        if element.tag == word.row:
            row = _row(element, cells, word)
            if owner is not None and row is not None and row.cells:
                self._rows.setdefault(owner, []).append(row)
            return
        rows = self._rows.pop(element, [])
        if cells:
            rows.append(Row(cells))
        if owner is not None:
            self._held.setdefault(owner, []).append(Table(rows))

    def _owner(self, element: Element, word: Names) -> Element | None:
        """What holds ``element`` on the page, None if nobody sees it there."""
        owners = word.owners
        parent = element.getparent()
        while parent is not None:
            tag = parent.tag
            if tag in owners:
                return parent
            if tag == FALLBACK and _has_choice(parent):
                return None
            if tag == CHOICE and any(True for _ in parent.itersiblings(CHOICE, preceding=True)):
                return None
            if tag in (word.deletion, word.moved_from):
                return None
            parent = parent.getparent()
        return None

    def _section(self, element: Element, word: Names) -> None:
        title_page = element.find(word.title_page)
        first = title_page is not None and is_on(title_page.get(word.val))
        for child in element:
            if child.tag in (word.header_reference, word.footer_reference):
                kind = child.get(word.type) or "default"
                if kind != "first" or first:
                    footer = child.tag == word.footer_reference
                    self.marginals.append(Marginal(child.get(word.relation) or "", footer, kind))


def _has_choice(fallback: Element) -> bool:
    return next(fallback.itersiblings(CHOICE, preceding=True), None) is not None


def _cell(element: Element, items: list[Item], word: Names) -> Cell:
    cell = Cell(items)
    properties = element.find(word.cell_properties)
    if properties is None:
        return cell
    for child in properties:
        if child.tag == word.grid_span:
            cell.span = _columns(child.get(word.val), 1)
        elif child.tag == word.vertical_merge:
            cell.continues = child.get(word.val, "continue") == "continue"
        elif child.tag == word.cell_deletion:
            cell.items = []
    return cell


def _row(element: Element, cells: list[Cell], word: Names) -> Row | None:
    """The row, None if it is hidden or its deletion was tracked."""
    row = Row(cells)
    properties = element.find(word.row_properties)
    if properties is None:
        return row
    gone = False
    for child in properties:
        if child.tag == word.grid_before:
            row.before = _columns(child.get(word.val), 0)
        elif child.tag == word.deletion:
            gone = True
        elif child.tag == word.row_hidden:
            gone = gone or is_on(child.get(word.val))
    return None if gone else row


def _columns(value: str | None, least: int) -> int:
    try:
        return max(least, min(int(value or ""), _MOST_COLUMNS))
    except ValueError:
        return least
