"""Settings: what is chosen is taken at once, what is cancelled is as it was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from language import own, words
from language.own import OwnWord
from language.words import default_segmenter
from tests.ui.conftest import Driver
from ui.preferences.dialog import SettingsDialog
from ui.settings import Settings
from word.catalogue import find, shipped_folder
from word.own_folder import user_folder, usual_folder

STOP = "再创历史新高"


def in_dialog(driver: Driver, do: Callable[[SettingsDialog], object], *, ok: bool = True) -> None:
    """What a person does in the settings, until they click OK or press Escape."""
    done: list[bool] = []

    def show(dialog: SettingsDialog) -> bool:
        dialog.show()
        driver.qtbot.waitExposed(dialog)
        do(dialog)
        if ok:
            dialog.ok_button.click()
        else:
            QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert not dialog.isVisible()
        done.append(ok)
        return ok

    driver.window.preferences.show_dialog = show
    driver.window.commands["settings"].trigger()
    assert done == [ok]
    driver.settle()


def test_the_key_is_where_people_look_for_it(driver: Driver) -> None:
    assert driver.window.commands["settings"].shortcut().toString() == "Ctrl+,"


def test_colours_are_seen_at_once_and_taken_back(driver: Driver) -> None:
    theme = driver.window.theme

    def dark(dialog: SettingsDialog) -> None:
        dialog.show_page("look")
        dialog.look.scheme.setCurrentIndex(dialog.look.scheme.findData("dark"))
        assert theme.colours.dark

    before = theme.scheme
    in_dialog(driver, dark, ok=False)
    assert theme.scheme == before
    assert Settings().scheme == before
    in_dialog(driver, dark)
    assert theme.scheme == Settings().scheme == "dark"
    assert driver.window.schemes.actions()[2].isChecked()
    driver.window.theme.set_scheme("light")


def test_a_new_briefing_begins_as_wanted(driver: Driver, sources: Path) -> None:
    driver.open(sources)
    before = driver.desk.briefing

    def fix(dialog: SettingsDialog) -> None:
        assert not dialog.draft.length.isEnabled()
        dialog.draft.fixed.setChecked(True)
        dialog.draft.length.setValue(700)
        dialog.draft.engine.setCurrentIndex(dialog.draft.engine.findData("lexrank"))
        dialog.draft.template.setCurrentIndex(dialog.draft.template.findData("要点摘编"))

    in_dialog(driver, fix)
    # The one at hand stays.
    assert driver.desk.briefing == before
    assert driver.desk.engine == "briefing"
    driver.window.safe.begin_anew(driver.window.settings.fields())
    assert (driver.desk.engine, driver.desk.length) == ("lexrank", 700)
    assert driver.desk.briefing.template == "要点摘编"
    assert driver.window.topbar.length.spin.value() == 700
    # And so does the next start, whatever is used until then.
    driver.window.settings.length = 3000
    again = Settings()
    assert (again.engine, again.length, again.template) == ("lexrank", 700, "要点摘编")
    again.fixed = False
    assert again.length == 3000


def test_words_are_added_deleted_imported_and_exported(driver: Driver, tmp_path: Path) -> None:
    came, went = tmp_path / "旧词典.txt", tmp_path / "新词典.txt"
    came.write_bytes("创新办 nt\r\n旗E春城\r\n太 长 的\r\n".encode("gb18030"))

    def edit(dialog: SettingsDialog) -> None:
        dialog.show_page("words")
        page = dialog.words
        page.line.setFocus()
        QTest.keyClicks(page.line, "Jianbao")
        QTest.keyClick(page.line, Qt.Key.Key_Return)
        assert dialog.isVisible()
        assert page.entries == (OwnWord("Jianbao"),)
        for bad in ("x", "Jianbao"):
            page.line.setText(bad)
            page.add()
            assert page.told.text()
            assert len(page.entries) == 1
        page.line.clear()
        page.ask_open = lambda _: came
        page.import_button.click()
        assert "2" in page.told.text()
        assert "1" in page.told.text()
        page.view.setCurrentIndex(page.model.index(2, 0))
        page.kind.setCurrentIndex(page.kind.findData("nz"))
        page.kind.activated.emit(page.kind.currentIndex())
        page.view.setCurrentIndex(page.model.index(0, 0))
        QTest.keyClick(page.view, Qt.Key.Key_Delete)
        page.ask_save = lambda *_: (went, "gb18030")
        page.export_button.click()

    in_dialog(driver, edit, ok=False)
    assert own.words() == ()
    in_dialog(driver, edit)
    assert own.words() == (OwnWord("创新办", "nt"), OwnWord("旗E春城", "nz"))
    assert went.read_bytes() == "创新办 nt\r\n旗E春城 nz\r\n".encode("gb18030")
    assert "创新办" in default_segmenter().cut("小李是创新办主任也是专家")
    own.save_words(())
    words.refresh()


def test_what_is_on_the_stop_list_leaves_the_briefing(driver: Driver, sources: Path) -> None:
    driver.open(sources)
    assert any(STOP in text for text in driver.texts)

    def add(dialog: SettingsDialog) -> None:
        dialog.show_page("stops")
        dialog.stops.line.setText(STOP)
        dialog.stops.add_button.click()

    with driver.qtbot.waitSignal(driver.desk.draft_ready, timeout=30_000):
        in_dialog(driver, add)
    driver.settle()
    assert driver.texts
    assert not any(STOP in text for text in driver.texts)
    driver.window.commands["undo"].trigger()
    assert any(STOP in text for text in driver.texts)


def test_selected_text_becomes_a_word_or_is_stopped(driver: Driver, sources: Path) -> None:
    driver.open(sources)
    preferences, view = driver.window.preferences, driver.window.reader.view
    menus: list[list[str]] = []

    def menu_texts() -> list[str]:
        menu = QMenu()
        view.more_for_menu(menu)
        return [action.text() for action in menu.actions() if action.text()]

    point = driver.point_of("再创历史新高")
    del point
    cursor = view.textCursor()
    cursor.clearSelection()
    view.setTextCursor(cursor)
    assert menu_texts() == []
    start = cursor.position() - 1
    cursor.setPosition(start)
    cursor.setPosition(start + len(STOP), cursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    menus.append(menu_texts())
    assert [STOP in text for text in menus[0]] == [True, True]
    preferences.add_word(STOP)
    assert own.words() == (OwnWord(STOP),)
    preferences.add_word(STOP)
    assert "已经" in driver.window.messages.text.text()
    with driver.qtbot.waitSignal(driver.desk.draft_ready, timeout=30_000):
        preferences.add_stop(STOP)
    driver.settle()
    assert not any(STOP in text for text in driver.texts)
    with driver.qtbot.waitSignal(driver.desk.draft_ready, timeout=30_000):
        driver.window.messages.offers[0].click()
    driver.settle()
    assert own.stops() == ()
    assert any(STOP in text for text in driver.texts)
    own.save_words(())
    words.refresh()


def test_an_item_is_never_chosen_again(driver: Driver, sources: Path) -> None:
    driver.open(sources)
    item = driver.items[0]
    quote = item.sources[0].quote
    menu = QMenu()
    driver.window.deeds.assembling.more_for_menu(menu, item.id)
    action = next(one for one in menu.actions() if "以后不摘选" in one.text())
    with driver.qtbot.waitSignal(driver.desk.draft_ready, timeout=30_000):
        action.trigger()
    driver.settle()
    assert own.stops() == (quote,)
    assert all(one.sources[0].quote != quote for one in driver.items)


def test_fonts_reach_the_file(
    driver: Driver, sources: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver.open(sources)

    def choose(dialog: SettingsDialog) -> None:
        dialog.show_page("fonts")
        page = dialog.fonts
        driver.wait(page.remarks["正文字体"].text)
        page.show_installed(frozenset({"仿宋", "黑体", "楷体", "华文中宋"}))
        assert "自动（仿宋）" in page.combos["正文字体"].itemText(0)
        assert "本机没有" in page.combos["正文字体"].itemText(1)
        page.combos["正文字体"].setCurrentIndex(1)
        assert "仿宋（本机没有仿宋_GB2312）" in page.remarks["正文字体"].text()
        page.standard.setChecked(True)
        assert "仿宋_GB2312" in page.remarks["正文字体"].text()
        assert "代替" in page.remarks["正文字体"].text()
        page.combos["正文字体"].setCurrentIndex(2)

    in_dialog(driver, choose)
    briefing = driver.desk.briefing
    assert (briefing.field("正文字体"), briefing.field("标准字体")) == ("仿宋", "是")
    assert Settings().fields()["正文字体"] == "仿宋"
    driver.window.commands["undo"].trigger()
    driver.window.commands["undo"].trigger()
    assert driver.desk.briefing.field("正文字体") == ""


def test_the_name_of_files_is_seen_as_it_is_typed(driver: Driver) -> None:
    def name(dialog: SettingsDialog) -> None:
        dialog.show_page("export")
        page = dialog.export
        page.pattern.line.setText("{名称}")
        page.pattern.line.end(False)
        first = page.pattern.menu.actions()[1]
        first.trigger()
        assert page.pattern.line.text() == "{名称}{期号}"
        assert "简报.docx" in page.pattern.preview.text()
        page.pattern.line.setText("{名字}")
        assert "名字" in page.pattern.preview.text()
        assert "没有" in page.pattern.preview.text()
        page.pattern.line.setText("{名称}第{期号}期")

    in_dialog(driver, name)
    assert Settings().pattern == "{名称}第{期号}期"


def test_folders_backups_and_everything_as_it_was(driver: Driver, tmp_path: Path) -> None:
    def choose(dialog: SettingsDialog) -> None:
        dialog.show_page("keep")
        dialog.keep.open.ask = lambda *_: tmp_path
        dialog.keep.open.choose_button.click()
        dialog.keep.backups.setValue(9)
        dialog.keep.originals.setValue(100)

    in_dialog(driver, choose)
    settings = Settings()
    assert (settings.folder, settings.backups, settings.originals) == (tmp_path, 9, 100)
    assert driver.window.originals.actions()[2].isChecked()

    def reset(dialog: SettingsDialog) -> None:
        dialog.confirm_reset = lambda _: True
        dialog.reset_button.click()

    in_dialog(driver, reset, ok=False)
    assert Settings().backups == 9
    in_dialog(driver, reset)
    settings = Settings()
    assert (settings.own_folder("open"), settings.backups, settings.originals) == (None, 5, 20)


def test_own_templates_may_lie_in_any_folder(driver: Driver, tmp_path: Path) -> None:
    shared = tmp_path / "处里的 模板"
    shared.mkdir()
    (shared / "周报.docx").write_bytes((shipped_folder() / "简报.docx").read_bytes())

    def offered() -> list[str]:
        box = driver.window.topbar.template
        return [box.itemText(row) for row in range(box.count())]

    def choose(dialog: SettingsDialog) -> None:
        dialog.show_page("keep")
        line = dialog.keep.templates
        assert line.shown == usual_folder()
        line.ask = lambda *_: shared
        QTest.keyClick(line.choose_button, Qt.Key.Key_Space)
        assert line.shown == shared

    in_dialog(driver, choose, ok=False)
    assert user_folder() == usual_folder()
    in_dialog(driver, choose)
    driver.wait(lambda: "周报" in offered())
    # A console program of the same person finds it, too.
    assert find("周报").kind == "简报"

    def back(dialog: SettingsDialog) -> None:
        dialog.show_page("keep")
        assert dialog.keep.templates.path == shared
        dialog.keep.templates.forget_button.click()

    in_dialog(driver, back)
    driver.wait(lambda: "周报" not in offered())
    assert user_folder() == usual_folder()
    assert (shared / "周报.docx").exists()


def test_another_language_is_asked_for(driver: Driver) -> None:
    asked: list[str] = []
    driver.window.preferences.language_asked.disconnect()
    driver.window.preferences.language_asked.connect(asked.append)

    def english(dialog: SettingsDialog) -> None:
        dialog.look.language.setCurrentIndex(1)

    in_dialog(driver, english, ok=False)
    assert asked == []
    in_dialog(driver, english)
    assert asked == ["en"]


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 40,
        b"[draft\nlength=900\n===",
        b"[draft]\nlength=-5\nengine=@Invalid()\n[fixed]\non=1\nlength=999999999\n"
        b"[files]\nbackups=many\noriginals=@Variant(xx)\nrecent=a, b, c\n[look]\nscheme=pink\n",
    ],
)
def test_a_damaged_settings_file_is_no_trouble(data: bytes) -> None:
    path = Path(Settings().path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    settings = Settings()
    assert settings.scheme == "system"
    assert 0 <= settings.backups <= 50
    assert settings.length in (0, *range(200, 20_001))
    assert isinstance(settings.fields(), dict)
    settings.recent()
    settings.backups = 7
    settings.save()
    assert Settings().backups == 7
