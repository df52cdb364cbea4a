"""Little room, large letters: nothing is cut off."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from tests.ui.conftest import Driver


def cut_off(bar: QWidget) -> list[str]:
    """What is shown smaller than it needs, or beyond the edge."""
    shown = [one for one in bar.findChildren(QWidget) if one.isVisibleTo(bar)]
    inside = bar.rect()
    return [
        f"{type(one).__name__} {getattr(one, 'text', str)()}"
        for one in shown
        if one.parentWidget() is bar
        and (
            not inside.contains(one.geometry())
            or one.width() < one.minimumSizeHint().width()
            or (isinstance(one, QLabel) and one.width() < one.sizeHint().width())
        )
    ]


@pytest.mark.parametrize("width", [980, 1092, 1180, 1280, 1920])
def test_the_bar_above_leaves_out_what_it_has_no_room_for(driver: Driver, width: int) -> None:
    bar = driver.window.topbar
    bar.show_chosen(1280, 123_456)
    for wide in (1920, width):
        driver.window.resize(wide, 720)
        driver.qtbot.wait(30)
    assert cut_off(bar) == []
    assert bar.presets_button.isVisible()
    assert bar.chosen.isVisible() == (width > 1100)
    assert bar.export_button.isVisible()
