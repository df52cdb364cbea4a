"""本期要目: its entries, and the page that each of them begins on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from word.filler import Filler, has_fields, paragraphs
from word.marks import NUMBERS
from word.ooxml import W, w
from word.runs import PARAGRAPH_BREAK, Line, properties_of

CONTENTS, PAGE = "要目", "页码"
# More entries than this push the title itself off the first page.
_MOST = 10
_R = w("r")


@dataclass(slots=True)
class Contents:
    """The lines 【要目】 … 【页码】 of one document, filled. ``pages`` holds, for each entry that is a heading,
    the bookmark of the heading and the text that shows its page."""

    pages: list[tuple[str, etree._Element]] = field(default_factory=list)
    _tails: list[list[etree._Element]] = field(default_factory=list)

    def fill(
        self,
        root: etree._Element,
        filler: Filler,
        entries: str,
        heading_marks: Callable[[], Mapping[str, str]],
    ) -> None:
        """Repeat each line that holds both fields for every one of ``entries``. ``heading_marks``: bookmarks of
        the headings by their printed text, asked for where a page is wanted; an entry that is none has no page."""
        lines = [entry for entry in entries.split(PARAGRAPH_BREAK) if entry]
        for pattern in paragraphs(root):
            names = Line(pattern).fields() if has_fields(pattern) else ()
            if CONTENTS not in names or PAGE not in names or not lines:
                continue
            marks = heading_marks()
            for entry in lines:
                self._entry(pattern, filler, entry, marks.get(entry, ""))
            holder = pattern.getparent()
            if holder is not None:
                holder.remove(pattern)

    def _entry(self, pattern: etree._Element, filler: Filler, entry: str, mark: str) -> None:
        copied = deepcopy(pattern)
        pattern.addprevious(copied)
        values = {CONTENTS: entry, PAGE: NUMBERS if mark else ""}
        filler.fill_all([copied], values, {NUMBERS: lambda look: self._field(look, mark)})
        tail = _after_tab(copied)
        if mark:
            self._tails.append(tail)
        else:
            self._drop(tail)

    def number(self, found: dict[str, int]) -> None:
        """Write the pages by bookmark; none at all where everything stands on one page."""
        if len(set(found.values())) < 2:
            for tail in self._tails:
                self._drop(tail)
            return
        for name, text in self.pages:
            text.text = str(found.get(name, ""))

    def _drop(self, tail: list[etree._Element]) -> None:
        for run in tail:
            holder = run.getparent()
            if holder is not None:
                holder.remove(run)

    def _field(self, properties: etree._Element | None, name: str) -> list[etree._Element]:
        """A reference to a page that shows what we counted, until somebody updates it."""
        shown = etree.Element(w("t"), nsmap={"w": W})
        shown.text = "1"
        self.pages.append((name, shown))
        instruction = etree.Element(w("instrText"), nsmap={"w": W})
        instruction.text = f" PAGEREF {name} \\h "
        instruction.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        parts = [_character("begin"), instruction, _character("separate"), shown, _character("end")]
        runs = []
        for part in parts:
            run = etree.Element(_R, nsmap={"w": W})
            if properties is not None:
                run.append(deepcopy(properties))
            run.append(part)
            runs.append(run)
        return runs


def _character(kind: str) -> etree._Element:
    element = etree.Element(w("fldChar"), nsmap={"w": W})
    element.set(w("fldCharType"), kind)
    return element


def _after_tab(paragraph: etree._Element) -> list[etree._Element]:
    """The runs from the last tab on."""
    runs = list(paragraph.iterchildren(_R))
    tabs = [at for at, run in enumerate(runs) if run.find(w("tab")) is not None]
    if not tabs:
        return []
    run = runs[tabs[-1]]
    tab = run.findall(w("tab"))[-1]
    if tab.getprevious() is not None and tab.getprevious() is not run.find(w("rPr")):
        # The entry shares the run: the tab gets one of its own.
        fresh = etree.Element(_R, nsmap={"w": W})
        fresh.append(deepcopy(properties_of(run)))
        for element in [tab, *tab.itersiblings()]:
            fresh.append(element)
        run.addnext(fresh)
        return [fresh, *runs[tabs[-1] + 1 :]]
    return runs[tabs[-1] :]


def contents_of(headings: Iterable[tuple[int, str]]) -> str:
    """The texts of the headings (level and text) of the first level, a paragraph each; a single one is no list of
    contents, and too many are no help."""
    texts = [text for level, text in headings if level == 1]
    return PARAGRAPH_BREAK.join(texts) if 1 < len(texts) <= _MOST else ""
