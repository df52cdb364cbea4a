"""What can be seen of a sentence before it is judged: arrays with one element a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from language.numbers import FigureKind, figures
from summarizer.corpus import Corpus
from summarizer.sparse import Incidence
from summarizer.terms import STRIDE

if TYPE_CHECKING:
    from summarizer.corpus import Flags, Floats, Ints, Longs

# A digit, 百分, 第一, 三倍, 五成, 两亿, 十万, 翻: one set of characters first, which the search can skip to.
_MAY_HAVE_FIGURE: Final = re.compile(
    "[0-9０-９翻百第一二两三四五六七八九十千万亿]"
    "(?:(?<=[0-9０-９翻])|分(?<=百分)|[一二三](?<=第.)|(?<!第)[一二两三四五六七八九十百千万亿]*(?:倍|成|亿|万))"
)


class FigureCounts(NamedTuple):
    """How many figures each sentence reports, and how many places in a ranking."""

    quantities: Ints
    ranks: Ints


def count_figures(corpus: Corpus) -> FigureCounts:
    """Count what reports; dates, ordinals and names are no figures."""
    import numpy as np

    quantities = np.zeros(len(corpus), dtype=np.int32)
    ranks = np.zeros(len(corpus), dtype=np.int32)
    for index, text in enumerate(corpus.texts):
        if index % STRIDE == 0:
            corpus.task.check()
        if _MAY_HAVE_FIGURE.search(text) is None:
            continue
        for figure in figures(text):
            if figure.kind is FigureKind.QUANTITY:
                quantities[index] += 1
            elif figure.kind is FigureKind.RANK:
                ranks[index] += 1
    return FigureCounts(quantities, ranks)


class Joined:
    """Texts joined once, so that each of many patterns goes over all of them in one pass."""

    def __init__(self, texts: Sequence[str]) -> None:
        import numpy as np

        self._chunks: list[tuple[str, Longs]] = []
        for begin in range(0, len(texts), STRIDE):
            chunk = texts[begin : begin + STRIDE]
            ends = np.cumsum(np.fromiter(map(len, chunk), np.int64, len(chunk)) + 1)
            self._chunks.append(("\n".join(chunk), ends))

    def count(self, pattern: re.Pattern[str]) -> Ints:
        """How often ``pattern`` occurs in each text."""
        import numpy as np

        counts = [np.zeros(0, dtype=np.int32)]
        for text, ends in self._chunks:
            found = [match.start() for match in pattern.finditer(text)]
            places = np.searchsorted(ends, found, side="right")
            counts.append(np.bincount(places, minlength=len(ends)).astype(np.int32))
        return np.concatenate(counts)


def starts_with(texts: Sequence[str], pattern: re.Pattern[str]) -> Flags:
    """Which texts begin with ``pattern``."""
    import numpy as np

    return np.fromiter(map(bool, map(pattern.match, texts)), np.bool_, len(texts))


def ends_with(texts: Sequence[str], pattern: re.Pattern[str], reach: int = 24) -> Flags:
    """In which texts ``pattern`` is found among the last ``reach`` characters."""
    import numpy as np

    found = map(pattern.search, [text[-reach:] for text in texts])
    return np.fromiter(map(bool, found), np.bool_, len(texts))


def centrality(table: Incidence, counted: Flags) -> Floats:
    """How close each sentence is to the rest of its group: the cosine of its TF-IDF vector with the sum of the
    others', 0 to 1. Radev and others' centroid (2004), the sentence itself left out of it; only those ``counted``
    make it up."""
    import numpy as np

    group_of = table.group_of
    sizes = np.bincount(group_of)
    idf = np.log((sizes[table.group_of_column] + 1.0) / (table.column_sizes + 0.5))
    weights = (1.0 + np.log(table.counts)) * np.maximum(idf, 0.0)[table.columns]
    norms = np.sqrt(table.sum_rows(weights * weights))
    weights /= np.maximum(norms, 1e-12)[table.rows]
    centre = table.sum_columns(weights * counted[table.rows])
    squares = np.bincount(table.group_of_column, weights=centre * centre, minlength=len(sizes))
    towards = table.sum_rows(weights * centre[table.columns])
    own = ((norms > 0) & counted).astype(np.float64)
    rest = np.sqrt(np.maximum(squares[group_of] - own * (2.0 * towards - 1.0), 1e-12))
    return np.clip((towards - own) / rest, 0.0, 1.0)


def standing(values: Floats, group_of: Longs) -> Floats:
    """Each value against its group: -1 to 1, 0 for the average, 1 from two standard deviations above it."""
    import numpy as np

    sizes = np.maximum(np.bincount(group_of), 1)
    mean = np.bincount(group_of, weights=values) / sizes
    spread = np.sqrt(
        np.maximum(np.bincount(group_of, weights=values * values) / sizes - mean * mean, 1e-12)
    )
    return np.clip((values - mean[group_of]) / (2.0 * spread[group_of] + 1e-9), -1.0, 1.0)


def place_in(group_of: Longs, counted: Flags) -> Longs:
    """How many ``counted`` sentences of the same group come before each sentence."""
    import numpy as np

    order = np.argsort(group_of, kind="stable")
    ordered = group_of[order]
    before = np.concatenate(([0], np.cumsum(counted[order], dtype=np.int64)))
    place = np.empty(len(group_of), dtype=np.int64)
    place[order] = before[:-1] - before[np.searchsorted(ordered, ordered, side="left")]
    return place
