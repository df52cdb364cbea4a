"""What goes with a field that stays empty: the words, marks and brackets of a line that only label it."""

from __future__ import annotations

from typing import NamedTuple

# Stands in the text of a line for whatever is no text.
OBJECT = "￼"
_BRACKETS = {"（": "）", "(": ")", "〔": "〕", "[": "]", "《": "》", "“": "”", "‘": "’"}


class Edit(NamedTuple):
    """``value`` in the place of ``text[start:end]``, a field of a line."""

    start: int
    end: int
    value: str


def with_labels_dropped(text: str, edits: list[Edit]) -> list[Edit]:
    """The edits and the removals they cause, from the last to the first.

    A line is made of parts: what a pair of brackets holds is a part, and so is what tabs and line breaks
    set apart. A part whose fields are all empty goes with its words and its brackets. Brackets with nothing
    left before, between or behind them but what they hold go too.
    """
    owner, pairs = _parts(text, edits)
    filled = {owner[edit.start] for edit in edits if edit.value}
    emptied = {owner[edit.start] for edit in edits} - filled
    # A part inside which another part is printed keeps nothing but that part.
    result = [edit for edit in edits if owner[edit.start] not in emptied]
    result += _stray_separators(text, result)
    for start, end in pairs:
        line = _segment(text, start)
        if set(owner[line]) - emptied == {owner[start]} and set(owner[line]) & emptied:
            result += [Edit(start, start + 1, ""), Edit(end, end + 1, "")]
    position = 0
    while position < len(text):
        if owner[position] not in emptied or text[position] in "\t\n" + OBJECT:
            position += 1
            continue
        start = position
        while (
            position < len(text)
            and owner[position] in emptied
            and text[position] not in "\t\n" + OBJECT
        ):
            position += 1
        result.append(Edit(start, position, ""))
    return sorted(result, key=lambda edit: edit.start, reverse=True)


def _stray_separators(text: str, edits: list[Edit]) -> list[Edit]:
    """The mark that parted an empty field from its neighbour in the same part: （【来源】，【日期】）."""
    places: set[int] = set()
    for edit in edits:
        if edit.value:
            continue
        for place in (edit.start - 1, edit.end):
            if 0 <= place < len(text) and text[place] in "，、；　" and place not in places:
                places.add(place)
                break
    return [Edit(place, place + 1, "") for place in places]


def _segment(text: str, position: int) -> slice:
    """What tabs, breaks and objects leave around ``position``."""
    start = max(text.rfind(mark, 0, position) for mark in "\t\n" + OBJECT) + 1
    ends = [text.find(mark, position) for mark in "\t\n" + OBJECT]
    return slice(start, min((end for end in ends if end >= 0), default=len(text)))


def _parts(text: str, edits: list[Edit]) -> tuple[list[int], list[tuple[int, int]]]:
    """For each character the number of the part it belongs to, and the brackets that are parts: those that
    hold a field themselves."""
    holders = _bracket_pairs(text)
    owner = [0] * len(text)
    segment = 0
    for position, char in enumerate(text):
        segment += char in "\t\n"
        owner[position] = segment
    starts = [edit.start for edit in edits]
    number = segment
    parts: list[tuple[int, int]] = []
    for start, end in sorted(holders, key=lambda pair: pair[0] - pair[1]):
        inner = [pair for pair in holders if start < pair[0] and pair[1] < end]
        own = any(start < at < end and not any(a < at < b for a, b in inner) for at in starts)
        if own:
            number += 1
            owner[start : end + 1] = [number] * (end + 1 - start)
            parts.append((start, end))
    return owner, parts


def _bracket_pairs(text: str) -> list[tuple[int, int]]:
    """Matching brackets of one segment, as offsets of both."""
    pairs: list[tuple[int, int]] = []
    stack: list[tuple[str, int]] = []
    for position, char in enumerate(text):
        if char in "\t\n":
            stack.clear()
        elif char in _BRACKETS:
            stack.append((_BRACKETS[char], position))
        elif stack and char == stack[-1][0]:
            pairs.append((stack.pop()[1], position))
    return pairs
