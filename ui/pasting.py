"""Text from the clipboard as a source of its own, under a name that the person may change."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from briefing.naming import safe_stem
from messages import say
from model.document import Document
from ui.files import dropped_paths
from ui.panes import Panes
from ui.parts import label
from ui.preferences.page import button
from ui.told import Told

LONGEST = 5_000_000
"""Characters; more belong in a file."""
SHOWN = 200_000
"""A longer text is not edited before it is read: the window would wait for it."""
_BEGINNING = 5_000
_NAME = 18


class Pasting(QObject):
    """``open_paths`` opens files that were copied in the file manager."""

    def __init__(
        self, panes: Panes, open_paths: Callable[[list[Path]], None], frame: QWidget
    ) -> None:
        super().__init__(frame)
        self._panes = panes
        self._open_paths = open_paths
        self._frame = frame
        panes.commands.connect_all({"paste_source": self.paste})

    def paste(self) -> None:
        """Show what is in the clipboard, and read it as a source; copied files are opened."""
        clipboard = QGuiApplication.clipboard()
        data = clipboard.mimeData()
        if data is not None and (paths := dropped_paths(data)):
            self._open_paths(paths)
            return
        text = clipboard.text()
        if len(text) > LONGEST:
            values = {"limit": f"{LONGEST:,}"}
            self._panes.messages.tell(Told("warning", say("window.paste_source.long", values)))
            return
        dialog = PasteDialog(text, self._frame)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.accepted.connect(lambda: self.read(dialog.file_name, dialog.text))
        dialog.show()

    def read(self, name: str, text: str) -> None:
        """Read ``text`` as a source called ``name``, and choose anew."""
        from readers import read_bytes

        desk = self._panes.desk

        def take(document: Document) -> None:
            if desk.session.add_documents((document,)):
                self._panes.messages.hide()
                desk.rank()
            else:
                desk.told.emit(Told("warning", say("window.already_open")))

        desk.background.run(
            partial(read_bytes, text.encode("utf-8", "replace"), name, encoding="utf-8"),
            done=take,
            failed=desk.tell_error,
            stage="window.stage.read",
        )


class PasteDialog(QDialog):
    """The text and its name. Nothing can be added without text."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("window.paste_source.title"))
        self._whole = text if len(text) > SHOWN else ""
        self.name = QLineEdit(name_of(text) if text.strip() else "")
        self.name.setMaxLength(80)
        self.name.setPlaceholderText(say("window.paste_source.named_by_itself"))
        self.edit = QPlainTextEdit()
        self.edit.setObjectName("field")
        self.edit.setTabChangesFocus(True)
        self.edit.setPlaceholderText(say("window.paste_source.placeholder"))
        self.edit.setPlainText(text[:_BEGINNING] + "…" if self._whole else text)
        self.edit.setReadOnly(bool(self._whole))
        self.count = label("", "faint")
        self.add_button = button(say("window.paste_source.add"))
        self.add_button.setObjectName("primary")
        self.add_button.setDefault(True)
        self.cancel_button = button(say("window.cancel"))
        self.add_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)
        title = label(say("window.paste_source.name_label"), "caption")
        title.setBuddy(self.name)
        for one, code in ((self.name, "name_label"), (self.edit, "text_label")):
            one.setAccessibleName(say(f"window.paste_source.{code}"))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(title)
        head.addWidget(self.name, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.count, 1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.edit, 1)
        column.addLayout(foot)
        self.edit.textChanged.connect(self._refresh)
        area = self.screen().availableGeometry()
        self.resize(min(640, area.width() - 40), min(440, area.height() - 60))
        (self.name if text.strip() else self.edit).setFocus()
        self._refresh()

    @property
    def text(self) -> str:
        """The whole text."""
        return self._whole or self.edit.toPlainText()

    @property
    def file_name(self) -> str:
        """What the source is called: as the person says, or by its first line."""
        stem = safe_stem(self.name.text().removesuffix(".txt"))
        return f"{stem}.txt" if stem else name_of(self.text)

    def _refresh(self) -> None:
        text = self.text
        characters = sum(len(part) for part in text.split())
        code = "window.paste_source.beginning" if self._whole else "window.paste_source.count"
        self.count.setText(say(code, {"count": f"{characters:,}"}))
        self.add_button.setEnabled(bool(characters))


def name_of(text: str) -> str:
    """A file name for a text: the beginning of its first line."""
    first = next(line.strip() for line in text.splitlines() if line.strip())
    short = safe_stem(first)[:_NAME].strip() or say("window.untitled")
    return say("window.paste_source.name", {"text": short})
