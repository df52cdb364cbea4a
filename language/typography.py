"""How a quotation from a source is printed, and the proof that nothing else was changed.

The only changes: half-width ``, ; : ? ! ( )``, straight quotes and full stops that end a sentence become
full-width beside Chinese, a quotation inside a quotation takes ‘ ’, stray spaces and marks of notes ([2]) go, and a final ； or ， becomes 。. Numbers (3.5, 1,000),
ratios (1:2), times (12:30), addresses and Latin passages stay as they are.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import Final

from language.characters import CHINESE_MARKS, HAN, is_ideograph
from language.stops import is_stop

_WIDE: Final = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}
# Marks of both scripts. They count as Chinese only where Chinese prevails.
_SHARED: Final = "“”‘’…—·"
# Looked through when asking what a mark stands beside, in every width, so that changing one mark never changes
# the answer for the next.
_MARKS: Final = frozenset(_WIDE) | frozenset(_WIDE.values()) | {"。"}
_MARKS_AND_QUOTES: Final = _MARKS | frozenset(_SHARED) | {'"'}

_CHINESE_ONLY: Final = frozenset(CHINESE_MARKS) - frozenset(_SHARED)
_LATIN: Final = re.compile(r"[A-Za-z]")
_ADDRESS: Final = re.compile(
    r"(?:[A-Za-z][A-Za-z0-9+.\-]*://|www\.)[!-~]+|[A-Za-z0-9._%+\-]+@[A-Za-z0-9.\-]+"
)
_ADDRESS_TAIL: Final = ",;:?!.()\"'"
_SPACES: Final = re.compile(r"(?<=\S)\s+(?=\S)")
_WANTS_WORK: Final = re.compile(r"[\s,;:?!()\"'“]|[；，]\Z|[.．](?![0-9])")
# 总量[2]达到……: the mark of a note that is not printed with it, behind a word or a figure's unit.
_NOTE_MARK: Final = re.compile(
    rf"(?:(?<=[”》）)％%])|(?<={HAN})(?<![第附图表见献注页]))(?:[\[［〔][0-9]{{1,2}}[\]］〕])+(?![0-9]*号|[位名条章节季期届])"
)
_FINAL: Final = re.compile(r"[；，]\Z")
_SINGLE: Final = re.compile(r"(?<![A-Za-z0-9])'[^'\"“”‘’。；]{1,40}'(?![A-Za-z0-9])")
# A stop behind Chinese, with nothing of a name, a number or an address behind it; at the end behind a figure, too.
_STOP: Final = re.compile(rf"(?<![.．])[.．](?=\s*\Z|\s+(?:{HAN}|[“‘《])|\s*[”’」』）)])")
_INNER_STOP: Final = re.compile(rf"(?<![.．])[.．](?={HAN}|[“‘《【]|[0-9]{{4}}年)")


def printed(quote: str) -> str:
    """``quote`` as an unedited item prints it. Idempotent: what is printed is printed the same again."""
    text = quote.strip()
    if "]" in text or "〕" in text or "］" in text:
        text = _NOTE_MARK.sub("", text)
    if _WANTS_WORK.search(text) is None:
        return text
    kept = _address_places(text)
    characters = list(text)
    _curl_quotes(text, characters, kept)
    _curl_single_quotes(text, characters, kept)
    _nest_quotes(characters)
    # Stops first: whatever stands behind one that becomes 。 has something Chinese before it.
    _widen_stops(_Surroundings("".join(characters)), characters, kept)
    beside = _Surroundings("".join(characters))
    _widen_brackets(beside, characters, kept)
    _widen_marks(beside, characters, kept)
    return _FINAL.sub("。", _without_stray_spaces("".join(characters)))


def is_printed_form(text: str, quote: str) -> bool:
    """Whether ``text`` is what an unedited item with the source ``quote`` prints, by the listed changes alone."""
    return text == printed(quote)


class _Surroundings:
    """What stands beside each place of a text, other marks and spaces looked through."""

    def __init__(self, text: str, see_through: frozenset[str] | None = None) -> None:
        self.text = text
        prevails = sum(map(is_ideograph, text)) > len(_LATIN.findall(text))
        self.prevails = prevails
        self._chinese = f"{_SHARED}" if prevails else ""
        if see_through is None:
            see_through = _MARKS if prevails else _MARKS_AND_QUOTES
        self.before = self._nearest(range(len(text)), see_through)
        self.after = self._nearest(range(len(text) - 1, -1, -1), see_through)
        self.ideographs = list(accumulate(map(is_ideograph, text)))

    def _nearest(self, order: range, see_through: frozenset[str]) -> list[str]:
        nearest, last = [""] * len(self.text), ""
        for index in order:
            nearest[index] = last
            character = self.text[index]
            if character not in see_through and not character.isspace():
                last = character
        return nearest

    def is_chinese(self, character: str) -> bool:
        """Whether ``character`` (or nothing) is Chinese in this text."""
        if not character:
            return False
        return is_ideograph(character) or character in _CHINESE_ONLY or character in self._chinese

    def touches(self, index: int) -> bool:
        """Whether the mark at ``index`` stands beside Chinese."""
        return self.is_chinese(self.before[index]) or self.is_chinese(self.after[index])


def _address_places(text: str) -> frozenset[int]:
    """Indices of characters inside URLs and e-mail addresses."""
    places: set[int] = set()
    for found in _ADDRESS.finditer(text):
        address = found.group()
        # A bracket closed inside belongs to it; other marks at its end belong to the sentence.
        while address and address[-1] in _ADDRESS_TAIL:
            if address[-1] == ")" and address.count("(") >= address.count(")"):
                break
            address = address[:-1]
        places.update(range(found.start(), found.start() + len(address)))
    return frozenset(places)


def _widen_marks(beside: _Surroundings, characters: list[str], kept: frozenset[int]) -> None:
    text, last = beside.text, len(beside.text) - 1
    for index, mark in enumerate(text):
        if mark not in ",;:?!" or index in kept:
            continue
        if 0 < index < last and text[index - 1].isdigit() and text[index + 1].isdigit():
            continue
        if beside.touches(index):
            characters[index] = _WIDE[mark]


def _widen_stops(beside: _Surroundings, characters: list[str], kept: frozenset[int]) -> None:
    text = beside.text
    for found in _STOP.finditer(text):
        index = found.start()
        behind = index - 1
        while behind >= 0 and text[behind].isspace():
            behind -= 1
        before = text[behind] if behind >= 0 else ""
        ends = found.end() == len(text) and bool(beside.prevails)
        if index not in kept and (
            is_ideograph(before) or (ends and before and before in "%％”’）)0123456789")
        ):
            characters[index] = "。"
    for found in _INNER_STOP.finditer(text):
        if found.start() not in kept and is_stop(text, found.start()):
            characters[found.start()] = "。"


def _widen_brackets(beside: _Surroundings, characters: list[str], kept: frozenset[int]) -> None:
    """Widen both brackets of a pair or neither: f(x) keeps its own, （2022）年 does not."""
    text = beside.text
    if "(" not in text and ")" not in text:
        return
    stack: list[int] = []
    for index, mark in enumerate(text):
        if mark not in "()（）" or index in kept:
            continue
        if mark in "(（":
            stack.append(index)
        elif not stack:
            if beside.touches(index):
                characters[index] = "）"
        else:
            opened = stack.pop()
            before = beside.before[opened]
            inside = beside.ideographs[index] > beside.ideographs[opened]
            touching = beside.is_chinese(before) or (
                not before and beside.is_chinese(beside.after[index])
            )
            if inside or touching or text[opened] == "（" or mark == "）":
                characters[opened], characters[index] = "（", "）"
    for opened in stack:
        if beside.touches(opened):
            characters[opened] = "（"


def _curl_quotes(text: str, characters: list[str], kept: frozenset[int]) -> None:
    """Make paired straight quotes curly where they stand beside or around Chinese."""
    places = [i for i, mark in enumerate(text) if mark == '"' and i not in kept]
    if not places or len(places) % 2:
        return
    # (A point may yet become 。, which is looked through.)
    beside = _Surroundings(text, _MARKS_AND_QUOTES | {".", "．"})
    for opened, closed in zip(places[::2], places[1::2], strict=True):
        inside = beside.ideographs[closed] > beside.ideographs[opened]
        if inside or is_ideograph(beside.before[opened]) or is_ideograph(beside.after[closed]):
            characters[opened], characters[closed] = "“", "”"


def _curl_single_quotes(text: str, characters: list[str], kept: frozenset[int]) -> None:
    """Make '…' around Chinese ‘…’; apostrophes, feet and minutes stay."""
    for found in _SINGLE.finditer(text):
        opened, closed = found.start(), found.end() - 1
        if opened not in kept and closed not in kept and any(map(is_ideograph, found.group())):
            characters[opened], characters[closed] = "‘", "’"


def _nest_quotes(characters: list[str]) -> None:
    """Give a quotation directly inside “ ” the marks ‘ ’. Text whose quotes do not pair is left as it is."""
    stack: list[int] = []
    closers: dict[int, int] = {}
    for index, mark in enumerate(characters):
        if mark in ("“", "‘"):
            stack.append(index)
        elif mark == "”":
            if not stack or characters[stack[-1]] != "“":
                return
            closers[stack.pop()] = index
        elif mark == "’" and stack and characters[stack[-1]] == "‘":
            closers[stack.pop()] = index
    if stack:
        return
    ends = set(closers.values())
    enclosing: list[str] = []
    for index, mark in enumerate(characters):
        if index in ends:
            enclosing.pop()
        elif index in closers:
            if mark == "“" and enclosing and enclosing[-1] == "“":
                mark = "‘"  # noqa: PLW2901
                characters[index], characters[closers[index]] = "‘", "’"
            enclosing.append(mark)


def _without_stray_spaces(text: str) -> str:
    """``text`` without white space that touches Chinese; a line break between Latin words is a space."""
    beside = _Surroundings(text, frozenset())

    def replace(found: re.Match[str]) -> str:
        left, right = text[found.start() - 1], text[found.end()]
        if beside.is_chinese(left) or left in _WIDE.values():
            return ""
        if beside.is_chinese(right) or right in _WIDE.values():
            return ""
        run = found.group()
        return " " if run.strip(" \u00a0") else run

    return _SPACES.sub(replace, text)
