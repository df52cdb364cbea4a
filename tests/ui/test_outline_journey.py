"""A person says what a paragraph is: the outline follows, picks follow, and it is one step."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QMenu

from messages import say
from model.document import BlockKind
from tests.ui.conftest import Driver


def outline_of(driver: Driver, sha256: str) -> list[str]:
    document = driver.desk.session.document(sha256)
    assert document is not None
    return [section.title for section in document.walk_sections()]


def say_it_is(driver: Driver, needle: str, code: str) -> None:
    """Open the menu on a paragraph and choose what it is."""
    view = driver.window.reader.view
    driver.point_of(needle)
    menu = QMenu(view)
    view._add_kinds(menu)
    (kinds,) = menu.findChildren(QMenu)
    (action,) = (a for a in kinds.actions() if a.text() == say(f"window.reader.kind.{code}"))
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
