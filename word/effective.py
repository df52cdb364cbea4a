"""What a paragraph or a run really looks like: its own properties over its styles over the defaults.

The order, from weak to strong (ECMA-376 part 1, 17.7.2): document defaults, table style, indents of the
numbering, the chain of paragraph styles, the character style, the properties written on the spot.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from word.ooxml import local, w
from word.properties import Props, child, flatten, merge, on, value

# Properties that switch back when set by both a paragraph style and a character style (17.7.3).
_TOGGLES = ("b", "i", "caps", "smallCaps", "strike", "vanish")


class Style:
    """A style as written. ``paragraph``, ``run`` and ``table`` are its own properties, flat; they are read when they
    are first asked for, because a document uses few of its styles."""

    __slots__ = (
        "_paragraph",
        "_run",
        "_table",
        "based_on",
        "default",
        "element",
        "id",
        "name",
        "type",
    )

    def __init__(self, element: etree._Element) -> None:
        self.element = element
        self.id = element.get(w("styleId"), "")
        self.name = value(element, "name") or ""
        self.type = element.get(w("type"), "paragraph")
        self.based_on = value(element, "basedOn") or ""
        self.default = on(element.get(w("default")))
        self._paragraph: Props | None = None
        self._run: Props | None = None
        self._table: Props | None = None

    @property
    def paragraph(self) -> Props:
        """Properties of paragraphs."""
        if self._paragraph is None:
            self._paragraph = flatten(child(self.element, "pPr"))
        return self._paragraph

    @property
    def run(self) -> Props:
        """Properties of runs."""
        if self._run is None:
            self._run = flatten(child(self.element, "rPr"))
        return self._run

    @property
    def table(self) -> Props:
        """Properties of tables."""
        if self._table is None:
            self._table = flatten(child(self.element, "tblPr"))
        return self._table


class Level(NamedTuple):
    """A level of a numbering: its format, its text (``%1、``) and its paragraph properties."""

    format: str
    text: str
    paragraph: Props


@dataclass(slots=True, eq=False, repr=False)
class Formats:
    """Resolves properties against ``styles.xml`` and ``numbering.xml``; either may be None.

    Each style is resolved once and remembered, so that a paragraph without properties of its own costs
    a look-up.
    """

    styles_root: etree._Element | None
    numbering_root: etree._Element | None
    styles: dict[str, Style] = field(default_factory=dict)
    defaults: dict[str, str] = field(default_factory=dict)
    _paragraph_defaults: Props = field(default_factory=dict)
    _run_defaults: Props = field(default_factory=dict)
    _levels: dict[tuple[str, str], Level] = field(default_factory=dict)
    _chains: dict[str, tuple[Style, ...]] = field(default_factory=dict)
    _paragraphs: dict[tuple[str, str], Props] = field(default_factory=dict)
    _runs: dict[tuple[str, str, str], Props] = field(default_factory=dict)
    # A document repeats a few combinations: equal ones share one dictionary.
    _written: dict[tuple[object, ...], Props] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.styles_root is not None:
            defaults = child(self.styles_root, "docDefaults")
            self._paragraph_defaults = flatten(child(child(defaults, "pPrDefault"), "pPr"))
            self._run_defaults = flatten(child(child(defaults, "rPrDefault"), "rPr"))
            for element in self.styles_root.iterfind(w("style")):
                self._add_style(element)
        if self.numbering_root is not None:
            self._read_numbering(self.numbering_root)

    def _add_style(self, element: etree._Element) -> None:
        style = Style(element)
        self.styles.setdefault(style.id, style)
        if style.default:
            self.defaults.setdefault(style.type, style.id)

    def _read_numbering(self, root: etree._Element) -> None:
        abstract = {
            item.get(w("abstractNumId"), ""): item for item in root.iterfind(w("abstractNum"))
        }
        linked = {value(item, "styleLink"): item for item in abstract.values()}
        for num in root.iterfind(w("num")):
            source = abstract.get(value(num, "abstractNumId") or "")
            link = value(source, "numStyleLink")
            if link is not None:
                source = linked.get(link, source)
            number_id = num.get(w("numId"), "")
            for level in () if source is None else source.iterfind(w("lvl")):
                self._add_level(number_id, level)
            for override in num.iterfind(w("lvlOverride")):
                for level in override.iterfind(w("lvl")):
                    self._add_level(number_id, level)

    def _add_level(self, number_id: str, level: etree._Element) -> None:
        self._levels[number_id, level.get(w("ilvl"), "0")] = Level(
            format=value(level, "numFmt") or "decimal",
            text=value(level, "lvlText") or "",
            paragraph=flatten(child(level, "pPr")),
        )

    def level(self, props: Mapping[str, str]) -> Level | None:
        """The numbering level that a paragraph with these effective properties has, if any."""
        number_id = props.get("numPr.numId", "0")
        return self._levels.get((number_id, props.get("numPr.ilvl", "0")))

    def chain(self, style_id: str) -> tuple[Style, ...]:
        """The style and all it is based on, the base first. A ring ends where it closes."""
        if style_id not in self._chains:
            found: list[Style] = []
            seen: set[str] = set()
            current = style_id
            while current in self.styles and current not in seen:
                seen.add(current)
                found.append(self.styles[current])
                current = self.styles[current].based_on
            self._chains[style_id] = tuple(reversed(found))
        return self._chains[style_id]

    def paragraph_style_id(self, written: str | None) -> str:
        """The paragraph style in force: the written one if it exists, else the default one."""
        if written is not None and written in self.styles:
            return written
        return self.defaults.get("paragraph", "")

    def style_paragraph(self, style_id: str, table_style: str = "") -> Props:
        """Paragraph properties that the style gives, in a table of ``table_style`` if named."""
        key = (style_id, table_style)
        if key not in self._paragraphs:
            props = self._paragraph_defaults
            for style in self.chain(table_style) if table_style else ():
                props = merge(props, style.paragraph)
            for style in self.chain(style_id):
                props = self._with_numbering(props, style.paragraph)
            self._paragraphs[key] = props
        return self._paragraphs[key]

    def _with_numbering(self, weak: Props, own: Props) -> Props:
        """Own properties over what is inherited; the indents of a numbering stand between them."""
        if "numPr.numId" in own or "numPr.ilvl" in own:
            level = self.level({**weak, **own})
            if level is not None:
                weak = merge(weak, level.paragraph)
        return merge(weak, own)

    def paragraph(
        self, properties: etree._Element | None, style_id: str, table_style: str = ""
    ) -> Props:
        """Effective properties of a paragraph with these ``w:pPr``. The result must not be changed."""
        base = self.style_paragraph(style_id, table_style)
        if properties is None or (len(properties) == 1 and local(properties[0]) == "pStyle"):
            return base
        own = flatten(properties)
        key = ("p", style_id, table_style, *own.items())
        if key not in self._written:
            self._written[key] = self._with_numbering(base, own)
        return self._written[key]

    def style_run(self, style_id: str, character: str = "", table_style: str = "") -> Props:
        """Run properties that a paragraph style gives, under a character style if named."""
        key = (style_id, character, table_style)
        if key not in self._runs:
            props = self._run_defaults
            for style in self.chain(table_style) if table_style else ():
                props = merge(props, style.run)
            for style in self.chain(style_id):
                props = merge(props, style.run)
            if character:
                own: Props = {}
                for style in self.chain(character):
                    own = merge(own, style.run)
                both = [key for key in _TOGGLES if on(own.get(key)) and on(props.get(key))]
                props = {**merge(props, own), **dict.fromkeys(both, "0")}
            self._runs[key] = props
        return self._runs[key]

    def run(self, properties: etree._Element | None, style_id: str, table_style: str = "") -> Props:
        """Effective properties of a run with these ``w:rPr``. The result must not be changed."""
        if properties is None:
            return self.style_run(style_id, "", table_style)
        own = flatten(properties)
        key = ("r", style_id, table_style, *own.items())
        if key not in self._written:
            named = own.get("rStyle", "")
            character = named if named in self.styles else ""
            base = self.style_run(style_id, character, table_style)
            self._written[key] = merge(base, own)
        return self._written[key]
