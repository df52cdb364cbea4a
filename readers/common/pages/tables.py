"""Tables drawn with rules: which rules cross to a grid, and what stands in each cell."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

from readers.common.lines import joint
from readers.common.pages.doubts import doubted
from readers.common.pages.shapes import Box4, Fragment, PageText, Rule, TableBox

# Rules closer than this (points) are one rule, and rules that miss each other by less than this touch.
SNAP = 3.0
# A cell with more lines than this is a box around an article, not a cell of a table.
MOST_LINES = 16
# More than any table a person reads; a drawing on squared paper has more.
MOST_RULES = 2_000
MOST_FIELDS = 20_000


def ruled_tables(
    page: PageText, lines_of: Callable[[Sequence[Fragment]], list[str]]
) -> tuple[list[TableBox], list[Fragment]]:
    """The ruled tables of a page and the fragments that are in none. ``lines_of`` makes lines of the fragments of
    a cell."""
    if len(page.horizontal) < 2 or len(page.vertical) < 2 or not page.fragments:
        return [], page.fragments
    rest = page.fragments
    tables = []
    for horizontal, vertical in _grids(page.horizontal, page.vertical):
        grid = _Grid(horizontal, vertical)
        inside = [piece for piece in rest if grid.holds(piece)]
        if not 2 <= grid.size <= MOST_FIELDS or not inside:
            continue
        table = grid.table(inside, lines_of)
        if table is None:
            continue
        tables.append(table)
        taken = set(map(id, inside))
        rest = [piece for piece in rest if id(piece) not in taken]
    return tables, rest


def frames_of(page: PageText) -> list[Box4]:
    """Boxes of four rules with none inside."""
    if len(page.horizontal) < 2 or len(page.vertical) < 2:
        return []
    found = []
    for horizontal, vertical in _grids(page.horizontal, page.vertical):
        xs, ys = _places(vertical), _places(horizontal)
        if len(xs) == len(ys) == 2:
            found.append((xs[0], ys[0], xs[1], ys[1]))
    return found


def _united(rules: Sequence[Rule]) -> list[Rule]:
    """Rules on one line that touch or overlap, as one."""
    rows: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        if rows and rule.at - rows[-1][0].at <= SNAP:
            rows[-1].append(rule)
        else:
            rows.append([rule])
    united = []
    for row in rows:
        at = sum(rule.at for rule in row) / len(row)
        start = end = float("-inf")
        for rule in sorted(row, key=lambda rule: rule.start):
            if rule.start > end + SNAP:
                if end > start:
                    united.append(Rule(at, start, end))
                start, end = rule.start, rule.end
            end = max(end, rule.end)
        if end > start:
            united.append(Rule(at, start, end))
    return united


def _grids(
    horizontal: Sequence[Rule], vertical: Sequence[Rule]
) -> list[tuple[list[Rule], list[Rule]]]:
    """Rules that hang together by crossing, from the top down."""
    across, down = _united(horizontal), _united(vertical)
    if len(across) > MOST_RULES or len(down) > MOST_RULES or len(across) * len(down) > 10**6:
        return []
    leader = list(range(len(across) + len(down)))

    def find(at: int) -> int:
        while leader[at] != at:
            leader[at] = leader[leader[at]]
            at = leader[at]
        return at

    for i, rule in enumerate(across):
        for j, other in enumerate(down):
            if (
                other.start - SNAP <= rule.at <= other.end + SNAP
                and rule.start - SNAP <= other.at <= rule.end + SNAP
            ):
                leader[find(i)] = find(len(across) + j)
    grids: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for i, rule in enumerate(across):
        grids.setdefault(find(i), ([], []))[0].append(rule)
    for j, rule in enumerate(down):
        grids.setdefault(find(len(across) + j), ([], []))[1].append(rule)
    full = [grid for grid in grids.values() if len(grid[0]) > 1 and len(grid[1]) > 1]
    return sorted(full, key=lambda grid: min(rule.at for rule in grid[0]))


class _Grid:
    """The cells that crossing rules make; cells without a rule between them are one."""

    def __init__(self, across: list[Rule], down: list[Rule]) -> None:
        self.across, self.down = across, down
        self.ys = _places(across)
        self.xs = _places(down)
        self.rows, self.columns = len(self.ys) - 1, len(self.xs) - 1
        self.size = self.rows * self.columns if self.rows > 0 and self.columns > 0 else 0

    def holds(self, piece: Fragment) -> bool:
        """Whether the middle of ``piece`` is inside the grid."""
        middle = (piece.x0 + piece.x1) / 2
        return (
            self.xs[0] - SNAP <= middle <= self.xs[-1] + SNAP
            and self.ys[0] - SNAP <= piece.middle <= self.ys[-1] + SNAP
        )

    def table(
        self, pieces: Sequence[Fragment], lines_of: Callable[[Sequence[Fragment]], list[str]]
    ) -> TableBox | None:
        """The table of ``pieces``, or None if the boxes hold articles rather than cells."""
        home = self._homes()
        held: dict[tuple[int, int], list[Fragment]] = {}
        for piece in pieces:
            row = min(max(bisect_right(self.ys, piece.middle) - 1, 0), self.rows - 1)
            # A number that sticks out of its cell still begins in it.
            left = min((piece.x0 + piece.x1) / 2, piece.x0 + piece.size)
            column = min(max(bisect_right(self.xs, left) - 1, 0), self.columns - 1)
            held.setdefault(home[row][column], []).append(piece)
        if len({place for row in home for place in row}) < 2:
            return None
        texts: dict[tuple[int, int], str] = {}
        for place, inside in held.items():
            lines = lines_of(inside)
            if len(lines) > MOST_LINES:
                return None
            text = lines[0]
            for line in lines[1:]:
                text += joint(text, line) + line
            texts[place] = text
        rows = [
            tuple(texts.get((row, column), "") for column in range(self.columns))
            for row in range(self.rows)
        ]
        parts = [
            [piece for column in range(self.columns) for piece in held.get((at, column), ())]
            for at in range(self.rows)
            if any(rows[at])
        ]
        rows = [row for row in rows if any(row)]
        return TableBox(
            rows, self.xs[0], self.ys[0], self.xs[-1], self.ys[-1], pieces=doubted(parts)
        )

    def _homes(self) -> list[list[tuple[int, int]]]:
        """For each field of the grid the upper left field of the cell that it is part of."""
        across, down = _by_place(self.across, self.ys), _by_place(self.down, self.xs)
        home = [[(row, column) for column in range(self.columns)] for row in range(self.rows)]
        for row in range(self.rows):
            y = (self.ys[row] + self.ys[row + 1]) / 2
            for column in range(self.columns):
                x = (self.xs[column] + self.xs[column + 1]) / 2
                if column and not _crosses(down[column], y):
                    home[row][column] = home[row][column - 1]
                elif row and not _crosses(across[row], x):
                    home[row][column] = home[row - 1][column]
        return home


def _places(rules: Sequence[Rule]) -> list[float]:
    places: list[float] = []
    for at in sorted(rule.at for rule in rules):
        if not places or at - places[-1] > SNAP:
            places.append(at)
    return places


def _by_place(rules: Sequence[Rule], places: Sequence[float]) -> list[list[Rule]]:
    found: list[list[Rule]] = [[] for _ in places]
    for rule in rules:
        found[max(bisect_right(places, rule.at) - 1, 0)].append(rule)
    return found


def _crosses(rules: Sequence[Rule], where: float) -> bool:
    return any(rule.start <= where <= rule.end for rule in rules)
