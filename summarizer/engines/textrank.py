"""TextRank as the package textrank4zh computes it, without its matrix of sentences by sentences.

The similarity of two sentences is the number of words they share over log|a| + log|b|, |a| counting repeats
(Mihalcea and Tarau 2004, equation 10); their ranks are PageRank with damping 0.85. 1/(log|a| + log|b|) depends on
the two lengths alone and, as a matrix over lengths, is numerically of very low rank: a short sum of products
f(|a|) f(|b|). The similarity matrix times a vector is then as many sparse products as that sum has terms.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.corpus import Corpus
from summarizer.sparse import Incidence, incidence, page_rank
from summarizer.terms import Terms
from summarizer.verdict import Evidence, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarizer.corpus import Floats, Longs

# Terms of the kernel smaller than this part of its largest are rounding noise.
_NEGLIGIBLE: Final = 1.0e-14


def score(corpus: Corpus) -> Verdict:
    """Rank each document by itself; 1 is the average of its sentences."""
    import numpy as np

    groups = corpus.document_of.astype(np.int64)
    ranks = rank(corpus.words, groups, check=corpus.task.check)
    sizes = np.bincount(groups)
    scores = ranks * sizes[groups]
    central = (scores >= 1.5).astype(np.int32)
    return Verdict(scores, (Evidence("reason.central", central),))


def rank(
    words: Terms,
    group_of: Longs,
    *,
    keep_self: bool = False,
    check: Callable[[], None] | None = None,
) -> Floats:
    """TextRank of every sentence inside its group (0, 1, 2 … without gaps); a group's ranks sum to 1.

    ``keep_self`` leaves each sentence's similarity with itself in, as the package does. That favours long
    sentences, which share most with themselves.
    """
    import numpy as np

    table = incidence(words, group_of)
    lengths = words.counts
    factors = _kernel_factors(lengths)
    distinct = np.bincount(table.rows, minlength=table.row_count).astype(np.float64)
    logs = np.log(np.maximum(lengths, 1))
    own = np.divide(distinct, 2.0 * logs, out=np.zeros_like(distinct), where=logs > 0)
    shared = _without_lone_columns(table)

    def multiply(vector: Floats) -> Floats:
        total = own * vector if keep_self else np.zeros_like(vector)
        for sign, factor in factors:
            total += sign * factor * _shared_words(shared, factor * vector)
        # Sharing a word with oneself is in the sum: take it out (it is in ``own``, exactly).
        total -= overlap_with_self * vector
        return total

    kept = np.bincount(shared.rows, minlength=shared.row_count).astype(np.float64)
    kernel_of_self = sum((sign * factor * factor for sign, factor in factors), np.zeros(len(kept)))
    overlap_with_self = kept * kernel_of_self
    degrees = multiply(np.ones(len(lengths)))
    # What is left of a lone sentence's degree is rounding.
    degrees[degrees < 1.0e-9] = 0.0
    return page_rank(multiply, degrees, group_of, check=check)


def _shared_words(table: Incidence, vector: Floats) -> Floats:
    """The matrix of shared words (diagonal included) times ``vector``."""
    return table.sum_rows(table.sum_columns(vector[table.rows])[table.columns])


def _without_lone_columns(table: Incidence) -> Incidence:
    """``table`` without words that only one sentence of their group has: they join nothing."""
    import numpy as np

    common = table.column_sizes > 1
    kept = common[table.columns]
    renumbered = np.cumsum(common) - 1
    return Incidence(
        rows=table.rows[kept],
        columns=renumbered[table.columns[kept]],
        counts=table.counts[kept],
        group_of=table.group_of,
        column_sizes=table.column_sizes[common],
        group_of_column=table.group_of_column[common],
    )


def _kernel_factors(lengths: Longs) -> list[tuple[float, Floats]]:
    """``(sign, f)`` with f one value a sentence, such that the sum of sign·f(a)·f(b) is 1/(log|a| + log|b|).

    0 where the denominator is 0 (two sentences of one word) or a sentence has no word, as in the package.
    """
    import numpy as np

    values, index = np.unique(lengths, return_inverse=True)
    logs = np.log(np.maximum(values, 1))
    denominator = logs[:, None] + logs[None, :]
    kernel = np.divide(1.0, denominator, out=np.zeros_like(denominator), where=denominator > 0)
    kernel[values == 0, :] = kernel[:, values == 0] = 0.0
    weights, vectors = np.linalg.eigh(kernel)
    if not len(weights):
        return []
    large = np.abs(weights) > _NEGLIGIBLE * max(np.abs(weights).max(), 1e-300)
    return [
        (float(np.sign(weight)), (np.sqrt(abs(weight)) * vector)[index])
        for weight, vector in zip(weights[large], vectors.T[large], strict=True)
    ]
