"""What follows from the sections of a briefing, worked out again only of those that an edit changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from model.briefing import BriefingSection

Found = TypeVar("Found")


class BySection(Generic[Found]):
    """Remembers what was found of each section, as long as the section is the same object. ``basis`` is whatever else
    the findings depend on: with another (by identity of its parts) everything is found anew."""

    def __init__(self) -> None:
        # By id of a section, which is held here so that no other can have its id.
        self._known: dict[int, tuple[BriefingSection, Found]] = {}
        self._basis: tuple[object, ...] = ()

    def of(
        self,
        sections: Iterable[BriefingSection],
        find: Callable[[BriefingSection], Found],
        *basis: object,
    ) -> list[Found]:
        """What ``find`` says of each of ``sections``, in their order."""
        same = len(basis) == len(self._basis) and all(map(_is, basis, self._basis))
        known = self._known if same else {}
        self._basis = basis
        self._known = {
            id(section): known.get(id(section)) or (section, find(section)) for section in sections
        }
        return [found for _, found in self._known.values()]


def _is(one: object, other: object) -> bool:
    return one is other
