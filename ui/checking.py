"""Shows what is to be checked where it stands: on the cards, in the editor, in the status line, before an export."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from briefing.reviewing import Remark, open_remarks
from messages import say
from model.briefing import Item, SourceRef
from ui.cards.editor import CardEditor
from ui.cards.notes import Action
from ui.checks.follower import Follower
from ui.checks.listing import ChecksPanel, Choice, ask_export
from ui.checks.marking import Marking
from ui.checks.settling import settle
from ui.checks.wording import actions_of, lines_of, menu_text, stretch_of
from ui.panes import Panes

if TYPE_CHECKING:
    from facts.check import Fault

# Remarks in the menu of an item; the list has all.
_IN_MENU = 5


class Checking(QObject):
    """Connects the follower with the panels."""

    def __init__(self, panes: Panes, frame: QWidget) -> None:
        super().__init__(frame)
        self._panes = panes
        self._frame = frame
        self._desk = panes.desk
        self._of_item: dict[str, tuple[Remark, ...]] = {}
        # What the person said not to be asked about again: until the window is closed.
        self._accepted: set[tuple[str, ...]] = set()
        self._last: tuple[str, ...] = ()
        self.panel: ChecksPanel | None = None
        self.ask = ask_export
        self.follower = Follower(panes.desk, self)
        self.follower.reviewed.connect(self._show)
        self.follower.state_changed.connect(self._show_state)
        briefing = panes.briefing
        self._marking = Marking(panes.desk, briefing, self)
        self.word = self._marking.word
        briefing.delegate.typed.connect(self._check_typed)
        briefing.cards.action_asked.connect(self.do)
        briefing.cards.source_asked.connect(self._show_source)
        panes.statusline.checks.clicked.connect(self.show_list)
        panes.commands.connect_all({"next_check": self.next, "checks": self.show_list})
        self._show()

    # --- showing

    def _show(self) -> None:
        grouped: defaultdict[str, list[Remark]] = defaultdict(list)
        for remark in self.follower.remarks:
            grouped[remark.item].append(remark)
        self._of_item = {item: tuple(found) for item, found in grouped.items()}
        self._marking.show(self._of_item)
        self._show_state()
        if self.panel is not None:
            self.panel.show_remarks(self._listed())

    def _show_state(self) -> None:
        count = sum(one.is_open for one in self.follower.remarks)
        empty = self._desk.briefing.is_empty
        self._panes.statusline.show_checks(None if empty else count, self.follower.running)

    def _listed(self) -> tuple[Remark, ...]:
        left = open_remarks(self.follower.remarks)
        return (*left, *(one for one in self.follower.remarks if not one.is_open))

    # --- while something is typed

    def _check_typed(self, editor: CardEditor, item: str, text: str) -> None:
        def tell(typed: Item, faults: tuple[Fault, ...]) -> None:
            stretches = [stretch_of(fault) for fault in faults if fault.source is not None]
            # The editor may have been closed meanwhile.
            with suppress(RuntimeError):
                editor.show_remarks(text, stretches, lines_of(faults, typed))

        self.follower.check_typed(item, text, tell)

    # --- going through

    def next(self) -> None:
        """Go to what is to be checked next, in printing order from the current card on."""
        left = [one for one in self.follower.remarks if one.is_open]
        if not left:
            self._panes.statusline.say_briefly(say("review.clean"))
            return
        keys = [one.key for one in left]
        at = keys.index(self._last) + 1 if self._last in keys else self._behind_selected(left)
        self.look(left[at % len(left)])

    def _behind_selected(self, left: list[Remark]) -> int:
        selected = self._panes.briefing.selected()
        order = {item.id: n for n, item in enumerate(self._desk.briefing.items())}
        here = order.get(selected[0], -1) if selected else -1
        return next((n for n, one in enumerate(left) if order.get(one.item, len(order)) >= here), 0)

    def look(self, remark: Remark) -> None:
        """Bring the card that a remark is about into view, and the place of the source it was compared with."""
        self._last = remark.key
        self._panes.areas.reveal("briefing")
        self._panes.briefing.select((remark.item,))
        source = _source_of(remark)
        if source is not None:
            self._show_source(source)

    def show_list(self) -> None:
        """Open the list, or bring it to the front."""
        if self.panel is None:
            self.panel = ChecksPanel(self._panes.theme, self.word, self._frame)
            self.panel.looked_at.connect(self.look)
            self.panel.action_asked.connect(self.do)
            self.panel.destroyed.connect(self._forget_panel)
            corner = self._frame.mapToGlobal(self._frame.rect().bottomLeft())
            self.panel.move(corner.x() + 16, corner.y() - self.panel.height() - 60)
        self.panel.show_remarks(self._listed())
        self.panel.show()
        self.panel.raise_()
        self.panel.activateWindow()

    def _forget_panel(self) -> None:
        self.panel = None

    def add_to_menu(self, menu: QMenu, item: str) -> None:
        """Offer what can be done about the remarks of an item, for those who use the keyboard."""
        found = [
            (one, actions) for one in self._of_item.get(item, ()) if (actions := actions_of(one))
        ]
        for remark, actions in found[:_IN_MENU]:
            # Several remarks have what can be done about each in a menu of its own.
            words = menu_text(self.word(remark))
            at = menu if len(found) == 1 else menu.addMenu(words)
            for action in actions:
                entry = at.addAction(menu_text(action.text))
                entry.triggered.connect(lambda _=False, one=action: self.do(one))
        if found:
            menu.addSeparator()

    # --- doing something about it

    def do(self, action: Action) -> None:
        """Do what was clicked."""
        remark, session = action.remark, self._desk.session
        item = session.item(remark.item)
        if action.name == "look":
            source = _source_of(remark)
            if source is not None:
                self._show_source(source)
            return
        if action.name == "other":
            self._panes.briefing.select((remark.other,))
            return
        if item is None:
            return
        settle(session, action, item)

    def _show_source(self, ref: SourceRef) -> None:
        document = self._desk.session.document(ref.document)
        if document is not None:
            self._panes.areas.reveal("reader")
            self._panes.reader.reveal(document, ref.span)

    # --- before an export

    def before_export(self, go: Callable[[], None]) -> None:
        """Call ``go`` unless the person wants to look at what is left first."""
        self.follower.when_done(lambda: self._ask(go))

    def _ask(self, go: Callable[[], None]) -> None:
        left = open_remarks(self.follower.remarks)
        if all(one.key in self._accepted for one in left):
            go()
            return
        choice, not_again, current = self.ask(self._panes.theme, left, self.word, self._frame)
        if not_again:
            self._accepted |= {one.key for one in left}
        if choice is Choice.EXPORT:
            go()
        elif choice is Choice.GO_THROUGH:
            self.look(current or left[0])
            self.show_list()


def _source_of(remark: Remark) -> SourceRef | None:
    if remark.fault is not None:
        return remark.fault.source
    return remark.conflict.source if remark.conflict is not None else remark.source
