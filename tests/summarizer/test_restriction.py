"""A ranking cut down to some of its sentences."""

from __future__ import annotations

from itertools import groupby

import readers
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
