"""Sparse products over sentences and words, without ever forming a matrix of sentences by sentences.

An incidence table holds one entry a pair (sentence, word in the sentence's group). The same word in two groups is
two columns, so that all groups are worked on in one pass and never touch.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from summarizer.corpus import Words

if TYPE_CHECKING:
    from summarizer.corpus import Floats, Longs

# Stop when the largest change of a group, summed, is under this times its number of sentences: networkx's rule,
# so that results agree with packages built on it.
TOLERANCE: Final = 1.0e-6
LONGEST_ITERATION: Final = 100


@dataclass(frozen=True, slots=True)
class Incidence:
    """Entries sorted by row (sentence); ``counts`` is how often the word is in the sentence.

    ``row_starts`` has one element more than there are rows; ``word_of_column`` and ``group_of_column`` name a
    column.
    """

    rows: Longs
    columns: Longs
    counts: Floats
    row_starts: Longs
    word_of_column: Longs
    group_of_column: Longs

    @property
    def row_count(self) -> int:
        """Number of sentences."""
        return len(self.row_starts) - 1

    @property
    def column_sizes(self) -> Longs:
        """How many sentences of its group each column's word is in."""
        import numpy as np

        return np.bincount(self.columns, minlength=len(self.word_of_column))

    def sum_rows(self, entries: Floats) -> Floats:
        """Per row the sum of its entries."""
        import numpy as np

        return np.bincount(self.rows, weights=entries, minlength=self.row_count).astype(
            np.float64, copy=False
        )

    def sum_columns(self, entries: Floats) -> Floats:
        """Per column the sum of its entries."""
        import numpy as np

        return np.bincount(
            self.columns, weights=entries, minlength=len(self.word_of_column)
        ).astype(np.float64, copy=False)


def incidence(words: Words, group_of: Longs) -> Incidence:
    """The incidence table of ``words``, a column for each (group, word). One sort of packed numbers."""
    import numpy as np

    rows = np.repeat(np.arange(len(words.starts) - 1, dtype=np.int64), words.counts)
    size = max(1, len(words.vocabulary))
    # Pack (group, word, row) into one number when it fits 63 bits, as it does for any text that fits memory.
    row_bits = max(1, len(words.starts).bit_length())
    keys = group_of[rows].astype(np.int64)
    keys *= size
    keys += words.ids
    keys <<= row_bits
    keys |= rows
    keys.sort()
    fresh = np.empty(len(keys), dtype=np.bool_)
    fresh[:1] = True
    np.not_equal(keys[1:], keys[:-1], out=fresh[1:])
    begins = np.flatnonzero(fresh)
    counts = np.diff(np.append(begins, len(keys))).astype(np.float64)
    keys = keys[begins]
    entry_rows = keys & ((1 << row_bits) - 1)
    keys >>= row_bits
    fresh_column = np.empty(len(keys), dtype=np.bool_)
    fresh_column[:1] = True
    np.not_equal(keys[1:], keys[:-1], out=fresh_column[1:])
    column_starts = np.flatnonzero(fresh_column)
    columns = np.cumsum(fresh_column, dtype=np.int64) - 1
    names = keys[column_starts]
    to_rows = np.argsort(entry_rows, kind="stable")
    rows_sorted = entry_rows[to_rows]
    row_starts = np.concatenate(
        ([0], np.cumsum(np.bincount(rows_sorted, minlength=len(words.starts) - 1)))
    )
    return Incidence(
        rows=rows_sorted,
        columns=columns[to_rows],
        counts=counts[to_rows],
        row_starts=row_starts,
        word_of_column=names % size,
        group_of_column=names // size,
    )


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
