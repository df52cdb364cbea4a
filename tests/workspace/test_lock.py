"""One writer at a time; who it is; a killed one keeps nobody out."""

from __future__ import annotations

import errno
import multiprocessing
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from workspace_samples import edited, full_state, pushed

from model.errors import WorkspaceError
from workspace import lock as locking
from workspace.lock import Lock, LockHeld, holder, side_file
from workspace.store import Store

ROOT = Path(__file__).resolve().parents[2]

HOLD = """
import sys, time
from pathlib import Path
from workspace.store import Store
store = Store.open(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.readline()
store.close()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "简报.jianbao"
    state, originals = full_state()
    with Store.create(path) as store:
        store.commit(state, originals)
    return path


def holding(path: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_the_second_hears_who_holds_it_and_reads_a_copy(path: Path) -> None:
    with holding(path) as process:
        started = time.monotonic()
        with pytest.raises(LockHeld) as caught:
            Store.open(path)
        assert time.monotonic() - started < 2
        assert caught.value.holder.pid == process.pid
        assert caught.value.holder.host
        assert caught.value.holder.since
        assert holder(path) == caught.value.holder
        with Store.open(path, read_only=True) as reader:
            assert reader.load().sources
        process.communicate("\n", timeout=20)
    assert holder(path) is None
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]
    Store.open(path).close()


def test_a_killed_holder_keeps_nobody_out(path: Path) -> None:
    with holding(path) as process:
        process.kill()
        process.wait()
        assert side_file(path).exists()
        assert holder(path) is None
        with Store.open(path) as store:
            assert [notice.code for notice in store.notices] == ["notice.workspace.recovered"]
    assert not side_file(path).exists()
    with Store.open(path) as store:
        assert store.notices == ()


def test_twice_in_one_process(path: Path) -> None:
    with Store.open(path), pytest.raises(LockHeld):
        Store.open(path)


def test_the_same_file_by_another_name(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "别名.jianbao"
    link.symlink_to(path)
    with Store.open(path), pytest.raises(LockHeld):
        Store.open(link)


def test_the_name_of_the_holder_may_be_unreadable(path: Path) -> None:
    with Store.open(path):
        side_file(path).write_bytes(b"\xff{")
        with pytest.raises(LockHeld) as caught:
            Store.open(path)
        assert caught.value.holder == locking.Holder()


def test_a_long_name_has_a_short_side_file(tmp_path: Path) -> None:
    path = tmp_path / ("名" * 84 + ".jb")
    assert len(os.fsencode(path.name)) == 255
    lock = Lock.take(path)
    lock.release()
    lock.release()
    assert list(tmp_path.iterdir()) == []


def test_where_no_locks_are_known_the_side_file_itself_counts(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import errno

    def unknown(descriptor: int) -> None:
        raise OSError(errno.ENOLCK, "no locks")

    monkeypatch.setattr(locking, "_lock", unknown)
    with Store.open(path) as store:
        # The work is done on a copy and put in place whole.
        store.commit(pushed(store.load(), edited(store.load().present, 1, "共享上的修改")))
        text = next(i.text for i in store.load().present.briefing.items() if i.id == "i1")
        assert text == "共享上的修改"
        known = Store.open(path, read_only=True)
        assert known.load() == store.load()
        known.close()
        monkeypatch.setattr(locking, "_host", lambda: "another")
        with pytest.raises(LockHeld):
            Store.open(path)
    assert not side_file(path).exists()


def _grow(path: Path, name: str, count: int, results: object) -> None:
    slowest = 0.0
    done = 0
    while done < count:
        started = time.monotonic()
        try:
            with Store.open(path) as store:
                state = store.load()
                settings = (*state.settings, (name, str(done)))
                from dataclasses import replace

                store.commit(replace(state, settings=settings))
                done += 1
        except LockHeld:
            pass
        slowest = max(slowest, time.monotonic() - started)
    results.put((name, slowest))  # type: ignore[attr-defined]


def test_two_processes_lose_no_update(path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    results = context.Queue()
    both = [context.Process(target=_grow, args=(path, name, 15, results)) for name in ("甲", "乙")]
    for process in both:
        process.start()
    waits = [results.get(timeout=60) for _ in both]
    for process in both:
        process.join(timeout=20)
        assert process.exitcode == 0
    with Store.open(path) as store:
        found = store.load().settings
    for name in ("甲", "乙"):
        assert [value for key, value in found if key == name] == [str(n) for n in range(15)]
    assert max(slowest for _, slowest in waits) < 2


def test_a_folder_that_may_not_be_written(path: Path) -> None:
    if os.name != "posix" or os.geteuid() == 0:
        path.chmod(0o444)
        try:
            with pytest.raises(WorkspaceError, match="no_permission"):
                Store.open(path)
            with Store.open(path, read_only=True) as store:
                assert store.load().sources
        finally:
            path.chmod(0o644)
        return
    path.parent.chmod(0o555)
    try:
        with pytest.raises(WorkspaceError, match="no_permission"):
            Store.open(path)
        with Store.open(path, read_only=True) as store:
            assert store.load().sources
    finally:
        path.parent.chmod(0o755)


def test_a_lock_that_cannot_name_its_holder_leaves_no_side_file(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(locking, "_write", full)
    with pytest.raises(WorkspaceError, match="disk_full"):
        Lock.take(path)
    assert not side_file(path).exists()
    monkeypatch.undo()
    lock = Lock.take(path)
    assert not lock.stale
    lock.release()
