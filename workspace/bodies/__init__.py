"""Values of ``model`` as JSON bodies of rows, and back. ``docs/file-format.md`` lists every body.

A body that does not have the form it should have raises :class:`BadBody`: the row was not written by us.
"""

from workspace.bodies.briefings import (
    item_body,
    item_of,
    section_body,
    source_infos_body,
    source_infos_of,
    tables_body,
    tables_of,
)
from workspace.bodies.choices import (
    Lengths,
    Touched,
    breaks_of,
    highlight_body,
    highlight_of,
    joins_of,
    joins_value,
    lengths_of,
    lengths_value,
    said_of,
    said_value,
    touched_body,
    touched_of,
)
from workspace.bodies.documents import (
    block_body,
    block_of,
    corrections_body,
    corrections_of,
    outline_body,
    outline_of,
    text_hash,
)
from workspace.bodies.values import BadBody, dumps, loads, pairs_of

__all__ = [
    "BadBody",
    "Lengths",
    "Touched",
    "block_body",
    "block_of",
    "breaks_of",
    "corrections_body",
    "corrections_of",
    "dumps",
    "highlight_body",
    "highlight_of",
    "item_body",
    "item_of",
    "joins_of",
    "joins_value",
    "lengths_of",
    "lengths_value",
    "loads",
    "outline_body",
    "outline_of",
    "pairs_of",
    "said_of",
    "said_value",
    "section_body",
    "source_infos_body",
    "source_infos_of",
    "tables_body",
    "tables_of",
    "text_hash",
    "touched_body",
    "touched_of",
]
