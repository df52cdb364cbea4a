"""What minutes and records of a meeting say of it in their first lines: the masthead fields of a meeting's briefing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from language.characters import HAN
from language.typography import printed
from model.document import Document

# Entries and the opening sentence stand among so many blocks at the head, signatures of minutes among so many at the end.
_HEAD: Final = 14
_TAIL: Final = 10
_LONGEST: Final = 240
_NAMES: Final = rf"(?:(?<={HAN})|(?<=[）)]))[ 　\t]{{2,}}(?={HAN})"
# Whoever it is said of: an entry is not asked for what it says of others.
_ENTRIES: Final[tuple[tuple[str, str], ...]] = (
    ("会议名称", "会议名称"),
    ("会议时间", "(?:会议)?时间"),
    ("会议地点", "(?:会议)?地点"),
    ("主持人", "(?:会议)?主持人?"),
    ("参会人员", "(?:参会|参加|与会|出席)(?:人员?|会议|领导)?(?:人员)?"),
    ("议程", "(?:会议)?(?:议程|议题)"),
)


def meeting_fields(documents: Sequence[Document]) -> dict[str, str]:
    """Fields of the meeting, as the first of ``documents`` that tells of it has them."""
    for document in documents:
        found = _entries(document)
        for name, value in _told(document).items():
            found.setdefault(name, value)
        if len(found) > 1:
            return {name: found[name] for name, _ in _ENTRIES if name in found}
    return {}


def _ends(document: Document) -> Iterator[str]:
    blocks = document.blocks
    for block in (*blocks[:_HEAD], *blocks[max(_HEAD, len(blocks) - _TAIL) :]):
        yield from block.text[:_LONGEST].split("\n")


def _entries(document: Document) -> dict[str, str]:
    """主 持 人：王海燕（副县长）"""
    found: dict[str, str] = {}
    for line in _ends(document):
        match = _entry().match(line)
        if match is None:
            continue
        label = "".join(match["label"].split())
        for name, pattern in _ENTRIES:
            if name not in found and re.fullmatch(pattern, label):
                found[name] = printed(re.sub(_NAMES, "、", match["value"].strip()))
    return found


def _told(document: Document) -> dict[str, str]:
    """2024年3月15日上午，县长周建平在三楼会议室主持召开县政府第42次常务会议"""
    for block in document.blocks[:_HEAD]:
        match = _opening().search(block.text[:_LONGEST])
        if match is not None:
            names = {"time": "会议时间", "chair": "主持人", "place": "会议地点", "name": "会议名称"}
            groups = match.groupdict()
            return {names[key]: printed(value.strip()) for key, value in groups.items() if value}
    return {}


@cache
def _entry() -> re.Pattern[str]:
    return re.compile(
        rf"\s*(?P<label>{HAN}(?:(?:{HAN}|[ 　]){{0,8}}{HAN}))\s*[：:]\s*(?P<value>\S.*)"
    )


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(
        "(?P<time>(?:[0-9]{4}年)?[0-9]{1,2}月[0-9]{1,2}日(?:[上下]午|晚上?)?(?:[0-9]{1,2}(?:[：:][0-9]{2}|[时点](?:[0-9]{1,2}分|半)?))?)[，,]?"
        "(?P<chair>[^，。；、在0-9]{2,24}?)(?:同志)?(?:在(?P<place>[^，。；]{2,30}?))?主持召开了?"
        "(?P<name>[^，。；]{2,40}?(?:会议|座谈会|大会|推进会|调度会|部署会|工作会|例会|办公会|专题会)(?:（[^（）]{1,20}）)?)"
    )
