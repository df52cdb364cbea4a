"""What a painter is told of a page beyond its lines: margins of the back, page numbers, bookmarks, widths."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.word.kind_samples import KINDS, sample
from tests.word.word_samples import OPTIONS, p, template_bytes
from word.catalogue import find
from word.pagination import Layout, Line, Metrics, paginate
from word.render import render


def drawn(kind: str, items: int = 40) -> Layout:
    return paginate(render(sample(kind, items), find(kind), OPTIONS), Metrics(), draw=True)


def text_of(lines: list[Line]) -> str:
    return "".join(piece.text for line in lines for piece in line.pieces)


@pytest.mark.parametrize("kind", KINDS)
def test_every_page_shows_its_number_at_its_outer_edge(kind: str) -> None:
    layout = drawn(kind)
    assert len(layout.pages) > 1
    for page in layout.pages:
        assert text_of(page.margin) == f"— {page.number} —"
        (line,) = page.margin
        assert line.y > page.paper.height - page.paper.bottom
        middle = line.pieces[0].x
        assert (middle > page.paper.width / 2) == bool(page.number % 2)


def test_the_back_of_a_sheet_has_its_margins_exchanged() -> None:
    layout = drawn("简报")
    front, back = layout.pages[0].paper, layout.pages[1].paper
    assert (front.left, front.right) == (1587, 1474)
    assert (back.left, back.right) == (1474, 1587)
    for page in layout.pages:
        lefts = [piece.x for line in page.lines for piece in line.pieces]
        assert min(lefts) == page.paper.left
        assert all(stroke.x1 >= page.paper.left - 1 for stroke in page.strokes)


def test_bookmarks_of_items_are_on_the_lines_of_their_paragraphs() -> None:
    layout = drawn("简报")
    marks = dict(layout.marks)
    first = marks["_item1"]
    lines = [line for page in layout.pages for line in page.lines if line.paragraph == first]
    item = next(sample("简报", 40).items())
    assert item.text[:8] in text_of(lines)
    wanted = {f"_item{number}" for number in range(1, 41)}
    assert wanted <= marks.keys()


def test_advances_add_up_to_the_width_of_a_piece() -> None:
    for page in drawn("指标对比表").pages:
        for line in page.lines:
            for piece in line.pieces:
                assert len(piece.advances) == len(piece.text)
                assert sum(piece.advances) == pytest.approx(piece.width)


def test_nothing_of_this_is_made_for_those_who_only_count() -> None:
    layout = paginate(template_bytes(p("甲")))
    assert layout.marks == ()
    assert layout.pages[0].margin == []


def test_a_long_heading_in_the_contents_is_broken_before_its_page_number() -> None:
    heading = (
        "2023年1月15日在吉林省第十四届人民代表大会第一次会议上作的政府工作报告关于振兴发展的部分"
    )
    for length in (10, 20, 24, 28, 34, 44):
        first, *others = sample("简报", 12).sections
        sections = (replace(first, heading=heading[:length]), *others)
        briefing = replace(sample("简报", 12), sections=sections)
        layout = paginate(render(briefing, find("简报"), OPTIONS), Metrics(), draw=True)
        page = layout.pages[0]
        lines = [line for line in page.lines if line.pieces]
        assert heading[:length] in text_of(lines).replace("\t", "")
        for line in lines:
            edge = 0.0
            for piece in line.pieces:
                assert piece.x >= edge - 1
                edge = piece.x + piece.width + piece.stretch * (len(piece.text) - 1)
            assert edge <= page.paper.width - page.paper.right + 1


def test_dots_lead_from_a_heading_of_the_contents_to_its_page() -> None:
    page = drawn("简报").pages[0]
    led = [line for line in page.lines if any(set(one.text) == {"."} for one in line.pieces)]
    assert len(led) >= 2
    for line in led:
        *head, dots, number = line.pieces
        assert number.text.isdigit()
        assert head[-1].x + head[-1].width <= dots.x
        assert dots.x + dots.width == pytest.approx(number.x, abs=1)
        assert sum(dots.advances) == pytest.approx(dots.width)
        # No gap that a dot would fill.
        assert dots.x - head[-1].x - head[-1].width < dots.advances[0]
