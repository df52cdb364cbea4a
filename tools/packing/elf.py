"""What the programs and libraries of a bundle ask of the system: libraries by name, versions of the C library.

python -m tools.packing.elf FOLDER [2.28]      prints the newest versions; status 1 if one is newer
"""

from __future__ import annotations

import platform
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

NEWEST_GLIBC = (2, 31) if platform.machine() == "aarch64" else (2, 28)
"""UOS 20 has 2.28, Kylin V10 2.31. No packages of Qt for arm64 do with less than 2.31."""

_NEEDED = re.compile(r"^\s+NEEDED\s+(\S+)", re.MULTILINE)
_VERSION = re.compile(r"\b(GLIBC|GLIBCXX|CXXABI)_(\d+(?:\.\d+)+)\b")

Version = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Asks:
    """Of one file: libraries it links and versions of symbols it takes from others, by family."""

    path: Path
    needed: tuple[str, ...]
    versions: tuple[tuple[str, Version], ...]


def binaries(folder: Path) -> Iterator[Path]:
    """Every ELF file below ``folder``, links left out, in one order."""
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or not path.is_file():
            continue
        with path.open("rb") as file:
            if file.read(4) == b"\x7fELF":
                yield path


def asks(path: Path) -> Asks:
    """What one ELF file asks, as binutils reads it."""
    done = subprocess.run(
        ["objdump", "-p", str(path)], capture_output=True, text=True, check=True, errors="replace"
    )
    # Before "Version References" stands what the file itself offers.
    references = done.stdout.partition("Version References:")[2]
    found = {
        (family, tuple(map(int, version.split("."))))
        for family, version in _VERSION.findall(references)
    }
    return Asks(path, tuple(_NEEDED.findall(done.stdout)), tuple(sorted(found)))


def newest(found: Iterable[Asks]) -> dict[str, tuple[Version, Path]]:
    """The newest version of each family and a file that asks for it."""
    best: dict[str, tuple[Version, Path]] = {}
    for one in found:
        for family, version in one.versions:
            if family not in best or version > best[family][0]:
                best[family] = version, one.path
    return best


def outside(found: Iterable[Asks], folder: Path) -> dict[str, list[Path]]:
    """Libraries that are asked for and not in ``folder``: name → who asks."""
    inside = {path.name for path in folder.rglob("*") if ".so" in path.name}
    wanted: dict[str, list[Path]] = {}
    for one in found:
        for name in one.needed:
            if name not in inside:
                wanted.setdefault(name, []).append(one.path)
    return wanted


def dotted(version: Version) -> str:
    """2.28 of (2, 28)."""
    return ".".join(map(str, version))


def checked(folder: Path, limit: Version = NEWEST_GLIBC) -> list[str]:
    """Lines to print. Raises ValueError if a file asks for a C library newer than ``limit``."""
    best = newest(map(asks, binaries(folder)))
    lines = [
        f"newest {family} symbol: {family}_{dotted(version)} ({path.relative_to(folder)})"
        for family, (version, path) in sorted(best.items())
    ]
    if "GLIBC" in best and best["GLIBC"][0] > limit:
        raise ValueError("\n".join([*lines, f"newer than GLIBC_{dotted(limit)}"]))
    return lines


if __name__ == "__main__":
    allowed = tuple(map(int, sys.argv[2].split("."))) if len(sys.argv) > 2 else NEWEST_GLIBC
    try:
        print("\n".join(checked(Path(sys.argv[1]), allowed)))
    except ValueError as error:
        sys.exit(str(error))
