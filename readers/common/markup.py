"""HTML → blocks: what a browser would show of it.

The parser (libxml2, forgiving) reports tags and text while the page is fed to it; no tree is built, so depth and
size cost nothing. It is fed line by line, which is how a block knows its line in the source.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

from lxml import etree

from model.document import Block, BlockKind
from model.progress import Task
from readers.common.breaks import reads_as_body
from readers.common.grid import GridCell, layout_rows
from readers.common.inline import InlineText, ShownLine, to_blocks
from readers.common.markup_tags import (
    BLOCKS,
    LANDMARKS,
    MEANINGS,
    UNSEEN,
    Context,
    Numbers,
    integer,
)
from readers.common.raised import raised
from readers.common.symbols import in_font, is_symbol_font

_FEED = 1 << 16
_STAGE = "stage.read"

# Word's comments stand at the end of the pages it writes.
_HIDDEN = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-element\s*:\s*comment-list)",
    re.IGNORECASE,
)
# What fades in when its page is shown, as articles of WeChat do, is there to be read.
_FADES_IN = re.compile(
    r"visibility\s*:\s*hidden\s*;(?:.*;)?\s*opacity\s*:\s*0\s*(?:;|$)", re.IGNORECASE | re.DOTALL
)
_LABEL = re.compile(r"mso-list\s*:\s*Ignore", re.IGNORECASE)
_MARGIN = re.compile(r"mso-element\s*:\s*(?:header|footer)\b", re.IGNORECASE)
# A font, by its property or in the short form that sets all of the type.
_FONT = re.compile(r"(?:^|[;\s])font(?:-family)?\s*:\s*([^;]+)", re.IGNORECASE)
_NO_MARKER = re.compile(r"list-style(?:-type)?\s*:[^;]*\bnone\b", re.IGNORECASE)
_BULLETS = ("", *"•·●○■□◆◇►▪▫–—-*§o➢✓❖")
# A link of so few characters alone in its block is a word of a menu.
_LONGEST_WAY = 12
_INLINED_DATA = re.compile(r"data:[\w/+.-]*;base64,[A-Za-z0-9+/=\s]*")


def read_markup(text: str, task: Task, first_line: int = 1) -> list[Block]:
    """The blocks of a page or of a fragment that begins in line ``first_line`` of its file.

    Page furniture (navigation, footers, asides) is noise; hidden elements are left out.
    """
    if ";base64," in text:
        text = _INLINED_DATA.sub(
            lambda found: "data:," + "\n" * found[0].count("\n"), text
        )  # a picture may be larger than all the text around it
    page = _Page()
    parser: etree.HTMLParser = etree.HTMLParser(
        target=cast(Any, page), recover=True, huge_tree=True, no_network=True, encoding="utf-8"
    )
    total = len(text)
    done = reported = 0
    # XML has no place for these two, so the parser would show them as damage.
    text = text.replace("\v", " ").replace("\f", " ")
    for number, line in enumerate(io.StringIO(text), start=first_line):
        page.line = number
        for start in range(0, len(line), _FEED):
            parser.feed(line[start : start + _FEED].encode("utf-8", "replace"))
            done += min(_FEED, len(line) - start)
        if done - reported >= _FEED:
            reported = done
            task.check()
            task.report(_STAGE, done, total)
    if not total:
        return []
    parser.close()
    return page.blocks()


class _Table:
    """A table being read: rows of cells, each with the blocks inside it."""

    def __init__(self) -> None:
        self.rows: list[list[GridCell]] = []
        self.layout = False

    def cell(self, attributes: Mapping[str, str]) -> GridCell:
        """A new cell in the last row."""
        if not self.rows:
            self.rows.append([])
        cell = GridCell(
            [], integer(attributes.get("colspan"), 1), integer(attributes.get("rowspan"), 1)
        )
        self.rows[-1].append(cell)
        return cell

    def blocks(self) -> list[Block]:
        """One table block; or, where the table only arranges the page, what is in its cells."""
        rows = [row for row in self.rows if any(cell.blocks for cell in row)]
        arranges = (
            self.layout
            or all(len(row) == 1 for row in rows)
            or any(cell.reads_as_page() for row in rows for cell in row)
        )
        if arranges:
            return [block for row in rows for cell in row for block in cell.blocks]
        return layout_rows(self.rows)


class _Page:
    """The parser's target. ``line`` is the line being fed."""

    def __init__(self) -> None:
        self.line = 1
        self._at = 1
        self._text = InlineText()
        self._contexts = [Context()]
        self._opened: list[str] = []
        self._blocks: list[Block] = []
        self._sinks = [self._blocks]
        self._tables: list[_Table] = []
        self._marker = ""
        self._guides: list[str] = []
        self._links = 0
        self._unlinked = False
        self._bulleted = False

    def blocks(self) -> list[Block]:
        """Everything read."""
        self._flush()
        return self._blocks

    # The parser calls these four.

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        self._at = max(self._at, self.line)
        around = self._contexts[-1]
        context = around if around.hidden else self._context(tag, attributes, around)
        if "style" in attributes or "face" in attributes:
            context = _in_its_font(context, attributes)
            context = _as_word_says(context, attributes.get("style", ""))
        if not context.hidden:
            if tag in BLOCKS:
                self._flush()
            if tag == "br":
                self._text.line_break()
            elif tag == "q":
                self.data("“")
            elif tag == "a":
                self._links += 1
        self._contexts.append(context)
        self._opened.append("" if context.hidden else self._open(tag, attributes, context))

    def end(self, tag: str) -> None:
        """An element ends."""
        self._at = max(self._at, self.line)
        if len(self._contexts) > 1:
            if tag in BLOCKS and not self._contexts[-1].hidden:
                self._flush()
            self._close(self._opened.pop())
            self._contexts.pop()

    def data(self, text: str) -> None:
        """Text, or a part of it."""
        context = self._contexts[-1]
        begin, self._at = self._at, self._at + text.count("\n")
        if context.hidden:
            return
        if context.guide:
            self._guides[-1] += text
            return
        if context.font:
            text = in_font(text, context.font)
        if context.label:
            # White space holds its place; a bullet says that this is an entry, which is known.
            text = text.replace("\xa0", " ").strip()
            if text in _BULLETS:
                self._bulleted |= bool(text)
                return
        if context.raised:
            text = raised(text, self._text.last())
        if self._marker and not text.isspace():
            self._text.add(self._marker, begin)
            self._marker = ""
        self._unlinked |= not context.link and not text.isspace()
        if context.pre:
            for number, line in enumerate(text.split("\n")):
                if number:
                    self._text.line_break()
                self._text.add(line, begin + number)
        else:
            self._text.add(text, begin)

    def close(self) -> None:
        """The page ends."""

    # What elements mean.

    def _context(self, tag: str, attributes: Mapping[str, str], around: Context) -> Context:
        if tag in UNSEEN or _is_hidden(tag, attributes):
            return replace(around, hidden=True)
        if attributes.get("role") in LANDMARKS:
            return replace(around, noise=True)
        if tag in MEANINGS:
            return MEANINGS[tag](around)
        return self._list_context(tag, attributes, around)

    def _list_context(self, tag: str, attributes: Mapping[str, str], around: Context) -> Context:
        if tag in ("ul", "menu", "dir"):
            return replace(around, depth=around.depth + 1, item=False, numbers=None)
        if tag == "ol":
            plain = _NO_MARKER.search(attributes.get("style", ""))
            numbers = None if plain else Numbers(attributes)
            return replace(around, depth=around.depth + 1, item=False, numbers=numbers)
        if tag == "li":
            return replace(around, depth=max(around.depth, 1), item=True)
        return around

    def _open(self, tag: str, attributes: Mapping[str, str], context: Context) -> str:
        """Begin what has to be ended again; says what."""
        if tag == "li":
            self._marker = context.numbers.marker(attributes) if context.numbers else ""
        elif tag == "rt":
            self._guides.append("")
        elif tag == "table":
            if self._tables:
                self._tables[-1].layout = True
            self._tables.append(_Table())
            return tag
        elif tag == "tr" and self._tables:
            self._tables[-1].rows.append([])
        elif tag in ("td", "th") and self._tables:
            self._sinks.append(self._tables[-1].cell(attributes).blocks)
            return "cell"
        elif tag == "q":
            return tag
        return ""

    def _close(self, opened: str) -> None:
        if opened == "table":
            self._sinks[-1].extend(self._tables.pop().blocks())
        elif opened == "cell":
            self._sinks.pop()
        elif opened == "q":
            self.data("”")

    def _flush(self) -> None:
        """Make blocks of the running text so far."""
        context = self._contexts[-1]
        lines = self._text.take()
        links, unlinked = self._links, self._unlinked
        self._links, self._unlinked = 0, False
        if lines:
            kind, level = BlockKind.PARAGRAPH, 0
            if context.noise:
                kind = BlockKind.NOISE
            elif context.caption:
                kind = BlockKind.CAPTION
            elif context.heading and not reads_as_body("".join(line.text for line in lines)):
                kind, level = BlockKind.HEADING, context.heading
                if self._tables:
                    self._tables[-1].layout = True
            elif links and not unlinked and not self._tables and _leads_elsewhere(lines, links):
                kind = BlockKind.NOISE
            elif context.item or self._bulleted:
                kind, level = BlockKind.LIST_ITEM, max(context.depth, 1)
            self._sinks[-1].extend(to_blocks(lines, kind, level))
            self._bulleted = False
        for guide in self._guides:
            if guide.strip():
                self._sinks[-1].append(Block(BlockKind.NOISE, " ".join(guide.split())))
        self._guides.clear()


def _leads_elsewhere(lines: Sequence[ShownLine], links: int) -> bool:
    """Whether a block that is nothing but links is a way about the site: one short word, or several in a row."""
    text = "".join(line.text for line in lines)
    return (links > 1 or len(text) <= _LONGEST_WAY) and "。" not in text


def _in_its_font(context: Context, attributes: Mapping[str, str]) -> Context:
    """The context with the symbol font that an element sets, or without the one it takes back."""
    found = _FONT.search(attributes.get("style", ""))
    font = found[1] if found else attributes.get("face")
    if font is None:
        return context
    named = font if is_symbol_font(font) else ""
    return context if named == context.font else replace(context, font=named)


def _as_word_says(context: Context, style: str) -> Context:
    """What Word writes into its pages for itself: labels of lists, headers and footers."""
    if _MARGIN.search(style):
        context = replace(context, noise=True)
    return replace(context, label=True) if _LABEL.search(style) else context


def _is_hidden(tag: str, attributes: Mapping[str, str]) -> bool:
    if "hidden" in attributes or (tag == "dialog" and "open" not in attributes):
        return True
    style = attributes.get("style")
    if not style or not (hidden := _HIDDEN.search(style)):
        return False
    return "visibility" not in hidden[0].lower() or not _FADES_IN.search(style)
