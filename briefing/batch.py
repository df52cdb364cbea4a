"""A briefing for each source: one job that writes many files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefing.correcting import Breaks, Corrections
from briefing.failures import Failure
from model.document import Document, Notice
from model.errors import JianbaoError
from model.progress import SilentTask, Task
from model.template import Template

STAGE = "window.stage.batch"


@dataclass(frozen=True, slots=True)
class Order:
    """What every briefing of a batch has in common. ``tense`` as in :mod:`briefing.filtered`; ``corrections`` and
    ``breaks`` are what the person says of the documents, which are given as they were read."""

    engine: str
    length: int
    template: Template
    fields: tuple[tuple[str, str], ...] = ()
    tense: str = ""
    corrections: Corrections = ()
    breaks: Breaks = ()


@dataclass(frozen=True, slots=True)
class BatchResult:
    """The files that were written, in the order of the sources, and what could not be."""

    written: tuple[Path, ...] = ()
    failures: tuple[Failure, ...] = ()
    notices: tuple[Notice, ...] = ()


def targets(documents: Sequence[Document], folder: Path) -> dict[str, Path]:
    """Where the briefing of each document goes, by sha256: named like its source, numbered where two of them
    have one name."""
    found: dict[str, Path] = {}
    taken: set[str] = set()
    for document in documents:
        stem = Path(document.name).stem or document.name
        name, number = f"{stem}简报", 1
        while name.casefold() in taken:
            number += 1
            name = f"{stem}简报（{number}）"
        taken.add(name.casefold())
        found[document.sha256] = folder / f"{name}.docx"
    return found


def brief_each(
    documents: Sequence[Document],
    order: Order,
    places: Mapping[str, Path],
    sources: Iterable[Path] = (),
    task: Task | None = None,
) -> BatchResult:
    """Rank, choose and write a briefing of each document at its place of ``places``.

    One that cannot be written, or has nothing to choose, is told of and the others are done. ``sources`` are
    never written over. Raises Cancelled; what was written by then stays.
    """
    task = task or SilentTask()
    sources = tuple(sources)
    written: list[Path] = []
    failures: list[Failure] = []
    notices: list[Notice] = []
    for number, document in enumerate(documents):
        task.check()
        task.report(STAGE, number, len(documents))
        path = places[document.sha256]
        try:
            notices += _brief(document, order, path, sources, task)
        except JianbaoError as error:
            failures.append(Failure.of(str(path), error))
        else:
            written.append(path)
    task.report(STAGE, len(documents), len(documents))
    return BatchResult(tuple(written), tuple(failures), tuple(dict.fromkeys(notices)))


class _Quiet:
    """Only the batch as a whole is shown; cancelling goes through."""

    def __init__(self, task: Task) -> None:
        self._task = task

    def report(self, stage: str, done: int, total: int) -> None:
        """Say nothing."""

    def check(self) -> None:
        """Raise Cancelled if the batch was stopped."""
        self._task.check()


def _brief(
    document: Document, order: Order, path: Path, sources: Iterable[Path], task: Task
) -> tuple[Notice, ...]:
    from briefing.filtered import rank_filtered
    from briefing.jobs import anchors_of, export
    from briefing.kinds import learn
    from briefing.session import Session
    from model.errors import SourceError

    learn(order.template)
    quiet = _Quiet(task)
    session = Session(order.template.name, dict(order.fields))
    session.add_documents((document,))
    session.take_corrections(order.corrections, order.breaks)
    ranking = rank_filtered(session.documents, order.engine, order.tense, quiet)
    session.set_ranking(ranking, session.generation)
    session.redraft(order.length)
    if session.briefing.is_empty:
        raise SourceError("error.batch.nothing", name=document.name)
    briefing, read = session.outward
    return export(
        briefing,
        order.template,
        path,
        quiet,
        anchors=anchors_of(briefing, read),
        sources=sources,
    )
