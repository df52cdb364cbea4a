"""The groups of an RTF file walked once, with a stack instead of recursion, so that depth costs nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeAlias

from model.document import Block, BlockKind, Notice
from model.errors import SourceError
from model.progress import Task
from readers.common.flow import Flow, Grid, Item, Passage
from readers.rtf.codepages import codec_of, of_charset
from readers.rtf.collector import Collector, Properties
from readers.rtf.sheet import StyleSheet
from readers.rtf.tokens import BYTE, CLOSE, OPEN, SYMBOL, TEXT, WORD, tokens

_STEP = 20_000
_STAGE = "stage.read"
# What a group holds that is no text of the page.
_SKIPPED = frozenset(
    [
        "colortbl",
        "info",
        "pict",
        "object",
        "objdata",
        "fldinst",
        "nonesttables",
        "shprslt",
        "annotation",
        "atnid",
        "atnauthor",
        "atndate",
        "atnref",
        "atrfstart",
        "atrfend",
        "atnparent",
        "atntime",
        "xe",
        "tc",
        "tcn",
        "rxe",
        "bkmkstart",
        "bkmkend",
        "filetbl",
        "revtbl",
        "rsidtbl",
        "listtable",
        "listoverridetable",
        "listpicture",
        "themedata",
        "colorschememapping",
        "datastore",
        "latentstyles",
        "generator",
        "xmlnstbl",
        "mmathPr",
        "pn",
        "pgptbl",
        "userprops",
        "docvar",
        "template",
        "passwordhash",
        "ftnsep",
        "ftnsepc",
        "ftncn",
        "aftnsep",
        "aftnsepc",
        "aftncn",
        "private",
        "background",
        "nextfile",
        "fontemb",
        "falt",
        "panose",
        "blipuid",
        "picprop",
        "sp",
        "sn",
        "sv",
    ]
)
_HEADS = frozenset(
    ["header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"]
)
# Groups that old programs do not know, and that hold text all the same.
_STARRED = frozenset(
    [
        "footnote",
        "shpinst",
        "shptxt",
        "dptxbxtext",
        "nesttableprops",
        "ud",
        "listtext",
        "pntext",
        "fldrslt",
        "txbxcontent",
    ]
)
_BOXES = frozenset(["shptxt", "dptxbxtext", "txbxcontent"])
_CHARACTERS = {
    "tab": "\t", "line": "\n", "lbr": "\n", "softline": "", "emdash": "—", "endash": "–", "emspace": "\u2003",
    "enspace": "\u2002", "qmspace": " ", "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "cell": "", "nestcell": "",
}  # fmt: skip
_SYMBOLS = {"~": "\u00a0", "_": "-", "-": "", ":": "", "|": "", "{": "{", "}": "}", "\\": "\\"}


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
    opens: str = ""  # what the end of this group ends: note, margin, box


class _Walk:
    def __init__(self, name: str, encoding: str | None) -> None:
        self.name = name
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
        self.font_defined = -1
        self.default_font = -1
        self.raw = bytearray()
        self.raw_codec = self.codec
        self.surrogate = 0
        self.drop = 0
        self.starred = False
        self.hidden = 0
        self.deleted = False

    # Characters

    def bytes(self, data: bytes) -> None:
        if self.drop:
            taken = min(self.drop, len(data))
            self.drop -= taken
            data = data[taken:]
        if not data or self.state.skip:
            return
        if self.state.fonts or self.state.styles:
            if self.state.styles:
                self.sheet.name(data.decode(self._codec(), "replace"))
            return
        codec = self._codec()
        if codec != self.raw_codec:
            self.flush()
            self.raw_codec = codec
        self.raw += data

    def _codec(self) -> str:
        if self.fixed:
            return self.codec
        font = self.state.font if self.state.font >= 0 else self.default_font
        return self.charsets.get(font) or self.codec

    def flush(self) -> None:
        """Decode what was gathered: one character may come in two halves."""
        if self.raw:
            text = self.raw.decode(self.raw_codec, "replace")
            self.raw.clear()
            self.say(text)

    def say(self, text: str) -> None:
        state = self.state
        if state.skip or not text:
            return
        if state.styles:
            self.sheet.name(text)
        elif state.deleted:
            self.deleted = self.deleted or bool(text.strip())
        elif state.hidden:
            self.hidden += len(text.strip())
        elif state.into_label:
            self.collectors[-1].label.append(text)
        elif not state.fonts:
            self.collectors[-1].say(text)

    def unicode(self, number: int) -> None:
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
            self.say(chr(code))

    # Groups

    def open(self) -> None:
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
        self.flush()
        self.drop = 0
        self.starred = False
        if not self.stack:
            return
        opened = self.state.opens
        if self.state.styles and len(self.stack) >= 1:
            self.sheet.end()
        if opened:
            self._leave(opened)
        self.state, self.properties = self.stack.pop()

    def _enter(self, what: str) -> None:
        self.state.opens = what
        self.state.hidden = self.state.into_label = False
        self.collectors.append(Collector())
        self.properties = Properties()

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
        starred, self.starred = self.starred, False
        if word == "ud" and self.state.half:
            self.state.skip = False
            return
        if starred and word not in _STARRED and word not in _HEADS:
            self.state.skip = True
        if self.state.skip:
            return
        handler = _WORDS.get(word)
        if handler is not None:
            handler(self, number)
        elif word in _CHARACTERS:
            self.flush()
            self.say(_CHARACTERS[word])
        elif word in _SKIPPED:
            self.flush()
            self.state.skip = True
        elif word in _HEADS:
            self.flush()
            self._enter("margin")
        elif word in _BOXES:
            self.flush()
            self._enter("box")
        elif word in ("listtext", "pntext"):
            self.flush()
            self.state.into_label = True
        elif self.state.styles:
            self.sheet.word(word, number)

    def end_paragraph(self) -> None:
        self.flush()
        kind, level = self.sheet.kind(self.properties.style, self.properties.outline)
        self.collectors[-1].paragraph(kind, level, self.properties)

    def symbol(self, char: str) -> None:
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
            self.say(_SYMBOLS.get(char, ""))


_Handler: TypeAlias = Callable[[_Walk, int | None], None]


def _paragraph(walk: _Walk, _: int | None) -> None:
    if not walk.state.into_label:
        walk.end_paragraph()


def _plain_paragraph(walk: _Walk, _: int | None) -> None:
    if not walk.state.into_label:
        walk.properties = Properties()


def _plain(walk: _Walk, _: int | None) -> None:
    walk.flush()
    walk.state.hidden = walk.state.deleted = False
    walk.state.font = -1


def _cell(walk: _Walk, _: int | None) -> None:
    walk.properties.depth = max(walk.properties.depth, 1)
    _end_cell(walk, 1)


def _nested_cell(walk: _Walk, _: int | None) -> None:
    walk.properties.depth = max(walk.properties.depth, 2)
    _end_cell(walk, walk.properties.depth)


def _end_cell(walk: _Walk, depth: int) -> None:
    kept, walk.properties.depth = walk.properties.depth, min(depth, 32)
    walk.end_paragraph()
    walk.collectors[-1].cell(walk.properties.depth)
    walk.properties.depth = kept


def _row(walk: _Walk, _: int | None) -> None:
    walk.flush()
    walk.collectors[-1].row(1)


def _nested_row(walk: _Walk, _: int | None) -> None:
    walk.flush()
    walk.collectors[-1].row(min(max(walk.properties.depth, 2), 32))


def _row_definition(walk: _Walk, _: int | None) -> None:
    walk.collectors[-1].edges = []


def _edge(walk: _Walk, number: int | None) -> None:
    edges = walk.collectors[-1].edges
    if len(edges) < 1000:
        edges.append(number or 0)


def _in_table(walk: _Walk, _: int | None) -> None:
    walk.properties.depth = max(walk.properties.depth, 1)


def _depth(walk: _Walk, number: int | None) -> None:
    walk.properties.depth = min(max(number or 0, 0), 32)


def _page(walk: _Walk, _: int | None) -> None:
    walk.flush()
    if not walk.state.hidden and len(walk.collectors) == 1:
        walk.collectors[-1].page()


def _style(walk: _Walk, number: int | None) -> None:
    if walk.state.styles:
        walk.sheet.begin(number or 0)
    else:
        walk.properties.style = number or 0


def _outline(walk: _Walk, number: int | None) -> None:
    if walk.state.styles:
        walk.sheet.word("outlinelevel", number)
    else:
        walk.properties.outline = number


def _unicode(walk: _Walk, number: int | None) -> None:
    walk.unicode(number or 0)


def _skipped(walk: _Walk, number: int | None) -> None:
    walk.state.skipped = min(max(1 if number is None else number, 0), 32)


def _hide(walk: _Walk, number: int | None) -> None:
    walk.flush()
    walk.state.hidden = number != 0


def _delete(walk: _Walk, number: int | None) -> None:
    walk.flush()
    walk.state.deleted = number != 0


def _font(walk: _Walk, number: int | None) -> None:
    if walk.state.fonts:
        walk.font_defined = number or 0
    else:
        walk.state.font = number or 0


def _charset(walk: _Walk, number: int | None) -> None:
    codec = of_charset(number or 0)
    if walk.state.fonts and codec and len(walk.charsets) < 10_000:
        walk.charsets[walk.font_defined] = codec


def _code_page(walk: _Walk, number: int | None) -> None:
    if not walk.fixed:
        walk.codec = codec_of(number or 1252)


def _set(name: str, value: bool = True) -> _Handler:
    def change(walk: _Walk, number: int | None) -> None:
        setattr(walk.properties, name, value and number != 0)

    return change


def _fonts(walk: _Walk, _: int | None) -> None:
    walk.state.fonts = True


def _styles(walk: _Walk, _: int | None) -> None:
    walk.state.styles = True


def _note(walk: _Walk, _: int | None) -> None:
    walk.flush()
    walk._enter("note")


def _list_level(walk: _Walk, number: int | None) -> None:
    walk.properties.level = min(max(number or 0, 0), 8)


def _default_font(walk: _Walk, number: int | None) -> None:
    walk.default_font = number or 0


def _properties_of_rows(walk: _Walk, _: int | None) -> None:
    """A group that only tells how rows look, and ends one."""


def _both(walk: _Walk, _: int | None) -> None:
    walk.flush()
    walk.state.halved = True


_WORDS: dict[str, _Handler] = {
    "par": _paragraph, "sect": _paragraph, "pard": _plain_paragraph, "plain": _plain, "cell": _cell,
    "nestcell": _nested_cell, "row": _row, "nestrow": _nested_row, "trowd": _row_definition, "cellx": _edge,
    "intbl": _in_table, "itap": _depth, "page": _page, "s": _style, "outlinelevel": _outline, "u": _unicode,
    "uc": _skipped, "v": _hide, "deleted": _delete, "f": _font, "fcharset": _charset, "ansicpg": _code_page,
    "qc": _set("centred"), "ql": _set("centred", False), "qj": _set("centred", False), "qr": _set("centred", False),
    "pagebb": _set("new_page"), "fonttbl": _fonts, "stylesheet": _styles, "footnote": _note,
    "ilvl": _list_level, "deff": _default_font, "nesttableprops": _properties_of_rows, "upr": _both,
}  # fmt: skip


def read_document(
    data: bytes, name: str, task: Task, encoding: str | None
) -> tuple[list[Block], list[Notice]]:
    """Body first, with notes and text boxes after their paragraph; then headers and footers."""
    start = data.find(b"{")
    if start < 0:
        raise SourceError("error.source.damaged", name=name, detail="RTF")
    walk = _Walk(name, _known(encoding, name))
    ended = _take(walk, data, start, task)
    walk.flush()
    while walk.stack:
        walk.close()
    if walk.collectors[-1].pending:
        walk.end_paragraph()
    flow = Flow()
    for item in walk.collectors[0].finish():
        flow.add(item)
    said: set[str] = set()
    for item in walk.margins:
        for text in _texts(item):
            if text not in said:
                said.add(text)
                flow.margin(text)
    return flow.blocks(), _notices(walk, name, ended)


def _take(walk: _Walk, data: bytes, start: int, task: Task) -> bool:
    """Walk over the file; whether its outermost group ends."""
    read = 0
    for count, (kind, word, number, piece) in enumerate(tokens(data, start)):
        read += len(piece)
        if count % _STEP == 0:
            task.check()
            task.report(_STAGE, min(read, len(data)), len(data))
        if kind in (TEXT, BYTE):
            walk.bytes(piece)
        elif kind == WORD:
            walk.word(word, number)
        elif kind == OPEN:
            walk.open()
        elif kind == CLOSE:
            walk.close()
            if not walk.stack:
                return True
        elif kind == SYMBOL:
            walk.symbol(word)
    return False


def _known(encoding: str | None, name: str) -> str | None:
    if encoding is None:
        return None
    try:
        b"".decode(encoding)
    except LookupError:
        raise SourceError("error.source.encoding", name=name, encoding=encoding) from None
    return encoding


def _texts(item: Item) -> list[str]:
    if isinstance(item, Grid):
        return [
            text
            for row in item.rows
            for cell in row
            for inner in cell.items
            for text in _texts(inner)
        ]
    return [item.text, *(text for inner in item.after for text in _texts(inner))]


def _notices(walk: _Walk, name: str, ended: bool) -> list[Notice]:
    notices = []
    if not ended:
        notices.append(Notice("notice.source.cut_off", (("name", name),)))
    if walk.hidden:
        values = (("name", name), ("count", str(walk.hidden)))
        notices.append(Notice("notice.docx.hidden", values))
    if walk.deleted:
        notices.append(Notice("notice.docx.revisions", (("name", name),)))
    return notices
