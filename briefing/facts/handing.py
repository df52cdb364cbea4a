"""What a person takes from the facts into the briefing, and how they join names by hand. Every step can be undone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefing.edits import AddRows, DeleteTable
from briefing.facts.entries import differing, entry_of
from briefing.facts.identity import SERIES_TABLE
from briefing.facts.rows import note_of, rows_of, source_of, with_fresh_ids
from briefing.history import Label
from briefing.placing import AddFromSource
from briefing.shaping import fresh_id
from model.briefing import BriefingTable, Item
from model.document import Document
from model.facts import Indicator
from model.series import Joins, Series
from model.series import Label as Name
from model.terms import Definition, Term

if TYPE_CHECKING:
    from briefing.session import Session

_JOINED: Final = "edit.facts.join"
_PARTED: Final = "edit.facts.part"
_RULES: Final = "edit.facts.rules"


def add_sentence(
    session: Session, indicator: Indicator, section: str = "", before: str = ""
) -> str:
    """Put the sentence of a figure into the briefing, word for word: where its source's order puts it, or into
    ``section`` in front of item ``before``. The id of its item, empty if its document is not open."""
    ref = source_of(indicator, _documents(session))
    if ref is None:
        return ""
    if section:
        return session.add_sentence_at(ref.document, ref.span, section, before)
    return session.add_sentence(ref.document, ref.span)


def add_rows(session: Session, series: Sequence[Series], before: str = "") -> tuple[str, ...]:
    """Put a row for every period of some series into the briefing's table of indicators, which is made if there is
    none; ids of the rows. Rows that are there already stay."""
    present = next((one for one in session.briefing.tables if one.id == SERIES_TABLE), None)
    documents = _documents(session)
    rows = tuple(row for one in series for row in rows_of(one, documents))
    if not rows:
        return ()
    table = present or BriefingTable(SERIES_TABLE, (), note=note_of(rows))
    known = {row.id for row in table.rows}
    new = tuple(row for row in rows if row.id not in known)
    if new:
        taken = {item.id for item in session.briefing.items()} | known
        session.apply(AddRows(table, with_fresh_ids(new, taken), before))
    return tuple(row.id for row in rows)


def add_figures(session: Session, indicators: Sequence[Indicator]) -> tuple[str, ...]:
    """Put the rows that some figures belong to, of their periods alone, into the briefing's table; ids of the rows."""
    facts = session.facts
    wanted = {(one.document, one.span): one.period for one in indicators}
    chosen: list[Series] = []
    for series in facts.series if facts else ():
        periods = {
            wanted[place]
            for point in series.points
            for one in (point.indicator, *point.others)
            if (place := (one.document, one.span)) in wanted
        }
        if periods:
            points = tuple(p for p in series.points if p.indicator.period in periods)
            chosen.append(replace(series, points=points))
    return add_rows(session, chosen)


def add_term(
    session: Session,
    term: Term,
    meaning: Sequence[Definition] | None = None,
    section: str = "",
    before: str = "",
) -> str:
    """Put the entry of a term into the briefing, with one of its meanings (the first, if none is named): into the
    section of its kind for terms, or into ``section`` in front of item ``before``. The id of its item, empty if no
    open document explains it. An entry that is there already is not added twice."""
    from briefing.edits import AddItem

    meanings = differing(term)
    meaning = meaning or next(iter(meanings), ())
    entry = entry_of(term, meaning, _documents(session)) if meaning else None
    if entry is None:
        return ""
    present = next((one for one in session.briefing.items() if _same(one, entry)), None)
    if present is not None:
        return present.id
    if any(one.id == entry.id for one in session.briefing.items()):
        entry = replace(entry, id=fresh_id(session.briefing, entry.id))
    if section:
        session.apply(AddItem(entry, section, before))
    else:
        session.apply(_in_its_place(session, entry))
    return entry.id


def _same(one: Item, entry: Item) -> bool:
    return one.headline == entry.headline and one.sources[:1] == entry.sources[:1]


def _in_its_place(session: Session, entry: Item) -> AddFromSource:
    from briefing.arranging import home_of_terms
    from briefing.kinds import outline_of

    home = home_of_terms(outline_of(session.briefing.template))
    order = tuple(document.sha256 for document in session.documents)
    return AddFromSource(entry, (home,), order)


def fill_again(session: Session) -> None:
    """Forget what the person made of the table of indicators, and fill it from the facts as the kind does."""
    if any(table.id == SERIES_TABLE for table in session.briefing.tables):
        session.apply(DeleteTable(SERIES_TABLE))
    if session.facts is not None:
        session.set_facts(session.facts, session.generation)


def join(session: Session, series: Sequence[Series]) -> None:
    """Take several series for one, from now on."""
    if len(series) < 2:
        return
    joins = session.joins
    first = series[0].labels[0]
    for other in series[1:]:
        joins = joins.joined(first, other.labels[0])
    names = "、".join(dict.fromkeys(one.name for one in series))
    session.set_joins(joins, Label(_JOINED, (("names", names),)))


def part(session: Session, series: Series, name: Name) -> None:
    """Take ``name`` out of a series: its figures are one of their own, from now on."""
    joins = session.joins
    for other in series.labels:
        if other != name:
            joins = joins.parted(name, other)
    session.set_joins(joins, Label(_PARTED, (("name", name.name),)))


def leave_to_rules(session: Session, series: Series) -> None:
    """Forget what was said by hand of the names of a series."""
    session.set_joins(said_without(session.joins, series), Label(_RULES))


def said_without(joins: Joins, series: Series) -> Joins:
    """``joins`` without the pairs that one of the names of ``series`` is in."""
    own = set(series.labels)
    return Joins(
        tuple(pair for pair in joins.together if own.isdisjoint(pair)),
        tuple(pair for pair in joins.apart if own.isdisjoint(pair)),
    )


def _documents(session: Session) -> dict[str, Document]:
    return {document.sha256: document for document in session.documents}
