"""What a choice makes of many sources is worked out beforehand, beside the window."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing import asked, fitting
from briefing.session import Session
from model.highlight import Sentence
from tests.briefing.test_session import drafted, many


def test_a_choice_beside_locked_sections_asks_of_no_sentence_twice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sought: list[Sentence] = []
    above = fitting.Places.above

    def counted(places: fitting.Places, sentence: Sentence) -> tuple[str, ...]:
        sought.append(sentence)
        return above(places, sentence)

    plain = drafted(many(), length=300)
    session = drafted(many(), length=300)
    for one in (plain, session):
        one.lock(one.briefing.sections[0].id)
    assert session.ranking is not None
    session.work_out(session.ranking, 300)
    monkeypatch.setattr(fitting.Places, "above", counted)
    for length in (200, 500, 800):
        session.redraft(length)
    assert sought == []
    monkeypatch.undo()
    plain.redraft(800)
    assert session.briefing == plain.briefing


def test_what_was_worked_out_is_taken_only_while_it_is_what_is_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    chosen: list[int | None] = []
    redrafted: Callable[..., object] = asked.redrafted

    def counted(*args: object, **kwargs: object) -> object:
        chosen.append(args[3].length)  # type: ignore[attr-defined]
        return redrafted(*args, **kwargs)

    monkeypatch.setattr(asked, "redrafted", counted)
    plain, session = drafted(many(), length=300), drafted(many(), length=300)
    assert session.ranking is not None
    plain.redraft(500)
    chosen.clear()
    session.work_out(session.ranking, 500)
    session.redraft(500)
    assert chosen == [500]
    assert session.briefing == plain.briefing
    # Another length, and another briefing, than those it was worked out for.
    session.work_out(session.ranking, 700)
    session.redraft(600)
    plain.redraft(600)
    assert session.briefing == plain.briefing
    session.work_out(session.ranking, 400)
    first = next(session.briefing.items()).id
    for one in (plain, session):
        one.pin(first)
        one.redraft(400)
    assert session.briefing == plain.briefing
    # A title that the person words meanwhile stays.
    from briefing.edits import SetField

    session.work_out(session.ranking, 600)
    for one in (plain, session):
        one.apply(SetField("标题", "我的题目"))
        one.redraft(600)
    assert session.briefing == plain.briefing
    assert session.briefing.field("标题") == "我的题目"


def test_what_was_worked_out_of_a_ranking_that_comes_is_there_when_it_is_taken() -> None:
    plain = drafted(many(), length=300)
    session = Session()
    session.add_documents(plain.documents)
    assert plain.ranking is not None
    session.work_out(plain.ranking, 300)
    assert session.ranking is None
    assert session.briefing.is_empty
    session.set_ranking(plain.ranking, session.generation)
    session.redraft(300)
    assert session.briefing == plain.briefing


def test_much_is_a_large_ranking_or_many_sources(monkeypatch: pytest.MonkeyPatch) -> None:
    session = drafted(many(), length=300)
    assert session.ranking is not None
    assert not session.is_much(session.ranking)
    monkeypatch.setattr(Session, "SOME", len(session.documents) - 1)
    assert session.is_much(session.ranking)
    monkeypatch.undo()
    monkeypatch.setattr(Session, "FEW", len(session.ranking))
    assert session.is_much(session.ranking)
