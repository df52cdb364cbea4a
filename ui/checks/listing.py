"""Everything that is to be checked, in a list: beside the window, and as the question before an export."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import cached_property

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from briefing.reviewing import Remark
from messages import say
from ui.cards.notes import Action
from ui.checks.wording import TONES, actions_of
from ui.fonts import ui_font
from ui.parts import label
from ui.theme import Theme

_REMARK = Qt.ItemDataRole.UserRole
_WORDS = Qt.ItemDataRole.UserRole + 1
_ROW = 46


class _Row(QListWidgetItem):
    """One remark, worded when somebody looks: of thousands of rows few are ever seen."""

    def __init__(self, remark: Remark, word: Callable[[Remark], str]) -> None:
        super().__init__()
        self.remark = remark
        self._word = word

    @cached_property
    def words(self) -> tuple[str, str]:
        """What is the matter, and what the item says."""
        return self._word(self.remark), " ".join(self.remark.text.split())

    def data(self, role: int) -> object:
        """An override of Qt's."""
        if role == _REMARK:
            return self.remark
        if role == _WORDS:
            return self.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return " ".join(self.words)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.words[0]
        return super().data(role)


class RemarkList(QListWidget):
    """A row for each remark: what is the matter, and below it what the item says."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("list")
        self.setAccessibleName(say("review.title"))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_Rows(theme, self))
        theme.changed.connect(self.viewport().update)

    def show_remarks(self, remarks: Sequence[Remark], word: Callable[[Remark], str]) -> None:
        """Show these; the row that was current stays so if it is still there."""
        current = self.remark()
        self.blockSignals(True)
        self.clear()
        for remark in remarks:
            self.addItem(_Row(remark, word))
        wanted = next(
            (n for n, one in enumerate(remarks) if current is not None and one.key == current.key),
            0,
        )
        if remarks:
            self.setCurrentRow(wanted)
        self.blockSignals(False)

    def remark(self) -> Remark | None:
        """The current one."""
        row = self.currentItem()
        return row.remark if isinstance(row, _Row) else None


class _Rows(QStyledItemDelegate):
    """Draws two lines, each cut at its end."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _: QStyleOptionViewItem, __: QModelIndex | QPersistentModelIndex) -> QSize:
        """All rows are alike; an override of Qt's."""
        return QSize(100, _ROW)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw a row; an override of Qt's."""
        colours = self._theme.colours
        remark: Remark = index.data(_REMARK)
        words, text = index.data(_WORDS)
        rect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colours.colour("accent_soft"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, colours.colour("card_hover"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colours.colour("line"))
        tone = colours.colour(TONES[remark.concern])
        painter.fillRect(QRect(rect.left(), rect.top() + 6, 3, rect.height() - 13), tone)
        for size, ink, top, line in (
            (9.5, tone, 4, words),
            (9.0, colours.colour("muted"), 23, text),
        ):
            font = ui_font(size)
            painter.setFont(font)
            painter.setPen(ink)
            box = QRect(rect.left() + 12, rect.top() + top, rect.width() - 22, 20)
            shown = QFontMetrics(font).elidedText(line, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.restore()


class ChecksPanel(QDialog):
    """The list beside the window: going through it, and doing something about each."""

    looked_at = Signal(object)
    action_asked = Signal(object)

    def __init__(self, theme: Theme, word: Callable[[Remark], str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("review.title"))
        self.resize(560, 360)
        self._word = word
        self.list = RemarkList(theme)
        self.empty = label(say("review.clean"), "emptyText")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._row = QHBoxLayout()
        self.buttons: list[QPushButton] = []
        self.next = QPushButton(say("review.next"))
        close = QPushButton(say("review.close"))
        for one in (self.next, close):
            one.setAutoDefault(False)
        self.next.clicked.connect(self.step)
        close.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.addLayout(self._row)
        foot.addStretch(1)
        foot.addWidget(self.next)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.addWidget(self.list, 1)
        column.addWidget(self.empty, 1)
        column.addLayout(foot)
        self.list.currentRowChanged.connect(lambda _: self._on_row())
        self.list.itemClicked.connect(lambda _: self._look())
        self.list.itemActivated.connect(lambda _: self._look())

    def show_remarks(self, remarks: Sequence[Remark]) -> None:
        """Show what is to be checked now."""
        self.list.show_remarks(remarks, self._word)
        self.list.setVisible(bool(remarks))
        self.empty.setVisible(not remarks)
        self.next.setEnabled(bool(remarks))
        self._show_actions()

    def step(self) -> None:
        """Go to the next one, behind the last to the first."""
        if self.list.count():
            self.list.setCurrentRow((self.list.currentRow() + 1) % self.list.count())

    def _on_row(self) -> None:
        self._show_actions()
        self._look()

    def _look(self) -> None:
        remark = self.list.remark()
        if remark is not None:
            self.looked_at.emit(remark)

    def _show_actions(self) -> None:
        for button in self.buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        remark = self.list.remark()
        actions = actions_of(remark) if remark is not None else ()
        self.buttons = [self._button(action) for action in actions]

    def _button(self, action: Action) -> QPushButton:
        text = action.text if len(action.text) <= 16 else action.text[:15] + "…"
        button = QPushButton(text.replace("&", "&&"))
        button.setToolTip(action.text)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _=False: self.action_asked.emit(action))
        self._row.addWidget(button)
        return button


class Choice(StrEnum):
    """What to do with an export while something is not checked."""

    EXPORT = "export"
    BACK = "back"
    GO_THROUGH = "go_through"


class ExportQuestion(QDialog):
    """Lists what is left and asks; it never refuses."""

    def __init__(
        self,
        theme: Theme,
        remarks: Sequence[Remark],
        word: Callable[[Remark], str],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("review.export.title"))
        self.resize(560, 380)
        self.choice = Choice.BACK
        self.list = RemarkList(theme)
        self.list.show_remarks(remarks, word)
        self.not_again = QCheckBox(say("review.export.not_again"))
        self.export = QPushButton(say("review.export.anyway"))
        self.go_through = QPushButton(say("review.export.one_by_one"))
        self.back = QPushButton(say("review.export.back"))
        self.back.setDefault(True)
        self.go_through.setObjectName("primary")
        self.export.clicked.connect(lambda: self._end(Choice.EXPORT))
        self.go_through.clicked.connect(lambda: self._end(Choice.GO_THROUGH))
        self.back.clicked.connect(self.reject)
        self.list.itemActivated.connect(lambda _: self._end(Choice.GO_THROUGH))
        buttons = QHBoxLayout()
        buttons.addWidget(self.not_again)
        buttons.addStretch(1)
        for one in (self.export, self.go_through, self.back):
            buttons.addWidget(one)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addWidget(label(say("review.export.text", {"count": len(remarks)}), "", wrap=True))
        column.addWidget(self.list, 1)
        column.addLayout(buttons)

    def _end(self, choice: Choice) -> None:
        self.choice = choice
        self.accept()


def ask_export(
    theme: Theme, remarks: Sequence[Remark], word: Callable[[Remark], str], parent: QWidget
) -> tuple[Choice, bool, Remark | None]:
    """What to do, whether not to ask about these remarks again, and the one that was current."""
    dialog = ExportQuestion(theme, remarks, word, parent)
    dialog.exec()
    answer = dialog.choice, dialog.not_again.isChecked(), dialog.list.remark()
    dialog.deleteLater()
    return answer
