"""Cut Chinese text into sentences.

A sentence ends at 。！？…… (and their half-width forms in Latin text), with whatever closing quotes and brackets
follow. A terminator inside a quotation, bracket or 《》 does not end the sentence around it, unless the quotation
is what the sentence ends with. Semicolons end a sentence only before 二是,
三是 … of points that are sentences themselves. A line break always does.

Quotes are believed only when they are paired inside one line and not too far apart, so that a quote that was
never closed cannot swallow a document. All work is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from language.endings import ends, quotation_ends
from language.leading import ITEM_NUMBER
from model.document import BlockKind, Document, Section, Span
from model.highlight import Sentence

# A quotation or bracket longer than this is cut like plain text: it is a speech, not a phrase.
LONGEST_PAIR: Final = 600

_LIST_ITEM: Final = BlockKind.LIST_ITEM
_BODY: Final = (BlockKind.PARAGRAPH, _LIST_ITEM)

_PAIRS: Final = {
    "“": "”", "‘": "’", "「": "」", "『": "』", "（": "）", "(": ")", "【": "】", "《": "》",
    "〈": "〉", "〔": "〕", "〖": "〗", "[": "]", "［": "］", "｛": "｝", "{": "}",
}  # fmt: skip
_OPENERS: Final = {close: opened for opened, close in _PAIRS.items()}
_PAIR_MARK: Final = re.compile(r"[“”‘’「」『』（）()【】《》〈〉〔〕〖〗\[\]［］｛｝{}\"]")

# One set of characters first, which the search can skip to; what follows it decides how far the mark reaches.
_END: Final = re.compile(
    r"[。｡！？‼⁇⁈⁉!?…‥.．](?:(?<![.．])[。｡！？‼⁇⁈⁉!?…‥]+|(?<=\.)\.+[。！？!?]*)?"
)
_CLOSERS: Final = re.compile(r"[”’」』）)】》〉〔〕〗\]］｝}\"]+")

_WORD: Final = re.compile(r"\w")
# ；二是 where the sentence has no 一是 of its own: its points are sentences, and the next one begins.
_NEXT_POINT: Final = re.compile(r"[；;](?=\s*(?:[二三四五六七八九]|十[一二三四五]?)[是要])")
_POINT: Final = re.compile("[一二三四五六七八九十]{1,2}[是要]")
_BULLET: Final = re.compile(r"[\s◆◇●○■□▲△▶►★☆•·‧▪▫➢➤✓✔※]+")


def split(text: str) -> tuple[tuple[int, int], ...]:
    """Sentence spans ``(start, end)`` of ``text``, in order.

    White space at either end of a sentence is left out; every other character is in exactly one span.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    while start < len(text):
        stop = text.find("\n", start)
        stop = len(text) if stop < 0 else stop
        end = stop
        while end > start and text[end - 1].isspace():
            end -= 1
        _split_line(text, start, end, spans)
        start = stop + 1
    return tuple(spans)


def _split_line(text: str, start: int, stop: int, spans: list[tuple[int, int]]) -> None:
    """Append the spans of ``text[start:stop]``, which holds no line break and ends in no space."""
    pairs = _outer_pairs(text, start, stop)
    openers = {opened for opened, _ in pairs}
    has_stop = "。" in text
    pair = 0
    begin = searched = start
    first = len(spans)
    for found in _END.finditer(text, start, stop):
        at, end = found.span()
        if at < begin:
            continue
        while pair < len(pairs) and pairs[pair][1] < at:
            pair += 1
        if pair < len(pairs) and pairs[pair][0] < at:
            opened, closed = pairs[pair]
            if end <= closed and _only_closers(text, end, closed):
                if not quotation_ends(text, begin, opened, closed, stop):
                    continue
                end = closed + 1
            else:
                continue
        elif not ends(text, begin, found, stop, has_stop):
            continue
        end = _with_closers(text, end, stop, openers)
        # Nearly every sentence begins with a word: look no further then.
        if not text[searched].isalnum() and _WORD.search(text, searched, end) is None:
            searched = end
            if len(spans) > first:
                spans[-1] = (spans[-1][0], end)
                begin = end
            continue
        _append(text, begin, end, spans)
        begin = searched = end
    if len(spans) > first and _WORD.search(text, searched, stop) is None:
        if stop > begin:
            spans[-1] = (spans[-1][0], stop)
        return
    _append(text, begin, stop, spans)


def _append(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end:
        point = _next_point(text, start, end)
        spans.append((start, point))
        start = point
        while start < end and text[start].isspace():
            start += 1


def _next_point(text: str, start: int, end: int) -> int:
    """Where the next of several points begins in the sentence; its end if none does."""
    found = _NEXT_POINT.search(text, start, end)
    if found is None or _POINT.search(text, start, found.start()):
        return end
    depth = 0
    for pair in _PAIR_MARK.finditer(text, start, found.start()):
        depth += 1 if pair.group() in _PAIRS else -1 if pair.group() in _OPENERS else 0
    return found.end() if depth == 0 else end


def _outer_pairs(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    """The outermost quotations, brackets and titles of one line that are closed within ``LONGEST_PAIR``."""
    pairs: list[tuple[int, int]] = []
    stack: list[tuple[str, int]] = []
    open_count: dict[str, int] = {}
    for found in _PAIR_MARK.finditer(text, start, stop):
        mark, at = found.group(), found.start()
        if mark == '"':
            mark_opened = '"' if open_count.get('"') else ""
        else:
            mark_opened = _OPENERS.get(mark, "")
        if not mark_opened:
            stack.append((mark, at))
            open_count[mark] = open_count.get(mark, 0) + 1
            continue
        if not open_count.get(mark_opened):
            continue
        while True:
            kind, opened = stack.pop()
            open_count[kind] -= 1
            if kind == mark_opened:
                break
        if at - opened <= LONGEST_PAIR:
            while pairs and pairs[-1][0] > opened:
                pairs.pop()
            pairs.append((opened, at))
    return pairs


def _only_closers(text: str, start: int, end: int) -> bool:
    return start == end or _CLOSERS.fullmatch(text, start, end) is not None


def _with_closers(text: str, end: int, stop: int, openers: set[int]) -> int:
    """``end`` moved behind the closing marks that belong to the sentence that ends there."""
    found = _CLOSERS.match(text, end, stop)
    if found is None:
        return end
    while end < found.end() and end not in openers:
        end += 1
    return end


def of_document(document: Document) -> tuple[Sentence, ...]:
    """Sentences of the body in source order: paragraphs and list items, each inside one section.

    Headings, run-in heads, captions, tables and noise are not body text. Ornaments before a list item (◆, ●)
    and its number (1.) are not part of its sentence.
    """
    return tuple(in_order(document))


def in_order(document: Document) -> Iterator[Sentence]:
    """The same one after the other, for whoever needs only the first of them."""
    for index, path, start, end in _stretches(document):
        block = document.blocks[index]
        piece = block.text[start:end]
        for left, right in split(piece):
            ornament = _BULLET.match(piece, left, right)
            left = ornament.end() if ornament else left  # noqa: PLW2901
            if left == start == 0 and block.kind is _LIST_ITEM:
                number = ITEM_NUMBER.match(piece)
                left = number.end() if number else left  # noqa: PLW2901
            if left < right:
                span = Span(index, start + left, start + right)
                yield Sentence(document.sha256, path, span)


def _stretches(document: Document) -> Iterator[tuple[int, tuple[int, ...], int, int]]:
    """``(block, section path, start, end)`` of the stretches of body text, in source order; heads are left out."""
    changes = _changes(document.sections, (), ())
    ahead = next(changes, None)
    path: tuple[int, ...] | None = ()
    for index, block in enumerate(document.blocks):
        body = block.kind in _BODY
        start, length = 0, len(block.text)
        while ahead is not None and ahead[0] < (index, length):
            (at_block, at), changed = ahead
            if at_block == index and at > start:
                if body and path is not None:
                    yield index, path, start, at
                start = at
            path = changed
            ahead = next(changes, None)
        if body and path is not None and start < length:
            yield index, path, start, length


def _changes(
    sections: Sequence[Section], above: tuple[int, ...], parent: tuple[int, ...]
) -> Iterator[tuple[tuple[int, int], tuple[int, ...] | None]]:
    """Every place where the section, or being inside a head, changes, in source order; of several changes at one place
    the last one holds."""
    for index, section in enumerate(sections):
        path, head = (*above, index), section.heading
        yield (section.first, section.start), path
        yield (head.block, head.start), None
        yield (head.block, head.end), path
        yield from _changes(section.children, path, path)
        yield (section.last, section.end), parent
