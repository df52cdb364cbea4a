"""Paragraphs set further in than their column, on one side or both: they have edges of their own."""

from __future__ import annotations

from collections.abc import Sequence

from readers.common.pages.bands import Span
from readers.common.pages.shapes import TextLine

# In sizes of the type: by so much a paragraph is set further in, and its first line once more; what is not further
# apart is one edge; a line that leaves more room than this at its end is the paragraph's last.
_IN, _FIRST, _ONE, _ROOM = 0.9, 4.2, 0.3, 1.5
# The first line fills so much of the column: a name and a date at the end of a letter do not.
_WIDE = 0.5
_ENDS = "。！？；：!?;:"


def insets(lines: Sequence[TextLine], left: float, right: float, gap: float) -> dict[int, Span]:
    """The edges of the paragraphs that are set further in than a column from ``left`` to ``right``, by ``id(line)``.

    Such a paragraph is known by its first line, which begins further in than the others, and these further in than
    the column. Lines more than ``gap`` apart belong to no common one.
    """
    found: dict[int, Span] = {}
    at = 0
    while at + 1 < len(lines):
        run = _run(lines, at, left, right, gap)
        if len(run) > 1:
            edges = run[1].x0, max(line.x1 for line in run)
            found.update((id(line), edges) for line in run)
        at += len(run)
    return found


def _run(
    lines: Sequence[TextLine], at: int, left: float, right: float, gap: float
) -> Sequence[TextLine]:
    """The inset paragraph that begins with line ``at``, or that line alone."""
    first, second = lines[at], lines[at + 1]
    size = first.size
    apart = first.x0 - second.x0
    if (
        second.x0 - left < _IN * size
        or not _IN * size <= apart <= _FIRST * size
        or first.x1 - first.x0 < _WIDE * (right - left)
        or second.x1 - first.x1 > _ROOM * size
        # (Lines of a centred heading.)
        or abs(first.x0 + first.x1 - second.x0 - second.x1) < size / 2
    ):
        return lines[at : at + 1]
    end, furthest = at + 1, first.x1
    while (
        end < len(lines)
        and 0 < lines[end].above <= gap
        and abs(lines[end].size - size) < 0.05 * size
        and abs(lines[end].x0 - second.x0) < _ONE * size
        and furthest - lines[end - 1].x1 < _ROOM * size
    ):
        furthest = max(furthest, lines[end].x1)
        end += 1
    if end == at + 2 and first.text[-1] in _ENDS:
        end -= 1  # two paragraphs of one line
    return lines[at:end]
