"""What the check finds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from model.briefing import SourceRef


class FaultKind(StrEnum):
    """What of an item its sources do not bear."""

    NUMBER = "number"
    DATE = "date"
    UNIT = "unit"
    DIRECTION = "direction"
    NAME = "name"
    NO_SOURCE = "no_source"


class Severity(StrEnum):
    """``WRONG`` says something else than the sources do; ``LOOSE`` says less or more exactly: 左右 left out."""

    WRONG = "wrong"
    LOOSE = "loose"


@dataclass(frozen=True, slots=True)
class Fault:
    """``text`` is what ``item`` says and its sources do not: ``[start:end]`` of the item's text, or of its headline.
    In a table ``item`` is the row, and ``column`` names the cell whose text it is.

    ``borne`` is what the sources say in its place, in their own words, the likeliest first; empty where nothing
    stands in that place. ``source`` is the quotation that was compared, None for an item without one.
    """

    item: str
    kind: FaultKind
    text: str
    start: int
    end: int
    borne: tuple[str, ...] = ()
    source: SourceRef | None = None
    severity: Severity = Severity.WRONG
    in_headline: bool = False
    column: str = ""
