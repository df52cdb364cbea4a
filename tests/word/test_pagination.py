"""Lines and pages, counted by ourselves."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.word.kind_samples import KINDS, sample
from tests.word.word_samples import OPTIONS, p, template_bytes
from word.catalogue import find
from word.ooxml import Package, read_package
from word.pagination import Layout, Metrics, Program, paginate
from word.pagination.breaking import Kinsoku, lines
from word.pagination.metrics import Advances
from word.render import render

KINSOKU = Kinsoku()


def broken(text: str, room: float = 10, first: float | None = None) -> list[str]:
    widths = [1.0 if ord(char) > 0x2000 else 0.5 for char in text]
    found = lines(
        text, widths, None, first=room if first is None else first, room=room, kinsoku=KINSOKU
    )
    return [text[start:end] for start, end in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [""]),
        ("一二三四五六七八九十", ["一二三四五六七八九十"]),
        ("一二三四五六七八九十甲", ["一二三四五六七八九十", "甲"]),
        # A stop hangs over the edge; a closing bracket takes the character before it along.
        ("一二三四五六七八九十，甲", ["一二三四五六七八九十，", "甲"]),
        ("一二三四五六七八九十）甲", ["一二三四五六七八九", "十）甲"]),
        ("一二三四五六七八九（甲乙", ["一二三四五六七八九", "（甲乙"]),
        # Figures and words stay whole, with the mark that belongs to them.
        ("一二三四五六七八九2024年", ["一二三四五六七八九", "2024年"]),
        ("一二三四五六七八6.3%左右", ["一二三四五六七八6.3%", "左右"]),
        ("一二三四五六七八九6.3%", ["一二三四五六七八九", "6.3%"]),
        ("一二三四五六七八R&D甲乙", ["一二三四五六七八R&D", "甲乙"]),
        ("一二三四五六七八九——甲", ["一二三四五六七八九", "——甲"]),
        ("0123456789012345678901", ["01234567890123456789", "01"]),
    ],
)  # fmt: skip
def test_lines_break_by_the_rules(text: str, expected: list[str]) -> None:
    assert broken(text) == expected


def test_the_first_line_is_shorter() -> None:
    assert broken("一" * 25, first=8) == ["一" * 8, "一" * 10, "一" * 7]


@given(st.text(alphabet="一二（），。“”—…A1 %-", max_size=80), st.integers(1, 12))
def test_nothing_is_lost_and_every_line_gets_on(text: str, room: int) -> None:
    found = broken(text, room)
    assert "".join(found) == text
    assert all(found) or text == ""


def test_a_grid_of_28_by_22() -> None:
    body = p("一" * 26 + "二" * 28 * 43) + p("三")
    layout = paginate(template_bytes(body), draw=True)
    assert [len(page.lines) for page in layout.pages] == [22, 22, 1]
    first, second = layout.pages[0].lines[:2]
    assert ["".join(piece.text for piece in line.pieces) for line in (first, second)] == [
        "一" * 26,
        "二" * 28,
    ]
    assert second.y - first.y == 579
    (piece,) = first.pieces
    assert piece.x == 1587 + 632
    # Both edges are straight.
    right = piece.x + piece.width + piece.stretch * (len(piece.text) - 1)
    assert right == pytest.approx(11906 - 1474, abs=0.5)


def test_a_heading_goes_with_what_follows_it() -> None:
    body = p("一" * 26 + "二" * 28 * 20) + p("一、标题", style="Heading2") + p("三" * 60)
    layout = paginate(template_bytes(body))
    assert [len(page.lines) for page in layout.pages] == [21, 4]
    assert [(heading.text, heading.page) for heading in layout.headings] == [("一、标题", 2)]


def test_rows_stay_whole_and_the_head_is_repeated() -> None:
    row = "<w:tr><w:trPr><w:cantSplit/>{}</w:trPr><w:tc><w:tcPr/>{}</w:tc></w:tr>"
    table = (
        "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='8845'/></w:tblGrid>"
        + row.format("<w:tblHeader/>", p("头", style="TableHead"))
        + row.format("", p("行", style="TableText")) * 40
        + "</w:tbl>"
    )
    layout = paginate(template_bytes(table + p("完")), draw=True)
    assert len(layout.pages) == 2
    for page in layout.pages:
        assert page.lines[0].pieces[0].text == "头"
    assert sum(len(page.lines) for page in layout.pages) == 1 + 40 + 1 + 1


def test_a_page_break_begins_a_page() -> None:
    body = p("甲", '<w:r><w:br w:type="page"/></w:r>', "乙") + p("丙")
    assert [len(page.lines) for page in paginate(template_bytes(body)).pages] == [1, 2]


def pages_of(kind: str, metrics: Metrics) -> Layout:
    return paginate(render(sample(kind, 40), find(kind), OPTIONS), metrics, draw=True)


@pytest.mark.parametrize("kind", KINDS)
def test_every_piece_stands_inside_the_page(kind: str) -> None:
    for metrics in (Metrics(), Metrics(Program.LIBREOFFICE, dejavu=True)):
        layout = pages_of(kind, metrics)
        for page in layout.pages:
            for line in page.lines:
                assert page.paper.top - 1 <= line.y <= page.paper.height - page.paper.bottom + 1
                for piece in line.pieces:
                    assert piece.x >= page.paper.left - 1
        assert layout.has_tail
        assert layout.pages[layout.body_pages - 1].has_tail


def test_all_text_is_on_some_page() -> None:
    layout = pages_of("简报", Metrics())
    text = "".join(
        piece.text for page in layout.pages for line in page.lines for piece in line.pieces
    )
    for wanted in ("政务信息", "一、过去一年工作", "报：国务院办公厅，省委。", "来源索引", "表1"):
        assert wanted in text.replace(" ", "")


def test_widths() -> None:
    standard = Advances(Metrics(), 16, -4.0, 1)
    assert standard["一"] == 316
    assert standard["1"] == standard["R"] == 160
    assert Advances(Metrics(Program.LIBREOFFICE, dejavu=True), 16, -5, 1)["1"] == pytest.approx(
        203.6, abs=0.1
    )
    assert Metrics(Program.LIBREOFFICE).grid(-849) == -5


@pytest.mark.parametrize("kind", KINDS)
def test_the_body_alone_has_the_same_pages(kind: str) -> None:
    data = render(sample(kind, 40), find(kind), OPTIONS)
    whole, body = paginate(data), paginate(data, body_only=True)
    assert (body.body_pages, body.last_lines) == (whole.body_pages, whole.last_lines)
    assert len(body.pages) == whole.body_pages < len(whole.pages)
    assert body.headings == whole.headings


@pytest.mark.parametrize("kind", ["", "default", "lines"])
def test_lines_stand_on_a_grid_only_where_it_is_one(kind: str) -> None:
    """A grid of type "default", as LibreOffice writes it, is none."""
    package = read_package(template_bytes(p("甲" * 400, style="")))
    text = package.parts["word/document.xml"].decode()
    assert text.count('w:type="linesAndChars"') == 1
    wanted = f'w:type="{kind}"' if kind else ""
    parts = dict(package.parts)
    parts["word/document.xml"] = text.replace('w:type="linesAndChars"', wanted).encode()
    styles = re.sub(r"<w:spacing[^>]*/>", "", parts["word/styles.xml"].decode())
    parts["word/styles.xml"] = styles.encode()
    (page,) = paginate(Package(parts).packed(), Metrics(), draw=True).pages
    steps = {round(after.y - before.y) for before, after in pairwise(page.lines)}
    assert len(steps) == 1
    (step,) = steps
    assert (step % 579 == 0) == (kind == "lines")
