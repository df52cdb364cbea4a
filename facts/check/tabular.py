"""Figures that a source shows in a table: bare, with their unit in the label of the row, a head, or above the table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from facts.check.token import Token
from model.briefing import SourceRef
from model.document import BlockKind, Document

# What stands between the cells of a row; only a table's quotation holds it.
_BETWEEN_CELLS: Final = "\t"
# A table's caption and its line of units stand so many blocks above it.
_ABOVE: Final = 2


def is_bare(token: Token) -> bool:
    """Whether a figure has no unit of its own."""
    return not token.unit or token.unit[0] == "?"


def bears(
    token: Token,
    unit: str,
    said: Sequence[tuple[Token, SourceRef]],
    documents: Mapping[str, Document],
) -> bool:
    """Whether one of the figures ``said`` stands in a table, has the digits of ``token`` and may be in ``unit``."""
    return any(
        figure.digits == token.digits and is_bare(figure) and _may_be_in(unit, ref, documents)
        for figure, ref in said
    )


def _may_be_in(unit: str, ref: SourceRef, documents: Mapping[str, Document]) -> bool:
    """Whether the figures of a quotation are a table's whose heads, labels or caption name the unit.

    Where the document is away the heads are unknown: then they may.
    """
    document = documents.get(ref.document)
    if document is None:
        return _BETWEEN_CELLS in ref.quote
    at = ref.span.block
    if at >= len(document.blocks) or document.blocks[at].kind is not BlockKind.TABLE:
        return False
    return any(unit in block.text for block in document.blocks[max(0, at - _ABOVE) : at + 1])
