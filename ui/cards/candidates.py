"""“换一句”: the next best sentences with their reasons, each one click away from its source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefing.quoting import item_of
from messages import say
from model.document import Span
from model.highlight import Highlight
from ui import wording
from ui.parts import label

if TYPE_CHECKING:
    from briefing.session import Session


class Candidates(QDialog):
    """Lists what else could be printed. ``chosen`` and ``looked_at`` carry sha256 and place."""

    chosen = Signal(str, Span)
    looked_at = Signal(str, Span)

    def __init__(
        self,
        session: Session,
        item: str,
        offered: Sequence[Highlight],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("window.candidates.title"))
        self.resize(560, 460)
        self._offered = tuple(offered)
        found = session.item(item)
        present = label(found.text if found else "", "", wrap=True)
        self.list = QListWidget()
        self.list.setObjectName("list")
        self.list.setAccessibleName(say("window.candidates.title"))
        self.list.setWordWrap(True)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for highlight in self._offered:
            self._add(session, highlight)
        self.take = QPushButton(say("window.candidates.take"))
        self.take.setObjectName("primary")
        self.take.setDefault(True)
        leave = QPushButton(say("window.candidates.leave"))
        self.take.clicked.connect(self._take)
        leave.clicked.connect(self.reject)
        self.list.currentRowChanged.connect(self._look)
        self.list.itemActivated.connect(lambda _: self._take())
        buttons = QHBoxLayout()
        hint = label(say("window.candidates.hint"), "faint")
        buttons.addWidget(hint, 1)
        buttons.addWidget(self.take)
        buttons.addWidget(leave)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addWidget(label(say("window.candidates.now"), "caption"))
        column.addWidget(present)
        column.addWidget(label(say("window.candidates.offered"), "caption"))
        none = label(say("window.candidates.none"), "emptyText", wrap=True)
        none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self.list if self._offered else none, 1)
        column.addLayout(buttons)
        self.take.setEnabled(bool(self._offered))
        if self._offered:
            self.list.setCurrentRow(0)
            self.list.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Let the text show the first one too, in the turn that follows; an override of Qt's."""
        super().showEvent(event)
        QTimer.singleShot(0, self, lambda: self._look(self.list.currentRow()))

    def _add(self, session: Session, highlight: Highlight) -> None:
        document = session.document(highlight.sentence.document)
        if document is None:
            return
        made = item_of(document, highlight.sentence.span)
        place = wording.source_label(session, made.sources[0])
        reasons = "；".join(wording.reasons(highlight)) or say("window.candidates.no_reason")
        remark = say("window.candidates.why", {"place": place, "reasons": reasons})
        card = QWidget()
        column = QVBoxLayout(card)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(4)
        text = label(made.text, "", wrap=True)
        small = label(remark, "faint", wrap=True)
        for one in (text, small):
            one.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(one)
        row = QListWidgetItem()
        row.setData(Qt.ItemDataRole.AccessibleTextRole, f"{made.text} {remark}")
        self.list.addItem(row)
        self.list.setItemWidget(row, card)
        row.setSizeHint(QSize(0, self._height(text, small)))

    def _height(self, *labels: QLabel) -> int:
        width = 560 - 22 - 20 - 38
        return sum(one.heightForWidth(width) for one in labels) + 38

    def _look(self, row: int) -> None:
        if 0 <= row < len(self._offered):
            sentence = self._offered[row].sentence
            self.looked_at.emit(sentence.document, sentence.span)

    def _take(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._offered):
            sentence = self._offered[row].sentence
            self.accept()
            self.chosen.emit(sentence.document, sentence.span)
