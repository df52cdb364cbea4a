"""Which sentences may be chosen is found out beforehand, beside the window, and no choice looks at them again."""

from __future__ import annotations

import pytest

from briefing import fitting
from briefing.session import Session
from model.highlight import Sentence
from tests.briefing.test_session import drafted, many


def test_a_choice_beside_locked_sections_asks_of_no_sentence_twice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Session, "FEW", 1)
    asked: list[Sentence] = []
    above = fitting.Places.above

    def counted(places: fitting.Places, sentence: Sentence) -> tuple[str, ...]:
        asked.append(sentence)
        return above(places, sentence)

    plain = drafted(many(), length=300)
    session = drafted(many(), length=300)
    assert not session.sorts_out
    for one in (plain, session):
        one.lock(one.briefing.sections[0].id)
    assert session.sorts_out
    session.sort_out()
    assert not session.sorts_out
    monkeypatch.setattr(fitting.Places, "above", counted)
    for length in (200, 500, 800):
        session.redraft(length)
    assert asked == []
    monkeypatch.undo()
    plain.redraft(800)
    assert session.briefing == plain.briefing
    session.lock(session.briefing.sections[0].id, False)
    session.lock(session.briefing.sections[1].id)
    monkeypatch.setattr(Session, "FEW", 1)
    assert session.sorts_out
