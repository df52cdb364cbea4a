"""Events told whole, requests in a part of their own, one source named once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from docx import Document as Docx

from briefing import cli

NEWS = (
    "园区简报\n\n"
    "2025年3月18日，园区举行项目集中开工仪式。县长陈某宣布开工。此次开工项目15个，总投资48.6亿元。\n\n"
    "2025年4月2日，园区召开安全生产工作会议。会议通报了一季度安全生产形势，发生事故3起。\n\n"
    "2025年4月10日上午，第一届茶艺大赛在文化广场举行。4月11日，评出一等奖3名。\n"
)
REPORT = (
    "关于防汛工作的情况报告\n\n一、工作情况\n\n全县出动抢险队伍62支，巡查水库36座次。\n\n"
    "二、存在问题\n\n救灾物资储备不足，帐篷缺口200顶。\n\n"
    "三、下一步打算\n\n力争10月底前抢通中断道路3处。\n\n恳请市防指支援帐篷200顶。\n"
)
SURVEY = (
    "关于养老服务的调研报告\n\n一、基本情况\n\n全市建成幸福院823个，覆盖率62%。\n\n"
    "二、对策建议\n\n每个幸福院每年按不少于3万元给予补助。\n"
)


def _built(
    folder: Path, text: str, template: str, capsys: pytest.CaptureFixture[str], length: int = 600
) -> tuple[list[dict[str, str]], list[str]]:
    source, out = folder / "材料.md", folder / "简报.docx"
    source.write_text(text, encoding="utf-8")
    arguments = ["build", str(source), "-o", str(out), "--template", template, "--json"]
    assert cli.main([*arguments, "--length", str(length)]) == 0
    items = json.loads(capsys.readouterr().out)["items"]
    return items, [paragraph.text for paragraph in Docx(str(out)).paragraphs]


def test_an_event_is_told_with_the_sentences_behind_its_day(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    items, _ = _built(tmp_path, NEWS, "大事记", capsys)
    texts = [item["text"] for item in items]
    assert any("开工仪式。县长陈某宣布开工。此次开工项目15个" in text for text in texts)
    assert any("会议通报了一季度安全生产形势" in text for text in texts)
    # The next day is another event.
    assert not any("文化广场" in text and "一等奖" in text for text in texts)


def test_an_event_told_whole_keeps_to_the_length(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    items, _ = _built(tmp_path, NEWS, "大事记", capsys, 80)
    assert sum(len("".join(item["text"].split())) for item in items) <= 80


def test_requests_stand_behind_what_is_planned(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    items, _ = _built(tmp_path, REPORT, "信息专报", capsys)
    homes = {item["text"]: item["section"] for item in items}
    assert homes["恳请市防指支援帐篷200顶。"] == "有关建议"
    assert homes["力争10月底前抢通中断道路3处。"] == "下一步打算"
    assert homes["救灾物资储备不足，帐篷缺口200顶。"] == "存在问题"


def test_what_stands_under_proposals_is_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    items, _ = _built(tmp_path, SURVEY, "信息专报", capsys)
    homes = {item["text"]: item["section"] for item in items}
    assert homes["每个幸福院每年按不少于3万元给予补助。"] == "有关建议"
    assert homes["全市建成幸福院823个，覆盖率62%。"] == "基本情况"


def test_one_source_is_not_named_behind_every_item(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, lines = _built(tmp_path, REPORT, "要点摘编", capsys)
    body = lines[: lines.index("来源索引")]
    assert not any("（《" in line or "（）" in line for line in body)
    assert any("帐篷缺口200顶" in line for line in body)


def test_several_sources_are_named_behind_their_items(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, text in (("一.md", REPORT), ("二.md", SURVEY)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    out = tmp_path / "简报.docx"
    arguments = ["build", *(str(tmp_path / name) for name in ("一.md", "二.md"))]
    assert cli.main([*arguments, "-o", str(out), "--template", "要点摘编", "--json"]) == 0
    capsys.readouterr()
    lines = [paragraph.text for paragraph in Docx(str(out)).paragraphs]
    assert any("（《关于养老服务的调研报告》）" in line for line in lines)
    assert any("（《关于防汛工作的情况报告》）" in line for line in lines)


FLOOD = (
    "# 东河县防汛工作情况专报\n\n2024年7月15日\n\n## 一、雨情水情\n\n"
    "7月14日8时，县气象台发布暴雨红色预警。\n\n14日22时，石坝站洪峰水位达到132.6米，超警戒水位0.6米。"
    "共转移群众1260人。（供稿：李明）\n\n15日上午，县防指启动防汛二级应急响应。\n"
)


def test_a_day_without_its_month_is_one_of_the_month_before_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    items, _ = _built(tmp_path, FLOOD, "大事记", capsys)
    assert [item["headline"] for item in items] == ["7月14日", "同日", "7月15日"] or [
        item["headline"] for item in items
    ] == ["7月14日", "7月14日", "7月15日"]
    assert items[1]["text"].startswith("22时，石坝站洪峰水位达到132.6米")
    assert items[1]["text"].endswith("共转移群众1260人。")
    assert items[2]["text"].startswith("县防指启动")
