"""Faults of ours: the log, a report that can be copied, and the work goes on."""

from __future__ import annotations

import sys
import threading
from types import TracebackType

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefing import log
from messages import say

_SHOWN = 20_000


class CrashDialog(QDialog):
    """What happened, as a report that names places in the program and nothing of the person's work."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("window.crash.title"))
        self.setModal(False)
        self.resize(620, 400)
        text = QLabel(say("window.crash.text"))
        text.setWordWrap(True)
        self.report = QPlainTextEdit()
        self.report.setReadOnly(True)
        self.report.setAccessibleName(say("window.crash.report"))
        self.report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.copy_button = QPushButton(say("window.crash.copy"))
        self.copy_button.clicked.connect(self._copy)
        buttons = QDialogButtonBox()
        buttons.addButton(self.copy_button, QDialogButtonBox.ButtonRole.ActionRole)
        go_on = QPushButton(say("window.crash.go_on"))
        buttons.addButton(go_on, QDialogButtonBox.ButtonRole.AcceptRole)
        go_on.setDefault(True)
        buttons.accepted.connect(self.close)
        column = QVBoxLayout(self)
        column.addWidget(text)
        column.addWidget(self.report, 1)
        column.addWidget(buttons)

    def add(self, report: str) -> None:
        """Show another report below the others."""
        known = self.report.toPlainText()
        if len(known) < _SHOWN:
            self.report.setPlainText(f"{known}\n{report}" if known else report)
        self.show()
        self.raise_()

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.report.toPlainText())


class Crashes(QObject):
    """Takes faults from any thread and shows them in one dialog."""

    _happened = Signal(object)

    def __init__(self, frame: QWidget) -> None:
        super().__init__(frame)
        self._frame = frame
        self.dialog: CrashDialog | None = None
        self._happened.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def report(self, error: BaseException) -> None:
        """Log a fault and show it. Callable from every thread; never raises."""
        log.fault(error)
        try:
            self._happened.emit(error)
        except RuntimeError:  # the window is gone already
            return

    def _show(self, error: BaseException) -> None:
        if self.dialog is None:
            self.dialog = CrashDialog(self._frame)
        if not self.dialog.isVisible():
            self.dialog.report.clear()
        self.dialog.add(log.crash_report(error))

    def install(self) -> None:
        """Hear of everything that nobody caught, and of what Qt complains about."""

        def uncaught(
            kind: type[BaseException], error: BaseException, trace: TracebackType | None
        ) -> None:
            if issubclass(kind, KeyboardInterrupt):
                sys.__excepthook__(kind, error, trace)
                QApplication.quit()
                return
            self.report(error.with_traceback(trace))

        def in_thread(args: threading.ExceptHookArgs) -> None:
            if args.exc_value is not None and not isinstance(args.exc_value, SystemExit):
                self.report(args.exc_value)

        sys.excepthook = uncaught
        threading.excepthook = in_thread
        qInstallMessageHandler(_on_qt)


def _on_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Qt's own complaints go to the log by their kind, and to who started the program from a terminal."""
    if kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg):
        return
    log.note("qt", kind=kind.name, category=str(context.category or ""))
    if sys.stderr is not None:
        sys.stderr.write(f"{message}\n")
