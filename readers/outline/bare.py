"""Headings without a number, on a line of their own, and the titles at the top.

Evidence: short, no final punctuation, running text or a list below, and not one of many such lines in a row (which
would be a list, a table or verse).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from model.document import Block, BlockKind
from readers.outline.heads import Head, median
from readers.outline.looks import Look, is_statement
from readers.outline.markers import Scheme

# Lines that stand together over one text: page label, title, subtitle, heading.
_MOST_TOGETHER = 4
# More lines than a title page has are a list or verse: only the first is the title.
_TITLE_PAGE = 6
# Among so many numbered headings a lone line without a number wants better evidence.
_NUMBERED_ENOUGH = 3
# Where the format itself marks this many headings, a plain short line is something else.
_MARKED_ENOUGH = 2


def bare_heads(blocks: Sequence[Block], looks: Sequence[Look], known: Sequence[Head]) -> list[Head]:
    """Headings that only their look and place tell, titles (level 0) among them."""
    taken = {head.block for head in known}
    explicit = [head for head in known if head.scheme is Scheme.EXPLICIT]
    marked = sum(bool(head.level) for head in explicit) >= _MARKED_ENOUGH
    title = {head.block for head in explicit if head.level == 0}
    top = [] if marked else _top(blocks, looks, taken, title)
    heads: list[Head] = []
    if not marked:
        heads = [
            head
            for run in _runs(looks, taken, len(top) and top[-1] + 1)
            for head in _judge(run, blocks, looks, taken)
        ]
    if len(heads) == 1 and len(taken) >= _NUMBERED_ENOUGH and is_statement(heads[0].text(blocks)):
        # One line among numbered headings that reads like half a sentence is half a sentence.
        heads = []
    return _titles(top, blocks, looks, heads, taken) + heads


def _top(
    blocks: Sequence[Block], looks: Sequence[Look], taken: set[int], title: set[int]
) -> list[int]:
    """The lines before the first running text, address or known heading; the ``title`` that the format marks is
    none of them."""
    found: list[int] = []
    marked = 0
    for index, look in enumerate(looks):
        if look.kind is BlockKind.NOISE and not look.address:
            continue
        if not found and index in title:
            marked += 1
            continue
        if index in taken or look.address or not look.top:
            break
        if found and look.content:
            break
        found.append(index)
        if len(found) + marked > _TITLE_PAGE:
            return [] if marked else found[:1]
    return found if len(blocks) > len(found) else []


def _titles(
    top: list[int],
    blocks: Sequence[Block],
    looks: Sequence[Look],
    heads: Sequence[Head],
    taken: set[int],
) -> list[Head]:
    """The top lines as titles; the last as the first section if the document goes on in such sections."""
    found = [Head(index, 0, len(blocks[index].text), Scheme.BARE, level=0) for index in top]
    if not found or not heads:
        return found
    usual = (
        median(head.end for head in heads if head.level is None)
        if any(head.level is None for head in heads)
        else 0
    )
    last = top[-1]
    following = _next(last, looks)
    first_section = (
        looks[last].line
        and following is not None
        and _is_text(looks[following])
        and following not in taken
        and len(blocks[last].text) <= 1.4 * usual
    )
    if first_section:
        found[-1] = replace(found[-1], level=None)
    return found


def _runs(looks: Sequence[Look], taken: set[int], start: int) -> Iterator[list[int]]:
    """Lines that stand together, noise between them passed over."""
    run: list[int] = []
    for index in range(start, len(looks)):
        look = looks[index]
        if look.kind is BlockKind.NOISE and not look.address:
            continue
        if look.line and not look.content and not _numbered(look) and index not in taken:
            run.append(index)
            continue
        if run:
            yield run
        run = []
    if run:
        yield run


def _is_text(look: Look) -> bool:
    """What a heading may stand over; an item of a list, too, if it is no heading itself."""
    return look.body or look.content or look.kind is BlockKind.LIST_ITEM


def _numbered(look: Look) -> bool:
    return look.marker is not None and look.marker.scheme is not Scheme.DASH


def _judge(
    run: list[int], blocks: Sequence[Block], looks: Sequence[Look], taken: set[int]
) -> list[Head]:
    following = _next(run[-1], looks)
    if following is None or len(run) > _MOST_TOGETHER:
        return []
    if not (_is_text(looks[following]) or following in taken):
        return []
    heads = [Head(index, 0, len(blocks[index].text), Scheme.BARE) for index in run]
    # Lines over a heading are labels of the page or titles of what follows.
    upper = len(heads) if following in taken and len(heads) > 1 else len(heads) - 1
    return [replace(head, level=0) for head in heads[:upper]] + heads[upper:]


def _next(index: int, looks: Sequence[Look]) -> int | None:
    for other in range(index + 1, len(looks)):
        if looks[other].kind is not BlockKind.NOISE or looks[other].address:
            return other
    return None
