"""Which stretch of an edited text goes back to which of the texts once printed: marks first, then likeness.

What is doubtful is left
unlinked: a text without its source can be seen by a person, a wrong source cannot.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from word.likeness import Bag, figures

# With a mark a weak likeness is enough; without one it has to be strong, and ahead of the next.
_MARKED = 0.2
_STRONG = 0.45
_AHEAD = 0.1
# Between two linked neighbours, with nothing else to choose from.
_ALONE = 0.3
# Share of a piece's pairs that are an original's, for the second half of a text that was cut in two.
_PART = 0.6
_SHORTEST_PART = 6
# Pairs of a text by which others like it are found, and how many of those are compared.
_LOOKED_UP = 40
_COMPARED = 24


@dataclass(frozen=True, slots=True)
class Original:
    """A text as it was printed: ``mark`` is the bookmark around it, ``head`` its headline."""

    id: str
    text: str
    mark: str = ""
    head: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the edited text, at most a paragraph. ``marks`` are the bookmarks that it stands in;
    ``loose`` says that it may be linked by its likeness and not only by its very words."""

    text: str
    marks: tuple[str, ...] = ()
    loose: bool = True


@dataclass(slots=True)
class _Original:
    given: Original
    text: Bag
    full: Bag

    def like(self, piece: Bag) -> float:
        """The likeness to the text, with its headline or without."""
        if self.text is self.full:
            return self.text.like(piece)
        return max(self.text.like(piece), self.full.like(piece))

    def is_exactly(self, piece: Bag) -> bool:
        return piece.text in (self.text.text, self.full.text)

    def stands_in(self, piece: Bag) -> bool:
        """Whether the whole text stands in the piece, word for word."""
        return self.text.size >= _SHORTEST_PART and self.text.text in piece.text


@dataclass(slots=True)
class Alignment:
    """``links`` maps the number of an original to the numbers of its pieces, in order."""

    links: dict[int, list[int]] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)

    def link(self, original: int, pieces: Iterable[int]) -> None:
        """Say that ``pieces`` are what became of ``original``."""
        self.links[original] = sorted(pieces)
        self.taken.update(self.links[original])


def align(originals: Sequence[Original], pieces: Sequence[Piece]) -> Alignment:
    """Link each original to what became of it. Time grows with the pairs that texts share, not with the
    product of their lengths."""
    return _Aligner(originals, pieces).run()


class _Aligner:
    def __init__(self, originals: Sequence[Original], pieces: Sequence[Piece]) -> None:
        self.originals = []
        for original in originals:
            text = Bag.of(original.text)
            full = Bag.of(original.head + "。" + original.text) if original.head else text
            self.originals.append(_Original(original, text, full))
        self.pieces = pieces
        self.bags = [Bag.of(piece.text) for piece in pieces]
        self.result = Alignment()
        self._rivals_of: dict[int, list[tuple[float, int]]] = {}
        self._by_pair: defaultdict[str, list[int]] = defaultdict(list)
        for number, known in enumerate(self.originals):
            for pair in known.full.pairs:
                self._by_pair[pair].append(number)

    def run(self) -> Alignment:
        """Surest links first; each later step sees what the earlier ones left."""
        self._same_words()
        self._marked()
        self._alike()
        self._between()
        self._second_halves()
        return self.result

    # ---- steps

    def _same_words(self) -> None:
        """The very words. Where several originals or pieces have the same ones, marks decide, then the order if
        there are as many of either."""
        by_text: defaultdict[str, list[int]] = defaultdict(list)
        for number, original in enumerate(self.originals):
            for text in {original.text.text, original.full.text}:
                by_text[text].append(number)
        found: defaultdict[tuple[int, ...], list[int]] = defaultdict(list)
        for place, bag in enumerate(self.bags):
            if bag.text and bag.text in by_text:
                found[tuple(by_text[bag.text])].append(place)
        for numbers, places in found.items():
            open_numbers = [n for n in numbers if n not in self.result.links]
            open_places = [p for p in places if p not in self.result.taken]
            if len(numbers) > 1 or len(places) > 1:
                for number in list(open_numbers):
                    own = [p for p in open_places if self._has_mark(p, number)]
                    if len(own) == 1:
                        self.result.link(number, own)
                        open_numbers.remove(number)
                        open_places.remove(own[0])
            copies = len({self.originals[n].text.text for n in open_numbers}) == 1
            if len(open_numbers) == len(open_places) and copies:
                for number, place in zip(open_numbers, open_places, strict=True):
                    self.result.link(number, [place])
            elif len(open_numbers) == 1 and open_places:
                # A copy was made: the first stays what it was.
                self.result.link(open_numbers[0], open_places[:1])

    def _marked(self) -> None:
        """What stands in an original's mark and has kept something of it, unless it is more like another."""
        for number, original in enumerate(self.originals):
            if number in self.result.links or not original.given.mark:
                continue
            places = [p for p in self._open() if self._has_mark(p, number)]
            places = self._run_of(places, original)
            if not places:
                continue
            bag = self._joined(places)
            own = original.like(bag)
            kept = original.stands_in(bag) or own >= _MARKED or bag.inside(original.full) >= _PART
            others = [
                like
                for like, other in self._rivals(bag)
                if self.originals[other].text.text != original.text.text
            ]
            if kept and own > max(others, default=0.0):
                self.result.link(number, places)

    def _run_of(self, places: list[int], original: _Original) -> list[int]:
        """The pieces of a mark without those at its ends that have nothing of the original: a paragraph begun
        at the end of a marked one is in the mark too."""
        if len(places) < 2:
            return places
        shares = [self.bags[p].inside(original.full) for p in places]
        good = [at for at, share in enumerate(shares) if share >= _MARKED]
        return places[good[0] : good[-1] + 1] if good else []

    def _alike(self) -> None:
        """Likeness alone, the most alike first; both ways well ahead of the next, or with the same figures."""
        candidates = []
        for place in self._open():
            if not self.pieces[place].loose:
                continue
            for like, number in self._rivals(self.bags[place], place):
                if like >= _STRONG or self.originals[number].stands_in(self.bags[place]):
                    candidates.append((like, place, number))
        candidates.sort(key=lambda found: (-found[0], found[1], found[2]))
        # Judged against all that could be meant, taken or not: an edited copy is nobody's.
        best_of: defaultdict[int, list[tuple[float, int]]] = defaultdict(list)
        for like, place, number in candidates:
            best_of[number].append((like, place))
        for like, place, number in candidates:
            if number in self.result.links or place in self.result.taken:
                continue
            if self._foreign_mark(place, number):
                continue
            rivals = [
                other
                for score, other in self._rivals(self.bags[place], place)
                if other != number and score > like - _AHEAD
            ]
            doubles = [
                other
                for score, other in best_of[number]
                if other != place
                and score > like - _AHEAD
                and other not in self.result.taken
                and not self._halves(number, place, other, like)
            ]
            if not doubles and self._decided(place, number, rivals):
                self.result.link(number, [place])

    def _halves(self, number: int, place: int, other: int, like: float) -> bool:
        """Whether two pieces that follow each other are together more like an original than one alone."""
        if abs(place - other) != 1:
            return False
        joined = self._joined(sorted((place, other)))
        return self.originals[number].like(joined) > like + _AHEAD

    def _decided(self, place: int, number: int, rivals: list[int]) -> bool:
        if not rivals:
            return True
        found = figures(self.bags[place].text)
        same = found == figures(self.originals[number].full.text)
        return (
            bool(found)
            and same
            and all(found != figures(self.originals[other].full.text) for other in rivals)
        )

    def _between(self) -> None:
        """One piece and one original left between the same two neighbours, and no stranger to each other."""
        firsts = {places[0]: number for number, places in self.result.links.items()}
        order = sorted(firsts)
        bounds = [-1, *order, len(self.pieces)]
        for before, after in pairwise(bounds):
            low = firsts.get(before, -1)
            high = firsts.get(after, len(self.originals))
            numbers = [n for n in range(low + 1, high) if n not in self.result.links]
            places = [
                p
                for p in range(before + 1, after)
                if p not in self.result.taken and self.pieces[p].loose
            ]
            if len(numbers) == 1 and len(places) == 1:
                number, place = numbers[0], places[0]
                own = self.originals[number].like(self.bags[place])
                others = [s for s, n in self._rivals(self.bags[place], place) if n != number]
                if own >= _ALONE and own > max(others, default=0.0) + _AHEAD:
                    self.result.link(number, [place])

    def _second_halves(self) -> None:
        """A neighbour that is part of the same original: the paragraph was cut in two."""
        for number in list(self.result.links):
            original = self.originals[number]
            grown = True
            while grown:
                grown = False
                linked = self.result.links[number]
                now = original.like(self._joined(linked))
                for place in (linked[0] - 1, linked[-1] + 1):
                    if not 0 <= place < len(self.pieces) or place in self.result.taken:
                        continue
                    bag = self.bags[place]
                    part = self.pieces[place].loose and len(bag.text) >= _SHORTEST_PART
                    if not part or bag.inside(original.full) < _PART:
                        continue
                    if self._foreign_mark(place, number):
                        continue
                    joined = sorted((*linked, place))
                    if original.like(self._joined(joined)) > now:
                        self.result.link(number, joined)
                        grown = True
                        break

    # ---- what the steps ask

    def _open(self) -> list[int]:
        return [
            place
            for place, bag in enumerate(self.bags)
            if place not in self.result.taken and bag.text
        ]

    def _has_mark(self, place: int, number: int) -> bool:
        mark = self.originals[number].given.mark
        return bool(mark) and mark in self.pieces[place].marks

    def _foreign_mark(self, place: int, number: int) -> bool:
        """Whether the piece bears the mark of another original only."""
        return bool(self.pieces[place].marks) and not self._has_mark(place, number)

    def _joined(self, places: Sequence[int]) -> Bag:
        if len(places) == 1:
            return self.bags[places[0]]
        return Bag.of("".join(self.pieces[place].text for place in places))

    def _rivals(self, bag: Bag, place: int = -1) -> list[tuple[float, int]]:
        """Originals by their likeness to a text, the most alike first; those below 0.1 are left out."""
        if place in self._rivals_of:
            return self._rivals_of[place]
        # Texts that are alike share pairs that few others have: only the rarest are looked up.
        known = [pair for pair in bag.pairs if pair in self._by_pair]
        known.sort(key=lambda pair: (len(self._by_pair[pair]), pair))
        shared: Counter[int] = Counter()
        for pair in known[:_LOOKED_UP]:
            shared.update(self._by_pair[pair])
        likely = sorted(shared, key=lambda number: (-shared[number], number))[:_COMPARED]
        found = [
            (like, number)
            for number in likely
            if (like := self.originals[number].like(bag)) >= _AHEAD
        ]
        found.sort(key=lambda rival: (-rival[0], rival[1]))
        if place >= 0:
            self._rivals_of[place] = found
        return found
