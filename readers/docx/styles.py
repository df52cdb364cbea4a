"""What the styles of a document say about its paragraphs: heading levels, lists, hidden text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from readers.common import xml
from readers.docx.names import STRICT, TRANSITIONAL, Names, is_on, names
from readers.docx.package import Package


class Role(Enum):
    """What a paragraph style is for, as far as a reader cares."""

    BODY = "body"
    HEADING = "heading"
    CAPTION = "caption"
    CONTENTS = "contents"


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style with its ancestors' say included. ``level`` counts for headings: 0 is the title.

    ``number_id`` and ``number_level`` (0-based) are the list a paragraph of this style belongs to.
    """

    role: Role = Role.BODY
    level: int = 0
    number_id: str | None = None
    number_level: int | None = None
    hidden: bool = False


PLAIN = Style()

# Style names as Word and WPS write them, in English and in Chinese.
_HEADING = re.compile(r"(?:heading|标题|標題)\s*([1-9])", re.IGNORECASE)
_TITLE = re.compile(r"title|标题|標題|文档标题", re.IGNORECASE)
_CAPTION = re.compile(r"caption|题注|題注|标号", re.IGNORECASE)
_CONTENTS = re.compile(
    r"(?:toc|目录|目錄)\s*(?:[1-9]|(?:heading|标题|標題)\s*\d?)|table of (?:figures|authorities)|图表目录|index\s*[1-9]|索引\s*[1-9]",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Raw:
    name: str
    base: str | None
    outline: int | None
    number_id: str | None
    number_level: int | None
    hidden: bool | None


class Styles:
    """Paragraph styles by id, and the character styles whose text nobody sees."""

    def __init__(self, package: Package) -> None:
        self._raw: dict[str, _Raw] = {}
        self._characters: dict[str, tuple[str | None, bool | None]] = {}
        self._default: str | None = None
        self._resolved: dict[str | None, Style] = {}
        part = package.part("styles")
        if part:
            self._read(package, part)
        self.hidden_characters = frozenset(key for key in self._characters if self._is_hidden(key))

    def _read(self, package: Package, part: str) -> None:
        tags = [f"{{{space}}}style" for space in (TRANSITIONAL, STRICT)]
        stream = xml.Stream(tags, package.name)
        for element in stream.elements(package.archive.chunks(part)):
            word = names(TRANSITIONAL if element.tag == tags[0] else STRICT)
            prefix = word.prefix
            key = element.get(prefix + "styleId") or ""
            base = element.find(prefix + "basedOn")
            parent = None if base is None else base.get(word.val)
            hidden = element.find(f"{word.run_properties}/{word.vanish}")
            vanish = None if hidden is None else is_on(hidden.get(word.val))
            kind = element.get(word.type)
            if kind == "character":
                self._characters[key] = (parent, vanish)
            elif kind in (None, "paragraph"):
                label = element.find(prefix + "name")
                number_id, number_level = _numbering(element, word)
                self._raw[key] = _Raw(
                    # Old files keep aliases after a comma.
                    name="" if label is None else _first_name(label.get(word.val)),
                    base=parent,
                    outline=_integer(
                        element.find(f"{word.paragraph_properties}/{word.outline_level}"), word
                    ),
                    number_id=number_id,
                    number_level=number_level,
                    hidden=vanish,
                )
                if is_on(element.get(prefix + "default", "0")):
                    self._default = key
            stream.forget(element)

    def __getitem__(self, key: str | None) -> Style:
        """The style of a paragraph that names ``key``; no or an unknown name means the default style."""
        found = self._resolved.get(key)
        if found is None:
            found = self._resolved[key] = self._resolve(key if key in self._raw else self._default)
        return found

    def _resolve(self, key: str | None) -> Style:
        """Follow basedOn from the style itself upwards; what is nearest wins."""
        role_level: tuple[Role, int] | None = None
        number_id: str | None = None
        number_level: int | None = None
        hidden: bool | None = None
        seen: set[str] = set()
        while key in self._raw and key not in seen:
            seen.add(key)
            raw = self._raw[key]
            role_level = role_level or _role(raw)
            number_id = number_id if number_id is not None else raw.number_id
            number_level = number_level if number_level is not None else raw.number_level
            hidden = hidden if hidden is not None else raw.hidden
            key = raw.base
        role, level = role_level or (Role.BODY, 0)
        return Style(role, level, number_id, number_level, bool(hidden))

    def _is_hidden(self, key: str | None) -> bool:
        seen: set[str] = set()
        while key in self._characters and key not in seen:
            seen.add(key)
            parent, vanish = self._characters[key]
            if vanish is not None:
                return vanish
            key = parent
        return False


def _first_name(label: str | None) -> str:
    return (label or "").split(",")[0].strip()


def _role(raw: _Raw) -> tuple[Role, int] | None:
    """The role a style has by its own name or outline level, None if it leaves that to its base."""
    if _CONTENTS.fullmatch(raw.name):
        return Role.CONTENTS, 0
    if _CAPTION.fullmatch(raw.name):
        return Role.CAPTION, 0
    if _TITLE.fullmatch(raw.name):
        return Role.HEADING, 0
    if raw.outline is not None:
        return (Role.HEADING, raw.outline + 1) if 0 <= raw.outline <= 8 else (Role.BODY, 0)
    heading = _HEADING.fullmatch(raw.name)
    if heading:
        return Role.HEADING, int(heading[1])
    return None


def _integer(element: xml.Element | None, word: Names) -> int | None:
    value = None if element is None else element.get(word.val)
    try:
        return int(value) if value is not None else None
    except ValueError:
        return None


def _numbering(element: xml.Element, word: Names) -> tuple[str | None, int | None]:
    numbering = element.find(f"{word.paragraph_properties}/{word.numbering}")
    if numbering is None:
        return None, None
    number = numbering.find(word.number_id)
    level = _integer(numbering.find(word.number_level), word)
    return (None if number is None else number.get(word.val)), level
