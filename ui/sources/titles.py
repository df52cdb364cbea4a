"""The lines of a title page as the outline shows them: one title with the rest of its lines under it."""

from __future__ import annotations

from model.document import BlockKind, Document


def title_lines(document: Document) -> int:
    """How many sections at the top are lines of one title page: titles with nothing between them but noise. All but
    the last are empty; 0 if there is but one."""
    count = 0
    for section in document.sections:
        if section.level or section.inline:
            break
        count += 1
        following = document.sections[count : count + 1]
        if not following or section.children:
            break
        between = document.blocks[section.first + 1 : following[0].first]
        if any(block.kind is not BlockKind.NOISE for block in between):
            break
    return count if count > 1 else 0
