"""Search through everything and replace in the briefing, as a person does it."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from briefing.searching import Found
from model.document import Block, BlockKind, Document
from tests.ui.conftest import Driver
from ui.search.hunt import LISTED, FoundItem, Hunt, Result
from ui.search.replacing import ReplaceDialog


def test_a_word_is_found_everywhere_and_jumped_to(driver: Driver, sources: Path) -> None:
    driver.open(sources)
    panel = driver.window.sources
    driver.window.commands["find_all"].trigger()
    panel.search.setText("年度")
    driver.wait(lambda: panel.results.entries)
    driver.qtbot.wait(30)
    expected = [
        (document.sha256, number, at)
        for document in driver.desk.documents
        for number, block in enumerate(document.blocks)
        for at in range(len(block.text))
        if block.text.startswith("年度", at)
    ]
    places = [one for one in panel.results.entries if isinstance(one, Found)]
    assert [(one.document, one.span.block, one.span.start) for one in places] == expected
    items = [one.item for one in panel.results.entries if isinstance(one, FoundItem)]
    assert items == [item.id for item in driver.items if "年度" in item.text]
    assert str(len(expected)) in panel.found.text()
    assert not panel.tree.isVisible()
    # Enter goes through them: first the items, then the sources.
    for entry in panel.results.entries:
        panel.search.stepped.emit(False)
        if isinstance(entry, FoundItem):
            assert driver.window.briefing.selected() == (entry.item,)
        else:
            assert driver.window.reader.shown == entry.document
            assert driver.window.reader.view.flash.span == entry.span
    panel.search.setText("没有这样的词")
    driver.wait(lambda: "没有找到" in panel.found.text())
    panel.search.clear()
    assert panel.tree.isVisible()


def test_replacing_is_one_step(driver: Driver, sources: Path) -> None:
    driver.open(sources)
    before = driver.texts
    driver.window.commands["replace"].trigger()
    dialog = driver.window.findChild(ReplaceDialog)
    assert dialog is not None
    dialog.old.setText("年度")
    dialog.new.setText("全年")
    count = sum(text.count("年度") for text in before)
    assert count > 1
    assert str(count) in dialog.count.text()
    dialog.next.click()
    (first,) = driver.window.briefing.selected()
    assert "年度" in driver.desk.session.item(first).text  # type: ignore[union-attr]
    dialog.one.click()
    assert sum(text.count("年度") for text in driver.texts) < count
    left = sum(text.count("年度") for text in driver.texts)
    dialog.all.click()
    assert dialog.count.text() == f"已替换 {left} 处，没有别的了"
    assert driver.texts == [text.replace("年度", "全年") for text in before]
    assert not dialog.all.isEnabled()
    assert "把“年度”换成“全年”" in driver.window.commands["undo"].text()
    driver.window.commands["undo"].trigger()
    driver.window.commands["undo"].trigger()
    assert driver.texts == before
    dialog.all.click()
    dialog.old.setText("没有这个词")
    assert dialog.count.text() == "没有找到"
    dialog.close()


def test_seven_million_characters_are_searched_without_a_stall(driver: Driver) -> None:
    line = "全年粮食总产量达到837.3亿斤，完成固定资产投资365亿元，占年度计划的87%。"
    blocks = tuple(
        Block(BlockKind.PARAGRAPH, f"第{n}项：{line}") for n in range(7_000_000 // (len(line) + 7))
    )
    documents = [Document("大.txt", "text", "1" * 64, blocks)]
    hunt = Hunt(driver.window)
    results: list[Result] = []
    hunt.found.connect(results.append)
    hunt.set_documents(documents)
    driver.wait(lambda: not hunt._turn.isActive())
    # In time of the window's own thread: others use the processor too.
    gaps = [time.thread_time()]
    heart = QTimer(driver.window)
    heart.timeout.connect(lambda: gaps.append(time.thread_time()))
    heart.start(0)
    for word in ("第12345项", "粮食", "年"):
        begun = time.thread_time()
        hunt.look_for(word, driver.desk.briefing)
        driver.wait(lambda: results and results[-1].done and not hunt._turn.isActive())
        spent = time.thread_time() - begun
        result = results[-1]
        assert result.word == word
        assert result.count == sum(block.text.count(word) for block in blocks)
        assert len(result.places) == min(result.count, LISTED)
        assert spent < 0.5
    heart.stop()
    longest = max(b - a for a, b in pairwise(gaps))
    assert longest < 0.1


def test_typing_a_word_steps_with_the_keys(driver: Driver, sources: Path) -> None:
    driver.open(sources)
    line: QWidget = driver.window.sources.search
    line.setFocus()
    QTest.keyClicks(line, "1.2")
    driver.wait(lambda: driver.window.sources.results.entries)
    from PySide6.QtCore import Qt

    QTest.keyClick(line, Qt.Key.Key_Down)
    assert driver.window.sources.results.currentIndex().row() == 0
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert driver.window.sources.search.text() == ""
    assert driver.window.sources.tree.isVisible()
