"""A briefing for each source at one go."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from briefing import edits
from tests.ui.conftest import Driver


def words_of(path: Path) -> str:
    with zipfile.ZipFile(path) as package:
        document = package.read("word/document.xml").decode()
    return re.sub(r"<[^>]+>", "", document)


def test_each_source_has_a_briefing_of_its_own(
    driver: Driver, sources: Path, tmp_path: Path
) -> None:
    driver.open(sources)
    driver.desk.session.apply(edits.SetField("编发单位", "办公室"))
    batch = driver.window.batch
    folder = tmp_path / "简报"
    folder.mkdir()
    batch.ask_folder = lambda *_: folder
    asked: list[list[str]] = []

    def answer(_: object, names: list[str]) -> bool:
        asked.append(names)
        return len(asked) > 1

    batch.confirm_overwrite = answer
    bar = driver.window.messages
    driver.window.commands["batch"].trigger()
    driver.wait(bar.isVisible)
    driver.settle()
    names = sorted(path.name for path in folder.iterdir())
    assert names == ["工作情况简报.docx", "民生简报.docx"]
    assert "2 份" in bar.text.text()
    assert asked == []
    first, second = words_of(folder / names[0]), words_of(folder / names[1])
    assert "办公室" in first
    assert "办公室" in second
    assert "837.3" in first
    assert "837.3" not in second
    assert "26.5" in second
    # What is there already is replaced only if the person says so.
    stamp = (folder / names[0]).stat().st_mtime_ns
    bar.hide()
    driver.window.commands["batch"].trigger()
    assert [sorted(one) for one in asked] == [names]
    driver.settle()
    assert (folder / names[0]).stat().st_mtime_ns == stamp
    driver.window.commands["batch"].trigger()
    driver.wait(bar.isVisible)
    assert (folder / names[0]).stat().st_mtime_ns != stamp


def test_a_source_without_sentences_is_told_and_the_others_are_done(
    driver: Driver, sources: Path, tmp_path: Path
) -> None:
    (sources / "空.md").write_text("# 只有标题\n", encoding="utf-8")
    driver.open(sources)
    folder = tmp_path / "简报"
    folder.mkdir()
    driver.window.batch.ask_folder = lambda *_: folder
    driver.window.commands["batch"].trigger()
    bar = driver.window.messages
    driver.wait(lambda: bar.isVisible() and "没有写成" in bar.text.text())
    assert len(list(folder.iterdir())) == 2
    bar.more.click()
    assert "空" in bar.details.text()


def test_stopping_leaves_whole_files_only_and_a_free_window(driver: Driver, tmp_path: Path) -> None:
    many = tmp_path / "许多"
    many.mkdir()
    for number in range(40):
        text = f"第{number}项\n\n" + "全市完成投资{0}亿元，增长{1}%。\n\n" * 40
        (many / f"材料{number:02}.txt").write_text(text.format(number + 7, number % 9 + 1), "utf-8")
    driver.open(many)
    folder = tmp_path / "简报"
    folder.mkdir()
    driver.window.batch.ask_folder = lambda *_: folder
    driver.window.commands["batch"].trigger()
    line = driver.window.statusline
    driver.wait(line.cancel.isVisible, 20_000)
    driver.wait(lambda: any(sign.isdigit() for sign in line.stage.text()), 20_000)
    QTest.mouseClick(line.cancel, Qt.MouseButton.LeftButton)
    # The window is free in the same moment; the worker ends what it writes, or is ended.
    assert not driver.desk.background.busy
    assert not line.cancel.isVisible()
    assert driver.window.messages.isVisible()
    target = tmp_path / "之后.docx"
    with driver.qtbot.waitSignal(driver.window.exporter.exported, timeout=60_000):
        driver.window.exporter.export(target)
    written = sorted(folder.iterdir())
    assert len(written) < 40
    for path in written:
        if path.suffix == ".docx":
            assert words_of(path)
