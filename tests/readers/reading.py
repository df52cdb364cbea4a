"""Reading as a job of the worker, so that a test can bound what it costs."""

from __future__ import annotations

import time
from pathlib import Path

import readers
from model.errors import SourceError


def outcome(path: Path, password: str | None = None) -> tuple[str, str, str, float]:
    """("read", format, text) or ("refused", code, name), and the seconds it took."""
    started = time.perf_counter()
    try:
        document = readers.read(path, password=password)
    except SourceError as error:
        return "refused", error.code, error.values["name"], time.perf_counter() - started
    text = "\n".join(block.text for block in document.blocks)
    return "read", document.format, text, time.perf_counter() - started
