"""The home of a document: the place or body that it speaks for."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Final

from language.words import default_segmenter
from model.document import BlockKind, Document

_PLACE: Final = "[\u4e00-\u9fff]{2,8}?(?:特别行政区|自治区|自治州|自治县|自治旗|新区|省|市|县|区|州|旗|盟|镇|乡)"
_BODY: Final = re.compile(
    "[\u4e00-\u9fff]{2,18}?(?:有限责任公司|股份有限公司|有限公司|集团公司|集团|公司|医院|大学|学院|中学|小学|人民法院|法院|检察院|银行|研究院|研究所)+"
    rf"|{_PLACE}[\u4e00-\u9fff]{{1,10}}?(?:局|厅|委员会|管委会)"
)
# The country's own reports.
_COUNTRY_REPORT: Final = re.compile(
    "我代表国务院|国务院总理|中华人民共和国[0-9]{4}年国民经济|中央经济工作会议"
)
COUNTRY: Final = "全国"
# 吉林市政府工作报告, 中共吉林省委, 吉林省第十四届人民代表大会: whose the document is.
_OWNER: Final = re.compile(
    rf"(?P<place>{_PLACE})(?=人民政府|政府|第[一二三四五六七八九十百]+[届次]|委(?![员托派任])|人大|人民代表大会|政协|[0-9]{{4}}年|国民经济|统计|经济|工作|党代会)"
)
# Any place ends in one of these.
_LEVEL: Final = re.compile("[省市县区州旗盟镇乡]")
NOT_PLACE: Final = re.compile(
    "[省市县区州]委|各|全|本|我|该|等|某|个|的|第|在|和|与|届|次|年|月|日|级|聚焦|关于|中共|中国共产党|中华人民共和国|大会|会议"
)
_LEADS: Final = re.compile(
    r"\A(?:中国共产党|中共|聚焦|关于|在|《|今日|走进|来自|中华人民共和国|[—\-－·\s]+)+"
)
_ANY_PLACE: Final = re.compile("(?P<place>[\u4e00-\u9fff]{2,3}?(?:省|自治区|市|县))")
# 市场, 县域: no name ends there.
_NO_END: Final = re.compile("[场值民政容面域级委城区直属]")
_RELATIVE: Final = {
    "省": re.compile("全省|我省|省内|本省|全自治区"), "市": re.compile("全市|我市|本市|市本级"), "县": re.compile("全县|我县|本县"),
    "区": re.compile("全区|我区"), "州": re.compile("全州|我州"), "旗": re.compile("全旗|我旗"), "镇": re.compile("全镇|我镇"), "乡": re.compile("全乡"),
}  # fmt: skip
# What makes 区 a kind of zone, no part of a city.
_ZONE: Final = re.compile(
    "(?:湾|社|园|景|城|库|灾|矿|林|牧|厂|小|片|特|专|灌|山|老|疫|产业|示范|功能|合作|试验|自贸|保税|经济|聚集|集聚)\\Z"
)
_HEAD_BLOCKS: Final = 12


def home_of(document: Document) -> str:
    """The place or body whose document this is, by its titles, then by what it speaks of most.

    全省, 全市 … where only the level is known; empty if nothing is.
    """
    titles = [document.name.rpartition(".")[0]]
    heading = BlockKind.HEADING
    titles += [
        block.text for block in document.blocks if block.kind is heading and len(block.text) <= 80
    ]
    head = [block.text[:200] for block in document.blocks[:_HEAD_BLOCKS]]
    if any(_COUNTRY_REPORT.search(text) for text in (*titles, *head)):
        return COUNTRY
    for title in titles[:2]:
        opening = _ANY_PLACE.match(_LEADS.sub("", title))
        if opening is None or _NO_END.match(bare := _LEADS.sub("", title), opening.end()):
            continue
        if opening.end() < len(bare) and trimmed(opening["place"]) == opening["place"]:
            return opening["place"]
    for texts in (titles, head):
        owners = Counter(
            place
            for text in texts
            if _LEVEL.search(text)
            for found in _OWNER.finditer(text)
            if (place := trimmed(found["place"]))
        )
        if owners:
            most = max(owners.values())
            return next(place for place in owners if owners[place] == most)
        bodies = Counter(
            _LEADS.sub("", found[0]) for text in texts[:3] for found in _BODY.finditer(text)
        )
        if bodies:
            return bodies.most_common(1)[0][0]
    return _most_spoken_of(document)


def trimmed(place: str) -> str:
    """A place without the words that were read into its name: 聚焦吉林省 → 吉林省; empty if nothing is left."""
    for start in range(len(place) - 2):
        if _is_known(place[start:]):
            return "" if is_common(place[start:]) else place[start:]
    place = _LEADS.sub("", place)
    last = 0
    for found in NOT_PLACE.finditer(place[:-1]):
        last = found.end()
    place = place[last:]
    return place if 2 < len(place) <= 10 and not is_common(place) else ""


@cache
def _is_known(place: str) -> bool:
    """Whether the dictionary knows the place, with its last character or without."""
    segmenter = default_segmenter()
    return any(
        len(tagged := segmenter.tag(word)) == 1 and tagged[0][1] == "ns" and len(word) > 1
        for word in (place, place[:-1])
    )


def _most_spoken_of(document: Document) -> str:
    """The place named most at the level that the text calls its own (全省, 全市)."""
    texts = [block.text for block in document.blocks]
    levels = {
        level: sum(len(pattern.findall(text)) for text in texts)
        for level, pattern in _RELATIVE.items()
    }
    level = max(levels, key=lambda level: levels[level])
    if not levels[level]:
        # Of no place in the country: of the country, where it says so.
        return COUNTRY if sum(text.count("我国") for text in texts) > 1 else ""
    places = Counter(
        place
        for text in texts
        for found in _ANY_PLACE.finditer(text)
        if (place := trimmed(found["place"])).endswith(level) and len(place) >= 3
    )
    known = [place for place in places if _is_known(place)]
    # A place that is never named is still one: 全省.
    return max(known, key=lambda place: (places[place], place)) if known else f"全{level}"


@cache
def is_common(place: str) -> bool:
    """城市, 农贸市: a word that only ends like the name of a place."""
    if place.endswith("区"):
        return _ZONE.search(place[:-1]) is not None
    return place[:-1] in ("城", "都", "股", "门", "夜", "超", "上", "楼", "农贸", "房", "菜")
