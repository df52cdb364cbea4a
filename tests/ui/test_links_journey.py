"""The way between an item and its source, both ways, also when one of them is no longer what it was."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QMenu

from briefing import edits
from briefing.comparing import Part
from tests.ui.conftest import Driver
from ui.cards.typesetting import edited_stretches
from ui.reader.marks import Mark
from ui.wording import Marks


def test_an_edited_card_shows_the_original_with_the_differences(
    driver: Driver, sources: Path
) -> None:
    driver.open(sources)
    item = next(one for one in driver.items if "837.3" in one.text)
    driver.desk.session.apply(edits.SetText(item.id, item.text.replace("837.3", "840.1")))
    edited = driver.desk.session.item(item.id)
    assert edited is not None
    gone, new = edited_stretches(item.text, edited.text)
    assert [item.text[one.start : one.end] for one in gone] == ["837.3"]
    assert [edited.text[one.start : one.end] for one in new] == ["840.1"]
    assert (gone[0].part, new[0].part) == (Part.GONE, Part.NEW)
    delegate = driver.window.briefing.delegate
    below = delegate.art.original(edited, 300)
    assert below is not None
    shown = below.layout.text()
    (mark,) = below.layout.formats()
    assert shown[mark.start : mark.start + mark.length] == "837.3"
    assert mark.format.fontStrikeOut()
    body = delegate.art.body(edited, 300)
    (mark,) = body.layout.formats()
    assert body.layout.text()[mark.start : mark.start + mark.length] == "840.1"
    assert delegate.art.original(item, 300) is None
    # What was put in and taken out again is no edit any more.
    driver.desk.session.apply(edits.SetText(item.id, item.text))
    assert delegate.art.original(driver.desk.session.item(item.id), 300) is None


def test_a_merged_card_does_not_say_everything_twice(driver: Driver, sources: Path) -> None:
    driver.open(sources)
    section = next(one for one in driver.desk.briefing.sections if len(one.items) > 1)
    first, last = section.items[0], section.items[-1]
    driver.desk.session.apply(edits.MergeItems((first.id, last.id)))
    whole = driver.desk.session.item(first.id)
    assert whole is not None
    art = driver.window.briefing.delegate.art
    assert whole.edited
    assert art.original(whole, 300) is None
    driver.desk.session.apply(edits.SetText(first.id, f"其中：{whole.text}"))
    assert art.original(driver.desk.session.item(first.id), 300) is not None


def test_a_picked_sentence_says_where_it_is_used(driver: Driver, sources: Path) -> None:
    driver.open(sources)
    section = next(s for s in driver.desk.briefing.sections if len(s.items) > 1)
    item = section.items[1]
    driver.click_card(item.id)
    driver.window.briefing.cards.clearSelection()
    view = driver.window.reader.view
    ref = item.sources[0]
    cursor = view.textCursor()
    cursor.setPosition(view.page.position(ref.span.block, ref.span.start + 1))  # type: ignore[union-attr]
    view.setTextCursor(cursor)
    menu = QMenu(view)
    view._add_uses(menu)
    action = menu.actions()[0]
    assert section.heading[:6] in action.text()
    assert "第 2 条" in action.text()
    action.trigger()
    assert driver.window.briefing.selected() == (item.id,)
    mark = view._marks.at(ref.span.block, ref.span.start + 1)
    assert mark is not None
    assert "第 2 条" in mark.tip


def test_a_source_that_changed_or_went_says_so_and_its_places_hold(
    driver: Driver, sources: Path
) -> None:
    driver.open(sources)
    window = driver.window
    first = driver.desk.documents[0]
    item = next(one for one in driver.items if one.sources[0].document == first.sha256)
    path = driver.desk.places[first.sha256]
    driver.click_card(item.id)
    driver.wait(lambda: window.linking.watch.states)
    assert not window.reader.notice.isVisible()
    text = path.read_text(encoding="utf-8")
    path.write_text("新加的一段，位置都变了。\n\n" + text, encoding="utf-8")
    window.linking.watch.look()
    driver.wait(window.reader.notice.isVisible)
    assert "改动过" in window.reader.notice.text.text()
    # The place is still the exact one, in what was read.
    driver.click_card(item.id)
    view = window.reader.view
    assert view.flash.span == item.sources[0].span
    assert first.text(view.flash.span) == item.sources[0].quote
    tip = window.sources.tree.topLevelItem(0).toolTip(0)
    assert "改动过" in tip
    # What it says now can be read beside it.
    with driver.qtbot.waitSignal(driver.desk.draft_ready, timeout=60_000):
        window.reader.notice.offer.click()
    driver.settle()
    assert [one.name for one in driver.desk.documents].count(first.name) == 2
    # It says so, and offers to take the old one away.
    driver.wait(lambda: "改动前" in window.reader.notice.offer.text())
    path.unlink()
    window.linking.watch.look()
    window.deeds._show_document(first.sha256)
    driver.wait(lambda: "移走或删除" in window.reader.notice.text.text())
    assert not window.reader.notice.offer.isVisible()
    path.write_text(text, encoding="utf-8")
    window.linking.watch.look()
    driver.wait(lambda: window.reader.shown == first.sha256)
    driver.wait(lambda: not window.reader.notice.isVisible())


def test_a_changed_source_out_of_view_is_told_across_the_window(
    driver: Driver, sources: Path
) -> None:
    driver.open(sources)
    window, desk = driver.window, driver.desk
    driver.wait(lambda: window.linking.watch.states)
    hidden = next(one for one in desk.documents if one.sha256 != window.reader.shown)
    path = desk.places[hidden.sha256]
    path.write_text("新加的一段。\n\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    window.linking.watch.look()
    driver.wait(window.messages.isVisible)
    assert hidden.name in window.messages.text.text()
    assert not window.reader.notice.isVisible()
    _read, see = window.messages.offers
    see.click()
    assert window.reader.shown == hidden.sha256
    with driver.qtbot.waitSignal(desk.draft_ready, timeout=60_000):
        window.reader.notice.offer.click()
    driver.wait(lambda: "移除改动前的这份" in window.reader.notice.offer.text())
    window.reader.notice.offer.click()
    driver.settle()
    left = [one for one in desk.documents if one.name == hidden.name]
    assert [one.sha256 for one in left] != [hidden.sha256]
    assert len(left) == 1
    assert not window.messages.isVisible()


def test_what_ranks_higher_is_marked_more_strongly(driver: Driver, sources: Path) -> None:
    driver.open(sources)
    session, reader = driver.desk.session, driver.window.reader
    document = max(session.documents, key=lambda one: len(one.blocks))
    driver.window.sources.tree.document_chosen.emit(document.sha256)
    driver.settle()
    marks = sorted(Marks().of(session, document.sha256), key=lambda one: one.strength)
    weak, strong = marks[0], marks[-1]
    assert weak.strength < strong.strength

    def ground(mark: Mark) -> QColor:
        """The colour that most of the first characters of a mark stand on."""
        point = driver.point_of(document.text(mark.span))
        shown = reader.view.viewport().grab(QRect(point.x(), point.y() - 6, 40, 12)).toImage()
        pixels = (shown.pixel(x, y) for x in range(shown.width()) for y in range(shown.height()))
        return QColor(Counter(pixels).most_common(1)[0][0])

    assert ground(strong).hsvSaturation() > ground(weak).hsvSaturation() > 0
