"""A PDF of 200 pages: our reading with layout against the boxes of its characters alone.

The floor asks pypdfium2, as its documentation shows, for the text of each page and the box of each character,
and makes nothing of them. Where pdfplumber is installed (a peer of the bench only), a second row has a tenth of the pages
read by both: its text, and our blocks.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from io import BytesIO

from benchmarks.common import SEEDS, row
from tests.readers.pdf_samples import build, flow

PAGES = 200
GOAL = "<= 1.5"
TIMES = 5
PEER = "pdfplumber"
PEER_GOAL = ">= 5"


def sample(count: int = PAGES) -> bytes:
    """The longest seed, set in two columns under a running head until ``count`` pages are full."""
    longest = max(SEEDS.glob("*.txt"), key=lambda path: path.stat().st_size)
    paragraphs = [line.strip() for line in longest.read_text("utf-8").splitlines() if line.strip()]
    pages = flow(paragraphs, columns=2, leading=17, head="政府工作报告", foot="— {page} —")
    while len(pages) < count:
        pages += pages
    return build(pages[:count], compress=True)


def floor(data: bytes) -> int:
    """Boxes and text of every character through pypdfium2's own helpers; returns how many."""
    import pypdfium2

    found = 0
    document = pypdfium2.PdfDocument(data)
    for page in document:
        text = page.get_textpage()
        text.get_text_range()
        boxes = [text.get_charbox(index) for index in range(text.count_chars())]
        found += len(boxes)
        text.close()
        page.close()
    document.close()
    return found


def ours(data: bytes) -> int:
    """Our reader, blocks and all; returns how many characters."""
    from model.progress import SilentTask
    from readers import pdf

    blocks, _ = pdf.read(data, "sample.pdf", SilentTask())
    return sum(len(block.text) for block in blocks)


def peer(data: bytes) -> int:
    """pdfplumber's text of each page, in lines; returns how many characters."""
    with import_module(PEER).open(BytesIO(data)) as document:
        return sum(len(page.extract_text()) for page in document.pages)


def cpu(work: Callable[[bytes], int], data: bytes) -> float:
    """Processor time in seconds."""
    gc.collect()
    started = time.process_time()
    work(data)
    return time.process_time() - started


def run() -> bool:
    """Print the row; True if the goal is met."""
    data = sample()
    # In turn, so that other people's load falls on both alike; the least of each is what it costs.
    turns = [(cpu(floor, data), cpu(ours, data)) for _ in range(TIMES)]
    base, own = map(min, zip(*turns, strict=True))
    met = row(
        f"PDF of {PAGES} pages, with layout",
        f"{own:.2f} s",
        f"pypdfium2 with boxes {base:.2f} s",
        own / base,
        GOAL,
    )
    return met and (find_spec(PEER) is None or _beside_peer())


def _beside_peer() -> bool:
    count = PAGES // 10
    data = sample(count)
    theirs, own = cpu(peer, data), min(cpu(ours, data) for _ in range(TIMES))
    return row(
        f"PDF of {count} pages, with layout",
        f"{own:.2f} s",
        f"{PEER} {theirs:.2f} s",
        theirs / own,
        PEER_GOAL,
    )


if __name__ == "__main__":
    raise SystemExit(0 if run() else 1)
