"""What was acknowledged is there again, whatever happened in between."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from samples import make_document

from briefing import edits
from briefing.jobs import rank_documents, read_sources
from briefing.keeper import Keeper
from briefing.recovery import recoverable, recovery_folder, remove, summary
from briefing.scribe import Keeping
from briefing.session import Session
from briefing.workspaces import open_workspace, repair
from model.document import Document
from model.errors import WorkspaceError
from workspace.lock import LockHeld
from workspace.store import Store

ROOT = Path(__file__).resolve().parents[2]


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


def write(session: Session, text: str) -> None:
    """One edit that is a step of its own."""
    session.apply(edits.SetText(next(session.briefing.items()).id, text))
    session.seal()


def shown(session: Session) -> object:
    """All that a person would miss."""
    history = session.history
    return session.documents, history.steps, history.at


def stored(path: Path) -> str:
    """The text of the first item that a file holds."""
    with Store.open(path, read_only=True) as store:
        return next(store.load().present.briefing.items()).text


def test_undo_and_redo_survive_a_restart(tmp_path: Path) -> None:
    session, keeper = begun()
    first = next(session.briefing.items())
    for text in ("第一次改写。", "第二次改写。", "第三次改写。"):
        write(session, text)
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
    assert again.redo_label is not None
    assert again.redo_label.code == "edit.set_text"
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


def test_every_kind_of_edit_comes_back(tmp_path: Path) -> None:
    session, keeper = begun()
    items = [item.id for item in session.briefing.items()]
    session.pin(items[0])
    session.apply(edits.SetField("期号", "7"))
    session.apply(edits.DeleteItems((items[-1],)))
    session.redraft(40, key="drag")
    session.add_documents([make_document("二.txt", "又")])
    session.remove_document(make_document().sha256)
    keeper.save_as(tmp_path / "a.jianbao").result(10)
    assert keeper.close()
    again, keeper, _ = open_workspace(tmp_path / "a.jianbao")
    assert shown(again) == shown(session)
    assert again.cut == session.cut
    assert again.highlights == session.highlights
    assert keeper.close()


def test_opening_and_changing_nothing_writes_nothing(tmp_path: Path) -> None:
    _, keeper = begun()
    path = keeper.save_as(tmp_path / "a.jianbao").result(10)
    assert keeper.close()
    before = path.read_bytes()
    session, keeper, _ = open_workspace(path)
    session.set_ranking(rank_documents(session.documents), session.generation)
    assert keeper.flush()
    assert keeper.close()
    assert path.read_bytes() == before
    assert not list(tmp_path.glob("*.backup"))


def test_a_saved_change_is_acknowledged_with_its_revision(tmp_path: Path) -> None:
    session, keeper = begun()
    heard: list[tuple[int, str]] = []
    keeper.on_saved = lambda revision: heard.append((revision, threading.current_thread().name))
    path = keeper.save_as(tmp_path / "a.jianbao").result(10)
    write(session, "改写。")
    assert keeper.flush()
    assert not keeper.pending
    assert stored(path) == "改写。"
    assert {name for _, name in heard} == {"keeper"}
    revisions = [revision for revision, _ in heard]
    assert revisions == sorted(revisions)
    assert keeper.close()
    with Store.open(path) as store:
        assert store.revision >= revisions[-1]


# --- work without a name


def test_unnamed_work_is_there_from_the_first_source_on() -> None:
    session = Session()
    keeper = Keeper(session)
    session.apply(edits.SetField("期号", "1"))
    assert keeper.flush()
    assert keeper.path is None
    assert not recovery_folder().exists()
    session.add_documents([make_document()])
    assert keeper.flush()
    assert keeper.path is not None
    assert keeper.path.parent == recovery_folder()
    assert not keeper.named
    # It is in use: nobody else is offered it.
    assert recoverable() == ()
    assert keeper.close()
    (left,) = recoverable()
    assert left.path == keeper.path
    about = summary(left.path)
    assert about.sources == ("材料.txt",)
    assert about.items == 0

    again, keeper, _ = open_workspace(left.path)
    assert not keeper.named
    assert again.briefing.field("期号") == "1"
    keeper.discard()
    assert recoverable() == ()
    assert list(recovery_folder().iterdir()) == []


def test_what_a_killed_program_left_is_offered() -> None:
    code = (
        "import os, sys\nsys.path[:0] = ['tests/briefing']\nfrom samples import make_document\n"
        "from briefing.session import Session\nfrom briefing.keeper import Keeper\n"
        "session = Session()\nkeeper = Keeper(session)\n"
        "session.add_documents([make_document()])\nassert keeper.flush()\nos._exit(9)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, timeout=60, check=False)
    assert done.returncode == 9
    (left,) = recoverable()
    session, keeper, notices = open_workspace(left.path)
    assert [notice.code for notice in notices] == ["notice.workspace.recovered"]
    assert [document.name for document in session.documents] == ["材料.txt"]
    path = left.path.parent.parent / "有名字.jianbao"
    keeper.save_as(path).result(10)
    assert keeper.named
    assert recoverable() == ()
    assert not left.path.exists()
    assert keeper.close()
    assert path.exists()


def test_work_that_was_emptied_again_leaves_nothing_behind() -> None:
    session = Session()
    keeper = Keeper(session)
    session.add_documents([make_document()])
    assert keeper.flush()
    session.remove_document(make_document().sha256)
    assert keeper.close()
    assert recoverable() == ()


def test_left_work_can_be_thrown_away() -> None:
    _, keeper = begun()
    assert keeper.close()
    (left,) = recoverable()
    remove(left.path)
    assert recoverable() == ()


def test_half_made_files_go_after_a_day() -> None:
    _, keeper = begun()
    assert keeper.close()
    folder = recovery_folder()
    old = time.time() - 2 * 24 * 3600
    halves = [folder / ".~0a.tmp", folder / "~$2026 weg.jianbao"]
    for path in halves:
        path.write_bytes(b"x")
    assert len(recoverable()) == 1
    assert all(path.exists() for path in halves)
    for path in halves:
        os.utime(path, (old, old))
    assert len(recoverable()) == 1
    assert not any(path.exists() for path in halves)


# --- places


def test_save_as_goes_on_there_and_leaves_a_named_file_as_it_was(tmp_path: Path) -> None:
    session, keeper = begun()
    first = keeper.save_as(tmp_path / "一.jianbao").result(10)
    write(session, "在第一处。")
    second = keeper.save_as(tmp_path / "二.jianbao").result(10)
    write(session, "在第二处。")
    assert keeper.flush()
    assert keeper.path == second
    assert (stored(first), stored(second)) == ("在第一处。", "在第二处。")
    with Store.open(first):
        pass
    assert keeper.save_as(second).result(10) == second
    assert keeper.close()


def test_a_copy_is_made_without_going_there(tmp_path: Path) -> None:
    session, keeper = begun()
    path = keeper.save_as(tmp_path / "a.jianbao").result(10)
    write(session, "复制之前。")
    copy = keeper.save_copy(tmp_path / "副本.jianbao").result(10)
    write(session, "复制之后。")
    assert keeper.close()
    assert (stored(copy), stored(path)) == ("复制之前。", "复制之后。")


def test_what_has_no_source_can_be_saved_and_copied_all_the_same(tmp_path: Path) -> None:
    session = Session()
    keeper = Keeper(session)
    session.apply(edits.SetField("期号", "3"))
    copy = keeper.save_copy(tmp_path / "副本.jianbao").result(10)
    path = keeper.save_as(tmp_path / "a.jianbao").result(10)
    assert keeper.close()
    for one in (copy, path):
        again, keeper, _ = open_workspace(one)
        assert again.briefing.field("期号") == "3"
        assert keeper.close()


def test_a_file_of_another_program_is_never_replaced(tmp_path: Path) -> None:
    session, keeper = begun()
    path = keeper.save_as(tmp_path / "a.jianbao").result(10)
    foreign = tmp_path / "别的.jianbao"
    foreign.write_bytes(b"PK" * 200)
    for order in (keeper.save_as, keeper.save_copy):
        with pytest.raises(WorkspaceError, match="not_ours"):
            order(foreign).result(10)
    write(session, "还在原处。")
    assert keeper.close()
    assert stored(path) == "还在原处。"
    assert foreign.read_bytes() == b"PK" * 200


def test_a_day_begins_with_a_backup_of_what_was(tmp_path: Path) -> None:
    session, keeper = begun(Keeping(backups=3))
    path = keeper.save_as(tmp_path / "a.jianbao").result(10)
    write(session, "昨天。")
    assert keeper.close()
    assert not list(tmp_path.glob("*.backup/*"))
    for text in ("今天。", "今天又一次。"):
        session, keeper, _ = open_workspace(path, keeping=Keeping(backups=3))
        write(session, text)
        assert keeper.close()
    (backup,) = tmp_path.glob("*.backup/*")
    assert stored(backup) == "昨天。"
    session, keeper, _ = open_workspace(path, keeping=Keeping(backups=3))
    made = [keeper.backup().result(10) for _ in range(4)]
    assert [one.exists() for one in made] == [False, True, True, True]
    assert keeper.close()


def test_sources_are_kept_with_their_bytes_under_the_limit(tmp_path: Path) -> None:
    folder = tmp_path / "材料"
    folder.mkdir()
    small, large = folder / "小.txt", folder / "大.txt"
    small.write_text("一、产业发展\n全年新增企业120家。\n", encoding="utf-8")
    large.write_text("二、民生改善\n新建学校12所。\n" * 30, encoding="utf-8")
    session = Session()
    keeper = Keeper(session, keeping=Keeping(originals_limit=300))
    documents = session.add_documents(read_sources([folder]).documents)
    keeper.add_originals([folder, tmp_path / "没有.txt"], {str(folder): "gb18030"})
    path = keeper.save_as(tmp_path / "a.jianbao").result(10)
    assert keeper.flush()
    by_name = {document.name: document.sha256 for document in documents}
    assert keeper.original(by_name[small.name]).result(10) == small.read_bytes()
    assert keeper.original(by_name[large.name]).result(10) is None
    assert [hit.document for hit in keeper.search("学校").result(10)][:1] == [by_name[large.name]]
    assert keeper.close()
    with Store.open(path) as store:
        sources = {source.document.name: source for source in store.load().sources}
        assert sources[small.name].path == str(small)
        assert sources[large.name].path == str(large)
        assert sources[small.name].encoding == "gb18030"


def test_a_source_that_went_and_came_again_is_kept_again(tmp_path: Path) -> None:
    source = tmp_path / "材料.txt"
    source.write_text("一、产业发展\n全年新增企业120家。\n", encoding="utf-8")
    session = Session()
    keeper = Keeper(session)
    (document,) = session.add_documents(read_sources([source]).documents)
    keeper.add_originals([source])
    assert keeper.flush()
    session.remove_document(document.sha256)
    session.add_documents([document])
    assert keeper.flush()
    assert keeper.acknowledged is not None
    # Nothing says that its bytes are there before they are.
    assert keeper.acknowledged.sources[0].path == "" or keeper.original(document.sha256).result(10)
    keeper.add_originals([source])
    assert keeper.flush()
    assert keeper.original(document.sha256).result(10) == source.read_bytes()
    assert keeper.acknowledged.sources[0].path == str(source)
    session.remove_document(document.sha256)
    assert keeper.flush()
    session.add_documents([document])
    assert keeper.flush()
    assert keeper.acknowledged.sources[0].path == ""
    assert keeper.original(document.sha256).result(10) is None
    keeper.discard()


# --- others


def test_a_second_process_is_told_who_holds_it_and_reads_a_copy(tmp_path: Path) -> None:
    session, keeper = begun()
    path = keeper.save_as(tmp_path / "a.jianbao").result(10)
    write(session, "第一个窗口。")
    assert keeper.flush()
    code = (
        "import sys, os, time\nfrom pathlib import Path\n"
        "from briefing import edits\nfrom briefing.recovery import recovery_folder\n"
        "from briefing.workspaces import open_workspace\nfrom workspace.lock import LockHeld\n"
        f"path = Path({str(path)!r})\nstarted = time.monotonic()\n"
        "try:\n    open_workspace(path)\nexcept LockHeld as held:\n    print(held.holder.pid)\n"
        "assert time.monotonic() - started < 2\n"
        "session, keeper, _ = open_workspace(path, read_only=True)\n"
        "assert keeper.copy_of == path and keeper.path is None\n"
        "item = next(session.briefing.items())\nprint(item.text == '第一个窗口。')\n"
        "session.apply(edits.SetText(item.id, '第二个窗口。'))\nassert keeper.close()\n"
        "print(keeper.path.parent == recovery_folder())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    assert done.stdout.split() == [str(os.getpid()), "True", "True"]
    write(session, "第一个窗口又改。")
    assert keeper.close()
    assert stored(path) == "第一个窗口又改。"
    (left,) = recoverable()
    assert stored(left.path) == "第二个窗口。"


def test_a_copy_for_reading_becomes_a_file_of_its_own(tmp_path: Path) -> None:
    session, keeper = begun()
    path = keeper.save_as(tmp_path / "a.jianbao").result(10)
    with pytest.raises(LockHeld):
        open_workspace(path)
    other, copy, _ = open_workspace(path, read_only=True)
    assert copy.flush()
    assert copy.path is None
    assert copy.save_as(tmp_path / "我的.jianbao").result(10)
    write(other, "我的。")
    assert copy.copy_of is None
    assert copy.close()
    assert keeper.close()
    assert stored(tmp_path / "我的.jianbao") == "我的。"
    assert stored(path) == next(session.briefing.items()).text


# --- what disks do


def test_a_full_disk_loses_nothing_and_the_work_goes_on_elsewhere(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    session, keeper = begun()
    failures: list[str] = []
    keeper.on_failed = lambda error: failures.append(getattr(error, "code", repr(error)))
    path = keeper.save_as(tmp_path / "a.jianbao").result(10)
    write(session, "还放得下。")
    assert keeper.flush()
    import signal

    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size, usual[1]))
        for number in range(3):
            write(session, f"放不下了{number}。" * 40_000)
            assert not keeper.flush()
        assert keeper.pending
        # The same failure again is not told again. (A limit of the process is no full disk to SQLite.)
        assert failures == ["error.workspace.failed"]
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)
        signal.signal(signal.SIGXFSZ, ignored)
    assert stored(path) == "还放得下。"
    assert keeper.flush()
    assert stored(path).startswith("放不下了2。")
    assert keeper.close()


def test_what_a_lost_place_refuses_is_saved_elsewhere(tmp_path: Path) -> None:
    stick = tmp_path / "U盘"
    stick.mkdir()
    session, keeper = begun()
    told = threading.Event()
    keeper.on_failed = lambda _: told.set()
    keeper.save_as(stick / "a.jianbao").result(10)
    stick.rename(tmp_path / "拔出")
    write(session, "拔出之后。")
    assert told.wait(10)
    assert keeper.pending
    path = keeper.save_as(tmp_path / "本机.jianbao").result(10)
    assert not keeper.pending
    write(session, "在本机继续。")
    assert keeper.close()
    assert stored(path) == "在本机继续。"
    session, keeper, _ = open_workspace(path)
    session.undo()
    assert next(session.briefing.items()).text == "拔出之后。"
    assert keeper.close()


def test_a_share_that_comes_back_gets_what_waited(tmp_path: Path) -> None:
    share = tmp_path / "共享"
    share.mkdir()
    session, keeper = begun()
    told = threading.Event()
    keeper.on_failed = lambda _: told.set()
    path = keeper.save_as(share / "a.jianbao").result(10)
    share.rename(tmp_path / "断开")
    write(session, "断开时写的。")
    assert told.wait(10)
    (tmp_path / "断开").rename(share)
    # Nobody asks: it is tried again by itself.
    end = time.monotonic() + 10
    while keeper.pending and time.monotonic() < end:
        time.sleep(0.05)
    assert not keeper.pending
    assert stored(path) == "断开时写的。"
    assert keeper.close()


def test_a_place_for_unnamed_work_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    wall = tmp_path / "文件"
    wall.write_text("", encoding="utf-8")
    session = Session()
    failures: list[Exception] = []
    keeper = Keeper(session, keeping=Keeping(folder=wall / "recovery"), on_failed=failures.append)
    session.add_documents([make_document()])
    assert not keeper.flush()
    assert keeper.pending
    assert isinstance(failures[0], WorkspaceError)
    path = keeper.save_as(tmp_path / "a.jianbao").result(10)
    assert not keeper.pending
    assert keeper.close()
    assert path.exists()


def test_a_damaged_file_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    session, keeper = begun()
    path = keeper.save_as(tmp_path / "a.jianbao").result(10)
    write(session, "独一无二的句子。")
    assert keeper.close()
    data = bytearray(path.read_bytes())
    data[data.find("独一无二".encode())] ^= 1
    path.write_bytes(data)
    with pytest.raises(WorkspaceError, match="damaged"):
        open_workspace(path)
    repaired, report = repair(path)
    assert not report.whole
    assert path.read_bytes() == bytes(data)
    again, keeper, _ = open_workspace(repaired)
    assert again.documents == session.documents
    assert keeper.close()


def test_a_listener_that_fails_is_no_failure_to_save() -> None:
    session, keeper = begun()

    def broken(_: int) -> None:
        raise RuntimeError("a bug")

    keeper.on_saved = broken
    write(session, "改写。")
    assert keeper.flush()
    assert not keeper.pending
    assert keeper.close()


def test_what_is_stored_is_not_compared_word_by_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, keeper = begun()
    write(session, "一。")
    keeper.save_as(tmp_path / "a.jianbao").result(10)
    write(session, "二。")
    assert keeper.flush()
    compared: list[object] = []
    plain = Document.__eq__
    monkeypatch.setattr(Document, "__eq__", lambda a, b: compared.append(a) or plain(a, b))
    write(session, "三。")
    session.undo()
    assert keeper.flush()
    assert not compared
    assert keeper.close()


def test_after_closing_changes_go_nowhere_and_closing_again_is_nothing(tmp_path: Path) -> None:
    session, keeper = begun()
    path = keeper.save_as(tmp_path / "a.jianbao").result(10)
    before = stored(path)
    assert keeper.close()
    assert keeper.close()
    write(session, "太晚了。")
    keeper.note_change()
    keeper.add_originals([path])
    assert stored(path) == before


def test_only_the_latest_of_many_changes_is_written(tmp_path: Path) -> None:
    session, keeper = begun()
    path = keeper.save_as(tmp_path / "a.jianbao").result(10)
    saved: list[int] = []
    keeper.on_saved = saved.append
    gate = threading.Event()
    waiting = keeper._writer.order(lambda: gate.wait(10), saved_first=False)
    for number in range(50):
        write(session, f"第{number}次。")
    gate.set()
    assert waiting.result(10)
    assert keeper.flush()
    assert len(saved) == 1
    assert stored(path) == "第49次。"
    assert keeper.close()
    again, keeper, _ = open_workspace(path)
    for _ in range(49):
        again.undo()
    assert next(again.briefing.items()).text == "第0次。"
    assert keeper.close()
