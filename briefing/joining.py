"""Making one item of two and two of one, keeping the way back to the source as exact as it can be."""

from __future__ import annotations

from dataclasses import replace

from briefing.parting import parted
from language.typography import printed
from model.briefing import Item, SourceRef
from model.document import Span

# Marks that belong to what stands before them: a cut in front of one is meant behind it.
_CLOSING = "。！？；，、：…”’》）】〕」』,.;:!?)]}"


def original(item: Item) -> str:
    """The text of an item as its sources have it: what several of them say alike is there once."""
    from summarizer.duplicates import alike

    quotes: list[str] = []
    for ref in item.sources:
        if any(alike(ref.quote, quote) for quote in quotes):
            continue
        if quotes and _is_seam(quotes[-1], ref.quote, item.text):
            quotes[-1] = quotes[-1].rstrip() + ref.quote.lstrip()
        else:
            quotes.append(ref.quote)
    text = ""
    for one in map(printed, quotes):
        text += _mark_after(text) + one
    return text


def joined(first: Item, second: Item, *, runs_on: bool = False) -> Item:
    """One item of two, under the id of ``first``. ``runs_on``: ``second`` goes on where ``first`` breaks off.

    Two untouched items whose quotes follow each other in the source without a gap are one quote again, and
    so not edited; everything else keeps all sources and counts as edited. What says the same elsewhere stays
    with the whole, and so do conflicts.
    """
    whole = _one_quote(first, second)
    headline = first.headline or second.headline
    conflicts = tuple(dict.fromkeys((*first.conflicts, *second.conflicts)))
    if whole is not None:
        return replace(
            first,
            text=printed(whole.quote),
            sources=(whole, *_following(first.sources[1:], second.sources[1:])),
            headline=headline,
            conflicts=conflicts,
        )
    sources = tuple(dict.fromkeys((*first.sources, *second.sources)))
    apart = not _were_one(first.sources, second.sources)  # what was one text is again
    mark = _mark_after(first.text) if apart and second.text and not runs_on else ""
    text = first.text + mark + second.text
    if runs_on and not first.edited and not second.edited:
        # A comma at the break is one again, not the full stop that an item ends with.
        text = printed(first.sources[0].quote.rstrip() + second.sources[0].quote.lstrip())
    return replace(
        first, text=text, sources=sources, edited=True, headline=headline, conflicts=conflicts
    )


def split_in_two(item: Item, at: int, second_id: str) -> tuple[Item, ...]:
    """The halves of ``item`` before and from offset ``at`` of its text; only ``item`` if one would be empty.

    A cut in front of closing marks falls behind them.

    An untouched item is cut in its source too: both halves are untouched, each with its own quote. Where else the
    whole is said, both halves are. What was merged of several is parted again where it was joined. Of an edited item
    each half has the sources that its words come from, and no more (:func:`briefing.parting.parted`).
    """
    while 0 < at < len(item.text) and item.text[at] in _CLOSING:
        at += 1
    first, second = item.text[:at].rstrip(), item.text[at:].lstrip()
    if not first or not second or at <= 0:
        return (item,)
    cut = _cut_of_quote(item, at)
    if cut is None and (halves := _parted(item, first, second, second_id)):
        return halves
    if cut is None:
        return parted(item, at, second_id)
    return tuple(
        replace(
            item,
            id=identity,
            text=printed(ref.quote),
            sources=(ref, *item.sources[1:]),
            headline=headline,
        )
        for identity, ref, headline in zip(
            (item.id, second_id), cut, (item.headline, ""), strict=True
        )
    )


def _mark_after(text: str) -> str:
    """What parts ``text`` from another put behind it: lines of a list end without a mark, and run together nobody
    could tell where one ends."""
    return "；" if text.rstrip()[-1:].isalnum() else ""


_SEAM = 4
"""Characters on either side by which two halves of a broken sentence are known again."""


def _is_seam(left: str, right: str, text: str) -> bool:
    """Whether ``text`` goes from the one quote to the other as one sentence that a line had broken."""
    return left.rstrip()[-_SEAM:] + right.lstrip()[:_SEAM] in text


def _parted(item: Item, first: str, second: str, second_id: str) -> tuple[Item, ...]:
    """The halves of a merged item as they were before, if each says what sources of its own say; else nothing."""
    for cut in range(1, len(item.sources)):
        halves = tuple(
            replace(item, id=identity, text=text, sources=sources, headline=headline, edited=False)
            for identity, text, sources, headline in (
                (item.id, first, item.sources[:cut], item.headline),
                (second_id, second, item.sources[cut:], ""),
            )
        )
        if all(original(half) == half.text.rstrip("；") for half in halves):
            return tuple(_settled(half) for half in halves)
    return ()


def _settled(half: Item) -> Item:
    """Marked as edited unless its text is that of its first source."""
    quote = printed(half.sources[0].quote)
    text = quote if half.text.rstrip("；") == quote else half.text
    return replace(half, text=text, edited=text != quote)


def _one_quote(first: Item, second: Item) -> SourceRef | None:
    if first.edited or second.edited or not first.sources or not second.sources:
        return None
    return _continued(first.sources[0], second.sources[0])


def _continued(left: SourceRef, right: SourceRef) -> SourceRef | None:
    """The one stretch that two make which follow each other without a gap."""
    if left.document != right.document or left.span.block != right.span.block:
        return None
    if left.span.end != right.span.start:
        return None
    span = Span(left.span.block, left.span.start, right.span.end)
    return SourceRef(left.document, span, left.quote + right.quote)


def _were_one(first: tuple[SourceRef, ...], second: tuple[SourceRef, ...]) -> bool:
    """Whether a quote is said by both, or was cut in two for them."""
    return bool(set(first) & set(second)) or any(
        _continued(left, right) for left in first for right in second
    )


def _following(
    first: tuple[SourceRef, ...], second: tuple[SourceRef, ...]
) -> tuple[SourceRef, ...]:
    """All of both, those that follow each other made one."""
    rest = list(second)
    found: list[SourceRef] = []
    for left in first:
        pairs = ((right, _continued(left, right)) for right in rest)
        right, whole = next(((r, w) for r, w in pairs if w is not None), (None, None))
        if right is not None:
            rest.remove(right)
        found.append(whole or left)
    return tuple(dict.fromkeys((*found, *rest)))


def _cut_of_quote(item: Item, at: int) -> tuple[SourceRef, SourceRef] | None:
    """The two stretches of the quote that the halves of the text come from, if that is certain."""
    if item.edited or not item.sources:
        return None
    ref = item.sources[0]
    # Typography changes marks and drops spaces but keeps every other character, so the place in the quote
    # is the one with as many characters that are not white space before it.
    if _inked(item.text) != _inked(ref.quote) or printed(ref.quote) != item.text:
        return None
    offset, wanted = 0, _inked(item.text[:at])
    while wanted:
        wanted -= not ref.quote[offset].isspace()
        offset += 1
    left, right = ref.quote[:offset], ref.quote[offset:]
    if not left.strip() or not right.strip():
        return None
    start = ref.span.start
    # Outer spaces belong to neither half.
    left_end = start + len(left.rstrip())
    right_start = start + offset + len(right) - len(right.lstrip())
    block = ref.span.block
    return (
        SourceRef(ref.document, Span(block, start, left_end), left.rstrip()),
        SourceRef(ref.document, Span(block, right_start, ref.span.end), right.lstrip()),
    )


def _inked(text: str) -> int:
    """Characters that are not white space."""
    return sum(not sign.isspace() for sign in text)
