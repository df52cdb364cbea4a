"""Coined terms: the list, and of one its meanings side by side with every place it is used."""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtWidgets import QSplitter, QTextBrowser, QVBoxLayout, QWidget

from briefing.facts.entries import differing, meanings, text_of
from messages import say
from model.document import Document
from model.terms import Definition, Term, TermPlace, TermStatus
from ui.carrying import TERMS
from ui.facts.listing import Column, Listing, Table
from ui.facts.narrowing import Choice
from ui.theme import Theme

_MOST_USES = 200
_AROUND = 16


class GlossaryPage(QWidget):
    """Terms left, what the sources say of one right."""

    place_asked = Signal(object)
    """The :class:`TermPlace` to be shown."""
    meaning_asked = Signal(object, object)
    """A term and the meaning of it that the briefing shall have."""

    def __init__(self, theme: Theme, document: Callable[[str], Document | None]) -> None:
        super().__init__()
        self._theme = theme
        self._document = document
        self._word = ""
        self._term: Term | None = None
        self._meanings: tuple[tuple[Definition, ...], ...] = ()
        self._ranks: dict[int, int] = {}
        self.model = Listing(
            (
                Column("window.facts.column.term", name_of, width=180, stretch=True),
                Column("window.facts.column.status", _status, width=92),
                Column(
                    "window.facts.column.meanings",
                    lambda one: str(len(differing(one)) or ""),
                    lambda one: len(one.definitions),
                    60,
                    right=True,
                ),
                Column(
                    "window.facts.column.uses",
                    lambda one: str(len(one.uses) or ""),
                    lambda one: len(one.uses),
                    60,
                    right=True,
                ),
            ),
            lambda one: f"{name_of(one)} {' '.join(d.text for d in one.definitions)}",
            self,
            kind=TERMS,
        )
        self.table = Table(self.model, "window.facts.terms", self)
        self.text = QTextBrowser()
        self.text.setOpenLinks(False)
        self.text.setAccessibleName(say("window.facts.meanings"))
        self.states = Choice("window.facts.all.terms", self._narrow)
        self.states.set_values(
            [(one.value, say(f"window.facts.status.{one.value}")) for one in TermStatus]
        )
        self.choices = (self.states,)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(self.table)
        self.splitter.addWidget(self.text)
        self.splitter.setSizes([480, 800])
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.splitter)
        self.table.looked_at.connect(self.show_one)
        self.text.anchorClicked.connect(self._on_link)
        theme.changed.connect(lambda: self.show_one(self._term))

    @property
    def shown(self) -> Term | None:
        """The term whose meanings are shown."""
        return self._term

    def show_terms(self, terms: tuple[Term, ...]) -> None:
        """List these terms; the one that was shown stays so if it is among them."""
        before = self._term
        self.model.set_rows(terms)
        self._narrow()
        same = next((one for one in terms if before is not None and one.text == before.text), None)
        self.show_one(same or next(iter(terms), None))
        if self._term is not None:
            self.table.choose(self._term)

    def look_for(self, word: str) -> None:
        """List only terms that have this word in their name or their meanings."""
        self._word = word
        self._narrow()

    def _narrow(self) -> None:
        state = self.states.value
        self.model.narrow(self._word, (lambda one: one.status.value == state) if state else None)

    # --- one term

    def show_one(self, term: Term | None) -> None:
        """Show what the sources say of a term."""
        self._term = term
        self._meanings = differing(term) if term is not None else ()
        self.text.setHtml(self._page(term) if term is not None else "")

    def _page(self, term: Term) -> str:
        c = self._theme.colours
        parts = [
            f"<h3 style='color:{c.text}; margin:2px 0 6px 0'>{html.escape(name_of(term))}</h3>"
        ]
        if term.status is TermStatus.ORPHAN:
            hints = "、".join(term.hints) or say("terms.no_hint")
            parts.append(_line(say("window.facts.orphan", {"hints": hints}), c.warning))
        if self._meanings:
            width = 100 // len(self._meanings)
            cells = "".join(
                f"<td width='{width}%' valign='top' style='padding:6px 12px 6px 0'>{self._meaning(term, number)}</td>"
                for number in range(len(self._meanings))
            )
            parts.append(f"<table width='100%' cellspacing='0'><tr>{cells}</tr></table>")
        elif term.status is TermStatus.UNDEFINED:
            parts.append(_line(say("window.facts.undefined"), c.muted))
        if term.uses:
            parts.append(_line(say("window.facts.uses", {"count": len(term.uses)}), c.muted))
            parts.append(self._uses(term.uses))
        return "".join(parts)

    def _meaning(self, term: Term, number: int) -> str:
        c = self._theme.colours
        meaning = self._meanings[number]
        said = text_of(meaning)
        same = [one for one in meanings(term) if text_of(one) == said] or [meaning]
        names = "、".join(dict.fromkeys(self._name(one[0].place) for one in same))
        how = say(f"term.defined.{meaning[0].how.value}")
        links = [
            f"<a href='meaning:{number}' style='color:{c.accent}'>{say('window.facts.source')}</a>"
        ]
        if term.status is TermStatus.DEFINED:
            links.append(
                f"<a href='add:{number}' style='color:{c.accent}'>{say('window.facts.add_meaning')}</a>"
            )
        return (
            f"<div style='color:{c.muted}'>{html.escape(names)}　{html.escape(how)}</div>"
            f"<div style='color:{c.text}; margin:3px 0'>{html.escape(said)}</div>"
            f"<div>{'　'.join(links)}</div>"
        )

    def _uses(self, uses: Sequence[TermPlace]) -> str:
        c = self._theme.colours
        lines = [
            f"<div><a href='use:{number}' style='color:{c.accent}; text-decoration:none'>"
            f"{html.escape(self._name(place))}</a>　<span style='color:{c.text}'>{html.escape(self._around(place))}</span></div>"
            for number, place in enumerate(uses[:_MOST_USES])
        ]
        return "".join(lines)

    def _name(self, place: TermPlace) -> str:
        document = self._document(place.document)
        return document.name if document else ""

    def _around(self, place: TermPlace) -> str:
        document = self._document(place.document)
        if document is None:
            return ""
        text = document.blocks[place.span.block].text
        begin, end = max(0, place.span.start - _AROUND), place.span.end + _AROUND
        before, after = ("…" if begin else ""), ("…" if end < len(text) else "")
        return f"{before}{' '.join(text[begin:end].split())}{after}"

    def _on_link(self, link: QUrl) -> None:
        kind, _, number = link.toString().partition(":")
        if self._term is None or not number.isdigit():
            return
        at = int(number)
        if kind == "meaning":
            self.place_asked.emit(self._meanings[at][0].place)
        elif kind == "use":
            self.place_asked.emit(self._term.uses[at])
        elif kind == "add":
            self.meaning_asked.emit(self._term, self._meanings[at])


def name_of(term: Term) -> str:
    """What a term is called in the list."""
    return " ".join((term.text or say("window.facts.no_head")).split())


def _status(term: Term) -> str:
    if term.status is TermStatus.DEFINED and len(differing(term)) > 1:
        return say("window.facts.status.differing")
    return say(f"window.facts.status.{term.status.value}")


def _line(text: str, colour: str) -> str:
    return f"<p style='color:{colour}; margin:6px 0 4px 0'>{html.escape(text)}</p>"
