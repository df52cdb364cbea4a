"""Comments with the original wording beside each item, for whoever proofreads the export."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from lxml import etree

from messages import say
from model.briefing import Briefing, Item
from model.document import Anchor, Span
from word.body import ITEM_MARK
from word.ooxml import W, escape, w
from word.runs import CHINESE_MARKS
from word.sources import SourceList, place
from word.values import Cleaner

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def add_comments(
    document: etree._Element,
    briefing: Briefing,
    sources: SourceList,
    anchors: Mapping[tuple[str, Span], Anchor],
    day: datetime.date,
) -> bytes:
    """Mark every printed item that rests on a source and return the part of the comments, empty if there are none.

    A comment begins and ends where the item's bookmark does and quotes each source word for word.
    """
    clean = Cleaner().text
    items = dict(enumerate(briefing.items(), 1))
    starts = {
        mark.get(w("name"), ""): mark
        for mark in document.iter(w("bookmarkStart"))
        if mark.get(w("name"), "").startswith(ITEM_MARK)
    }
    ends = {mark.get(w("id")): mark for mark in document.iter(w("bookmarkEnd"))}
    author, moment = escape(say("word.comment.author")), f"{day.isoformat()}T00:00:00Z"
    found: list[str] = []
    for ordinal, item in items.items():
        start = starts.get(f"{ITEM_MARK}{ordinal}")
        end = None if start is None else ends.get(start.get(w("id")))
        if start is None or end is None or not item.sources:
            continue
        number = str(len(found))
        _mark(start, end, number)
        lines = "".join(_paragraph(clean(line)) for line in _lines(item, sources, anchors))
        found.append(
            f'<w:comment w:id="{number}" w:author="{author}" w:date="{moment}">{lines}</w:comment>'
        )
    if not found:
        return b""
    return f'{_HEAD}<w:comments xmlns:w="{W}">{"".join(found)}</w:comments>'.encode()


def _paragraph(line: str) -> str:
    hint = '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>' if CHINESE_MARKS.search(line) else ""
    return f'<w:p><w:r>{hint}<w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>'


def _lines(
    item: Item, sources: SourceList, anchors: Mapping[tuple[str, Span], Anchor]
) -> list[str]:
    return [
        say(
            "word.comment.source",
            {
                "name": sources.document_name(source),
                "place": place(source, anchors),
                "quote": " ".join(source.quote.split()),
            },
        )
        for source in item.sources
    ]


def _mark(start: etree._Element, end: etree._Element, number: str) -> None:
    opening = etree.Element(w("commentRangeStart"), nsmap={"w": W})
    closing = etree.Element(w("commentRangeEnd"), nsmap={"w": W})
    run = etree.Element(w("r"), nsmap={"w": W})
    reference = etree.SubElement(run, w("commentReference"))
    for element in (opening, closing, reference):
        element.set(w("id"), number)
    start.addnext(opening)
    end.addprevious(closing)
    closing.addnext(run)
