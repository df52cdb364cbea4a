"""Export at one click, names from a pattern, the number that follows, presets."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from briefing import cli, edits, presets
from language import own, words
from tests.ui.conftest import Driver
from ui import files
from ui.exporting.flow import Overwrite
from ui.exporting.shelf import PresetsDialog
from ui.settings import Settings


def export(driver: Driver, command: str = "export") -> Path:
    with driver.qtbot.waitSignal(driver.window.exporter.exported, timeout=60_000):
        driver.window.commands[command].trigger()
    driver.settle()
    return driver.window.results.path


def set_fields(driver: Driver, **fields: str) -> None:
    for name, value in fields.items():
        driver.desk.session.apply(edits.SetField(name, value))


def document_of(path: Path) -> bytes:
    with zipfile.ZipFile(path) as package:
        return package.read("word/document.xml")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "简报"
    made.mkdir()
    return made


def test_one_click_goes_where_the_last_one_went(
    driver: Driver, sources: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []

    def answer(_: object, proposed: Path) -> Path:
        asked.append(proposed)
        return folder / proposed.name

    monkeypatch.setattr(files, "ask_target", answer)
    assert not driver.window.commands["export_to"].isEnabled()
    driver.open(sources)
    assert driver.window.commands["export_to"].isEnabled()
    driver.window.settings.pattern = "{名称}第{期号}期（{日期}）"
    set_fields(driver, 简报名称="政务/简报", 期号="第12期", 编发日期="2026-3-5")
    first = export(driver)
    assert first.name == "政务／简报第12期（2026年3月5日）.docx"
    assert len(asked) == 1
    # Again, and nothing is asked: it is the same file, as it was left.
    before = first.stat().st_mtime_ns
    driver.desk.set_length(300)
    driver.settle()
    assert export(driver) == first
    assert first.stat().st_mtime_ns != before
    assert len(asked) == 1
    # Another number is another file.
    set_fields(driver, 期号="第13期")
    assert export(driver).name == "政务／简报第13期（2026年3月5日）.docx"
    assert len(list(folder.iterdir())) == 2
    # Elsewhere, when that is wanted.
    driver.window.commands["export_to"].trigger()
    driver.wait(lambda: len(asked) == 2)
    driver.settle()


def test_a_file_that_is_there_is_not_lost(driver: Driver, sources: Path, folder: Path) -> None:
    driver.open(sources)
    driver.window.settings.export_folder = folder
    driver.window.settings.pattern = "周报"
    flow = driver.window.flow
    there = folder / "周报.docx"
    there.write_bytes(b"somebody's")
    answers: list[Overwrite] = []
    asked: list[tuple[Path, Path]] = []

    def answer(_: object, target: Path, free: Path) -> Overwrite:
        asked.append((target, free))
        return answers.pop()

    flow.ask_overwrite = answer
    answers.append(Overwrite.STAY)
    driver.window.commands["export"].trigger()
    driver.settle()
    assert there.read_bytes() == b"somebody's"
    answers.append(Overwrite.RENAME)
    made = export(driver)
    assert made.name == "周报（2）.docx"
    assert asked[-1] == (there, made)
    assert there.read_bytes() == b"somebody's"
    answers.append(Overwrite.REPLACE)
    assert export(driver) == there
    assert there.read_bytes() != b"somebody's"
    # What the person changed in Word since is asked about again.
    os.utime(there, ns=(1, 1))
    answers.append(Overwrite.STAY)
    driver.window.commands["export"].trigger()
    driver.settle()
    assert answers == []
    assert len(asked) == 4


def test_numbers_follow_by_the_name_of_the_briefing(
    driver: Driver, sources: Path, folder: Path
) -> None:
    driver.open(sources)
    driver.window.settings.export_folder = folder
    driver.window.settings.pattern = "{名称}{期号}"
    set_fields(driver, 简报名称="工业简报", 期号="第8期")
    export(driver)
    set_fields(driver, 简报名称="农业简报", 期号="〔2025〕第48期")
    export(driver)
    fresh = Settings()
    assert fresh.next_issue("工业简报") == "第9期"
    assert fresh.next_issue("农业简报") == "〔2026〕第1期"
    assert fresh.next_issue("新办的") == ""
    # A new one begins with the name used last, and its number.
    fresh.set_field("简报名称", "工业简报")
    driver.window.safe.begin_anew(driver.window.settings.fields())
    driver.open(sources)
    assert driver.desk.briefing.field("期号") == "第9期"
    # Another name has other numbers, as long as the person wrote none.
    set_fields(driver, 简报名称="农业简报")
    driver.wait(lambda: driver.desk.briefing.field("期号") == "〔2026〕第1期")
    set_fields(driver, 期号="第100期")
    set_fields(driver, 简报名称="工业简报")
    driver.qtbot.wait(50)
    assert driver.desk.briefing.field("期号") == "第100期"


def test_a_preset_is_kept_used_and_undone(driver: Driver, sources: Path) -> None:
    driver.open(sources)
    window, desk = driver.window, driver.desk
    owner = window.presets
    owner.ask_name = lambda *_: "周报"
    set_fields(driver, 简报名称="市情周报", 送="各县区", 期号="第3期")
    desk.set_length(260)
    driver.settle()
    section = next(s for s in desk.briefing.sections if desk.session.section_places(s.id))
    desk.session.set_section_length(section.id, 70)
    window.sources.tense.buttons["past"].click()
    driver.settle()
    owner.keep()
    (preset,) = presets.load()
    assert (preset.name, preset.length, preset.tense) == ("周报", 260, "past")
    assert dict(preset.fields)["送"] == "各县区"
    assert "期号" not in dict(preset.fields)
    # Somebody made it quite otherwise.
    window.sources.tense.buttons["all"].click()
    driver.settle()
    set_fields(driver, 简报名称="别的", 送="")
    desk.session.set_template("要点摘编")
    desk.set_length(1200)
    driver.settle()
    before = desk.briefing
    menu = window.topbar.presets_button.menu()
    menu.aboutToShow.emit()
    assert menu.actions()[0].text() == "周报"
    assert menu.actions()[0].isChecked()
    with driver.qtbot.waitSignal(desk.draft_ready, timeout=30_000):
        menu.actions()[0].trigger()
    driver.settle()
    briefing = desk.briefing
    assert briefing.template == "简报"
    assert (briefing.field("简报名称"), briefing.field("送")) == ("市情周报", "各县区")
    assert briefing.field("期号") == "第3期"
    assert (desk.length, desk.tense) == (260, "past")
    assert window.topbar.length.spin.value() == 260
    assert window.sources.tense.buttons["past"].isChecked()
    assert dict(desk.session.cut.lengths)
    assert desk.session.characters <= 260
    window.commands["undo"].trigger()
    assert desk.briefing == before
    # The next start ticks the one used last.
    assert Settings().preset == "周报"


def test_a_preset_whose_template_is_not_here(driver: Driver, sources: Path) -> None:
    driver.open(sources)
    driver.window.presets.use(presets.Preset("外地的", "省厅专用", length=500))
    driver.settle()
    assert driver.desk.briefing.template == "简报"
    assert "省厅专用" in driver.window.messages.text.text()
    assert driver.desk.length == 500


def test_presets_are_named_deleted_and_handed_on(driver: Driver, tmp_path: Path) -> None:
    presets.save([presets.Preset("周报"), presets.Preset("月报", length=3000)])
    driver.window.settings.preset = "月报"
    driver.window.presets.manage()
    dialog = driver.window.findChild(PresetsDialog)
    assert isinstance(dialog, PresetsDialog)
    driver.qtbot.waitExposed(dialog)
    dialog.activateWindow()
    driver.wait(dialog.isActiveWindow)
    assert dialog.current == presets.Preset("月报", length=3000)
    assert "3,000" in dialog.about.text()
    dialog.ask_name = lambda *_: "周报"
    QTest.keyClick(dialog.list, Qt.Key.Key_F2)
    assert "周报" in dialog.bar.text.text()
    dialog.ask_name = lambda *_: "季报"
    dialog.rename_button.click()
    assert [one.name for one in presets.load()] == ["周报", "季报"]
    assert driver.window.settings.preset == "季报"
    path = tmp_path / "季报.json"
    dialog.ask_save = lambda *_: path
    dialog.export_button.click()
    dialog.ask_open = lambda _: path
    dialog.import_button.click()
    assert [one.name for one in presets.load()] == ["周报", "季报", "季报（2）"]
    dialog.confirm_delete = lambda *_: True
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert [one.name for one in presets.load()] == ["周报", "季报"]
    path.write_text("{}", "utf-8")
    dialog.import_button.click()
    assert "方案文件" in dialog.bar.text.text()
    dialog.close()


@pytest.mark.parametrize(
    ("engine", "template"),
    [
        ("briefing", "简报"),
        ("textrank", "简报"),
        ("briefing", "指标对比表"),
        ("briefing", "政策解读与热词点读"),
    ],
)
def test_window_and_console_write_the_same(
    driver: Driver,
    sources: Path,
    folder: Path,
    engine: str,
    template: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """With own words, a stop list and preferred fonts, all set in the middle of the work: the console reads the lists
    where the window keeps them."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1772668800")
    driver.desk.set_engine(engine)
    driver.open(sources)
    driver.window.topbar.template_chosen.emit(template)
    driver.desk.set_length(300)
    driver.settle()
    driver.window.preferences.add_word("民人均")
    driver.settle()
    driver.window.preferences.add_stop("再创历史新高")
    driver.settle()
    set_fields(driver, 标题="全市情况", 编发日期="2026年3月5日", 正文字体="仿宋", 标准字体="是")
    driver.window.settings.export_folder = folder
    made = export(driver)
    console = folder / "console.docx"
    arguments = ["build", str(sources), "-o", str(console), "--engine", engine, "--length", "300"]
    arguments += ["--template", template]
    for field in ("标题=全市情况", "编发日期=2026年3月5日", "正文字体=仿宋", "标准字体=是"):
        arguments += ["--set", field]
    assert cli.main(arguments) == 0
    assert document_of(console) == document_of(made)
    if template == "简报":
        own.save_stops(())
        arguments[3] = str(folder / "plain.docx")
        assert cli.main(arguments) == 0
        assert document_of(folder / "plain.docx") != document_of(made)
    own.save_words(())
    words.refresh()
