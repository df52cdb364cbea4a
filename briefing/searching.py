"""Finding a word in any number of documents, and in the briefing: a plain scan of folded text.

The texts of a document are joined once, letters in lower case and half width, so that one search runs at the
speed of ``str.find``: some milliseconds for seven million characters. A sealed index on the disk (that of the
workspace file) cannot be quicker, and it knows only what is stored.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from model.briefing import Briefing, Item
from model.document import Block, Document, Span

# Characters of a piece of a document that is folded and joined at one go.
PIECE = 200_000
_BEFORE, _AFTER = 16, 32
# No block holds it: it keeps a hit from running over the end of one.
_END = "\x00"


@dataclass(frozen=True, slots=True)
class Found:
    """A place where the word stands, and the words around it; ``at`` is where it begins in ``context``."""

    document: str
    span: Span
    context: str
    at: int


@dataclass(frozen=True, slots=True)
class _Piece:
    """The folded texts of blocks from ``first`` on, joined; ``starts`` are their offsets."""

    first: int
    starts: tuple[int, ...]
    text: str


def _widths() -> Iterable[tuple[str, str]]:
    yield from ((chr(0xFF01 + offset), chr(0x21 + offset)) for offset in range(94))
    yield "\u3000", " "


_WIDTHS = tuple(_widths())
_NARROW = str.maketrans(dict(_WIDTHS))
_SHORT = 2_000


def fold(text: str) -> str:
    """``text`` in lower case and half width, character for character: offsets stay."""
    if len(text) < _SHORT:
        text = text.translate(_NARROW)
    else:
        # Many passes that look for one character are quicker than one that looks up every character.
        for wide, narrow in _WIDTHS:
            if wide in text:
                text = text.replace(wide, narrow)
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    # A few letters (İ) have a longer lower case.
    return "".join(low if len(low := sign.lower()) == 1 else sign for sign in text)


class TextIndex:
    """The folded text of one document. Made in pieces: :meth:`go_on` makes one, a search makes the rest."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._pieces: list[_Piece] = []
        self._making = _pieces(document.blocks)
        self.whole = False

    def go_on(self) -> bool:
        """Make the next piece; whether that was all."""
        piece = next(self._making, None)
        if piece is None:
            self.whole = True
        else:
            self._pieces.append(piece)
        return self.whole

    def find(self, word: str) -> Iterator[Found]:
        """Every place of a folded word, in order, without overlaps."""
        while not self.whole:
            self.go_on()
        for piece in self._pieces:
            at = piece.text.find(word)
            while at >= 0:
                yield self._found(piece, at, len(word))
                at = piece.text.find(word, at + len(word))

    def count(self, word: str) -> int:
        """How many places there are."""
        while not self.whole:
            self.go_on()
        return sum(piece.text.count(word) for piece in self._pieces)

    def _found(self, piece: _Piece, at: int, length: int) -> Found:
        number = bisect_right(piece.starts, at) - 1
        start = at - piece.starts[number]
        span = Span(piece.first + number, start, start + length)
        context, offset = context_of(self.document.blocks[span.block], span)
        return Found(self.document.sha256, span, context, offset)


def _pieces(blocks: Sequence[Block]) -> Iterator[_Piece]:
    first, size = 0, 0
    for number, block in enumerate(blocks):
        size += len(block.text) + 1
        if size >= PIECE or number + 1 == len(blocks):
            texts = [one.text for one in blocks[first : number + 1]]
            starts: list[int] = []
            at = 0
            for text in texts:
                starts.append(at)
                at += len(text) + 1
            yield _Piece(first, tuple(starts), fold(_END.join(texts)))
            first, size = number + 1, 0


def context_of(block: Block, span: Span) -> tuple[str, int]:
    """The words around a place, on one line, and where the place begins in them."""
    begin, end = max(0, span.start - _BEFORE), min(len(block.text), span.end + _AFTER)
    head, tail = "…" if begin else "", "…" if end < len(block.text) else ""
    text = "".join(" " if sign.isspace() else sign for sign in block.text[begin:end])
    return f"{head}{text}{tail}", len(head) + span.start - begin


def search(documents: Iterable[Document], word: str) -> Iterator[Found]:
    """Every place of ``word`` in ``documents``, in their order; case and width do not count."""
    wanted = fold(word)
    if not wanted.strip():
        return
    for document in documents:
        yield from TextIndex(document).find(wanted)


def places_in(text: str, word: str) -> tuple[tuple[int, int], ...]:
    """Start and end of every place of ``word`` in one text, without overlaps."""
    wanted = fold(word)
    starts = _starts(fold(text), wanted) if wanted else ()
    return tuple((start, start + len(wanted)) for start in starts)


def items_with(briefing: Briefing, word: str) -> Iterator[tuple[str, int]]:
    """Ids of the items whose text or head holds ``word``, with how often."""
    wanted = fold(word)
    for item, folded, middle in _folded(briefing) if wanted else ():
        count = folded.count(wanted, 0, middle) + folded.count(wanted, middle)
        if count:
            yield item.id, count


def places_with(briefing: Briefing, word: str) -> Iterator[tuple[str, list[int], list[int]]]:
    """Ids of the items whose text or head holds ``word``, with where it begins in the text and in the head."""
    wanted = fold(word)
    for item, folded, middle in _folded(briefing) if wanted else ():
        if wanted in folded:
            in_text = _starts(folded[:middle], wanted)
            in_head = _starts(folded[middle:], wanted)
            if in_text or in_head:
                yield item.id, in_text, in_head


def _folded(briefing: Briefing) -> Iterator[tuple[Item, str, int]]:
    """Every item with its folded text and head, one behind the other, and where the head begins."""
    items = list(briefing.items())
    # Folded all at once: one by one, thousands of short texts take many times as long.
    folded = fold("".join(text for item in items for text in (item.text, item.headline)))
    at = 0
    for item in items:
        middle = len(item.text)
        end = at + middle + len(item.headline)
        yield item, folded[at:end], middle
        at = end


def _starts(folded: str, wanted: str) -> list[int]:
    """Where ``wanted`` begins, without overlaps."""
    starts: list[int] = []
    at = folded.find(wanted)
    while at >= 0:
        starts.append(at)
        at = folded.find(wanted, at + len(wanted))
    return starts
