"""One heading that was found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from model.document import Block
from readers.outline.markers import Scheme


@dataclass(frozen=True, slots=True)
class Head:
    """``blocks[block].text[start:end]`` heads a section. ``inline``: the block goes on with the section's text.

    ``level`` is None until ``tree.set_levels`` has set it, unless the format or the place (0: a title) gave it.
    """

    block: int
    start: int
    end: int
    scheme: Scheme
    number: int = 0
    inline: bool = False
    level: int | None = None

    def text(self, blocks: Sequence[Block]) -> str:
        """The heading's own words."""
        return blocks[self.block].text[self.start : self.end]


def median(values: Iterable[int]) -> float:
    """The middle one of at least one value, or the mean of the two middle ones."""
    ordered = sorted(values)
    middle = len(ordered) // 2
    return (ordered[middle] + ordered[~middle]) / 2
