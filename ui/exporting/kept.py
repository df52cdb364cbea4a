"""The presets there are, as the window reads and writes them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing import presets
from briefing.presets import Preset
from messages import say
from model.errors import JianbaoError
from ui.failed import said
from ui.told import Told

if TYPE_CHECKING:
    from ui.bars import MessageBar
    from ui.settings import Settings


class KeptPresets:
    """The person's presets, and which one was used last. Files are small: they are read when they are wanted."""

    def __init__(self, settings: Settings, messages: MessageBar) -> None:
        self._settings = settings
        self._messages = messages

    def all(self) -> tuple[Preset, ...]:
        """The presets there are; none, with a word about it, if their file is damaged."""
        try:
            return presets.load()
        except JianbaoError as error:
            self._messages.tell(Told("warning", said(error)))
            return ()

    @property
    def chosen(self) -> str:
        """The name of the one used last."""
        return self._settings.preset

    def on_renamed(self, old: str, new: str) -> None:
        """The one used last may be called otherwise by now."""
        if self.chosen == old:
            self._settings.preset = new

    def save(self, wanted: Sequence[Preset]) -> bool:
        """Put these in place of the presets there are; whether that could be done."""
        try:
            presets.save(wanted)
        except JianbaoError as error:
            self._messages.tell(Told("error", said(error)))
            return False
        except OSError as error:
            values = {"detail": error.strerror or ""}
            self._messages.tell(Told("error", say("window.lists.not_saved", values)))
            return False
        return True
