"""The years that a row of figures may be of: those the facts give its very figures, and those its quotations name.

去年 in a document that names no year is worked out from its context; no year in the row's quotation would bear it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from model.briefing import SourceRef
from model.document import Document
from model.facts import Indicator

Indicators = Callable[[Document, int], Sequence[Indicator]]
"""The indicators in one block of a document, as ``facts.indicators.of_document`` finds them."""

_YEAR: Final = re.compile("(?<![0-9])[0-9]{4}(?![0-9])")
_NAMED: Final = re.compile("(?<![0-9])[0-9]{4}(?=\\s*(?:年|[—–\\-~～至]\\s*[0-9]{4}))")
_NUMBER: Final = re.compile(r"[0-9]+(?:\.[0-9]+)?")


def years_of_figures(
    cells: Sequence[str],
    sources: Sequence[SourceRef],
    documents: Mapping[str, Document],
    indicators: Indicators,
) -> frozenset[int]:
    """The years of the figures in ``cells`` where they stand in ``sources`` (those of every figure there if a person
    changed the figures) with the years that the quotations name. Empty where the facts tell no year."""
    quoted = [one for ref in sources for one in _quoted(ref, documents, indicators)]
    shown = {number for text in cells for number in _NUMBER.findall(text)}
    same = [
        one for one in quoted if (said := _NUMBER.findall(one.value)) and shown.issuperset(said)
    ]
    years = {int(year) for one in same or quoted for year in _YEAR.findall(one.period)}
    if years:
        years |= {int(year) for ref in sources for year in _NAMED.findall(ref.quote)}
    return frozenset(years)


def _quoted(
    ref: SourceRef, documents: Mapping[str, Document], indicators: Indicators
) -> Iterator[Indicator]:
    document = documents.get(ref.document)
    if document is None:
        return
    for one in indicators(document, ref.span.block):
        if one.span.meets(ref.span):
            yield one
