"""Where items and sections go when they are moved one place up or down, and where an item can be cut."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.shaping import family
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


def section_step(briefing: Briefing, section: str, down: bool) -> str | None:
    """The section to stand before (empty: at the end) for ``section`` moved past its neighbour, with those
    below it; None at the edge. Past the last of its siblings it becomes the first child of what follows."""
    order = [one.id for one in briefing.sections]
    levels = {one.id: one.level for one in briefing.sections}
    own = family(briefing, section)
    if down:
        following = order[order.index(own[-1]) + 1 :]
        if not following:
            return None
        higher = levels[following[0]] < levels[section]
        past = following[0] if higher else family(briefing, following[0])[-1]
        rest = order[order.index(past) + 1 :]
        return rest[0] if rest else ""
    earlier = [one for one in order[: order.index(section)] if levels[one] <= levels[section]]
    return earlier[-1] if earlier else None


def sentence_ends(text: str) -> tuple[int, ...]:
    """Where a text can be cut so that every part is a sentence or, if it is only one, a part that ends with
    a semicolon; empty if it is neither."""
    from language.sentences import split

    ends = tuple(start for start, _ in split(text) if start)
    return ends or tuple(at + 1 for at, sign in enumerate(text[:-1]) if sign in "；;")
