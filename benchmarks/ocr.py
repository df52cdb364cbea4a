"""Text recognition on pages with known text: accuracy, reading order, time, memory.

    python -m benchmarks.ocr [--font FILE.ttf] [--pages N]

The text is that of the seeds, set as an official document (三号, 28 characters a line, 200 dpi) and as a newspaper
page in three and four columns; each clean and as a poor scanner gives it. ``--font`` names the face (仿宋): characters
that it does not have are left out of the text.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import readers
from language.typography import printed
from model.document import BlockKind
from readers.common.ocr.part import is_installed
from tests.readers.ocr_samples import (
    accuracy,
    as_file,
    document,
    font_file,
    newspaper,
    noisy,
)
from tests.readers.pdf_samples import wrap

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
LINES = 21


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a row for each kind of page; 1 if one is below what is promised."""
    options = argparse.ArgumentParser(prog="benchmarks.ocr")
    options.add_argument("--font", type=Path)
    options.add_argument("--pages", type=int, default=3)
    given = options.parse_args(arguments)
    if not is_installed() or font_file() is None:
        print("text recognition (make ocr) or a Chinese font is not installed", file=sys.stderr)
        return 2
    font = given.font or font_file()
    paragraphs = [_drawable(text, given.font) for text in _paragraphs()]
    print(f"{font.name}: {given.pages} pages of each kind")
    print(f"{'page':24}{'characters':>11}{'accuracy':>10}{'in doubt':>10}{'CPU s/page':>12}")
    fine = True
    pages = list(_pages(paragraphs, given.pages))
    for promised, spoil in ((0.99, False), (0.98, True)):
        sheets = [(document(page, font=given.font).picture, "".join(page)) for page in pages]
        name = "official, poor scan" if spoil else "official, clean"
        fine &= _row(name, sheets, spoil) >= promised
    for columns in (3, 4):
        head = _drawable("全面振兴取得新突破", given.font)
        sheet, wanted = newspaper(paragraphs, columns, head, font=given.font)
        fine &= _row(f"newspaper, {columns} columns", [(sheet.picture, wanted)], False) >= 0.99
    print(f"memory: {_peak()} MB")
    return 0 if fine else 1


def _row(name: str, sheets: Sequence[tuple[Any, str]], spoil: bool) -> float:
    """Recognise the sheets and print what came of it; the mean accuracy."""
    right = doubts = count = 0.0
    seconds = 0.0
    for number, (picture, wanted) in enumerate(sheets):
        data = as_file(noisy(picture, seed=number) if spoil else picture)
        start = time.process_time()
        found = readers.read_bytes(data, "page.png")
        seconds += time.process_time() - start
        text = "".join(b.text for b in found.blocks if b.kind is not BlockKind.NOISE)
        # The name of a newspaper stands before its article.
        text = text[max(0, text.find(wanted[:4])) :]
        right += accuracy(wanted, text) * len(wanted)
        count += len(wanted)
        doubts += sum(
            doubt.end - doubt.start
            for block in found.blocks
            for doubt in block.doubts
            if doubt.code == "doubt.recognition"
        )
    print(
        f"{name:24}{count:11.0f}{right / count:10.2%}{doubts / count:10.2%}"
        f"{seconds / len(sheets):12.1f}",
        flush=True,
    )
    return right / count


def _paragraphs() -> list[str]:
    lines = [
        line.strip()
        for file in sorted(SEEDS.glob("*.txt"))
        for line in file.read_text("utf-8").split("\n")
    ]
    # Set as print is: marks beside Chinese are full-width.
    return [printed(line) for line in lines if 60 < len(line) < 400]


def _pages(paragraphs: Sequence[str], count: int) -> Iterator[list[str]]:
    """Paragraphs that fill a page each, for ``count`` pages."""
    page: list[str] = []
    used = 0
    for paragraph in paragraphs:
        lines = len(wrap(paragraph, 28))
        if used + lines > LINES:
            if page:
                yield page
                count -= 1
            page, used = [], 0
        if not count:
            return
        if lines <= LINES:
            page.append(paragraph)
            used += lines


def _drawable(text: str, font: Path | None) -> str:
    """``text`` without the characters that ``font`` lacks (it draws one box for all of them)."""
    if font is None:
        return text
    from PIL import ImageFont

    face = ImageFont.truetype(str(font), 32)
    lacking = bytes(face.getmask("\U0010fffd"))
    return "".join(char for char in text if bytes(face.getmask(char)) != lacking)


def _peak() -> int:
    """The most memory that this process held, in MB; 0 where the system does not say."""
    try:
        import resource
    except ImportError:
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    sys.exit(main())
