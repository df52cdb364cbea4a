"""All coined terms of some documents, the most worth printing first."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from facts.terms import glosses, lists, mentions, numerals, parts, words, worth
from facts.terms.mentions import Mention, bare
from facts.terms.uses import Phrases
from model.document import BlockKind, Document, Span
from model.progress import SilentTask, Task
from model.terms import DefinedBy, Definition, Term, TermPlace, TermStatus

STAGE_TERMS = "stage.terms"
_MOST_HINTS = 5


@dataclass(slots=True)
class _Found:
    """One term while it is gathered; ``full`` and ``core`` are its spellings without marks, ``named`` is how the head
    of its explanation spells it."""

    full: str
    core: str
    inner: str
    shown: Counter[str] = field(default_factory=Counter)
    places: list[TermPlace] = field(default_factory=list)
    definitions: list[Definition] = field(default_factory=list)
    named: str = ""
    said: set[tuple[str, str]] = field(default_factory=set)
    evidence: worth.Evidence = field(default_factory=worth.Evidence)


@dataclass(slots=True)
class _Seen:
    """A mention with its document; ``definitions`` are what stands beside it."""

    document: Document
    mention: Mention
    definitions: tuple[Definition, ...] = ()
    quoted: bool = True


def find(documents: Sequence[Document], task: Task | None = None) -> tuple[Term, ...]:
    """The coined terms of ``documents``, the most worth printing first; orphan definitions last.

    A term is one through all documents, with or without its quotes: “六新”产业 is “六新产业”. Work is linear in the
    length of the text. Raises Cancelled.
    """
    task = task or SilentTask()
    seen: list[_Seen] = []
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
    gathered = _gather(seen)
    _add_explained(gathered, explained)
    terms = _finish(gathered, documents, task)
    task.report(STAGE_TERMS, 2 * len(documents), 2 * len(documents))
    return (*terms, *orphans)


def _of_document(document: Document) -> list[_Seen]:
    """Quoted mentions in order, each with the list or the words that explain it; terms without quotes that a list
    spells out."""
    by_block: list[list[Mention]] = [
        [] if block.kind is BlockKind.NOISE else list(mentions.of_block(index, block.text))
        for index, block in enumerate(document.blocks)
    ]
    seen: list[_Seen] = []
    spelled: set[tuple[int, str]] = set()
    for index, found in enumerate(by_block):
        text = document.blocks[index].text
        here: list[_Seen] = []
        for mention in found:
            named, definition = _defined(document, text, mention)
            definitions: tuple[Definition, ...] = (definition,) if definition else ()
            if definition is None and (index, mention.core) not in spelled:
                spelled.add((index, mention.core))
                definitions = _by_parts(document, mention, by_block)
            here.append(_Seen(document, named, definitions))
        if document.blocks[index].kind not in (BlockKind.NOISE, BlockKind.TABLE):
            starts = [one.mention.start for one in here]
            for spelled_out in lists.unquoted(text):
                before = bisect_right(starts, spelled_out.term_end - 1) - 1
                if before < 0 or here[before].mention.end <= spelled_out.term_start:
                    here.append(_unquoted(document, index, spelled_out))
        seen += sorted(here, key=lambda one: one.mention.start)
    return seen


def _outside(seen: Iterable[_Seen], lost: Collection[int]) -> Iterator[_Seen]:
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
        return (_definition(document, span, DefinedBy.PARTS),)
    return tuple(
        replace(_definition(document, piece, DefinedBy.PARTS), part=number)
        for number, piece in enumerate(parts.over_paragraphs(document, mention), 1)
    )


def _defined(document: Document, text: str, mention: Mention) -> tuple[Mention, Definition | None]:
    """The mention, cut to its name if its quotes hold the list itself, and what explains it there."""
    gloss = glosses.of_mention(text, mention)
    if gloss:
        return mention, _definition(document, gloss, DefinedBy.GLOSS)
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
    return mention, _definition(document, span, DefinedBy.LIST)


def _unquoted(document: Document, block: int, found: lists.SpelledOut) -> _Seen:
    name = document.blocks[block].text[found.term_start : found.term_end]
    mention = Mention(block, found.term_start, found.term_end, found.term_end, name, "", "")
    span = Span(block, found.start, found.end)
    return _Seen(document, mention, (_definition(document, span, DefinedBy.LIST),), quoted=False)


def _definition(document: Document, span: Span, how: DefinedBy) -> Definition:
    return Definition(TermPlace(document.sha256, span), document.text(span), how)


def _gather(seen: Iterable[_Seen]) -> dict[str, _Found]:
    """The terms by their full spelling without marks; what names the same is one."""
    fulls: defaultdict[str, Counter[str]] = defaultdict(Counter)
    seen = list(seen)
    for one in seen:
        fulls[one.mention.core][one.mention.full] += 1
    _add_short(fulls, seen)
    key_of: dict[tuple[str, str], str] = {}
    for core, spellings in fulls.items():
        # The name that most often goes with a phrase is the phrase's own, if the phrase can mean nothing else.
        tailed = [(count, full) for full, count in spellings.items() if full != core]
        own = max(tailed, key=lambda pair: (pair[0], -len(pair[1])))[1] if tailed else core
        for full in spellings:
            key_of[core, full] = own if _is_distinct(core) else full
    gathered: dict[str, _Found] = {}
    for one in seen:
        mention = one.mention
        core = mention.core
        key = key_of[core, mention.full]
        term = gathered.get(key)
        if term is None:
            term = gathered[key] = _Found(key, core, mention.inner)
        text = one.document.blocks[mention.block].text
        heading = one.document.blocks[mention.block].kind is BlockKind.HEADING
        term.shown[text[mention.start : mention.end]] += 1
        term.places.append(
            TermPlace(one.document.sha256, Span(mention.block, mention.start, mention.end))
        )
        worth.look(term.evidence, text, mention, one.document.sha256, heading=heading)
        for definition in one.definitions:
            _define(term, definition)
    return gathered


def _add_short(fulls: dict[str, Counter[str]], seen: Iterable[_Seen]) -> None:
    """“三变” alone is 农村“三变”改革 if the texts know no other “三变”."""
    said_of: defaultdict[str, set[str]] = defaultdict(set)
    for one in seen:
        if one.mention.left:
            said_of[bare(one.mention.inner)].add(one.mention.core)
    for core, longer in said_of.items():
        if len(longer) == 1 and set(fulls.get(core, ())) == {core}:
            own = fulls[next(iter(longer))]
            fulls[core].update({max(own, key=lambda full: own[full]): 0})


def _is_distinct(core: str) -> bool:
    """Whether a phrase names one thing wherever it stands: 一主六双 does, 赛马 does not."""
    if numerals.is_slogan(core):
        return True
    return len(core) >= 3 and not worth.is_word(core)


def _define(term: _Found, definition: Definition) -> None:
    """Add a definition unless the same document says the same already."""
    said = (definition.place.document, bare(definition.text))
    if said in term.said:
        return
    term.said.add(said)
    term.definitions.append(definition)
    term.evidence.defined.add(definition.how)


def _add_explained(
    gathered: dict[str, _Found], explained: Iterable[tuple[Document, glosses.Explained]]
) -> None:
    """Tie each head with an explanation to the term it names, or make it one."""
    by_spelling: dict[str, str] = {}
    for key, term in gathered.items():
        by_spelling.setdefault(term.core, key)
        by_spelling[term.full] = key
    for document, found in explained:
        if found.head is None:
            continue
        name = document.text(found.head)
        spelling = bare(name)
        if not spelling:
            continue
        key = by_spelling.get(spelling, "")
        quoted = list(mentions.of_block(0, name))
        if not key and len(quoted) == 1 and _is_distinct(bare(quoted[0].inner)):
            key = by_spelling.get(bare(quoted[0].inner), "")
        if not key:
            key = by_spelling[spelling] = spelling
            gathered[key] = _Found(spelling, spelling, name)
        term = gathered[key]
        if found.listed or not term.shown:
            term.named = term.named or name
        place = TermPlace(document.sha256, found.head)
        if not any(_overlap(place, other) for other in term.places):
            term.places.append(place)
        term.evidence.documents.add(document.sha256)
        how = DefinedBy.GLOSSARY if found.listed else DefinedBy.GLOSS
        _define(term, _definition(document, found.body, how))


def _overlap(one: TermPlace, other: TermPlace) -> bool:
    a, b = one.span, other.span
    return (
        one.document == other.document
        and a.block == b.block
        and a.start < b.end
        and b.start < a.end
    )


def _add_unquoted(found: Sequence[_Found], documents: Sequence[Document], task: Task) -> None:
    """Every place where a term stands without its quotes."""
    owners: dict[str, int] = {}
    for index, term in enumerate(found):
        for spelling in {term.full, term.core}:
            if _stands_alone(spelling, whole=spelling == term.full):
                owners.setdefault(spelling, index)
    phrases = Phrases(owners)
    taken: defaultdict[tuple[str, int], list[Span]] = defaultdict(list)
    for term in found:
        for place in term.places:
            taken[place.document, place.span.block].append(place.span)
    for number, document in enumerate(documents):
        task.check()
        task.report(STAGE_TERMS, len(documents) + number, 2 * len(documents))
        for index, block in enumerate(document.blocks):
            if block.kind is BlockKind.NOISE:
                continue
            spans = sorted(taken.get((document.sha256, index), ()))
            at = 0
            for start, end, owner in phrases.find(block.text):
                while at < len(spans) and spans[at].end <= start:
                    at += 1
                if at < len(spans) and spans[at].start < end:
                    continue
                found[owner].places.append(TermPlace(document.sha256, Span(index, start, end)))
                found[owner].evidence.documents.add(document.sha256)


def _finish(gathered: dict[str, _Found], documents: Sequence[Document], task: Task) -> list[Term]:
    found = list(gathered.values())
    _add_unquoted(found, documents, task)
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


def _mark_parts(found: Iterable[_Found]) -> None:
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


def _stands_alone(spelling: str, *, whole: bool) -> bool:
    """Whether a phrase is known again without its quotes. ``whole``: it is all of the name, 新生活设施 not 新生活."""
    if len(spelling) < 3 or spelling.isdecimal():
        return False
    if numerals.is_slogan(spelling):
        return True
    return (whole or len(spelling) > 3) and not worth.is_word(spelling)


def _shown(term: _Found) -> str:
    """The spelling to print: the fullest of those that are used often enough."""
    if not term.shown:
        return term.named
    most = max(term.shown.values())
    often = [text for text, count in term.shown.items() if count * 3 >= most]
    shown = max(often, key=lambda text: (bare(text).endswith(tuple(words.POLICY)), len(text)))
    return max(shown, term.named, key=lambda text: len(bare(text)))


def _orphan(document: Document, body: Span, seen: Sequence[_Seen]) -> Term:
    """A definition whose head is lost. What it mentions itself is a hint, and no more."""
    hints = dict.fromkeys(
        document.blocks[body.block].text[one.mention.start : one.mention.end]
        for one in seen
        if one.mention.block == body.block and numerals.is_slogan(bare(one.mention.inner))
    )
    definition = _definition(document, body, DefinedBy.LOST_HEAD)
    return Term(None, (definition,), (), TermStatus.ORPHAN, 0.0, tuple(hints)[:_MOST_HINTS])
