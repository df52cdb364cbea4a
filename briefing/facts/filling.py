"""What a kind of briefing prints of the facts by itself: 指标对比表 its table, 热词点读 its entries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from briefing.facts.identity import SERIES_TABLE
from language.count import printed_length
from model.briefing import Briefing, BriefingTable, Item
from model.document import Document, Span

if TYPE_CHECKING:
    from briefing.facts.gathering import Facts
    from briefing.kinds import Outline
    from briefing.redrafting import Cut
    from briefing.state import State
    from briefing.touched import Touched

# How much of the length the entries of a kind with terms may take; the rest is background and contents.
_SHARE: Final = 0.5
# A table of so much of the length beside the text takes about as many pages as the text does.
_TABLE: Final = 0.6
_ROWS: Final = 40


@dataclass(frozen=True, slots=True)
class Filling:
    """``entries`` are untouched items, ``tables`` untouched tables; ``cut`` is what is left for sentences."""

    cut: Cut
    entries: tuple[Item, ...] = ()
    tables: tuple[BriefingTable, ...] = ()

    def covering(self) -> Callable[[str, Span], bool]:
        """Tells whether an entry prints some of a stretch of a document already."""
        printed: dict[tuple[str, int], list[Span]] = {}
        for entry in self.entries:
            for ref in entry.sources:
                printed.setdefault((ref.document, ref.span.block), []).append(ref.span)

        def covers(document: str, span: Span) -> bool:
            there = printed.get((document, span.block))
            return there is not None and any(one.meets(span) for one in there)

        return covers


def filled(
    facts: Facts | None,
    outline: Outline,
    documents: Sequence[Document],
    cut: Cut,
    present: State,
) -> Filling:
    """What goes into a draft of this kind. Tables that the person touched stay; entries whose places they took out
    do not come back. The length counts entries like any item; a table comes beside them."""
    briefing, touched = present.briefing, present.touched
    kept = tuple(table for table in briefing.tables if table.id in touched.items)
    if facts is None or facts.documents != tuple(document.sha256 for document in documents):
        return Filling(cut, (), briefing.tables if outline.table else kept)
    entries: tuple[Item, ...] = ()
    if outline.terms:
        entries, cut = _entries(facts, documents, cut, briefing, touched)
    tables = kept
    if outline.table:
        from briefing.facts.rows import table_of

        if all(table.id != SERIES_TABLE for table in kept):
            table = table_of(
                facts.series,
                documents,
                length=None if cut.length is None else round(cut.length * _TABLE),
                rows=cut.top or (_ROWS if cut.length is None else None),
                title=not briefing.field("表题").strip(),
            )
            tables = (*kept, table) if table.rows else kept
    return Filling(cut, entries, tables)


def tables_without(briefing: Briefing, touched: Touched, sha256: str) -> Briefing:
    """``briefing`` whose untouched tables have no row that comes from this source alone."""
    tables = tuple(
        table
        if table.id in touched.items
        else replace(
            table,
            rows=tuple(
                row
                for row in table.rows
                if not row.sources or any(ref.document != sha256 for ref in row.sources)
            ),
        )
        for table in briefing.tables
    )
    return replace(briefing, tables=tables)


def _entries(
    facts: Facts, documents: Sequence[Document], cut: Cut, briefing: Briefing, touched: Touched
) -> tuple[tuple[Item, ...], Cut]:
    from briefing.facts.entries import entries_of

    own = {item.id for item in briefing.items() if item.id in touched.items}
    gone = touched.dismissed
    if cut.length is not None:
        found = entries_of(facts.terms, documents, length=round(cut.length * _SHARE))
    else:
        most = cut.per_section or (cut.top or 0) // 2
        found = entries_of(facts.terms, documents, count=most)
    found = tuple(entry for entry in found if not _taken_out(entry, gone))
    # What the person made of an entry is theirs, and counted among their items.
    fresh = tuple(entry for entry in found if entry.id not in own)
    if cut.length is not None:
        used = sum(printed_length(entry.text) for entry in fresh)
        cut = replace(cut, length=max(0, cut.length - used))
    elif cut.top is not None:
        cut = replace(cut, top=max(0, cut.top - len(fresh)))
    return fresh, cut


def _taken_out(entry: Item, gone: Iterable[tuple[str, Span]]) -> bool:
    first = entry.sources[0]
    return (first.document, first.span) in gone
