"""Recognition without its networks, for the window's worker: a spawned child imports these by name.

Each page takes as long as a poor scan does and says one thing; a figure in it is doubted.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import readers.common.ocr.document as reading
from briefing import jobs
from briefing.jobs import ReadResult
from model.document import Doubt
from readers.common.ocr import part
from readers.common.ocr.page import Recognised
from readers.common.pages.shapes import Fragment, PageText
from readers.pdf import scans

STEP = 0.05
STEPS = 12
TEXTS = (
    "2023年，全县完成投资186.4亿元，比上年增长6.3%。",
    "粮食总产量达到37.3万吨，再创历史新高，增长6.3%。",
    "新增城镇就业2.65万人，登记失业率下降到6.3%。",
    "改造老旧小区1040个，惠及居民23.6万户，占6.3%。",
    "市场主体发展到8.1万户，净增6.3%，其中企业2.2万户。",
)

read_really = jobs.read_sources


def recognised_slowly(paths: list[Path], **options: Any) -> ReadResult:
    """``read_sources`` where the optional part seems to be there."""
    with _in_place_of_networks(Path("networks")):
        return read_really(paths, **options)


def recognised_at_once(paths: list[Path], **options: Any) -> ReadResult:
    """The same without waiting."""
    with _in_place_of_networks(Path("networks"), steps=0):
        return read_really(paths, **options)


def not_recognised(paths: list[Path], **options: Any) -> ReadResult:
    """``read_sources`` where the optional part is missing."""
    with _in_place_of_networks(None):
        return read_really(paths, **options)


@contextmanager
def _in_place_of_networks(models: Path | None, steps: int = STEPS) -> Iterator[None]:
    def recognise(
        picture: object,
        number: int,
        width: float,
        height: float,
        check: Callable[[], None],
        *,
        told: Callable[[int, int], None] | None = None,
    ) -> Recognised:
        assert picture
        for _ in range(steps):
            time.sleep(STEP)
            check()
        text = TEXTS[(number - 1) % len(TEXTS)]
        doubt = Doubt(
            text.index("6.3"), text.index("6.3") + 3, "doubt.recognition", (("confidence", "0.61"),)
        )
        line = Fragment(text, 72, 90, 72 + 16 * len(text), 106, 16, doubts=(doubt,))
        return Recognised(PageText(number, width, height, [line]))

    before = reading.recognise, reading.without_seals, scans.draw, part.models
    reading.recognise, reading.without_seals = recognise, lambda picture: picture
    scans.draw, part.models = (lambda _: "picture"), (lambda: models)
    try:
        yield
    finally:
        reading.recognise, reading.without_seals, scans.draw, part.models = before
