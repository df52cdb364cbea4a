"""The text of an XML file that no reader knows: paragraphs, without its tags.

An element that holds characters of its own is a paragraph with all that is in it; what stands in an element as the marks
of a web page, as in feeds, is read as such.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from model.document import Anchor, Block, BlockKind, Segment
from model.errors import SourceError
from model.progress import Task
from readers.common import xml
from readers.common.xml import Element, text_of

# It names the encoding that the file had; a document type that only points elsewhere is not followed.
_DECLARATION = re.compile(r"[\ufeff\s]*<\?xml\b[^>]*\?>\s*(?:<!DOCTYPE\s[^<>\[]*>)?")
# Elements of pictures and pages that nobody sees.
_UNSEEN = ("script", "style")
_PAGE = re.compile(r"<(?:p|br|div|span|table|h[1-6]|ul|ol)\b[^<>]*>", re.IGNORECASE)
_STEP = 1000


def paragraphs_of(text: str, name: str, task: Task) -> list[Block]:
    """The paragraphs of ``text``, anchored by the line in which each begins; none for what is no XML, is not well
    formed, or says nothing outside its tags."""
    declared = _DECLARATION.match(text)
    if declared is None:
        return []
    undeclared = "\n" * declared[0].count("\n") + text[declared.end() :]
    try:
        root = xml.tree((undeclared.encode("utf-8", "replace"),), name)
    except SourceError:
        return []
    found: list[Block] = []
    for number, element in enumerate(_paragraphs(root)):
        if number % _STEP == 0:
            task.check()
        found += _blocks(element, cast(int, element.sourceline), task)
    return found


def _paragraphs(element: Element) -> Iterator[Element]:
    """The outermost elements with characters of their own; the parser bounds the depth."""
    if str(element.tag).rpartition("}")[2] in _UNSEEN:
        return
    if _speaks(element):
        yield element
        return
    for child in element:
        yield from _paragraphs(child)


def _speaks(element: Element) -> bool:
    if (element.text or "").strip():
        return True
    return any((child.tail or "").strip() for child in element)


def _blocks(element: Element, line: int, task: Task) -> list[Block]:
    text = text_of(element)
    if _PAGE.search(text):
        from readers.common.markup import read_markup

        return read_markup(text, task, line)
    shown = " ".join(text.split())
    return [Block(BlockKind.PARAGRAPH, shown, (Segment(0, len(shown), Anchor(line=line)),))]
