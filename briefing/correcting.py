"""Documents with what a person says of their blocks: headings, body, noise, where one begins and where it does not."""

from __future__ import annotations

from collections.abc import Sequence

from model.document import BlockKind, Document, Span

Corrections = tuple[tuple[str, int, int, BlockKind, int], ...]
Breaks = tuple[tuple[str, int, int, bool], ...]
_Said = tuple[Corrections, Breaks]
# Neither is text that runs on.
_APART = (BlockKind.TABLE, BlockKind.NOISE)


class Corrected:
    """Makes corrected documents and remembers the last of each: views compare them by identity."""

    def __init__(self) -> None:
        self._asked: tuple[tuple[Document, ...], Corrections, Breaks] = ((), (), ())
        self._answer: tuple[Document, ...] = ()
        # By sha256: the document as read, what was said of it, and what came of it.
        self._made: dict[str, tuple[Document, _Said, Document]] = {}

    def documents(
        self, as_read: tuple[Document, ...], corrections: Corrections, breaks: Breaks = ()
    ) -> tuple[Document, ...]:
        """``as_read``, corrected."""
        asked = self._asked
        if asked[0] is not as_read or asked[1] is not corrections or asked[2] is not breaks:
            self._answer = self._all(as_read, corrections, breaks)
            self._asked = (as_read, corrections, breaks)
        return self._answer

    def _all(
        self, as_read: Sequence[Document], corrections: Corrections, breaks: Breaks
    ) -> tuple[Document, ...]:
        if not corrections and not breaks:
            self._made.clear()
            return tuple(as_read)
        made: dict[str, tuple[Document, _Said, Document]] = {}
        for document in as_read:
            said = (
                tuple(one for one in corrections if one[0] == document.sha256),
                tuple(one for one in breaks if one[0] == document.sha256),
            )
            known = self._made.get(document.sha256)
            if known is not None and known[0] is document and known[1] == said:
                made[document.sha256] = known
            else:
                made[document.sha256] = (document, said, _corrected(document, said))
        self._made = made
        return tuple(after for _, _, after in made.values())


def _corrected(document: Document, said: _Said) -> Document:
    corrections, breaks = said
    if not corrections and not breaks:
        return document
    from readers.outline.reblocked import reblocked

    return reblocked(
        document,
        {(block, at): begins for _, block, at, begins in breaks},
        {(block, at): (kind, level) for _, block, at, kind, level in corrections},
    )


def place_of(document: Document, block: int) -> tuple[str, int, int]:
    """What a correction of ``block`` is known by: sha256, block and offset where it begins as it was read."""
    if not document.pieces:
        return document.sha256, block, 0
    origin = document.pieces[block][0].origin
    return document.sha256, origin.block, origin.start


def may_join(document: Document, block: int) -> int | None:
    """The block that ``block`` can be joined with: the last before it that is no noise. None: it cannot be."""
    if not 0 <= block < len(document.blocks) or document.blocks[block].kind in _APART:
        return None
    begins = _begin(document, block)
    for before in range(block - 1, -1, -1):
        kind = document.blocks[before].kind
        if kind is BlockKind.TABLE or begins is None:
            return None
        if kind is not BlockKind.NOISE:
            # What was cut off a block goes back to it and to nothing else.
            return before if not begins.start or _ends_at(document, before, begins) else None
    return None


def _begin(document: Document, block: int) -> Span | None:
    """Where a block begins in the document as it was read; None if it is empty."""
    return next(iter(document.origins(Span(block, 0, len(document.blocks[block].text)))), None)


def _ends_at(document: Document, block: int, begins: Span) -> bool:
    last = document.pieces[block][-1].origin
    return last.block == begins.block and last.end == begins.start


def follower(document: Document, block: int) -> int | None:
    """The next block that can be joined with ``block``, noise passed over; None if there is none."""
    for after in range(block + 1, len(document.blocks)):
        if document.blocks[after].kind is not BlockKind.NOISE:
            return after if may_join(document, after) == block else None
    return None


def with_join(breaks: Breaks, document: Document, block: int) -> Breaks:
    """``breaks`` so that ``block`` of ``document`` (as it is with them) goes on with what is before it.

    Raises ValueError if it cannot be joined.
    """
    origin = _begin(document, block)
    if origin is None or may_join(document, block) is None:
        raise ValueError(f"block {block} cannot be joined")
    place = (document.sha256, origin.block, origin.start)
    kept = tuple(one for one in breaks if one[:3] != place)
    # What was split is one again by itself; a block as it was read has to be told.
    return kept if origin.start else tuple(sorted((*kept, (*place, False))))


def with_split(breaks: Breaks, document: Document, block: int, offset: int) -> Breaks:
    """``breaks`` so that a block begins at ``offset`` of ``block`` of ``document`` (as it is with them).

    Raises ValueError where none can begin: in a table, and at either end of a block.
    """
    if not may_split(document, block, offset):
        raise ValueError(f"block {block} cannot be split at {offset}")
    (origin, *_) = document.origins(Span(block, offset, len(document.blocks[block].text)))
    place = (document.sha256, origin.block, origin.start)
    kept = tuple(one for one in breaks if one[:3] != place)
    return tuple(sorted((*kept, (*place, True)))) if origin.start else kept


def may_split(document: Document, block: int, offset: int) -> bool:
    """Whether :func:`with_split` can: there is text on both sides of ``offset``."""
    if not 0 <= block < len(document.blocks) or document.blocks[block].kind is BlockKind.TABLE:
        return False
    text = document.blocks[block].text
    return bool(text[:offset].strip() and text[offset:].strip())
