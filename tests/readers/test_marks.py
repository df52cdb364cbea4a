"""Markdown's marks pasted into files of other kinds."""

from __future__ import annotations

import pytest

import readers
from model.document import BlockKind
from readers.common.marks import shows_bold, without_bold
from tests.readers import hostile_files as word

PASTED = [
    "# 第三季度工作简报",
    "## 项目建设",
    "- 开工**12个**，投产9个。",
    "**难点**：资金不足，用地紧张。",
    "- 5度以下停工。",
]


def _word(paragraphs: list[str]) -> list[tuple[BlockKind, int, str]]:
    body = "".join(map(word.paragraph, paragraphs))
    document = readers.read_bytes(word.docx(body), "粘贴.docx")
    for block in document.blocks:
        assert [(s.start, s.end) for s in block.segments] == [(0, len(block.text))]
    return [(block.kind, block.level, block.text) for block in document.blocks]


def test_marks_in_word_paragraphs_become_structure_as_they_do_in_plain_text() -> None:
    found = _word(PASTED)
    assert found == [
        (BlockKind.HEADING, 1, "第三季度工作简报"),
        (BlockKind.HEADING, 2, "项目建设"),
        (BlockKind.LIST_ITEM, 1, "开工12个，投产9个。"),
        (BlockKind.PARAGRAPH, 0, "难点：资金不足，用地紧张。"),
        (BlockKind.LIST_ITEM, 1, "- 5度以下停工。"),
    ]
    plain = readers.read_bytes("\n".join(PASTED).encode(), "粘贴.txt")
    assert [(block.kind, block.level, block.text) for block in plain.blocks] == found


@pytest.mark.parametrize(
    "text",
    [
        "原告张**与被告李**签订合同，约定价款12万元。",
        "#1机组并网发电，-5℃时停工。",
        "位于九龙坡区******号的房屋。",
    ],
)
def test_what_only_looks_like_marks_stays(text: str) -> None:
    assert [found for *_, found in _word([text])] == [text]
    assert [b.text for b in readers.read_bytes(text.encode(), "判决.txt").blocks] == [text]


def test_two_stars_are_marks_among_other_marks_only() -> None:
    assert not shows_bold(["张**与李**签订", "**公司与**公司合同纠纷", "***路**附**号"])
    assert shows_bold(["正文", "**一、总体要求**"])
    assert shows_bold(["　　**难点**：资金不足"])
    assert shows_bold(["- 项目", "增长**7%**左右"])
    assert without_bold("增长**7%**左右，晋M4****号") == "增长7%左右，晋M4****号"
