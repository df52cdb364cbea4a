"""The window of the guide: what it says of what, at the left; a page; a line to search in all of them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from messages import say
from ui.guide.book import FIRST, Book, Passage
from ui.guide.pages import Pages
from ui.guide.paper import Print
from ui.theme import Theme

_ADDRESS = Qt.ItemDataRole.UserRole


class GuideWindow(QDialog):
    """Stays open beside the work."""

    def __init__(
        self, book: Book, theme: Theme, parent: QWidget | None = None, address: str = FIRST
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("guide.title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        area = self.screen().availableGeometry()
        self.resize(min(1080, area.width() - 40), min(760, area.height() - 60))
        self._book = book
        self.words = QLineEdit()
        self.words.setPlaceholderText(say("guide.search"))
        self.words.setAccessibleName(say("guide.search"))
        self.words.setClearButtonEnabled(True)
        self.words.textChanged.connect(self._search)
        self.words.returnPressed.connect(self._first_found)
        self.none = QLabel(say("guide.none"))
        self.none.setObjectName("muted")
        self.none.setWordWrap(True)
        self.contents = QTreeWidget()
        self.contents.setHeaderHidden(True)
        self.contents.setAccessibleName(say("guide.home"))
        self.contents.itemClicked.connect(self._open)
        self.contents.itemActivated.connect(self._open)
        self.pages = Pages(book, theme)
        self.pages.turned.connect(self._on_turned)
        self.home = self._button(say("guide.home"))
        self.home.clicked.connect(lambda: self.go_to(FIRST))
        self.back = self._button(say("guide.back"))
        self.back.setEnabled(False)
        self.back.clicked.connect(self.pages.backward)
        self.pages.backwardAvailable.connect(self.back.setEnabled)
        self.printing = self._button(say("guide.print"))
        self.printing.clicked.connect(self._print)
        self.closing = self._button(say("guide.close"))
        self.closing.clicked.connect(self.close)
        self._compose()
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self.words.setFocus)
        on_paper = QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self)
        on_paper.activated.connect(self._print)
        self._list(book.passages)
        self.go_to(address)
        self.pages.setFocus()

    def go_to(self, address: str) -> None:
        """Show a page, or a place on it."""
        self.pages.show_address(address)

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.setIcon(QIcon())
        return button

    def _compose(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.words, self.none):
            column.addWidget(widget)
        column.addWidget(self.contents, 1)
        halves = QSplitter()
        halves.setChildrenCollapsible(False)
        halves.addWidget(left)
        halves.addWidget(self.pages)
        halves.setSizes([240, max(self.width() - 240, 400)])
        halves.setStretchFactor(1, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.home)
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.printing)
        foot.addWidget(self.closing)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(14, 12, 14, 12)
        whole.setSpacing(10)
        whole.addWidget(halves, 1)
        whole.addLayout(foot)

    # --- contents and search

    def _list(
        self, passages: list[Passage] | tuple[Passage, ...], *, open_all: bool = False
    ) -> None:
        self.contents.clear()
        above: dict[str, QTreeWidgetItem] = {}
        for passage in passages:
            if passage.level > 2:
                continue
            item = QTreeWidgetItem([passage.title])
            item.setToolTip(0, passage.title)
            item.setData(0, _ADDRESS, passage.address)
            parent = above.get(passage.page)
            if passage.level == 1 or parent is None:
                self.contents.addTopLevelItem(item)
                above[passage.page] = item
            else:
                parent.addChild(item)
        if open_all:
            self.contents.expandAll()
        self.none.setVisible(not passages)

    def _search(self, words: str) -> None:
        if words.strip():
            self._list(self._passages_with(words), open_all=True)
        else:
            self._list(self._book.passages)
        self.pages.mark(words.strip())

    def _passages_with(self, words: str) -> list[Passage]:
        """What is found, below the titles of its pages; smaller passages told by the heading that they stand under."""
        found = set(self._book.found(words))
        shown: dict[Passage, None] = {}
        above: list[Passage] = []
        for passage in self._book.passages:
            if passage.level <= 2:
                above = [*above[: passage.level - 1], passage]
            if passage in found:
                shown.update(dict.fromkeys(above))
        return list(shown)

    def _first_found(self) -> None:
        top = self.contents.topLevelItem(0)
        if top is not None:
            self._open(top.child(0) or top)

    def _open(self, item: QTreeWidgetItem, _column: int = 0) -> None:
        self.go_to(item.data(0, _ADDRESS))

    def _on_turned(self, address: str) -> None:
        self.pages.mark(self.words.text().strip())
        page = address.partition("#")[0]
        for number in range(self.contents.topLevelItemCount()):
            top = self.contents.topLevelItem(number)
            if top is None or top.data(0, _ADDRESS).partition("#")[0] != page:
                continue
            children = [top.child(at) for at in range(top.childCount())]
            here = next((one for one in children if one.data(0, _ADDRESS) == address), top)
            top.setExpanded(True)
            self.contents.setCurrentItem(here)
            return

    def _print(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, self).exec():
            Print(self._book).put_on(printer)
