"""The user guide says what is there: its links, pictures, menus and keys exist; F1 opens it at the right place."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QPdfWriter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTreeWidgetItem
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from messages.catalogue import Language, _table
from readers.registry import supported_suffixes
from tests.ui.conftest import Driver
from ui.commands import all_commands
from ui.guide import help as f1
from ui.guide.book import FIRST, FOLDER, Book, anchor_of, book
from ui.guide.keys import HANDS, keys_page, plain
from ui.guide.paper import Print
from ui.guide.window import GuideWindow
from ui.theme import Theme
from word import fields

ROOT = Path(__file__).resolve().parents[2]
GUIDES = {Language.CHINESE: FOLDER, Language.ENGLISH: FOLDER / "en"}
EACH = pytest.mark.parametrize("spoken", list(GUIDES), ids=["zh", "en"])
LINK = re.compile(r"(!?)\[[^\]]*\]\(([^)]*)\)")
BY_HAND = {"Enter", "Esc", "Del", "Ctrl", "Shift", "Alt+↑", "Alt+↓", "Ctrl+Enter"} | {
    "Alt+1",
    "Alt+2",
}
"""Keys that are no action's, told among the hands on the page of shortcuts."""


def pages(spoken: Language) -> dict[str, str]:
    guide = Book(GUIDES[spoken])
    return {name: guide.text(name) for name in guide.pages}


@EACH
def test_every_page_is_linked_from_the_first(spoken: Language) -> None:
    there = {path.name for path in GUIDES[spoken].glob("*.md")}
    assert set(pages(spoken)) == there
    assert all(text.startswith("# ") for text in pages(spoken).values())


@EACH
def test_every_link_and_picture_exists(spoken: Language) -> None:
    guide = Book(GUIDES[spoken])
    places = {one.address for one in guide.passages} | {
        f"{one.page}#{one.anchor}" for one in guide.passages
    }
    for name, text in pages(spoken).items():
        for picture, target in LINK.findall(text):
            if picture:
                assert not QImage(str(guide.folder / target)).isNull(), f"{name}: {target}"
            else:
                assert (target if not target.startswith("#") else name + target) in places, name


def test_every_picture_is_shown() -> None:
    shown = {
        Path(target).name
        for spoken in GUIDES
        for text in pages(spoken).values()
        for picture, target in LINK.findall(text)
        if picture
    }
    assert {path.name for path in (FOLDER / "pictures").glob("*")} == shown


def test_every_picture_has_its_scene() -> None:
    """`make guide-pictures` makes them all."""
    scenes = (ROOT / "tools" / "guide" / "scenes.py").read_text(encoding="utf-8")
    made = set(re.findall(r'hands\.(?:look|look_numbered|keep)\("([\w-]+)"', scenes))
    assert made >= {path.stem for path in (FOLDER / "pictures").glob("*.png")}


@EACH
def test_what_is_quoted_from_the_window_is_said_there(spoken: Language) -> None:
    said = {plain(row[spoken]) for row in _table().values()}
    # Before a colon or a value stands what can be quoted by itself.
    said |= {plain(re.split("[：:{]", words)[0]) for words in said}
    missing = [
        f"{name}: {words}"
        for name, text in pages(spoken).items()
        for words in re.findall(r"\*\*([^*]+)\*\*", text)
        if words not in said and plain(words) not in said
        if words not in ("粗体", "Bold")
    ]
    assert missing == []


@EACH
def test_every_key_is_one(spoken: Language) -> None:
    keys = {key for command in all_commands() for key in command.keys} | BY_HAND
    for name, text in pages(spoken).items():
        for key in re.findall(r"`([^`]+)`", text):
            assert key in keys or key in ("这样的字", "such words"), f"{name}: {key}"


@EACH
def test_the_page_of_shortcuts_is_that_of_the_actions(spoken: Language) -> None:
    """`make guide-keys` writes it."""
    assert pages(spoken)["keys.md"] == keys_page(spoken)


@EACH
def test_marks_of_markdown_become_what_they_mean(spoken: Language) -> None:
    guide = Book(GUIDES[spoken])
    for page in guide.pages:
        html = guide.html(page)
        assert "**" not in html, page
        assert "`" not in html, page
        assert not re.search("[一-龥，。；]\n[一-龥]", html), page


def test_fields_kinds_and_formats_are_those_that_there_are() -> None:
    texts = pages(Language.CHINESE)
    named = {*fields.BY_NAME, *fields.ITEM_BY_NAME, fields.GROUP_START, fields.GROUP_END}
    named |= {fields.SAMPLE_PREFIX + name for name in fields.SAMPLES}
    named |= {fields.COLUMN_PREFIX + column.name for column in fields.COLUMNS}
    for name, text in texts.items():
        assert set(re.findall(r"【([^】]+)】", text)) <= named, name
    kinds = re.findall(r"^\| ([^|]+) \|", texts["templates.md"], re.MULTILINE)
    assert set(kinds) - {"种类", "---"} == {path.stem for path in (ROOT / "templates").iterdir()}
    told = set(re.findall(r"\.[a-z]+", texts["sources.md"].split("## ")[2]))
    assert told - {".zip", ".ods", ".odp"} <= set(supported_suffixes())


def test_hands_are_all_told() -> None:
    told = {code.split(".")[3] for code in _table() if code.startswith("window.help.hand.")}
    assert told == set(HANDS)


def test_f1_has_a_passage_for_each_place() -> None:
    there = {
        node.name
        for path in (ROOT / "ui").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
    }
    chinese, english = Book(FOLDER), Book(FOLDER / "en")
    for kind, address in f1.PLACES.items():
        assert kind in there
        assert chinese.nearest(address) == address
        assert english.nearest(address) != FIRST


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> GuideWindow:
    made = GuideWindow(book(), Theme(qapp, "light"))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def titles(window: GuideWindow) -> list[str]:
    tops = map(window.contents.topLevelItem, range(window.contents.topLevelItemCount()))
    return [top.text(0) for top in tops if isinstance(top, QTreeWidgetItem)]


def test_pages_are_turned_by_links_contents_and_back(window: GuideWindow) -> None:
    assert len(titles(window)) == len(book().pages)
    window.pages.anchorClicked.emit(QUrl("start.md"))
    assert "十分钟上手" in window.pages.toPlainText()
    assert window.contents.currentItem().text(0) == "十分钟上手"
    window.go_to(f"sources.md#{anchor_of('粘贴一段文字')}")
    assert window.contents.currentItem().text(0) == "粘贴一段文字"
    assert window.pages.verticalScrollBar().value() > 0
    for outward in ("../architecture.md", "https://example.org/", "file:///etc/passwd"):
        window.pages.anchorClicked.emit(QUrl(outward))
        assert "粘贴一段文字" in window.pages.toPlainText()
    window.back.click()
    assert window.contents.currentItem().text(0) == "十分钟上手"
    window.home.click()
    assert "使用手册" in window.pages.toPlainText()


def test_words_are_found_in_all_pages_and_marked(window: GuideWindow) -> None:
    QTest.keyClicks(window.words, "OFD")
    assert titles(window) == ["材料：能读什么，怎么装进来"]
    top = window.contents.topLevelItem(0)
    assert [top.child(at).text(0) for at in range(top.childCount())] == ["能读的格式"]
    QTest.keyClick(window.words, "\r")
    assert window.contents.currentItem().text(0) == "能读的格式"
    assert [one.cursor.selectedText() for one in window.pages.extraSelections()] == ["OFD", "ofd"]
    assert window.isVisible()
    window.words.setText("没有这样的词")
    assert window.none.isVisible()
    window.words.clear()
    assert len(titles(window)) == len(book().pages)
    assert window.pages.extraSelections() == []


def test_pictures_are_no_wider_than_the_page(window: GuideWindow) -> None:
    window.go_to("start.md")
    assert window.pages.document().idealWidth() <= window.pages.viewport().width()


def test_all_of_it_goes_on_paper(qapp: QApplication, tmp_path: Path) -> None:
    target = tmp_path / "手册.pdf"
    Print(book()).put_on(QPdfWriter(str(target)))
    assert target.stat().st_size > 100_000


def test_f1_opens_what_is_about_the_place(driver: Driver, sources: Path) -> None:
    driver.open(sources)
    window = driver.window
    window.briefing.cards.setFocus()
    driver.wait(lambda: window.focusWidget() is window.briefing.cards)
    window.commands["shortcuts"].trigger()
    guide = window.deeds.help.window
    assert guide is not None
    assert guide.contents.currentItem().text(0).startswith("编排")
    window.sources.tree.setFocus()
    guide.close()
    window.commands["shortcuts"].trigger()
    again = window.deeds.help.window
    assert again is not None
    assert again is not guide
    assert again.isVisible()
    again.close()


def test_f1_works_in_a_dialog_that_waits_for_an_answer(driver: Driver) -> None:
    window = driver.window
    window.commands["wizard"].trigger()
    wizard = window.steps.wizard
    assert wizard is not None
    driver.qtbot.waitExposed(wizard)
    driver.wait(lambda: QApplication.focusWidget() is not None)
    driver.wait(lambda: window.commands["shortcuts"] in wizard.actions())
    window.commands["shortcuts"].trigger()
    guide = window.deeds.help.window
    assert guide is not None
    assert guide.parentWidget() is wizard
    assert guide.contents.currentItem().text(0) == "跟着向导做"
    wizard.close()
    driver.wait(lambda: not isValid(guide))
    window.commands["shortcuts"].trigger()
    assert window.deeds.help.window.parentWidget() is window
    window.deeds.help.window.close()
    driver.settle()
