"""The name of exported files: a pattern with fields, and what it makes of the briefing at hand."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QWidget

from briefing.clock import today
from briefing.naming import DEFAULT_PATTERN, PIECES, file_stem, unknown_pieces
from messages import say
from ui.parts import label
from ui.preferences.folders import FolderLine
from ui.preferences.page import Page, button, row
from ui.settings import Settings


class PatternLine(QWidget):
    """Edits a pattern; fields are put in from a menu, and the name is shown as it comes out."""

    def __init__(self, pattern: str, fields: Mapping[str, str], template: str) -> None:
        super().__init__()
        self._fields, self._template = dict(fields), template
        self.line = QLineEdit(pattern or DEFAULT_PATTERN)
        self.line.setMaxLength(200)
        self.line.setClearButtonEnabled(True)
        self.insert = button(say("window.settings.export.insert"))
        self.menu = QMenu(self)
        for name in PIECES:
            text = f"{{{name}}}　{say(f'window.settings.piece.{name}')}"
            self.menu.addAction(text, lambda one=name: self._put(one))
        self.insert.setMenu(self.menu)
        self.preview = label("", "muted", wrap=True)
        self.preview.setMinimumHeight(self.preview.fontMetrics().height() * 2)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.line, 1)
        line.addWidget(self.insert)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(lambda _: self._show())
        self._show()

    @property
    def pattern(self) -> str:
        """What is set; empty for the usual pattern."""
        text = self.line.text().strip()
        return "" if text == DEFAULT_PATTERN else text

    def _put(self, piece: str) -> None:
        self.line.insert(f"{{{piece}}}")
        self.line.setFocus()

    def _show(self) -> None:
        pattern = self.line.text().strip()
        if not pattern:
            self.preview.setText(say("window.settings.export.empty"))
            return
        stem = file_stem(pattern, self._fields, today(), self._template)
        name = f"{stem or say('window.untitled')}.docx"
        text = say("window.settings.export.preview", {"name": name})
        if unknown := unknown_pieces(pattern):
            pieces = "”“".join(unknown)
            text += "\n" + say("window.settings.export.unknown", {"pieces": pieces})
        self.preview.setText(text)


class ExportPage(Page):
    """The name of exported files, and where they go."""

    name = "export"

    def __init__(
        self, settings: Settings, fields: Mapping[str, str], template: str, last: Path
    ) -> None:
        super().__init__()
        self.pattern = PatternLine(settings.pattern, fields, template)
        grid = self.form()
        row(grid, say("window.settings.export.name"), self.pattern)
        self.pattern.line.setAccessibleName(say("window.settings.export.name"))
        grid.addWidget(self.pattern.preview, grid.rowCount(), 1)
        self.folder = FolderLine(settings.own_folder("export"), last)
        row(grid, say("window.settings.export.folder"), self.folder)
        self.note(say("window.settings.export.note"))
        self.column.addStretch(1)

    def store(self, settings: Settings) -> None:
        """Remember; the next export is called so."""
        settings.pattern = self.pattern.pattern
        settings.set_own_folder("export", self.folder.path)

    def reset(self) -> None:
        """The usual name, where the last one went."""
        self.pattern.line.setText(DEFAULT_PATTERN)
        self.folder.show_path(None)
