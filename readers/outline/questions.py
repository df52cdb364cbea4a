"""Questions as headings of their answers: 问：…… on a line of its own, over 答：……, more than once."""

from __future__ import annotations

import re
from collections.abc import Sequence

from model.document import Block, BlockKind
from readers.outline.heads import Head
from readers.outline.looks import Look
from readers.outline.markers import Scheme

_LONGEST = 80
# Compiled when a line first ends in a question mark.
_QUESTION = r"(?:问|提问|记者问?|Q|Ｑ)\s*\d{0,2}\s*[：:.．、]\s*\S"
_ANSWER = r"(?:答复?|回答|A|Ａ)\s*\d{0,2}\s*[：:.．、]\s*\S"
_ENOUGH = 2


def question_heads(blocks: Sequence[Block], looks: Sequence[Look], taken: set[int]) -> list[Head]:
    """The questions of a text in questions and answers; what is ``taken`` is a heading already."""
    heads: list[Head] = []
    asked: int | None = None
    for index, (block, look) in enumerate(zip(blocks, looks, strict=True)):
        if look.kind is BlockKind.NOISE:
            continue
        if asked is not None and re.match(_ANSWER, block.text):
            heads.append(Head(asked, 0, len(blocks[asked].text), Scheme.BARE))
        short = index not in taken and len(block.text) <= _LONGEST
        asks = short and block.text.rstrip()[-1:] in "？?" and re.match(_QUESTION, block.text)
        asked = index if asks and block.kind is BlockKind.PARAGRAPH else None
    return heads if len(heads) >= _ENOUGH else []
