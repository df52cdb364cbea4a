"""Old files open after a backup, newer ones are refused unchanged, a kill leaves old or new."""

from __future__ import annotations

import shutil
import sqlite3
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from later_format import LATER, broken_step, failing_step
from workspace_samples import full_state as present_state

from model.errors import WorkspaceError
from workspace import copies
from workspace.schema import CURRENT, declared, objects
from workspace.state import Step, WorkspaceState
from workspace.store import Store

ROOT = Path(__file__).resolve().parents[2]
RELEASED = sorted((Path(__file__).parent / "released").glob("schema-*.jianbao"))


def full_state() -> tuple[WorkspaceState, dict[str, bytes | None]]:
    """The sample as the first format holds it: without what types of the model have got since."""
    state, originals = present_state()
    return replace(state, steps=tuple(map(_as_released, state.steps))), originals


def _as_released(step: Step) -> Step:
    snapshot = step.snapshot
    sections = tuple(
        replace(section, items=tuple(replace(item, conflicts=()) for item in section.items))
        for section in snapshot.briefing.sections
    )
    highlights = tuple(replace(one, variants=(), headline=None) for one in snapshot.highlights)
    briefing = replace(snapshot.briefing, sections=sections)
    return replace(step, snapshot=replace(snapshot, briefing=briefing, highlights=highlights))


def version_of(path: Path) -> int:
    return int.from_bytes(path.read_bytes()[60:64], "big")


def test_every_released_schema_is_kept() -> None:
    assert [path.stem for path in RELEASED] == [f"schema-{n + 1}" for n in range(CURRENT.version)]


@pytest.mark.parametrize("released", RELEASED, ids=lambda path: path.stem)
def test_a_released_file_opens(released: Path, tmp_path: Path) -> None:
    path = tmp_path / released.name
    shutil.copy(released, path)
    state, originals = full_state()
    with Store.open(path) as store:
        assert store.load() == state
        assert {sha: store.original(sha) for sha in store.originals()} == originals
        assert store.search("学校")
        store.check()
    assert version_of(path) == CURRENT.version


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "旧.jianbao"
    shutil.copy(RELEASED[0], path)
    return path


def test_an_old_file_is_backed_up_and_migrated(path: Path) -> None:
    before = path.read_bytes()
    state, _ = full_state()
    with Store.open(path, file_format=LATER) as store:
        assert [notice.code for notice in store.notices] == ["notice.workspace.migrated"]
        assert store.load() == state
    assert version_of(path) == LATER.version
    (backup,) = copies.backup_folder(path).iterdir()
    assert version_of(backup) == 1
    with Store.open(backup) as old:
        assert old.load() == state
    assert len(backup.read_bytes()) == len(before)
    with Store.open(path, file_format=LATER) as store:
        assert store.notices == ()
        store.check()


def test_a_newer_file_is_refused_unchanged(path: Path) -> None:
    Store.open(path, file_format=LATER).close()
    before = path.read_bytes()
    for read_only in (False, True):
        with pytest.raises(WorkspaceError, match="newer") as caught:
            Store.open(path, read_only=read_only)
        assert caught.value.values["version"] == "3"
    assert path.read_bytes() == before


def test_reading_an_old_file_changes_nothing(path: Path) -> None:
    before = path.read_bytes()
    with Store.open(path, read_only=True, file_format=LATER) as store:
        assert store.load() == full_state()[0]
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("faulty", [failing_step(), broken_step()], ids=["fails", "other form"])
def test_a_faulty_migration_leaves_the_file_as_it_was(path: Path, faulty: object) -> None:
    before = path.read_bytes()
    with pytest.raises(WorkspaceError, match="migration"):
        Store.open(path, file_format=faulty)  # type: ignore[arg-type]
    assert path.read_bytes() == before
    with Store.open(path) as store:
        assert store.load() == full_state()[0]


def test_a_migration_without_room_for_the_backup_does_not_begin(path: Path, tmp_path: Path) -> None:
    before = path.read_bytes()
    blocked = tmp_path / "不是文件夹"
    blocked.write_bytes(b"")
    with pytest.raises(WorkspaceError):
        Store.open(path, file_format=LATER, backups=blocked)
    assert path.read_bytes() == before


MIGRATING = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from later_format import LATER
from workspace.store import Store
Store.open(Path(sys.argv[1]), file_format=LATER).close()
"""


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace makes the kill hit one call")
def test_a_kill_during_a_migration_leaves_old_or_new(path: Path) -> None:
    from tools.faults import calls_on, with_fault

    argv = [sys.executable, "-c", MIGRATING, str(path), str(Path(__file__).parent)]
    old = path.read_bytes()
    calls = calls_on(path, argv)
    state, _ = full_state()
    found = set()
    for call in (*calls[:: max(1, len(calls) // 25)], calls[-1]):
        shutil.rmtree(copies.backup_folder(path), ignore_errors=True)
        path.write_bytes(old)
        done = with_fault(path, argv, "signal=SIGKILL", call)
        assert done.returncode != 0
        hot = copies.journal_of(path)
        if hot is not None:
            copies.roll_back(path)
        version = version_of(path)
        found.add(version)
        assert version in (1, LATER.version)
        if version == 1:
            with Store.open(path) as store:
                assert store.load() == state
                store.check()
        with Store.open(path, file_format=LATER) as store:
            assert store.load() == state
            store.check()
    assert found == {1, LATER.version}


def test_the_declared_form_is_what_a_new_file_has(tmp_path: Path) -> None:
    path = tmp_path / "新.jianbao"
    Store.create(path).close()
    connection = sqlite3.connect(path)
    assert objects(connection) == declared(CURRENT.statements)
    assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "delete"
    strict = connection.execute(
        "SELECT name FROM pragma_table_list WHERE strict=0 AND type='table' "
        "AND name NOT LIKE 'sqlite%'"
    )
    assert strict.fetchall() == []
    connection.close()
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_is_recognized_by_its_header() -> None:
    head = RELEASED[0].read_bytes()[:100]
    assert head[68:72] == b"Jian"
