"""Headings and titles as a clerk would choose them, from documents of every build."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing import drafting
from briefing.headings import clean_heading, document_title
from briefing.plans import source_info
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
        ("一是经济稳定恢复。", "经济稳定恢复"),
        ("二要抓流程再造。", "抓流程再造"),
        ("一要素保障", "一要素保障"),
        ("第一，要看到成绩，坚定信心。", "要看到成绩，坚定信心"),
        ("第一产业发展", "第一产业发展"),
        ("2023年统计公报[1]", "2023年统计公报"),
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


def test_without_a_title_a_source_stands_below_the_first_thing_it_says() -> None:
    untitled = document("省长 张三\n\n一、工作回顾\n" + BODY + "二、工作安排\n" + BODY, "a.txt")
    assert outline(untitled, flat())[:3] == [
        (1, "全年新增企业120家"),
        (2, "工作回顾"),
        (2, "工作安排"),
    ]


def test_every_source_beside_others_is_one_first_level_heading_of_the_briefing() -> None:
    few = document("石桥镇工作总结\n\n一、工作回顾\n" + BODY + "二、存在问题\n" + BODY, "a.txt")
    other = document("青峰镇工作总结\n\n一、工作回顾\n" + BODY + "二、存在问题\n" + BODY, "b.txt")
    marked = document("工作回顾\n\n" + BODY + "\n存在问题\n\n" + BODY, "白沙乡工作总结.txt")
    assert outline(few, other, marked) == [
        (1, "石桥镇工作总结"),
        (2, "工作回顾"),
        (2, "存在问题"),
        (1, "青峰镇工作总结"),
        (2, "工作回顾"),
        (2, "存在问题"),
        (1, "白沙乡工作总结"),
        (2, "工作回顾"),
        (2, "存在问题"),
    ]


def test_a_title_set_as_a_heading_is_not_printed_again_over_its_parts() -> None:
    heads = ("产业发展", "民生改善", "城乡建设", "改革开放", "生态保护", "安全生产")
    assert outline(flat()) == [(1, head) for head in heads]
    assert outline(official(), flat())[3:] == [
        (1, "全市重点工作情况通报"),
        *((2, head) for head in heads),
    ]


@pytest.mark.parametrize(
    "byline",
    [
        "县统计局",
        "县投资促进中心",
        "云岭县人民政府办公室                2024年3月18日",
        "县安全生产委员会办公室　　２０２４年８月２日",
        "第12期（总第86期）",
        "（2024—2026年）",
        "2024年7月5日",
    ],
)
def test_who_issued_a_text_and_when_is_no_heading(byline: str) -> None:
    source = document(f"工作总结\n{byline}\n\n{BODY}\n一、工作回顾\n{BODY}")
    assert outline(source) == [(1, ""), (1, "工作回顾")]
    marked = document(
        f"# 工作总结\n\n**{byline}**\n\n{BODY}\n## 回顾\n\n{BODY}\n## 安排\n\n{BODY}", "a.md"
    )
    assert outline(marked) == [(1, ""), (1, "回顾"), (1, "安排")]


def test_departments_may_be_headings_of_what_they_report() -> None:
    source = document(f"# 各部门动态\n\n## 县教育局\n\n{BODY}\n## 县统计局\n\n{BODY}", "a.md")
    assert outline(source) == [(1, "县教育局"), (1, "县统计局")]


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
    assert document_title(document(BODY, "03-全县工作总结.txt")) == "全县工作总结"
    named = document(BODY, "全县工作总结.txt")
    assert source_info(named).title == "", "the name of a file is not printed as a title"


def test_masthead() -> None:
    source = official()
    made = drafting.draft([source], [], title="我的标题", fields={"期号": "3"})
    assert (made.field("标题"), made.field("期号")) == ("我的标题", "3")
    assert drafting.draft([source], []).field("标题") == "2023年工作报告"
    assert drafting.draft([source], [], fields={"标题": ""}).field("标题") == ""
    assert made.sources[0].title == "2023年工作报告"


def test_a_form_names_its_text_in_its_first_entry() -> None:
    form = document("会议名称：全县防汛工作调度会\n会议地点：应急指挥中心\n会议内容：\n" + BODY)
    assert document_title(form) == "全县防汛工作调度会"


def test_a_digest_of_several_sources_has_one_heading_for_each() -> None:
    sources = (official(), flat())
    made = drafting.draft(sources, everything(*sources), template="要点摘编")
    assert [(section.level, section.heading) for section in made.sections] == [
        (1, "2023年工作报告"),
        (1, "全市重点工作情况通报"),
    ]
    alone = drafting.draft(sources[:1], everything(*sources[:1]), template="要点摘编")
    assert [(section.level, section.heading) for section in alone.sections] == [
        (1, "工作回顾"),
        (1, "工作安排"),
    ]
