"""Headings and titles as a clerk would choose them, from documents of every build."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing import drafting
from briefing.headings import briefing_title, clean_heading, document_title
from language.sentences import of_document
from model.document import Document
from model.highlight import Highlight
from readers import read_bytes


def document(text: str, name: str = "a1b2.txt") -> Document:
    return read_bytes(text.encode(), name)


def everything(*documents: Document) -> list[Highlight]:
    sentences = [sentence for source in documents for sentence in of_document(source)]
    return [Highlight(sentence, 1.0, rank) for rank, sentence in enumerate(sentences, start=1)]


def outline(*documents: Document) -> list[tuple[int, str]]:
    made = drafting.draft(documents, everything(*documents))
    return [(section.level, section.heading) for section in made.sections]


@pytest.mark.parametrize(
    ("heading", "cleaned"),
    [
        ("一、总体要求。", "总体要求"),
        ("（二）民生改善；", "民生改善"),
        ("(三)着力乡村振兴。", "着力乡村振兴"),
        ("第二章 发展目标", "发展目标"),
        ("关键词 3 城乡面貌", "城乡面貌"),
        ("10 做好冰雪文章", "做好冰雪文章"),
        ("1.2 项目建设", "1.2项目建设"),
        ("3. 项目建设：", "项目建设"),
        ("三、2023年工作安排", "2023年工作安排"),
        ("2023 预期目标", "2023预期目标"),
        ("2023年工作", "2023年工作"),
        ("十大产业", "十大产业"),
        ("一是经济稳定恢复", "一是经济稳定恢复"),
        ("凝心聚力谋发展 实干担当开新局", "凝心聚力谋发展　实干担当开新局"),
        ("五年来,我们守正创新", "五年来，我们守正创新"),
        ("◆ 财政收入", "财政收入"),
        ("一、", "一、".strip("、")),
    ],
)
def test_a_heading_loses_its_number_and_end(heading: str, cleaned: str) -> None:
    assert clean_heading(heading) == cleaned


BODY = "全年新增企业120家，同比增长8.5%。重点项目开工36个，完成投资52亿元。\n"


def official() -> Document:
    return document(
        "2023年工作报告\n\n一、工作回顾\n"
        + BODY
        + "二、工作安排\n（一）产业发展\n"
        + BODY
        + "（二）民生改善\n"
        + BODY
    )


def flat(title: str = "全市重点工作情况通报") -> Document:
    heads = ("产业发展", "民生改善", "城乡建设", "改革开放", "生态保护", "安全生产")
    return document(f"# {title}\n\n" + "".join(f"## {head}\n\n{BODY}\n" for head in heads), "b.md")


def test_a_document_by_itself_begins_with_its_own_parts() -> None:
    assert outline(official()) == [
        (1, "工作回顾"),
        (1, "工作安排"),
        (2, "产业发展"),
        (2, "民生改善"),
    ]


def test_beside_other_sources_a_document_stands_below_its_title() -> None:
    made = outline(official(), flat())
    assert [heading for level, heading in made if level == 1] == [
        "2023年工作报告",
        "全市重点工作情况通报",
    ]
    assert made[1:3] == [(2, "工作回顾"), (2, "工作安排")]


def test_without_a_title_the_parts_of_an_official_text_are_headings_of_their_own() -> None:
    untitled = document("省长 张三\n\n一、工作回顾\n" + BODY + "二、工作安排\n" + BODY, "a.txt")
    assert outline(untitled, flat())[:2] == [(1, "工作回顾"), (1, "工作安排")]


def test_what_comes_before_the_first_heading_needs_none_in_a_briefing_of_one_source() -> None:
    source = document("关于春耕工作的通报\n\n" + BODY + "\n一、工作回顾\n" + BODY)
    assert outline(source) == [(1, ""), (1, "工作回顾")]
    assert outline(source, flat())[:2] == [(1, "关于春耕工作的通报"), (2, "工作回顾")]


def test_a_document_without_headings_stands_below_its_title_or_name() -> None:
    plain = replace(document(BODY * 2, "调研情况汇报.txt"), sections=())
    assert outline(plain) == [(1, "")]
    assert outline(plain, flat())[0] == (1, "调研情况汇报")


def test_items_keep_the_order_of_their_source() -> None:
    for source in (official(), flat()):
        made = drafting.draft([source], everything(source))
        spans = [item.sources[0].span for item in made.items()]
        assert spans == sorted(spans)
        assert len(spans) == len(of_document(source))


def test_titles() -> None:
    assert document_title(official()) == "2023年工作报告"
    assert document_title(document(BODY, "3月份工作总结.txt")) == "3月份工作总结"
    assert document_title(document(BODY, "a1b2.txt")) == ""
    assert briefing_title([document(BODY), official()]) == "2023年工作报告"
    assert briefing_title([]) == ""


def test_masthead() -> None:
    source = official()
    made = drafting.draft([source], [], title="我的标题", fields={"期号": "3"})
    assert (made.field("标题"), made.field("期号")) == ("我的标题", "3")
    assert drafting.draft([source], []).field("标题") == "2023年工作报告"
    assert drafting.draft([source], [], fields={"标题": ""}).field("标题") == ""
    assert made.sources[0].title == "2023年工作报告"
