"""Damage is told: never a crash, never wrong text; what is whole is read into a new file."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from workspace_samples import full_state

from model.errors import WorkspaceError
from workspace.repair import RescueReport, rescue
from workspace.state import WorkspaceState
from workspace.store import Store

FLIPS = 200
NOTHING_LEFT = ("error.workspace.unrecoverable", "error.workspace.empty")
BYTES = 1000


@pytest.fixture(scope="module")
def good(
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[bytes, WorkspaceState, dict[str, bytes]]:
    path = tmp_path_factory.mktemp("good") / "好.jianbao"
    state, originals = full_state(edits=12, items=30)
    with Store.create(path) as store:
        store.commit(state, originals)
    return path.read_bytes(), state, {sha: data for sha, data in originals.items() if data}


def flips(data: bytes, count: int, seed: int) -> Iterator[bytes]:
    """Copies of ``data`` with one bit turned over."""
    chance = random.Random(seed)
    for _ in range(count):
        bit = chance.randrange(len(data) * 8)
        changed = bytearray(data)
        changed[bit // 8] ^= 1 << bit % 8
        yield bytes(changed)


def with_other_bytes(data: bytes, count: int, seed: int) -> Iterator[bytes]:
    """Copies of ``data`` with one byte replaced by any other."""
    chance = random.Random(seed)
    for _ in range(count):
        changed = bytearray(data)
        at = chance.randrange(len(data))
        changed[at] = (changed[at] + chance.randrange(1, 256)) % 256
        yield bytes(changed)


def faithful(found: WorkspaceState, original: WorkspaceState) -> bool:
    """Whether every text in ``found`` is one of the original's, in its place, or plainly empty."""
    blocks = {
        (source.document.sha256, number): block.text
        for source in original.sources
        for number, block in enumerate(source.document.blocks)
    }
    items = {
        (item.id, item.text) for step in original.steps for item in step.snapshot.briefing.items()
    }
    return all(
        block.text in ("", blocks.get((source.document.sha256, number)))
        for source in found.sources
        for number, block in enumerate(source.document.blocks)
        if any(sha == source.document.sha256 for sha, _ in blocks)
    ) and all(
        (item.id, item.text) in items
        for step in found.steps
        for item in step.snapshot.briefing.items()
    )


def judge(
    path: Path,
    damaged: bytes,
    state: WorkspaceState,
    originals: dict[str, bytes],
) -> str:
    """Open, read, search and rescue a damaged file; what came of it. Fails on anything silently wrong."""
    for entry in path.parent.iterdir():
        entry.unlink()
    path.write_bytes(damaged)
    try:
        with Store.open(path) as store:
            assert store.load() == state
            for word in ("学校", "材料", "Ⅱ", "gdp"):
                assert len(store.search(word)) == brute(state, word)
            for sha, data in originals.items():
                try:
                    assert store.original(sha) == data
                except WorkspaceError:
                    return "original"
        return "whole"
    except WorkspaceError as error:
        code = error.code
    before = path.read_bytes()
    target = path.with_name("救.jianbao")
    try:
        report = rescue(path, target)
    except WorkspaceError as error:
        return code if error.code in NOTHING_LEFT else pytest.fail(error.code)
    assert path.read_bytes() == before
    with Store.open(target) as store:
        found = store.load()
        store.check()
        assert faithful(found, state)
        assert not report.whole or equal_content(found, state)
        for sha in store.originals():
            assert store.original(sha) == originals[sha]
    return code


def equal_content(found: WorkspaceState, state: WorkspaceState) -> bool:
    return found.steps == state.steps and found.at == state.at and found.sources == state.sources


def brute(state: WorkspaceState, word: str) -> int:
    from workspace.index import folded

    return sum(
        folded(block.text).count(folded(word))
        for source in state.sources
        for block in source.document.blocks
    )


@pytest.mark.parametrize("seed", range(4))
def test_a_turned_bit(
    seed: int, tmp_path: Path, good: tuple[bytes, WorkspaceState, dict[str, bytes]]
) -> None:
    data, state, originals = good
    found = [
        judge(tmp_path / "坏.jianbao", changed, state, originals)
        for changed in flips(data, FLIPS // 4, seed)
    ]
    assert "error.workspace.damaged" in found


@pytest.mark.parametrize("seed", range(4))
def test_another_byte(
    seed: int, tmp_path: Path, good: tuple[bytes, WorkspaceState, dict[str, bytes]]
) -> None:
    data, state, originals = good
    for changed in with_other_bytes(data, BYTES // 4, seed + 100):
        judge(tmp_path / "坏.jianbao", changed, state, originals)


def test_cut_off_files(
    tmp_path: Path, good: tuple[bytes, WorkspaceState, dict[str, bytes]]
) -> None:
    data, state, originals = good
    chance = random.Random(7)
    lengths = [0, 1, 15, 16, 99, 100, 512, 4095, 4096, len(data) - 1, len(data) - 4096]
    lengths += [chance.randrange(len(data)) for _ in range(30)]
    for length in lengths:
        code = judge(tmp_path / "坏.jianbao", data[:length], state, originals)
        assert code.startswith("error.workspace."), length


def test_every_text_in_the_file_is_guarded(
    tmp_path: Path, good: tuple[bytes, WorkspaceState, dict[str, bytes]]
) -> None:
    """Every byte of a text that can be found in the file, changed: told each time."""
    data, state, originals = good
    text = "改造老旧小区".encode()
    places = []
    at = data.find(text)
    while at >= 0:
        places.append(at)
        at = data.find(text, at + 1)
    assert places
    told = []
    for place in places:
        changed = bytearray(data)
        changed[place + 2] ^= 1
        told.append(judge(tmp_path / "坏.jianbao", bytes(changed), state, originals))
    assert set(told) <= {"error.workspace.damaged", "original"}


def lose(path: Path, table: str, where: str) -> None:
    """Take rows out as damage would: behind the program's back."""
    connection = sqlite3.connect(path)
    connection.execute(f"DELETE FROM {table} WHERE {where}")
    connection.commit()
    connection.close()


@pytest.fixture
def path(tmp_path: Path, good: tuple[bytes, WorkspaceState, dict[str, bytes]]) -> Path:
    path = tmp_path / "坏.jianbao"
    path.write_bytes(good[0])
    return path


def rescued(path: Path) -> tuple[RescueReport, WorkspaceState]:
    with pytest.raises(WorkspaceError, match="damaged"):
        Store.open(path)
    target = path.with_name("救.jianbao")
    report = rescue(path, target)
    with Store.open(target) as store:
        return report, store.load()


def test_a_lost_block_leaves_a_marked_gap(
    path: Path, good: tuple[bytes, WorkspaceState, dict[str, bytes]]
) -> None:
    lose(path, "block", "source=1 AND number=2")
    report, found = rescued(path)
    assert report.documents[0].lost == (2,)
    assert report.documents[1].whole
    assert found.sources[0].document.blocks[2].text == ""
    assert found.sources[0].document.blocks[3] == good[1].sources[0].document.blocks[3]
    assert found.sources[0].document.notices[-1].code == "notice.workspace.blocks_lost"
    assert found.steps == good[1].steps
    assert not report.whole


def test_a_lost_item_is_counted(
    path: Path, good: tuple[bytes, WorkspaceState, dict[str, bytes]]
) -> None:
    lose(path, "chunk", "kind='item' AND id=(SELECT max(id) FROM chunk WHERE kind='item')")
    report, found = rescued(path)
    assert report.lost_items == 1
    assert report.present
    assert report.items == 29
    assert report.steps == len(found.steps) == len(good[1].steps) - report.lost_steps


def test_a_lost_source_is_found_by_its_original(
    path: Path, good: tuple[bytes, WorkspaceState, dict[str, bytes]]
) -> None:
    lose(path, "source", "id=1")
    report, found = rescued(path)
    document = good[1].sources[0].document
    assert [d.sha256 for d in report.documents] == [s.document.sha256 for s in good[1].sources]
    assert found.sources[0].document.name == document.name
    assert found.sources[0].document.blocks == document.blocks
    assert not report.documents[0].described
    assert report.documents[1].whole


def test_a_lost_head_and_lost_settings(
    path: Path, good: tuple[bytes, WorkspaceState, dict[str, bytes]]
) -> None:
    lose(path, "state", "id IN (1, 2)")
    report, found = rescued(path)
    assert found.steps == good[1].steps
    assert found.sources == good[1].sources
    assert not report.settings
    assert not report.whole


def test_a_lost_root_page_does_not_lose_its_rows(
    path: Path, good: tuple[bytes, WorkspaceState, dict[str, bytes]]
) -> None:
    connection = sqlite3.connect(path)
    roots = [
        row[0]
        for row in connection.execute("SELECT rootpage FROM sqlite_schema WHERE type='table'")
    ]
    connection.close()
    data = bytearray(path.read_bytes())
    inner = [root for root in roots if root and data[(root - 1) * 4096] == 5]
    assert inner
    for root in inner:
        data[(root - 1) * 4096 : root * 4096] = bytes(4096)
    # The very first page too: all that says what the file is.
    data[:4096] = bytes(4096)
    path.write_bytes(data)
    with pytest.raises(WorkspaceError, match="not_ours"):
        Store.open(path)
    target = path.with_name("救.jianbao")
    report = rescue(path, target)
    with Store.open(target) as store:
        found = store.load()
    assert report.whole
    assert found == good[1]


def test_the_index_is_not_trusted_when_it_is_damaged(
    path: Path, good: tuple[bytes, WorkspaceState, dict[str, bytes]]
) -> None:
    connection = sqlite3.connect(path)
    connection.execute("UPDATE bigram_data SET block=zeroblob(length(block)) WHERE id > 10")
    connection.commit()
    connection.close()
    with Store.open(path) as store:
        assert len(store.search("学校")) == brute(good[1], "学校") > 0
        # The next change of the sources makes it anew.
        state = store.load()
        fewer = WorkspaceState(state.sources[:1], state.steps, state.at, state.settings)
        store.commit(fewer)
        assert len(store.search("学校")) == brute(fewer, "学校")
    with Store.open(path) as store:
        assert len(store.search("学校")) == brute(fewer, "学校")
        assert store._content is not None
        assert store._content._is_index_trusted()


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER t AFTER UPDATE ON state BEGIN DELETE FROM block; END",
        "CREATE VIEW v AS SELECT load_extension('x')",
        "CREATE TABLE extra(x)",
        "CREATE INDEX i ON block(number)",
    ],
)
def test_what_is_not_ours_is_refused_and_read_out(
    path: Path, statement: str, good: tuple[bytes, WorkspaceState, dict[str, bytes]]
) -> None:
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()
    before = path.read_bytes()
    with pytest.raises(WorkspaceError, match="foreign"):
        Store.open(path)
    assert path.read_bytes() == before
    report = rescue(path, path.with_name("救.jianbao"))
    assert report.whole
    with Store.open(path.with_name("救.jianbao")) as store:
        assert store.load() == good[1]


def test_a_table_in_disguise_is_not_asked(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("ALTER TABLE block RENAME TO hidden")
    connection.execute("CREATE VIEW block AS SELECT * FROM hidden")
    connection.commit()
    connection.close()
    with pytest.raises(WorkspaceError, match="foreign"):
        Store.open(path)
    report = rescue(path, path.with_name("救.jianbao"))
    assert all(document.whole for document in report.documents)


def test_nothing_to_save_is_told(tmp_path: Path) -> None:
    path = tmp_path / "别的.jianbao"
    path.write_bytes(random.Random(1).randbytes(50_000))
    with pytest.raises(WorkspaceError, match="unrecoverable"):
        rescue(path, tmp_path / "救.jianbao")
    assert not (tmp_path / "救.jianbao").exists()
