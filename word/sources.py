"""The source list: which item comes from where, numbered in the order of first mention."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from messages import say
from model.briefing import Briefing, Item, SourceInfo, SourceRef
from model.document import Anchor, Span
from word.ooxml import ILLEGAL

# Places in one document at which a reader finds what an item says word for word.
_MOST_ALIKE = 2
# A quotation of less than this part of its item is one of several that make it up.
_ALL_OF_IT = 0.7


@dataclass(slots=True)
class Entry:
    """One stretch of one source. ``items`` are the ordinals (from 1) of the items that rest on it."""

    number: int
    source: SourceRef
    items: list[int] = field(default_factory=list)


@dataclass(slots=True)
class _Numbered:
    """Entries in order, the numbers of each ordinal from 1, the items that rest on nothing."""

    entries: list[Entry] = field(default_factory=list)
    numbers: list[tuple[int, ...]] = field(default_factory=list)
    without: list[tuple[int, Item]] = field(default_factory=list)


class SourceList:
    """Numbers every distinct stretch once; an item that rests on two stretches bears two numbers. Nothing is
    numbered before a number is asked for: a briefing printed without sources needs none."""

    def __init__(self, briefing: Briefing, *, rows_first: bool = False) -> None:
        """The rows of tables have the ordinals after those of the items; with ``rows_first`` they are printed
        before them and so get the first numbers."""
        self._briefing = briefing
        self._rows_first = rows_first
        self._names = _document_names(briefing.sources)
        self._titled = {source.sha256 for source in briefing.sources if source.title.strip(" 《》")}

    @property
    def entries(self) -> list[Entry]:
        """The stretches in the order of their numbers."""
        return self._all.entries

    @property
    def without(self) -> list[tuple[int, Item]]:
        """Ordinals and items without a source."""
        return self._all.without

    def numbers(self, ordinal: int) -> tuple[int, ...]:
        """The source numbers of the item or row with this ordinal (from 1)."""
        return self._all.numbers[ordinal - 1]

    @cached_property
    def _all(self) -> _Numbered:
        made = _Numbered()
        found: dict[tuple[str, Span, str], Entry] = {}
        items = list(enumerate(_printed_items(self._briefing), 1))
        count = sum(1 for _ in self._briefing.items())
        made.numbers = [()] * len(items)
        for ordinal, item in (*items[count:], *items[:count]) if self._rows_first else items:
            numbers: list[int] = []
            shown = _shown(item) if ordinal <= count else item.sources
            for source in () if is_blank(item) else shown:
                key = (source.document, source.span, source.quote)
                entry = found.get(key)
                if entry is None:
                    entry = found[key] = Entry(len(found) + 1, source)
                    made.entries.append(entry)
                if ordinal not in entry.items[-1:]:
                    entry.items.append(ordinal)
                    numbers.append(entry.number)
            if not item.sources and not is_blank(item):
                made.without.append((ordinal, item))
            made.numbers[ordinal - 1] = tuple(numbers)
        return made

    def document_title(self, source: SourceRef) -> str:
        """The document's title in 《》; empty for one that has none: the name of a file is nothing to print in a text."""
        return self._names.get(source.document, "") if source.document in self._titled else ""

    def document_name(self, source: SourceRef) -> str:
        """How the list calls the document: its title in 《》, else the name of its file."""
        return self._names.get(source.document, say("word.source.unknown"))


def _shown(item: Item) -> Iterator[SourceRef]:
    """The sources of an item whose numbers are printed. All sources of one that nobody edited say the same, and a reader
    wants two places in a document to look it up, not twenty; the file's record of it has them all."""
    seen: Counter[str] = Counter()
    for source in item.sources:
        seen[source.document] += len(source.quote) >= _ALL_OF_IT * len(item.text)
        if item.edited or seen[source.document] <= _MOST_ALIKE:
            yield source


def _printed_items(briefing: Briefing) -> Iterator[Item]:
    """All items, then the rows of all tables as items."""
    yield from briefing.items()
    for table in briefing.tables:
        for row in table.rows:
            text = " ".join(cell for _, cell in row.cells if cell.strip())
            yield Item(row.id, text, row.sources, row.edited)


def is_blank(item: Item) -> bool:
    """Whether nothing of an item would be seen in print: it is left out, with its sources."""
    text = (item.text or item.headline)[:1]
    if text.isalnum():
        return False  # nearly every item: not worth a search
    return not ILLEGAL.sub("", item.text + item.headline).strip()


def _within_marks(title: str) -> str:
    """``title`` as it stands between 《 and 》: without such a pair around it, and with 〈〉 for those inside."""
    if title.startswith("《") and title.endswith("》") and title.count("《") == 1:
        title = title[1:-1]
    return title.replace("《", "〈").replace("》", "〉")


def _document_names(sources: tuple[SourceInfo, ...]) -> dict[str, str]:
    titles = [source.title for source in sources]
    names: dict[str, str] = {}
    for source in sources:
        title = _within_marks(" ".join(source.title.split()))
        if not title:
            names[source.sha256] = source.name
        elif titles.count(source.title) > 1:
            names[source.sha256] = say("word.source.named", {"title": title, "name": source.name})
        else:
            names[source.sha256] = f"《{title}》"
    return names


def place(source: SourceRef, anchors: Mapping[tuple[str, Span], Anchor]) -> str:
    """Where the quote stands, as far as it is known: page and line, else the paragraph."""
    anchor = anchors.get((source.document, source.span), Anchor())
    if anchor.page and anchor.line:
        return say("word.source.page_line", {"page": anchor.page, "line": anchor.line})
    if anchor.page:
        return say("word.source.page", {"page": anchor.page})
    if anchor.line:
        return say("word.source.line", {"line": anchor.line})
    return say("word.source.paragraph", {"paragraph": anchor.paragraph or source.span.block + 1})
