"""A briefing whose sources had blocks joined or split: every place moves to where the same characters stand now.

A stretch that a split cut is several places; those that a join made one again are one. What is quoted never changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from briefing.state import State
from language.typography import printed
from model.briefing import Briefing, Conflict, Item, SourceRef
from model.document import Document, Piece, Span
from model.highlight import Highlight, Sentence


class Move:
    """The way from places in one shape of some documents to places in another of the same documents."""

    def __init__(self, before: Iterable[Document], after: Iterable[Document]) -> None:
        old = {document.sha256: document for document in before}
        self._ways = {
            document.sha256: _Way(old[document.sha256], document)
            for document in after
            if document.sha256 in old and old[document.sha256].pieces != document.pieces
        }

    def __bool__(self) -> bool:
        """Whether anything moves at all."""
        return bool(self._ways)

    def spans(self, sha256: str, span: Span) -> tuple[Span, ...]:
        """Where ``span`` is now, in reading order."""
        way = self._ways.get(sha256)
        return way.spans(span) if way is not None else (span,)

    def refs(self, refs: Sequence[SourceRef]) -> tuple[SourceRef, ...]:
        """``refs`` where they are now; those that follow each other in what is one block now are one."""
        found: list[SourceRef] = []
        for ref in refs:
            way = self._ways.get(ref.document)
            if way is None or not way.holds(ref.span):
                found.append(ref)
                continue
            for span in way.spans(ref.span):
                last = found[-1] if found else None
                if last is not None and last.document == ref.document and way.meet(last.span, span):
                    whole = Span(span.block, last.span.start, span.end)
                    found[-1] = SourceRef(ref.document, whole, way.after.text(whole))
                else:
                    found.append(SourceRef(ref.document, span, way.after.text(span)))
        return tuple(dict.fromkeys(found))

    def item(self, item: Item) -> Item:
        """``item`` with its sources where they are now.

        An untouched one whose quote is in two places now is put together of both and counts as edited; one that was
        put together so, and has one quote again, is untouched again.
        """
        sources = self.refs(item.sources)
        conflicts = tuple(filter(None, map(self._conflict, item.conflicts)))
        if sources == item.sources and conflicts == item.conflicts:
            return item
        edited = item.edited
        if sources and sources[0].quote != item.sources[0].quote:
            edited = printed(sources[0].quote) != item.text
        return replace(item, sources=sources, conflicts=conflicts, edited=edited)

    def _conflict(self, conflict: Conflict) -> Conflict | None:
        """The part that has a number at odds is the one to show."""
        parts = self.refs((conflict.source,))
        wanted = conflict.theirs.split("、")[0]
        best = next((part for part in parts if wanted in part.quote), parts[0] if parts else None)
        return None if best is None else replace(conflict, source=best)

    def briefing(self, briefing: Briefing) -> Briefing:
        """``briefing`` with everything that leads to a source where it is now."""
        if not self:
            return briefing
        sections = tuple(
            replace(section, items=tuple(map(self.item, section.items)))
            for section in briefing.sections
        )
        tables = tuple(
            replace(
                table,
                rows=tuple(replace(row, sources=self.refs(row.sources)) for row in table.rows),
            )
            for table in briefing.tables
        )
        return replace(briefing, sections=sections, tables=tables)

    def state(self, state: State) -> State:
        """``state`` likewise. What was chosen of a sentence that is in two places now is not known any more."""
        if not self:
            return state
        dismissed = frozenset(
            (sha256, part)
            for sha256, span in state.touched.dismissed
            for part in self.spans(sha256, span)
        )
        return replace(
            state,
            briefing=self.briefing(state.briefing),
            touched=replace(state.touched, dismissed=dismissed),
            highlights=tuple(filter(None, map(self._highlight, state.highlights))),
        )

    def _highlight(self, highlight: Highlight) -> Highlight | None:
        sentence = self._sentence(highlight.sentence)
        if sentence is None:
            return None
        headline = highlight.headline
        if headline is not None:
            parts = self.spans(sentence.document, headline)
            headline = parts[0] if len(parts) == 1 else None
        return replace(
            highlight,
            sentence=sentence,
            others=tuple(filter(None, map(self._sentence, highlight.others))),
            variants=tuple(filter(None, map(self._sentence, highlight.variants))),
            headline=headline,
        )

    def _sentence(self, sentence: Sentence) -> Sentence | None:
        parts = self.spans(sentence.document, sentence.span)
        return replace(sentence, span=parts[0]) if len(parts) == 1 else None


class _Way:
    """From one shape of one document to another."""

    def __init__(self, before: Document, after: Document) -> None:
        self.before = before
        self.after = after
        self._at: dict[int, list[tuple[int, Piece]]] = {}
        for number, pieces in enumerate(after.pieces):
            for piece in pieces:
                self._at.setdefault(piece.origin.block, []).append((number, piece))

    def holds(self, span: Span) -> bool:
        """Whether there is such a place in the first shape, as far as that is known."""
        blocks = self.before.pieces or self.before.blocks
        return 0 <= span.block < len(blocks)

    def spans(self, span: Span) -> tuple[Span, ...]:
        """Where ``span`` of the one is in the other."""
        found: list[Span] = []
        for origin in self.before.origins(span):
            for part in self._placed(origin):
                if found and self.meet(found[-1], part):
                    found[-1] = Span(part.block, found[-1].start, part.end)
                else:
                    found.append(part)
        return tuple(found)

    def _placed(self, origin: Span) -> Iterator[Span]:
        if not self.after.pieces:
            yield origin
            return
        for number, piece in self._at.get(origin.block, ()):
            start = max(origin.start, piece.origin.start)
            end = min(origin.end, piece.origin.end)
            if start < end:
                shift = piece.start - piece.origin.start
                yield Span(number, start + shift, end + shift)

    def meet(self, one: Span, two: Span) -> bool:
        """Whether ``two`` goes on with ``one`` across a joint of the new shape."""
        if one.block != two.block or not self.after.pieces:
            return False
        return any(
            earlier.end == one.end and later.start == two.start
            for earlier, later in pairwise(self.after.pieces[one.block])
        )
