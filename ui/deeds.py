"""What the person does: the signals of the panels and the commands, connected with what they do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QInputDialog, QLineEdit, QWidget

from messages import say
from model.document import BlockKind
from ui import files
from ui.assembling import Assembling
from ui.assembly import Assembly
from ui.choosing import without_locks
from ui.filing import Filing
from ui.guide.help import Help
from ui.panes import Panes
from ui.rereading import reread
from ui.shortcuts import Shortcuts
from ui.told import Told

REMEMBERED = ("简报名称", "编发单位", "报", "送", "发", "印发单位", "份数")
"""Masthead fields that stay the same from one issue to the next."""


class Deeds:
    """Connects the panels and the commands with what they do. ``frame`` is the window around the panes."""

    def __init__(self, panes: Panes, filing: Filing, frame: QWidget) -> None:
        self._panes = panes
        self._filing = filing
        self._frame = frame
        self._desk = panes.desk
        self._assembly = Assembly(panes.desk)
        self.ask_password = ask_password
        self.help = Help(frame, panes.theme, panes.commands["shortcuts"])
        self.shortcuts = Shortcuts(frame, panes.commands)
        # Looks at the briefing first, and goes on with what it is given.
        self.before_export: Callable[[Callable[[], None]], None] = lambda go: go()
        # Decides where to, and writes.
        self.export_now: Callable[[], object] = lambda: None
        self._connect_panels()
        self._connect_commands()
        self.assembling = Assembling(panes, self._assembly, frame)

    def _connect_panels(self) -> None:
        desk, assembly, panes = self._desk, self._assembly, self._panes
        bar = panes.topbar
        bar.add_files_asked.connect(self.add_files)
        bar.engine_chosen.connect(self._choose_engine)
        bar.length.grabbed.connect(desk.begin_drag)
        bar.length.length_changed.connect(desk.set_length)
        bar.template_chosen.connect(assembly.set_template)
        bar.export_asked.connect(self.export)
        left, middle, right = panes.sources, panes.reader, panes.briefing
        left.add_files_asked.connect(self.add_files)
        left.samples_asked.connect(self.open_samples)
        left.add_folder_asked.connect(self.add_folder)
        left.remove_asked.connect(desk.remove_document)
        left.dismiss_asked.connect(desk.dismiss_failure)
        left.document_chosen.connect(self._show_document)
        left.place_chosen.connect(self._reveal)
        left.tense.chosen.connect(self._choose_tense)
        left.reread_asked.connect(lambda sha256, encoding: reread(panes, sha256, encoding))
        left.password_asked.connect(self._ask_password)
        desk.password_wanted.connect(self._ask_password)
        middle.add_files_asked.connect(self.add_files)
        middle.spans_picked.connect(self._pick)
        middle.item_clicked.connect(self._select_item)
        middle.correction_asked.connect(self._correct)
        middle.join_asked.connect(lambda *asked: desk.reshape(desk.session.join_blocks, *asked))
        middle.split_asked.connect(lambda *asked: desk.reshape(desk.session.split_block, *asked))
        middle.document_shown.connect(left.select_document)
        middle.place_shown.connect(left.select_place)
        right.item_chosen.connect(self.show_source)
        right.text_edited.connect(assembly.set_text)
        right.heading_edited.connect(assembly.set_heading)
        right.editing_ended.connect(assembly.end_writing)
        right.paste_refused.connect(self._on_paste_refused)
        right.move_asked.connect(self._moved(assembly.move))
        right.step_asked.connect(self._moved(assembly.step))
        right.delete_asked.connect(assembly.delete)
        right.section_delete_asked.connect(assembly.delete_section)
        right.merge_asked.connect(assembly.merge)
        panes.statusline.cancel_asked.connect(desk.background.cancel_all)
        right.masthead.field_changed.connect(self._on_field)

    def _connect_commands(self) -> None:
        assembly, panes = self._assembly, self._panes
        panel, reader = panes.briefing, panes.reader
        panes.commands.connect_all(
            {
                "open": self.open,
                "add_files": self.add_files,
                "add_folder": self.add_folder,
                "samples": self.open_samples,
                "remove_source": self._remove_shown,
                "export": self.export,
                "quit": self._frame.close,
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
                "focus_sources": panes.sources.tree.setFocus,
                "focus_reader": reader.view.setFocus,
                "focus_briefing": panel.cards.setFocus,
                "shortcuts": self.help.open,
                "about": self._about,
            }
        )
        panes.recent.chosen.connect(lambda path: self.open_paths([path]))

    # --- sources

    def open(self) -> None:
        """Ask for a workspace or for sources, and open them."""
        self.open_paths(files.ask_open(self._frame, self._panes.settings))

    def add_files(self) -> None:
        """Ask for files and open them."""
        self.open_paths(files.ask_files(self._frame, self._panes.settings))

    def add_folder(self) -> None:
        """Ask for a folder and open what it holds."""
        self.open_paths(files.ask_folder(self._frame, self._panes.settings))

    def open_samples(self) -> None:
        """Open the sample documents that come with the program, in a briefing of their own: work that is under way
        would be mixed with them."""
        if self._desk.documents and not self._filing.begin_anew():
            return
        self.open_paths([files.samples()])

    def open_paths(self, paths: list[Path]) -> None:
        """Go on with a workspace among ``paths``; open the others, files and folders, as its sources."""
        paths = without_locks(paths) or paths
        workspaces = [path for path in paths if files.is_workspace(path) and not path.is_dir()]
        sources = [path for path in paths if path not in workspaces]
        if workspaces:
            self._filing.open_workspace(workspaces[0], then=lambda: self._add(sources))
        else:
            self._add(sources)

    def _add(self, paths: list[Path]) -> None:
        if paths:
            self._panes.messages.hide()
            self._panes.settings.add_recent(paths)
            self._panes.recent.refresh()
            self._desk.open_paths(paths)

    def _choose_engine(self, engine: str) -> None:
        self._desk.set_engine(engine)
        self._panes.safe.remember("engine", engine)

    def _choose_tense(self, tense: str) -> None:
        self._desk.set_tense(tense)
        self._panes.safe.remember("tense", tense)

    def _ask_password(self, name: str) -> None:
        password = self.ask_password(self._frame, Path(name).name)
        if password:
            self._panes.messages.hide()
            self._desk.open_with_password(name, password)

    def _remove_shown(self) -> None:
        if self._panes.reader.shown:
            self._desk.remove_document(self._panes.reader.shown)

    def _show_document(self, sha256: str) -> None:
        self._panes.reader.show_document(self._desk.session.document(sha256))

    def _reveal(self, sha256: str, span: object) -> None:
        document = self._desk.session.document(sha256)
        if document is not None:
            self._panes.reader.reveal(document, span)  # type: ignore[arg-type]

    def _correct(self, sha256: str, blocks: list[int], kind: str, level: int) -> None:
        self._desk.reshape(self._desk.session.correct, sha256, blocks, BlockKind(kind), level)

    # --- the briefing

    def show_source(self, item: str) -> None:
        """Bring the sentence an item comes from into view and flash it."""
        place = self._desk.session.locate(item)
        if place is not None:
            self._panes.areas.reveal("reader")
            self._panes.reader.reveal(*place)

    def _select_item(self, item: str) -> None:
        self._panes.briefing.select((item,))

    def _pick(self, sha256: str, spans: list[object]) -> None:
        items = self._assembly.add_spans(sha256, spans)  # type: ignore[arg-type]
        if items:
            self._panes.briefing.select(items)

    def _moved(self, move: Callable[..., None]) -> Callable[..., None]:
        """``move``, after which what was moved is still selected and in view."""

        def moving(items: tuple[str, ...], *where: object) -> None:
            if items:
                move(items, *where)
                self._panes.briefing.select(items)

        return moving

    def _travel(self, step: Callable[[], None]) -> Callable[[], None]:
        def travelling() -> None:
            self._panes.briefing.masthead.flush()
            step()

        return travelling

    def _on_field(self, name: str, value: str) -> None:
        self._assembly.set_field(name, value)
        if name in REMEMBERED:
            self._panes.settings.set_field(name, value)

    def _on_paste_refused(self, characters: int, limit: int) -> None:
        values = {"count": f"{characters:,}", "limit": f"{limit:,}"}
        self._panes.messages.tell(Told("warning", say("window.paste.refused", values)))

    def export(self) -> None:
        """Look at what is left to check, and write the Word file."""
        self._panes.briefing.commit_pending()
        if not self._desk.briefing.is_empty:
            self.before_export(self.export_now)

    # --- help

    def _about(self) -> None:
        from ui.about import AboutDialog

        AboutDialog(self._frame).show()


def ask_password(parent: QWidget, name: str) -> str:
    """The password of an encrypted source; empty if the person has none."""
    text, given = QInputDialog.getText(
        parent,
        say("window.sources.password"),
        say("window.password.text", {"name": name}),
        QLineEdit.EchoMode.Password,
    )
    return text if given else ""
