"""How sentences open, and what the kind of text and the sentence before make of them."""

from __future__ import annotations

import time

import pytest

import readers
from facts.tense import Tense, judge
from facts.tense_openings import is_order, without_frame


@pytest.mark.parametrize(
    "text",
    [
        "推进老旧管网改造。",
        "（二）严格落实河长巡河制度。",
        "依法查处违规用地。",
        "千方百计稳住外贸订单。",
        "在城北新建一所幼儿园。",
        "为困难学生发放助学金。",
        "把饮水安全放在首位。",
    ],
)
def test_no_subject(text: str) -> None:
    assert is_order(text)


@pytest.mark.parametrize("text", ["", "全县新建幼儿园3所。", "工业经济稳步回升。", "在。", "为，"])
def test_a_subject_or_nothing(text: str) -> None:
    assert not is_order(text)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("面对严峻的防汛形势，全县干部日夜值守。", "全县干部日夜值守。"),
        ("根据县委安排，在镇党委的领导下，我们完成了普查。", "我们完成了普查。"),
        ("为保障供水，确保安全度夏，近日，县水务局检修了泵站。", "近日，县水务局检修了泵站。"),
        ("面对困难，", "面对困难，"),
        ("全县干部日夜值守。", "全县干部日夜值守。"),
    ],
)
def test_circumstances_are_left_out(text: str, left: str) -> None:
    assert without_frame(text) == left


def test_endless_circumstances_take_no_more_than_their_length() -> None:
    def spent(times: int) -> float:
        text = "根据县委安排部署，" * times + "我们完成了普查。"
        started = time.process_time()
        without_frame(text)
        return time.process_time() - started

    spent(10)
    assert spent(16000) < 60 * max(spent(1000), 0.002)


def tenses(text: str, name: str = "材料.txt") -> list[Tense]:
    return [found.tense for found in judge(readers.read_bytes(text.encode(), name))]


def test_what_is_announced_comes_next() -> None:
    tasks = "改造农贸市场三处。"
    told = "全县城管会议日前召开，会议总结了去年工作，部署了今年任务。"
    first, second = tenses(f"全县城管会议召开\n\n{told}{tasks}\n")
    assert (first, second) == (Tense.PAST, Tense.PLAN)
    done = "全县城管行动日前结束，执法队员清理了占道摊位。"
    assert tenses(f"全县城管行动结束\n\n{done}{tasks}\n")[1] is Tense.PAST


def test_a_rule_plans_nothing() -> None:
    sentence = "经营者应当在门口公示价格。"
    assert tenses(f"# 市场管理办法\n\n{sentence}\n", "办法.md") == [Tense.OTHER]
    assert tenses(f"# 关于规范市场秩序的通知\n\n{sentence}\n", "通知.md") == [Tense.PLAN]


def test_a_lack_that_is_only_named_is_none() -> None:
    done = "面对不足，全县干部补上了短板的缺口，新建泵站6座。"
    (found,) = tenses(f"# 2024年工作回顾\n\n{done}\n", "总结.md")
    assert found is Tense.PAST
