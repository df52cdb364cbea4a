"""Assembling a briefing by hand: writing, splitting, exchanging, pinning, locking, moving sections."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QCursor, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from model.briefing import Item
from model.document import Span
from tests.ui.conftest import Driver
from ui.cards.candidates import Candidates
from ui.cards.editor import CardEditor

BROKEN = """工作情况

一、工业生产

运行平稳。全市规模以上工业增加值同比增长6.8%，比上年同期提高1.2个

百分点，规模以上工业企业达到1240家。企业效益稳步回升。
"""
CTRL = Qt.KeyboardModifier.ControlModifier


def editor_of(driver: Driver) -> CardEditor:
    cards = driver.window.briefing.cards
    driver.wait(lambda: cards.findChild(CardEditor, "cardEditor"))
    editor = cards.findChild(CardEditor, "cardEditor")
    assert editor is not None
    return editor


def undo_text(driver: Driver) -> str:
    return driver.window.commands["undo"].text()


def headings(driver: Driver) -> list[str]:
    return [section.heading for section in driver.desk.briefing.sections]


def select_heading(driver: Driver, section: str) -> None:
    cards, model = driver.window.briefing.cards, driver.window.briefing.model
    index = model.index(model.row_of_section(section), 0)
    cards.scrollTo(index)
    driver.qtbot.wait(20)
    rect = cards.visualRect(index)
    QTest.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert cards.selected_section() == section


def test_an_item_of_ones_own_words_is_one_step(driver: Driver, sources: Path) -> None:
    driver.open(sources)
    before = driver.texts
    first = driver.items[0]
    driver.click_card(first.id)
    driver.window.commands["write_item"].trigger()
    editor = editor_of(driver)
    QTest.keyClicks(editor, "own words")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    driver.wait(lambda: "own words" in driver.texts)
    assert driver.texts[1] == "own words"
    assert not driver.items[1].sources
    assert "新写一条" in undo_text(driver)
    driver.window.commands["undo"].trigger()
    assert driver.texts == before
    # One that is left without a word leaves no trace.
    driver.click_card(first.id)
    driver.window.commands["write_item"].trigger()
    QTest.keyClick(editor_of(driver), Qt.Key.Key_Escape)
    driver.wait(lambda: driver.texts == before)
    assert "新写一条" not in undo_text(driver)


def test_an_item_is_cut_at_the_cursor_and_at_its_sentences(driver: Driver, sources: Path) -> None:
    driver.open(sources)
    one = next(i for i in driver.items if "，" in i.text)
    at = one.text.index("，") + 1
    driver.click_card(one.id)
    driver.window.commands["edit_card"].trigger()
    editor = editor_of(driver)
    cursor = editor.textCursor()
    cursor.setPosition(at)
    editor.setTextCursor(cursor)
    QTest.keyClick(editor, Qt.Key.Key_Return, CTRL)
    number = [i.id for i in driver.items].index(one.id)
    first, second = driver.items[number : number + 2]
    assert first.text == one.text[: at - 1] + "。"
    assert second.text == one.text[at:]
    document = driver.desk.session.document(first.sources[0].document)
    assert document is not None
    for half in (first, second):
        (ref,) = half.sources
        assert document.text(ref.span) == ref.quote
        assert not half.edited
    assert "拆分" in undo_text(driver)
    driver.window.commands["undo"].trigger()
    assert driver.items[number] == one

    pair = tuple(i.id for i in driver.items[:2])
    driver.click_card(pair[0])
    driver.click_card(pair[1], CTRL)
    driver.window.commands["merge"].trigger()
    count = len(driver.items)
    driver.window.commands["split"].trigger()
    assert len(driver.items) == count + 1
    assert "拆成 2 条" in undo_text(driver)


def test_the_next_best_sentence_with_its_reasons(driver: Driver, sources: Path) -> None:
    driver.open(sources)
    driver.window.topbar.length.spin.setValue(200)
    driver.wait(lambda: driver.desk.session.characters <= 200)
    item: Item = next(i for i in driver.items if driver.desk.session.alternatives(i.id))
    at = [i.id for i in driver.items].index(item.id)
    offered = driver.desk.session.alternatives(item.id)
    driver.click_card(item.id)
    driver.window.commands["exchange"].trigger()
    dialog = driver.window.findChild(Candidates)
    assert dialog is not None
    assert dialog.list.count() == len(offered)
    # The text shows the sentence that is looked at.
    view = driver.window.reader.view
    driver.wait(lambda: view.flash is not None and view.flash.span == offered[0].sentence.span)
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    last = min(1, len(offered) - 1)
    assert view.flash.span == offered[last].sentence.span
    dialog.take.click()
    new = driver.items[at]
    assert new.sources[0].span == offered[last].sentence.span
    assert driver.desk.session.is_kept(new.id)
    assert "换一句" in undo_text(driver)
    driver.window.commands["undo"].trigger()
    assert driver.items[at] == item


def test_a_pin_and_a_lock_outlast_the_slider(driver: Driver, sources: Path) -> None:
    driver.open(sources)
    pinned = driver.items[-1]
    driver.click_card(pinned.id)
    action = driver.window.commands["pin"]
    assert not action.isChecked()
    action.trigger()
    assert action.isChecked()
    assert "固定" in undo_text(driver)
    section = driver.desk.briefing.sections[0]
    select_heading(driver, section.id)
    driver.window.commands["lock"].trigger()
    assert driver.window.commands["lock"].isChecked()
    driver.window.topbar.length.spin.setValue(200)
    driver.wait(lambda: driver.desk.session.cut.length == 200)
    assert driver.desk.briefing.sections[0].items == section.items
    assert pinned.id in [item.id for item in driver.items]


def test_one_section_is_chosen_again_alone(driver: Driver, sources: Path) -> None:
    driver.open(sources)
    section = next(s for s in driver.desk.briefing.sections if len(s.items) > 1)
    others = {s.id: s for s in driver.desk.briefing.sections if s.id != section.id}
    select_heading(driver, section.id)
    asked: list[tuple[str, int]] = []
    present = sum(len(i.text) for i in section.items)

    def answer(_: object, heading: str, now: int) -> int:
        asked.append((heading, now))
        return now // 2

    driver.window.deeds.assembling.ask_length = answer
    driver.window.commands["redraft_section"].trigger()
    assert asked
    assert asked[0][0] == section.heading
    changed = next(s for s in driver.desk.briefing.sections if s.id == section.id)
    assert 0 < sum(len(i.text) for i in changed.items) <= present // 2
    assert all(s == others[s.id] for s in driver.desk.briefing.sections if s.id in others)
    assert driver.desk.session.section_length(section.id) == present // 2
    assert "一个部分" in undo_text(driver)


def test_sections_are_made_moved_and_change_level(driver: Driver, sources: Path) -> None:
    driver.open(sources)
    before = headings(driver)
    sections = driver.desk.briefing.sections
    deep = next(s for s in sections if s.level == 2)
    select_heading(driver, deep.id)
    driver.window.commands["promote"].trigger()
    levels = {s.id: s.level for s in driver.desk.briefing.sections}
    assert levels[deep.id] == 1
    driver.window.commands["undo"].trigger()
    driver.window.commands["section_down"].trigger()
    assert headings(driver) != before
    driver.window.commands["section_up"].trigger()
    assert headings(driver) == before
    driver.window.commands["new_section"].trigger()
    editor = editor_of(driver)
    QTest.keyClicks(editor, "Next steps")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    driver.wait(lambda: "Next steps" in headings(driver))
    one = driver.items[0]
    driver.click_card(one.id)
    targets = driver.window.targets
    targets.aboutToShow.emit()
    (action,) = (a for a in targets.actions() if "Next steps" in a.text())
    action.trigger()
    home = next(s for s in driver.desk.briefing.sections if s.heading == "Next steps")
    assert [i.id for i in home.items] == [one.id]
    assert driver.window.briefing.selected() == (one.id,)


def dropped(driver: Driver, data: object, row: int) -> None:
    cards, model = driver.window.briefing.cards, driver.window.briefing.model
    index = model.index(row, 0)
    cards.scrollTo(index)
    driver.qtbot.wait(20)
    rect = cards.visualRect(index)
    drop = QDropEvent(
        QPointF(rect.left() + 40, rect.top() + 2),
        Qt.DropAction.MoveAction,
        data,  # type: ignore[arg-type]
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    cards.dropEvent(drop)


def test_a_section_is_dragged_by_its_heading(driver: Driver, sources: Path) -> None:
    driver.open(sources)
    model = driver.window.briefing.model
    tops = [s.id for s in driver.desk.briefing.sections if s.level == 1]
    data = model.mimeData([model.index(model.row_of_section(tops[-1]), 0)])
    dropped(driver, data, model.row_of_section(tops[0]))
    assert driver.desk.briefing.sections[0].id == tops[-1]
    assert "移动部分" in undo_text(driver)


def test_what_was_dragged_stays_among_the_cards(driver: Driver, sources: Path) -> None:
    driver.open(sources)
    cards, model = driver.window.briefing.cards, driver.window.briefing.model
    first, second = driver.items[:2]
    driver.click_card(second.id)
    data = model.mimeData([model.index(model.row_of_item(second.id), 0)])
    dropped(driver, data, model.row_of_item(first.id))
    # When the mouse lets go, the view takes out what is selected if the system calls the drop a move.
    for one in cards.selectionModel().selectedRows():
        model.removeRows(one.row(), 1)
    assert model.rowCount() == len(model.rows)
    assert driver.window.briefing.selected() == (second.id,)
    heights = [
        cards.visualRect(model.index(model.row_of_item(one.id), 0)).height()
        for one in (second, first)
    ]
    of = driver.window.briefing.delegate.heights.of
    assert heights == [of(second), of(first)]


def test_text_is_dragged_from_the_reader_to_a_place(driver: Driver, sources: Path) -> None:
    driver.open(sources)
    view = driver.window.reader.view
    start = driver.point_of("项目前期工作")
    view.setFocus()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    for _ in range(6):
        QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    chosen = view.textCursor().selectedText()
    data = view.createMimeDataFromSelection()
    assert data.text() == chosen
    second = driver.items[1]
    dropped(driver, data, driver.window.briefing.model.row_of_item(second.id))
    at = [i.id for i in driver.items].index(second.id)
    added = driver.items[at - 1]
    assert added.sources[0].quote == chosen
    assert driver.window.briefing.selected() == (added.id,)
    driver.window.commands["undo"].trigger()
    assert chosen not in [i.sources[0].quote for i in driver.items if i.sources]


def test_the_menu_of_a_card_says_every_word_in_chinese(driver: Driver, sources: Path) -> None:
    driver.open(sources)
    driver.click_card(driver.items[0].id)
    menu = driver.window.deeds.assembling.menu()
    texts = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert len(texts) > 8
    for text in texts:
        assert any("\u4e00" <= sign <= "\u9fff" for sign in text), text
    menu.deleteLater()
    QApplication.processEvents()


def test_the_menu_of_a_heading_speaks_of_the_section(driver: Driver, sources: Path) -> None:
    driver.open(sources)
    cards = driver.window.briefing.cards
    cards.setCurrentIndex(driver.window.briefing.model.index(0, 0))
    menu = driver.window.deeds.assembling.menu()
    texts = {action.text().partition("(")[0]: action for action in menu.actions()}
    assert "修改条目文字" not in texts
    assert texts["修改标题"].isEnabled()
    section = cards.selected_section()
    texts["删除本部分和其中的条目"].trigger()
    assert section not in [one.id for one in driver.desk.briefing.sections]
    menu.deleteLater()
    QApplication.processEvents()


def test_a_section_that_is_dragged_to_an_edge_scrolls_on(driver: Driver, sources: Path) -> None:
    driver.open(sources)
    driver.window.resize(1280, 400)
    cards = driver.window.briefing.cards
    bar = cards.verticalScrollBar()
    driver.wait(lambda: bar.maximum() > 60)
    bar.setValue(0)
    driver.qtbot.wait(20)
    data = driver.window.briefing.model.mimeData([driver.window.briefing.model.index(0, 0)])
    edge = QPoint(60, cards.viewport().height() - 6)
    QCursor.setPos(cards.viewport().mapToGlobal(edge))
    where = (edge, Qt.DropAction.MoveAction, data)
    hands = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(cards.viewport(), QDragEnterEvent(*where, *hands))
    QApplication.sendEvent(cards.viewport(), QDragMoveEvent(*where, *hands))
    # The pointer rests.
    driver.wait(lambda: bar.value() == bar.maximum())
    shown = cards.viewport().grab().toImage()
    colours = {shown.pixelColor(shown.width() // 2, y).name() for y in range(shown.height())}
    assert cards.line_colour.name() in colours
    QApplication.sendEvent(cards.viewport(), QDragLeaveEvent())
    bar.setValue(0)
    driver.qtbot.wait(150)
    assert bar.value() == 0


def test_halves_of_a_broken_sentence_are_merged_without_a_mark(
    driver: Driver, tmp_path: Path
) -> None:
    source = tmp_path / "断行.txt"
    source.write_text(BROKEN, encoding="utf-8")
    driver.open(source)
    session = driver.desk.session
    (document,) = session.documents
    number = next(n for n, one in enumerate(document.blocks) if one.text.endswith("1.2个"))
    head = document.blocks[number].text
    spans = [Span(number, head.index("全市"), len(head))]
    rest = document.blocks[number + 1].text
    spans.append(Span(number + 1, 0, rest.index("。") + 1))
    driver.window.reader.spans_picked.emit(document.sha256, spans)
    assert len(driver.window.briefing.selected()) == 2
    driver.window.commands["merge"].trigger()
    assert any("提高1.2个百分点，规模" in text for text in driver.texts)
