"""The number check of a briefing: what is checked again and what is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

import facts.check
from briefing.checking import Checker, faults_of
from briefing.edits import SetText
from briefing.quoting import item_of
from briefing.session import Session
from facts.indicators import of_document
from model.briefing import Briefing, BriefingSection, BriefingTable, Item, SourceRef, TableRow
from model.document import Block, BlockKind, Document, Span
from model.progress import SilentTask
from tests.briefing.samples import make_document


def drafted() -> tuple[Session, Briefing]:
    document = make_document()
    session = Session()
    session.add_documents([document])
    text = document.blocks[1].text
    cut = text.index("。") + 1
    items = (
        item_of(document, Span(1, 0, cut)),
        item_of(document, Span(1, cut, len(text))),
    )
    return session, Briefing(sections=(BriefingSection("s", "产业", 1, items),))


def test_an_edit_that_breaks_a_figure_is_told_and_taken_back() -> None:
    session, briefing = drafted()
    checker = Checker(session.documents)
    assert checker.faults(briefing) == ()
    item = next(briefing.items())
    broken = SetText(item.id, item.text.replace("8.5", "5.8")).apply(briefing)
    (fault,) = checker.faults(broken)
    assert (fault.item, fault.text, fault.borne) == (item.id, "5.8%", ("8.5%",))
    mended = SetText(item.id, item.text).apply(broken)
    assert checker.faults(mended) == ()


def test_only_what_changed_is_checked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    check_item = facts.check.check_item

    def counted(item, documents):  # type: ignore[no-untyped-def]
        asked.append(item.text)
        return check_item(item, documents)

    monkeypatch.setattr(facts.check, "check_item", counted)
    session, briefing = drafted()
    checker = Checker(session.documents)
    checker.faults(briefing)
    checker.faults(briefing)
    assert len(asked) == 2
    item = next(briefing.items())
    checker.faults(SetText(item.id, "全年新增企业130家。").apply(briefing))
    assert asked[2:] == ["全年新增企业130家。"]
    # The same sources in another list are the same sources; fewer are not.
    checker.use(list(session.documents))
    checker.faults(briefing)
    assert len(asked) == 4  # the first item had left the briefing
    checker.use(())
    checker.faults(briefing)
    assert len(asked) == 6


def test_it_is_a_pure_function_of_item_and_documents() -> None:
    session, briefing = drafted()
    documents = {document.sha256: document for document in session.documents}
    for item in briefing.items():
        assert faults_of(item, documents) == faults_of(item, documents) == ()


def test_rows_of_tables_are_checked_as_items_are() -> None:
    session, briefing = drafted()
    item = next(briefing.items())
    cells = (("指标", "地区生产总值增幅"), ("单位", "%"), ("实际", "8.5"))
    row = TableRow("r", cells, item.sources)
    wrong = replace(row, id="w", cells=(*cells[:2], ("实际", "5.8")), edited=True)
    tabled = replace(briefing, tables=(BriefingTable("t", (row, wrong)),))
    checker = Checker(session.documents)
    (fault,) = checker.faults(tabled)
    assert (fault.item, fault.column, fault.text, fault.borne) == ("w", "实际", "5.8", ("8.5%",))
    assert checker.known(wrong) == (fault,)
    checker.faults(briefing)
    assert checker.known(wrong) is None


def test_the_year_of_an_edited_row_is_that_of_its_figure_once_the_facts_are_found() -> None:
    text = "2021年粮食产量807.84亿斤，2022年粮食产量816.16亿斤。"
    document = Document("a.txt", "txt", "d" * 64, (Block(BlockKind.PARAGRAPH, text),))
    cells = (("指标", "粮食产量"), ("单位", "亿斤"), ("时期", "2024年"), ("实际", "816.16"))
    row = TableRow("r", cells, (SourceRef("d" * 64, Span(0, 0, len(text)), text),), edited=True)
    right = replace(row, id="s", cells=(*cells[:2], ("时期", "2022年"), cells[3]))
    briefing = Briefing(tables=(BriefingTable("t", (row, right)),))
    checker = Checker((document,))
    # Without the facts a year near those that the sources name may be meant.
    assert checker.faults(briefing) == ()
    checker.use((document,), of_document(document, SilentTask()))
    assert checker.known(row) is None
    assert [(fault.item, fault.text) for fault in checker.faults(briefing)] == [("r", "2024年")]
    checker.use((document,))
    assert checker.faults(briefing) == ()


def test_what_another_thread_found_counts_only_for_the_same_sources() -> None:
    session, briefing = drafted()
    checker = Checker(session.documents)
    item = next(briefing.items())
    former = checker.documents
    checker.use(())
    checker.take(item, (), former)
    assert checker.known(item) is None
    checker.take(item, (), checker.documents)
    assert checker.known(item) == ()


def test_what_an_edited_item_is_compared_with_can_be_read_before_text_by_text() -> None:
    blocks = tuple(Block(BlockKind.PARAGRAPH, f"第{n}项：全年完成投资{n}亿元。") for n in range(40))
    document = Document("大.txt", "text", "e" * 64, blocks)
    quote = blocks[20].text
    ref = SourceRef(document.sha256, Span(20, 0, len(quote)), quote)
    printed = Item("p", quote, (ref,))
    edited = replace(printed, id="e", text="全年完成投资7亿元。", edited=True)
    checker = Checker((document,))
    assert list(checker.reading(printed)) == []
    assert len(list(checker.reading(edited))) >= len(blocks)
    checker.of(edited)
    # Nothing is left to be read of what is known.
    assert list(checker.reading(edited)) == []
