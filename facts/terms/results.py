"""Where an explanation ends and what was reached by it begins: “…”，即甲、乙、丙，新建站点15座 explains to 丙."""

from __future__ import annotations

import re
from typing import Final

from language import cues
from language.numbers import FigureKind, figures

_BREAK: Final = re.compile("[，；;]|(?<![0-9]),|,(?![0-9])")
# What dates the result behind it belongs to the result.
_DATES: Final = re.compile(
    "(?:截至|截止|到|至|自|预计|力争|今年|去年|全年|目前|(?:19|20)[0-9]{2}年)[^，；]{0,12}\\Z"
)
_SHARE: Final = re.compile("(?:有|全[省市县区])?[0-9]+(?:\\.[0-9]+)?[%％]")
# 年收入达到500万元的企业: a figure that says which ones are meant is part of the explanation.
_WHICH: Final = re.compile("的[^，；。、的0-9]{1,6}\\Z")
_PAIRS: Final = ("（）", "“”", "《》", "()", "「」")


def explained_until(text: str, start: int, end: int) -> int:
    """Where the explanation in ``text[start:end]`` ends: ``end``, or before the first clause but the first that
    reports a figure reached."""
    if _WHICH.search(text, start, end) and not _reports(text[start:end].rpartition("的")[2]):
        return end
    begin, before = start, start
    for mark in (*(found.span() for found in _BREAK.finditer(text, start, end)), (end, end)):
        if begin > start and _reports(text[begin : mark[0]]) and _closed(text[start : begin - 1]):
            dated = before > start and _DATES.match(text[before : begin - 1])
            return (before if dated else begin) - 1
        before, begin = begin, mark[1]
    return end


def _reports(clause: str) -> bool:
    """Whether a clause says that a number was reached."""
    clause = clause.strip()
    if _SHARE.match(clause):
        return True
    if re.search("[0-9]", clause) is None or cues.RESULT.search(clause) is None:
        return False
    return any(figure.kind is FigureKind.QUANTITY for figure in figures(clause))


def _closed(text: str) -> bool:
    """Whether no bracket or quote is open at the end."""
    return all(text.count(pair[0]) == text.count(pair[1]) for pair in _PAIRS)
