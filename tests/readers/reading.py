"""Reading as a job of the worker, so that a test can bound what it costs."""

from __future__ import annotations

import time
from pathlib import Path

import readers
from model.errors import SourceError


def outcome(path: Path, password: str | None = None) -> tuple[str, str, str, float]:
    """("read", format, text) or ("refused", code, name), and the seconds of CPU it took."""
    started = time.process_time()
    try:
        document = readers.read(path, password=password)
    except SourceError as error:
        return "refused", error.code, error.values["name"], time.process_time() - started
    text = "\n".join(block.text for block in document.blocks)
    return "read", document.format, text, time.process_time() - started
