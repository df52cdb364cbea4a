"""What is shown of a source is what was read; this tells when its file is no longer that."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer

from briefing.changes import Change
from messages import say
from ui.panes import Panes
from ui.sources.watch import SourceWatch
from ui.told import Offer, Told

CODES = {"changed": "window.source.changed", "missing": "window.source.missing"}
SUPERSEDED = "window.source.superseded"


class Linking(QObject):
    """Connects the watch over the files with the panels that tell of it."""

    def __init__(self, panes: Panes, frame: QObject) -> None:
        super().__init__(frame)
        self._panes = panes
        self._desk = panes.desk
        self.watch = SourceWatch(self)
        self.watch.changed.connect(self._on_changed)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._watch)
        panes.desk.changed.connect(self._on_change)
        panes.reader.reload_asked.connect(self._on_asked)
        self._troubles: dict[str, str] = {}
        self._told: Told | None = None

    def _on_change(self, change: Change) -> None:
        if change.documents:
            # In a turn of its own: a thousand files may have come in this one.
            self._soon.start()

    def _watch(self) -> None:
        known = {document.sha256 for document in self._desk.documents}
        places = self._desk.places
        self.watch.set_places({sha: path for sha, path in places.items() if sha in known})

    def _on_changed(self) -> None:
        before, self._troubles = self._troubles, self._found()
        self._panes.sources.tree.show_troubles(self._troubles)
        self._panes.reader.show_troubles(self._troubles)
        changed = [sha for sha, code in self._troubles.items() if code == CODES["changed"]]
        fresh = [sha for sha in changed if before.get(sha) != CODES["changed"]]
        if not changed:
            self._panes.messages.withdraw(self._told)
        elif fresh and fresh != [self._panes.reader.shown]:
            # The line above a text is seen by nobody who has another text in view.
            self._tell(changed)

    def _found(self) -> dict[str, str]:
        """What there is to say of the files, by sha256 of what was read."""
        places, states = self._desk.places, self.watch.states
        present = {places.get(sha) for sha, state in states.items() if state.value not in CODES}
        found = {sha: CODES[state.value] for sha, state in states.items() if state.value in CODES}
        for sha256, code in found.items():
            if code == CODES["changed"] and places.get(sha256) in present:
                found[sha256] = SUPERSEDED
        return found

    def _tell(self, changed: Sequence[str]) -> None:
        documents = [one for sha in changed if (one := self._desk.session.document(sha))]
        if not documents:
            return
        values = {"name": documents[0].name, "count": len(documents)}
        code = "one" if len(documents) == 1 else "several"
        offers = (
            Offer(say("window.source.reload"), partial(self._reload, tuple(changed))),
            Offer(say("window.source.see"), lambda: self._panes.reader.show_document(documents[0])),
        )
        names = tuple(one.name for one in documents) if len(documents) > 1 else ()
        self._told = Told("warning", say(f"window.source.changed_{code}", values), names, offers)
        self._panes.messages.tell(self._told)

    def _on_asked(self, sha256: str) -> None:
        """Do what the line above a text offers."""
        if self._troubles.get(sha256) == SUPERSEDED:
            self._desk.remove_document(sha256)
        else:
            self._reload((sha256,))

    def _reload(self, changed: Sequence[str]) -> None:
        """Read files as they are now: each becomes a source of its own beside the one that was read."""
        places = self._desk.places
        self._desk.open_paths([path for sha in changed if (path := places.get(sha)) is not None])
