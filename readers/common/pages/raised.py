"""Raised characters: between two codes that no text has until it is known whether they call for a note.

Pieces of text carry them through lines and cells of tables; ``footnotes`` settles what they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from readers.common.raised import raised

# Codes for private use, which readers take out of what a file says before they add these.
RAISED, LEVEL = "\ue000", "\ue001"

# Raised characters have at most so much of the size of their line, and stand so much of it higher.
_SMALLER, _HIGHER = 0.8, 0.25

_RAISED = re.compile(f"{RAISED}([^{LEVEL}]*){LEVEL}")
_CODES = re.compile(f"[{RAISED}{LEVEL}]")
# What calls for a note, in brackets or not.
_LABEL = (
    r"[\[［〔(（【]?(?:\d{1,3}|[ivxlc]{1,7}|[a-zA-Z]|[①-⑳㉑-㉟㊱-㊿❶-❿⑴-⒇]|[一二三四五六七八九十]{1,3}|注\d{0,2}"
    r"|[*＊†‡§¶]{1,20})[\]］〕)）】]?"
)
_LABELS = re.compile(rf"{_LABEL}(?:[ ,，、]*{_LABEL})*")
_EACH = re.compile(_LABEL)
# A figure raised behind these is a power.
_BASE = re.compile(r"(?:(?<![A-Za-z])[kcdmnμµ]?m|(?<!\d)10)$")
# Of what stands before raised characters, enough to know how they read.
_ENOUGH = 4
_NUMBER = re.compile(r"[.．]?\d|[%％]")
_WORD = re.compile(r"[A-Za-z\d]")


@dataclass(frozen=True, slots=True)
class Mark:
    """Raised characters that may call for notes: the ``order``-th of the line or row at ``place`` (page and line)."""

    labels: tuple[str, ...]
    place: tuple[int, int]
    order: int
    tabular: bool

    @property
    def text(self) -> str:
        """As it was printed."""
        return "".join(self.labels)


def marks_in(texts: Iterable[str], place: tuple[int, int], *, tabular: bool) -> Iterator[Mark]:
    """The marks in a line, or in the cells of a row of a table."""
    order = -1
    for text in texts:
        for match in _RAISED.finditer(text):
            order += 1
            inside = match.group(1).strip()
            power = inside.isdigit() and _BASE.search(plain(text[: match.start()]))
            if _LABELS.fullmatch(inside) and not power:
                labels = tuple(_EACH.findall(inside))
                yield Mark(labels, place, order, tabular)


def without(texts: Iterable[str], dropped: Callable[[int], bool]) -> list[str]:
    """Texts of one line or row without the raised characters for whose order ``dropped`` holds; all others as they
    read."""
    order = -1

    def settle(match: re.Match[str]) -> str:
        nonlocal order
        order += 1
        if dropped(order):
            return ""
        return raised(match.group(1), plain(match.string[: match.start()][-_ENOUGH:]))

    return [_CODES.sub("", _RAISED.sub(settle, text)) if RAISED in text else text for text in texts]


def is_raised(size: float, bottom: float, main: float, floor: float) -> bool:
    """Whether characters of a size are raised, of whose boxes the lower edge is at ``bottom``: beside others of the size
    ``main`` down to ``floor``."""
    return size <= _SMALLER * main and floor - bottom >= _HIGHER * main


def with_raised(text: str, chars: Sequence[str], high: Sequence[bool]) -> str:
    """``text``, which is ``chars`` with spaces between some of them, with the codes around what stands ``high``."""
    parts: list[str] = []
    at, before = 0, False
    for char, now in zip(chars, high, strict=True):
        end = text.find(char, at)
        if end < 0:
            return text
        if now != before:
            # A space between two stands on the line.
            parts += (text[at:end], RAISED) if now else (LEVEL, text[at:end])
        else:
            parts.append(text[at:end])
        parts.append(char)
        at, before = end + 1, now
    return "".join([*parts, LEVEL * before, text[at:]])


def plain(text: str) -> str:
    """Text with raised characters on the line."""
    return _CODES.sub("", text) if RAISED in text or LEVEL in text else text


def begins_with(text: str, label: str, *, surely: bool = True) -> bool:
    """Whether a line begins with a label. ``surely``: and it is no part of a longer word or number."""
    if text.startswith(f"{RAISED}{label}{LEVEL}"):
        return True
    text = plain(text)
    if not text.startswith(label):
        return False
    return not (surely and _goes_on(label, text[len(label) :]))


def label_of(text: str) -> str | None:
    """What a line surely begins with that could be the label of a note."""
    match = _EACH.match(text.removeprefix(RAISED))
    if match is None or not begins_with(text, match.group()):
        return None
    return match.group()


def _goes_on(label: str, behind: str) -> bool:
    """Whether a label is only the beginning of a number or word."""
    if label[-1].isdecimal():
        return bool(_NUMBER.match(behind))
    return label[-1].isascii() and label[-1].isalpha() and bool(_WORD.match(behind))


def labelled(text: str, label: str) -> str:
    """The first line of a note, its label told from what follows it."""
    text = plain(text)
    behind = text[len(label) :]
    return f"{label} {behind}" if _WORD.match(label[-1:]) and behind[:1].strip() else text
