"""What was acknowledged is there again, whatever happened in between."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from samples import make_document

from briefing import edits
from briefing.jobs import rank_documents
from briefing.keeper import Keeper
from briefing.scribe import Keeping
from briefing.session import Session
from briefing.workspaces import open_workspace
from model.document import Span
from model.errors import WorkspaceError
from workspace.lock import LockHeld


@pytest.fixture(autouse=True)
def _no_thread_stays() -> Iterator[None]:
    yield
    assert [thread.name for thread in threading.enumerate() if thread.name == "keeper"] == []


def begun(keeping: Keeping | None = None) -> tuple[Session, Keeper]:
    """A session with a draft of one source, kept."""
    session = Session()
    keeper = Keeper(session, keeping=keeping)
    session.add_documents([make_document()])
    session.set_ranking(rank_documents(session.documents), session.generation)
    session.redraft(60)
    return session, keeper


def shown(session: Session) -> object:
    """All that a person would miss."""
    history = session.history
    return session.documents, history.steps, history.at


def test_undo_and_redo_survive_a_restart(tmp_path: Path) -> None:
    session, keeper = begun()
    first = next(session.briefing.items())
    for text in ("第一次改写。", "第二次改写。", "第三次改写。"):
        session.apply(edits.SetText(first.id, text))
        session.seal()
    session.undo()
    keeper.set_setting("engine", "lead")
    path = tmp_path / "简报.jianbao"
    assert keeper.save_as(path).result(10) == path
    before = shown(session)
    assert keeper.close()

    again, keeper, notices = open_workspace(path)
    assert not notices
    assert shown(again) == before
    assert keeper.settings == {"engine": "lead"}
    assert again.redo_label is not None and again.redo_label.code == "edit.set_text"
    again.redo()
    assert next(again.briefing.items()).text == "第三次改写。"
    for _ in range(3):
        again.undo()
    assert next(again.briefing.items()) == first
    assert keeper.close()

    last, keeper, _ = open_workspace(path)
    assert next(last.briefing.items()) == first
    last.redo()
    assert next(last.briefing.items()).text == "第一次改写。"
    assert keeper.close()
