"""Text that an input method is still composing is nobody's business: nothing searches, saves or lays out by it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from tests.ui.access_audit import described, widgets_of
from tests.ui.conftest import Driver
from ui.cards.editor import CardEditor
from ui.cards.remarks import RemarkLine


def compose(field: QWidget, text: str) -> None:
    """The input method shows ``text`` underlined where the cursor stands."""
    QCoreApplication.sendEvent(field, QInputMethodEvent(text, []))


def commit(field: QWidget, text: str) -> None:
    """The person chose ``text`` from what the input method offers."""
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QCoreApplication.sendEvent(field, event)


def text_of(field: QWidget) -> str:
    if isinstance(field, QLineEdit):
        return field.text()
    assert isinstance(field, QPlainTextEdit | QTextEdit)
    return field.toPlainText()


def preedit(field: QPlainTextEdit) -> str:
    return field.textCursor().block().layout().preeditAreaText()


def fields_of(root: QWidget) -> list[QWidget]:
    found = [
        widget
        for widget in widgets_of(root)
        if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit)
        and widget.isEnabled()
        and not widget.isReadOnly()
    ]
    assert found
    return found


def test_no_field_of_the_window_hears_of_what_is_composed(driver: Driver, sources: Path) -> None:
    driver.open(sources)
    window = driver.window
    window.briefing.masthead.fold.setChecked(True)
    window.reader.findbar.open("")
    before = driver.desk.briefing
    told = QSignalSpy(window.briefing.masthead.field_changed)
    asked = QSignalSpy(window.reader.findbar.query_changed)
    fields = fields_of(window)
    assert len(fields) > 8
    for field in fields:
        earlier = text_of(field)
        compose(field, "nihao")
        driver.qtbot.wait(5)
        assert text_of(field) == earlier, described(field)
        commit(field, "")
    driver.qtbot.wait(400)
    driver.settle()
    assert (told.count(), asked.count()) == (0, 0)
    assert driver.desk.briefing is before
    assert not window.results.isVisible()


def test_a_search_begins_with_what_was_chosen(driver: Driver, sources: Path) -> None:
    driver.open(sources)
    window = driver.window
    line = window.sources.search
    line.setFocus()
    compose(line, "liang'shi")
    driver.qtbot.wait(400)
    assert window.sources.tree.isVisible()
    commit(line, "粮食")
    driver.wait(lambda: not window.sources.tree.isVisible())


@pytest.fixture
def editor(driver: Driver, sources: Path) -> CardEditor:
    driver.open(sources)
    cards = driver.window.briefing
    cards.edit_item(driver.items[0].id)
    found = driver.window.briefing.cards.findChild(CardEditor)
    assert isinstance(found, CardEditor)
    return found


def test_checks_wait_for_the_end_of_a_composition(driver: Driver, editor: CardEditor) -> None:
    commit(editor, "另有99.9万人受益，")
    compose(editor, "zeng'zhang")
    before = editor.geometry(), editor.viewportMargins()
    rested = QSignalSpy(editor.rested)
    editor.show_remarks(editor.text, [], [RemarkLine("error", "99.9万人：原文没有")])
    driver.qtbot.wait(1_500)
    assert preedit(editor) == "zeng'zhang"
    assert (editor.geometry(), editor.viewportMargins()) == before
    assert rested.count() == 0
    commit(editor, "增长")
    driver.wait(rested.count)
    driver.wait(lambda: editor.viewportMargins().bottom() > 0)
    assert "增长" in editor.text


def test_nothing_is_saved_in_the_middle_and_nothing_is_forgotten(
    driver: Driver, editor: CardEditor
) -> None:
    item = driver.items[0].id
    commit(editor, "新写。")
    compose(editor, "zhong")
    driver.qtbot.wait(1_500)
    steps = len(driver.desk.session.history.steps)
    assert "新写。" not in next(one.text for one in driver.items if one.id == item)
    # Given up: what was typed before is kept as after any pause.
    compose(editor, "")
    driver.wait(lambda: "新写。" in next(one.text for one in driver.items if one.id == item))
    assert len(driver.desk.session.history.steps) == steps + 1


def test_what_arrives_meanwhile_leaves_the_composition_alone(
    driver: Driver, editor: CardEditor
) -> None:
    compose(editor, "zeng'zhang")
    other = driver.items[-1].id
    # Cards change and are laid out, figures and marks arrive, the draft is chosen anew.
    driver.desk.session.pin(other)
    driver.window.facts.finder.anew()
    driver.window.resize(1200, 700)
    driver.desk.set_length(driver.desk.length + 100)
    driver.settle()
    driver.qtbot.wait(800)
    again = driver.window.briefing.cards.findChild(CardEditor)
    assert again is editor
    assert preedit(editor) == "zeng'zhang"
    commit(editor, "增长")
    assert editor.text.endswith("增长")


def test_a_field_of_the_masthead_is_not_filled_while_it_is_composed(
    driver: Driver, sources: Path
) -> None:
    driver.open(sources)
    masthead = driver.window.briefing.masthead
    for field in fields_of(masthead):
        compose(field, "biao'ti")
    values = dict(driver.desk.briefing.fields)
    masthead.show_fields(dict.fromkeys(masthead._edits, "别处来的"))
    for name, field in masthead._edits.items():
        if field.isEnabled():
            assert text_of(field) == values.get(name, ""), name
            commit(field, "")
    # The next time it is filled.
    masthead.show_fields(dict.fromkeys(masthead._edits, "别处来的"))
    assert all(text_of(field) == "别处来的" for field in masthead._edits.values())
