"""The measures of ``make bench-quality``."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.quality import at_random, interval, measure, oracle
from benchmarks.rouge import common_subsequence, score
from language.count import tokens
from readers import read_bytes

TEXT = "全县新建学校12所。今天天气晴。完成投资3亿元，增长8%。会议开了一天。"


def test_the_reference_itself_scores_one() -> None:
    found = score(TEXT, TEXT, 10**6)
    assert (found.first, found.second, found.longest, found.clauses, found.numbers) == (1,) * 5


def test_nothing_scores_nothing() -> None:
    found = score("", TEXT, 100)
    assert (found.first, found.second, found.longest, found.clauses, found.numbers) == (0,) * 5
    assert score("甲", "没有数字。", 10).numbers is None


def test_a_budget_cuts() -> None:
    assert score("甲乙丙丁", "甲乙", 2).second == 1.0
    assert score("甲乙丙丁", "甲乙", 4).first == 2 * 2 / 6


def naive(first: str, second: str) -> int:
    row = [0] * (len(second) + 1)
    for one in first:
        previous = 0
        for at, two in enumerate(second, start=1):
            kept = row[at]
            row[at] = previous + 1 if one == two else max(row[at], row[at - 1])
            previous = kept
    return row[-1]


@given(st.text("甲乙丙", max_size=12), st.text("甲乙丙", max_size=12))
def test_the_longest_common_subsequence(first: str, second: str) -> None:
    assert common_subsequence(list(first), list(second)) == naive(first, second)


def test_the_oracle_beats_chance() -> None:
    document = read_bytes(TEXT.encode(), "a.txt")
    reference = "新建学校12所。完成投资3亿元。"
    budget = len(tokens(reference))
    best = "".join(oracle(TEXT, document, budget, reference))
    drawn = "".join(at_random(TEXT, document, budget, reference))
    assert score(best, reference, budget).second >= score(drawn, reference, budget).second
    assert "12所" in best
    assert "天气" not in best


def test_values_of_one_stem_are_drawn_together() -> None:
    alone = interval([0.0, 1.0] * 8, [str(n) for n in range(16)])
    together = interval([0.0, 1.0] * 8, [str(n % 2) for n in range(16)])
    assert together == (0.0, 1.0)
    assert alone[0] > 0.1
    assert alone[1] < 0.9


def test_a_set_without_digests_is_told_and_not_averaged(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "empty.jsonl"
    empty.write_text('{"doc": "全年新增企业120家。"}\n', encoding="utf-8")
    measure(empty, {}, None, None)
    assert "empty.jsonl" in capsys.readouterr().err
