"""Single sections at lengths of their own: what their headings say, and the slider that opens there."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from briefing.shaping import family
from language.count import printed_length
from messages import say
from ui.cards.sectionlength import SectionLength, SectionLengthPopup
from ui.panes import Panes


class Sectioning(QObject):
    """Connects the headings of the briefing with the lengths of its sections."""

    def __init__(self, panes: Panes, frame: QWidget) -> None:
        super().__init__(frame)
        self._panel = panes.briefing
        self._desk = panes.desk
        self._drag = 0
        self._wanted: tuple[str, int | None] | None = None
        self.popup: SectionLengthPopup | None = None
        # Once a turn of the event loop, however fast the slider is.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._apply)
        self._panel.delegate.art.section_length = self.text_of
        self._panel.cards.length_asked.connect(self.open)
        panes.commands.connect_all({"section_length": self._open_current})

    def text_of(self, section: str) -> str:
        """What the heading of a section says of its length; empty where it cannot have one of its own."""
        session = self._desk.session
        if not session.section_places(section):
            return ""
        length = session.section_length(section)
        if length is None:
            return say("window.section_length.auto")
        return say("window.card.characters", {"count": length})

    def _open_current(self) -> None:
        section = self._panel.cards.current_section()
        if self.text_of(section):
            self.open(SectionLength(section))

    def open(self, target: SectionLength) -> None:
        """Open the slider under the heading of a section."""
        section, session, cards = target.section, self._desk.session, self._panel.cards
        row = self._panel.model.row_of_section(section)
        own = session.section_length(section)
        popup = SectionLengthPopup(cards)
        popup.grabbed.connect(self._begin_drag)
        popup.length_changed.connect(partial(self._want, section))
        popup.automatic.connect(partial(self._want, section, None))
        popup.destroyed.connect(self._forget)
        self.popup = popup
        rect = cards.visualRect(self._panel.model.index(row, 0))
        corner = cards.viewport().mapToGlobal(rect.bottomRight())
        popup.open_at(
            corner,
            self._present(section) if own is None else own,
            least=session.least_length(section),
            own=own is not None,
        )

    def _present(self, section: str) -> int:
        briefing = self._desk.briefing
        ids = set(family(briefing, section))
        return sum(
            printed_length(item.text)
            for one in briefing.sections
            if one.id in ids
            for item in one.items
        )

    def _forget(self) -> None:
        self.popup = None

    def _begin_drag(self) -> None:
        self._drag += 1

    def _want(self, section: str, length: int | None) -> None:
        self._wanted = section, length
        self._soon.start()

    def _apply(self) -> None:
        if self._wanted is not None:
            (section, length), self._wanted = self._wanted, None
            self._desk.session.set_section_length(section, length, f"drag {self._drag}")
            self._panel.cards.viewport().update()
