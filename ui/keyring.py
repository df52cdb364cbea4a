"""The passwords of this sitting: what opened one source is tried on the next. They are in memory and nowhere else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

TRIES = 3


class Keyring:
    """Passwords that opened a source, and how often a person was asked for which file."""

    def __init__(self) -> None:
        self._keys: dict[str, None] = {}
        self._asked: Counter[str] = Counter()

    @property
    def keys(self) -> tuple[str, ...]:
        """What is tried on every locked source."""
        return tuple(self._keys)

    def learn(self, tried: Mapping[str, str], refused: Collection[str]) -> bool:
        """Passwords were tried on files by name, ``refused`` are those that stayed locked; whether one is new."""
        before = len(self._keys)
        for name, password in tried.items():
            if name not in refused:
                self._keys.setdefault(password)
                del self._asked[name]
        return len(self._keys) > before

    def may_ask(self, name: str) -> bool:
        """Whether to ask for the password of ``name`` again, after a wrong one: three times in a row."""
        self._asked[name] += 1
        if self._asked[name] < TRIES:
            return True
        del self._asked[name]
        return False
