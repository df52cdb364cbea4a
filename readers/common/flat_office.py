"""Office documents in one XML file: Word 2003 (w:wordDocument), Excel 2003 (Workbook), packages written flat, and
OpenDocument (.fodt).

Old systems of offices write them under the names .doc and .xls. They are put into the package that the same document
has today, so that one reader knows each format.
"""

from __future__ import annotations

import base64
import binascii
import re
import zipfile
from io import BytesIO

from lxml import etree

from readers.common import xml
from readers.common.flat_sheets import workbook_parts
from readers.common.symbols import in_font
from readers.common.xml import Element

# Where the root of such a file, or what says whose it is, stands.
HEAD = 16_384
_WORD = "http://schemas.microsoft.com/office/word/2003/wordml"
_HINT = "http://schemas.microsoft.com/office/word/2003/auxHint"
_SHEET = "urn:schemas-microsoft-com:office:spreadsheet"
_FLAT = "http://schemas.microsoft.com/office/2006/xmlPackage"
_NOW = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OPEN = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_W, _O = f"{{{_WORD}}}", f"{{{_OPEN}}}"
# Pictures may be larger than what a parser takes for text.
_PICTURES = re.compile(rb"<((?:office:binary-data|w:binData)\b[^>]*)>[^<]*")


def is_flat(head: bytes) -> bool:
    """Whether a file that begins with ``head`` (``HEAD`` bytes of it) says that it is such a document."""
    head = head[:HEAD].replace(b"\0", b"")
    # A page that Office wrote names these spaces, too.
    return (
        head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<")
        and any(space in head for space in _SPACES)
        and b"<html" not in head.lower()
    )


def packed(data: bytes, name: str) -> bytes | None:
    """The package that a flat document stands for; None for any other file. Raises SourceError for XML that is broken
    or unsafe."""
    if not is_flat(data):
        return None
    root = xml.tree((_PICTURES.sub(rb"<\1>", data),), name)
    parts = _KINDS.get(str(root.tag))
    return None if parts is None else _zipped(parts(root))


def _zipped(parts: dict[str, bytes]) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as package:
        for part, content in parts.items():
            package.writestr(part, content)
    return target.getvalue()


def _flat_parts(root: Element) -> dict[str, bytes]:
    """The parts of a package, each written inside an element of its own."""
    parts: dict[str, bytes] = {"[Content_Types].xml": b"<Types/>"}
    for part in root.iterchildren(f"{{{_FLAT}}}part"):
        path = (part.get(f"{{{_FLAT}}}name") or "").lstrip("/")
        for held in part:
            if held.tag == f"{{{_FLAT}}}xmlData" and len(held):
                parts[path] = etree.tostring(held[0], with_tail=False)
            elif held.tag == f"{{{_FLAT}}}binaryData":
                try:
                    parts[path] = base64.b64decode(held.text or "")
                except binascii.Error:
                    continue
    return parts


def _text_parts(root: Element) -> dict[str, bytes]:
    """An OpenDocument file: styles and margins beside the body."""
    parts = {
        "mimetype": (root.get(f"{_O}mimetype") or "").encode(),
        "content.xml": etree.tostring(root),
    }
    for body in list(root.iterchildren(f"{_O}body")):
        root.remove(body)
    return {**parts, "styles.xml": etree.tostring(root)}


def _document_parts(root: Element) -> dict[str, bytes]:
    """A document of Word 2003: margins and notes stand where they are shown, labels of lists beside them."""
    links: list[str] = []
    parts: dict[str, bytes] = {}
    for entry in list(root.iter(f"{_W}hdr", f"{_W}ftr")):
        kind = "header" if entry.tag == f"{_W}hdr" else "footer"
        key = f"m{len(links)}"
        links.append(f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{key}.xml"/>')
        parts[f"word/{key}.xml"] = _renamed(entry)
        reference = etree.Element(f"{_W}{kind}Reference")
        shown = {"odd": "default", "first": "first", "even": "even"}
        reference.set(f"{_W}type", shown.get(entry.get(f"{_W}type") or "odd", "default"))
        reference.set(f"{{{_OFFICE}}}id", key)
        _put_in_place(entry, reference)
    for kind in ("footnote", "endnote"):
        holder = etree.Element(f"{_W}{kind}s")
        for number, note in enumerate(list(root.iter(f"{_W}{kind}"))):
            reference = etree.Element(f"{_W}{kind}Reference")
            reference.set(f"{_W}id", str(number))
            _put_in_place(note, reference)
            note.set(f"{_W}id", str(number))
            note.attrib.pop(f"{_W}type", "")
            holder.append(note)
        if len(holder):
            links.append(
                f'<Relationship Id="{kind}" Type="{_OFFICE}/{kind}s" Target="{kind}s.xml"/>'
            )
            parts[f"word/{kind}s.xml"] = _renamed(holder)
    for properties in list(root.iter(f"{_W}listPr")):
        _write_label(properties)
    styles = root.find(f"{_W}styles")
    if styles is not None:
        links.append(f'<Relationship Id="styles" Type="{_OFFICE}/styles" Target="styles.xml"/>')
        parts["word/styles.xml"] = _renamed(styles)
    document = etree.Element(f"{_W}document")
    for body in root.iterchildren(f"{_W}body"):
        document.append(body)
    return {
        "[Content_Types].xml": b"<Types/>",
        "word/document.xml": _renamed(document),
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_LINKS}">{"".join(links)}</Relationships>'.encode(),
        **parts,
    }


def _put_in_place(old: Element, new: Element) -> None:
    holder = old.getparent()
    if holder is not None:
        new.tail, old.tail = old.tail, None
        holder.replace(old, new)


def _write_label(listed: Element) -> None:
    """What a list shows before a paragraph (一、), as its first run; a bullet says nothing."""
    label, font = listed.find(f"{{{_HINT}}}t"), listed.find(f"{{{_HINT}}}font")
    text = "" if label is None else label.get(f"{{{_HINT}}}val") or ""
    text = text if font is None else in_font(text, font.get(f"{{{_HINT}}}val"))
    paragraph = next(listed.iterancestors(f"{_W}p"), None)
    properties = None if paragraph is None else paragraph.find(f"{_W}pPr")
    if not any(map(str.isalnum, text)) or paragraph is None or properties is None:
        return
    run = etree.Element(f"{_W}r")
    etree.SubElement(run, f"{_W}t").text = text
    properties.addnext(run)


def _renamed(element: Element) -> bytes:
    """The element in the name space of today."""
    return etree.tostring(element, with_tail=False).replace(_WORD.encode(), _NOW.encode())


_SPACES = tuple(space.encode() for space in (_WORD, _SHEET, _FLAT, _OPEN))
_KINDS = {
    f"{_W}wordDocument": _document_parts,
    f"{{{_SHEET}}}Workbook": workbook_parts,
    f"{{{_FLAT}}}package": _flat_parts,
    f"{_O}document": _text_parts,
}
