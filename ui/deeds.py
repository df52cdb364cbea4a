"""What the person does: every signal of the panels and every command ends here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from ui import files, wording
from ui.assembly import Assembly

if TYPE_CHECKING:
    from ui.window import MainWindow

REMEMBERED = ("简报名称", "编发单位", "报", "送", "发", "印发单位", "份数")
"""Masthead fields that stay the same from one issue to the next."""


class Deeds:
    """Connects the panels and the commands with what they do."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._desk = window.desk
        self._assembly = Assembly(window.desk)
        self._connect_panels()
        self._connect_commands()

    def _connect_panels(self) -> None:
        desk, assembly, window = self._desk, self._assembly, self._window
        bar = window.topbar
        bar.add_files_asked.connect(self.add_files)
        bar.engine_chosen.connect(desk.set_engine)
        bar.length.grabbed.connect(desk.begin_drag)
        bar.length.length_changed.connect(desk.set_length)
        bar.template_chosen.connect(assembly.set_template)
        bar.export_asked.connect(self.export)
        left, middle, right = window.sources, window.reader, window.briefing
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
        middle.place_shown.connect(left.select_place)
        right.item_chosen.connect(self.show_source)
        right.source_asked.connect(self.show_source)
        right.text_edited.connect(assembly.set_text)
        right.heading_edited.connect(assembly.set_heading)
        right.editing_ended.connect(assembly.end_typing)
        right.move_asked.connect(self._moved(assembly.move))
        right.step_asked.connect(self._moved(assembly.step))
        right.delete_asked.connect(assembly.delete)
        right.section_delete_asked.connect(assembly.delete_section)
        right.merge_asked.connect(assembly.merge)
        right.restore_asked.connect(assembly.restore_text)
        window.statusline.cancel_asked.connect(desk.background.cancel_all)
        window.dropped.connect(self.open_paths)
        right.masthead.field_changed.connect(self._on_field)

    def _connect_commands(self) -> None:
        window, assembly = self._window, self._assembly
        panel, reader = window.briefing, window.reader
        window.commands.connect_all(
            {
                "add_files": self.add_files,
                "add_folder": self.add_folder,
                "remove_source": self._remove_shown,
                "export": self.export,
                "quit": window.close,
                "undo": self._travel(assembly.undo),
                "redo": self._travel(assembly.redo),
                "pick": reader.view.pick,
                "edit_card": panel.edit_selected,
                "move_up": lambda: panel.step_asked.emit(panel.selected(), False),
                "move_down": lambda: panel.step_asked.emit(panel.selected(), True),
                "merge": panel.merge_selected,
                "delete": panel.delete_selected,
                "restore": lambda: [assembly.restore_text(item) for item in panel.selected()],
                "find": reader.open_find,
                "find_next": lambda: reader.findbar.stepped.emit(False),
                "find_previous": lambda: reader.findbar.stepped.emit(True),
                "show_source": lambda: [self.show_source(one) for one in panel.selected()[:1]],
                "focus_sources": window.sources.tree.setFocus,
                "focus_reader": reader.view.setFocus,
                "focus_briefing": panel.cards.setFocus,
                "shortcuts": self._help,
                "about": self._about,
            }
        )
        window.recent.chosen.connect(lambda path: self.open_paths([path]))

    def add_files(self) -> None:
        """Ask for files and open them."""
        self.open_paths(files.ask_files(self._window, self._window.settings))

    def add_folder(self) -> None:
        """Ask for a folder and open what it holds."""
        self.open_paths(files.ask_folder(self._window, self._window.settings))

    def open_paths(self, paths: list[Path]) -> None:
        """Open files and folders as sources."""
        if paths:
            self._window.messages.hide()
            self._window.settings.add_recent(paths)
            self._window.recent.refresh()
            self._desk.open_paths(paths)

    def _remove_shown(self) -> None:
        if self._window.reader.shown:
            self._desk.remove_document(self._window.reader.shown)

    def _show_document(self, sha256: str) -> None:
        self._window.reader.show_document(self._desk.session.document(sha256))

    def _reveal(self, sha256: str, span: object) -> None:
        document = self._desk.session.document(sha256)
        if document is not None:
            self._window.reader.reveal(document, span)  # type: ignore[arg-type]

    def show_source(self, item: str) -> None:
        """Bring the sentence an item comes from into view and flash it."""
        place = self._desk.session.locate(item)
        if place is not None:
            self._window.reader.reveal(*place)

    def _select_item(self, item: str) -> None:
        self._window.briefing.select((item,))

    def _pick(self, sha256: str, spans: list[object]) -> None:
        items = self._assembly.add_spans(sha256, spans)  # type: ignore[arg-type]
        if items:
            self._window.briefing.select(items)

    def _moved(self, move: Callable[..., None]) -> Callable[..., None]:
        """``move``, after which what was moved is still selected and in view."""

        def moving(items: tuple[str, ...], *where: object) -> None:
            if items:
                move(items, *where)
                self._window.briefing.select(items)

        return moving

    def _travel(self, step: Callable[[], None]) -> Callable[[], None]:
        def travelling() -> None:
            self._window.briefing.masthead.flush()
            step()

        return travelling

    def _on_field(self, name: str, value: str) -> None:
        self._assembly.set_field(name, value)
        if name in REMEMBERED:
            self._window.settings.set_field(name, value)

    def _help(self) -> None:
        from ui.dialogs import HelpDialog

        HelpDialog(self._window, self._window.theme.colours).show()

    def _about(self) -> None:
        from ui.dialogs import AboutDialog

        AboutDialog(self._window).show()

    def export(self) -> None:
        """Ask where to, and write the Word file."""
        self._window.briefing.commit_pending()
        briefing = self._desk.briefing
        if not any(True for _ in briefing.items()):
            return
        date = briefing.field("编发日期") or wording.today_printed()
        settings = self._window.settings
        proposed = files.proposed_target(
            briefing.field("标题"), date, self._desk.paths, settings.export_folder
        )
        target = files.ask_target(self._window, proposed)
        if target is not None:
            self._window.results.hide()
            self._window.messages.hide()
            settings.export_folder = target.parent
            self._window.exporter.export(target)
