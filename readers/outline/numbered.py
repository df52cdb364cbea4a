"""Headings that carry a number.

A number alone proves nothing: lists are numbered too. What makes a group of numbered blocks headings is that they
follow each other in sequence and that there is text under them, in their own paragraph or in the next ones.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass, field

from model.document import Block, BlockKind
from readers.outline.heads import Head
from readers.outline.looks import LONGEST_RUN_IN_MARKED, Look, half_stop, holds_figure
from readers.outline.markers import Marker, Scheme, parse_marker

# Alone in their document these still are headings; one "1." or one "一是" is not.
_ALONE = frozenset(
    {Scheme.PART, Scheme.CHAPTER, Scheme.SECTION, Scheme.CHINESE, Scheme.CHINESE_PAREN}
)
# Marks without a number, or with one that need not be in order.
_UNCOUNTED = frozenset({Scheme.DASH, Scheme.LABEL, Scheme.SYMBOL})
_OVER_ARTICLES = frozenset({Scheme.PART, Scheme.CHAPTER, Scheme.SECTION})
# Headings that may stand between a heading and its first text.
_AHEAD = 8
# A sentence that runs on from a number may be read as its heading only before one of these.
_BREAKS = "。！？：:；;"


@dataclass(slots=True)
class _Group:
    """Blocks numbered in one way, one after another, under one parent."""

    scheme: Scheme
    label: str
    markers: dict[int, Marker] = field(default_factory=dict)
    last: int = 0


def numbered_heads(
    blocks: Sequence[Block], looks: Sequence[Look], explicit: Set[int]
) -> tuple[list[Head], list[int]]:
    """Numbered headings, and the blocks that are numbered items of a list."""
    heads: list[Head] = []
    items: list[int] = []
    for group in _groups(looks, explicit):
        found, listed = _judge(group, blocks, looks)
        heads += found
        items += listed
    return heads, items


def _groups(looks: Sequence[Look], explicit: Set[int]) -> list[_Group]:
    labels = Counter(
        look.marker.label for look in looks if look.marker and look.marker.label and look.line
    )
    done: list[_Group] = []
    # Articles are counted through, whatever chapters stand between them.
    articles = _Group(Scheme.ARTICLE, "")
    open_groups: list[_Group] = []
    for index, look in enumerate(looks):
        if index in explicit:
            # A heading of the format ends what was counted below it.
            done += open_groups
            open_groups = []
            continue
        marker = look.marker
        if marker is None or not _numberable(look, marker) or not _counts(look, marker, labels):
            continue
        if marker.scheme is Scheme.ARTICLE:
            articles.markers[index] = marker
            done += open_groups[_above_articles(open_groups) :]
            del open_groups[_above_articles(open_groups) :]
            continue
        depth = next(
            (
                at
                for at, group in enumerate(open_groups)
                if group.scheme is marker.scheme and group.label == marker.label
            ),
            None,
        )
        if depth is None:
            open_groups.append(_Group(marker.scheme, marker.label))
        else:
            done += open_groups[depth + 1 :]
            del open_groups[depth + 1 :]
            if _restarts(marker, open_groups[depth]):
                done.append(open_groups[depth])
                open_groups[depth] = _Group(marker.scheme, marker.label)
        open_groups[-1].markers[index] = marker
        open_groups[-1].last = marker.number
    return [*done, *open_groups, *([articles] if articles.markers else [])]


def _above_articles(open_groups: Sequence[_Group]) -> int:
    """How many of the open ways of numbering stand over articles."""
    return sum(group.scheme in _OVER_ARTICLES for group in open_groups)


def _numberable(look: Look, marker: Marker) -> bool:
    """Paragraphs; and lines that look like items of a list for the symbol before them, if text follows each."""
    return look.kind is BlockKind.PARAGRAPH or (marker.scheme is Scheme.SYMBOL and look.line)


def _counts(look: Look, marker: Marker, labels: Counter[str]) -> bool:
    """Whether the marker is one for sure: a label must come twice, a number with a space must head a line."""
    if marker.scheme is Scheme.LABEL:
        return look.line and labels[marker.label] >= 2
    if marker.scheme is Scheme.DASH:
        # A dash before a line of its own is a subtitle's.
        return not look.line
    return marker.strong or look.line


def _restarts(marker: Marker, group: _Group) -> bool:
    return marker.scheme not in _UNCOUNTED and marker.number <= group.last


def _judge(
    group: _Group, blocks: Sequence[Block], looks: Sequence[Look]
) -> tuple[list[Head], list[int]]:
    alone: list[int] = []
    run_in: dict[int, int] = {}
    articles: list[int] = []
    for index, marker in group.markers.items():
        article = group.scheme is Scheme.ARTICLE
        if looks[index].line and not (article and blocks[index].text.endswith("。")):
            alone.append(index)
        elif article:
            articles.append(index)
        elif end := _run_in_end(blocks[index].text, marker):
            run_in[index] = end
    size = len(group.markers)
    with_text = [index for index in alone if _has_text(index, group, looks)]
    if size == 1:
        single = with_text and group.scheme in _ALONE and not blocks[alone[0]].text.endswith("。")
        return [_head(group, alone[0], blocks)] if single else [], []
    good = len(with_text) + len(run_in) + len(articles)
    # The last item often has nothing below it that could be told from what follows the group.
    spared = size > 2 and not _has_text(next(reversed(group.markers)), group, looks)
    if good < 0.6 * (size - spared):
        return [], [] if group.scheme is Scheme.LABEL else list(group.markers)
    heads = [_head(group, index, blocks) for index in alone]
    heads += [_head(group, index, blocks, end) for index, end in run_in.items()]
    heads += [_head(group, index, blocks, group.markers[index].end) for index in articles]
    return heads, []


def _run_in_end(text: str, marker: Marker) -> int:
    """Where the heading ends that the block's own text runs on from; 0 if there is none."""
    limit = marker.end + LONGEST_RUN_IN_MARKED
    end = next(
        (at + 1 for at in range(marker.end, min(len(text), limit)) if text[at] in _BREAKS), 0
    )
    half = half_stop(text, marker.end, limit) if "." in text else None
    if half is not None and (not end or half.end() < end):
        end = half.end()
    if not end or end - marker.end < 3 or len(text) - end < 8:
        return 0
    if text[end - 1] in "：:；;" and end - marker.end > 20:
        return 0
    following = parse_marker(text[end : end + 8].lstrip())
    if following is not None and following.scheme is marker.scheme:
        return 0  # 一是……。二是……。: a list in one paragraph
    return 0 if holds_figure(text[marker.end : end]) else end


def _has_text(index: int, group: _Group, looks: Sequence[Look]) -> bool:
    """Whether text stands below the line ``index``, right there or under further headings inside it.

    In a table of contents only the next lines do.
    """
    for look in looks[index + 1 : index + 1 + _AHEAD]:
        if look.kind is BlockKind.NOISE:
            if look.address:
                return True
            continue
        marker = look.marker
        if marker and marker.scheme is group.scheme and marker.label == group.label:
            return False
        if not look.line or look.content or look.sentence:
            return True
    return False


def _head(group: _Group, index: int, blocks: Sequence[Block], end: int = 0) -> Head:
    marker = group.markers[index]
    # Dashes and symbols before a heading are its bullet, not its text.
    start = marker.end if marker.scheme in (Scheme.DASH, Scheme.SYMBOL) else 0
    length = len(blocks[index].text)
    return Head(index, start, end or length, marker.scheme, marker.number, inline=0 < end < length)
