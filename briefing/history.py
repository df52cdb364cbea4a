"""Undo and redo as a list of snapshots that share what did not change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

State = TypeVar("State")

LIMIT = 500


@dataclass(frozen=True, slots=True)
class Label:
    """What a step of the history was: a message code and the values it names."""

    code: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Step(Generic[State]):
    """A state and how it came about."""

    state: State
    label: Label
    merge_key: str


class History(Generic[State]):
    """The present state, the states before it and, after an undo, those that can be redone.

    At most ``limit`` steps can be undone; older ones are forgotten.
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
        """All steps, oldest first; those behind :attr:`at` can be redone."""
        return tuple(self._steps)

    @property
    def at(self) -> int:
        """Which step is the present one."""
        return self._at

    @property
    def state(self) -> State:
        """The present state."""
        return self._steps[self._at].state

    @property
    def undo_label(self) -> Label | None:
        """What undo would take back, or None."""
        return self._steps[self._at].label if self._at else None

    @property
    def redo_label(self) -> Label | None:
        """What redo would do again, or None."""
        return self._steps[self._at + 1].label if self._at + 1 < len(self._steps) else None

    def push(self, state: State, label: Label, merge_key: str = "") -> None:
        """Make ``state`` the present one; what could be redone is forgotten.

        With the same non-empty ``merge_key`` as the step before, and unless :meth:`seal` was called since,
        it joins that step.
        """
        present = self._steps[self._at]
        del self._steps[self._at + 1 :]
        step = Step(state, label, merge_key)
        if merge_key and merge_key == present.merge_key and not self._sealed:
            self._steps[self._at] = step
        else:
            self._steps.append(step)
            self._at += 1
        self._sealed = False
        surplus = self._at - self._limit
        if surplus > 0:
            del self._steps[:surplus]
            self._at -= surplus

    def seal(self) -> None:
        """End a run of typing: the next edit is a step of its own."""
        self._sealed = True

    def undo(self) -> bool:
        """Go one step back; False if there is none."""
        self._sealed = True
        if not self._at:
            return False
        self._at -= 1
        return True

    def redo(self) -> bool:
        """Go one step forward again; False if there is none."""
        self._sealed = True
        if self._at + 1 >= len(self._steps):
            return False
        self._at += 1
        return True
