"""What is committed is there: after closing, after undo, in copies; nothing is written twice."""

from __future__ import annotations

import sqlite3
from dataclasses import fields, is_dataclass, replace
from pathlib import Path

import pytest
from workspace_samples import document, edited, full_state, pushed, snapshot

from model.briefing import Briefing, BriefingTable, TableRow
from model.document import Anchor, Block, BlockKind, Document, Doubt, Segment, Span
from model.errors import WorkspaceError
from model.series import Joins, Label
from workspace.state import Correction, Source, Step, WorkspaceState
from workspace.store import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "简报 😀.jianbao"


def stored(path: Path) -> WorkspaceState:
    with Store.open(path) as store:
        return store.load()


def test_a_state_comes_back_as_it_was(path: Path) -> None:
    state, originals = full_state()
    with Store.create(path) as store:
        assert store.load() == WorkspaceState()
        revision = store.commit(state, originals)
        assert store.commit(state, originals) == revision
    assert stored(path) == state
    with Store.open(path) as store:
        assert not store.notices
        assert {sha: store.original(sha) for sha in store.originals()} == originals
        store.check()
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def set_fields(value: object, found: dict[type, set[str]]) -> None:
    """Which fields of which types have something else than nothing anywhere in ``value``."""
    if isinstance(value, tuple | frozenset):
        for one in value:
            set_fields(one, found)
    elif is_dataclass(value) and not isinstance(value, type):
        for part in fields(value):
            content = getattr(value, part.name)
            if content not in ("", 0, None, (), False, frozenset()):
                found.setdefault(type(value), set()).add(part.name)
            set_fields(content, found)


def with_table(briefing: Briefing) -> Briefing:
    """``briefing`` with a table and dates of its sources."""
    rows = (
        TableRow("r1", (("指标", "投资"), ("目标", "40")), briefing.sections[0].items[0].sources),
        TableRow("r2", (("指标", "用电"),), edited=True),
    )
    table = BriefingTable("t1", rows, "主要指标", "注：据年报", "s1")
    sources = tuple(replace(source, date="2024-01-05") for source in briefing.sources)
    return replace(briefing, tables=(table,), sources=sources)


def test_no_field_of_any_type_is_forgotten(path: Path) -> None:
    """A field that is added to a type of the model must be stored too."""
    state, originals = full_state()
    limits = (replace(state.present, length=None, top=3), replace(state.present, per_section=2))
    for limit in limits:
        state = pushed(state, limit)
    doubt = Doubt(1, 2, "doubt.twin", (("found", "1"), ("likely", "l")))
    block = Block(BlockKind.CAPTION, "图1", (Segment(1, 2, Anchor(paragraph=3)),), doubts=(doubt,))
    first = state.sources[0]
    document = replace(first.document, blocks=(*first.document.blocks, block))
    state = replace(state, sources=(replace(first, document=document), *state.sources[1:]))
    state = pushed(state, replace(state.present, briefing=with_table(state.present.briefing)))
    said = ((state.sources[0].document.sha256, Correction(Span(1, 0, 2), BlockKind.HEADING, 1)),)
    state = pushed(state, replace(state.present, locked=frozenset({"s2"}), corrections=said))
    pair = (Label("全省", "投资"), Label("全省", "固定资产投资"))
    joins = Joins(together=(pair,), apart=(pair,))
    lengths = ((("e" * 64, (0, 1)), 300), (("f" * 64, ()), 0))
    state = pushed(state, replace(state.present, joins=joins, lengths=lengths))
    breaks = (("e" * 64, 3, 0, False), ("e" * 64, 4, 7, True))
    state = pushed(state, replace(state.present, breaks=breaks))
    last = replace(state.steps[-1], merge_key="edit.set_text i1", name="送审稿")
    state = replace(state, steps=(*state.steps[:-1], last))
    found: dict[type, set[str]] = {}
    set_fields(state, found)
    assert {kind.__name__ for kind in found} >= {"Item", "Highlight", "Section", "Correction"}
    for kind, names in found.items():
        known = {part.name for part in fields(kind)}  # type: ignore[arg-type]
        # Made of breaks each time: sources are stored as they were read.
        assert names == known - {"pieces"}, kind
    with Store.create(path) as store:
        store.commit(state, originals)
    assert stored(path) == state


def test_what_steps_share_is_stored_once_and_shared_again(path: Path) -> None:
    state, originals = full_state(edits=30, items=60)
    with Store.create(path) as store:
        store.commit(state, originals)
    loaded = stored(path)
    first, second = (step.snapshot.briefing.sections for step in loaded.steps[:2])
    shared = [a for a, b in zip(first, second, strict=True) if a is b]
    assert len(shared) == 1
    with sqlite3.connect(path) as connection:
        items = connection.execute("SELECT count(*) FROM chunk WHERE kind='item'").fetchone()[0]
    connection.close()
    assert items <= 60 + 30


def test_undo_redo_and_a_new_branch(path: Path) -> None:
    state, originals = full_state(edits=6)
    with Store.create(path) as store:
        store.commit(state, originals)
        undone = replace(state, at=2)
        store.commit(undone)
    assert stored(path) == undone
    with Store.open(path) as store:
        branch = pushed(undone, edited(undone.present, 3, "另一种写法"))
        store.commit(branch)
        store.check()
    assert stored(path) == branch


def test_forgotten_and_joined_steps_leave_no_chunks_behind(path: Path) -> None:
    state, originals = full_state(edits=20)
    with Store.create(path) as store:
        store.commit(state, originals)
        shorter = replace(state, steps=state.steps[8:], at=len(state.steps) - 9)
        store.commit(shorter)
        joined = replace(
            shorter,
            steps=(*shorter.steps[:-1], Step(edited(shorter.present, 0, "合并"), "edit.x")),
        )
        store.commit(joined)
        store.check()
        first = replace(joined, steps=joined.steps[:1], at=0)
        store.commit(first)
        store.check()
    assert stored(path) == first
    with sqlite3.connect(path) as connection:
        left = connection.execute("SELECT count(*) FROM chunk WHERE kind='snapshot'").fetchone()[0]
    connection.close()
    assert left == 1


def test_sources_come_go_and_are_read_again(path: Path) -> None:
    state, originals = full_state()
    one, two = state.sources
    with Store.create(path) as store:
        store.commit(state, originals)
        again = replace(two.document, blocks=(*two.document.blocks, Block(BlockKind.NOISE, "3")))
        changed = replace(state, sources=(replace(two, document=again, encoding="big5"), one))
        store.commit(changed)
        assert store.load() == changed
        assert store.original(two.document.sha256) == originals[two.document.sha256]
        store.commit(changed, {one.document.sha256: None})
        assert store.originals() == {two.document.sha256}
        fewer = replace(changed, sources=changed.sources[:1])
        store.commit(fewer)
        store.check()
    assert stored(path) == fewer


def test_any_text_is_kept(path: Path) -> None:
    odd = "空\0字节 \ud800 孤立代理 \u2028\u202e \U0001f600 " + "\t\n" * 3
    source, _ = document(texts=(odd, "", "x" * 300_000))
    source = replace(source, name=odd)
    state = WorkspaceState((Source(source, odd, odd),), settings=((odd, odd),))
    state = pushed(state, edited(snapshot(source), 1, odd))
    with Store.create(path) as store:
        store.commit(state)
    assert stored(path) == state


def test_a_large_original_in_parts(path: Path) -> None:
    from hashlib import sha256

    data = bytes(range(256)) * 5000
    source = Document("大.bin", "txt", sha256(data).hexdigest(), ())
    empty = Document("空.bin", "txt", sha256(b"").hexdigest(), ())
    with Store.create(path) as store:
        store.commit(
            WorkspaceState((Source(source), Source(empty))),
            {source.sha256: data, empty.sha256: b""},
        )
    with Store.open(path) as store:
        assert store.original(source.sha256) == data
        assert store.original(empty.sha256) == b""


def test_bytes_of_another_document_are_a_bug(path: Path) -> None:
    state, _ = full_state()
    with Store.create(path) as store:
        store.commit(state)
        with pytest.raises(ValueError):
            store.commit(state, {state.sources[0].document.sha256: b"other"})
        assert store.load() == state


def test_a_copy_is_whole_and_closed(path: Path, tmp_path: Path) -> None:
    state, originals = full_state()
    target = tmp_path / "副本.jianbao"
    with Store.create(path) as store:
        store.commit(state, originals)
        store.save_copy(target)
        assert stored(target) == state
        with pytest.raises(WorkspaceError, match="exists"):
            store.save_copy(target, overwrite=False)
        with pytest.raises(WorkspaceError, match="itself"):
            store.save_copy(path)
    with Store.open(target) as copy:
        assert copy.notices == ()


def test_backups_are_dated_and_few(path: Path) -> None:
    state, originals = full_state()
    with Store.create(path) as store:
        store.commit(state, originals)
        made = [store.backup(keep=3) for _ in range(5)]
    assert [backup.exists() for backup in made] == [False, False, True, True, True]
    assert stored(made[-1]) == state


def test_reading_a_copy_while_another_writes(path: Path) -> None:
    state, originals = full_state()
    with Store.create(path) as store:
        store.commit(state, originals)
        before = path.read_bytes()
        with Store.open(path, read_only=True) as reader:
            assert reader.load() == state
            assert reader.search("学校")
            with pytest.raises(WorkspaceError, match="read_only"):
                reader.commit(state)
        assert path.read_bytes() == before


def test_a_removed_source_leaves_the_file(path: Path) -> None:
    import random
    from hashlib import sha256

    text = "".join(chr(code) for code in random.Random(1).choices(range(0x4E00, 0x9F00), k=60_000))
    data = random.Random(2).randbytes(3_000_000)
    big = Document("大.txt", "txt", sha256(data).hexdigest(), (Block(BlockKind.PARAGRAPH, text),))
    state, originals = full_state()
    with Store.create(path) as store:
        store.commit(state, originals)
        with_big = replace(state, sources=(*state.sources, Source(big)))
        store.commit(with_big, {big.sha256: data})
        size = path.stat().st_size
        assert store.search(text[500:510])
        store.commit(state)
    assert path.stat().st_size < size / 4
    assert text[:100].encode() not in path.read_bytes()
    assert data[5000:5100] not in path.read_bytes()
    with Store.open(path) as store:
        assert store.load() == state
        assert store.search("学校")
        assert store._content is not None
        assert store._content._is_index_trusted()


def test_a_link_stays_a_link(path: Path, tmp_path: Path) -> None:
    state, originals = full_state()
    target, link = tmp_path / "真身.jianbao", tmp_path / "快捷.jianbao"
    Store.create(target).close()
    link.symlink_to(target)
    with Store.create(path) as store:
        store.commit(state, originals)
        store.save_copy(link)
    assert link.is_symlink()
    assert stored(target) == state
