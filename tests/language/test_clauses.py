"""Clauses that stand alone, and those that do not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from language.clauses import comma_cuts, split, statement
from language.typography import is_printed_form, printed


def clauses(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text)]


SERIES = (
    "推动全域旅游发展，全省雪场达到75家，较上年增加21家；"
    "45个村镇获评“全国乡村旅游重点村镇”，24条线路入选精品线路；"
    "冰雪装备制造业产值增长三成以上，从业人员超过二十万人。"
)


def test_members_of_a_series_stand_alone() -> None:
    assert "".join(clauses(SERIES)) == SERIES
    assert len(clauses(SERIES)) == 3
    assert [printed(text)[-1] for text in clauses(SERIES)] == ["。", "。", "。"]


def test_numbered_members_lose_their_number_and_their_announcement() -> None:
    text = (
        "做好下一步工作要把握好三点：一是稳定和完善各项惠企政策措施；二是保持投资与消费的平衡增长，"
        "防止大起大落；三是培育和催生县域经济的新增长点，增强后劲。"
    )
    assert clauses(text) == [
        "稳定和完善各项惠企政策措施；",
        "保持投资与消费的平衡增长，防止大起大落；",
        "培育和催生县域经济的新增长点，增强后劲。",
    ]


@pytest.mark.parametrize(
    "text",
    [
        # Too short to need it.
        "产业兴则经济兴，项目多则后劲足；产业强则城市强。",
        # The head says what all members are.
        "今年经济社会发展的主要预期目标是：地区生产总值增长百分之六左右；城镇新增就业十二万人以上；"
        "居民消费价格涨幅控制在百分之三左右；粮食产量稳定在九十亿斤以上。",
        # Two halves of one thought.
        "这些指标的确定，既衔接了上一个规划和当前发展的基础，也考虑了各类支撑条件；既体现了高质量发展的要求，"
        "又符合本地工作的客观实际，是积极的、稳妥的。",
        # Inside a quotation.
        "他在会上说：“全市新开工的重点项目已经有一百多个，总投资超过九百亿元；全市新增的就业岗位超过三万个，"
        "其中高校毕业生占了一半还多，这是很不容易的成绩。”",
        # A quotation that never ends.
        "全市“新开工的重点项目已经有一百多个，总投资超过九百亿元；全市新增的就业岗位已经超过三万个，其中高校毕业生占了"
        "一半还多，这是很不容易的成绩。",
    ],
)
def test_what_needs_its_sentence_is_not_offered(text: str) -> None:
    assert clauses(text) == []


def test_a_clause_that_leans_goes_with_the_one_before() -> None:
    text = (
        "全省外贸进出口总额比上年增长百分之三点六；其中出口增长百分之四十二，增速居全国第五位；"
        "全省跨境电商进出口总额比上年增长百分之六十八，规模再创新高。"
    )
    assert clauses(text) == [text[: text.index("全省跨境")], text[text.index("全省跨境") :]]


def test_a_date_at_the_head_keeps_the_others_in_the_sentence() -> None:
    text = (
        "到2025年，全市规模以上工业企业达到一千二百户，工业总产值突破三千亿元；新能源装机容量达到三百万千瓦；"
        "城镇污水集中处理率达到百分之九十八以上，农村生活垃圾全部收运。"
    )
    assert clauses(text) == [text[: text.index("新能源")]]


@settings(max_examples=150, deadline=None)
@given(st.text("一二三是要甲乙丙丁戊己庚辛，；：。“”《》（）0123.%年", min_size=40, max_size=200))
def test_clauses_are_slices_in_order_and_cut_no_pair(text: str) -> None:
    before = 0
    for start, end in split(text):
        assert before <= start < end <= len(text)
        before = end
        piece = text[start:end]
        for opened, closed in ("“”", "《》", "（）"):
            assert piece.count(opened) == piece.count(closed)
        assert is_printed_form(printed(piece), piece)


@pytest.mark.parametrize(
    ("heading", "words", "states"),
    [
        ("（一）推动重要领域改革取得新突破", "推动重要领域改革取得新突破", True),
        ("二是优先稳就业保民生。", "优先稳就业保民生。", True),
        ("第一，向深化改革要动力", "向深化改革要动力", True),
        ("加强就业和社会保障，增进民生福祉", "加强就业和社会保障，增进民生福祉", True),
        ("一、过去五年工作回顾", "过去五年工作回顾", False),
        ("第三章 附则", "附则", False),
        ("战略重点", "战略重点", False),
    ],
)
def test_numbered_headings_and_those_with_two_halves_state_something(
    heading: str, words: str, states: bool
) -> None:
    start, found = statement(heading)
    assert (heading[start:], found) == (words, states)


def test_a_beginning_is_cut_behind_commas_that_are_in_no_pair() -> None:
    text = "会议要求各县区（含开发区，下同）压实责任，确保“应收尽收，颗粒归仓”；不得拖延。"
    assert [text[:end][-3:] for end in comma_cuts(text)] == ["责任，", "仓”；"]
    assert comma_cuts("一个“没有结束的引语，后面还有。") == []
