"""The rows of ``step``: the history, oldest first, with its snapshots in ``chunk``."""

from __future__ import annotations

import sqlite3

from workspace import bodies
from workspace.chunks import Chunks
from workspace.failures import Damage
from workspace.rows import STEP, put, remove, whole
from workspace.state import Pairs, Step


def step_body(step: Step) -> str:
    """The body of a row of ``step``; its snapshot is a column."""
    value = {"label": step.label, "values": step.values, "merge": step.merge_key}
    return bodies.dumps(value | {"name": step.name} if step.name else value)


def label_of(body: str) -> tuple[str, Pairs, str, str]:
    """Label, values, merge key and name of a body. Raises Damage."""
    value = bodies.loads(body)
    try:
        pairs = tuple((str(name), str(worth)) for name, worth in value["values"])
        return str(value["label"]), pairs, str(value["merge"]), str(value.get("name", ""))
    except (KeyError, TypeError, ValueError) as error:
        raise Damage(str(error)) from error


class History:
    """A mirror of the stored steps, and the writing of what a new history changes."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._chunks = Chunks(connection)
        # (id of the row, id of its snapshot, step), oldest first.
        self._stored: list[tuple[int, int, Step]] = []
        self._next = 1

    @property
    def steps(self) -> tuple[Step, ...]:
        """The history as it is stored."""
        return tuple(step for _, _, step in self._stored)

    @property
    def counts(self) -> tuple[int, int]:
        """How many steps and chunks there are."""
        return len(self._stored), len(self._chunks)

    def load(self) -> None:
        """Read and verify all steps. Raises Damage, sqlite3.Error."""
        rows = list(whole(self._connection, STEP))
        roots = [int(str(row[2])) for row in rows]
        snapshots = self._chunks.load(roots)
        for row, root in zip(rows, roots, strict=True):
            step = Step(snapshots[root], *label_of(str(row[3])))
            self._stored.append((int(str(row[0])), root, step))
        self._next = self._stored[-1][0] + 1 if self._stored else 1

    def differs(self, steps: tuple[Step, ...]) -> bool:
        """Whether ``steps`` is not what is stored. Quick for steps that share their parts with it."""
        return len(steps) != len(self._stored) or any(
            step is not stored and step != stored
            for step, (_, _, stored) in zip(reversed(steps), reversed(self._stored), strict=True)
        )

    def write(self, steps: tuple[Step, ...], revision: int) -> None:
        """Make the stored history ``steps``: rows that stay are not touched."""
        if not steps:
            raise ValueError("a history has a present step")
        first, count = self._overlap(steps)
        leaving = self._stored[:first] + self._stored[first + count :]
        kept = self._stored[first : first + count]
        fresh: list[tuple[int, int, Step]] = []
        for step in steps[count:]:
            snapshot = self._chunks.hold(step.snapshot, revision)
            put(self._connection, STEP, self._next, revision, snapshot, step_body(step))
            fresh.append((self._next, snapshot, step))
            self._next += 1
        for row, snapshot, _ in leaving:
            remove(self._connection, STEP, row)
            self._chunks.release(snapshot)
        self._stored = kept + fresh

    def _overlap(self, steps: tuple[Step, ...]) -> tuple[int, int]:
        """Where in the stored history ``steps`` begins, and how many steps from there are the same."""
        best = (0, 0)
        for first, (_, _, stored) in enumerate(self._stored):
            if stored is not steps[0] and stored != steps[0]:
                continue
            count = 0
            for (_, _, old), new in zip(self._stored[first:], steps, strict=False):
                if old is not new and old != new:
                    break
                count += 1
            if count > best[1]:
                best = (first, count)
            # Almost always the first that fits is right; looking on only matters after a loop of undos.
            if count > len(steps) // 2:
                break
        return best
