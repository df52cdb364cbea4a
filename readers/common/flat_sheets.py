"""A workbook of Excel 2003 (XML), as the parts of today's package."""

from __future__ import annotations

from datetime import datetime
from xml.sax.saxutils import escape, quoteattr

from readers.common.xml import Element, text_of

_SPACE = "urn:schemas-microsoft-com:office:spreadsheet"
_S = f"{{{_SPACE}}}"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# Formats that have names there.
_NAMED = {
    "General Number": "General", "Percent": "0.00%", "Fixed": "0.00", "Standard": "#,##0.00",
    "Scientific": "0.00E+00", "Currency": '"¥"#,##0.00', "Euro Currency": '"€"#,##0.00',
    "General Date": "yyyy/m/d h:mm", "Short Date": "yyyy/m/d", "Medium Date": "d-mmm-yy",
    "Long Date": 'yyyy"年"m"月"d"日"', "Short Time": "h:mm", "Medium Time": "h:mm AM/PM",
    "Long Time": "h:mm:ss", "Yes/No": '"Yes";"Yes";"No"', "True/False": '"True";"True";"False"',
}  # fmt: skip
_FIRST_OWN = 164
_EPOCH = datetime(1899, 12, 30)
_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384


def workbook_parts(root: Element) -> dict[str, bytes]:
    """The parts of the package by their names."""
    formats: list[str] = []
    looks: dict[str, int] = {}
    for style in root.iter(f"{_S}Style"):
        shown = style.find(f"{_S}NumberFormat")
        code = None if shown is None else shown.get(f"{_S}Format")
        if code:
            formats.append(_NAMED.get(code, code))
            looks[style.get(f"{_S}ID") or ""] = len(formats)
    parts: dict[str, bytes] = {}
    sheets, links = [], []
    for number, sheet in enumerate(root.iter(f"{_S}Worksheet"), 1):
        hidden = any(
            option.text in ("SheetHidden", "SheetVeryHidden") for option in sheet.iter("{*}Visible")
        )
        state = ' state="hidden"' if hidden else ""
        name = quoteattr(sheet.get(f"{_S}Name") or "")
        sheets.append(f'<sheet name={name} sheetId="{number}"{state} r:id="s{number}"/>')
        links.append(
            f'<Relationship Id="s{number}" Type="{_OFFICE}/worksheet" Target="s{number}.xml"/>'
        )
        parts[f"xl/s{number}.xml"] = _sheet(sheet, looks).encode()
    links.append(f'<Relationship Id="looks" Type="{_OFFICE}/styles" Target="styles.xml"/>')
    own = "".join(
        f'<numFmt numFmtId="{_FIRST_OWN + at}" formatCode={quoteattr(code)}/>'
        for at, code in enumerate(formats)
    )
    cells = "".join(f'<xf numFmtId="{_FIRST_OWN + at}"/>' for at in range(len(formats)))
    return {
        "[Content_Types].xml": b"<Types/>",
        "xl/workbook.xml": (
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{"".join(sheets)}</sheets></workbook>'
        ).encode(),
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_LINKS}">{"".join(links)}</Relationships>'.encode(),
        "xl/styles.xml": (
            f'<styleSheet xmlns="{_MAIN}"><numFmts>{own}</numFmts>'
            f'<cellXfs><xf numFmtId="0"/>{cells}</cellXfs></styleSheet>'
        ).encode(),
        **parts,
    }


def _sheet(sheet: Element, looks: dict[str, int]) -> str:
    rows: list[str] = []
    number = 0
    for row in sheet.iterfind(f"{_S}Table/{_S}Row"):
        number = _index(row, number, _MOST_ROWS)
        column = 0
        cells: list[str] = []
        for cell in row.iterchildren(f"{_S}Cell"):
            column = _index(cell, column, _MOST_COLUMNS)
            data = cell.find(f"{_S}Data")
            if data is not None:
                look = cell.get(f"{_S}StyleID") or row.get(f"{_S}StyleID") or ""
                cells.append(_cell(f"{_letters(column)}{number}", data, looks.get(look, 0)))
            column += _integer(cell.get(f"{_S}MergeAcross"), _MOST_COLUMNS)
        hidden = ' hidden="1"' if row.get(f"{_S}Hidden") == "1" else ""
        rows.append(f'<row r="{number}"{hidden}>{"".join(cells)}</row>')
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{"".join(rows)}</sheetData></worksheet>'


def _cell(place: str, data: Element, look: int) -> str:
    kind, text = data.get(f"{_S}Type") or "String", text_of(data)
    if kind == "DateTime":
        try:
            since = datetime.fromisoformat(text.strip().removesuffix("Z")) - _EPOCH
            kind, text = "Number", repr(since.total_seconds() / 86_400)
        except (ValueError, TypeError):
            kind = "String"
    if kind == "Number":
        return f'<c r="{place}" s="{look}"><v>{escape(text.strip())}</v></c>'
    if kind == "Boolean":
        return f'<c r="{place}" t="b"><v>{escape(text.strip())}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def _index(element: Element, before: int, most: int) -> int:
    """The number of a row or cell: what it says, or one more than that of the one before."""
    return _integer(element.get(f"{_S}Index"), most) or min(before + 1, most)


def _integer(value: str | None, most: int) -> int:
    return (
        min(int(value), most)
        if value and value.isascii() and value.isdigit() and len(value) < 9
        else 0
    )


def _letters(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters or "A"
