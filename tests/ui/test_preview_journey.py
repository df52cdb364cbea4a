"""The preview beside the editor: it shows the pages, follows edits, leads to the cards, and goes to paper."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from time import perf_counter, thread_time

import pypdfium2
import pytest
from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from briefing import edits
from briefing.jobs import anchors_of
from briefing.sheets import count_pages
from tests.ui.conftest import Driver
from ui.background import Progress
from ui.preview.following import Following
from ui.preview.panel import PreviewPanel


def show(driver: Driver) -> tuple[PreviewPanel, Following]:
    driver.window.commands["show_preview"].setChecked(True)
    panel, following = driver.window.preview, driver.window.following
    driver.wait(lambda: panel.sheets is not None and following.up_to_date)
    return panel, following


def words(panel: PreviewPanel) -> str:
    sheets = panel.sheets
    assert sheets is not None
    pages = (sheets.page(index) for index in range(len(sheets.packed)))
    return "".join(
        piece.text for page in pages for line in page.lines for piece in line.pieces
    ).replace(" ", "")


def test_it_is_hidden_until_it_is_wanted_and_then_finds_room(driver: Driver, sources: Path) -> None:
    driver.open(sources)
    window = driver.window
    assert not window.preview.isVisible()
    assert window.preview.sheets is None
    window.topbar.preview_button.click()
    assert window.commands["show_preview"].isChecked()
    panel, _ = show(driver)
    assert panel.width() >= 250
    assert all(window.splitter.sizes())
    assert panel.head.remark.text().startswith("第 1 页，共 ")
    driver.wait(lambda: QColor(panel.view.viewport().grab().toImage().pixel(60, 40)).value() > 250)


def test_the_status_line_tells_the_pages_that_are_laid_out(driver: Driver, sources: Path) -> None:
    driver.open(sources)
    # Lines so short that counting characters misjudges them.
    text = "\n".join("一二三四五六七八九十" * 7)
    driver.desk.session.apply(edits.SetText(driver.items[0].id, text))

    def told() -> str:
        return driver.window.statusline.counts.text()

    # Nobody looks at the pages, and how many there are is told all the same.
    session, template = driver.desk.session, driver.window.exporter.template
    assert template is not None
    anchors = anchors_of(session.briefing, session.documents)
    body, listed = count_pages(session.briefing, template, anchors)
    driver.wait(lambda: f"正文约 {body} 页，来源索引约 {listed} 页" in told())
    driver.desk.session.apply(edits.SetText(driver.items[0].id, text + text))
    more, _ = count_pages(session.briefing, template, anchors)
    assert more > body
    driver.wait(lambda: f"正文约 {more} 页" in told())
    driver.desk.session.apply(edits.SetText(driver.items[0].id, text))
    panel, following = show(driver)
    sheets = panel.sheets
    assert sheets is not None
    assert (sheets.body_pages, len(sheets.packed) - sheets.body_pages) == (body, listed)
    laid_out = f"正文约 {sheets.body_pages} 页，来源索引约 {listed} 页"
    assert laid_out in told()
    driver.desk.session.apply(edits.SetText(driver.items[0].id, "一句话。"))
    driver.wait(lambda: following.up_to_date)
    assert panel.sheets is not None
    assert panel.sheets.body_pages < sheets.body_pages
    assert f"正文约 {panel.sheets.body_pages} 页" in told()
    driver.desk.session.apply(edits.SetText(driver.items[0].id, text))
    driver.wait(lambda: following.up_to_date)
    assert laid_out in told()
    driver.window.commands["show_preview"].setChecked(False)
    assert laid_out in told()


def test_an_edit_is_on_the_page_within_a_second(driver: Driver, sources: Path) -> None:
    driver.open(sources)
    panel, following = show(driver)
    item = driver.items[0]
    taken = []
    # The quickest of three: other programs may have the processor for most of a second.
    for number in "一二三":
        text = f"第{number}次改成了完全不同的话"
        began = perf_counter()
        driver.desk.session.apply(edits.SetText(item.id, f"{text}。"))
        driver.wait(lambda text=text: text in words(panel), timeout=5000)
        taken.append(perf_counter() - began)
        assert following.up_to_date
    assert min(taken) < 1.0
    driver.window.commands["undo"].trigger()
    driver.wait(lambda: "第三次改成" not in words(panel), timeout=5000)


def test_what_an_edit_has_overtaken_is_never_shown(driver: Driver, sources: Path) -> None:
    driver.open(sources)
    panel, following = show(driver)
    seen: list[str] = []
    original = panel.show_sheets

    def spy(sheets: object, missing: tuple[str, ...] = ()) -> None:
        original(sheets, missing)  # type: ignore[arg-type]
        seen.append(words(panel))

    panel.show_sheets = spy  # type: ignore[method-assign]
    item = driver.items[0].id
    driver.desk.session.apply(edits.SetText(item, "第一次改。"))
    driver.wait(lambda: driver.desk.background.busy)
    driver.desk.session.apply(edits.SetText(item, "第二次改。"))
    driver.wait(lambda: following.up_to_date)
    assert seen
    assert all("第二次改" in text and "第一次改" not in text for text in seen)


def test_pages_and_cards_lead_to_each_other(driver: Driver, sources: Path) -> None:
    driver.open(sources)
    panel, _ = show(driver)
    window, view = driver.window, panel.view
    first, last = driver.items[0].id, driver.items[-1].id
    # From the card to the page: it is marked and in view.
    driver.click_card(last)
    driver.settle()
    place = view.part_place(last)
    assert view.viewport().rect().contains(place.toRect())
    # From the page to the card.
    view.show_part(first)
    driver.qtbot.wait(20)
    point = view.part_place(first).center().toPoint()
    QTest.mouseMove(view.viewport(), point)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert window.briefing.selected() == (first,)
    # A heading leads to its section, wherever that is on the page.
    section = next(one for one in driver.desk.briefing.sections if one.heading)
    view.show_part(section.id)
    point = view.part_place(section.id).center().toPoint()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert window.briefing.cards.selected_section() == section.id


def test_sizes(driver: Driver, sources: Path) -> None:
    driver.open(sources)
    panel, _ = show(driver)
    view = panel.view
    for mode in ("actual", "pair", "width"):
        panel.sizes[mode].click()
        assert view.mode == mode
        assert [name for name, button in panel.sizes.items() if button.isChecked()] == [mode]
        first = view.page_place(0)
        if mode == "actual":
            assert round(first.width()) == round(11906 * 96 / 1440)
            assert view.percent == 100
        else:
            assert first.right() <= view.viewport().width()
        if mode == "pair":
            assert view.page_place(1).top() == first.top()
            assert view.page_place(1).left() > first.right()
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.current == len(panel.sheets.sizes)  # type: ignore[union-attr]
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.current == 1


def test_the_pdf_has_the_words_and_the_pages(driver: Driver, sources: Path, tmp_path: Path) -> None:
    driver.open(sources)
    _, following = show(driver)
    target = tmp_path / "简报.pdf"
    following.printing.ask_target = lambda: target
    driver.window.commands["save_pdf"].trigger()
    driver.wait(target.exists)
    driver.settle()
    assert driver.window.results.path == target
    panel = driver.window.preview
    with pypdfium2.PdfDocument(target) as pdf:
        assert len(pdf) == len(panel.sheets.sizes)  # type: ignore[union-attr]
        width, height = pdf[0].get_size()
        assert (round(width), round(height)) == (595, 842)
        text = "".join(page.get_textpage().get_text_bounded() for page in pdf)
    plain = "".join(text.split())
    for item in driver.items:
        assert "".join(item.text.split())[:12] in plain
    assert "—1—" in plain
    # Not the radicals that look the same: a search must find the words.
    assert not [char for char in plain if "\u2e80" <= char < "\u2fe0"]


def test_a_pdf_without_the_preview_and_never_over_a_source(
    driver: Driver, sources: Path, tmp_path: Path
) -> None:
    driver.open(sources)
    following = driver.window.following
    source = sources / "民生.txt"
    before = source.read_bytes()
    following.printing.ask_target = lambda: source
    driver.window.commands["save_pdf"].trigger()
    driver.wait(driver.window.messages.isVisible)
    assert source.read_bytes() == before
    following.printing.ask_target = lambda: tmp_path / "a.pdf"
    driver.window.commands["save_pdf"].trigger()
    driver.wait((tmp_path / "a.pdf").exists)
    driver.settle()


@pytest.mark.parametrize("command", ["save_pdf", "print"])
def test_many_pages_say_how_far_they_are_and_can_be_stopped(
    driver: Driver, tmp_path: Path, command: str
) -> None:
    path = tmp_path / "长.txt"
    years = range(900, 1500)
    path.write_text(
        "\n".join(f"{n}年全市粮食产量达到{n}万吨，同比增长{n % 9}.3%。" for n in years),
        encoding="utf-8",
    )
    driver.open(path)
    driver.desk.set_length(8000)
    driver.settle()
    window, following = driver.window, driver.window.following
    show(driver)
    target = tmp_path / "out.pdf"

    def ask(_: object, printer: object) -> bool:
        printer.setOutputFileName(str(target))  # type: ignore[attr-defined]
        return True

    following.printing.ask_target = lambda: target
    following.printing.ask_printer = ask
    driver.desk.background._patience.setInterval(0)
    told: list[tuple[str, int, int]] = []
    stage = "window.stage.export" if command == "save_pdf" else "window.stage.print"
    stopped: list[float] = []

    def hear(progress: Progress | None) -> None:
        if progress is None:
            return
        told.append((progress.stage, progress.done, progress.total))
        if progress.done == 3 and not stopped:
            stopped.append(thread_time())
            window.statusline.cancel_asked.emit()

    driver.desk.background.progressed.connect(hear)
    window.commands[command].trigger()
    driver.wait(lambda: bool(stopped) and not driver.desk.background.busy)
    assert thread_time() - stopped[0] < 1
    pages = len(window.preview.sheets.sizes)  # type: ignore[union-attr]
    assert pages > 20
    assert (stage, 2, pages) in told
    assert max(done for _, done, _ in told) == 3
    assert "已取消" in window.messages.text.text()
    if command == "save_pdf":
        assert not target.exists()
    # It can be done again at once, and whole.
    driver.desk.background.progressed.disconnect(hear)
    window.commands["save_pdf"].trigger()
    driver.wait(lambda: window.results.path == target)
    with pypdfium2.PdfDocument(target) as pdf:
        assert len(pdf) == pages


def test_printing(driver: Driver, sources: Path, tmp_path: Path) -> None:
    driver.open(sources)
    _, following = show(driver)
    target = tmp_path / "printed.pdf"

    def ask(_: object, printer: object) -> bool:
        printer.setOutputFileName(str(target))  # type: ignore[attr-defined]
        printer.setFromTo(1, 1)  # type: ignore[attr-defined]
        return True

    following.printing.ask_printer = ask
    driver.window.commands["print"].trigger()
    driver.wait(driver.window.messages.isVisible)
    assert "1 页" in driver.window.messages.text.text()
    with pypdfium2.PdfDocument(target) as pdf:
        assert len(pdf) == 1
        assert "".join(pdf[0].get_textpage().get_text_bounded().split()).startswith("简报")


def test_the_window_answers_while_pages_are_drawn(driver: Driver, tmp_path: Path) -> None:
    path = tmp_path / "长.txt"
    path.write_text(
        "\n".join(
            f"{n}年全市粮食产量达到{n}万吨，同比增长{n % 9}.{n % 7}%。" for n in range(900, 1500)
        ),
        encoding="utf-8",
    )
    driver.open(path)
    driver.desk.set_length(8000)
    driver.settle()
    panel, _ = show(driver)
    view, sheets = panel.view, panel.sheets
    assert sheets is not None
    assert len(sheets.sizes) > 20
    # Of this thread's own time, for what else runs on the computer is not the preview's doing.
    turns: list[float] = []
    last = [thread_time()]

    def tick() -> None:
        now = thread_time()
        turns.append(now - last[0])
        last[0] = now

    timer = QTimer()
    timer.timeout.connect(tick)
    timer.start(0)
    for mode in ("actual", "pair", "width"):
        view.set_mode(mode)
        for share in (0.3, 0.6, 1.0, 0.0):
            view.verticalScrollBar().setValue(round(view.verticalScrollBar().maximum() * share))
            driver.qtbot.wait(60)
        panel.show_sheets(replace(sheets, packed=(*sheets.packed[1:], sheets.packed[0])))
        driver.qtbot.wait(60)
    timer.stop()
    assert len(turns) > 50
    assert sorted(turns)[-2] < 0.05


def test_nothing_is_there_without_items(driver: Driver) -> None:
    driver.window.commands["show_preview"].setChecked(True)
    driver.settle()
    panel = driver.window.preview
    assert panel.sheets is None
    assert panel.empty.isVisible()
    assert not driver.window.commands["print"].isEnabled()
    assert not panel.pdf_button.isEnabled()


def test_a_dark_window_leaves_the_paper_white(driver: Driver, sources: Path) -> None:
    driver.open(sources)
    panel, _ = show(driver)
    driver.window.theme.set_scheme("dark")
    try:
        view = panel.view
        driver.wait(lambda: not view._pictures._timer.isActive())
        image = view.viewport().grab().toImage()
        place = view.page_place(0)
        inside = image.pixelColor(round(place.left()) + 20, round(place.top()) + 20)
        outside = image.pixelColor(round(place.left()) - 6, round(place.top()) + 20)
        assert inside.value() == 255
        assert outside.value() < 80
    finally:
        driver.window.theme.set_scheme("light")


def test_the_mouse_shows_a_hand_over_what_can_be_clicked(driver: Driver, sources: Path) -> None:
    driver.open(sources)
    panel, _ = show(driver)
    view = panel.view
    item = driver.items[0].id
    view.show_part(item)
    found = view.part_at(QPointF(view.part_place(item).center()))
    assert found is not None
    assert found.id == item
    assert view.part_at(QPointF(1, 1)) is None
