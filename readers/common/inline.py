"""Running text of a markup language, put together from pieces as a browser shows it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from model.document import Anchor, Block, BlockKind, Segment
from readers.common.breaks import blocks_of_lines
from readers.common.lines import joint

_WHITE = " \t\r\f\v"
_RUN = re.compile(r"[ \t\r\f\v]+")


@dataclass(slots=True)
class ShownLine:
    """One line as shown: its text and which source line each stretch came from. ``gap``: an empty one before."""

    text: str
    segments: list[Segment]
    gap: bool = False


@dataclass(slots=True)
class _Open:
    parts: list[str] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)
    length: int = 0


class InlineText:
    """Collects pieces of one paragraph. White space runs become one space, line ends of the source none
    between Chinese characters; :meth:`line_break` starts a new shown line."""

    def __init__(self) -> None:
        self._lines: list[ShownLine] = []
        self._line = _Open()
        self._pending = ""
        self._empty = False

    def add(self, text: str, line: int) -> None:
        """``text``, which begins in source line ``line`` (1-based)."""
        for number, part in enumerate(text.split("\n")):
            if number:
                self._pending = "\n"
            if part:
                self._add_part(part, line + number)

    def _add_part(self, part: str, line: int) -> None:
        kept = part.strip(_WHITE)
        if not kept:
            self._pending = self._pending or " "
            return
        if part[0] in _WHITE:
            self._pending = self._pending or " "
        kept = _RUN.sub(" ", kept)
        current = self._line
        if current.parts and self._pending:
            between = " " if self._pending == " " else joint(current.parts[-1], kept)
            if between:
                current.parts.append(between)
                current.length += len(between)
        begin = current.length
        current.parts.append(kept)
        current.length += len(kept)
        last = current.segments[-1] if current.segments else None
        if last is not None and last.anchor.line == line:
            current.segments[-1] = Segment(last.start, current.length, last.anchor)
        else:
            current.segments.append(Segment(begin, current.length, Anchor(line=line)))
        self._pending = " " if part[-1] in _WHITE else ""

    def last(self) -> str:
        """The last piece of the line so far, empty where white space follows it."""
        return self._line.parts[-1] if self._line.parts and not self._pending else ""

    def line_break(self) -> None:
        """What follows is shown on a new line."""
        current = self._line
        text = "".join(current.parts)
        lead = len(text) - len(text.lstrip())
        text = text.strip()
        if text:
            self._lines.append(
                ShownLine(text, _shifted(current.segments, lead, len(text)), self._empty)
            )
        self._empty = not text
        self._line = _Open()
        self._pending = ""

    def take(self) -> list[ShownLine]:
        """The lines so far, those without visible text left out; starts anew."""
        self.line_break()
        lines, self._lines, self._empty = self._lines, [], False
        return lines


def _shifted(segments: Sequence[Segment], lead: int, length: int) -> list[Segment]:
    """``segments`` of a text that lost ``lead`` characters in front and ends at ``length``."""
    if not lead and segments[-1].end <= length:
        return list(segments)
    cut = ((max(s.start - lead, 0), min(s.end - lead, length), s.anchor) for s in segments)
    return [Segment(start, end, anchor) for start, end, anchor in cut if start < end]


def to_blocks(lines: Sequence[ShownLine], kind: BlockKind, level: int = 0) -> list[Block]:
    """The blocks that the shown lines of one paragraph make up."""
    if not lines:
        return []
    if len(lines) == 1:
        return [Block(kind, lines[0].text, tuple(lines[0].segments), level)]
    texts = [line.text for line in lines]
    groups = blocks_of_lines(texts, kind, gaps=[line.gap for line in lines])
    return [_merged([lines[index] for index in group], kind, level) for group in groups]


def _merged(lines: Sequence[ShownLine], kind: BlockKind, level: int) -> Block:
    text = ""
    segments: list[Segment] = []
    for line in lines:
        text += joint(text, line.text)
        begin = len(text)
        text += line.text
        segments += [Segment(begin + s.start, begin + s.end, s.anchor) for s in line.segments]
    return Block(kind, text, tuple(segments), level)
