"""The person's dictionary and their stop list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from language import own
from language.own import OwnWord
from messages import say
from ui.parts import Combo
from ui.preferences.entries import EntriesPage
from ui.theme import Theme

_CODE = "window.settings"


class WordsPage(EntriesPage):
    """Words and what they are; the kind of what is selected is changed where that of a new one is chosen."""

    name = "words"
    heads = (f"{_CODE}.words.word", f"{_CODE}.words.kind")
    placeholder = f"{_CODE}.words.type"
    file_name = "词典.txt"

    def __init__(self, entries: Iterable[OwnWord], theme: Theme) -> None:
        self.kind = Combo(theme)
        for tag in own.TAGS:
            self.kind.addItem(say(f"{_CODE}.words.tag.{tag}"), tag)
        self.kind.setAccessibleName(say(f"{_CODE}.words.kind"))
        super().__init__(entries)
        self.top.insertWidget(1, self.kind)
        self.setTabOrder(self.line, self.kind)
        self.setTabOrder(self.kind, self.add_button)
        self.view.setColumnWidth(1, 150)
        self.kind.activated.connect(self._change_kind)

    def cells(self, entry: OwnWord) -> Sequence[str]:
        """The word and its kind."""
        kind = say(f"{_CODE}.words.tag.{entry.tag}") if entry.tag in own.TAGS else entry.tag
        return entry.text, kind

    def key(self, entry: OwnWord) -> str:
        """The word itself."""
        return entry.text

    def made(self, text: str) -> OwnWord | None:
        """A word of the kind that is chosen."""
        return OwnWord(text, self.kind.currentData()) if own.is_word(text) else None

    def parsed(self, data: bytes) -> tuple[Sequence[OwnWord], int]:
        """The words of a dictionary."""
        return own.parsed_words(data)

    def line_of(self, entry: OwnWord) -> str:
        """The word in jieba's form."""
        return entry.line()

    def bad(self) -> str:
        """What a word must be."""
        return say(f"{_CODE}.words.bad", {"most": own.LONGEST_WORD})

    def _change_kind(self) -> None:
        rows = self.selected()
        if self.line.text().strip() or not rows:
            return
        for number in rows:
            word = self.model.entries[number]
            self.model.entries[number] = replace(word, tag=self.kind.currentData())
        self.model.dataChanged.emit(
            self.model.index(rows[0], 0), self.model.index(rows[-1], len(self.heads) - 1)
        )


class StopsPage(EntriesPage):
    """Wordings whose sentences are never chosen."""

    name = "stops"
    heads = (f"{_CODE}.stops.wording",)
    placeholder = f"{_CODE}.stops.type"
    file_name = "停用词句.txt"

    def cells(self, entry: str) -> Sequence[str]:
        """The wording."""
        return (entry,)

    def key(self, entry: str) -> str:
        """The wording."""
        return entry

    def made(self, text: str) -> str | None:
        """The wording on one line."""
        return text if own.is_stop(text) else None

    def parsed(self, data: bytes) -> tuple[Sequence[str], int]:
        """A wording a line."""
        return own.parsed_stops(data)

    def line_of(self, entry: str) -> str:
        """The wording."""
        return entry

    def bad(self) -> str:
        """What a wording must be."""
        return say(f"{_CODE}.stops.bad", {"most": own.LONGEST_STOP})
