"""How a long job says how far it is and learns that it should stop."""

from __future__ import annotations

from typing import Protocol


class Task(Protocol):
    """Handed to every job. Both calls are cheap enough for an inner loop over documents or sections."""

    def report(self, stage: str, done: int, total: int) -> None:
        """``stage`` is a message code; ``done`` of ``total`` steps of that stage are finished."""

    def check(self) -> None:
        """Raise :class:`model.errors.Cancelled` if the person asked to stop."""


class SilentTask:
    """A task nobody watches and nobody cancels."""

    def report(self, stage: str, done: int, total: int) -> None:
        """Say nothing."""

    def check(self) -> None:
        """Never stop."""
