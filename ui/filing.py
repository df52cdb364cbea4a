"""The workspace file as the person meets it: new, open, save, what was left behind, and leaving."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QObject
from PySide6.QtWidgets import QWidget

from briefing.clock import today_printed
from messages import say
from model.errors import JianbaoError
from ui import files
from ui.background import wait_for
from ui.failed import said
from ui.failed import wording as worded
from ui.panes import Panes
from ui.questions import Answer, ask_save, ask_unsaved
from ui.rescued import report_lines
from ui.savestate import SaveState
from ui.told import Offer, Told

if TYPE_CHECKING:
    from model.document import Notice
    from workspace.repair import RescueReport

READABLE = ("error.workspace.held", "error.workspace.no_permission", "error.workspace.read_only")
REPAIRABLE = ("error.workspace.damaged", "error.workspace.foreign")
RECOVERED = "notice.workspace.recovered"
Then = Callable[[], object]


class Filing(QObject):
    """The commands of the file menu. The questions are attributes, for whoever answers them otherwise."""

    def __init__(self, panes: Panes, frame: QWidget) -> None:
        super().__init__(frame)
        self._panes = panes
        self._frame = frame
        self._safe = panes.safe
        self._desk = panes.desk
        self._not_saved: Told | None = None
        self.ask_save = ask_save
        self.ask_unsaved = ask_unsaved
        self.ask_workspace = files.ask_workspace
        panes.commands.connect_all(
            {
                "new": self.begin_anew,
                "save": self.save,
                "save_as": self.save_as,
                "save_copy": self.save_copy,
                "backup": self.backup,
            }
        )
        self._state = SaveState(panes, frame, self.save_as)

    # --- new and open

    def begin_anew(self) -> bool:
        """An empty desk; False if the person stays with what is there."""
        if not self.may_leave():
            return False
        self._hide_messages()
        self._safe.begin_anew(self._panes.settings.fields())
        return True

    def open_workspace(
        self, path: Path, *, read_only: bool = False, then: Then = lambda: None
    ) -> None:
        """Go on with a workspace; ``then`` is called when it is there."""
        if self._is_open(path):
            text = say("window.workspace.already_open", {"name": path.name})
            self._panes.messages.tell(Told("info", text))
            then()
            return
        if not self.may_leave():
            return
        self._hide_messages()

        def done(notices: tuple[Notice, ...]) -> None:
            self._on_opened(path, notices)
            then()

        self._safe.open(
            path,
            read_only=read_only,
            done=done,
            failed=lambda error: self._on_not_opened(path, error, then),
        )

    def _is_open(self, path: Path) -> bool:
        keeper = self._safe.keeper
        if keeper is None or keeper.path is None:
            return False
        try:
            return path.samefile(keeper.path)
        except OSError:
            return False

    def _on_opened(self, path: Path, notices: tuple[Notice, ...]) -> None:
        if self._safe.path is not None:
            self._remember(path)
        if self._safe.copy_of is not None:
            text = say("window.workspace.copy", {"name": path.name})
            self._panes.messages.tell(Told("info", text, offers=(self._state.elsewhere(),)))
        elif notices:
            lines = tuple(self._worded(one) for one in notices)
            self._panes.messages.tell(Told("info", lines[0], lines[1:]))

    def _worded(self, notice: Notice) -> str:
        """A notice about the file; unnamed work lies in a folder of ours, whose names mean nothing to anybody."""
        values = dict(notice.values)
        if notice.code == RECOVERED:
            if self._safe.path is None:
                return say("window.workspace.recovered")
            values["name"] = Path(values["name"]).name
        return worded(notice.code, values)

    def _on_not_opened(self, path: Path, error: Exception, then: Then) -> None:
        if self._panes.sources.expecting:
            # Nothing comes any more: what can be done instead is said, too.
            self._panes.sources.expect(())
            self._panes.statusline.show_hint(say("window.hint.add"))
        if not isinstance(error, JianbaoError):
            self._desk.tell_error(error)
            return
        kind = "error"
        offers: tuple[Offer, ...] = ()
        if error.code in READABLE:
            kind = "warning"
            offers = (
                Offer(
                    say("window.workspace.open_copy"),
                    lambda: self.open_workspace(path, read_only=True, then=then),
                ),
                Offer(
                    say("window.workspace.again"),
                    lambda: self.open_workspace(path, then=then),
                ),
            )
        elif error.code in REPAIRABLE:
            offers = (Offer(say("window.workspace.repair"), lambda: self.repair(path)),)
        self._panes.messages.tell(Told(kind, said(error), offers=offers))

    def repair(self, path: Path) -> None:
        """Save what can be read of a damaged workspace into a new one, and go on with that."""

        def opened(found: tuple[Path, RescueReport]) -> None:
            made, report = found
            text = say("window.repaired", {"name": path.name, "made": made.name})
            told = Told("warning", text, report_lines(report))
            self.open_workspace(made, then=lambda: self._panes.messages.tell(told))

        from briefing.workspaces import repair

        self._desk.background.run_beside(
            partial(repair, path),
            done=opened,
            failed=self._desk.tell_error,
            stage="window.stage.repair",
        )

    # --- saving

    def save(self) -> None:
        """Give unnamed work its name; of a named file only say that it is saved."""
        self._panes.briefing.commit_pending()
        path = self._safe.path
        if path is None:
            self.save_as()
            return

        def told(saved: bool) -> None:
            if saved:
                text = say("window.saved.by_itself", {"name": path.name})
                self._panes.statusline.say_briefly(text)

        self._desk.background.run_beside(
            self._safe.flush, done=told, failed=self._desk.tell_error, stage="window.stage.save"
        )

    def save_as(self, then: Callable[[bool], object] = lambda _: None) -> None:
        """Ask where, and go on there; ``then`` is told whether it was done."""
        self._panes.briefing.commit_pending()
        path = self.ask_workspace(self._frame, say("window.save_as"), self._proposed())
        if path is None:
            then(False)
            return

        def done(made: Path) -> None:
            self._remember(made)
            self._state.withdraw()
            told = self._panes.messages.told
            if told is not None and (told.kind == "info" or told is self._not_saved):
                self._panes.messages.hide()
            self._not_saved = None
            values = {"name": made.name, "folder": str(made.parent)}
            self._panes.statusline.say_briefly(say("window.saved.as", values))
            then(True)

        def failed(error: Exception) -> None:
            self._tell_not_saved(error)
            then(False)

        self._safe.save_as(path, done, failed)

    def save_copy(self) -> None:
        """Ask where, and put a copy there; the work goes on in its own file."""
        self._panes.briefing.commit_pending()
        proposed = self._proposed()
        proposed = proposed.with_name(
            say("window.copy_name", {"name": proposed.stem}) + files.WORKSPACE
        )
        path = self.ask_workspace(self._frame, say("window.save_copy"), proposed)
        if path is not None:
            self._safe.save_copy(path, self._tell_copied, self._tell_not_saved)

    def backup(self) -> None:
        """Make a dated backup beside the file."""
        self._panes.briefing.commit_pending()
        self._safe.when_done(self._safe.present().backup(), self._tell_copied, self._tell_not_saved)

    def _tell_copied(self, path: Path) -> None:
        values = {"name": path.name, "folder": str(path.parent)}
        self._panes.messages.tell(Told("success", say("window.copied", values)))

    def _tell_not_saved(self, error: Exception) -> None:
        if isinstance(error, JianbaoError):
            self._not_saved = Told("error", said(error), offers=(self._state.elsewhere(),))
            self._panes.messages.tell(self._not_saved)
        else:
            self._desk.tell_error(error)

    def _proposed(self) -> Path:
        briefing = self._desk.briefing
        place = self._safe.path or self._safe.copy_of
        if place is not None:
            return place
        date = briefing.field("编发日期") or today_printed()
        last = self._panes.settings.workspace_folder
        title = briefing.field("标题") or briefing.field("简报名称") or say("window.untitled")
        return files.proposed_target(title, date, self._desk.paths, last, files.WORKSPACE)

    def _remember(self, path: Path) -> None:
        settings = self._panes.settings
        settings.workspace_folder = path.parent
        settings.add_recent([path])
        self._panes.recent.refresh()

    # --- leaving

    def may_leave(self) -> bool:
        """Whether what is on the desk may go: all of it is on the disk, and unnamed work of the person's own
        was offered a name."""
        self._panes.briefing.commit_pending()
        if self._safe.keeper is None:
            return True
        saved = wait_for(self._safe.flush)
        if self._safe.own_work:
            answer = self.ask_save(self._frame, self._desk.briefing.field("标题"))
            if answer is Answer.STAY:
                return False
            if answer is Answer.SAVE:
                return self._save_as_now()
        while not saved:
            answer = self.ask_unsaved(self._frame, said(self._safe.error))
            if answer is Answer.LEAVE:
                return True
            if answer is Answer.STAY:
                return False
            saved = self._save_as_now()
        return True

    def _save_as_now(self) -> bool:
        answers: list[bool] = []
        loop = QEventLoop()

        def then(saved: bool) -> None:
            answers.append(saved)
            loop.quit()

        self.save_as(then)
        if not answers:
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        return answers[0]

    def _hide_messages(self) -> None:
        self._panes.messages.hide()
        self._panes.results.hide()
