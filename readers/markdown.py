"""Markdown (CommonMark with tables and strikethrough): what the rendered page shows, marks as structure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import PurePath
from typing import TYPE_CHECKING

from model.document import Anchor, Block, BlockKind, Notice, Segment
from model.progress import Task
from readers.common.breaks import reads_as_body
from readers.common.encoding import decode, is_text
from readers.common.grid import GridCell, layout_rows
from readers.common.inline import InlineText, ShownLine, to_blocks
from readers.common.lines import Line, join_lines
from readers.common.markdown_notes import MARK, learn_notes, notes_of

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_SUFFIXES = (".md", ".markdown")
_STAGE = "stage.read"
# Deeper quotations and lists than anyone writes; the parser recurses, and drops what lies below its limit.
_DEEPEST = 40
# The parser looks for the end of each link anew, so its time grows with the square of these in a paragraph.
_MOST_BRACKETS = 2000
_MARK = r"[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))"
_TOO_DEEP = re.compile(rf"^((?:{_MARK}){{{_DEEPEST}}})(?:{_MARK})+", re.MULTILINE)
_FAR_IN = re.compile(r"^([ \t]{120})[ \t]+", re.MULTILINE)
_FRONT = re.compile(r"---[ \t]*\n((?:[^\n]*\n){1,200}?)(?:---|\.\.\.)[ \t]*(?:\n|$)")
_FRONT_ENTRY = re.compile(r"[\w.-]+[ \t]*:|[ \t]*-[ \t]|[ \t]+\S|#|[ \t]*$")
# Bold text, taken off beforehand: the rules refuse it beside Chinese quotation marks (**“重点”**工作).
_STRONG = re.compile(r"\*\*(?=\S)([^*\n]{1,200}?)(?<=\S)\*\*")
# Where two stars may be meant as such.
_LITERAL = re.compile(r"[`\\]")
# Boxes of a list of tasks, and where a contents would stand.
_BOX = re.compile(r"\[([ xX])\](?=[ \t])")
_CONTENTS = ("[TOC]", "[[TOC]]")
_BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)
_CHINESE = re.compile(r"[\u3400-\u9fff]")
# In files that have a line for each paragraph and no empty lines: a heading, and what begins after one.
_NUMBERED = re.compile(
    r"第[一二三四五六七八九十百零〇\d]{1,5}[编篇部章节条]|[一二三四五六七八九十百]{1,4}、|[（(][一二三四五六七八九十]{1,4}[）)]"
)
_CLAUSE_MARK = re.compile(r"[，,。；;！？!?：:]")


def sniff(head: bytes, name: str) -> float:
    """Marks are too common in plain text to tell by content, and the text reader knows the usual ones."""
    return 0.8 if PurePath(name).suffix.lower() in _SUFFIXES and is_text(head) else 0.0


def read(
    data: bytes,
    name: str,
    task: Task,
    *,
    encoding: str | None = None,
    password: str | None = None,  # noqa: ARG001 - part of every reader's signature
) -> tuple[list[Block], list[Notice]]:
    """The blocks of a Markdown file, anchored by line; links show their text, pictures their description.

    Raises SourceError ``error.source.encoding`` and ``error.source.binary``.
    """
    decoded = decode(data, name, encoding)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    front, text = _front_matter(text)
    text = _FAR_IN.sub(r"\1", _TOO_DEEP.sub(r"\1", text))
    task.check()
    return front + _Reader(_parser(), text, task).blocks(), list(decoded.notices)


def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": 4 * _DEEPEST})
    parser.enable(["table", "strikethrough"])
    learn_notes(parser)
    # Running text is parsed paragraph by paragraph below, so that the person can stop it.
    parser.disable(["inline", "text_join"])
    return parser


def _front_matter(text: str) -> tuple[list[Block], str]:
    """The entries between two --- at the top, as noise; the rest with its line numbers unchanged."""
    found = _FRONT.match(text)
    if found is None or not all(_FRONT_ENTRY.match(line) for line in found[1].split("\n")):
        return [], text
    lines = [line.strip() for line in found[1].split("\n")]
    blocks = [
        Block(BlockKind.NOISE, line, (Segment(0, len(line), Anchor(line=number)),))
        for number, line in enumerate(lines, start=2)
        if line
    ]
    return blocks, "\n" * found[0].count("\n") + text[found.end() :]


@dataclass(slots=True)
class _List:
    """A list around: the number of its next item, None for bullets. ``lone``: a numbered line rather than a
    list, which the outline may take for a heading."""

    number: int | None
    lone: bool


def _lone_items(tokens: Sequence[Token]) -> set[int]:
    """Where ordered lists of a single item open: each is a numbered heading or paragraph."""
    lone: set[int] = set()
    around: list[tuple[int, int]] = []
    for index, token in enumerate(tokens):
        if token.type in ("bullet_list_open", "ordered_list_open"):
            around.append((index, 0))
        elif token.type == "list_item_open":
            opened, items = around[-1]
            around[-1] = (opened, items + 1)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            opened, items = around.pop()
            if items == 1 and token.type == "ordered_list_close":
                lone.add(opened)
    return lone


class _Reader:
    """Turns the parser's tokens into blocks."""

    def __init__(self, parser: MarkdownIt, text: str, task: Task) -> None:
        self._parser = parser
        self._task = task
        self._environment: dict[str, object] = {}
        self._tokens = parser.parse(text, self._environment)
        self._notes = dict(notes_of(self._environment))
        self._blocks: list[Block] = []
        self._called: list[str] = []  # notes, in the paragraph being read
        self._after: list[Block] = []  # what hangs on it: pictures, notes
        self._lists: list[_List] = []
        self._lone = _lone_items(self._tokens)
        self._marker = ""
        self._heading = 0
        self._rows: list[list[GridCell]] = []
        self._in_table = False

    def blocks(self) -> list[Block]:
        """All blocks, in order."""
        total = len(self._tokens)
        for index, token in enumerate(self._tokens):
            if index % 256 == 0:
                self._task.check()
                self._task.report(_STAGE, index, total)
            if token.type in ("bullet_list_open", "ordered_list_open"):
                self._open_list(token, index in self._lone)
            self._take(token)
        self._called += self._notes
        return self._blocks + self._hanging()

    def _hanging(self) -> list[Block]:
        """The pictures and notes of a paragraph; a note stands behind what calls it first."""
        from markdown_it.token import Token

        for label in self._called:  # which notes may make longer
            for text, line in self._notes.pop(label, ()):
                shown = self._shown(Token("inline", "", 0, content=text, map=[line, line + 1]))
                self._after += to_blocks(shown, BlockKind.CAPTION)
        found, self._after, self._called = self._after, [], []
        return found

    def _take(self, token: Token) -> None:
        kind = token.type
        if kind == "inline":
            self._inline(token)
        elif kind == "heading_open":
            self._heading = int(token.tag[1])
        elif kind == "heading_close":
            self._heading = 0
        elif kind in ("fence", "code_block"):
            self._code(token)
        elif kind == "html_block":
            self._html(token)
        elif kind == "table_open":
            self._in_table, self._rows = True, []
        elif kind == "tr_open":
            self._rows.append([])
        elif kind == "table_close":
            self._in_table = False
            self._blocks += layout_rows(self._rows) + self._hanging()
        else:
            self._list(token)

    def _open_list(self, token: Token, lone: bool) -> None:
        number = None
        if token.type == "ordered_list_open":
            number = int(token.attrGet("start") or 1) if token.attrs else 1
        self._lists.append(_List(number, lone and not self._lists))

    def _list(self, token: Token) -> None:
        if token.type in ("bullet_list_close", "ordered_list_close"):
            self._lists.pop()
        elif token.type == "list_item_open":
            around = self._lists[-1]
            if around.number is not None:
                self._marker = f"{around.number}{token.markup} "
                around.number += 1
        elif token.type == "list_item_close":
            self._marker = ""

    def _inline(self, token: Token) -> None:
        lines = self._shown(token)
        if self._in_table:
            blocks = to_blocks(lines, BlockKind.CAPTION)  # kept whole: it is a cell
            self._rows[-1].append(GridCell(blocks))
            return
        kind, level = BlockKind.PARAGRAPH, 0
        if token.content.strip() in _CONTENTS:
            kind = BlockKind.NOISE
        elif self._heading and not reads_as_body("".join(line.text for line in lines)):
            kind, level = BlockKind.HEADING, self._heading
        elif self._lists and not self._lists[-1].lone:
            kind, level = BlockKind.LIST_ITEM, len(self._lists)
        self._blocks += to_blocks(lines, kind, level) + self._hanging()

    def _shown(self, token: Token) -> list[ShownLine]:
        """The lines of running text as shown."""
        line = token.map[0] + 1 if token.map else 1
        children: list[Token] = []
        shown = InlineText()
        if token.content.count("[") > _MOST_BRACKETS:
            shown.add(token.content, line)
            return shown.take()
        content = token.content
        if self._lists:
            content = _ticked(content)
        if "**" in content and not _LITERAL.search(content):
            content = _STRONG.sub(r"\1", content)
        self._parser.inline.parse(content, self._parser, self._environment, children)
        if self._marker and token.content.strip():
            shown.add(self._marker, line)
            self._marker = ""
        plain = not self._lists and not self._heading and not self._in_table
        tail = ""
        for child, following in zip_longest(children, children[1:]):
            if child.type in ("softbreak", "hardbreak"):
                line += 1
                if child.type == "hardbreak" or (plain and _new_paragraph(tail, following)):
                    shown.line_break()
                    tail = ""
                else:
                    shown.add("\n", line - 1)
                continue
            text = self._piece(child, line, shown)
            shown.add(text, line)
            line += child.content.count("\n") if child.type == "html_inline" else 0
            tail += text
        return shown.take()

    def _piece(self, child: Token, line: int, shown: InlineText) -> str:
        if child.type == "image":
            text = "".join(inner.content for inner in child.children or ()).strip()
            if text:
                place = Segment(0, len(text), Anchor(line=line))
                self._after.append(Block(BlockKind.CAPTION, text, (place,)))
            return ""
        if child.type == MARK:
            self._called.append(child.content)
            return ""
        if child.type == "html_inline":
            if _BREAK_TAG.fullmatch(child.content.strip()):
                shown.line_break()
            return ""
        return child.content

    def _code(self, token: Token) -> None:
        """Fenced or indented text: code is noise, but Chinese prose is often indented by hand."""
        first = (token.map[0] if token.map else 0) + (2 if token.type == "fence" else 1)
        lines = [
            (text, Anchor(line=number))
            for number, text in enumerate(token.content.split("\n"), start=first)
            if text.strip()
        ]
        size = sum(len(text.strip()) for text, _ in lines)
        prose = len(_CHINESE.findall(token.content)) > 0.3 * size
        if prose:
            self._blocks += join_lines([Line(text, anchor) for text, anchor in lines])
        elif lines:
            self._blocks += _as_written(lines)

    def _html(self, token: Token) -> None:
        from readers.common.markup import read_markup

        first = token.map[0] + 1 if token.map else 1
        self._blocks += read_markup(token.content, self._task, first)


def _ticked(text: str) -> str:
    """An item with the box that the page shows before it."""
    box = _BOX.match(text)
    return f"{'□' if box[1] == ' ' else '☑'}{text[box.end() :]}" if box else text


def _as_written(lines: Sequence[tuple[str, Anchor]]) -> Iterator[Block]:
    """Code as noise, line by line."""
    for text, anchor in lines:
        written = text.strip()
        yield Block(BlockKind.NOISE, written, (Segment(0, len(written), anchor),))


def _new_paragraph(tail: str, following: Token | None) -> bool:
    """Whether a source line that does not end a paragraph by the rules was meant to: the next one begins with
    a number, or this one is a numbered heading. ``tail`` is the text since the last such line."""
    text = following.content if following is not None and following.type == "text" else ""
    if _NUMBERED.match(text.lstrip("　 ")):
        return True
    head = tail.strip("　 ")
    return len(head) <= 30 and bool(_NUMBERED.match(head)) and not _CLAUSE_MARK.search(head)
