"""Indicators of texts from other fields, against what a reader marked; and each rule on its own."""

from __future__ import annotations

import gc
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest

import readers
from facts.indicators import of_document, of_text
from model.document import Block, BlockKind, Document, Section, Span
from model.errors import Cancelled
from model.facts import Indicator, IndicatorKind, Numeral
from model.progress import SilentTask

LABELLED = Path(__file__).parent / "labelled"
_CHANGES = ("增长", "增加", "提高"), ("下降", "减少"), ("排名",)


class Label(NamedTuple):
    """One line ``> value unit name direction kind period``."""

    value: str
    unit: str
    name: str
    direction: str
    kind: str
    period: str


def _labelled(path: Path) -> tuple[Document, list[tuple[int, list[Label]]]]:
    """The document, ``#`` lines as its headings, and the labels of each of its blocks."""
    blocks: list[Block] = []
    labels: list[tuple[int, list[Label]]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("> "):
            value, unit, name, direction, kind, period = line[2:].split(" ")
            label = Label(value, unit, name, direction.strip("-"), kind, period)
            labels[-1][1].append(label)
        elif line.startswith("# "):
            blocks.append(Block(BlockKind.HEADING, line[2:], level=1 if "、" in line[:5] else 0))
        else:
            blocks.append(Block(BlockKind.PARAGRAPH, line))
            labels.append((len(blocks) - 1, []))
    return Document(path.name, "txt", "sha", tuple(blocks), _sections(blocks)), labels


def _sections(blocks: list[Block]) -> tuple[Section, ...]:
    heads = [
        (index, block)
        for index, block in enumerate(blocks)
        if block.kind is BlockKind.HEADING and block.level == 1
    ]
    ends = ([index for index, _ in heads[1:]] + [len(blocks)])[: len(heads)]
    return tuple(
        Section(
            1,
            block.text,
            Span(index, 0, len(block.text)),
            index,
            0,
            end - 1,
            len(blocks[end - 1].text),
        )
        for (index, block), end in zip(heads, ends, strict=True)
    )


def _agreement(one: str, other: str) -> float:
    mine, theirs = Counter(one), Counter(other)
    return 2 * sum((mine & theirs).values()) / (len(one) + len(other) or 1)


def _class(direction: str) -> int:
    return next((place for place, row in enumerate(_CHANGES) if direction in row), -1)


@pytest.fixture(scope="module")
def compared() -> list[tuple[Indicator, Label]]:
    """Every labelled figure with the indicator found for it, in order."""
    pairs: list[tuple[Indicator, Label]] = []
    for path in sorted(LABELLED.glob("*.txt")):
        document, labels = _labelled(path)
        found = [one for one in of_document(document, SilentTask()) if one.numeral is Numeral.DIGIT]
        for block, wanted in labels:
            here = [one for one in found if one.span.block == block]
            assert [(one.value, one.unit) for one in here] == [
                (label.value, label.unit) for label in wanted
            ], document.blocks[block].text
            pairs += zip(here, wanted, strict=True)
    return pairs


def test_names_directions_and_kinds_agree_with_a_reader(
    compared: list[tuple[Indicator, Label]],
) -> None:
    wrong = [
        (label, one.name, one.direction, one.kind.value)
        for one, label in compared
        if _agreement(one.name, label.name) < 0.7
        or _class(one.direction) != _class(label.direction)
        or one.kind.value != label.kind
    ]
    assert len(compared) > 80
    assert len(wrong) <= 0.1 * len(compared), wrong


def test_periods_agree_with_a_reader(compared: list[tuple[Indicator, Label]]) -> None:
    wrong = [(label, one.period) for one, label in compared if one.period != label.period]
    assert len(wrong) <= 0.1 * len(compared), wrong


def _rows(text: str) -> list[tuple[str, str, str, str]]:
    return [(one.value, one.unit, one.name, one.direction) for one in of_text(text)]


def test_a_list_deals_its_figures_out_in_order() -> None:
    assert _rows("城镇和农村常住居民人均可支配收入分别达到32000元、17000元。") == [
        ("32000", "元", "城镇常住居民人均可支配收入", "达到"),
        ("17000", "元", "农村常住居民人均可支配收入", "达到"),
    ]
    assert [name for _, _, name, _ in _rows("原煤、原油产量分别增长3%和5%。")] == [
        "原煤产量",
        "原油产量",
    ]


def test_a_figure_without_a_name_is_of_the_one_before() -> None:
    assert _rows("客运量320万人次，同比下降4%，居全国第12位。") == [
        ("320", "万人次", "客运量", ""),
        ("4", "%", "客运量", "下降"),
        ("12", "位", "客运量全国排名", "排名"),
    ]


def test_what_is_measured_against_is_told() -> None:
    first, second = of_text("工业投资增长9%，高于全国平均水平3个百分点。")
    assert (first.direction, first.comparison) == ("增长", "")
    assert (second.direction, second.comparison) == ("高于", "高于全国")
    (same,) = of_text("信访总量同比下降12%。")
    assert same.comparison == "同比"


def test_a_threshold_is_no_count() -> None:
    limit, count = of_text("开工亿元以上项目和500万元以上项目120个。")[-2:]
    assert (limit.value, limit.approx) == ("500", "以上")
    assert limit.name.endswith("门槛")
    assert "500万元以上项目" in count.name


def test_numbers_in_words_are_marked() -> None:
    (one,) = of_text("培训村医三百二十名。")
    assert (one.value, one.unit, one.numeral) == ("三百二十", "名", Numeral.CHINESE)
    assert one.low == Decimal(320)


def test_spans_are_exact() -> None:
    text = "会议结束。今年新建校舍约12.5万平方米。"
    (one,) = of_text(text)
    assert text[one.span.start : one.span.end] == "12.5万平方米"
    assert text[one.sentence.start : one.sentence.end] == "今年新建校舍约12.5万平方米。"
    assert one.approx == "约"
    assert (one.low, one.base) == (Decimal(125000), "平方米")


def test_a_wish_is_a_target() -> None:
    (wanted,) = of_text("到2030年，力争森林覆盖率达到45%。")
    (reached,) = of_text("2021年，森林覆盖率已达到41%。")
    assert (wanted.kind, wanted.period) == (IndicatorKind.TARGET, "2030")
    assert (reached.kind, reached.period) == (IndicatorKind.ACHIEVED, "2021")


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("2018—2022年，建成书屋30个。", ["2018-2022"]),
        ("2024年一季度，发电量增长6%。", ["2024Q1"]),
        ("2024年前三季度，发电量增长6%。", ["2024Q1-Q3"]),
        ("2024年1—11月，发电量增长6%。", ["2024-01/2024-11"]),
        ("截至2024年11月底，开工率达到80%。", ["2024-11"]),
        ("2023—2024年雪季，接待游客30万人次。", ["2023-2024雪季"]),
        ("2024年7、8、9月份增速分别为3%、4%、5%。", ["2024-07", "2024-08", "2024-09"]),
        ("2024年产量较2023年增长5%。", ["2024"]),
    ],
)
def test_periods(text: str, periods: list[str]) -> None:
    assert [one.period for one in of_text(text)] == periods


REPORT = """# 云溪省政府工作报告（2021年）

## 一、2020年工作回顾

2020年是“十三五”收官之年。过去五年，我们砥砺前行。城镇新增就业人数超过64万人。

## 二、“十三五”发展成就和“十四五”主要目标

过去五年，新建学校30所。

今后五年，森林覆盖率达到24%。

## 三、2021年重点工作

今年解决6万农村人口饮水问题。
"""


def test_what_a_report_wants_of_the_years_to_come_is_no_result() -> None:
    found = of_document(readers.read_bytes(REPORT.encode(), "报告.md"), SilentTask())
    assert [(one.value, one.kind.value, one.period) for one in found] == [
        ("64", "achieved", "2016-2020"),
        ("30", "achieved", "2016-2020"),
        ("24", "target", "2021-2025"),
        ("6", "target", "2021"),
    ]


def test_the_year_in_a_title_may_be_the_one_looked_back_on() -> None:
    text = """# 云溪县2022年政府工作报告

## 一、过去一年工作回顾

2022年，粮食产量达到32.6万吨。新建农村公路120公里。

## 二、今年工作安排

粮食产量稳定在33万吨以上。新建农村公路150公里。
"""
    found = of_document(readers.read_bytes(text.encode(), "报告.md"), SilentTask())
    assert [(one.value, one.kind.value, one.period) for one in found] == [
        ("32.6", "achieved", "2022"),
        ("120", "achieved", "2022"),
        ("33", "target", "2023"),
        ("150", "target", "2023"),
    ]


def test_both_ends_of_a_change_have_their_own_times_and_one_name() -> None:
    found = of_text("资本充足率从2017年底的8.4%提升到2022年底的13.3%。")
    assert [(one.name, one.value, one.period) for one in found] == [
        ("资本充足率", "8.4", "2017"),
        ("资本充足率", "13.3", "2022"),
    ]
    assert _rows("新增铁路19.7公里，其中高速铁路8.9公里。")[1][2:] == ("新增高速铁路", "新增")
    assert [row[2] for row in _rows("今年拟安排财政赤字1.6亿元，赤字率3%。")] == [
        "财政赤字",
        "赤字率",
    ]


def test_subjects_are_the_places_that_are_named() -> None:
    blocks = (
        Block(BlockKind.HEADING, "江苏省2024年国民经济和社会发展统计公报", level=0),
        Block(BlockKind.PARAGRAPH, "全省粮食产量增长2%。南京市粮食产量增长3%。"),
    )
    found = of_document(Document("公报.txt", "txt", "sha", blocks), SilentTask())
    assert [one.subject for one in found] == ["江苏省", "南京市"]


def test_a_run_can_be_cancelled() -> None:
    class Impatient(SilentTask):
        def check(self) -> None:
            raise Cancelled

    document = Document("a.txt", "txt", "sha", (Block(BlockKind.PARAGRAPH, "增长5%。"),))
    with pytest.raises(Cancelled):
        of_document(document, Impatient())


@pytest.mark.parametrize("was_on", [True, False])
def test_the_collector_rests_during_a_run_and_is_as_before_after_it(*, was_on: bool) -> None:
    resting: list[bool] = []

    class Watching(SilentTask):
        def check(self) -> None:
            resting.append(not gc.isenabled())
            if len(resting) > 1:
                raise Cancelled

    document = Document("a.txt", "txt", "sha", (Block(BlockKind.PARAGRAPH, "增长5%。"),))
    task = Watching()
    before = gc.isenabled()
    try:
        (gc.enable if was_on else gc.disable)()
        of_document(document, task)
        assert gc.isenabled() is was_on
        with pytest.raises(Cancelled):
            of_document(document, task)
        assert gc.isenabled() is was_on
    finally:
        (gc.enable if before else gc.disable)()
    assert resting == [True, True]


def test_one_endless_sentence_takes_no_more_than_its_length() -> None:
    import time

    def spent(times: int) -> float:
        started = time.process_time()
        of_text("产量增长5.3%，面积2万亩、3万亩和单产第4位，" * times)
        return time.process_time() - started

    spent(10)
    # The shortest of three: a collection of all that other tests have left may fall into one of them.
    assert min(spent(1600) for _ in range(3)) < 40 * max(spent(100), 0.005)


def test_what_is_told_of_as_many_before_goes_to_each() -> None:
    assert _rows("实现营收31亿元、利润2.6亿元，分别完成年度预算的104%和110%。")[2:] == [
        ("104", "%", "营收相当于年度预算", ""),
        ("110", "%", "利润相当于年度预算", ""),
    ]


def test_ranks_in_a_row_share_their_name() -> None:
    rows = _rows("2024年7、8月份增速分别居全国第2位、第1位。")
    assert [name for _, _, name, _ in rows] == ["增速全国排名", "增速全国排名"]
    (one,) = of_text("2025年前两个月全市发电量增长9%。")
    assert (one.name, one.period) == ("发电量", "2025-01/2025-02")
