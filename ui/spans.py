"""Stretches of a source on their way from the reader to the briefing by drag and drop."""

from __future__ import annotations

import json
from collections.abc import Iterable

from PySide6.QtCore import QByteArray, QMimeData

from model.document import Span

SPANS_MIME = "application/x-jianbao-spans"


def put_spans(data: QMimeData, sha256: str, spans: Iterable[Span]) -> None:
    """Let ``data`` carry stretches of the source with these bytes."""
    places = [[span.block, span.start, span.end] for span in spans]
    data.setData(SPANS_MIME, QByteArray(json.dumps([sha256, places]).encode()))


def dragged_spans(data: QMimeData) -> tuple[str, list[Span]] | None:
    """What a drag of ours carries; None for anything else."""
    if not data.hasFormat(SPANS_MIME):
        return None
    try:
        sha256, places = json.loads(bytes(data.data(SPANS_MIME).data()))
        return str(sha256), [Span(*map(int, place)) for place in places]
    except (ValueError, TypeError):
        return None
