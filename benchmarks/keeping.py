"""Keeping a session: what an edit costs the window's thread, and how soon it is on the disk."""

from __future__ import annotations

import random
import statistics
import tempfile
import time
from pathlib import Path

from benchmarks.common import row
from benchmarks.growing import grown
from briefing import edits
from briefing.history import LIMIT
from briefing.jobs import rank_documents
from briefing.keeper import Keeper
from briefing.scribe import Keeping
from briefing.session import Session

_EDITS = 300


def run() -> bool:
    """Print the rows; whether both goals were met."""
    session = Session()
    session.add_documents([grown(16)])
    session.set_ranking(rank_documents(session.documents, "lead"), session.generation)
    session.redraft(10_000)
    chance = random.Random(1)
    items = [item.id for item in session.briefing.items()]

    def write(number: int) -> None:
        session.apply(edits.SetText(chance.choice(items), f"第{number}次修改。"))
        session.seal()

    for number in range(LIMIT):
        write(number)
    alone = _each(write)
    with tempfile.TemporaryDirectory() as folder:
        keeper = Keeper(session, keeping=Keeping(folder=Path(folder)))
        keeper.note_change()
        keeper.flush(60)
        whole: list[float] = []

        def write_and_wait(number: int) -> None:
            started = time.perf_counter()
            write(number)
            kept.append(time.perf_counter() - started)
            if not keeper.flush(60):
                raise RuntimeError("an edit was not stored")
            whole.append(time.perf_counter() - started)

        kept: list[float] = []
        for number in range(_EDITS):
            write_and_wait(number)
        keeper.discard()
    name = f"an edit of {len(items)} items, history of {LIMIT}"
    cost = (statistics.median(kept) - statistics.median(alone)) * 1000
    met = row(
        f"{name}: keeping it, on the window's thread (1 ms allowed)",
        f"{cost:.2f} ms", "1 ms", max(cost, 0.0), "<= 1",
    )  # fmt: skip
    p95 = statistics.quantiles(whole, n=20)[18] * 1000
    met &= row(
        f"{name}: until it is on the disk, p95 (60 ms allowed)",
        f"{p95:.1f} ms", "60 ms", p95 / 60, "<= 1",
    )  # fmt: skip
    return met


def _each(write: object) -> list[float]:
    seconds = []
    for number in range(_EDITS):
        started = time.perf_counter()
        write(number)  # type: ignore[operator]
        seconds.append(time.perf_counter() - started)
    return seconds
