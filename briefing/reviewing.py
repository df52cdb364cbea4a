"""What is left to look at in a briefing before it is exported: faults, contradictions, items without a source, doubts, repeats.

:class:`Review` works in steps, so that a window stays awake: :meth:`Review.pending` says what is to be checked yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from briefing.checking import Checker, Documents, checked
from briefing.forms import of_one_form, wording
from language.count import printed_length
from model.briefing import Briefing, Conflict, Item, SourceRef, TableRow
from model.document import Document, Doubt

if TYPE_CHECKING:
    from facts.check import Fault
    from model.facts import Indicator

    Faults = tuple[Fault, ...] | None
    # The faults, the item that it repeats, and how many are of its form.
    _Basis = tuple[Faults, str, int]

# An item of more printed characters than this (seven lines of a page) is hard to take in.
LONGEST_ITEM: Final = 200
# A paragraph that stands twice is doubted as a whole; what it says is not.
_REPEATED: Final = "doubt.repeat"


class Concern(StrEnum):
    """Why something should be looked at; the gravest first."""

    WRONG = "wrong"
    LOOSE = "loose"
    CONFLICT = "conflict"
    NO_SOURCE = "no_source"
    DOUBT = "doubt"
    FORM = "form"
    REPEAT = "repeat"
    LONG = "long"


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing about ``item`` (or the row of a table). ``fault`` belongs to WRONG, LOOSE and NO_SOURCE, ``conflict``
    to CONFLICT; ``doubts`` are the stretches of a DOUBT with why they are doubted, ``source`` the place of the first;
    ``other`` is the item that a REPEAT says the same as; ``length`` the characters of a LONG one; ``count`` the items
    of a FORM, which is told of the first of them alone."""

    item: str
    concern: Concern
    text: str
    fault: Fault | None = None
    conflict: Conflict | None = None
    other: str = ""
    length: int = 0
    doubts: tuple[tuple[str, Doubt], ...] = ()
    source: SourceRef | None = None
    count: int = 0

    @property
    def is_open(self) -> bool:
        """Whether somebody should decide about it before the export; a long item is only a hint."""
        return self.concern is not Concern.LONG

    @property
    def key(self) -> tuple[str, ...]:
        """Says which remark it is after others came and went: one that was accepted is not asked about again."""
        fault, conflict = self.fault, self.conflict
        return (
            self.item,
            self.concern.value,
            fault.text if fault else "",
            f"{fault.column}{fault.start}" if fault else "",
            conflict.theirs if conflict else "",
            self.other,
            self.text,
        )


class Review:
    """The remarks of one briefing after another; what did not change is not looked at again. For one thread."""

    def __init__(self) -> None:
        self.checker = Checker()
        self._alike: tuple[tuple[str, ...], tuple[int, ...]] = ((), ())
        # By id of what the remarks are about, which is held here so that no other can have its id: what they follow
        # from besides, what its form is known by, and the remarks.
        self._made: dict[int, tuple[Item | TableRow, _Basis, str, tuple[Remark, ...]]] = {}

    def use(
        self, documents: Sequence[Document], indicators: Sequence[Indicator] | None = None
    ) -> None:
        """Check against these sources from now on, and against their ``indicators`` where those are known."""
        before = self.checker.documents
        self.checker.use(documents, indicators)
        if self.checker.documents is not before:
            self._made.clear()

    @property
    def documents(self) -> Documents:
        """What is checked against."""
        return self.checker.documents

    def pending(self, briefing: Briefing) -> list[Item | TableRow]:
        """What was not checked yet, in printing order."""
        return self.checker.unknown(checked(briefing))

    def remarks(self, briefing: Briefing) -> tuple[Remark, ...]:
        """Everything that is known of ``briefing`` now: items in printing order, then rows of tables. What is
        :meth:`pending` has no faults yet. Remarks that are as they were are the same objects again."""
        every = checked(briefing)
        self.checker.forget(every)
        repeats = self._repeats([one for one in every if isinstance(one, Item)])
        known, self._made = self._made, {}
        words: dict[int, str] = {}

        def words_of(item: Item) -> str:
            made = known.get(id(item))
            words[id(item)] = made[2] if made and made[0] is item else wording(item)
            return words[id(item)]

        forms = of_one_form(briefing, words_of)
        for one in every:
            basis = (self.checker.known(one), repeats.get(one.id, ""), forms.get(one.id, 0))
            made = known.get(id(one))
            if made is None or made[0] is not one or not _same(made[1], basis):
                made = (one, basis, words.get(id(one), ""), tuple(self._of(one, basis)))
            self._made[id(one)] = made
        return tuple(remark for *_, found in self._made.values() for remark in found)

    def _of(self, one: Item | TableRow, basis: _Basis) -> list[Remark]:
        faults, repeat, count = basis
        text = one.text if isinstance(one, Item) else row_text(one)
        found = [Remark(one.id, _concern(fault), text, fault=fault) for fault in faults or ()]
        if isinstance(one, Item):
            found += self._of_doubts(one)
            found += [Remark(one.id, Concern.FORM, text, count=count)] if count else []
            found += _of_item(one, repeat)
        return found

    def finish(self, briefing: Briefing) -> tuple[Remark, ...]:
        """As :meth:`remarks`, after checking what is pending."""
        for one in self.pending(briefing):
            self.checker.of(one)
        return self.remarks(briefing)

    def unlike(self, briefing: Briefing) -> tuple[str, ...]:
        """The texts of ``briefing`` if nobody has looked yet which of them say the same, else nothing; what
        :func:`alike` says of them is taken by :meth:`take_alike`."""
        texts = tuple(item.text for item in briefing.items())
        return texts if texts != self._alike[0] else ()

    def take_alike(self, texts: tuple[str, ...], numbers: tuple[int, ...]) -> None:
        """Take which of ``texts`` say the same."""
        self._alike = texts, numbers

    def _of_doubts(self, item: Item) -> list[Remark]:
        """What its sources may say wrongly and the item still says."""
        found: list[tuple[str, Doubt]] = []
        source = None
        for ref in item.sources:
            document = self.documents.get(ref.document)
            if document is None or ref.span.block >= len(document.blocks):
                continue
            block = document.blocks[ref.span.block]
            for doubt in block.doubts:
                if doubt.code == _REPEATED or not _overlap(doubt, ref):
                    continue
                stretch = block.text[max(doubt.start, ref.span.start) : doubt.end]
                if stretch in item.text and (stretch, doubt) not in found:
                    found.append((stretch, doubt))
                    source = source or ref
        if not found:
            return []
        return [Remark(item.id, Concern.DOUBT, item.text, doubts=tuple(found), source=source)]

    def _repeats(self, items: Sequence[Item]) -> dict[str, str]:
        """For each item that says what an earlier one says, the id of that one."""
        texts = tuple(item.text for item in items)
        if texts != self._alike[0]:
            self.take_alike(texts, alike(texts))
        first: dict[object, str] = {}
        found: dict[str, str] = {}
        for item, group in zip(items, self._alike[1], strict=True):
            if items[group].id != item.id and item.text.strip():
                found[item.id] = items[group].id
            for ref in item.sources[:1]:
                place = first.setdefault((ref.document, ref.span), item.id)
                if place != item.id:
                    found.setdefault(item.id, place)
        return found


def _same(one: _Basis, other: _Basis) -> bool:
    return one[0] is other[0] and one[1:] == other[1:]


def _overlap(doubt: Doubt, ref: SourceRef) -> bool:
    return doubt.start < ref.span.end and ref.span.start < doubt.end


def alike(texts: Sequence[str]) -> tuple[int, ...]:
    """For each text the number of the first that says the same."""
    from summarizer.duplicates import groups

    return tuple(groups(texts, lambda: None).tolist())


def row_text(row: TableRow) -> str:
    """What a row is called: its cells side by side."""
    return "　".join(text for _, text in row.cells if text.strip())


def open_remarks(remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    """Those that somebody should decide about, the gravest kind first, each kind in printing order."""
    order = {concern: place for place, concern in enumerate(Concern)}
    return tuple(
        sorted((one for one in remarks if one.is_open), key=lambda one: order[one.concern])
    )


def _concern(fault: Fault) -> Concern:
    if fault.source is None:
        return Concern.NO_SOURCE
    return Concern.LOOSE if fault.severity.value == Concern.LOOSE.value else Concern.WRONG


def _of_item(item: Item, repeats: str) -> list[Remark]:
    found = [
        Remark(item.id, Concern.CONFLICT, item.text, conflict=conflict)
        for conflict in item.conflicts
    ]
    if repeats:
        found.append(Remark(item.id, Concern.REPEAT, item.text, other=repeats))
    length = printed_length(item.text)
    if length > LONGEST_ITEM:
        found.append(Remark(item.id, Concern.LONG, item.text, length=length))
    return found
