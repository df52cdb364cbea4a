"""The default engine: facts before slogans.

Each sentence is judged inside its own section by where it stands, how close it is to the theme, which figures it
reports and what it does (reports, sets a goal, appeals, greets). All weights are in one table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from language import cues
from summarizer import features
from summarizer.corpus import Corpus
from summarizer.kinds import Kind, kinds
from summarizer.sparse import incidences
from summarizer.verdict import Evidence, Verdict

if TYPE_CHECKING:
    from summarizer.corpus import Flags, Floats, Ints


class Weight(NamedTuple):
    """How much a feature (0 to 1, or -1 to 1) counts among bullets, and why; in a digest that is read as one
    text, where that differs."""

    value: float
    why: str
    prose: float | None = None


WEIGHTS: Final[dict[str, Weight]] = {
    "section_theme": Weight(
        0.4, "a summary of a section says what most of the section is about", 0.3
    ),
    "document_theme": Weight(0.3, "and what the whole document is about"),
    "figures": Weight(1.3, "a briefing reports figures; the second and third add less each", 1.1),
    "place_in_ranking": Weight(0.4, "第4位 is a fact that readers look for"),
    "change": Weight(0.5, "a figure that says what grew, fell or was reached beats a bare one", 0),
    "result": Weight(0.3, "verbs of things reached, built or decided", 0.4),
    "task": Weight(0.2, "in a plan, verbs of what is to be done", 0.15),
    "named": Weight(0.3, "a named project is something to look up; an intention is not", 0),
    "goal": Weight(2.0, "goals and decisions are the sentences no summary can leave out", 4.0),
    "verdict": Weight(
        0, "a digest says how it went on the whole; among bullets that is a slogan", 2.0
    ),
    "admitting": Weight(
        0, "and what is still wanting; among bullets the shortfalls themselves say it", 4.0
    ),
    "purpose": Weight(0.2, "the purpose of it all: the first thing in a digest, no bullet", 4.0),
    "paragraph_first": Weight(0.5, "official prose puts the point at the head of a paragraph"),
    "section_first": Weight(0.4, "and the main point at the head of a section"),
    "unit_lead": Weight(
        2.0, "a top-level section opens with its purpose, its total or its goals", 2.2
    ),
    "document_lead": Weight(2.0, "news and reports say the most important things first", 2.2),
    "news_lead": Weight(
        3.0, "a short text without an outline is news, and news is written to be cut off"
    ),
    "heading": Weight(0.1, "headings that say what is done are the digest of their report", 5.0),
    "slogan": Weight(-1.2, "fine words without a fact", -0.6),
    "guiding": Weight(-2.6, "ideas the work stands under, the same in every report of the year", 0),
    "rhetoric": Weight(-0.9, "says how much something matters, not what was done", 0),
    "procedure": Weight(-1.2, "a meeting was held and heard: what it decided comes after", 0),
    "address": Weight(-2.5, "spoken to the audience, not about the matter"),
    "appeal": Weight(-2.0, "an appeal reports nothing", -1.5),
    "scene": Weight(-1.2, "sets a scene; the fact comes after it", -0.9),
    "leaning": Weight(-1.3, "cannot be understood without the sentence before", -1.2),
    "announcing": Weight(-2.0, "ends in a colon: what it announces is left behind"),
    "byline": Weight(-2.5, "who wrote or photographed it"),
    "fragment": Weight(-1.5, "too short to say anything"),
    "handy": Weight(0.6, "the bullets of human briefings have 20 to 45 characters", 0),
    "long": Weight(-1.0, "long sentences share words with everything and fit no bullet", 0.0),
}
# Printed characters under which a sentence is a fragment, between which it is a bullet, and from which it grows
# too long; every figure after the first excuses some.
_SHORT: Final = 10
_BULLET: Final = (18, 42)
_LONG: Final = 60
_TOO_LONG: Final = 130
_EXCUSED: Final = 15
# By the number of figures, the last for that many and more.
_FIGURES: Final = (0.0, 0.6, 0.85, 1.0)
# How much of its weight a place has in each kind of text: (document_lead, unit_lead, paragraph_first and
# section_first). News is written to be cut off at any line. A passage without headings opens with its purpose.
# The openings of a report set scenes, those of a digest's short sections are as good as what follows; a judgment
# ends with what counts.
_PLACES: Final[dict[Kind, tuple[float, float, float]]] = {
    Kind.NEWS: (1.0, 1.0, 1.0),
    Kind.PASSAGE: (1.0, 1.0, 1.0),
    Kind.REPORT: (0.2, 0.3, 0.8),
    Kind.DIGEST: (0.2, 0.3, 1.0),
    Kind.MINUTES: (0.4, 0.4, 1.0),
    Kind.JUDGMENT: (0.2, 0.2, 0.6),
    Kind.LIST: (0.1, 0.1, 0.2),
}


class Observed(NamedTuple):
    """Every feature of every sentence, by its name in ``WEIGHTS``, and what a person can see for themselves."""

    features: dict[str, Floats | Flags]
    evidence: tuple[Evidence, ...]


def score(corpus: Corpus) -> Verdict:
    """The weighted sum of all features."""
    import numpy as np

    observed = observe(corpus)
    scores = np.zeros(len(corpus))
    for name, weight in WEIGHTS.items():
        value = weight.value if not corpus.prose or weight.prose is None else weight.prose
        scores += value * observed.features[name]
    return Verdict(scores, observed.evidence)


def observe(corpus: Corpus) -> Observed:
    """Look at every sentence; nothing is judged yet."""
    import numpy as np

    # The table first: it takes longest, and progress must never fall back.
    sections, documents = (
        each.astype(np.int64) for each in (corpus.section_of, corpus.document_of)
    )
    in_section, in_document = incidences(corpus.bigrams, sections, documents)
    counts = features.count_figures(corpus)
    corpus.reached(60)
    lengths = corpus.lengths
    is_whole = corpus.whole == np.arange(len(corpus))
    joined = features.Joined(corpus.texts)
    kind = kinds(corpus, joined)
    news, minutes = ((kind == each)[corpus.document_of] for each in (Kind.NEWS, Kind.MINUTES))
    seen: dict[str, Floats | Flags] = {
        "figures": np.array(_FIGURES)[np.minimum(counts.quantities, len(_FIGURES) - 1)],
        "place_in_ranking": counts.ranks > 0,
        "fragment": (lengths < _SHORT) & (counts.quantities == 0),
        "handy": np.clip((_LONG - lengths) / (_LONG - _BULLET[1]), 0.0, 1.0)
        * (lengths >= _BULLET[0]),
        "long": np.clip(
            (lengths - _EXCUSED * np.clip(counts.quantities - 1, 0, 5) - _LONG)
            / (_TOO_LONG - _LONG),
            0.0,
            2.0,
        ),
        **_doing(corpus, joined, minutes),
    }
    bare = counts.quantities == 0
    seen["change"] = (seen["result"] > 0) & ~bare
    # A figure among fine words is still a fact; and what somebody said can be the news.
    seen["goal"] = seen["goal"] * np.where(news, 0.15, 1.0)
    # The headlines inside news are other news, or catchwords.
    seen["heading"] = seen["heading"] * np.where(news, 0.1, 1.0)
    # What sums up is no mere opening.
    said = (seen["verdict"] > 0) | (seen["admitting"] > 0)
    seen["scene"] = seen["scene"] * ~said
    if not corpus.prose:
        laying = features.ends_with(corpus.texts, cues.LAYING_DOWN)
        seen["scene"] = np.maximum(seen["scene"], laying)
    seen["guiding"] = seen["guiding"] * np.where(bare, 1.0, 0.5) * np.where(news, 0.3, 1.0)
    seen["slogan"] = seen["slogan"] * np.where(bare, 1.0, 0.4)
    corpus.reached(70)
    # Under a heading that announces goals every figure is one.
    announced = _under_goals(corpus)
    seen["goal"] = np.maximum(seen["goal"], announced & ~bare)
    # Goals are set in one long sentence, and a briefing wants all of it.
    seen["long"] = seen["long"] * np.where(seen["goal"], 0.5, 1.0)
    for name, table in (("section_theme", in_section), ("document_theme", in_document)):
        near = features.centrality(table, is_whole)
        seen[name] = features.standing(near, table.group_of)
        corpus.reached(80 if name == "document_theme" else 75)
    # What is not about the matter leads nothing, and the sentence after it takes its place.
    aside = np.zeros(len(corpus), dtype=np.bool_)
    for name in ("address", "appeal", "announcing", "byline", "fragment"):
        aside |= seen[name].astype(np.bool_)
    seen |= _placed(corpus, ~aside, kind)
    first = seen["section_first"] > 0
    return Observed(
        seen,
        (
            Evidence("reason.figures", counts.quantities),
            Evidence("reason.rank", counts.ranks),
            Evidence("reason.goal", (seen["goal"] > 0).astype(np.int32)),
            Evidence("reason.result", (seen["result"] > 0).astype(np.int32)),
            Evidence("reason.section_first", first.astype(np.int32)),
            Evidence("reason.first", ((seen["paragraph_first"] > 0) & ~first).astype(np.int32)),
            Evidence("reason.central", (seen["section_theme"] >= 0.5).astype(np.int32)),
        ),
    )


def _doing(corpus: Corpus, joined: features.Joined, minutes: Flags) -> dict[str, Floats | Flags]:
    """What each sentence does, by its phrases."""
    import numpy as np

    texts, count = corpus.texts, joined.count
    return {
        "result": np.minimum(count(cues.RESULT), 2) / 2.0,
        "task": np.minimum(count(cues.TASK), 2) / 2.0,
        "goal": count(cues.GOAL) > 0,
        "heading": corpus.is_heading,
        "purpose": count(cues.PURPOSE) > 0,
        "verdict": count(cues.VERDICT) > 0,
        "admitting": count(cues.ADMITTING) > 0,
        "named": count(cues.NAMED) > 0,
        "guiding": np.minimum(count(cues.GUIDING), 3) / 3.0,
        "rhetoric": count(cues.RHETORIC) > 0,
        "procedure": (count(cues.PROCEDURE) > 0) & minutes,
        "slogan": np.minimum(count(cues.SLOGAN), 3) / 3.0,
        "address": (count(cues.ADDRESS) > 0) | features.starts_with(texts, cues.GREETING),
        "appeal": features.ends_with(texts, cues.APPEAL),
        "scene": features.starts_with(texts, cues.SCENE),
        "leaning": features.starts_with(texts, cues.LEANING),
        "announcing": features.ends_with(texts, cues.ANNOUNCING),
        "byline": features.starts_with(texts, cues.BYLINE),
    }


def _under_goals(corpus: Corpus) -> Flags:
    """Which sentences stand in a section whose own heading announces goals."""
    import numpy as np

    announces: dict[tuple[int, tuple[int, ...]], bool] = {}
    found = np.zeros(len(corpus), dtype=np.bool_)
    for index, sentence in enumerate(corpus.sentences):
        key = (int(corpus.document_of[index]), sentence.section)
        known = announces.get(key)
        if known is None:
            section = corpus.documents[key[0]].section_at(sentence.section)
            title = section.title if section is not None else ""
            known = announces[key] = cues.GOAL_HEADING.search(title) is not None
        found[index] = known
    return found


def _placed(corpus: Corpus, counted: Flags, kind: Ints) -> dict[str, Floats | Flags]:
    """Where each sentence stands among those ``counted``; the others stand nowhere. A clause stands where its
    sentence does, but opens nothing."""
    import numpy as np

    documents = corpus.document_of.astype(np.int64)
    units = corpus.unit_of.astype(np.int64)
    is_whole = corpus.whole == np.arange(len(corpus))
    counted = counted & ~corpus.is_heading
    standing = counted & is_whole
    in_document = features.place_in(documents, standing)[corpus.whole]
    in_unit = features.place_in(units, standing)[corpus.whole]
    in_section = features.place_in(corpus.section_of.astype(np.int64), standing)
    per_document = np.bincount(documents)[documents]
    per_unit = np.bincount(units)[units]
    # A text cut down to a digest keeps its openings, whatever it is.
    worth = np.array([(1.0, 1.0, 1.0) if corpus.prose else _PLACES[each] for each in Kind])
    worth = worth[kind][documents]
    leads: dict[str, Floats | Flags] = {
        "document_lead": worth[:, 0] * np.exp(-in_document / np.maximum(3.0, per_document / 40.0)),
        "unit_lead": worth[:, 1] * np.exp(-in_unit / np.maximum(1.5, per_unit / 40.0)),
        "news_lead": np.exp(-in_document / 2.0) * (kind == Kind.NEWS)[documents],
        "section_first": worth[:, 2] * ((in_section == 0) & is_whole),
        "paragraph_first": worth[:, 2] * corpus.first_in_paragraph,
    }
    return {name: values * counted for name, values in leads.items()}
