"""Words for places and reasons: chips of the cards, tips, marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING

from messages import has, say
from model.briefing import BriefingSection, Item, SourceRef
from model.highlight import ChosenBy, Highlight
from ui.bysection import BySection
from ui.reader.marks import Mark

if TYPE_CHECKING:
    from briefing.session import Session
    from model.document import Span


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


class Marks:
    """The marks of one document after the other; an edit makes only those of its own section again."""

    def __init__(self) -> None:
        self._made: BySection[list[Mark]] = BySection()

    def of(self, session: Session, sha256: str) -> list[Mark]:
        """Where the items come from in a document, the stronger the better they ranked."""
        highlights = session.highlights
        ranks = {
            highlight.sentence.span: highlight
            for highlight in highlights
            if highlight.sentence.document == sha256
        }
        count = max((highlight.rank for highlight in highlights), default=1)
        made = self._made.of(
            session.briefing.sections,
            lambda section: list(_marks_in(section, sha256, ranks, count)),
            highlights,
            sha256,
        )
        return [mark for marks in made for mark in marks]


def marks_of(session: Session, sha256: str) -> list[Mark]:
    """The marks of one document, made anew."""
    return Marks().of(session, sha256)


def _marks_in(
    section: BriefingSection, sha256: str, ranks: Mapping[Span, Highlight], count: int
) -> Iterator[Mark]:
    for number, item in enumerate(section.items, start=1):
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
            yield Mark(ref.span, item.id, strength, by_user, words)


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
