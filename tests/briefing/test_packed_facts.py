"""Facts between the worker and the window: as they were, in columns, and put into the briefing beside the window."""

from __future__ import annotations

import pickle
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

import readers
from briefing.facts.gathering import Facts, Known, Store, gather
from briefing.facts.packing import packed, unpacked
from briefing.jobs import rank_documents
from briefing.session import Session
from model.document import Document
from model.facts import Indicator
from model.series import Joins, Label

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


@pytest.fixture(scope="module")
def documents() -> tuple[Document, ...]:
    return tuple(readers.read(path) for path in sorted(SEEDS.glob("*.txt")))


@pytest.fixture(scope="module")
def facts(documents: tuple[Document, ...]) -> Facts:
    one, other = Label("吉林省", "粮食产量"), Label("吉林省", "保护性耕作")
    return gather(documents, Joins().parted(one, other))


def test_facts_come_back_as_they_were(facts: Facts) -> None:
    again = pickle.loads(pickle.dumps(facts))
    assert again == facts
    assert len(again.indicators) > 400
    assert again.terms
    assert again.joins.apart
    exact = [(str(one.low), str(one.high), type(one.kind)) for one in facts.indicators]
    assert [(str(one.low), str(one.high), type(one.kind)) for one in again.indicators] == exact


def test_what_was_one_object_is_one_again(facts: Facts) -> None:
    again = pickle.loads(pickle.dumps(facts))
    here = {id(one) for one in again.indicators}
    points = [point for series in again.series for point in series.points]
    assert all(id(point.indicator) in here for point in points)
    both = [d for series in again.series for d in series.differences]
    known = {id(point) for point in points}
    assert both
    assert all(id(one.target) in known and id(one.achieved) in known for one in both)


def test_columns_take_less_room_than_values(facts: Facts) -> None:
    whole = tuple(getattr(facts, name) for name in facts.__slots__)
    assert len(pickle.dumps(facts)) < 0.6 * len(pickle.dumps(whole))


def test_what_is_known_comes_back(facts: Facts, documents: tuple[Document, ...]) -> None:
    store = Store()
    store.keep(facts, documents)
    for known in (store.known(documents), store.known(documents[:2]), Known({}), Known({}, ())):
        assert pickle.loads(pickle.dumps(known)) == known


def test_nothing_and_wide_numbers(facts: Facts) -> None:
    assert unpacked(packed(())) == ()
    first = facts.indicators[0]
    odd: list[Indicator] = [
        replace(first, low=Decimal("5.0"), span=replace(first.span, start=-1)),
        replace(first, low=Decimal("5"), span=replace(first.span, end=1 << 40)),
    ]
    again = unpacked(packed(odd))
    assert list(again) == odd
    assert [str(one.low) for one in again] == ["5.0", "5"]


@pytest.mark.parametrize("template", ["政策解读与热词点读", "指标对比表", "简报"])
def test_filling_beside_comes_to_the_same(
    template: str, facts: Facts, documents: tuple[Document, ...]
) -> None:
    ranking = rank_documents(documents)
    facts = replace(facts, joins=Joins())
    sessions = []
    for _ in range(2):
        session = Session(template)
        session.add_documents(documents)
        session.set_ranking(ranking, session.generation)
        session.redraft(3000)
        sessions.append(session)
    here, beside = sessions
    assert here.set_facts(facts, here.generation)
    filled = beside.filling(facts)()
    assert beside.fits(filled)
    assert beside.set_facts(facts, beside.generation, filled)
    assert beside.briefing == here.briefing


def test_what_was_filled_into_another_state_is_not_taken(
    facts: Facts, documents: tuple[Document, ...]
) -> None:
    facts = replace(facts, joins=Joins())
    session = Session("政策解读与热词点读")
    session.add_documents(documents)
    session.set_ranking(rank_documents(documents), session.generation)
    session.redraft(3000)
    stale = session.filling(facts)()
    session.redraft(2000)
    assert not session.fits(stale)
    assert session.set_facts(facts, session.generation, stale)
    assert session.characters <= 2000
