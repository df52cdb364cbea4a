"""The sentences that may be chosen, by the unit they stand in, and what each unit may have of a length.

A unit is a document's top-level section, or the text before the first one. Everything here is worked out once,
when a ranking is made, and none of it depends on the length asked for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from summarizer.corpus import Corpus, Flags, Floats, Ints, Longs

# Room is shared by the length of what is worth choosing to this power: long sources get more, short ones are not
# starved. A sentence counts as worth it from the average score on; the others count a little, so that a section of
# nothing else has a share too.
_EVENNESS: Final = 0.5
_LITTLE: Final = 0.15
# So many printed characters are as bad as one standard deviation is good where a section's one item is sought.
_WORTH_A_DEVIATION: Final = 30
# Only candidates of so many printed characters can be too large; each of their numbers excuses some.
_LONG: Final = 60
_EXCUSED: Final = 10
_NUMBER: Final = re.compile("[0-9]+(?:[.][0-9]+)?")
# One endless sentence does not use up its unit's share for all that come after it.
COUNTED: Final = 400


@dataclass(frozen=True, slots=True, eq=False)
class Units:
    """Candidates in the order of their units and, inside a unit, the best first.

    One element a candidate: ``sentence`` (its number in the ranking), ``unit``, ``length`` in printed characters,
    ``bulk`` (the same, less what dense figures excuse), ``cheapest`` (candidates by unit, in each the good and short
    first),
    ``gain`` (its score in standard deviations), ``before`` (the length of the better ones of its unit).
    One element a unit: ``share`` (its part of any length, all together 1), ``shortest`` candidate, ``wants_one``
    (a summary should not pass it over), ``part`` (the number of the part at the very top of its document),
    ``document``, ``place`` (sha256 of its document and path of its section, empty for what stands before the first).
    """

    sentence: Ints
    unit: Ints
    length: Longs
    bulk: Longs
    cheapest: Longs
    gain: Floats
    before: Floats
    share: Floats
    shortest: Longs
    wants_one: Flags
    part: Ints
    document: Longs
    place: tuple[tuple[str, tuple[int, ...]], ...]

    def alone(self, unit: int) -> tuple[slice, Units]:
        """One unit as if there were no other, and which of the candidates are its own."""
        import numpy as np

        begin, end = np.searchsorted(self.unit, (unit, unit + 1)).tolist()
        own, one = slice(begin, end), slice(unit, unit + 1)
        return own, Units(
            sentence=self.sentence[own],
            unit=np.zeros(end - begin, dtype=self.unit.dtype),
            length=self.length[own],
            bulk=self.bulk[own],
            cheapest=self.cheapest[own] - begin,
            gain=self.gain[own],
            before=self.before[own],
            share=np.ones(1),
            shortest=self.shortest[one],
            wants_one=self.wants_one[one],
            part=np.zeros(1, dtype=self.part.dtype),
            document=np.zeros(1, dtype=np.int64),
            place=self.place[one],
        )


def arrange(corpus: Corpus, scores: Floats, best_first: Ints) -> Units:
    """Arrange the candidates ``best_first``."""
    import numpy as np

    count = len(corpus.unit_wants_one)
    order = best_first[np.argsort(corpus.unit_of[best_first], kind="stable")]
    unit = corpus.unit_of[order]
    length = corpus.lengths[order].astype(np.int64)
    begins = run_starts(unit)
    sizes = np.diff(np.append(begins, len(order)))
    running = np.concatenate(([0], np.cumsum(np.minimum(length, COUNTED))))
    before = running[:-1] - np.repeat(running[begins], sizes)
    shortest = np.full(count, np.iinfo(np.int64).max)
    if len(order):
        shortest[unit[begins]] = np.minimum.reduceat(length, begins)
    document = np.zeros(count, dtype=np.int64)
    document[corpus.unit_of] = corpus.document_of
    spread = max(float(scores.std()), 1e-9) if len(scores) else 1.0
    gain = (scores[order] - scores.mean()) / spread if len(order) else scores[order]
    return Units(
        sentence=order,
        unit=unit,
        length=length,
        bulk=_bulk(corpus, order, length),
        cheapest=np.lexsort((length / _WORTH_A_DEVIATION - gain, unit)),
        gain=gain,
        before=before.astype(np.float64),
        share=shares(document, unit, length, gain),
        shortest=shortest,
        wants_one=corpus.unit_wants_one,
        part=corpus.part_of_unit,
        document=document,
        place=corpus.unit_place,
    )


def _bulk(corpus: Corpus, order: Ints, length: Longs) -> Longs:
    """How large a briefing's reader finds each candidate: a list of figures is worth its length."""
    bulk = length.copy()
    for place in (length > _LONG).nonzero()[0].tolist():
        figures = sum(1 for _ in _NUMBER.finditer(corpus.texts[order[place]]))
        size = int(length[place])
        bulk[place] = max(size - _EXCUSED * figures, size // 2)
    return bulk


def run_starts(values: Ints | Longs) -> Longs:
    """Where each run of equal neighbours begins."""
    import numpy as np

    fresh = np.empty(len(values), dtype=np.bool_)
    fresh[:1] = True
    np.not_equal(values[1:], values[:-1], out=fresh[1:])
    return np.flatnonzero(fresh)


def shares(document: Longs, unit: Ints, length: Longs, gain: Floats) -> Floats:
    """Each unit's part of any length: first shared to documents, then in each to its units, by the content that
    their candidates (``unit``, ``length``, ``gain``) offer. ``document`` is that of each unit."""
    import numpy as np

    content = np.minimum(length, COUNTED) * np.where(gain > 0, 1.0, _LITTLE)
    offered = np.bincount(unit, weights=content, minlength=len(document))
    of_document = np.bincount(document, weights=offered) ** _EVENNESS
    of_unit = offered**_EVENNESS
    inside = np.bincount(document, weights=of_unit)
    total = max(float(of_document.sum()), 1e-9)
    return np.asarray(of_unit / np.maximum(inside, 1e-9)[document] * of_document[document] / total)
