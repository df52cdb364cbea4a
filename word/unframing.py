"""An item's own text out of what a template prints around it: headline, number, name and date of the source."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from model.briefing import SourceRef
from word.likeness import bare
from word.printed import PrintedLine
from word.reread import Stretch
from word.roles import ENDINGS

# LibreOffice and WPS part a number from its link and its raised position.
NUMBER = re.compile(r"〔(?!(?:19|20)\d\d〕)\d{1,6}〕")
_WHITE = re.compile(r"\s+")
# A dot before a figure is a decimal's.
_OPENING = re.compile(r"^[（(]?\d{1,3}(?:[）)．、]\s*|\.\s*(?!\d))")
_BRACKET = re.compile(r"[（(]《?$")
_LEAD_MARKS = "。！？!?：:；;，,、…— \u3000"
_LONGEST_HEAD = 60


@dataclass(frozen=True, slots=True)
class Exported:
    """An item as it went into the file, or a row of the table with the id ``table``: then ``cells`` are its texts
    as they were printed, by the names of their columns, and ``lines`` its cells that print several of them."""

    id: str
    text: str
    headline: str = ""
    section: str = ""
    bookmark: str = ""
    sources: tuple[SourceRef, ...] = ()
    table: str = ""
    cells: tuple[tuple[str, str], ...] = ()
    lines: tuple[PrintedLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Around:
    """What a template puts around items: names of sources, and headlines on lines of their own by the paragraph
    below them."""

    names: tuple[str, ...]
    heads: Mapping[int, str]


def without_heads(
    found: Sequence[Stretch], items: Sequence[Exported]
) -> tuple[list[Stretch], dict[int, str]]:
    """The stretches that are not headlines on lines of their own, and those by the paragraph below them."""
    headlines = {bare(item.headline.rstrip(_LEAD_MARKS)) for item in items if item.headline.strip()}
    headed = {item.bookmark for item in items if item.headline.strip()}
    kept: list[Stretch] = []
    heads: dict[int, str] = {}
    pending = ""
    for place, stretch in enumerate(found):
        opening = _OPENING.match(stretch.text)
        text = stretch.text[opening.end() :] if opening else stretch.text
        below = found[place + 1] if place + 1 < len(found) else None
        numbered = (
            opening is not None
            and len(text) <= _LONGEST_HEAD
            and text[-1:] not in ENDINGS
            and below is not None
            and bool(headed.intersection(below.marks))
        )
        is_head = bool(headlines) and not stretch.marks and not stretch.is_heading
        if (
            is_head
            and below is not None
            and (bare(text.rstrip(_LEAD_MARKS)) in headlines or numbered)
        ):
            pending = text.strip()
            continue
        if pending:
            heads[stretch.paragraph] = pending
            pending = ""
        kept.append(stretch)
    return kept, heads


def lines(text: str) -> list[str]:
    """The lines of a text as they are compared: without white space, empty ones left out."""
    found = [_WHITE.sub("", line) for line in text.split("\n")]
    return [line for line in found if line]


def unframed(text: str, paragraph: int, item: Exported, around: Around) -> tuple[str, str]:
    """The item's own text and headline in ``text``, found in ``paragraph`` (its first)."""
    if not NUMBER.search(item.text):
        text = NUMBER.sub("", text)
    head = around.heads.get(paragraph, "")
    headline = item.headline
    if head and _plain(head) != _plain(item.headline):
        headline = head
    if lines(text) == lines(item.text):
        return text, headline
    text = _without_source(text, item, around.names)
    opening = _OPENING.match(text)
    numbered = item.text[:1].isdigit() or _OPENING.match(item.text)
    if opening and (not numbered or text[opening.end() :].startswith(item.text.strip()[:6])):
        text = text[opening.end() :]
    if head or lines(text) == lines(item.text):
        return text.strip(), headline
    lead = _headline_length(text, item)
    if lead >= 0:
        if _plain(text[:lead]) != _plain(item.headline):
            headline = text[:lead].rstrip(_LEAD_MARKS)
        text = text[lead:].lstrip(_LEAD_MARKS)
    return text.strip(), headline


def _plain(headline: str) -> str:
    return bare(headline.rstrip(_LEAD_MARKS))


def _without_source(text: str, item: Exported, names: Sequence[str]) -> str:
    """``text`` without the name of a source in brackets at its end."""
    if not text.rstrip("。.").endswith(("）", ")")):
        return text
    for name in names:
        bracket = _BRACKET.search(text[: max(text.rfind(name), 0)])
        if bracket and text[bracket.start() :] not in item.text:
            return text[: bracket.start()].rstrip()
    return text


def _headline_length(text: str, item: Exported) -> int:
    """Where the text after the headline begins; -1 if none was printed before it."""
    head = item.headline.strip().rstrip(_LEAD_MARKS)
    if not head:
        return -1
    begins = item.text.strip()[:8]
    if text.startswith(head) and text[len(head) : len(head) + 1] in (*_LEAD_MARKS, "\n", ""):
        # A headline that is how the text begins is one only if the text begins once more after it.
        again = text[len(head) :].lstrip(_LEAD_MARKS + "\n").startswith(begins)
        return len(head) if again or not item.text.startswith(head) else -1
    # An edited headline is the first sentence still, and the text goes on as it did.
    stop = text.find("。")
    place = text.find(begins) if begins else -1
    near = 0 < stop < len(head) * 2 + 8 and not item.text.startswith(text[:stop])
    if near and (place == stop + 1 or _ratio(text[:stop], head) > 0.5):
        return stop
    return -1


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
