"""Clauses that stand alone, and those that do not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from language.clauses import behind_dateline, comma_cuts, split, statement
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


@pytest.mark.parametrize(
    ("dateline", "story"),
    [
        ("本报讯（记者陈宇）", "10月12日，随着最后一组钢轨落下，全线铺轨完成。"),
        ("新华社北京3月5日电（记者 李明、王芳）", "今年前三季度进出口增长6%。"),
        ("央视网消息（新闻联播）：", "今天上午，会议举行，通过了决定。"),
        ("本报北京10月1日电 ", "今天，国家统计局发布前三季度数据。"),
        ("（本报记者 张三）", "全省秋粮收获进度过八成，产量稳中有增。"),
        ("长江日报讯（记者李四）", "三环线改造昨日完工，通行时间缩短一半。"),
    ],
)
def test_news_begins_behind_its_dateline(dateline: str, story: str) -> None:
    assert behind_dateline(dateline + story) == len(dateline)


@pytest.mark.parametrize(
    "sentence",
    [
        "本市电力供应充足，全年新增装机120万千瓦。",
        "人民群众获得电视服务更加便捷高效的新体验。",
        "中国电科集团新签订单120亿元，同比增长8%。",
        "新闻发布会通报，全市新增电动公交车300辆。",
        "本次通讯设备采购共投入资金230万元。",
        "本报记者 张三 李四",
        "本报讯（记者陈宇）",
        "",
    ],
)
def test_what_only_looks_like_a_dateline(sentence: str) -> None:
    assert behind_dateline(sentence) == 0


def test_acts_in_a_row_stand_alone() -> None:
    members = [
        "新建改造农村公路路面320公里，",
        "完成农村公路危桥加固46座，其中中型桥梁12座，",
        "开通城乡公交便民线路18条，",
        "发放农村客运运营补贴1260万元。",
    ]
    assert clauses("".join(members)) == members
    # 惠及 tells of what went before: then not all are acts that stand alone.
    assert clauses("".join(members)[:-1] + "，惠及沿线群众23万人。") == []


@pytest.mark.parametrize(
    "text",
    [
        # Two acts may be one done for the other.
        "建立全省统一的农村集体资产监督管理平台并且与各个县区的平台互联互通，完成村集体资产清查核实工作任务12项。",
        # A subject that what follows speaks of.
        "某某新材料公司完成股份制改造并且成功挂牌上市，募集资金三亿二千万元，建成年产五万吨的新型材料生产线，成为行业龙头。",
        # A number with commas.
        "完成投资1,200万元",
    ],
)
def test_commas_that_join_no_series(text: str) -> None:
    assert clauses(text) == []


def test_an_item_cut_behind_a_comma_ends_in_a_full_stop() -> None:
    assert printed("新建农村公路320公里，") == "新建农村公路320公里。"
    assert printed("新建农村公路320公里,") == "新建农村公路320公里。"
