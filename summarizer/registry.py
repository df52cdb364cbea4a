"""Engines by name."""

from __future__ import annotations

from importlib import import_module
from typing import Final, Protocol, cast

from model.errors import UsageError
from summarizer.corpus import Corpus
from summarizer.verdict import Verdict

DEFAULT: Final = "briefing"
# In the order a person is offered them. Each names the module in summarizer/engines/ that holds it.
_ENGINES: Final = ("briefing", "textrank", "lexrank", "lead", "textrank4zh")
# Those that judge clauses beside sentences; the others are what their authors published.
_WITH_CLAUSES: Final = frozenset({"briefing"})


class Engine(Protocol):
    """What a module in ``summarizer/engines/`` offers."""

    def score(self, corpus: Corpus) -> Verdict:
        """Score every sentence. Raises UsageError ``error.engine.*``, Cancelled."""


def engine_names() -> tuple[str, ...]:
    """Names of all engines, the default first."""
    return _ENGINES


def takes_clauses(name: str) -> bool:
    """Whether the engine of that name judges clauses of long sentences too."""
    return name in _WITH_CLAUSES


def load(name: str) -> Engine:
    """The engine of that name, imported now. Raises UsageError ``error.engine.unknown``."""
    if name not in _ENGINES:
        raise UsageError("error.engine.unknown", name=name, known="、".join(_ENGINES))
    return cast(Engine, import_module(f"summarizer.engines.{name}"))
