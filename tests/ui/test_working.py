"""The line in a dialog that shows a job and can stop it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from model.errors import SourceError
from tests.briefing.worker_jobs import add, count, deaf
from ui.background import Background
from ui.core import make_worker
from ui.working import Working


def refuse(path: str, task: object = None) -> None:
    raise SourceError("error.source.empty", name=path)


@pytest.fixture
def working(qtbot: QtBot, qapp: QApplication) -> Iterator[Working]:
    background = Background(qapp, make_worker)
    made = Working(background)
    qtbot.addWidget(made)
    made.show()
    yield made
    background.close()


def test_a_long_job_is_shown_and_stopped_by_the_person(qtbot: QtBot, working: Working) -> None:
    results: list[object] = []
    working.run(count, 1000, 0.02, done=results.append, stage="window.stage.format")
    assert working.busy
    assert not working.cancel_button.isVisible()
    qtbot.waitUntil(working.cancel_button.isVisible, timeout=20_000)
    with qtbot.waitSignal(working.stopped, timeout=20_000):
        working.cancel_button.click()
    assert not working.busy
    assert not working.cancel_button.isVisible()
    # The next job is not told that anybody was stopped, and its answer comes.
    working.run(add, 2, 3, done=results.append, stage="window.stage.format")
    qtbot.waitUntil(lambda: results == [5], timeout=30_000)


def test_the_next_job_takes_the_place_of_the_one_before(qtbot: QtBot, working: Working) -> None:
    results: list[object] = []
    stopped: list[bool] = []
    working.stopped.connect(lambda: stopped.append(True))
    working.run(count, 1000, 0.02, done=results.append, stage="window.stage.format")
    working.run(add, 20, 3, done=results.append, stage="window.stage.format")
    qtbot.waitUntil(lambda: results == [23], timeout=30_000)
    assert stopped == []


def test_a_fault_of_the_file_is_worded(qtbot: QtBot, working: Working) -> None:
    with qtbot.waitSignal(working.failed, timeout=30_000) as told:
        working.run(refuse, "空.docx", done=print, stage="window.stage.format")
    assert "空.docx" in told.args[0]
    assert not working.busy


def test_a_job_that_was_dropped_says_nothing(qtbot: QtBot, working: Working) -> None:
    results: list[object] = []
    working.run(deaf, 0.2, done=results.append, stage="window.stage.format")
    working.drop()
    assert not working.busy
    qtbot.wait(400)
    assert results == []
