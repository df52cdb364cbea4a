"""Briefings edited by script and saved by LibreOffice 25.2 (``make roundtrip`` makes them) are tied to their items."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from model.errors import SourceError
from tests.word.word_samples import OPTIONS, briefing, full, item, section
from tools.roundtrip import EDITS, plain, score, without_marks, without_record
from word import provenance
from word.catalogue import find, templates
from word.ooxml import read_package, w
from word.relinking import Exported, Relinked, State, difference, exported, relink
from word.render import render

FOLDER = Path(__file__).parent / "relinked"
TRUTH: dict[str, Any] = json.loads((FOLDER / "truth.json").read_text(encoding="utf-8"))
ITEMS = tuple(
    Exported(row["id"], row["text"], section=row["section"], bookmark=row["bookmark"])
    for row in TRUTH["items"]
)
WAYS = ("docx", "odt", "no record", "no marks")


def returned(way: str) -> bytes:
    if way == "odt":
        return (FOLDER / "by_odt.docx").read_bytes()
    data = (FOLDER / "edited.docx").read_bytes()
    if way == "docx":
        return data
    data = without_record(data)
    return data if way == "no record" else without_marks(data)


@pytest.mark.parametrize("way", WAYS)
def test_thirty_edits_come_back_and_none_to_a_wrong_item(way: str) -> None:
    assert sum(kind != "" for kind in TRUTH["done"].values()) >= EDITS
    data = returned(way)
    found = provenance.read(data)
    assert (found is not None) == (way == "docx")
    items = exported(found) if found is not None else ITEMS
    assert [each.id for each in items] == [each.id for each in ITEMS]
    result = score(data, items, TRUTH["texts"])
    assert result.share >= 0.95
    assert result.wrong == ()
    assert result.new >= len(TRUTH["new"])


@pytest.mark.parametrize("way", WAYS)
def test_each_kind_of_edit_is_called_what_it_is(way: str) -> None:
    rows = {row.id: row for row in relink(returned(way), "改.docx", ITEMS) if row.id}
    want = {
        "figure": {State.EDITED},
        "word": {State.EDITED},
        "longer": {State.EDITED},
        "before": {State.EDITED},
        "shorter": {State.EDITED},
        "in_two": {State.EDITED},
        "moved": {State.MOVED},
        "pasted": {State.MOVED},
        "deleted": {State.GONE},
        "replaced": {State.GONE},
    }
    for identity, kind in TRUTH["done"].items():
        if kind in want:
            assert rows[identity].state in want[kind], (kind, rows[identity])
    untouched = [i.id for i in ITEMS if i.id not in TRUTH["done"]]
    states = [rows[identity].state for identity in untouched]
    assert states.count(State.UNCHANGED) >= 0.97 * len(states)
    new = [row.text for row in relink(returned(way), "改.docx", ITEMS) if row.state is State.NEW]
    assert sorted(new) == sorted(TRUTH["new"])


def test_what_was_changed_is_shown() -> None:
    assert [
        (c.old, c.new) for c in difference("增长6.3%，高于全国。", "增长7.3%，高于全国平均。")
    ] == [
        ("6", "7"),
        ("", "平均"),
    ]
    assert difference("甲", "甲") == ()
    long = difference("甲" * 50_000, "乙" * 50_000)
    assert [(len(c.old), len(c.new)) for c in long] == [(50_000, 50_000)]


def states(data: bytes) -> dict[str, Relinked]:
    record = provenance.read(data)
    assert record is not None
    return {row.id: row for row in relink(data, "样.docx", exported(record))}


def test_an_untouched_export_is_unchanged_with_all_it_can_hold() -> None:
    two = replace(
        item(7, "第一行说明情况。\n第二行说明结果。"), text="第一行说明情况。\n第二行说明结果。"
    )
    whole = full()
    whole = replace(whole, sections=(*whole.sections, section(9, "另附", two)))
    for row in states(render(whole, find("简报"), OPTIONS)).values():
        assert row.state is State.UNCHANGED, row
        assert row.sources


@pytest.mark.parametrize("name", [template.name for template in templates()])
def test_every_kind_comes_back_unchanged(name: str) -> None:
    texts = (
        ("2023年全省启动产能工程", "2023年全省启动产能工程，粮食产量达到837.3亿斤。"),
        ("5个示范区建成", "5个示范区建成投用。"),
        ("卫星", "在轨卫星108颗，覆盖全球。"),
        ("", "新增就业23万人，完成年度任务（按可比口径）。"),
        ("", "23．这样开头的一条也是原文，不应当丢掉开头的数字。"),
    )
    items = [item(n, text, headline=head) for n, (head, text) in enumerate(texts, 1)]
    data = render(
        briefing(section(1, "经济", *items[:3]), section(2, "民生", *items[3:])),
        find(name),
        OPTIONS,
    )
    for lost in (lambda d: d, without_marks):
        record = provenance.read(data)
        assert record is not None
        rows = relink(lost(data), "样.docx", exported(record), ("报告.txt", "政府工作报告"))
        wrong = [row for row in rows if row.state is not State.UNCHANGED]
        assert wrong == [], lost
        assert [row.id for row in rows] == [each.id for each in items]


def test_a_short_item_beside_the_long_name_of_its_source_is_itself() -> None:
    title = "关于全县国民经济和社会发展计划执行情况与下一年度计划草案的报告"
    items = [item(1, "新建泵站3座。"), item(2, "通车。"), item(3, "新增就业23万人，完成年度任务。")]
    made = briefing(section(1, "", *items))
    made = replace(made, sources=(replace(made.sources[0], title=title),))
    data = render(made, find("要点摘编"), OPTIONS)
    rows = relink(data, "样.docx", exported(provenance.read(data)), ("报告.txt", title))  # type: ignore[arg-type]
    assert [(row.id, row.state) for row in rows] == [(each.id, State.UNCHANGED) for each in items]


def test_the_very_same_text_twice_keeps_both_sources() -> None:
    one = item(1, "新增就业23万人，完成年度任务。", quote="新增就业23万人,完成年度任务。")
    other = item(2, "新增就业23万人，完成年度任务。", quote="新增就业23万人，完成年度任务；")
    data = render(briefing(section(1, "", one, other)), find("简报"), OPTIONS)
    assert {i: r.state for i, r in states(data).items()} == dict.fromkeys(
        ("id1", "id2"), State.UNCHANGED
    )
    # One is taken out, and nothing says which: neither is guessed.
    bare = without_marks(data)
    root = read_package(bare).xml("word/document.xml")
    paragraphs = [p for p in root.iter(w("p")) if "新增就业" in "".join(p.itertext())]
    paragraphs[0].getparent().remove(paragraphs[0])
    rows = relink(_with_document(bare, root), "样.docx", exported(provenance.read(data)))  # type: ignore[arg-type]
    assert not [row for row in rows if row.id and row.state is not State.GONE]


def test_texts_exchanged_between_two_marks_follow_their_words() -> None:
    items = (
        item(1, "粮食产量达到837.3亿斤，创历史新高。"),
        item(2, "新改建农村公路3252公里，改造危桥306座。"),
    )
    data = render(briefing(section(1, "", *items)), find("简报"), OPTIONS)
    root = read_package(data).xml("word/document.xml")
    nodes = [n for n in root.iter(w("t")) if (n.text or "").startswith(("粮食", "新改"))][:2]
    nodes[0].text, nodes[1].text = nodes[1].text, nodes[0].text
    found = states(_with_document(data, root))
    for each in items:
        assert found[each.id].text == each.text


def test_a_copy_with_other_figures_is_nobodys() -> None:
    text = "全省地区生产总值增长6.3%，高于全国平均水平1.1个百分点。"
    data = render(briefing(section(1, "", item(1, text))), find("简报"), OPTIONS)
    root = read_package(data).xml("word/document.xml")
    paragraph = next(p for p in root.iter(w("p")) if "地区生产总值" in "".join(p.itertext()))
    paragraph.addnext(plain(paragraph, text.replace("6.3", "5.9")))
    rows = relink(_with_document(data, root), "样.docx", exported(provenance.read(data)))  # type: ignore[arg-type]
    assert [(row.id, row.state) for row in rows] == [("id1", State.UNCHANGED), ("", State.NEW)]


def test_a_headline_is_no_part_of_the_text() -> None:
    data = render(
        briefing(section(1, "", item(1, "在轨卫星108颗，覆盖全球。", headline="卫星"))),
        find("简报"),
        OPTIONS,
    )
    root = read_package(data).xml("word/document.xml")
    node = next(n for n in root.iter(w("t")) if n.text == "卫星。")
    node.text = "卫星组网。"
    row = states(_with_document(data, root))["id1"]
    assert (row.state, row.text, row.headline) == (
        State.EDITED,
        "在轨卫星108颗，覆盖全球。",
        "卫星组网",
    )


def test_a_record_that_was_written_over_proves_nothing() -> None:
    data = render(full(), find("简报"), OPTIONS)
    parts = dict(read_package(data).parts)
    parts["customXml/item1.xml"] = parts["customXml/item1.xml"].replace(
        "<text>地区生产总值增长6.3".encode(), "<text>地区生产总值增长9.9".encode()
    )
    from tools.roundtrip import packed

    (row,) = [r for r in states(packed(parts)).values() if r.id == "id1"]
    assert row.original == "地区生产总值增长6.3%，高于全国。"
    assert row.state is State.UNCHANGED


def test_a_file_that_cannot_be_read_is_told() -> None:
    with pytest.raises(SourceError):
        relink(b"PK", "样.docx", ITEMS)


def _with_document(data: bytes, root: Any) -> bytes:
    from lxml import etree

    from tools.roundtrip import packed

    parts = dict(read_package(data).parts)
    parts["word/document.xml"] = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return packed(parts)
