"""A sentence of a source as an item of a briefing, word for word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from briefing.headings import clean_heading
from model.briefing import Conflict, Item, SourceRef
from model.document import Document, Span
from model.highlight import Highlight


def item_of(document: Document, span: Span) -> Item:
    """The item that prints ``span`` of ``document`` untouched."""
    return _item(item_id(document, span), document.sha256, span, document.text(span))


def item_from(highlight: Highlight, documents: Mapping[str, Document]) -> Item:
    """The item that prints a highlight untouched: where else the same is said are further sources of it, and
    where the same is said with another number its conflicts. ``documents`` are by sha256."""
    sentence = highlight.sentence
    item = item_of(documents[sentence.document], sentence.span)
    others = tuple(
        SourceRef(other.document, other.span, documents[other.document].text(other.span))
        for other in highlight.others
        if other.document in documents
    )
    conflicts: tuple[Conflict, ...] = ()
    if highlight.variants:
        from briefing.conflicts import conflicts_of

        conflicts = conflicts_of(item.sources[0], highlight.variants, documents)
    headline = highlight.headline
    if not others and not conflicts and headline is None:
        return item
    return replace(
        item,
        sources=item.sources + others,
        conflicts=conflicts,
        headline=clean_heading(documents[sentence.document].text(headline)) if headline else "",
    )


@lru_cache(maxsize=8192)
def _item(identity: str, sha256: str, span: Span, quote: str) -> Item:
    """Kept, because a slider that is dragged asks for the same items again at every step."""
    from language.typography import printed

    return Item(identity, printed(quote), (SourceRef(sha256, span, quote),))


def item_id(document: Document, span: Span) -> str:
    """The id of the item made from one stretch of one source: its place in the source as it was read, so that no two
    stretches ever share one, whatever blocks a person joins or splits."""
    places = (f"{one.block}-{one.start}-{one.end}" for one in document.origins(span))
    return "-".join((document.sha256[:12], *places))
