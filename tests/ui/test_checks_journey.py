"""The number check where it is needed: on the cards, while typing, in the status line, before an export."""

from __future__ import annotations

import gc
import random
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from briefing.edits import DeleteItems, ReplaceText, SetText
from briefing.reviewing import Concern, Remark
from model.briefing import Item, SourceRef
from tests.ui.conftest import Driver
from tests.ui.test_assembling_journey import editor_of, undo_text
from ui.cards.notes import Action
from ui.cards.typesetting import Tone
from ui.checks.listing import ChecksPanel, Choice, ExportQuestion

FIGURE = "837.3亿斤"
WRONG = "873.3亿斤"


def reviewed(driver: Driver) -> tuple[Remark, ...]:
    driver.settle()
    driver.wait(lambda: not driver.window.checking.follower.running)
    return driver.window.checking.follower.remarks


def item_with(driver: Driver, text: str) -> Item:
    return next(item for item in driver.items if text in item.text)


def break_figure(driver: Driver) -> Item:
    item = item_with(driver, FIGURE)
    driver.desk.session.apply(SetText(item.id, item.text.replace(FIGURE, WRONG)))
    reviewed(driver)
    return item


def target_point(driver: Driver, item: str, wanted: object) -> QPoint:
    """Where on a card something stands that can be clicked: an action by its name, a place of a source."""
    cards, model = driver.window.briefing.cards, driver.window.briefing.model
    index = model.index(model.row_of_item(item), 0)
    cards.scrollTo(index)
    driver.qtbot.wait(20)
    rect = cards.visualRect(index)
    for y in range(rect.top(), rect.bottom(), 4):
        for x in range(rect.left(), rect.right(), 4):
            found = cards.target_at(QPoint(x, y))
            if found == wanted or (isinstance(found, Action) and found.name == wanted):
                return QPoint(x, y)
    raise AssertionError(f"not on the card: {wanted}")


def click_on_card(driver: Driver, item: str, wanted: object) -> None:
    point = target_point(driver, item, wanted)
    viewport = driver.window.briefing.cards.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=point)


def status(driver: Driver) -> str:
    return driver.window.statusline.checks.text()


def test_a_fresh_draft_says_that_it_is_checked(driver: Driver, sources: Path) -> None:
    assert not driver.window.statusline.checks.isVisible()
    driver.open(sources)
    assert reviewed(driver) == ()
    assert status(driver) == "已核对"
    assert "/1,500 字" in driver.window.statusline.counts.text()


def test_an_edit_that_breaks_a_figure_is_marked_and_the_figure_put_back_with_a_click(
    driver: Driver, sources: Path
) -> None:
    driver.open(sources)
    item = break_figure(driver)
    assert status(driver) == "1 处待核对"
    marks = driver.window.briefing.delegate.art.marks(driver.desk.session.item(item.id))
    (stretch,) = marks.text
    text = driver.desk.session.item(item.id).text
    assert (text[stretch.start : stretch.end], stretch.part) == (WRONG, Tone.WRONG)
    (note,) = marks.notes
    assert WRONG in note.text
    assert f"“{FIGURE}”" in note.text
    click_on_card(driver, item.id, "borne")
    assert item_with(driver, FIGURE).id == item.id
    assert not item_with(driver, FIGURE).edited
    assert f"改回“{FIGURE}”" in undo_text(driver)
    assert reviewed(driver) == ()
    assert status(driver) == "已核对"
    driver.window.commands["undo"].trigger()
    assert item_with(driver, WRONG)
    assert [one.concern for one in reviewed(driver)] == [Concern.WRONG]


def test_the_check_follows_typing(driver: Driver, sources: Path) -> None:
    driver.open(sources)
    reviewed(driver)
    item = item_with(driver, FIGURE)
    driver.click_card(item.id)
    driver.window.commands["edit_card"].trigger()
    editor = editor_of(driver)
    height = editor.height()
    cursor = editor.textCursor()
    cursor.setPosition(item.text.index(FIGURE) + 2)
    editor.setTextCursor(cursor)
    QTest.keyClicks(editor, "9")
    driver.wait(lambda: editor.remarks.lines, 3_000)
    (line,) = editor.remarks.lines
    assert line.borne == FIGURE
    assert editor.remarks.isVisible()
    driver.wait(lambda: editor.height() > height)
    (marked,) = editor.extraSelections()
    assert marked.cursor.selectedText() == "8397.3亿斤"
    # The click does not end the editing, and what it does is typed.
    editor.remarks.linkActivated.emit("0")
    assert editor.text == item.text
    driver.wait(lambda: not editor.remarks.lines)
    assert not editor.extraSelections()
    QTest.keyClick(editor, Qt.Key.Key_Return)
    driver.wait(lambda: FIGURE in driver.desk.session.item(item.id).text)
    assert reviewed(driver) == ()


def test_what_a_source_says_is_taken_by_key_and_from_the_menu(
    driver: Driver, sources: Path
) -> None:
    driver.open(sources)
    reviewed(driver)
    item = item_with(driver, FIGURE)
    driver.click_card(item.id)
    driver.window.commands["edit_card"].trigger()
    editor = editor_of(driver)

    def slip() -> None:
        cursor = editor.textCursor()
        cursor.setPosition(item.text.index(FIGURE) + 2)
        editor.setTextCursor(cursor)
        QTest.keyClicks(editor, "9")
        driver.wait(lambda: editor.remarks.lines, 3_000)

    slip()
    assert f"改回 {FIGURE}" in editor.remarks.accessibleName()
    assert "Alt+1" in editor.remarks.accessibleName()
    QTest.keyClick(editor, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert editor.text == item.text
    driver.wait(lambda: not editor.remarks.lines)
    slip()
    seen: list[str] = []

    def choose() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        seen.extend(one.text() for one in menu.actions())
        QTest.keyClick(menu, Qt.Key.Key_Down)
        QTest.keyClick(menu, Qt.Key.Key_Return)

    QTimer.singleShot(300, choose)
    QApplication.sendEvent(
        editor,
        QContextMenuEvent(
            QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), editor.mapToGlobal(QPoint(5, 5))
        ),
    )
    assert seen[0].startswith(f"改回 {FIGURE}")
    assert editor.text == item.text


def test_one_goes_from_check_to_check_by_key_and_by_the_list(driver: Driver, sources: Path) -> None:
    driver.open(sources)
    first = break_figure(driver)
    second = item_with(driver, "26.5万人")
    driver.desk.session.apply(SetText(second.id, second.text.replace("26.5", "25.6")))
    assert len(reviewed(driver)) == 2
    window = driver.window
    window.briefing.select((driver.items[0].id,))
    seen = []
    for _ in range(3):
        window.commands["next_check"].trigger()
        seen.append(window.briefing.selected())
    assert seen == [(first.id,), (second.id,), (first.id,)]
    sha256 = first.sources[0].document
    assert window.reader.shown == sha256
    QTest.mouseClick(window.statusline.checks, Qt.MouseButton.LeftButton)
    panel = window.checking.panel
    assert isinstance(panel, ChecksPanel)
    assert panel.list.count() == 2
    panel.list.setCurrentRow(1)
    assert window.briefing.selected() == (second.id,)
    mend = next(button for button in panel.buttons if "26.5万人" in button.text())
    QTest.mouseClick(mend, Qt.MouseButton.LeftButton)
    reviewed(driver)
    assert panel.list.count() == 1
    assert item_with(driver, "26.5万人").id == second.id
    panel.close()
    driver.wait(lambda: window.checking.panel is None)


def test_an_export_lists_what_is_left_and_asks(
    driver: Driver, sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver.open(sources)
    item = break_figure(driver)
    window, target = driver.window, tmp_path / "简报.docx"
    monkeypatch.setattr("ui.files.ask_target", lambda *_: target)
    asked: list[list[str]] = []
    answers = [
        (Choice.BACK, False, None),
        (Choice.GO_THROUGH, False, None),
        (Choice.EXPORT, True, None),
    ]

    def ask(_theme: object, remarks: tuple[Remark, ...], word: object, _frame: object) -> object:
        asked.append([word(one) for one in remarks])  # type: ignore[operator]
        return answers.pop(0)

    window.checking.ask = ask
    window.commands["export"].trigger()
    assert not window.exporter.running
    assert len(asked[0]) == 1
    assert WRONG in asked[0][0]
    window.briefing.select((driver.items[0].id,))
    window.commands["export"].trigger()
    assert not window.exporter.running
    assert window.briefing.selected() == (item.id,)
    assert window.checking.panel is not None
    window.checking.panel.close()
    with driver.qtbot.waitSignal(window.exporter.exported, timeout=30_000):
        window.commands["export"].trigger()
    assert target.exists()
    # These are not asked about again; another one is.
    target.unlink()
    with driver.qtbot.waitSignal(window.exporter.exported, timeout=30_000):
        window.commands["export"].trigger()
    assert len(asked) == 3
    other = item_with(driver, "26.5万人")
    driver.desk.session.apply(SetText(other.id, other.text.replace("26.5", "25.6")))
    answers.append((Choice.BACK, False, None))
    window.commands["export"].trigger()
    driver.wait(lambda: len(asked) == 4)
    assert len(asked[3]) == 2


def test_the_question_has_three_answers(driver: Driver, sources: Path) -> None:
    driver.open(sources)
    break_figure(driver)
    checking = driver.window.checking
    remarks = checking.follower.remarks
    for name, choice in (
        ("export", Choice.EXPORT),
        ("go_through", Choice.GO_THROUGH),
        ("back", Choice.BACK),
    ):
        dialog = ExportQuestion(driver.window.theme, remarks, checking.word, driver.window)
        QTimer.singleShot(0, getattr(dialog, name).click)
        dialog.exec()
        assert dialog.choice is choice
        assert dialog.list.count() == len(remarks)
        dialog.deleteLater()


def test_contradicting_sources_are_shown_and_decided(driver: Driver, tmp_path: Path) -> None:
    folder = tmp_path / "两份"
    folder.mkdir()
    text = "2023年工作总结\n\n一、农业\n\n2023年，全市粮食总产量达到{}亿斤，再创历史新高。{}\n"
    (folder / "甲.txt").write_text(
        text.format("837.3", "新建高标准农田591.9万亩。"), encoding="utf-8"
    )
    (folder / "乙.txt").write_text(text.format("816.2", "改造老旧小区1040个。"), encoding="utf-8")
    driver.open(folder)
    # Both were chosen, and each says what the other has.
    remark, other = reviewed(driver)
    assert remark.concern is other.concern is Concern.CONFLICT
    driver.desk.session.apply(DeleteItems((other.item,)))
    (remark,) = reviewed(driver)
    assert status(driver) == "1 处待核对"
    item = driver.desk.session.item(remark.item)
    assert item is not None
    conflict = item.conflicts[0]
    marks = driver.window.briefing.delegate.art.marks(item)
    (note,) = marks.notes
    (figure,) = note.stretches
    assert note.text[figure.start : figure.end] == conflict.theirs
    click_on_card(driver, item.id, "look")
    assert driver.window.reader.shown == conflict.source.document
    click_on_card(driver, item.id, "theirs")
    taken = driver.desk.session.item(item.id)
    assert taken is not None
    assert taken.sources == (conflict.source,)
    assert conflict.theirs[:3] in taken.text
    assert reviewed(driver) == ()
    driver.window.commands["undo"].trigger()
    assert len(reviewed(driver)) == 1
    click_on_card(driver, item.id, "ours")
    assert driver.desk.session.item(item.id).text == item.text
    assert reviewed(driver) == ()


def test_what_several_sources_say_leads_to_each(driver: Driver, tmp_path: Path) -> None:
    folder = tmp_path / "三份"
    folder.mkdir()
    for name in "甲乙丙":
        said = f"{name}地情况\n\n一、农业\n\n全市粮食总产量达到837.3亿斤，再创历史新高。\n"
        (folder / f"{name}.txt").write_text(said, encoding="utf-8")
    driver.open(folder)
    reviewed(driver)
    item = item_with(driver, FIGURE)
    assert len(item.sources) == 3
    from ui.cards.chips import chips_of

    shown = [
        chip.text for chip in chips_of(item, 600, driver.window.briefing.delegate.art.chip, False)
    ]
    assert shown[0] == "3份材料均有"
    last: SourceRef = item.sources[1]
    click_on_card(driver, item.id, last)
    assert driver.window.reader.shown == last.document


def test_repeats_and_free_items_are_told(driver: Driver, sources: Path) -> None:
    driver.open(sources)
    reviewed(driver)
    first, second = driver.items[:2]
    driver.desk.session.apply(SetText(second.id, first.text))
    kinds = {(one.item, one.concern) for one in reviewed(driver)}
    assert (second.id, Concern.REPEAT) in kinds
    menu = QMenu()
    driver.window.checking.add_to_menu(menu, second.id)
    assert any("删去" in action.text() for action in menu.actions())
    click_on_card(driver, second.id, "other")
    assert driver.window.briefing.selected() == (first.id,)
    click_on_card(driver, second.id, "delete")
    assert driver.desk.session.item(second.id) is None


def test_five_hundred_edited_items_are_checked_while_the_window_answers(
    driver: Driver, tmp_path: Path
) -> None:
    chance = random.Random(7)
    signs = [chr(code) for code in range(0x4E00, 0x9000)]
    lines = [
        f"{''.join(chance.sample(signs, 24))}产量达到{n}.7亿斤，比上年增长{n % 9 + 1}.3%。"
        for n in range(1, 521)
    ]
    (tmp_path / "长.txt").write_text("总结\n\n一、农业\n\n" + "\n\n".join(lines), encoding="utf-8")
    driver.open(tmp_path / "长.txt")
    driver.desk.session.redraft(top=500)
    reviewed(driver)
    items = driver.items
    assert len(items) == 500
    driver.desk.session.apply(ReplaceText("亿斤", "万斤"))
    # Looking through what the tests before left in memory is no work of the window's.
    gc.collect()
    gc.freeze()
    gaps: list[float] = []
    last = time.thread_time()

    def beat() -> None:
        nonlocal last
        now = time.thread_time()
        gaps.append(now - last)
        last = now

    timer = QTimer()
    timer.timeout.connect(beat)
    timer.start(0)
    driver.qtbot.wait(5)
    gaps.clear()
    checking = driver.window.checking
    driver.wait(lambda: not checking.follower.running)
    art = driver.window.briefing.delegate.art
    driver.wait(lambda: all(art.marks(item).notes for item in driver.items))
    timer.stop()
    gc.unfreeze()
    found = driver.window.checking.follower.remarks
    assert len({one.item for one in found if one.concern is Concern.WRONG}) == len(items)
    # In time of the window's own thread, because others use the processor too.
    assert sorted(gaps)[int(len(gaps) * 0.98)] < 0.05
    assert max(gaps) < 0.15


def test_what_another_source_contradicts_in_other_words_is_told_without_being_asked(
    driver: Driver, tmp_path: Path
) -> None:
    (tmp_path / "报告.txt").write_text(
        "石溪县2024年经济运行情况\n\n2024年，石溪县粮食产量达到21.3万吨，比上年增长3.1%。\n",
        encoding="utf-8",
    )
    (tmp_path / "总结.txt").write_text(
        "石溪县农业农村局工作总结\n（2025年2月3日）\n\n去年全县粮食总产量为22.1万吨，再创新高。\n",
        encoding="utf-8",
    )
    driver.open(tmp_path)
    assert driver.desk.session.facts is None
    driver.wait(lambda: any(item.conflicts for item in driver.items))
    assert not driver.window.commands["undo"].isEnabled()
    told = [one for one in reviewed(driver) if one.concern is Concern.CONFLICT]
    assert told
    assert driver.window.facts._panel is None
