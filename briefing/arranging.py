"""Items under the outline of a kind of briefing in place of the headings of their sources."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from briefing import standing
from briefing.belonging import Sign, shows_any, tells_requests
from briefing.days import Day, day_before, day_in, same_day
from briefing.kinds import OUTLINE, Outline, Part
from briefing.quoting import item_of
from briefing.tenses import judged
from language.typography import printed
from messages.catalogue import Language, say
from model.briefing import BriefingSection, Item
from model.document import Document, Span

# Characters that an item has at least behind its day.
_SHORTEST_EVENT = 6
TERMS = "facts:terms"
"""The id of the section of entries in a kind that has none for definitions."""


def home_of(document: Document, span: Span, outline: Outline) -> tuple[str, str]:
    """Id and heading of the section that ``span`` goes under."""
    if outline.by_day:
        year = _day_of(document, span).year
        return f"{OUTLINE}:{year}", f"{year}年" if year else ""
    number = _part_of(outline.parts, document, span)
    return f"{OUTLINE}:{number}", outline.parts[number].heading


def arranged(
    items: Sequence[Item],
    documents: Mapping[str, Document],
    outline: Outline,
    entries: Sequence[Item] = (),
) -> tuple[BriefingSection, ...]:
    """Untouched ``items`` in the sections of ``outline``; those without an item are left out. ``entries`` explain
    terms and head the section of definitions, in their own order."""
    homes: dict[str, tuple[str, list[Item]]] = {}
    placed: list[tuple[tuple[int, int, int], str, str, Item]] = []
    for item in items:
        ref = item.sources[0]
        document = documents[ref.document]
        identity, heading = home_of(document, ref.span, outline)
        if outline.by_day:
            day = _day_of(document, ref.span)
            placed.append((day.order, identity, heading, _dated(item, document, day)))
        else:
            own = replace(item, headline=printed(_term(ref.quote))) if outline.terms else item
            placed.append(((int(identity.partition(":")[2]), 0, 0), identity, heading, own))
    placed.sort(key=lambda one: one[0])
    before: tuple[int, int, int] | None = None
    for order, identity, heading, item in placed:
        # 是月 is understood only behind a day of that month.
        alone = item.headline == _MONTH and (before is None or before[:2] != order[:2])
        made = replace(item, headline=f"{order[1]}月") if outline.by_day and alone else item
        if before == order and outline.by_day and same_day(item.sources[0].quote):
            made = _behind(item, documents[item.sources[0].document], _SAME_DAY)
        before = order
        homes.setdefault(identity, (heading, []))[1].append(made)
    if outline.by_day and len(homes) > 1 and _NO_YEAR in homes:
        homes[_NO_YEAR] = (_UNDATED, homes[_NO_YEAR][1])
    if entries:
        identity, heading = home_of_terms(outline)
        homes.setdefault(identity, (heading, []))[1][:0] = entries
    return tuple(
        BriefingSection(identity, heading, 1, tuple(members))
        for identity, (heading, members) in homes.items()
    )


def home_of_terms(outline: Outline) -> tuple[str, str]:
    """Id and heading of the section for entries that explain terms: the last part where definitions belong, or one
    of their own."""
    for number in range(len(outline.parts) - 1, -1, -1):
        if Sign.DEFINITION in outline.parts[number].signs:
            return f"{OUTLINE}:{number}", outline.parts[number].heading
    return TERMS, say("fact.terms.heading", language=Language.CHINESE)


def _part_of(parts: Sequence[Part], document: Document, span: Span) -> int:
    """The part whose signs the stretch shows; else that which its place announces: its sentence, the line that leads
    into its list, the headings above it. Under a heading that tells of shortfalls everything is one."""
    text = document.text(span)

    def tense() -> str:
        return judged(document, span).tense

    place = standing.standing_of(document, span)
    falls_short = _first_with(parts, Sign.SHORTFALL)
    if falls_short is not None and any(map(standing.tells_shortfalls, place.headings)):
        return falls_short
    asked = _first_with(parts, Sign.REQUEST)
    if asked is not None and any(map(tells_requests, place.headings[:1])):
        return asked
    speech = _first_with(parts, Sign.SPEECH)
    if standing.is_speech(place.title) and speech is not None:
        return speech
    for number in range(len(parts) - 1, -1, -1):
        if shows_any(parts[number].signs, text, tense):
            return number
    announced = _announced(parts, place, text, tense)
    if announced is not None:
        return announced
    return next(number for number, part in enumerate(parts) if not part.signs)


def _announced(
    parts: Sequence[Part], place: standing.Standing, text: str, tense: Callable[[], str]
) -> int | None:
    """The part that the sentence, the lead-in or the headings around a stretch without signs announce."""
    settled, speech = _first_with(parts, Sign.DECISION), _first_with(parts, Sign.SPEECH)
    if settled is not None:
        around = (place.sentence, place.lead)
        if any(map(standing.tells_decisions, (place.lead, *place.headings))) or any(
            shows_any((Sign.DECISION, Sign.CHARGE), one, tense) for one in around
        ):
            return settled
        if speech is not None and shows_any((Sign.SPEECH,), place.sentence, tense):
            return speech
    done = "已" in text or "了" in text
    return (
        _first_with(parts, Sign.PLAN)
        if not done and any(map(standing.tells_plans, place.headings))
        else None
    )


def _first_with(parts: Sequence[Part], sign: Sign) -> int | None:
    return next((n for n, part in enumerate(parts) if sign in part.signs), None)


_NO_YEAR, _UNDATED = f"{OUTLINE}:0", "未注明年份"
_MONTH, _YEAR, _SAME_DAY = "是月", "是年", "同日"


def _day_of(document: Document, span: Span) -> Day:
    """The day a sentence names; without a year, in that of its document."""
    # An item whose day is its headline goes on behind it.
    text = document.blocks[span.block].text
    begin = max(text.rfind("。", 0, span.start), text.rfind("\n", 0, span.start)) + 1
    found = day_in(document.text(span)) or day_in(text[begin : span.end])
    if found is None and same_day(document.text(span)):
        found = day_before(document, span)
    if found is None:
        return Day(0, 0, 0)
    day = found.day
    if not day.month and day.day:
        before = day_before(document, span)
        day = replace(before.day, day=day.day) if before else day
    if day.year:
        return day
    from facts.setting import day_of

    own = day_of(document)
    if day.month or not day.day:
        return replace(day, year=own.year if own else 0)
    # 14日22时 of nothing but the day it was written on: that month's, if it is not yet to come.
    return Day(own.year, own.month, day.day) if own and own.day >= day.day else Day(0, 0, 0)


def _dated(item: Item, document: Document, day: Day) -> Item:
    """``item`` headed by its day, which its text then goes without if it opens with it."""
    ref = item.sources[0]
    found = day_in(ref.quote)
    until = found.until if found else ""
    headline = f"{day.month}月{day.day}日{until}" if day.month and day.day else ""
    headline = headline or (_MONTH if day.month else _YEAR if day.year else "")
    item = replace(item, headline=headline)
    return _cut(item, document, found.rest) if headline and found and found.rest else item


def _behind(item: Item, document: Document, headline: str) -> Item:
    """``item`` of the day of the one before it, which says so in its headline and not in its text."""
    item = replace(item, headline=headline)
    return _cut(item, document, same_day(item.sources[0].quote))


def _cut(item: Item, document: Document, rest: int) -> Item:
    """``item`` without the first ``rest`` characters of its quotation, where that leaves enough of it."""
    ref = item.sources[0]
    if len(ref.quote) - rest < _SHORTEST_EVENT:
        return item
    lead = len(ref.quote[rest:]) - len(ref.quote[rest:].lstrip())
    own = item_of(document, Span(ref.span.block, ref.span.start + rest + lead, ref.span.end))
    return replace(
        own,
        sources=own.sources + item.sources[1:],
        conflicts=item.conflicts,
        headline=item.headline,
    )


@cache
def _defining() -> re.Pattern[str]:
    return re.compile(
        r"\A\s*(?:所谓)?[“《]?(?P<term>[^“”《》，。；：]{2,20}?)[”》]?[，,]?(?:[（(][^（）()]{0,20}[）)])?(?:是指|指的是|即(?=[：:“]))"
    )


def _term(quote: str) -> str:
    """The term that a sentence defines, as it stands there; empty if it defines none."""
    found = _defining().match(quote)
    return found["term"] if found else ""
