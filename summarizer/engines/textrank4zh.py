"""The package textrank4zh 0.3 itself, made to work with today's networkx and without scipy.

The package calls ``networkx.from_numpy_matrix``, gone since networkx 3, and networkx's ``pagerank`` needs scipy. Its
module is handed a small stand-in for networkx that offers the two calls it makes; networkx itself stays as it is.

Its cost grows with the square of the number of sentences (a full matrix, filled pair by pair in Python), so a
document above ``MOST_SENTENCES`` is refused with the advice to take ``textrank``: the same mathematics, sparse.
"""

from __future__ import annotations

from functools import cache
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Final

from language.words import quiet_jieba
from model.errors import UsageError
from summarizer.corpus import Corpus
from summarizer.verdict import Evidence, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

# Under a minute and 1 GB on an office computer; twice as many would take 4 GB.
MOST_SENTENCES: Final = 2000


def score(corpus: Corpus) -> Verdict:
    """Rank each document by itself; 1 is the average of its sentences.

    Raises UsageError ``error.engine.too_large`` before any work if a document has too many sentences, and
    ``error.engine.missing`` if the package cannot be loaded.
    """
    import numpy as np

    sizes = np.bincount(corpus.document_of, minlength=len(corpus.documents))
    for document, size in zip(corpus.documents, sizes.tolist(), strict=True):
        if size > MOST_SENTENCES:
            raise UsageError(
                "error.engine.too_large",
                name=document.name,
                count=size,
                limit=MOST_SENTENCES,
                engine="textrank4zh",
                advice="textrank",
            )
    scores = np.zeros(len(corpus))
    begin = 0
    for size in sizes.tolist():
        corpus.reached(20 + 60 * begin // max(1, len(corpus)))
        words = split_words(corpus.texts[begin : begin + size], corpus)
        for item in rank(words, corpus):
            scores[begin + item.index] = item.weight * size
        begin += size
    central = (scores >= 1.5).astype(np.int32)
    return Verdict(scores, (Evidence("reason.central", central),))


def split_words(texts: Sequence[str], corpus: Corpus) -> list[list[str]]:
    """The words of each text as the package cuts and filters them (its default: without stop words)."""
    package = _package().Segmentation
    package.pseg = _OwnWords(corpus) if corpus.segmenter.words else _package().pseg
    segmentation = package.WordSegmentation()
    words: list[list[str]] = []
    for text in texts:
        corpus.task.check()
        words.append(segmentation.segment(text, lower=True))
    return words


def rank(words: list[list[str]], corpus: Corpus) -> list[Any]:
    """The package's own ranking: items with ``index`` and ``weight``, best first; weights sum to 1."""
    util = _package().util

    def similarity(first: list[str], second: list[str]) -> float:
        if first is second:  # once a sentence: the diagonal
            corpus.task.check()
        return float(util.get_similarity(first, second))

    if not words:
        return []
    return list(util.sort_sentences(range(len(words)), words, sim_func=similarity))


class _OwnWords:
    """What the package asks of jieba.posseg, with the person's own words."""

    def __init__(self, corpus: Corpus) -> None:
        self._tag = corpus.segmenter.tag

    def cut(self, text: str) -> list[SimpleNamespace]:
        return [SimpleNamespace(word=word, flag=flag) for word, flag in self._tag(text)]


@cache
def _package() -> Any:
    """The package, its ``util`` module given the stand-in for networkx. Raises UsageError."""
    try:
        quiet_jieba()
        import networkx
        import textrank4zh
        from networkx.algorithms.link_analysis import pagerank_alg
        from textrank4zh import Segmentation, util
    except ImportError as error:
        raise UsageError(
            "error.engine.missing", engine="textrank4zh", package=error.name, advice="textrank"
        ) from error
    util.nx = SimpleNamespace(
        from_numpy_matrix=networkx.from_numpy_array,
        # networkx's PageRank in plain Python: the same steps as its scipy form, without scipy.
        pagerank=pagerank_alg._pagerank_python,
    )
    return SimpleNamespace(
        util=util,
        Segmentation=Segmentation,
        pseg=Segmentation.pseg,
        version=textrank4zh.version,
    )
