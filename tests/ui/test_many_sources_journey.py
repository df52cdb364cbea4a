"""A thousand sources in one go: told how far it is, stopped at once, read once, and the window never waits."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer

from tests.ui.conftest import Driver
from ui.app import settle

COUNT = 1_000
# Seconds of work in one turn of the event loop, of the window's own thread.
LONGEST_TURN = 0.5


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(COUNT):
        place = tmp_path / f"{number // 100:02}"
        place.mkdir(exist_ok=True)
        text = (
            f"第{number}号材料\n\n2023年，第{number}个县区完成投资{number * 7 + 3}亿元，增长"
            f"{number % 9 + 1}.{number % 10}%，新开工项目{number}个。\n"
        )
        (place / f"{number:04}.txt").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def settled() -> Iterator[None]:
    """The collector of cycles as the program has it, which need not go over what other tests have left."""
    threshold = gc.get_threshold()
    settle()
    yield
    gc.unfreeze()
    gc.set_threshold(*threshold)


@pytest.mark.timeout(400)
@pytest.mark.usefixtures("settled")
def test_a_thousand_sources(driver: Driver, folder: Path) -> None:
    beats: list[float] = []
    timer = QTimer()
    timer.timeout.connect(lambda: beats.append(time.thread_time()))
    timer.start(10)
    shares: list[tuple[int, int]] = []
    driver.desk.background.progressed.connect(
        lambda one: one and shares.append((one.done, one.total))
    )

    # Stopped on its way: nothing stays under way, and nothing half done is left.
    driver.window.deeds.open_paths([folder])
    driver.wait(lambda: shares and shares[-1][0] > 20)
    asked = time.perf_counter()
    driver.desk.background.cancel_all()
    driver.wait(lambda: not driver.desk.background.busy)
    assert time.perf_counter() - asked < 5
    assert not driver.desk.documents

    with driver.qtbot.waitSignal(driver.desk.draft_ready, timeout=300_000):
        driver.window.deeds.open_paths([folder])
    assert len(driver.desk.documents) == COUNT
    assert driver.texts
    read = len(shares)
    assert read > 20

    # Again: known by their bytes, so nothing is read and nothing is ranked.
    ranking = driver.desk.session.ranking
    driver.window.deeds.open_paths([folder])
    driver.wait(lambda: not driver.desk.background.busy, timeout=300_000)
    assert len(driver.desk.documents) == COUNT
    assert driver.desk.session.ranking is ranking
    timer.stop()
    turns = sorted(later - before for before, later in pairwise(beats))
    assert turns[-1] < LONGEST_TURN
    driver.settle()
