"""Locks as text: their entries, and the one for arm64.

    python -m tools.packing.locks      writes packaging/requirements-arm64.lock

Qt's own packages for arm64 need glibc 2.38 in the version of requirements.lock. The last ones that start on Kylin V10
(2.31) stand in ``packaging/arm64-override.lock``; everything else is the same.
"""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
WHOLE = ROOT / "requirements.lock"
OVERRIDE = ROOT / "packaging" / "arm64-override.lock"
ARM64 = ROOT / "packaging" / "requirements-arm64.lock"

_ENTRY = re.compile(
    r"^([A-Za-z0-9][\w.-]*)(==\S+)?([^\n]*\\\n(?:    --hash=\S+(?: \\)?\n)*)", re.MULTILINE
)
_HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}\b")


def entries(lock: Path) -> dict[str, str]:
    """Distribution → its entry, hashes and all. Raises ValueError for one without a version or a hash, and for a
    line that is no part of an entry."""
    text = "".join(
        line
        for line in lock.read_text(encoding="utf-8").splitlines(keepends=True)
        if not line.lstrip().startswith("#")
    )
    found: dict[str, str] = {}
    for match in _ENTRY.finditer(text):
        name, version, rest = match.groups()
        if not version or not _HASH.search(rest):
            raise ValueError(f"{lock.name}: {name} is not pinned by version and hash")
        found[name.lower()] = match[0]
    left = _ENTRY.sub("", text).strip()
    if left:
        raise ValueError(f"{lock.name}: {left.splitlines()[0]}")
    return found


def for_arm64() -> str:
    """The lock of the program on arm64."""
    wanted = entries(WHOLE)
    other = entries(OVERRIDE)
    return "".join(other.get(name, entry) for name, entry in wanted.items())


if __name__ == "__main__":
    ARM64.write_text(for_arm64(), encoding="utf-8", newline="\n")
