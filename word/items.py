"""The values of the fields of a group, item by item."""

from __future__ import annotations

from collections.abc import Iterator

from model.briefing import Briefing, Item
from word.body import ITEM_MARK, SOURCE_MARK, BodyWriter
from word.fields import Field, FieldKind
from word.marks import NUMBERS, Inserts, bookmark, numbers
from word.numbering import bare, numbered
from word.sources import is_blank
from word.values import printed_value, widened

_WIDE = str.maketrans(",;:?!", "，；：？！")
_DATE = Field("", FieldKind.DATE, "")


def item_values(briefing: Briefing, writer: BodyWriter) -> Iterator[tuple[dict[str, str], Inserts]]:
    """For every item that is printed: the values of the item fields and what goes into the places of its text.

    A group has one line for headings, so all that stand over items are of one level and counted through.
    """
    printed_sections = [
        section
        for section in briefing.sections
        if section.heading.strip() and not all(map(is_blank, section.items))
    ]
    texts = [widened(writer.cleaner.text(section.heading)) for section in printed_sections]
    headings = iter(numbered([(1, text) for text in texts]))
    names = iter(bare(text) for text in texts)
    dates = {source.sha256: source.date for source in briefing.sources}
    repeated = _repeated(briefing, writer)
    ordinal = printed = 0
    for section in briefing.sections:
        heading = name = ""
        if section in printed_sections:
            heading, name = next(headings)[1], next(names)
        for item in section.items:
            ordinal += 1
            if is_blank(item):
                continue
            printed += 1
            values = _values_of(item, writer, dates)
            if item.id in repeated:
                values |= {"来源": "", "来源日期": ""}
            values |= {"栏目": heading, "栏目名": name, "序号": str(printed)}
            values["内容"] = writer.item_value(_closed(item.text), ordinal)
            found = writer.sources.numbers(ordinal) if writer.linked else ()
            inserts = {
                **bookmark(f"{ITEM_MARK}{ordinal}", writer.take_id()),
                NUMBERS: numbers(found, SOURCE_MARK, raised=True),
            }
            yield values, inserts
            heading = name = ""


def _repeated(briefing: Briefing, writer: BodyWriter) -> frozenset[str]:
    """Ids of the items whose source need not be said behind them: all come from one, which the title says or the last of them."""
    printed = [item for item in briefing.items() if not is_blank(item)]
    titles = {writer.sources.document_title(ref) for item in printed for ref in item.sources}
    if len(printed) < 2 or len(titles) != 1 or not all(item.sources for item in printed):
        return frozenset()
    said = "".join(dict(briefing.fields).get("标题", "").split())
    told = "".join(titles.pop().strip("《》").split()) in said
    return frozenset(item.id for item in (printed if told else printed[:-1]))


def _closed(text: str) -> str:
    """``text`` with its last mark in full width: the template may go on behind it, in brackets for instance."""
    text = text.rstrip()
    return text[:-1] + text[-1:].translate(_WIDE)


def _values_of(item: Item, writer: BodyWriter, dates: dict[str, str]) -> dict[str, str]:
    clean = writer.cleaner.text
    titles = (writer.sources.document_title(source) for source in item.sources)
    documents = dict.fromkeys(title for title in titles if title)
    days = dict.fromkeys(dates.get(source.document, "") for source in item.sources)
    return {
        "小标题": widened(" ".join(clean(item.headline).split())),
        "来源": "、".join(clean(name) for name in documents),
        "来源日期": "、".join(printed_value(_DATE, clean(day)) for day in days if day.strip()),
    }
