"""Stories that several documents tell in other words: paragraphs that state the same figures or tell of the same day.

Wordings that are nearly the same are found by :mod:`summarizer.duplicates`; here figures and days lead from one sentence
to another. Two sentences of different documents tell the same if one states all the figures of the other (two at
least, of some digits, or its day as well) and they share much of their wording, unless both name places or bodies and
none of them is the same. Of two paragraphs that tell the same the one that tells more is kept, and of the other what
states further figures. Linear in the text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.duplicates import bigrams, numbers_of
from summarizer.whose import are_others, names_in

if TYPE_CHECKING:
    from summarizer.corpus import Flags, Ints

# A document and a block of it.
Place = tuple[int, int]

# How much of the wording of the shorter, its figures left out, stands in the other: where figures agree, where a day does.
_SHARED: Final = 0.3
_SHARED_OF_A_DAY: Final = 0.5
# Figures that two sentences share by chance have few digits in all.
_DIGITS: Final = 4
_FEWEST: Final = 2
# A figure that more sentences state leads to none of them.
_MOST_ALIKE: Final = 12
_SHORTEST: Final = 8
# A paragraph is told again if so much of what it reports is.
_TOLD: Final = 0.5

_DAY: Final = re.compile("([0-9]{1,2})\\s?月\\s?([0-9]{1,2})\\s?日")
_TIMES: Final = ("年", "月", "日", "小时", "分钟")
_DIGIT: Final = re.compile("[0-9]")
_NO_WORD: Final = re.compile(r"[\W_0-9]+")


class Where(NamedTuple):
    """The places of all sentences, and whose each document is (``whose.owner_of``)."""

    places: Sequence[Place]
    owners: Sequence[str]


class _Said:
    """What one sentence states: its figures and days, and, once it is compared, its wording and whom it names."""

    __slots__ = ("_names", "_text", "_words", "days", "figures")

    def __init__(self, text: str) -> None:
        self._text = text
        self._words: frozenset[str] | None = None
        self._names: frozenset[str] | None = None
        found = _DAY.findall(text) if "月" in text else ()
        self.days = frozenset(f"{month}/{day}" for month, day in found)
        self.figures = frozenset(
            number
            for number in numbers_of(_DAY.sub("", text) if found else text)
            if number != "100"
            and not (number.endswith(_TIMES) and number.rstrip("年月日小时分钟").isdigit())
        )

    @property
    def words(self) -> frozenset[str]:
        if self._words is None:
            self._words = bigrams(_NO_WORD.sub("", self._text))
        return self._words

    @property
    def names(self) -> frozenset[str]:
        if self._names is None:
            self._names = names_in(self._text)
        return self._names


def retold(
    texts: Sequence[str],
    where: Where,
    group: Ints,
    standing: Flags,
    check: Callable[[], None],
) -> tuple[Ints, Flags]:
    """``group`` and ``standing`` where those sentences stand no more that another document tells again, better;
    ``where`` they are. One that has its like there is of the group of that."""
    places = where.places
    stand = standing.nonzero()[0].tolist()
    if not stand or len({places[index][0] for index in stand}) < 2:
        return group, standing
    said: dict[int, _Said] = {}
    blocks: dict[Place, list[int]] = defaultdict(list)
    for count, index in enumerate(stand):
        if count % 2000 == 0:
            check()
        blocks[places[index]].append(index)
        if _DIGIT.search(texts[index]):
            said[index] = _Said(texts[index])
    pairs: dict[tuple[Place, Place], dict[int, int]] = defaultdict(dict)
    for one, two in _alike(said, where):
        pairs[places[one], places[two]].setdefault(one, two)
        pairs[places[two], places[one]].setdefault(two, one)
    group, standing = group.copy(), standing.copy()
    lost: set[Place] = set()
    for (loser, winner), matched in sorted(pairs.items()):
        if loser in lost or winner in lost or not _is_fuller(winner, loser, blocks, said):
            continue
        told = frozenset().union(*(said[i].figures for i in blocks[winner] if i in said))
        reports = [index for index in blocks[loser] if index in said]
        whole = len(matched) >= _TOLD * len(reports)
        for index in blocks[loser]:
            own = said[index].figures if index in said else frozenset()
            if not own <= told or not (whole or index in matched):
                continue
            standing[index] = False
            if index in matched:
                group[group == group[index]] = group[matched[index]]
        if whole:
            lost.add(loser)
    return group, standing


def _is_fuller(
    one: Place, two: Place, blocks: dict[Place, list[int]], said: dict[int, _Said]
) -> bool:
    def worth(place: Place) -> tuple[int, int, int]:
        known = [said[index] for index in blocks[place] if index in said]
        figures = frozenset().union(*(each.figures for each in known))
        return len(figures), sum(len(each.words) for each in known), -place[0]

    return worth(one) > worth(two)


def _alike(said: dict[int, _Said], where: Where) -> Iterator[tuple[int, int]]:
    """Sentences of different documents that tell the same, each pair once."""
    places, owners = where
    by_key: dict[str, list[int]] = defaultdict(list)
    for index, one in said.items():
        for key in one.figures:
            by_key[key].append(index)
        for key in one.days:
            by_key[key].append(index)
    shared = {
        key: found
        for key, found in by_key.items()
        if len(found) > 1 and places[found[0]][0] != places[found[-1]][0]
    }
    seen: set[tuple[int, int]] = set()
    for index, one in said.items():
        # All figures of the one that states fewer stand in the other: the rarest of them leads there.
        keys = [key for key in one.days if key in shared]
        if len(one.figures) >= _FEWEST and one.figures <= shared.keys():
            keys.append(min(sorted(one.figures), key=lambda key: len(shared[key])))
        document = places[index][0]
        for key in keys:
            for other in shared[key][:_MOST_ALIKE]:
                pair = (index, other) if index < other else (other, index)
                if places[other][0] == document or pair in seen:
                    continue
                seen.add(pair)
                whose = owners[document], owners[places[other][0]]
                if _tell_the_same(said[pair[0]], said[pair[1]], others=are_others(*whose)):
                    yield pair


def _tell_the_same(one: _Said, two: _Said, *, others: bool) -> bool:
    """``others``: their documents are those of two places."""
    same_day = bool(one.days & two.days)
    if one.days and two.days and not same_day:
        return False
    fewer = one.figures if len(one.figures) < len(two.figures) else two.figures
    if not (one.figures <= two.figures or two.figures <= one.figures):
        return False
    digits = sum(len(_DIGIT.findall(number.replace("0", ""))) for number in fewer)
    by_figures = len(fewer) >= _FEWEST and digits >= _DIGITS
    if not by_figures and not same_day:
        return False
    if ((one.names and two.names) or others) and not one.names & two.names:
        return False
    shorter = min(len(one.words), len(two.words))
    shared = len(one.words & two.words)
    return shorter >= _SHORTEST and shared >= shorter * (
        _SHARED if by_figures else _SHARED_OF_A_DAY
    )
