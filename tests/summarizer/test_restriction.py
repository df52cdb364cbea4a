"""A ranking cut down to some of its sentences."""

from __future__ import annotations

from itertools import groupby

import pytest

import readers
from model.errors import Cancelled
from model.highlight import Sentence
from summarizer.ranking import Ranking, rank
from summarizer.restriction import restricted
from summarizer.selection import select

TEXT = "\n\n".join(
    f"## {name}\n\n"
    + "".join(f"{name}第{n}个项目完成投资{n}{size}万元，建成厂房{n}座。" for n in range(1, 15))
    for name, size in (("甲区", 3), ("乙区", 4), ("丙区", 5))
)


def ranked() -> Ranking:
    return rank([readers.read_bytes(TEXT.encode(), "a.md")])


def even(sentence: Sentence) -> bool:
    return sentence.span.start % 2 == 0


def test_only_what_is_kept_is_chosen() -> None:
    ranking = ranked()
    cut = restricted(ranking, even)
    kept = {ranking.sentences[i] for i in ranking.best_first.tolist() if even(ranking.sentences[i])}
    assert 0 < len(kept) < len(ranking.best_first)
    assert {highlight.sentence for highlight in select(cut)} == kept
    chosen = select(cut, top=3)
    assert sorted(highlight.rank for highlight in chosen) == [1, 2, 3]
    assert all(even(highlight.sentence) for highlight in chosen)
    assert all(even(h.sentence) for h in select(cut, per_section=1))


def test_a_length_is_filled_from_what_is_left() -> None:
    chosen = select(restricted(ranked(), even), length=200)
    size = sum(h.sentence.span.end - h.sentence.span.start for h in chosen)
    assert 0.85 * 200 <= size <= 200
    assert all(even(highlight.sentence) for highlight in chosen)


def test_every_length_chooses_from_what_is_left() -> None:
    cut = restricted(ranked(), even)
    for length in range(10, 400, 10):
        chosen = select(cut, length=length)
        assert sum(h.sentence.span.end - h.sentence.span.start for h in chosen) <= length
        assert all(even(highlight.sentence) for highlight in chosen)


def test_keeping_all_changes_nothing() -> None:
    ranking = ranked()
    cut = restricted(ranking, lambda _: True)
    assert cut.units.before.tolist() == ranking.units.before.tolist()
    assert cut.units.shortest.tolist() == ranking.units.shortest.tolist()
    for length in (50, 150, 400):
        assert select(cut, length=length) == select(ranking, length=length)


def test_what_stands_before_a_candidate_is_counted_anew() -> None:
    units = restricted(ranked(), even).units
    rows = zip(units.unit.tolist(), units.before.tolist(), units.length.tolist(), strict=True)
    for _, members in groupby(rows, key=lambda row: row[0]):
        before = 0.0
        for _, found, length in members:
            assert found == before
            before += length


def test_keeping_nothing() -> None:
    cut = restricted(ranked(), lambda _: False)
    assert select(cut, length=100) == ()
    assert select(cut) == ()


class Watched:
    """A task that is cancelled at its ``last`` look."""

    def __init__(self, last: int = 10**9) -> None:
        self.reports: list[tuple[str, int, int]] = []
        self._left = last

    def report(self, stage: str, done: int, total: int) -> None:
        self.reports.append((stage, done, total))

    def check(self) -> None:
        self._left -= 1
        if self._left < 0:
            raise Cancelled


def test_sections_share_anew_what_is_left() -> None:
    ranking = ranked()
    last = ranking.units.unit.max()
    # Of the last section one sentence is left, of the others all.
    homes = dict(zip(ranking.units.sentence.tolist(), ranking.units.unit.tolist(), strict=True))
    left = next(index for index in ranking.best_first.tolist() if homes[index] == last)
    keep = {
        ranking.sentences[index]
        for index in ranking.best_first.tolist()
        if homes[index] != last or index == left
    }
    cut = restricted(ranking, keep.__contains__)
    before, after = ranking.units.share, cut.units.share
    assert abs(after.sum() - 1.0) < 1e-9
    assert after[last] < 0.6 * before[last]
    assert restricted(ranking, lambda _: True).units.share.tolist() == before.tolist()


def test_long_work_tells_how_far_it_is_and_can_be_stopped() -> None:
    text = "\n\n".join(f"第{n}个项目完成投资{n}万元，建成厂房{n * 3}座。" for n in range(1600))
    ranking = rank([readers.read_bytes(text.encode(), "a.txt")])
    task = Watched()
    restricted(ranking, even, task, "stage.tense")
    assert len(task.reports) >= 3
    assert {stage for stage, _, _ in task.reports} == {"stage.tense"}
    done = [done for _, done, _ in task.reports]
    assert done == sorted(done)
    with pytest.raises(Cancelled):
        restricted(ranking, even, Watched(2))
