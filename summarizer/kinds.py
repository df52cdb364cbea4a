"""What kind of text a document is, told by its form: it decides how much a place in it is worth."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import TYPE_CHECKING, Final

from summarizer.features import Joined

if TYPE_CHECKING:
    from summarizer.corpus import Corpus, Flags, Floats, Ints


class Kind(IntEnum):
    """NEWS: short, without sections. PASSAGE: a stretch of a report or essay without headings. REPORT: sections
    of long paragraphs. DIGEST: headings over short ones, as a newspaper page has them. MINUTES: what a meeting
    stated and decided. JUDGMENT: what a court found and ruled. LIST: mostly list items."""

    NEWS = 0
    PASSAGE = 1
    REPORT = 2
    DIGEST = 3
    MINUTES = 4
    JUDGMENT = 5
    LIST = 6


# Sentences up to which a text without sections is news.
_NEWS: Final = 40
# Stretches of text, that before the first heading among them, that headlines inside news make at most.
_HEADLINES: Final = 12
# Sections of fewer sentences than this, on average, are those of a page.
_SHORT_SECTION: Final = 8.0
_MEETING: Final = re.compile(
    "会议(?:决定|强调|指出|要求|认为|审议|听取|研究|通过|原则同意|明确)|议定(?:以下|如下)?事项|出席会议|列席"
)
_COURT: Final = re.compile("本院(?:认为|经审|查明)|判决如下|裁定如下|审理终结|诉称|辩称|公诉机关")


def kinds(corpus: Corpus, joined: Joined | None = None) -> Ints:
    """The :class:`Kind` of every document; ``joined`` holds the texts of ``corpus`` if they have been joined."""
    import numpy as np

    count = len(corpus.documents)
    size = np.maximum(np.bincount(corpus.document_of, minlength=count), 1)

    def of_documents(values: Ints | Flags) -> Floats:
        return np.bincount(corpus.document_of, weights=values, minlength=count).astype(np.float64)

    listed = of_documents(corpus.in_list) / size
    joined = joined or Joined(corpus.texts)
    meeting, court = (of_documents(joined.count(pattern)) for pattern in (_MEETING, _COURT))
    seen = np.zeros(int(corpus.section_of.max()) + 1 if len(corpus) else 0, dtype=np.bool_)
    seen[corpus.section_of] = True
    home = np.zeros(len(seen), dtype=np.int64)
    home[corpus.section_of] = corpus.document_of
    sections = np.bincount(home[seen], minlength=count)
    # A headline or two further down make no outline of a short text.
    bare = np.zeros(count, dtype=np.bool_)
    begins = np.searchsorted(corpus.document_of, np.arange(count))
    for document, begin in enumerate(begins.tolist()):
        bare[document] = begin < len(corpus) and not corpus.sentences[begin].section
    outlined = corpus.has_outline & ~(bare & (size <= _NEWS) & (sections <= _HEADLINES))
    found = np.where(
        outlined,
        np.where(size / np.maximum(sections, 1) < _SHORT_SECTION, Kind.DIGEST, Kind.REPORT),
        np.where(size <= _NEWS, Kind.NEWS, Kind.PASSAGE),
    )
    found = np.where(listed > 0.6, Kind.LIST, found)
    # Minutes have a title; without one it is news of a meeting.
    told = bare & ~outlined & (size <= _NEWS)
    found = np.where((meeting >= np.maximum(3, size / 12)) & ~told, Kind.MINUTES, found)
    found = np.where(court >= 2, Kind.JUDGMENT, found)
    return found.astype(np.int32)
