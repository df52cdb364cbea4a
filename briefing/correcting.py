"""Documents with what a person says of their blocks: headings, body, noise."""

from __future__ import annotations

from collections.abc import Sequence

from model.document import BlockKind, Document

Corrections = tuple[tuple[str, int, BlockKind, int], ...]


class Corrected:
    """Makes corrected documents and remembers the last of each: views compare them by identity."""

    def __init__(self) -> None:
        self._asked: tuple[tuple[Document, ...], Corrections] = ((), ())
        self._answer: tuple[Document, ...] = ()
        # By sha256: the document as read, what was said of it, and what came of it.
        self._made: dict[str, tuple[Document, Corrections, Document]] = {}

    def documents(
        self, as_read: tuple[Document, ...], corrections: Corrections
    ) -> tuple[Document, ...]:
        """``as_read``, corrected."""
        if self._asked[0] is not as_read or self._asked[1] is not corrections:
            self._answer = self._all(as_read, corrections)
            self._asked = (as_read, corrections)
        return self._answer

    def _all(self, as_read: Sequence[Document], corrections: Corrections) -> tuple[Document, ...]:
        if not corrections:
            self._made.clear()
            return tuple(as_read)
        made: dict[str, tuple[Document, Corrections, Document]] = {}
        for document in as_read:
            said = tuple(one for one in corrections if one[0] == document.sha256)
            known = self._made.get(document.sha256)
            if known is not None and known[0] is document and known[1] == said:
                made[document.sha256] = known
            else:
                made[document.sha256] = (document, said, _corrected(document, said))
        self._made = made
        return tuple(after for _, _, after in made.values())


def _corrected(document: Document, said: Corrections) -> Document:
    if not said:
        return document
    from readers.outline.corrected import with_corrections

    return with_corrections(document, {block: (kind, level) for _, block, kind, level in said})
