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

    from summarizer.corpus import Flags, Floats, Ints

# A summary fills at least this part of the length asked for, where the sources allow it.
ENOUGH: Final = 0.85
# Room is shared by text length to this power: long sections get more, short ones are not starved.
_EVENNESS: Final = 0.75
# Candidates the exact filling looks at when the greedy one falls short.
_EXACT_CANDIDATES: Final = 400
_EXACT_ROOM: Final = 20000
_ROUNDS: Final = 12
# No more sentences are put in order than the room can hold if all of them are this short.
_SHORTEST_USUAL: Final = 8


def select(
    ranking: Ranking,
    *,
    length: int | None = None,
    top: int | None = None,
    per_section: int | None = None,
    scale: float = 1.0,
    enough: float = ENOUGH,
) -> tuple[Highlight, ...]:
    """The chosen sentences in source order; never two that say the same.

    ``length`` is the most printed characters all of them may have together, shared among documents and top-level
    sections (``scale`` multiplies it); they fill the part ``enough`` of it where the sources allow, if need be by
    shorter sentences in place of better ones (0: the best are never given up). ``top`` the number for the whole call; ``per_section`` the number for each
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
        allowed = _to_length(ranking, allowed, int(max(0, length) * scale), enough)
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


def _to_length(ranking: Ranking, allowed: Flags, room: int, enough: float) -> Flags:
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
    shares = _shares(ranking, by_unit, room)
    chosen[_one_of_each_section(ranking, by_unit, shares, room)] = True
    # Sections that had to have one may have taken more than their shares.
    _give_back(ranking, chosen, lengths, room)
    order = _by_priority(ranking, by_unit[~chosen[by_unit]], chosen, shares, room)
    _fill(ranking, chosen, order, lengths, room)
    if int(lengths[chosen].sum()) < ENOUGH * room:
        _fill(ranking, chosen, by_unit[~chosen[by_unit]], lengths, room)
    if int(lengths[chosen].sum()) < enough * room:
        if room <= _EXACT_ROOM:
            chosen = _refilled(ranking, chosen, fitting, room, enough)
        else:
            _swap(ranking, chosen, fitting, lengths, room)
    return chosen


def _shares(ranking: Ranking, by_unit: Ints, room: int) -> Floats:
    """How much of ``room`` each unit should have: shared to documents and, in each, to its units by the text
    they offer. One element a unit."""
    import numpy as np

    units = len(ranking.wants_one)
    documents = np.zeros(units, dtype=np.int64)
    documents[ranking.unit_of] = ranking.document_of
    offered = np.bincount(
        ranking.unit_of[by_unit], weights=ranking.lengths[by_unit], minlength=units
    )
    of_document = np.bincount(documents, weights=offered) ** _EVENNESS
    of_unit = offered**_EVENNESS
    inside = np.bincount(documents, weights=of_unit)
    part = of_unit / np.maximum(inside, 1e-9)[documents]
    return np.asarray(room * part * (of_document / max(of_document.sum(), 1e-9))[documents])


def _by_priority(ranking: Ranking, by_unit: Ints, chosen: Flags, shares: Floats, room: int) -> Ints:
    """The sentences of ``by_unit`` in the order they should be taken.

    A sentence stands by its score, in standard deviations, less the logarithm of how far its unit's share is
    used up by what the unit has already: a section that has had its share must offer better than one that has
    had nothing, and an outstanding sentence still wins.
    """
    import numpy as np

    if not len(by_unit):
        return by_unit
    units = ranking.unit_of[by_unit]
    taken = np.bincount(
        ranking.unit_of[chosen], weights=ranking.lengths[chosen], minlength=len(shares)
    )
    running = np.concatenate(([0], np.cumsum(ranking.lengths[by_unit], dtype=np.int64)))
    begins = np.flatnonzero(np.diff(units, prepend=-1))
    before = running[:-1] - np.repeat(running[begins], np.diff(np.append(begins, len(units))))
    used = (before + taken[units]) / np.maximum(shares[units], 1.0)
    scores = ranking.scores[by_unit]
    priority = scores / max(float(ranking.scores.std()), 1e-9) - np.log1p(used)
    most = room // _SHORTEST_USUAL + 64
    if most < len(priority):
        front = np.argpartition(-priority, most)[:most]
        front.sort()
        by_unit, priority = by_unit[front], priority[front]
    return by_unit[np.argsort(-priority, kind="stable")]


def _one_of_each_section(ranking: Ranking, by_unit: Ints, shares: Floats, room: int) -> Ints:
    """The sentences that must be there so that no section is passed over.

    One of each top-level section while that leaves half of ``room`` for the best of the rest; else one of each
    part at the very top of the tree if ``room`` holds them; else none.
    """
    import numpy as np

    units = ranking.unit_of[by_unit]
    wanted = ranking.wants_one[units]
    order, units = by_unit[wanted], units[wanted]
    if not len(order):
        return order
    picks = _best_fitting(ranking, order, units, shares)
    if 2 * int(ranking.lengths[picks].sum()) <= room:
        return picks
    parts = ranking.part_of_unit[units]
    part_shares = np.zeros(len(ranking.part_of_unit))
    np.add.at(part_shares, ranking.part_of_unit, shares)
    best = np.lexsort((order, -ranking.scores[order], parts))
    order, parts = order[best], parts[best]
    picks = _best_fitting(ranking, order, parts, part_shares)
    if int(ranking.lengths[picks].sum()) > room:
        picks = _best_fitting(ranking, order, parts, np.zeros(len(part_shares)))
    return picks if int(ranking.lengths[picks].sum()) <= room else picks[:0]


def _best_fitting(ranking: Ranking, order: Ints, places: Ints, shares: Floats) -> Ints:
    """For each place the first of ``order`` no longer than its share, or else its shortest.

    ``places`` never falls along ``order``; inside a place the best come first.
    """
    import numpy as np

    lengths = ranking.lengths[order].astype(np.int64)
    begins = np.flatnonzero(np.diff(places, prepend=-1))
    shortest = np.repeat(
        np.minimum.reduceat(lengths, begins), np.diff(np.append(begins, len(order)))
    )
    fits = np.flatnonzero(lengths <= np.maximum(shares[places], shortest))
    return order[fits[np.flatnonzero(np.diff(places[fits], prepend=-1))]]


def _give_back(ranking: Ranking, chosen: Flags, lengths: NDArray[np.int64], room: int) -> None:
    """Drop the weakest chosen until the rest fits; those alone in their unit last."""
    import numpy as np

    order = ranking.best_first[chosen[ranking.best_first]][::-1]
    counts = np.bincount(ranking.unit_of[order], minlength=len(ranking.wants_one))
    used = int(lengths[order].sum())
    for keep_one in (True, False):
        for index in order.tolist():
            if used <= room:
                return
            unit = int(ranking.unit_of[index])
            if chosen[index] and (counts[unit] > 1 or not keep_one):
                chosen[index] = False
                counts[unit] -= 1
                used -= int(lengths[index])


def _fill(
    ranking: Ranking, chosen: Flags, order: Ints, lengths: NDArray[np.int64], room: int
) -> None:
    """Take the first of ``order`` that still fit; once there is enough, nothing worse than most of the chosen."""
    import numpy as np

    left = room - int(lengths[chosen].sum())
    for _ in range(_ROUNDS * 4):
        order = order[lengths[order] <= left]
        if left <= (1.0 - ENOUGH) * room and chosen.any():
            order = order[ranking.scores[order] >= np.median(ranking.scores[chosen])]
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


def _refilled(ranking: Ranking, chosen: Flags, fitting: Flags, room: int, enough: float) -> Flags:
    """``chosen`` with as many of its weakest given up as it takes to fill ``enough`` of ``room``, if that is possible.

    Which lengths the other candidates can add up to is one bit set; the best of them that make up the fullest
    such sum are taken.
    """
    import numpy as np

    order = ranking.best_first[fitting[ranking.best_first]]
    held = order[chosen[order]].tolist()
    spare = order[~chosen[order]][:_EXACT_CANDIDATES].tolist()
    sizes = ranking.lengths
    within = (1 << (room + 1)) - 1
    # reached[i]: the sums that the worst i of the candidates can make; the worst first, so that going back
    # prefers the best.
    candidates = spare[::-1]
    reached = [1]
    for index in candidates:
        reached.append((reached[-1] | reached[-1] << int(sizes[index])) & within)
    for kept in range(len(held), -1, -1):
        if kept < len(held):
            candidates.append(held[kept])
            reached.append((reached[-1] | reached[-1] << int(sizes[held[kept]])) & within)
        left = room - int(sizes[held[:kept]].sum())
        best = (reached[-1] & ((1 << (left + 1)) - 1)).bit_length() - 1
        if room - left + best >= enough * room:
            break
    else:
        return chosen
    fresh = np.zeros(len(ranking), dtype=np.bool_)
    fresh[held[:kept]] = True
    for place in range(len(candidates) - 1, -1, -1):
        size = int(sizes[candidates[place]])
        if size <= best and reached[place] >> (best - size) & 1:
            fresh[candidates[place]] = True
            best -= size
    return fresh
