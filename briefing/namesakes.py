"""Sources with one title: reports of two years are told apart by the dates that stand at their heads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from model.briefing import BriefingSection
from model.document import Document

# Compiled when titles are first found to be the same.
_DATE: Final = r"((?:19|20)[0-9]{2}) ?年(?: ?([0-9]{1,2}) ?月(?: ?([0-9]{1,2}) ?日)?)?"
# A title page: title, occasion, name, call to the audience.
_HEAD_BLOCKS: Final = 6
_HEAD: Final = 80


def told_apart(
    sections: Sequence[BriefingSection], roots: Mapping[str, Document]
) -> tuple[BriefingSection, ...]:
    """``sections`` whose headings say the date, too, where several sources have one title; the year alone if that is
    enough. ``roots``: documents by the ids of the sections that stand for a whole one. Without dates that differ
    nothing changes."""
    heads = Counter(section.heading for section in sections if section.id in roots)
    again = {heading for heading, count in heads.items() if count > 1}
    if not again:
        return tuple(sections)
    dates: dict[str, str] = {}
    for heading in again:
        same = [one.id for one in sections if one.id in roots and one.heading == heading]
        dates |= _dates({identity: roots[identity] for identity in same})
    return tuple(
        replace(section, heading=f"{section.heading}（{dates[section.id]}）")
        if section.id in dates
        else section
        for section in sections
    )


def _dates(documents: Mapping[str, Document]) -> dict[str, str]:
    """The shortest dates by which documents differ; nothing if they do not."""
    found = {identity: _date_of(document) for identity, document in documents.items()}
    for parts in (1, 2, 3):
        said = {
            identity: "".join(map("".join, zip(date[:parts], "年月日", strict=False)))
            for identity, date in found.items()
            if len(date) >= parts
        }
        if len(said) == len(set(said.values())) == len(documents):
            return said
    return {}


def _date_of(document: Document) -> tuple[str, ...]:
    """Year, month and day at the head of ``document``, as many of them as it says."""
    for block in document.blocks[:_HEAD_BLOCKS]:
        if date := re.search(_DATE, block.text[:_HEAD]):
            return tuple(part for part in date.groups() if part)
    return ()
