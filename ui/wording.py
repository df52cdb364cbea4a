"""Words for places and reasons: chips of the cards, tips, marks, the page estimate."""

from __future__ import annotations

import math
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING

from messages import has, say
from model.briefing import Briefing, Item, SourceRef
from model.highlight import ChosenBy, Highlight
from ui.reader.marks import Mark

if TYPE_CHECKING:
    from briefing.session import Session

LINE_CHARACTERS = 28
PAGE_LINES = 22
SOURCE_CHARACTERS = 36
SOURCE_LINES = 33
_MASTHEAD_LINES = 9
_TAIL_LINES = 4


def source_label(session: Session, ref: SourceRef) -> str:
    """材料·第N行 of a source; only the document's name where its format knows neither page nor line."""
    document = session.document(ref.document)
    if document is None:
        return say("window.chip.gone")
    name = short_name(document.name)
    if ref.span.block >= len(document.blocks):
        return name
    anchor = document.blocks[ref.span.block].anchor_at(ref.span.start)
    for code, number in (
        ("page", anchor.page),
        ("line", anchor.line),
        ("paragraph", anchor.paragraph),
    ):
        if number is not None:
            return say(f"window.chip.{code}", {"name": name, "number": number})
    return name


def short_name(name: str) -> str:
    """A file name without its suffix, its middle cut out when it is long."""
    stem = PurePath(name).stem
    return stem if len(stem) <= 14 else f"{stem[:8]}…{stem[-4:]}"


def reasons(highlight: Highlight) -> list[str]:
    """Why a sentence was chosen, a line each."""
    return [
        say(reason.code, dict(reason.values)) for reason in highlight.reasons if has(reason.code)
    ]


def is_kept(session: Session, item: str) -> bool:
    """Whether an item is the person's own work, which choosing again leaves alone."""
    return session.is_kept(item)


def is_locked(session: Session, section: str) -> bool:
    """Whether no choice changes a section."""
    return session.is_locked(section)


def item_tip(session: Session, item: Item) -> str:
    """Everything about an item: its sources, the reasons, that it was edited."""
    lines = [source_label(session, ref) for ref in item.sources]
    for highlight in session.highlights:
        place = highlight.sentence.document, highlight.sentence.span
        if any((ref.document, ref.span) == place for ref in item.sources):
            words = reasons(highlight)
            if words:
                lines.append(say("window.card.reasons", {"reasons": "；".join(words)}))
    if item.edited:
        lines.append(say("window.card.edited_tip"))
    elif session.is_kept(item.id):
        lines.append(say("window.card.kept_tip"))
    lines.append(say("window.card.hands"))
    return "\n".join(lines)


def marks_of(session: Session, sha256: str) -> list[Mark]:
    """The marks of one document: where its items come from, the stronger the better they ranked."""
    ranks = {
        highlight.sentence.span: highlight
        for highlight in session.highlights
        if highlight.sentence.document == sha256
    }
    count = max((highlight.rank for highlight in session.highlights), default=1)
    marks: list[Mark] = []
    places = [
        (section, number, item)
        for section in session.briefing.sections
        for number, item in enumerate(section.items, start=1)
    ]
    for section, number, item in places:
        for ref in item.sources:
            if ref.document != sha256:
                continue
            chosen = ranks.get(ref.span)
            # What only says the same as the first source was found by the engine.
            by_user = (chosen is None and ref == item.sources[0]) or (
                chosen is not None and chosen.chosen_by is ChosenBy.USER
            )
            strength = 0.6 if chosen is None else 1 - (chosen.rank - 1) / max(count, 1)
            words = partial(_mark_words, item, section.heading, number, chosen)
            marks.append(Mark(ref.span, item.id, strength, by_user, words))
    return marks


def _mark_words(item: Item, heading: str, number: int, chosen: Highlight | None) -> tuple[str, str]:
    """Where an item is in the briefing, and what is said of the mark that leads to it."""
    words = reasons(chosen) if chosen else []
    tip = say("window.mark.used", {"text": _cut(item.text)})
    if words:
        tip += "\n" + say("window.card.reasons", {"reasons": "；".join(words)})
    place = {"section": _cut(heading, 16), "number": number}
    label = say("window.mark.place" if heading else "window.mark.number", place)
    return label, f"{label}\n{tip}"


def _cut(text: str, limit: int = 40) -> str:
    return text if len(text) <= limit else text[:limit] + "…"


def pages(briefing: Briefing) -> tuple[int, int]:
    """Printed pages of the briefing and of its source list, as far as counting characters can tell."""
    lines = 0
    for section in briefing.sections:
        if section.heading:
            lines += math.ceil((len(section.heading) + 4) / LINE_CHARACTERS)
        for item in section.items:
            lines += max(1, math.ceil((len(item.text) + 5) / LINE_CHARACTERS))
    if not lines:
        return 0, 0
    names = {source.sha256: source.title or source.name for source in briefing.sources}
    listed = sum(
        math.ceil((len(names.get(ref.document, "")) + len(ref.quote) + 12) / SOURCE_CHARACTERS)
        for item in briefing.items()
        for ref in item.sources
    )
    body = math.ceil((lines + _MASTHEAD_LINES + _TAIL_LINES) / PAGE_LINES)
    return body, math.ceil((listed + 1) / SOURCE_LINES) if listed else 0
