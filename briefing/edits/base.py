"""What every edit has, and the plain case of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Protocol

from model.briefing import Briefing

Values = tuple[tuple[str, str], ...]


class Edit(Protocol):
    """A change of a briefing."""

    name: ClassVar[str]

    @property
    def values(self) -> Values:
        """What the wording of ``name`` mentions."""

    @property
    def merge_key(self) -> str:
        """Edits in a row with the same non-empty key are undone together."""

    def apply(self, briefing: Briefing) -> Briefing:
        """The briefing after this edit."""


@dataclass(frozen=True, slots=True)
class Plain:
    """An edit that names nothing and is a step of its own."""

    @property
    def values(self) -> Values:
        """Nothing is named."""
        return ()

    @property
    def merge_key(self) -> str:
        """Always a step of its own."""
        return ""
