"""Unnamed work whose program is gone, offered without standing in the way."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from messages import say
from model.errors import JianbaoError
from ui.failed import said
from ui.panes import Panes
from ui.questions import confirm_discard
from ui.told import Offer, Told

if TYPE_CHECKING:
    from briefing.recovery import Recoverable, Summary


class LeftBehind(QObject):
    """Offers the latest; ``open_workspace`` goes on with it."""

    def __init__(
        self, panes: Panes, frame: QWidget, open_workspace: Callable[[Path], object]
    ) -> None:
        super().__init__(frame)
        self._panes = panes
        self._frame = frame
        self._open = open_workspace
        self.confirm_discard = confirm_discard

    def offer(self) -> None:
        """Offer unnamed work that no program has open, without standing in the way."""
        self._panes.desk.background.run_beside(
            _left_behind, done=self._on_left, failed=self._panes.desk.tell_error
        )

    def _on_left(self, found: list[tuple[Recoverable, Summary | None]]) -> None:
        bar = self._panes.offers
        if not found:
            bar.hide()
            return
        left, about = found[0]
        saved = left.saved
        values = {
            "what": _about(about),
            "time": f"{saved.month}月{saved.day}日 {saved:%H:%M}",
        }
        text = say("window.left", values)
        if len(found) > 1:
            text += say("window.left.more", {"count": len(found) - 1})
        bar.tell(
            Told(
                "info",
                text,
                offers=(
                    Offer(say("window.left.restore"), partial(self._open, left.path)),
                    Offer(say("window.left.discard"), lambda: self._discard(left.path)),
                    Offer(say("window.left.later"), lambda: None),
                ),
            )
        )

    def _discard(self, path: Path) -> None:
        from briefing.recovery import remove

        if self.confirm_discard(self._frame):
            try:
                remove(path)
            except JianbaoError as error:
                self._panes.messages.tell(Told("error", said(error)))
        self.offer()


def _about(about: Summary | None) -> str:
    if about is None:
        return say("window.left.unknown")
    values = {
        "title": about.title or "、".join(about.sources[:2]) or say("window.untitled"),
        "sources": len(about.sources),
        "items": about.items,
    }
    return say("window.left.about", values)


def _left_behind() -> list[tuple[Recoverable, Summary | None]]:
    from briefing.recovery import recoverable, summary

    found: list[tuple[Recoverable, Summary | None]] = []
    for one in recoverable():
        about = None
        if not found:
            try:
                about = summary(one.path)
            except JianbaoError:
                about = None
        found.append((one, about))
    return found
