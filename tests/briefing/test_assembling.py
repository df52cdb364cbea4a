"""What a person does to a draft: pins, locks, one section chosen anew, the next best sentence, named states."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing import edits
from briefing.comparing import Fate, Part, differences, text_difference
from briefing.history import KEPT, History, Label
from briefing.remembering import Recorder, capture
from briefing.session import Session
from briefing.shaping import fresh_id, fresh_section_id
from language.count import printed_length
from model.briefing import BriefingSection
from tests.briefing.test_session import drafted, ids, many
from workspace.store import Store


def section_with_items(session: Session, least: int = 2) -> BriefingSection:
    return next(s for s in session.briefing.sections if len(s.items) >= least)


def reopened(session: Session, folder: Path) -> Session:
    path = folder / "work.jianbao"
    path.unlink(missing_ok=True)
    Store.create(path, Recorder().state(capture(session))).close()
    with Store.open(path) as store:
        again = Recorder().resume(store.load())
    if session.ranking is not None:
        again.set_ranking(session.ranking, again.generation)
    return again


def home(session: Session, item: str) -> str:
    return next(s.id for s in session.briefing.sections if item in [i.id for i in s.items])


def test_a_pinned_item_stays_whatever_is_chosen() -> None:
    session = drafted(many(), length=400)
    pinned = ids(session)[-1]
    session.pin(pinned)
    assert session.is_kept(pinned)
    session.redraft(60)
    assert pinned in ids(session)
    session.pin(pinned, False)
    assert not session.is_kept(pinned)
    session.redraft(40)
    assert pinned not in ids(session)
    session.undo()
    session.undo()
    assert session.is_kept(pinned)


def test_a_locked_section_is_left_alone() -> None:
    session = drafted(many(), length=300)
    section = session.briefing.sections[0]
    session.lock(section.id)
    assert session.is_locked(section.id)
    assert session.undo_label == Label("edit.lock")
    for length in (80, 900, 200):
        session.redraft(length)
        assert session.briefing.sections[0] == section
    used = sum(printed_length(item.text) for item in section.items)
    assert session.characters <= max(200, used)
    session.lock(section.id, False)
    session.redraft(900)
    assert session.briefing.sections[0] != section


def test_one_section_is_chosen_again_at_its_own_length() -> None:
    session = drafted(many(), length=300)
    section = session.briefing.sections[1]
    others = [s for s in session.briefing.sections if s.id != section.id]
    for length in (130, 40, 90):
        session.redraft_section(section.id, length)
        changed = next(s for s in session.briefing.sections if s.id == section.id)
        used = sum(printed_length(item.text) for item in changed.items)
        assert 0.5 * length <= used <= length
        assert [s for s in session.briefing.sections if s.id != section.id] == others
    assert not session.is_locked(section.id)
    assert session.section_length(section.id) == 90
    session.redraft(500)
    assert session.section_length(section.id) == 90
    kept = next(s for s in session.briefing.sections if s.id == section.id)
    assert 45 <= sum(printed_length(item.text) for item in kept.items) <= 90
    assert ids(session) != [i.id for s in (changed, *others) for i in s.items]
    session.undo()
    session.undo()
    assert session.section_length(section.id) == 40


def test_the_next_best_sentence_takes_the_place_of_an_item() -> None:
    document = many()
    session = drafted(document, length=200)
    before = session.briefing
    item = next(session.briefing.items())
    offered = session.alternatives(item.id)
    assert offered
    assert [h.rank for h in offered] == sorted(h.rank for h in offered)
    quoted = {ref.span for one in before.items() for ref in one.sources}
    for highlight in offered:
        assert highlight.sentence.span not in quoted
        assert highlight.reasons
        # The same part of the same source: all of many()'s sections are one paragraph each.
        assert highlight.sentence.span.block == item.sources[0].span.block
    at = ids(session).index(item.id)
    new = session.exchange(item.id, offered[0].sentence.document, offered[0].sentence.span)
    assert ids(session)[at] == new
    assert session.item(new).sources[0].quote == document.text(offered[0].sentence.span)  # type: ignore[union-attr]
    session.redraft(220)
    assert new in ids(session)
    assert item.id not in ids(session)
    session.undo()
    session.undo()
    assert session.briefing == before


def test_a_free_item_and_what_is_typed_into_it_are_one_step() -> None:
    session = drafted(many())
    before = session.briefing
    section = section_with_items(session, 1)
    new = fresh_id(session.briefing, "own")
    session.seal()
    session.apply(edits.WriteItem(new, section.id, section.items[0].id))
    for text in ("自", "自己写", "自己写的一条。"):
        session.apply(edits.SetText(new, text))
    assert session.undo_label == Label("edit.write_item")
    written = session.item(new)
    assert written is not None
    assert written.text == "自己写的一条。"
    assert not written.sources
    session.undo()
    assert session.briefing == before
    session.redo()
    session.undo()
    session.apply(edits.WriteItem(new, section.id))
    session.drop_last()
    assert session.briefing == before
    assert session.redo_label is None


def test_an_item_is_cut_at_several_places() -> None:
    session = drafted(many(), length=300)
    section = session.briefing.sections[0]
    session.apply(edits.MergeItems(tuple(i.id for i in section.items)))
    whole = session.briefing.sections[0].items[0]
    stops = tuple(at + 1 for at, sign in enumerate(whole.text[:-1]) if sign == "。")
    session.apply(edits.SplitItemAt(whole.id, stops))
    parts = session.briefing.sections[0].items
    assert "".join(part.text for part in parts) == whole.text
    assert len({part.id for part in parts}) == len(stops) + 1
    assert session.undo_label == Label("edit.split_item_at", (("count", str(len(stops) + 1)),))


def test_sections_move_and_change_level_with_those_below_them() -> None:
    session = drafted(many(), length=300)
    first, second, third = [s.id for s in session.briefing.sections][:3]
    session.apply(edits.ShiftSection(second, 1))
    levels = {s.id: s.level for s in session.briefing.sections}
    assert (levels[first], levels[second], levels[third]) == (1, 2, 1)
    session.apply(edits.MoveSection(first, "", whole=True))
    order = [s.id for s in session.briefing.sections]
    assert order[-2:] == [first, second]
    session.apply(edits.ShiftSection(first, 1))
    levels = {s.id: s.level for s in session.briefing.sections}
    assert (levels[first], levels[second]) == (2, 3)
    session.apply(edits.ShiftSection(first, -9))
    levels = {s.id: s.level for s in session.briefing.sections}
    assert (levels[first], levels[second]) == (1, 2)


def test_items_gather_in_a_new_section() -> None:
    session = drafted(many(), length=300)
    one, *_, last = ids(session)
    made = BriefingSection(fresh_section_id(session.briefing), "重点工作")
    at = [s.id for s in session.briefing.sections].index(home(session, one))
    session.apply(edits.GatherItems((one, last), made))
    assert session.briefing.sections[at + 1].heading == "重点工作"
    assert [i.id for i in session.briefing.sections[at + 1].items] == [one, last]


# --- history ---------------------------------------------------------------------------------------


def test_a_named_state_is_never_forgotten() -> None:
    history: History[int] = History(0, limit=4)
    for number in range(1, 4):
        history.push(number, Label("edit.set_text"))
    history.name(2, "领导看过")
    history.undo()
    history.undo()
    history.push(10, Label("edit.set_text"))
    kept = history.steps[0]
    assert (kept.state, kept.name, kept.label) == (2, "领导看过", KEPT)
    for number in range(11, 30):
        history.push(number, Label("edit.set_text"))
    assert history.steps[0] == kept
    undone = 0
    while history.undo():
        undone += 1
    assert undone == 4
    assert history.undo_label is None
    assert not history.go_to(0)
    history.name(0, "")
    assert all(step.state != 2 for step in history.steps)
    assert history.state == 25


def test_a_named_state_comes_back_by_a_step_of_its_own(tmp_path: Path) -> None:
    session = drafted(many(), length=300)
    before = session.briefing
    session.name_step(session.history.at, "初稿")
    session.apply(edits.DeleteItems(tuple(ids(session)[:2])))
    session.lock(session.briefing.sections[0].id)
    after = session.briefing
    session = reopened(session, tmp_path)
    (number,) = (n for n, step in enumerate(session.history.steps) if step.name == "初稿")
    assert session.is_locked(after.sections[0].id)
    session.return_to(number)
    assert session.briefing == before
    assert session.undo_label == Label("edit.return_to", (("name", "初稿"),))
    session.undo()
    assert session.briefing == after


def test_what_is_different_between_two_states() -> None:
    session = drafted(many(), length=300)
    before = session.briefing
    first, second, *_, last = ids(session)
    session.apply(edits.SetText(first, "改写。"))
    session.apply(edits.DeleteItems((second,)))
    section = home(session, first)
    session.apply(edits.MoveItems((last,), section))
    session.apply(edits.WriteItem("new", section, first))
    session.apply(edits.SetText("new", "新写。"))
    found = {one.item: one for one in differences(before, session.briefing)}
    fates = {identity: one.fate for identity, one in found.items()}
    assert fates == {
        first: Fate.CHANGED,
        second: Fate.REMOVED,
        last: Fate.MOVED,
        "new": Fate.ADDED,
    }
    assert found[first].new == "改写。"
    assert differences(before, before) == ()
    session.apply(edits.MoveSection(before.sections[-1].id, before.sections[0].id))


@pytest.mark.parametrize(
    ("old", "new", "gone", "come"),
    [
        ("增长6.8%，完成。", "增长6.9%，完成。", ["6.8%"], ["6.9%"]),
        ("新建学校12所。", "新建小学12所。", ["学校"], ["小学"]),
        ("一样。", "一样。", [], []),
        ("", "新的。", [], ["新的。"]),
        ("投资3亿元，投资", "投资", ["3亿元，投资"], []),
    ],
)
def test_where_two_wordings_differ(old: str, new: str, gone: list[str], come: list[str]) -> None:
    pieces = text_difference(old, new)
    assert "".join(p.text for p in pieces if p.part is not Part.NEW) == old
    assert "".join(p.text for p in pieces if p.part is not Part.GONE) == new
    assert "".join(p.text for p in pieces if p.part is Part.GONE) == "".join(gone)
    assert "".join(p.text for p in pieces if p.part is Part.NEW) == "".join(come)
