"""Sheets in their order, read row by row, so that a large one is never held as a tree."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from model.document import Block, Notice
from model.errors import SourceError
from model.progress import Task
from readers.common import xml
from readers.common.number_format import BUILT_IN, shown
from readers.common.ooxml import OfficePackage, graphic_texts
from readers.common.raised import raised
from readers.common.sheets import Sheet, Sheets, margin_text
from readers.common.symbols import in_font, is_symbol_font
from readers.common.xml import Element
from readers.common.zips import watched

_MAIN = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_ON = ("1", "true")
_LONGEST_STRING = 40_000
_MARGINS = ("oddHeader", "oddFooter", "firstHeader", "firstFooter")


def _tags(*names: str) -> list[str]:
    return [f"{{{space}}}{name}" for name in names for space in _MAIN]


@dataclass(slots=True)
class _Looks:
    """What all sheets share."""

    strings: list[str] = field(default_factory=list)
    formats: list[str] = field(default_factory=list)
    fonts: list[str] = field(default_factory=list)  # the symbol font of each look
    from_1904: bool = False


def read_workbook(data: bytes, name: str, task: Task) -> tuple[list[Block], list[Notice]]:
    """All sheets that are shown."""
    package = OfficePackage(data, name, "xl/workbook.xml")
    if package.main.lower().endswith(".bin"):
        raise SourceError("error.source.unsupported", name=name, found="Excel (.xlsb)")
    workbook = package.tree(package.main, task)
    links = package.relations(package.main)
    looks = _looks(package, workbook, task)
    found = Sheets(name)
    for entry in workbook.iter("{*}sheet"):
        task.check()
        key = next((str(v) for k, v in entry.attrib.items() if str(k).endswith("}id")), "")
        relation = links.get(key)
        if relation is None or not relation.kind.endswith("/worksheet"):
            continue
        if relation.target not in package.archive:
            raise SourceError("error.source.damaged", name=name, detail=relation.target)
        reader = _SheetReader(package, looks, found, Sheet(str(entry.get("name") or "")))
        reader.read(relation.target, task, hidden=(entry.get("state") or "visible") != "visible")
    return found.blocks(), found.notices()


def _looks(package: OfficePackage, workbook: Element, task: Task) -> _Looks:
    looks = _Looks()
    properties = next(workbook.iter("{*}workbookPr"), None)
    looks.from_1904 = properties is not None and properties.get("date1904") in _ON
    for part in package.related(package.main, "sharedStrings")[:1]:
        stream = xml.Stream(_tags("si"), package.name)
        for entry in stream.elements(watched(package.archive, part, task)):
            looks.strings.append(_string(entry))
            stream.forget(entry)
    for part in package.related(package.main, "styles")[:1]:
        root = package.tree(part, task)
        own = {
            _integer(entry.get("numFmtId")): str(entry.get("formatCode") or "")
            for entry in root.iter("{*}numFmt")
        }
        fonts = [_font(entry) for entry in root.iterfind("{*}fonts/{*}font")]
        cells = next(root.iter("{*}cellXfs"), None)
        for entry in cells if cells is not None else ():
            number, font = _integer(entry.get("numFmtId")), _integer(entry.get("fontId"))
            looks.formats.append(own.get(number) or BUILT_IN.get(number, "General"))
            looks.fonts.append(fonts[font] if 0 <= font < len(fonts) else "")
    return looks


def _string(entry: Element) -> str:
    """A string of one or more runs; phonetic guides are no part of it."""
    parts = []
    for child in entry:
        kind = _local(child)
        if kind == "t":
            parts.append(child.text or "")
        elif kind == "r":
            parts.append(_run(child, parts[-1] if parts else ""))
    return "".join(parts)[:_LONGEST_STRING]


def _run(run: Element, before: str) -> str:
    """What a run of a string behind ``before`` reads, by its looks."""
    text = "".join(child.text or "" for child in run if _local(child) == "t")
    for look in run.iterchildren("{*}rPr"):
        text = in_font(text, _font(look))
        if any(place.get("val") == "superscript" for place in look.iterchildren("{*}vertAlign")):
            text = raised(text, before)
    return text


def _font(look: Element) -> str:
    """The symbol font that a look names; empty for any other."""
    names = [child.get("val") for child in look if _local(child) in ("name", "rFont")]
    return names[0] if names and names[0] and is_symbol_font(names[0]) else ""


class _SheetReader:
    """Reads one sheet into ``found``."""

    def __init__(self, package: OfficePackage, looks: _Looks, found: Sheets, sheet: Sheet) -> None:
        self._package, self._looks, self._found, self._sheet = package, looks, found, sheet
        self._hidden_columns: list[tuple[int, int]] = []

    def read(self, part: str, task: Task, *, hidden: bool) -> None:
        """The cells, what is drawn over them, headers and footers. Of a hidden sheet only the cells are counted."""
        if not hidden:
            self._found.sheets.append(self._sheet)
        stream = xml.Stream(_tags("row", "col", *_MARGINS), self._package.name)
        row_number = 0
        for element in stream.elements(watched(self._package.archive, part, task)):
            kind = _local(element)
            if kind == "row":
                row_number = _integer(element.get("r")) or row_number + 1
                self._row(element, row_number, hidden or element.get("hidden") in _ON)
            elif kind == "col":
                if element.get("hidden") in _ON:
                    span = _integer(element.get("min")), _integer(element.get("max"))
                    self._hidden_columns.append(span)
            elif not hidden:
                self._sheet.margins += margin_text(element.text or "")
            stream.forget(element)
        if not hidden:
            self._drawn(part, task)

    def _row(self, row: Element, number: int, hidden: bool) -> None:
        column = 0
        for cell in row:
            if _local(cell) != "c":
                continue
            found = _PLACE.match(cell.get("r") or "")
            column = _column(found[1]) if found else column + 1
            text = self._text(cell)
            if not text.strip():
                continue
            if hidden or any(low <= column <= high for low, high in self._hidden_columns):
                self._found.hidden += 1
            else:
                self._found.put(self._sheet, number, column, text)

    def _text(self, cell: Element) -> str:  # noqa: PLR0911 - one for each type of cell
        kind = cell.get("t") or "n"
        if kind == "inlineStr":
            inline = next((child for child in cell if _local(child) == "is"), None)
            return _string(inline) if inline is not None else ""
        value = next((child.text or "" for child in cell if _local(child) == "v"), "")
        if not value:
            # A formula that no program worked out before the file was saved; one that gives "" is a string.
            self._found.uncalculated += kind != "str" and any(_local(part) == "f" for part in cell)
            return ""
        if kind == "s":
            at = _integer(value)
            text = self._looks.strings[at] if 0 <= at < len(self._looks.strings) else ""
            return in_font(text, font) if (font := self._font(cell)) else text
        if kind == "b":
            return "TRUE" if value.strip() == "1" else "FALSE"
        if kind in ("str", "e"):
            return value
        if kind == "d":
            return value.strip().removesuffix("Z").removesuffix("T00:00:00").replace("T", " ")
        try:
            number = float(value)
        except ValueError:
            return value
        style = _integer(cell.get("s"))
        formats = self._looks.formats
        code = formats[style] if 0 <= style < len(formats) else "General"
        return shown(number, code, from_1904=self._looks.from_1904)

    def _font(self, cell: Element) -> str:
        style, fonts = _integer(cell.get("s")), self._looks.fonts
        return fonts[style] if 0 <= style < len(fonts) else ""

    def _drawn(self, part: str, task: Task) -> None:
        """Text boxes, and the words of charts and diagrams."""
        for drawing in self._package.related(part, "drawing"):
            root = self._package.tree(drawing, task)
            texts = []
            for body in root.iter("{*}txBody"):
                texts += ["".join(t.text or "" for t in p.iter("{*}t")) for p in body.iter("{*}p")]
            for kind in ("chart", "diagramData"):
                for graphic in self._package.related(drawing, kind):
                    texts += graphic_texts(self._package.tree(graphic, task))
            self._sheet.aside += [text.strip() for text in texts if text.strip()]


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _local(element: Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _integer(value: str | None) -> int:
    try:
        return int(value) if value else 0
    except ValueError:
        return 0
