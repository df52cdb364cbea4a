"""What ends a sentence: of the marks that may, and of the quotations that close with one, those that do."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from language.characters import is_ideograph
from language.stops import is_stop

_QUOTES: Final = frozenset('“‘「『"')
_TITLES: Final = frozenset("《〈")

# Those that are strings are compiled when a text first asks for them: most never do.

# What shows that the sentence runs on after an inner terminator: a mark that cannot begin a sentence, or a
# particle that can only continue one.
_RUNS_ON: Final = r"\s*(?:[，、；：,;:。！？!?％%—–\-~～]|(?:的|地|得|等|之|式|般|了|中的|而|并|并且|和|与|及)(?![。]))"
_AFTER_ELLIPSIS: Final = r"\s*(?:[，、；：,;:）)\]】》]|的|地|得|等|之|了)"
# “……”他说。 : the speaker after the speech belongs to it.
_SPEAKER: Final = r"[^。！？!?…；;“”「」\n]{0,24}?(?:说|道|表示|问|答|喊|叫|指出|强调|介绍|坦言|告诉|称|认为|感慨|回忆|写)"
_URL_TAIL: Final = r"[A-Za-z0-9=&/_%#]"
_ENUMERATOR: Final = re.compile(
    r"[\s（(]*(?:第?[0-9０-９]{1,4}(?:[.．][0-9０-９]{1,3})*|[一二三四五六七八九十百]{1,4}|[A-Za-z])[\s)）]*\Z"
)
_ABBREVIATION: Final = (
    r"(?:\b(?:[A-Z]|No|(?i:Mr|Mrs|Ms|Dr|Prof|St|Jr|Sr|Nos|Vol|Fig|Eq|Sec|Ch|pp|ed|eds|vs|etc|al|cf|approx|Inc|Ltd|Co|"
    r"Corp|Dept|Univ|Gen|Gov|Rev|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec))|\b[A-Za-z](?:\.[A-Za-z])+)\Z"
)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def quotation_ends(text: str, begin: int, opened: int, closed: int, stop: int) -> bool:
    """Whether the sentence ends with the pair, whose last character inside is a terminator."""
    after = closed + 1
    if after >= stop:
        return True
    if _compiled(_RUNS_ON).match(text, after, stop) or text[opened] in _TITLES:
        return False
    before = opened
    while before > begin and text[before - 1].isspace():
        before -= 1
    leads = before == begin
    if text[opened] not in _QUOTES:
        return leads
    if leads:
        return _compiled(_SPEAKER).match(text, after, stop) is None
    return text[before - 1] in "：:" or (
        text[before - 1] in "，," and _compiled(_SPEAKER).match(text, after, stop) is None
    )


def ends(text: str, begin: int, found: re.Match[str], stop: int, has_stop: bool) -> bool:
    """Whether the terminator ``found``, which is inside no pair, ends its sentence."""
    at, end = found.span()
    first = text[at]
    if first == "．" or (first == "." and end - at == 1):
        return _dot_ends(text, begin, at, stop, has_stop)
    if first in "…‥.":
        if first == "." and end < stop and text[end].isascii() and not text[end].isspace():
            return False
        mixed = any(mark in "。！？!?" for mark in text[at:end])
        return mixed or _compiled(_AFTER_ELLIPSIS).match(text, end, stop) is None
    if (
        first in "!?"
        and _compiled(_URL_TAIL).match(text, end, stop)
        and text[at - 1 : at].isascii()
    ):
        return False
    return end >= stop or text[end] not in "，、；："


def _dot_ends(text: str, begin: int, at: int, stop: int, has_stop: bool) -> bool:
    """Whether the half-width full stop at ``at`` ends a sentence.

    Between Chinese characters it does so in text that has no 。 of its own; elsewhere it may be the point of a
    foreign name or of a number in a list (:mod:`language.stops`).
    """
    if at == begin or (at - begin <= 12 and _ENUMERATOR.match(text[begin:at])):
        return False
    before = text[at - 1]
    after = text[at + 1] if at + 1 < stop else ""
    if not after:
        return True
    if before.isdigit():
        # 1. and 12. inside a sentence number a list; a year or a quantity can end a sentence.
        long = at - begin > 3 and text[at - 3 : at].isdigit()
        return long and (after.isspace() or (is_ideograph(after) and not has_stop))
    if before.isascii() and before.isalpha():
        return _latin_dot_ends(text, max(begin, at - 12), at, stop, has_stop)
    if after.isspace() or after in "”’」』）)】":
        return True
    typed = not (after.isascii() and (after.islower() or after in "/,;:"))
    return is_stop(text, at) if has_stop else typed


def _latin_dot_ends(text: str, start: int, at: int, stop: int, has_stop: bool) -> bool:
    """Whether the full stop after a Latin letter ends a sentence rather than an abbreviation or a name."""
    after = text[at + 1]
    if _compiled(_ABBREVIATION).search(text[start:at]):
        return False
    if after.isspace():
        following = text[at + 1 : min(stop, at + 40)].lstrip()[:1]
        return not (following.isascii() and following.islower())
    return after in '")”’' or (is_ideograph(after) and not has_stop)
