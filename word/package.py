"""Opening and saving Word packages with python-docx, reproducibly and with known parts only."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Iterable, Iterator

from docx import Document
from docx.opc.packuri import PACKAGE_URI, PackURI
from docx.opc.part import Part, XmlPart
from docx.opc.rel import Relationships
from docx.parts.document import DocumentPart
from lxml import etree

from model.errors import TemplateError
from word.ooxml import CONTENT_TYPES, CUSTOM_XML, ILLEGAL, R, escape, read_package
from word.schema_order import order_children
from word.strict import is_strict

# What a template may bring along; anything else stays behind.
KNOWN_PARTS = frozenset(
    {
        "officeDocument",
        "extended-properties",
        "styles",
        "settings",
        "webSettings",
        "fontTable",
        "font",
        "theme",
        "numbering",
        "footnotes",
        "endnotes",
        "header",
        "footer",
        "image",
    }
)
_STORY_PARTS = ("header", "footer")
_PLAIN_XML = "application/xml"
# Beyond this zlib takes twice as long for a file a twentieth smaller.
_LEVEL = 3


class WordPackage:
    """One .docx in memory."""

    def __init__(self, data: bytes, name: str) -> None:
        """``name`` is the template's. Raises TemplateError if python-docx cannot open it."""
        try:
            self._part: DocumentPart = Document(io.BytesIO(_usual(data))).part
        except (KeyError, ValueError, AttributeError, SyntaxError, zipfile.BadZipFile):
            raise TemplateError("error.template.broken", name=name) from None
        self._package = self._part.package
        for part in list(self._package.iter_parts()):
            _forget_unknown(part.rels)
        _forget_unknown(self._package.rels)
        # A template may come from a program that minds the schema less than Word does.
        for root in (*self.stories(), *self._roots("styles", "settings", "numbering")):
            order_children(root)

    @property
    def document(self) -> etree._Element:
        """The root of document.xml."""
        root: etree._Element = self._part.element
        return root

    def stories(self) -> Iterator[etree._Element]:
        """The roots of document.xml and of all headers and footers."""
        yield self._part.element
        yield from self._roots(*_STORY_PARTS)

    def styles(self) -> etree._Element:
        """The root of styles.xml (an empty one if the template has none)."""
        return next(self._roots("styles"), etree.Element("none"))

    def settings(self) -> etree._Element | None:
        """The root of settings.xml, if there is one."""
        return next(self._roots("settings"), None)

    def add_custom_xml(self, content: bytes, properties: bytes) -> None:
        """Store ``content`` as the first customXml item; those of the template have been left behind."""
        item = Part(PackURI("/customXml/item1.xml"), _PLAIN_XML, content, self._package)
        props = Part(
            PackURI("/customXml/itemProps1.xml"),
            "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
            properties,
            self._package,
        )
        item.relate_to(props, R + "/customXmlProps")
        self._part.relate_to(item, CUSTOM_XML)

    def add_comments(self, content: bytes) -> None:
        """Store ``content`` as the part of the comments."""
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
        part = Part(PackURI("/word/comments.xml"), kind, content, self._package)
        self._part.relate_to(part, R + "/comments")

    def describe(self, *, title: str, author: str, day: datetime.date) -> None:
        """Set the core properties; those of the template, its author and dates, have been left behind."""
        core = self._package.core_properties
        moment = datetime.datetime(day.year, day.month, day.day)
        core.title, core.author, core.last_modified_by = (
            ILLEGAL.sub("", text)[:255] for text in (title, author, author)
        )
        core.created = core.modified = moment
        core.comments = core.keywords = core.subject = core.category = ""
        core.revision = 1

    def save(self) -> bytes:
        """The file; the same content gives the same bytes.

        Written here and not by python-docx, which takes the hour from the clock and packs three times as long.
        """
        stream = io.BytesIO()
        parts = self._package.parts
        with zipfile.ZipFile(stream, "w") as archive:
            _store(archive, "[Content_Types].xml", _content_types(parts))
            _store(archive, PACKAGE_URI.rels_uri.membername, self._package.rels.xml)
            for part in parts:
                _store(archive, part.partname.membername, part.blob)
                if len(part.rels):
                    _store(archive, part.partname.rels_uri.membername, part.rels.xml)
        return stream.getvalue()

    def _roots(self, *kinds: str) -> Iterator[etree._Element]:
        for relationship in self._part.rels.values():
            if relationship.reltype.rsplit("/", 1)[-1] in kinds and not relationship.is_external:
                part = relationship.target_part
                if isinstance(part, XmlPart):
                    yield part.element


def _forget_unknown(relationships: Relationships) -> None:
    for identifier, relationship in list(relationships.items()):
        known = relationship.reltype.rsplit("/", 1)[-1] in KNOWN_PARTS
        if relationship.is_external or not known:
            del relationships[identifier]


def _content_types(parts: Iterable[Part]) -> bytes:
    """The part that says what every other part is."""
    overrides = "".join(
        f'<Override PartName="{escape(part.partname)}" ContentType="{escape(part.content_type)}"/>'
        for part in parts
        if part.content_type != _PLAIN_XML
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Types xmlns="{CONTENT_TYPES}">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="{_PLAIN_XML}"/>{overrides}</Types>'
    ).encode()


def _store(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    """Pack one part as if it had been made in 1980 on DOS, whatever the clock and the system say."""
    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.create_system = 0
    archive.writestr(entry, content, zipfile.ZIP_DEFLATED, _LEVEL)


def _usual(data: bytes) -> bytes:
    """The package itself, or one with the addresses that python-docx knows if it is of the strict variant."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        strict = is_strict(archive.read("_rels/.rels"))
    return read_package(data).packed() if strict else data
