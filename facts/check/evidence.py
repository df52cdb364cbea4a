"""What an item is compared with: its quotations word by word, and around them the section they stand in.

The quotations decide. What an item says beyond them (a year, a full name, a neighbouring sentence) is borne if the
innermost section of a quotation, the headings above it or the title of its document say it; names, if their
documents do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import dropwhile, islice, takewhile

from facts.check.token import Kind, Token
from facts.check.tokens import tokens
from language.names import names
from model.briefing import SourceRef
from model.document import BlockKind, Document, Span

# Of a section longer than this only what stands around the quotation is looked at (in characters, each side).
_AROUND = 6_000
# Of a block longer than this only the part beside the quotation.
_BESIDE = 3_000
# What a document is called stands among so many lines at its top, each read as far as a title goes.
_AT_TOP = (BlockKind.HEADING, BlockKind.NOISE)
_TITLES, _TITLE = 8, 200
# So much on either side of a quotation may have been added to an item.
_NEAR = 300


@dataclass(frozen=True, slots=True)
class Around:
    """The wider context of an item's quotations: ``texts`` of sections and headings, ``documents`` they are from."""

    texts: tuple[str, ...]
    documents: tuple[Document, ...]

    def bears(self, token: Token) -> bool:
        """Whether the context says what ``token`` says."""
        return any((token.kind, token.key) in said(text) for text in self.texts)

    def holds(self, headline: str) -> bool:
        """Whether the context holds ``headline`` in these words: “6网”, whose meaning stands before it."""
        words = re.compile(rf"(?<![0-9.]){re.escape(headline.strip())}")
        return any(words.search(text) for text in self.texts)

    def names(self, name: str) -> bool:
        """Whether one of the documents holds the name somewhere."""
        if any(name in text for text in self.texts):
            return True
        return any(name in block.text for document in self.documents for block in document.blocks)


@lru_cache(maxsize=4096)
def names_in(text: str) -> frozenset[str]:
    """The names of a text."""
    return frozenset(name.text for name in names(text))


def known_names(text: str, quotes: Sequence[str]) -> tuple[frozenset[str], ...]:
    """The names to be kept whole in an item's text and in its quotations: one way, or two.

    A name of the text that holds a name of the quotations may be one name or a name and something more.
    """
    theirs = frozenset[str]().union(*map(names_in, quotes))
    mine = names_in(text)
    apart = theirs.union(name for name in mine if not any(other in name for other in theirs))
    return (theirs | mine, apart) if apart != theirs | mine else (apart,)


@lru_cache(maxsize=4096)
def tokens_of(text: str, known: frozenset[str]) -> tuple[Token, ...]:
    """The tokens of a text in which the names ``known`` are whole."""
    return tokens(text, known)


@lru_cache(maxsize=4096)
def said(text: str) -> frozenset[tuple[Kind, object]]:
    """Figures, dates and directions of a text."""
    return frozenset((token.kind, token.key) for token in tokens(text) if token.critical)


def reading(refs: Sequence[SourceRef], documents: Mapping[str, Document]) -> Iterator[None]:
    """Reads, a text at each step, what quotations will be asked about beyond themselves: thousands of characters, the
    first time. Whoever checks in a window does this before, in slices; what was read once is remembered."""
    for text in around(refs, documents).texts:
        said(text)
        yield


def around(refs: Sequence[SourceRef], documents: Mapping[str, Document]) -> Around:
    """The wider context of all quotations whose documents are there."""
    texts: dict[str, None] = {}
    found: dict[str, Document] = {}
    for ref in refs:
        document = documents.get(ref.document)
        if document is None or ref.span.block >= len(document.blocks):
            continue
        found[ref.document] = document
        texts.update(dict.fromkeys(_context(document, ref)))
    return Around(tuple(texts), tuple(found.values()))


def beside(refs: Sequence[SourceRef], documents: Mapping[str, Document]) -> tuple[SourceRef, ...]:
    """What stands right before and behind the quotations, as further quotations."""
    found: dict[tuple[str, Span], SourceRef] = {}
    for ref in refs:
        document = documents.get(ref.document)
        if document is None or ref.span.block >= len(document.blocks):
            continue
        block, start, end = ref.span.block, ref.span.start, ref.span.end
        length = len(document.blocks[block].text)
        spans = [
            Span(block, max(0, start - _NEAR), min(start, length)),
            Span(block, min(end, length), min(length, end + _NEAR)),
        ]
        if block > 0:
            before = len(document.blocks[block - 1].text)
            spans.append(Span(block - 1, max(0, before - _NEAR), before))
        if block + 1 < len(document.blocks):
            spans.append(Span(block + 1, 0, min(_NEAR, len(document.blocks[block + 1].text))))
        for span in spans:
            if span.end > span.start and document.text(span).strip():
                found[ref.document, span] = SourceRef(ref.document, span, document.text(span))
    return tuple(found.values())


def _context(document: Document, ref: SourceRef) -> Iterator[str]:
    path = document.sections_along(document.path_at(ref.span.block, ref.span.start))
    yield from _titles(document)
    for section in path:
        yield section.title
    first, last = (path[-1].first, path[-1].last) if path else (0, len(document.blocks) - 1)
    for index in _within(document, first, last, ref.span.block):
        text = document.blocks[index].text
        if len(text) > 2 * _BESIDE:
            # Cut at round places, so that neighbouring quotations share what was read.
            low = max(0, (ref.span.start - _BESIDE) // _BESIDE * _BESIDE)
            text = text[low : (ref.span.end // _BESIDE + 2) * _BESIDE]
        yield text


def _titles(document: Document) -> Iterator[str]:
    """The headings a document begins with: any of them may be what it is called."""
    blocks = dropwhile(lambda block: block.kind is not BlockKind.HEADING, document.blocks)
    for block in islice(takewhile(lambda block: block.kind in _AT_TOP, blocks), _TITLES):
        yield block.text[:_TITLE]


def _within(document: Document, first: int, last: int, block: int) -> range:
    """The blocks from ``first`` to ``last``, drawn in around ``block`` so that neither side is too long."""
    low = high = block
    room = _AROUND
    while low > first and room > 0:
        low -= 1
        room -= len(document.blocks[low].text)
    room = _AROUND
    while high < last and room > 0:
        high += 1
        room -= len(document.blocks[high].text)
    return range(low, high + 1)
