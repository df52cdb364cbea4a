"""Shows pages of the guide and nothing else: a link that leads out of its folder is not followed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QPalette,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from messages import say
from ui.colours import Colours
from ui.guide.book import FIRST, Book
from ui.theme import Theme

WIDEST = 760
"""Of a picture, in pixels of the page."""
_MARGIN = 22


def style(colours: Colours) -> str:
    """How the pages look, on the screen and on paper, in what Qt knows of CSS."""
    return (
        f"h1 {{ font-size: 20pt; color: {colours.text}; }}"
        f"h2 {{ font-size: 14pt; color: {colours.accent}; margin-top: 22px; }}"
        f"h3 {{ font-size: 12pt; margin-top: 14px; }}"
        f"p, li {{ line-height: 150%; }} p {{ margin-top: 6px; margin-bottom: 6px; }}"
        f"code {{ background-color: {colours.accent_soft}; color: {colours.text}; }}"
        f"a {{ color: {colours.accent}; }} blockquote {{ color: {colours.muted}; }}"
        f"table {{ border-collapse: collapse; border-color: {colours.line_strong}; }}"
        f"th {{ background-color: {colours.accent_soft}; text-align: left; }}"
    )


def fitted(path: Path, width: float, ratio: float) -> QImage:
    """A picture no wider than ``width`` pixels of the page, sharp on a screen that has ``ratio`` dots in each."""
    image = QImage(str(path))
    wide = round(min(width, image.width()) * ratio)
    if image.isNull() or wide <= 0:
        return image
    smooth = Qt.TransformationMode.SmoothTransformation
    made = image.scaledToWidth(wide, smooth) if wide < image.width() else image
    made.setDevicePixelRatio(made.width() / min(width, image.width()))
    return made


class Pages(QTextBrowser):
    """One page at a time, with the way back."""

    turned = Signal(str)
    """Another place is shown: its address."""

    def __init__(self, book: Book, theme: Theme) -> None:
        super().__init__()
        self._book = book
        self._folder = book.folder.resolve()
        self._theme = theme
        self.setAccessibleName(say("guide.pages"))
        self.setOpenLinks(False)
        self.document().setDocumentMargin(_MARGIN)
        # It would come when a page is set already, and take room from its pictures.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._fitted = 0
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(120)
        self._settled.timeout.connect(self._fit)
        self.anchorClicked.connect(self._follow)
        self.sourceChanged.connect(lambda url: self.turned.emit(self._address(url)))
        theme.changed.connect(self._repaint)
        self._repaint()

    def show_address(self, address: str) -> None:
        """Turn to ``page.md`` or ``page.md#anchor``."""
        page, _, anchor = address.partition("#")
        url = QUrl.fromLocalFile(str(self._folder / page))
        if anchor:
            url.setFragment(anchor)
        self._turn_to(url)

    def mark(self, words: str) -> None:
        """Mark every place of the page that says ``words``; none if empty."""
        look = QTextCharFormat()
        look.setBackground(QColor(self._theme.colours.mark))
        look.setForeground(QColor("#1d2430"))
        found: list[QTextEdit.ExtraSelection] = []
        at = QTextCursor(self.document())
        while words and not (at := self.document().find(words, at)).isNull():
            one = QTextEdit.ExtraSelection()
            one.cursor, one.format = at, look
            found.append(one)
        self.setExtraSelections(found)

    def loadResource(self, kind: int, name: QUrl) -> Any:
        """Pages become HTML and pictures as wide as there is room; an override of Qt's."""
        path = Path(self.source().resolved(name).toLocalFile())
        if not self._ours(path):
            return None
        if kind == QTextDocument.ResourceType.HtmlResource:
            return self._book.html(path.name)
        if kind == QTextDocument.ResourceType.ImageResource:
            self._fitted = self._room()
            return fitted(path, self._fitted, self.devicePixelRatioF())
        return None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pictures follow when the window has its new size; an override of Qt's."""
        super().resizeEvent(event)
        self._settled.start()

    def _room(self) -> int:
        return max(min(WIDEST, self.viewport().width() - 2 * _MARGIN - 4), 200)

    def _fit(self) -> None:
        if self._fitted and self._room() != self._fitted:
            bar = self.verticalScrollBar()
            place = bar.value() / max(bar.maximum(), 1)
            self.reload()
            bar.setValue(round(place * bar.maximum()))

    def _ours(self, path: Path) -> bool:
        # The English guide lies in a folder of the Chinese one and shows its pictures.
        resolved = path.resolve()
        return resolved.is_relative_to(self._folder) or resolved.is_relative_to(
            self._folder.parent / "pictures"
        )

    def _follow(self, link: QUrl) -> None:
        target = self.source().resolved(link)
        path = Path(target.toLocalFile()) if target.isLocalFile() else None
        if path is not None and path.suffix == ".md" and self._ours(path):
            self._turn_to(target)

    def _turn_to(self, url: QUrl) -> None:
        self.setSource(url, QTextDocument.ResourceType.HtmlResource)

    def _address(self, url: QUrl) -> str:
        page = Path(url.toLocalFile()).name or FIRST
        return f"{page}#{url.fragment()}" if url.fragment() else page

    def _repaint(self) -> None:
        colours = self._theme.colours
        colour = self.palette()
        colour.setColor(QPalette.ColorRole.Text, QColor(colours.text))
        self.setPalette(colour)
        self.document().setDefaultStyleSheet(style(colours))
        if not self.source().isEmpty():
            self.reload()
