"""Tables: rows repeated in a template's own table, and whole tables written into the body."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from copy import deepcopy
from typing import NamedTuple

from lxml import etree

from messages import say
from model.briefing import Briefing, BriefingTable, TableRow
from word.body import ITEM_MARK, SOURCE_MARK, BodyWriter
from word.fields import COLUMN_PREFIX
from word.filler import Filler, paragraphs
from word.marks import END, NUMBERS, START, Inserts, bookmark, numbers
from word.ooxml import integer, w
from word.printed import PrintedLine, cell_line
from word.runs import Line
from word.values import widened

TITLE, NOTE = "表题", "表注"
_NOTE_LABEL = "注："
_NUMBER, _SOURCE = "序号", "来源"
_P, _TBL, _TR, _TC = w("p"), w("tbl"), w("tr"), w("tc")
# Columns that many tables have say nothing about which one belongs where.
_COMMON = frozenset({_NUMBER, _SOURCE, "说明"})
# Characters that 〔12〕 wants on one line.
_MARKS_OF_SOURCES = 7


class _Pattern(NamedTuple):
    """A table of the template with its repeated row and what stands around it."""

    table: etree._Element
    row: etree._Element
    columns: frozenset[str]
    title: tuple[etree._Element, ...]
    note: tuple[etree._Element, ...]

    @property
    def block(self) -> tuple[etree._Element, ...]:
        """Everything that is repeated for a table, in order."""
        return (*self.title, self.table, *self.note)


def title_of(table: BriefingTable, number: int, values: Mapping[str, str]) -> str:
    """The title over a table: its own, the masthead's for the first, else its number."""
    given = " ".join(table.title.split()) or (values.get(TITLE, "") if number == 1 else "")
    return given or say("word.table.untitled", {"number": number})


class TableFiller:
    """Fills the tables of a template that have fields 【表·…】; knows which tables were printed there."""

    def __init__(self, briefing: Briefing, writer: BodyWriter) -> None:
        self._tables = [table for table in briefing.tables if table.rows]
        self._writer = writer
        self._ordinals = row_ordinals(briefing)
        self.printed: set[str] = set()
        self.shared_cells: dict[str, tuple[PrintedLine, ...]] = {}
        """By the id of a row its cells that print several columns."""
        self.has_lost_note = False
        """Whether a table has a note for which its place has none."""

    def unprinted(self) -> tuple[BriefingTable, ...]:
        """The tables that no table of the template took."""
        return tuple(table for table in self._tables if table.id not in self.printed)

    def fill(self, root: etree._Element, filler: Filler, values: Mapping[str, str]) -> None:
        """Repeat each pattern under ``root`` for the tables that belong to it and take the patterns out."""
        for pattern in list(_patterns(root)):
            wanted = [
                table
                for table in self._tables
                if table.id not in self.printed
                and set(table.columns) & (pattern.columns - _COMMON or pattern.columns)
            ]
            for table in wanted:
                self.printed.add(table.id)
                self._repeat(pattern, table, filler, values)
            for element in pattern.block:
                holder = element.getparent()
                if holder is not None:
                    holder.remove(element)

    def _repeat(
        self, pattern: _Pattern, table: BriefingTable, filler: Filler, values: Mapping[str, str]
    ) -> None:
        number = self._tables.index(table) + 1
        clean = self._writer.cleaner.text
        if table.note.strip() and not any(_names(element, NOTE) for element in pattern.block):
            self.has_lost_note = True
        around = {
            **values,
            TITLE: widened(clean(title_of(table, number, values))),
            NOTE: widened(" ".join(clean(table.note).split())) or values.get(NOTE, ""),
        }
        rows = list(pattern.table.iterchildren(_TR))
        place = rows.index(pattern.row)
        for element in pattern.block:
            copied = deepcopy(element)
            pattern.table.addprevious(copied)
            if element is not pattern.table:
                filler.fill_all([copied], around)
                continue
            last = copied.findall(_TR)[place]
            pattern_row = deepcopy(last)
            shared_cells = [cell for cell in pattern_row.iterchildren(_TC) if _is_shared(cell)]
            for index, row in enumerate(table.rows, 1):
                fresh = deepcopy(pattern_row)
                last.addprevious(fresh)
                values = self._cells(row, index, pattern.columns)
                shared = (cell_line(deepcopy(cell), values) for cell in shared_cells)
                self.shared_cells[row.id] = tuple(line for line in shared if line is not None)
                filler.fill_all([fresh], values, self._inserts(row), keep=True)
            copied.remove(last)
            filler.fill_all([r for r in copied.iterchildren(_TR) if _is_fixed(r)], around)

    def _cells(self, row: TableRow, index: int, columns: frozenset[str]) -> dict[str, str]:
        """The values of a row's fields. The first column that has a text bears the row's bookmark."""
        clean = self._writer.cleaner.text
        cells = {
            COLUMN_PREFIX + name: widened(" ".join(clean(text).split())) for name, text in row.cells
        }
        values = {COLUMN_PREFIX + name: cells.get(COLUMN_PREFIX + name, "") for name in columns}
        values[COLUMN_PREFIX + _NUMBER] = str(index)
        values[COLUMN_PREFIX + _SOURCE] = self._sources(row)
        for name, _ in row.cells:
            key = COLUMN_PREFIX + name
            if values.get(key) and name in columns and name not in (_NUMBER, _SOURCE):
                values[key] = START + values[key] + END
                break
        return values

    def _sources(self, row: TableRow) -> str:
        if self._writer.linked:
            return NUMBERS if self._writer.sources.numbers(self._ordinals[row.id]) else ""
        names = dict.fromkeys(self._writer.sources.document_name(ref) for ref in row.sources)
        return "、".join(names)

    def _inserts(self, row: TableRow) -> Inserts:
        return row_inserts(self._writer, self._ordinals[row.id])


def _names(element: etree._Element, field: str) -> bool:
    return f"【{field}】" in "".join(node.text or "" for node in element.iter(w("t")))


def row_ordinals(briefing: Briefing) -> dict[str, int]:
    """The ordinals of all rows by id: they go on where those of the items end."""
    first = sum(1 for _ in briefing.items()) + 1
    rows = (row for table in briefing.tables for row in table.rows)
    return {row.id: ordinal for ordinal, row in enumerate(rows, first)}


def row_inserts(writer: BodyWriter, ordinal: int) -> Inserts:
    """What goes into the places of a row: its bookmark and the numbers of its sources."""
    found = writer.sources.numbers(ordinal) if writer.linked else ()
    return {
        **bookmark(f"{ITEM_MARK}{ordinal}", writer.take_id()),
        NUMBERS: numbers(found, SOURCE_MARK, raised=False),
    }


def _patterns(root: etree._Element) -> Iterator[_Pattern]:
    """Tables of ``root`` with a row that repeats, each with its title before and its note behind."""
    for table in list(root.iter(_TBL)):
        for row in table.iterchildren(_TR):
            names = {name for paragraph in paragraphs(row) for name in Line(paragraph).fields()}
            columns = {
                name.removeprefix(COLUMN_PREFIX) for name in names if name.startswith(COLUMN_PREFIX)
            }
            if columns:
                title = _beside(table, TITLE, before=True)
                note = _beside(table, NOTE, before=False)
                yield _Pattern(table, row, frozenset(columns), title, note)
                break


def _beside(table: etree._Element, field: str, *, before: bool) -> tuple[etree._Element, ...]:
    """The paragraph right before or behind ``table``, if it holds ``field``."""
    found = table.getprevious() if before else table.getnext()
    if found is None or found.tag != _P or field not in Line(found).fields():
        return ()
    return (found,)


def _is_shared(cell: etree._Element) -> bool:
    """Whether a cell prints more than one column."""
    names = [name for paragraph in paragraphs(cell) for name in Line(paragraph).fields()]
    return sum(name.startswith(COLUMN_PREFIX) for name in names) > 1


def _is_fixed(row: etree._Element) -> bool:
    return any("【" in (node.text or "") for node in row.iter(w("t")))


class BodyTables:
    """The tables that the body prints: for the id of a section those that belong to it."""

    def __init__(
        self, briefing: Briefing, writer: BodyWriter, room: int, printed: Collection[str]
    ) -> None:
        """``room``: twips between the margins; ``printed``: ids of the tables that stand elsewhere."""
        known = {section.id for section in briefing.sections}
        self._tables: dict[str, list[tuple[int, BriefingTable]]] = {}
        tables = [table for table in briefing.tables if table.rows]
        for number, table in enumerate(tables, 1):
            if table.id not in printed:
                place = table.section if table.section in known else ""
                self._tables.setdefault(place, []).append((number, table))
        self._ordinals = row_ordinals(briefing) if self._tables else {}
        self._writer = writer
        self._room = room

    def __call__(self, section: str) -> Iterator[str]:
        """The tables of ``section`` as WordprocessingML; of none if it is empty."""
        for number, table in self._tables.get(section, ()):
            yield from written(table, number, self._writer, self._ordinals, self._room)


def widths(columns: Sequence[str], rows: Sequence[TableRow], room: int) -> list[int]:
    """Widths in twips of the columns of a table that the body prints: in proportion to the square root of
    their longest text, at least a twelfth each, ``room`` together."""
    longest = [
        max(
            _MARKS_OF_SOURCES if name == _SOURCE else len(name),
            *(len(row.cell(name)) for row in rows),
            1,
        )
        for name in columns
    ]
    weights = [max(length, 2) ** 0.5 for length in longest]
    total = sum(weights)
    least = room // max(12, 2 * len(columns))
    found = [max(int(room * weight / total), least) for weight in weights]
    excess = sum(found) - room
    widest = found.index(max(found))
    found[widest] -= excess
    return found


def written(
    table: BriefingTable, number: int, writer: BodyWriter, ordinals: Mapping[str, int], room: int
) -> Iterator[str]:
    """A table of the body as WordprocessingML: title, header row, rows, note."""
    columns = [name for name in table.columns if name not in (_NUMBER, _SOURCE)]
    if writer.linked and any(row.sources for row in table.rows):
        columns.append(_SOURCE)
    clean = writer.cleaner.text
    title, head, text, note = (writer.formats[role] for role in ("表题", "表头", "表文", "表注"))
    yield f"<w:p>{title.paragraph}{title.runs(widened(clean(title_of(table, number, {}))))}</w:p>"
    sizes = widths(columns, table.rows, room)
    grid = "".join(f'<w:gridCol w:w="{size}"/>' for size in sizes)
    parts = [_table_start(room), f"<w:tblGrid>{grid}</w:tblGrid>", _row_start(repeat=True)]
    for name, size in zip(columns, sizes, strict=True):
        parts.append(_cell(size, f"<w:p>{head.paragraph}{head.runs(clean(name))}</w:p>"))
    parts.append("</w:tr>")
    for row in table.rows:
        parts.append(_row_start(repeat=False))
        ordinal = ordinals[row.id]
        start, end = writer.item_bookmark(ordinal)
        for name, size in zip(columns, sizes, strict=True):
            if name == _SOURCE:
                content = "".join(writer.jumps(ordinal, text.chinese))
            else:
                content = text.runs(widened(" ".join(clean(row.cell(name)).split())))
                content, start, end = start + content + end, "", ""
            parts.append(_cell(size, f"<w:p>{text.paragraph}{content}</w:p>"))
        parts.append("</w:tr>")
    yield "".join(parts) + "</w:tbl>"
    if table.note.strip():
        printed = widened(" ".join(clean(table.note).split()))
        label = "" if printed.startswith(_NOTE_LABEL[0]) else _NOTE_LABEL
        yield f"<w:p>{note.paragraph}{note.runs(label + printed)}</w:p>"


def _table_start(room: int) -> str:
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{room}" w:type="dxa"/><w:tblBorders>{edges}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="57" w:type="dxa"/>'
        '<w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    )


def _row_start(*, repeat: bool) -> str:
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if repeat else ''}</w:trPr>"


def _cell(size: int, content: str) -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{integer(str(size))}" w:type="dxa"/><w:vAlign w:val="center"/>'
        f"</w:tcPr>{content}</w:tc>"
    )
