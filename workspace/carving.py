"""Rows read out of a file's pages without SQLite: what its trees no longer lead to.

The layout is SQLite's documented file format (https://www.sqlite.org/fileformat2.html). A row counts only if
its checksum fits, so a page may be taken for anything without harm.
"""

from __future__ import annotations

from collections.abc import Iterator

from workspace.rows import CHECKSUM_SIZE, TABLES, Table, is_whole

_LEAF = 0x0D
# Inner pages and index pages hold no rows of ours.
_OTHERS = (0x02, 0x05, 0x0A)
_USUAL_PAGE = 4096
_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}


class _Torn(Exception):
    """These bytes are no cell."""


def carve(data: bytes) -> Iterator[tuple[Table, tuple[object, ...]]]:
    """Every whole row in the leaf pages of ``data``: its table, and its values without the checksum."""
    size = int.from_bytes(data[16:18], "big")
    size = 65536 if size == 1 else size
    if size < 512 or size & (size - 1):
        size = _USUAL_PAGE
    usable = size - data[20] if len(data) > 20 and size - data[20] >= 480 else size
    for start in range(0, len(data), size):
        yield from _rows(data, start, size, usable)


def _rows(
    data: bytes, start: int, size: int, usable: int
) -> Iterator[tuple[Table, tuple[object, ...]]]:
    page = data[start : start + size]
    head = 100 if start == 0 else 0
    if len(page) < head + 8 or page[head] in _OTHERS:
        return
    count = int.from_bytes(page[head + 3 : head + 5], "big")
    if page[head] != _LEAF:
        # An overflow page or a damaged one: a look at a plausible number of cells costs little.
        count = min(count, 64)
    for number in range(min(count, (size - head - 8) // 2)):
        at = head + 8 + 2 * number
        cell = int.from_bytes(page[at : at + 2], "big")
        try:
            yield from _recognized(_cell(data, page, cell, size, usable))
        except (_Torn, IndexError):
            continue


def _recognized(values: list[object]) -> Iterator[tuple[Table, tuple[object, ...]]]:
    mark = values[-1] if values else None
    if not isinstance(mark, bytes) or len(mark) != CHECKSUM_SIZE:
        return
    for table in TABLES:
        if len(values) == len(table.columns) + 1 and is_whole(table.name, values):
            yield table, tuple(values[:-1])
            return


def _cell(data: bytes, page: bytes, at: int, size: int, usable: int) -> list[object]:
    length, at = _varint(page, at)
    row, at = _varint(page, at)
    if length > len(data):
        raise _Torn
    largest = usable - 35
    local = length
    if length > largest:
        least = (usable - 12) * 32 // 255 - 23
        local = least + (length - least) % (usable - 4)
        local = local if local <= largest else least
    payload = bytearray(page[at : at + local])
    if length > local:
        following = int.from_bytes(page[at + local : at + local + 4], "big")
        while len(payload) < length:
            start = (following - 1) * size
            if following < 2 or start >= len(data):
                raise _Torn
            following = int.from_bytes(data[start : start + 4], "big")
            payload += data[start + 4 : start + usable][: length - len(payload)]
    if len(payload) != length:
        raise _Torn
    values = _record(bytes(payload))
    # The id is the row's own number; its column is stored empty.
    if values and values[0] is None:
        values[0] = row
    return values


def _record(payload: bytes) -> list[object]:
    end, at = _varint(payload, 0)
    if end > len(payload):
        raise _Torn
    kinds = []
    while at < end:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    values: list[object] = []
    at = end
    for kind in kinds:
        length = _length(kind)
        part = payload[at : at + length]
        if len(part) != length:
            raise _Torn
        at += length
        values.append(_value(kind, part))
    return values


def _length(kind: int) -> int:
    if kind >= 12:
        return (kind - 12) // 2
    return 8 if kind == 7 else _INTEGERS.get(kind, 0)


def _value(kind: int, part: bytes) -> object:
    if kind >= 12:
        return part if kind % 2 == 0 else str(part, "utf-8", "surrogateescape")
    if kind in (8, 9):
        return kind - 8
    return int.from_bytes(part, "big", signed=True) if kind in _INTEGERS else None


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for count in range(9):
        byte = data[at + count]
        if count == 8:
            value = value << 8 | byte
            break
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            break
    at += count + 1
    return (value - (1 << 64) if value >= 1 << 63 else value), at
