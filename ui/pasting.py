"""Text from the clipboard as a source of its own."""

from __future__ import annotations

import re
from functools import partial

from PySide6.QtGui import QGuiApplication

from messages import say
from model.document import Document
from ui.panes import Panes
from ui.told import Told

LONGEST = 5_000_000
"""Characters; more belong in a file."""
_NAME = 18


def paste_source(panes: Panes) -> None:
    """Read the text in the clipboard as a source, and choose anew; say so if there is none."""
    text = QGuiApplication.clipboard().text()
    if not text.strip():
        panes.messages.tell(Told("info", say("window.paste_source.nothing")))
        return
    if len(text) > LONGEST:
        values = {"limit": f"{LONGEST:,}"}
        panes.messages.tell(Told("warning", say("window.paste_source.long", values)))
        return
    from readers import read_bytes

    desk = panes.desk

    def take(document: Document) -> None:
        if desk.session.add_documents((document,)):
            panes.messages.hide()
            desk.rank()
        else:
            desk.told.emit(Told("warning", say("window.already_open")))

    desk.background.run(
        partial(read_bytes, text.encode("utf-8", "replace"), name_of(text), encoding="utf-8"),
        done=take,
        failed=desk.tell_error,
        stage="window.stage.read",
    )


def name_of(text: str) -> str:
    """A file name for a text: the beginning of its first line."""
    first = next(line.strip() for line in text.splitlines() if line.strip())
    cleaned = re.sub(r'[\\/:*?"<>|\x00-\x1f]+', " ", first).strip()
    short = cleaned[:_NAME].strip() or say("window.untitled")
    return say("window.paste_source.name", {"text": short})
