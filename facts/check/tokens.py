"""A text as the check reads it: figures, dates, words of direction and names as one token each, every other
character as its own. Marks and white space are no tokens, but the end of a clause is one.

So a text in other widths, with other quotation marks or without stray spaces is the same row of tokens.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from facts.check import patterns
from facts.check.governing import governed, in_rows
from facts.check.reading import critical, quotations
from facts.check.token import Kind, Token

_WIDTHS: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    ord("　"): ord(" "),
    ord("−"): ord("-"),
    ord("﹣"): ord("-"),
}
_BREAKS: Final = frozenset(",;:!?。\n\r")


def tokens(text: str, names: Iterable[str] = ()) -> tuple[Token, ...]:
    """The tokens of ``text``; ``names`` are the names to be kept whole, wherever they stand."""
    plain = text.translate(_WIDTHS)
    quoted = quotations(plain)
    book = _book(names)
    found: list[Token] = []
    at = searched = 0
    while (match := patterns.critical().search(plain, searched)) is not None:
        made = critical(plain, match, quoted)
        start, end = (made[0].start, made[-1].end) if made else match.span()
        found += _characters(plain, at, start, book)
        # A name may begin before a figure and hold it: 市第一医院.
        reached = max(found[-1].end if found else 0, at)
        name = _name_at(plain, start, len(plain), book) if reached <= start else None
        if reached > start:
            at = searched = reached
        elif name is not None and len(name) > end - start:
            found.append(Token(Kind.NAME, name, start, start + len(name)))
            at = searched = start + len(name)
        else:
            found += made
            searched = end
            at = end if made else start
    found += _characters(plain, at, len(plain), book)
    return tuple(in_rows(plain, governed(plain, found)))


def _book(names: Iterable[str]) -> Mapping[str, list[str]]:
    """Names by their first two characters, the longest first."""
    book: dict[str, list[str]] = {}
    for name in names:
        if len(name) >= 2:
            book.setdefault(name[:2], []).append(name)
    for row in book.values():
        row.sort(key=len, reverse=True)
    return book


def _name_at(plain: str, at: int, end: int, book: Mapping[str, list[str]]) -> str | None:
    row = book.get(plain[at : at + 2])
    if row is None:
        return None
    return next((n for n in row if plain.startswith(n, at) and at + len(n) <= end), None)


def _characters(plain: str, start: int, end: int, book: Mapping[str, list[str]]) -> Iterator[Token]:
    at = start
    while at < end:
        sign = plain[at]
        name = _name_at(plain, at, len(plain), book)
        if name is not None:
            yield Token(Kind.NAME, name, at, at + len(name))
            at += len(name)
            continue
        if sign in _BREAKS:
            yield Token(Kind.BREAK, "|", at, at + 1)
        elif sign.isascii() and sign.isalpha():
            word = patterns.latin().match(plain, at, end)
            last = word.end() if word else at + 1
            yield Token(Kind.CHARACTER, plain[at:last].lower(), at, last)
            at = last
            continue
        elif sign.isalnum():
            yield Token(Kind.CHARACTER, sign, at, at + 1)
        at += 1
