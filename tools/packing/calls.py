"""Which connections a trace of network calls shows (``strace -f -e trace=%network``).

python -m tools.packing.calls TRACE...     status 1 if one leads anywhere but to the desktop's own display and bus
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

# Whom a window may speak to: the display, the bus (accessibility and input methods have one each), the session, and
# the C library's own helper for names of users.
_DISPLAY = re.compile(r'^@?"[^"]*/(?:\.X11-unix/X\d+|wayland-\d+)"$')
_SERVICES = re.compile(
    r'^@?"[^"]*/(?:\.ICE-unix/\w+|bus|bus_\d+|system_bus_socket|dbus-\w+|nscd/socket)"$'
)


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
    """Those that lead out of the machine, or to a program on it that is neither display nor bus. Asking for such a
    socket is enough, nobody need answer."""
    return sorted(
        one
        for one in counted
        if one[1] not in LOCAL
        or (one[2] and not (_DISPLAY.match(one[2]) or _SERVICES.match(one[2])))
    )


def shown(counted: Iterable[tuple[str, str, str]]) -> bool:
    """Whether a display was spoken to: then a window was there, and what it did was traced."""
    return any(call == "connect" and _DISPLAY.match(place) for call, _, place in counted)


def read(trace: Path) -> Counter[tuple[str, str, str]]:
    """What one trace shows. Raises ValueError if that is nothing at all."""
    counted = summary(trace.read_text(encoding="utf-8", errors="replace").splitlines())
    if not counted:
        raise ValueError(f"{trace.name}: no network call: was anything traced?")
    return counted


def told(traces: Iterable[Path]) -> tuple[list[str], bool]:
    """(lines to print, whether all is local). Raises ValueError for a trace that shows nothing at all."""
    counted: Counter[tuple[str, str, str]] = Counter()
    for trace in traces:
        counted += read(trace)
    lines = [
        f"{number:5} {call} {family} {place}".rstrip()
        for (call, family, place), number in sorted(counted.items())
    ]
    out = outward(counted)
    lines.append("only display, bus and names of users" if not out else f"OUTWARD: {out}")
    return lines, not out


if __name__ == "__main__":
    try:
        said, local = told(map(Path, sys.argv[1:]))
    except ValueError as error:
        sys.exit(str(error))
    print("\n".join(said))
    sys.exit(0 if local else 1)
