"""What the number check takes for a fault, case by case."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

import pytest

from facts.check import Fault, FaultKind, Severity, check_item
from model.briefing import Item, SourceRef
from model.document import Block, BlockKind, Document, Section, Span

ECONOMY = "全市地区生产总值达到5000亿元，增长6.3%；规模以上工业增加值达到3000亿元，增长7.1%，高于全国平均水平1.1个百分点。"
COUNTIES = "东丰县、西丰县分别完成投资5亿元、7亿元，县长王志伟到会，副县长李晓明主持。"
VILLAGES = "全省东丰县、西丰县、东辽县等地完成投资12亿元，2022年同比增长4%左右，惠及三十二个村。"


def ref(quote: str, document: str = "d" * 64, block: int = 0, start: int = 0) -> SourceRef:
    return SourceRef(document, Span(block, start, start + len(quote)), quote)


def faults(text: str, *quotes: str) -> tuple[Fault, ...]:
    return check_item(Item("i", text, tuple(map(ref, quotes)), edited=True), {})


def found(text: str, *quotes: str) -> list[tuple[str, str, str]]:
    return [(str(f.kind), f.text, "".join(f.borne)) for f in faults(text, *quotes)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("6.3", "6.8", ("number", "6.8%", "6.3%")),
        ("5000亿元", "5000万元", ("unit", "5000万元", "5000亿元")),
        ("增长6.3", "下降6.3", ("direction", "下降", "增长")),
        ("增长6.3", "增长到6.3", ("direction", "增长到", "增长")),
        ("高于", "低于", ("direction", "低于", "高于")),
        ("5000", "3000", ("number", "3000亿元", "5000亿元")),
        ("1.1个百分点", "1.1%", ("unit", "1.1%", "1.1个百分点")),
        ("全市", "全省", ("name", "全省", "全市")),
    ],
)
def test_one_word_changed(old: str, new: str, expected: tuple[str, str, str]) -> None:
    assert found(ECONOMY.replace(old, new), ECONOMY) == [expected]


def test_figures_exchanged_are_both_told() -> None:
    text = "全市地区生产总值达到5000亿元，增长7.1%；规模以上工业增加值达到3000亿元，增长6.3%。"
    assert found(text, ECONOMY) == [("number", "7.1%", "6.3%"), ("number", "6.3%", "7.1%")]


def test_a_figure_that_lost_its_own_subject_is_told() -> None:
    assert found("全市地区生产总值增长7.1%。", ECONOMY) == [("number", "7.1%", "6.3%")]


@pytest.mark.parametrize(
    "text",
    [
        ECONOMY + " ",
        ECONOMY.replace("；", "。 ").replace("，", ","),
        "全市地区生产总值增长6.3%。",
        "规模以上工业增加值达到3000亿元，增长7.1%。",
        "规模以上工业增加值达到3000亿元，增长7.1%；全市地区生产总值达到5000亿元，增长6.3%。",
        "全市地区生产总值达到五千亿元，增长百分之六点三。",
        "全市地区生产总值达到0.5万亿元，提高６．３％。",
        "规模以上工业增加值增长7.1%，高出全国平均水平1.1个百分点。",
    ],
)
def test_harmless_changes(text: str) -> None:
    assert found(text, ECONOMY) == []


@pytest.mark.parametrize(
    "text",
    [
        "东丰县、西丰县分别完成投资7亿元、5亿元。",
        "西丰县、东丰县分别完成投资5亿元、7亿元。",
        "县长李晓明到会，副县长王志伟主持。",
        "东丰县完成投资7亿元。",
        "县长王志远到会，副县长李晓明主持。",
        "东丰县、西安区分别完成投资5亿元、7亿元。",
    ],
)
def test_exchanged_and_changed_names(text: str) -> None:
    assert found(text, COUNTIES)


@pytest.mark.parametrize(
    "text",
    [
        "副县长李晓明主持，县长王志伟到会。",
        "西丰县、东丰县分别完成投资7亿元、5亿元。",
        "县长王志伟到会。",
        "东丰县、西丰县分别完成投资五亿元、七亿元。",
    ],
)
def test_names_in_another_order_that_say_the_same(text: str) -> None:
    assert found(text, COUNTIES) == []


def test_dates_rough_figures_and_counted_things() -> None:
    assert found(VILLAGES.replace("2022", "2021"), VILLAGES) == [("date", "2021年", "2022年")]
    assert found(VILLAGES.replace("同比", "环比"), VILLAGES) == [("direction", "环比", "同比")]
    assert found("惠及33个村。", VILLAGES) == [("number", "33个村", "三十二个村")]
    assert found("惠及32个县。", VILLAGES) == [("unit", "32个县", "三十二个村")]
    assert found("惠及32个村。", VILLAGES) == []
    assert found(VILLAGES.replace("东丰县、西丰县", "西丰县、东丰县"), VILLAGES) == []


def test_a_rough_figure_made_exact_is_told_as_loose() -> None:
    (fault,) = faults("2022年同比增长4%。", VILLAGES)
    assert (fault.kind, fault.severity) == (FaultKind.NUMBER, Severity.LOOSE)
    assert (fault.text, fault.borne) == ("4%", ("4%左右",))
    (fault,) = faults("2022年同比增长4%以上。", VILLAGES)
    assert (fault.text, fault.borne, fault.severity) == ("4%以上", ("4%左右",), Severity.WRONG)
    (fault,) = faults("全省东丰县、西丰县、东辽县等地完成投资近12亿元。", VILLAGES)
    assert (fault.text, fault.borne, fault.severity) == ("近12亿元", ("12亿元",), Severity.LOOSE)


@pytest.mark.parametrize(
    ("quote", "text", "kind"),
    [
        ("会议于2023年3月5日召开。", "会议于2023年3月6日召开。", "date"),
        ("会议于二〇二三年三月召开。", "会议于二〇二二年三月召开。", "date"),
        ("“十四五”期间建成36座水库。", "“十三五”期间建成36座水库。", "date"),
        ("上半年完成投资36亿元。", "下半年完成投资36亿元。", "date"),
        ("综合排名居全国第4位。", "综合排名居全国第5位。", "number"),
        ("深入实施“一主六双”发展战略。", "深入实施“一主五双”发展战略。", "number"),
        ("共有两千三百户参加。", "共有两千五百户参加。", "number"),
        ("粮食总产量达到800多万吨。", "粮食总产量达到800万吨。", "number"),
        ("实现顺差12亿元。", "实现逆差12亿元。", "direction"),
        ("降至3.6%。", "下降3.6%。", "direction"),
        ("由副省长张立强带队调研。", "由副省长李立强带队调研。", "name"),
        ("华光电子、宏远材料等12家企业获奖。", "华光电子、宏达材料等12家企业获奖。", "name"),
        ("省财政厅拨付资金6亿元。", "省教育厅拨付资金6亿元。", "name"),
        ("气温达到-12度。", "气温达到12度。", "number"),
    ],
)
def test_further_faults(quote: str, text: str, kind: str) -> None:
    assert kind in [fault[0] for fault in found(text, quote)]
    assert found(quote + " ", quote) == []


def test_the_later_of_two_sources_bears_what_it_says() -> None:
    assert found("全市地区生产总值增长6.3%。完成投资12亿元。", ECONOMY, VILLAGES) == []
    assert found("全市地区生产总值增长6.3%。完成投资21亿元。", ECONOMY, VILLAGES)


def test_an_item_without_source_is_one_fault() -> None:
    (fault,) = check_item(Item("i", " 自行撰写，增长5%。"), {})
    assert (fault.kind, fault.text, fault.borne, fault.source) == (
        FaultKind.NO_SOURCE,
        "自行撰写，增长5%。",
        (),
        None,
    )
    assert check_item(Item("i", "  "), {}) == ()


def test_a_headline_is_checked_too() -> None:
    item = Item("i", ECONOMY, (ref(ECONOMY),), headline="增长8.3%")
    (fault,) = check_item(item, {})
    assert (fault.in_headline, fault.text) == (True, "8.3%")
    item = Item("i", ECONOMY, (ref(ECONOMY),), headline="地区生产总值增长6.3%")
    assert check_item(item, {}) == ()


def document(*paragraphs: str) -> Document:
    heading = "一、2023年工作回顾"
    blocks = [Block(BlockKind.HEADING, heading, level=1)]
    blocks += [Block(BlockKind.PARAGRAPH, text) for text in paragraphs]
    end = len(blocks[-1].text)
    section = Section(1, heading, Span(0, 0, len(heading)), 0, 0, len(blocks) - 1, end)
    digest = sha256("".join(paragraphs).encode()).hexdigest()
    return Document("材料.txt", "text", digest, tuple(blocks), (section,))


def test_what_the_section_around_a_quotation_says_is_borne() -> None:
    source = document(ECONOMY, "市水利局局长陈立新介绍，新增灌溉面积21万亩。")
    quote = "全市地区生产总值达到5000亿元，增长6.3%；"
    item = Item("i", "2023年，" + quote, (ref(quote, source.sha256, 1),), edited=True)
    known = {source.sha256: source}
    assert check_item(item, known) == ()
    # Without the document there is only the quotation.
    assert [f.text for f in check_item(item, {})] == ["2023年"]
    further = quote + "市水利局局长陈立新介绍，新增灌溉面积21万亩。"
    item = Item("i", further, (ref(quote, source.sha256, 1),), edited=True)
    assert check_item(item, known) == ()
    item = Item("i", further.replace("21", "22"), (ref(quote, source.sha256, 1),), edited=True)
    assert [f.text for f in check_item(item, known)] == ["22万亩"]


def test_a_neighbouring_clause_may_be_added() -> None:
    source = document(ECONOMY + "进出口总额增长8.8%，实际利用外资下降2.4%。")
    item = Item(
        "i", ECONOMY + "进出口总额增长8.8%。", (ref(ECONOMY, source.sha256, 1),), edited=True
    )
    known = {source.sha256: source}
    assert check_item(item, known) == ()
    item = Item(
        "i", ECONOMY + "进出口总额增长2.4%。", (ref(ECONOMY, source.sha256, 1),), edited=True
    )
    assert [(f.text, f.kind) for f in check_item(item, known)] == [("2.4%", FaultKind.NUMBER)]


def test_a_figure_of_the_section_does_not_excuse_one_in_the_wrong_place() -> None:
    source = document(ECONOMY, "市水利局介绍，新增灌溉面积8.8万亩，增长8.8%。")
    quote = "全市地区生产总值达到5000亿元，增长6.3%；"
    text = quote.replace("6.3", "8.8")
    item = Item("i", text, (ref(quote, source.sha256, 1),), edited=True)
    assert [(f.text, f.borne) for f in check_item(item, {source.sha256: source})] == [
        ("8.8%", ("6.3%",))
    ]


def test_hostile_texts_are_read_to_their_end() -> None:
    for text in (
        "9" * 5000,
        "第" * 3000,
        "一" * 3000,
        "、" * 3000,
        "“1" * 1000,
        "甲、" * 800,
        "\0\ud800",
    ):
        assert isinstance(faults(text, ECONOMY), tuple)
        assert isinstance(faults("增长6.3%", text + "增长6.3%"), tuple)


def long_quote() -> str:
    """Forty sentences, each with a name and a figure of its own."""
    halls = "甲乙丙丁戊己庚辛壬癸"
    return "".join(
        f"{halls[n // 10]}县第{n + 1}批{halls[n % 10]}类项目开工建设，当年完成投资{n * 7 + 11}亿元。"
        for n in range(40)
    )


def test_a_long_item_is_compared_where_it_differs() -> None:
    quote = long_quote()
    assert found(quote.replace("完成投资151亿元", "完成投资157亿元"), quote) == [
        ("number", "157亿元", "151亿元")
    ]
    # Two figures far from each other exchanged are two faults; a clause moved far is none.
    swapped = quote.replace("投资18亿元", "投资@亿元").replace("投资270亿元", "投资18亿元")
    assert [text for _, text, _ in found(swapped.replace("@", "270"), quote)] == [
        "270亿元",
        "18亿元",
    ]
    middle = len(quote) // 2
    cut = quote.index("。", middle) + 1
    last = "全年下达补助资金3.6亿元，惠及农户8万户。"
    assert found(quote[:cut] + last + quote[cut:], quote + last) == []


def test_a_headline_that_stands_in_the_source_is_borne_though_its_meaning_stands_before_it() -> (
    None
):
    text = (
        "要全面提升智能信息网、路网、水网、电网、油气网、市政基础设施网“6网”水平，其中16网络不算。"
    )
    source = document(text)
    meaning = "智能信息网、路网、水网、电网、油气网、市政基础设施网"
    start = text.index(meaning)
    quote = SourceRef(source.sha256, Span(1, start, start + len(meaning)), meaning)
    item = Item("i", meaning, (quote,), edited=True, headline="6网")
    assert check_item(item, {source.sha256: source}) == ()
    (fault,) = check_item(replace(item, headline="7网"), {source.sha256: source})
    assert fault.text.startswith("7")


def test_a_title_below_other_headings_bears_its_number() -> None:
    first, title, text = "回眸", "工作报告速览（一〇二三）", "全市粮食总产量达到90亿斤。"
    blocks = [Block(BlockKind.HEADING, line, level=0) for line in (first, title)]
    source = Document("材料.txt", "text", "d" * 64, (*blocks, Block(BlockKind.PARAGRAPH, text)), ())
    item = Item("i", f"{text}（《{title}》）", (ref(text, block=2),), edited=True)
    assert check_item(item, {source.sha256: source}) == ()
    (fault,) = check_item(
        replace(item, text=item.text.replace("二三", "二四")), {source.sha256: source}
    )
    assert fault.text == "一〇二四"
