"""What a person does in the window now and then, each with the longest turn of the event loop that it costs: with 2,000
items, with windows beside the window, with a source of seven million characters and with a thousand sources."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.common import SEEDS
from benchmarks.turns import WHOLE_MS, Acts, Turns, busy

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.window import MainWindow

SOME, FEW, SOURCES = 500, 200, 1_000
GIANT = 7_000_000
_LOOKED_AT_MS = 60
_LOOKED_ON = 3.0


def run(app: QApplication, window: MainWindow, sha256: str) -> bool:
    """Print the rows, of a window that holds 2,000 items of the source ``sha256``; whether the goals were met."""
    acts = Acts(Turns(app, lambda: busy(window)))
    with tempfile.TemporaryDirectory(prefix="jianbao-bench-") as folder:
        _items(acts, window, sha256)
        _history(acts, window)
        _facts(acts, window)
        _beside(acts, app, window)
        _workspace(acts, window, Path(folder))
        _giant(acts, window, Path(folder))
        _thousand(acts, window, Path(folder))
        _colours(acts, window)
    return acts.met


def _items(acts: Acts, window: MainWindow, sha256: str) -> None:
    from model.document import Span

    panel, undo = window.briefing, window.commands["undo"].trigger
    ids = [item.id for item in window.desk.briefing.items()]
    some, few = tuple(ids[100 : 100 + SOME]), tuple(ids[100 : 100 + FEW])
    last = window.desk.briefing.sections[-1].id
    spans = iter(range(1, 1_000))
    acts.row(
        "2,000 items, a sentence picked",
        lambda: window.reader.spans_picked.emit(sha256, [Span(next(spans), 0, 12)]),
        undo,
    )
    acts.row("500 items, selected", lambda: panel.select(some), panel.cards.clearSelection)
    acts.row("500 items, moved", lambda: panel.move_asked.emit(some, last, ""), undo)
    acts.row("500 items, one place down", lambda: panel.step_asked.emit(some, True), undo)
    acts.row("500 items, deleted", lambda: panel.delete_asked.emit(some), undo)
    acts.row("500 items, dragged", lambda: panel.model.mimeData(panel.cards.selectedIndexes()))
    acts.row("200 items, merged", lambda: panel.merge_asked.emit(few), undo)


def _dialog(app: QApplication, attribute: str) -> object:
    from PySide6.QtWidgets import QDialog

    return next(
        one
        for one in app.topLevelWidgets()
        if isinstance(one, QDialog) and one.isVisible() and hasattr(one, attribute)
    )


def _history(acts: Acts, window: MainWindow) -> None:
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    undo = window.commands["undo"].trigger
    window.commands["replace"].trigger()
    dialog = _dialog(app, "old")
    words = iter(("固定资产", "投资", "新建成"))
    acts.row("2,000 items, a word sought", lambda: dialog.old.setText(next(words)))  # type: ignore[attr-defined]
    dialog.new.setText("新开工")  # type: ignore[attr-defined]
    acts.row("2,000 items, a word replaced", dialog.all.click, undo, seconds=_LOOKED_ON)  # type: ignore[attr-defined]
    acts.row("history, opened", window.commands["history"].trigger, rounds=1)
    panel = _dialog(app, "page")
    acts.row("2,000 items, replaced, history open", dialog.all.click, undo, seconds=_LOOKED_ON)  # type: ignore[attr-defined]
    rows = panel.list  # type: ignore[attr-defined]
    acts.row(
        "history, compared with the beginning",
        lambda: rows.setCurrentRow(rows.count() - 1),
        lambda: rows.setCurrentRow(0),
    )
    session = window.desk.session
    acts.row(
        "history, a version named",
        lambda: session.name_step(session.history.at, "一稿"),
        lambda: session.name_step(session.history.at, ""),
    )
    for one in (dialog, panel):
        one.close()  # type: ignore[attr-defined]


def _facts(acts: Acts, window: MainWindow) -> None:
    show = window.commands["show_facts"].trigger
    acts.row("facts, opened first", show, rounds=1)
    for page in ("series", "terms", "ledger", "figures"):
        acts.row(f"facts, {page}", lambda page=page: window.facts.panel.open(page), rounds=1)
    acts.row("facts, closed and opened", show, show)


def _beside(acts: Acts, app: QApplication, window: MainWindow) -> None:
    """Windows beside the window, the first time and again: those that take over are closed when they were seen."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QDialog

    closing = QTimer()
    closing.setInterval(_LOOKED_AT_MS)

    def close() -> None:
        # The one that has the window to itself goes first: another may wait for its answer.
        modal = app.activeModalWidget()
        there = [one for one in app.topLevelWidgets() if isinstance(one, QDialog)]
        shown = [modal] if modal else [one for one in there if one.isVisible()]
        for one in shown[:1]:
            one.close()

    closing.timeout.connect(close)
    closing.start()
    commands = window.commands
    first = next(window.desk.briefing.items()).id
    for name in (
        *("export_to", "open", "batch", "save_as", "settings", "wizard", "templates", "shortcuts"),
        *("about", "paste_source", "checks", "learn_template", "check_format", "take_back"),
        *("exchange", "section_length", "name_version"),
    ):
        window.briefing.select((first,))
        acts.row(f"opened, {name}", commands[name].trigger)
    closing.stop()
    show = commands["show_preview"].trigger
    acts.row("pages, opened", show, show)


def _workspace(acts: Acts, window: MainWindow, folder: Path) -> None:
    from ui.questions import Answer

    window.filing.ask_save = lambda *_: Answer.LEAVE
    path = folder / "大.jianbao"
    made: list[Path] = []
    acts.row(
        "2,000 items, saved as a file",
        lambda: window.safe.save_as(path, made.append, print),
        until=lambda: made,
        rounds=1,
    )
    acts.row(
        "2,000 items, file closed and opened",
        window.filing.begin_anew,
        lambda: window.filing.open_workspace(path),
    )


def _giant(acts: Acts, window: MainWindow, folder: Path) -> None:
    from model.document import Span

    desk, reader, commands = window.desk, window.reader, window.commands
    window.filing.begin_anew()
    path = folder / "大.txt"
    path.write_text(_seven_million(), encoding="utf-8")
    drafted: Callable[[], object] = lambda: not desk.briefing.is_empty  # noqa: E731
    acts.row("7 M, opened", lambda: window.deeds.open_paths([path]), until=drafted, rounds=1)
    document = desk.documents[0]
    middle = len(document.blocks) // 2
    bar = reader.view.verticalScrollBar()
    acts.row("7 M, scrolled", lambda: bar.setValue(bar.maximum()), lambda: bar.setValue(0))
    words = iter(("粮", "粮食", "粮食产"))
    acts.row("7 M, sought everywhere", lambda: window.sources.search.setText(next(words)))
    window.sources.search.setText("")
    commands["find"].trigger()
    more = iter(("农", "农业", "农业农"))
    acts.row("7 M, sought in the text", lambda: reader.findbar.line.setText(next(more)))
    reader.close_find()
    acts.row(
        "7 M, a place shown",
        lambda: reader.reveal(document, Span(middle, 0, 5)),
        lambda: reader.reveal(document, Span(1, 0, 5)),
    )
    length = iter((3_000, 3_500, 2_500))
    acts.row("7 M, another length", lambda: desk.set_length(next(length)))
    window.briefing.select((next(desk.briefing.items()).id,))
    acts.row("7 M, another sentence offered", commands["exchange"].trigger, rounds=1)
    for dialog in window.findChildren(_dialogs()):
        dialog.close()
    acts.row("7 M, taken away", lambda: desk.remove_document(document.sha256), rounds=1)


def _dialogs() -> type:
    from PySide6.QtWidgets import QDialog

    return QDialog


def _seven_million() -> str:
    text = "\n".join(
        path.read_text(encoding="utf-8", errors="replace") for path in sorted(SEEDS.glob("*.txt"))
    )
    copies = GIANT // len(text) + 1
    # Every copy says other things, so that nothing is remembered.
    return "\n".join(text.replace("全", f"全第{n}") for n in range(copies))


def _thousand(acts: Acts, window: MainWindow, folder: Path) -> None:
    window.filing.begin_anew()
    many = folder / "材料"
    many.mkdir()
    for n in range(SOURCES):
        lines = [f"第{n}号材料", "一、工作情况", f"全年完成投资{n + 3}亿元，增长{n % 9}.5%。" * 4]
        (many / f"{n}.txt").write_text("\n\n".join(lines), encoding="utf-8")
    desk = window.desk
    drafted: Callable[[], object] = lambda: not desk.briefing.is_empty  # noqa: E731
    acts.row(
        "1,000 sources, opened", lambda: window.deeds.open_paths([many]), until=drafted, rounds=1
    )
    lengths = iter((3_000, 3_500, 2_500))
    acts.row("1,000 sources, another length", lambda: desk.set_length(next(lengths)))
    documents = iter(desk.documents[5:])
    acts.row("1,000 sources, another shown", lambda: window.reader.show_document(next(documents)))
    window.batch.ask_folder = lambda *_: folder
    window.batch.confirm_overwrite = lambda *_: True

    def begin_batch() -> None:
        window.commands["batch"].trigger()

    acts.row("1,000 sources, a batch begun", begin_batch, desk.background.cancel_all, rounds=1)


def _colours(acts: Acts, window: MainWindow) -> None:
    schemes = iter(("dark", "light", "dark"))
    acts.row(
        "another colour scheme",
        lambda: window.theme.set_scheme(next(schemes)),
        until=window.updatesEnabled,
        goal=WHOLE_MS,
    )
