"""Choose among ranked sentences: to a length, the best few, or a few a section. Nothing is ranked here.

All work is whole-array arithmetic on what :class:`summarizer.ranking.Ranking` keeps sorted, so that a slider can
call it for every step.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from model.highlight import ChosenBy, Highlight
from summarizer.filling import ENOUGH, to_length
from summarizer.ranking import Ranking
from summarizer.units import Units

if TYPE_CHECKING:
    from summarizer.corpus import Flags, Ints

# A top-level section: sha256 of its document, path of child indices (empty: what stands before the first).
Place = tuple[str, tuple[int, ...]]
# No item takes more than this part of the length asked for while there are smaller ones to fill it.
LARGEST: Final = 0.12
# An item of so few printed characters is never too large.
_ALWAYS_USUAL: Final = 60


def select(
    ranking: Ranking,
    *,
    length: int | None = None,
    top: int | None = None,
    per_section: int | None = None,
    lengths: Mapping[Place, int] | None = None,
    scale: float = 1.0,
    enough: float = ENOUGH,
    largest: float = LARGEST,
) -> tuple[Highlight, ...]:
    """The chosen sentences in source order; never two that say the same.

    ``length`` is the most printed characters all of them may have together, shared among documents and top-level
    sections (``scale`` multiplies it); they fill the part ``enough`` of it where the sources allow, if need be by
    shorter sentences in place of better ones (0: the best are never given up), and no sentence takes more than the
    part ``largest`` of it unless there are too few others. ``top`` the number for the whole call; ``per_section`` the number for each
    innermost section. ``lengths`` are lengths for single top-level sections (``Units.place``; what is none of these
    is passed over) in place of their shares; what they leave of ``length`` is shared among the others. Limits given
    together all hold; with none every sentence is chosen that repeats no other.
    """
    import numpy as np

    allowed = np.zeros(len(ranking), dtype=np.bool_)
    if per_section is None:
        allowed[ranking.best_first] = True
    else:
        allowed[_first_of_each(ranking.by_section, ranking.section_of, max(0, per_section))] = True
    if top is not None:
        best = ranking.best_first[allowed[ranking.best_first]]
        allowed[best[max(0, top) :]] = False
    if length is not None or lengths:
        units = ranking.units
        taken = allowed[units.sentence]
        fixed = np.zeros(len(taken), dtype=np.bool_)
        for unit, room in _asked(units, lengths or {}):
            own, alone = units.alone(unit)
            fixed[own] = True
            taken[own] = _filled(alone, taken[own], int(room * scale), enough, largest)
        if length is not None:
            room = int(max(0, length) * scale) - int(units.length[taken & fixed].sum())
            others = _without(units, fixed) if fixed.any() else units
            rest = _filled(others, taken & ~fixed, max(0, room), enough, largest)
            taken = (taken & fixed) | rest
        allowed = np.zeros(len(ranking), dtype=np.bool_)
        allowed[units.sentence[taken]] = True
    return _highlights(ranking, allowed)


def _asked(units: Units, lengths: Mapping[Place, int]) -> list[tuple[int, int]]:
    """Numbers and lengths of the units that have one of their own."""
    if not lengths:
        return []
    return [(n, max(0, lengths[place])) for n, place in enumerate(units.place) if place in lengths]


def _without(units: Units, fixed: Flags) -> Units:
    """``units`` with nothing for those whose candidates are ``fixed``; the others share all of a length."""
    import numpy as np

    share = units.share.copy()
    share[np.unique(units.unit[fixed])] = 0.0
    return replace(units, share=share / max(float(share.sum()), 1e-9))


def _filled(units: Units, among: Flags, room: int, enough: float, largest: float) -> Flags:
    """Which of the candidates ``among`` fill ``room`` printed characters best, the too large ones last."""
    fitting = among & (units.length <= room)
    usual = fitting & (units.bulk <= max(largest * room, _ALWAYS_USUAL))
    taken = to_length(units, usual, room, enough)
    if int(units.length[taken].sum()) < enough * room and not usual[fitting].all():
        taken = to_length(units, fitting, room, enough)
    return taken


def _highlights(ranking: Ranking, chosen: Flags) -> tuple[Highlight, ...]:
    import numpy as np

    best_first = ranking.best_first[chosen[ranking.best_first]]
    ranks = np.empty(len(ranking), dtype=np.int32)
    ranks[best_first] = np.arange(1, len(best_first) + 1)
    places = np.sort(best_first)
    columns = zip(
        places.tolist(),
        ranking.scores[places].tolist(),
        ranks[places].tolist(),
        ranking.reasons_of(places),
        ranking.others(places),
        ranking.variants(places),
        strict=True,
    )
    return tuple(
        Highlight(ranking.sentences[i], score, rank, reasons, ChosenBy.ENGINE, others, variants)
        for i, score, rank, reasons, others, variants in columns
    )


def _first_of_each(order: Ints, number: Ints, most: int) -> Ints:
    """The first ``most`` of ``order`` for each ``number``, which never falls along ``order``."""
    import numpy as np

    numbers = number[order]
    begins = np.searchsorted(numbers, numbers, side="left")
    return order[np.arange(len(order)) - begins < most]
