"""Places in the sources that say what an item says with another number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from operator import is_
from typing import Final

from briefing.belongings import of_other_places
from briefing.tenses import judged, own_day
from model.briefing import Conflict, SourceRef
from model.document import Document
from model.highlight import Sentence

# Other places named of one item.
_MOST: Final = 5
# More sources with a figure of their own each are reports by one form, mostly of units that none of them names.
_MOST_SOURCES: Final = 3


def conflicts_of(
    own: SourceRef, variants: Iterable[Sentence], documents: Mapping[str, Document]
) -> tuple[Conflict, ...]:
    """Those of ``variants`` (the same words with other numbers) that contradict ``own``, the first few.

    The same words about another time (the report of the year before, a goal and what became of it) are no
    contradiction, nor are those in a row of like things where no number is the same, nor reports of different places
    or units: told by whose the documents are, and where nobody can tell, by there being many.
    """
    return _conflicts(_Question(own, tuple(variants), documents))


class _Question:
    """What is asked, as the key of a cache: a slider that is dragged asks the same at every step. Documents are
    compared by identity."""

    __slots__ = ("documents", "home", "own", "variants")

    def __init__(
        self, own: SourceRef, variants: tuple[Sentence, ...], documents: Mapping[str, Document]
    ) -> None:
        self.own = own
        self.variants = variants
        self.home = documents.get(own.document)
        self.documents = [documents.get(sentence.document) for sentence in variants]

    def __hash__(self) -> int:
        return hash(self.own)

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, _Question)
            and self.own == other.own
            and self.variants == other.variants
            and self.home is other.home
            and all(map(is_, self.documents, other.documents))
        )


@lru_cache(maxsize=4096)
def _conflicts(asked: _Question) -> tuple[Conflict, ...]:
    found: list[Conflict] = []
    for sentence, document in zip(asked.variants, asked.documents, strict=True):
        if len(found) == _MOST:
            break
        if document is None or asked.home is None:
            continue
        if of_other_places(asked.own.quote, asked.home, document):
            continue
        ref = SourceRef(sentence.document, sentence.span, document.text(sentence.span))
        differing = _differing(asked.own, ref)
        if differing is None or any(known.theirs == differing[1] for known in found):
            continue
        if _of_one_time(asked.home, asked.own, document, ref):
            found.append(Conflict(ref, *differing))
    sources = {one.source.document for one in found} - {asked.own.document}
    return tuple(found) if len(sources) <= _MOST_SOURCES else ()


def _differing(own: SourceRef, other: SourceRef) -> tuple[str, str] | None:
    """What numbers the two have instead of each other's, if that is all that keeps them apart."""
    from summarizer.duplicates import numbers_of, wording_of

    wording = wording_of(own.quote)
    if not wording or wording != wording_of(other.quote):
        return None
    ours, theirs = numbers_of(own.quote), numbers_of(other.quote)
    if len(ours) != len(theirs):
        return None
    pairs = [(one, two) for one, two in zip(ours, theirs, strict=True) if one != two]
    if not pairs:
        return None
    years = [_is_year(one) and _is_year(two) for one, two in pairs]
    if any(years) and not all(years):
        return None  # another year with its own figures
    if own.document == other.document and len(pairs) == len(ours) > 1:
        return None  # two rows of one list
    return "、".join(one for one, _ in pairs), "、".join(two for _, two in pairs)


def _is_year(number: str) -> bool:
    return len(number) == 5 and number[:2] in ("19", "20") and number.endswith("年")


def _of_one_time(first: Document, own: SourceRef, second: Document, other: SourceRef) -> bool:
    """Whether both are told of one time, and both as done or both as planned."""
    ours, theirs = judged(first, own.span), judged(second, other.span)
    if ours.tense is not theirs.tense:
        return False
    if any(map(_names_year, (own.quote, other.quote))):
        return True
    if ours.period != theirs.period:
        return False
    days = own_day(first), own_day(second)
    return days[0] is None or days[1] is None or days[0].year == days[1].year


def _names_year(quote: str) -> bool:
    from summarizer.duplicates import numbers_of

    return any(map(_is_year, numbers_of(quote)))
