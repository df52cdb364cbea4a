"""Places in a document and positions on the screen are the same places, whatever the text holds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from model.document import Anchor, Block, BlockKind, Document, Doubt, Segment, Span
from ui.colours import DARK, LIGHT, Colours
from ui.reader.ink import GLOW, STRONGEST
from ui.reader.page import CHUNK, SLICE, Page, character_offset, utf16_offset
from ui.reader.view import ReaderView

TEXT = st.text(st.sampled_from("吉林省。，3a 😀𠮷\n\t\u2029\x00é"), max_size=60)
KINDS = st.sampled_from(list(BlockKind))


def document_of(*texts: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Document:
    blocks = tuple(
        Block(kind, text, (Segment(0, len(text), Anchor(line=number)),))
        for number, text in enumerate(texts, start=1)
    )
    return Document("a.txt", "txt", "0" * 64, blocks)


@given(TEXT, st.integers(0, 60))
def test_utf16_offsets_go_there_and_back(text: str, offset: int) -> None:
    offset = min(offset, len(text))
    assert character_offset(text, utf16_offset(text, offset)) == offset


@settings(max_examples=60, deadline=None)
@given(texts=st.lists(st.tuples(KINDS, TEXT), min_size=1, max_size=6))
def test_every_place_has_its_position(
    qapp: QApplication, texts: list[tuple[BlockKind, str]]
) -> None:
    blocks = tuple(Block(kind, text) for kind, text in texts)
    page = Page(Document("a.txt", "txt", "0" * 64, blocks), LIGHT)
    assert page.text.blockCount() == len(blocks)
    for index, block in enumerate(blocks):
        for offset in range(len(block.text) + 1):
            assert page.place(page.position(index, offset)) == (index, offset)


def test_a_line_of_100_000_characters_is_cut_for_the_screen_only(qapp: QApplication) -> None:
    text = "".join(chr(0x4E00 + number % 900) for number in range(100_000)) + "𠮷尾"
    page = Page(document_of("头", text, "后"), LIGHT)
    assert page.text.blockCount() > 100_000 // CHUNK
    for offset in (0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 99_999, 100_000, 100_001, 100_002):
        assert page.place(page.position(1, offset)) == (1, offset)
    assert page.place(page.position(2, 0)) == (2, 0)


def test_a_selection_becomes_one_span_a_block_without_its_white_space(qapp: QApplication) -> None:
    page = Page(document_of("　甲乙。", "", "丙丁 "), LIGHT)
    start, end = page.position(0, 0), page.position(2, 3)
    assert list(page.spans(start, end)) == [Span(0, 1, 4), Span(2, 0, 2)]


def test_the_margin_numbers_lines_and_the_first_block_of_a_page(qapp: QApplication) -> None:
    lines = Page(document_of("甲", "乙"), LIGHT)
    assert [lines.margin_label(number) for number in (0, 1)] == ["1", "2"]
    paged = tuple(
        Block(BlockKind.PARAGRAPH, text, (Segment(0, 1, Anchor(page=page)),))
        for text, page in (("甲", 1), ("乙", 1), ("丙", 2))
    )
    pages = Page(Document("a.pdf", "pdf", "0" * 64, paged), LIGHT)
    assert [pages.margin_label(number) for number in range(3)] == ["p1", "", "p2"]


def test_blocks_are_laid_out_by_kind(qapp: QApplication) -> None:
    long = "长句子" * 60
    page = Page(document_of(long, long), LIGHT)
    page.layout.set_width(400)
    first = page.text.findBlockByNumber(0)
    height = page.layout.blockBoundingRect(first).height()
    lines = first.layout()
    assert lines.lineCount() > 5
    assert lines.lineAt(0).x() > lines.lineAt(1).x()
    assert lines.lineAt(1).y() > lines.lineAt(0).y()
    assert height > lines.lineAt(lines.lineCount() - 1).rect().bottom() - 1
    table = Document(
        "a.txt",
        "txt",
        "0" * 64,
        (
            Block(
                BlockKind.TABLE, "指标\t值\n粮食\t837.3", rows=(("指标", "值"), ("粮食", "837.3"))
            ),
        ),
    )
    shown = Page(table, LIGHT)
    shown.layout.set_width(500)
    block = shown.text.findBlockByNumber(0)
    shown.layout.blockBoundingRect(block)
    rows = block.layout()
    assert rows.lineCount() == 2
    second_column = [
        rows.lineAt(0).cursorToX(3),
        rows.lineAt(1).cursorToX(3 + len("粮食\t") + 2),
    ]
    tops = {round(x[0] if isinstance(x, tuple) else x) for x in second_column}
    assert len(tops) == 1


@pytest.mark.parametrize("width", [420, 900])
def test_a_jump_ends_where_the_place_can_be_seen(qtbot: QtBot, width: int) -> None:
    texts = [f"第{number}段，" + "内容" * (number * 7 % 180) + "。" for number in range(300)]
    document = document_of(*texts)
    owner = QWidget()
    qtbot.addWidget(owner)
    view = ReaderView(LIGHT, lambda *_: None, owner)
    view.resize(width, 500)
    owner.resize(width, 500)
    owner.show()
    qtbot.waitExposed(owner)
    for block in (299, 298, 3, 290, 150, 0, 285, 297):
        view.show_page(Page(document, LIGHT), LIGHT)
        view.reveal(Span(block, 0, 3))
        QTest.qWait(5)
        for _ in range(2):
            rect = view.cursorRect()
            assert rect.top() >= 0, block
            assert rect.bottom() <= view.viewport().height(), block
            view.resize(width + 40, 500)
            view.reveal(Span(block, 0, 3))
            QTest.qWait(5)
        view.resize(width, 500)


def test_a_page_made_in_slices_is_the_same_page() -> None:
    document = document_of(*(f"第{number}段，共有若干字。" for number in range(3 * SLICE + 7)))
    whole = Page(document, LIGHT)
    page = Page(document, LIGHT, whole=False)
    assert not page.whole
    assert page.text.blockCount() < whole.text.blockCount()
    far = 2 * SLICE + 3
    assert page.place(page.position(far, 2)) == (far, 2)
    while not page.go_on(0.0):
        pass
    assert page.text.toPlainText() == whole.text.toPlainText()
    assert [page.block_of(n) for n in range(page.text.blockCount())] == [
        whole.block_of(n) for n in range(whole.text.blockCount())
    ]


def test_a_doubt_is_underlined_and_says_why(qtbot: QtBot) -> None:
    text = "𠮷截至2O23年底，完成投资120亿元。"
    doubt = Doubt(3, 7, "doubt.letter", (("letter", "O"), ("digit", "0")))
    plain = document_of(text, "后面一段没有可疑之处。")
    doubted = replace(plain, blocks=(replace(plain.blocks[0], doubts=(doubt,)), plain.blocks[1]))
    owner = QWidget()
    qtbot.addWidget(owner)
    view = ReaderView(LIGHT, lambda *_: None, owner)
    view.resize(600, 200)
    pictures = []
    for document in (plain, doubted):
        view.show_page(Page(document, LIGHT), LIGHT)
        owner.show()
        qtbot.waitExposed(owner)
        pictures.append(view.viewport().grab().toImage())
    assert "“O”" in view.doubt_at(0, 5)
    assert view.doubt_at(0, 5).startswith("待核对")
    # The margin says so, too, beside this paragraph and not beside the next.
    page = Page(doubted, LIGHT)
    assert (page.margin_tag(0), page.margin_tag(1)) == ("待核对", "")
    assert view.doubt_at(0, 2) == view.doubt_at(0, 7) == view.doubt_at(1, 0) == ""
    changed = [
        (x, y)
        for x in range(pictures[0].width() - 20)
        for y in range(pictures[0].height())
        if pictures[0].pixelColor(x, y) != pictures[1].pixelColor(x, y)
    ]
    assert changed
    assert max(x for x, _ in changed) - min(x for x, _ in changed) < 80


def over(ground: QColor, ink: QColor) -> QColor:
    """What is seen where ``ink``, which has a transparency, is laid over ``ground``."""
    part = ink.alphaF()
    return QColor.fromRgbF(
        *(
            below * (1 - part) + above * part
            for below, above in zip(ground.getRgbF()[:3], ink.getRgbF()[:3], strict=True)
        )
    )


def contrast(one: QColor, other: QColor) -> float:
    """The ratio of luminance that WCAG 2 asks to be 4.5 for text."""

    def light(colour: QColor) -> float:
        parts = (
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
            for part in colour.getRgbF()[:3]
        )
        return sum(
            share * part for share, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True)
        )

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("mark", ["mark", "mark_user"])
def test_text_is_read_on_the_strongest_mark_and_where_a_jump_glows(
    colours: Colours, mark: str
) -> None:
    text, paper = colours.colour("text"), colours.colour("paper")
    marked = over(paper, colours.colour(mark, STRONGEST))
    assert contrast(text, marked) >= 4.5
    assert contrast(text, over(marked, colours.colour("flash", GLOW))) >= 4.5
    glow = over(paper, colours.colour("flash", GLOW))
    assert contrast(text, glow) >= 4.5
    assert contrast(paper, glow) >= 1.5
