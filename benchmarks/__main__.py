"""`make bench`: every row of the cost table, ours beside its peer or floor of the same run.

A row that misses its goal says NO; the exit status is 1 if any did.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from pathlib import Path

from benchmarks.common import header

# A module with `run() -> bool` each, in the order of a document's way through the program.
SUBJECTS = (
    "read_docx",
    "read_pdf",
    "ranking",
    "write_docx",
    "build",
    "workspace",
    "keeping",
    "facts",
    "window",
)


def main() -> int:
    """Run the chosen subjects; 0 if every goal was met."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("subjects", nargs="*", choices=[*SUBJECTS, []], help="default: all")
    parser.add_argument("--gold", type=Path, help="folder with outline.jsonl: heading F1 too")
    arguments = parser.parse_args()
    met = True
    if arguments.gold:
        outline = importlib.import_module("benchmarks.outline_gold")
        met &= outline.main(arguments.gold)
        print()
    header()
    for subject in arguments.subjects or SUBJECTS:
        met &= importlib.import_module(f"benchmarks.{subject}").run()
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
