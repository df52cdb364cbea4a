"""What the styles of a template say, as far as filling it needs to know."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from word.ooxml import integer, w

_VAL = w("val")
_OFF = ("0", "false", "off")


class StyleSheet:
    """Styles by name, and properties looked up through ``basedOn``."""

    def __init__(self, root: etree._Element) -> None:
        self._by_id = {
            style.get(w("styleId"), ""): style for style in root.iterchildren(w("style"))
        }
        self._ids: dict[str, str] = {}
        self._default = ""
        for identifier, style in self._by_id.items():
            name = style.find(w("name"))
            if name is not None:
                self._ids.setdefault(name.get(_VAL, "").lower(), identifier)
            if (
                style.get(w("default")) in ("1", "true", "on")
                and style.get(w("type")) == "paragraph"
            ):
                self._default = identifier
        size = root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}/{w('sz')}")
        self._size = 10.0 if size is None else integer(size.get(_VAL), 20) / 2

    def id_of(self, name: str) -> str:
        """The id of the style called ``name`` (in any case), empty if there is none."""
        return self._ids.get(name.lower(), "")

    def is_character(self, identifier: str) -> bool:
        """Whether this is the id of a character style."""
        style = self._by_id.get(identifier)
        return style is not None and style.get(w("type")) == "character"

    def name_of(self, paragraph: etree._Element) -> str:
        """The name of a paragraph's style."""
        for style in self._chain(paragraph):
            name = style.find(w("name"))
            return "" if name is None else name.get(_VAL, "")
        return ""

    def keeps_with_next(self, paragraph: etree._Element) -> bool:
        """与下段同页, from the paragraph or its styles."""
        for holder in (paragraph, *self._chain(paragraph)):
            found = holder.find(f"{w('pPr')}/{w('keepNext')}")
            if found is not None:
                return found.get(_VAL, "1") not in _OFF
        return False

    def points(self, paragraph: etree._Element, run: etree._Element | None) -> float:
        """Font size of a run of the paragraph."""
        holders = (*(() if run is None else (run,)), *self._chain(paragraph))
        for holder in holders:
            found = holder.find(f"{w('rPr')}/{w('sz')}")
            if found is not None:
                return integer(found.get(_VAL), 20) / 2
        return self._size

    def _chain(self, paragraph: etree._Element) -> Iterator[etree._Element]:
        named = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        identifier = self._default if named is None else named.get(_VAL, "")
        seen: set[str] = set()
        while identifier in self._by_id and identifier not in seen:
            seen.add(identifier)
            style = self._by_id[identifier]
            yield style
            based = style.find(w("basedOn"))
            identifier = "" if based is None else based.get(_VAL, "")
