"""Where items go when they are moved one place up or down."""

from __future__ import annotations

from collections.abc import Iterable

from model.briefing import Briefing


def step(briefing: Briefing, ids: Iterable[str], down: bool) -> tuple[str, str] | None:
    """Section and item to stand before (empty: at its end) for ``ids`` moved one place; None at the edge.

    At the edge of a section they go over into the neighbouring one.
    """
    chosen = set(ids)
    homes = [
        (number, [item.id for item in section.items])
        for number, section in enumerate(briefing.sections)
    ]
    holding = [(n, items) for n, items in homes if chosen & set(items)]
    if not holding:
        return None
    return _down(briefing, chosen, *holding[-1]) if down else _up(briefing, chosen, *holding[0])


def _down(
    briefing: Briefing, chosen: set[str], number: int, items: list[str]
) -> tuple[str, str] | None:
    last = max(at for at, item in enumerate(items) if item in chosen)
    if last + 1 < len(items):
        before = next((item for item in items[last + 2 :] if item not in chosen), "")
        return briefing.sections[number].id, before
    if number + 1 == len(briefing.sections):
        return None
    following = briefing.sections[number + 1]
    return following.id, following.items[0].id if following.items else ""


def _up(
    briefing: Briefing, chosen: set[str], number: int, items: list[str]
) -> tuple[str, str] | None:
    first = min(at for at, item in enumerate(items) if item in chosen)
    if first:
        return briefing.sections[number].id, items[first - 1]
    return (briefing.sections[number - 1].id, "") if number else None
