"""Rows of figures and of names: 甲县、乙县分别完成5亿元、7亿元.

In a row of figures the order is the statement. A row of names and a row of figures told off to each other say the
same if both are put into another order alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from facts.check.token import Kind, Token

_Row = list[int]


def out_of_order(text: Sequence[Token], source: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Figures of ``text`` that stand in a row of the source, in another place: their indices and those of what the
    source says there. A source that has the row in both orders bears both."""
    theirs = _rows(source, Kind.NUMBER)
    for row in _rows(text, Kind.NUMBER):
        keys = [text[index].key for index in row]
        alike = [
            r for r in theirs if sorted(map(_known, _keys(source, r))) == sorted(map(_known, keys))
        ]
        if not alike or any(_keys(source, r) == keys for r in alike):
            continue
        for index, at in zip(row, alike[0], strict=True):
            if text[index].key != source[at].key:
                yield index, at


def told_off(text: Sequence[Token], source: Sequence[Token]) -> frozenset[int]:
    """Tokens of rows of ``text`` that are told off to each other as the source does it."""
    theirs = {frozenset(pairs) for pairs, _ in _pairs(source)}
    settled: set[int] = set()
    for pairs, places in _pairs(text):
        if frozenset(pairs) in theirs:
            settled.update(places)
    return frozenset(settled)


def _keys(tokens: Sequence[Token], row: _Row) -> list[object]:
    """What the tokens of a row say."""
    return [tokens[index].key for index in row]


def _known(key: object) -> str:
    return repr(key)


def _pairs(tokens: Sequence[Token]) -> Iterator[tuple[list[tuple[object, object]], list[int]]]:
    """Rows of names with the next row of as many figures."""
    names = _rows(tokens, Kind.NAME)
    figures = _rows(tokens, Kind.NUMBER)
    for row in figures:
        before = [r for r in names if r[-1] < row[0] and len(r) == len(row)]
        if before:
            pairs = list(zip(_keys(tokens, before[-1]), _keys(tokens, row), strict=True))
            yield pairs, [*before[-1], *row]


def _rows(tokens: Sequence[Token], kind: Kind) -> list[_Row]:
    rows: dict[int, _Row] = {}
    for index, token in enumerate(tokens):
        if token.kind is kind and token.row >= 0:
            rows.setdefault(token.row, []).append(index)
    return list(rows.values())
