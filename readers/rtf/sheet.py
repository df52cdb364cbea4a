"""The style sheet: which styles are headings, captions and contents."""

from __future__ import annotations

import re
from dataclasses import dataclass

from model.document import BlockKind

_HEADING = re.compile(r"(?:heading|标题|標題)\s*([1-9])\b", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|目录|目錄)\s*\d|contents", re.IGNORECASE)
_CAPTION = re.compile(r"caption|题注", re.IGNORECASE)
_TITLE = re.compile(r"^(?:title|标题)$", re.IGNORECASE)


@dataclass(slots=True)
class _Style:
    name: str = ""
    outline: int | None = None


class StyleSheet:
    """Filled while the group of styles is read."""

    def __init__(self) -> None:
        self._styles: dict[int, _Style] = {}
        self._open = _Style()
        self._styles[0] = self._open

    def begin(self, number: int) -> None:
        """The style that is being described has this number."""
        if len(self._styles) < 10_000:
            self._open = self._styles.setdefault(number, _Style())

    def word(self, word: str, number: int | None) -> None:
        """A control word in a style's description."""
        if word == "outlinelevel":
            self._open.outline = number

    def name(self, text: str) -> None:
        """Characters of the style's name."""
        if len(self._open.name) < 200:
            self._open.name += text

    def end(self) -> None:
        """A group of the style sheet ends."""
        self._open.name = self._open.name.split(";")[0].strip()
        self._open = _Style()

    def kind(self, style: int, outline: int | None) -> tuple[BlockKind, int]:
        """What a paragraph of a style is, and a heading's level."""
        found = self._styles.get(style) or _Style()
        if _CONTENTS.match(found.name):
            return BlockKind.NOISE, 0
        if _CAPTION.search(found.name):
            return BlockKind.CAPTION, 0
        if outline is None:
            outline = found.outline
        if outline is not None:
            return (
                (BlockKind.HEADING, outline + 1) if 0 <= outline <= 8 else (BlockKind.PARAGRAPH, 0)
            )
        named = _HEADING.search(found.name)
        if named:
            return BlockKind.HEADING, int(named[1])
        if _TITLE.match(found.name):
            return BlockKind.HEADING, 0
        return BlockKind.PARAGRAPH, 0
