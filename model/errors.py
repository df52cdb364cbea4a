"""Errors of the world outside (a bad file, a full disk), as opposed to bugs of ours.

An error carries a message code and the values the message names; ``messages`` words it. Each class knows the
exit status the console program ends with.
"""

from __future__ import annotations

from typing import ClassVar


class JianbaoError(Exception):
    """Root of everything a person is told about. ``code`` is a key of the message catalogue."""

    exit_status: ClassVar[int] = 1

    def __init__(self, code: str, /, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values: dict[str, str] = {key: str(value) for key, value in values.items()}

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild, (type(self), self.code, self.values))


def _rebuild(kind: type[JianbaoError], code: str, values: dict[str, str]) -> JianbaoError:
    return kind(code, **values)


class UsageError(JianbaoError):
    """The call itself is wrong: an unknown option, engine or field."""

    exit_status = 2


class SourceError(JianbaoError):
    """A source cannot be read. ``values["name"]`` names the file."""

    exit_status = 3


class OutputError(JianbaoError):
    """The output cannot be written. ``values["name"]`` names the file."""

    exit_status = 4


class WorkspaceError(OutputError):
    """The workspace file cannot be opened, read or written. ``values["name"]`` names it."""


class TemplateError(JianbaoError):
    """The template is faulty, or none is found in the file or under the name that was given, as a source that is not there
    is one that cannot be read. ``values["name"]`` names it."""

    exit_status = 5


class Cancelled(JianbaoError):
    """The person asked to stop."""

    exit_status = 130

    def __init__(self, code: str = "error.cancelled", /, **values: object) -> None:
        super().__init__(code, **values)
