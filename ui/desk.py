"""What the window works on: the session with its sources, and what the person asked for.

Panels call its methods and listen to its signals; it knows no widget.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from briefing.changes import By, Change
from ui.background import Background
from ui.drafting import Drafting
from ui.failed import FailedSource, word
from ui.reading import Reading

if TYPE_CHECKING:
    from briefing.history import Label
    from briefing.session import Session

_ARRIVED = Change(
    By.ENGINE, "edit.add_documents", structure=True, template=True, documents=True, ranking=True
)


class Desk(Drafting):
    """One sitting: sources in, briefing out."""

    adopted = Signal()
    """Other work is on the desk now, with its own engine and length."""
    sources_read = Signal(list, dict)
    """Where the sources just added were read, and the encodings that the person chose, by path."""
    password_wanted = Signal(str)

    def __init__(
        self,
        background: Background,
        parent: QObject,
        *,
        fields: Mapping[str, str] | None = None,
        template: str = "",
    ) -> None:
        super().__init__(background, parent, fields or {}, template)
        self._reading = Reading(self)
        self._reading.sources_read.connect(self.sources_read)
        self._reading.password_wanted.connect(self.password_wanted)

    # --- what there is

    @property
    def paths(self) -> list[Path]:
        """The files and folders that the person opened."""
        return self._reading.paths

    @property
    def places(self) -> dict[str, Path]:
        """Where each source was read, by sha256."""
        return self._reading.places

    @property
    def failures(self) -> tuple[FailedSource, ...]:
        """The sources that could not be read."""
        failures = self._session.failures if self._session else ()
        return tuple(word(failure) for failure in failures)

    @property
    def steps(self) -> tuple[Label | None, Label | None]:
        """What undo would take back and redo would do again."""
        if self._session is None:
            return None, None
        return self._session.undo_label, self._session.redo_label

    # --- other work

    def adopt(
        self, session: Session, engine: str, places: Mapping[str, Path], tense: str = ""
    ) -> None:
        """Put other work on the desk. It is ranked anew, but what was chosen and written stays as it is."""
        self._leave()
        self._session = session
        self._stop_listening = session.listen(self.changed.emit)
        self.engine = engine
        self.tense = tense
        self.length = session.cut.length or self.length
        self._reading.take_over(places)
        self.adopted.emit()
        self.changed.emit(_ARRIVED)
        self.rank(draft=False)

    def clear(self, fields: Mapping[str, str]) -> None:
        """Take everything off the desk, for a new briefing with these masthead fields."""
        self._leave()
        self._template = self.briefing.template
        self._session = None
        self._fields = dict(fields)
        self._reading.take_over({})
        self.tense = ""
        self.adopted.emit()
        self.changed.emit(_ARRIVED)

    def begin_with(self, engine: str, length: int, template: str) -> None:
        """Make the briefing that nothing is in yet with these; what is empty stays as it was."""
        self.engine = engine or self.engine
        self.length = length or self.length
        if template and self._session is None:
            self._template = template

    def _leave(self) -> None:
        self._reading.stop()
        self.leave()

    # --- sources

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Read files and folders, add them to the sources and rank anew."""
        self._reading.open_paths(paths)

    def open_with_password(self, name: str, password: str) -> None:
        """Read an encrypted source again, which is on the list of failures as ``name``."""
        self._reading.open_with_password(name, password)

    def remove_document(self, sha256: str) -> None:
        """Take a source out, and rank what stays."""
        self.session.remove_document(sha256)
        self.rank()

    def dismiss_failure(self, name: str) -> None:
        """Strike a file that could not be read off the list."""
        session = self.session
        session.failures = tuple(one for one in session.failures if one.name != name)
        self.changed.emit(Change(By.PERSON, "edit.add_documents", documents=True))
