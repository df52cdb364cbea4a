"""Paragraphs, lists and tables of an OpenDocument text out of its XML.

Depth is bounded by the parser (256 elements), so that a walk may call itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from model.document import BlockKind
from model.progress import Task
from readers.common.flow import MOST_COLUMNS, Cell, Grid, Item, Passage
from readers.common.raised import raised
from readers.common.symbols import in_font
from readers.common.xml import Element, text_of
from readers.odt.names import DRAW, OFFICE, TABLE, TEXT
from readers.odt.styles import Counter, Look, Styles, number

_STEP = 500
# A row or cell may be said to repeat a million times.
_MOST_REPEATED = 200
_WHITE = re.compile(r"[ \t\r\n]+")
_CHARACTERS = {TEXT + "s": " ", TEXT + "tab": "\t", TEXT + "line-break": "\n"}
_PARAGRAPHS = (TEXT + "p", TEXT + "h")
# Lists that a program makes out of the document itself: contents, indexes.
_MADE = frozenset(
    TEXT + kind
    for kind in (
        "table-of-content", "alphabetical-index", "illustration-index", "table-index", "object-index", "user-index",
    )
)  # fmt: skip
_UNREAD = frozenset(
    (
        TEXT + "tracked-changes", TEXT + "sequence-decls", TEXT + "variable-decls", TEXT + "user-field-decls",
        OFFICE + "forms", OFFICE + "annotation", OFFICE + "annotation-end", OFFICE + "scripts",
        TEXT + "ruby-text", TEXT + "note-citation", TEXT + "index-title-template",
    )
)  # fmt: skip
_CAPTIONS = re.compile(r"caption|illustration|题注|^(?:Figure|Table|Drawing)$", re.IGNORECASE)


class Story:
    """Reads one stream of text. ``hidden`` counts characters left out; ``deleted``: a tracked deletion was."""

    def __init__(self, styles: Styles, task: Task) -> None:
        self._styles = styles
        self._task = task
        self._read = 0
        self._counters: dict[str, Counter] = {}
        self._outline = Counter(styles.outline)
        self.hidden = 0
        self.deleted = False

    def items(self, holder: Element) -> Iterator[Item]:
        """What ``holder`` holds, in order."""
        for child in holder:
            yield from self._item(child)

    def texts(self, item: Item) -> Iterator[str]:
        """All text of an item, in order."""
        if isinstance(item, Passage):
            yield item.text
            for after in item.after:
                yield from self.texts(after)
            return
        for row in item.rows:
            for cell in row:
                for inner in cell.items:
                    yield from self.texts(inner)

    def _item(self, child: Element) -> Iterator[Item]:
        tag = child.tag
        if tag in _PARAGRAPHS:
            yield self._paragraph(child)
        elif tag == TEXT + "list":
            yield from self._list(child, 1, None)
        elif tag == TABLE + "table":
            yield Grid(list(self._rows(child)))
        elif tag in _MADE:
            for item in self._walk(child):
                if isinstance(item, Passage):
                    item.kind, item.level = BlockKind.NOISE, 0
                yield item
        elif tag == TEXT + "tracked-changes":
            self.deleted = self.deleted or next(child.iter(TEXT + "deletion"), None) is not None
        elif tag == TEXT + "section" and child.get(TEXT + "display") == "none":
            self.hidden += len("".join(text_of(child).split()))
        elif tag not in _UNREAD:
            if tag.startswith(DRAW):
                passage = Passage()
                self._shape(child, passage)
                yield from passage.after
            else:
                yield from self._walk(child)

    def _walk(self, holder: Element) -> Iterator[Item]:
        for child in holder:
            yield from self._item(child)

    # Lists

    def _list(self, element: Element, level: int, style: str | None) -> Iterator[Item]:
        style = element.get(TEXT + "style-name") or style
        counter = None
        if style is not None:
            going_on = (
                level > 1
                or element.get(TEXT + "continue-numbering") == "true"
                or element.get(TEXT + "continue-list") is not None
            )
            if style not in self._counters or not going_on:
                self._counters[style] = Counter(self._styles.lists.get(style, {}))
            counter = self._counters[style]
        for entry in element:
            if entry.tag not in (TEXT + "list-item", TEXT + "list-header"):
                continue
            first = entry.tag == TEXT + "list-item"
            for child in entry:
                if child.tag == TEXT + "list":
                    yield from self._list(child, level + 1, style)
                elif child.tag in _PARAGRAPHS:
                    passage = self._paragraph(child)
                    if first:
                        start = entry.get(TEXT + "start-value")
                        _number(passage, counter, level, number(start, 1) if start else None)
                    first = False
                    yield passage
                else:
                    yield from self._item(child)

    # Paragraphs

    def _paragraph(self, element: Element) -> Passage:
        self._read += 1
        if self._read % _STEP == 1:
            self._task.check()
        look = self._styles.look("paragraph", element.get(TEXT + "style-name") or "")
        found = Passage(centred=bool(look.centred))
        text = _Text(self, found)
        if look.new_page or (look.master and self._read > 1):
            text.page()
        text.font = look.font
        text.take(element, bool(look.hidden))
        found.text = text.text()
        found.breaks = tuple(text.breaks)
        self._kind(element, look, found)
        return found

    def _kind(self, element: Element, look: Look, found: Passage) -> None:
        if element.tag == TEXT + "h":
            level = number(element.get(TEXT + "outline-level"), 1)
        else:
            level = look.level or 0
        if level and found.text.strip():
            found.kind, found.level = BlockKind.HEADING, min(level, 9)
            label = self._outline.label(level)
            if label and element.get(TEXT + "is-list-header") != "true":
                _put_before(found, label)
        elif look.named == "Title":
            found.kind = BlockKind.HEADING
        elif _CAPTIONS.search(look.named):
            found.kind = BlockKind.CAPTION

    def _shape(self, element: Element, found: Passage) -> None:
        """What a frame or drawn shape says; it hangs on the paragraph it is anchored to."""
        for child in element:
            if child.tag in _PARAGRAPHS or child.tag in (TEXT + "list", TABLE + "table"):
                found.after += self._item(child)
            elif child.tag == DRAW + "text-box" or child.tag.startswith((DRAW, TEXT)):
                self._shape(child, found)

    # Tables

    def _rows(self, table: Element) -> Iterator[list[Cell]]:
        for child in table:
            if child.tag == TABLE + "table-row":
                if child.get(TABLE + "visibility") in ("collapse", "filter"):
                    self.hidden += len("".join(text_of(child).split()))
                    continue
                row = list(self._cells(child))
                if any(cell.items for cell in row):
                    times = number(child.get(TABLE + "number-rows-repeated"), 1)
                    yield from [row] * min(max(times, 1), _MOST_REPEATED)
            elif child.tag in (
                TABLE + "table-header-rows",
                TABLE + "table-rows",
                TABLE + "table-row-group",
            ):
                yield from self._rows(child)

    def _cells(self, row: Element) -> Iterator[Cell]:
        done = 0
        for child in row:
            if child.tag not in (TABLE + "table-cell", TABLE + "covered-table-cell"):
                continue
            times = max(number(child.get(TABLE + "number-columns-repeated"), 1), 1)
            cell = Cell(list(self._walk(child)) if child.tag == TABLE + "table-cell" else [])
            if done < MOST_COLUMNS or any(map(_says_something, cell.items)):
                yield from [cell] * min(times, MOST_COLUMNS)
            done += times


class _Text:
    """The characters of one paragraph as they are shown."""

    def __init__(self, story: Story, found: Passage) -> None:
        self._story = story
        self._found = found
        self._parts: list[str] = []
        self._length = 0
        # Of the characters being read.
        self.font: str | None = None
        self._raised = False
        self.breaks: list[int] = []

    def text(self) -> str:
        return "".join(self._parts)

    def page(self) -> None:
        """A new page begins here."""
        self.breaks.append(self._length)

    def take(self, element: Element, hidden: bool) -> None:
        self._say(element.text, hidden)
        for child in element:
            self._child(child, hidden)
            self._say(child.tail, hidden)

    def _child(self, child: Element, hidden: bool) -> None:
        tag = child.tag
        if tag in _CHARACTERS:
            times = number(child.get(TEXT + "c"), 1) if tag == TEXT + "s" else 1
            self._put(_CHARACTERS[tag] * min(times, 100), hidden)
        elif tag == TEXT + "soft-page-break":
            self.page()
        elif tag == TEXT + "note":
            self._note(child, hidden)
        elif tag == TEXT + "ruby":
            self._ruby(child, hidden)
        elif tag in (TEXT + "hidden-text", TEXT + "hidden-paragraph"):
            self.take(child, hidden or child.get(TEXT + "is-hidden") != "false")
        elif tag.startswith(DRAW):
            if not hidden:
                self._story._shape(child, self._found)
        elif tag not in _UNREAD:
            if tag == TEXT + "span":
                look = self._story._styles.look("text", child.get(TEXT + "style-name") or "")
                if look.hidden is not None:
                    hidden = look.hidden
                around = self.font, self._raised
                self.font = look.font or self.font
                if look.raised is not None:
                    self._raised = look.raised
                self.take(child, hidden)
                self.font, self._raised = around
            else:
                self.take(child, hidden)

    def _note(self, child: Element, hidden: bool) -> None:
        body = child.find(TEXT + "note-body")
        if body is None or hidden:
            return
        for item in self._story.items(body):
            if isinstance(item, Passage):
                item.kind, item.level = BlockKind.CAPTION, 0
            self._found.after.append(item)

    def _ruby(self, child: Element, hidden: bool) -> None:
        base = child.find(TEXT + "ruby-base")
        if base is not None:
            self.take(base, hidden)
        guide = child.find(TEXT + "ruby-text")
        said = "" if guide is None else text_of(guide).strip()
        if said and not hidden:
            self._found.after.append(Passage(said, BlockKind.NOISE))

    def _say(self, text: str | None, hidden: bool) -> None:
        """Text of the XML, whose white space is one space as the format says."""
        if text:
            shown = in_font(_WHITE.sub(" ", text), self.font)
            if self._raised:
                shown = raised(shown, self._parts[-1] if self._parts else "")
            if shown[:1] == " " and self._parts and self._parts[-1][-1:] == " ":
                shown = shown[1:]
            self._put(shown, hidden)

    def _put(self, text: str, hidden: bool) -> None:
        if hidden:
            self._story.hidden += len(text.strip())
        elif text:
            self._parts.append(text)
            self._length += len(text)


def _number(passage: Passage, counter: Counter | None, level: int, start: int | None) -> None:
    label = counter.label(level, start) if counter is not None else None
    if label is None:
        if passage.kind is BlockKind.PARAGRAPH:
            passage.kind, passage.level = BlockKind.LIST_ITEM, level
    elif passage.text.strip():
        _put_before(passage, label)


def _put_before(passage: Passage, label: str) -> None:
    own = passage.text.lstrip()
    lost = len(passage.text) - len(own)
    passage.text = label + own
    shift = len(label) - lost
    passage.breaks = tuple(at + shift if at > lost else 0 for at in passage.breaks)


def _says_something(item: Item) -> bool:
    return isinstance(item, Grid) or bool(item.text.strip())
