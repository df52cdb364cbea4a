"""A source that could not be read, as a value: it crosses processes and waits to be shown."""

from __future__ import annotations

from dataclasses import dataclass

from model.errors import JianbaoError


@dataclass(frozen=True, slots=True)
class Failure:
    """``name`` is the file as the person named it; ``code`` and ``values`` say what is wrong with it."""

    name: str
    code: str
    values: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, name: str, error: JianbaoError) -> Failure:
        """The failure that ``error`` is for the file ``name``."""
        return cls(name, error.code, tuple({"name": name, **error.values}.items()))
