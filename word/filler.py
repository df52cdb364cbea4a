"""Filling a template: values into fields, samples taken out, groups repeated, blocks put in their place.

Nothing in a template is an expression and nothing is run; a value is never looked at for fields again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import deepcopy
from types import MappingProxyType

from lxml import etree

from word import marks
from word.fields import COLUMN_PREFIX, GROUP_END, GROUP_START, SAMPLE_PREFIX
from word.ooxml import W, w
from word.printed import Filled
from word.runs import Line, mark_chinese, runs
from word.stylesheet import StyleSheet

_NUMBER, _BODY = "序号", "正文"
_P, _PPR, _TBL, _TR = (w(name) for name in ("p", "pPr", "tbl", "tr"))

# Gives the value of a field for the very line it stands in.
Chooser = Callable[[Line, str], str]


def paragraphs(root: etree._Element) -> list[etree._Element]:
    """Every paragraph below ``root``, those of tables and text boxes too, in document order."""
    return list(root.iter(_P))


def has_fields(paragraph: etree._Element) -> bool:
    """A quick look before the text is taken apart."""
    return any("【" in (node.text or "") for node in paragraph.iter(w("t")))


class Filler:
    """Fills one story (the document, a header or a footer) of a template.

    Places of blocks and samples are found before anything is written, and what a group has written is never
    visited again: no value is read for fields.
    """

    def __init__(
        self, root: etree._Element, styles: StyleSheet, blocks: Iterable[str] = ()
    ) -> None:
        self._root = root
        wanted = frozenset(blocks)
        self.filled: list[Filled] = []
        self.before_body = -1
        """How many of ``filled`` stand before the place of the body or the first group; -1 without either."""
        self._places: dict[str, etree._Element] = {}
        self._done: set[etree._Element] = set()
        self._grouped: set[etree._Element] = set()
        for paragraph in paragraphs(root):
            name = Line(paragraph).only_field() if has_fields(paragraph) else ""
            if name in wanted:
                self._places.setdefault(name, paragraph)
        self._labels = {
            paragraph
            for paragraph in paragraphs(root)
            if not has_fields(paragraph) and styles.keeps_with_next(paragraph)
        }

    def take_samples(self) -> dict[str, etree._Element]:
        """Remove the lines 【样：…】 and return them by role."""
        found: dict[str, etree._Element] = {}
        for paragraph in paragraphs(self._root):
            if has_fields(paragraph):
                name = Line(paragraph).only_field()
                if name.startswith(SAMPLE_PREFIX):
                    found.setdefault(name.removeprefix(SAMPLE_PREFIX), paragraph)
                    _remove(paragraph)
        return found

    def has_place(self, name: str) -> bool:
        """Whether the block 【name】 has a place of its own."""
        return name in self._places

    def names_any(self, names: frozenset[str]) -> bool:
        """Whether a line holds any of these fields."""
        return any(
            has_fields(paragraph) and not names.isdisjoint(Line(paragraph).fields())
            for paragraph in paragraphs(self._root)
        )

    def rows_first(self) -> bool:
        """Whether a row that repeats stands before the body and the groups."""
        for paragraph in paragraphs(self._root):
            if has_fields(paragraph):
                names = Line(paragraph).fields()
                if any(name.startswith(COLUMN_PREFIX) for name in names):
                    return True
                if "正文" in names or GROUP_START in names:
                    return False
        return False

    def repeat_groups(
        self,
        items: Callable[[], Iterable[tuple[Mapping[str, str], marks.Inserts]]],
        common: Mapping[str, str],
    ) -> None:
        """Write what stands between 【各条】 and 【各条完】 once for each of ``items()``, its values and what goes
        into their places; masthead fields in it take their values from ``common``."""
        for start in paragraphs(self._root):
            pattern, end = self._group(start)
            if end is None:
                continue
            for values, inserts in items():
                copies = [deepcopy(element) for element in pattern]
                for copied in copies:
                    end.addprevious(copied)
                self.fill_all(copies, {**common, **values}, inserts)
                self._grouped.update(copies)
            for element in (start, *pattern, end):
                _remove(element)

    def place(self, name: str, blocks: Sequence[etree._Element]) -> None:
        """Put ``blocks`` in the place of 【name】; without any, the label above it goes too."""
        paragraph = self._places[name]
        if not blocks:
            self._vanish(paragraph)
            return
        for block in blocks:
            paragraph.addprevious(block)
        _remove(paragraph)

    def fill(self, names: Iterable[str], choose: Chooser) -> None:
        """Fill every field of ``names`` with what ``choose`` says for its line."""
        known = frozenset(names)
        rows: set[etree._Element] = set()
        body = self._places.get(_BODY)
        for paragraph in paragraphs(self._root):
            if self.before_body < 0 and (paragraph is body or paragraph in self._grouped):
                self.before_body = len(self.filled)
            if paragraph in self._done or not has_fields(paragraph):
                continue
            line = Line(paragraph)
            wanted = [name for name in line.fields() if name in known]
            if not wanted:
                continue
            row = next(paragraph.iterancestors(_TR), None)
            values = {name: choose(line, name) for name in wanted}
            made = self._fill_line(line, values)
            self.filled.append(Filled(line.text, values, made))
            if not made:
                self._vanish(paragraph)
                if row is not None:
                    rows.add(row)
        for row in rows:
            _remove_if_empty(row)

    def _fill_line(self, line: Line, values: Mapping[str, str]) -> list[etree._Element]:
        made = line.fill(values)
        for paragraph in made:
            self._done.add(paragraph)
            for run in runs(paragraph):
                mark_chinese(run)
        return made

    def _group(self, start: etree._Element) -> tuple[list[etree._Element], etree._Element | None]:
        """What stands between a 【各条】 and its 【各条完】, and the latter; nothing for any other line."""
        pattern: list[etree._Element] = []
        if has_fields(start) and Line(start).only_field() == GROUP_START:
            for sibling in start.itersiblings():
                if sibling.tag == _P and Line(sibling).only_field() == GROUP_END:
                    return pattern, sibling
                pattern.append(sibling)
        return pattern, None

    def fill_all(
        self,
        elements: Iterable[etree._Element],
        values: Mapping[str, str],
        inserts: marks.Inserts = MappingProxyType({}),
        *,
        keep: bool = False,
    ) -> None:
        """Fill every field below ``elements`` and put ``inserts`` into the places of the values. A paragraph
        with nothing to print is taken out, or emptied if it is to ``keep`` its place (a cell of a row)."""
        carried: etree._Element | None = None
        for element in elements:
            for paragraph in paragraphs(element):
                line = Line(paragraph)
                names = line.fields()
                if not names:
                    continue
                only_number = [name for name in names if values.get(name)] == [_NUMBER] != [*names]
                made = self._fill_line(line, values)
                if made:
                    marks.place_all(made, inserts)
                if carried is not None and made:
                    _put_before(carried, made[0])
                    carried = None
                if only_number and not keep:
                    carried = paragraph
                elif not made:
                    _empty(paragraph) if keep else _remove(paragraph)

    def mark_chinese(self) -> None:
        """Give the hint to every run of the template's own words that needs it."""
        for paragraph in paragraphs(self._root):
            for run in runs(paragraph):
                mark_chinese(run)

    def _vanish(self, paragraph: etree._Element) -> None:
        """Remove a paragraph with nothing to print, and the label above that is kept with it."""
        above = paragraph.getprevious()
        while above is not None and above.tag == _P and above in self._labels:
            label, above = above, above.getprevious()
            _remove(label)
        _remove(paragraph)


def _put_before(paragraph: etree._Element, following: etree._Element) -> None:
    """Move the text of ``paragraph`` to the beginning of ``following``: a number whose headline is empty."""
    properties = following.find(_PPR)
    place = 0 if properties is None else following.index(properties) + 1
    for run in reversed(list(runs(paragraph))):
        following.insert(place, run)
    _remove(paragraph)


def _empty(paragraph: etree._Element) -> None:
    """Take everything out of a paragraph but its format."""
    for child in list(paragraph):
        if child.tag != _PPR:
            paragraph.remove(child)


def _remove(element: etree._Element) -> None:
    """Take an element out. A paragraph that ends a section, or the one that must end a cell, a text box or the
    document, is emptied instead."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tag == _P and (_ends_section(element) or _needed(element)):
        _empty(element)
    else:
        parent.remove(element)


def _ends_section(paragraph: etree._Element) -> bool:
    return paragraph.find(f"{_PPR}/{w('sectPr')}") is not None


def _needed(paragraph: etree._Element) -> bool:
    """Whether this is the last block where the last one has to be a paragraph."""
    previous, following = paragraph.getprevious(), paragraph.getnext()
    is_last = following is None or following.tag == w("sectPr")
    return is_last and (previous is None or previous.tag != _P)


def _remove_if_empty(row: etree._Element) -> None:
    """Remove a row nothing is left of, and the table with its last row."""
    if any(Line(paragraph).text.strip() for paragraph in paragraphs(row)):
        return
    table = row.getparent()
    if table is None:
        return
    table.remove(row)
    if table.tag == _TBL and table.find(_TR) is None:
        holder = table.getparent()
        if holder is not None:
            holder.remove(table)


def parsed(blocks: Iterable[str]) -> list[etree._Element]:
    """Paragraphs written as text with the prefix ``w``, parsed in one go."""
    text = f'<w:body xmlns:w="{W}">{"".join(blocks)}</w:body>'
    return list(etree.fromstring(text.encode("utf-8"), etree.XMLParser(huge_tree=True)))
