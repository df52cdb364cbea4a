"""Where sources give other figures for what an item says, however they word it: by the indicators that were joined."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from facts.series.comparing import conflicts
from model.briefing import Briefing, Conflict, Item, SourceRef

if TYPE_CHECKING:
    from briefing.facts.gathering import Facts
    from model.document import Document, Span
    from model.facts import Indicator
    from model.series import Point, Series

    # Where a figure stands (document and block): the figure, and the points of other documents that it contradicts.
    _Places = dict[tuple[str, int], list[tuple[Indicator, tuple[Point, ...]]]]

# Other places named of one item.
_MOST: Final = 5
# The last facts that were gone through: a slider that is dragged asks for them at every step.
_KNOWN: list[tuple[Facts, _Places]] = []


def contradicted(
    briefing: Briefing,
    facts: Facts,
    documents: Sequence[Document],
    touched: Collection[str] = (),
) -> Briefing:
    """``briefing`` whose items also hold the conflicts that ``facts`` tell of, but for those ``touched`` by a person,
    who has decided about them. Linear in the items; ``facts`` are those of ``documents``."""
    places = _places_of(facts)
    if not places:
        return briefing
    known = {document.sha256: document for document in documents}
    sections = tuple(
        replace(
            section,
            items=tuple(
                item if item.id in touched else _with_conflicts(item, places, known)
                for item in section.items
            ),
        )
        if any(
            (ref.document, ref.span.block) in places
            for item in section.items
            for ref in item.sources[:1]
        )
        else section
        for section in briefing.sections
    )
    return replace(briefing, sections=sections)


def _places_of(facts: Facts) -> _Places:
    for known, places in _KNOWN:
        if known is facts:
            return places
    places = _gathered(facts.series)
    _KNOWN[:] = [(facts, places)]
    return places


def _gathered(series: Sequence[Series]) -> _Places:
    places: _Places = defaultdict(list)
    for one in series:
        for conflict in one.conflicts:
            for point in conflict.points:
                against = tuple(
                    other
                    for other in conflict.points
                    # What one source says of itself twice is mostly said of two things.
                    if other.indicator.document != point.indicator.document
                    and conflicts((point, other))
                )
                if against:
                    for figure in (point.indicator, *point.others):
                        places[figure.document, figure.span.block].append((figure, against))
    return dict(places)


def _with_conflicts(item: Item, places: _Places, documents: Mapping[str, Document]) -> Item:
    """``item`` with what contradicts the figures of its first source."""
    own = item.sources[0] if item.sources else None
    home = documents.get(own.document) if own else None
    if own is None or home is None:
        return item
    # A place that is known to differ, or to say the same, is not told of again.
    told = {(ref.document, ref.span.block) for ref in item.sources}
    told |= {(one.source.document, one.source.span.block) for one in item.conflicts}
    found = list(item.conflicts)
    for figure, against in places.get((own.document, own.span.block), ()):
        if not _inside(figure.span, own.span):
            continue
        for other in against:
            there = other.indicator
            place = (there.document, there.span.block)
            document = documents.get(there.document)
            if len(found) < _MOST and place not in told and document is not None:
                told.add(place)
                ref = SourceRef(there.document, there.sentence, document.text(there.sentence))
                ours, theirs = home.text(figure.span), document.text(there.span)
                found.append(Conflict(ref, ours, theirs))
    return item if len(found) == len(item.conflicts) else replace(item, conflicts=tuple(found))


def _inside(figure: Span, place: Span) -> bool:
    return place.start <= figure.start and figure.end <= place.end
