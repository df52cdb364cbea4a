"""A ranking cut down to some of its sentences, so that whatever chooses from it fills its room from these alone."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Final

from model.progress import SilentTask, Task
from summarizer.units import shares

if TYPE_CHECKING:
    from collections.abc import Callable

    from model.highlight import Sentence
    from summarizer.corpus import Flags, Floats
    from summarizer.ranking import Ranking
    from summarizer.units import Units

# Candidates between two looks at whether to stop.
_STRIDE: Final = 500
# The fields of Units that have one element a unit; all others have one a candidate.
_OF_UNITS: Final = frozenset({"share", "shortest", "wants_one", "part", "document", "place"})


def restricted(
    ranking: Ranking,
    keep: Callable[[Sentence], bool],
    task: Task | None = None,
    stage: str = "stage.rank",
) -> Ranking:
    """``ranking`` with only those candidates for which ``keep`` is true; each is asked for once, in source order.
    Says under ``stage`` how far it is. Raises Cancelled."""
    import numpy as np

    task = task or SilentTask()
    kept = np.zeros(len(ranking), dtype=np.bool_)
    places = np.sort(ranking.best_first).tolist()
    for done, index in enumerate(places):
        if done % _STRIDE == 0:
            task.check()
            task.report(stage, done, len(places))
        kept[index] = keep(ranking.sentences[index])
    return replace(
        ranking,
        best_first=ranking.best_first[kept[ranking.best_first]],
        by_section=ranking.by_section[kept[ranking.by_section]],
        units=_units(ranking.units, kept),
    )


def _units(units: Units, kept: Flags) -> Units:
    import numpy as np

    mask = kept[units.sentence]
    cut = {
        field.name: getattr(units, field.name)[mask]
        for field in fields(units)
        if field.name not in _OF_UNITS
    }
    shortest = np.full(len(units.share), np.iinfo(np.int64).max)
    np.minimum.at(shortest, cut["unit"], cut["length"])
    cut["before"] = _before(units, mask)
    # These are numbers of candidates, and the candidates have new ones.
    renumbered = np.cumsum(mask) - 1
    cut["cheapest"] = renumbered[units.cheapest[mask[units.cheapest]]]
    # What is left of a section decides what it may have, not what it had before.
    share = shares(units.document, cut["unit"], cut["length"], cut["gain"])
    return replace(units, **cut, shortest=shortest, share=share)


def _before(units: Units, mask: Flags) -> Floats:
    """The length of the better ones of its unit before each candidate of ``mask``, as ``units`` counts length."""
    import numpy as np

    # What each candidate counts is what the next one of its unit has more before it; the last one counts for none.
    counts = np.append(np.diff(units.before), 0.0)
    counts[np.append(np.diff(units.unit) != 0, True)] = 0.0
    running = np.concatenate(([0.0], np.cumsum(np.where(mask, counts, 0.0))))[:-1][mask]
    unit = units.unit[mask]
    first = np.ones(len(unit), dtype=np.bool_)
    first[1:] = unit[1:] != unit[:-1]
    begins = np.flatnonzero(first)
    sizes = np.diff(np.append(begins, len(unit)))
    return np.asarray(running - np.repeat(running[begins], sizes), dtype=np.float64)
