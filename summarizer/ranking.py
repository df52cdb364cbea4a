"""Rank every sentence of some documents once, so that choosing among them is only a cut."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from language.words import Segmenter
from model.document import Document
from model.highlight import Reason, Sentence
from model.making import uncollected
from model.progress import SilentTask, Task
from summarizer import asides, duplicates, registry, stopping
from summarizer import corpus as corpora
from summarizer.offered import COUNTED_HEAD
from summarizer.retold import Where, retold
from summarizer.units import Units, arrange, run_starts
from summarizer.verdict import Evidence
from summarizer.whose import owner_of, parted

if TYPE_CHECKING:
    from summarizer.corpus import Corpus, Flags, Floats, Ints, Longs

# Places named of a sentence that a document repeats over and over, and of those worded alike with other figures.
_MOST_OTHERS: Final = 20
_MOST_VARIANTS: Final = 6
# So many standard deviations worse is still as good where the same is said earlier.
_AS_GOOD: Final = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class Ranking:
    """Every sentence of a call with what an engine said of it. Arrays have one element a sentence.

    A clause that may stand for its sentence follows it as a sentence of its own. ``group`` is the number of the
    first sentence that says the same, ``section_of`` that of the innermost section. ``best_first`` holds the
    candidates by falling score, ties by place: of each group only the best, and of a sentence and its clauses
    either the one or the others. ``repeated`` holds all sentences that are not alone in their group, by group.
    ``wording`` is the number of the first sentence with the same words apart from the numbers, ``varied`` holds the
    sentences of all wordings that occur with different ones, by wording.
    ``by_section`` holds them by section and inside it the best first; ``units`` the same by unit.
    """

    engine: str
    sentences: tuple[Sentence, ...]
    scores: Floats
    group: Ints
    wording: Ints
    evidence: tuple[Evidence, ...]
    section_of: Ints
    best_first: Ints
    by_section: Ints
    repeated: Ints
    varied: Ints
    units: Units

    def __len__(self) -> int:
        return len(self.sentences)

    def score(self, index: int) -> float:
        """The score of sentence ``index``, comparable only inside this ranking."""
        return float(self.scores[index])

    def others(self, chosen: Ints) -> list[tuple[Sentence, ...]]:
        """For each of the ``chosen`` sentences where else the same is said, the first few places."""
        return self._alike(chosen, self.group, self.repeated, _MOST_OTHERS)

    def variants(self, chosen: Ints) -> list[tuple[Sentence, ...]]:
        """For each of the ``chosen`` sentences where else the same words stand with other numbers, the first few
        places."""
        return self._alike(chosen, self.wording, self.varied, _MOST_VARIANTS, apart=self.group)

    def _alike(
        self, chosen: Ints, number: Ints, members: Ints, most: int, apart: Ints | None = None
    ) -> list[tuple[Sentence, ...]]:
        """The ``members`` (sorted by ``number``) with the number of each of ``chosen``, none that overlaps it or
        another; with ``apart`` only those that it tells apart."""
        import numpy as np

        if not len(members):
            return [()] * len(chosen)
        numbers = number[members]
        begins = np.searchsorted(numbers, number[chosen], side="left").tolist()
        ends = np.searchsorted(numbers, number[chosen], side="right").tolist()
        found: list[tuple[Sentence, ...]] = []
        for index, begin, end in zip(chosen.tolist(), begins, ends, strict=True):
            kept = [self.sentences[index]]
            # Only what stands in one block can overlap, and hardly anything does.
            blocks = {(kept[0].document, kept[0].span.block)}
            for member in members[begin : min(end, begin + most)].tolist():
                if apart is not None and apart[member] == apart[index]:
                    continue
                other = self.sentences[member]
                block = other.document, other.span.block
                if block not in blocks or not any(_overlap(other, one) for one in kept):
                    blocks.add(block)
                    kept.append(other)
            found.append(tuple(kept[1:]))
        return found

    def reasons(self, index: int) -> tuple[Reason, ...]:
        """Why sentence ``index`` ranks where it does, the strongest first."""
        found = ((fact.code, int(fact.values[index])) for fact in self.evidence)
        return tuple(_reason(code, value) for code, value in found if value)

    def reasons_of(self, chosen: Ints) -> list[tuple[Reason, ...]]:
        """:meth:`reasons` of many sentences at once."""
        columns = [
            [_reason(fact.code, value) if value else None for value in fact.values[chosen].tolist()]
            for fact in self.evidence
        ]
        if not columns:
            return [()] * len(chosen)
        return [tuple(filter(None, row)) for row in zip(*columns, strict=True)]


@lru_cache(maxsize=1024)
def _reason(code: str, value: int) -> Reason:
    return Reason(code, (("n", str(value)),))


def _repeated(group: Ints) -> Ints:
    """The sentences of all groups of more than one, by group and inside it in source order."""
    import numpy as np

    many = np.bincount(group, minlength=len(group)) > 1
    members = np.flatnonzero(many[group])
    return members[np.argsort(group[members], kind="stable")].astype(np.int32)


def _varied(wording: Ints, group: Ints) -> Ints:
    """The sentences of all wordings that belong to more than one group, by wording and inside it in source order."""
    import numpy as np

    shared = _repeated(wording)
    words, said = wording[shared], group[shared]
    many = np.zeros(len(wording), dtype=np.bool_)
    many[words[1:][(words[1:] == words[:-1]) & (said[1:] != said[:-1])]] = True
    return shared[many[words]]


def _overlap(one: Sentence, two: Sentence) -> bool:
    """Whether two are one sentence, or one is a clause of the other."""
    return (
        (one.document, one.span.block) == (two.document, two.span.block)
        and one.span.start < two.span.end
        and two.span.start < one.span.end
    )


def rank(
    documents: Sequence[Document],
    engine: str = registry.DEFAULT,
    *,
    segmenter: Segmenter | None = None,
    task: Task | None = None,
    prose: bool = False,
    stops: Sequence[str] = (),
) -> Ranking:
    """Rank the body sentences of ``documents`` with the named engine, for bullets or, with ``prose``, for a
    digest that is read as one text. What overlaps one of the wordings ``stops`` is no candidate, nor for bullets what
    reports nothing (``summarizer.asides``).

    Linear in the text for every engine but textrank4zh. Raises UsageError (``error.engine.*``,
    ``error.dictionary.*``) and Cancelled.
    """
    with uncollected():
        return _ranked(documents, engine, segmenter, task or SilentTask(), stops, prose=prose)


def _ranked(
    documents: Sequence[Document],
    engine: str,
    segmenter: Segmenter | None,
    task: Task,
    stops: Sequence[str],
    *,
    prose: bool,
) -> Ranking:
    chosen = registry.load(engine)
    corpus = corpora.build(
        documents,
        segmenter,
        task,
        clauses=registry.takes_clauses(engine) and not prose,
        prose=prose,
    )
    verdict = chosen.score(corpus)
    corpus.reached(85)
    alike = duplicates.likeness(corpus.texts, task.check)
    alike = replace(alike, group=parted(corpus, alike.group))
    agreement = _agreement(corpus, alike.group)
    stopped = stopping.stopped(corpus, stops) if stops else None
    aside = None if prose else asides.asides(corpus)
    corpus.reached(100)
    evidence = (*verdict.evidence, Evidence("reason.agreement", agreement))
    if stopped is not None and stopped.any():
        evidence = (Evidence("reason.stopped", stopped.astype(agreement.dtype)), *evidence)
    if aside is not None:
        stopped = aside if stopped is None else stopped | aside
    return assemble(engine, corpus, verdict.scores, alike, evidence, stopped=stopped)


def _agreement(corpus: Corpus, group: Ints) -> Ints:
    """For each sentence how many other documents say the same."""
    import numpy as np

    # (np.unique without an index brings in numpy.ma, which nothing else needs.)
    pairs = np.sort(group.astype(np.int64) * len(corpus.documents) + corpus.document_of)
    pairs = pairs[run_starts(pairs)]
    documents = np.bincount(pairs // max(1, len(corpus.documents)), minlength=len(corpus))
    return (documents[group] - 1).astype(np.int32)


def assemble(
    engine: str,
    corpus: Corpus,
    scores: Floats,
    alike: duplicates.Likeness,
    evidence: tuple[Evidence, ...],
    *,
    stopped: Flags | None = None,
) -> Ranking:
    """The ranking of a corpus by ``scores``, everything sorted that choosing will need. What is ``stopped`` may not be
    chosen; what says the same, and clauses of it that are not, may."""
    import numpy as np

    group = alike.group
    if stopped is None:
        standing = _standing(corpus, scores)
    else:
        standing = _standing(corpus, np.where(stopped, -np.inf, scores)) & ~stopped
    standing = _of_each_group(group, scores, standing)
    if len(corpus.documents) > 1:
        documents = corpus.document_of.tolist()
        places = [
            (document, one.span.block)
            for document, one in zip(documents, corpus.sentences, strict=True)
        ]
        where = Where(places, [owner_of(document) for document in corpus.documents])
        group, standing = retold(corpus.texts, where, group, standing, corpus.task.check)
    order = np.argsort(-scores, kind="stable")
    best_first = order[standing[order]].astype(np.int32)
    by_section = best_first[np.argsort(corpus.section_of[best_first], kind="stable")]
    return Ranking(
        engine=engine,
        sentences=corpus.sentences,
        scores=scores,
        group=group,
        wording=alike.wording,
        evidence=evidence,
        section_of=corpus.section_of,
        best_first=best_first,
        by_section=by_section,
        repeated=_repeated(group),
        varied=_varied(alike.wording, group),
        units=arrange(corpus, scores, best_first),
    )


def _of_each_group(group: Ints, scores: Floats, standing: Flags) -> Flags:
    """Of each group the one that may be chosen: the first in source order that is about as good as the best, so that
    one report in two formats is quoted from the one the person put first."""
    import numpy as np

    places = np.flatnonzero(standing)
    best = np.full(len(scores), -np.inf)
    np.maximum.at(best, group[places], scores[places])
    spread = float(scores.std()) if len(scores) else 0.0
    good = places[scores[places] >= best[group[places]] - _AS_GOOD * spread]
    chosen = np.zeros(len(scores), dtype=np.bool_)
    chosen[good[np.unique(group[good], return_index=True)[1]]] = True
    return chosen


def _standing(corpus: Corpus, scores: Floats) -> Flags:
    """Which sentences and clauses may be chosen: a sentence that is better than all of its clauses, or these."""
    import numpy as np

    clause = np.flatnonzero(corpus.whole != np.arange(len(corpus)))
    standing = np.ones(len(corpus), dtype=np.bool_)
    if len(clause):
        best = np.full(len(corpus), -np.inf)
        np.maximum.at(best, corpus.whole[clause], scores[clause])
        standing = (best <= scores) | _needed_whole(corpus, clause)
        standing[clause] = ~standing[corpus.whole[clause]]
    return standing


# A sentence up to so many characters is no burden as a whole.
_SHORT_ENOUGH: Final = 110
_LOST_FIGURE: Final = re.compile("[0-9０-９][^，；。]{0,12}[亿万元%％个人户家项座处]")


def _needed_whole(corpus: Corpus, clause: Longs) -> Flags:
    """Which sentences, short enough for a bullet, report figures in what none of their clauses offers: cut up they would
    lose these."""
    import numpy as np

    needed = np.zeros(len(corpus), dtype=np.bool_)
    rest: dict[int, str] = {}
    for index in clause.tolist():
        whole = int(corpus.whole[index])
        if corpus.lengths[whole] <= _SHORT_ENOUGH:
            left = rest.get(whole, corpus.texts[whole])
            rest[whole] = left.replace(corpus.texts[index], "；")
    for whole, left in rest.items():
        lost = _LOST_FIGURE.search(left) or COUNTED_HEAD.match(corpus.texts[whole])
        needed[whole] = lost is not None
    return needed
