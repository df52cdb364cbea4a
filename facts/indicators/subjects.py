"""Whom a figure is about: the place or body its clause names, else the one the document speaks for."""

from __future__ import annotations

import re
from typing import Final

from facts.indicators import phrases
from facts.indicators.tables import SUBJECT
from model.document import Document

# 居全省第三位, 高于全市平均 name no subject.
_WHOLE: Final = re.compile(
    f"(?<![居于占列出过较比在据从为是])(?P<name>{SUBJECT})(?!平均|第|首|前|排名|最|一流)"
)
_OPENING: Final = re.compile(
    "(?:[，,；;：:。、]|\\A)\\s*(?:其中[，,：:]?|截至|截止|目前[，,]?|20[0-9]{2}年[，,]?|力争|确保|预计|推动|带动|支持)*"
    "(?P<name>[一-龥]{2,6}?(?:省|市|县|自治区|自治州|新区|开发区)(?![场级直属委区民内际政])"
    "|[一-龥A-Za-z（）]{2,14}?(?:公司|集团|法院|检察院|医院|银行|大学|学院))"
)
_PLACE: Final = re.compile(
    "(?:\\A|[^一-龥]|在|向|的)([一-龥]{2,4}?(?:省|市|县|自治区|自治州|区|州))(?=人民政府|政府|委|第[一二三四五六七八九十]+|20|人大|国民经济|统计|法院|检察|[一-龥]{0,6}(?:工作报告|公报|总结|要点))"
)
_NOT_A_NAME: Final = re.compile(
    "全|我|本|该|各|城|都|上|股|一|超|门|夜|楼|跨|县|市|省|区|新|老|园|农|社"
)
_REACH: Final = 200
_HEAD_BLOCKS: Final = 40


def home_of(document: Document) -> str:
    """The place a document speaks for (吉林省, 某某市), from its name, its headings and its first lines; or empty."""
    titles = [document.name, *(section.title for section in document.walk_sections())][:60]
    for text in (*titles, *(block.text[:200] for block in document.blocks[:_HEAD_BLOCKS])):
        found = _PLACE.search(text)
        if found and not _NOT_A_NAME.match(found[1]):
            return found[1]
    return ""


def subject(text: str, at: int, home: str) -> str:
    """Whom the figure at ``text[at]`` is about: the last that opens a clause before it, else ``home``.

    全省 in a document that speaks for a province is that province.
    """
    start = max(0, at - _REACH)
    found, place = "", start
    for one in _WHOLE.finditer(text, start, at):
        found, place = one["name"], one.end()
    for one in _OPENING.finditer(text, place, at):
        if _is_name(one["name"]):
            found = one["name"]
    if not found:
        return home
    return home if home and found[0] in "全我本该" and found[1:] == home[-1] else found


def _is_name(name: str) -> bool:
    """Whether a word that ends in 市, 县 or 公司 names one."""
    if name[-1] not in "省市县区州":
        return len(name) > _SHORTEST_BODY
    words = phrases.tokens(name)
    return all(tag[:2] in {"ns", "nr", "nz"} for _, tag in words)


_SHORTEST_BODY: Final = 3
