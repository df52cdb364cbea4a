"""Choosing again, whole or one section. Nothing is ranked here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing import drafting
from briefing.facts.identity import is_entry
from briefing.fitting import Places, suited, unlocked
from briefing.kinds import outline_of
from briefing.redrafting import Cut, chosen_within
from briefing.state import State
from briefing.touched import Touched
from model.briefing import Briefing, Item
from model.document import Document
from model.highlight import Highlight, Sentence

if TYPE_CHECKING:
    from briefing.facts.gathering import Facts
    from summarizer.ranking import Ranking


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
    covers = filling.covering() if filling else None

    def wanted(sentence: Sentence) -> bool:
        return covers is None or not covers(sentence.document, sentence.span)

    fitting = unlocked(ranking, documents, present.briefing.template, touched.locked)
    chosen, fresh = chosen_within(
        fitting,
        filling.cut if filling else cut,
        present.briefing,
        touched,
        documents,
        wanted=wanted if filling else None,
    )
    if outline.by_day:
        from briefing.stories import told_whole

        by_sha = {document.sha256: document for document in documents}
        room = _room(present, fresh, touched, cut, documents)
        whole = told_whole(fresh, by_sha, room)
        longer = {id(short): one for short, one in zip(fresh, whole, strict=True)}
        chosen, fresh = tuple(longer.get(id(one), one) for one in chosen), whole
    entries = filling.entries if filling else ()
    drafted = _drafted(present.briefing, fresh, documents, title, entries)
    own = tuple(table for table in present.briefing.tables if table.id in touched.items)
    tables = filling.tables if filling else own
    drafted = _merged(present.briefing, replace(drafted, tables=tables), touched, documents)
    drafted = compared(drafted, facts, documents, touched)
    return replace(present, briefing=drafted, touched=touched, cut=cut, highlights=chosen)


def _room(
    present: State,
    fresh: Sequence[Highlight],
    touched: Touched,
    cut: Cut,
    documents: Sequence[Document],
) -> int | None:
    """Printed characters that ``cut`` leaves beside ``fresh`` and what the person has; None without a length."""
    if cut.length is None:
        return None
    from briefing.quoting import item_of
    from language.count import printed_length

    by_sha = {document.sha256: document for document in documents}
    kept = [
        item
        for section in present.briefing.sections
        for item in section.items
        if item.id in touched.items or section.id in touched.locked
    ]
    kept += [item_of(by_sha[one.sentence.document], one.sentence.span) for one in fresh]
    return max(0, cut.length - sum(printed_length(item.text) for item in kept))


def compared(
    briefing: Briefing, facts: Facts | None, documents: Sequence[Document], touched: Touched
) -> Briefing:
    """``briefing`` with the conflicts that the joined figures of its sources tell of, if they are known."""
    if facts is None or facts.documents != tuple(document.sha256 for document in documents):
        return briefing
    from briefing.contradictions import contradicted

    return contradicted(briefing, facts, documents, touched.items)


def refilled(
    present: State, facts: Facts | None, ranking: Ranking | None, documents: Sequence[Document]
) -> State:
    """``present`` with what its kind prints of ``facts`` that became known just now, and with the conflicts that they
    tell of. Sentences stay as they are but
    where entries come in for the first time: these share the length with them."""
    outline = outline_of(present.briefing.template)
    if not present.briefing.sections:
        return present
    briefing = compared(present.briefing, facts, documents, present.touched)
    if briefing != present.briefing:
        present = replace(present, briefing=briefing)
    if not outline.wants_facts:
        return present
    if outline.terms and ranking is not None and not any(map(is_entry, briefing.items())):
        return redrafted(present, ranking, documents, present.cut, facts=facts)
    from briefing.facts.filling import filled

    filling = filled(facts, replace(outline, terms=False), documents, present.cut, present)
    return replace(present, briefing=replace(briefing, tables=filling.tables))


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
        ref.document == document and ref.span.meets(span)
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
