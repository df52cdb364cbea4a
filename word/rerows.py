"""Rows of an exported table, edited by any hand, tied to the rows of the record again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from word.alignment import Original, Piece, align
from word.fields import COLUMN_PREFIX
from word.inspection import Inspection, Paragraph, Table
from word.likeness import bare
from word.ooxml import w
from word.outcomes import Change, Relinked, State, difference, out_of_order
from word.relines import values_in
from word.reread import mark_names, plain_text
from word.unframing import Exported

_TOGETHER = "\n"
SEPARATOR = "\t"
"""Stands between the cells of a row where they are one text."""


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A row that stands in the file: ``number`` is that of the row of the record (-1: none), ``cells`` its texts by
    the names of the record's columns, ``paragraph`` its first one, counted from 1."""

    number: int
    table: str
    paragraph: int
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Row:
    """A row as it stands there: the texts of its cells from left to right."""

    table: Table
    paragraph: int
    cells: tuple[str, ...]
    marks: tuple[str, ...]
    is_head: bool


def joined(cells: Iterable[tuple[str, str]]) -> str:
    """The texts of ``cells`` as one."""
    return SEPARATOR.join(text for _, text in cells)


def find_rows(file: Inspection, rows: Sequence[Exported]) -> tuple[list[FoundRow], set[int]]:
    """The rows of those tables that hold any of ``rows``, in the file's order, and the paragraphs of these tables.

    What stands in which column is told by the texts that did not change, whatever the heads of the columns say and
    wherever a column was moved to.
    """
    there = list(_rows(file)) if rows else []
    aligned = align(
        [Original(row.id, joined(row.cells), row.bookmark) for row in rows],
        [Piece(SEPARATOR.join(row.cells), row.marks, loose=not row.is_head) for row in there],
    )
    number_of = {place: number for number, places in aligned.links.items() for place in places}
    found: list[FoundRow] = []
    taken: set[int] = set()
    for table in dict.fromkeys(id(row.table) for row in there):
        places = [place for place, row in enumerate(there) if id(row.table) == table]
        linked = {place: rows[number_of[place]] for place in places if place in number_of}
        if not linked:
            continue
        taken.update(paragraph.index for paragraph in there[places[0]].table.paragraphs)
        columns = _columns(
            [(there[place].cells, (*row.cells, *_shared(row))) for place, row in linked.items()]
        )
        columns |= _by_head(there[places[0]], linked.values(), columns)
        name = Counter(row.table for row in linked.values()).most_common(1)[0][0]
        names = tuple(dict.fromkeys(n for row in linked.values() for n, _ in row.cells))
        for place in places:
            row = there[place]
            if place in linked:
                cells = _present(row.cells, linked[place].cells, columns)
                cells = _parted(cells, row.cells, linked[place], columns)
                found.append(FoundRow(number_of[place], linked[place].table, row.paragraph, cells))
            elif not row.is_head and not _is_head(row, names) and any(map(bare, row.cells)):
                empty = tuple((column, "") for column in names)
                cells = _present(row.cells, empty, columns)
                found.append(FoundRow(-1, name, row.paragraph, cells))
    return found, taken


def _rows(file: Inspection) -> Iterator[_Row]:
    """Every row of every table in the body, in reading order."""
    by_row: dict[tuple[int, int], list[Paragraph]] = {}
    tables: dict[int, Table] = {}
    for paragraph in file.paragraphs:
        if paragraph.table is not None:
            tables[id(paragraph.table)] = paragraph.table
            by_row.setdefault((id(paragraph.table), paragraph.row), []).append(paragraph)
    for (table, _), paragraphs in by_row.items():
        cells: dict[object, list[str]] = {}
        for paragraph in paragraphs:
            holder = next(paragraph.element.iterancestors(w("tc")), None)
            cells.setdefault(holder, []).append(plain_text(paragraph).strip())
        line = next(paragraphs[0].element.iterancestors(w("tr")), None)
        head = line is not None and line.find(f"{w('trPr')}/{w('tblHeader')}") is not None
        texts = tuple("\n".join(filter(None, lines)) for lines in cells.values())
        marks = () if line is None else mark_names(line)
        yield _Row(tables[table], paragraphs[0].index, texts, marks, head)


def _columns(
    pairs: Sequence[tuple[tuple[str, ...], tuple[tuple[str, str], ...]]],
) -> dict[str, int]:
    """Where each column of the record stands, by how many rows have its text there; the surest first, and of
    equals the one whose place is next to that it had."""
    agreeing: Counter[tuple[str, int]] = Counter()
    order: dict[str, int] = {}
    for cells, recorded in pairs:
        for at, (name, text) in enumerate(recorded):
            order.setdefault(name, at)
            for place, cell in enumerate(cells):
                if bare(text) and bare(cell) == bare(text):
                    agreeing[name, place] += 1
    found: dict[str, int] = {}
    for name, place in sorted(
        agreeing,
        key=lambda pair: (-agreeing[pair], abs(pair[1] - order[pair[0]]), pair[1], order[pair[0]]),
    ):
        if name not in found and place not in found.values():
            found[name] = place
    return found


def _by_head(first: _Row, rows: Iterable[Exported], known: Mapping[str, int]) -> dict[str, int]:
    """The columns that no text tells, by the heads of the table."""
    found: dict[str, int] = {}
    for name in dict.fromkeys(name for row in rows for name, _ in row.cells if name not in known):
        for place, cell in enumerate(first.cells):
            if place not in known.values() and bare(cell) == bare(name):
                found[name] = place
                break
    return found


def _present(
    cells: tuple[str, ...], recorded: tuple[tuple[str, str], ...], columns: Mapping[str, int]
) -> tuple[tuple[str, str], ...]:
    """The record's columns with the texts of the file; a column that is not printed keeps its own."""
    return tuple(
        (name, cells[columns[name]])
        if name in columns and columns[name] < len(cells)
        else (name, text)
        for name, text in recorded
    )


def _shared(row: Exported) -> Iterator[tuple[str, str]]:
    """Cells that print several columns, as columns of their own: their names together, and the text."""
    for line in row.lines:
        yield _TOGETHER.join(part.field for part in line.parts), line.text


def _parted(
    cells: tuple[tuple[str, str], ...],
    there: tuple[str, ...],
    row: Exported,
    columns: Mapping[str, int],
) -> tuple[tuple[str, str], ...]:
    """``cells`` with what stands in those that print several columns, each column its part."""
    now: dict[str, str] = {}
    for (name, _), line in zip(_shared(row), row.lines, strict=True):
        place = columns.get(name, len(there))
        if place < len(there):
            texts = values_in(line, there[place])
            names = (part.field.removeprefix(COLUMN_PREFIX) for part in line.parts)
            now |= dict(zip(names, texts, strict=True))
    return tuple((name, now.get(name, text)) for name, text in cells)


def _is_head(row: _Row, names: Sequence[str]) -> bool:
    """Whether a row names columns instead of filling them."""
    texts = [bare(cell) for cell in row.cells if bare(cell)]
    return bool(texts) and sum(text in names for text in texts) * 2 > len(texts)


def told_rows(there: Sequence[FoundRow], rows: Sequence[Exported]) -> Iterator[Relinked]:
    """What became of the rows of tables."""
    linked = [found.number for found in there if found.number >= 0]
    moved = _moved_rows(linked, rows)
    after: dict[str, str] = {}
    for found in there:
        text = joined(found.cells)
        before = after.get(found.table, "")
        if found.number < 0:
            yield Relinked(
                "",
                State.NEW,
                text,
                paragraph=found.paragraph,
                after=before,
                table=found.table,
                cells=found.cells,
            )
            continue
        row = rows[found.number]
        same = [bare(each) for _, each in found.cells] == [bare(each) for _, each in row.cells]
        is_moved = found.number in moved
        yield Relinked(
            row.id,
            State.EDITED if not same else State.MOVED if is_moved else State.UNCHANGED,
            row.text if same else text,
            row.text,
            moved=is_moved,
            paragraph=found.paragraph,
            after=before,
            sources=row.sources,
            differences=() if same else tuple(_cell_changes(row, found)),
            table=row.table,
            cells=row.cells if same else found.cells,
        )
        after[found.table] = row.id
    for number, row in enumerate(rows):
        if number not in linked and row.text.strip():
            yield Relinked(
                row.id,
                State.GONE,
                original=row.text,
                sources=row.sources,
                table=row.table,
                cells=row.cells,
            )


def _moved_rows(linked: Sequence[int], rows: Sequence[Exported]) -> set[int]:
    """Rows that are not in their old order, table by table: tables may change places with each other."""
    moved: set[int] = set()
    for table in dict.fromkeys(rows[number].table for number in linked):
        moved |= out_of_order([number for number in linked if rows[number].table == table])
    return moved


def _cell_changes(row: Exported, found: FoundRow) -> Iterator[Change]:
    start = 0
    for (_, old), (_, new) in zip(row.cells, found.cells, strict=True):
        for change in difference(old, new):
            yield replace(change, start=start + change.start)
        start += len(old) + len(SEPARATOR)
