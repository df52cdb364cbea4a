"""Line breaks that a format's author set inside one paragraph, and headings that are none.

Staff press Shift+Enter, and pages hold <br>, both within a title and in place of a new paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from model.document import Anchor, BlockKind
from readers.common.lines import Line, group_lines

# A paragraph of several sentences is body text, even if someone gave it a heading's style.
_LONGEST_HEADING = 80
_SENTENCE_END = re.compile(r"[。！？；](?=.)")
# A line after a title that is not part of it: a date, a number, a name in brackets.
_BELOW_TITLE = re.compile(r"[（(〔\d]")


def reads_as_body(text: str) -> bool:
    """Whether ``text`` is too much of a paragraph to be a heading, whatever its style says."""
    return len(text) > _LONGEST_HEADING or (len(text) > 40 and bool(_SENTENCE_END.search(text)))


def blocks_of_lines(
    lines: Sequence[str], kind: BlockKind, *, centred: bool = False, gaps: Sequence[bool] = ()
) -> list[list[int]]:
    """Which of the ``lines`` of one paragraph, by index, make up one block together.

    Lines of a heading or of centred text belong together up to a date or bracket; those of a plain paragraph
    are judged as printed lines are, ``gaps`` telling which follow an empty one; everything else stays whole.
    """
    if kind is BlockKind.HEADING or (kind is BlockKind.PARAGRAPH and centred):
        return _title_groups(lines)
    if kind is not BlockKind.PARAGRAPH:
        return [list(range(len(lines)))]
    return group_lines(
        [Line(text, Anchor(), gap=bool(gaps) and gaps[index]) for index, text in enumerate(lines)]
    )


def _title_groups(lines: Sequence[str]) -> list[list[int]]:
    groups: list[list[int]] = []
    for index, line in enumerate(lines):
        if groups and not _BELOW_TITLE.match(line):
            groups[-1].append(index)
        else:
            groups.append([index])
    return groups
