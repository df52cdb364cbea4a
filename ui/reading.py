"""Sources on their way to the desk: read in the background, told of, tried again with passwords."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from messages import say
from ui.failed import wants_password, word, wording
from ui.intake import Intake
from ui.keyring import Keyring
from ui.told import Offer, Told, is_told

if TYPE_CHECKING:
    from briefing.failures import Failure
    from briefing.jobs import ReadResult
    from briefing.session import Session
    from ui.drafting import Drafting


class Reading(QObject):
    """Reads what is asked for, and adds it to the session that is drafted."""

    sources_read = Signal(list, dict)
    """Where the sources just added were read, and the encodings that the person chose, by path."""
    password_wanted = Signal(str)

    def __init__(self, drafting: Drafting) -> None:
        super().__init__(drafting)
        self._drafting = drafting
        self.paths: list[Path] = []
        """The files and folders that the person opened."""
        self.places: dict[str, Path] = {}
        """Where each source was read, by sha256."""
        self._intakes: list[Intake] = []
        self._keyring = Keyring()

    def take_over(self, places: Mapping[str, Path]) -> None:
        """Other sources are open now, read at ``places``."""
        self.places = dict(places)
        self.paths = list(dict.fromkeys(places.values()))

    def stop(self) -> None:
        """Nobody waits any more for what is being read."""
        for intake in self._intakes:
            intake.stop()
        self._intakes.clear()

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Read files and folders, add them to the sources and rank anew."""
        wanted = list(dict.fromkeys(Path(path) for path in paths))
        if not wanted:
            return
        _forget_failures(self._drafting.session, wanted)
        self.paths += [path for path in wanted if path not in self.paths]
        self._take_in(wanted, {})

    def _take_in(self, paths: Sequence[Path], passwords: Mapping[str, str]) -> None:
        intake = Intake(
            self._drafting.background,
            lambda result: self._on_read(intake, result),
            lambda: self._on_reading_cancelled(intake),
            passwords,
            self._keyring.keys,
            frozenset(document.sha256 for document in self._drafting.documents),
        )
        self._intakes.append(intake)
        intake.start(paths)

    def open_with_password(self, name: str, password: str) -> None:
        """Read an encrypted source again, which is on the list of failures as ``name``."""
        _forget_failures(self._drafting.session, [Path(name)])
        self._take_in([Path(name)], {name: password})

    def _on_reading_cancelled(self, intake: Intake) -> None:
        self._intakes.remove(intake)
        self._drafting.told.emit(Told("warning", say("window.cancelled.reading")))

    def _on_read(self, intake: Intake, result: ReadResult) -> None:
        self._intakes.remove(intake)
        documents, failures, notices = result.documents, result.failures, result.notices
        self.places |= intake.places
        new = self._drafting.session.add_documents(documents, failures)
        read = [intake.places[one.sha256] for one in new if one.sha256 in intake.places]
        self.sources_read.emit(read, {})
        again = len(documents) - len(new) + len(result.unchanged)
        details = [word(failure).reason for failure in failures]
        if len(self._drafting.documents) > 1:
            # Of a document alone they stand above its text, which is in view.
            notices += tuple(one for document in new for one in document.notices if is_told(one))
        details += [wording(notice.code, dict(notice.values)) for notice in notices]
        if len(failures) == 1:
            offers = self._offers(failures[0])
            self._drafting.told.emit(Told("error", details[0], tuple(details[1:]), offers))
        elif failures:
            values = {"count": len(failures), "done": len(documents)}
            text = say("window.failed_sources" if documents else "window.failed_all", values)
            self._drafting.told.emit(Told("error", text, tuple(details)))
        elif again and not new:
            self._drafting.told.emit(Told("warning", say("window.already_open"), tuple(details)))
        elif len(notices) == 1:
            self._drafting.told.emit(Told("warning", details[0]))
        elif notices:
            text = say("window.source_notices", {"count": len(notices)})
            self._drafting.told.emit(Told("warning", text, tuple(details)))
        if new:
            self._drafting.rank()
        self._go_on_with_locked(intake, failures)

    def _offers(self, failure: Failure) -> tuple[Offer, ...]:
        if not wants_password(failure):
            return ()
        text = say("window.sources.password")
        return (Offer(text, lambda: self.password_wanted.emit(failure.name)),)

    def _go_on_with_locked(self, intake: Intake, failures: Sequence[Failure]) -> None:
        """Ask again after a wrong password; try what opened one source on the others that are locked."""
        refused = {failure.name for failure in failures}
        if self._keyring.learn(intake.passwords, refused):
            locked = [
                Path(one.name) for one in self._drafting.session.failures if wants_password(one)
            ]
            if locked:
                _forget_failures(self._drafting.session, locked)
                self._take_in(locked, {})
        for name in intake.passwords:
            if name in refused and self._keyring.may_ask(name):
                self.password_wanted.emit(name)


def _forget_failures(session: Session, paths: Sequence[Path]) -> None:
    """What is tried again is no longer a failure."""
    again = set(paths)
    session.failures = tuple(
        failure
        for failure in session.failures
        if not again & {Path(failure.name), *Path(failure.name).parents}
    )
