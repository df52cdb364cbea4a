"""The same text as .txt, .docx and .pdf gives the same sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

import readers
from language.sentences import of_document
from model.document import BlockKind, Document
from tests.conftest import SEEDS
from tests.readers import hostile_files as word
from tests.readers.pdf_samples import build, flow

REPORT = [
    "2024年政府工作报告",
    "一、2023年工作回顾",
    "过去一年，全省地区生产总值增长6.3%左右，粮食产量837.3亿斤，同比增加21.14亿斤。城镇新增就业26.34万人。",
    "（一）经济运行稳中向好。规模以上工业增加值增长6.8%，固定资产投资增长0.3%；社会消费品零售总额增长9%，"
    "进出口总额增长7.7%。",
    "“十四五”规划实施以来，“千亿斤粮食”产能建设工程扎实推进，“吉林一号”在轨卫星达到108颗，GDP总量突破"
    "1.35万亿元。",
    "二、2024年重点工作",
    "1. 着力扩大有效投资",
    "实施5000万元以上项目2500个。加快“大水网”、长春都市圈环线等重大工程建设，确保全年完成投资增长6%以上。",
    "三是坚持把“菜篮子”抓在手上。健全覆盖全民、统筹城乡、公平统一、安全规范、可持续的多层次社会保障体系，"
    "让现代化建设成果更多更公平惠及全省人民！",
]


def sentences(document: Document) -> list[str]:
    """The body's sentences without white space: a PDF knows gaps, not spaces."""
    return ["".join(document.text(s.span).split()) for s in of_document(document)]


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def as_text(paragraphs: list[str]) -> Document:
    return readers.read_bytes("\n".join(paragraphs).encode(), "报告.txt")


def as_word(paragraphs: list[str]) -> Document:
    body = "".join(word.paragraph(escaped(text)) for text in paragraphs)
    return readers.read_bytes(word.docx(body), "报告.docx")


def as_pdf(paragraphs: list[str], columns: int) -> Document:
    pages = flow(paragraphs, columns=columns, leading=19, head="吉林政报", foot="— {page} —")
    document = readers.read_bytes(build(pages), "报告.pdf")
    noise = [block.text for block in document.blocks if block.kind is BlockKind.NOISE]
    for number in range(1, len(pages) + 1):
        assert f"— {number} —" in noise
    return document


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_a_report(columns: int) -> None:
    expected = sentences(as_text(REPORT))
    assert len(expected) >= 9
    assert sentences(as_word(REPORT)) == expected
    assert sentences(as_pdf(REPORT, columns)) == expected


@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize("seed", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.name[:3])
def test_a_seed(seed: Path, columns: int) -> None:
    paragraphs = [block.text for block in readers.read(seed).blocks]
    assert sentences(as_pdf(paragraphs, columns)) == sentences(as_word(paragraphs))
