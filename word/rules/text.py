"""Marks, quotation, dates and figures in what is printed. The list of sources keeps its originals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from word.inspection import Inspection, Paragraph
from word.roles import BODY, CONTENTS, HEADING, ISSUE, ISSUER, NOTE, SOURCE, TITLE
from word.rules.base import Findings, Rule, at, fault

_IDEOGRAPH = "々〇㐀-䶿一-鿿豈-﫿\U00020000-\U0003ffff"
_CHINESE = f"{_IDEOGRAPH}、。，；：？！（）《》〈〉「」『』【】〔〕"
_ADDRESS = re.compile(
    r"(?:[A-Za-z][A-Za-z0-9+.\-]{0,30}://|www\.)[!-~]+|[\w.%+\-]{1,64}@[A-Za-z0-9.\-]+", re.ASCII
)
# A mark with Chinese on either side; a full stop only as the end of a Chinese sentence, since 1. and A.
# number what follows them.
HALF_WIDTH = re.compile(
    f"(?<=[{_CHINESE}])[,;:?!()\"']|[,;:?!()\"'](?=[{_CHINESE}])"
    f"|(?<=[{_IDEOGRAPH}])\\.(?=[{_IDEOGRAPH}”’）\\s]|$)"
)
_SOURCE_NUMBER = re.compile(r"〔\d{1,6}〕")
_EXCERPT = 8

EMPTY_DIGIT = re.compile(
    r"(?:\d{1,4})?年\s{0,3}0\d\s{0,3}月(?:\s{0,3}\d{1,2}\s{0,3}日)?|(?<!\d)0\d\s*月\s*\d{1,2}\s*日|月\s*0\d\s*日"
    r"|(?<!\d)(?:19|20)\d{2}(?P<mark>[-/.])(?:0\d(?P=mark)\d{1,2}|\d{1,2}(?P=mark)0\d)(?!\d)"
)
WRONG_BRACKETS = re.compile(
    f"(?<=[{_IDEOGRAPH}])[\\[［(（【]\\s*(?:19|20)\\d{{2}}\\s*[\\]］)）】]\\s*第?\\s*\\d+\\s*号"
)
# White space or a break inside a figure or between a figure and what it counts.
_BROKEN = re.compile(r"(?<=\d)[ \u3000\u00a0\n]+(?=[\d年月日%％‰℃亿万元])|(?<=\d[.．])\s+(?=\d)")
_ORDINAL_LINE = re.compile(r"^\d+[.．、]?\s")


def _printed(file: Inspection) -> Iterator[Paragraph]:
    """Paragraphs with text, without the list of sources."""
    for paragraph in file.paragraphs:
        if paragraph.role != SOURCE and paragraph.text.strip():
            yield paragraph


def _excerpt(text: str, start: int, end: int) -> str:
    return text[max(0, start - _EXCERPT) : end + _EXCERPT].replace("\n", "⏎").replace("\t", " ")


def full_width(file: Inspection) -> Findings:
    """No half-width mark beside Chinese; decimals, times and addresses are left alone."""
    for paragraph in _printed(file):
        # The number of a source is no text: what stands before it is judged by what follows it.
        text = _SOURCE_NUMBER.sub("", paragraph.text)
        text = _ADDRESS.sub(lambda found: "x" * len(found.group()), text)
        found = HALF_WIDTH.search(text)
        yield (
            None
            if found is None
            else fault(
                "text.full_width.fault",
                at(paragraph),
                mark=found.group(),
                text=_excerpt(text, found.start(), found.end()),
            )
        )


def _nested(text: str) -> int:
    """Where “ ” stands directly inside “ ”, -1 if nowhere. Marks that do not pair prove nothing."""
    stack: list[int] = []
    inner: dict[int, int] = {}
    for place, mark in enumerate(text):
        if mark in "“‘":
            stack.append(place)
        elif mark == "”" and stack and text[stack[-1]] == "“":
            opened = stack.pop()
            if stack and text[stack[-1]] == "“":
                inner.setdefault(stack[-1], opened)
            if opened in inner:
                return inner[opened]
        elif mark == "’" and stack and text[stack[-1]] == "‘":
            stack.pop()
    return -1


def nested_quotes(file: Inspection) -> Findings:
    """A quotation inside a quotation has ‘ ’."""
    for paragraph in _printed(file):
        if "“" not in paragraph.text:
            continue
        place = _nested(paragraph.text)
        yield (
            None
            if place < 0
            else fault(
                "text.nested_quotes.fault",
                at(paragraph),
                text=_excerpt(paragraph.text, place, place + 1),
            )
        )


def plain_dates(file: Inspection) -> Findings:
    """2024年1月5日, not 01月05日."""
    for paragraph in _printed(file):
        found = EMPTY_DIGIT.search(paragraph.text)
        yield (
            None
            if found is None
            else fault("text.plain_dates.fault", at(paragraph), text=found.group())
        )


def document_numbers(file: Inspection) -> Findings:
    """The year of a document's number stands in 〔 〕."""
    for paragraph in _printed(file):
        found = WRONG_BRACKETS.search(paragraph.text)
        yield (
            None
            if found is None
            else fault("text.document_numbers.fault", at(paragraph), text=found.group())
        )


def whole_figures(file: Inspection) -> Findings:
    """No space and no break inside years and figures."""
    for paragraph in file.of(TITLE, HEADING, BODY, CONTENTS, NOTE, ISSUE, ISSUER):
        start = _ORDINAL_LINE.match(paragraph.text)
        found = _BROKEN.search(paragraph.text, start.end() if start else 0)
        yield (
            None
            if found is None
            else fault(
                "text.whole_figures.fault",
                at(paragraph),
                text=_excerpt(paragraph.text, found.start(), found.end()),
            )
        )


def no_word_break(file: Inspection) -> Findings:
    """Word may not break a line inside a figure or a Latin word."""
    for paragraph in file.of(TITLE, HEADING, BODY):
        broken = paragraph.props.get("wordWrap", "1") in {"0", "false", "off"}
        yield fault("text.no_word_break.fault", at(paragraph)) if broken else None


RULES = (
    Rule(901, "check.text.full_width", full_width, "text"),
    Rule(902, "check.text.nested_quotes", nested_quotes, "quote"),
    Rule(903, "check.text.plain_dates", plain_dates, "text"),
    Rule(904, "check.text.document_numbers", document_numbers, "text"),
    Rule(905, "check.text.whole_figures", whole_figures, "body"),
    Rule(906, "check.text.no_word_break", no_word_break, "body"),
)
