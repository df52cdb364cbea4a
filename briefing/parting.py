"""Which sources the halves of an item have whose text a person changed: those that their words come from."""

from __future__ import annotations

from dataclasses import replace
from difflib import SequenceMatcher
from typing import Final

from language.typography import is_printed_form
from model.briefing import Conflict, Item, SourceRef
from model.document import Span

_Pairs = frozenset[str]

# So many pairs of neighbouring characters in common are no chance: a run of four characters.
_LEAST: Final = 3
# Of fewer pairs nobody can tell where they come from.
_TELLING: Final = 6
# Longer texts are not compared with a quote character by character.
_LONGEST: Final = 4000


def parted(item: Item, at: int, second_id: str) -> tuple[Item, Item]:
    """The halves of an edited ``item`` before and from offset ``at`` of its text, neither of them empty.

    A source goes to the half that says it; one that both say is cut where that is certain, else both have it. What no
    source says is a half's own text, but for the sources that neither half says, which were worded anew.
    """
    texts = item.text[:at].rstrip(), item.text[at:].lstrip()
    halves = [_pairs(text) for text in texts]
    said = [_pairs(ref.quote) for ref in item.sources]
    homes = [_home(one, halves) for one in said]
    explained = [
        frozenset[str]().union(*(one for one, home in zip(said, homes, strict=True) if home == n))
        for n in (0, 1)
    ]
    seam = item.text[at - 1 : at + 1]  # of a cut within a clause
    # By half: what of each source (by its number) it has.
    sources: tuple[dict[int, SourceRef], dict[int, SourceRef]] = ({}, {})

    def share(n: int) -> None:
        ref = item.sources[n]
        sources[0][n], sources[1][n] = _cut(ref, item.text, at) or (ref, ref)

    for n, (one, home) in enumerate(zip(said, homes, strict=True)):
        if home is None:
            continue
        more = (one & halves[1 - home]) - halves[home] - explained[1 - home]
        if len(more) >= _LEAST or seam in one:
            share(n)
        else:
            sources[home][n] = item.sources[n]
    unsaid = {n: ref for n, ref in enumerate(item.sources) if homes[n] is None}
    for half, kept, other in zip(halves, sources, reversed(sources), strict=True):
        if not kept:
            in_common = [len(one & half) for one in said]
            if any(in_common):
                share(in_common.index(max(in_common)))
            else:
                # Too few characters to tell: they go with what they stood beside.
                kept.update(other if len(half) < _TELLING else unsaid)
    second = tuple(one for one in item.conflicts if _says(texts[1], one))
    first = tuple(one for one in item.conflicts if _says(texts[0], one) or one not in second)
    return (
        _half(replace(item, text=texts[0], conflicts=first), tuple(sources[0].values())),
        _half(
            replace(item, id=second_id, text=texts[1], headline="", conflicts=second),
            tuple(sources[1].values()),
        ),
    )


def _half(item: Item, sources: tuple[SourceRef, ...]) -> Item:
    faithful = len(sources) == 1 and is_printed_form(item.text, sources[0].quote)
    return replace(item, sources=sources, edited=not faithful)


def _says(text: str, conflict: Conflict) -> bool:
    return any(number in text for number in conflict.ours.split("、"))


def _pairs(text: str) -> _Pairs:
    """Neighbouring characters, marks and spaces left out: typographic changes change nothing."""
    plain = "".join(filter(str.isalnum, text))
    return frozenset(map(str.__add__, plain, plain[1:]))


def _home(said: _Pairs, halves: list[_Pairs]) -> int | None:
    """The half that says more of a quote; None if neither says anything of it."""
    first, second = (len(said & half) for half in halves)
    return None if not first and not second else int(second > first)


def _cut(ref: SourceRef, text: str, at: int) -> tuple[SourceRef, SourceRef] | None:
    """The stretches of a quote that the text before and from ``at`` comes from, if they follow each other."""
    quote = ref.quote
    if len(text) > _LONGEST or len(quote) > _LONGEST:
        return None
    left, right = 0, len(quote)
    for block in SequenceMatcher(None, quote, text, autojunk=False).get_matching_blocks():
        if block.size < 2:
            continue
        inside = min(max(at - block.b, 0), block.size)
        if inside:
            left = max(left, block.a + inside)
        if inside < block.size:
            right = min(right, block.a + inside)
    # What stands between was left out of the text: it goes with the clause that it ends.
    while left < right and quote[left].isalnum():
        left += 1
    while left < right and not quote[left].isalnum():
        left += 1
    first, second = quote[:left].rstrip(), quote[left:]
    lead = len(second) - len(second.lstrip())
    if not first or not second.strip():
        return None
    sides = _pairs(text[:at]), _pairs(text[at:])
    strays = (
        (_pairs(second) & sides[0]) - _pairs(first),
        (_pairs(first) & sides[1]) - _pairs(second),
    )
    if any(len(stray) >= _LEAST for stray in strays):
        return None  # the words changed places
    start, block_number = ref.span.start, ref.span.block
    return (
        SourceRef(ref.document, Span(block_number, start, start + len(first)), first),
        SourceRef(
            ref.document, Span(block_number, start + left + lead, ref.span.end), second.lstrip()
        ),
    )
