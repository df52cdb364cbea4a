"""Our TextRank against the package it reproduces, and LexRank against its definition."""

from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import readers
from model.errors import UsageError
from summarizer import corpus as corpora
from summarizer.engines import lexrank, textrank, textrank4zh
from summarizer.terms import Terms


def numbered(sentences: list[list[str]]) -> Terms:
    vocabulary: dict[str, int] = {}
    ids = [vocabulary.setdefault(word, len(vocabulary)) for words in sentences for word in words]
    starts = np.concatenate(([0], np.cumsum([len(words) for words in sentences])))
    return Terms(np.array(ids, dtype=np.int64), starts.astype(np.int64))


def packaged(sentences: list[list[str]], corpus: corpora.Corpus) -> np.ndarray:
    scores = np.zeros(len(sentences))
    for item in textrank4zh.rank(sentences, corpus):
        scores[item.index] = item.weight
    return scores


@pytest.mark.parametrize("seed", ["000", "002"])
def test_same_scores_and_order_as_the_package_on_seeds(seed: str, seeds: Path) -> None:
    corpus = corpora.build([readers.read(next(seeds.glob(f"{seed}*")))])
    sentences = textrank4zh.split_words(corpus.texts, corpus)
    theirs = packaged(sentences, corpus)
    groups = np.zeros(len(corpus), dtype=np.int64)
    ours = textrank.rank(numbered(sentences), groups, keep_self=True)
    assert np.abs(ours - theirs).max() < 1e-12
    order = np.argsort(-theirs, kind="stable")
    assert (np.diff(ours[order]) < 1e-12).all()


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.lists(st.sampled_from("甲乙丙丁戊己庚辛"), min_size=0, max_size=9),
        min_size=1,
        max_size=12,
    )
)
def test_same_scores_as_the_package_on_any_words(sentences: list[list[str]]) -> None:
    theirs = packaged(sentences, corpora.build([]))
    groups = np.zeros(len(sentences), dtype=np.int64)
    ours = textrank.rank(numbered(sentences), groups, keep_self=True)
    assert np.abs(ours - theirs).max() < 1e-6


def test_without_self_similarity_length_alone_wins_nothing() -> None:
    lonely = [f"独{i}" for i in range(60)]
    pair = [["粮食", "产量", "增长"], ["粮食", "产量", "提高"], ["粮食", "产量", "稳定"]]
    words = numbered([lonely, *pair])
    groups = np.zeros(4, dtype=np.int64)
    kept = textrank.rank(words, groups, keep_self=True)
    dropped = textrank.rank(words, groups)
    assert dropped[0] < kept[0]
    assert dropped.argmin() == 0
    assert dropped.sum() == pytest.approx(1)


def test_groups_do_not_touch() -> None:
    sentences = [["甲", "乙"], ["甲", "丙"], ["乙", "丙", "丁"], ["甲", "丁"]]
    alone = textrank.rank(numbered(sentences), np.zeros(4, dtype=np.int64))
    both = textrank.rank(numbered(sentences * 2), np.repeat([0, 1], 4).astype(np.int64))
    assert np.allclose(both, np.concatenate((alone, alone)))


def test_lexrank_is_pagerank_over_cosines(document) -> None:
    text = "粮食产量增长。粮食产量提高很快。农业现代化提高。城市交通改善。交通建设提高。"
    corpus = corpora.build([document(text)])
    words = corpus.words
    count = len(corpus)
    table = np.zeros((count, len(words.vocabulary)))
    for row, (start, end) in enumerate(pairwise(words.starts)):
        for word in words.ids[start:end]:
            table[row, word] += 1
    weighted = table * np.log(count / (table > 0).sum(axis=0))
    weighted /= np.linalg.norm(weighted, axis=1, keepdims=True)
    cosines = weighted @ weighted.T
    np.fill_diagonal(cosines, 0)
    degrees = cosines.sum(axis=1)
    ranks = np.full(count, 1 / count)
    for _ in range(200):
        lost = ranks[degrees == 0].sum() / count
        spread = np.divide(ranks, degrees, out=np.zeros(count), where=degrees > 0)
        ranks = 0.15 / count + 0.85 * (cosines @ spread + lost)
    assert np.allclose(lexrank.score(corpus).scores, ranks * count, atol=1e-4)


def test_package_runs_without_scipy_and_leaves_networkx_alone(document) -> None:
    networkx = pytest.importorskip("networkx")
    corpus = corpora.build([document("粮食产量增长很快。粮食产量提高。农业产量增长。")])
    assert textrank4zh.score(corpus).scores.sum() == pytest.approx(3)
    assert not hasattr(networkx, "from_numpy_matrix")
    assert "scipy" not in sys.modules


def test_oversized_document_is_refused_before_any_work(document) -> None:
    big = document("甲乙丙。" * (textrank4zh.MOST_SENTENCES + 1), "大报告.docx")
    with pytest.raises(UsageError) as raised:
        textrank4zh.score(corpora.build([big]))
    assert raised.value.code == "error.engine.too_large"
    assert raised.value.values["name"] == "大报告.docx"
    assert raised.value.values["advice"] == "textrank"
