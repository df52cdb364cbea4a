"""Two packages of one commit file by file: what differs, and whether it is on the list of what may.

    python -m tools.packing.compare FIRST.deb SECOND.deb      (or two .zip, or two folders)

Status 1 if anything differs that is not on the list.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ALLOWED: dict[str, str] = {}
"""Place inside a package → why two builds may differ there. Nothing is known to."""


def sums(package: Path) -> dict[str, str]:
    """Place → mode, kind and SHA-256 of everything in a .deb, .zip or folder."""
    if package.is_dir():
        return dict(_below(package))
    with tempfile.TemporaryDirectory() as folder:
        if package.suffix == ".deb":
            subprocess.run(["dpkg-deb", "--raw-extract", str(package), folder], check=True)
        else:
            with zipfile.ZipFile(package) as archive:
                archive.extractall(folder)
        return dict(_below(Path(folder)))


def _below(folder: Path) -> list[tuple[str, str]]:
    found = []
    for path in sorted(folder.rglob("*")):
        place = path.relative_to(folder).as_posix()
        mode = f"{path.lstat().st_mode & 0o777:o}"
        if path.is_symlink():
            found.append((place, f"link {path.readlink()}"))
        elif path.is_file():
            found.append((place, f"{mode} {hashlib.sha256(path.read_bytes()).hexdigest()}"))
    return found


def differences(first: dict[str, str], second: dict[str, str]) -> list[str]:
    """Places that are not the same, or only in one."""
    return sorted(
        place for place in first.keys() | second.keys() if first.get(place) != second.get(place)
    )


def main(first: Path, second: Path) -> int:
    """Print the differences; 1 if one is not allowed."""
    one, other = sums(first), sums(second)
    found = differences(one, other)
    for place in found:
        print(f"differs: {place}{f' (may: {ALLOWED[place]})' if place in ALLOWED else ''}")
    whole = first.is_file() and second.is_file() and first.read_bytes() == second.read_bytes()
    print(
        f"{len(one)} files, {len(found)} differ{'; the packages are identical byte for byte' if whole else ''}"
    )
    return 1 if set(found) - ALLOWED.keys() else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
