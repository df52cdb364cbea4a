"""A section of the briefing has a length of its own: nothing is ranked, the others share the rest, it is kept."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from briefing.edits import SetText
from briefing.jobs import rank_documents, read_sources
from briefing.remembering import Recorder, capture
from briefing.session import Session
from language.count import printed_length
from workspace.store import Store

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def ranked() -> tuple[tuple[object, ...], object]:
    file = next((ROOT / "seeds").glob("004*.txt"))
    documents = read_sources([file]).documents
    return documents, rank_documents(documents)


@pytest.fixture
def session(ranked: tuple[tuple[object, ...], object]) -> Session:
    made = Session()
    made.add_documents(ranked[0])  # type: ignore[arg-type]
    made.set_ranking(ranked[1], made.generation)  # type: ignore[arg-type]
    made.redraft(2_000)
    return made


def lengths(session: Session) -> dict[str, int]:
    """Printed characters by top-level section of the briefing."""
    found: dict[str, int] = {}
    top = ""
    for section in session.briefing.sections:
        top = section.id if section.level == 1 else top
        found[top] = found.get(top, 0) + sum(printed_length(i.text) for i in section.items)
    return found


def widest(session: Session) -> str:
    found = lengths(session)
    return max((s for s in found if session.section_places(s)), key=lambda s: found[s])


def test_one_section_grows_and_the_others_share_the_rest(session: Session) -> None:
    section = widest(session)
    before = lengths(session)
    assert session.section_length(section) is None
    wanted = before[section] + 400
    session.set_section_length(section, wanted)
    after = lengths(session)
    assert before[section] + 200 < after[section] <= wanted
    assert sum(after.values()) <= 2_000
    assert session.section_length(section) == wanted
    session.set_section_length(section, 100)
    assert lengths(session)[section] <= 100
    session.set_section_length(section, None)
    assert lengths(session) == before
    assert session.section_length(section) is None


def test_the_length_of_the_whole_leaves_it(session: Session) -> None:
    section = widest(session)
    session.set_section_length(section, 300)
    small = lengths(session)[section]
    session.redraft(3_000)
    assert session.section_length(section) == 300
    assert lengths(session)[section] == small
    assert sum(lengths(session).values()) > 2_400


def test_dragging_is_one_step_and_undone_with_its_length(session: Session) -> None:
    section = widest(session)
    before = session.briefing
    for wanted in (300, 400, 500):
        session.set_section_length(section, wanted, "drag")
    label = session.undo_label
    assert label is not None
    assert label.code == "edit.section_length"
    session.undo()
    assert session.briefing == before
    assert session.section_length(section) is None
    session.redo()
    assert session.section_length(section) == 500


def test_what_the_person_wrote_counts_and_stays(session: Session) -> None:
    section = widest(session)
    item = next(s for s in session.briefing.sections if s.id == section or s.items).items[0]
    session.apply(SetText(item.id, item.text + "另有说明。"))
    home = next(s for s in lengths(session) if session.section_places(s))
    session.set_section_length(home, 200)
    assert session.item(item.id) is not None
    assert lengths(session)[home] <= max(200, printed_length(item.text) + 5)


def test_it_is_stored_with_the_step(session: Session, tmp_path: Path) -> None:
    section = widest(session)
    session.set_section_length(section, 300)
    path = tmp_path / "w.jianbao"
    Store.create(path, Recorder().state(capture(session))).close()
    with Store.open(path) as store:
        again = Recorder().resume(store.load())
    assert again.cut == session.cut
    assert again.cut.lengths


def test_a_step_of_the_slider_is_a_frame(session: Session) -> None:
    section = widest(session)
    session.set_section_length(section, 300, "drag")
    times = []
    for wanted in range(310, 610, 20):
        begin = time.process_time()
        session.set_section_length(section, wanted, "drag")
        times.append(time.process_time() - begin)
    assert sorted(times)[len(times) // 2] < 0.05


def test_sections_that_cannot_have_one(session: Session) -> None:
    before = session.briefing
    session.set_section_length("nowhere", 300)
    assert session.briefing is before
    assert session.section_places("nowhere") == ()
    assert Session().section_places("x") == ()
