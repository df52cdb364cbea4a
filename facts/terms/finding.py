"""All coined terms of some documents, the most worth printing first."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from facts.terms import glosses, lists, mentions, numerals, parts, words, worth
from facts.terms.gathering import (
    STAGE_TERMS,
    Found,
    Seen,
    add_explained,
    add_unquoted,
    definition_at,
    gather,
)
from facts.terms.mentions import Mention, bare
from model.document import BlockKind, Document, Span
from model.progress import SilentTask, Task
from model.terms import DefinedBy, Definition, Term, TermStatus

_MOST_HINTS = 5


def find(documents: Sequence[Document], task: Task | None = None) -> tuple[Term, ...]:
    """The coined terms of ``documents``, the most worth printing first; orphan definitions last.

    A term is one through all documents, with or without its quotes: “六新”产业 is “六新产业”. Work is linear in the
    length of the text. Raises Cancelled.
    """
    task = task or SilentTask()
    seen: list[Seen] = []
    explained: list[tuple[Document, glosses.Explained]] = []
    orphans: list[Term] = []
    for done, document in enumerate(documents):
        task.check()
        task.report(STAGE_TERMS, done, 2 * len(documents))
        here = _of_document(document)
        lost: set[int] = set()
        for found in glosses.of_document(document):
            if found.head is None:
                orphans.append(_orphan(document, found.body, here))
                lost.add(found.body.block)
            else:
                explained.append((document, found))
        seen += _outside(here, lost)
    gathered = gather(seen)
    add_explained(gathered, explained)
    terms = _finish(gathered, documents, task)
    task.report(STAGE_TERMS, 2 * len(documents), 2 * len(documents))
    return (*terms, *orphans)


def _of_document(document: Document) -> list[Seen]:
    """Quoted mentions in order, each with the list or the words that explain it; terms without quotes that a list
    spells out."""
    by_block: list[list[Mention]] = [
        [] if block.kind is BlockKind.NOISE else list(mentions.of_block(index, block.text))
        for index, block in enumerate(document.blocks)
    ]
    seen: list[Seen] = []
    spelled: set[tuple[int, str]] = set()
    for index, found in enumerate(by_block):
        text = document.blocks[index].text
        here: list[Seen] = []
        for mention in found:
            named, definition = _defined(document, text, mention)
            definitions: tuple[Definition, ...] = (definition,) if definition else ()
            if definition is None and (index, mention.core) not in spelled:
                spelled.add((index, mention.core))
                definitions = _by_parts(document, mention, by_block)
            here.append(Seen(document, named, definitions))
        if document.blocks[index].kind not in (BlockKind.NOISE, BlockKind.TABLE):
            starts = [one.mention.start for one in here]
            for spelled_out in lists.unquoted(text):
                before = bisect_right(starts, spelled_out.term_end - 1) - 1
                if before < 0 or here[before].mention.end <= spelled_out.term_start:
                    here.append(_unquoted(document, index, spelled_out))
        seen += sorted(here, key=lambda one: one.mention.start)
    return seen


def _outside(seen: Iterable[Seen], lost: Collection[int]) -> Iterator[Seen]:
    """What is seen, but nothing explained by a paragraph whose own head is lost."""
    for one in seen:
        if one.mention.block not in lost:
            yield one
        elif one.quoted:
            yield replace(one, definitions=())


def _by_parts(
    document: Document, mention: Mention, by_block: Sequence[Sequence[Mention]]
) -> tuple[Definition, ...]:
    span = parts.of_mention(document, mention, by_block)
    if span:
        return (definition_at(document, span, DefinedBy.PARTS),)
    return tuple(
        replace(definition_at(document, piece, DefinedBy.PARTS), part=number)
        for number, piece in enumerate(parts.over_paragraphs(document, mention), 1)
    )


def _defined(document: Document, text: str, mention: Mention) -> tuple[Mention, Definition | None]:
    """The mention, cut to its name if its quotes hold the list itself, and what explains it there."""
    gloss = glosses.of_mention(text, mention)
    if gloss:
        return mention, definition_at(document, gloss, DefinedBy.GLOSS)
    listed = lists.of_mention(text, mention)
    if listed is None:
        return mention, None
    span = Span(mention.block, listed.start, listed.end)
    if listed.term_start != mention.start:
        name = text[listed.term_start : listed.term_end]
        mention = Mention(
            mention.block,
            listed.term_start,
            listed.term_end,
            listed.term_end,
            name,
            "",
            mention.kind,
        )
    elif listed.term_end != mention.end:
        tail = text[mention.close : listed.term_end]
        mention = Mention(
            mention.block,
            mention.start,
            mention.close,
            listed.term_end,
            mention.inner,
            tail,
            mention.kind,
        )
    return mention, definition_at(document, span, DefinedBy.LIST)


def _unquoted(document: Document, block: int, found: lists.SpelledOut) -> Seen:
    name = document.blocks[block].text[found.term_start : found.term_end]
    mention = Mention(block, found.term_start, found.term_end, found.term_end, name, "", "")
    span = Span(block, found.start, found.end)
    return Seen(document, mention, (definition_at(document, span, DefinedBy.LIST),), quoted=False)


def _finish(gathered: dict[str, Found], documents: Sequence[Document], task: Task) -> list[Term]:
    found = list(gathered.values())
    add_unquoted(found, documents, task)
    order = {document.sha256: number for number, document in enumerate(documents)}
    _mark_parts(found)
    home = worth.home_of(block.text for document in documents for block in document.blocks)
    terms: list[tuple[float, tuple[int, Span], Term]] = []
    for term in found:
        term.places.sort(key=lambda place: (order[place.document], place.span))
        value = worth.of_term(term.inner, term.full, len(term.places), term.evidence, home)
        if value < worth.LEAST:
            continue
        status = TermStatus.DEFINED if term.definitions else TermStatus.UNDEFINED
        definitions = _apart(
            sorted(term.definitions, key=lambda d: (order[d.place.document], d.place.span))
        )
        first = term.places[0]
        terms.append(
            (
                -value,
                (order[first.document], first.span),
                Term(_shown(term), definitions, tuple(term.places), status, round(value, 4)),
            )
        )
    terms.sort(key=lambda row: row[:2])
    return [term for _, _, term in terms]


def _apart(definitions: Sequence[Definition]) -> tuple[Definition, ...]:
    """Without those that are only a piece of the one before; ``definitions`` are in source order."""
    kept: list[Definition] = []
    for one in definitions:
        last = kept[-1].place if kept else None
        if (
            last is None
            or last.document != one.place.document
            or last.span.block != one.place.span.block
        ):
            kept.append(one)
        elif last.span.start == one.place.span.start and last.span.end <= one.place.span.end:
            kept[-1] = one
        elif one.place.span.end > last.span.end:
            kept.append(one)
    return tuple(kept)


def _mark_parts(found: Iterable[Found]) -> None:
    """“双廊” is one of the six of “一主六双”, “6网” the six of “761”: explained inside it, not beside it."""
    inside: defaultdict[str, list[str]] = defaultdict(list)
    found = list(found)
    for term in found:
        signs = {sign if count > 1 else "一" + sign for count, sign in numerals.pairs_of(term.core)}
        signs |= set(term.core) if term.core.isdecimal() and len(term.core) > 1 else set()
        for sign in signs:
            inside[sign] += [bare(definition.text) for definition in term.definitions]
    for term in found:
        core = term.core
        wholes = inside.get(core, []) + (inside.get(core[0], []) if 2 <= len(core) <= 10 else [])
        term.evidence.part = any(core in whole for whole in wholes)


def _shown(term: Found) -> str:
    """The spelling to print: the fullest of those that are used often enough."""
    if not term.shown:
        return term.named
    most = max(term.shown.values())
    often = [text for text, count in term.shown.items() if count * 3 >= most]
    shown = max(often, key=lambda text: (bare(text).endswith(tuple(words.POLICY)), len(text)))
    return max(shown, term.named, key=lambda text: len(bare(text)))


def _orphan(document: Document, body: Span, seen: Sequence[Seen]) -> Term:
    """A definition whose head is lost. What it mentions itself is a hint, and no more."""
    hints = dict.fromkeys(
        document.blocks[body.block].text[one.mention.start : one.mention.end]
        for one in seen
        if one.mention.block == body.block and numerals.is_slogan(bare(one.mention.inner))
    )
    definition = definition_at(document, body, DefinedBy.LOST_HEAD)
    return Term(None, (definition,), (), TermStatus.ORPHAN, 0.0, tuple(hints)[:_MOST_HINTS])
