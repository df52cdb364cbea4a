"""What the window works on: the session, the jobs that feed it, and what the person asked for.

Panels call its methods and listen to its signals; it knows no widget.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from briefing import edits
from briefing.changes import By, Change
from briefing.jobs import ReadResult
from briefing.session import Session
from messages import say
from model.briefing import Briefing
from model.document import Document, Notice, Span
from model.errors import Cancelled, JianbaoError
from model.template import Template
from ui.background import Background
from ui.cards.ordering import step
from ui.failed import FailedSource, word, wording
from ui.intake import Intake

DEFAULT_ENGINE = "briefing"


@dataclass(frozen=True, slots=True)
class Told:
    """Something the person must be told. ``kind`` is error, warning or success."""

    kind: str
    text: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Exported:
    """A finished file, and what should be looked at in it."""

    path: Path
    warnings: tuple[str, ...] = ()


class Desk(QObject):
    """One sitting: sources in, briefing out."""

    changed = Signal(object)
    told = Signal(object)
    exported = Signal(object)
    export_began = Signal()
    templates_known = Signal(object)
    draft_ready = Signal()

    def __init__(
        self, background: Background, parent: QObject, fields: dict[str, str] | None = None
    ) -> None:
        super().__init__(parent)
        self.session = Session(fields=fields)
        self.session.listen(self._on_change)
        self.background = background
        self.engine = DEFAULT_ENGINE
        self.length = self.session.cut.length or 0
        self.templates: tuple[Template, ...] = ()
        self.unexported = False
        self.paths: list[Path] = []
        self._rank_job = 0
        self._export_job = 0
        self._drag = 0
        self._wanted_length: int | None = None
        self._cut_soon = QTimer(self)
        self._cut_soon.setSingleShot(True)
        self._cut_soon.setInterval(0)
        self._cut_soon.timeout.connect(self._cut)

    # --- what there is

    @property
    def briefing(self) -> Briefing:
        """The briefing as it is now."""
        return self.session.briefing

    @property
    def documents(self) -> tuple[Document, ...]:
        """The open sources."""
        return self.session.documents

    @property
    def failures(self) -> tuple[FailedSource, ...]:
        """The sources that could not be read."""
        return tuple(word(failure) for failure in self.session.failures)

    @property
    def exporting(self) -> bool:
        """Whether an export runs."""
        return bool(self._export_job)

    def _on_change(self, change: Change) -> None:
        if change.briefing and change.by is not By.ENGINE and change.code != "edit.remove_document":
            self.unexported = True
        self.changed.emit(change)

    # --- sources

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Read files and folders, add them to the sources and rank anew."""
        wanted = list(dict.fromkeys(Path(path) for path in paths))
        if not wanted:
            return
        self.paths += [path for path in wanted if path not in self.paths]
        Intake(self.background, self._on_read, self._on_reading_cancelled).start(wanted)

    def _on_reading_cancelled(self) -> None:
        self.told.emit(Told("warning", say("window.cancelled.reading")))

    def _on_read(self, result: ReadResult) -> None:
        documents, failures, notices = result.documents, result.failures, result.notices
        new = self.session.add_documents(documents, failures)
        again = len(documents) - len(new)
        details = [word(failure).reason for failure in failures]
        details += [wording(notice.code, dict(notice.values)) for notice in notices]
        if len(failures) == 1 and len(details) == 1:
            self.told.emit(Told("error", details[0]))
        elif failures:
            values = {"count": len(failures), "done": len(documents)}
            text = say("window.failed_sources" if documents else "window.failed_all", values)
            self.told.emit(Told("error", text, tuple(details)))
        elif again and not new:
            self.told.emit(Told("warning", say("window.already_open"), tuple(details)))
        elif notices:
            text = say("window.source_notices", {"count": len(notices)})
            self.told.emit(Told("warning", text, tuple(details)))
        if new:
            self._rank()

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            return
        if isinstance(error, JianbaoError):
            self.told.emit(Told("error", wording(error.code, error.values)))
        else:
            detail = getattr(error, "report", "") or f"{type(error).__name__}: {error}"
            self.told.emit(Told("error", say("window.error.bug"), (detail,)))

    def remove_document(self, sha256: str) -> None:
        """Take a source out, and rank what stays."""
        self.session.remove_document(sha256)
        self._rank()

    def dismiss_failure(self, name: str) -> None:
        """Strike a file that could not be read off the list."""
        session = self.session
        session.failures = tuple(one for one in session.failures if one.name != name)
        self.changed.emit(Change(By.PERSON, "edit.add_documents", documents=True))

    # --- ranking and choosing

    def set_engine(self, engine: str) -> None:
        """Rank with another engine and draft anew."""
        if engine != self.engine:
            self.engine = engine
            self._rank()

    def _rank(self) -> None:
        from briefing import jobs

        stale, self._rank_job = self._rank_job, 0
        self.background.cancel(stale)
        if not self.documents:
            return
        generation = self.session.generation
        self._rank_job = self.background.run(
            jobs.rank_documents,
            self.documents,
            self.engine,
            done=lambda ranking: self._on_ranked(ranking, generation),
            failed=self._on_failed,
            cancelled=self._on_ranking_cancelled,
            stage="window.stage.rank",
        )

    def _on_ranked(self, ranking: object, generation: int) -> None:
        self._rank_job = 0
        if self.session.set_ranking(ranking, generation):  # type: ignore[arg-type]
            self.session.redraft(self.length or None)
            self.draft_ready.emit()

    def _on_ranking_cancelled(self) -> None:
        # Zero already when a newer ranking takes its place: then nobody is told.
        if self._rank_job:
            self._rank_job = 0
            self.told.emit(Told("warning", say("window.cancelled.ranking")))

    def begin_drag(self) -> None:
        """The slider is taken: what it does until it is let go is one step to undo."""
        self._drag += 1

    def set_length(self, characters: int) -> None:
        """Choose again at another length, at the end of this turn of the event loop."""
        if characters != self.length:
            self.length = characters
            self._wanted_length = characters
            self._cut_soon.start()

    def follow_cut(self) -> bool:
        """After undo or redo: take the length that the draft was made with; whether it is another."""
        wanted = self.session.cut.length
        if self._wanted_length is not None or not wanted or wanted == self.length:
            return False
        self.length = wanted
        return True

    def _cut(self) -> None:
        wanted, self._wanted_length = self._wanted_length, None
        if wanted:
            self.session.redraft(wanted, key=f"length {self._drag}")

    # --- assembling

    def add_spans(self, sha256: str, spans: Iterable[Span]) -> tuple[str, ...]:
        """Put stretches of a source into the briefing; the ids of their items."""
        return tuple(self.session.add_sentence(sha256, span) for span in spans)

    def set_text(self, item: str, text: str) -> None:
        """Word an item; empty text is refused, Del takes an item away."""
        if text and self.session.item(item) is not None:
            self.session.apply(edits.SetText(item, text))

    def set_heading(self, section: str, heading: str) -> None:
        """Word a section's heading."""
        if any(one.id == section for one in self.briefing.sections):
            self.session.apply(edits.SetSectionHeading(section, heading))

    def restore_text(self, item: str) -> None:
        """Give an edited item the wording of its source again."""
        from language.typography import printed

        found = self.session.item(item)
        if found is not None and found.sources:
            text = "".join(printed(ref.quote) for ref in found.sources)
            self.session.seal()
            self.session.apply(edits.SetText(item, text))

    def delete(self, items: tuple[str, ...]) -> None:
        """Take items out."""
        if items:
            self.session.apply(edits.DeleteItems(items))

    def delete_section(self, section: str) -> None:
        """Take a section out with its items."""
        self.session.apply(edits.DeleteSection(section))

    def move(self, items: tuple[str, ...], section: str, before: str) -> None:
        """Put items before another."""
        self.session.apply(edits.MoveItems(items, section, before))

    def step(self, items: tuple[str, ...], down: bool) -> None:
        """Move items one place up or down."""
        target = step(self.briefing, items, down)
        if target is not None:
            self.move(items, *target)

    def merge(self, items: tuple[str, ...]) -> None:
        """Make one item of several."""
        if len(items) > 1:
            self.session.apply(edits.MergeItems(items))

    def set_field(self, name: str, value: str) -> None:
        """Fill in a masthead field."""
        self.session.apply(edits.SetField(name, value))

    def set_template(self, name: str) -> None:
        """Print with another template."""
        if name and name != self.briefing.template:
            self.session.apply(edits.SetTemplate(name))

    def undo(self) -> None:
        """Take the last step back."""
        self.session.undo()

    def redo(self) -> None:
        """Do it again."""
        self.session.redo()

    # --- out

    def load_templates(self) -> None:
        """Find the templates, in the background."""
        from word import catalogue

        def known(found: tuple[Template, ...]) -> None:
            self.templates = found
            self.templates_known.emit(found)

        self.background.run(
            catalogue.templates, done=known, failed=self._on_failed, stage="window.stage.templates"
        )

    def export(self, path: Path) -> None:
        """Write the briefing to ``path`` in the background."""
        import readers
        from briefing import jobs

        template = next(
            (one for one in self.templates if one.name == self.briefing.template), None
        ) or next(iter(self.templates), None)
        if template is None or self._export_job:
            return
        try:
            sources = tuple(readers.gather(self.paths))
        except (JianbaoError, OSError):
            sources = tuple(one for one in self.paths if one.is_file())
        briefing = self.briefing
        self._export_job = self.background.run(
            partial(
                jobs.export, sources=sources, anchors=jobs.anchors_of(briefing, self.documents)
            ),
            briefing,
            template,
            path,
            done=lambda notices: self._on_exported(path, briefing, notices),
            failed=self._on_export_failed,
            cancelled=self._on_export_cancelled,
            stage="window.stage.export",
        )
        self.export_began.emit()

    def _on_exported(self, path: Path, briefing: Briefing, notices: tuple[Notice, ...]) -> None:
        self._export_job = 0
        if self.briefing is briefing:
            self.unexported = False
        warnings = [wording(notice.code, dict(notice.values)) for notice in notices]
        edited = sum(1 for item in briefing.items() if item.edited)
        if edited:
            warnings.append(say("window.export.edited_items", {"count": edited}))
        for name in ("编发单位", "期号"):
            if not briefing.field(name):
                warnings.append(say("window.export.empty_field", {"field": name}))
        self.exported.emit(Exported(path, tuple(warnings)))

    def _on_export_failed(self, error: Exception) -> None:
        self._export_job = 0
        self._on_failed(error)
        self.export_began.emit()

    def _on_export_cancelled(self) -> None:
        self._export_job = 0
        self.told.emit(Told("warning", say("window.cancelled.export")))
        self.export_began.emit()
