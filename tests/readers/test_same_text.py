"""The same document in every format gives the same sentences under the same headings."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import readers
from language import sentences
from model.document import Document
from model.progress import SilentTask
from readers.registry import by_format
from tests.readers.samples.formats import FORMATS, SUFFIXES, Part

SAMPLE = (
    Part("2023年全省经济工作总结", 1),
    Part("2023年，全省经济运行总体平稳、稳中有进，地区生产总值增长6.3%。粮食产量达到837.3亿斤！"),
    Part("一、总体情况", 2),
    Part(
        "会议指出：“要坚持稳中求进工作总基调。”各部门要抓好落实；要加强督导，确保完成任务。",
        items=("新建高标准农田591.9万亩，增长12%。", "保护性耕作3700万亩；完成计划的105%。"),
    ),
    Part("二、下一步工作", 2),
    Part("（一）农业", 3),
    Part("新增水田100万亩(约6.7万公顷)，单产提高5个百分点，R&D投入占比<3%。"),
)


def said(document: Document) -> list[str]:
    return [document.text(sentence.span) for sentence in sentences.of_document(document)]


def headed(document: Document) -> list[str]:
    return [document.text(section.heading) for section in document.walk_sections()]


def test_all_formats_say_the_same() -> None:
    documents = {
        name: readers.read_bytes(build(SAMPLE), f"文{SUFFIXES[name]}")
        for name, build in FORMATS.items()
    }
    assert {d.format for d in documents.values()} == {"text", "markdown", "html", "docx"}
    first = documents["docx"]
    assert len(said(first)) == 7
    assert headed(first) == [part.text for part in SAMPLE if part.level]
    for document in documents.values():
        assert said(document) == said(first)
        assert headed(document) == headed(first)


@pytest.mark.parametrize("kind", ["markdown", "html", "docx"])
@pytest.mark.parametrize("number", range(5))
def test_the_samples_in_other_formats(seeds: Path, number: int, kind: str) -> None:
    """A paragraph is the same text in each format, before anything is judged by its look."""
    texts = [block.text for block in readers.read(sorted(seeds.glob("*.txt"))[number]).blocks]
    data = FORMATS[kind]([Part(text) for text in texts])
    blocks, notices = (
        by_format(kind).load().read(data, "文", SilentTask(), encoding=None, password=None)
    )
    assert [block.text for block in blocks] == texts
    assert not notices


_CLAUSE = st.text("甲乙丙丁戊己庚", min_size=8, max_size=20)
_PARAGRAPH = st.lists(_CLAUSE, min_size=1, max_size=4).map(lambda parts: "，".join(parts) + "。")


@given(st.lists(_PARAGRAPH, min_size=1, max_size=6))
@settings(max_examples=25, deadline=None)
def test_any_paragraphs_in_any_format(texts: list[str]) -> None:
    found = [
        said(readers.read_bytes(build([Part(text) for text in texts]), f"文{SUFFIXES[name]}"))
        for name, build in FORMATS.items()
    ]
    assert all(each == found[0] for each in found)
    assert "".join(found[0]) == "".join(texts)
