"""Items filled in by one form: the same words with other figures, each from a source of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from model.briefing import Briefing, Item

# Fewer sources are compared one by one (``briefing.conflicts``).
LEAST: Final = 5
_DIGITS: Final = str.maketrans(
    "", "", "0123456789.０１２３４５６７８９．一二三四五六七八九十百千万两"
)
# Fewer characters beside its figures make no sentence of a form.
_SHORTEST: Final = 8


def wording(item: Item) -> str:
    """What an item says besides its figures; empty for what is too short to tell, has none, or says by its head whose
    they are."""
    if item.headline:
        return ""
    plain = item.text.translate(_DIGITS)
    return plain if _SHORTEST <= len(plain) < len(item.text) else ""


def of_one_form(briefing: Briefing, words_of: Callable[[Item], str] = wording) -> dict[str, int]:
    """By the id of the first item of each form in how many items it stands: reports of several places or units, whose
    figures nobody can tell apart, for the headings above them are the same, too. ``words_of`` gives :func:`wording`."""
    alike: dict[tuple[str, tuple[str, ...]], list[Item]] = {}
    above: list[tuple[int, str]] = []
    for section in briefing.sections:
        above = [one for one in above if one[0] < section.level]
        above.append((section.level, section.heading))
        headings = tuple(heading for _, heading in above)
        for item in section.items:
            if item.sources and (words := words_of(item)):
                alike.setdefault((words, headings), []).append(item)
    return {
        items[0].id: len(items)
        for items in alike.values()
        if len(items) >= LEAST and len({item.sources[0].document for item in items}) >= LEAST
    }
