"""In the outline a report hangs below its title, not below the name of who gave it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QTreeWidgetItem

from tests.ui.conftest import Driver

BODY = "全县新建灌溉渠道86公里，改善灌溉面积3.2万亩，惠及41个行政村的群众。"
CHAPTERS = ("一、工作回顾", "二、工作安排")


def tree_of(driver: Driver, path: Path, *top: str) -> object:
    lines = [*top, BODY, CHAPTERS[0], BODY, CHAPTERS[1], BODY]
    path.write_text("\n".join(lines), encoding="utf-8")
    driver.open(path)
    root = driver.window.sources.tree.topLevelItem(0)

    def below(item: QTreeWidgetItem) -> list[object]:
        children = [item.child(n) for n in range(item.childCount())]
        return [[one.text(0), *below(one)] if one.childCount() else one.text(0) for one in children]

    driver.wait(lambda: CHAPTERS[1] in str(below(root)))
    return below(root)


def test_chapters_hang_below_the_title(driver: Driver, tmp_path: Path) -> None:
    top = ("水利工作报告", "——2024年3月5日在全县水利工作会议上", "县水务局局长 周明远")
    # Who gave it and when are no headings at all.
    assert tree_of(driver, tmp_path / "报告.txt", *top) == [[top[0], *CHAPTERS]]


def test_a_title_alone_is_as_it_was(driver: Driver, tmp_path: Path) -> None:
    assert tree_of(driver, tmp_path / "报告.txt", "水利工作报告") == [["水利工作报告", *CHAPTERS]]
