"""What the person does to items and sections: the commands, the panel's wishes and the menu of a card."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from language.count import printed_length
from messages import say
from ui.assembly import Assembly
from ui.panes import Panes

if TYPE_CHECKING:
    from model.highlight import Highlight

MENU = (
    ("edit_card", "restore", "exchange", "pin"),
    ("show_source",),
    ("move_up", "move_down", "move_to"),
    ("merge", "split"),
    ("delete",),
)
SECTION_MENU = (
    ("edit_card",),
    ("promote", "demote", "section_up", "section_down"),
    ("section_length", "redraft_section", "lock"),
    ("write_item", "new_section"),
    ("delete",),
)
# What the same commands do with a heading has words of its own.
OF_HEADINGS = ("edit_card", "delete")
LONGEST_SECTION = 20_000


class Assembling:
    """Connects the briefing's panel and its commands with the edits they stand for."""

    def __init__(self, panes: Panes, assembly: Assembly, frame: QWidget) -> None:
        self._panes = panes
        self._panel = panes.briefing
        self._desk = panes.desk
        self._assembly = assembly
        self._frame = frame
        self.ask_length = ask_length
        self.ask_name = ask_name
        # Puts what concerns one item at the head of its menu.
        self.more_for_menu: Callable[[QMenu, str], None] = lambda *_: None
        self._targets = panes.targets
        self._targets.aboutToShow.connect(self._fill_targets)
        panel = self._panel
        panel.split_asked.connect(self._split_at)
        panel.section_move_asked.connect(self._assembly.move_section)
        panel.spans_dropped.connect(self._drop)
        panel.menu_asked.connect(self._menu)
        panel.selection_changed.connect(self.refresh)
        panes.desk.changed.connect(lambda _: self.refresh())
        panes.commands.connect_all(
            {
                "write_item": self.write,
                "exchange": self.exchange,
                "pin": self._pin,
                "split": lambda: self._assembly.split_sentences(panel.selected()),
                "new_section": self.new_section,
                "promote": self._on_section(lambda one: assembly.shift_section(one, -1)),
                "demote": self._on_section(lambda one: assembly.shift_section(one, 1)),
                "section_up": self._on_section(lambda one: assembly.step_section(one, False)),
                "section_down": self._on_section(lambda one: assembly.step_section(one, True)),
                "redraft_section": self._on_section(self.redraft_section),
                "lock": self._on_section(self._lock),
                "history": self.history,
                "name_version": self.name_version,
            }
        )
        self.refresh()

    # --- what can be done

    def refresh(self) -> None:
        """Offer what can be done with what is selected."""
        commands, session = self._panes.commands, self._desk.session
        items = self._panel.selected()
        section = self._section()
        one = session.item(items[0]) if len(items) == 1 else None
        ranked = session.ranking is not None
        commands["exchange"].setEnabled(one is not None and bool(one.sources) and ranked)
        commands["split"].setEnabled(bool(items))
        commands["move_to"].setEnabled(bool(items))
        self._targets.setEnabled(bool(items))
        commands["pin"].setEnabled(bool(items))
        commands["pin"].setChecked(bool(items) and all(map(session.is_kept, items)))
        for name in ("promote", "demote", "section_up", "section_down", "lock"):
            commands[name].setEnabled(bool(section))
        commands["redraft_section"].setEnabled(bool(section) and ranked)
        commands["lock"].setChecked(bool(section) and session.is_locked(section))
        commands["write_item"].setEnabled(bool(self._desk.briefing.sections))

    def _section(self) -> str:
        """The section that is meant: of the current row."""
        section = self._panel.cards.current_section()
        present = any(one.id == section for one in self._desk.briefing.sections)
        return section if present else ""

    def _on_section(self, do: Callable[[str], None]) -> Callable[[], None]:
        def doing() -> None:
            section = self._section()
            if section:
                do(section)
                self._panel.select_section(section)
                self._panel.cards.setFocus()

        return doing

    # --- items

    def write(self) -> None:
        """Begin an item of the person's own words behind the current one, and open the editor on it."""
        sections = self._desk.briefing.sections
        if not sections:
            return
        selected = self._panel.selected()
        section = self._section() or sections[-1].id
        home = next(one for one in sections if one.id == section)
        after = next((one.id for one in reversed(home.items) if one.id in selected), "")
        self._panel.edit_item(self._assembly.write(section, after))

    def exchange(self) -> None:
        """Show what else could stand where the selected item stands."""
        items, session = self._panel.selected(), self._desk.session
        if len(items) != 1 or session.ranking is None:
            return
        if len(session.ranking) < session.FEW:
            self._offer(items[0], session.alternatives(items[0]))
            return
        # A book is looked through beside the window.
        self._desk.background.run_beside(
            partial(session.alternatives, items[0]),
            done=lambda offered: self._offer(items[0], offered),
            failed=self._desk.tell_error,
            stage="window.stage.rank",
        )

    def _offer(self, item: str, offered: tuple[Highlight, ...]) -> None:
        from ui.cards.candidates import Candidates

        session = self._desk.session
        if session.item(item) is None:
            return  # gone while it was looked for
        dialog = Candidates(session, item, offered, self._frame)
        dialog.looked_at.connect(self._look_at)
        dialog.chosen.connect(lambda sha256, span: self._exchange(item, sha256, span))
        # Beside the text, which shows what is looked at.
        corner = QPoint(max(0, self._frame.width() - dialog.width() - 16), 130)
        dialog.move(self._frame.mapToGlobal(corner))
        dialog.open()

    def _look_at(self, sha256: str, span: object) -> None:
        document = self._desk.session.document(sha256)
        if document is not None:
            self._panes.reader.reveal(document, span)  # type: ignore[arg-type]

    def _exchange(self, item: str, sha256: str, span: object) -> None:
        self._desk.session.seal()
        new = self._desk.session.exchange(item, sha256, span)  # type: ignore[arg-type]
        self._panel.select((new,))
        self._panel.cards.setFocus()

    def _pin(self) -> None:
        items = self._panel.selected()
        if items:
            pinned = not all(map(self._desk.session.is_kept, items))
            self._desk.session.pin(items, pinned)
            self._panel.cards.viewport().update()

    def _split_at(self, item: str, offset: int) -> None:
        self._assembly.split_at(item, offset)
        self._panel.select((item,))
        self._panel.cards.setFocus()

    def _drop(self, sha256: str, spans: list[object], section: str, before: str) -> None:
        items = self._assembly.drop_spans(sha256, spans, section, before)  # type: ignore[arg-type]
        if items:
            self._panel.select(items)

    # --- sections

    def new_section(self) -> None:
        """Put a new section behind the current one and open the editor on its heading."""
        self._panel.edit_heading(self._assembly.add_section(self._section()))

    def redraft_section(self, section: str) -> None:
        """Ask for a length, and choose anew for one section."""
        from briefing.shaping import family

        ids = set(family(self._desk.briefing, section))
        sections = [one for one in self._desk.briefing.sections if one.id in ids]
        present = sum(printed_length(item.text) for one in sections for item in one.items)
        heading = sections[0].heading or say("window.card.no_heading")
        length = self.ask_length(self._frame, heading, present)
        if length:
            self._desk.session.redraft_section(section, length)

    def _lock(self, section: str) -> None:
        self._desk.session.lock(section, not self._desk.session.is_locked(section))
        self._panel.cards.viewport().update()

    # --- history

    def history(self) -> None:
        """Show the steps and the versions, beside the window's own work."""
        from ui.history.panel import HistoryPanel

        HistoryPanel(self._desk, self._panes.theme, self._frame).show()

    def name_version(self) -> None:
        """Give what the briefing is now a name, so that it is never forgotten."""
        self._panel.commit_pending()
        session = self._desk.session
        name = self.ask_name(self._frame)
        if name:
            session.name_step(session.history.at, name)
            self._panes.statusline.say_briefly(say("window.history.kept_as", {"name": name}))

    # --- menus

    def _fill_targets(self) -> None:
        """The sections that items can be moved to, as they are printed."""
        self._targets.clear()
        rows = [row for row in self._panel.model.rows if row.item is None]
        present = {self._section()}
        for row in rows:
            text = row.printed or say("window.card.no_heading")
            shown = "　" * (row.level - 1) + (text if len(text) <= 30 else text[:29] + "…")
            action = self._targets.addAction(shown.replace("&", "&&"))
            action.triggered.connect(lambda _=False, one=row.section: self._move_to(one))
            action.setEnabled(row.section not in present or len(self._panel.selected()) > 1)
        self._targets.addSeparator()
        self._targets.addAction(say("window.move_to.new"), self._gather)

    def _move_to(self, section: str) -> None:
        items = self._panel.selected()
        if items:
            self._assembly.move(items, section, "")
            self._panel.select(items)

    def _gather(self) -> None:
        items = self._panel.selected()
        if items:
            self._panel.edit_heading(self._assembly.gather(items))

    def menu(self) -> QMenu:
        """The menu of the card or heading that is current."""
        commands = self._panes.commands
        menu = QMenu(self._panel)
        heading = bool(self._panel.cards.selected_section())
        items = self._panel.selected()
        if len(items) == 1 and not heading:
            self.more_for_menu(menu, items[0])
        for group in SECTION_MENU if heading else MENU:
            for name in group:
                if name == "move_to":
                    menu.addMenu(self._targets)
                elif heading and name in OF_HEADINGS:
                    action = menu.addAction(commands[name].icon(), say(f"window.heading.{name}"))
                    action.triggered.connect(commands[name].trigger)
                    action.setEnabled(commands[name].isEnabled())
                else:
                    menu.addAction(commands[name])
            menu.addSeparator()
        return menu

    def _menu(self, point: QPoint) -> None:
        self.refresh()
        menu = self.menu()
        menu.exec(point if not point.isNull() else QCursor.pos())
        menu.deleteLater()


def ask_name(parent: QWidget) -> str:
    """What the present version shall be called."""
    from ui.history.panel import ask_name

    return ask_name(parent)


def ask_length(parent: QWidget, heading: str, present: int) -> int:
    """How many characters a section may have; 0 if the person changed their mind."""
    length, given = QInputDialog.getInt(
        parent,
        say("window.redraft_section.title"),
        say("window.redraft_section.text", {"heading": heading, "present": present}),
        max(present, 20),
        20,
        LONGEST_SECTION,
        10,
    )
    return length if given else 0
