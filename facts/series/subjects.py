"""Whose figures a document gives: 全省 is 吉林省 in one document and somebody else's in another.

A document's own subject (its home) is the place or body that its titles name; figures without a subject are its. A city's
document never speaks for its province: 全省 there is the province, whichever it is.
"""

from __future__ import annotations

import re
from typing import Final

from facts.home import COUNTRY, NOT_PLACE, home_of, is_common
from model.document import Document

_MUNICIPALITIES: Final = ("北京市", "天津市", "上海市", "重庆市")
_OWN: Final = frozenset(
    (
        "",
        "集团",
        "公司",
        "本公司",
        "全公司",
        "我公司",
        "全集团",
        "我院",
        "全院",
        "本院",
        "医院",
        "我校",
        "全校",
        "学校",
        "全行",
        "我行",
        "法院",
        "全单位",
        "本单位",
    )
)


# 全省粮食产量, 长春市地区生产总值: the subject is told by the name. 农贸市场 is no 农贸市.
_IN_NAME: Final = re.compile(
    "(?:[全我本][省市县区州旗镇乡国]|[\u4e00-\u9fff]{2,3}(?:省|自治区|市(?![场民值政级辖直容面])|县(?![级域城区])))(?=[\u4e00-\u9fff“]{2})"
)


def in_name(name: str) -> str:
    """The subject that a name begins with, or nothing."""
    found = _IN_NAME.match(name)
    if found is None or NOT_PLACE.search(found[0][1:-1]) or is_common(found[0]):
        return ""
    return found[0]


# File names are made of these and of what they are about.
_GENERIC: Final = re.compile(
    "[0-9０-９一二三四五六七八九十]+|年度?|季度|月份?|日|上半|下半|全|政府|工作|总结|报告|情况|汇报|要点|材料|简报|会议|纪要|新闻|通知|文档|文本|新建|副本|附件|修改|定稿|"
    "终稿|初稿|最终|公报|统计|讲话|摘编|动态|信息|第|期|稿|版|的|和|与"
)


class Subjects:
    """The full names of the subjects that the figures of some documents have."""

    def __init__(self, documents: tuple[Document, ...]) -> None:
        self._homes = {document.sha256: home_of(document) for document in documents}
        self._names = {document.sha256: document.name for document in documents}

    def home(self, document: str) -> str:
        """The home of the document with this sha256; empty if it is unknown."""
        return self._homes.get(document, "")

    def resolve(self, subject: str, document: str) -> str:
        """The full name of ``subject`` as it stands in the document: 全省 → 吉林省, 吉林 → 吉林省, "" → the home.

        Documents whose home is unknown agree unless their file names tell them apart (甲厂2022年总结, 乙厂2022年总结); what
        is joined so says so.
        """
        home = self._homes.get(document, "")
        own = home or self._own(document)
        subject = re.sub(r"[\s“”\"]", "", subject)
        if subject in _OWN:
            return own
        if subject in ("全国", "我国", "中国", "国家", "国内"):
            return COUNTRY
        if subject[0] in "全我本" and len(subject) == 2:
            return self._relative(subject, home, own)
        # 吉林 is the province whose document it is, 江海集团 the 江海集团有限公司.
        if home and (subject == home[:-1] or (len(subject) > 2 and home.startswith(subject))):
            return home
        return subject

    def _own(self, document: str) -> str:
        """What stands for the home of a document that has none: the body that its file name may name, or nothing."""
        name = re.sub(r"\.\w+\Z", "", self._names.get(document, ""))
        words = re.sub(r"[^\u4e00-\u9fff]", "", _GENERIC.sub("", name))
        return words if len(words) > 1 else ""

    def _relative(self, subject: str, home: str, own: str) -> str:
        level = subject[1]
        if not home:
            return own
        if (
            home.endswith(level)
            or (level == "区" and home.endswith("自治区"))
            or (level == "州" and home.endswith("自治州"))
        ):
            return home
        if level == "市" and home in _MUNICIPALITIES:
            return home
        # 全省 in a city's document: a province, but not this city and not for us to guess.
        return subject
