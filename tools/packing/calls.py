"""Which connections a trace of network calls shows (``strace -f -e trace=%network``).

python -m tools.packing.calls TRACE...     status 1 if one leads out of the machine
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

_CALL = re.compile(r"^\d+\s+(socket|connect|bind|sendto|sendmsg|sendmmsg)\((.*)")
_FAMILY = re.compile(r"\b(AF_[A-Z0-9]+|PF_[A-Z0-9]+)\b")
_PLACE = re.compile(r'sun_path=(@?"[^"]*")')

LOCAL = frozenset(("AF_UNIX", "AF_LOCAL", "AF_UNSPEC"))


def summary(lines: Iterable[str]) -> Counter[tuple[str, str, str]]:
    """(call, family, place) → how often. Calls on a socket that is connected name no family and are left out."""
    counted: Counter[tuple[str, str, str]] = Counter()
    for line in lines:
        found = _CALL.match(line)
        if found is None:
            continue
        family = _FAMILY.search(found[2])
        if family is None:
            continue
        place = _PLACE.search(found[2])
        counted[found[1], family[1], place[1] if place else ""] += 1
    return counted


def outward(counted: Iterable[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Those that are not local to the machine. Asking for such a socket is enough, nobody need answer."""
    return sorted(one for one in counted if one[1] not in LOCAL)


def told(traces: Iterable[Path]) -> tuple[list[str], bool]:
    """(lines to print, whether all is local). Raises ValueError for a trace that shows nothing at all."""
    counted: Counter[tuple[str, str, str]] = Counter()
    for trace in traces:
        counted += summary(trace.read_text(encoding="utf-8", errors="replace").splitlines())
    if not counted:
        raise ValueError("no network call in the trace: was anything traced?")
    lines = [
        f"{number:5} {call} {family} {place}".rstrip()
        for (call, family, place), number in sorted(counted.items())
    ]
    out = outward(counted)
    lines.append("only local sockets" if not out else f"OUTWARD: {out}")
    return lines, not out


if __name__ == "__main__":
    try:
        said, local = told(map(Path, sys.argv[1:]))
    except ValueError as error:
        sys.exit(str(error))
    print("\n".join(said))
    sys.exit(0 if local else 1)
