"""The lines of a file that are no items, as they were printed: what stands around fields, and the headings.

The record inside the file (``word.provenance``) keeps them, so that an edited masthead can be read back field by
field.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from model.briefing import Briefing
from word.fields import BY_NAME
from word.marks import NUMBERS, without
from word.numbering import bare
from word.ooxml import w
from word.runs import FIELD, PARAGRAPH_BREAK, Line
from word.sources import is_blank
from word.values import widened


class Part(NamedTuple):
    """The stretch of a line that is the value of the field ``field``; empty where the line is a heading."""

    field: str
    start: int
    end: int


class PrintedLine(NamedTuple):
    """One paragraph as it was printed, tabs and breaks as they are in it. ``group`` is one for all paragraphs that one
    line of the template became; ``section`` is the id of the section that it is the heading of: then ``text`` is without its number."""

    text: str
    style: str
    parts: tuple[Part, ...]
    group: int = 0
    section: str = ""


class Filled(NamedTuple):
    """A line of the template: its text before, the values of its fields, and the paragraphs it became."""

    pattern: str
    values: Mapping[str, str]
    paragraphs: list[etree._Element]


def field_lines(
    filled: Iterable[Filled], style_of: Callable[[etree._Element], str]
) -> Iterator[PrintedLine]:
    """What the filled lines of a template have become. Paragraphs without a value are left out."""
    for group, line in enumerate(filled, 1):
        texts = [Line(paragraph).text for paragraph in line.paragraphs]
        own = {name: value for name, value in line.values.items() if name in BY_NAME}
        found = _parts(Filled(line.pattern, own, []), texts)
        for paragraph, text, parts in zip(line.paragraphs, texts, found, strict=True):
            if parts:
                yield PrintedLine(text, style_of(paragraph), tuple(parts), group)


def cell_line(cell: etree._Element, values: Mapping[str, str]) -> PrintedLine | None:
    """What a cell of a row that repeats prints, if it prints several columns; ``cell`` is changed. The numbers of
    sources are left out."""
    lines = [Line(paragraph) for paragraph in cell.iter(w("p"))]
    pattern = "\n".join(line.text for line in lines)
    names = [name for name in FIELD.findall(pattern) if name in values]
    wanted = [name for name in names if values[name].strip(NUMBERS)]
    if len(wanted) < 2:
        return None
    for line in lines:
        line.fill({name: values[name] for name in names})
    texts = (without(Line(paragraph).text).strip() for paragraph in cell.iter(w("p")))
    text = "\n".join(filter(None, texts))
    (parts,) = _parts(Filled(pattern, {name: without(values[name]) for name in names}, []), [text])
    return PrintedLine(text, "", tuple(parts))


def _parts(line: Filled, texts: list[str]) -> list[list[Part]]:
    """For each of ``texts`` where the values stand in it: in the order of the fields, each behind the words that the
    template has before it, if these are still there."""
    found: list[list[Part]] = [[] for _ in texts]
    at = position = 0
    before = ""
    end = 0
    for match in FIELD.finditer(line.pattern):
        before, end = line.pattern[end : match.start()], match.end()
        if match[1] not in line.values:
            continue
        for value in line.values.get(match[1], "").split(PARAGRAPH_BREAK):
            place = _place(value, before, texts, at, position) if value else None
            if place is not None:
                at, start = place
                position = start + len(value)
                found[at].append(Part(match[1], start, position))
            before = ""
    return found


def _place(
    value: str, before: str, texts: list[str], at: int, position: int
) -> tuple[int, int] | None:
    for wanted in dict.fromkeys((before + value, value)):
        for number in range(at, len(texts)):
            start = texts[number].find(wanted, position if number == at else 0)
            if start >= 0:
                return number, start + len(wanted) - len(value)
    return None


def heading_lines(
    briefing: Briefing, clean: Callable[[str], str], *, empty: bool
) -> Iterator[PrintedLine]:
    """The headings of sections, without their numbers; ``empty``: those of sections without items, too."""
    for section in briefing.sections:
        text = bare(widened(clean(section.heading)))
        if text and (empty or not all(map(is_blank, section.items))):
            yield PrintedLine(text, "", (Part("", 0, len(text)),), section=section.id)
