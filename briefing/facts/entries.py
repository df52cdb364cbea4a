"""Coined terms as entries of a briefing: the term as the headline, what a source says it means as the text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from briefing.facts.identity import ENTRY
from briefing.facts.rows import trimmed
from briefing.joining import joined
from briefing.quoting import item_id, item_of
from language.count import printed_length
from model.briefing import Item
from model.document import Document, Span
from model.terms import DefinedBy, Definition, Term, TermStatus

# An entry explains; what is longer than this is a chapter.
LONGEST: Final = 600
_SLIP: Final = 0.8
# Parts of so few characters are members of a row.
_SHORT: Final = 12
_NOISE = re.compile(r"[\s，。；：、,.;:“”‘’\"'（）()]+")
_OPENERS = re.compile(r"\A\s*(?:即|是指|指的是|指|就是|也就是)?\s*[：:，,]?\s*")


def meanings(term: Term) -> tuple[tuple[Definition, ...], ...]:
    """What the sources say a term means, in order: a definition each, with its parts where it runs over several
    paragraphs."""
    groups: list[list[Definition]] = []
    for one in term.definitions:
        if one.part > 1 and groups and groups[-1][0].place.document == one.place.document:
            groups[-1].append(one)
        else:
            groups.append([one])
    return tuple(map(tuple, groups))


def text_of(meaning: Sequence[Definition]) -> str:
    """The wording of a definition, its parts behind each other."""
    return "、".join(" ".join(one.text.split()) for one in meaning)


def differing(term: Term) -> tuple[tuple[Definition, ...], ...]:
    """The definitions that say different things, of those that say the same only the first. The one that most places
    agree on comes first, then as the sources have them."""
    groups: dict[str, list[tuple[Definition, ...]]] = {}
    for meaning in meanings(term):
        groups.setdefault(_said(term, meaning), []).append(meaning)
    return tuple(group[0] for group in sorted(groups.values(), key=len, reverse=True))


def _said(term: Term, meaning: Sequence[Definition]) -> str:
    """What a definition says, without marks and without the term it explains."""
    text = _NOISE.sub("", _OPENERS.sub("", text_of(meaning)))
    core = _NOISE.sub("", term.text or "")
    return text.removeprefix(core).removesuffix(core) or text


def _alike(term: Term, one: Sequence[Definition], other: Sequence[Definition]) -> bool:
    """Whether two meanings are the same but for a slip of a character or two."""
    from difflib import SequenceMatcher

    first, second = _said(term, one), _said(term, other)
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    # What is far off is told by its length or its characters.
    bounds = (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio)
    return all(bound() >= _SLIP for bound in bounds)


def entry_of(
    term: Term, meaning: Sequence[Definition], documents: Mapping[str, Document]
) -> Item | None:
    """The entry that prints one meaning of ``term``; None if its document is not open, or is not read so any more.

    A definition in one piece is untouched; one that is put together of parts counts as edited. Places that say the
    same are further sources.
    """
    whole: Item | None = None
    between = "、" if all(len(one.text) <= _SHORT for one in meaning) else "；"
    for one in meaning:
        document = documents.get(one.place.document)
        if document is None:
            return None
        item = item_of(document, _explaining(term, document, one.place.span))
        whole = item if whole is None else joined(_followed(whole, between), item)
    if whole is None or not whole.text:
        return None
    same = _said(term, meaning)
    others = tuple(
        ref
        for other in meanings(term)
        if other != tuple(meaning) and _said(term, other) == same
        for one in other
        if (document := documents.get(one.place.document)) is not None
        for ref in item_of(document, _explaining(term, document, one.place.span)).sources
    )
    place = meaning[0].place
    return replace(
        whole,
        id=f"{item_id(documents[place.document], place.span)}{ENTRY}",
        headline=headline_of(term),
        sources=tuple(dict.fromkeys((*whole.sources, *others))),
    )


def _explaining(term: Term, document: Document, span: Span) -> Span:
    """``span`` without the term itself at its end: 新基建、新环境、新生活、新消费“四新设施”."""
    span = trimmed(document, span)
    text = document.text(span)
    rest = text.removesuffix(term.text or "").rstrip(" ，,：:")
    return Span(span.block, span.start, span.start + len(rest)) if rest else span


def _followed(item: Item, mark: str) -> Item:
    """An item that another part follows ends with a mark."""
    return item if item.text[-1:] in "。；;！？" else replace(item, text=f"{item.text}{mark}")


def headline_of(term: Term) -> str:
    """The term as it heads its entry: as the texts write it, without quotes around the whole of it."""
    text = " ".join((term.text or "").split())
    inner = text[1:-1]
    if text[:1] == "“" and text[-1:] == "”" and "“" not in inner and "”" not in inner:
        return inner
    return text


def entries_of(
    terms: Sequence[Term],
    documents: Sequence[Document],
    *,
    length: int | None = None,
    count: int | None = None,
) -> tuple[Item, ...]:
    """An entry for each defined term, most worth printing first, at most ``length`` characters and ``count`` entries.

    A term that its sources explain differently is printed with each meaning, one behind the other, unless that takes
    more than half of the room: then with the shortest. Orphans and terms nobody explains are none.
    """
    by_sha = {document.sha256: document for document in documents}
    printed: list[Item] = []
    seen: set[str] = set()
    room = length
    for term in terms:
        if term.status is not TermStatus.DEFINED:
            continue
        made = [
            entry
            for meaning in _worth_printing(term)
            if (entry := entry_of(term, meaning, by_sha)) is not None
            and 0 < printed_length(entry.text) <= LONGEST
            and entry.id not in seen
            and not _only_names(term, meaning)
        ]
        if made and length is not None and _size(made) > length // 2:
            made = [min(made, key=lambda entry: printed_length(entry.text))]
        size = _size(made)
        if not made or (count is not None and len(printed) + len(made) > count):
            continue
        if room is not None:
            if size > room:
                continue
            room -= size
        seen.update(entry.id for entry in made)
        printed += made
    return tuple(printed)


def _size(entries: Sequence[Item]) -> int:
    return sum(printed_length(entry.text) for entry in entries)


def _worth_printing(term: Term) -> tuple[tuple[Definition, ...], ...]:
    """The meanings that differ by more than a slip."""
    found: list[tuple[Definition, ...]] = []
    for meaning in differing(term):
        if not any(_alike(term, meaning, known) for known in found):
            found.append(meaning)
    return tuple(found)


def _only_names(term: Term, meaning: Sequence[Definition]) -> bool:
    """Whether a list is the term itself over again: “芯、光、星、车、网”五大领域 explains nothing."""
    if meaning[0].how is not DefinedBy.LIST:
        return False
    return not _NOISE.sub("", text_of(meaning)).replace(_NOISE.sub("", term.text or ""), "")
