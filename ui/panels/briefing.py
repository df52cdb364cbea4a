"""Right: the briefing, its masthead above and its items as cards below."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from messages import say
from ui.masthead import Masthead
from ui.parts import EmptyState, PanelHead, flat_button
from ui.theme import Theme

if TYPE_CHECKING:
    from model.briefing import Briefing, Item, SourceRef
    from model.template import Template

_LEAST = 24
"""Height of what stands below the masthead, if there is no more."""


class BriefingPanel(QWidget):
    """Shows the briefing and asks for changes of it."""

    item_chosen = Signal(str)
    text_edited = Signal(str, str)
    heading_edited = Signal(str, str)
    editing_ended = Signal()
    move_asked = Signal(tuple, str, str)
    step_asked = Signal(tuple, bool)
    delete_asked = Signal(tuple)
    section_delete_asked = Signal(str)
    merge_asked = Signal(tuple)
    split_asked = Signal(str, int)
    section_move_asked = Signal(str, str)
    spans_dropped = Signal(str, list, str, str)
    menu_asked = Signal(QPoint)
    selection_changed = Signal()
    paste_refused = Signal(int, int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self.head = PanelHead(say("window.briefing.title"))
        self.merge_button = flat_button(theme, "merge", "window.merge", self.merge_selected)
        self.delete_button = flat_button(theme, "delete", "window.delete", self.delete_selected)
        self.masthead = Masthead(theme)
        self.head.add(self.masthead.fold)
        self.head.add(self.merge_button)
        self.head.add(self.delete_button)
        self.merge_button.setEnabled(False)
        self.delete_button.setEnabled(False)
        self.empty = EmptyState(
            theme, "pick", say("window.briefing.empty_title"), say("window.briefing.empty_text")
        )
        self._stack = QStackedLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.masthead)
        column.addLayout(self._stack, 1)
        # Before the layout has a parent, a widget in it would be shown as a window of its own.
        self._stack.addWidget(self.empty)
        # Where little room is left this gives way: fields above it would lie over each other.
        self.empty.setMinimumHeight(_LEAST)

    def furnish(
        self,
        source_label: Callable[[SourceRef], str],
        kept: Callable[[str], bool],
        tip: Callable[[Item], str],
        locked: Callable[[str], bool],
    ) -> None:
        """Make the cards. ``source_label`` words a source, ``kept`` and ``locked`` tell what no choice changes,
        ``tip`` words what is said of an item."""
        from ui.cards.delegate import CardDelegate
        from ui.cards.model import CardsModel
        from ui.cards.tips import TippedCards

        theme = self._theme
        self.model = CardsModel(self)
        self.delegate = CardDelegate(lambda: theme.colours, source_label, kept, self, locked=locked)
        self.cards = TippedCards(self.model, self.delegate, self)
        self.cards.tip = tip
        self.delegate.setParent(self.cards)
        self._stack.addWidget(self.cards)
        self._connect()
        theme.changed.connect(self._repaint)
        self._repaint()
        self._on_selection()

    def _connect(self) -> None:
        self.cards.item_chosen.connect(self.item_chosen)
        self.cards.move_asked.connect(self.move_asked)
        self.cards.step_asked.connect(self.step_asked)
        self.cards.delete_asked.connect(self.delete_selected)
        self.cards.menu_asked.connect(self.menu_asked)
        self.cards.section_move_asked.connect(self.section_move_asked)
        self.cards.spans_dropped.connect(self.spans_dropped)
        self.cards.selectionModel().selectionChanged.connect(lambda *_: self._on_selection())
        self.delegate.text_committed.connect(self._on_committed)
        self.delegate.editing_ended.connect(self.editing_ended)
        self.delegate.split_asked.connect(self._on_split)
        self.delegate.paste_refused.connect(self.paste_refused)
        self.masthead.paste_refused.connect(self.paste_refused)
        self.masthead.editing_ended.connect(self.editing_ended)

    # --- what is shown

    def show_briefing(self, briefing: Briefing, *, sources: bool = True) -> None:
        """Show ``briefing`` as it is now; headings alone are worth showing only while there are sources."""
        filled = any(True for _ in briefing.items())
        # First, while the list is as good as empty: it gets its width by this, and measures all headings by that.
        self._stack.setCurrentIndex(1 if filled or (sources and briefing.sections) else 0)
        self.model.set_briefing(briefing)
        self.masthead.show_fields(dict(briefing.fields))
        self._on_selection()

    def show_other_work(self) -> None:
        """Forget what was typed and where: another briefing comes."""
        from model.briefing import Briefing

        self.masthead.forget()
        self.model.set_briefing(Briefing())
        self.delegate.art.forget_labels()

    def show_template(self, template: Template | None) -> None:
        """Tell the masthead which fields are printed."""
        self.masthead.show_slots(template.slots if template else ())

    def show_figures(self, items: int, characters: int) -> None:
        """Say how much there is."""
        values = {"items": items, "characters": f"{characters:,}"}
        self.head.remark.setText(say("window.briefing.figures", values) if items else "")

    def sources_changed(self) -> None:
        """Word the chips of the cards anew."""
        self.delegate.art.forget_labels()
        self.cards.viewport().update()

    def select(self, items: tuple[str, ...]) -> None:
        """Select items and bring them into view."""
        self.cards.select_items(items, quietly=True)
        self._on_selection()

    # --- what the person wants

    def selected(self) -> tuple[str, ...]:
        """Ids of the selected items."""
        return self.cards.selected_items()

    def delete_selected(self) -> None:
        """Ask to take out the selected items, or the section whose heading is selected."""
        section = self.cards.selected_section()
        if section:
            self.section_delete_asked.emit(section)
        elif items := self.selected():
            self.delete_asked.emit(items)

    def merge_selected(self) -> None:
        """Ask to merge the selected items."""
        if len(items := self.selected()) > 1:
            self.merge_asked.emit(items)

    def edit_selected(self) -> None:
        """Open the editor on the current card."""
        if (index := self.cards.currentIndex()).isValid():
            self.cards.setFocus()
            self.cards.edit(index)

    def edit_item(self, item: str) -> None:
        """Open the editor on an item."""
        row = self.model.row_of_item(item)
        if row >= 0:
            self.select((item,))
            self.edit_selected()

    def select_section(self, section: str) -> bool:
        """Select a section's heading and bring it into view; whether it is there."""
        row = self.model.row_of_section(section)
        if row >= 0:
            self.cards.setCurrentIndex(self.model.index(row, 0))
            self.cards.scrollTo(self.model.index(row, 0))
        return row >= 0

    def edit_heading(self, section: str) -> None:
        """Open the editor on a section's heading, ready to be typed over."""
        from ui.cards.editor import CardEditor

        if self.select_section(section):
            self.edit_selected()
            editor = self.cards.findChild(CardEditor)
            if editor is not None:
                editor.selectAll()

    def commit_pending(self) -> None:
        """Hand on everything that is still being typed."""
        self.masthead.flush()
        self.cards.setFocus()

    def _on_committed(self, index: QModelIndex, text: str) -> None:
        row = self.cards.row_at(index)
        if row is None:
            return
        if row.item is None:
            self.heading_edited.emit(row.section, text)
        else:
            self.text_edited.emit(row.item.id, text)

    def _on_split(self, index: QModelIndex, offset: int) -> None:
        row = self.cards.row_at(index)
        if row is not None and row.item is not None:
            self.split_asked.emit(row.item.id, offset)

    def _on_selection(self) -> None:
        items = self.selected()
        self.merge_button.setEnabled(len(items) > 1)
        self.delete_button.setEnabled(bool(items) or bool(self.cards.selected_section()))
        self.selection_changed.emit()

    def _repaint(self) -> None:
        self.cards.line_colour = self._theme.colours.colour("accent")
        self.cards.viewport().update()
