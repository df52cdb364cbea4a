"""Notes of Markdown (``[^1]`` in the text, ``[^1]: 说明`` elsewhere), and what only looks like the address of a link.

CommonMark takes both for the addresses of links, which nobody sees, and their words would be lost.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias, cast

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

# The token that stands where a note is called, its label as content.
MARK = "note_mark"
_KEY = "notes"
_DEFINITION = re.compile(r"\[\^([^\]\s]{1,100})\]:[ \t]*")
_CALL = re.compile(r"\[\^([^\]\s]{1,100})\]")
# [备注]: 初步统计数。 An address begins with no Chinese character or mark.
_SAID = re.compile(
    r"\[[^\]\n]{1,100}\]:[ \t]*[\u2018-\u201d\u3000-\u303f\u3400-\u9fff\uff00-\uffef]"
)
# Paragraphs of a note behind its first are so far in.
_INDENT = 4


# The paragraphs of a note, each with the line it begins in (from 0).
Note: TypeAlias = list[tuple[str, int]]


def learn_notes(parser: MarkdownIt) -> None:
    """Teach ``parser`` notes. What it finds is told by :func:`notes_of`."""
    from markdown_it.rules_block import reference

    def refer(state: StateBlock, first: int, end: int, silent: bool) -> bool:
        return not _SAID.match(_line(state, first)) and reference(state, first, end, silent)

    parser.block.ruler.before("reference", _KEY, _define, {"alt": ["paragraph", "reference"]})
    parser.block.ruler.at("reference", refer)
    parser.inline.ruler.before("link", _KEY, _call)


def notes_of(environment: dict[str, object]) -> dict[str, Note]:
    """The notes found while a text was parsed with ``environment``, by label, in their order."""
    return cast("dict[str, Note]", environment.setdefault(_KEY, {}))


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def _define(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    found = None if state.is_code_block(first) else _DEFINITION.match(_line(state, first))
    if found is None:
        return False
    if silent:
        return True
    notes = notes_of(cast("dict[str, object]", state.env))
    # Two that are called the same by mistake: neither is lost.
    label = f"{found[1]} {len(notes)}" if found[1] in notes else found[1]
    note: Note = []
    notes[label] = note
    begun, lines = first, [_line(state, first)[found.end() :]]
    at = first + 1
    while at < end:
        if state.isEmpty(at):
            following = state.skipEmptyLines(at)
            if following >= end or state.sCount[following] - state.blkIndent < _INDENT:
                break
            note.append(("\n".join(lines), begun))
            begun, lines, at = following, [], following
        elif state.sCount[at] < state.blkIndent or _ends(state, at, end):
            break
        lines.append(_line(state, at).strip())
        at += 1
    note.append(("\n".join(lines), begun))
    state.line = at
    return True


def _ends(state: StateBlock, at: int, end: int) -> bool:
    """Whether something other than a paragraph begins in a line."""
    if state.is_code_block(at):
        return False
    return any(rule(state, at, end, True) for rule in state.md.block.ruler.getRules("paragraph"))


def _call(state: StateInline, silent: bool) -> bool:
    found = _CALL.match(state.src, state.pos)
    if found is None or found[1] not in notes_of(cast("dict[str, object]", state.env)):
        return False
    if not silent:
        state.push(MARK, "", 0).content = found[1]
    state.pos = found.end()
    return True
