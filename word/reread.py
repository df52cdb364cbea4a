"""An exported briefing, edited by any hand, read back: its stretches of text with the marks they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from word.body import ITEM_MARK, SOURCE_MARK
from word.inspection import Inspection, Paragraph, run_text, visible_runs
from word.ooxml import w
from word.roles import (
    ANCHOR,
    BODY,
    CONTENTS,
    HEADING,
    NOTE,
    NUMBERINGS,
    OTHER,
    SOURCE,
    TAIL,
    TITLE,
)

_MARK = re.compile(rf"{ITEM_MARK}\d{{1,9}}")
_NUMBER = re.compile(r"〔\d{1,6}〕")
_START, _END = w("bookmarkStart"), w("bookmarkEnd")
# Never an item's, however alike: the source list repeats every quote, the contents every heading.
_NEVER = frozenset({SOURCE, TAIL, ANCHOR, CONTENTS, NOTE})
_SHORTEST_STRANGER = 8


@dataclass(frozen=True, slots=True)
class Stretch:
    """A paragraph, or the part of one between two marks. ``paragraph`` counts from 1; ``heading`` is the heading
    above without its number; ``is_text`` says that it is a paragraph of the body, ``is_heading`` of a heading."""

    paragraph: int
    text: str
    marks: tuple[str, ...]
    heading: str
    is_text: bool
    is_heading: bool = False


def stretches(file: Inspection) -> tuple[Stretch, ...]:
    """What may be or hold an item, in reading order; ``roles.assign`` must have run."""
    found: list[Stretch] = []
    heading = ""
    begun, listed = False, False
    running: dict[str, str] = {}
    loose_marks = _marks_between(file)
    for paragraph in file.paragraphs:
        for mark in loose_marks.get(paragraph.element, ()):
            _turn(mark, running)
        parts = list(_parts(paragraph, running))
        marked = any(marks for marks, _ in parts)
        # With its style a list of sources has lost its role: what follows its title is no text.
        listed = listed or (paragraph.role != BODY and bare_title(paragraph.text) in _LIST_TITLES)
        if (paragraph.role in _NEVER or listed) and not marked:
            continue
        if paragraph.role == HEADING and not marked:
            heading = without_number(paragraph.text)
        begun = begun or paragraph.role in {TITLE, HEADING, BODY} or marked
        for marks, text in parts:
            if not text.strip():
                continue
            is_text = paragraph.role == BODY or (
                paragraph.role == OTHER
                and begun
                and paragraph.table is None
                and len(text.strip()) >= _SHORTEST_STRANGER
            )
            found.append(
                Stretch(
                    paragraph.index,
                    text.strip(),
                    marks,
                    heading,
                    is_text and paragraph.table is None,
                    paragraph.role in {TITLE, HEADING},
                )
            )
    return tuple(found)


_LIST_TITLES = frozenset({"来源索引", "来源目录", "资料来源"})


def bare_title(text: str) -> str:
    """A line without its white space."""
    return re.sub(r"\s", "", text)


def without_number(heading: str) -> str:
    """A heading as it is without 一、 （一） 1. （1）."""
    text = heading.strip()
    for _level, pattern in NUMBERINGS:
        match = pattern.match(text)
        if match:
            return text[match.end() :].strip()
    return text


def _marks_between(file: Inspection) -> dict[etree._Element, list[etree._Element]]:
    """Marks that stand between paragraphs, by the paragraph that they stand before."""
    found: dict[etree._Element, list[etree._Element]] = {}
    for mark in file.document.iter(_START, _END):
        if next(mark.iterancestors(w("p")), None) is None:
            following = next(
                (each for each in mark.itersiblings() if each.tag not in (_START, _END)), None
            )
            inner = None if following is None else next(following.iter(w("p")), None)
            if inner is not None:
                found.setdefault(inner, []).append(mark)
    return found


def _turn(mark: etree._Element, running: dict[str, str]) -> None:
    """Let a mark begin or end in ``running`` (name by number)."""
    number = mark.get(w("id"), "")
    if mark.tag == _END:
        running.pop(number, None)
    elif _MARK.fullmatch(mark.get(w("name"), "")):
        running[number] = mark.get(w("name"), "")


def _parts(paragraph: Paragraph, running: dict[str, str]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Marks and text of a paragraph: all of it, cut where a second mark begins. A part goes from its mark to
    the next one, so that what was typed before or after a mark stays with the text beside it."""
    texts = dict(_texts(paragraph))
    parts: list[tuple[list[str], list[str]]] = [(list(running.values()), [])]
    for node in paragraph.element.iter():
        if node.tag in (_START, _END):
            _turn(node, running)
            name = node.get(w("name"), "") if node.tag == _START else ""
            if name in running.values() and name:
                marks, text = parts[-1]
                if marks and "".join(text).strip():
                    parts.append(([name], []))
                elif name not in marks:
                    marks.append(name)
        elif node in texts:
            parts[-1][1].append(texts[node])
    for marks, text in parts:
        yield tuple(dict.fromkeys(marks)), "".join(text)


def plain_text(paragraph: Paragraph) -> str:
    """The visible text of a paragraph without the numbers of sources."""
    return "".join(text for _, text in _texts(paragraph))


def mark_names(element: etree._Element) -> tuple[str, ...]:
    """The marks of items and rows that begin inside ``element``."""
    names = (mark.get(w("name"), "") for mark in element.iter(_START))
    return tuple(dict.fromkeys(name for name in names if _MARK.fullmatch(name)))


def _texts(paragraph: Paragraph) -> Iterator[tuple[etree._Element, str]]:
    """Visible runs and their texts, without the raised numbers of sources."""
    for run, link in visible_runs(paragraph.element):
        text, _ = run_text(run)
        raised = run.find(f"{w('rPr')}/{w('vertAlign')}[@{w('val')}='superscript']") is not None
        if link.startswith(SOURCE_MARK) or raised:
            text = _NUMBER.sub("", text)
        if text:
            yield run, text
