"""Reading what the person added: each file is a job of its own, so that a bad one takes no other with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.failures import Failure
from model.document import Document, Notice
from model.errors import JianbaoError
from ui.background import Background, Progress

if TYPE_CHECKING:
    from briefing.jobs import ReadResult

STAGE = "window.stage.read"


@dataclass(slots=True)
class _File:
    path: Path
    documents: tuple[Document, ...] = ()
    failures: tuple[Failure, ...] = ()
    notices: tuple[Notice, ...] = ()
    unchanged: tuple[str, ...] = ()


@dataclass(slots=True)
class Intake:
    """One batch of paths on its way in. ``done`` gets all that came of it, in the order given; ``cancelled``
    is called instead, once, if the person stopped it. ``passwords`` are by path, ``keys``
    are tried on every other locked file, files whose sha256 is ``known`` are not read again; ``places`` tells in the end where each document was read, by
    sha256."""

    background: Background
    done: Callable[[ReadResult], None]
    cancelled: Callable[[], None]
    passwords: Mapping[str, str] = field(default_factory=dict)
    keys: tuple[str, ...] = ()
    known: frozenset[str] = frozenset()
    places: dict[str, Path] = field(default_factory=dict)
    _files: list[_File] = field(default_factory=list)
    _open: set[int] = field(default_factory=set)
    _total: int = 0
    _stopped: bool = False

    def start(self, paths: Sequence[Path]) -> None:
        """Begin: find the files, then read each."""
        from readers import gather

        for path in paths:
            entry = _File(path)
            self._files.append(entry)
            self._run(gather, path, lambda found, one=entry: self._on_listed(one, found), entry)

    def _run(
        self,
        function: Callable[..., object],
        path: Path,
        done: Callable[[Any], None],
        entry: _File,
    ) -> None:
        number = 0

        def finish(action: Callable[[], None]) -> None:
            action()
            self._open.discard(number)
            self._go_on()

        number = self.background.run(
            function,
            (path,),
            done=lambda result: finish(lambda: done(result)),
            failed=lambda error: finish(lambda: self._on_failed(entry, error)),
            cancelled=self._on_cancelled,
            stage=STAGE,
        )
        self._open.add(number)
        self._total += 1

    def _on_listed(self, entry: _File, found: object) -> None:
        """A path turned out to be these files."""
        files = [_File(path) for path in found] if isinstance(found, list) else []
        if not files:
            name = str(entry.path)
            entry.failures = (Failure(name, "error.source.empty_folder", (("name", name),)),)
            return
        from briefing.jobs import read_sources

        at = self._files.index(entry)
        self._files[at : at + 1] = files
        read = partial(
            read_sources, passwords=dict(self.passwords), keys=self.keys, known=self.known
        )
        for one in files:
            self._run(read, one.path, lambda result, to=one: self._on_read(to, result), one)

    def _on_read(self, entry: _File, result: ReadResult) -> None:
        self.places |= {document.sha256: entry.path for document in result.documents}
        entry.documents = result.documents
        entry.failures = result.failures
        entry.notices = result.notices
        entry.unchanged = result.unchanged

    @staticmethod
    def _on_failed(entry: _File, error: Exception) -> None:
        name = str(entry.path)
        if isinstance(error, JianbaoError):
            entry.failures = (Failure.of(name, error),)
        else:
            values = (("name", name), ("detail", f"{type(error).__name__}: {error}"))
            entry.failures = (Failure(name, "window.error.reader", values),)

    def _go_on(self) -> None:
        if self._stopped:
            return
        if self._open:
            read = self._total - len(self._open)
            self.background.note(Progress(STAGE, read, self._total))
            return
        from briefing.jobs import ReadResult

        self._stopped = True
        self.done(
            ReadResult(
                tuple(document for file in self._files for document in file.documents),
                tuple(failure for file in self._files for failure in file.failures),
                tuple(notice for file in self._files for notice in file.notices),
                tuple(dict.fromkeys(one for file in self._files for one in file.unchanged)),
            )
        )

    def stop(self) -> None:
        """Give up, without telling anybody."""
        self._stopped = True
        for number in tuple(self._open):
            self.background.cancel(number)

    def _on_cancelled(self) -> None:
        if not self._stopped:
            self.stop()
            self.cancelled()
