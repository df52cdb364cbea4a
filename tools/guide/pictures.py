"""Makes every picture of the guide and the pictures of the window in ``docs/images``, from the samples.

``make guide-pictures`` runs this in a screen of its own (Xvfb). Settings, dictionary and recovery folder are new ones.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "docs" / "guide" / "pictures"
IMAGES = ROOT / "docs" / "images"
# 26 January 2024: what is seen does not change from day to day.
_DAY = "1706227200"


def main() -> int:
    """Make them all; ``python -m tools.guide.pictures [folder]`` puts them elsewhere."""
    with tempfile.TemporaryDirectory(prefix="guide-", ignore_cleanup_errors=True) as folder:
        _make(Path(folder))
    return 0


def _make(home: Path) -> None:
    for name, place in (
        ("HOME", "."),
        ("XDG_CONFIG_HOME", "config"),
        ("XDG_DATA_HOME", "data"),
        ("XDG_CACHE_HOME", "cache"),
        ("XDG_STATE_HOME", "state"),
    ):
        os.environ[name] = str(home / place)
    os.environ["SOURCE_DATE_EPOCH"] = _DAY
    from tools.guide.scenes import play

    elsewhere = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    play(home, elsewhere or PICTURES, elsewhere or IMAGES)


if __name__ == "__main__":
    raise SystemExit(main())
