"""Undo and redo as a list of snapshots that share what did not change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

State = TypeVar("State")

LIMIT = 500


@dataclass(frozen=True, slots=True)
class Label:
    """What a step of the history was: a message code and the values it names."""

    code: str
    values: tuple[tuple[str, str], ...] = ()


KEPT = Label("history.kept")
"""What a named state is labelled that lies on no way back any more."""


@dataclass(frozen=True, slots=True)
class Step(Generic[State]):
    """A state and how it came about. ``name`` is what the person called it, empty for most."""

    state: State
    label: Label
    merge_key: str
    name: str = ""


class History(Generic[State]):
    """The present state, the states before it and, after an undo, those that can be redone.

    At most ``limit`` steps can be undone; older ones are forgotten. A state with a name is never forgotten:
    when the way to it is, it goes to the front of the list, labelled :data:`KEPT`, where undo does not come.
    """

    def __init__(self, first: State, limit: int = LIMIT) -> None:
        self._steps: list[Step[State]] = [Step(first, Label(""), "")]
        self._at = 0
        self._limit = limit
        self._sealed = True

    @classmethod
    def resumed(cls, steps: Sequence[Step[State]], at: int, limit: int = LIMIT) -> History[State]:
        """A history as it was left, oldest step first; ``steps[at]`` is the present."""
        history = cls(steps[at].state, limit)
        history._steps = list(steps)
        history._at = at
        return history

    @property
    def steps(self) -> tuple[Step[State], ...]:
        """All steps: first those that are only kept, then oldest first; those behind :attr:`at` can be redone."""
        return tuple(self._steps)

    @property
    def at(self) -> int:
        """Which step is the present one."""
        return self._at

    @property
    def first(self) -> int:
        """The oldest step that undo reaches; those before it are only kept."""
        for number, step in enumerate(self._steps[: self._at]):
            if step.label != KEPT:
                return number
        return self._at

    @property
    def state(self) -> State:
        """The present state."""
        return self._steps[self._at].state

    @property
    def undo_label(self) -> Label | None:
        """What undo would take back, or None."""
        return self._steps[self._at].label if self._at > self.first else None

    @property
    def redo_label(self) -> Label | None:
        """What redo would do again, or None."""
        return self._steps[self._at + 1].label if self._at + 1 < len(self._steps) else None

    def push(self, state: State, label: Label, merge_key: str = "") -> None:
        """Make ``state`` the present one; what could be redone is forgotten.

        With the same non-empty ``merge_key`` as the step before, and unless :meth:`seal` was called since,
        it joins that step, which stays what it was called first.
        """
        present = self._steps[self._at]
        self._forget(self._at + 1, len(self._steps))
        joins = merge_key and merge_key == present.merge_key and not self._sealed
        if joins and not present.name:
            self._steps[self._at] = Step(state, present.label, merge_key)
        else:
            self._steps.append(Step(state, label, merge_key))
            self._at += 1
        self._sealed = False
        first = self.first
        self._forget(first, first + max(self._at - first - self._limit, 0))

    def amend(self, state: State) -> None:
        """Make ``state`` the present one in the place of the one that is; what can be redone stays. A state with a
        name stays as it was called: the new one is a step behind it."""
        present = self._steps[self._at]
        if present.name:
            self.push(state, present.label, present.merge_key)
        else:
            self._steps[self._at] = replace(present, state=state)

    def _forget(self, begin: int, end: int) -> None:
        """Drop the steps from ``begin`` to ``end``; the named ones of them are kept at the front."""
        named = [
            replace(step, label=KEPT, merge_key="") for step in self._steps[begin:end] if step.name
        ]
        del self._steps[begin:end]
        if end <= self._at:
            self._at -= end - begin
        self._steps[:0] = named
        self._at += len(named)

    def drop(self) -> bool:
        """Go one step back for good: it cannot be redone; False if there is none."""
        if not self.undo():
            return False
        self._forget(self._at + 1, len(self._steps))
        return True

    def name(self, number: int, name: str) -> None:
        """Call step ``number`` so; an empty name takes its name away, and what was only kept for it is gone."""
        self._steps[number] = replace(self._steps[number], name=name)
        if not name and number < self.first:
            del self._steps[number]
            self._at -= 1

    def go_to(self, number: int) -> bool:
        """Undo or redo as many steps as it takes to come to step ``number``; False if no way leads there."""
        if not self.first <= number < len(self._steps):
            return False
        self._sealed = True
        self._at = number
        return True

    def seal(self) -> None:
        """End a run of typing: the next edit is a step of its own."""
        self._sealed = True

    def undo(self) -> bool:
        """Go one step back; False if there is none."""
        self._sealed = True
        return self._at > self.first and self.go_to(self._at - 1)

    def redo(self) -> bool:
        """Go one step forward again; False if there is none."""
        self._sealed = True
        return self.go_to(self._at + 1)
