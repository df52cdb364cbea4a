"""What the place of a stretch says of it: its whole sentence, the line that leads into its list, the headings above it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from language.leading import behind_number
from model.document import Block, BlockKind, Document, Span

_ENDS: Final = "。！？!?\n"
# So many items of a list, at most, stand between one and the line that leads into it.
_LONGEST_LIST: Final = 40


@dataclass(frozen=True, slots=True)
class Standing:
    """``sentence``: that of which the stretch is a clause, up to its end. ``lead``: the line ending in a colon that
    leads into the list in which it stands, or empty. ``headings``: titles of the sections around it, the innermost
    first. ``title``: the lines set as titles of the document."""

    sentence: str
    lead: str
    headings: tuple[str, ...]
    title: str


def standing_of(document: Document, span: Span) -> Standing:
    """Where ``span`` stands in ``document``."""
    text = document.blocks[span.block].text
    begin = max(text.rfind(end, 0, span.start) for end in _ENDS) + 1
    headings, title = _around(document, span)
    return Standing(text[begin : span.end], lead_of(document, span.block), headings, title)


def lead_of(document: Document, number: int) -> str:
    """The last sentence of the block that leads into the list to which block ``number`` belongs."""
    blocks = document.blocks
    if not _is_item(blocks[number]):
        return ""
    for before in range(number - 1, max(-1, number - _LONGEST_LIST), -1):
        block = blocks[before]
        text = block.text.rstrip()
        if text.endswith(("：", ":")):
            return text[max(text.rfind(end) for end in _ENDS) + 1 :]
        if block.kind is not BlockKind.NOISE and not _is_item(block):
            return ""
    return ""


def _is_item(block: Block) -> bool:
    return block.kind is BlockKind.LIST_ITEM or (
        block.kind is BlockKind.PARAGRAPH and behind_number(block.text, 0, len(block.text)) > 0
    )


def _around(document: Document, span: Span) -> tuple[tuple[str, ...], str]:
    titles = [section.title for section in document.sections if section.level == 0]
    sections = document.sections_along(document.path_at(span.block, span.start))
    found = [section.title for section in sections if section.level or not titles]
    if document.whole is not None:
        titles.append(document.sections[document.whole].title)
    return tuple(reversed(found)), "\n".join(titles)


@lru_cache(maxsize=4096)
def tells_shortfalls(heading: str) -> bool:
    """Whether a heading announces what falls short, and nothing else."""
    return bool(_shortfalls().search(heading)) and not _remedies().search(heading)


@lru_cache(maxsize=4096)
def tells_decisions(heading: str) -> bool:
    """Whether a heading announces what a meeting settled."""
    return _decisions().search(heading) is not None


@lru_cache(maxsize=4096)
def tells_plans(heading: str) -> bool:
    """Whether a heading announces what is to be done."""
    return _plans().search(heading) is not None


@lru_cache(maxsize=4096)
def is_speech(title: str) -> bool:
    """Whether the title is that of what somebody said."""
    return _speech().search(title) is not None


@cache
def _shortfalls() -> re.Pattern[str]:
    return re.compile("问题|不足|困难|短板|差距|弱项|挑战|薄弱环节|隐患")


@cache
def _remedies() -> re.Pattern[str]:
    return re.compile(
        "解决|整改|整治|排查|破解|消除|补齐|化解|帮扶|补短板|成效|做法|措施|对策|建议|打算|安排|举措"
    )


@cache
def _decisions() -> re.Pattern[str]:
    return re.compile("议定|决定事项|会议(?:决定|决议|明确|要求|同意)|任务分工|工作要求")


@cache
def _plans() -> re.Pattern[str]:
    return re.compile(
        "下一?步|下阶段|今后|打算|工作(?:安排|要求|计划|思路|建议)|对策|建议|保障措施|\\A[^，。]{0,6}(?:要求|安排)\\Z"
    )


@cache
def _speech() -> re.Pattern[str]:
    return re.compile("(?:讲话|致辞|发言|演讲)(?:提纲|摘要|要点|稿|全文)?[）)]?\\s*(?:$|\\n)")
