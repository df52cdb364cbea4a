"""Rows of tables in the record of an export, and tied to it again after edits by hand."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace

import pytest
from lxml import etree

from model.briefing import Briefing, BriefingTable, SourceRef, TableRow
from model.document import Span
from tests.word.kind_samples import sample
from tests.word.word_samples import OPTIONS, SHA, p, template_bytes
from tools.roundtrip import packed, without_marks
from word import kinds, provenance
from word.catalogue import find, from_bytes
from word.ooxml import read_package, w
from word.relinking import Relinked, State, exported, relink
from word.render import render

NAMES = ("地区生产总值", "粮食产量", "城镇新增就业", "研发投入强度", "森林覆盖率", "公路里程")


def indicators() -> BriefingTable:
    rows = []
    for number, name in enumerate(NAMES):
        quote = f"{name}达到{number}.5"
        cells = (("指标", name), ("单位", "%"), ("目标", f"{number}.1"), ("实际", f"{number}.5"))
        rows.append(TableRow(f"r{number}", cells, (SourceRef(SHA, Span(number, 0, 6), quote),)))
    return BriefingTable("t", tuple(rows), "完成情况")


def terms() -> BriefingTable:
    rows = tuple(
        TableRow(f"w{n}", (("热词", name), ("释义", f"指{name}所说的那一类工作，列入第{n}项。")))
        for n, name in enumerate(("一码通办", "链长制", "林下经济"))
    )
    return BriefingTable("words", rows, "热词")


def whole(kind: str) -> Briefing:
    return replace(sample(kind), tables=(indicators(), terms()))


def rows_of(root: etree._Element, needle: str) -> etree._Element:
    return next(
        row
        for row in root.iter(w("tr"))
        if any(needle == "".join(cell.itertext()) for cell in row.iter(w("tc")))
    )


def with_document(data: bytes, change: Callable[[etree._Element], None]) -> bytes:
    package = read_package(data)
    root = package.xml("word/document.xml")
    change(root)
    parts = dict(package.parts)
    parts["word/document.xml"] = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return packed(parts)


def told(data: bytes, record: provenance.Provenance) -> dict[str, Relinked]:
    fields = [value for _, value in record.fields]
    rows = relink(data, "样.docx", exported(record), ("报告.txt", "政府工作报告"), fields)
    return {row.id or f"new {row.cells}": row for row in rows}


def recorded(data: bytes) -> provenance.Provenance:
    found = provenance.read(data)
    assert found is not None
    return found


def set_cell(row: etree._Element, old: str, new: str) -> None:
    cell = next(c for c in row.iter(w("tc")) if "".join(c.itertext()) == old)
    nodes = list(cell.iter(w("t")))
    nodes[0].text = new
    for node in nodes[1:]:
        node.text = ""


def test_the_record_holds_rows_with_their_sources() -> None:
    briefing = whole(kinds.INDICATORS)
    data = render(briefing, find(kinds.INDICATORS), OPTIONS)
    record = recorded(data)
    assert [table.id for table in record.tables] == ["t", "words"]
    for table, told_of in zip(briefing.tables, record.tables, strict=True):
        assert told_of.title == table.title
        for row, kept in zip(table.rows, told_of.rows, strict=True):
            assert (kept.id, kept.cells, kept.sources) == (row.id, row.cells, row.sources)
            assert kept.is_whole
    marks = {mark.get(w("name")) for mark in read_package(data).xml("word/document.xml").iter(w("bookmarkStart"))}  # fmt: skip
    assert {row.bookmark for row in record.tables[0].rows} <= marks
    bookmarks = [row.bookmark for table in record.tables for row in table.rows]
    assert len({*bookmarks, *(item.bookmark for item in record.items)}) == len(bookmarks) + len(record.items)  # fmt: skip
    assert {ref.document for ref in record.references()} == {SHA}


@pytest.mark.parametrize("kind", [kind.name for kind in kinds.KINDS])
@pytest.mark.parametrize("lost", [lambda data: data, without_marks])
def test_rows_and_items_of_every_kind_come_back_unchanged(
    kind: str, lost: Callable[[bytes], bytes]
) -> None:
    briefing = replace(sample(kind, items=4), tables=(indicators(), terms()))
    data = render(briefing, find(kind), OPTIONS)
    rows = told(lost(data), recorded(data))
    # Nothing is gone, and the fields around the body are nothing new.
    assert [row for row in rows.values() if row.state is not State.UNCHANGED] == []
    assert {item.id for item in briefing.items()} <= rows.keys()
    # A group of paragraphs for each item has no place for tables: nobody misses what was never printed.
    has_tables = kind not in (kinds.DIGEST, kinds.CHRONICLE)
    for row in indicators().rows if has_tables else ():
        assert rows[row.id].cells == row.cells
        assert rows[row.id].sources == row.sources


def test_every_edit_of_a_row_is_told() -> None:
    data = render(whole(kinds.INDICATORS), find(kinds.INDICATORS), OPTIONS)

    def change(root: etree._Element) -> None:
        set_cell(rows_of(root, "粮食产量"), "1.5", "9.9")
        row = rows_of(root, "地区生产总值")
        rows_of(root, "公路里程").addnext(row)
        gone = rows_of(root, "森林覆盖率")
        fresh = deepcopy(gone)
        for mark in list(fresh.iter(w("bookmarkStart"), w("bookmarkEnd"))):
            mark.getparent().remove(mark)
        for old, new in (("森林覆盖率", "电影票房"), ("4.1", "20"), ("4.5", "21")):
            set_cell(fresh, old, new)
        gone.addnext(fresh)
        gone.getparent().remove(gone)

    rows = told(with_document(data, change), recorded(data))
    assert rows["r1"].state is State.EDITED
    assert dict(rows["r1"].cells)["实际"] == "9.9"
    assert [(c.old, c.new) for c in rows["r1"].differences] == [("1", "9"), ("5", "9")]
    start = rows["r1"].differences[0].start
    assert rows["r1"].original[start] == "1"
    assert rows["r0"].state is State.MOVED
    assert rows["r0"].after == "r5"
    assert rows["r4"].state is State.GONE
    (new,) = [row for row in rows.values() if row.state is State.NEW]
    assert dict(new.cells) == {"指标": "电影票房", "单位": "%", "目标": "20", "实际": "21"}
    assert (new.table, new.after, new.sources) == ("t", "r3", ())
    assert {rows[f"r{n}"].state for n in (2, 3, 5)} == {State.UNCHANGED}


def test_columns_that_changed_places_are_still_known() -> None:
    data = render(whole(kinds.INDICATORS), find(kinds.INDICATORS), OPTIONS)

    def change(root: etree._Element) -> None:
        table = next(rows_of(root, "粮食产量").iterancestors(w("tbl")))
        for row in table.iter(w("tr")):
            cells = list(row.iterchildren(w("tc")))
            row.insert(row.index(cells[1]), cells[4])
        set_cell(rows_of(root, "粮食产量"), "1.5", "7")

    rows = told(with_document(data, change), recorded(data))
    assert dict(rows["r1"].cells) == {"指标": "粮食产量", "单位": "%", "目标": "1.1", "实际": "7"}
    assert {rows[f"r{n}"].state for n in (0, 2, 3, 4, 5)} == {State.UNCHANGED}


def test_a_row_is_no_item_and_an_item_no_row() -> None:
    """The same words stand in an item and in a row: each keeps its own source."""
    table = indicators()
    text = "粮食产量 % 1.1 1.5"
    briefing = sample(kinds.INDICATORS, items=4)
    first = briefing.sections[1]
    one = replace(first.items[0], text=text)
    sections = (briefing.sections[0], replace(first, items=(one, *first.items[1:])), *briefing.sections[2:])  # fmt: skip
    briefing = replace(briefing, sections=sections, tables=(table,))
    data = render(briefing, find(kinds.INDICATORS), OPTIONS)
    for file in (data, without_marks(data)):
        rows = told(file, recorded(data))
        assert rows[one.id].sources == one.sources
        assert rows["r1"].sources == table.rows[1].sources
        assert {row.state for row in rows.values()} == {State.UNCHANGED}


def test_cells_written_over_in_the_record_prove_nothing() -> None:
    data = render(whole(kinds.INDICATORS), find(kinds.INDICATORS), OPTIONS)
    parts = dict(read_package(data).parts)
    name = next(n for n in parts if n.startswith("customXml/") and b"<provenance" in parts[n])
    parts[name] = parts[name].replace(">粮食产量<".encode(), ">棉花产量<".encode())
    rows = recorded(packed(parts)).tables[0].rows
    assert [row.id for row in rows if not row.is_whole] == ["r1"]


def test_a_cell_that_prints_several_columns_is_read_back_column_by_column() -> None:
    cell = "<w:tc><w:tcPr><w:tcW w:w='2900' w:type='dxa'/></w:tcPr>{}</w:tc>"
    names = (
        "【表·指标】（【表·单位】）",
        "目标【表·目标】，实际【表·实际】",
        "【表·说明】【表·来源】",
    )
    body = (
        p("【标题】")
        + "<w:tbl><w:tblPr><w:tblW w:w='8700' w:type='dxa'/></w:tblPr><w:tblGrid>"
        + "<w:gridCol w:w='2900'/>" * 3
        + "</w:tblGrid><w:tr>"
        + "".join(cell.format(p(name)) for name in names)
        + "</w:tr></w:tbl>"
        + p("【正文】")
        + p("【来源索引】")
    )
    template = from_bytes(template_bytes(body), "自建")
    data = render(replace(sample(kinds.INDICATORS), tables=(indicators(),)), template, OPTIONS)
    record = recorded(data)
    assert {row.state for row in told(data, record).values()} == {State.UNCHANGED}

    def edit(root: etree._Element) -> None:
        for node in root.iter(w("t")):
            text = node.text or ""
            text = text.replace("实际1.5", "实际达到1.8").replace("目标2.1", "目标2.4")
            node.text = text.replace("研发投入强度", "研发经费投入强度")

    package = read_package(data)
    for row in package.xml("word/document.xml").iter(w("tr")):
        # What was typed over is one run then.
        for cell_ in row.iter(w("tc")):
            texts = list(cell_.iter(w("t")))
            if texts:
                texts[0].text = "".join(node.text or "" for node in texts)
                for node in texts[1:]:
                    node.text = ""
    edit(package.xml("word/document.xml"))
    after = told(package.packed(), record)
    rows = {name: row for name, row in after.items() if row.table}
    edited = {name: dict(row.cells) for name, row in rows.items() if row.state is State.EDITED}
    assert set(edited) == {"r1", "r2", "r3"}
    assert (edited["r1"]["目标"], edited["r1"]["单位"]) == ("1.1", "%")
    assert edited["r1"]["实际"] in ("1.8", "达到1.8")
    assert (edited["r2"]["目标"], edited["r2"]["实际"]) == ("2.4", "2.5")
    assert edited["r3"]["指标"] == "研发经费投入强度"
    assert [row.sources for row in rows.values()] == [row.sources for row in indicators().rows]
