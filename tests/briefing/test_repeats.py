"""What is said more than once is printed once: in one document, in three formats of it, in two drafts of it."""

from __future__ import annotations

import io
from itertools import combinations

import docx
import pytest

from briefing import drafting
from model.briefing import Briefing
from model.document import Document
from readers import read_bytes
from summarizer.duplicates import alike
from summarizer.ranking import rank
from summarizer.selection import select

LINES = (
    "2024年全镇工作情况报告",
    "一、产业发展",
    "全镇实现农业总产值6.8亿元，同比增长5.2%，新认证绿色食品11个。",
    "柑橘种植面积达到2.3万亩，建成冷链仓储中心1座，线上销售额突破8600万元。",
    "引进加工企业4家，完成固定资产投资1.9亿元，带动就业620人。",
    "二、基础设施",
    "新建改造农村公路46公里，整治山塘23口，新增高标准农田5200亩。",
    "投资1360万元实施集镇雨污分流工程，铺设管网18公里，惠及居民4100户。",
    "完成12个村的农村电网升级改造，户均配变容量由2.1千伏安提高到3.4千伏安。",
    "三、民生保障",
    "新建村级养老服务站9个，为312名失能老人提供上门服务。",
    "全年发放城乡低保金468万元、临时救助金52万元，城乡居民医保参保率97.8%。",
    "镇中心小学新教学楼投入使用，新增学位540个。",
)


def paragraphs() -> list[str]:
    """The sentences under each heading as one paragraph."""
    made: list[str] = []
    for line in LINES:
        if line.endswith("。") and made[-1].endswith("。"):
            made[-1] += line
        else:
            made.append(line)
    return made


def plain() -> Document:
    return read_bytes("\n".join(paragraphs()).encode(), "定稿.txt")


def wrapped() -> Document:
    """The same, broken at 38 characters, indented, with half-width marks."""
    lines: list[str] = []
    for line in paragraphs():
        body = line.replace("，", ",")
        lines += ["    " + body[:36], *(body[at : at + 38] for at in range(36, len(body), 38))]
    return read_bytes("\n".join(lines).encode("gb18030"), "打印稿.txt")


def word() -> Document:
    made = docx.Document()
    for line in paragraphs():
        made.add_paragraph(line)
    data = io.BytesIO()
    made.save(data)
    return read_bytes(data.getvalue(), "报送稿.docx")


def drafted(documents: list[Document], length: int) -> Briefing:
    return drafting.draft(documents, select(rank(documents), length=length))


def texts(briefing: Briefing) -> list[str]:
    return [item.text for item in briefing.items()]


@pytest.mark.parametrize("length", [150, 300, 600])
def test_one_report_in_three_formats(length: int) -> None:
    documents = [plain(), wrapped(), word()]
    briefing = drafted(documents, length)
    assert not [pair for pair in combinations(texts(briefing), 2) if alike(*pair)]
    items = list(briefing.items())
    assert not any(item.conflicts for item in items)
    # It is quoted from the one that was put first, and the others are named beside it.
    assert {item.sources[0].document for item in items} == {documents[0].sha256}
    assert all(len({ref.document for ref in item.sources}) == 3 for item in items)


def test_two_drafts_of_one_report() -> None:
    later = [line.replace("46公里", "48公里") for line in LINES]
    later = [line.replace("完成固定资产投资", "共完成固定资产投资") for line in later]
    second = read_bytes("\n".join(later).encode(), "修改稿.txt")
    briefing = drafted([plain(), second], 900)
    found = texts(briefing)
    assert sum("引进加工企业4家" in text for text in found) == 1
    roads = [item for item in briefing.items() if "新建改造农村公路" in item.text]
    assert len(roads) == 2
    for item in roads:
        ((ours, theirs),) = [(conflict.ours, conflict.theirs) for conflict in item.conflicts]
        assert {ours, theirs} == {"46公里", "48公里"}
    assert all(not item.conflicts for item in briefing.items() if item not in roads)


def test_a_paragraph_that_a_document_repeats() -> None:
    source = read_bytes("\n".join([*LINES, "四、附录", LINES[2], LINES[6]]).encode(), "a.txt")
    for length in (200, 500, 900):
        briefing = drafted([source], length)
        assert not [pair for pair in combinations(texts(briefing), 2) if alike(*pair)]
    (item,) = (item for item in briefing.items() if "农业总产值" in item.text)
    assert [ref.document for ref in item.sources] == [source.sha256] * 2
    assert item.sources[0].span < item.sources[1].span
