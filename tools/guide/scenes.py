"""What is done in the window for each picture."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from briefing.presets import Preset
from briefing.sheets import Sheets
from tools.guide.hands import Hands, samples
from ui.app import in_language, make_application
from ui.preview.thumbnail import page_image

_SMALL = (1280, 720)
_LARGE = (1440, 900)
# A sentence of the samples, its figure, and the slip that fingers make of it.
_SAMPLE, _RIGHT, _WRONG = "粮食产量再创历史新高", "837.3", "873.3"
_FIELDS = {
    "标题": "吉林振兴发展要点",
    "编发单位": "市政府办公室",
    "期号": "8",
    "简报名称": "政务要情",
    "送": "各县（市、区）人民政府",
    "份数": "60",
}


def play(home: Path, pictures: Path, images: Path) -> None:
    """All scenes, one after the other."""
    app = make_application(["jianbao"], "zh")
    hands = Hands(app, pictures, _SMALL)
    sources = samples(home / "材料")
    beginning(hands)
    hands.open(sources)
    fields(hands)
    overview(hands)
    assembling(hands)
    checking(hands)
    figures(hands)
    pages(hands, home)
    words(hands)
    large(hands, images)
    english(hands, pictures, images)
    hands.close()


def beginning(hands: Hands) -> None:
    """The empty window and the three steps."""
    hands.look("empty")
    hands.do("wizard")
    wizard = hands.dialog("Wizard")
    wizard.samples_button.click()
    hands.wait(0.3)
    hands.look("wizard", wizard)
    wizard.close()
    hands.settle()


def fields(hands: Hands) -> None:
    """Fill in what the masthead asks."""
    from briefing.edits import SetField

    for name, value in _FIELDS.items():
        hands.window.desk.session.apply(SetField(name, value))
    hands.settle()


def _middle(hands: Hands, widget: QWidget, dx: float = 0.5, dy: float = 0.5) -> QPoint:
    corner = widget.mapTo(hands.window, QPoint(0, 0))
    return corner + QPoint(round(widget.width() * dx), round(widget.height() * dy))


def overview(hands: Hands) -> None:
    """The areas of the window, and two of them by themselves."""
    window = hands.window
    hands.select(_SAMPLE)
    panels = (window.topbar, window.sources, window.reader, window.briefing, window.statusline)
    places = [
        _middle(hands, panels[0], 0.672),
        _middle(hands, panels[1], 0.5, 0.034),
        _middle(hands, panels[2], 0.6, 0.034),
        _middle(hands, panels[3], 0.52, 0.034),
        _middle(hands, panels[4], 0.45),
    ]
    hands.look_numbered("window", places)
    hands.look("sources", window.sources)
    hands.look("reader", window.reader, QRect(0, 0, window.reader.width(), 380))
    hands.look("topbar", window.topbar, QRect(0, 0, 740, window.topbar.height()))


def assembling(hands: Hands) -> None:
    """Cards, another sentence, the masthead."""
    window = hands.window
    hands.look("cards", window.briefing)
    hands.do("exchange")
    dialog = hands.dialog("Candidates")
    hands.look("exchange", dialog)
    dialog.close()
    hands.settle()
    window.briefing.masthead.fold.setChecked(True)
    hands.settle()
    hands.look("masthead", window.briefing, QRect(0, 0, window.briefing.width(), 400))
    window.briefing.masthead.fold.setChecked(False)
    hands.settle()


def checking(hands: Hands) -> None:
    """A figure that no source bears."""
    from briefing.edits import SetText

    window = hands.window
    item = next(one for one in window.desk.briefing.items() if _SAMPLE in one.text)
    wrong = item.text.replace(_RIGHT, _WRONG)
    window.desk.session.apply(SetText(item.id, wrong))
    hands.settle()
    hands.select(_WRONG)
    hands.wait(1.0)
    cards = window.briefing.cards
    card = cards.visualRect(cards.currentIndex())
    cards.verticalScrollBar().setValue(cards.verticalScrollBar().value() + card.top() - 60)
    hands.settle()
    top = cards.mapTo(window.briefing, QPoint(0, 0)).y()
    hands.look("fault", window.briefing, QRect(0, top, window.briefing.width(), 300))
    hands.do("checks")
    panel = hands.dialog("ChecksPanel")
    hands.look("checks", panel)
    panel.close()
    hands.do("history")
    history = hands.dialog("HistoryPanel")
    hands.look("history", history)
    history.close()
    hands.do("undo")


def figures(hands: Hands) -> None:
    """The panel below: figures, comparison, terms."""
    window = hands.window
    window.facts.open("figures")
    hands.settle()
    hands.until(lambda: window.desk.session.has_facts)
    hands.settle()
    hands.look("facts", window.facts.panel)
    window.facts.open("series")
    hands.settle()
    listed = window.facts.panel
    hands.look("series", listed)
    window.facts.open("terms")
    hands.settle()
    hands.look("terms", listed)
    window.commands["show_facts"].setChecked(False)
    hands.settle()


def pages(hands: Hands, home: Path) -> None:
    """The preview, an export, and what becomes of the file."""
    window = hands.window
    window.commands["show_preview"].setChecked(True)
    window.commands["show_sources"].setChecked(False)
    window.preview._set("width")
    hands.settle()
    hands.wait(2)
    hands.look("preview")
    window.commands["show_preview"].setChecked(False)
    window.commands["show_sources"].setChecked(True)
    target = home / "政务要情第8期.docx"
    window.exporter.export(target)
    hands.until(target.exists)
    hands.settle()
    window.results.hide()
    edited = _edited(target)
    back = window.wordwork.take_back(edited)
    hands.settle()
    hands.look("takeback", back)
    back.close()
    window.wordwork.ask_open = lambda *_: target
    checked = window.wordwork.check_format()
    hands.settle()
    hands.look("format", checked)
    checked.close()
    learnt = window.wordwork.learn()
    hands.settle()
    hands.look("learn", learnt)
    learnt.close()
    shelf = window.wordwork.templates()
    hands.settle()
    hands.wait(1)
    hands.look("templates", shelf)
    shelf.close()
    hands.settle()


def _beside(sheets: Sheets) -> QPixmap:
    """The first two pages as they print, side by side."""
    pages = [page_image(sheets.page(number), 820) for number in range(2)]
    made = QPixmap(2 * 820 + 18, pages[0].height())
    made.fill(QColor("#9aa0a8"))
    painter = QPainter(made)
    for number, page in enumerate(pages):
        painter.drawImage(number * (820 + 18), 0, page)
    painter.end()
    return made


def _edited(path: Path) -> Path:
    """The exported file as a leader might send it back: a figure changed, a paragraph gone."""
    from docx import Document

    made = Document(str(path))
    for run in (run for one in made.paragraphs if _SAMPLE in one.text for run in one.runs):
        run.text = run.text.replace("再创", "又创")
    target = path.with_name("政务要情第8期（领导改）.docx")
    made.save(str(target))
    return target


def words(hands: Hands) -> None:
    """Presets, settings."""
    window = hands.window
    presets = window.presets
    presets.save((Preset(name="周报", template="要点摘编", length=1200, tense=""),))
    presets.manage()
    shelf = hands.dialog("PresetsDialog")
    hands.look("presets", shelf)
    shelf.close()

    def look(dialog: QWidget) -> bool:
        dialog.show()
        hands.settle()
        hands.look("settings", dialog)
        dialog.close()
        return False

    window.preferences.show_dialog = look
    window.preferences.open("words")
    hands.settle()


def large(hands: Hands, images: Path) -> None:
    """Pictures for the first page of the project: light, with figures, dark, English."""
    window = hands.window
    hands.folder = images
    window.resize(*_LARGE)
    hands.select(_SAMPLE)
    hands.look("window")
    window.facts.open("series")
    hands.settle()
    hands.look("facts")
    window.commands["show_facts"].setChecked(False)
    window.commands["show_preview"].setChecked(True)
    hands.settle()
    hands.wait(2)
    hands.look("preview")
    hands.keep("briefing", _beside(window.preview.sheets))
    window.commands["show_preview"].setChecked(False)
    window.theme.set_scheme("dark")
    hands.settle()
    hands.look("window-dark")
    window.theme.set_scheme("light")
    hands.settle()


def english(hands: Hands, pictures: Path, images: Path) -> None:
    """The same window in English, for the first page of the project and for the short guide."""
    hands.take(in_language(hands.app, hands.window, "en"))
    for folder, size in ((images, _LARGE), (pictures, _SMALL)):
        hands.folder = folder
        hands.window.resize(*size)
        hands.select(_SAMPLE)
        hands.look("window-english")
