"""The rows of the list of sources: documents, sections, files that could not be read; what they say and how."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
)

from messages import say
from model.document import Document, Section
from ui.failed import FailedSource
from ui.theme import Theme

SHA = Qt.ItemDataRole.UserRole
SPAN = Qt.ItemDataRole.UserRole + 1
FAILED = Qt.ItemDataRole.UserRole + 2
OPEN = Qt.ItemDataRole.UserRole + 3


class Names(QStyledItemDelegate):
    """Shortens the names of files in the middle: they often differ at their ends alone."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """How a row is painted; an override of Qt's."""
        super().initStyleOption(option, index)
        if not index.parent().isValid():
            # PySide's stubs do not know this one.
            option.textElideMode = Qt.TextElideMode.ElideMiddle  # type: ignore[attr-defined]


def document_row(document: Document, theme: Theme, bold: QFont, trouble: str) -> QTreeWidgetItem:
    """A document. ``trouble`` is a message about its file, empty for none."""
    item = QTreeWidgetItem([document.name, ""])
    item.setIcon(0, theme.icons.icon("document"))
    item.setData(0, SHA, document.sha256)
    item.setForeground(1, theme.colours.colour("accent"))
    item.setFont(0, bold)
    lines = [document.name, say("window.sources.size", _size_of(document))]
    lines += [say(notice.code, dict(notice.values)) for notice in document.notices]
    if trouble:
        item.setIcon(0, theme.icons.icon("warning"))
        lines.append(say(trouble))
    item.setToolTip(0, "\n".join(lines))
    item.setToolTip(1, say("window.sources.picked_tip"))
    return item


def section_row(
    parent: QTreeWidgetItem, document: Document, section: Section, theme: Theme
) -> QTreeWidgetItem:
    """A section below its document or another section."""
    title = " ".join(section.title.split())
    item = QTreeWidgetItem(parent, [title, ""])
    item.setData(0, SHA, document.sha256)
    item.setData(0, SPAN, section.heading)
    item.setToolTip(0, title)
    if section.inline:
        item.setForeground(0, theme.colours.colour("muted"))
    if parent.data(0, OPEN):
        parent.setExpanded(True)
        parent.setData(0, OPEN, None)
    item.setData(0, OPEN, not all(child.inline for child in section.children))
    return item


def failure_row(tree: QTreeWidget, failure: FailedSource, theme: Theme) -> None:
    """A file that could not be read, with the reason below."""
    item = QTreeWidgetItem(tree, [failure.short, ""])
    item.setIcon(0, theme.icons.icon("warning"))
    item.setForeground(0, theme.colours.colour("error"))
    item.setData(0, FAILED, failure.name)
    item.setToolTip(0, failure.reason)
    reason = QTreeWidgetItem(item, [failure.brief, ""])
    reason.setForeground(0, theme.colours.colour("muted"))
    reason.setToolTip(0, failure.reason)
    reason.setData(0, FAILED, failure.name)
    item.setExpanded(True)


def _size_of(document: Document) -> dict[str, object]:
    characters = sum([len(block.text) for block in document.blocks])
    return {
        "format": document.format,
        "characters": f"{characters:,}",
        "blocks": len(document.blocks),
        "sections": _count(document.sections),
    }


def _count(sections: Sequence[Section]) -> int:
    """How many there are with those below; of a book some ten thousand, which a walk would take too long for."""
    return len(sections) + sum([_count(one.children) for one in sections if one.children])
