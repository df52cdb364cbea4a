"""Finding words: every place, whatever the case and the width, inside a block only."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing import cli, edits, searching
from briefing.searching import TextIndex, fold, items_with, places_in, search
from model.briefing import Briefing, BriefingSection, Item
from model.document import Block, BlockKind, Document, Span
from tests.briefing.samples import make_document


def document_of(*texts: str) -> Document:
    return Document("a.txt", "text", "0" * 64, tuple(Block(BlockKind.PARAGRAPH, t) for t in texts))


def test_every_place_with_the_words_around_it() -> None:
    document = make_document()
    found = list(search([document], "完成"))
    for one in found:
        assert document.text(one.span) == "完成"
        assert one.context[one.at : one.at + 2] == "完成"
        assert "\n" not in one.context
    assert [one.span.block for one in found] == [
        n for n, block in enumerate(document.blocks) for _ in range(block.text.count("完成"))
    ]
    assert list(search([document], "  ")) == []


def test_case_and_width_do_not_count() -> None:
    document = document_of("GDP增长，ＧＤＰ总量，gdp。")
    assert [one.span for one in search([document], "Gdp")] == [
        Span(0, 0, 3),
        Span(0, 6, 9),
        Span(0, 12, 15),
    ]


def test_nothing_runs_over_the_end_of_a_block() -> None:
    assert list(search([document_of("粮", "食")], "粮食")) == []


texts = st.lists(st.text(alphabet="粮食产量aAＡİ \n１1", max_size=12), max_size=6)


@given(texts, st.text(alphabet="粮食aAＡİ1１ ", min_size=1, max_size=3), st.integers(1, 20))
def test_the_index_finds_what_a_plain_look_finds(blocks: list[str], word: str, piece: int) -> None:
    document = document_of(*blocks)
    expected = [
        Span(number, start, end)
        for number, text in enumerate(blocks)
        for start, end in places_in(text, word)
    ]
    before, searching.PIECE = searching.PIECE, piece
    try:
        index = TextIndex(document)
        assert [one.span for one in index.find(fold(word))] == expected
        assert index.count(fold(word)) == len(expected)
    finally:
        searching.PIECE = before


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


def briefing() -> Briefing:
    items = (
        Item("a", "投资12亿元，投资增长。", headline="投资"),
        Item("b", "没有这个词。"),
        Item("c", "投资"),
    )
    return Briefing(sections=(BriefingSection("s", "", 1, items),))


def test_words_are_counted_within_one_text_of_an_item() -> None:
    items = (Item("a", "全年投"), Item("b", "资ＡＢ", headline="İ投"), Item("c", "资aab"))
    found = Briefing(sections=(BriefingSection("s", "一", 1, items),))
    assert dict(items_with(found, "投资")) == {}
    assert dict(items_with(found, "ab")) == {"b": 1, "c": 1}
    assert dict(items_with(found, "")) == {}


def test_replacing_in_the_briefing_is_one_edit() -> None:
    assert dict(items_with(briefing(), "投资")) == {"a": 3, "c": 1}
    after = edits.ReplaceText("投资", "投入").apply(briefing())
    assert [item.text for item in after.items()] == [
        "投入12亿元，投入增长。",
        "没有这个词。",
        "投入",
    ]
    assert next(after.items()).headline == "投入"
    assert next(after.items()).edited
    one = edits.ReplaceText("投资", "投入", ("c",)).apply(briefing())
    assert next(item.text for item in one.items()) == "投资12亿元，投资增长。"
    # Nothing is left without a text.
    assert [i.text for i in edits.ReplaceText("投资", "").apply(briefing()).items()][2] == "投资"
    assert edits.ReplaceText("", "甲").apply(briefing()) == briefing()


def test_the_console_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "材料.txt"
    path.write_text("一、粮食\n\n粮食总产量837.3亿斤。\n\n没有别的。\n", encoding="utf-8")
    assert cli.main(["search", "粮食", str(path), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert list(answer) == ["hits"]
    assert len(answer["hits"]) == 2
    for hit in answer["hits"]:
        assert list(hit) == ["document", "block", "start", "end", "context"]
        assert hit["document"] == "材料.txt"
        assert "粮食" in hit["context"]
    assert cli.main(["search", "粮食", str(path)]) == 0
    assert "共 2 处" in capsys.readouterr().out
    assert cli.main(["search", " ", str(path)]) == 2
    assert cli.main(["search", "粮食", str(tmp_path / "没有.txt")]) == 3


def test_replacing_goes_through_the_briefing_once() -> None:
    sections = tuple(
        BriefingSection(f"s{at}", "", 1, tuple(Item(f"i{at}-{n}", "投资增长。") for n in range(50)))
        for at in range(20)
    )
    other = BriefingSection("o", "", 1, (Item("o", "粮食丰收。"),))
    seen = 0

    class Counted(Briefing):
        def items(self):  # type: ignore[no-untyped-def]
            nonlocal seen
            seen += 1
            return super().items()

    after = edits.ReplaceText("投资", "投入").apply(Counted(sections=(*sections, other)))
    assert all(
        item.text == "投入增长。" for section in after.sections[:-1] for item in section.items
    )
    assert after.sections[-1] is other
    assert seen <= 1
