"""What the person must be told, as a value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from model.document import Notice

# Nearly always right, and said above the text.
_QUIET = ("notice.encoding.guessed",)


@dataclass(frozen=True, slots=True)
class Offer:
    """Something the person can do about a message: what its button says, and what it does."""

    text: str
    do: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Told:
    """``kind`` is error, warning, info or success; ``offers`` become buttons, which take the message away."""

    kind: str
    text: str
    details: tuple[str, ...] = ()
    offers: tuple[Offer, ...] = ()


def is_told(notice: Notice) -> bool:
    """Whether what a reader noticed is worth a line across the window, besides the one above the text."""
    return notice.code not in _QUIET
