"""Bullets are understood by themselves: what is tied to a sentence comes with it or not at all, names of paragraphs are
no bullets, and what is too long for the room takes nobody's share."""

from __future__ import annotations

import pytest

from model.document import Block, BlockKind, Document
from readers.outline import with_outline
from summarizer.ranking import rank
from summarizer.selection import select


def written(*lines: str) -> Document:
    blocks, sections = with_outline([Block(BlockKind.PARAGRAPH, line) for line in lines])
    return Document("稿.txt", "text", "f" * 64, blocks, sections)


def chosen(document: Document, **limits: int) -> list[str]:
    ranking = rank([document])
    return [document.text(one.sentence.span) for one in select(ranking, **limits)]


FACT = "全镇新签约项目56个，协议资金98.4亿元。"
OTHERS = ("新建灌溉渠道86公里，改善灌溉面积3.2万亩。", "检查企业412家次，整改隐患156处。")


@pytest.mark.parametrize(
    "tied",
    ["其中亿元以上项目31个，占55.4%。", "其余25个项目正在洽谈。", "这56个项目带动就业1.2万人。"],
)
def test_what_is_tied_to_a_sentence_stands_behind_it(tied: str) -> None:
    made = chosen(written(FACT + tied, *OTHERS), length=500)
    assert made == [FACT + tied, *OTHERS]


@pytest.mark.parametrize(
    "tied",
    [
        "其中亿元以上项目31个，占55.4%。",
        "这些成绩的取得，是大家共同努力的结果。",
        "该做法受到群众欢迎。",
        "对此，各方反响良好。",
    ],
)
def test_no_bullet_begins_with_what_only_the_sentence_before_explains(tied: str) -> None:
    made = chosen(written(FACT, tied, *OTHERS), length=500)
    assert made == [FACT, *OTHERS]


def test_a_tied_sentence_that_would_make_the_bullet_too_long_is_left_out() -> None:
    long = (
        "全镇"
        + "、".join(f"第{n}产业园区内的各类重点建设项目" for n in "一二三四五六")
        + "共签约56个，协议资金98.4亿元。"
    )
    assert chosen(written(long + "其中亿元以上项目31个。", *OTHERS), length=500) == [long, *OTHERS]


def test_the_name_of_a_paragraph_is_no_bullet() -> None:
    lines = (
        "服务能力弱。全镇护理员仅218人，持证率31.2%。",
        "家电以旧换新成效明显。参与企业186家，核销补贴1.28亿元。",
        "项目建成投产。产值达到20亿元。",
    )
    assert chosen(written(*lines), length=500) == [
        "全镇护理员仅218人，持证率31.2%。",
        "参与企业186家，核销补贴1.28亿元。",
        "项目建成投产。",
        "产值达到20亿元。",
    ]
    assert chosen(written("服务能力弱。", "资金渠道单一。"), length=500) == [
        "服务能力弱。",
        "资金渠道单一。",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "报：市委办公室，县四套班子领导",
        "送：各乡镇党委，县直各单位",
        "（共印80份）",
        "具体情况见下表。",
        "本方案由县农业农村局负责解释。",
        "刚才，3家企业代表作了很好的发言。",
    ],
)
def test_who_receives_it_is_no_bullet(line: str) -> None:
    assert chosen(written(FACT, line, *OTHERS), length=500) == [FACT, *OTHERS]


def test_what_is_too_long_for_the_room_takes_no_share_of_its_section() -> None:
    goals = (
        "主要预期目标是：" + "，".join(f"第{n}项指标增长{n + 5}%以上" for n in range(1, 12)) + "。"
    )
    document = written(
        "工作报告",
        "一、工作回顾",
        *(
            f"新建{what}{n}公里，完成投资{n}亿元。"
            for n, what in enumerate(("渠道", "公路", "管网", "堤防", "步道", "电网"), 31)
        ),
        "二、工作安排",
        goals,
        *(
            f"新建{what}{n}公里，完成投资{n}亿元。"
            for n, what in enumerate(("隧道", "铁路", "围栏", "护坡", "绿道", "光缆"), 51)
        ),
    )
    made = chosen(document, length=140)
    assert goals not in made
    second = sum(any(f"{n}公里" in text for n in range(51, 57)) for text in made)
    assert second >= 3
    assert len(made) - second >= 3


def test_circled_numbers_of_a_list_are_no_part_of_a_bullet() -> None:
    document = written(
        "存在问题",
        "①镇里集体经济薄弱，经营性收入仅23万元；",
        "②全村外出务工496人，村里缺少人手；",
        "③供水管网老化，3个小组吃水困难。",
    )
    assert not any(text[0] in "①②③" for text in chosen(document, length=500))
