"""Words of Chinese text: the one door to jieba and to its fast port rjieba.

rjieba cuts Chinese text as jieba does, about twenty times faster, and is used unless the person has a dictionary
of their own, which only jieba can load. Both are imported when the first text is cut, never before.
"""

from __future__ import annotations

import re
from contextlib import suppress
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, Final, Protocol

from model.errors import UsageError

_ENTRY: Final = re.compile(r"(?P<word>.+?)(?:\s+(?P<frequency>\d+))?(?:\s+(?P<tag>[a-z]+))?\Z")


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

    def __init__(self, user_dictionary: Path | None) -> None:
        jieba = quiet_jieba()
        from jieba import posseg

        tokenizer = jieba.Tokenizer()
        tokenizer.tmp_dir = jieba.dt.tmp_dir
        self._tokenizer: Any = tokenizer
        self._tagger: Any = posseg.POSTokenizer(tokenizer)
        if user_dictionary is not None:
            for word, frequency, tag in read_dictionary(user_dictionary):
                tokenizer.add_word(word, frequency, tag)
            self._tagger.word_tag_tab.update(tokenizer.user_word_tag_tab)

    def cut(self, text: str) -> list[str]:
        return list(self._tokenizer.lcut(text))

    def tag(self, text: str) -> list[tuple[str, str]]:
        return [(pair.word, pair.flag) for pair in self._tagger.cut(text)]


class Segmenter:
    """Cuts text into words.

    ``user_dictionary`` is a UTF-8 file in jieba's format: a word a line, then optionally its frequency and its part
    of speech. Raises UsageError ``error.dictionary.*`` when first used if that file cannot be read.
    """

    def __init__(self, user_dictionary: Path | None = None) -> None:
        self.user_dictionary = user_dictionary
        self._loaded: _Backend | None = None

    def __reduce__(self) -> tuple[object, ...]:
        return (Segmenter, (self.user_dictionary,))

    def _backend(self) -> _Backend:
        if self._loaded is None:
            self._loaded = (
                _Fast() if self.user_dictionary is None else _Reference(self.user_dictionary)
            )
        return self._loaded

    def cut(self, text: str) -> list[str]:
        """The words of ``text`` in order; joined they are ``text``. Best called with one sentence."""
        return self._backend().cut(text)

    def tag(self, text: str) -> list[tuple[str, str]]:
        """The words of ``text`` with their parts of speech in jieba's letters (n, v, m, x …)."""
        return self._backend().tag(text)


@cache
def default_segmenter() -> Segmenter:
    """The segmenter without a user dictionary, loaded once."""
    return Segmenter()


def quiet_jieba() -> ModuleType:
    """jieba, silent, its dictionary cache in the person's own cache folder.

    jieba's default is a folder every user of the machine can write to, read back with ``marshal``: a way to run
    code as somebody else.
    """
    import logging

    import jieba
    import platformdirs

    jieba.setLogLevel(logging.CRITICAL)
    folder = Path(platformdirs.user_cache_dir("jianbao", appauthor=False))
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
        found = _ENTRY.match(entry)
        if found is None or len(entry) > 200:
            raise UsageError("error.dictionary.line", name=path.name, line=number)
        frequency = found["frequency"]
        entries.append((found["word"], int(frequency) if frequency else None, found["tag"]))
    return entries
