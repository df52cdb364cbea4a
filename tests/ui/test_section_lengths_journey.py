"""A section at a length of its own, from its heading."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from language.count import printed_length
from tests.ui.conftest import Driver
from ui.cards.sectionlength import SectionLength

ROOT = Path(__file__).resolve().parents[2]


def length_of(driver: Driver, section: str) -> int:
    from briefing.shaping import family

    ids = family(driver.desk.briefing, section)
    return sum(
        printed_length(item.text)
        for one in driver.desk.briefing.sections
        if one.id in ids
        for item in one.items
    )


def click_length(driver: Driver, section: str) -> None:
    cards, model = driver.window.briefing.cards, driver.window.briefing.model
    index = model.index(model.row_of_section(section), 0)
    cards.scrollTo(index)
    driver.qtbot.wait(20)
    box = driver.window.briefing.delegate.art.length_box(
        cards.visualRect(index), model.rows[index.row()]
    )
    point = box.center().toPoint()
    assert cards.target_at(point) == SectionLength(section)
    QTest.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=point)


def test_a_section_is_made_shorter_and_longer_at_its_heading(driver: Driver) -> None:
    driver.open(next((ROOT / "seeds").glob("004*.txt")))
    session, sectioning = driver.desk.session, driver.window.sectioning
    ranking = session.ranking
    section = next(
        one.id
        for one in driver.desk.briefing.sections
        if session.section_places(one.id) and length_of(driver, one.id) > 150
    )
    assert sectioning.text_of(section) == "自动"
    before = driver.texts
    click_length(driver, section)
    popup = sectioning.popup
    assert popup is not None
    assert not popup.auto.isEnabled()
    popup.slider.setSliderDown(True)
    popup.slider.sliderPressed.emit()
    times = []
    for position in range(60, 30, -5):
        begin = time.process_time()
        popup.slider.setValue(position)
        driver.qtbot.wait(1)
        driver.wait(lambda wanted=position: session.section_length(section) == wanted * 10)
        times.append(time.process_time() - begin)
    popup.slider.setSliderDown(False)
    assert sorted(times)[len(times) // 2] < 0.15
    assert length_of(driver, section) <= 350
    assert session.ranking is ranking
    assert sectioning.text_of(section) == "350 字"
    # A drag is one step.
    driver.window.commands["undo"].trigger()
    assert driver.texts == before
    driver.window.commands["redo"].trigger()
    popup.spin.setValue(500)
    driver.wait(lambda: session.section_length(section) == 500)
    assert 350 < length_of(driver, section) <= 500
    popup.auto.click()
    driver.wait(lambda: session.section_length(section) is None)
    assert driver.texts == before
    driver.wait(lambda: sectioning.popup is None)


def test_a_section_is_never_left_without_a_sentence(driver: Driver, sources: Path) -> None:
    driver.open(sources)
    session, sectioning = driver.desk.session, driver.window.sectioning
    section = next(s.id for s in driver.desk.briefing.sections if session.section_places(s.id))
    sectioning.open(SectionLength(section))
    popup = sectioning.popup
    assert popup is not None
    popup.spin.setValue(0)
    driver.wait(lambda: session.section_length(section) is not None)
    assert length_of(driver, section) > 0
    popup.close()
    # Where nothing stands behind a heading nothing can be clicked.
    assert driver.window.briefing.cards.target_at(QPoint(5, 5)) is None
