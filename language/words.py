"""Words of Chinese text: the one door to jieba and to its fast port rjieba.

rjieba cuts Chinese text as jieba does, about twenty times faster. A dictionary of the person's own can only be loaded
by jieba, which then cuts what holds one of their words; everything else is cut as ever. Both are imported when the
first text is cut, never before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from types import ModuleType
from typing import Any, Final, Protocol

from language import own
from language.own import OwnWord
from model import portable
from model.errors import UsageError

_ENTRY: Final = r"(?P<word>.+?)(?:\s+(?P<frequency>\d+))?(?:\s+(?P<tag>[a-z]+))?\Z"


class _Backend(Protocol):
    def cut(self, text: str) -> list[str]: ...

    def tag(self, text: str) -> list[tuple[str, str]]: ...


class _Fast:
    """rjieba, with jieba's own dictionary inside."""

    def __init__(self) -> None:
        import rjieba

        self.cut: Any = rjieba.cut
        self._tag = rjieba.tag

    def tag(self, text: str) -> list[tuple[str, str]]:
        return [(word, flag) for word, flag in self._tag(text)]


class _Reference:
    """jieba itself, with a dictionary of the person's own."""

    def __init__(self, entries: Iterable[tuple[str, int | None, str | None]]) -> None:
        jieba = quiet_jieba()
        from jieba import posseg

        tokenizer = jieba.Tokenizer()
        tokenizer.tmp_dir = jieba.dt.tmp_dir
        self._tokenizer: Any = tokenizer
        self._tagger: Any = posseg.POSTokenizer(tokenizer)
        for word, frequency, tag in entries:
            tokenizer.add_word(word, frequency, tag)
        self._tagger.word_tag_tab.update(tokenizer.user_word_tag_tab)

    def cut(self, text: str) -> list[str]:
        return list(self._tokenizer.lcut(text))

    def tag(self, text: str) -> list[tuple[str, str]]:
        return [(pair.word, pair.flag) for pair in self._tagger.cut(text)]


class _WithOwn:
    """jieba for what holds a word of the person's own, rjieba for all the rest."""

    def __init__(self, words: Sequence[OwnWord]) -> None:
        self._words = words
        self._fast = _Fast()
        self._reference: _Reference | None = None
        self._begins: dict[str, list[str]] = {}
        for word in words:
            self._begins.setdefault(word.text[:2], []).append(word.text)

    def _of(self, text: str) -> _Backend:
        if not self._holds_one(text):
            return self._fast
        if self._reference is None:
            self._reference = _Reference((one.text, one.frequency, one.tag) for one in self._words)
        return self._reference

    def _holds_one(self, text: str) -> bool:
        begins = self._begins
        return any(
            text.startswith(word, at)
            for at in range(len(text) - 1)
            for word in begins.get(text[at : at + 2], ())
        )

    def cut(self, text: str) -> list[str]:
        return self._of(text).cut(text)

    def tag(self, text: str) -> list[tuple[str, str]]:
        return self._of(text).tag(text)


class Segmenter:
    """Cuts text into words.

    ``user_dictionary`` is a UTF-8 file in jieba's format: a word a line, then optionally its frequency and its part
    of speech. Raises UsageError ``error.dictionary.*`` when first used if that file cannot be read. ``words`` are
    those of :mod:`language.own`.
    """

    def __init__(
        self, user_dictionary: Path | None = None, words: tuple[OwnWord, ...] = ()
    ) -> None:
        self.user_dictionary = user_dictionary
        self.words = words
        self._loaded: _Backend | None = None

    def __reduce__(self) -> tuple[object, ...]:
        return (Segmenter, (self.user_dictionary, self.words))

    def _backend(self) -> _Backend:
        if self._loaded is None:
            if self.user_dictionary is not None:
                self._loaded = _Reference(read_dictionary(self.user_dictionary))
            else:
                self._loaded = _WithOwn(self.words) if self.words else _Fast()
        return self._loaded

    def cut(self, text: str) -> list[str]:
        """The words of ``text`` in order; joined they are ``text``. Best called with one sentence."""
        return self._backend().cut(text)

    def tag(self, text: str) -> list[tuple[str, str]]:
        """The words of ``text`` with their parts of speech in jieba's letters (n, v, m, x …)."""
        return self._backend().tag(text)


class _Own:
    """What this process cuts with, and the state of the person's dictionary that it was made from."""

    segmenter: Segmenter | None = None
    stamp: tuple[int, int] | None = None


def default_segmenter() -> Segmenter:
    """The segmenter of this process, with the person's own words if they have any; made once."""
    if _Own.segmenter is None:
        _Own.stamp = own.stamp()
        _Own.segmenter = Segmenter(words=own.words())
    return _Own.segmenter


def refresh() -> bool:
    """Cut with the person's dictionary as it is now; whether it is another one. Results that were remembered are
    found anew then. Called between two pieces of work, never in the middle of one."""
    if _Own.segmenter is None or _Own.stamp == own.stamp():
        return False
    _Own.segmenter = None
    own.forget_results()
    return True


def quiet_jieba() -> ModuleType:
    """jieba, silent, its dictionary cache in the person's own cache folder.

    jieba's default is a folder every user of the machine can write to, read back with ``marshal``: a way to run
    code as somebody else.
    """
    import logging

    import jieba
    import platformdirs

    jieba.setLogLevel(logging.CRITICAL)
    folder = portable.folder() or Path(platformdirs.user_cache_dir("jianbao", appauthor=False))
    with suppress(OSError):  # jieba works without its cache, only slower
        folder.mkdir(parents=True, exist_ok=True)
    jieba.dt.tmp_dir = str(folder)
    return jieba  # type: ignore[no-any-return]


def read_dictionary(path: Path) -> list[tuple[str, int | None, str | None]]:
    """``(word, frequency, tag)`` of every line of a user dictionary. Raises UsageError."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise UsageError("error.dictionary.unreadable", name=path.name) from error
    except UnicodeDecodeError as error:
        raise UsageError("error.dictionary.encoding", name=path.name) from error
    entries: list[tuple[str, int | None, str | None]] = []
    for number, line in enumerate(lines, 1):
        entry = line.strip()
        if not entry or entry.startswith("#"):
            continue
        found = re.match(_ENTRY, entry)
        if found is None or len(entry) > 200:
            raise UsageError("error.dictionary.line", name=path.name, line=number)
        frequency = found["frequency"]
        entries.append((found["word"], int(frequency) if frequency else None, found["tag"]))
    return entries
