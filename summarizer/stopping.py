"""Which sentences are never chosen because they hold a wording that the person does not want to read again."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from model.document import Document

if TYPE_CHECKING:
    from summarizer.corpus import Corpus, Flags

Stretch = tuple[int, int]


def folded(text: str) -> str:
    """``text`` as wordings are compared: without white space, width and case."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def stopped(corpus: Corpus, wordings: Sequence[str]) -> Flags:
    """Whether each sentence or clause of ``corpus`` overlaps one of ``wordings``, wherever it stands: a wording of
    several sentences stops them all, one of half a sentence leaves the other clauses."""
    import numpy as np

    found = np.zeros(len(corpus), dtype=np.bool_)
    wanted = tuple(dict.fromkeys(filter(None, map(folded, wordings))))
    if not wanted:
        return found
    places: dict[tuple[str, int], list[Stretch]] = {}
    for document in corpus.documents:
        corpus.task.check()
        for block, stretches in _in_document(document, wanted):
            places[document.sha256, block] = stretches
    if places:
        for index, sentence in enumerate(corpus.sentences):
            span = sentence.span
            found[index] = any(
                start < span.end and span.start < end
                for start, end in places.get((sentence.document, span.block), ())
            )
    return found


def _in_document(document: Document, wanted: Sequence[str]) -> list[tuple[int, list[Stretch]]]:
    found: list[tuple[int, list[Stretch]]] = []
    for number, block in enumerate(document.blocks):
        text = folded(block.text)
        if any(wording in text for wording in wanted):
            found.append((number, _in_text(block.text, wanted)))
    return found


def _in_text(text: str, wanted: Sequence[str]) -> list[Stretch]:
    """Where ``wanted`` stand in ``text``, as stretches of it as it is."""
    pieces: list[str] = []
    begins: list[int] = []
    origins: list[int] = []
    length = 0
    for at, character in enumerate(text):
        piece = folded(character)
        if piece:
            begins.append(length)
            origins.append(at)
            pieces.append(piece)
            length += len(piece)
    joined = "".join(pieces)
    found: list[Stretch] = []
    for wording in wanted:
        at = joined.find(wording)
        while at >= 0:
            last = bisect_left(begins, at + len(wording)) - 1
            first = bisect_left(begins, at + 1) - 1
            found.append((origins[first], origins[last] + 1))
            at = joined.find(wording, at + 1)
    return found
