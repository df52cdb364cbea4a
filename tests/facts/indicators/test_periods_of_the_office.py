"""Periods where the year stands in a number, a title, a stretch of days, or nowhere."""

from __future__ import annotations

import readers
from facts.indicators import of_document
from model.facts import Indicator
from model.progress import SilentTask


def _found(text: str, name: str = "a.txt") -> dict[str, Indicator]:
    document = readers.read_bytes(text.encode(), name)
    return {one.value: one for one in of_document(document, SilentTask())}


def test_minutes_are_of_the_year_of_their_number_not_of_a_plan_they_discuss() -> None:
    found = _found(
        "市人民政府常务会议纪要\n〔2024〕18号\n"
        "9月12日上午，市长主持召开常务会议。纪要如下：\n"
        "一、听取经济运行情况汇报\n会议指出，前8个月全市规上工业增加值增长6.9%。\n"
        "二、审议《城市更新专项规划（2024—2030年）》\n会议同意追加经费3100万元。\n"
    )
    assert found["6.9"].period == "2024-01/2024-08"
    assert found["3100"].period == "2024"


def test_a_text_that_tells_of_days_was_written_after_the_last() -> None:
    found = _found(
        "关于巡察整改进展情况的报告\n"
        "2024年3月5日至4月30日，市委巡察组开展了常规巡察。现将整改情况报告如下。\n"
        "一、总体情况\n制定整改措施112条，修订制度26项。\n"
    )
    assert found["112"].period == "2024"


def test_since_a_year_may_only_say_which_things_are_meant() -> None:
    found = _found(
        "2024年交通工作总结\n一、主要工作\n"
        "对2019年以来的83个工程项目开展核查，追回超付工程款412万元。\n"
        "2019年以来累计新建公路350公里。\n"
    )
    assert found["412"].period == "2024"
    assert found["350"].period == "2019-2024"


def test_the_goal_of_the_year_does_not_date_what_was_reached_of_it() -> None:
    found = _found(
        "某镇2024年上半年工作总结及下半年工作打算\n一、上半年工作情况\n"
        "固定资产投资下降3.3%，仅完成全年任务的38%。\n"
        "二、存在的问题\n一是在建大项目仅2个。\n"
    )
    assert [found[value].period for value in ("3.3", "38", "2")] == ["2024H1"] * 3


def test_the_line_under_a_title_may_name_the_months() -> None:
    found = _found(
        "全市招商引资工作情况通报\n（2024年1—9月）\n一、存在问题\n签约项目开工率58.3%。\n"
    )
    assert found["58.3"].period == "2024-01/2024-09"
    found = _found("全市养老服务调研报告\n（2024年10月）\n一、基本情况\n床位利用率58.3%。\n")
    assert found["58.3"].period == "2024"


def test_this_year_is_the_one_after_those_told_of() -> None:
    found = _found(
        "一条小鱼游出百亿产业\n本报讯（记者 陈某）11月6日，滨湖县丰收节开幕，签约项目12个。\n"
        "2016年，该县试点面积仅1.2万亩。到2023年，种养面积达43.5万亩，产值96亿元；"
        "今年前三季度产值已达88.3亿元。\n“到2026年产值突破150亿元。”局长说。\n"
    )
    assert found["12"].period == "2024"
    assert found["1.2"].period == "2016"
    assert found["96"].period == "2023"
    assert found["88.3"].period == "2024Q1-Q3"


def test_the_end_of_the_year_ends_an_earlier_quarter() -> None:
    found = _found(
        "2025年工作要点\n一、扩大投资\n力争二季度末开工率达到75%，到年底完成债券支出9.2亿元。\n"
    )
    assert found["75"].period == "2025Q2"
    assert found["9.2"].period == "2025"


def test_heads_of_tables_with_months_and_goals_of_the_year() -> None:
    found = _found(
        "全市招商引资工作情况通报\n\n（2024年1—9月）\n\n各县区到位资金完成情况（单位：亿元、%）\n\n"
        "| 县区 | 年度目标 | 1—9月完成 | 完成率 |\n| --- | --- | --- | --- |\n| 东湖区 | 60 | 52.8 | 88.0 |\n",
        "a.md",
    )
    assert (found["60"].kind.value, found["60"].period) == ("target", "2024")
    assert (found["52.8"].name, found["52.8"].period) == ("到位资金", "2024-01/2024-09")
    assert found["88.0"].name == "到位资金完成率"


def test_a_deadline_is_that_of_its_own_part() -> None:
    found = _found(
        "2024年工作要点\n一、条件保障\n"
        "新校区二期6月底前开工，9月投入使用学生公寓3栋；完成教室改造64间，新增图书5万册。\n"
    )
    assert found["3"].period == "2024-09"
    assert found["64"].period == found["5"].period == "2024"


def test_where_a_change_begins_was_reached_and_its_end_is_wanted() -> None:
    found = _found(
        "2024年工作要点\n一、队伍建设\n博士比例由2023年底的38.6%提高到45%，师均经费达到10万元以上。\n"
    )
    assert (found["38.6"].kind.value, found["38.6"].period) == ("achieved", "2023")
    assert [found[value].kind.value for value in ("45", "10")] == ["target", "target"]


def test_the_number_of_an_issue_gives_the_year() -> None:
    found = _found("公安工作简报\n〔2024〕第31期\n夏季行动成效显著\n破获刑事案件1286起。\n")
    assert found["1286"].period == "2024"
