"""A small file of every format that needs no optional part, as the contract suite of the readers has them.

python -m tools.packing.samples FOLDER
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.readers.contract.samples import SAMPLES

OPTIONAL = frozenset(("image",))


def write(folder: Path) -> None:
    """One file a format into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, sample in SAMPLES.items():
        if name not in OPTIONAL:
            (folder / f"{name}{sample.suffix}").write_bytes(sample.data())


if __name__ == "__main__":
    write(Path(sys.argv[1]))
