"""What sentences are compared by, and the table that holds it."""

from __future__ import annotations

import random
from collections import Counter

import numpy as np
import pytest

from summarizer import terms
from summarizer.features import centrality
from summarizer.sparse import incidences


def pairs(text: str) -> list[str]:
    """The bigrams of one text, spelt out."""
    found = terms.bigrams([text])
    assert found.starts.tolist() == [0, len(found.ids)]
    return [chr(pair >> 16) + chr(pair & 0xFFFF) for pair in found.ids.tolist()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("粮食产量", ["粮食", "食产", "产量"]),
        ("粮食，产量", ["粮食", "产量"]),
        ("粮食120万吨产量", ["粮食", "吨产", "产量"]),
        ("农村的产业", ["农村", "产业"]),
        ("一带三路", []),
        ("GDP增长", ["GD", "DP", "P增", "增长"]),
        ("\U00020000字号", ["字号"]),
        ("粮", []),
        ("", []),
    ],
)
def test_bigrams_reach_over_no_mark_no_figure_and_no_joining_character(
    text: str, expected: list[str]
) -> None:
    assert pairs(text) == expected


def test_bigrams_of_many_texts_are_those_of_each() -> None:
    draw = random.Random(7)
    texts = [
        "".join(draw.choices("粮食产量的增长，1和\U00020000\nA", k=draw.randrange(12)))
        for _ in range(2 * terms.STRIDE + 3)
    ]
    together = terms.bigrams(texts)
    for index, text in enumerate(texts):
        alone = terms.bigrams([text])
        begin, end = together.starts[index : index + 2]
        assert together.ids[begin:end].tolist() == alone.ids.tolist()


def test_words_leave_out_stop_words_numbers_and_marks() -> None:
    found = terms.words(["粮食 的 12 ， 产量", "产量"], str.split)
    assert found.vocabulary == ("粮食", "产量")
    assert (found.ids.tolist(), found.starts.tolist()) == ([0, 1, 1], [0, 2, 3])


def test_tables_of_two_groupings_count_what_each_group_holds() -> None:
    draw = random.Random(3)
    # Sections of a document need not be in one piece; documents are.
    sections = np.array([0, 1, 0, 2, 2, 3, 4, 3, 4, 5], dtype=np.int64)
    documents = np.array([0, 0, 0, 0, 0, 1, 1, 1, 1, 1], dtype=np.int64)
    texts = [" ".join(draw.choices("甲乙丙丁戊己", k=draw.randrange(1, 9))) for _ in sections]
    found = terms.words(texts, str.split)
    for group_of, table in zip(
        (sections, documents), incidences(found, sections, documents), strict=True
    ):
        expected = Counter(
            (row, int(group_of[row]), word)
            for row, text in enumerate(texts)
            for word in text.split()
        )
        sizes = Counter((group, word) for _, group, word in expected)
        rebuilt = np.zeros(len(texts))
        for row, _, _ in expected:
            rebuilt[row] += 1
        assert table.sum_rows(np.ones(len(table.rows))).tolist() == rebuilt.tolist()
        assert sorted(table.counts.tolist()) == sorted(map(float, expected.values()))
        assert sorted(table.column_sizes.tolist()) == sorted(sizes.values())
        assert table.sum_columns(np.ones(len(table.rows))).tolist() == table.column_sizes.tolist()
        assert (table.group_of_column[table.columns] == group_of[table.rows]).all()


def test_centrality_is_the_cosine_with_the_rest_of_the_group() -> None:
    draw = random.Random(11)
    texts = [" ".join(draw.choices("甲乙丙丁戊己庚辛", k=6)) for _ in range(9)]
    found = terms.words(texts, str.split)
    groups = np.zeros(9, dtype=np.int64)
    counted = np.array([True] * 8 + [False])
    count = np.zeros((9, len(found.vocabulary)))
    for row, text in enumerate(texts):
        for word in text.split():
            count[row, found.vocabulary.index(word)] += 1
    idf = np.log(10.0 / ((count > 0).sum(axis=0) + 0.5))
    weight = np.where(count > 0, 1 + np.log(np.maximum(count, 1)), 0) * np.maximum(idf, 0)
    weight /= np.linalg.norm(weight, axis=1, keepdims=True)
    expected = []
    for row in range(9):
        others = [other for other in range(8) if other != row]
        rest = weight[others].sum(axis=0)
        expected.append(weight[row] @ rest / np.linalg.norm(rest))
    (table,) = incidences(found, groups)
    assert np.allclose(centrality(table, counted), expected)
