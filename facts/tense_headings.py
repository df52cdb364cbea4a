"""What headings and titles say of the tense of all that stands under them, and what kind of text this is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from facts import tense_openings as openings
from facts import tense_shapes as shapes
from model.document import BlockKind, Document

# How much of the beginning shows the kind of text.
_REACH: Final = 500
_YEAR: Final = re.compile("(?<![0-9])20[0-9]{2}(?=\\s*(?:年|[—–\\-~～至]))")
NUMBER: Final = re.compile(
    r"[\s（(]*(?:[一二三四五六七八九十0-9]{1,3}(?:是(?=[^否非])|[、.．）)\s]+)|第[一二三四五六七八九十]{1,3}[章节部分]*|[（(])?[）)、]*\s*"
)
# Weights: what a heading says outright, what its form suggests, what the document's own title says, or one of many
# labels at the top of pages.
OUTRIGHT: Final = 2.5
_FORM: Final = 1.5
# Under a heading that says it outright the form of the next one says little.
_FORM_BELOW: Final = 0.7
TITLE: Final = 1.8
_LABEL: Final = 0.5
_YEAR_IN_TITLE: Final = 1.5
# 2024年工作要点, 实施方案: what a text that is called so ends in.
_LAID_OUT: Final = re.compile(
    "(?<!完成)(?<!执行)(?<!总结和)(?:安排|计划|方案|要点|规划|部署|分工)(?:[（(][^）)]{1,10}[）)])?\\Z"
)
# What a kind of text as a whole is about, where no heading says so.
_RULES: Final = 1.3
# … and a text that calls itself a plan is one, whatever its sentences sound like.
PLANNED: Final = 2.0
_NEWS: Final = 0.8
# So many words for the parties of a case make a ruling.
_PARTIES: Final = 2
# 存在的问题: neither done nor planned.
_PLACE_OTHER: Final = 1.5
_NAMED: Final = re.compile("《[^》]*》")
_PLANS: Final = re.compile(
    "(?:安排|部署|任务|目标|计划|打算|思路|方案|要点|规划|举措|措施|分工|通知|意见|建议|重点)(?:[（(][^）)]{1,10}[）)])?\\Z|下一?步|下半年|今后|未来|展望|明年|实施意见|工作要求"
)
_REPORTED: Final = re.compile(
    "(?<!于)(?:发布|出台|召开|举行|公布|通过|审议|启动|开幕|解读|印发(?!.*通知))"
)


def lean_of(
    titles: Sequence[tuple[str, int]], day: date | None, *, labelled: bool = False
) -> tuple[float, float, float]:
    """``(lean, form, other)`` of headings with their levels, the outermost first.

    ``labelled``: the headings of level 0 are the labels of pages, not the title of the document.

    The nearest heading that says something outright decides; the form of the nearest (an order or a state) helps.
    """
    lean = other = 0.0
    outright = False
    for depth, (title, level) in enumerate(reversed(titles)):
        said = _said(title, day) if level > 0 else _titled(_bare(title))
        if depth == 0 and not said and shapes.TITLE_OTHER.search(title):
            other = _PLACE_OTHER
        if said:
            outright = level > 0
            lean = said if outright else said * (_LABEL if labelled else TITLE) / OUTRIGHT
            break
    form = _form(titles[-1][0]) if titles else 0.0
    return lean, form * (_FORM_BELOW if outright else _FORM), other


def _said(title: str, day: date | None) -> float:
    past = shapes.TITLE_PAST.search(title) is not None
    plan = shapes.TITLE_PLAN.search(title) is not None
    if (
        past
        and _form(title) < 0
        and not shapes.TITLE_PAST.search(shapes.TITLE_HOPED.sub("", title))
    ):
        past = False
    years = {int(year) for year in _YEAR.findall(title)}
    # … unless what is planned for another year is told as well.
    if past and plan and len(years) < 2 and shapes.TITLE_SETTLED.search(title):
        return OUTRIGHT
    if past is not plan:
        return OUTRIGHT if past else -OUTRIGHT
    if day and len(years) == 1:
        year = years.pop()
        # 2024年主要工作措施及成效: words of both kinds, but the year is over.
        weight = OUTRIGHT if past else _YEAR_IN_TITLE
        return weight * ((year < day.year) - (year > day.year))
    return 0.0


def _titled(title: str) -> float:
    """What the title of a text says; news of steps and tasks tells what was done."""
    said = _said(title, None)
    if said < 0 and (_REPORTED.search(title) or not _PLANS.search(title)):
        return 0.0
    return said


def _bare(title: str) -> str:
    """A title of a document without the names in it: an explanation of a plan is no plan."""
    return title if title.endswith("通知") else _NAMED.sub("", title)


def _form(title: str) -> int:
    """An order is a plan, a state a result."""
    bare = NUMBER.sub("", title, count=1)
    if openings.is_order(bare) and not shapes.TITLE_NOUN.fullmatch(bare):
        return -1
    return 1 if shapes.TITLE_STATE.search(bare) else 0


def genre_of(document: Document, title: str) -> float:
    """The lean of a text that lays down rules (below 0) or tells news (above), as far as its beginning shows it."""
    first = [block.text for block in document.blocks[:2]]
    if any(map(shapes.TITLE_RULES.search, (title, *(text[:40] for text in first[:1])))):
        return -_RULES
    heads = (block.text for block in document.blocks[:2] if block.kind is BlockKind.HEADING)
    if any(_LAID_OUT.search(head) and not _REPORTED.search(head) for head in (title, *heads)):
        return -PLANNED
    opening = (title, *(text[:40] for text in first))
    return _NEWS if any(map(shapes.NEWS.search, opening)) else 0.0


def is_normative(document: Document, title: str) -> bool:
    """Whether a text is a law, a rule or a ruling, by its titles or by the parties it begins with."""
    first = document.blocks[:3]
    heads = [block.text.strip() for block in first if block.kind is BlockKind.HEADING]
    if any(map(shapes.TITLE_NORMS.search, (title, *heads[:2]))):
        return True
    opening = "".join(block.text[:_REACH] for block in first)
    return len(set(shapes.PARTIES.findall(opening))) >= _PARTIES
