"""The default engine: facts before slogans.

Each sentence is judged inside its own section by where it stands, how close it is to the theme, which figures it
reports and what it does (reports, sets a goal, appeals, greets). All weights are in one table.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from language import cues
from summarizer import features
from summarizer.corpus import Corpus
from summarizer.verdict import Evidence, Verdict

if TYPE_CHECKING:
    from summarizer.corpus import Flags, Floats


@dataclass(frozen=True, slots=True)
class Weight:
    """How much a feature (0 to 1, or -1 to 1) counts, and why."""

    value: float
    why: str


WEIGHTS: Final[dict[str, Weight]] = {
    "section_theme": Weight(0.5, "a summary of a section says what most of the section is about"),
    "document_theme": Weight(0.4, "and what the whole document is about"),
    "figures": Weight(1.1, "a briefing reports figures; the second and third add less each"),
    "place_in_ranking": Weight(0.4, "第4位 is a fact that readers look for"),
    "result": Weight(0.4, "verbs of things reached, built or decided"),
    "task": Weight(0.15, "in a plan, verbs of what is to be done"),
    "goal": Weight(2.0, "goals and decisions are the sentences no summary can leave out"),
    "paragraph_first": Weight(0.5, "official prose puts the point at the head of a paragraph"),
    "section_first": Weight(0.4, "and the main point at the head of a section"),
    "unit_lead": Weight(2.2, "a top-level section opens with its purpose, its total or its goals"),
    "document_lead": Weight(2.2, "news and reports say the most important things first"),
    "news_lead": Weight(
        3.0, "a short text without an outline is news, and news is written to be cut off"
    ),
    "slogan": Weight(-0.6, "fine words without a fact"),
    "address": Weight(-2.5, "spoken to the audience, not about the matter"),
    "appeal": Weight(-1.5, "an appeal reports nothing"),
    "scene": Weight(-0.9, "sets a scene; the fact comes after it"),
    "leaning": Weight(-0.4, "cannot be understood without the sentence before"),
    "announcing": Weight(-2.0, "ends in a colon: what it announces is left behind"),
    "byline": Weight(-2.5, "who wrote or photographed it"),
    "fragment": Weight(-1.5, "too short to say anything"),
    "long": Weight(-0.85, "long sentences share words with everything and fit no bullet"),
}
# Printed characters under which a sentence is a fragment, and from which it grows too long.
_SHORT: Final = 10
_LONG: Final = 60
_TOO_LONG: Final = 160
# Sentences up to which a text without an outline is taken for news.
_NEWS: Final = 40
# By the number of figures, the last for that many and more.
_FIGURES: Final = (0.0, 0.6, 0.85, 1.0)


@dataclass(frozen=True, slots=True)
class Observed:
    """Every feature of every sentence, by its name in ``WEIGHTS``, and what a person can see for themselves."""

    features: dict[str, Floats | Flags]
    evidence: tuple[Evidence, ...]


def score(corpus: Corpus) -> Verdict:
    """The weighted sum of all features."""
    import numpy as np

    observed = observe(corpus)
    scores = np.zeros(len(corpus))
    for name, weight in WEIGHTS.items():
        scores += weight.value * observed.features[name]
    return Verdict(scores, observed.evidence)


def observe(corpus: Corpus) -> Observed:
    """Look at every sentence; nothing is judged yet."""
    import numpy as np

    # The words first: they take longest, and progress must never fall back.
    words = corpus.words
    counts = features.count_figures(corpus)
    corpus.reached(60)
    lengths = corpus.lengths
    sections = corpus.section_of.astype(np.int64)
    documents = corpus.document_of.astype(np.int64)
    seen: dict[str, Floats | Flags] = {
        "figures": np.array(_FIGURES)[np.minimum(counts.quantities, len(_FIGURES) - 1)],
        "place_in_ranking": counts.ranks > 0,
        "fragment": lengths < _SHORT,
        "long": np.clip((lengths - _LONG) / (_TOO_LONG - _LONG), 0.0, 1.0),
        **_doing(corpus),
    }
    corpus.reached(70)
    # Goals are set in one long sentence, and a briefing wants all of it.
    seen["long"] = seen["long"] * np.where(seen["goal"], 0.5, 1.0)
    for name, groups in (("section_theme", sections), ("document_theme", documents)):
        seen[name] = features.standing(features.centrality(words, groups), groups)
        corpus.reached(80 if name == "document_theme" else 75)
    # What is not about the matter leads nothing, and the sentence after it takes its place.
    aside = np.zeros(len(corpus), dtype=np.bool_)
    for name in ("address", "appeal", "announcing", "byline", "fragment"):
        aside |= seen[name].astype(np.bool_)
    seen |= _placed(corpus, ~aside)
    first = seen["section_first"] > 0
    return Observed(
        seen,
        (
            Evidence("reason.figures", counts.quantities),
            Evidence("reason.rank", counts.ranks),
            Evidence("reason.goal", seen["goal"].astype(np.int32)),
            Evidence("reason.result", (seen["result"] > 0).astype(np.int32)),
            Evidence("reason.section_first", first.astype(np.int32)),
            Evidence("reason.first", ((seen["paragraph_first"] > 0) & ~first).astype(np.int32)),
            Evidence("reason.central", (seen["section_theme"] >= 0.5).astype(np.int32)),
        ),
    )


def _doing(corpus: Corpus) -> dict[str, Floats | Flags]:
    """What each sentence does, by its phrases."""
    import numpy as np

    texts, count = corpus.texts, features.count_matches
    return {
        "result": np.minimum(count(texts, cues.RESULT), 2) / 2.0,
        "task": np.minimum(count(texts, cues.TASK), 2) / 2.0,
        "goal": count(texts, cues.GOAL) > 0,
        "slogan": np.minimum(count(texts, cues.SLOGAN), 3) / 3.0,
        "address": (count(texts, cues.ADDRESS) > 0) | features.starts_with(texts, cues.GREETING),
        "appeal": features.ends_with(texts, cues.APPEAL),
        "scene": features.starts_with(texts, cues.SCENE),
        "leaning": features.starts_with(texts, cues.LEANING),
        "announcing": features.ends_with(texts, cues.ANNOUNCING),
        "byline": features.starts_with(texts, cues.BYLINE),
    }


def _placed(corpus: Corpus, counted: Flags) -> dict[str, Floats | Flags]:
    """Where each sentence stands among those ``counted``; the others stand nowhere."""
    import numpy as np

    documents = corpus.document_of.astype(np.int64)
    units = corpus.unit_of.astype(np.int64)
    in_document = features.place_in(documents, counted)
    in_unit = features.place_in(units, counted)
    in_section = features.place_in(corpus.section_of.astype(np.int64), counted)
    per_document = np.bincount(documents)[documents]
    per_unit = np.bincount(units)[units]
    news = (per_document <= _NEWS) & ~corpus.has_outline[documents]
    leads: dict[str, Floats | Flags] = {
        "document_lead": np.exp(-in_document / np.maximum(3.0, per_document / 40.0)),
        "unit_lead": np.exp(-in_unit / np.maximum(1.5, per_unit / 40.0)),
        "news_lead": np.exp(-in_document / 2.0) * news,
        "section_first": in_section == 0,
        "paragraph_first": corpus.first_in_paragraph,
    }
    return {name: values * counted for name, values in leads.items()}
