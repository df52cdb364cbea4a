"""``pick``: lines in, verbatim spans out."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from briefing import cli
from language.count import token_count


@pytest.fixture
def pick(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Calls ``pick`` with these lines; status, answers, what was said on standard error."""

    def call(*lines: str, options: tuple[str, ...] = ()):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("\n".join(lines).encode())))
        status = cli.main(["pick", *options])
        ran = capsys.readouterr()
        return status, [json.loads(line) for line in ran.out.splitlines()], ran.err

    return call


def request(text: str, budget: int) -> str:
    return json.dumps({"doc": text, "budget": budget}, ensure_ascii=False)


@pytest.mark.parametrize("engine", ["briefing", "lead", "textrank"])
@pytest.mark.parametrize("budget", [0, 1, 40, 150, 600])
@pytest.mark.parametrize("seed", ["002*", "003*"])
def test_spans_are_verbatim_ordered_and_within_the_budget(
    pick, seeds: Path, seed: str, budget: int, engine: str
) -> None:
    text = next(seeds.glob(seed)).read_text(encoding="utf-8")
    status, [answer], _ = pick(request(text, budget), options=("--engine", engine))
    assert status == 0
    assert sum(map(token_count, answer)) <= budget
    assert budget < 40 or sum(map(token_count, answer)) >= 0.6 * budget
    at = 0
    for span in answer:
        assert span
        at = text.index(span, at) + len(span)


def test_one_answer_for_each_line(pick) -> None:
    status, answers, _ = pick(
        request("今天开会。", 9), "", request("", 9), request("明天不开会。", 9)
    )
    assert status == 0
    assert answers == [["今天开会。"], [], ["明天不开会。"]]


NEWS = (
    "3月9日出版的第5期《山城文艺》杂志、《山城日报》、《山城晚报》同时刊发《云岭河》、《白沙渡》、《青石桥》三篇报告文学。",
    "编者按指出，写好家乡是写作者的第一责任。",
    "有关负责人强调，要把好作品送到乡村。",
    "记者了解到，读者来信很多。",
)


def test_news_is_cut_off_behind_its_lead(pick) -> None:
    """Though half of the first sentence are marks, so that by characters it would not fit."""
    budget = token_count(NEWS[0]) + 3
    status, [answer], _ = pick(request("\n".join(NEWS), budget))
    assert status == 0
    assert answer == [NEWS[0]]


def test_news_of_a_meeting_begins_with_the_meeting(pick) -> None:
    text = "\n".join(
        [
            "白沙镇2月8日召开防汛工作会议，通报水库巡查情况，安排值班力量。",
            *(f"会议强调，要把第{n}项责任压实到人。" for n in "一二三四五六"),
        ]
    )
    _, [answer], _ = pick(request(text, 40))
    assert answer[0].startswith("白沙镇2月8日")


@pytest.mark.parametrize(
    "line", ["{", "[]", '{"doc": "甲"}', '{"doc": 1, "budget": 1}', '{"doc": "", "budget": true}']
)
def test_a_line_that_is_no_request_is_named(pick, line: str) -> None:
    status, answers, said = pick(request("今天开会。", 9), line)
    assert status == 2
    assert answers == [["今天开会。"]]
    assert "第 2 行" in said
    assert said.count("\n") == 1


def test_news_too_long_for_the_budget_is_told_by_its_beginning(pick) -> None:
    first = (
        "某市今天召开全市粮食安全工作会议，部署秋粮收购、储备轮换和仓储设施改造等重点任务，"
        "要求各县区（含开发区，下同）压实责任，确保颗粒归仓。"
    )
    text = first + "\n会议听取了汇报。\n与会代表介绍了各自的做法。"
    _, [answer], _ = pick(request(text, 40))
    assert (
        answer[0]
        == "某市今天召开全市粮食安全工作会议，部署秋粮收购、储备轮换和仓储设施改造等重点任务，"
    )
