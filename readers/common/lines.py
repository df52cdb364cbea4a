"""Printed lines → paragraphs.

A file from a PDF, an e-mail or a newspaper page ends a line where the column ended, in mid-word, with or without
blank lines between; another has one paragraph per line. Nothing in the bytes says which, so each pair of
neighbouring lines is judged by itself:

* a line that opens something (number, bullet, indent, date, a mark of the format) begins a block;
* a line that ends in ``，`` or ``、`` or inside a bracket, or whose neighbour begins with a mark that cannot begin a
  line, is not finished;
* a line without final punctuation that is as long as other unfinished lines around it was broken by the margin;
* a long line with clauses but without an end, in a document where such lines have ends, was broken by a page.

What a document's lines look like stands in ``line_shapes.py``.
"""

from __future__ import annotations

from collections.abc import Sequence

from model.document import Block, BlockKind, Segment
from readers.common.line import Line, joint, width
from readers.common.line_shapes import LineShapes

__all__ = ["Line", "group_lines", "join_lines", "joint", "width"]


def join_lines(lines: Sequence[Line]) -> list[Block]:
    """The blocks that the lines make up, in the order of their first lines.

    Characters are neither added nor lost but for white space: ends of lines are trimmed, and :func:`joint` says
    what comes between two.
    """
    return [_block([lines[index] for index in group]) for group in group_lines(lines)]


def group_lines(lines: Sequence[Line]) -> list[list[int]]:
    """Which lines belong together, by index: each group is one block of :func:`join_lines`."""
    shape = LineShapes(lines)
    groups: list[list[int]] = []
    noise: list[list[int]] = []
    pending: list[int] = []
    for index, line in enumerate(lines):
        if line.kind is BlockKind.NOISE or (line.kind is None and shape.is_page_number(index)):
            noise.append([index])
            continue
        if pending and shape.continues(pending[-1], index):
            pending.append(index)
            continue
        if pending:
            groups.append(pending)
        groups += noise
        pending, noise = [index], []
    if pending:
        groups.append(pending)
    return groups + noise


def _block(lines: Sequence[Line]) -> Block:
    parts: list[str] = []
    segments: list[Segment] = []
    at = 0
    for line in lines:
        piece = line.text.strip()
        if not piece:
            continue
        if parts:
            between = joint(parts[-1], piece)
            if between:
                parts.append(between)
                at += 1
        parts.append(piece)
        segments.append(Segment(at, at + len(piece), line.anchor))
        at += len(piece)
    kind = lines[0].kind or BlockKind.PARAGRAPH
    return Block(kind, "".join(parts), tuple(segments), lines[0].level)
