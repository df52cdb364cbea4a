"""What the styles of an OpenDocument text say of a paragraph, and how its lists are numbered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from readers.common.numerals import write_number
from readers.common.xml import Element
from readers.odt.names import FO, STYLE, TEXT

_LEVELS = 10
# ODF writes the format as its first number; those of OOXML that read the same.
_FORMATS = {
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
    "一, 二, 三, ...": "chineseCountingThousand", "壹, 贰, 叁, ...": "chineseLegalSimplified",
    "壹, 貳, 參, ...": "ideographLegalTraditional", "甲, 乙, 丙, ...": "ideographTraditional",
    "子, 丑, 寅, ...": "ideographZodiac", "①, ②, ③, ...": "decimalEnclosedCircle",
    "１, ２, ３, ...": "decimalFullWidth", "一": "chineseCountingThousand",
    "〇, 一, 二, ...": "ideographDigital",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Look:
    """What a style of paragraphs or characters sets; None is "as its parent says"."""

    parent: str = ""
    hidden: bool | None = None
    centred: bool | None = None
    new_page: bool | None = None
    level: int | None = None
    named: str = ""
    list_style: str | None = None
    master: str = ""
    font: str | None = None
    raised: bool | None = None


@dataclass(frozen=True, slots=True)
class ListLevel:
    """``number_format`` is of ``write_number``; empty for a bullet. ``shown`` levels are written."""

    number_format: str = ""
    prefix: str = ""
    suffix: str = ""
    shown: int = 1
    start: int = 1
    tight: bool = False


@dataclass(slots=True)
class Styles:
    """All styles of a document by family and name."""

    looks: dict[tuple[str, str], Look] = field(default_factory=dict)
    lists: dict[str, dict[int, ListLevel]] = field(default_factory=dict)
    outline: dict[int, ListLevel] = field(default_factory=dict)
    _known: dict[tuple[str, str], Look] = field(default_factory=dict)

    def take(self, roots: Iterable[Element]) -> None:
        """Learn the styles below ``roots``."""
        for root in roots:
            for style in root.iter(STYLE + "style"):
                family = style.get(STYLE + "family") or ""
                self.looks[family, style.get(STYLE + "name") or ""] = _look(style)
            for listed in root.iter(TEXT + "list-style"):
                self.lists[listed.get(STYLE + "name") or ""] = _levels(listed)
            for outline in root.iter(TEXT + "outline-style"):
                self.outline = _levels(outline)

    def look(self, family: str, name: str) -> Look:
        """A style with what its ancestors set."""
        key = (family, name)
        if key not in self._known:
            found = self.looks.get(key, Look())
            seen = {name}
            parent = found.parent
            while parent and parent not in seen:
                seen.add(parent)
                above = self.looks.get((family, parent), Look())
                found = replace(
                    found,
                    hidden=above.hidden if found.hidden is None else found.hidden,
                    centred=above.centred if found.centred is None else found.centred,
                    level=above.level if found.level is None else found.level,
                    list_style=above.list_style if found.list_style is None else found.list_style,
                    named=found.named or above.named,
                    font=above.font if found.font is None else found.font,
                    raised=above.raised if found.raised is None else found.raised,
                )
                parent = above.parent
            self._known[key] = found
        return self._known[key]


def _look(style: Element) -> Look:
    text = style.find(STYLE + "text-properties")
    paragraph = style.find(STYLE + "paragraph-properties")
    display = None if text is None else text.get(TEXT + "display")
    align = None if paragraph is None else paragraph.get(FO + "text-align")
    before = None if paragraph is None else paragraph.get(FO + "break-before")
    level = style.get(STYLE + "default-outline-level")
    font = None if text is None else text.get(STYLE + "font-name") or text.get(FO + "font-family")
    position = None if text is None else text.get(STYLE + "text-position")
    automatic = not (style.get(STYLE + "display-name") or style.get(STYLE + "class"))
    return Look(
        parent=style.get(STYLE + "parent-style-name") or "",
        hidden=None if display is None else display == "none",
        centred=None if align is None else align == "center",
        new_page=before == "page",
        level=number(level, 0) if level else None,
        named="" if automatic else style.get(STYLE + "name") or "",
        list_style=style.get(STYLE + "list-style-name"),
        master=style.get(STYLE + "master-page-name") or "",
        font=font,
        raised=None if position is None else _is_raised(position),
    )


def _is_raised(position: str) -> bool:
    """Whether a position (``super 58%``, ``33% 100%``) is above the line."""
    first = position.split(maxsplit=1)[0] if position.split() else ""
    return first == "super" or (first[:1].isdigit() and number(first.rstrip("%"), 0) > 0)


def _levels(listed: Element) -> dict[int, ListLevel]:
    found: dict[int, ListLevel] = {}
    for child in listed:
        level = number(child.get(TEXT + "level"), 0)
        if not 1 <= level <= _LEVELS:
            continue
        if child.tag == TEXT + "list-level-style-bullet":
            found[level] = ListLevel()
        elif child.tag in (TEXT + "list-level-style-number", TEXT + "outline-level-style"):
            written = child.get(STYLE + "num-format") or ""
            followed = next(
                (
                    e.get(TEXT + "label-followed-by")
                    for e in child.iter(STYLE + "list-level-label-alignment")
                ),
                None,
            )
            found[level] = ListLevel(
                _FORMATS.get(written, "decimal" if written else "none"),
                child.get(STYLE + "num-prefix") or "",
                child.get(STYLE + "num-suffix") or "",
                min(max(number(child.get(TEXT + "display-levels"), 1), 1), level),
                number(child.get(TEXT + "start-value"), 1),
                followed == "nothing",
            )
    return found


class Counter:
    """Counts the entries of one list and writes their labels."""

    def __init__(self, levels: dict[int, ListLevel]) -> None:
        self._levels = levels
        self._counts: dict[int, int] = {}

    def label(self, level: int, start: int | None = None) -> str | None:
        """The label of the next entry at ``level`` (1-based); None for a bullet."""
        own = self._levels.get(level)
        if own is None or not own.number_format:
            return None
        if start is not None:
            self._counts[level] = start
        else:
            self._counts[level] = self._counts.get(level, own.start - 1) + 1
        for deeper in [place for place in self._counts if place > level]:
            del self._counts[deeper]
        if own.number_format == "none":
            return (own.prefix + own.suffix).strip()
        parts = []
        for place in range(level - own.shown + 1, level + 1):
            shown = self._levels.get(place, ListLevel("decimal"))
            count = self._counts.setdefault(place, shown.start)
            if shown.number_format not in ("", "none"):
                parts.append(write_number(count, shown.number_format))
        text = (own.prefix + ".".join(parts) + own.suffix).strip()
        return (
            text if not text or own.tight or text[-1] in "、）．。：】〕》」』〉－—" else text + " "
        )


def number(value: str | None, otherwise: int) -> int:
    """A whole number of an attribute, ``otherwise`` where there is none."""
    try:
        return int(value) if value else otherwise
    except ValueError:
        return otherwise
