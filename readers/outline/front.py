"""The lines at the top of a document: a title over two lines made whole, and what stands below it and heads nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import islice

from language.characters import HAN
from model.document import Block, BlockKind
from readers.common.rejoin import merged
from readers.outline.imprint import is_imprint, is_issuer, is_office, is_person
from readers.outline.looks import Look
from readers.outline.markers import parse_marker

# No line of a title is longer, and none has less to say; a title has at most so many lines.
_LONGEST, _SHORTEST = 40, 4
_LINES = 3
# A longer line at the top is text.
_LONGEST_TOP = 60
# So many lines below a title may say whose it is and when it was.
_BELOW = 8
_TITLED = (BlockKind.PARAGRAPH, BlockKind.HEADING)

_STOPS = re.compile(r"[。！？；：，!?;:,…]$|[。！？；]")
_OPENS = tuple("（(《“【[〔—–-")
# (Compiled when first needed: few titles get so far.)
_GOES_ON = rf"(?:与|和|及|以及|暨|并|的)(?={HAN}|[0-9《“])"
_HANGS = re.compile(r"(?:与|和|及|以及|暨|的|关于|、)$")
# 公文文种: what a title ends with.
_NAMED = r"(?:报告|纪要|方案|意见|通知|通报|决定|决议|公报|公告|规划|计划|总结|要点|讲话|汇报|条例|办法|细则|规定|批复|请示|函|说明|措施|情况|体会|解读|建议|草案|清单|预案|综述|提案|议案)"
_PRESS = "[报刊网]|文件|简报|动态|快报|专报|信息|周刊|参考|日报"


def with_whole_title(blocks: Sequence[Block]) -> Sequence[Block]:
    """``blocks`` with the lines of the title at the top joined into one block, where the first breaks off or the
    second only goes on; segments keep where each stood."""
    for first, block in enumerate(islice(blocks, _BELOW)):
        if block.kind is not BlockKind.NOISE and len(block.text) > _LONGEST_TOP:
            break
        last = _end_of_title(blocks, first)
        if last > first:
            whole = merged(blocks[first : last + 1])
            return [*blocks[:first], whole, *blocks[last + 1 :]]
    return blocks


def _end_of_title(blocks: Sequence[Block], first: int) -> int:
    """The last block of the title that begins in block ``first``."""
    last = first
    if not _may_be_title(blocks[first]):
        return last
    text = blocks[first].text
    while last + 1 < min(len(blocks), first + _LINES) and _goes_on(
        text, blocks[last + 1], alike=_alike(blocks[first], blocks[last + 1])
    ):
        last += 1
        text += blocks[last].text
    return last


def _may_be_title(block: Block) -> bool:
    text = block.text.strip()
    return (
        block.kind in _TITLED
        and block.level <= 1
        and _SHORTEST <= len(text) <= _LONGEST
        and not _STOPS.search(text)
        and not text.startswith(_OPENS[-3:])
        and parse_marker(text) is None
        and not is_person(text)
    )


def _alike(one: Block, two: Block) -> bool:
    """Whether the format marks both as headings of one level, though the first has no text of its own."""
    return one.kind is two.kind is BlockKind.HEADING and one.level == two.level


def _goes_on(above: str, block: Block, *, alike: bool) -> bool:
    """Whether ``block`` is the rest of the title whose lines so far are ``above``; ``alike``: by its format it may be."""
    text, above = block.text.strip(), above.strip()
    if block.kind not in _TITLED or not 2 <= len(text) <= _LONGEST or _STOPS.search(text):
        return False
    hangs = _HANGS.search(above) is not None
    apart = is_imprint(text) or parse_marker(text) is not None
    if apart or (text.startswith(_OPENS) and not hangs):
        return False
    if hangs or above.count("《") > above.count("》") or above.count("“") > above.count("”"):
        return True
    if not _ends_title().search(text):
        return False
    if re.match(_GOES_ON, text):
        return True
    # 某某县2023年度 ⏎ 安全生产工作总结; 某某市政府办公室 ⏎ 关于……的通知.
    complete = _ends_title().search(above) or _complete().search(above) or " " in above
    return not complete and (alike or _of_whom().search(above) is not None)


@cache
def _ends_title() -> re.Pattern[str]:
    return re.compile(rf"{_NAMED}(?:[（(][^（()）]{{1,12}}[）)])?$")


@cache
def _complete() -> re.Pattern[str]:
    return re.compile(rf"(?:{_PRESS})$")


@cache
def _of_whom() -> re.Pattern[str]:
    """Whose text it is or of which year: at the end of a line, the year of a place anywhere, or behind 关于."""
    return re.compile(
        rf"关于|^{HAN}{{1,8}}[省市县区州镇乡](?:\d{{4}}|[〇○零一二三四五六七八九]{{4}})年|(?:年|年度|季度|月份?)$|{HAN}(?:省|市|县|区|镇|乡|街道|局|厅|委|办|政府|党组|党委|中心|公司|集团|委员会|办公[室厅]|[大学医法]院|大学|中学|小学|协会)$"
    )


def without_imprint(blocks: Sequence[Block], looks: list[Look], marked: set[int]) -> None:
    """Make lines directly below the title that say only whose text it is, when, where, noise in ``looks``.

    ``marked`` are blocks that the format says are headings: the first may be the title, the others stay. An office
    or a year that is not the only one to stand on a line of its own over text heads that.
    """
    lines = (n for n, look in enumerate(looks) if look.kind is not BlockKind.NOISE)
    title = next(lines, None)
    if title is None or not (looks[title].top or title in marked):
        return
    text = blocks[title].text
    if is_imprint(text) or is_issuer(text) or text.lstrip().startswith(_OPENS[-3:]):
        return
    for at in islice(range(title + 1, len(blocks)), _BELOW):
        look = looks[at]
        if look.kind is BlockKind.NOISE and not look.address:
            continue
        if look.kind is not BlockKind.PARAGRAPH or at in marked or not is_imprint(blocks[at].text):
            if look.top and not look.content and at not in marked:
                continue  # another line of the title
            return
        if is_issuer(blocks[at].text) and _heads_text(at, blocks, looks):
            return
        looks[at] = replace(look, kind=BlockKind.NOISE, line=False, body=False, top=False)


def _heads_text(at: int, blocks: Sequence[Block], looks: Sequence[Look]) -> bool:
    """Whether another office, or another year, stands on a line of its own over text further down, as that at ``at``
    does."""
    office = is_office(blocks[at].text)
    over_text = at + 1 < len(looks) and looks[at + 1].body
    return over_text and any(
        look.line
        and is_issuer(blocks[n].text)
        and is_office(blocks[n].text) is office
        and n + 1 < len(looks)
        and looks[n + 1].body
        for n, look in enumerate(looks[at + 1 :], start=at + 1)
    )
