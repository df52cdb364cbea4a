"""Where on a page notes may stand: the lines at the foot of a column, below a rule or in smaller type."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from readers.common.pages.raised import label_of
from readers.common.pages.rows import Region
from readers.common.pages.shapes import PageText, Rule, TableBox, TextLine

# Lengths in points: rules are at least so long, what is no further apart touches, and more rules are a drawing.
_SHORTEST, _TOUCH, _MOST = 20.0, 3.0, 400
# Of those that touch none, no more than these are looked at, the lowest.
_LOOKED_AT = 60
# In sizes of the type: a rule begins as near to the edge of its column, and the first note stands as near below it.
_EDGE, _NEAR = 2.5, 4.0
# A short rule is no longer than this share of its column, or than those that word processors draw (in points).
_SHARE, _DRAWN = 0.6, 150.0
# Against the size of the text: heads are so much larger, notes smaller.
_LARGEST, _SMALLER, _SMALL = 1.3, 0.93, 0.97
# Lines of text among smaller ones have no more of the characters than this.
_FEW = 0.3


@dataclass(slots=True)
class Laid:
    """A page laid out: its regions in reading order, and the rules that could part notes from text."""

    number: int
    height: float
    regions: list[Region]
    rules: list[Rule]


@dataclass(slots=True)
class Zone:
    """Lines at the foot of a column. ``short``: below a short rule; ``small``: in smaller type than the text."""

    page: Laid
    lines: list[TextLine]
    ruled: bool
    short: bool
    small: bool

    @property
    def may_go_on(self) -> bool:
        """Whether these may be lines of a note that begins on the page or in the column before."""
        return self.ruled and (self.short or self.small)


def separators(page: PageText) -> list[Rule]:
    """The horizontal rules of a page that touch no vertical one: neither borders of tables nor frames."""
    if not 0 < len(page.horizontal) <= _MOST or len(page.vertical) > _MOST:
        return []
    found = [
        rule
        for rule in sorted(page.horizontal, key=lambda rule: rule.at)
        if rule.end - rule.start >= _SHORTEST
        and not any(
            rule.start - _TOUCH <= other.at <= rule.end + _TOUCH
            and other.start - _TOUCH <= rule.at <= other.end + _TOUCH
            for other in page.vertical
        )
    ]
    return found[-_LOOKED_AT:]


class Zones:
    """Where notes may stand on ``pages``; ``noise`` are ids of lines that are none of them."""

    def __init__(self, pages: Sequence[Laid], noise: Collection[int]) -> None:
        self._noise = noise
        weights: dict[float, int] = {}
        for page in pages:
            for region in page.regions:
                for line in self._lines(region):
                    size = round(line.size, 1)
                    weights[size] = weights.get(size, 0) + len(line.text)
        self._usual = max(weights, key=lambda size: weights[size], default=10.0)

    def of_page(self, page: Laid) -> Iterator[Zone]:
        """Zones below rules, from the top down, then those in smaller type at the ends of regions."""
        for rule in page.rules:
            found = [
                r
                for r in page.regions
                if not (r.turned or r.frame) and r.left < rule.end and r.right > rule.start
            ]
            lines = self._below(rule, found)
            left = min((line.x0 for line in lines), default=0.0)
            if lines and left - rule.start <= _EDGE * self._usual and self._are_alike(lines):
                wide = max(r.right for r in found) - rule.start
                short = rule.end - rule.start <= max(_SHARE * wide, _DRAWN)
                yield Zone(page, lines, True, short, self._are_small(lines))
        for region in page.regions:
            lines = self._small_at_end(region)
            if lines and not region.turned:
                yield Zone(page, lines, False, False, True)

    def behind(self, zone: Zone, pages: Sequence[Laid]) -> list[Zone]:
        """What follows a zone at the end of the text on its own page, the first of ``pages``, and on the others, as
        long as it may be notes."""
        found: list[Zone] = []
        inside = set(map(id, zone.lines))
        for page in pages:
            regions = page.regions
            if page is zone.page:
                last = max(
                    at for at, r in enumerate(regions) if any(id(i) in inside for i in r.items)
                )
                regions = regions[last + 1 :]
            lines = [line for region in regions for line in self._lines(region)]
            tables = any(isinstance(item, TableBox) for region in regions for item in region.items)
            if tables or (lines and not self._are_alike(lines)):
                break
            if lines:
                found.append(Zone(page, lines, zone.ruled, zone.short, zone.small))
        return found

    def _lines(self, region: Region) -> list[TextLine]:
        return [
            item
            for item in region.items
            if isinstance(item, TextLine) and not item.turned and id(item) not in self._noise
        ]

    def _below(self, rule: Rule, regions: Sequence[Region]) -> list[TextLine]:
        """The lines of ``regions`` below a rule, none where a table is among them or the first stands far off."""
        lines: list[TextLine] = []
        for region in regions:
            for item in region.items:
                if isinstance(item, TableBox) and item.y1 > rule.at and item.x1 > rule.start:
                    return []
            lines += (
                line
                for line in self._lines(region)
                if line.y0 + line.y1 > 2 * rule.at and line.x0 >= rule.start - _EDGE * self._usual
            )
        near = lines and lines[0].y0 - rule.at < _NEAR * self._usual
        return lines if near else []

    def _small_at_end(self, region: Region) -> list[TextLine]:
        lines = self._lines(region)
        at = len(lines)
        while at and lines[at - 1].size <= _SMALLER * self._usual:
            at -= 1
        return lines[at:] if at else []

    def _are_alike(self, lines: Sequence[TextLine]) -> bool:
        """Whether lines may all be notes: none in the type of heads, and none in that of the text among smaller."""
        # (The label of a note may be larger than its text, and so its first line.)
        lines = [line for line in lines if not label_of(line.text)]
        total = sum(len(line.text) for line in lines)
        heads = sum(len(line.text) for line in lines if line.size > _LARGEST * self._usual)
        text = sum(len(line.text) for line in lines if line.size > _SMALL * self._usual)
        small = sum(len(line.text) for line in lines if line.size <= _SMALLER * self._usual)
        return heads <= _FEW * total and (not small or text <= _FEW * total)

    def _are_small(self, lines: Sequence[TextLine]) -> bool:
        lines = [line for line in lines if not label_of(line.text)] or lines
        small = sum(len(line.text) for line in lines if line.size <= _SMALL * self._usual)
        return small >= (1 - _FEW) * sum(len(line.text) for line in lines)
