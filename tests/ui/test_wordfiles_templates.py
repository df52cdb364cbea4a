"""Templates managed in the window, with the real core."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from briefing.templates import take_in
from messages import say
from tests.ui.conftest import Driver
from tests.ui.wordfile_hands import answer, faulty
from word.catalogue import find
from word.kinds import KINDS
from word.own_folder import user_folder
from word.validation import inspect


@pytest.fixture
def shelf(driver: Driver) -> Any:
    dialog = driver.window.wordwork.templates()
    driver.wait(lambda: dialog.list.count() >= len(KINDS))
    driver.settle()
    yield dialog
    dialog.close()


def select(driver: Driver, shelf: Any, name: str) -> None:
    for row in range(shelf.list.count()):
        if shelf.list.item(row).text().splitlines()[0].startswith(name):
            shelf.list.setCurrentRow(row)
    driver.settle()
    assert shelf.current.name == name


def names(shelf: Any) -> list[str]:
    return [
        shelf.list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(shelf.list.count())
    ]


def test_every_shipped_kind_is_listed_with_its_first_page(driver: Driver, shelf: Any) -> None:
    assert names(shelf)[: len(KINDS)] == [kind.name for kind in KINDS]
    for kind in KINDS:
        select(driver, shelf, kind.name)
        driver.wait(lambda: shelf.sheet.page is not None)
        text = "".join(piece.text for line in shelf.sheet.page.lines for piece in line.pieces)
        assert len(text) > 20, kind.name
        assert "自带" in shelf.list.currentItem().text()
        assert not shelf.delete_button.isEnabled()
        assert shelf.use_button.isEnabled()


def test_a_template_chosen_there_is_that_of_the_briefing(
    driver: Driver, shelf: Any, sources: Path
) -> None:
    driver.open(sources)
    select(driver, shelf, "大事记")
    shelf.use_button.click()
    assert driver.desk.briefing.template == "大事记"
    assert driver.window.topbar.template.currentText() == "大事记"
    assert say("window.templates.current") in shelf.list.currentItem().text()


def test_a_copy_is_ones_own_and_can_be_handed_out_and_deleted(
    driver: Driver, shelf: Any, tmp_path: Path
) -> None:
    select(driver, shelf, "简报")
    shelf.deeds.ask_name = lambda _parent, proposed: "周报"
    shelf.copy_button.click()
    driver.wait(lambda: "周报" in names(shelf))
    driver.settle()
    assert shelf.current.name == "周报"
    assert "自建" in shelf.list.currentItem().text()
    driver.wait(lambda: any(one.name == "周报" for one in driver.window.exporter.templates))
    shelf.ask_save = answer(tmp_path / "给同事.docx")
    shelf.export_button.click()
    assert (tmp_path / "给同事.docx").read_bytes() == find("简报").docx
    shelf.deeds.confirm_delete = lambda *_: False
    shelf.delete_button.click()
    assert "周报" in names(shelf)
    shelf.deeds.confirm_delete = lambda *_: True
    shelf.delete_button.click()
    driver.wait(lambda: "周报" not in names(shelf))
    assert not (user_folder() / "周报.docx").exists()
    opened: list[Path] = []
    shelf.deeds.open_folder = opened.append
    shelf.folder_button.click()
    assert opened == [user_folder()]


def test_a_faulty_template_is_told_by_paragraph_and_mended_on_import(
    driver: Driver, shelf: Any, tmp_path: Path
) -> None:
    path = faulty(tmp_path / "处室专报.docx", "[标题]", "【正文】", "报：【报 】")
    before = path.read_bytes()
    shelf.ask_open = answer(path)
    asked: list[Any] = []

    def ask(_parent: Any, examined: Any) -> str:
        asked.append(examined)
        return "mend" if len(asked) > 1 else ""

    shelf.deeds.ask_findings = ask
    shelf.import_button.click()
    driver.wait(lambda: asked)
    driver.settle()
    assert "处室专报" not in names(shelf)
    assert {finding.paragraph for finding in asked[0].findings} >= {1, 3}
    assert asked[0].left == ()
    shelf.import_button.click()
    driver.wait(lambda: "处室专报" in names(shelf))
    driver.settle()
    assert shelf.current.template is not None
    assert {"标题", "正文", "报"} <= set(shelf.current.template.slots)
    assert str(len(asked[0].repaired)) in shelf.bar.text.text()
    assert path.read_bytes() == before
    # The same name once more: another one is asked for.
    shelf.deeds.ask_name = lambda _parent, proposed: proposed
    shelf.import_button.click()
    driver.wait(lambda: "处室专报2" in names(shelf))


def test_what_cannot_be_mended_is_saved_for_the_person_to_settle(
    driver: Driver, shelf: Any, tmp_path: Path
) -> None:
    path = faulty(tmp_path / "难改.docx", "[标题]", "【不知所云的字段】", "【正文】")
    shelf.ask_open = answer(path)
    shelf.ask_save = answer(tmp_path / "修正后.docx")
    shelf.deeds.ask_findings = lambda _parent, examined: "save" if examined.left else "mend"
    shelf.import_button.click()
    driver.wait((tmp_path / "修正后.docx").exists)
    left = inspect((tmp_path / "修正后.docx").read_bytes()).findings
    assert [finding.paragraph for finding in left] == [2]
    assert "难改" not in names(shelf)
    assert shelf.bar.isVisible()


def test_a_faulty_file_in_the_folder_is_shown_with_its_faults_and_mended(
    driver: Driver, tmp_path: Path
) -> None:
    user_folder().mkdir(parents=True, exist_ok=True)
    faulty(user_folder() / "坏的.docx", "[标题]", "【正文】")
    shelf = driver.window.wordwork.templates()
    driver.wait(lambda: "坏的" in names(shelf))
    driver.settle()
    select(driver, shelf, "坏的")
    assert not shelf.use_button.isEnabled()
    assert "第1段" in shelf.findings.item(0).text()
    shelf.repair_button.click()
    driver.wait(lambda: shelf.current is not None and shelf.current.template is not None)
    driver.settle()
    assert shelf.use_button.isEnabled()
    shelf.close()


def test_a_macro_file_is_refused_in_words(driver: Driver, shelf: Any, tmp_path: Path) -> None:
    (tmp_path / "不是.docx").write_bytes(b"not a word file at all")
    shelf.ask_open = answer(tmp_path / "不是.docx")
    shelf.deeds.ask_findings = lambda *_: ""
    shelf.import_button.click()
    driver.settle()
    assert "不是" not in names(shelf)


def test_the_shelf_follows_a_template_taken_in_elsewhere(
    driver: Driver, shelf: Any, tmp_path: Path
) -> None:
    (tmp_path / "外面来的.docx").write_bytes(find("简报").docx)
    take_in(tmp_path / "外面来的.docx")
    driver.window.wordwork._on_learnt("外面来的")
    driver.wait(lambda: "外面来的" in names(shelf))
    driver.settle()
    assert shelf.current.name == "外面来的"
