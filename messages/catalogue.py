"""Look up and word a message."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from functools import cache
from importlib import import_module

# A file per subject, so that each floor finds its own sentences together.
SUBJECTS = (
    "errors",
    "notices",
    "reasons",
    "console",
    "check",
    "fields",
    "window",
    "assembling",
    "areas",
    "searching",
    "filing",
    "word",
    "relink",
    "templates",
    "workspace",
    "terms",
    "verify",
    "series",
)


class Language(IntEnum):
    """Index of a language in every row of a table."""

    CHINESE = 0
    ENGLISH = 1


_current = Language.CHINESE


def use(language: Language) -> None:
    """Say everything in this language from now on, unless told otherwise."""
    global _current  # noqa: PLW0603 - one person, one language
    _current = language


def language() -> Language:
    """The language that everything is said in."""
    return _current


class _Values(dict[str, str]):
    """Leaves a placeholder whose value is missing readable instead of failing while reporting a failure."""

    def __missing__(self, key: str) -> str:
        return "{" + key + "}"


@cache
def _table() -> dict[str, tuple[str, str]]:
    table: dict[str, tuple[str, str]] = {}
    for subject in SUBJECTS:
        rows: dict[str, tuple[str, str]] = import_module(f"messages.{subject}").MESSAGES
        doubled = table.keys() & rows.keys()
        if doubled:
            raise ValueError(f"message codes defined twice: {sorted(doubled)}")
        table.update(rows)
    return table


def has(code: str) -> bool:
    """Whether ``code`` is in the catalogue."""
    return code in _table()


def say(
    code: str, values: Mapping[str, object] | None = None, language: Language | None = None
) -> str:
    """The sentence of ``code`` with ``values`` filled in, in ``language`` or that of :func:`use`.

    Raises KeyError for an unknown code: a code is ours, so a missing one is a bug, and a test looks up every
    code that the program names.
    """
    wording = _table()[code][_current if language is None else language]
    if not values:
        return wording
    return wording.format_map(_Values({key: str(value) for key, value in values.items()}))
