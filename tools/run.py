"""What `make run` does: the window on seeds/ where there is a display, else a briefing from seeds/."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Run the program on the sample documents; its exit status is ours."""
    has_display = sys.platform in ("win32", "darwin") or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")
    )
    program = [sys.executable, str(ROOT / "main.py")]
    if has_display:
        return subprocess.call([*program, str(ROOT / "seeds")])
    output = ROOT / "output" / "简报.docx"
    output.parent.mkdir(exist_ok=True)
    return subprocess.call([*program, "build", str(ROOT / "seeds"), "-o", str(output)])


if __name__ == "__main__":
    raise SystemExit(main())
