"""What stands before a sentence and is none of it: its number in a list, the word that marks an answer."""

from __future__ import annotations

import re
from typing import Final

from language.characters import is_ideograph

# The number of a list item: in a choice of items it would count what is not there.
ITEM_NUMBER: Final = re.compile(
    r"\s*(?:[（(][0-9]{1,2}[）)]|[0-9]{1,2}(?:[.．](?![0-9])|[）)、])|[①-⑳⑴-⒇])\s*"
)
# 1.1—5月……, 2.2024年……: the number of an item before a time.
_NUMBER_OF_TIME: Final = re.compile(
    r"\s*[0-9]{1,2}[.．](?=[0-9]{1,2}(?:[—–至-]+[0-9]{1,2})?月|20[0-9]{2}年)"
)
_CHINESE_NUMBER: Final = re.compile(r"\s*[（(][一二三四五六七八九十]{1,2}[）)]\s*")
# 答：……: who says it, in questions and answers.
_ANSWER: Final = re.compile(r"\s*(?:答复?|[AＡ])\s*[：:]\s*")


def behind_number(text: str, start: int, end: int) -> int:
    """Where the sentence ``text[start:end]`` begins behind the number it has in a list (2.加快……) or the word that marks
    an answer (答：……)."""
    time = _NUMBER_OF_TIME.match(text, start, end)
    if time is not None:
        return time.end()
    number = (
        ITEM_NUMBER.match(text, start, end)
        or _CHINESE_NUMBER.match(text, start, end)
        or _ANSWER.match(text, start, end)
    )
    if number is None or number.end() >= end or not is_ideograph(text[number.end()]):
        return start
    return number.end()
