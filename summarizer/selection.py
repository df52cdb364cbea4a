"""Choose among ranked sentences: to a length, the best few, or a few a section. Nothing is ranked here.

All work is whole-array arithmetic on what :class:`summarizer.ranking.Ranking` keeps sorted, so that a slider can
call it for every step.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from model.highlight import Highlight
from summarizer.ranking import Ranking

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from summarizer.corpus import Flags, Ints

# A summary fills at least this part of the length asked for, where the sources allow it.
ENOUGH: Final = 0.85
# Room is shared by text length to this power: long sections get more, short ones are not starved.
_EVENNESS: Final = 0.75
# Candidates the exact filling looks at when the greedy one falls short.
_EXACT_CANDIDATES: Final = 400
_EXACT_ROOM: Final = 20000
_ROUNDS: Final = 12


def select(
    ranking: Ranking,
    *,
    length: int | None = None,
    top: int | None = None,
    per_section: int | None = None,
    scale: float = 1.0,
) -> tuple[Highlight, ...]:
    """The chosen sentences in source order; never two that say the same.

    ``length`` is the most printed characters all of them may have together, shared among documents and top-level
    sections (``scale`` multiplies it); ``top`` the number for the whole call; ``per_section`` the number for each
    innermost section. Limits given together all hold; with none every sentence is chosen that repeats no other.
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
    if length is not None:
        allowed = _to_length(ranking, allowed, int(max(0, length) * scale))
    return _highlights(ranking, allowed)


def _highlights(ranking: Ranking, chosen: Flags) -> tuple[Highlight, ...]:
    import numpy as np

    best_first = ranking.best_first[chosen[ranking.best_first]]
    ranks = np.empty(len(ranking), dtype=np.int32)
    ranks[best_first] = np.arange(1, len(best_first) + 1)
    return tuple(
        Highlight(ranking.sentences[i], ranking.score(i), int(ranks[i]), ranking.reasons(i))
        for i in np.sort(best_first).tolist()
    )


def _first_of_each(order: Ints, number: Ints, most: int) -> Ints:
    """The first ``most`` of ``order`` for each ``number``, which never falls along ``order``."""
    import numpy as np

    numbers = number[order]
    begins = np.searchsorted(numbers, numbers, side="left")
    return order[np.arange(len(order)) - begins < most]


def _to_length(ranking: Ranking, allowed: Flags, room: int) -> Flags:
    """Which of the ``allowed`` sentences fill ``room`` printed characters best."""
    import numpy as np

    chosen = np.zeros(len(ranking), dtype=np.bool_)
    lengths = ranking.lengths.astype(np.int64)
    fitting = allowed & (lengths <= room)
    if not fitting.any():
        return chosen
    if int(lengths[allowed].sum()) <= room:
        return allowed.copy()
    by_unit = ranking.by_unit[fitting[ranking.by_unit]]
    units = ranking.unit_of[by_unit]
    shares = _shares(ranking, by_unit, room)
    chosen[_one_of_each_section(ranking, by_unit, units, shares, room)] = True
    # Inside each unit the best ones, as far as its share goes after what it already has.
    taken = np.bincount(
        ranking.unit_of[chosen], weights=lengths[chosen], minlength=len(shares)
    ).astype(np.int64)
    rest = ~chosen[by_unit]
    order, units = by_unit[rest], units[rest]
    running = np.cumsum(lengths[order])
    begins = np.searchsorted(units, units, side="left")
    inside = running - np.concatenate(([0], running))[begins]
    chosen[order[inside <= (shares - taken)[units]]] = True
    left = room - int(lengths[chosen].sum())
    if left < 0:  # sections that had to have one took more than their shares
        left = _give_back(ranking, chosen, lengths, room)
    _fill(ranking, chosen, fitting, lengths, left)
    used = int(lengths[chosen].sum())
    if used < ENOUGH * room:
        _swap(ranking, chosen, fitting, lengths, room)
        used = int(lengths[chosen].sum())
    if used < ENOUGH * room and room <= _EXACT_ROOM:
        better = _exact(ranking, fitting, lengths, room)
        if better is not None and int(lengths[better].sum()) > used:
            chosen = better
    return chosen


def _shares(ranking: Ranking, by_unit: Ints, room: int) -> NDArray[np.int64]:
    """How much of ``room`` each unit has, by the text it offers. One element a unit."""
    import numpy as np

    count = len(ranking.wants_one)
    offered = np.bincount(
        ranking.unit_of[by_unit], weights=ranking.lengths[by_unit], minlength=count
    )
    weights = offered**_EVENNESS
    shares = np.zeros(count)
    open_units = offered > 0
    left = float(room)
    # A unit that offers less than its share gives the rest to the others.
    for _ in range(_ROUNDS):
        total = weights[open_units].sum()
        if total <= 0 or left < 1:
            break
        grant = np.where(open_units, left * weights / total, 0.0)
        shares = shares + grant
        over = np.maximum(0.0, shares - offered)
        shares -= over
        left = float(over.sum())
        open_units &= shares < offered
    return np.floor(shares).astype(np.int64)


def _one_of_each_section(
    ranking: Ranking, by_unit: Ints, units: Ints, shares: NDArray[np.int64], room: int
) -> Ints:
    """The best sentence of each top-level section that fits its share, or its shortest; as far as ``room`` holds."""
    import numpy as np

    wanted = ranking.wants_one[units]
    order, units = by_unit[wanted], units[wanted]
    if not len(order):
        return order
    lengths = ranking.lengths[order].astype(np.int64)
    begins = np.flatnonzero(np.diff(units, prepend=-1))
    shortest = np.full(len(shares), np.iinfo(np.int64).max)
    shortest[units[begins]] = np.minimum.reduceat(lengths, begins)
    fits = np.flatnonzero(lengths <= np.maximum(shares, shortest)[units])
    firsts = fits[np.flatnonzero(np.diff(units[fits], prepend=-1))]
    best, cost = order[firsts], lengths[firsts]
    if int(cost.sum()) <= room:
        return best
    least = shortest[ranking.unit_of[best]]
    if int(least.sum()) <= room:
        at_least = np.flatnonzero(lengths == shortest[units])
        spare = at_least[np.flatnonzero(np.diff(units[at_least], prepend=-1))]
        # The dearest first picks give way to their section's shortest sentence.
        saving = cost - least
        dearest = np.argsort(-saving, kind="stable")
        over = int(cost.sum()) - room
        swapped = int(np.searchsorted(np.cumsum(saving[dearest]), over)) + 1
        best = best.copy()
        best[dearest[:swapped]] = order[spare][dearest[:swapped]]
        return best
    # Not every section can have one: those whose best sentence is best.
    strongest = np.argsort(-ranking.scores[best], kind="stable")
    kept = strongest[np.cumsum(cost[strongest]) <= room]
    return best[kept]


def _give_back(ranking: Ranking, chosen: Flags, lengths: NDArray[np.int64], room: int) -> int:
    """Drop the weakest chosen that are not alone in their unit until the rest fits; returns the room left."""
    import numpy as np

    order = ranking.best_first[chosen[ranking.best_first]][::-1]
    counts = np.bincount(ranking.unit_of[order], minlength=len(ranking.wants_one))
    used = int(lengths[order].sum())
    for keep_one in (True, False):
        for index in order.tolist():
            if used <= room:
                return room - used
            unit = int(ranking.unit_of[index])
            if chosen[index] and (counts[unit] > 1 or not keep_one):
                chosen[index] = False
                counts[unit] -= 1
                used -= int(lengths[index])
    return room - used


def _fill(
    ranking: Ranking, chosen: Flags, fitting: Flags, lengths: NDArray[np.int64], left: int
) -> None:
    """Take the best of what still fits until nothing does."""
    import numpy as np

    order = ranking.best_first[(fitting & ~chosen)[ranking.best_first]]
    for _ in range(_ROUNDS * 4):
        order = order[lengths[order] <= left]
        if not len(order):
            return
        count = max(1, int(np.searchsorted(np.cumsum(lengths[order]), left, side="right")))
        chosen[order[:count]] = True
        left -= int(lengths[order[:count]].sum())
        order = order[count:]


def _swap(
    ranking: Ranking, chosen: Flags, fitting: Flags, lengths: NDArray[np.int64], room: int
) -> None:
    """Give weak chosen sentences up for longer ones while that fills ``room`` better."""
    import numpy as np

    for _ in range(_ROUNDS):
        left = room - int(lengths[chosen].sum())
        spare = np.flatnonzero(fitting & ~chosen)
        held = ranking.best_first[chosen[ranking.best_first]][::-1]
        if room - left >= ENOUGH * room or not len(spare) or not len(held):
            return
        spare = spare[np.argsort(lengths[spare], kind="stable")]
        at = np.searchsorted(lengths[spare], lengths[held] + left, side="right") - 1
        gain = np.where(at >= 0, lengths[spare[np.maximum(at, 0)]] - lengths[held], 0)
        pick = int(np.argmax(gain))
        if gain[pick] <= 0:
            return
        chosen[held[pick]] = False
        chosen[spare[at[pick]]] = True


def _exact(ranking: Ranking, fitting: Flags, lengths: NDArray[np.int64], room: int) -> Flags | None:
    """The fullest filling of ``room`` from the best candidates, by the sums that can be reached (bit sets)."""
    import numpy as np

    order = ranking.best_first[fitting[ranking.best_first]][:_EXACT_CANDIDATES].tolist()
    within = (1 << (room + 1)) - 1
    reached = [1]
    # The worst first, so that going back prefers the best.
    for index in reversed(order):
        reached.append((reached[-1] | reached[-1] << int(lengths[index])) & within)
    total = reached[-1].bit_length() - 1
    if total <= 0:
        return None
    chosen = np.zeros(len(ranking), dtype=np.bool_)
    for place, index in enumerate(order):
        before = reached[len(order) - 1 - place]
        size = int(lengths[index])
        if size <= total and before >> (total - size) & 1:
            chosen[index] = True
            total -= size
    return chosen
