"""The main window. It only puts the parts together; each part does its own work."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QVBoxLayout, QWidget

from briefing.changes import Change
from messages import say
from ui import dialogs, files, wording
from ui.bars import MessageBar, ResultBar
from ui.commands import Commands
from ui.desk import Desk
from ui.menus import RecentMenu, SchemeMenu
from ui.panels.briefing import BriefingPanel
from ui.panels.reader import ReaderPanel
from ui.panels.sources import SourcesPanel
from ui.panels.statusline import Statusline
from ui.panels.topbar import Topbar
from ui.settings import Settings
from ui.theme import Theme


class MainWindow(QMainWindow):
    """Sources left, text in the middle, briefing right."""

    painted = Signal()

    def __init__(self, desk: Desk, settings: Settings, theme: Theme) -> None:
        super().__init__()
        self.desk = desk
        self.settings = settings
        self.theme = theme
        self.setWindowTitle(say("window.name"))
        self.setAcceptDrops(True)
        self.setMinimumSize(QSize(980, 600))
        self.confirm_close: Callable[[QWidget], bool] = dialogs.confirm_close
        session = desk.session
        self.commands = Commands(self, theme)
        self.recent = RecentMenu(self, settings)
        self.schemes = SchemeMenu(self, theme, settings)
        self.topbar = Topbar(theme, self.recent.for_button(self.commands))
        self.messages = MessageBar(theme)
        self.results = ResultBar(theme)
        self.sources = SourcesPanel(theme)
        self.reader = ReaderPanel(theme, lambda sha256: wording.marks_of(session, sha256))
        self.briefing = BriefingPanel(
            theme,
            lambda ref: wording.source_label(session, ref),
            session.is_kept,
            lambda item: wording.item_tip(session, item),
        )
        self.statusline = Statusline()
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self._compose()
        self._connect_desk()
        self._connect_panels()
        self._connect_commands()
        self._restore()
        self._refresh_counts()
        self._on_selection()
        self.reader.view.setFocus()

    # --- putting together

    def _compose(self) -> None:
        for widget, stretch, least in (
            (self.sources, 0, 170),
            (self.reader, 3, 300),
            (self.briefing, 2, 320),
        ):
            widget.setMinimumWidth(least)
            self.splitter.addWidget(widget)
            self.splitter.setStretchFactor(self.splitter.count() - 1, stretch)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        body = QWidget()
        body.setObjectName("desk")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.topbar, self.messages, self.results):
            column.addWidget(part)
        column.addWidget(self.splitter, 1)
        column.addWidget(self.statusline)
        self.setCentralWidget(body)
        self.commands.fill(self.menuBar(), {"recent": self.recent, "scheme": self.schemes})
        order = (
            self.topbar.add_button,
            self.topbar.engine,
            self.topbar.length.slider,
            self.topbar.length.spin,
            self.topbar.template,
            self.topbar.export_button,
            self.sources.tree,
            self.reader.view,
            self.briefing.cards,
        )
        for first, second in pairwise(order):
            self.setTabOrder(first, second)

    def _connect_desk(self) -> None:
        desk = self.desk
        desk.changed.connect(self._on_change)
        desk.told.connect(self.messages.tell)
        desk.exported.connect(self._on_exported)
        desk.export_began.connect(self._refresh_export)
        desk.draft_ready.connect(self._on_draft)
        desk.templates_known.connect(self._on_templates)
        desk.background.progressed.connect(self.statusline.show_progress)
        self.statusline.cancel_asked.connect(desk.background.cancel_all)

    def _connect_panels(self) -> None:
        desk, bar = self.desk, self.topbar
        bar.add_files_asked.connect(self.add_files)
        bar.engine_chosen.connect(desk.set_engine)
        bar.length.grabbed.connect(desk.begin_drag)
        bar.length.length_changed.connect(desk.set_length)
        bar.template_chosen.connect(desk.set_template)
        bar.export_asked.connect(self.export)
        left, middle, right = self.sources, self.reader, self.briefing
        left.add_files_asked.connect(self.add_files)
        left.add_folder_asked.connect(self.add_folder)
        left.remove_asked.connect(desk.remove_document)
        left.dismiss_asked.connect(desk.dismiss_failure)
        left.document_chosen.connect(self._show_document)
        left.place_chosen.connect(self._reveal)
        middle.add_files_asked.connect(self.add_files)
        middle.spans_picked.connect(self._pick)
        middle.item_clicked.connect(self._select_item)
        middle.document_shown.connect(left.select_document)
        right.item_chosen.connect(self.show_source)
        right.source_asked.connect(self.show_source)
        right.text_edited.connect(desk.set_text)
        right.heading_edited.connect(desk.set_heading)
        right.editing_ended.connect(desk.session.seal)
        right.move_asked.connect(self._moved(desk.move))
        right.step_asked.connect(self._moved(desk.step))
        right.delete_asked.connect(desk.delete)
        right.section_delete_asked.connect(desk.delete_section)
        right.merge_asked.connect(desk.merge)
        right.restore_asked.connect(desk.restore_text)
        right.selection_changed.connect(self._on_selection)
        right.masthead.field_changed.connect(self._on_field)

    def _connect_commands(self) -> None:
        panel, reader = self.briefing, self.reader
        self.commands.connect_all(
            {
                "add_files": self.add_files,
                "add_folder": self.add_folder,
                "remove_source": self._remove_shown,
                "export": self.export,
                "quit": self.close,
                "undo": self._travel(self.desk.undo),
                "redo": self._travel(self.desk.redo),
                "pick": reader.view.pick,
                "edit_card": panel.edit_selected,
                "move_up": lambda: panel.step_asked.emit(panel.selected(), False),
                "move_down": lambda: panel.step_asked.emit(panel.selected(), True),
                "merge": panel.merge_selected,
                "delete": panel.delete_selected,
                "restore": lambda: [self.desk.restore_text(item) for item in panel.selected()],
                "find": reader.open_find,
                "find_next": lambda: reader.findbar.stepped.emit(False),
                "find_previous": lambda: reader.findbar.stepped.emit(True),
                "show_source": lambda: [self.show_source(one) for one in panel.selected()[:1]],
                "focus_sources": self.sources.tree.setFocus,
                "focus_reader": reader.view.setFocus,
                "focus_briefing": panel.cards.setFocus,
                "shortcuts": lambda: dialogs.HelpDialog(self, self.theme.colours).show(),
                "about": lambda: dialogs.AboutDialog(self).show(),
            }
        )
        self.recent.chosen.connect(lambda path: self.open_paths([path]))

    # --- following the desk

    def _on_change(self, change: Change) -> None:
        desk = self.desk
        if change.documents:
            self.sources.show_sources(desk.documents, desk.failures)
            self.reader.forget({document.sha256 for document in desk.documents})
            if desk.session.document(self.reader.shown) is None:
                self.reader.show_document(next(iter(desk.documents), None))
            self.briefing.sources_changed()
        if change.briefing or change.items:
            self.briefing.show_briefing(desk.briefing)
        if change.template:
            self._show_template()
        if change.ranking and desk.follow_cut():
            self.topbar.length.set_length(desk.length)
        self.reader.refresh_marks()
        self._refresh_counts()

    def _refresh_counts(self) -> None:
        desk = self.desk
        items = sum(1 for _ in desk.briefing.items())
        characters = desk.session.characters if items else 0
        self.topbar.show_chosen(items, characters)
        self.briefing.show_figures(items, characters)
        picked: dict[str, int] = {}
        for item in desk.briefing.items():
            for ref in item.sources[:1]:
                picked[ref.document] = picked.get(ref.document, 0) + 1
        self.sources.show_picked(picked)
        values = {
            "documents": len(desk.documents),
            "items": items,
            "characters": f"{characters:,}",
            "pages": wording.pages(desk.briefing),
        }
        code = "window.counts" if items else "window.counts.empty"
        self.statusline.counts.setText(say(code, values))
        hint = "window.hint.pick" if desk.documents else "window.hint.add"
        self.statusline.hint.setText(say(hint))
        self.commands.show_history(desk.session.undo_label, desk.session.redo_label)
        self.commands["remove_source"].setEnabled(bool(desk.documents))
        self._refresh_export()

    def _refresh_export(self) -> None:
        desk = self.desk
        ready = any(True for _ in desk.briefing.items()) and bool(desk.templates)
        self.topbar.export_button.setEnabled(ready and not desk.exporting)
        self.commands["export"].setEnabled(ready and not desk.exporting)

    def _on_selection(self) -> None:
        items = self.briefing.selected()
        one = self.desk.session.item(items[0]) if len(items) == 1 else None
        for name in ("move_up", "move_down"):
            self.commands[name].setEnabled(bool(items))
        self.commands["merge"].setEnabled(len(items) > 1)
        self.commands["delete"].setEnabled(self.briefing.delete_button.isEnabled())
        self.commands["restore"].setEnabled(one is not None and one.edited and bool(one.sources))
        self.commands["show_source"].setEnabled(one is not None and bool(one.sources))
        self.reader.view.set_current_item(items[0] if len(items) == 1 else "")

    def _on_draft(self) -> None:
        self.recent.refresh()

    def _on_templates(self, _: object) -> None:
        known = [template.name for template in self.desk.templates]
        if self.settings.template in known:
            self.desk.set_template(self.settings.template)
        self._show_template()
        self._refresh_export()

    def _show_template(self) -> None:
        desk = self.desk
        self.topbar.show_templates(
            [template.name for template in desk.templates], desk.briefing.template
        )
        chosen = next((t for t in desk.templates if t.name == desk.briefing.template), None)
        self.briefing.show_template(chosen)

    def _on_exported(self, exported: object) -> None:
        self.messages.hide()
        self.results.tell_exported(exported)  # type: ignore[arg-type]
        self._refresh_export()

    # --- what the person does

    def add_files(self) -> None:
        """Ask for files and open them."""
        self.open_paths(files.ask_files(self, self.settings))

    def add_folder(self) -> None:
        """Ask for a folder and open what it holds."""
        self.open_paths(files.ask_folder(self, self.settings))

    def open_paths(self, paths: list[Path]) -> None:
        """Open files and folders as sources."""
        if paths:
            self.messages.hide()
            self.settings.add_recent(paths)
            self.recent.refresh()
            self.desk.open_paths(paths)

    def _remove_shown(self) -> None:
        if self.reader.shown:
            self.desk.remove_document(self.reader.shown)

    def _show_document(self, sha256: str) -> None:
        self.reader.show_document(self.desk.session.document(sha256))

    def _reveal(self, sha256: str, span: object) -> None:
        document = self.desk.session.document(sha256)
        if document is not None:
            self.reader.reveal(document, span)  # type: ignore[arg-type]

    def show_source(self, item: str) -> None:
        """Bring the sentence an item comes from into view and flash it."""
        place = self.desk.session.locate(item)
        if place is not None:
            self.reader.reveal(*place)

    def _select_item(self, item: str) -> None:
        self.briefing.select((item,))

    def _pick(self, sha256: str, spans: list[object]) -> None:
        items = self.desk.add_spans(sha256, spans)  # type: ignore[arg-type]
        if items:
            self.briefing.select(items)

    def _moved(self, move: Callable[..., None]) -> Callable[..., None]:
        """``move``, after which what was moved is still selected and in view."""

        def moving(items: tuple[str, ...], *where: object) -> None:
            if items:
                move(items, *where)
                self.briefing.select(items)

        return moving

    def _travel(self, step: Callable[[], None]) -> Callable[[], None]:
        def travelling() -> None:
            self.briefing.masthead.flush()
            step()

        return travelling

    def _on_field(self, name: str, value: str) -> None:
        self.desk.set_field(name, value)
        if name in REMEMBERED:
            self.settings.set_field(name, value)

    def export(self) -> None:
        """Ask where to, and write the Word file."""
        self.briefing.commit_pending()
        briefing = self.desk.briefing
        if not any(True for _ in briefing.items()):
            return
        date = briefing.field("编发日期") or wording.today_printed()
        proposed = files.proposed_target(briefing.field("标题"), date, self.desk.paths)
        target = files.ask_target(self, proposed)
        if target is not None:
            self.results.hide()
            self.messages.hide()
            self.desk.export(target)

    # --- Qt

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files are welcome anywhere; an override of Qt's."""
        if files.dropped_paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped; an override of Qt's."""
        if paths := files.dropped_paths(event.mimeData()):
            event.acceptProposedAction()
            self.open_paths(paths)

    def showEvent(self, event: QShowEvent) -> None:
        """Tell when the first picture is on the screen; an override of Qt's."""
        super().showEvent(event)
        QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask if there is work that only this window holds; an override of Qt's."""
        self.briefing.commit_pending()
        if self.desk.unexported and not self.confirm_close(self):
            event.ignore()
            return
        self.settings.set_bytes("window/geometry", self.saveGeometry())
        self.settings.set_bytes("window/splitter", self.splitter.saveState())
        self.settings.engine = self.desk.engine
        self.settings.length = self.desk.length
        self.settings.template = self.desk.briefing.template
        self.settings.save()
        self.desk.background.close()
        event.accept()

    def _restore(self) -> None:
        geometry = self.settings.bytes("window/geometry")
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            area = self.screen().availableGeometry()
            self.resize(min(1360, area.width()), min(860, area.height()))
        state = self.settings.bytes("window/splitter")
        if state.isEmpty() or not self.splitter.restoreState(state):
            width = self.width()
            self.splitter.setSizes([round(width * 0.19), round(width * 0.46), round(width * 0.35)])
        self.topbar.length.set_length(self.desk.length)


REMEMBERED = ("简报名称", "编发单位", "报", "送", "发", "印发单位", "份数")
"""Masthead fields that stay the same from one issue to the next."""
