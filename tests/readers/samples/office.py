"""The same document as .xlsx, .pptx, .ofd and .mht, written by hand."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from tests.readers.pdf_samples import advance, wrap
from tests.readers.samples.formats import Part, as_html
from tests.readers.samples.word import zipped

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
_TYPES = (
    _HEAD + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>{}</Types>'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_SLIDE = "http://schemas.openxmlformats.org/presentationml/2006/main"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_OFD = "http://www.ofdspec.org/2016"

# Sizes of OFD in millimetres.
_WIDE, _HIGH, _MARGIN, _SIZE, _LEADING = 210.0, 297.0, 25.0, 4.2, 7.0


def relations(*links: tuple[str, str, str]) -> str:
    """The .rels part of (id, kind, target)."""
    inner = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for key, kind, target in links
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{_HEAD}<Relationships xmlns="{space}">{inner}</Relationships>'


def _texts(parts: Sequence[Part]) -> list[str]:
    return [text for part in parts for text in (part.text, *part.items)]


# Sheets


def workbook(
    sheets: Mapping[str, str],
    *,
    strings: Sequence[str] = (),
    styles: str = "",
    properties: str = "",
    hidden: Sequence[str] = (),
) -> bytes:
    """A workbook of sheets (name → content of its sheetData and what follows, from ``<sheetData>`` on)."""
    names = list(sheets)
    listed = "".join(
        f'<sheet name="{escape(name)}" sheetId="{n}" r:id="s{n}"{" state=" + chr(34) + "hidden" + chr(34) if name in hidden else ""}/>'
        for n, name in enumerate(names, 1)
    )
    links = [(f"s{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(names) + 1)]
    links += [("st", "styles", "styles.xml"), ("ss", "sharedStrings", "sharedStrings.xml")]
    override = (
        '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.spreadsheetml.sheet.main+xml"/>'
        '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.spreadsheetml.sharedStrings+xml"/>'
        '<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.spreadsheetml.styles+xml"/>'
    ) + "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="application/vnd.'
        'openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
        for n in range(1, len(names) + 1)
    )
    files = {
        "[Content_Types].xml": _TYPES.format(override),
        "_rels/.rels": relations(("r1", "officeDocument", "xl/workbook.xml")),
        "xl/_rels/workbook.xml.rels": relations(*links),
        "xl/workbook.xml": f'{_HEAD}<workbook xmlns="{_SHEET}" xmlns:r="{_OFFICE}">{properties}'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/sharedStrings.xml": f'{_HEAD}<sst xmlns="{_SHEET}">'
        + "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in strings)
        + "</sst>",
        "xl/styles.xml": f'{_HEAD}<styleSheet xmlns="{_SHEET}">{styles or _STYLES}</styleSheet>',
    }
    for number, content in enumerate(sheets.values(), 1):
        files[f"xl/worksheets/sheet{number}.xml"] = (
            f'{_HEAD}<worksheet xmlns="{_SHEET}">{content}</worksheet>'
        )
    return zipped(files)


_STYLES = (
    '<fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts>'
    '<fills count="1"><fill><patternFill patternType="none"/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs>'
    '<cellXfs count="1"><xf numFmtId="0" xfId="0"/></cellXfs>'
)


def as_xlsx(parts: Sequence[Part]) -> bytes:
    """Every text in a row of its own, as notices are kept in sheets."""
    texts = _texts(parts)
    rows = "".join(
        f'<row r="{n}"><c r="A{n}" t="s"><v>{n - 1}</v></c></row>' for n in range(1, len(texts) + 1)
    )
    return workbook({"Sheet1": f"<sheetData>{rows}</sheetData>"}, strings=texts)


def rich_sheet() -> bytes:
    """Numbers in the formats that offices use, beside the text that they print."""
    cells = (
        (0.063, "0.0%"), (1234567.5, "#,##0.00"), (45292.0, "yyyy-mm-dd"), (45292.0, "YYYY\\年M\\月D\\日"),
        (-5.25, "0.0"), (7.0, "000"), (837.3, "General"), (3.0, '0.0"亿元"'), (-12.0, "General"), (0.5, "0%"),
    )  # fmt: skip
    formats = "".join(
        f'<numFmt numFmtId="{164 + n}" formatCode="{escape(code, {chr(34): "&quot;"})}"/>'
        for n, (_, code) in enumerate(cells)
    )
    looks = "".join(
        f'<xf numFmtId="{164 + n}" xfId="0" applyNumberFormat="1"/>' for n in range(len(cells))
    )
    styles = _STYLES.replace('<cellXfs count="1"><xf numFmtId="0" xfId="0"/></cellXfs>', "")
    styles = f'<numFmts count="{len(cells)}">{formats}</numFmts>{styles}<cellXfs>{looks}</cellXfs>'
    rows = "".join(
        f'<row r="{n + 2}"><c r="A{n + 2}" t="s"><v>{n}</v></c><c r="B{n + 2}" s="{n}"><v>{value}</v></c></row>'
        for n, (value, _) in enumerate(cells)
    )
    head = '<row r="1"><c r="A1" t="inlineStr"><is><t>主要指标</t></is></c></row>'
    hidden = '<row r="20" hidden="1"><c r="A20"><v>999</v></c></row>'
    names = [f"指标{n}" for n in range(len(cells))]
    other = '<sheetData><row r="3"><c r="B3" t="inlineStr"><is><t>第二张表。</t></is></c></row></sheetData>'
    return workbook(
        {"一季度": f"<sheetData>{head}{rows}{hidden}</sheetData>", "二季度": other},
        strings=names,
        styles=styles,
    )


# Slides


def shape(
    paragraphs: Sequence[str], *, place: str = "body", y: int = 0, x: int = 0, kind: str = ""
) -> str:
    """A shape of a slide; ``paragraphs`` are ready XML or plain text."""
    body = "".join(p if p.startswith("<a:p>") else slide_paragraph(p) for p in paragraphs)
    holder = f'<p:ph type="{place}"/>' if place else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="2" name="s"{kind}/><p:cNvSpPr/><p:nvPr>{holder}</p:nvPr></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="9000000" cy="900000"/></a:xfrm></p:spPr>'
        f"<p:txBody><a:bodyPr/>{body}</p:txBody></p:sp>"
    )


def slide_paragraph(text: str, level: int = 0) -> str:
    return f'<a:p><a:pPr lvl="{level}"/><a:r><a:t>{escape(text)}</a:t></a:r></a:p>'


def presentation(slides: Sequence[str], *, extra: Mapping[str, str] | None = None) -> bytes:
    """A presentation of slides, each the content of its shape tree."""
    listed = "".join(f'<p:sldId id="{255 + n}" r:id="s{n}"/>' for n in range(1, len(slides) + 1))
    spaces = f'xmlns:p="{_SLIDE}" xmlns:a="{_DRAWING}" xmlns:r="{_OFFICE}"'
    override = (
        '<Override PartName="/ppt/presentation.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.presentationml.presentation.main+xml"/>'
    )
    files = {
        "[Content_Types].xml": _TYPES.format(override),
        "_rels/.rels": relations(("r1", "officeDocument", "ppt/presentation.xml")),
        "ppt/_rels/presentation.xml.rels": relations(
            *((f"s{n}", "slide", f"slides/slide{n}.xml") for n in range(1, len(slides) + 1))
        ),
        "ppt/presentation.xml": f"{_HEAD}<p:presentation {spaces}><p:sldIdLst>{listed}</p:sldIdLst></p:presentation>",
    }
    for number, content in enumerate(slides, 1):
        show = ' show="0"' if content.startswith("<!--hidden-->") else ""
        files[f"ppt/slides/slide{number}.xml"] = (
            f"{_HEAD}<p:sld {spaces}{show}><p:cSld><p:spTree><p:nvGrpSpPr/><p:grpSpPr/>"
            f"{content.removeprefix('<!--hidden-->')}</p:spTree></p:cSld></p:sld>"
        )
    return zipped({**files, **(extra or {})})


def as_pptx(parts: Sequence[Part]) -> bytes:
    """A slide for every heading with what is under it; long ones go on on the next."""
    slides: list[list[Part]] = []
    for part in parts:
        if part.level or not slides or len(slides[-1]) > 40:
            slides.append([])
        slides[-1].append(part)
    made = []
    for number, slide in enumerate(slides, 1):
        title = [part.text for part in slide if part.level]
        body = [
            text for part in slide for text in (*(() if part.level else (part.text,)), *part.items)
        ]
        content = shape(title, place="title") if title else ""
        content += shape(body, y=2_000_000) if body else ""
        made.append(content + shape([str(number)], place="sldNum", y=6_000_000))
    return presentation(made)


# OFD


def ofd(pages: Sequence[Sequence[tuple[str, float, float, float]]], **others: str | bytes) -> bytes:
    """A document whose pages hold (text, x, baseline y, size) in millimetres."""
    listed = "".join(
        f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>'
        for n in range(1, len(pages) + 1)
    )
    space = f'xmlns:ofd="{_OFD}"'
    files: dict[str, str | bytes] = {
        "OFD.xml": f'{_HEAD}<ofd:OFD {space} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo/>'
        "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"{_HEAD}<ofd:Document {space}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>"
        f"0 0 {_WIDE:g} {_HIGH:g}</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>{listed}"
        "</ofd:Pages></ofd:Document>",
    }
    for number, page in enumerate(pages, 1):
        content = "".join(_text_object(*piece) for piece in page)
        files[f"Doc_0/Pages/Page_{number}/Content.xml"] = (
            f'{_HEAD}<ofd:Page {space}><ofd:Content><ofd:Layer ID="9">{content}</ofd:Layer></ofd:Content></ofd:Page>'
        )
    return zipped({**files, **others})


def _text_object(text: str, x: float, y: float, size: float) -> str:
    steps = " ".join(f"{advance(char, size):g}" for char in text[:-1])
    return (
        f'<ofd:TextObject ID="7" Font="3" Size="{size:g}" Boundary="{x:g} {y - size:g} {advance(text, size):g} {size * 1.2:g}">'
        f'<ofd:TextCode X="0" Y="{size:g}" DeltaX="{steps}">{escape(text)}</ofd:TextCode></ofd:TextObject>'
    )


def set_pages(texts: Sequence[str], head: str = "") -> list[list[tuple[str, float, float, float]]]:
    """Paragraphs set on pages with a number at the foot."""
    lines = [line for text in texts for line in wrap(text, int((_WIDE - 2 * _MARGIN) / _SIZE))]
    pages: list[list[tuple[str, float, float, float]]] = []
    fitting = int((_HIGH - 2 * _MARGIN) / _LEADING)
    for start in range(0, len(lines), fitting):
        page = [
            (line, _MARGIN + indent * _SIZE, _MARGIN + _LEADING * (place + 1), _SIZE)
            for place, (indent, line) in enumerate(lines[start : start + fitting])
        ]
        page.append((f"— {len(pages) + 1} —", _WIDE / 2 - 8, _HIGH - 12, 3.5))
        if head:
            page.append((head, _MARGIN, 12.0, 3.5))
        pages.append(page)
    return pages


def as_ofd(parts: Sequence[Part]) -> bytes:
    return ofd(set_pages(_texts(parts)))


# Web archives


def as_mht(parts: Sequence[Part]) -> bytes:
    """A page as a browser saves it: itself, quoted-printable or base64, and a picture."""
    page = base64.encodebytes(as_html(parts)).replace(b"\n", b"\r\n")
    lines = [
        b"From: <Saved by a browser>",
        b"Subject: =?utf-8?Q?=E6=96=87?=",
        b"MIME-Version: 1.0",
        b'Content-Type: multipart/related; type="text/html"; boundary="----Part"',
        b"",
        b"------Part",
        b"Content-Type: text/html; charset=gb2312",
        b"Content-Transfer-Encoding: base64",
        b"Content-Location: http://example.invalid/a.html",
        b"",
        page,
        b"------Part",
        b"Content-Type: image/gif",
        b"Content-Transfer-Encoding: base64",
        b"",
        b"R0lGODlhAQABAAAAACw=",
        b"------Part--",
        b"",
    ]
    return b"\r\n".join(lines)
