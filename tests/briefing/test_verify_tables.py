"""``verify`` on exported briefings of the kinds that print tables and terms."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from briefing import cli
from briefing.console import terminal
from briefing.relinking import load
from briefing.verifying import from_word
from model.briefing import BriefingTable, SourceRef, TableRow
from model.document import Span
from tests.briefing.test_verify import TEXT, with_text
from word import kinds
from word.catalogue import find
from word.render import RenderOptions, render

FIGURES = (
    ("新增企业", "120", "家", "全年新增企业120家，同比增长8.5%。"),
    ("开工重点项目", "36", "个", "重点项目开工36个，完成投资52亿元。"),
    ("城镇新增就业", "4.2", "万人", "城镇新增就业4.2万人。"),
)


def exported(folder: Path, kind: str) -> Path:
    (folder / "材料.txt").write_text(TEXT, encoding="utf-8")
    call = ["build", str(folder / "材料.txt"), "-o", str(folder / "a.docx"), "--template", kind]
    assert cli.main([*call, "--workspace", str(folder / "w.jianbao")]) == 0
    briefing, (document,) = load(folder / "w.jianbao")
    rows = []
    for number, (name, figure, unit, quote) in enumerate(FIGURES):
        block, text = next((i, b.text) for i, b in enumerate(document.blocks) if quote in b.text)
        at = text.find(quote)
        ref = SourceRef(document.sha256, Span(block, at, at + len(quote)), quote)
        cells = (("指标", name), ("单位", unit), ("实际", figure))
        rows.append(TableRow(f"row{number}", cells, (ref,)))
    section = next(one.id for one in briefing.sections)
    table = BriefingTable("t", tuple(rows), "主要指标", "", section)
    path = folder / "简报.docx"
    path.write_bytes(render(replace(briefing, tables=(table,)), find(kind), RenderOptions()))
    return path


@pytest.mark.parametrize("kind", [kinds.INDICATORS, kinds.POLICY, kinds.BRIEFING])
def test_rows_are_read_back_with_their_sources(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    path = exported(tmp_path, kind)

    def verified() -> tuple[int, list[dict[str, Any]]]:
        capsys.readouterr()
        status = cli.main(["verify", str(path), "--json"])
        return status, json.loads(capsys.readouterr().out)["faults"]

    assert verified() == (0, [])
    with terminal.progress() as task:
        rows = from_word(path, [], task).rows
    assert [dict(row.cells)["实际"] for row in rows] == ["120", "36", "4.2"]
    assert [row.sources[0].quote for row in rows] == [figure[3] for figure in FIGURES]
    # The cell of 36 is alone in its run; in the text the figure stands among words.
    with_text(path, ">36<", ">63<")
    with terminal.progress() as task:
        rows = from_word(path, [], task).rows
    assert [dict(row.cells)["实际"] for row in rows] == ["120", "63", "4.2"]
    assert [row.sources[0].quote for row in rows] == [figure[3] for figure in FIGURES]


UNDATED = """全省工作报告

一、过去五年工作回顾

五年来，城镇新增就业累计超过260万人。

二、2022年工作安排

粮食产量达到810亿斤以上。

全省粮食产量去年达到807.84亿斤。
"""


def test_a_period_worked_out_from_context_is_borne_and_one_that_was_changed_is_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, path = tmp_path / "报告.txt", tmp_path / "表.docx"
    source.write_text(UNDATED, encoding="utf-8")
    assert cli.main(["build", str(source), "-o", str(path), "--template", kinds.INDICATORS]) == 0

    def verified() -> list[tuple[str, str]]:
        capsys.readouterr()
        cli.main(["verify", str(path), "--json"])
        faults = json.loads(capsys.readouterr().out)["faults"]
        return [(fault["kind"], fault["text"]) for fault in faults]

    assert verified() == []
    with terminal.progress() as task:
        rows = from_word(path, [], task).rows
    periods = {dict(row.cells)["实际"]: dict(row.cells)["时期"] for row in rows}
    assert periods["807.84"] == "2021年"
    assert periods["超过260"] == "2017—2021年"
    whole = path.read_bytes()
    for before, after in (("2021年", "2020年"), ("2017—2021年", "2017—2022年")):
        path.write_bytes(whole)
        with_text(path, f">{before}<", f">{after}<")
        assert verified() == [("date", after[-5:])]
