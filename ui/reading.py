"""Sources on their way to the desk: read in the background, told of, tried again with passwords."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from messages import say
from ui.failed import wants_password, word, wording
from ui.intake import Intake
from ui.keyring import Keyring
from ui.told import Offer, Told, is_told

if TYPE_CHECKING:
    from briefing.failures import Failure
    from briefing.jobs import ReadResult
    from briefing.session import Session
    from ui.desk import Desk


class Reading:
    """Reads what ``desk`` is asked to open, and puts it there."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._intakes: list[Intake] = []
        self._keyring = Keyring()

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
        _forget_failures(self._desk.session, wanted)
        self._desk.paths += [path for path in wanted if path not in self._desk.paths]
        self._take_in(wanted, {})

    def _take_in(self, paths: Sequence[Path], passwords: Mapping[str, str]) -> None:
        intake = Intake(
            self._desk.background,
            lambda result: self._on_read(intake, result),
            lambda: self._on_reading_cancelled(intake),
            passwords,
            self._keyring.keys,
            frozenset(document.sha256 for document in self._desk.documents),
        )
        self._intakes.append(intake)
        intake.start(paths)

    def open_with_password(self, name: str, password: str) -> None:
        """Read an encrypted source again, which is on the list of failures as ``name``."""
        _forget_failures(self._desk.session, [Path(name)])
        self._take_in([Path(name)], {name: password})

    def _on_reading_cancelled(self, intake: Intake) -> None:
        self._intakes.remove(intake)
        self._desk.told.emit(Told("warning", say("window.cancelled.reading")))

    def _on_read(self, intake: Intake, result: ReadResult) -> None:
        self._intakes.remove(intake)
        documents, failures, notices = result.documents, result.failures, result.notices
        self._desk.places |= intake.places
        new = self._desk.session.add_documents(documents, failures)
        read = [intake.places[one.sha256] for one in new if one.sha256 in intake.places]
        self._desk.sources_read.emit(read, {})
        again = len(documents) - len(new) + len(result.unchanged)
        details = [word(failure).reason for failure in failures]
        if len(self._desk.documents) > 1:
            # Of a document alone they stand above its text, which is in view.
            notices += tuple(one for document in new for one in document.notices if is_told(one))
        details += [wording(notice.code, dict(notice.values)) for notice in notices]
        if len(failures) == 1:
            offers = _offers(self._desk, failures[0])
            self._desk.told.emit(Told("error", details[0], tuple(details[1:]), offers))
        elif failures:
            values = {"count": len(failures), "done": len(documents)}
            text = say("window.failed_sources" if documents else "window.failed_all", values)
            self._desk.told.emit(Told("error", text, tuple(details)))
        elif again and not new:
            self._desk.told.emit(Told("warning", say("window.already_open"), tuple(details)))
        elif len(notices) == 1:
            self._desk.told.emit(Told("warning", details[0]))
        elif notices:
            text = say("window.source_notices", {"count": len(notices)})
            self._desk.told.emit(Told("warning", text, tuple(details)))
        if new:
            self._desk.rank()
        self._go_on_with_locked(intake, failures)

    def _go_on_with_locked(self, intake: Intake, failures: Sequence[Failure]) -> None:
        """Ask again after a wrong password; try what opened one source on the others that are locked."""
        refused = {failure.name for failure in failures}
        if self._keyring.learn(intake.passwords, refused):
            locked = [Path(one.name) for one in self._desk.session.failures if wants_password(one)]
            if locked:
                _forget_failures(self._desk.session, locked)
                self._take_in(locked, {})
        for name in intake.passwords:
            if name in refused and self._keyring.may_ask(name):
                self._desk.password_wanted.emit(name)


def _forget_failures(session: Session, paths: Sequence[Path]) -> None:
    """What is tried again is no longer a failure."""
    again = set(paths)
    session.failures = tuple(
        failure
        for failure in session.failures
        if not again & {Path(failure.name), *Path(failure.name).parents}
    )


def _offers(desk: Desk, failure: Failure) -> tuple[Offer, ...]:
    if not wants_password(failure):
        return ()
    text = say("window.sources.password")
    return (Offer(text, lambda: desk.password_wanted.emit(failure.name)),)
