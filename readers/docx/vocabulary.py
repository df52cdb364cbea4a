"""What each element inside a paragraph means: a property of it, or characters in it."""

from __future__ import annotations

from collections.abc import Callable

from readers.common.raised import raised
from readers.common.symbols import in_font, symbol
from readers.common.xml import Element
from readers.docx.items import Paragraph
from readers.docx.names import Names, is_on

# Page breaks while a paragraph is being read; XML cannot hold these characters.
RENDERED = "\v"
HARD = "\f"

_Property = Callable[[Element, Paragraph], None]
_Character = Callable[[Element], str]


class Vocabulary:
    """What each element means for a paragraph: a property of it, or characters in it."""

    def __init__(self, word: Names) -> None:
        self.word = word
        self.properties: dict[str, _Property] = {
            word.paragraph_style: self._style,
            word.number_id: self._number_id,
            word.number_level: self._number_level,
            word.outline_level: self._outline,
            word.justification: self._justification,
            word.frame: self._frame,
        }
        self.characters: dict[str, _Character] = {
            word.tab: self._tab,
            word.line_break: self._line_break,
            word.symbol: self._symbol,
            word.carriage_return: lambda _: "\n",
            word.position_tab: lambda _: "\t",
            word.hard_hyphen: lambda _: "-",
            word.rendered_page: lambda _: RENDERED,
        }
        # What hangs on a paragraph: its kind, and the attribute that says which one.
        self.references = {
            word.footnote_reference: ("footnote", word.id),
            word.endnote_reference: ("endnote", word.id),
            word.diagram: ("graphic", word.diagram_relation),
            word.chart: ("graphic", word.relation),
        }

    def reference(self, child: Element) -> tuple[str, str]:
        """(kind, id) of the note or graphic that an element of ``references`` stands for."""
        kind, attribute = self.references[child.tag]
        return kind, child.get(attribute) or ""

    def font(self, text: Element) -> str | None:
        """The font of Latin letters that the run around a w:t names."""
        properties = self._look(text)
        fonts = None if properties is None else properties.find(self.word.run_fonts)
        return None if fonts is None else fonts.get(self.word.ascii) or fonts.get(self.word.ansi)

    def written(self, text: Element, before: str) -> str:
        """What a w:t behind ``before`` reads, by the looks of its run."""
        shown = in_font(text.text or "", self.font(text))
        properties = self._look(text)
        place = None if properties is None else properties.find(self.word.run_place)
        if place is not None and place.get(self.word.val) == "superscript":
            return raised(shown, before)
        return shown

    def _look(self, text: Element) -> Element | None:
        properties = text.getprevious()
        while properties is not None and properties.tag != self.word.run_properties:
            properties = properties.getprevious()
        return properties

    def form(self, field: Element) -> str:
        """What a field of an old form shows that has no result: a box, ticked or not, or an entry of a list."""
        word = self.word
        data = field.find(word.form_data)
        box = data.find(word.form_box) if data is not None else None
        if box is not None:
            state = box.find(word.form_checked)
            if state is None:
                state = box.find(word.form_default)
            return "☑" if state is not None and is_on(state.get(word.val)) else "□"
        listed = data.find(word.form_list) if data is not None else None
        if listed is None:
            return ""
        entries = [entry.get(word.val) or "" for entry in listed.iterchildren(word.form_entry)]
        chosen = listed.find(word.form_result)
        if chosen is None:
            chosen = listed.find(word.form_default)
        number = _integer(None if chosen is None else chosen.get(word.val)) or 0
        return entries[number] if 0 <= number < len(entries) else ""

    def _style(self, child: Element, found: Paragraph) -> None:
        found.style = child.get(self.word.val)

    def _number_id(self, child: Element, found: Paragraph) -> None:
        found.number_id = child.get(self.word.val)

    def _number_level(self, child: Element, found: Paragraph) -> None:
        found.number_level = _integer(child.get(self.word.val))

    def _outline(self, child: Element, found: Paragraph) -> None:
        found.outline = _integer(child.get(self.word.val))

    def _justification(self, child: Element, found: Paragraph) -> None:
        # The same name stands for tables and rows.
        parent = child.getparent()
        if parent is not None and parent.tag == self.word.paragraph_properties:
            found.centred = child.get(self.word.val) == "center"

    def _frame(self, child: Element, found: Paragraph) -> None:
        # A large first letter is a paragraph of its own, and the beginning of the next one.
        if child.get(self.word.drop_cap) in ("drop", "margin"):
            found.open_ended = True

    def _tab(self, child: Element) -> str:
        # The same name is a tab stop in the properties.
        parent = child.getparent()
        return "\t" if parent is not None and parent.tag == self.word.run else ""

    def _line_break(self, child: Element) -> str:
        return HARD if child.get(self.word.type) == "page" else "\n"

    def _symbol(self, child: Element) -> str:
        return symbol(child.get(self.word.char), child.get(self.word.font))


def _integer(value: str | None) -> int | None:
    try:
        return int(value) if value is not None else None
    except ValueError:
        return None
