"""LexRank (Erkan and Radev 2004) in its continuous form: PageRank over the TF-IDF cosines of sentences.

The paper's threshold cuts the graph to a list of edges, which grows with the square of the text; its continuous
form keeps every cosine and needs none, because the cosine matrix times a vector is two sparse products.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.corpus import Corpus
from summarizer.sparse import incidence, page_rank
from summarizer.verdict import Evidence, Verdict

if TYPE_CHECKING:
    from summarizer.corpus import Floats


def score(corpus: Corpus) -> Verdict:
    """Rank each document by itself; 1 is the average of its sentences."""
    import numpy as np

    groups = corpus.document_of.astype(np.int64)
    table = incidence(corpus.words, groups)
    sizes = np.bincount(groups)
    # idf = log(N / n), the paper's equation; a word of every sentence weighs nothing.
    idf = np.log(sizes[table.group_of_column] / table.column_sizes)
    weights = table.counts * idf[table.columns]
    norms = np.sqrt(table.sum_rows(weights * weights))
    weights = np.divide(
        weights, norms[table.rows], out=np.zeros_like(weights), where=norms[table.rows] > 0
    )
    own = (norms > 0).astype(np.float64)

    def multiply(vector: Floats) -> Floats:
        spread = table.sum_columns(weights * vector[table.rows])
        cosines = table.sum_rows(weights * spread[table.columns])
        return np.asarray(cosines - own * vector)  # a sentence does not vote for itself

    degrees = multiply(np.ones(len(groups)))
    degrees[degrees < 1.0e-9] = 0.0
    ranks = page_rank(multiply, degrees, groups, check=corpus.task.check)
    scores = ranks * sizes[groups]
    central = (scores >= 1.5).astype(np.int32)
    return Verdict(scores, (Evidence("reason.central", central),))
