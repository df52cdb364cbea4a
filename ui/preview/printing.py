"""Takes the pages of the briefing out of the window: to a printer, to a PDF."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from briefing.sheets import Sheets
from messages import say
from model.errors import JianbaoError
from ui.background import Progress
from ui.choosing import name_file
from ui.exporter import Exported
from ui.panes import Panes
from ui.told import Told

if TYPE_CHECKING:
    from PySide6.QtGui import QPagedPaintDevice

SUFFIX = ".pdf"


class Printing(QObject):
    """``with_sheets`` calls what it is given with the pages as they are now, when there are such. What is asked is in
    attributes, for whoever answers otherwise."""

    def __init__(
        self,
        panes: Panes,
        frame: QWidget,
        with_sheets: Callable[[Callable[[Sheets], None]], None],
    ) -> None:
        super().__init__(frame)
        self._panes = panes
        self._frame = frame
        self._desk = panes.desk
        self._with_sheets = with_sheets
        # What is painted on has to live until it is done.
        self._device: object | None = None
        self.ask_target = self._ask_target
        self.ask_printer = ask_printer
        panes.commands.connect_all({"print": self.print, "save_pdf": self.save_pdf})

    def save_pdf(self) -> None:
        """Ask where to, and write the pages as a PDF."""
        self._with_sheets(self._save_pdf)

    def _save_pdf(self, sheets: Sheets) -> None:
        target = self.ask_target()
        if target is None:
            return
        from briefing.output import check_target, write_atomically
        from ui.preview.output import PdfFile

        self._panes.settings.export_folder = target.parent
        try:
            check_target(target, self._panes.exporter.sources())
        except JianbaoError as error:
            self._desk.tell_error(error)
            return
        pdf = PdfFile(self._desk.briefing.field("标题"), sheets)

        def painted(_: bool) -> None:
            def write() -> None:
                write_atomically(target, pdf.data())

            self._desk.background.run_beside(
                write,
                done=lambda _: self._panes.results.tell_exported(Exported(target)),
                failed=self._desk.tell_error,
                stage="window.stage.export",
            )

        self._device = pdf
        pages = range(len(sheets.sizes))
        self._paint(pdf.writer, sheets, pages, painted, "window.stage.export")

    def _ask_target(self) -> Path | None:
        from ui.exporting.flow import proposed_file

        proposed = proposed_file(self._desk, self._panes.settings, SUFFIX)
        title, kind = say("window.preview.pdf"), say("window.filter.pdf")
        answer = name_file(self._frame, title, proposed, f"{kind} (*{SUFFIX})", SUFFIX)
        return answer and answer[0]

    def print(self) -> None:
        """Ask for a printer, and print the pages."""
        self._with_sheets(self._print)

    def _print(self, sheets: Sheets) -> None:
        from PySide6.QtPrintSupport import QPrinter

        from ui.preview.output import prepare

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setFullPage(True)
        printer.setDocName(self._desk.briefing.field("标题") or say("window.name"))
        printer.setFromTo(1, len(sheets.sizes))
        prepare(printer, sheets.sizes[0])
        if self._device is not None or not self.ask_printer(self._frame, printer):
            return
        count = len(sheets.sizes)
        first, last = max(printer.fromPage(), 1), min(printer.toPage() or count, count)
        pages = range(first - 1, last)

        def painted(worked: bool) -> None:
            values = {"printer": printer.printerName(), "pages": len(pages)}
            code = "window.preview.printed" if worked else "window.preview.not_printed"
            self._panes.messages.tell(Told("success" if worked else "error", say(code, values)))

        self._device = printer
        self._paint(printer, sheets, pages, painted, "window.stage.print")

    def _paint(
        self,
        device: QPagedPaintDevice,
        sheets: Sheets,
        pages: Sequence[int],
        painted: Callable[[bool], None],
        stage: str,
    ) -> None:
        """Paint on ``device``, with progress and Cancel as for any long work."""
        from ui.preview.output import Output

        background = self._desk.background

        def done(worked: bool) -> None:
            self._device = None
            painted(worked)
            background.ended(number)

        def cancelled() -> None:
            self._device = None
            self._panes.messages.tell(Told("warning", say("error.cancelled")))

        def progress(count: int) -> None:
            background.note(Progress(stage, count, len(pages)))

        output = Output(self, device, sheets, pages, done=done, progress=progress)
        number = background.in_turns(output, cancelled=cancelled, stage=stage)
        output.start()


def ask_printer(parent: QWidget, printer: object) -> bool:
    """Let the person choose a printer, pages and copies; whether they did."""
    from PySide6.QtPrintSupport import QPrintDialog

    dialog = QPrintDialog(printer, parent)  # type: ignore[call-overload]
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    return bool(dialog.exec())
