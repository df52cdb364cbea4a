"""How far the work is saved: in the title of the window, in the status line, and in a message where it is not."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from messages import say
from model.errors import JianbaoError
from ui.failed import said
from ui.panes import Panes
from ui.safekeeping import Saving
from ui.told import Offer, Told


class SaveState(QObject):
    """Follows what keeps the work. ``save_as`` asks for another place."""

    def __init__(self, panes: Panes, frame: QWidget, save_as: Callable[[], object]) -> None:
        super().__init__(frame)
        self._panes = panes
        self._frame = frame
        self._safe = panes.safe
        self._desk = panes.desk
        self._save_as = save_as
        self._failure: Told | None = None
        self._safe.changed.connect(self._on_changed)
        self._safe.failed.connect(self._on_save_failed)
        self._on_changed()

    def elsewhere(self) -> Offer:
        """What is offered where a place cannot be written."""
        return Offer(say("window.save_elsewhere"), self._save_as)

    def withdraw(self) -> None:
        """What could not be saved is saved now."""
        self._panes.messages.withdraw(self._failure)

    def _on_changed(self) -> None:
        safe = self._safe
        title = safe.title
        name = say("window.name")
        self._frame.setWindowTitle(f"{title} - {name}" if title else name)
        self._panes.commands["backup"].setEnabled(safe.path is not None)
        self._panes.commands["save_copy"].setEnabled(safe.keeper is not None)
        line = self._panes.statusline
        if safe.state is Saving.FAILED:
            line.show_saved(say("window.saving.failed"), said(safe.error), failed=True)
        elif safe.state is Saving.RUNNING:
            line.show_saved(say("window.saving.running"))
        elif safe.state is Saving.DONE and safe.saved_at is not None:
            tip = str(safe.path) if safe.path else say("window.saving.unnamed")
            line.show_saved(say("window.saving.done", {"time": f"{safe.saved_at:%H:%M}"}), tip)
        else:
            line.show_saved("")
        if safe.state is Saving.DONE:
            self.withdraw()

    def _on_save_failed(self, error: Exception) -> None:
        if not isinstance(error, JianbaoError):
            self._desk.tell_error(error)
            return
        if self._safe.state is not Saving.FAILED:
            self._panes.messages.tell(Told("warning", said(error)))
            return
        again = Offer(say("window.workspace.again"), self._try_again)
        text = f"{said(error)}{say('window.saving.kept')}"
        self._failure = Told("error", text, offers=(self.elsewhere(), again))
        self._panes.messages.tell(self._failure)

    def _try_again(self) -> None:
        failure = self._failure

        def done(saved: bool) -> None:
            if not saved and failure is not None:
                self._panes.messages.tell(failure)

        self._desk.background.run_beside(
            self._safe.flush, done=done, failed=self._desk.tell_error, stage="window.stage.save"
        )
