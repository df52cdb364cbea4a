"""WordprocessingML: names, units, and the safe reading of a package.

Nothing here resolves an external address, a DTD or an entity, and nothing inflates more than the
limits below.
"""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from lxml import etree

from word.strict import is_strict, transitional

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
XML = "http://www.w3.org/XML/1998/namespace"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
NAMESPACES = {"w": W, "r": R, "mc": MC}

# Types of relationships.
OFFICE_DOCUMENT = R + "/officeDocument"
CUSTOM_XML = R + "/customXml"

TWIPS_PER_POINT = 20
TWIPS_PER_MM = 1440 / 25.4

# A document of 5,000 pages is about 60 MB of XML; a bomb is gigabytes.
MAX_PARTS = 5_000
MAX_INFLATED = 512 * 1024 * 1024
MAX_PART = 256 * 1024 * 1024

# All that zipfile raises on bytes that are not quite a zip.
_ZIP_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    OverflowError,
    ValueError,
)

# What XML 1.0 cannot hold, plus lone surrogates and the two non-characters of the first plane.
# (The characters themselves: the complement of those XML allows takes ten times as long to compile.)
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def w(tag: str) -> str:
    """The qualified name of ``w:tag``."""
    return f"{{{W}}}{tag}"


def r(tag: str) -> str:
    """The qualified name of ``r:tag``."""
    return f"{{{R}}}{tag}"


def local(element: etree._Element) -> str:
    """The name without its namespace; empty for comments and processing instructions."""
    tag = element.tag
    return _short_name(tag) if isinstance(tag, str) else ""


@lru_cache(maxsize=4096)
def _short_name(tag: str) -> str:
    return tag.rsplit("}", 1)[-1]


def twips(millimetres: float) -> int:
    """Millimetres as twentieths of a point."""
    return round(millimetres * TWIPS_PER_MM)


def integer(text: str | None, default: int = 0) -> int:
    """The whole number in an attribute; ``default`` for none or anything else.

    LibreOffice writes negative numbers as unsigned ones of 32 bits; they come back negative.
    """
    try:
        number = round(float(text or ""))
    except (ValueError, OverflowError):
        return default
    return number - 2**32 if 2**31 <= number < 2**32 else number


def escape(text: str) -> str:
    """``text`` for the inside of an element or a quoted attribute. (xml.sax brings urllib along.)"""
    return (
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    )


class PackageFault(Exception):
    """A file that is no readable package.

    ``reason`` is one of ``not_zip``, ``encrypted``, ``old_format``, ``too_big``, ``broken``,
    ``entities``, ``missing_part``; ``part`` names the part at fault, if there is one.
    """

    def __init__(self, reason: str, part: str = "") -> None:
        super().__init__(reason, part)
        self.reason = reason
        self.part = part


class Relationship(NamedTuple):
    """``target`` is a part's name (no leading slash), or the raw address if ``external``."""

    id: str
    type: str
    target: str
    external: bool

    @property
    def kind(self) -> str:
        """The last word of the type: ``styles``, ``footer``, ``oleObject`` …"""
        return self.type.rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a package by name (no leading slash), inflated, in the order of the file."""

    parts: Mapping[str, bytes]
    _trees: dict[str, etree._Element] = field(default_factory=dict, repr=False, compare=False)

    def xml(self, part: str) -> etree._Element:
        """The root element of ``part``, parsed once. Raises PackageFault if missing or unclean."""
        if part not in self._trees:
            if part not in self.parts:
                raise PackageFault("missing_part", part)
            self._trees[part] = parse_xml(self.parts[part], part)
        return self._trees[part]

    def loaded(self) -> frozenset[str]:
        """Names of the parts that :meth:`xml` has parsed; only these can have been changed."""
        return frozenset(self._trees)

    def packed(self) -> bytes:
        """The package as a file, parsed parts as they are now; the same parts give the same bytes."""
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            for name, content in self.parts.items():
                entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                entry.create_system = 0
                data = content
                if name in self._trees:
                    data = etree.tostring(
                        self._trees[name], xml_declaration=True, encoding="UTF-8", standalone=True
                    )
                archive.writestr(entry, data, zipfile.ZIP_DEFLATED)
        return stream.getvalue()

    def relationships(self, part: str = "") -> tuple[Relationship, ...]:
        """The relationships of ``part`` (of the package itself if empty), in file order."""
        folder, name = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        if rels not in self.parts:
            return ()
        found = []
        for element in self.xml(rels).iter(f"{{{RELATIONSHIPS}}}Relationship"):
            external = element.get("TargetMode") == "External"
            target = element.get("Target", "")
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found.append(
                Relationship(element.get("Id", ""), element.get("Type", ""), target, external)
            )
        return tuple(found)

    def all_relationships(self) -> Iterator[tuple[str, Relationship]]:
        """Every relationship of the package with the part that holds it."""
        for name in self.parts:
            if name.endswith(".rels") and posixpath.basename(posixpath.dirname(name)) == "_rels":
                folder = posixpath.dirname(posixpath.dirname(name))
                owner = posixpath.join(folder, posixpath.basename(name).removesuffix(".rels"))
                for relationship in self.relationships(owner):
                    yield owner, relationship

    def related(self, part: str, kind: str) -> tuple[str, ...]:
        """Names of the parts that ``part`` points to; ``kind`` is the type's last word."""
        return tuple(
            relationship.target
            for relationship in self.relationships(part)
            if relationship.kind == kind and not relationship.external
        )

    def main_part(self) -> str:
        """Name of the main document part, usually ``word/document.xml``."""
        for name in self.related("", "officeDocument"):
            if name in self.parts:
                return name
        raise PackageFault("missing_part", "word/document.xml")

    def content_type(self, part: str) -> str:
        """The content type of ``part``, empty if none is declared."""
        default = ""
        for element in self.xml("[Content_Types].xml").iterchildren("{*}*"):
            if element.get("PartName", "").lstrip("/").lower() == part.lower():
                return element.get("ContentType", "")
            extension = element.get("Extension")
            if extension is not None and part.lower().endswith("." + extension.lower()):
                default = element.get("ContentType", "")
        return default


def parse_xml(data: bytes, part: str = "") -> etree._Element:
    """Parse without network, DTD or entities. Raises PackageFault (``broken``, ``entities``)."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        raise PackageFault("broken", part) from None
    information = root.getroottree().docinfo
    if information is not None and information.internalDTD is not None:
        raise PackageFault("entities", part)
    return root


def read_package(data: bytes) -> Package:
    """Inflate every part of a .docx within the limits, with the usual addresses. Raises PackageFault."""
    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        # A compound file: an encrypted .docx, or the old binary format.
        encrypted = "EncryptedPackage".encode("utf-16-le") in data
        raise PackageFault("encrypted" if encrypted else "old_format")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _ZIP_FAULTS:
        raise PackageFault("not_zip") from None
    parts: dict[str, bytes] = {}
    total = 0
    with archive:
        entries = archive.infolist()
        if len(entries) > MAX_PARTS:
            raise PackageFault("too_big")
        for entry in entries:
            name = entry.filename.replace("\\", "/").lstrip("/")
            if entry.is_dir():
                continue
            if entry.flag_bits & 1:
                raise PackageFault("encrypted", name)
            if ".." in name.split("/"):
                raise PackageFault("broken", name)
            content = _inflate(archive, entry, min(MAX_PART, MAX_INFLATED - total))
            total += len(content)
            parts[name] = content
    if "[Content_Types].xml" not in parts:
        raise PackageFault("missing_part", "[Content_Types].xml")
    return Package(transitional(parts) if is_strict(parts.get("_rels/.rels", b"")) else parts)


def _inflate(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limit: int) -> bytes:
    """Read one entry, counting what really comes out rather than what its header claims."""
    try:
        with archive.open(entry) as stream:
            content = stream.read(limit + 1)
    except _ZIP_FAULTS:
        raise PackageFault("broken", entry.filename) from None
    if len(content) > limit:
        raise PackageFault("too_big", entry.filename)
    return content
