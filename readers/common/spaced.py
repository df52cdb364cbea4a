"""Text copied out of a page with a space after every character.

Some programs that make or copy PDF files write each Chinese character as a word of its own. Where nearly all
neighbouring characters of a file stand apart, the spaces mean nothing; a single one in ordinary text does.
"""

from __future__ import annotations

import re

# Enough of a file to know how it is written.
_SAMPLE = 20_000
_FEWEST = 40
_WIDE = "[\u3001-\u303f\u4e00-\u9fff\uff01-\uff5e“”‘’…—]"


def without_spacing(text: str) -> str:
    """``text`` without the spaces between characters if that is how it is written; line ends stay."""
    head = text[:_SAMPLE]
    if head.count(" ") < max(_FEWEST, len(head) // 5):
        return text
    apart = len(re.findall(rf"(?<={_WIDE}) (?={_WIDE})", head))
    if apart < _FEWEST or apart < 4 * len(re.findall(rf"(?<={_WIDE})(?={_WIDE})", head)):
        return text
    # Figures may be written so, too: 1 2 . 5 %.
    inside = r"[\d.,%]" if re.search(r"(?<![\d.]) \d (?=[\d.] )", head) else "(?!)"
    between = rf"(?<={_WIDE}) (?=[^ ])|(?<=[^ \n]) (?={_WIDE})|(?<={inside}) (?={inside})"
    return re.sub(between, "", text)
