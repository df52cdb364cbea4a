"""How well facts agree with what was marked by hand in the seeds.

    python -m benchmarks.facts_gold GOLDDIR

Each subject has a module with ``rows(folder) -> bool``; one whose gold is not in the folder is left out.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from benchmarks import indicators_gold, tense_gold, terms_gold
from benchmarks.common import header

SUBJECTS: tuple[tuple[str, Callable[[Path], bool]], ...] = (
    ("indicators.jsonl", indicators_gold.rows),
    ("indicators.jsonl", tense_gold.rows),
    ("glossary.jsonl", terms_gold.rows),
)


def main(folder: Path) -> bool:
    """Print every row; True if all reach their goals."""
    header()
    met = True
    for name, rows in SUBJECTS:
        if (folder / name).is_file():
            met &= rows(folder)
    return met


if __name__ == "__main__":
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        sys.exit("python -m benchmarks.facts_gold GOLDDIR")
    sys.exit(0 if main(Path(sys.argv[1])) else 1)
