"""One paragraph: the text a person sees in it, and what its properties say.

Most paragraphs hold nothing but runs of text; those are put together from the few elements that matter as the
parser reports them. Where something hides or moves text (tracked changes, fields, text boxes, hidden runs) the
whole paragraph is read again by an exact walk.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from readers.common.equations import shown
from readers.common.formulas import linear
from readers.common.symbols import has_private, is_symbol_font
from readers.common.xml import Element
from readers.docx.items import Item, Paragraph
from readers.docx.names import ALTERNATE, CHOICE, FALLBACK, TEXT_PATH, Names, is_on
from readers.docx.styles import Styles
from readers.docx.vocabulary import HARD, RENDERED, Vocabulary

_BREAK = re.compile("[\v\f]")
# What is set in a symbol font is so short.
_SIGNS = 3


class ParagraphReader:
    """Reads the paragraphs of one story. ``boxes`` maps text boxes already read to what they hold.

    ``take`` every finished element of ``watched`` in the order of the file, and ``finish`` each paragraph.
    """

    def __init__(self, word: Names, styles: Styles, boxes: dict[Element, list[Item]]) -> None:
        self._styles = styles
        self._boxes = boxes
        self._known = known = Vocabulary(word)
        exact = [
            word.old_properties, word.vanish, word.field_char, word.ruby, word.deletion, word.moved_from,
            word.text_box, word.math, word.run_place, ALTERNATE, TEXT_PATH,
        ]  # fmt: skip
        if styles.hidden_characters:
            exact.append(word.run_style)
        self.watched = (word.text, *known.properties, *known.characters, *known.references, *exact)
        # Files hold empty paragraphs by the million, attacks even more: all are this one.
        self._blank = Paragraph()
        self._begin()

    def _begin(self) -> None:
        self._found = Paragraph()
        self._parts: list[str] = []
        self._exact = False

    def take(self, element: Element, tag: str) -> None:
        """An element inside the paragraph that is being read."""
        known = self._known
        if tag == known.word.text:
            text = element.text or ""
            self._parts.append(text)
            # A ticked box may be a letter in a symbol font.
            if len(text) <= _SIGNS and not self._exact and is_symbol_font(known.font(element)):
                self._exact = True
        elif tag in known.properties:
            known.properties[tag](element, self._found)
        elif tag in known.characters:
            self._parts.append(known.characters[tag](element))
        elif tag in known.references:
            self._found.notes.append(known.reference(element))
        else:
            self._exact = True

    def finish(self, element: Element, owner: Element) -> Paragraph:
        """The paragraph ``element`` (w:p, finished), which ``owner`` holds."""
        found, parts = self._found, self._parts
        word = self._known.word
        # What was taken for a paragraph in a text box may belong to the paragraph around it.
        exact = self._exact or (
            owner.tag not in word.stories
            and next(element.iterancestors(word.paragraph), None) is not None
        )
        self._begin()
        if exact or self._styles[found.style].hidden or any(map(has_private, parts)):
            return _Walk(self._known, self._styles, self._boxes).read(element)
        _settle(found, parts)
        return self._blank if not found.text and found == self._blank else found


def _settle(found: Paragraph, parts: list[str]) -> None:
    """Join what was read and turn the page breaks in it into places."""
    text = "".join(parts)
    if RENDERED in text or HARD in text:
        for count, match in enumerate(_BREAK.finditer(text)):
            rendered = match[0] == RENDERED
            found.breaks.append((match.start() - count, int(rendered), int(not rendered)))
        text = _BREAK.sub("", text)
    found.text = text


@dataclass(slots=True)
class _Field:
    """An open field: where in the parts of its paragraph it began, what it shows as part of a form, its instruction,
    whether its result has begun."""

    start: int
    form: str = ""
    code: str = ""
    separated: bool = False


class _Walk:
    """The exact walk over one paragraph. Depth is bounded by the parser (256 elements)."""

    def __init__(self, known: Vocabulary, styles: Styles, boxes: dict[Element, list[Item]]) -> None:
        self._known = known
        self._word = word = known.word
        self._styles = styles
        self._boxes = boxes
        self._found = Paragraph()
        self._parts: list[str] = []
        self._fields: list[_Field] = []
        self._unread = frozenset((
            word.paragraph_properties, word.run_properties, word.content_properties, word.deletion,
            word.moved_from, word.ruby_text, word.section,
        ))  # fmt: skip

    def read(self, element: Element) -> Paragraph:
        found = self._found
        properties = element.find(self._word.paragraph_properties)
        if properties is not None:
            self._properties(properties)
        self._children(element, self._styles[found.style].hidden)
        _settle(found, self._parts)
        return found

    def _properties(self, properties: Element) -> None:
        found, word = self._found, self._word
        for child in properties:
            if child.tag == word.numbering:
                self._properties(child)
            elif child.tag in self._known.properties:
                self._known.properties[child.tag](child, found)
            elif child.tag == word.run_properties:
                marks = {part.tag for part in child}
                if word.deletion in marks or word.moved_from in marks:
                    found.open_ended = found.deleted = True

    def _children(self, element: Element, hidden: bool) -> None:
        word, characters = self._word, self._known.characters
        for child in element:
            tag = child.tag
            if tag == word.run:
                self._children(child, self._run_hidden(child, hidden))
            elif tag == word.text:
                before = self._parts[-1] if self._parts else ""
                self._say(self._known.written(child, before), hidden)
            elif tag in characters:
                self._say(characters[tag](child), hidden)
            elif tag == word.field_char:
                self._field(child)
            elif tag == word.instruction:
                if self._fields:
                    self._fields[-1].code += child.text or ""
            elif tag in self._unread:
                if tag in (word.deletion, word.moved_from):
                    self._found.deleted = True
            elif not self._special(child, hidden):
                self._children(child, hidden)

    def _special(self, child: Element, hidden: bool) -> bool:
        """Elements whose text stands elsewhere, or not at all; True if there is nothing below to read."""
        word, tag, found = self._word, child.tag, self._found
        if tag == ALTERNATE:
            # The same content twice or more, for newer and older programs: the newest counts.
            chosen = next(child.iterchildren(CHOICE, FALLBACK), None)
            if chosen is not None:
                self._children(chosen, hidden)
        elif tag == word.text_box:
            if items := self._boxes.pop(child, None):
                found.boxes.append(items)
        elif tag in self._known.references:
            if not hidden:
                found.notes.append(self._known.reference(child))
        elif tag == word.math:
            self._say(linear(child), hidden)
        elif tag == TEXT_PATH:
            found.boxes.append([Paragraph(text=child.get("string") or "")])
        elif tag == word.ruby:
            guide = "".join(
                text.text or "" for text in child.iter(word.text) if _above(text, word.ruby_text)
            )
            if guide.strip() and not hidden:
                found.ruby.append(guide)
            return False
        else:
            return False
        return True

    def _say(self, text: str, hidden: bool) -> None:
        if hidden:
            self._found.hidden += len(text.strip())
        elif text:
            self._parts.append(text)

    def _run_hidden(self, run: Element, hidden: bool) -> bool:
        word = self._word
        properties = run.find(word.run_properties)
        if properties is None:
            return hidden
        vanish = properties.find(word.vanish)
        if vanish is not None:
            return is_on(vanish.get(word.val))
        style = properties.find(word.run_style)
        return hidden or (
            style is not None and style.get(word.val) in self._styles.hidden_characters
        )

    def _field(self, mark: Element) -> None:
        """Text between a field's begin and its separator is its instruction: nobody sees it.

        An instruction that the paragraph does not end stays visible, so that a broken field loses nothing.
        """
        kind = mark.get(self._word.field_char_type)
        if kind == "begin":
            self._fields.append(_Field(len(self._parts), self._known.form(mark)))
        elif self._fields:
            field = self._fields[-1]
            if not field.separated:
                del self._parts[field.start :]
            if kind == "separate":
                field.separated = True
            elif kind == "end":
                self._fields.pop()
                if len(self._parts) <= field.start:
                    self._parts.append(field.form or shown(field.code))


def _above(element: Element, tag: str) -> bool:
    return next(element.iterancestors(tag), None) is not None
