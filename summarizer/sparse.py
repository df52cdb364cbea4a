"""Sparse products over sentences and terms, without ever forming a matrix of sentences by sentences.

An incidence table holds one entry a pair (sentence, term in the sentence's group). The same term in two groups is
two columns, so that all groups are worked on in one pass and never touch.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.terms import Terms

if TYPE_CHECKING:
    from summarizer.corpus import Flags, Floats, Longs

# Stop when the largest change of a group, summed, is under this times its number of sentences: networkx's rule,
# so that results agree with packages built on it.
TOLERANCE: Final = 1.0e-6
LONGEST_ITERATION: Final = 100


class Incidence(NamedTuple):
    """Entries sorted by column; ``counts`` is how often the term is in the sentence, ``rows`` the number of the
    sentence.

    ``group_of`` has one element a row; ``column_sizes`` (how many sentences of its group each column's term is in)
    and ``group_of_column`` have one a column.
    """

    rows: Longs
    columns: Longs
    counts: Floats
    group_of: Longs
    column_sizes: Longs
    group_of_column: Longs

    @property
    def row_count(self) -> int:
        """Number of sentences."""
        return len(self.group_of)

    def sum_rows(self, entries: Floats) -> Floats:
        """Per row the sum of its entries."""
        import numpy as np

        return np.bincount(self.rows, weights=entries, minlength=self.row_count).astype(
            np.float64, copy=False
        )

    def sum_columns(self, entries: Floats) -> Floats:
        """Per column the sum of its entries."""
        import numpy as np

        return np.bincount(self.columns, weights=entries, minlength=len(self.column_sizes)).astype(
            np.float64, copy=False
        )


def incidence(terms: Terms, group_of: Longs) -> Incidence:
    """The incidence table of ``terms``, a column for each (term, group)."""
    return incidences(terms, group_of)[0]


def incidences(terms: Terms, *groupings: Longs) -> list[Incidence]:
    """An incidence table for each of ``groupings``, all from one sort of packed numbers.

    Sentences of one group of a later grouping must be neighbours once they stand in the order of the first one.
    """
    import numpy as np

    count = len(terms.starts) - 1
    order = np.argsort(groupings[0], kind="stable")
    # Pack (term, place of its sentence in that order) into one number; it fits 63 bits for any text that fits memory.
    bits = max(1, count.bit_length())
    place = np.empty(count, dtype=np.int64)
    place[order] = np.arange(count)
    keys = terms.ids.astype(np.int64)
    keys <<= bits
    keys |= np.repeat(place, terms.counts)
    keys.sort()
    begins = np.flatnonzero(_fresh(keys))
    counts = np.diff(begins, append=len(keys)).astype(np.float64)
    keys = keys[begins]
    rows = order[keys & ((1 << bits) - 1)]
    keys >>= bits
    fresh_term = _fresh(keys)
    del keys, begins
    tables = []
    for group_of in groupings:
        groups = group_of[rows]
        starts = np.flatnonzero(fresh_term | _fresh(groups))
        sizes = np.diff(starts, append=len(rows))
        columns = np.repeat(np.arange(len(starts)), sizes)
        tables.append(Incidence(rows, columns, counts, group_of, sizes, groups[starts]))
    return tables


def _fresh(values: Longs) -> Flags:
    """Which of ``values`` differ from the one before."""
    import numpy as np

    fresh = np.ones(len(values), dtype=np.bool_)
    np.not_equal(values[1:], values[:-1], out=fresh[1:])
    return fresh


def page_rank(
    multiply: Callable[[Floats], Floats],
    degrees: Floats,
    group_of: Longs,
    *,
    damping: float = 0.85,
    check: Callable[[], None] | None = None,
) -> Floats:
    """PageRank inside every group at once; the scores of a group sum to 1.

    ``multiply(x)`` is the symmetric similarity matrix times ``x``, ``degrees`` its row sums; a sentence like no
    other (degree 0) spreads its weight evenly. Each group stops by itself at ``TOLERANCE``, as if ranked alone.
    """
    import numpy as np

    sizes = np.bincount(group_of).astype(np.float64)
    each = 1.0 / sizes[group_of]
    inverse = np.divide(1.0, degrees, out=np.zeros_like(degrees), where=degrees > 0)
    dangling = degrees <= 0
    scores = each.copy()
    running = np.ones(len(sizes), dtype=np.bool_)
    for _ in range(LONGEST_ITERATION):
        if check is not None:
            check()
        lost = np.bincount(group_of, weights=scores * dangling, minlength=len(sizes))
        fresh = damping * (multiply(scores * inverse) + lost[group_of] * each)
        fresh += (1.0 - damping) * each
        change = np.bincount(group_of, weights=np.abs(fresh - scores), minlength=len(sizes))
        scores = np.where(running[group_of], fresh, scores)
        running &= change >= sizes * TOLERANCE
        if not running.any():
            break
    return scores
