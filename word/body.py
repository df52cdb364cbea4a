"""The body and the source list as WordprocessingML text: written in one go, parsed once by the caller."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from messages import say
from model.briefing import Briefing, Item
from model.document import Anchor, Span
from word.formats import Format
from word.marks import END, NUMBERS, START
from word.numbering import numbered
from word.runs import PARAGRAPH_BREAK
from word.sources import Entry, SourceList, is_blank, place
from word.values import Cleaner, widened

HEADING_ROLES = ("一级标题", "二级标题", "三级标题", "四级标题")
# An underscore hides a bookmark from Word's own list of them, as it does with _Toc and _Ref.
ITEM_MARK = "_item"
SOURCE_MARK = "_source"
HEADING_MARK = "_heading"
# How much of an item without a source the source list repeats.
_EXCERPT = 30
# Marks that end a Chinese sentence; a half-width one belongs to the word before it.
_FINAL = "。！？；，…"
_CLOSED = "。！？!?：:；;，,、…—"


@dataclass(slots=True)
class BodyWriter:
    """Writes paragraphs. ``next_id`` is the first bookmark id that the template does not use; ``linked``
    says whether items bear the numbers of their sources; ``lead_end`` closes a headline that runs into the
    text."""

    briefing: Briefing
    formats: Mapping[str, Format]
    sources: SourceList
    cleaner: Cleaner
    linked: bool
    next_id: int
    anchors: Mapping[tuple[str, Span], Anchor] = field(default_factory=dict)
    lead_end: str = "。"
    _marked: dict[str, str] = field(default_factory=dict)

    def headings(self) -> list[tuple[int, str]]:
        """Level and printed text of the headings, in order, as they stand in the body."""
        return numbered(
            [
                (section.level, widened(self.cleaner.text(section.heading)))
                for section in self.briefing.sections
                if section.heading.strip()
            ]
        )

    def body(self, tables: Callable[[str], Iterable[str]] = lambda _: ()) -> Iterator[str]:
        """Paragraphs of all sections, each followed by the ``tables`` of its id, the last by those of none."""
        headings = iter(self.headings())
        ordinal = 0
        for section in self.briefing.sections:
            if section.heading.strip():
                level, text = next(headings)
                look = self.formats[HEADING_ROLES[level - 1]]
                start, end = self._heading_mark(text)
                yield f"<w:p>{look.paragraph}{start}{look.runs(text)}{end}</w:p>"
            for item in section.items:
                ordinal += 1
                if not is_blank(item):
                    yield from self._item(item, ordinal)
            yield from tables(section.id)
        yield from tables("")

    def jumps(self, ordinal: int, properties: str) -> Iterator[str]:
        """Links to the sources of the item or row with this ordinal."""
        for number in self.sources.numbers(ordinal) if self.linked else ():
            yield _jump(f"{SOURCE_MARK}{number}", properties, f"〔{number}〕")

    def item_bookmark(self, ordinal: int) -> tuple[str, str]:
        """Start and end of the bookmark of the item or row with this ordinal."""
        return self._bookmark(f"{ITEM_MARK}{ordinal}")

    def take_id(self) -> int:
        """A number for a bookmark that no other has."""
        self.next_id += 1
        return self.next_id - 1

    def item_value(self, text: str, ordinal: int) -> str:
        """The lines of an item as the value of a field, with places for its bookmark and its numbers."""
        lines = [line.strip() for line in self.cleaner.text(text).split("\n")]
        lines = [line for line in lines if line] or [""]
        found = self.sources.numbers(ordinal) if self.linked else ()
        sentence, closing = parted(lines[-1]) if found else (lines[-1], "")
        last = sentence + (NUMBERS + closing + END if closing else END + NUMBERS)
        return START + PARAGRAPH_BREAK.join((*lines[:-1], last))

    def heading_marks(self) -> dict[str, str]:
        """Bookmarks of the headings of the first level by their printed text, if the body will print them."""
        firsts = [text for level, text in self.headings() if level == 1]
        self._marked = {text: f"{HEADING_MARK}{at}" for at, text in enumerate(firsts, 1)}
        return dict(self._marked)

    def _heading_mark(self, text: str) -> tuple[str, str]:
        """Start and end of a heading's bookmark, if something refers to it. The first of a name bears it."""
        name = self._marked.pop(text, "")
        return self._bookmark(name) if name else ("", "")

    def source_list(self) -> Iterator[str]:
        """One paragraph for each stretch that items rest on, then one for each item that rests on none."""
        for entry in self.sources.entries:
            yield self._entry(entry)
        look = self.formats["来源"]
        for ordinal, item in self.sources.without:
            label = _jump(f"{ITEM_MARK}{ordinal}", look.chinese, f"〔{say('word.source.none')}〕")
            text = _one_line(self.cleaner.text(item.headline or item.text))
            if len(text) > _EXCERPT:
                text = text[:_EXCERPT] + "……"
            yield f"<w:p>{look.paragraph}{label}{look.runs(text)}</w:p>"

    def _item(self, item: Item, ordinal: int) -> Iterator[str]:
        look = self.formats["正文"]
        lines = [line.strip() for line in self.cleaner.text(item.text).split("\n")]
        lines = [line for line in lines if line] or [""]
        # The numbers stand inside the last sentence, as in the collected works (注码在句号前): the line that
        # begins with one is then never that number alone.
        numbers = self.sources.numbers(ordinal) if self.linked else ()
        sentence, closing = parted(lines[-1]) if numbers else (lines[-1], "")
        runs = [look.runs(line) for line in (*lines[:-1], sentence)]
        headline = _one_line(self.cleaner.text(item.headline)) if item.headline else ""
        if headline:
            headline = widened(headline)
            closed = headline[-1] in _CLOSED or runs == [""]
            runs[0] = (
                self.formats["条目标题"].runs(headline + ("" if closed else self.lead_end))
                + runs[0]
            )
        start, end = self._bookmark(f"{ITEM_MARK}{ordinal}")
        marks = "".join(self.jumps(ordinal, look.raised))
        runs[0] = start + runs[0]
        # No link comes last before the end of a bookmark: where the line is just full, LibreOffice adds one.
        runs[-1] += marks + look.runs(closing) + end if closing else end + marks
        for content in runs:
            yield f"<w:p>{look.paragraph}{content}</w:p>"

    def _entry(self, entry: Entry) -> str:
        look = self.formats["来源"]
        start, end = self._bookmark(f"{SOURCE_MARK}{entry.number}")
        first, *others = entry.items
        number = _jump(f"{ITEM_MARK}{first}", look.chinese, f"〔{entry.number}〕")
        name = self.cleaner.text(self.sources.document_name(entry.source))
        quote = _one_line(self.cleaner.text(entry.source.quote))
        comma = "" if name.endswith("》") else "，"
        # No quotation marks around it: a quote holds some itself, and not one of its characters is changed.
        text = f"{name}{comma}{place(entry.source, self.anchors)}：{quote}"
        # The bookmark ends before the text: a line more would follow where LibreOffice lets the last 。 hang
        # over the margin and finds the end of a bookmark after it.
        content = start + number + end + look.runs(text)
        for index, ordinal in enumerate(others, 2):
            content += look.runs("（" + say("word.source.also") if index == 2 else "、")
            content += _jump(
                f"{ITEM_MARK}{ordinal}",
                look.chinese,
                say("word.source.also_place", {"number": index}),
            )
        # In brackets behind the quote, whatever mark it ends with: GB/T 15834 puts a remark on a whole sentence there.
        content += look.runs("）") if others else ""
        return f"<w:p>{look.paragraph}{content}</w:p>"

    def _bookmark(self, name: str) -> tuple[str, str]:
        identifier = self.take_id()
        return (
            f'<w:bookmarkStart w:id="{identifier}" w:name="{name}"/>',
            f'<w:bookmarkEnd w:id="{identifier}"/>',
        )


def _jump(anchor: str, properties: str, text: str) -> str:
    """A link inside the document; no w:tooltip, for LibreOffice drops the link with it."""
    return (
        f'<w:hyperlink w:anchor="{anchor}"><w:r>{properties}<w:t>{text}</w:t></w:r></w:hyperlink>'
    )


def parted(text: str) -> tuple[str, str]:
    """A text and the marks that end its last sentence; those inside a closing quotation stay in the text."""
    sentence = text.rstrip(_FINAL)
    return (sentence, text[len(sentence) :]) if sentence else (text, "")


def _one_line(text: str) -> str:
    return " ".join(text.split())
