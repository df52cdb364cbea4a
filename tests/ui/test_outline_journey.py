"""A person says what a paragraph is: the outline follows, picks follow, and it is one step."""

from __future__ import annotations

from pathlib import Path

from messages import say
from model.document import BlockKind
from tests.ui.conftest import Driver

BROKEN = """全市经济运行情况

一、工业生产

规模以上工业增加值同比增长6.8%，高于全省平均水平1.2个

百分点，其中汽车制造业产值达到1280亿元。企业效益稳步回升。

二、农业农村

全年粮食总产量达到837.3亿斤，再创历史新高。
"""


def outline_of(driver: Driver, sha256: str) -> list[str]:
    document = driver.desk.session.document(sha256)
    assert document is not None
    return [section.title for section in document.walk_sections()]


def say_it_is(driver: Driver, needle: str, code: str) -> None:
    """Open the menu on a paragraph and choose what it is."""
    driver.point_of(needle)
    choose(driver, f"window.reader.kind.{code}")


def choose(driver: Driver, code: str) -> None:
    """Choose what the menu of the paragraph at the cursor offers."""
    menu = driver.window.outline_menu
    menu.aboutToShow.emit()
    (action,) = (one for one in menu.actions() if one.text() == say(code))
    assert action.isEnabled()
    action.trigger()
    driver.settle()


def test_a_paragraph_becomes_noise_and_comes_back(
    driver: Driver, sources: Path, tmp_path: Path
) -> None:
    driver.open(sources)
    first = driver.desk.documents[0]
    before = driver.desk.briefing
    assert any("规模以上工业" in text for text in driver.texts)
    count = len(driver.desk.session.history.steps)
    driver.window.deeds._show_document(first.sha256)
    say_it_is(driver, "全市规模以上工业增加值", "noise")
    document = driver.desk.session.document(first.sha256)
    assert document is not None
    assert [b.text for b in document.blocks] == [b.text for b in first.blocks]
    assert any(b.kind is BlockKind.NOISE and "规模以上工业" in b.text for b in document.blocks)
    assert not any("规模以上工业" in text for text in driver.texts)
    for item in driver.items:
        for ref in item.sources:
            source = driver.desk.session.document(ref.document)
            assert source is not None
            assert source.text(ref.span) == ref.quote
    # The correction and the choice that followed are one step.
    assert len(driver.desk.session.history.steps) == count + 1
    assert "改正目录" in driver.window.commands["undo"].text()
    page = driver.window.reader.view.page
    assert page is not None
    assert page.document is document
    corrected = driver.desk.briefing
    driver.window.commands["undo"].trigger()
    driver.settle()
    assert driver.desk.briefing == before
    assert driver.desk.session.document(first.sha256) is first
    assert driver.desk.session.ranking is not None
    driver.window.commands["redo"].trigger()
    driver.settle()
    assert driver.desk.briefing == corrected
    # It is kept in the file, and undo goes on there.
    path = tmp_path / "work.jianbao"
    driver.window.safe.present().save_as(path).result(10)
    driver.window.safe.begin_anew({})
    driver.window.deeds.open_paths([path])
    driver.wait(lambda: driver.items)
    driver.settle()
    again = driver.desk.session.document(first.sha256)
    assert again is not None
    assert again.blocks == document.blocks
    assert again.sections == document.sections
    driver.window.commands["undo"].trigger()
    driver.settle()
    assert driver.desk.briefing == before


def test_a_paragraph_becomes_a_heading_and_changes_its_level(driver: Driver, sources: Path) -> None:
    driver.open(sources)
    first = driver.desk.documents[0]
    driver.window.deeds._show_document(first.sha256)
    titles = outline_of(driver, first.sha256)
    say_it_is(driver, "新建成投产重点项目", "heading2")
    text = next(b.text for b in first.blocks if b.text.startswith("新建成投产"))
    assert text.strip() in outline_of(driver, first.sha256)
    tree = driver.window.sources.tree
    names = [
        tree.topLevelItem(0).child(n).text(0) for n in range(tree.topLevelItem(0).childCount())
    ]
    assert names
    document = driver.desk.session.document(first.sha256)
    assert document is not None
    (section,) = (s for s in document.walk_sections() if s.title == text.strip())
    assert section.level == 2
    say_it_is(driver, "新建成投产重点项目", "heading1")
    document = driver.desk.session.document(first.sha256)
    assert document is not None
    (section,) = (s for s in document.walk_sections() if s.title == text.strip())
    assert section.level == 1
    say_it_is(driver, "新建成投产重点项目", "body")
    assert text.strip() not in outline_of(driver, first.sha256)
    assert set(titles) >= set(outline_of(driver, first.sha256))


def test_paragraphs_are_joined_and_split_and_picks_follow(driver: Driver, tmp_path: Path) -> None:
    source = tmp_path / "断行.txt"
    source.write_text(BROKEN, encoding="utf-8")
    driver.open(source)
    (first,) = driver.desk.documents
    whole = "规模以上工业增加值同比增长6.8%，高于全省平均水平1.2个百分点，其中汽车制造业产值达到1280亿元。"
    assert whole not in driver.texts
    steps = len(driver.desk.session.history.steps)
    before = driver.desk.briefing
    driver.window.deeds._show_document(first.sha256)
    driver.point_of("规模以上工业")
    choose(driver, "window.reader.outline.join_next")
    assert whole in driver.texts
    (item,) = (one for one in driver.items if one.text == whole)
    page = driver.window.reader.view.page
    assert page is not None
    assert page.document is driver.desk.session.document(first.sha256)
    # The way there and back, on the page that is shown.
    driver.window.deeds.show_source(item.id)
    ref = item.sources[0]
    assert page.document.text(ref.span) == whole
    used = driver.desk.session.where_used(first.sha256, ref.span.block, ref.span.start + 40)
    assert used == (item.id,)
    # One step; what is exported names both paragraphs of the file.
    assert len(driver.desk.session.history.steps) == steps + 1
    assert "合并原文段落" in driver.window.commands["undo"].text()
    outward, read = driver.desk.session.outward
    assert read == (first,)
    (printed,) = (one for one in outward.items() if one.id == item.id)
    assert [first.text(part.span) for part in printed.sources] == [
        part.quote for part in printed.sources
    ]
    assert len(printed.sources) == 2
    corrected = driver.desk.briefing
    driver.window.commands["undo"].trigger()
    driver.settle()
    assert driver.desk.briefing == before
    assert driver.desk.session.document(first.sha256) is first
    driver.window.commands["redo"].trigger()
    driver.settle()
    assert driver.desk.briefing == corrected
    # It is kept in the file.
    path = tmp_path / "work.jianbao"
    driver.window.safe.present().save_as(path).result(10)
    driver.window.safe.begin_anew({})
    driver.window.deeds.open_paths([path])
    driver.wait(lambda: driver.items)
    driver.settle()
    assert driver.desk.briefing == corrected
    # And splits again where the cursor stands.
    driver.window.deeds._show_document(first.sha256)
    driver.point_of("，其中汽车")
    choose(driver, "window.reader.outline.split")
    (again,) = driver.desk.documents
    assert any(
        block.text.startswith("其中汽车") or block.text.startswith("，其中")
        for block in again.blocks
    )
    for one in driver.items:
        for place in one.sources:
            assert again.text(place.span) == place.quote


def test_selected_paragraphs_are_joined(driver: Driver, tmp_path: Path) -> None:
    source = tmp_path / "断行.txt"
    source.write_text(BROKEN, encoding="utf-8")
    driver.open(source)
    (first,) = driver.desk.documents
    driver.window.deeds._show_document(first.sha256)
    driver.point_of("规模以上工业")
    view = driver.window.reader.view
    cursor = view.textCursor()
    cursor.movePosition(cursor.MoveOperation.NextBlock, cursor.MoveMode.KeepAnchor)
    cursor.movePosition(cursor.MoveOperation.Right, cursor.MoveMode.KeepAnchor, 3)
    view.setTextCursor(cursor)
    choose(driver, "window.reader.outline.join_selected")
    assert len(driver.desk.documents[0].blocks) == len(first.blocks) - 1
