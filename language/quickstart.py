"""Starting with less to do: what Python and numpy prepare at every start and this program never asks for.

The compiler of patterns marks the members of a class such as ``[，。；]`` in a table of all 65,536 characters of the basic
plane and looks through it in 256 pieces: 0.1 ms for each of four hundred classes, two thirds of all compiling. Here only
the pieces that have a member are made. The code that comes out is the same; ``tests/language/test_quickstart.py`` compares.
numpy words its help for interactive use, which nobody reads here.

Where another Python or numpy does these things elsewhere, nothing is changed.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any, Final

# A class of more members is marked as Python does it.
_MOST: Final = 2_000
_PIECE: Final = 256
_NUMPY_HELP: Final = ("numpy._core._add_newdocs", "numpy._core._add_newdocs_scalars")


def apply() -> None:
    """Do so from now on in this process."""
    if "numpy" not in sys.modules:
        for name in _NUMPY_HELP:
            sys.modules.setdefault(name, ModuleType(name))
    if (3, 11) <= sys.version_info < (3, 14):
        _quicken_classes()


def _quicken_classes() -> None:
    from re import _compiler as compiler  # type: ignore[attr-defined]

    known = compiler._optimize_charset
    if getattr(known, "__module__", "") != __name__:
        compiler._optimize_charset = _optimizer(compiler, known)


def _optimizer(compiler: Any, known: Any) -> Any:
    """What takes the place of ``known``, the optimizer of classes of ``compiler``."""

    def optimize(charset: Any, iscased: Any = None, fixup: Any = None, fixes: Any = None) -> Any:
        pieces = None if fixup else _pieces(compiler, charset)
        if pieces is None:
            return known(charset, iscased, fixup, fixes)
        negated = [one for one in charset if one[0] is compiler.NEGATE]
        rest = [one for one in charset if one[0] is compiler.CATEGORY]
        return [*negated, (compiler.BIGCHARSET, _table(compiler, pieces)), *rest], False

    return optimize


def _pieces(compiler: Any, charset: Any) -> dict[int, bytearray] | None:
    """The pieces of 256 characters in which a class has members, each with a 1 for every member; None for a class that
    has few members, none behind Latin, or too many."""
    members: set[int] = set()
    for op, value in charset:
        if op is compiler.LITERAL:
            members.add(value)
        elif op is compiler.RANGE:
            if value[1] - value[0] > _MOST:
                return None
            members.update(range(value[0], value[1] + 1))
        elif op is not compiler.NEGATE and op is not compiler.CATEGORY:
            return None
    if len(members) < 3 or not _PIECE <= max(members) <= 0xFFFF:
        return None
    # Up to two runs are kept as they are.
    if sum(member + 1 not in members for member in members) < 3:
        return None
    pieces: dict[int, bytearray] = {}
    for member in members:
        piece = pieces.get(member >> 8)
        if piece is None:
            piece = pieces[member >> 8] = bytearray(_PIECE)
        piece[member & 0xFF] = 1
    return pieces


def _table(compiler: Any, pieces: dict[int, bytearray]) -> list[int]:
    """The table of a class: how many different pieces there are, which one stands where, and what each holds."""
    empty = next(number for number in range(_PIECE) if number not in pieces)
    numbers: dict[bytes, int] = {}
    for number in sorted((*pieces, empty)):
        numbers.setdefault(bytes(pieces.get(number, bytes(_PIECE))), len(numbers))
    places = bytearray([numbers[bytes(_PIECE)]]) * _PIECE
    for number, piece in pieces.items():
        places[number] = numbers[bytes(piece)]
    held: list[int] = compiler._mk_bitmap(b"".join(numbers))
    return [len(numbers), *compiler._bytes_to_codes(places), *held]
