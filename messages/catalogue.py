"""Look up and word a message."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from functools import cache
from importlib import import_module

from model.portable import form

# A file per subject, so that each floor finds its own sentences together; what every command says comes first.
SUBJECTS = (
    "console",
    "word",
    "errors",
    "source_errors",
    "template_errors",
    "notices",
    "doubts",
    "reasons",
    "check",
    "fields",
    "window",
    "settings",
    "areas",
    "preview",
    "assembling",
    "searching",
    "filing",
    "relink",
    "templates",
    "wordfiles",
    "workspace",
    "terms",
    "verify",
    "series",
    "facts",
    "about",
)


_HOMES = {"window": "window", "field": "fields"}
"""Where codes that begin so are looked for first: the window's first picture waits for no other subject."""


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


_ADVICE = "advice_"
"""``{advice_recognition}`` is worded by ``advice.recognition`` and the form that the program is installed in: what helps
in one of them makes no sense in another."""


class _Values(dict[str, str]):
    """Leaves a placeholder whose value is missing readable instead of failing while reporting a failure."""

    def __init__(self, values: Mapping[str, object], language: Language) -> None:
        super().__init__({key: str(value) for key, value in values.items()})
        self._language = language

    def __missing__(self, key: str) -> str:
        if key.startswith(_ADVICE):
            return say(f"advice.{key.removeprefix(_ADVICE)}.{form()}", None, self._language)
        return "{" + key + "}"


@cache
def _subject(name: str) -> Mapping[str, tuple[str, str]]:
    rows: dict[str, tuple[str, str]] = import_module(f"messages.{name}").MESSAGES
    return rows


def _table() -> dict[str, tuple[str, str]]:
    """All messages. Raises ValueError for a code that two subjects have."""
    table: dict[str, tuple[str, str]] = {}
    for subject in SUBJECTS:
        rows = _subject(subject)
        doubled = table.keys() & rows.keys()
        if doubled:
            raise ValueError(f"message codes defined twice: {sorted(doubled)}")
        table.update(rows)
    return table


@cache
def _order(first: str) -> tuple[str, ...]:
    at = SUBJECTS.index(first)
    return SUBJECTS[at:] + SUBJECTS[:at]


def _row(code: str) -> tuple[str, str] | None:
    """Both wordings of ``code``. A short command says a dozen things: only subjects up to the one that has the code
    are loaded."""
    for subject in _order(_HOMES.get(code.partition(".")[0], SUBJECTS[0])):
        row = _subject(subject).get(code)
        if row is not None:
            return row
    return None


def has(code: str) -> bool:
    """Whether ``code`` is in the catalogue."""
    return _row(code) is not None


def say(
    code: str, values: Mapping[str, object] | None = None, language: Language | None = None
) -> str:
    """The sentence of ``code`` with ``values`` filled in, in ``language`` or that of :func:`use`.

    Raises KeyError for an unknown code: a code is ours, so a missing one is a bug, and a test looks up every
    code that the program names.
    """
    row = _row(code)
    if row is None:
        raise KeyError(code)
    language = _current if language is None else language
    wording = row[language]
    return wording.format_map(_Values(values, language)) if values else wording
