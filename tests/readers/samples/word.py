"""Word packages written by hand, so that a test can say exactly what is in the XML."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO
from xml.sax.saxutils import escape

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_NAMESPACES = (
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    "</Types>"
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
# Parts by the local name of their root element, with the relationship's type.
_ROOTS = {
    "styles": "styles",
    "numbering": "numbering",
    "settings": "settings",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "header": "hdr",
    "footer": "ftr",
}


def run(text: str, properties: str = "") -> str:
    """One run of text."""
    inside = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inside}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*runs: str, properties: str = "") -> str:
    """One paragraph; a run that is not XML yet becomes a plain run."""
    inside = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    body = "".join(item if item.startswith("<") else run(item) for item in runs)
    return f"<w:p>{inside}{body}</w:p>"


def styled(style: str, *runs: str) -> str:
    return paragraph(*runs, properties=f'<w:pStyle w:val="{style}"/>')


def listed(number: int, level: int, text: str) -> str:
    return paragraph(
        text,
        properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>',
    )


def text_box(*paragraphs: str) -> str:
    """A run with a text box as Word writes it: once for new programs, once for old ones."""
    content = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>'
        f"{content}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
        f"{content}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    inside = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    body = "".join(item if item.startswith("<w:tc>") else cell(item) for item in cells)
    return f"<w:tr>{inside}{body}</w:tr>"


def cell(*content: str, properties: str = "") -> str:
    inside = f"<w:tcPr>{properties}</w:tcPr>" if properties else ""
    body = "".join(item if item.startswith("<") else paragraph(item) for item in content)
    return f"<w:tc>{inside}{body}</w:tc>"


def field(instruction: str, result: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def level(place: int, number_format: str, text: str, more: str = "") -> str:
    """One level of a list definition."""
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(*definitions: tuple[str, str]) -> str:
    """The numbering part: (levels, overrides) for each list, whose number is its place from 1."""
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{place}">{levels}</w:abstractNum>'
        for place, (levels, _) in enumerate(definitions, start=1)
    )
    numbers = "".join(
        f'<w:num w:numId="{place}"><w:abstractNumId w:val="{place}"/>{overrides}</w:num>'
        for place, (_, overrides) in enumerate(definitions, start=1)
    )
    return abstract + numbers


def package(
    body: str,
    *,
    namespace: str = TRANSITIONAL,
    parts: Mapping[str, str] | None = None,
    extra: Mapping[str, bytes] | None = None,
    prologue: str = "",
) -> bytes:
    """A .docx with ``body``. ``parts`` maps a kind (styles, numbering, footnotes, header, …) to the content of
    its root element; the relationship id of a part is its kind. ``extra`` are files put in as they are."""
    parts = parts or {}

    def whole(root: str, content: str) -> str:
        return f'<w:{root} xmlns:w="{namespace}" {_NAMESPACES}>{content}</w:{root}>'

    relations = "".join(
        f'<Relationship Id="{kind}" Type="{_OFFICE}{kind}" Target="{kind}.xml"/>' for kind in parts
    )
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _relations(
            f'<Relationship Id="main" Type="{_OFFICE}officeDocument" Target="word/document.xml"/>'
        ),
        "word/_rels/document.xml.rels": _relations(relations),
        "word/document.xml": prologue + whole("document", f"<w:body>{body}</w:body>"),
    }
    for kind, content in parts.items():
        files[f"word/{kind}.xml"] = whole(_ROOTS[kind], content)
    files.update(extra or {})
    return zipped(files)


def _relations(links: str) -> str:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{links}</Relationships>'


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """A zip of ``files``, names as given."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()
