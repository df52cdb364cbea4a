"""The state of a walk over an RTF file: a stack instead of recursion, so that depth costs nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from model.document import BlockKind
from readers.common.flow import Item, Passage
from readers.common.raised import raised
from readers.common.symbols import in_font, is_symbol_font
from readers.rtf.collector import Collector, Properties
from readers.rtf.fields import OpenField
from readers.rtf.groups import BOXES, CHARACTERS, HEADS, SKIPPED, STARRED, SYMBOLS
from readers.rtf.sheet import StyleSheet


@dataclass(slots=True)
class _State:
    """What a group may change and its end restores."""

    skip: bool = False
    hidden: bool = False
    deleted: bool = False
    into_label: bool = False
    fonts: bool = False
    styles: bool = False
    font: int = -1
    skipped: int = 1  # characters that follow a Unicode one for old programs
    halved: bool = False  # the same text follows twice
    half: bool = False  # this is one of the two
    code: bool = False  # the instruction of a field
    raised: bool = False
    opens: str = ""  # what the end of this group ends: note, margin, box, field


class Walk:
    """Takes tokens in order. ``words`` are the control words that change what it knows."""

    def __init__(self, encoding: str | None, words: Mapping[str, Handler]) -> None:
        self.words = words
        self.state = _State()
        self.stack: list[tuple[_State, Properties]] = []
        self.properties = Properties()
        self.collectors = [Collector()]
        self.outer: list[Properties] = []
        self.margins: list[Item] = []
        self.sheet = StyleSheet()
        self.codec = encoding or "cp1252"
        self.fixed = encoding is not None
        self.charsets: dict[int, str] = {}
        self.names: dict[int, str] = {}  # of fonts
        self.fields: list[OpenField] = []
        self.font_defined = -1
        self.default_font = -1
        self.raw = bytearray()
        self.raw_codec = self.codec
        self.raw_font = ""  # the symbol font of what was gathered
        self.surrogate = 0
        self.drop = 0
        self.starred = False
        self.hidden = 0
        self.deleted = False

    # Characters

    def bytes(self, data: bytes) -> None:
        """Characters in some code page."""
        if self.drop:
            taken = min(self.drop, len(data))
            self.drop -= taken
            data = data[taken:]
        if not data or self.state.skip:
            return
        if self.state.fonts or self.state.styles:
            if self.state.styles:
                self.sheet.name(data.decode(self._codec(), "replace"))
            else:
                self._name_font(data.decode("latin-1"))
            return
        font = self._symbol_font()
        codec = "latin-1" if font else self._codec()
        if codec != self.raw_codec or font != self.raw_font:
            self.flush()
            self.raw_codec, self.raw_font = codec, font
        self.raw += data

    def _codec(self) -> str:
        if self.fixed:
            return self.codec
        return self.charsets.get(self._font()) or self.codec

    def _font(self) -> int:
        return self.state.font if self.state.font >= 0 else self.default_font

    def _symbol_font(self) -> str:
        """The name of the font where it shows signs in place of letters, else empty."""
        name = self.names.get(self._font(), "")
        return name if name and is_symbol_font(name) else ""

    def _name_font(self, text: str) -> None:
        known = self.names.get(self.font_defined, "")
        if len(known) < 64 and ";" not in known and len(self.names) < 10_000:
            self.names[self.font_defined] = known + text

    def flush(self) -> None:
        """Decode what was gathered: one character may come in two halves."""
        if self.raw:
            text = self.raw.decode(self.raw_codec, "replace")
            self.raw.clear()
            self.say(in_font(text, self.raw_font))

    def say(self, text: str) -> None:
        """Characters, to whatever this group is."""
        state = self.state
        if state.skip or not text:
            return
        if state.styles:
            self.sheet.name(text)
        elif state.code:
            if self.fields:
                self.fields[-1].tell(text)
        elif state.deleted:
            self.deleted = self.deleted or bool(text.strip())
        elif state.hidden:
            self.hidden += len(text.strip())
        elif state.into_label:
            self.collectors[-1].label.append(text)
        elif not state.fonts:
            collector = self.collectors[-1]
            collector.say(raised(text, collector.last()) if state.raised else text)

    def unicode(self, number: int) -> None:
        """A character by its UTF-16 unit, which may be negative."""
        self.flush()
        self.drop = self.state.skipped
        code = number & 0xFFFF if number < 0 else number
        if 0xD800 <= code < 0xDC00:
            self.surrogate = code
            return
        if 0xDC00 <= code < 0xE000:
            if self.surrogate:
                code = 0x10000 + ((self.surrogate - 0xD800) << 10) + code - 0xDC00
            else:
                code = 0xFFFD
        self.surrogate = 0
        # Symbol fonts put their characters there.
        if code < 0x110000 and code:
            self.say(in_font(chr(code), self._symbol_font()))

    # Groups

    def open(self) -> None:
        """A group begins."""
        self.flush()
        self.drop = 0
        self.stack.append((self.state, self.properties))
        # Of {\\upr{old}{\\*\\ud{new}}} only the new half is read.
        halved = self.state.halved
        self.state = replace(
            self.state, opens="", halved=False, half=halved, skip=self.state.skip or halved
        )
        self.properties = self.properties.copy()
        self.starred = False

    def close(self) -> None:
        """The group ends, and what it began."""
        self.flush()
        self.drop = 0
        self.starred = False
        if not self.stack:
            return
        opened = self.state.opens
        if self.state.styles and len(self.stack) >= 1:
            self.sheet.end()
        if opened == "field":
            self._end_field()
        elif opened:
            self._leave(opened)
        self.state, self.properties = self.stack.pop()

    def enter(self, what: str) -> None:
        """This group is a note, margin or box: a stream of its own."""
        self.state.opens = what
        self.state.hidden = self.state.into_label = False
        self.collectors.append(Collector())
        self.properties = Properties()

    def begin_field(self) -> None:
        """This group is a field: its instruction, and what it shows."""
        self.state.opens = "field"
        self.fields.append(OpenField(self.collectors[-1].said))

    def _end_field(self) -> None:
        field = self.fields.pop()
        if self.collectors[-1].said == field.begun:
            self.say(field.shown())

    def _leave(self, what: str) -> None:
        if self.collectors[-1].pending:
            self.end_paragraph()
        items = self.collectors.pop().finish()
        if what == "margin":
            self.margins += items
            return
        if what == "note":
            for item in items:
                if isinstance(item, Passage):
                    item.kind, item.level = BlockKind.CAPTION, 0
        self.collectors[-1].hang(items)

    # Words

    def word(self, word: str, number: int | None) -> None:
        """A control word."""
        starred, self.starred = self.starred, False
        if word == "ud" and self.state.half:
            self.state.skip = False
            return
        if starred and word not in STARRED and word not in HEADS:
            self.state.skip = True
        if self.state.skip:
            return
        handler = self.words.get(word)
        if handler is not None:
            handler(self, number)
        elif word in CHARACTERS:
            self.flush()
            self.say(CHARACTERS[word])
        elif word in SKIPPED:
            self.flush()
            self.state.skip = True
        elif word in HEADS:
            self.flush()
            self.enter("margin")
        elif word in BOXES:
            self.flush()
            self.enter("box")
        elif word in ("listtext", "pntext"):
            self.flush()
            self.state.into_label = True
        elif self.state.styles:
            self.sheet.word(word, number)

    def end_paragraph(self) -> None:
        """The paragraph ends."""
        self.flush()
        kind, level = self.sheet.kind(self.properties.style, self.properties.outline)
        self.collectors[-1].paragraph(kind, level, self.properties)

    def symbol(self, char: str) -> None:
        """A control symbol."""
        if char == "*":
            self.starred = True
            return
        self.flush()
        if self.drop:
            self.drop -= 1
            return
        if char in "\r\n":
            if not self.state.skip:
                self.end_paragraph()
        else:
            self.say(SYMBOLS.get(char, ""))


Handler: TypeAlias = Callable[[Walk, "int | None"], None]
