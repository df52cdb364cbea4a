"""Is a sentence about what was done, what is to be done, or neither?

It is judged by what it says; the part of the document it stands in is one sign among others. Evidence is added up
from the tables of :mod:`facts.tense_signs`; the side with clearly more of it wins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import Final

from facts import periods
from facts import tense_shapes as shapes
from facts.setting import SectionSigns, Settings
from facts.tense_evidence import begun, weighed
from facts.tense_headings import PLANNED
from facts.tense_tally import OTHER, PAST, PLAN, Tally, Tense
from language import sentences
from model.document import BlockKind, Document, Span
from model.highlight import Sentence

__all__ = ["PAST", "PLAN", "Judge", "Judgement", "SectionSigns", "Tense", "judge", "of_text"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """``period`` is the time stated (2022年, 今后五年), by the sentence or else by the headings above it; empty if
    none is. ``reasons`` are the codes (``messages.reasons``) of the signs that spoke for ``tense``: ``tense.`` and the
    name of a row of :mod:`facts.tense_signs`, or of what is weighed beside them."""

    tense: Tense
    period: str = ""
    reasons: tuple[str, ...] = ()


# Weights of what takes more than a pattern.
_AROUND: Final = 1.5
# A sentence with a subject of its own is less like its neighbours and its heading than an order is, or a row of
# things done.
_OWN_SUBJECT: Final = 0.5
# What the place may say at most, so that a plain 已 or 将 wins over it.
_MOST_LEAN: Final = 3.3
# A sentence in which nothing is done takes this part of what the place says.
_PASSIVE: Final = 0.35
# … but a text that tells goes on telling, with or without signs.
_NARRATED: Final = 0.75
_WHOLE: Final = 0.3
_LAID_DOWN: Final = 1.0  # an order in a text that gives orders
_RETOLD: Final = 0.3  # … and in one that tells
# After what is wanting, so many sentences on, stands what is to be done about it.
_REMEDIES: Final = 4
_REMEDY: Final = 0.6
# Who does what, without a word of a plan and under no heading, is told as a fact.
_STATED: Final = 0.9
# What says outright that it is neither is not made one by its place.
_OUTSPOKEN: Final = 2.0
_CLEAR: Final = 0.2
# In a rule or a ruling only what is clearly told was done.
_TOLD_IN_RULES: Final = 0.9
# What a text without headings that tell is about as a whole: so many sentences are asked, and weigh so much.
_FIRST_SENTENCES: Final = 40
_TENDENCY: Final = 1.6
_FEW: Final = 2  # so few that tell are not believed
_BODY: Final = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
# After 部署了今年任务 come the tasks, though it tells what was done.
_ANNOUNCED: Final = 1.5
# What the sentences around must say together to be half believed.
_SETTLED: Final = 1.0
# The nearer a sentence is, the more it tells; what went before more than what follows.
_SHARES_BEFORE: Final = (1.0, 0.6, 0.4, 0.3, 0.2)
_SHARES_AFTER: Final = (0.4, 0.2)


def judge(document: Document) -> tuple[Judgement, ...]:
    """The judgement of every sentence of ``language.sentences.of_document``, in its order. Linear."""
    judged = Judge(document)
    return tuple(judged.sentence(sentence) for sentence in sentences.of_document(document))


class Judge:
    """Judges stretches of one document, as many as are asked for.

    ``found``: its sentences (``language.sentences.of_document``), if they are at hand.
    """

    def __init__(self, document: Document, found: Sequence[Sentence] = ()) -> None:
        self._document = document
        self._settings = Settings(document, found)
        self._whole: float | None = None
        self._alone: dict[tuple[int, ...], SectionSigns] = {}

    def sentence(self, sentence: Sentence) -> Judgement:
        """The judgement of a sentence, or of a clause of one, of this document."""
        span = sentence.span
        place = self._leaning(self._settings.at(sentence.section, span))
        return of_text(self._document.text(span), place)

    def _leaning(self, place: SectionSigns) -> SectionSigns:
        """``place`` with what the text as a whole is about, where its headings say nothing."""
        if (place.lean and not place.whole) or place.form or place.normative:
            return place
        if self._settings.genre <= -PLANNED:
            return replace(place, lean=self._settings.genre, whole=False)
        if self._whole is None:
            whole = self._settings.genre + _tendency(self._document, place.day)
            self._whole = max(-_TENDENCY, min(_TENDENCY, whole + place.lean))
        return replace(place, lean=self._whole, whole=True)

    def is_wanted(self, sentence: Sentence, *, before: bool) -> bool:
        """Whether a sentence is about what is wanted; ``before`` is the answer for the one before, which stands where
        this one tells neither. What would not change the answer is not asked."""
        text = self._document.text(sentence.span)
        path = sentence.section
        place = self._alone.get(path)
        if place is None:
            place = self._alone[path] = self._leaning(self._settings.alone(path))
        tally = begun(text, place.day)
        if place.normative:
            whole = weighed(text, place.day)
            return before and _tense(whole, place, _balance(whole, place, 0.0)) is not PAST
        reach = _AROUND if tally.order else _OWN_SUBJECT * _AROUND
        low, high = _lean(tally, place, -reach), _lean(tally, place, reach)
        said = tally.past - tally.plan
        # What speaks for neither may weaken the place, but only so far.
        if before:
            if said + max(high, high * _PASSIVE) < _CLEAR:
                return True
        elif said + min(low, low * _PASSIVE) > -_CLEAR:
            return False
        weighed(text, place.day)
        if tally.other >= _OUTSPOKEN:
            low, high = low * _PASSIVE, high * _PASSIVE
        answer = _settled(said + low, said + high, tally.other + place.other, before=before)
        if answer is not None:
            return answer
        around = _around(*self._settings.near(path, sentence.span), place.day, tally)
        tense = _tense(tally, place, _balance(tally, place, reach * around))
        return before if tense is OTHER else tense is PLAN

    def span(self, span: Span) -> Judgement:
        """The judgement of any stretch of this document."""
        path = self._document.path_at(span.block, span.start)
        return of_text(self._document.text(span), self._leaning(self._settings.at(path, span)))


def of_text(text: str, place: SectionSigns | None = None) -> Judgement:
    """The judgement of a sentence or clause; without ``place`` by its words alone."""
    place = place or SectionSigns()
    tally = weighed(text, place.day)
    inherits = 1.0 if tally.order else _OWN_SUBJECT
    around = _around(place.before, place.after, place.day, tally)
    balance = _balance(tally, place, inherits * _AROUND * around)
    lean = balance - (tally.past - tally.plan)
    period = periods.stated(text) or place.period
    tense = _tense(tally, place, balance)
    reasons = _for(tally, tense)
    if tense is OTHER:
        return Judgement(tense, period, reasons)
    return Judgement(tense, period, (*reasons, "tense.place") if lean * balance > 0 else reasons)


def _tense(tally: Tally, place: SectionSigns, balance: float) -> Tense:
    """What the balance of past and plan comes to."""
    if place.normative and balance < _TOLD_IN_RULES:
        return OTHER
    if abs(balance) < _CLEAR or tally.other + place.other > abs(balance):
        return OTHER
    return PAST if balance > 0 else PLAN


def _settled(least: float, most: float, other: float, *, before: bool) -> bool | None:
    """Whether a sentence is about what is wanted, if its balance lies between ``least`` and ``most``; None if that does
    not tell. ``other`` speaks for neither, and then ``before`` stands."""
    if before:
        if most < _CLEAR or other > most:
            return True
        return False if least >= _CLEAR and other <= least else None
    if least > -_CLEAR or other > -least:
        return False
    return True if most <= -_CLEAR and other <= -most else None


def _balance(tally: Tally, place: SectionSigns, around: float) -> float:
    """Past less plan; ``around`` is what the sentences around add to what the headings say."""
    lean = _lean(tally, place, around)
    if tally.other >= _OUTSPOKEN:
        lean *= _PASSIVE
    return tally.past - tally.plan + lean


def _lean(tally: Tally, place: SectionSigns, around: float) -> float:
    """What the place adds to what a sentence says of past and plan; the more, the more ``around`` is."""
    inherits = 1.0 if tally.order else _OWN_SUBJECT
    told = tally.told
    headed = place.lean
    if place.whole and (not told or headed * around < 0):
        # A text may turn from what was done to what is next without a heading.
        headed *= _WHOLE if told else _LAID_DOWN if tally.order and headed < 0 else _RETOLD
    if place.whole and tally.stated and headed >= 0:
        headed += _STATED
    lean = headed + inherits * place.form + around
    if not -_MOST_LEAN <= lean <= _MOST_LEAN:
        lean = _MOST_LEAN if lean > 0 else -_MOST_LEAN
    if not tally.active:
        lean *= _NARRATED if place.whole and tally.stated else _PASSIVE
    return lean


def _for(tally: Tally, tense: Tense) -> tuple[str, ...]:
    return tuple(f"tense.{name}" for name, told in tally.reasons.items() if told is tense)


def _around(
    before: tuple[str, ...], after: tuple[str, ...], day: date | None, tally: Tally
) -> float:
    """What the sentences around say: 1 past, -1 plan. ``tally`` is what the sentence itself says."""
    past = plan = 0.0
    # A row of things to be done goes on until a sentence says otherwise: those that tell nothing are passed over.
    for texts, shares in ((before, _SHARES_BEFORE), (after, _SHARES_AFTER)):
        place = 0
        for text in texts:
            announced = texts is before and _announces(text)
            said = -_ANNOUNCED if announced else begun(text, day).clear
            if said > 0:
                past += shares[place] * said
            elif said < 0:
                plan -= shares[place] * said
            else:
                continue
            place += 1
            if place == len(shares):
                break
    around = (past - plan) / (past + plan + _SETTLED)
    # After what is wanting comes what to do about it.
    if tally.order and any(weighed(text, day).lacking for text in before[:_REMEDIES]):
        return max(-1.0, around - _REMEDY)
    return around


def _announces(text: str) -> bool:
    return text.endswith(shapes.ANNOUNCED_ENDS) and shapes.ANNOUNCED.search(text) is not None


def _tendency(document: Document, day: date | None) -> float:
    """What the first sentences of a text say together, as a lean."""
    bodies = (block.text for block in document.blocks if block.kind in _BODY)
    texts = (text[start:end] for text in bodies for start, end in sentences.split(text))
    said = [begun(text, day).clear for text in islice(texts, _FIRST_SENTENCES)]
    past, plan = sum(one > 0 for one in said), sum(one < 0 for one in said)
    if past + plan < _FEW:
        return 0.0
    return _TENDENCY * (past - plan) / (past + plan + 1)
