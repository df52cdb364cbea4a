"""A source that could not be read, worded for the list of sources."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from briefing.failures import Failure
from messages import has, say
from model.errors import JianbaoError

_LOCKED = ("error.source.encrypted", "error.source.password")


def wants_password(failure: Failure) -> bool:
    """Whether a password is all that a source wants."""
    return failure.code in _LOCKED


@dataclass(frozen=True, slots=True)
class FailedSource:
    """``name`` is the file as the person named it, ``short`` its last part, ``reason`` one Chinese line."""

    name: str
    short: str
    reason: str
    encrypted: bool = False
    """Whether a password is all that it wants."""

    @property
    def brief(self) -> str:
        """The reason without the file's name at its head, for a place that shows the name already."""
        for head in (f"“{self.short}”", f"{self.short}："):
            if self.reason.startswith(head):
                return self.reason.removeprefix(head).lstrip("：，, ")
        return self.reason


def word(failure: Failure) -> FailedSource:
    """The wording of ``failure``."""
    return FailedSource(
        failure.name, Path(failure.name).name, reason(failure), wants_password(failure)
    )


def reason(failure: Failure) -> str:
    """The one line that names the file, the fault and the next step."""
    return wording(failure.code, dict(failure.values) | {"name": Path(failure.name).name})


def wording(code: str, values: dict[str, str]) -> str:
    """The message of an error or a notice: what the window says of it, which has buttons where the console names options,
    else what everybody says. One whose code nobody worded still says its code and file."""
    if has(f"window.{code}"):
        return say(f"window.{code}", values)
    if has(code):
        return say(code, values)
    return say("window.error.unworded", {"code": code, **values})


def said(error: Exception | None) -> str:
    """The one line of an error, naming the file by its last part only."""
    if isinstance(error, JianbaoError):
        name = error.values.get("name", "")
        return wording(error.code, {**error.values, "name": Path(name).name or name})
    return say("window.error.bug") if error is not None else say("window.saving.waiting")
