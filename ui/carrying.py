"""Facts on their way from the panel to the briefing by drag and drop: numbers into what the session holds."""

from __future__ import annotations

import json
from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QMimeData

FACTS_MIME = "application/x-jianbao-facts"

FIGURES, SERIES, TERMS = "figures", "series", "terms"


def put_facts(data: QMimeData, kind: str, numbers: Sequence[int]) -> None:
    """Let ``data`` carry figures, series or terms."""
    data.setData(FACTS_MIME, QByteArray(json.dumps([kind, list(numbers)]).encode()))


def dragged_facts(data: QMimeData) -> tuple[str, tuple[int, ...]] | None:
    """What a drag carries: its kind and the numbers; None for anything else."""
    if not data.hasFormat(FACTS_MIME):
        return None
    try:
        kind, numbers = json.loads(bytes(data.data(FACTS_MIME).data()))
        return str(kind), tuple(int(number) for number in numbers)
    except (ValueError, TypeError):
        return None
