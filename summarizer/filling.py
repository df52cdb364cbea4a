"""Fill a length with ranked candidates: each section its best first, then by priority, then exactly.

Whole-array arithmetic on :class:`summarizer.units.Units`; nothing is ranked here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.units import COUNTED, Units, run_starts

if TYPE_CHECKING:
    from summarizer.corpus import Flags, Floats, Longs

# A summary fills at least this part of the length asked for, where the sources allow it.
ENOUGH: Final = 0.85
# Candidates the exact filling looks at when the greedy one falls short.
_EXACT_CANDIDATES: Final = 400
_EXACT_ROOM: Final = 20000
_ROUNDS: Final = 40
# What every section must have takes at most this part of the length, or each document's this part of its share.
_MOST_OF_LENGTH: Final = 0.6
_MOST_OF_SHARE: Final = 0.6
# How many standard deviations better the next item of a document must be that has had its share.
_FAIRNESS: Final = 2.5
# No more sentences are put in order than the room can hold if all of them are this short.
_SHORTEST_USUAL: Final = 8


def to_length(units: Units, fitting: Flags, room: int, enough: float) -> Flags:
    """Which of the ``fitting`` candidates fill ``room`` printed characters best."""
    import numpy as np

    length = units.length
    if int(length[fitting].sum()) <= room:
        return fitting
    taken = np.zeros(len(fitting), dtype=np.bool_)
    taken[_one_of_each_section(units, fitting, room)] = True
    _fill(units, taken, _by_priority(units, fitting & ~taken, taken, room), room)
    used = int(length[taken].sum())
    if used < ENOUGH * room:
        _fill(units, taken, _best_first(units, fitting & ~taken), room)
        used = int(length[taken].sum())
    if used >= enough * room:
        return taken
    if room <= _EXACT_ROOM:
        return _refilled(units, taken, fitting, room, enough)
    return _swapped(units, taken, fitting, room, enough)


def _best_first(units: Units, among: Flags) -> Longs:
    """The candidates ``among`` by falling score, ties by place."""
    import numpy as np

    places = np.flatnonzero(among)
    return places[np.lexsort((units.sentence[places], -units.gain[places]))]


def _by_priority(units: Units, among: Flags, taken: Flags, room: int) -> Longs:
    """The candidates ``among`` in the order they should be taken.

    A sentence stands by its score, in standard deviations, less the logarithm of how far the better ones of its
    unit use up the unit's share, and less how far those of its document use up the document's: who has had a
    share must offer better than who has had nothing, and an outstanding sentence still wins.
    """
    import numpy as np

    rate = 1.0 / np.maximum(units.share * room, 1.0)
    priority = units.gain - np.log1p(_better_of(units, among | taken) * rate[units.unit])
    priority[~among] = -np.inf
    most = 4 * (room // _SHORTEST_USUAL) + 64
    places = np.arange(len(priority))
    if most < len(priority):
        places = np.argpartition(-priority, most)[:most]
    places = places[among[places]]
    places = places[np.lexsort((units.sentence[places], -priority[places]))]
    # Now the documents: what is before a sentence in its own, in this order, after what is taken already.
    document = units.document[units.unit]
    shares = np.bincount(units.document, weights=units.share) * room
    had = np.bincount(document[taken], weights=units.length[taken], minlength=len(shares))
    order = np.argsort(document[places], kind="stable")
    grouped = places[order]
    begins = run_starts(document[grouped])
    running = np.concatenate(([0], np.cumsum(units.length[grouped])))
    sizes = np.diff(np.append(begins, len(grouped)))
    before = running[:-1] - np.repeat(running[begins], sizes) + had[document[grouped]]
    final = priority[grouped] - _FAIRNESS * before / np.maximum(shares[document[grouped]], 1.0)
    return grouped[np.lexsort((units.sentence[grouped], -final))]


def _better_of(units: Units, offered: Flags) -> Floats:
    """The length of the better ones of each candidate's unit; only those ``offered`` use up a share, as what is too
    long for the room never comes."""
    import numpy as np

    if offered.all():
        return units.before
    running = np.concatenate(([0], np.cumsum(np.minimum(units.length, COUNTED) * offered)))
    begins = np.searchsorted(units.unit, np.arange(len(units.share)))
    return (running[:-1] - running[begins][units.unit]).astype(np.float64)


def _one_of_each_section(units: Units, fitting: Flags, room: int) -> Longs:
    """The candidates that must be there so that no section is passed over.

    The best of each top-level section if they leave half of ``room`` for the best of the rest; else one that is
    good and short of each; else each document has these for as many of its sections as most of its share holds.
    """
    import numpy as np

    wanted = fitting & units.wants_one[units.unit]
    limit = np.maximum(units.share * room, units.shortest)
    picks = _first_of_unit(units, np.flatnonzero(wanted & (units.length <= limit[units.unit])))
    if 2 * int(units.length[picks].sum()) <= room:
        return picks
    picks = _first_of_unit(units, units.cheapest[wanted[units.cheapest]])
    if int(units.length[picks].sum()) <= _MOST_OF_LENGTH * room:
        return picks
    return _within_shares(units, picks, room)


def _within_shares(units: Units, picks: Longs, room: int) -> Longs:
    """Those of ``picks`` that leave every document room for its best; one of each part of a document first."""
    import numpy as np

    document = units.document[units.unit[picks]]
    parts = units.part[units.unit[picks]]
    later = np.ones(len(picks), dtype=np.bool_)
    order = np.lexsort((-units.gain[picks], parts))
    later[order[run_starts(parts[order])]] = False
    order = np.lexsort((-units.gain[picks], later, document))
    picks, document = picks[order], document[order]
    begins = run_starts(document)
    sizes = np.diff(np.append(begins, len(picks)))
    running = np.cumsum(units.length[picks])
    used = running - np.repeat(running[begins] - units.length[picks[begins]], sizes)
    shares = np.bincount(units.document, weights=units.share)
    alone = np.count_nonzero(shares) == 1
    most = (1.0 if alone else _MOST_OF_SHARE) * room * shares[document]
    kept = used <= most
    kept[begins] = True
    picks = picks[kept]
    # Where even one of each document is too much, those of the largest shares come first.
    order = np.argsort(-shares[units.document[units.unit[picks]]], kind="stable")
    picks = picks[order]
    return picks[np.cumsum(units.length[picks]) <= room]


def _first_of_unit(units: Units, places: Longs) -> Longs:
    """The first of ``places`` (by rising unit) in each unit."""
    return places[run_starts(units.unit[places])]


def _fill(units: Units, taken: Flags, order: Longs, room: int) -> None:
    """Take the first of ``order`` that still fit; once there is enough, nothing worse than most of the taken."""
    import numpy as np

    length = units.length
    left = room - int(length[taken].sum())
    for _ in range(_ROUNDS):
        order = order[length[order] <= left]
        if left <= (1.0 - ENOUGH) * room and taken.any():
            order = order[units.gain[order] >= _median(units.gain[taken])]
        if not len(order):
            return
        count = max(1, int(np.searchsorted(np.cumsum(length[order]), left, side="right")))
        taken[order[:count]] = True
        left -= int(length[order[:count]].sum())
        order = order[count:]


def _median(values: Floats) -> float:
    """The upper median. (numpy's own brings in numpy.ma, whose import costs more than the whole choice.)"""
    import numpy as np

    middle = len(values) // 2
    return float(np.partition(values, middle)[middle])


def _swapped(units: Units, taken: Flags, fitting: Flags, room: int, enough: float) -> Flags:
    """``taken`` with some given up for longer ones, one by one, while that fills ``room`` better."""
    import numpy as np

    length, taken = units.length, taken.copy()
    for _ in range(_ROUNDS):
        left = room - int(length[taken].sum())
        spare = np.flatnonzero(fitting & ~taken)
        held = _best_first(units, taken)[::-1]
        if room - left >= enough * room or not len(spare) or not len(held):
            break
        spare = spare[np.argsort(length[spare], kind="stable")]
        at = np.searchsorted(length[spare], length[held] + left, side="right") - 1
        gain = np.where(at >= 0, length[spare[np.maximum(at, 0)]] - length[held], 0)
        pick = int(np.argmax(gain))
        if gain[pick] <= 0:
            break
        taken[held[pick]] = False
        taken[spare[at[pick]]] = True
    return taken


def _refilled(units: Units, taken: Flags, fitting: Flags, room: int, enough: float) -> Flags:
    """``taken`` with as many of its weakest given up as it takes to fill ``enough`` of ``room``, if that is possible.

    Which lengths the other candidates can add up to is one bit set; the best of them that make up the fullest
    such sum are taken.
    """
    import numpy as np

    held = _best_first(units, taken).tolist()
    spare = _best_first(units, fitting & ~taken)[:_EXACT_CANDIDATES].tolist()
    length = units.length
    within = (1 << (room + 1)) - 1
    # reached[i]: the sums that the worst i of the candidates can make; the worst first, so that going back
    # prefers the best.
    candidates = spare[::-1]
    reached = [1]
    for place in candidates:
        reached.append((reached[-1] | reached[-1] << int(length[place])) & within)
    for kept in range(len(held), -1, -1):
        if kept < len(held):
            candidates.append(held[kept])
            reached.append((reached[-1] | reached[-1] << int(length[held[kept]])) & within)
        left = room - int(length[held[:kept]].sum())
        best = (reached[-1] & ((1 << (left + 1)) - 1)).bit_length() - 1
        if room - left + best >= enough * room:
            break
    else:
        return taken
    fresh = np.zeros(len(taken), dtype=np.bool_)
    fresh[held[:kept]] = True
    for step in range(len(candidates) - 1, -1, -1):
        size = int(length[candidates[step]])
        if size <= best and reached[step] >> (best - size) & 1:
            fresh[candidates[step]] = True
            best -= size
    return fresh
