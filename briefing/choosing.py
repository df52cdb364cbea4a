"""Choosing again, whole or one section, and what else could stand where an item stands. Nothing is ranked here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from briefing import drafting
from briefing.fitting import Places, suited, unlocked
from briefing.kinds import outline_of
from briefing.redrafting import DEFAULT_CUT, NOTHING, Cut, Touched, chosen_within
from model.briefing import Briefing, Item
from model.document import BlockKind, Document, Span
from model.highlight import ChosenBy, Highlight, Sentence

if TYPE_CHECKING:
    from briefing.facts.gathering import Facts
    from model.series import Joins
    from summarizer.ranking import Ranking


@dataclass(frozen=True, slots=True)
class State:
    """What undo goes back to: the briefing, what of it is the person's own work, and what was chosen."""

    briefing: Briefing
    touched: Touched = NOTHING
    cut: Cut = DEFAULT_CUT
    highlights: tuple[Highlight, ...] = ()
    corrections: tuple[tuple[str, int, int, BlockKind, int], ...] = ()
    """What the person says of what begins at a place of a source as it was read: sha256, block, offset, kind, level;
    sorted."""
    joins: Joins | None = None
    """Which names of indicators the person joined or parted; None: none."""
    breaks: tuple[tuple[str, int, int, bool], ...] = ()
    """Where the person split blocks (True) or joined them with what is before (False): sha256, block and offset of a
    source as it was read; sorted. Places in everything else here are those of the sources so corrected."""


def redrafted(
    present: State,
    ranking: Ranking,
    documents: Sequence[Document],
    cut: Cut,
    *,
    restore: bool = False,
    title: str = "",
    facts: Facts | None = None,
) -> State:
    """``present`` chosen anew. What the person touched and what they locked stays as it is and where it is;
    sentences whose items they deleted do not come back unless ``restore``. A kind that prints something of the
    ``facts`` is filled from them, or, if there are none yet, keeps what it has of them."""
    touched = replace(present.touched, dismissed=frozenset()) if restore else present.touched
    outline = outline_of(present.briefing.template)
    filling = None
    if outline.wants_facts:
        from briefing.facts.filling import filled

        filling = filled(facts, outline, documents, cut, replace(present, touched=touched))

    def wanted(sentence: Sentence) -> bool:
        return filling is None or not filling.covers(sentence.document, sentence.span)

    fitting = unlocked(ranking, documents, present.briefing.template, touched.locked)
    chosen, fresh = chosen_within(
        fitting,
        filling.cut if filling else cut,
        present.briefing,
        touched,
        documents,
        wanted=wanted if filling else None,
    )
    entries = filling.entries if filling else ()
    drafted = _drafted(present.briefing, fresh, documents, title, entries)
    own = tuple(table for table in present.briefing.tables if table.id in touched.items)
    tables = filling.tables if filling else own
    drafted = _merged(present.briefing, replace(drafted, tables=tables), touched, documents)
    drafted = compared(drafted, facts, documents, touched)
    return replace(present, briefing=drafted, touched=touched, cut=cut, highlights=chosen)


def compared(
    briefing: Briefing, facts: Facts | None, documents: Sequence[Document], touched: Touched
) -> Briefing:
    """``briefing`` with the conflicts that the joined figures of its sources tell of, if they are known."""
    if facts is None or facts.documents != tuple(document.sha256 for document in documents):
        return briefing
    from briefing.contradictions import contradicted

    return contradicted(briefing, facts, documents, touched.items)


def section_redrafted(
    present: State,
    ranking: Ranking,
    documents: Sequence[Document],
    sections: tuple[str, ...],
    length: int,
    *,
    lock: bool,
    facts: Facts | None = None,
) -> State:
    """``present`` with only ``sections`` (one and those below it) chosen anew, at most ``length`` printed
    characters of them. With ``lock`` the next choice of the whole leaves that as it is."""
    places = Places(documents, present.briefing.template)
    head = sections[0]
    inside = tuple(s for s in present.briefing.sections if s.id in sections)
    others = frozenset(s.id for s in present.briefing.sections) - set(sections)
    unlocked = present.touched.locked - set(sections)
    own = replace(present.touched, locked=unlocked)
    chosen, fresh = chosen_within(
        suited(ranking, documents, present.briefing.template),
        Cut(length),
        replace(present.briefing, sections=inside),
        own,
        documents,
        wanted=lambda sentence: head in places.above(sentence),
    )
    quoted = {
        (ref.document, ref.span.block)
        for section in present.briefing.sections
        if section.id in others
        for item in section.items
        for ref in item.sources
    }
    elsewhere = tuple(h for h in present.highlights if head not in places.above(h.sentence))
    fresh = tuple(h for h in fresh if not _quoted(h, present.briefing, others, quoted))
    frozen = replace(own, locked=unlocked | others)
    drafted = _drafted(present.briefing, fresh, documents, "", ())
    drafted = replace(drafted, tables=present.briefing.tables)
    drafted = _merged(present.briefing, drafted, frozen, documents)
    drafted = compared(drafted, facts, documents, own)
    made = {section.id for section in drafted.sections} - others
    touched = replace(own, locked=unlocked | made if lock else unlocked)
    return replace(present, briefing=drafted, touched=touched, highlights=(*elsewhere, *chosen))


def _quoted(
    highlight: Highlight,
    briefing: Briefing,
    sections: frozenset[str],
    blocks: set[tuple[str, int]],
) -> bool:
    """Whether an item of ``sections`` quotes some of what ``highlight`` would bring."""
    span = highlight.sentence.span
    document = highlight.sentence.document
    return (document, span.block) in blocks and any(
        ref.document == document and _meet(ref.span, span)
        for section in briefing.sections
        if section.id in sections
        for item in section.items
        for ref in item.sources
    )


def _drafted(
    present: Briefing,
    fresh: Sequence[Highlight],
    documents: Sequence[Document],
    title: str,
    entries: Sequence[Item],
) -> Briefing:
    return drafting.draft(
        documents,
        fresh,
        title=title,
        template=present.template,
        fields=dict(present.fields),
        entries=entries,
    )


def _merged(
    present: Briefing, drafted: Briefing, touched: Touched, documents: Sequence[Document]
) -> Briefing:
    if not present.sections:
        return drafted
    from briefing.placing import merged

    return merged(present, drafted, touched, documents)


def alternatives(
    present: State,
    ranking: Ranking,
    documents: Sequence[Document],
    item: str,
    limit: int,
) -> tuple[Highlight, ...]:
    """The best sentences, with their reasons, that could stand in place of ``item``: from the same section
    of its source, not in the briefing and not dismissed."""
    found = next((one for one in present.briefing.items() if one.id == item), None)
    by_sha = {document.sha256: document for document in documents}
    ref = next((one for one in found.sources if one.document in by_sha), None) if found else None
    if ref is None:
        return ()
    from briefing.placing import section_path

    places = Places(documents, present.briefing.template)
    document = by_sha[ref.document]
    home = places.above(Sentence(ref.document, section_path(document, ref.span), ref.span))
    used: dict[int, list[Span]] = {}
    for one in present.briefing.items():
        for other in one.sources:
            if other.document == ref.document:
                used.setdefault(other.span.block, []).append(other.span)
    for sha256, span in present.touched.dismissed:
        if sha256 == ref.document:
            used.setdefault(span.block, []).append(span)

    def candidates() -> Iterator[tuple[int, int]]:
        for number, index in enumerate(ranking.best_first.tolist(), start=1):
            sentence = ranking.sentences[index]
            if (
                sentence.document == ref.document
                and places.above(sentence) == home
                and not any(
                    _meet(span, sentence.span) for span in used.get(sentence.span.block, ())
                )
            ):
                yield index, number

    return _highlights(ranking, tuple(islice(candidates(), limit)))


def highlight_at(ranking: Ranking, sentence: Sentence) -> Highlight | None:
    """What ``ranking`` says of one of its sentences or clauses, chosen by the person; None if it is none of them."""
    for index, known in enumerate(ranking.sentences):
        if known.span == sentence.span and known.document == sentence.document:
            return replace(_highlights(ranking, ((index, 0),))[0], chosen_by=ChosenBy.USER)
    return None


def exchanged(
    present: State, ranking: Ranking | None, documents: Sequence[Document], sentence: Sentence
) -> Item:
    """The item of ``sentence``, with all that a draft would give it: where else the same is said, where it is said
    with other numbers, a headline where the kind of briefing has them."""
    known = {document.sha256: document for document in documents}
    found = highlight_at(ranking, sentence) if ranking is not None else None
    highlight = found or Highlight(sentence, 0.0, 0, chosen_by=ChosenBy.USER)
    if outline_of(present.briefing.template).headlines:
        from summarizer.headlines import with_headlines

        place = (sentence.document, sentence.section)
        beside = [
            one
            for one in present.highlights
            if (one.sentence.document, one.sentence.section) == place
        ]
        highlight = with_headlines((*beside, highlight), known)[-1]
    return drafting.item_from(highlight, known)


def _highlights(ranking: Ranking, places: Sequence[tuple[int, int]]) -> tuple[Highlight, ...]:
    """The sentences with these numbers and ranks, with where else they are said."""
    import numpy as np

    indices = np.array([index for index, _ in places], dtype=np.int32)
    return tuple(
        Highlight(
            ranking.sentences[index],
            ranking.score(index),
            rank,
            ranking.reasons(index),
            others=others,
            variants=variants,
        )
        for (index, rank), others, variants in zip(
            places, ranking.others(indices), ranking.variants(indices), strict=True
        )
    )


def _meet(one: Span, two: Span) -> bool:
    return one.block == two.block and one.start < two.end and two.start < one.end
