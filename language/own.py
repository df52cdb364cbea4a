"""The person's own words, and the wordings that are never chosen: two text files in their data folder.

Both programs read the files where they stand, so that the window and the console cut and choose alike. Whatever is wrong
with a file, no command fails for it: a line that is no entry is passed over, and a file that cannot be read is empty.
"""

from __future__ import annotations

import contextlib
import os
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from model import portable

LONGEST_WORD: Final = 30
LONGEST_STOP: Final = 500
MOST: Final = 20_000
"""Entries of one list; the rest of a longer file is passed over."""

NOUN: Final = "n"
TAGS: Final = (NOUN, "nr", "ns", "nt", "nz")
"""What an own word can be, in jieba's letters: a plain noun, a person, a place, a body, another proper name."""

_TAG: Final = r"[a-z]{1,4}\Z"
_CACHED_PLACES: Final = frozenset({"language", "facts", "word", "summarizer", "briefing"})


@dataclass(frozen=True, slots=True, order=True)
class OwnWord:
    """A word of the person's own, its part of speech in jieba's letters, and how often it occurs (None: as often as it
    takes for the word to be kept together)."""

    text: str
    tag: str = NOUN
    frequency: int | None = None

    def line(self) -> str:
        """The word as a line of a dictionary of jieba's form."""
        middle = "" if self.frequency is None else f" {self.frequency}"
        return f"{self.text}{middle} {self.tag}"


def folder() -> Path:
    """Where the files stand; it need not be there yet."""
    from platformdirs import user_data_dir

    return portable.folder() or Path(user_data_dir("jianbao", appauthor=False))


def words_file() -> Path:
    """The dictionary: a word a line, then optionally its frequency and its part of speech."""
    return folder() / "words.txt"


def stops_file() -> Path:
    """What is never chosen: a wording a line."""
    return folder() / "stops.txt"


def words() -> tuple[OwnWord, ...]:
    """The person's own words, in the order of their file."""
    return parsed_words(_read(words_file()))[0]


def stops() -> tuple[str, ...]:
    """The wordings whose sentences are never chosen, in the order of their file."""
    return parsed_stops(_read(stops_file()))[0]


def parsed_words(data: bytes) -> tuple[tuple[OwnWord, ...], int]:
    """The words of a dictionary file in any common encoding, each once, and how many lines are none."""
    found: dict[str, OwnWord] = {}
    bad = 0
    for line in _lines(data):
        word = _entry(line)
        if word is None:
            bad += 1
        elif len(found) < MOST:
            found.setdefault(word.text, word)
    return tuple(found.values()), bad


def _entry(line: str) -> OwnWord | None:
    """The word of a line: itself, then its frequency and its part of speech if they are given."""
    text, *rest = line.split()
    frequency = int(rest.pop(0)) if rest and rest[0].isdecimal() and len(rest[0]) < 10 else None
    tag = rest.pop(0) if rest and re.match(_TAG, rest[0]) else NOUN
    return None if rest or not is_word(text) else OwnWord(text, tag, frequency)


def parsed_stops(data: bytes) -> tuple[tuple[str, ...], int]:
    """The wordings of a file in any common encoding, each once, and how many lines are none."""
    lines = _lines(data)
    good = [line for line in lines if is_stop(line)]
    return tuple(dict.fromkeys(good[:MOST])), len(lines) - len(good)


def is_word(text: str) -> bool:
    """Whether ``text`` can be an entry of the dictionary: two characters at least, none of them white space."""
    return 1 < len(text) <= LONGEST_WORD and not any(map(str.isspace, text)) and text[0] != "#"


def is_stop(text: str) -> bool:
    """Whether ``text`` can be an entry of the stop list: two characters at least that are not white space."""
    return len("".join(text.split())) > 1 and len(text) <= LONGEST_STOP and text[0] != "#"


def save_words(entries: Iterable[OwnWord]) -> None:
    """Put these in place of the person's own words. Raises OSError."""
    _write(words_file(), (entry.line() for entry in entries))


def save_stops(entries: Iterable[str]) -> None:
    """Put these in place of what is never chosen. Raises OSError."""
    _write(stops_file(), entries)


def forget_results() -> None:
    """Empty whatever remembers results that were found with other words: all caches of the floors that ask for words."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] in _CACHED_PLACES and module is not None:
            for value in list(vars(module).values()):
                clear = getattr(value, "cache_clear", None)
                if callable(clear):
                    clear()


def stamp() -> tuple[int, int]:
    """Changes whenever the dictionary is written."""
    try:
        found = words_file().stat()
    except OSError:
        return (0, 0)
    return (found.st_mtime_ns, found.st_size)


def _lines(data: bytes) -> list[str]:
    lines = (line.strip() for line in _decoded(data).splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def _decoded(data: bytes) -> str:
    """``data`` as text: UTF-8, UTF-16 with its mark, or what Chinese Windows writes."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030", "replace")


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _write(path: Path, lines: Iterable[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".~{os.urandom(4).hex()}.tmp")
    try:
        beside.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        beside.replace(path)
    finally:
        with contextlib.suppress(OSError):
            beside.unlink()
