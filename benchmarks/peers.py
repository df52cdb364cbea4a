"""sumy's summarizers as systems to measure beside ours, where that package is installed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from language.count import tokens
from language.sentences import split
from language.words import default_segmenter
from model.document import Document

_NAMES = {
    "sumy TextRank": ("text_rank", "TextRankSummarizer"),
    "sumy LexRank": ("lex_rank", "LexRankSummarizer"),
    "sumy LSA": ("lsa", "LsaSummarizer"),
    "sumy Luhn": ("luhn", "LuhnSummarizer"),
}


class _Tokenizer:
    """Our sentences and words for sumy, so that only the ranking differs."""

    language = "chinese"

    def to_sentences(self, paragraph: str) -> tuple[str, ...]:
        return tuple(paragraph[start:end] for start, end in split(paragraph))

    def to_words(self, sentence: str) -> tuple[str, ...]:
        return tuple(word for word in default_segmenter().cut(sentence) if word.isalnum())


def sumy_systems() -> dict[str, Callable[[str, Document, int, str], Sequence[str]]]:
    """The systems by name; none where sumy is not installed."""
    if find_spec("sumy") is None:
        return {}
    parsers = import_module("sumy.parsers.plaintext")
    return {
        name: _system(getattr(import_module(f"sumy.summarizers.{module}"), kind), parsers)
        for name, (module, kind) in _NAMES.items()
    }


def _system(summarizer: Any, parsers: Any) -> Callable[[str, Document, int, str], Sequence[str]]:
    def choose(text: str, _: Document, budget: int, __: str) -> Sequence[str]:
        parser = parsers.PlaintextParser.from_string(text, _Tokenizer())
        ranked = summarizer()
        ranks: dict[int, float] = {}
        sentences = parser.document.sentences

        def best_first(given: Sequence[Any], _: int, rating: Any, *args: Any, **more: Any) -> Any:
            rate = rating if callable(rating) else rating.__getitem__
            for index, sentence in enumerate(given):
                ranks[index] = float(rate(sentence, *args, **more))
            return ()

        ranked._get_best_sentences = best_first
        ranked(parser.document, len(sentences))
        taken, room = [], budget
        for index in sorted(ranks, key=lambda n: (-ranks[n], n)):
            if room <= 0:
                break
            taken.append(index)
            room -= len(tokens(str(sentences[index])))
        return [str(sentences[index]) for index in sorted(taken)]

    return choose
