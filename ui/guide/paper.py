"""The whole guide on paper: every page after the other, black on white."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QPagedPaintDevice, QTextDocument

from ui.colours import LIGHT
from ui.guide.book import Book, as_html
from ui.guide.pages import fitted, style

_WIDEST = 620
_LINKED = re.compile(r"(?<!!)\[([^\]]*)\]\([^)]*\)")


class Print(QTextDocument):
    """All pages of a guide; a link is only its words there."""

    def __init__(self, book: Book) -> None:
        super().__init__()
        self._folder = book.folder
        self.setDefaultStyleSheet(style(LIGHT))
        parts = [as_html(_LINKED.sub(r"\1", book.text(page))) for page in book.pages]
        begin = '<div style="page-break-before: always">'
        self.setHtml(
            "".join(f"{begin if at else '<div>'}{one}</div>" for at, one in enumerate(parts))
        )

    def loadResource(self, kind: int, name: QUrl) -> Any:
        """Pictures in the width of the paper; an override of Qt's."""
        if kind == QTextDocument.ResourceType.ImageResource:
            return fitted(Path(self._folder / name.toString()), _WIDEST, 2.0)
        return None

    def put_on(self, device: QPagedPaintDevice) -> None:
        """Print on ``device``."""
        self.print_(device)
