"""A sitting with sources whose outlines a person corrects: what is said of blocks is part of the history."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.changes import By
from briefing.correcting import Corrected, may_join, place_of, with_join, with_split
from briefing.history import Label
from briefing.sitting import Sitting
from briefing.state import State
from model.briefing import Briefing
from model.document import BlockKind, Document

if TYPE_CHECKING:
    from briefing.correcting import Breaks, Corrections

REDRAFT = "edit.redraft"


class Outlined(Sitting):
    """Documents as they were read and as the person corrected them."""

    def __init__(self, first: Briefing) -> None:
        # The sources as their readers made them, without what the person corrected.
        self.as_read: tuple[Document, ...] = ()
        # Counts the sets of documents there have been; a ranking of an older set is stale.
        self.generation = 0
        self._corrected = Corrected()
        # The present briefing, and with the places of its sources as they were read.
        self._outward: tuple[Briefing, Briefing] | None = None
        super().__init__(first)

    @property
    def documents(self) -> tuple[Document, ...]:
        """The sources in the person's order, with their outlines as the person corrected them."""
        state = self.history.state
        return self._corrected.documents(self.as_read, state.corrections, state.breaks)

    def document(self, sha256: str) -> Document | None:
        """The source with these bytes, or None if it is not (or no longer) open."""
        return next((d for d in self.documents if d.sha256 == sha256), None)

    def correct(self, sha256: str, blocks: Iterable[int], kind: BlockKind, level: int = 0) -> str:
        """Say what blocks of a source are. Places stay where they are; the ranking is stale, and a
        :meth:`redraft` with the key that comes back is undone together with this."""
        document = self._known(sha256)
        present = self.history.state
        said = {one[:3]: one for one in present.corrections}
        for block in blocks:
            place = place_of(document, block)
            said[place] = (*place, kind, level)
        return self._reshape(
            replace(present, corrections=tuple(sorted(said.values()))), "edit.correct"
        )

    def join_blocks(self, sha256: str, blocks: Iterable[int]) -> str:
        """Make each of ``blocks`` go on with what is before it, noise passed over; one that cannot is left alone.

        Links follow: the characters they lead to are the same. The key is that of :meth:`correct`; empty if nothing
        was joined.
        """
        document = self._known(sha256)
        breaks = present = self.history.state.breaks
        for block in blocks:
            if may_join(document, block) is not None:
                breaks = with_join(breaks, document, block)
        if breaks == present:
            return ""
        return self._reshape(replace(self.history.state, breaks=breaks), "edit.join_blocks")

    def split_block(self, sha256: str, block: int, offset: int) -> str:
        """Let another block begin at ``offset`` of ``block``; as :meth:`join_blocks`.

        Raises ValueError where none can begin (:func:`briefing.correcting.may_split`).
        """
        breaks = with_split(self.history.state.breaks, self._known(sha256), block, offset)
        return self._reshape(replace(self.history.state, breaks=breaks), "edit.split_block")

    def take_corrections(self, corrections: Corrections, breaks: Breaks) -> None:
        """Take all corrections of another sitting with the same sources."""
        state = self.history.state
        if corrections or breaks:
            self._reshape(replace(state, corrections=corrections, breaks=breaks), "edit.correct")

    def _known(self, sha256: str) -> Document:
        document = self.document(sha256)
        if document is None:
            raise LookupError(f"no such document: {sha256}")
        return document

    def _reshape(self, state: State, code: str) -> str:
        """Take corrections; what leads to a source goes where the same characters stand now."""
        after = Corrected().documents(self.as_read, state.corrections, state.breaks)
        if any(one.pieces for one in (*self.documents, *after)):
            from briefing.rebasing import Move

            state = Move(self.documents, after).state(state)
        key = f"correct {self.generation}"
        self._push(state, Label(code), f"{REDRAFT} {key}", By.PERSON, ranking=True)
        return key

    @property
    def outward(self) -> tuple[Briefing, tuple[Document, ...]]:
        """The briefing and its sources as they leave the program: places are those of the sources as they were read,
        and a sentence that runs over joined blocks has a source for each of them."""
        if not any(document.pieces for document in self.documents):
            return self.briefing, self.documents
        if self._outward is None or self._outward[0] is not self.briefing:
            from briefing.rebasing import Move

            moved = Move(self.documents, self.as_read).briefing(self.briefing)
            self._outward = (self.briefing, moved)
        return self._outward[1], self.as_read
