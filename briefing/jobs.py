"""The long pieces of work: plain functions with picklable arguments and results, and a task.

The window runs them in its worker process, the console program in its own; a file that can take the process
down, for its format or its size (the registry says which), is read in a worker by both.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.clock import today
from briefing.failures import Failure
from briefing.output import check_target, write_atomically
from model.document import Anchor, Document, Notice, Span
from model.errors import Cancelled, JianbaoError, OutputError, SourceError
from model.progress import SilentTask, Task

if TYPE_CHECKING:
    from briefing.worker import Worker
    from model.briefing import Briefing
    from model.template import Template
    from readers.archives import Archives
    from summarizer.ranking import Ranking
    from word.render import RenderOptions

STAGE_READ = "stage.read"
STAGE_EXPORT = "stage.export"


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What came of a list of sources: the documents in the order given, what failed, what was left out.
    ``unchanged``: the sha256 of files that were known and so were not read again."""

    documents: tuple[Document, ...] = ()
    failures: tuple[Failure, ...] = ()
    notices: tuple[Notice, ...] = ()
    unchanged: tuple[str, ...] = ()


def read_sources(
    paths: Sequence[Path],
    task: Task | None = None,
    *,
    encodings: Mapping[str, str] | None = None,
    passwords: Mapping[str, str] | None = None,
    keys: Sequence[str] = (),
    known: Collection[str] = (),
) -> ReadResult:
    """Read files, and what folders and archives hold. A bad source is a :class:`Failure`; the others are still read.

    ``encodings`` and ``passwords`` are by path as given; ``keys`` are passwords that are tried on every other file that
    has one. The same bytes under two names are read once, with
    a notice. Files whose sha256 is among ``known`` are not read again, unless in another encoding.
    Raises Cancelled only.
    """
    import readers
    from readers.archives import Archives

    task = task or SilentTask()
    failures: list[Failure] = []
    files: list[Path] = []
    for path in dict.fromkeys(paths):
        found = readers.gather([path])
        if not found:
            failures.append(Failure(str(path), "error.source.empty_folder", (("name", str(path)),)))
        files += found
    files = list(dict.fromkeys(files))
    with ExitStack() as stack:
        archives = stack.enter_context(Archives())
        reading = _Reading(_Reader(stack), task, archives, encodings or {}, frozenset(known))
        for done, file in enumerate(files):
            task.check()
            task.report(STAGE_READ, done, len(files))
            own = (passwords or {}).get(str(file))
            try:
                reading.take(file, [own] if own else [None, *keys])
            except Cancelled:
                raise
            except JianbaoError as error:
                failures.append(Failure.of(str(file), error))
    task.report(STAGE_READ, len(files), len(files))
    return ReadResult(
        tuple(reading.documents.values()),
        tuple(failures),
        tuple(reading.notices),
        tuple(reading.unchanged),
    )


class _Reading:
    """What came of the files read so far."""

    def __init__(
        self,
        reader: _Reader,
        task: Task,
        archives: Archives,
        encodings: Mapping[str, str],
        known: frozenset[str],
    ) -> None:
        self._reader, self._task, self._archives = reader, task, archives
        self._encodings, self._known = encodings, known
        self.documents: dict[str, Document] = {}
        self.notices: list[Notice] = []
        self.unchanged: dict[str, None] = {}

    def take(self, file: Path, passwords: Sequence[str | None]) -> None:
        """Read a file with the first of ``passwords`` that opens it. Raises what reading it with the first raised."""
        refused: SourceError | None = None
        for password in passwords:
            try:
                self._take(file, password)
                return
            except SourceError as error:
                refused = refused or error
                if error.code not in ("error.source.encrypted", "error.source.password"):
                    raise
        if refused:
            raise refused

    def _take(self, file: Path, password: str | None) -> None:
        from readers import load

        name = str(file)
        data = load(file, password, self._archives)
        digest = sha256(data).hexdigest()
        encoding = self._encodings.get(name)
        if digest in self._known and encoding is None:
            self.unchanged[digest] = None
            return
        twin = self.documents.get(digest)
        if twin is not None:
            self.notices.append(Notice("notice.source.twin", (("name", name), ("twin", twin.name))))
            return
        try:
            document = self._reader.read(file, data, self._task, encoding, password)
        except SourceError as error:
            from briefing import office

            if not office.takes(error):
                raise
            document = office.read(data, file.name, error, self._task)
        self.documents[document.sha256] = document


def rank_documents(
    documents: Sequence[Document], engine: str = "briefing", task: Task | None = None
) -> Ranking:
    """Rank every sentence of ``documents``; what is on the person's stop list is no candidate. UsageError for an unknown
    engine."""
    from language.own import stops
    from summarizer.ranking import rank

    return rank(documents, engine, task=task, stops=stops())


def export(
    briefing: Briefing,
    template: Template,
    path: Path,
    task: Task | None = None,
    *,
    anchors: Mapping[tuple[str, Span], Anchor] | None = None,
    for_other_computers: bool = False,
    sources: Iterable[Path] = (),
) -> tuple[Notice, ...]:
    """Render ``briefing`` and put it at ``path``, whole or not at all; what its reader should know.

    What was written is read back and opened before it takes the place of an older file. ``anchors`` are
    those of :func:`anchors_of`; ``sources`` are never written over. Raises OutputError, TemplateError.
    """
    from word.render import rendered

    task = task or SilentTask()
    check_target(path, sources)
    task.check()
    task.report(STAGE_EXPORT, 0, 2)
    options = render_options(briefing, anchors or {}, for_other_computers=for_other_computers)
    result = rendered(briefing, template, options)
    task.check()
    task.report(STAGE_EXPORT, 1, 2)

    def reopen(written: bytes) -> None:
        if not _opens(written):
            raise OutputError("error.output.damaged", name=path)

    write_atomically(path, result.data, reopen)
    task.report(STAGE_EXPORT, 2, 2)
    return result.notices


def render_options(
    briefing: Briefing,
    anchors: Mapping[tuple[str, Span], Anchor],
    *,
    for_other_computers: bool = False,
) -> RenderOptions:
    """How ``briefing`` is to be exported today, by the export settings among its fields."""
    from word.fields import COMMENTS, FONT_SETTINGS, STANDARD_FONTS, TIGHT, is_set
    from word.fonts import ROLES
    from word.render import RenderOptions

    fonts = {name for name in FONT_SETTINGS if briefing.field(name) in ROLES[name]}
    return RenderOptions(
        date=today(),
        for_other_computers=for_other_computers or is_set(briefing.field(STANDARD_FONTS)),
        fonts=frozenset(briefing.field(name) for name in fonts),
        include_comments=is_set(briefing.field(COMMENTS)),
        tight=is_set(briefing.field(TIGHT)),
        anchors=anchors,
    )


def anchors_of(briefing: Briefing, documents: Sequence[Document]) -> dict[tuple[str, Span], Anchor]:
    """Page and line of everything that ``briefing`` quotes from ``documents``, for the source list."""
    by_sha = {document.sha256: document for document in documents}
    return {
        (ref.document, ref.span): document.blocks[ref.span.block].anchor_at(ref.span.start)
        for sources in (
            *(item.sources for item in briefing.items()),
            *(row.sources for table in briefing.tables for row in table.rows),
        )
        for ref in sources
        if (document := by_sha.get(ref.document)) is not None
    }


class _Reader:
    """Reads here, or in a worker process that is started for the first file that wants one."""

    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack
        self._worker: Worker | None = None

    def read(
        self, path: Path, data: bytes, task: Task, encoding: str | None, password: str | None
    ) -> Document:
        from readers import read_bytes
        from readers.registry import detect

        # Inside the worker there is nothing left to protect. What a password opens is unpacked by native code.
        alone = password is not None or detect(data, path.name).wants_isolation(data)
        if _in_worker() or not alone:
            return read_bytes(data, path.name, task, encoding=encoding, password=password)
        if self._worker is None:
            from briefing.worker import Worker

            self._worker = self._stack.enter_context(Worker())
        return self._worker.run(read_one, path, encoding, password, task=task)


def _in_worker() -> bool:
    """Whether this process was started by another one of ours. A process that was has multiprocessing loaded."""
    if "multiprocessing" not in sys.modules:
        return False
    import multiprocessing

    return multiprocessing.parent_process() is not None


def read_one(
    path: Path, encoding: str | None, password: str | None, task: Task | None = None
) -> Document:
    """Read one file in this process, whatever its format."""
    from readers import read

    return read(path, task, encoding=encoding, password=password)


def _opens(data: bytes) -> bool:
    """Whether ``data`` is a zip whose parts are whole and whose main part is there."""
    import io
    import zipfile
    import zlib

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return package.testzip() is None and "word/document.xml" in package.namelist()
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError):
        return False
