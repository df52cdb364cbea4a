"""The facts panel as a person uses it: look, narrow, compare, hand over, join, export."""

from __future__ import annotations

import time
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest

from briefing.edits import DeleteItems, DeleteTable
from briefing.facts.gathering import Facts
from briefing.facts.identity import SERIES_TABLE, is_entry
from language.count import printed_length
from model.document import Span
from model.facts import Indicator, IndicatorKind, Numeral
from tests.briefing.county_texts import LAST, OTHER, THIS
from tests.ui.conftest import Driver
from ui import files
from ui.facts.panel import FactsPanel
from word import kinds


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "数据材料"
    made.mkdir()
    for name, text in (("上年", LAST), ("今年", THIS), ("统计", OTHER)):
        (made / f"{name}.txt").write_text(text, encoding="utf-8")
    return made


def panel_of(driver: Driver) -> FactsPanel:
    """The panel, shown and filled."""
    driver.window.commands["show_facts"].setChecked(True)
    driver.wait(lambda: driver.window.facts.finder.ready)
    driver.settle()
    return driver.window.facts.panel


def named(panel: FactsPanel, name: str) -> object:
    return next(one for one in panel.series.model.all if one.name == name)


def pick(panel: FactsPanel, page: str, *rows: object) -> None:
    panel.open(page)
    table = panel.tables()[page]
    table.clearSelection()  # type: ignore[attr-defined]
    model = table.selectionModel()  # type: ignore[attr-defined]
    for row in rows:
        line = table.listing.place_of(row)  # type: ignore[attr-defined]
        assert line >= 0
        index = table.listing.index(line, 0)  # type: ignore[attr-defined]
        model.select(index, model.SelectionFlag.Select | model.SelectionFlag.Rows)


def test_the_heads_of_columns_are_dressed_like_the_window(driver: Driver, folder: Path) -> None:
    driver.open(folder)
    panel = panel_of(driver)
    head = panel.figures.table.horizontalHeader()
    wanted = driver.window.theme.colours.colour("panel").name()
    driver.wait(lambda: head.grab().toImage().pixelColor(2, 2).name() == wanted, 5_000)
    # Their words stand above those of the column.
    assert head.sizeHint().height() >= head.fontMetrics().height() + 8


def test_the_panel_waits_until_it_is_wanted(driver: Driver, folder: Path) -> None:
    driver.open(folder)
    assert driver.desk.session.facts is None
    panel = panel_of(driver)
    facts = driver.desk.session.facts
    assert facts is not None
    assert panel.figures.model.rowCount() == len(facts.indicators) > 10
    assert panel.series.model.rowCount() == len(facts.series)
    assert panel.terms.model.rowCount() == len(facts.terms)
    assert str(len(facts.indicators)) in panel.tabs["figures"].text()
    # Another source brings its own.
    before = len(facts.indicators)
    more = folder.parent / "补充.txt"
    more.write_text("2023年，全县游客达到36万人次。", encoding="utf-8")
    driver.open(more)
    driver.wait(lambda: panel.figures.model.rowCount() == before + 1)
    driver.window.commands["show_facts"].setChecked(False)
    assert not panel.isVisible()


def test_without_sources_it_says_so(driver: Driver) -> None:
    driver.window.commands["show_facts"].setChecked(True)
    panel = driver.window.facts.panel
    assert panel.empty.isVisible()
    assert panel.empty.title.text() == "还没有材料"
    assert not panel.add_button.isEnabled()


def test_figures_are_narrowed_sorted_and_found(driver: Driver, folder: Path) -> None:
    driver.open(folder)
    panel = panel_of(driver)
    model, table = panel.figures.model, panel.figures.table
    panel.search.setText("粮食")
    driver.wait(lambda: model.rowCount() < len(model.all))
    assert model.rowCount() == sum("粮食" in one.name for one in model.all)
    panel.search.clear()
    driver.wait(lambda: model.rowCount() == len(model.all))
    panel.figures.kinds.choose("target")
    shown = [model.all[number] for number in model.shown]
    assert shown
    assert all(one.kind is IndicatorKind.TARGET for one in shown)
    panel.figures.kinds.choose("")
    sha = driver.desk.documents[2].sha256
    panel.figures.documents.choose(sha)
    assert {model.all[number].document for number in model.shown} == {sha}
    panel.figures.documents.choose("")
    table.sortByColumn(2, Qt.SortOrder.DescendingOrder)
    sizes = [(model.all[n].base, model.all[n].low) for n in model.shown]
    assert sizes == sorted(sizes, reverse=True)


def test_a_figure_leads_to_its_place_and_its_sentence_into_the_briefing(
    driver: Driver, folder: Path
) -> None:
    driver.open(folder)
    driver.desk.session.redraft(100)
    panel = panel_of(driver)
    table = panel.figures.table
    quoted = {ref.span for item in driver.items for ref in item.sources}
    one = next(i for i in panel.figures.model.all if i.sentence not in quoted)
    line = panel.figures.model.place_of(one)
    rect = table.visualRect(panel.figures.model.index(line, 0))
    table.scrollTo(panel.figures.model.index(line, 0))
    rect = table.visualRect(panel.figures.model.index(line, 0))
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert driver.window.reader.shown == one.document
    assert driver.window.reader.view.flash.span == one.span
    before = driver.texts
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert len(driver.texts) == len(before) + 1
    (new,) = [item for item in driver.items if item.text not in before]
    document = driver.desk.session.document(one.document)
    assert document is not None
    assert new.sources[0].quote == document.text(new.sources[0].span)
    assert document.text(one.span) in new.sources[0].quote
    assert not new.edited
    assert driver.window.briefing.selected() == (new.id,)
    driver.window.commands["undo"].trigger()
    assert driver.texts == before


def test_a_click_on_a_point_flashes_its_source(driver: Driver, folder: Path) -> None:
    driver.open(folder)
    panel = panel_of(driver)
    panel.open("series")
    grain = named(panel, "粮食产量")
    panel.series.show_one(grain)  # type: ignore[arg-type]
    plot = panel.series.plot
    driver.qtbot.wait(30)
    assert len(plot.dots) == len(grain.points)  # type: ignore[attr-defined]
    for dot in plot.dots:
        assert plot.rect().contains(dot.at.toPoint())
        QTest.mouseClick(plot, Qt.MouseButton.LeftButton, pos=dot.at.toPoint())
        place = dot.point.indicator
        assert driver.window.reader.shown == place.document
        assert driver.window.reader.view.flash.span == place.span
    # By the keys too.
    plot.setFocus()
    QTest.keyClick(plot, Qt.Key.Key_Right)
    assert driver.window.reader.view.flash.span == plot.dots[0].point.indicator.span
    # Contradictions are marked.
    growth = named(panel, "地区生产总值")
    panel.series.show_one(growth)  # type: ignore[arg-type]
    assert sum(dot.clashing for dot in plot.dots) == 2
    assert not any(dot.clashing for dot in plot.dots if dot.point.indicator.period == "2022")


def test_series_become_rows_that_are_edited_and_undone(driver: Driver, folder: Path) -> None:
    driver.open(folder)
    panel = panel_of(driver)
    pick(panel, "series", named(panel, "粮食产量"), named(panel, "固定资产投资"))
    panel.add_button.click()
    (table,) = driver.desk.briefing.tables
    assert table.id == SERIES_TABLE
    assert len(table.rows) == 4
    assert all(row.sources for row in table.rows)
    panel.open("ledger")
    assert [row.id for row in panel.ledger.rows] == [row.id for row in table.rows]
    model = panel.ledger.view.model()
    assert model.setData(model.index(0, 4), "待核实")
    assert driver.desk.briefing.tables[0].rows[0].cell("实际") == "待核实"
    panel.ledger.choose((table.rows[3].id,))
    panel.ledger.step(False)
    order = [row.id for row in driver.desk.briefing.tables[0].rows]
    assert order.index(table.rows[3].id) == 2
    panel.ledger.choose((table.rows[1].id,))
    panel.ledger.view.setFocus()
    QTest.keyClick(panel.ledger.view, Qt.Key.Key_Delete)
    assert table.rows[1].id not in {row.id for row in driver.desk.briefing.tables[0].rows}
    for _ in range(3):
        driver.window.commands["undo"].trigger()
    assert driver.desk.briefing.tables == (table,)
    driver.window.commands["undo"].trigger()
    assert driver.desk.briefing.tables == ()
    assert panel.ledger.rows == ()


def test_a_term_with_each_meaning_becomes_an_entry(driver: Driver, folder: Path) -> None:
    driver.open(folder)
    panel = panel_of(driver)
    panel.open("terms")
    term = next(t for t in panel.terms.model.all if t.text and "一网三联" in t.text)
    panel.terms.show_one(term)
    said = panel.terms.text.toPlainText()
    assert "治安联防" in said
    assert "矛盾联调" in said
    from PySide6.QtCore import QUrl

    panel.terms.text.anchorClicked.emit(QUrl("meaning:1"))
    assert driver.window.reader.shown == term.definitions[1].place.document
    assert driver.window.reader.view.flash.span == term.definitions[1].place.span
    panel.terms.text.anchorClicked.emit(QUrl("add:1"))
    (entry,) = [item for item in driver.items if is_entry(item)]
    assert "矛盾联调" in entry.text
    assert entry.headline
    driver.window.commands["undo"].trigger()
    assert not any(map(is_entry, driver.items))


def test_facts_are_dragged_to_a_place_in_the_briefing(driver: Driver, folder: Path) -> None:
    driver.open(folder)
    driver.desk.session.redraft(100)
    panel = panel_of(driver)
    cards = driver.window.briefing.cards

    def drop(page: str, row: object) -> None:
        model = panel.tables()[page].listing  # type: ignore[attr-defined]
        data: QMimeData = model.mimeData([model.index(model.place_of(row), 0)])
        last = driver.items[-1]
        point = driver.card_point(last.id) + QPoint(0, 1)
        rect = cards.visualRect(
            driver.window.briefing.model.index(driver.window.briefing.model.row_of_item(last.id), 0)
        )
        event = QDropEvent(
            QPointF(point.x(), rect.bottom() - 2),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        cards.dropEvent(event)
        assert event.isAccepted()

    quoted = {ref.span for item in driver.items for ref in item.sources}
    figure = next(i for i in panel.figures.model.all if i.sentence not in quoted)
    before = driver.texts
    drop("figures", figure)
    assert len(driver.items) == len(before) + 1
    assert driver.items[-1].sources[0].document == figure.document
    drop("series", named(panel, "粮食产量"))
    assert len(driver.desk.briefing.tables[0].rows) == 2
    term = next(t for t in panel.terms.model.all if t.text and "一网三联" in t.text)
    drop("terms", term)
    assert is_entry(driver.items[-1])
    for _ in range(3):
        driver.window.commands["undo"].trigger()
    assert driver.texts == before
    assert driver.desk.briefing.tables == ()


def test_names_are_joined_and_parted_and_both_undone(driver: Driver, tmp_path: Path) -> None:
    folder = tmp_path / "旅游"
    folder.mkdir()
    (folder / "甲.txt").write_text(
        "青河县报告\n\n2022年，全县游客接待量达到310万人次。", encoding="utf-8"
    )
    (folder / "乙.txt").write_text(
        "青河县总结\n\n2023年，全县来青旅游人数达到365万人次。", encoding="utf-8"
    )
    driver.open(folder)
    panel = panel_of(driver)
    count = len(panel.series.model.all)
    pair = [one for one in panel.series.model.all if "接待量" in one.name or "人数" in one.name]
    assert len(pair) == 2
    pick(panel, "series", *pair)
    panel.join_button.click()
    assert "合并指标" in driver.window.commands["undo"].text()
    driver.wait(lambda: len(panel.series.model.all) == count - 1)
    both = next(one for one in panel.series.model.all if len(one.labels) == 2)
    assert len(both.points) == 2
    panel.series.show_one(both)
    assert "手动合并" in panel.series.reasons.text()
    pick(panel, "series", both)
    menu = driver.window.facts.acts.menu("series")
    parting = next(action.menu() for action in menu.actions() if action.menu() is not None)
    parting.actions()[1].trigger()  # type: ignore[attr-defined]
    driver.wait(lambda: len(panel.series.model.all) == count)
    for _ in range(2):
        driver.window.commands["undo"].trigger()
    driver.settle()
    driver.wait(lambda: driver.window.facts.finder.ready)
    assert len(panel.series.model.all) == count
    driver.window.commands["redo"].trigger()
    driver.wait(lambda: len(panel.series.model.all) == count - 1)


def test_the_kind_fills_itself_in_the_window_too(driver: Driver, folder: Path) -> None:
    driver.open(folder)
    driver.window.topbar.template_chosen.emit(kinds.INDICATORS)
    driver.wait(lambda: driver.desk.briefing.tables)
    driver.settle()
    rows = driver.desk.briefing.tables[0].rows
    assert any(row.cell("差额") for row in rows)
    assert "行" in driver.window.facts._strip.text()
    assert driver.window.facts._strip.isVisible()
    driver.window.commands["undo"].trigger()
    driver.settle()
    assert driver.desk.briefing.tables == ()
    driver.window.topbar.template_chosen.emit(kinds.POLICY)
    driver.wait(lambda: any(map(is_entry, driver.items)))
    assert sum(printed_length(item.text) for item in driver.items) <= 1500


def test_a_briefing_of_rows_alone_is_exported(
    driver: Driver, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver.open(folder)
    driver.window.topbar.template_chosen.emit(kinds.INDICATORS)
    driver.wait(lambda: driver.desk.briefing.tables)
    driver.settle()
    driver.desk.session.apply(DeleteItems(tuple(item.id for item in driver.items)))
    driver.settle()
    assert not driver.items
    row = driver.desk.briefing.tables[0].rows[0]
    target = tmp_path / "表.docx"
    monkeypatch.setattr(files, "ask_target", lambda *_: target)
    window = driver.window
    assert window.commands["export"].isEnabled()
    assert window.commands["save_pdf"].isEnabled()
    with driver.qtbot.waitSignal(window.exporter.exported, timeout=60_000):
        QTest.mouseClick(window.topbar.export_button, Qt.MouseButton.LeftButton)
    with zipfile.ZipFile(target) as package:
        printed = package.read("word/document.xml").decode()
    assert all(f">{cell}<" in printed for _, cell in row.cells if cell)
    # With its last row gone there is nothing to export.
    table = driver.desk.briefing.tables[0]
    driver.desk.session.apply(DeleteTable(table.id))
    driver.settle()
    assert driver.desk.briefing.is_empty
    assert not window.topbar.export_button.isEnabled()
    window.deeds.before_export = lambda _: pytest.fail("nothing to export")
    window.deeds.export()


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
@pytest.mark.parametrize("page", ["figures", "series", "terms"])
def test_what_is_shown_is_exported(
    driver: Driver, folder: Path, tmp_path: Path, page: str, kind: str
) -> None:
    driver.open(folder)
    panel = panel_of(driver)
    panel.open(page)
    panel.search.setText("联" if page == "terms" else "粮食")
    driver.qtbot.wait(200)
    path = tmp_path / f"出.{kind}"
    driver.window.facts.acts.export_to(path, page, kind)
    driver.wait(driver.window.results.isVisible)
    assert driver.window.results.path == path
    name = "word/document.xml" if kind == "docx" else "xl/worksheets/sheet1.xml"
    with zipfile.ZipFile(path) as package:
        text = package.read(name).decode("utf-8")
    assert ("一网三联" if page == "terms" else "粮食产量") in text
    assert "农村公路" not in text.partition("来源索引")[0]


def test_stopping_the_search_offers_to_begin_again(driver: Driver, folder: Path) -> None:
    driver.open(folder)
    driver.window.commands["show_facts"].setChecked(True)
    finder, panel = driver.window.facts.finder, driver.window.facts.panel
    finder._look()
    assert finder.finding
    driver.desk.background.cancel_all()
    assert finder.stopped
    assert panel.empty.isVisible()
    assert panel.again.isVisible()
    panel.again.click()
    driver.wait(lambda: finder.ready)
    assert panel.figures.table.isVisible()


def test_twenty_thousand_figures_do_not_hold_the_window_up(driver: Driver, folder: Path) -> None:
    driver.open(folder)
    panel = panel_of(driver)
    sha = driver.desk.documents[0].sha256
    many = tuple(
        Indicator(
            f"第{n % 40}县", f"指标{n % 997}产量", f"{n}.5", "万吨", "", "达到", "",
            IndicatorKind.TARGET if n % 3 else IndicatorKind.ACHIEVED, str(2000 + n % 24),
            Numeral.DIGIT, Decimal(n), Decimal(n), "吨", sha, Span(1, 0, 2), Span(1, 0, 2),
        )
        for n in range(20_000)
    )  # fmt: skip
    slowest = 0.0

    def timed(do: object) -> None:
        nonlocal slowest
        begun = time.thread_time()
        do()  # type: ignore[operator]
        panel.figures.table.viewport().repaint()
        slowest = max(slowest, time.thread_time() - begun)

    page = panel.figures
    panel.open("figures")
    page.show_figures(many)
    timed(lambda: page.look_for("997"))
    timed(lambda: page.look_for("指标12产量"))
    assert page.model.rowCount() == sum("指标12产量" in one.name for one in many)
    timed(lambda: page.look_for(""))
    timed(lambda: page.table.sortByColumn(2, Qt.SortOrder.DescendingOrder))
    assert page.model.row(page.model.index(0, 0)) is many[-1]
    timed(lambda: page.kinds.choose("target"))
    timed(page.table.scrollToBottom)
    # What the window's thread works itself: whatever else runs on the machine is not its doing.
    assert slowest < 0.4
    assert isinstance(driver.desk.session.facts, Facts)


def test_a_fall_is_named_a_fall_where_it_stands_below_zero(driver: Driver, tmp_path: Path) -> None:
    for year, said in ((2023, "增长3.2%"), (2024, "下降7.9%")):
        text = f"清河县{year}年工作报告\n\n{year}年，全县进出口总额{said}。\n"
        (tmp_path / f"{year}.txt").write_text(text, encoding="utf-8")
    driver.open(tmp_path)
    panel = panel_of(driver)
    (trade,) = (one for one in panel.series.model.all if any(p.low < 0 for p in one.points))
    pick(panel, "series", trade)
    shown = [panel.series.plot._figure(dot.point) for dot in panel.series.plot.dots]
    assert shown == ["3.2%", "下降7.9%"]


def test_figures_name_their_sources_after_another_workspace_was_opened(
    driver: Driver, folder: Path, tmp_path: Path
) -> None:
    driver.open(folder)
    panel = panel_of(driver)
    driver.window.filing.ask_workspace = lambda *_: tmp_path / "本期.jianbao"
    driver.window.commands["save_as"].trigger()
    driver.settle()
    driver.window.commands["new"].trigger()
    driver.window.filing.open_workspace(tmp_path / "本期.jianbao")
    driver.wait(lambda: driver.desk.documents and driver.window.facts.finder.ready)
    driver.settle()
    listed = panel.figures.table.listing
    last = listed.columnCount() - 1
    assert {listed.index(row, last).data() for row in range(listed.rowCount())} == {
        "上年.txt",
        "今年.txt",
        "统计.txt",
    }
