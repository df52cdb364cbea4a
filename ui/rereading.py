"""Reading a source again in the encoding that the person chose."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from messages import say
from model.document import Document
from ui.panes import Panes
from ui.told import Told


def reread(panes: Panes, sha256: str, encoding: str) -> None:
    """Read the bytes kept in the workspace or, if none are, the file where it was; then choose again."""
    desk = panes.desk
    document = desk.session.document(sha256)
    if document is None:
        return
    name = document.name

    def gone() -> None:
        panes.messages.tell(Told("warning", say("window.reread.gone", {"name": name})))

    def take(fresh: Document) -> None:
        if fresh.sha256 != sha256:
            gone()
        elif desk.session.document(sha256) is not None:
            panes.messages.hide()
            desk.session.replace_document(fresh)
            if (place := desk.places.get(sha256)) is not None:
                desk.sources_read.emit([place], {str(place): encoding})
            desk.rank()

    def read(data: bytes | None) -> None:
        from briefing.jobs import read_one
        from readers import read_bytes

        place = desk.places.get(sha256)
        if data is not None:
            job = partial(read_bytes, data, name, encoding=encoding)
        elif place is not None and place.is_file():
            job = partial(read_one, Path(place), encoding, None)
        else:
            gone()
            return
        desk.background.run(
            job,
            done=take,
            failed=desk.tell_error,
            stage="window.stage.read",
        )

    kept = panes.safe.present().original(sha256)
    panes.safe.when_done(kept, read, lambda _: read(None))
