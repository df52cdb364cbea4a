"""Qt's enumerations in a fraction of their time.

PySide6 makes all enumerations of a class when the class is first touched, by ``Enum(name, pairs)``: some 3,000 members
before the window's first picture, each led through a dozen calls of Python's ``enum``, together a quarter of the start.
A list of distinct names with whole numbers needs none of that. What comes out is the same class with the same members
(`tests/ui/test_quickenums.py` makes every enumeration of Qt both ways); all that is not such a list is made as ever.
"""

from __future__ import annotations

import enum
import sys
from collections.abc import Sequence
from typing import Any, cast

Pairs = Sequence[tuple[str, int]]

_UNKNOWN = (3, 12)
"""From here on Python's own enumerations are made of other parts; they are left to it."""
_BASES = (enum.Enum, enum.IntEnum, enum.Flag, enum.IntFlag)


class _Pattern:
    """What enumerations of one base have in common, taken from one that Python made itself."""

    def __init__(self, base: enum.EnumType) -> None:
        self.base = base
        self.flags = issubclass(base, enum.Flag)
        self.numbers = issubclass(base, int)
        self.taken = {"mro"}.union(*map(vars, base.__mro__))
        empty = _ordinary(base, "Pattern", [], module=__name__, boundary=enum.KEEP)
        parts = {key: part for key, part in vars(empty).items() if key not in _OF_ONE_CLASS}
        self.kept = {key: part for key, part in parts.items() if type(part) not in (dict, list)}
        self.fresh = [(key, type(part)) for key, part in parts.items() if key not in self.kept]

    def fits(self, names: Sequence[str], values: Sequence[int]) -> bool:
        """Whether these members need nothing that Python does for special names and values."""
        if len(set(names)) < len(names) or not set(map(type, values)) <= {int}:
            return False
        if not self.taken.isdisjoint(names) or any(name[:1] == "_" for name in names):
            return False
        if not self.flags:
            return True
        if "_singles_mask_" not in self.kept:  # the first Pythons 3.11 reckon with other masks
            return False
        singles = [value for value in dict.fromkeys(values) if _single(value)]
        return singles == sorted(singles) and min(values, default=0) >= 0

    def made(
        self, name: str, names: Sequence[str], values: Sequence[int], module: str
    ) -> enum.EnumType:
        """The enumeration ``name`` of these members."""
        space = self.kept | {"__module__": module}
        for key, kind in self.fresh:
            space[key] = kind()
        if self.flags:
            mask = singles = 0
            for value in values:
                mask |= value
                singles |= value if _single(value) else 0
            space["_flag_mask_"], space["_singles_mask_"] = mask, singles
            space["_all_bits_"] = 2 ** mask.bit_length() - 1
        made = cast(Any, type.__new__(enum.EnumType, name, (self.base,), space))
        order, members, by_value = made._member_names_, made._member_map_, made._value2member_map_
        for key, value in zip(names, values, strict=True):
            member = by_value.get(value)
            if member is None:
                member = int.__new__(made, value) if self.numbers else object.__new__(made)
                member._value_ = value
                member._name_ = key
                member.__objclass__ = made
                member._sort_order_ = len(order)
                by_value[value] = member
                if not self.flags or _single(value):
                    order.append(key)
            members[key] = member
            type.__setattr__(made, key, member)
        return cast(enum.EnumType, made)


_OF_ONE_CLASS = ("__dict__", "__weakref__", "__module__", "__qualname__")
_ordinary = enum.EnumType._create_  # type: ignore[attr-defined]
_patterns: dict[enum.EnumType, _Pattern] = {}


def _single(value: int) -> bool:
    return value > 0 and not value & (value - 1)


def create(
    cls: enum.EnumType,
    class_name: str,
    names: Pairs,
    *,
    module: str | None = None,
    boundary: enum.FlagBoundary | None = None,
    **others: Any,
) -> enum.EnumType:
    """In place of ``EnumType._create_``: the short way for what PySide6 asks for, Python's own for the rest."""
    if module is None:
        # Python looks for its caller's caller, and would find one too near from here.
        module = sys._getframe(2).f_globals.get("__name__")
    if (
        module is not None
        and boundary is enum.KEEP
        and cls in _BASES
        and type(names) is list
        and all(type(pair) is tuple for pair in names)
        and others.get("type") is None
        and others.get("qualname") is None
    ):
        pattern = _patterns.get(cls) or _patterns.setdefault(cls, _Pattern(cls))
        keys, values = zip(*names, strict=True) if names else ((), ())
        if pattern.fits(keys, values):
            return pattern.made(class_name, keys, values, module)
    return cast(
        enum.EnumType,
        _ordinary(cls, class_name, names, module=module, boundary=boundary, **others),
    )


def apply() -> None:
    """To be called before PySide6 is imported; what it has made by then stays as it is."""
    if sys.version_info < _UNKNOWN:
        enum.EnumType._create_ = create  # type: ignore[attr-defined]
