"""Lists of facts as files of their own: a table in a Word document, or a sheet for Excel and WPS."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

from briefing.output import check_target, write_atomically
from model.briefing import Briefing, BriefingTable, SourceInfo, SourceRef, TableRow
from model.document import Notice
from model.progress import Task

# What Excel takes at most.
_MOST_ROWS: Final = 1_048_575
_LONGEST_CELL: Final = 32_767
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,14})?")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_WIDEST = 60
# Zip entries carry a time: the same sheet gives the same bytes.
_DAY: Final = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A list to be written: every row has a text for each of ``columns``; ``sources`` are those of the rows, none or
    one tuple for each row. ``infos`` name the documents they speak of."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    sources: tuple[tuple[SourceRef, ...], ...] = ()
    infos: tuple[SourceInfo, ...] = ()


def write_xlsx(
    sheet: Sheet, path: Path, task: Task | None = None, *, sources: Iterable[Path] = ()
) -> tuple[Notice, ...]:
    """Put ``sheet`` at ``path`` as a workbook, whole or not at all. ``sources`` are never written over. Raises
    OutputError."""
    check_target(path, sources)
    if task is not None:
        task.check()
    write_atomically(path, xlsx(sheet), _opens)
    return ()


def write_docx(
    sheet: Sheet, path: Path, task: Task | None = None, *, sources: Iterable[Path] = ()
) -> tuple[Notice, ...]:
    """Put ``sheet`` at ``path`` as a Word document with a table and the list of its sources. Raises OutputError,
    TemplateError."""
    from briefing.jobs import export
    from word import kinds
    from word.catalogue import find

    return export(briefing_of(sheet), find(kinds.BRIEFING), path, task, sources=sources)


def briefing_of(sheet: Sheet) -> Briefing:
    """A briefing that is nothing but the table."""
    given = sheet.sources or ((),) * len(sheet.rows)
    rows = tuple(
        TableRow(f"row-{number}", tuple(zip(sheet.columns, texts, strict=True)), refs)
        for number, (texts, refs) in enumerate(zip(sheet.rows, given, strict=True), 1)
    )
    table = BriefingTable("sheet", rows, sheet.title)
    return Briefing((("标题", ""),), sources=sheet.infos, tables=(table,))


def xlsx(sheet: Sheet) -> bytes:
    """``sheet`` as a workbook of one worksheet. Plain numbers are numbers there; everything else is text, which is
    never taken for a formula."""
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _ROOT_RELATIONS,
        "xl/workbook.xml": _WORKBOOK.format(name=_sheet_name(sheet.title)),
        "xl/_rels/workbook.xml.rels": _RELATIONS,
        "xl/styles.xml": _STYLES,
        "xl/worksheets/sheet1.xml": _worksheet(sheet),
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, _HEAD + content)
    return made.getvalue()


def _worksheet(sheet: Sheet) -> str:
    rows = sheet.rows[:_MOST_ROWS]
    last = _letters(max(len(sheet.columns), 1) - 1)
    widths = "".join(
        f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
        for number, width in enumerate(_widths(sheet), 1)
    )
    lines = [_row(1, sheet.columns, head=True)]
    lines += [_row(number, texts) for number, texts in enumerate(rows, 2)]
    return (
        f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"<cols>{widths}</cols><sheetData>{''.join(lines)}</sheetData>"
        f'<autoFilter ref="A1:{last}{len(rows) + 1}"/></worksheet>'
    )


def _row(number: int, texts: Sequence[str], *, head: bool = False) -> str:
    cells = "".join(
        _cell(f"{_letters(column)}{number}", text, head=head) for column, text in enumerate(texts)
    )
    return f'<row r="{number}">{cells}</row>'


def _cell(place: str, text: str, *, head: bool) -> str:
    if not head and _NUMBER.fullmatch(text):
        return f'<c r="{place}" s="2"><v>{text}</v></c>'
    clean = escape(_ILLEGAL.sub("", text)[:_LONGEST_CELL])
    style = 1 if head else 2
    return (
        f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{clean}</t></is></c>'
    )


def _widths(sheet: Sheet) -> list[int]:
    """Widths in characters of Latin script: a Chinese one is as wide as two."""
    found: list[int] = []
    for column, name in enumerate(sheet.columns):
        texts = (name, *(row[column] for row in sheet.rows[:2000]))
        longest = max(sum(2 if ord(char) > 0xFF else 1 for char in text) for text in texts)
        found.append(min(max(longest + 4, 10), _WIDEST))
    return found


def _letters(column: int) -> str:
    """The name of a column, counted from 0: 0 → A, 26 → AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _sheet_name(title: str) -> str:
    """A name that Excel takes: no brackets and slashes, at most 31 characters."""
    name = re.sub(r"[\[\]:*?/\\']", "", _ILLEGAL.sub("", title)).strip()[:31]
    return escape(name or "Sheet1", {'"': "&quot;"})


def _opens(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        package.testzip()


_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_KIND: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_TYPES: Final = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_KIND}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_KIND}.styles+xml"/></Types>'
)
_ROOT_RELATIONS: Final = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)
_RELATIONS: Final = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>'
)
_WORKBOOK: Final = (
    f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
    '<sheet name="{name}" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
_STYLES: Final = (
    f'<styleSheet xmlns="{_MAIN}">'
    '<fonts count="2"><font><sz val="11"/><name val="宋体"/></font>'
    '<font><b/><sz val="11"/><name val="宋体"/></font></fonts>'
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '<fill><patternFill patternType="solid"><fgColor rgb="FFE3EDF9"/><bgColor indexed="64"/></patternFill></fill></fills>'
    '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>'
    '<border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="1" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1">'
    '<alignment horizontal="center" vertical="center" wrapText="1"/></xf>'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="1" xfId="0" applyBorder="1">'
    '<alignment vertical="center" wrapText="1"/></xf></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
