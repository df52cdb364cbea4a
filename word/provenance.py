"""Where each item of a finished briefing comes from, kept inside the .docx itself.

A customXml part whose root is ``provenance`` survives Word and WPS; with it an edited briefing can be
linked to its sources again without the program's own workspace file.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from lxml import etree

from model.briefing import Briefing, SourceInfo, SourceRef
from model.document import Span
from word.body import ITEM_MARK
from word.ooxml import ILLEGAL, Package, PackageFault, escape, read_package

ROOT = "provenance"
VERSION = "1"
# In an attribute they would be read back as spaces, a carriage return even between tags as a newline.
_BLANKS = {13: "&#13;", 10: "&#10;", 9: "&#9;"}
_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"


@dataclass(frozen=True, slots=True)
class ItemRecord:
    """One item as it was exported: ``bookmark`` stands around it in the document, ``digest`` is that of
    ``text``, which was then printed under ``headline`` in the section headed ``section``."""

    id: str
    bookmark: str
    digest: str
    edited: bool
    sources: tuple[SourceRef, ...]
    text: str = ""
    headline: str = ""
    section: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether ``text`` is what ``digest`` was taken of: a record that was written over proves nothing."""
        return digest(self.text) == self.digest


@dataclass(frozen=True, slots=True)
class Provenance:
    """What a briefing says of itself."""

    template: str
    items: tuple[ItemRecord, ...]
    sources: tuple[SourceInfo, ...]


def digest(text: str) -> str:
    """sha256 of a printed text without what XML cannot hold, hexadecimal."""
    return hashlib.sha256(ILLEGAL.sub("", text).encode("utf-8")).hexdigest()


def write(briefing: Briefing) -> bytes:
    """The part for ``briefing``; the same briefing gives the same bytes."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
        f'<{ROOT} version="{VERSION}" template="{_clean(briefing.template)}">',
    ]
    for source in briefing.sources:
        lines.append(
            f'<source sha256="{_clean(source.sha256)}" name="{_clean(source.name)}" '
            f'title="{_clean(source.title)}"/>'
        )
    placed = ((section, item) for section in briefing.sections for item in section.items)
    for ordinal, (section, item) in enumerate(placed, 1):
        quotes = "".join(
            f'<quote source="{_clean(ref.document)}" block="{ref.span.block}" start="{ref.span.start}" '
            f'end="{ref.span.end}">{_clean(ref.quote)}</quote>'
            for ref in item.sources
        )
        lines.append(
            f'<item id="{_clean(item.id)}" bookmark="{ITEM_MARK}{ordinal}" sha256="{digest(item.text)}" '
            f'edited="{int(item.edited)}" section="{_clean(section.heading)}" '
            f'headline="{_clean(item.headline)}">{quotes}<text>{_clean(item.text)}</text></item>'
        )
    lines.append(f"</{ROOT}>")
    return "\n".join(lines).encode("utf-8")


def properties(part: bytes) -> bytes:
    """The itemProps part that Word wants beside ``part``; its id follows from the content."""
    name = hashlib.sha256(part).hexdigest().upper()
    identifier = "-".join((name[:8], name[8:12], "5" + name[13:16], "8" + name[17:20], name[20:32]))
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'
        f'<ds:datastoreItem ds:itemID="{{{identifier}}}" xmlns:ds="{_STORE}">'
        "<ds:schemaRefs/></ds:datastoreItem>"
    ).encode()


def read(data: bytes) -> Provenance | None:
    """The provenance inside a .docx, or None if it holds none.

    Raises ``word.ooxml.PackageFault`` if ``data`` is no readable package.
    """
    package = read_package(data)
    for name in package.parts:
        if name.startswith("customXml/") and name.endswith(".xml"):
            root = _root(package, name)
            if root is not None:
                return _parsed(root)
    return None


def _root(package: Package, name: str) -> etree._Element | None:
    try:
        root = package.xml(name)
    except PackageFault:
        return None  # somebody else's part, damaged or not: not ours to judge
    return root if root.tag == ROOT and root.get("version") == VERSION else None


def _parsed(root: etree._Element) -> Provenance:
    items = tuple(
        ItemRecord(
            id=element.get("id", ""),
            bookmark=element.get("bookmark", ""),
            digest=element.get("sha256", ""),
            edited=element.get("edited") == "1",
            sources=tuple(
                SourceRef(
                    quote.get("source", ""),
                    Span(_number(quote, "block"), _number(quote, "start"), _number(quote, "end")),
                    quote.text or "",
                )
                for quote in element.iterchildren("quote")
            ),
            text=element.findtext("text", ""),
            headline=element.get("headline", ""),
            section=element.get("section", ""),
        )
        for element in root.iterchildren("item")
    )
    sources = tuple(
        SourceInfo(element.get("sha256", ""), element.get("name", ""), element.get("title", ""))
        for element in root.iterchildren("source")
    )
    return Provenance(root.get("template", ""), items, sources)


def _number(element: etree._Element, name: str) -> int:
    """A received file may hold anything: what is no number is 0."""
    value = element.get(name, "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else 0


def _clean(text: str) -> str:
    """``text`` as XML that is read back as it was."""
    return escape(ILLEGAL.sub("", text)).translate(_BLANKS)
