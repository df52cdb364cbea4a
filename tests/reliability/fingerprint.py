"""A short name for everything that a workspace holds, quick for states that share their parts."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from workspace.state import Snapshot, Source, Step, WorkspaceState


class Fingerprints:
    """Names states. What was named before and is the same object is not read again; for one thread."""

    def __init__(self) -> None:
        # The object is kept: another one must not get its id.
        self._known: dict[int, tuple[object, str]] = {}

    def of(self, state: WorkspaceState) -> str:
        """The name of all but where the sources were read: sources, history, place in it, settings."""
        parts = [
            *(self._document(source) for source in state.sources),
            *(self._once(step, _step, self) for step in state.steps),
            repr(state.at),
            repr(state.settings),
        ]
        return _digest(parts)[:20]

    def _document(self, source: Source) -> str:
        return self._once(source.document, lambda document, _: repr(document), self)

    def _once(self, value: object, describe: Any, *arguments: object) -> str:
        known = self._known.get(id(value))
        if known is None or known[0] is not value:
            known = (value, _digest([describe(value, *arguments)]))
            self._known[id(value)] = known
        return known[1]

    def snapshot(self, snapshot: Snapshot) -> str:
        """The name of one step's content."""
        briefing = snapshot.briefing
        return _digest(
            [
                repr((briefing.fields, briefing.template, briefing.sources)),
                *(
                    self._once(section, lambda one, _: repr(one), self)
                    for section in briefing.sections
                ),
                self._once(snapshot.highlights, lambda one, _: repr(one), self),
                repr(sorted(snapshot.kept_items)),
                repr(sorted(snapshot.kept_sections)),
                repr(sorted(snapshot.dismissed)),
                repr((snapshot.length, snapshot.top, snapshot.per_section)),
            ]
        )


def _step(step: Step, names: Fingerprints) -> str:
    return f"{step.label!r} {step.values!r} {step.merge_key!r} {names.snapshot(step.snapshot)}"


def _digest(parts: Iterable[str]) -> str:
    whole = sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        whole.update(b"%d " % len(data))
        whole.update(data)
    return whole.hexdigest()
