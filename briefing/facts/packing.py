"""Thousands of small frozen values as a few columns, so that they travel between processes in a moment.

Pickle calls Python for every value that has slots, twice on each side. Here each class is a table, each field a column:
strings and codes as places in a list of the different ones, numbers as arrays, other values of the graph by their row.
What is one object on one side is one object on the other.
"""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields, is_dataclass
from decimal import Decimal
from functools import cache
from itertools import accumulate, chain
from typing import Any, get_args, get_origin, get_type_hints

# How a field is written: a plain value, an int, a Decimal, a value of the graph, a tuple of such.
_PLAIN, _INT, _DECIMAL, _ONE, _MANY = range(5)

_Column = Any
_Field = tuple[str, int, type]
Packed = tuple[tuple[type, int, tuple[_Column, ...]], ...]
"""Tables, each with its class, its number of rows and its columns."""


def packed(values: Sequence[object]) -> Packed:
    """``values``, all of one class of frozen dataclasses with slots, and all values of such classes that they hold.

    The classes of a field must be the same in every value, and no value may hold itself. Linear.
    """
    if not values:
        return ()
    tables: dict[type, _Table] = {}
    _table(tables, type(values[0])).add(values)
    waiting = True
    while waiting:
        waiting = False
        for table in tuple(tables.values()):
            waiting = table.write(tables) or waiting
    return tuple((kind, len(table.rows), table.columns()) for kind, table in tables.items())


def unpacked(tables: Packed) -> tuple[Any, ...]:
    """The values that :func:`packed` was given."""
    if not tables:
        return ()
    rows: dict[type, list[Any]] = {
        kind: [object.__new__(kind) for _ in range(count)] for kind, count, _ in tables
    }
    for kind, _, columns in tables:
        for (name, way, of), column in zip(_fields(kind), columns, strict=True):
            # The slot itself takes the value: a frozen class has no other door.
            put: Callable[[object, object], None] = getattr(kind, name).__set__
            deque(map(put, rows[kind], _read(way, column, rows.get(of, []))), maxlen=0)
    return tuple(rows[tables[0][0]])


class _Table:
    """The values of one class so far, and what is written of them. A value has one row, however often it is held."""

    def __init__(self, kind: type) -> None:
        self.fields = _fields(kind)
        self.rows: list[object] = []
        self._places: dict[int, int] = {}
        self._written = 0
        self._columns: list[list[Any]] = [[] for _ in self.fields]

    def add(self, values: Iterable[object]) -> list[int]:
        """The rows of ``values``, new ones for those that have none yet."""
        places, rows = self._places, self.rows
        found = []
        for value in values:
            place = places.get(id(value))
            if place is None:
                place = places[id(value)] = len(rows)
                rows.append(value)
            found.append(place)
        return found

    def write(self, tables: dict[type, _Table]) -> bool:
        """Write what is new; whether anything was."""
        new = self.rows[self._written :]
        self._written = len(self.rows)
        for (name, way, of), column in zip(self.fields, self._columns, strict=True):
            values = [getattr(row, name) for row in new]
            if way == _ONE:
                values = _table(tables, of).add(values)
            elif way == _MANY:
                table = _table(tables, of)
                values = [table.add(row) for row in values]
            column.extend(values)
        return bool(new)

    def columns(self) -> tuple[_Column, ...]:
        """Everything that was written."""
        return tuple(
            _written(way, column)
            for (_, way, _), column in zip(self.fields, self._columns, strict=True)
        )


def _table(tables: dict[type, _Table], kind: type) -> _Table:
    table = tables.get(kind)
    if table is None:
        table = tables[kind] = _Table(kind)
    return table


@cache
def _fields(kind: type) -> tuple[_Field, ...]:
    hints = get_type_hints(kind)
    return tuple((field.name, *_way(hints[field.name])) for field in fields(kind))


def _way(hint: Any) -> tuple[int, type]:
    """How a field of this type is written, and of which class its values are."""
    if hint is int:
        return _INT, int
    if hint is Decimal:
        return _DECIMAL, Decimal
    if get_origin(hint) is tuple:
        of = get_args(hint)
        if len(of) == 2 and of[1] is Ellipsis and _is_value(of[0]):
            return _MANY, of[0]
    return (_ONE, hint) if _is_value(hint) else (_PLAIN, object)


def _is_value(kind: Any) -> bool:
    return isinstance(kind, type) and is_dataclass(kind)


def _written(way: int, column: list[Any]) -> _Column:
    if way in (_INT, _ONE):
        return _bytes(column)
    if way == _MANY:
        return _bytes([len(row) for row in column]), _bytes(
            [place for row in column for place in row]
        )
    if way == _DECIMAL:
        # 5 and 5.0 are equal and not the same.
        column = list(map(str, column))
    places: dict[Any, int] = {}
    where = [places.setdefault(value, len(places)) for value in column]
    return tuple(places), _bytes(where)


def _bytes(numbers: Sequence[int]) -> tuple[str, bytes]:
    """``numbers`` in as few bytes each as they all fit in, with the code of the type they have there."""
    low, high = min(numbers, default=0), max(numbers, default=0)
    code = (
        "q"
        if low < 0 or high >= 1 << 32
        else "B"
        if high < 1 << 8
        else "H"
        if high < 1 << 16
        else "I"
    )
    return code, array(code, numbers).tobytes()


def _read(way: int, column: _Column, rows: list[Any]) -> Iterable[Any]:
    if way == _INT:
        return _numbers(column)
    if way == _ONE:
        return map(rows.__getitem__, _numbers(column))
    if way == _MANY:
        counts, flat = column
        every = [rows[place] for place in _numbers(flat)]
        ends = accumulate(_numbers(counts))
        starts = chain((0,), accumulate(_numbers(counts)))
        return (tuple(every[start:end]) for start, end in zip(starts, ends, strict=False))
    different, where = column
    if way == _DECIMAL:
        different = tuple(map(Decimal, different))
    return map(different.__getitem__, _numbers(where))


def _numbers(data: tuple[str, bytes]) -> array[int]:
    numbers = array(data[0])
    numbers.frombytes(data[1])
    return numbers
