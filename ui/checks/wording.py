"""Words for remarks: the lines of a card, those of the editor, the rows of the list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from briefing.reviewing import LONGEST_ITEM, Concern, Remark
from messages import say
from model.briefing import Item, SourceRef
from ui.cards.notes import Action, Marks, Note
from ui.cards.remarks import RemarkLine
from ui.cards.typesetting import Stretch, Tone

if TYPE_CHECKING:
    from facts.check import Fault

TONES = {
    Concern.WRONG: "error",
    Concern.LOOSE: "warning",
    Concern.CONFLICT: "error",
    Concern.NO_SOURCE: "warning",
    Concern.DOUBT: "warning",
    Concern.FORM: "warning",
    Concern.REPEAT: "warning",
    Concern.LONG: "muted",
}
# So many remarks are worded on a card; the others are in the list.
_MOST = 4
_LONGEST_QUOTE = 70
_LONGEST_ENTRY = 36


def fault_text(fault: Fault) -> str:
    """What is the matter, in words: the number check's own."""
    if fault.source is None:
        return say("verify.fault.free")
    values = {
        "kind": say(f"verify.kind.{fault.kind.value}"),
        "text": fault.text,
        "borne": "、".join(fault.borne),
    }
    text = say("verify.fault" if fault.borne else "verify.fault.alone", values)
    if fault.column:
        text = say("review.cell", {"column": fault.column, "text": text})
    return text + (say("verify.loose") if fault.severity.value == Tone.LOOSE.value else "")


def remark_text(remark: Remark, label: Callable[[SourceRef], str], other: str = "") -> str:
    """What a remark says; ``label`` words a place, ``other`` is the text of the item it repeats."""
    if remark.fault is not None:
        return fault_text(remark.fault)
    if remark.conflict is not None:
        values = {
            "place": label(remark.conflict.source),
            "ours": remark.conflict.ours,
            "theirs": remark.conflict.theirs,
            "text": _cut(remark.conflict.source.quote, _LONGEST_QUOTE),
        }
        return say("review.conflict", values)
    if remark.doubts:
        (stretch, doubt), more = remark.doubts[0], len(remark.doubts) - 1
        values = {"text": _cut(stretch, 24), "why": say(doubt.code, dict(doubt.values))}
        rest = say("review.doubt.more", {"count": more}) if more else ""
        return say("review.doubt", values) + rest
    if remark.concern is Concern.REPEAT:
        return say("review.repeat", {"text": _cut(other, 24)})
    if remark.concern is Concern.FORM:
        return say("review.form", {"count": remark.count})
    return say("review.long", {"count": remark.length, "limit": LONGEST_ITEM})


def actions_of(remark: Remark) -> tuple[Action, ...]:
    """What can be done about a remark, the likeliest first."""
    fault, conflict = remark.fault, remark.conflict
    found: list[Action] = []
    if fault is not None:
        if not fault.column:
            found += [
                Action("borne", say("review.take_borne", {"borne": borne}), remark, borne)
                for borne in fault.borne[:2]
            ]
        if fault.source is not None:
            found.append(Action("look", say("review.look"), remark))
    elif conflict is not None:
        theirs = say("review.take_theirs", {"theirs": conflict.theirs})
        found.append(Action("look", say("review.look_theirs"), remark))
        found.append(Action("theirs", theirs, remark))
        found.append(Action("ours", say("review.keep_ours"), remark))
    elif remark.doubts:
        found.append(Action("look", say("review.look"), remark))
    elif remark.concern is Concern.REPEAT:
        found.append(Action("other", say("review.look_other"), remark))
        found.append(Action("delete", say("review.delete"), remark))
    return tuple(found)


def marks_of(
    remarks: Iterable[Remark], label: Callable[[SourceRef], str], text_of: Callable[[str], str]
) -> Marks:
    """What a card shows of its item's remarks; ``text_of`` gives the text of another item."""
    text: list[Stretch] = []
    headline: list[Stretch] = []
    notes: list[Note] = []
    left = 0
    long = False
    for remark in remarks:
        fault = remark.fault
        if remark.concern is Concern.LONG:
            long = True
        if fault is not None and fault.source is not None:
            (headline if fault.in_headline else text).append(stretch_of(fault))
        if remark.concern is Concern.NO_SOURCE:
            continue  # the chip of the card says it
        if len(notes) == _MOST:
            left += 1
            continue
        words = remark_text(remark, label, text_of(remark.other) if remark.other else "")
        notes.append(
            Note(TONES[remark.concern], words, tuple(_figures(remark, words)), actions_of(remark))
        )
    if left:
        notes.append(Note("muted", say("review.more", {"count": left})))
    return Marks(tuple(text), tuple(headline), tuple(notes), long)


def stretch_of(fault: Fault) -> Stretch:
    """Where a fault stands."""
    loose = fault.severity.value == Tone.LOOSE.value
    return Stretch(fault.start, fault.end, Tone.LOOSE if loose else Tone.WRONG)


def lines_of(faults: Iterable[Fault], item: Item) -> list[RemarkLine]:
    """What the editor says of the faults of what is being typed, which is the text of ``item``."""
    return [
        RemarkLine(
            "warning" if stretch_of(fault).part is Tone.LOOSE else "error",
            fault_text(fault),
            say("review.take_borne", {"borne": fault.borne[0]}) if fault.borne else "",
            fault.start,
            item.text[fault.start : fault.end],
            fault.borne[0] if fault.borne else "",
        )
        for fault in faults
        if not fault.in_headline and fault.source is not None
    ]


def _figures(remark: Remark, words: str) -> Iterator[Stretch]:
    """The figures that the other source has, in its sentence."""
    if remark.conflict is None:
        return
    start = words.find(_cut(remark.conflict.source.quote, _LONGEST_QUOTE))
    for figure in remark.conflict.theirs.split("、"):
        at = words.find(figure, max(start, 0))
        if figure and at >= 0:
            yield Stretch(at, at + len(figure), Tone.OTHER)


def menu_text(words: str) -> str:
    """``words`` as an entry of a menu."""
    return _cut(words, _LONGEST_ENTRY).replace("&", "&&")


def _cut(text: str, limit: int) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= limit else plain[:limit] + "…"
