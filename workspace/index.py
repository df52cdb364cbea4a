"""The full-text index: every two neighbouring characters of a block as one token.

SQLite's trigram tokenizer finds no word of two characters, which most Chinese words are. A query's pairs give
the blocks that may hold it; the text itself decides. Letters compare without case and width.

The index is derived: a sealed hash over its rows tells whether it can be trusted, else the text is searched.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256

from model.document import Block, Document, Span


@cache
def _folding() -> dict[int, int]:
    """Full-width signs as their ASCII twins; everything else is folded by :func:`folded` itself."""
    return {0xFF01 + offset: 0x21 + offset for offset in range(94)} | {0x3000: 0x20}


def folded(text: str) -> str:
    """``text`` in lower case and half width, character for character: offsets stay."""
    plain = text.translate(_folding())
    lower = plain.lower()
    if len(lower) == len(plain):
        return lower
    # A few letters (İ) have a longer lower case.
    return "".join(low if len(low := char.lower()) == 1 else char for char in plain)


def grams(text: str) -> str:
    """The pairs of neighbouring characters of a folded text, as tokens of hexadecimal code points."""
    pairs = {text[at : at + 2] for at in range(len(text) - 1)}
    return " ".join(f"{ord(pair[0]):x}z{ord(pair[1]):x}" for pair in sorted(pairs))


def find(text: str, word: str) -> Iterator[int]:
    """Where a folded word stands in a folded text, without overlaps."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + len(word))


def spans(document: Document, numbers: Iterable[int], word: str) -> Iterator[Span]:
    """The places of a folded word in these blocks of a document."""
    for number in numbers:
        for at in find(folded(document.blocks[number].text), word):
            yield Span(number, at, at + len(word))


class Index:
    """The table ``bigram``: the row with a block's id is the pairs of its text."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        # While it waits to be made anew, single changes of it are left out.
        self.paused = False

    def add(self, first: int, blocks: Iterable[Block]) -> None:
        """Index blocks whose rows have the ids from ``first`` on."""
        if self.paused:
            return
        self._connection.executemany(
            "INSERT INTO bigram(rowid, grams) VALUES(?, ?)",
            ((first + number, grams(folded(b.text))) for number, b in enumerate(blocks)),
        )

    def remove(self, first: int, blocks: Iterable[Block]) -> None:
        """Take blocks out; ``blocks`` are exactly those that were added."""
        if self.paused:
            return
        self._connection.executemany(
            "INSERT INTO bigram(bigram, rowid, grams) VALUES('delete', ?, ?)",
            ((first + number, grams(folded(b.text))) for number, b in enumerate(blocks)),
        )

    def clear(self) -> None:
        """Take everything out, whatever state the index is in."""
        self._connection.execute("INSERT INTO bigram(bigram) VALUES('delete-all')")

    def flush(self) -> None:
        """Bring what the index still holds in memory into its tables, so that it can be sealed."""
        self._connection.execute("SAVEPOINT sealing")
        self._connection.execute("RELEASE sealing")

    def seal(self) -> str:
        """sha256 over the rows of the index's own table."""
        digest = sha256()
        for row, data in self._connection.execute(
            "SELECT id, CAST(block AS BLOB) FROM bigram_data ORDER BY id"
        ):
            digest.update(f"{row}:{len(data)}:".encode())
            digest.update(data)
        for segment, term, page in self._connection.execute(
            "SELECT segid, CAST(term AS BLOB), pgno FROM bigram_idx ORDER BY segid, term"
        ):
            digest.update(f"{segment}:{page}:{len(term)}:".encode())
            digest.update(term)
        return digest.hexdigest()

    def candidates(self, word: str) -> list[int]:
        """Ids of the blocks that hold every pair of a folded word of at least two characters."""
        query = " AND ".join(f'"{token}"' for token in grams(word).split())
        rows = self._connection.execute(
            "SELECT rowid FROM bigram WHERE bigram MATCH ? ORDER BY rowid", (query,)
        )
        return [row for (row,) in rows]
