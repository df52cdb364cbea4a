from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from briefing import cli
from briefing.edits import SetField
from briefing.relinking import TakeBack, chosen, load, relink_file, reread_file
from messages import say
from model.briefing import BriefingTable, TableRow
from model.errors import SourceError
from tools.roundtrip import edited, packed, without_marks, without_record
from word.catalogue import find
from word.numbering import bare
from word.ooxml import read_package, w
from word.relinking import State
from word.render import RenderOptions, render

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    arguments = ["build", str(ROOT / "seeds"), "-o", str(folder / "简报.docx"), "--length", "3000"]
    assert cli.main([*arguments, "--workspace", str(folder / "w.jianbao"), "--json"]) == 0
    return folder


def test_json_has_what_the_contract_says(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data, truth = edited((built / "简报.docx").read_bytes(), 7)
    (built / "改.docx").write_bytes(data)
    call = ["relink", str(built / "改.docx"), "--workspace", str(built / "w.jianbao"), "--json"]
    assert cli.main(call) == 0
    told = json.loads(capsys.readouterr().out)
    for row in told["fields"] + told["headings"]:
        assert (row["state"], row["text"]) == ("unchanged", row["original"])
    assert {row["field"] for row in told["fields"]} >= {"标题", "简报名称", "编发日期"}
    rows = told["items"]
    assert {tuple(row) for row in rows} == {("id", "state", "text", "original", "source")}
    assert {row["state"] for row in rows} == {str(state) for state in State}
    briefing, documents = load(built / "w.jianbao")
    by_id = {item.id: item for item in briefing.items()}
    names = {document.sha256: document for document in documents}
    for row in rows:
        if row["state"] == "new":
            assert (row["id"], row["source"], row["original"]) == (None, None, "")
            continue
        ref = by_id[row["id"]].sources[0]
        document = names[ref.document]
        assert row["original"] == by_id[row["id"]].text
        assert row["source"]["document"] == document.name
        text = document.blocks[row["source"]["block"]].text
        assert text[row["source"]["start"] : row["source"]["end"]] == row["source"]["text"]
        assert (row["text"] == "") == (row["state"] == "gone")
        assert (truth.texts[row["id"]] is None) == (row["state"] == "gone")


def test_a_person_is_told_line_by_line(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data, _ = edited((built / "简报.docx").read_bytes(), 7)
    (built / "改.docx").write_bytes(data)
    assert (
        cli.main(["relink", str(built / "改.docx"), "--workspace", str(built / "w.jianbao")]) == 0
    )
    out = capsys.readouterr().out
    for state in State:
        assert f"【{say(f'console.relink.{state}')}】" in out
    assert "改成" in out


@pytest.mark.parametrize(
    "lost", [lambda d: d, without_record, lambda d: without_marks(without_record(d))]
)
def test_taking_edits_back_gives_the_briefing_of_the_file(built: Path, lost: Any) -> None:
    briefing, documents = load(built / "w.jianbao")
    data, truth = edited((built / "简报.docx").read_bytes(), 3)
    rows = relink_file(lost(data), "改.docx", briefing, documents)
    back = TakeBack(rows)
    assert int(dict(back.values)["count"]) > 20
    after = back.apply(briefing)
    # In the file's order, with the file's words, each with the sources that it had.
    assert [i.text for i in after.items()] == [
        row.text for row in rows if row.state is not State.GONE
    ]
    before = {item.id: item for item in briefing.items()}
    for item in after.items():
        assert item.sources == (before[item.id].sources if item.id in before else ())
    gone = [identity for identity, text in truth.texts.items() if text is None]
    assert not {item.id for item in after.items()} & set(gone)
    assert after.fields == briefing.fields
    assert say(back.name, dict(back.values))


def test_items_added_since_the_export_stay(built: Path) -> None:
    briefing, documents = load(built / "w.jianbao")
    first = next(section for section in briefing.sections if section.items)
    added = replace(first.items[0], id="later", text="导出以后加的一条。", sources=())
    place = briefing.sections.index(first)
    sections = list(briefing.sections)
    sections[place] = replace(first, items=(*first.items, added))
    now = replace(briefing, sections=tuple(sections))
    data = (built / "简报.docx").read_bytes()
    rows = relink_file(data, "简报.docx", now, documents)
    assert {row.state for row in rows} == {State.UNCHANGED}
    assert TakeBack(rows).apply(now) == now


def test_a_file_of_another_workspace_is_refused(built: Path, tmp_path: Path) -> None:
    source = tmp_path / "别的.txt"
    source.write_text(
        "全市粮食总产量达到九百万吨，比上年增长百分之三，创历史新高。\n", encoding="utf-8"
    )
    assert cli.main(["build", str(source), "-o", str(tmp_path / "别.docx"), "--json"]) == 0
    briefing, documents = load(built / "w.jianbao")
    with pytest.raises(SourceError) as caught:
        relink_file((tmp_path / "别.docx").read_bytes(), "别.docx", briefing, documents)
    assert caught.value.code == "error.relink.other"


def test_a_forged_record_does_not_name_a_source(built: Path) -> None:
    briefing, documents = load(built / "w.jianbao")
    parts = dict(read_package((built / "简报.docx").read_bytes()).parts)
    root = etree.fromstring(parts["customXml/item1.xml"])
    quotes = list(root.iter("quote"))
    quotes[0].set("block", str(int(quotes[0].get("block")) + 1))
    quotes[1].set("source", "0" * 64)
    parts["customXml/item1.xml"] = etree.tostring(root)
    rows = relink_file(packed(parts), "改.docx", briefing, documents)
    items = {item.id: item for item in briefing.items()}
    for row in rows:
        assert row.sources == items[row.id].sources


def test_a_new_paragraph_under_another_heading_goes_to_that_section(built: Path) -> None:
    briefing, documents = load(built / "w.jianbao")
    package = read_package((built / "简报.docx").read_bytes())
    root = package.xml("word/document.xml")
    target = [section for section in briefing.sections if section.items and section.heading][2]
    heading = next(
        p
        for p in root.iter(w("p"))
        if "".join(p.itertext()).endswith(target.heading)
        and p.find(f".//{w('outlineLvl')}") is None
        and "Heading" in etree.tostring(p).decode()
    )
    fresh = etree.fromstring(
        f'<w:p xmlns:w="{w("x")[1:-2]}"><w:pPr><w:pStyle w:val="BodyText"/></w:pPr>'
        "<w:r><w:t>会议还听取了有关情况的汇报。</w:t></w:r></w:p>"
    )
    heading.addnext(fresh)
    parts = {**package.parts, "word/document.xml": etree.tostring(root)}
    rows = relink_file(packed(parts), "改.docx", briefing, documents)
    after = TakeBack(rows).apply(briefing)
    section = next(section for section in after.sections if section.id == target.id)
    assert section.items[0].text == "会议还听取了有关情况的汇报。"
    assert section.items[0].sources == ()


def test_rows_of_tables_are_taken_back_too(built: Path) -> None:
    briefing, documents = load(built / "w.jianbao")
    item = next(item for item in briefing.items() if item.sources)
    names = ("粮食产量", "新增就业", "公路里程", "电影票房")
    rows = tuple(
        TableRow(f"row-{n}", (("指标", name), ("实际", f"{n}.5"), ("来源", "")), item.sources)
        for n, name in enumerate(names)
    )
    section = next(one for one in briefing.sections if one.items)
    table = BriefingTable("t", rows, "指标", "", section.id)
    briefing = replace(briefing, tables=(table,))
    data = render(briefing, find(briefing.template), RenderOptions(date=date(2024, 1, 5)))

    def words(element: Any) -> str:
        return "".join(node.text or "" for node in element.iter(w("t")))

    package = read_package(data)
    root = package.xml("word/document.xml")
    line = {words(row)[:4]: row for row in root.iter(w("tr"))}
    cell = next(c for c in line["新增就业"].iter(w("tc")) if words(c) == "1.5")
    next(cell.iter(w("t"))).text = "7.7"
    line["电影票房"].addnext(line["粮食产量"])
    line["公路里程"].getparent().remove(line["公路里程"])
    parts = dict(package.parts)
    parts["word/document.xml"] = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    for lost in (lambda d: d, without_record, lambda d: without_marks(without_record(d))):
        told = relink_file(lost(packed(parts)), "改.docx", briefing, documents)
        states = {row.id: row.state for row in told if row.table}
        assert states == {
            "row-0": State.MOVED,
            "row-1": State.EDITED,
            "row-2": State.GONE,
            "row-3": State.UNCHANGED,
        }
        after = TakeBack(told).apply(briefing)
        assert tuple(after.items()) == tuple(briefing.items())
        (now,) = after.tables
        assert [row.id for row in now.rows] == ["row-1", "row-3", "row-0"]
        assert now.rows[0] == replace(
            rows[1], cells=(("指标", "新增就业"), ("实际", "7.7"), ("来源", "")), edited=True
        )
        assert now.rows[1:] == (rows[3], rows[0])
    # A template without a place for tables prints none: nothing of them is called gone.
    bare = render(briefing, find("大事记"), RenderOptions(date=date(2024, 1, 5)))
    for file in (bare, without_record(bare)):
        assert not [row for row in relink_file(file, "改.docx", briefing, documents) if row.table]


def test_what_is_printed_around_the_body_is_nothing_new(built: Path) -> None:
    briefing, documents = load(built / "w.jianbao")
    fields = (*briefing.fields, ("副标题", "——根据各市州上报材料整理，供参阅"), ("编者按", "现予刊发。\n请参阅。"))  # fmt: skip
    briefing = replace(briefing, fields=fields)
    data = render(briefing, find(briefing.template), RenderOptions(date=date(2024, 1, 5)))
    for file in (data, without_record(data)):
        rows = relink_file(file, "改.docx", briefing, documents)
        assert {row.state for row in rows} == {State.UNCHANGED}


@pytest.mark.parametrize("lost", [lambda d: d, without_record])
def test_masthead_and_headings_are_told_and_taken_back(
    built: Path, lost: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    briefing, documents = load(built / "w.jianbao")
    briefing = SetField("期号", "3").apply(briefing)
    section = next(s for s in briefing.sections if s.heading and s.heading == bare(s.heading))
    data = render(briefing, find("简报"), RenderOptions(for_other_computers=True))
    package = read_package(data)
    for node in package.xml("word/document.xml").iter(w("t")):
        text = (node.text or "").replace("第3期", "第14期")
        if text.endswith(section.heading) and len(text) < len(section.heading) + 6:
            text = text.replace(section.heading, "改过的标题")
        node.text = text
    rows = reread_file(lost(package.packed()), "改.docx", briefing, documents)
    edited = {row.id: (row.original, row.text) for row in rows if row.part and row.differences}
    assert edited["期号"] == ("3", "14")
    assert edited[section.id][1] == "改过的标题"
    after = TakeBack(rows).apply(briefing)
    assert after.field("期号") == "14"
    assert [s.heading for s in after.sections if s.id == section.id] == ["改过的标题"]
    assert [item.text for item in after.items()] == [item.text for item in briefing.items()]
    nothing = TakeBack(chosen(rows, set()))
    assert nothing.apply(briefing) == briefing
