"""Everything the documents state in figures and coined terms, found once and kept by document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from model.document import Document
from model.facts import Indicator, IndicatorKind
from model.progress import SilentTask, Task
from model.series import Joins, Series
from model.terms import Term

if TYPE_CHECKING:
    from briefing.facts.packing import Packed

STAGE_SERIES = "stage.series"
_NONE = Joins()


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of ``documents`` (sha256, in their order): ``indicators`` in source order, ``series`` as ``joins``
    and the rules join them, ``terms`` most worth printing first. Can be pickled, as columns."""

    documents: tuple[str, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    series: tuple[Series, ...] = ()
    terms: tuple[Term, ...] = ()
    joins: Joins = _NONE

    def __reduce__(self) -> tuple[Any, ...]:
        from briefing.facts.packing import packed

        return _facts, (packed((self,)),)


@dataclass(frozen=True, slots=True)
class Known:
    """What need not be found again: indicators by sha256, and the terms if the documents are the same."""

    indicators: Mapping[str, tuple[Indicator, ...]]
    terms: tuple[Term, ...] | None = None

    def __reduce__(self) -> tuple[Any, ...]:
        from briefing.facts.packing import packed

        counts = tuple((sha256, len(found)) for sha256, found in self.indicators.items())
        every = [one for found in self.indicators.values() for one in found]
        terms = None if self.terms is None else packed(self.terms)
        return _known, (counts, packed(every), terms)


def _facts(packed: Packed) -> Facts:
    from briefing.facts.packing import unpacked

    facts: Facts = unpacked(packed)[0]
    return facts


def _known(counts: tuple[tuple[str, int], ...], packed: Packed, terms: Packed | None) -> Known:
    from briefing.facts.packing import unpacked

    every = iter(unpacked(packed))
    held = {sha256: tuple(islice(every, count)) for sha256, count in counts}
    return Known(held, None if terms is None else unpacked(terms))


def gather(
    documents: Sequence[Document],
    joins: Joins = _NONE,
    known: Known | None = None,
    task: Task | None = None,
) -> Facts:
    """The facts of ``documents``; a job for the worker. Linear in their length. Raises Cancelled."""
    from facts.indicators import of_document
    from facts.series.joining import join
    from facts.terms.finding import find

    task = task or SilentTask()
    held = known.indicators if known else {}
    found: list[Indicator] = []
    for document in documents:
        here = held.get(document.sha256)
        found += of_document(document, task) if here is None else here
    task.check()
    terms = known.terms if known else None
    if terms is None:
        terms = find(documents, task)
    task.check()
    task.report(STAGE_SERIES, 0, 0)
    return Facts(
        tuple(document.sha256 for document in documents),
        tuple(found),
        join(found, documents, joins),
        terms,
        joins,
    )


def only(facts: Facts, kind: IndicatorKind | None, documents: Sequence[Document]) -> Facts:
    """``facts`` with only the figures that were reached, or only those that are wanted; all of them for None."""
    if kind is None:
        return facts
    from facts.series.joining import join

    kept = tuple(one for one in facts.indicators if one.kind is kind)
    return replace(facts, indicators=kept, series=join(kept, documents, facts.joins))


class Store:
    """Remembers what was found in documents that are still the same objects. For one thread."""

    def __init__(self) -> None:
        self._found: dict[str, tuple[Document, tuple[Indicator, ...]]] = {}
        self._terms: tuple[tuple[Document, ...], tuple[Term, ...]] | None = None

    def known(self, documents: Sequence[Document]) -> Known:
        """What :func:`gather` may take over for ``documents``."""
        held = {
            document.sha256: found[1]
            for document in documents
            if (found := self._found.get(document.sha256)) is not None and found[0] is document
        }
        terms = self._terms
        same = (
            terms is not None
            and len(terms[0]) == len(documents)
            and all(a is b for a, b in zip(terms[0], documents, strict=True))
        )
        return Known(held, terms[1] if terms is not None and same else None)

    def keep(self, facts: Facts, documents: Sequence[Document]) -> None:
        """Remember ``facts``, which were found in ``documents``."""
        grouped: dict[str, list[Indicator]] = {document.sha256: [] for document in documents}
        for indicator in facts.indicators:
            grouped[indicator.document].append(indicator)
        self._found = {
            document.sha256: (document, tuple(grouped[document.sha256])) for document in documents
        }
        self._terms = (tuple(documents), facts.terms)
