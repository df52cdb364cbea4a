"""The history as a person sees it: going back, naming a version, what is different."""

from __future__ import annotations

from pathlib import Path

from briefing import edits
from tests.ui.conftest import Driver
from ui.history.panel import HistoryPanel


def panel_of(driver: Driver) -> HistoryPanel:
    driver.window.commands["history"].trigger()
    panel = driver.window.findChild(HistoryPanel)
    assert panel is not None
    return panel


def test_a_version_is_named_compared_and_returned_to(driver: Driver, sources: Path) -> None:
    driver.open(sources)
    session = driver.desk.session
    first = driver.items[0]
    driver.window.deeds.assembling.ask_name = lambda _: "送审稿"
    driver.window.commands["name_version"].trigger()
    assert "送审稿" in driver.window.statusline.hint.text()
    session.seal()
    session.apply(edits.SetText(first.id, first.text.replace("全市", "全县")))
    session.apply(edits.DeleteItems((driver.items[1].id,)))
    panel = panel_of(driver)
    texts = [panel.list.item(row).text() for row in range(panel.list.count())]
    assert "删除 1 条" in texts[0]
    assert "修改文字" in texts[1]
    assert "送审稿" in texts[2]
    panel.list.setCurrentRow(2)
    shown = panel.page.toPlainText()
    assert "改动" in shown
    assert "删去" in shown
    assert "县" in shown
    panel.go.click()
    assert driver.items[0].text == first.text
    assert "修改文字" in driver.window.commands["redo"].text()
    # The list follows what is done in the window; what is undone and done otherwise is kept by its name.
    driver.window.commands["undo"].trigger() if driver.window.commands["undo"].isEnabled() else None
    session.apply(edits.SetText(driver.items[-1].id, "另一种写法。"))
    texts = [panel.list.item(row).text() for row in range(panel.list.count())]
    assert any("送审稿" in text for text in texts)
    named = next(row for row, text in enumerate(texts) if "送审稿" in text)
    panel.list.setCurrentRow(named)
    panel.go.click()
    assert driver.items[-1].text != "另一种写法。"
    panel.close()
    driver.wait(lambda: driver.window.findChild(HistoryPanel) is None)


def test_the_history_opens_again_with_the_file(
    driver: Driver, sources: Path, tmp_path: Path
) -> None:
    driver.open(sources)
    driver.desk.session.name_step(driver.desk.session.history.at, "一稿")
    driver.desk.session.apply(edits.DeleteItems((driver.items[0].id,)))
    path = tmp_path / "work.jianbao"
    driver.window.safe.present().save_as(path).result(10)
    driver.desk.clear({})
    driver.window.deeds.open_paths([path])
    driver.wait(lambda: driver.items)
    driver.settle()
    panel = panel_of(driver)
    texts = [panel.list.item(row).text() for row in range(panel.list.count())]
    assert any("一稿" in text for text in texts)
    panel.close()
