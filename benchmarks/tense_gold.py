"""Whether a choice of past work shows no goals, and one of plans no achievements, by figures marked by hand.

GOLDDIR holds ``indicators.jsonl``; of every figure that is not optional ``sentence``, ``surface`` and ``kind`` (achieved or
target) are used. What ``--tense`` lets be chosen is taken as a whole, so that no length or rank hides a fault.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import readers
from benchmarks.common import SEEDS, row
from benchmarks.indicators_gold import bare
from language.sentences import of_document
from model.document import Document, Span

# What each filter is for, and the share of its figures that must be so.
_WANTED: Final = {"past": "achieved", "plan": "target"}
_GOAL: Final = ">= 0.95"
# Characters by which a part of a sentence is known.
_ENOUGH: Final = 12


def _offered(document: Document, tense: str) -> list[Span]:
    """Every stretch that may be chosen with ``--tense``."""
    from briefing.filtered import rank_filtered

    ranking = rank_filtered((document,), "briefing", tense)
    return [ranking.sentences[index].span for index in ranking.best_first.tolist()]


def _places(
    document: Document, gold: list[Mapping[str, Any]]
) -> Iterator[tuple[Span, Mapping[str, Any]]]:
    """Where each figure stands: in the sentences that read as the gold has it."""
    sentences: dict[str, list[Span]] = defaultdict(list)
    for sentence in of_document(document):
        sentences[bare(document.text(sentence.span))].append(sentence.span)
    for entry in gold:
        surface = "".join(str(entry["surface"]).split())
        wanted = bare(entry["sentence"])
        # A sentence that lines broke may be longer here than in the gold, or shorter.
        near = sentences.get(wanted) or [
            span
            for text, spans in sentences.items()
            for span in spans
            if wanted in text or (len(text) >= _ENOUGH and text in wanted)
        ]
        for span in near:
            at = document.text(span).find(surface)
            if at >= 0:
                start = span.start + at
                yield Span(span.block, start, start + len(surface)), entry


def _holds(spans: list[Span], place: Span) -> bool:
    return any(
        span.block == place.block and span.start <= place.start and place.end <= span.end
        for span in spans
    )


def rows(folder: Path) -> bool:
    """Print two rows for each document; True if all reach their goals."""
    gold: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for line in (folder / "indicators.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line) if line.strip() else {"optional": True}
        if not entry["optional"]:
            gold[entry["doc"]].append(entry)
    met = True
    for name in sorted(gold):
        for path in sorted(SEEDS.glob(f"{name}*")):
            document = readers.read(path)
            places = list(_places(document, gold[name]))
            for tense, wanted in _WANTED.items():
                spans = _offered(document, tense)
                seen = Counter(entry["kind"] for place, entry in places if _holds(spans, place))
                kinds = Counter(entry["kind"] for _, entry in places)
                what = f"--tense {tense} of {name}: figures {wanted}"
                right, shown = seen[wanted], seen.total()
                ours = f"{right} of {shown}"
                if shown:
                    met &= row(what, ours, f"{shown}", right / shown, _GOAL)
                if kinds[wanted]:
                    row(
                        f"{what}, share offered",
                        f"{right}",
                        f"{kinds[wanted]}",
                        right / kinds[wanted],
                        "",
                    )
    return met
