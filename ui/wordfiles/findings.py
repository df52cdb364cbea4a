"""What is wrong with a template that shall be taken in, by paragraph, and putting it right."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QPushButton, QVBoxLayout, QWidget

from briefing.wordjobs import Examined
from messages import say
from ui.parts import label
from word.validation import Finding


def worded(finding: Finding, name: str) -> str:
    """The sentence of a fault, which names the paragraph."""
    return say(finding.code, {**dict(finding.values), "name": name})


def list_of(name: str) -> QListWidget:
    """An empty list of faults."""
    made = QListWidget()
    made.setObjectName("list")
    made.setAccessibleName(name)
    made.setWordWrap(True)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setResizeMode(QListWidget.ResizeMode.Adjust)
    made.setSelectionMode(QListWidget.SelectionMode.SingleSelection)
    return made


def fill(view: QListWidget, certain: Iterable[Finding], left: Iterable[Finding], name: str) -> None:
    """Show the faults that can be put right, then those that a person has to settle."""
    view.clear()
    for code, findings in (("window.findings.certain", certain), ("window.findings.yours", left)):
        for finding in findings:
            values = {"state": say(code), "text": worded(finding, name)}
            view.addItem(say("window.back.line", values))


class FindingsDialog(QDialog):
    """Asks what to do with a faulty template; ``mend`` or ``save`` is what was chosen."""

    def __init__(self, examined: Examined, parent: QWidget) -> None:
        super().__init__(parent)
        self.choice = ""
        self.setWindowTitle(say("window.findings.title", {"name": examined.name}))
        self.resize(640, 420)
        values = {
            "name": examined.name,
            "count": len(examined.findings),
            "certain": len(examined.repaired),
        }
        self.list = list_of(say("window.findings.list"))
        fill(self.list, examined.repaired, examined.left, examined.name)
        self.mend = QPushButton(say("window.findings.mend"))
        self.mend.setObjectName("primary")
        self.mend.setVisible(not examined.left)
        self.save = QPushButton(say("window.findings.mend_as"))
        self.save.setVisible(bool(examined.left and examined.repaired))
        self.cancel = QPushButton(say("window.cancel"))
        self.mend.clicked.connect(lambda: self._choose("mend"))
        self.save.clicked.connect(lambda: self._choose("save"))
        self.cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self.mend, self.save, self.cancel):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.addWidget(label(say("window.findings.head", values), wrap=True))
        column.addWidget(self.list, 1)
        column.addLayout(buttons)

    def _choose(self, choice: str) -> None:
        self.choice = choice
        self.accept()


def ask_findings(parent: QWidget, examined: Examined) -> str:
    """What to do with a faulty template: ``mend``, ``save``, or nothing."""
    dialog = FindingsDialog(examined, parent)
    dialog.exec()
    return dialog.choice
