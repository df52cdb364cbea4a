"""Masthead, headings and tail of an edited file, read back field by field.

A line of the record is tied to a paragraph of the file by its words and its style, in the order of both; then what
stands where the values stood is what the fields say now.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from word.fields import BY_NAME, FieldKind
from word.inspection import Inspection, Paragraph
from word.likeness import Bag, bare
from word.outcomes import Relinked, State, difference
from word.printed import PrintedLine
from word.reread import mark_names, plain_text, without_number
from word.roles import BODY, HEADING, SOURCE

# Below this a line is not the other one edited, unless its style and place say so.
_LIKE = 0.5
_SAME_STYLE = 0.2
_NUMBERED = re.compile(r"^\d{1,2}[.．、]\s*")


@dataclass(frozen=True, slots=True)
class Reread:
    """What became of the fields and headings, and the numbers of the paragraphs they stand in."""

    rows: tuple[Relinked, ...]
    paragraphs: frozenset[int]


def reread(file: Inspection, lines: Sequence[PrintedLine], taken: Collection[int]) -> Reread:
    """Tie ``lines`` to the paragraphs of ``file`` that are not ``taken`` by tables and hold no item."""
    found = [
        paragraph
        for paragraph in file.paragraphs
        if paragraph.text.strip()
        and paragraph.index not in taken
        and paragraph.role != SOURCE
        and not mark_names(paragraph.element)
    ]
    if not lines:
        return Reread((), frozenset())
    pairs = _chain(list(_likely(lines, found)), len(lines))
    tied = {line: found[place] for line, place in pairs}
    rows = [*_headings(lines, tied)]
    fields, used = _fields(lines, tied, found)
    numbers = frozenset(paragraph.index for paragraph in (*tied.values(), *used))
    return Reread((*fields, *rows), numbers)


# ---- which paragraph is which line


def _likely(
    lines: Sequence[PrintedLine], found: Sequence[Paragraph]
) -> Iterator[tuple[int, int, float]]:
    """Line, place in ``found`` and weight of what may belong together."""
    ours = [Bag.of(line.text) for line in lines]
    by_pair: dict[str, list[int]] = {}
    by_style: dict[str, list[int]] = {}
    for at, (line, bag) in enumerate(zip(lines, ours, strict=True)):
        by_style.setdefault(HEADING if line.section else line.style.lower(), []).append(at)
        for pair in bag.pairs:
            by_pair.setdefault(pair, []).append(at)
    styles = Counter(_kind(paragraph) for paragraph in found)
    for place, paragraph in enumerate(found):
        kind = _kind(paragraph)
        text = plain_text(paragraph)
        theirs = Bag.of(without_number(text) if paragraph.role == HEADING else text)
        peers = by_style.get(kind, []) if paragraph.role != BODY else []
        near = {at for pair in theirs.pairs for at in by_pair.get(pair, ())}
        for at in near.union(peers):
            same = at in peers
            like = ours[at].like(theirs)
            if ours[at].text == theirs.text:
                yield at, place, 4.0 + same
            elif same and (like >= _SAME_STYLE or len(peers) == styles[kind]):
                yield at, place, 1 + 2 * like
            elif like >= _LIKE:
                yield at, place, 2 * like


def _kind(paragraph: Paragraph) -> str:
    return HEADING if paragraph.role == HEADING else paragraph.style.lower()


def _chain(pairs: Sequence[tuple[int, int, float]], lines: int) -> list[tuple[int, int]]:
    """The heaviest chain of pairs that ascends in line and place (a Fenwick tree of prefix maxima)."""
    tree: list[tuple[float, int]] = [(0.0, -1)] * (lines + 1)
    before: list[int] = []
    by_place: dict[int, list[int]] = {}
    for number, (_, place, _) in enumerate(pairs):
        by_place.setdefault(place, []).append(number)
    totals = [0.0] * len(pairs)
    before = [-1] * len(pairs)
    for place in sorted(by_place):
        for number in by_place[place]:
            line, _, weight = pairs[number]
            best, at = (0.0, -1), line
            while at > 0:
                best = max(best, tree[at])
                at -= at & -at
            totals[number], before[number] = best[0] + weight, best[1]
        for number in by_place[place]:
            at = pairs[number][0] + 1
            while at <= lines:
                tree[at] = max(tree[at], (totals[number], number))
                at += at & -at
    number = max(range(len(pairs)), key=totals.__getitem__, default=-1)
    chain = []
    while number >= 0:
        chain.append(pairs[number][:2])
        number = before[number]
    return chain[::-1]


# ---- what they say now


def _headings(lines: Sequence[PrintedLine], tied: Mapping[int, Paragraph]) -> Iterator[Relinked]:
    for at, line in enumerate(lines):
        if not line.section:
            continue
        paragraph = tied.get(at)
        if paragraph is None:
            yield Relinked(line.section, State.GONE, original=line.text, part=HEADING)
            continue
        text = " ".join(without_number(plain_text(paragraph)).split())
        yield _told(line.section, line.text, text, paragraph.index, HEADING)


def _fields(
    lines: Sequence[PrintedLine], tied: Mapping[int, Paragraph], found: Sequence[Paragraph]
) -> tuple[list[Relinked], list[Paragraph]]:
    """What became of each field, in the order of the file, and the paragraphs that were added to one. A field that
    is printed in several places is edited if it is in one of them."""
    rows: dict[str, Relinked] = {}
    used: list[Paragraph] = []
    groups: dict[int, list[int]] = {}
    for at, line in enumerate(lines):
        if not line.section:
            groups.setdefault(line.group, []).append(at)
    bound = {paragraph.index for paragraph in tied.values()}
    for members in groups.values():
        old: dict[str, list[str]] = {}
        new: dict[str, list[str]] = {}
        place = 0
        for at in members:
            line, paragraph = lines[at], tied.get(at)
            now = ["" for _ in line.parts]
            if paragraph is not None:
                place = place or paragraph.index
                now = values_in(line, plain_text(paragraph))
            for part, text in zip(line.parts, now, strict=True):
                old.setdefault(part.field, []).append(line.text[part.start : part.end])
                new.setdefault(part.field, []).append(text)
        if len(old) == 1 and members[-1] in tied:
            (name,) = old
            if name in BY_NAME and BY_NAME[name].kind is FieldKind.BLOCK:
                more = _added(tied[members[-1]], found, bound)
                new[name] += [plain_text(paragraph) for paragraph in more]
                used += more
        for name, before in old.items():
            row = _field(name, before, new[name], place)
            if name not in rows or (
                rows[name].state is State.UNCHANGED and row.state is State.EDITED
            ):
                rows[name] = row
    return list(rows.values()), used


def _added(last: Paragraph, found: Sequence[Paragraph], bound: Collection[int]) -> list[Paragraph]:
    """Paragraphs right behind the last one of a field of several that look as it does."""
    if last.role == BODY:
        return []  # what follows may as well be the body
    more = []
    begin = bisect_right([paragraph.index for paragraph in found], last.index)
    for paragraph in found[begin:]:
        if paragraph.index in bound or paragraph.style != last.style:
            break
        more.append(paragraph)
    return more


def values_in(line: PrintedLine, text: str) -> list[str]:
    """What stands in ``text`` where the values stand in ``line``."""
    if bare(text) == bare(line.text):
        return [line.text[part.start : part.end] for part in line.parts]
    ends = [0, *(part.end for part in line.parts)]
    between = [line.text[a : part.start] for a, part in zip(ends, line.parts, strict=False)]
    rest = line.text[ends[-1] :]
    pattern = "(.*?)".join(map(_spaced, (*between, rest)))
    match = re.fullmatch(r"\s*" + pattern + r"\s*", text, re.DOTALL)
    if match:
        return [found.strip() for found in match.groups()]
    codes = SequenceMatcher(None, line.text, text, autojunk=False).get_opcodes()
    return [
        text[_moved(codes, part.start, first=True) : _moved(codes, part.end, first=False)].strip()
        for part in line.parts
    ]


def _spaced(words: str) -> str:
    """A pattern for the words around a value, however they are spaced."""
    return (
        r"\s*".join(re.escape(char) for char in words if not char.isspace())
        if words.strip()
        else (r"\s+" if words else "")
    )


def _moved(codes: Iterable[tuple[str, int, int, int, int]], at: int, *, first: bool) -> int:
    """Where the border ``at`` of a value stands now: what was put in at a border belongs to the value."""
    place = 0
    for kind, a, b, c, d in codes:
        if first and (a <= at < b or a == at == b):
            return c + at - a if kind == "equal" else c
        if a < at <= b or a == at == b:
            place = c + at - a if kind == "equal" else d
    return place


def _field(name: str, old: Sequence[str], new: Sequence[str], place: int) -> Relinked:
    before, after = value_of(name, old), value_of(name, new)
    if not after:
        return Relinked(name, State.GONE, original=before, part=FIELD)
    return _told(name, before, after, place, FIELD)


FIELD = "field"
"""``Relinked.part`` of a field of the masthead; that of a heading is ``HEADING``."""


def _told(identity: str, old: str, new: str, place: int, part: str) -> Relinked:
    if bare(old) == bare(new):
        return Relinked(identity, State.UNCHANGED, old, old, paragraph=place, part=part)
    return Relinked(
        identity,
        State.EDITED,
        new,
        old,
        paragraph=place,
        differences=difference(old, new),
        part=part,
    )


def value_of(name: str, printed: Iterable[str]) -> str:
    """The value that is printed as ``printed`` (the text of its paragraphs) in the place of the field ``name``."""
    kind = BY_NAME[name].kind if name in BY_NAME else FieldKind.TEXT
    texts = [text.strip() for text in printed]
    if kind is FieldKind.BLOCK:
        cut = [text.split("\t")[0] if name == "要目" else text for text in texts]
        kept = [line.strip() for text in cut for line in text.split("\n") if line.strip()]
        return "\n".join(_NUMBERED.sub("", line) if name == "附件" else line for line in kept)
    if kind is FieldKind.LIST:
        return "\n".join(
            part for text in texts for part in re.split("[，。]", text) if part.strip()
        )
    # A title is broken anew wherever it is printed.
    return " ".join(filter(None, ("".join(text.split("\n")) for text in texts)))
