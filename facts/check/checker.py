"""The number check of one item: its headline and its text against its quotations, then against what is around them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from facts.check import evidence
from facts.check.comparison import Comparison
from facts.check.denial import denials
from facts.check.fault import Fault, FaultKind
from language.typography import is_printed_form
from model.briefing import Item, SourceRef
from model.document import Document


def check_item(item: Item, documents: Mapping[str, Document]) -> tuple[Fault, ...]:
    """The faults of ``item``, in the order of its text, those of its headline first.

    ``documents`` by sha256; one that is missing only means less context. An item without sources has one fault:
    that it has none. An item that prints one of its quotations has no fault.
    """
    if not item.text.strip() and not item.headline.strip():
        return ()
    if not item.sources:
        text = item.text.strip() or item.headline.strip()
        start = max(item.text.find(text), 0)
        return (Fault(item.id, FaultKind.NO_SOURCE, text, start, start + len(text)),)
    faults: list[Fault] = []
    if item.headline.strip():
        faults += _compared(item, item.headline, documents, in_headline=True)
        faults += _denied(item, item.headline, faults, in_headline=True)
    if not any(is_printed_form(item.text, ref.quote) for ref in item.sources):
        found = _compared(item, item.text, documents)
        faults += sorted((*found, *_denied(item, item.text, found)), key=lambda fault: fault.start)
    return tuple(faults)


def _denied(
    item: Item, text: str, known: Sequence[Fault], *, in_headline: bool = False
) -> list[Fault]:
    """Verbs that the text denies and the quotations do not, or the other way; none where a fault is known already."""
    taken = {place for fault in known for place in range(fault.start, fault.end)}
    return [
        Fault(
            item.id,
            FaultKind.DIRECTION,
            text[found.start : found.end],
            found.start,
            found.end,
            (found.borne,),
            item.sources[found.quotation],
            in_headline=in_headline,
        )
        for found in denials(text, [ref.quote for ref in item.sources])
        if taken.isdisjoint(range(found.start, found.end))
    ]


def _compared(
    item: Item, text: str, documents: Mapping[str, Document], *, in_headline: bool = False
) -> list[Fault]:
    found = _against(item, text, item.sources, documents, in_headline)
    if not found:
        return found
    # What was added from beside a quotation stands in another place than what the quotation says.
    beside = [
        ref
        for ref in evidence.beside(item.sources, documents)
        if any(fault.text in ref.quote for fault in found)
    ]
    if not beside:
        return found
    left = _against(item, text, (*item.sources, *beside), documents, in_headline)
    places = {(fault.start, fault.end) for fault in left}
    return [fault for fault in found if (fault.start, fault.end) in places]


def _against(
    item: Item,
    text: str,
    refs: Sequence[SourceRef],
    documents: Mapping[str, Document],
    in_headline: bool,
) -> list[Fault]:
    for known in evidence.known_names(text, [ref.quote for ref in refs]):
        found = list(Comparison(item, text, refs, documents, in_headline, known).faults())
        if found:
            return found
    return []
