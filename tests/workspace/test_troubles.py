"""What disks, shares, names and clocks do: told in our words, and nothing acknowledged is lost."""

from __future__ import annotations

import datetime as clock
import errno
import os
import shutil
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from workspace_samples import edited, full_state, pushed

from messages.catalogue import say
from model.errors import WorkspaceError
from workspace import copies
from workspace import store as store_module
from workspace.store import Store

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "简报.jianbao"
    state, originals = full_state()
    with Store.create(path) as store:
        store.commit(state, originals)
    return path


def refused(path: Path) -> str:
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(WorkspaceError) as caught:
        Store.open(path)
    line = say(caught.value.code, caught.value.values)
    assert str(path) in line
    assert "{" not in line
    assert (path.read_bytes() if path.is_file() else b"") == before
    return caught.value.code


def test_files_that_are_no_workspaces(tmp_path: Path) -> None:
    path = tmp_path / "坏.jianbao"
    path.write_bytes(b"")
    assert refused(path) == "error.workspace.empty"
    path.write_bytes(b"PK\x03\x04" + b"x" * 500)
    assert refused(path) == "error.workspace.not_ours"
    path.unlink()
    import sqlite3

    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE t(x)")
    connection.close()
    assert refused(path) == "error.workspace.not_ours"
    assert refused(tmp_path) == "error.workspace.is_folder"
    with pytest.raises(WorkspaceError, match=r"error\.workspace\.missing"):
        Store.open(tmp_path / "没有.jianbao")
    with pytest.raises(WorkspaceError, match=r"error\.workspace\.missing"):
        Store.create(tmp_path / "没有" / "简报.jianbao")
    assert sorted(entry.name for entry in tmp_path.iterdir()) == [path.name]


def test_an_existing_file_is_not_replaced_by_a_new_one(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(WorkspaceError, match="exists"):
        Store.create(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "name",
    [
        "带 空格 和 😀.jianbao",
        "百分%20号?x=1#y&z.jianbao",
        "引'号\"和;.jianbao",
        "名" * 80 + ".jianbao",
        "/".join(["二百个汉字的路径" * 9] * 3) + "/简报.jianbao",
    ],
)
def test_any_path(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    state, originals = full_state()
    with Store.create(path) as store:
        store.commit(state, originals)
        assert store.backup(keep=2).exists()
        after = pushed(state, edited(state.present, 2, "长路径"))
        store.commit(after)
        store.save_copy(path.with_name("副本.jianbao"))
    for one in (path, path.with_name("副本.jianbao")):
        with Store.open(one) as store:
            assert store.load() == after
            assert store.notices == ()
    with Store.open(path, read_only=True) as store:
        assert store.load() == after
    left = {entry.name for entry in path.parent.iterdir()}
    assert left == {path.name, "副本.jianbao", copies.backup_folder(path).name}


def test_a_file_that_goes_away_and_comes_back(path: Path, tmp_path: Path) -> None:
    store = Store.open(path)
    state = store.load()
    after = pushed(state, edited(state.present, 1, "拔出之后"))
    elsewhere = tmp_path / "别处"
    elsewhere.mkdir()
    shutil.move(path, elsewhere / path.name)
    with pytest.raises(WorkspaceError, match="gone"):
        store.commit(after)
    shutil.copy(elsewhere / path.name, path)
    store.commit(after)
    store.close()
    with Store.open(path) as again:
        assert again.load() == after
    with Store.open(elsewhere / path.name) as moved:
        assert moved.load() == state


def test_a_file_that_another_took_the_place_of(path: Path, tmp_path: Path) -> None:
    store = Store.open(path)
    state = store.load()
    other = tmp_path / "另一个.jianbao"
    Store.create(other).close()
    other.replace(path)
    before = path.read_bytes()
    with pytest.raises(WorkspaceError, match="replaced"):
        store.commit(pushed(state, edited(state.present, 1, "不能写到别人的文件里")))
    rescued = tmp_path / "另存.jianbao"
    store.close()
    assert path.read_bytes() == before
    assert not rescued.exists()


def test_the_clock_does_not_matter(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Then(clock.datetime):
        years = 0

        @classmethod
        def now(cls, tz: clock.tzinfo | None = None) -> clock.datetime:
            real = clock.datetime.now(tz)
            return real.replace(year=real.year + cls.years, day=min(real.day, 28))

    monkeypatch.setattr(store_module, "datetime", Then)
    made = []
    state = None
    for number, years in enumerate((0, 10, -10, 0, -10, 10)):
        Then.years = years
        with Store.open(path) as store:
            assert store.notices == ()
            state = store.load() if state is None else state
            assert store.load() == state
            state = pushed(state, edited(state.present, 1, f"第{number}次"))
            store.commit(state)
            made.append(store.backup(keep=2))
    assert [backup.exists() for backup in made] == [False] * 4 + [True] * 2
    with Store.open(made[-1]) as last:
        assert last.load() == state


LIMITED = """
import resource, signal, sys
from pathlib import Path
sys.path.insert(0, sys.argv[3])
from workspace_samples import edited, full_state, pushed
from model.errors import WorkspaceError
from workspace.store import Store
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
path, room = Path(sys.argv[1]), int(sys.argv[2])
store = Store.open(path)
state = store.load()
size = path.stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (size + room, resource.RLIM_INFINITY))
acknowledged = 0
code = ""
for number in range(400):
    after = pushed(state, edited(state.present, number % 30, f"第{number}次" + "长" * 2000))
    try:
        store.commit(after)
    except WorkspaceError as error:
        code = error.code
        break
    state = after
    acknowledged += 1
assert store.load() == state
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
store.commit(after)
assert store.load() == after
print(acknowledged, code, flush=True)
"""


@pytest.mark.skipif(os.name != "posix", reason="file size limits are POSIX's")
@pytest.mark.parametrize("room", [0, 1, 4096, 9000, 50_000])
def test_no_room_at_any_point(path: Path, room: int) -> None:
    size = path.stat().st_size
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(path), str(room), str(Path(__file__).parent)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    count, code = done.stdout.split()
    assert code in ("error.workspace.disk_full", "error.workspace.failed")
    with Store.open(path) as store:
        assert store.load().steps[-1].snapshot.briefing
        assert len(store.load().steps) == 6 + int(count) + 1
        store.check()
    assert path.stat().st_size >= size


def test_a_copy_that_does_not_fit_leaves_the_old_one(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "副本.jianbao"
    target.write_bytes(b"old")

    def full(source: object, target: object, length: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with Store.open(path) as store:
        monkeypatch.setattr(shutil, "copyfileobj", full)
        with pytest.raises(WorkspaceError, match="disk_full"):
            store.save_copy(target)
        monkeypatch.undo()
        assert target.read_bytes() == b"old"
        store.save_copy(target)
    with Store.open(target):
        pass
    assert {entry.name for entry in tmp_path.iterdir()} == {path.name, target.name}


def test_a_commit_that_fails_can_be_tried_again(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(path) as store:
        state = store.load()
        after = pushed(state, edited(state.present, 1, "再试一次"))

        def interrupted(*_: object) -> None:
            raise MemoryError

        monkeypatch.setattr("workspace.history.put", interrupted)
        with pytest.raises(WorkspaceError, match="memory"):
            store.commit(after)
        monkeypatch.undo()
        assert store.load() == state
        store.commit(after)
        assert store.load() == after
    with Store.open(path) as store:
        assert store.load() == after


EDITING = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from workspace_samples import edited, pushed
from workspace.store import Store
store = Store.open(Path(sys.argv[1]))
state = store.load()
number = len(state.steps)
while True:
    state = pushed(state, edited(state.present, number % 30, f"第{number}次"))
    store.commit(state)
    print(number, flush=True)
    number += 1
"""


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX's")
def test_killed_at_any_moment(path: Path) -> None:
    import random
    import time

    chance = random.Random(3)
    for _ in range(12):
        process = subprocess.Popen(
            [sys.executable, "-c", EDITING, str(path), str(Path(__file__).parent)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None
        first = process.stdout.readline()
        time.sleep(chance.random() * 0.15)
        process.send_signal(signal.SIGKILL)
        rest = process.stdout.read()
        process.wait()
        # A last line may have been cut off by the kill.
        told = [int(line) for line in (first + rest).split("\n")[:-1]]
        with Store.open(path) as store:
            state = store.load()
            assert len(state.steps) in (told[-1] + 1, told[-1] + 2)
            text = f"第{told[-1]}次"
            snapshot = state.steps[told[-1]].snapshot
            assert any(item.text == text for item in snapshot.briefing.items())
            store.check()


def test_settings_and_places_alone_are_commits_too(path: Path) -> None:
    with Store.open(path) as store:
        state = store.load()
        for changed in (
            replace(state, settings=(("engine", "lead"),)),
            replace(state, at=0),
            replace(state, sources=state.sources[::-1]),
        ):
            before = store.revision
            assert store.commit(changed) == before + 1
            assert store.load() == changed


def killed_inside_a_commit(path: Path) -> None:
    """Leave ``path`` as a writer killed in the middle of a large commit leaves it: with a hot journal."""
    script = """
import os, sys
import sqlite3
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size=1")
connection.execute("PRAGMA cache_spill=1")
connection.execute("BEGIN IMMEDIATE")
connection.execute("UPDATE block SET body='x'")
connection.execute("UPDATE chunk SET body='x'")
os._exit(9)
"""
    subprocess.run([sys.executable, "-c", script, str(path)], check=False, timeout=30)
    assert copies.journal_of(path) is not None


def test_a_hot_journal_is_rolled_back(path: Path, tmp_path: Path) -> None:
    with Store.open(path) as store:
        state = store.load()
    killed_inside_a_commit(path)
    before = path.read_bytes()
    with Store.open(path, read_only=True) as store:
        assert store.load() == state
    assert path.read_bytes() == before
    deep = tmp_path / ("很长的路径" * 15) / ("很长的路径" * 15)
    deep.mkdir(parents=True)
    copies.raw_copy(path, deep / path.name)
    for one in (path, deep / path.name):
        with Store.open(one) as store:
            assert store.load() == state
            assert store.notices
        assert copies.journal_of(one) is None
        with Store.open(one) as store:
            assert store.load() == state
            assert not store.notices


def test_a_journal_does_not_outlive_the_file_it_belongs_to(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "旧的.jianbao"
    shutil.copy(path, target)
    killed_inside_a_commit(target)
    with Store.open(path) as store:
        state = pushed(store.load(), edited(store.load().present, 1, "新的"))
        store.commit(state)
        store.save_copy(target)
    with Store.open(target) as store:
        assert store.load() == state
        store.check()
