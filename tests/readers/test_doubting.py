"""Doubts of whole documents: their places, their words, repeated paragraphs with every place kept."""

from __future__ import annotations

from pathlib import Path

import pytest

import readers
from briefing.jobs import rank_documents
from briefing.session import Session
from messages import say

SLIP = "截至2O23年底，全省完成投资1 234亿元，同比增长6.3%。。"
REPEAT = "各地各部门要压实责任，强化督导检查，确保全年目标任务如期完成，不折不扣抓好落实。"


def written(folder: Path, *paragraphs: str) -> Path:
    path = folder / "材料.txt"
    path.write_text("\n\n".join(paragraphs), encoding="utf-8")
    return path


def test_the_text_stays_and_the_doubts_lie_on_it(tmp_path: Path) -> None:
    document = readers.read(written(tmp_path, "第一段没有什么可疑的。", SLIP))
    block = document.blocks[1]
    assert block.text == SLIP
    assert [(block.text[d.start : d.end], d.code) for d in block.doubts] == [
        ("2O23", "doubt.letter"),
        ("1 234", "doubt.gap"),
        ("。。", "doubt.mark"),
    ]
    assert document.blocks[0].doubts == ()


def test_a_paragraph_that_stands_twice_points_to_the_first(tmp_path: Path) -> None:
    other = "今年以来，全省粮食产量达到837.3亿斤，比上年增加20.8亿斤，再创历史新高。"
    document = readers.read(written(tmp_path, REPEAT, other, REPEAT.replace("，", "， ")))
    repeats = [(at, d) for at, b in enumerate(document.blocks) for d in b.doubts]
    assert [(at, d.code) for at, d in repeats] == [(2, "doubt.repeat")]
    assert "第 1 段" in say("doubt.repeat", dict(repeats[0][1].values))


def test_a_repeated_paragraph_is_chosen_once_and_keeps_both_places(tmp_path: Path) -> None:
    other = "今年以来，全省粮食产量达到837.3亿斤，比上年增加20.8亿斤，再创历史新高。"
    document = readers.read(written(tmp_path, REPEAT, other, REPEAT))
    session = Session("简报", {})
    session.add_documents((document,))
    session.set_ranking(rank_documents(session.documents), session.generation)
    session.redraft(1000)
    (item,) = [item for item in session.briefing.items() if "压实责任" in item.text]
    assert sorted({ref.span.block for ref in item.sources}) == [0, 2]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_lines_of_one_paragraph_carry_their_doubts(tmp_path: Path, end: str) -> None:
    path = tmp_path / "行.txt"
    lines = (
        "　　截至去年底，全省上下一心、狠抓落实，完成固定资产投资达到了预",
        "期目标，其中工业投资1O亿元，增长8%。",
    )
    path.write_bytes(end.join(lines).encode())
    document = readers.read(path)
    found = [(b.text[d.start : d.end]) for b in document.blocks for d in b.doubts]
    assert found == ["1O"]
