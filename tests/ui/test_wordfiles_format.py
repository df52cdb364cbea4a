"""The format check and its repair in the window, and how exports are set."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from messages import say
from model.document import Notice
from tests.ui.conftest import Driver
from tests.ui.wordfile_hands import answer, faulty
from word.check import check
from word.ooxml import read_package


def test_a_foreign_file_is_checked_and_repaired_into_a_copy(driver: Driver, tmp_path: Path) -> None:
    source = faulty(
        tmp_path / "外来.docx", "关于工作情况的报告", "一、工作情况。", "全年增长5%,很好."
    )
    before = source.read_bytes()
    driver.window.wordwork.ask_open = answer(source)
    driver.window.wordwork.ask_save = answer(tmp_path / "修正.docx")
    dialog = driver.window.wordwork.check_format()
    driver.wait(lambda: dialog.tree.topLevelItemCount() > 50)
    driver.settle()
    results = check(before, source.name)
    rows = [dialog.tree.topLevelItem(n) for n in range(dialog.tree.topLevelItemCount())]
    assert len(rows) == len(results)
    for row, result in zip(rows, results, strict=True):
        assert row.isHidden() == result.passed
        assert say(result.rule) in row.text(0)
        assert (row.text(2), row.text(3)) == (result.found, result.where)
    dialog.only_faults.setChecked(False)
    assert not any(row.isHidden() for row in rows)
    dialog.repair_button.click()
    driver.wait((tmp_path / "修正.docx").exists)
    driver.settle()
    now = check((tmp_path / "修正.docx").read_bytes(), "修正.docx")
    left = sum(not result.passed for result in now)
    assert left < sum(not result.passed for result in results)
    states = [dialog.tree.topLevelItem(n).text(1) for n in range(len(results))]
    assert states[:left] == [say("window.format.failed")] * left
    assert states[left] == say("window.format.repaired")
    assert str(left) in dialog.bar.text.text()
    assert source.read_bytes() == before
    opened: list[Path] = []
    dialog.open_file = opened.append
    dialog.open_button.click()
    assert opened == [tmp_path / "修正.docx"]
    driver.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    driver.wait(lambda: not any(one.isVisible() for one in driver.window.findChildren(QDialog)))


def test_a_file_that_is_no_word_file_is_told(driver: Driver, tmp_path: Path) -> None:
    (tmp_path / "假.docx").write_text("不是", encoding="utf-8")
    driver.window.wordwork.ask_open = answer(tmp_path / "假.docx")
    dialog = driver.window.wordwork.check_format()
    driver.wait(dialog.bar.isVisible)
    assert "假.docx" in dialog.bar.text.text()
    assert dialog.stack.currentIndex() == 0
    dialog.close()


def test_how_to_export_is_ticked_in_the_menu_and_undone(
    driver: Driver, sources: Path, tmp_path: Path
) -> None:
    driver.open(sources)
    command = driver.window.commands["comments"]
    assert not command.isChecked()
    command.trigger()
    assert command.isChecked()
    target = tmp_path / "有批注.docx"
    driver.window.exporter.export(target)
    driver.wait(lambda: target.exists() and not driver.window.exporter.running)
    assert "word/comments.xml" in read_package(target.read_bytes()).parts
    driver.window.commands["undo"].trigger()
    assert not command.isChecked()
    command.trigger()
    command.trigger()
    assert not command.isChecked()
    target.unlink()
    driver.window.exporter.export(target)
    driver.wait(lambda: target.exists() and not driver.window.exporter.running)
    assert "word/comments.xml" not in read_package(target.read_bytes()).parts


def test_a_last_page_of_a_few_lines_is_offered_to_be_set_tight(
    driver: Driver, sources: Path, tmp_path: Path
) -> None:
    driver.open(sources)
    window, target = driver.window, tmp_path / "一.docx"
    notices = (Notice("notice.export.few_lines.loose", (("page", "2"), ("lines", "2"))),)
    window.exporter._on_exported(target, driver.desk.briefing, notices)
    (offer,) = window.results.offers
    assert offer.text() == say("window.export.tighter")
    window.results.more.click()
    assert "第 2 页" in window.results.details.text()
    assert "--set" not in window.results.details.text()
    offer.click()
    driver.wait(lambda: target.exists() and not window.exporter.running)
    assert window.commands["tight"].isChecked()
    assert driver.desk.briefing.field("排紧") == "是"
    driver.wait(window.results.isVisible)
    assert window.results.offers == []
