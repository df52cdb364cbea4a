"""Mentions, heads and uses brought together: what names the same is one term."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from facts.terms import glosses, mentions, numerals, worth
from facts.terms.mentions import Mention, bare
from facts.terms.uses import Phrases
from model.document import BlockKind, Document, Span
from model.progress import Task
from model.terms import DefinedBy, Definition, TermPlace

STAGE_TERMS = "stage.terms"


@dataclass(slots=True)
class Seen:
    """A mention with its document; ``definitions`` are what stands beside it."""

    document: Document
    mention: Mention
    definitions: tuple[Definition, ...] = ()
    quoted: bool = True


@dataclass(slots=True)
class Found:
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


def gather(seen: Iterable[Seen]) -> dict[str, Found]:
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
    gathered: dict[str, Found] = {}
    for one in seen:
        mention = one.mention
        core = mention.core
        key = key_of[core, mention.full]
        term = gathered.get(key)
        if term is None:
            term = gathered[key] = Found(key, core, mention.inner)
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


def _add_short(fulls: dict[str, Counter[str]], seen: Iterable[Seen]) -> None:
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


def _define(term: Found, definition: Definition) -> None:
    """Add a definition unless the same document says the same already."""
    said = (definition.place.document, bare(definition.text))
    if said in term.said:
        return
    term.said.add(said)
    term.definitions.append(definition)
    term.evidence.defined.add(definition.how)


def add_explained(
    gathered: dict[str, Found], explained: Iterable[tuple[Document, glosses.Explained]]
) -> None:
    """Tie each head with an explanation to the term it names, or make it one."""
    by_spelling: dict[str, str] = {}
    for key, term in gathered.items():
        by_spelling.setdefault(term.core, key)
        by_spelling[term.full] = key
    taken: defaultdict[tuple[str, str, int], list[Span]] = defaultdict(list)
    for key, term in gathered.items():
        for place in term.places:
            taken[key, place.document, place.span.block].append(place.span)
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
            gathered[key] = Found(spelling, spelling, name)
        term = gathered[key]
        if found.listed or not term.shown:
            term.named = term.named or name
        head, block = found.head, (key, document.sha256, found.head.block)
        if not any(map(head.meets, taken[block])):
            term.places.append(TermPlace(document.sha256, head))
            taken[block].append(head)
        term.evidence.documents.add(document.sha256)
        how = DefinedBy.GLOSSARY if found.listed else DefinedBy.GLOSS
        _define(term, definition_at(document, found.body, how))


def add_unquoted(found: Sequence[Found], documents: Sequence[Document], task: Task) -> None:
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


def _stands_alone(spelling: str, *, whole: bool) -> bool:
    """Whether a phrase is known again without its quotes. ``whole``: it is all of the name, 新生活设施 not 新生活."""
    if len(spelling) < 3 or spelling.isdecimal():
        return False
    if numerals.is_slogan(spelling):
        return True
    return (whole or len(spelling) > 3) and not worth.is_word(spelling)


def definition_at(document: Document, span: Span, how: DefinedBy) -> Definition:
    """The definition whose text is the slice at ``span``."""
    return Definition(TermPlace(document.sha256, span), document.text(span), how)
