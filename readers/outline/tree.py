"""Which heading lies inside which, and the tree of sections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from model.document import Block, Section, Span
from readers.outline.heads import Head
from readers.outline.looks import Look
from readers.outline.markers import Scheme

# Without a number or a line of their own these always lie inside whatever heading stands over them.
_INNERMOST = frozenset({Scheme.RUN_IN, Scheme.WITHIN, Scheme.DASH})


def set_levels(heads: Sequence[Head], looks: Sequence[Look]) -> list[Head]:
    """The heads with their levels.

    A way of heading that is met again returns to the level where it was; a new one lies inside the last. Bare
    lines lie inside a numbering that goes on across them. A call to the audience ends all but the first level.
    """
    inner_bare = _bare_is_inside(heads)
    addresses = [index for index, look in enumerate(looks) if look.address]
    stack: list[Head] = []
    result: list[Head] = []
    passed = bare_level = 0
    for found in heads:
        head = found
        while passed < len(addresses) and addresses[passed] < head.block:
            passed += 1
            stack = [open_head for open_head in stack if (open_head.level or 0) <= 1]
        if head.level is not None:
            stack = [open_head for open_head in stack if (open_head.level or 0) < head.level]
        else:
            stack = _return_to(head, stack, inner_bare)
            if head.scheme is Scheme.BARE and inner_bare is None and bare_level:
                # Lines without a number are of one sort all over a document.
                stack = [open_head for open_head in stack if (open_head.level or 0) < bare_level]
            level = (stack[-1].level or 0) + 1 if stack else 1
            if not stack and inner_bare is not None and head.scheme is Scheme.BARE:
                level = 2
            head = replace(head, level=level)
            if head.scheme is Scheme.BARE:
                bare_level = bare_level or level
        stack.append(head)
        result.append(head)
    return result


def _return_to(head: Head, stack: list[Head], inner_bare: Scheme | None) -> list[Head]:
    same = next(
        (at for at, one in enumerate(stack) if one.scheme is head.scheme and one.level), None
    )
    if same is not None:
        return stack[:same]
    if head.scheme in _INNERMOST:
        return [one for one in stack if one.scheme not in _INNERMOST]
    # A numbered or bare line cannot lie inside a paragraph that has ended.
    kept = [one for one in stack if one.scheme not in _INNERMOST]
    if inner_bare is not None and head.scheme is inner_bare:
        kept = [one for one in kept if one.scheme is not Scheme.BARE or not one.level]
    return kept


def _bare_is_inside(heads: Sequence[Head]) -> Scheme | None:
    """The outermost numbering that counts on across bare lines, which therefore lie inside it."""
    last: dict[Scheme, int] = {}
    crossed: set[Scheme] = set()
    for head in heads:
        if head.scheme is Scheme.BARE and head.level is None:
            crossed = set(last)
        elif head.number:
            if head.scheme in crossed and head.number == last[head.scheme] + 1:
                return head.scheme
            crossed.discard(head.scheme)
            last[head.scheme] = head.number
    return None


def build(heads: Sequence[Head], blocks: Sequence[Block]) -> tuple[Section, ...]:
    """The tree over ``blocks``. Levels may skip; a section ends where one of its level or above begins."""
    ends = _ends(heads, blocks)
    roots: list[Section] = []
    # Built from the last to the first, so that children are complete when their parent is made.
    pending: list[tuple[int, Section]] = []
    for head, (last, end) in zip(reversed(heads), reversed(ends), strict=True):
        level = head.level or 0
        children = []
        while pending and pending[-1][0] > level:
            children.append(pending.pop()[1])
        text = blocks[head.block].text
        section = Section(
            level=level,
            title=_title(text[head.start : head.end], head),
            heading=Span(head.block, head.start, head.end),
            first=head.block,
            start=_start(head),
            last=last,
            end=end,
            inline=head.inline,
            children=tuple(children),
        )
        pending.append((level, section))
    roots = [section for _, section in reversed(pending)]
    return tuple(roots)


def _title(text: str, head: Head) -> str:
    """The heading without the mark that parts it from the text it runs into; a full stop is its own."""
    return text.strip().rstrip("；;：:") if head.inline else text.strip()


def _start(head: Head) -> int:
    """Where the section begins in its block; a dash before the heading is its own."""
    return head.start if head.scheme is Scheme.WITHIN else 0


def _ends(heads: Sequence[Head], blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """Where each section ends: before the next heading of its level or above."""
    ends: list[tuple[int, int]] = [(0, 0)] * len(heads)
    final = (len(blocks) - 1, len(blocks[-1].text)) if blocks else (0, 0)
    # The nearest following head of each level, seen from behind.
    following: list[Head] = []
    for at in range(len(heads) - 1, -1, -1):
        head = heads[at]
        while following and (following[-1].level or 0) > (head.level or 0):
            following.pop()
        ends[at] = _before(following[-1], blocks) if following else final
        following.append(head)
    return ends


def _before(head: Head, blocks: Sequence[Block]) -> tuple[int, int]:
    if _start(head):
        return head.block, head.start
    return head.block - 1, len(blocks[head.block - 1].text)
