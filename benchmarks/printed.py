"""A PDF that LibreOffice printed against the .docx it was printed from: do both give the same sentences?

    python -m benchmarks.printed [--keep FOLDER]

Documents are made by rule, each text in each layout, and printed in one run of LibreOffice (soffice). A row for each
layout: the F1 of the sentences (without white space) over its documents.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random

import readers
from benchmarks.common import SEEDS
from benchmarks.printed_layouts import LAYOUTS
from language.sentences import of_document
from model.document import Document

LENGTH = 2_200


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; 1 if any layout is below 0.98, 2 if LibreOffice is missing."""
    options = argparse.ArgumentParser(prog="benchmarks.printed")
    options.add_argument("--keep", type=Path)
    given = options.parse_args(arguments)
    if shutil.which("soffice") is None:
        print("LibreOffice (soffice) is not installed", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as scratch:
        folder = given.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        made = _make(folder)
        _print(folder, [path for paths in made.values() for path in paths])
        return _compare(made)


def f1(wanted: Sequence[str], found: Sequence[str]) -> float:
    """Harmonic mean of precision and recall, each sentence counted as often as it stands."""
    common = sum((Counter(wanted) & Counter(found)).values())
    return 2 * common / max(1, len(wanted) + len(found))


def sentences(document: Document) -> list[str]:
    """The body's sentences without white space: a PDF knows gaps, not spaces."""
    return ["".join(document.text(s.span).split()) for s in of_document(document)]


def _compare(made: dict[str, list[Path]]) -> int:
    worst = 1.0
    every: list[float] = []
    for name, paths in made.items():
        figures = []
        for path in paths:
            printed = path.with_suffix(".pdf")
            if not printed.exists():
                print(f"{path.name}: not printed", file=sys.stderr)
                continue
            figures.append(f1(*(sentences(readers.read(one)) for one in (path, printed))))
        every += figures
        worst = min([worst, *figures])
        print(f"{name:24}" + "".join(f"{figure:8.3f}" for figure in figures), flush=True)
    print(f"{len(every)} documents, mean {sum(every) / max(1, len(every)):.3f}, worst {worst:.3f}")
    return 0 if every and worst >= 0.98 else 1


def _print(folder: Path, paths: Sequence[Path]) -> None:
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation={Path(profile).as_uri()}",
                "--headless",
                *("--convert-to", "pdf", "--outdir", str(folder)),
                *map(str, paths),
            ],
            capture_output=True,
            check=False,
        )


def _texts() -> list[list[str]]:
    """Paragraphs of each seed, no more than ``LENGTH`` characters."""
    found = []
    for path in sorted(SEEDS.glob("*.txt")):
        paragraphs: list[str] = []
        for block in readers.read(path).blocks:
            if sum(map(len, paragraphs)) < LENGTH:
                paragraphs.append(block.text)
        found.append(paragraphs)
    return found


def _make(folder: Path) -> dict[str, list[Path]]:
    import docx

    made: dict[str, list[Path]] = {}
    texts = _texts()
    for name, lay_out in LAYOUTS.items():
        for number, text in enumerate(texts):
            document = docx.Document()
            lay_out(document, text, Random(number))
            path = folder / f"{name}-{number}.docx"
            document.save(str(path))
            made.setdefault(name, []).append(path)
    return made


if __name__ == "__main__":
    sys.exit(main())
