"""Every shipped kind, filled to the last field, keeps every rule, whatever stands in it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from model.briefing import Briefing
from tests.word.kind_samples import KINDS, MASTHEAD, OWN, rows, sample, ugly
from tests.word.word_samples import OPTIONS, document, lines, p, styled, template_bytes
from word import kinds
from word.catalogue import find, from_bytes
from word.check import check
from word.ooxml import w
from word.render import render, rendered
from word.values import masthead

UGLY = tuple(ugly(kinds.BRIEFING))


@cache
def printed(kind: str, content: str = "") -> bytes:
    briefing = ugly(kind)[content] if content else sample(kind)
    return render(briefing, find(kind), OPTIONS)


def faults(data: bytes) -> list[tuple[int, str, str]]:
    return [(one.number, one.found, one.where) for one in check(data, "a") if not one.passed]


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_keeps_every_rule(kind: str) -> None:
    assert faults(printed(kind)) == []


@pytest.mark.parametrize("content", UGLY)
@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_keeps_every_rule_with_ugly_content(kind: str, content: str) -> None:
    assert faults(printed(kind, content)) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_prints_every_field_that_it_has(kind: str) -> None:
    from word.values import Cleaner

    template = find(kind)
    values = masthead(sample(kind), OPTIONS.date or __import__("datetime").date.min, Cleaner())
    text = "\n".join(lines(printed(kind)))
    for name in {*MASTHEAD, *OWN.get(kind, {})} & {*template.slots}:
        for part in values[name].split("\u2029"):
            assert part in text.replace("\n", "") or part in text, name
    assert "【" not in text
    assert "】" not in text


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_with_nothing_in_it_has_no_empty_table_and_no_label(kind: str) -> None:
    data = render(Briefing(template=kind), find(kind), OPTIONS)
    left = [line for line in lines(data) if line.strip()]
    assert left[0] == "简报"
    assert not [line for line in left if line.endswith("：") or line in ("指标", "注：")]


def test_the_rows_of_indicators_are_printed_with_links_to_their_sources() -> None:
    data = printed(kinds.INDICATORS)
    table = document(data).findall(f".//{w('tbl')}")[0]
    cells = [
        ["".join(t.text or "" for t in cell.iter(w("t"))) for cell in row.iter(w("tc"))]
        for row in table.iter(w("tr"))
    ]
    assert cells[0] == [*kinds.INDICATOR_COLUMNS]
    assert cells[1] == ["规模以上工业增加值增长之1", "%", "2024年", "6左右", "0.5", "+0.1", "〔1〕"]
    assert len(cells) == 1 + len(rows().rows)
    marks = {mark.get(w("name")) for mark in document(data).iter(w("bookmarkStart"))}
    links = {link.get(w("anchor")) for link in document(data).iter(w("hyperlink"))}
    assert links <= marks
    assert styled(data, "TableTitle") == ["主要指标完成情况"]
    assert styled(data, "TableNote") == ["注：目标见上年报告，实际见当年报告。"]


def test_a_table_without_a_place_of_its_own_stands_in_the_body() -> None:
    data = printed(kinds.BRIEFING)
    assert styled(data, "TableTitle") == ["表1"]
    assert len(styled(data, "TableText")) == 7 * len(rows().rows)
    assert styled(data, "TableNote") == ["注：目标见上年报告，实际见当年报告。"]


def test_the_note_of_a_table_is_labelled_once() -> None:
    briefing = sample(kinds.BRIEFING)
    labelled = replace(briefing.tables[0], note="注：数据为初步核算数。")
    data = render(replace(briefing, tables=(labelled,)), find(kinds.BRIEFING), OPTIONS)
    assert styled(data, "TableNote") == ["注：数据为初步核算数。"]


def test_a_digest_of_one_source_names_it_and_its_date_behind_the_last_entry() -> None:
    data = printed(kinds.DIGEST)
    assert styled(data, "EntryHead")[0] == "1．经济运行总体平稳之1"
    *before, last = styled(data, "BodyText")
    assert last.endswith("〔8〕。（《政府工作报告》，2024年1月24日）")
    assert not any("《政府工作报告》" in entry for entry in before)
    assert styled(data, "Heading2") == ["一、经济发展", "二、科技创新", "三、今年工作安排"]


def test_a_chronicle_puts_the_day_first_and_does_not_number_the_years() -> None:
    data = printed(kinds.CHRONICLE)
    assert styled(data, "Heading2") == ["2023年", "2024年"]
    assert styled(data, "BodyText")[0].startswith("1月1日\u3000全年")
    bare = printed(kinds.CHRONICLE, "no headlines")
    assert not any(line.startswith("\u3000") for line in styled(bare, "BodyText"))


def test_terms_are_set_off_by_a_colon() -> None:
    assert styled(printed(kinds.POLICY), "BodyText")[3].startswith("新质生产力之1：")


def test_attachments_are_numbered_and_the_addressee_has_one_colon() -> None:
    data = printed(kinds.REPORT)
    assert styled(data, "AttachmentNote") == ["附件：1.重点项目清单", "2.任务分工表"]
    assert styled(data, "Addressee") == ["省委办公厅："]


def test_a_table_that_a_kind_cannot_print_is_told() -> None:
    told = rendered(
        replace(sample(kinds.CHRONICLE), tables=(rows(),)), find(kinds.CHRONICLE), OPTIONS
    )
    assert "notice.export.tables" in [notice.code for notice in told.notices]


@pytest.mark.parametrize("noted", [True, False])
def test_a_note_for_which_a_table_has_no_place_is_told(noted: bool) -> None:
    row = "".join(f"<w:tc>{p(f'【表·{name}】')}</w:tc>" for name in ("指标", "实际"))
    table = f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr>{row}</w:tr></w:tbl>"
    note = p("注：【表注】") if noted else ""
    template = from_bytes(template_bytes(p("【正文】") + table + note), "某")
    plain = replace(sample(kinds.INDICATORS), fields=())
    told = rendered(plain, template, OPTIONS).notices
    lost = [one for one in told if one.code == "notice.export.no_place"]
    assert [dict(one.values)["fields"] for one in lost] == ([] if noted else ["表注"])
