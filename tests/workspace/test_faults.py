"""Power cuts and failing system calls, a few of them; `tools.powercut` and `tools.faults` do all."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tools import faults, powercut
from workspace.store import Store

pytestmark = pytest.mark.skipif(
    shutil.which("strace") is None, reason="strace records and fails system calls"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    # strace prints paths as they are only if they are ASCII.
    return tmp_path_factory.mktemp("cuts").resolve()


def test_no_power_cut_loses_what_was_acknowledged(folder: Path) -> None:
    life = folder / "life"
    life.mkdir()
    events = powercut.record(life)
    assert sum(event.kind == "ack" for event in events) == len(powercut.scripted())
    verdict = powercut.judge(events, 150, 1, folder / "cut")
    assert verdict == powercut.Verdict(150, 0, 0)


def test_the_judge_knows_an_unsafe_setting(folder: Path) -> None:
    life = folder / "unsafe"
    life.mkdir()
    events = powercut.record(life, "FULL")
    assert powercut.judge(events, 60, 1, folder / "cut").lost > 0
    shutil.rmtree(life)
    life.mkdir()
    events = powercut.record(life, "OFF")
    assert powercut.judge(events, 60, 1, folder / "cut").unreadable > 0


@pytest.mark.parametrize("trouble", list(faults.TROUBLES))
def test_a_call_that_fails(trouble: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    count = faults.every_call(trouble, tmp_path_factory.mktemp("calls").resolve(), step=13)
    assert count.faults >= 8
    assert count.told >= 3
    assert count.broken == 0


def test_a_commit_leaves_no_side_file(tmp_path: Path) -> None:
    states = powercut.scripted(3)
    with Store.create(tmp_path / powercut.NAME, states[0]) as store:
        for state in states[1:]:
            store.commit(state)
            names = {entry.name for entry in tmp_path.iterdir()}
            assert names == {powercut.NAME, f"~${powercut.NAME}"}
