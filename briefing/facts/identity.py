"""Ids that things made of facts are known by."""

from __future__ import annotations

from typing import Final

from model.briefing import Item

ENTRY: Final = "-term"
"""The end of the id of an item that is the entry of a term."""
SERIES_TABLE: Final = "facts:series"
"""The table that is filled from the facts."""


def is_entry(item: Item) -> bool:
    """Whether an item came in as the entry of a term."""
    return item.id.partition("~")[0].endswith(ENTRY)
