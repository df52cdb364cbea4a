"""A source that could not be read, worded for the list of sources."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from briefing.failures import Failure
from messages import has, say


@dataclass(frozen=True, slots=True)
class FailedSource:
    """``name`` is the file as the person named it, ``short`` its last part, ``reason`` one Chinese line."""

    name: str
    short: str
    reason: str

    @property
    def brief(self) -> str:
        """The reason without the file's name at its head, for a place that shows the name already."""
        for head in (f"“{self.short}”", f"{self.short}："):
            if self.reason.startswith(head):
                return self.reason.removeprefix(head).lstrip("：，, ")
        return self.reason


def word(failure: Failure) -> FailedSource:
    """The wording of ``failure``."""
    return FailedSource(failure.name, Path(failure.name).name, reason(failure))


def reason(failure: Failure) -> str:
    """The one line that names the file, the fault and the next step."""
    return wording(failure.code, dict(failure.values) | {"name": Path(failure.name).name})


def wording(code: str, values: dict[str, str]) -> str:
    """The message of an error; an error whose code nobody worded still says its code and file."""
    if has(code):
        return say(code, values)
    return say("window.error.unworded", {"code": code, **values})
