"""A briefing with its history: every change is a step that can be undone, and views are told of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.changes import By, Change, Signal, difference
from briefing.history import History, Label, Step
from briefing.redrafting import Cut
from briefing.state import State
from briefing.touched import Touched, touched_by
from model.briefing import Briefing
from model.highlight import Highlight

if TYPE_CHECKING:
    from briefing.edits import Edit


class Sitting:
    """The briefing, what of it is the person's own, and how it came about."""

    def __init__(self, first: Briefing) -> None:
        self.history: History[State] = History(State(first))
        self._signal = Signal()
        # Call ``listen(listener)`` to hear of every Change; what it returns ends that.
        self.listen = self._signal.listen

    @property
    def briefing(self) -> Briefing:
        """The briefing as it is now."""
        return self.history.state.briefing

    @property
    def highlights(self) -> tuple[Highlight, ...]:
        """What the engine chose for the present draft, in source order, with its reasons."""
        return self.history.state.highlights

    @property
    def cut(self) -> Cut:
        """How much was asked for; undo takes it back too."""
        return self.history.state.cut

    def apply(self, edit: Edit, by: By = By.PERSON) -> Change:
        """Do ``edit`` as one step that can be undone. An edit that changes nothing is no step."""
        before = self.history.state
        after = edit.apply(before.briefing)
        if after == before.briefing:
            return Change(by, edit.name)
        touched = before.touched
        if by is By.PERSON:
            touched = touched_by(before.briefing, after, touched)
        state = replace(before, briefing=after, touched=touched)
        return self._push(state, Label(edit.name, edit.values), edit.merge_key, by)

    def _push(
        self, state: State, label: Label, merge_key: str, by: By, *, ranking: bool = False
    ) -> Change:
        if state == self.history.state:
            return Change(by, label.code)
        before = self.history.state
        self.history.push(state, label, merge_key)
        change = difference(before.briefing, state.briefing, by, label.code, ranking=ranking)
        joined = before.joins != state.joins
        change = replace(change, documents=self._arrived(before), facts=joined)
        self._signal.tell(change)
        return change

    def _amend(self, state: State, code: str) -> None:
        """Make the present state this one without a step of its own: what the program adds to a step."""
        before = self.history.state
        if state != before:
            self.history.amend(state)
            self._signal.tell(difference(before.briefing, state.briefing, By.ENGINE, code))

    def _arrived(self, before: State) -> bool:  # noqa: ARG002
        """Told of every new present state, before views are: whether the documents are others than with
        ``before``."""
        return False

    def seal(self) -> None:
        """End a run of typing: the next edit is undone on its own."""
        self.history.seal()

    @property
    def undo_label(self) -> Label | None:
        """What :meth:`undo` would take back, for “撤销 …”; None if there is nothing."""
        return self.history.undo_label

    @property
    def redo_label(self) -> Label | None:
        """What :meth:`redo` would do again; None if there is nothing."""
        return self.history.redo_label

    def undo(self) -> Change | None:
        """Take the last step back; None if there is none."""
        return self._travel(self.history.undo, self.undo_label, By.UNDO)

    def redo(self) -> Change | None:
        """Do the step again that was taken back; None if there is none."""
        return self._travel(self.history.redo, self.redo_label, By.REDO)

    def drop_last(self) -> None:
        """Take the last step back for good: it was begun and came to nothing."""
        self._travel(self.history.drop, self.undo_label, By.UNDO)

    def go_to(self, number: int) -> Change | None:
        """Undo or redo as far as step ``number`` of the history; None if no way leads there."""
        label = Label("edit.go_to")
        by = By.UNDO if number < self.history.at else By.REDO
        return self._travel(lambda: self.history.go_to(number), label, by)

    # --- named states ------------------------------------------------------------------------------

    def name_step(self, number: int, name: str) -> None:
        """Call a step of the history so, that it is never forgotten; an empty name takes the name away."""
        self.history.name(number, name)
        self._signal.tell(Change(By.PERSON, "edit.name_step", history=True))

    def return_to(self, number: int) -> Change:
        """Make the state of step ``number`` the present one by a new step, which can be undone as any other."""
        step: Step[State] = self.history.steps[number]
        label = Label("edit.return_to", (("name", step.name),))
        return self._push(step.state, label, "", By.PERSON, ranking=True)

    def _travel(self, step: Callable[[], bool], label: Label | None, by: By) -> Change | None:
        before = self.history.state
        if label is None or not step():
            return None
        # What was chosen may be different too: whoever shows the length or the marks looks again.
        change = difference(before.briefing, self.briefing, by, label.code, ranking=True)
        joined = before.joins != self.history.state.joins
        change = replace(change, documents=self._arrived(before), facts=joined)
        self._signal.tell(change)
        return change

    # --- pins and locks -----------------------------------------------------------------------------

    def pin(self, wanted: str | tuple[str, ...], pinned: bool = True) -> None:
        """Keep an item or several whatever is chosen later, or let go of them with the next choice again."""
        items = (wanted,) if isinstance(wanted, str) else wanted
        touched = self.history.state.touched
        kept = touched.items | set(items) if pinned else touched.items - set(items)
        label = Label("edit.pin" if pinned else "edit.unpin", (("count", str(len(items))),))
        self._mark(replace(touched, items=kept), label, items=frozenset(items))

    def is_kept(self, item: str) -> bool:
        """Whether an item is the person's own work (edited, added, moved or pinned)."""
        return item in self.history.state.touched.items

    def lock(self, section: str, locked: bool = True) -> None:
        """Let no choice change a section and those below it, or let it again."""
        from briefing.shaping import family

        touched = self.history.state.touched
        ids = frozenset(family(self.briefing, section))
        label = Label("edit.lock" if locked else "edit.unlock")
        changed = touched.locked | ids if locked else touched.locked - ids
        self._mark(replace(touched, locked=changed), label, sections=ids)

    def is_locked(self, section: str) -> bool:
        """Whether no choice changes this section."""
        return section in self.history.state.touched.locked

    def _mark(
        self,
        touched: Touched,
        label: Label,
        items: frozenset[str] = frozenset(),
        sections: frozenset[str] = frozenset(),
    ) -> None:
        state = replace(self.history.state, touched=touched)
        if state != self.history.state:
            self.history.push(state, label)
            self._signal.tell(Change(By.PERSON, label.code, items=items, sections=sections))
