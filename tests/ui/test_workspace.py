"""Nothing is ever lost, as a person sees it: saving, reopening, a kill, a second window, leaving."""

from __future__ import annotations

import contextlib
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from briefing.recovery import recoverable
from briefing.workspaces import open_workspace
from messages import say
from model.errors import WorkspaceError
from tests.readers.pdf_samples import build, flow
from tests.ui.conftest import Driver, driven
from ui.questions import Answer
from ui.safekeeping import Saving
from workspace.lock import Lock

ROOT = Path(__file__).resolve().parents[2]
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def another(qapp: object, qtbot: object) -> Callable[[], object]:
    """A further window, as after a restart or beside the first."""

    @contextmanager
    def opened() -> Iterator[Driver]:
        yield from driven(qapp, qtbot)  # type: ignore[arg-type]

    return opened


def choose(monkeypatch: pytest.MonkeyPatch, target: Path) -> None:
    """Answer every dialog that asks where to save."""
    monkeypatch.setattr("ui.choosing.named", lambda *_: (str(target), ""))


def saved(driver: Driver) -> bool:
    safe = driver.window.safe
    return safe.state is Saving.DONE and not safe.keeper.pending


def wait_saved(driver: Driver) -> None:
    driver.wait(lambda: saved(driver), 10_000)
    assert driver.window.statusline.saved.text().startswith("已保存 ")


def named(driver: Driver, sources: Path, target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A draft that has a file."""
    driver.open(sources)
    choose(monkeypatch, target)
    driver.window.commands["save"].trigger()
    driver.wait(lambda: driver.window.windowTitle() == f"{target.stem} - 简报工坊")
    assert driver.window.safe.path == target
    wait_saved(driver)


def edit(driver: Driver, text: str) -> str:
    """Word the first item anew, as typed into its card; its id."""
    item = driver.items[0].id
    driver.click_card(item)
    driver.window.commands["edit_card"].trigger()
    driver.wait(lambda: driver.window.briefing.cards.findChild(object, "cardEditor"))
    editor = driver.window.briefing.cards.findChild(object, "cardEditor")
    editor.selectAll()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    driver.wait(lambda: driver.desk.session.item(item).text == text)
    return item


def offer(bar: object, text: str) -> None:
    """Press a button of a message."""
    button = next(one for one in bar.offers if one.text() == text)  # type: ignore[attr-defined]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_every_step_is_saved_and_undo_goes_on_after_reopening(
    driver: Driver,
    another: Callable[[], object],
    sources: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target = tmp_path / "第一期.jianbao"
    named(driver, sources, target, monkeypatch)
    assert driver.window.windowTitle() == "第一期 - 简报工坊"
    before = driver.texts
    seen: list[str] = []
    driver.window.safe.changed.connect(lambda: seen.append(driver.window.statusline.saved.text()))
    edit(driver, "changed by hand")
    # A quick disk is done before the window gets to say that it saves.
    driver.wait(lambda: any(one.startswith(("正在保存", "已保存")) for one in seen))
    wait_saved(driver)
    asked: list[object] = []
    driver.window.filing.ask_save = lambda *_: asked.append(1) or Answer.STAY
    assert driver.window.close()
    assert asked == []
    with another() as again:  # type: ignore[attr-defined]
        with again.qtbot.waitSignal(again.desk.draft_ready, timeout=60_000):
            again.window.deeds.open_paths([target])
        assert again.texts == ["changed by hand", *before[1:]]
        assert again.window.windowTitle() == "第一期 - 简报工坊"
        assert [one.name for one in again.desk.documents] == ["工作情况.txt", "民生.txt"]
        again.window.briefing.cards.setFocus()
        again.keys(Qt.Key.Key_Z, CTRL)
        assert again.texts == before
        again.keys(Qt.Key.Key_Y, CTRL)
        assert again.texts[0] == "changed by hand"
        # The ranking is there again, and choosing keeps the person's own work.
        again.window.topbar.length.spin.setValue(200)
        again.wait(lambda: again.desk.length == 200 and again.desk.session.characters <= 200)
        assert "changed by hand" in again.texts
        wait_saved(again)


def test_ctrl_s_of_a_named_file_says_that_it_is_saved(
    driver: Driver, sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.jianbao"
    named(driver, sources, target, monkeypatch)
    monkeypatch.setattr("ui.choosing.named", pytest.fail)
    driver.window.briefing.cards.setFocus()
    driver.keys(Qt.Key.Key_S, CTRL)
    driver.wait(lambda: "a.jianbao" in driver.window.statusline.hint.text())


def test_save_as_copy_and_backup(
    driver: Driver, sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, copy = (tmp_path / f"{name}.jianbao" for name in ("一", "二", "副本"))
    named(driver, sources, first, monkeypatch)
    choose(monkeypatch, copy)
    driver.window.commands["save_copy"].trigger()
    driver.wait(copy.exists)
    assert driver.window.safe.path == first
    choose(monkeypatch, second.with_suffix(""))
    driver.window.commands["save_as"].trigger()
    driver.wait(lambda: driver.window.windowTitle() == "二 - 简报工坊")
    assert driver.window.safe.path == second
    edit(driver, "only in the second")
    wait_saved(driver)
    driver.window.commands["backup"].trigger()
    driver.wait(lambda: list(tmp_path.glob("二.backup/*.jianbao")))
    for path, there in ((first, False), (copy, False)):
        session, keeper, _ = open_workspace(path)
        assert any(item.text == "only in the second" for item in session.briefing.items()) is there
        keeper.close()
    assert str(second) in [str(path) for path in driver.window.settings.recent()]


def test_an_export_stays_no_workspace(
    driver: Driver, sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that is no workspace of ours is not replaced."""
    other = tmp_path / "别的.jianbao"
    other.write_text("not ours", encoding="utf-8")
    driver.open(sources)
    choose(monkeypatch, other)
    driver.window.commands["save"].trigger()
    driver.wait(driver.window.messages.isVisible)
    assert "别的.jianbao" in driver.window.messages.text.text()
    assert other.read_text(encoding="utf-8") == "not ours"
    assert driver.window.safe.path is None


def test_unnamed_work_is_offered_a_name_before_it_is_left(
    driver: Driver, sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver.open(sources)
    asked: list[str] = []
    answers = [Answer.STAY, Answer.SAVE]

    def ask(parent: QWidget, title: str) -> Answer:
        asked.append(title)
        return answers.pop(0)

    driver.window.filing.ask_save = ask
    driver.click_card(driver.items[0].id)
    driver.keys(Qt.Key.Key_Delete)
    assert not driver.window.close()
    assert len(asked) == 1
    assert driver.window.isVisible()
    target = tmp_path / "离开时.jianbao"
    choose(monkeypatch, target)
    left = driver.texts
    assert driver.window.close()
    session, keeper, _ = open_workspace(target)
    assert [item.text for item in session.briefing.items()] == left
    keeper.close()
    assert recoverable() == ()


def test_work_that_was_not_saved_is_offered_at_the_next_start(
    driver: Driver, another: Callable[[], object], sources: Path
) -> None:
    driver.open(sources)
    edit(driver, "never saved")
    texts = driver.texts
    driver.window.filing.ask_save = lambda *_: Answer.LEAVE
    assert driver.window.close()
    assert len(recoverable()) == 1
    with another() as again:  # type: ignore[attr-defined]
        again.wait(again.window.offers.isVisible)
        assert "材料 2 份" in again.window.offers.text.text()
        offer(again.window.offers, "恢复")
        again.wait(lambda: again.texts == texts)
        assert not again.window.offers.isVisible()
        assert again.window.windowTitle() == "未命名简报 - 简报工坊"
        again.window.briefing.cards.setFocus()
        again.keys(Qt.Key.Key_Z, CTRL)
        assert again.texts[0] != "never saved"
        again.settle()
    with another() as last:  # type: ignore[attr-defined]
        last.wait(last.window.offers.isVisible)
        last.window.left.confirm_discard = lambda _: True
        offer(last.window.offers, "丢弃")
        assert recoverable() == ()
        last.wait(lambda: not last.window.offers.isVisible())
        last.settle()


KILLED = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from briefing import edits
from ui import app as application
from ui.safekeeping import Saving
from ui.window import MainWindow

def go(window):
    step = [0]
    def look():
        safe, desk = window.safe, window.desk
        if step[0] == 0 and any(True for _ in desk.briefing.items()) and not desk.background.busy:
            step[0] = 1
            item = next(desk.briefing.items())
            desk.session.apply(edits.SetText(item.id, "the last words"))
        elif step[0] == 1 and safe.state is Saving.DONE and not safe.keeper.pending:
            print("saved", flush=True)
            step[0] = 2
    timer = QTimer(window)
    timer.timeout.connect(look)
    timer.start(20)

original = MainWindow.start
def start(window):
    original(window)
    go(window)
MainWindow.start = start

if __name__ == "__main__":
    sys.exit(application.run([Path(sys.argv[1])]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_killed_program_loses_nothing_that_was_saved(
    another: Callable[[], object], sources: Path, tmp_path: Path
) -> None:
    script = tmp_path / "killed.py"
    script.write_text(f"import sys\nsys.path.insert(0, {str(ROOT)!r})\n" + KILLED, "utf-8")
    running = subprocess.Popen(
        [sys.executable, str(script), str(sources)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    try:
        assert running.stdout is not None
        assert running.stdout.readline().strip() == "saved"
    finally:
        os.kill(running.pid, signal.SIGKILL)
        running.wait(10)
    with another() as again:  # type: ignore[attr-defined]
        again.wait(again.window.offers.isVisible)
        offer(again.window.offers, "恢复")
        again.wait(lambda: "the last words" in again.texts)
        again.wait(again.window.messages.isVisible)
        said = again.window.messages.text.text()
        assert "没有存成文件" in said
        assert ".jianbao" not in said
        again.window.briefing.cards.setFocus()
        again.keys(Qt.Key.Key_Z, CTRL)
        assert "the last words" not in again.texts
        again.settle()


def test_the_second_window_says_who_has_the_file_and_reads_a_copy(
    driver: Driver,
    another: Callable[[], object],
    sources: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target = tmp_path / "共用.jianbao"
    named(driver, sources, target, monkeypatch)
    with another() as second:  # type: ignore[attr-defined]
        second.window.deeds.open_paths([target])
        second.wait(second.window.messages.isVisible)
        text = second.window.messages.text.text()
        assert "共用.jianbao" in text
        assert "使用" in text
        offer(second.window.messages, "打开只读副本")
        second.wait(lambda: second.window.safe.copy_of == target)
        assert second.texts == driver.texts
        assert "只读副本" in second.window.windowTitle()
        assert "只读副本" in second.window.messages.text.text()
        second.settle()
        edit(second, "in the copy only")
        wait_saved(second)
        edit(driver, "in the file")
        wait_saved(driver)
        # Changes of a copy are unnamed work, which is asked about.
        asked: list[int] = []
        second.window.filing.ask_save = lambda *_: asked.append(1) or Answer.LEAVE
        second.window.close()
        assert asked == [1]
    driver.window.close()
    session, keeper, _ = open_workspace(target)
    assert next(session.briefing.items()).text == "in the file"
    keeper.close()


def test_a_disk_that_fails_is_told_and_the_work_goes_on(
    driver: Driver, sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from workspace.store import Store

    target = tmp_path / "满.jianbao"
    named(driver, sources, target, monkeypatch)
    commit = Store.commit

    def full(store: Store, *args: object, **kwargs: object) -> int:
        if store.path == target:
            raise WorkspaceError("error.workspace.disk_full", name=target, folder=tmp_path)
        return commit(store, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(Store, "commit", full)
    edit(driver, "on a full disk")
    line = driver.window.statusline
    driver.wait(lambda: line.saved.text() == "没有保存")
    assert line.saved.objectName() == "failed"
    assert "满.jianbao" in driver.window.messages.text.text()
    assert "磁盘空间不足" in driver.window.messages.text.text()
    asked: list[str] = []

    def ask(parent: QWidget, reason: str) -> Answer:
        asked.append(reason)
        return Answer.STAY

    driver.window.filing.ask_unsaved = ask
    assert not driver.window.close()
    assert "磁盘空间不足" in asked[0]
    elsewhere = tmp_path / "别处.jianbao"
    choose(monkeypatch, elsewhere)
    offer(driver.window.messages, "另存为…")
    driver.wait(lambda: driver.window.safe.path == elsewhere)
    wait_saved(driver)
    session, keeper, _ = open_workspace(elsewhere, read_only=True)
    assert next(session.briefing.items()).text == "on a full disk"
    keeper.close()


def test_a_failure_that_passes_is_forgotten(
    driver: Driver, sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from workspace.store import Store

    target = tmp_path / "拔出.jianbao"
    named(driver, sources, target, monkeypatch)

    def gone(store: Store, *args: object, **kwargs: object) -> int:
        raise WorkspaceError("error.workspace.gone", name=target, folder=tmp_path)

    with monkeypatch.context() as while_gone:
        while_gone.setattr(Store, "commit", gone)
        edit(driver, "while it was gone")
        driver.wait(driver.window.messages.isVisible)
    offer(driver.window.messages, "重试")
    wait_saved(driver)
    assert not driver.window.messages.isVisible()
    assert driver.window.safe.error is None


def test_a_folder_that_cannot_be_written_is_told_when_saving(
    driver: Driver, sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver.open(sources)
    choose(monkeypatch, tmp_path / "没有这个文件夹" / "a.jianbao")
    driver.window.commands["save"].trigger()
    driver.wait(driver.window.messages.isVisible)
    assert [one.text() for one in driver.window.messages.offers] == ["另存为…"]
    assert driver.window.safe.path is None
    assert driver.items


def test_a_damaged_file_is_repaired_into_a_new_one(
    driver: Driver,
    another: Callable[[], object],
    sources: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target = tmp_path / "坏了.jianbao"
    named(driver, sources, target, monkeypatch)
    texts = driver.texts
    driver.window.close()
    data = bytearray(target.read_bytes())
    # The text of an item, which stands in the file behind its source.
    data[data.rfind("环境整治".encode())] ^= 0x01
    target.write_bytes(data)
    broken = target.read_bytes()
    with another() as again:  # type: ignore[attr-defined]
        again.window.deeds.open_paths([target])
        again.wait(again.window.messages.isVisible)
        assert [one.text() for one in again.window.messages.offers] == ["抢救"]
        offer(again.window.messages, "抢救")
        again.wait(lambda: again.window.safe.path is not None)
        again.settle()
        assert again.window.safe.path != target
        assert "抢救" in again.window.messages.text.text()
        again.window.messages.more.click()
        assert "工作情况.txt" in again.window.messages.details.text()
        assert "民生.txt" in again.window.messages.details.text()
        assert "没有读出" in again.window.messages.details.text()
        kept = again.texts
        assert len(kept) == len(texts) - 1
        assert set(kept) < set(texts)
    assert target.read_bytes() == broken


def test_new_is_an_empty_desk_and_the_last_work_stays(
    driver: Driver, sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "旧.jianbao"
    named(driver, sources, target, monkeypatch)
    texts = driver.texts
    driver.window.commands["new"].trigger()
    assert not driver.items
    assert not driver.desk.documents
    assert driver.window.windowTitle() == "简报工坊"
    assert driver.window.sources.empty.isVisible()
    assert driver.window.reader.empty.isVisible()
    driver.open(sources / "民生.txt")
    assert {one.name for one in driver.desk.documents} == {"民生.txt"}
    with driver.qtbot.waitSignal(driver.desk.draft_ready, timeout=60_000):
        driver.window.deeds.open_paths([target])
    assert driver.texts == texts
    driver.settle()


def test_typing_without_a_pause_is_stored(
    driver: Driver, sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named(driver, sources, tmp_path / "a.jianbao", monkeypatch)
    item = driver.items[0].id
    driver.click_card(item)
    driver.window.commands["edit_card"].trigger()
    driver.wait(lambda: driver.window.briefing.cards.findChild(object, "cardEditor"))
    editor = driver.window.briefing.cards.findChild(object, "cardEditor")
    editor.selectAll()
    start = time.monotonic()
    typed = 0
    while time.monotonic() - start < 2.5:
        QTest.keyClicks(editor, "w")
        typed += 1
        driver.qtbot.wait(60)
    stored = driver.desk.session.item(item).text
    assert set(stored) == {"w"}
    assert len(stored) > typed // 3
    QTest.keyClick(editor, Qt.Key.Key_Return)
    driver.wait(lambda: driver.desk.session.item(item).text == "w" * typed)
    # All of it is one step.
    driver.window.briefing.cards.setFocus()
    driver.keys(Qt.Key.Key_Z, CTRL)
    assert "w" * 5 not in driver.desk.session.item(item).text


def test_a_huge_clipboard_is_refused_at_once(driver: Driver, sources: Path) -> None:
    driver.open(sources)
    before = driver.texts
    driver.click_card(driver.items[0].id)
    driver.window.commands["edit_card"].trigger()
    driver.wait(lambda: driver.window.briefing.cards.findChild(object, "cardEditor"))
    editor = driver.window.briefing.cards.findChild(object, "cardEditor")
    data = QMimeData()
    data.setText("满" * 3_500_000)
    QApplication.clipboard().setMimeData(data)
    start = time.thread_time()
    QTest.keyClick(editor, Qt.Key.Key_V, CTRL)
    driver.qtbot.wait(1)
    assert time.thread_time() - start < 1.0
    assert driver.window.messages.isVisible()
    assert "剪贴板" in driver.window.messages.text.text()
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert driver.texts == before
    QApplication.clipboard().clear()


def test_a_doubtful_encoding_can_be_chosen_anew(driver: Driver, tmp_path: Path) -> None:
    text = "全市工業增加值增長百分之六，糧食總產量達到八百三十七億斤。各項工作穩步推進。"
    file = tmp_path / "材料.txt"
    file.write_bytes(text.encode("big5"))
    driver.open(file)
    (document,) = driver.desk.documents
    driver.window.sources.reread_asked.emit(document.sha256, "gb18030")
    driver.wait(lambda: driver.desk.documents[0] is not document)
    driver.settle()
    assert text[:6] not in driver.desk.documents[0].blocks[0].text
    file.unlink()  # the bytes are inside the workspace
    wrong = driver.desk.documents[0]
    driver.window.sources.reread_asked.emit(document.sha256, "big5")
    driver.wait(lambda: driver.desk.documents[0] is not wrong)
    driver.settle()
    assert driver.desk.documents[0].blocks[0].text == text
    assert driver.items


def test_a_fault_of_ours_is_a_report_that_can_be_copied(driver: Driver, sources: Path) -> None:
    driver.open(sources)
    try:
        raise ZeroDivisionError("secret words of a document")
    except ZeroDivisionError as error:
        driver.desk.tell_error(error)
    driver.wait(lambda: driver.window.crashes.dialog is not None)
    dialog = driver.window.crashes.dialog
    assert dialog.isVisible()
    assert "ZeroDivisionError" in dialog.report.toPlainText()
    assert "secret" not in dialog.report.toPlainText()
    QTest.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    assert "ZeroDivisionError" in QApplication.clipboard().text()
    dialog.close()
    driver.click_card(driver.items[0].id)
    driver.keys(Qt.Key.Key_Delete)
    driver.window.commands["undo"].trigger()
    assert driver.items


def test_a_named_place_is_locked_while_it_is_open(
    driver: Driver, sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Saving over a file that somebody else has open is refused."""
    held = tmp_path / "占用.jianbao"
    named(driver, sources, tmp_path / "a.jianbao", monkeypatch)
    choose(monkeypatch, held)
    driver.window.commands["save_copy"].trigger()
    driver.wait(driver.window.messages.isVisible)
    lock = Lock.take(held)
    try:
        driver.window.messages.hide()
        driver.window.commands["save_as"].trigger()
        driver.wait(driver.window.messages.isVisible)
        assert "占用.jianbao" in driver.window.messages.text.text()
        assert driver.window.safe.path == tmp_path / "a.jianbao"
    finally:
        lock.release()
    # Saved elsewhere, nobody is told any more that it was not.
    choose(monkeypatch, tmp_path / "b.jianbao")
    driver.window.commands["save_as"].trigger()
    driver.wait(lambda: driver.window.safe.path == tmp_path / "b.jianbao")
    driver.wait(lambda: not driver.window.messages.isVisible())


def test_a_file_that_cannot_be_opened_is_no_longer_awaited(driver: Driver, tmp_path: Path) -> None:
    broken = tmp_path / "坏的.jianbao"
    broken.write_bytes(b"nothing that is a briefing")
    driver.window.expect([broken])
    assert driver.window.sources.expecting
    driver.window.deeds.open_paths([broken])
    driver.wait(driver.window.messages.isVisible)
    assert not driver.window.sources.expecting
    assert driver.window.statusline.hint.text() == say("window.hint.add")


def test_an_encrypted_source_asks_for_its_password(driver: Driver, tmp_path: Path) -> None:
    text = "今年以来，全省地区生产总值增长百分之六左右，粮食产量创历史新高。"
    file = tmp_path / "加密.pdf"
    file.write_bytes(build(flow([text]), user_password="secret"))
    given = ["wrong", "secret"]
    asked: list[str] = []

    def ask(parent: QWidget, name: str) -> str:
        asked.append(name)
        return given.pop(0)

    driver.window.deeds.ask_password = ask
    driver.window.deeds.open_paths([file])
    messages = driver.window.messages
    driver.wait(messages.isVisible)
    assert [failure.encrypted for failure in driver.desk.failures] == [True]
    with driver.qtbot.waitSignal(driver.desk.draft_ready, timeout=60_000):
        offer(messages, "输入密码…")  # the wrong one, after which it asks by itself
    assert asked == ["加密.pdf", "加密.pdf"]
    assert not driver.desk.failures
    assert driver.desk.documents[0].blocks[0].text == text
    driver.settle()


def test_a_password_is_asked_three_times_and_opens_what_shares_it(
    driver: Driver, tmp_path: Path
) -> None:
    text = "今年以来，全省地区生产总值增长百分之六左右，粮食产量创历史新高。"
    files = [tmp_path / f"{name}.pdf" for name in "甲乙丙"]
    for number, file in enumerate(files):
        file.write_bytes(build(flow([text + file.stem]), user_password="one" if number else "two"))
    asked: list[str] = []

    def ask(parent: QWidget, name: str) -> str:
        asked.append(name)
        return "wrong" if name == "甲.pdf" else "one"

    driver.window.deeds.ask_password = ask
    driver.window.deeds.open_paths(files)
    driver.wait(lambda: len(driver.desk.failures) == 3)
    driver.desk.password_wanted.emit(str(files[0]))
    driver.wait(lambda: len(asked) == 3 and not driver.desk.background.busy)
    assert asked == ["甲.pdf"] * 3
    with driver.qtbot.waitSignal(driver.desk.draft_ready, timeout=60_000):
        driver.desk.password_wanted.emit(str(files[1]))
    driver.wait(lambda: len(driver.desk.documents) == 2)
    driver.wait(lambda: len(driver.desk.failures) == 1)
    assert asked[3:] == ["乙.pdf"]
    driver.settle()


def test_a_newer_file_is_refused_and_stays_as_it_is(
    driver: Driver, another: Callable[[], object], sources: Path, tmp_path: Path
) -> None:
    target = tmp_path / "新.jianbao"
    driver.open(sources)
    driver.window.safe.save_as(target, lambda _: None, pytest.fail)
    driver.wait(lambda: driver.window.safe.path == target)
    driver.window.close()
    with contextlib.closing(sqlite3.connect(target)) as newer:
        (version,) = newer.execute("PRAGMA user_version").fetchone()
        newer.execute(f"PRAGMA user_version = {version + 1_000_000}")
    before = target.read_bytes()
    with another() as again:  # type: ignore[attr-defined]
        again.window.deeds.open_paths([target])
        again.wait(again.window.messages.isVisible)
        assert "升级程序" in again.window.messages.text.text()
        assert again.window.messages.offers == []
        assert not again.desk.documents
        again.settle()
    assert target.read_bytes() == before


HOOKED = """
import sys
from PySide6.QtCore import QTimer
from ui import app as application
from ui.window import MainWindow

original = MainWindow.start
def start(window):
    original(window)
    def fault():
        raise LookupError("a fault of ours")
    def look():
        dialog = window.crashes.dialog
        if dialog is not None and dialog.isVisible():
            print(dialog.report.toPlainText())
            dialog.close()
            window.close()
    timer = QTimer(window)
    timer.timeout.connect(look)
    timer.start(50)
    QTimer.singleShot(300, fault)
MainWindow.start = start

if __name__ == "__main__":
    sys.exit(application.run([]))
"""


def test_a_fault_that_nobody_caught_is_shown_and_the_window_lives_on(tmp_path: Path) -> None:
    script = tmp_path / "hooked.py"
    script.write_text(f"import sys\nsys.path.insert(0, {str(ROOT)!r})\n" + HOOKED, "utf-8")
    done = subprocess.run(
        [sys.executable, str(script)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "LookupError" in done.stdout
    assert "a fault of ours" not in done.stdout


def test_a_folder_that_may_not_be_written_is_read_as_a_copy(
    driver: Driver,
    another: Callable[[], object],
    sources: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target = tmp_path / "只读.jianbao"
    named(driver, sources, target, monkeypatch)
    texts = driver.texts
    driver.window.close()
    before = target.read_bytes()

    def refuse(path: Path) -> Lock:
        raise WorkspaceError("error.workspace.no_permission", name=path, folder=path.parent)

    with monkeypatch.context() as read_only, another() as again:  # type: ignore[attr-defined]
        read_only.setattr(Lock, "take", refuse)
        again.window.deeds.open_paths([target])
        again.wait(again.window.messages.isVisible)
        assert "没有权限" in again.window.messages.text.text()
        offer(again.window.messages, "打开只读副本")
        again.wait(lambda: again.window.safe.copy_of == target)
        assert again.texts == texts
        again.settle()
    assert target.read_bytes() == before
