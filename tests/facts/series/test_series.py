"""Series: what is joined, what never is, differences, conflicts, and joins by hand."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

import readers
from facts.home import home_of
from facts.series.joining import join
from facts.series.names import measure_of
from facts.series.subjects import Subjects
from facts.series.when import order_of
from language import quantities
from model.document import Document, Span
from model.facts import Indicator, IndicatorKind
from model.series import Aspect, Joins, Label, Series

ACHIEVED, TARGET = IndicatorKind.ACHIEVED, IndicatorKind.TARGET
PROVINCE = readers.read_bytes("# 云岭省2023年政府工作报告\n\n粮食。".encode(), "甲.md")
LATER = readers.read_bytes("# 云岭省2024年政府工作报告\n\n粮食。".encode(), "乙.md")
CITY = readers.read_bytes("# 平江市2023年政府工作报告\n\n粮食。".encode(), "丙.md")
ALL = (PROVINCE, LATER, CITY)


def figure(
    name: str,
    amount: str,
    period: str = "2023",
    *,
    subject: str = "",
    kind: IndicatorKind = ACHIEVED,
    direction: str = "",
    document: Document = PROVINCE,
    at: int = 0,
) -> Indicator:
    (quantity,) = quantities.find(amount)
    return Indicator(
        subject=subject, name=name, value=quantity.value, unit=quantity.unit, approx=quantity.approx,
        direction=direction, comparison="", kind=kind, period=period, numeral=quantity.numeral,
        low=quantity.low, high=quantity.high, base=quantity.base, document=document.sha256,
        span=Span(1, at, at + 1), sentence=Span(1, at, at + 1),
    )  # fmt: skip


def only(*indicators: Indicator, joins: Joins | None = None) -> Series:
    (series,) = join(indicators, ALL, joins)
    return series


def values(series: Series) -> list[tuple[str, str, str]]:
    return [(p.indicator.period, p.indicator.kind.value, p.indicator.value) for p in series.points]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("粮食总产量", "粮食产量"),
        ("全省粮食总产", "粮食产量达到"),
        ("GDP", "地区生产总值"),
        ("蔬菜总产量", "蔬菜产量"),
        ("水产品生产总产量", "水产品总产"),
        ("规上工业增加值", "全市规模以上工业增加值"),
        ("“天眼”在轨卫星", "天眼在轨卫星"),
        ("高标准农田（累计）", "高标准农田"),
    ],
)
def test_names_of_one_measure(one: str, other: str) -> None:
    assert measure_of(one, "斤", Aspect.LEVEL) == measure_of(other, "斤", Aspect.LEVEL)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("新建高标准农田", "高标准农田"),
        ("粮食产量", "粮食单产"),
        ("出口总额", "进口总额"),
        ("城镇居民人均可支配收入", "农村居民人均可支配收入"),
        ("规模以上工业增加值", "规模以上工业总产值"),
        ("一般公共预算收入", "一般公共预算支出"),
        ("企业资产总量", "企业资产"),
    ],
)
def test_names_of_two_measures(one: str, other: str) -> None:
    assert measure_of(one, "元", Aspect.LEVEL) != measure_of(other, "元", Aspect.LEVEL)


def test_what_the_unit_says_is_no_part_of_the_name() -> None:
    assert measure_of("轮作面积", "亩", Aspect.LEVEL) == measure_of("轮作", "亩", Aspect.LEVEL)
    assert measure_of("轮作面积", "户", Aspect.LEVEL) != measure_of("轮作", "户", Aspect.LEVEL)
    assert measure_of("轮作面积", "位", Aspect.RANK) == measure_of("轮作", "位", Aspect.RANK)


def test_words_that_count_the_same() -> None:
    rows = [
        figure("瞪羚企业数量", "31户", "2022", at=1),
        figure("瞪羚企业", "40家", "2023", at=2),
        figure("搬迁", "31户", "2022", at=3),
        figure("搬迁", "40家", "2023", at=4),
    ]
    assert [len(series.points) for series in join(rows, ALL)] == [2, 1, 1]


def test_target_and_actual_over_years() -> None:
    series = only(
        figure("粮食产量", "510亿斤", "2022", at=1),
        figure("全省粮食总产量", "500亿斤以上", "2023", kind=TARGET, at=2),
        figure("粮食总产", "522.4亿斤", "2023", document=LATER, subject="全省"),
    )
    assert values(series) == [
        ("2022", "achieved", "510"),
        ("2023", "target", "500"),
        ("2023", "achieved", "522.4"),
    ]
    (difference,) = series.differences
    assert (difference.period, difference.amount, difference.met) == ("2023", Decimal("22.4"), True)
    assert series.subject == "云岭省"
    assert not series.conflicts
    assert {reason.code for reason in series.reasons} == {
        "series.joined.name",
        "series.joined.subject",
        "series.joined.home",
    }


def test_a_fall_below_the_target_and_a_range() -> None:
    series = only(
        figure("地区生产总值增速", "6%—7%", kind=TARGET, direction="增长", at=1),
        figure("地区生产总值", "5.2%", direction="增长", at=2),
    )
    assert series.aspect is Aspect.CHANGE
    (difference,) = series.differences
    assert (difference.amount, difference.met) == (Decimal("-0.8"), False)


def test_a_target_to_stay_below() -> None:
    series = only(
        figure("城镇调查失业率", "6%以内", kind=TARGET, at=1),
        figure("城镇调查失业率", "5.4%", at=2),
    )
    assert series.differences[0].met


def test_level_and_growth_and_rank_stay_apart() -> None:
    found = join(
        [
            figure("粮食产量", "522亿斤", at=1),
            figure("粮食产量", "3.1%", direction="增长", at=2),
            figure("粮食产量排名", "第5位", direction="排名", at=3),
        ],
        ALL,
    )
    assert {series.aspect for series in found} == {Aspect.LEVEL, Aspect.CHANGE, Aspect.RANK}


def test_units_are_converted() -> None:
    series = only(
        figure("粮食产量", "500亿斤", "2021", at=1),
        figure("粮食产量", "510亿斤", "2022", at=2),
        figure("粮食产量", "2600万吨", "2023", document=LATER),
    )
    assert series.unit == "亿斤"
    assert series.points[-1].low == Decimal(520)
    assert "series.joined.unit" in {reason.code for reason in series.reasons}


def test_units_that_measure_different_things_are_two_series() -> None:
    assert (
        len(join([figure("改造管网", "12公里", at=1), figure("改造管网", "12处", at=2)], ALL)) == 2
    )


def test_the_city_is_never_in_the_series_of_the_province() -> None:
    found = join(
        [
            figure("粮食产量", "522亿斤", at=1),
            figure("粮食产量", "90亿斤", document=CITY),
            figure("粮食产量", "61亿斤", subject="平江市", at=2),
            figure("粮食产量", "523亿斤", subject="全省", document=CITY, at=3),
        ],
        ALL,
    )
    by_subject = {series.subject: values(series) for series in found}
    assert by_subject["云岭省"] == [("2023", "achieved", "522")]
    assert by_subject["平江市"] == [("2023", "achieved", "61"), ("2023", "achieved", "90")]
    assert by_subject["全省"] == [("2023", "achieved", "523")]


def test_a_conflict_is_shown_and_nothing_preferred() -> None:
    series = only(
        figure("粮食产量", "522亿斤", at=1), figure("粮食产量", "552亿斤", document=LATER)
    )
    (conflict,) = series.conflicts
    assert [point.indicator.value for point in conflict.points] == ["522", "552"]


def test_two_figures_of_one_paragraph_are_no_conflict() -> None:
    series = only(
        figure("新增项目", "260个", at=1),
        replace(figure("新增项目", "200个", at=2), sentence=Span(1, 1, 2)),
    )
    assert len(series.points) == 2
    assert not series.conflicts


def test_the_subject_may_stand_in_the_name() -> None:
    found = join(
        [
            figure("全省粮食产量", "522亿斤", "2022", at=1),
            figure("粮食产量", "530亿斤", document=LATER),
            figure("平江市粮食产量", "61亿斤", at=2),
            figure("农贸市场改造", "61处", at=3),
        ],
        ALL,
    )
    assert [(series.subject, len(series.points)) for series in found] == [
        ("云岭省", 2),
        ("平江市", 1),
        ("云岭省", 1),
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("816.16亿斤", "816.2亿斤"),
        ("超过800亿斤", "816亿斤"),
        ("816亿斤", "4080万吨"),
        ("约820亿斤", "816亿斤"),
    ],
)
def test_roundings_are_no_conflict(one: str, other: str) -> None:
    series = only(figure("粮食产量", one, at=1), figure("粮食产量", other, document=LATER))
    assert not series.conflicts


def test_the_same_figure_again_is_another_source_of_one_point() -> None:
    series = only(figure("粮食产量", "522亿斤", at=1), figure("粮食总产量", "522亿斤", at=9))
    (point,) = series.points
    assert [other.span.start for other in point.others] == [9]


def test_parted_by_hand() -> None:
    rows = [figure("粮食产量", "522亿斤", at=1), figure("粮豆总产量", "530亿斤", at=2)]
    assert len(join(rows, ALL)) == 1
    joins = Joins().parted(Label("云岭省", "粮豆总产量"), Label("云岭省", "粮食产量"))
    assert len(join(rows, ALL, joins)) == 2


def test_joined_by_hand() -> None:
    rows = [
        figure("粮食产量", "522亿斤", "2022", at=1),
        figure("粮食收成", "530亿斤", "2023", at=2),
        figure("粮食收成", "3%", direction="增长", at=3),
    ]
    one, other = Label("云岭省", "粮食产量"), Label("云岭省", "粮食收成")
    joins = Joins().joined(other, one)
    found = join(rows, ALL, joins)
    assert len(found) == 2
    assert values(found[0]) == [("2022", "achieved", "522"), ("2023", "achieved", "530")]
    assert [reason.code for reason in found[0].reasons] == ["series.joined.hand"]
    assert joins.parted(one, other) == Joins(apart=((one, other),))
    assert joins.left_to_rules(one, other) == Joins()


@pytest.mark.parametrize(
    ("title", "home"),
    [
        ("# 岳阳市政府工作报告", "岳阳市"),
        ("# 聚焦河北省第十次党代会", "河北省"),
        ("# 在甘肃省第十四届人民代表大会第一次会议上", "甘肃省"),
        ("# 《南陵县政府工作报告》速览", "南陵县"),
        ("# 日照市政府工作报告", "日照市"),
        ("# 在本溪市第十七届人民代表大会上", "本溪市"),
        ("# 开启新征程 实现良好开局", ""),
        ("# 新泰市重点项目进展", "新泰市"),
        ("# 工作简讯\n\n在县委县政府领导下，全县工作有序。", "全县"),
        ("# 工作简讯\n\n临海湾区2023年产值增长。我国产量增长，我国需求平稳。", "全国"),
        ("现在，我代表国务院，向大会报告政府工作。", "全国"),
        ("# 房地产市场平稳发展\n\n全市房地产市场和劳动力市场平稳。", "全市"),
        ("# 中共安徽省委十一届五次全体会议", "安徽省"),
        ("# 广西壮族自治区2023年国民经济和社会发展统计公报", "广西壮族自治区"),
        ("# 江海集团有限公司2023年工作总结", "江海集团有限公司"),
    ],
)
def test_whose_document_it_is(title: str, home: str) -> None:
    document = readers.read_bytes(f"{title}\n\n全年工作有序推进，各项任务完成。\n".encode(), "x.md")
    assert home_of(document) == home


def test_two_unknown_bodies_are_not_one() -> None:
    one = readers.read_bytes("产量再创新高。".encode(), "甲厂2022年总结.txt")
    again = readers.read_bytes("产量又创新高。".encode(), "甲厂2023年总结.txt")
    other = readers.read_bytes("产量创新高了。".encode(), "乙厂2022年总结.txt")
    subjects = Subjects((one, again, other))
    assert subjects.resolve("", one.sha256) == subjects.resolve("", again.sha256)
    assert subjects.resolve("", one.sha256) != subjects.resolve("", other.sha256)


def test_documents_that_name_nobody_are_joined_and_say_so() -> None:
    told = [
        readers.read_bytes(f"{year}年产量达到{year - 2000}吨。".encode(), f"{year}年工作总结.txt")
        for year in (2022, 2023)
    ]
    rows = [
        figure("产量", "22吨", "2022", document=told[0]),
        figure("产量", "23吨", "2023", document=told[1]),
    ]
    (series,) = join(rows, told)
    assert (series.subject, len(series.points)) == ("", 2)
    assert [reason.code for reason in series.reasons] == ["series.joined.unknown"]


def test_a_province_without_a_name() -> None:
    told = [
        readers.read_bytes("2022年，全省粮食产量达到816亿斤。".encode(), "a.txt"),
        readers.read_bytes("2023年全省目标：粮食产量稳定在800亿斤以上。".encode(), "b.txt"),
    ]
    rows = [
        figure("粮食产量", "816亿斤", "2022", subject="全省", document=told[0]),
        figure("粮食产量", "800亿斤", "2023", kind=TARGET, document=told[1]),
    ]
    (series,) = join(rows, told)
    assert series.subject == "全省"


def test_periods_in_order_of_time() -> None:
    periods = ["2023", "2022-11", "2018-2022", "2022Q1-Q3", "2022", "2022Q1", "2021", ""]
    assert sorted(periods, key=order_of) == [
        "",
        "2021",
        "2022Q1",
        "2022Q1-Q3",
        "2022-11",
        "2022",
        "2018-2022",
        "2023",
    ]
