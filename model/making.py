"""Frozen dataclasses made by the thousand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, make_dataclass
from typing import Any, ParamSpec, TypeVar, cast

_P = ParamSpec("_P")
_T = TypeVar("_T")


def maker(kind: Callable[_P, _T]) -> Callable[_P, _T]:
    """What makes values of ``kind``, a frozen dataclass with slots and nothing of its own to do at its making, five times
    as fast as it does itself. Takes all fields, in order.

    The constructor of a frozen class goes through ``object.__setattr__`` for each field. Here a value is of a twin with
    the same slots, which is not frozen, until all its fields are set.
    """
    frozen: Any = kind
    names = [field.name for field in fields(frozen)]
    twin: Any = make_dataclass(frozen.__name__, names, slots=True, repr=False, eq=False)

    def make(*values: Any) -> Any:
        value = twin(*values)
        value.__class__ = frozen
        return value

    return cast("Callable[_P, _T]", make)
