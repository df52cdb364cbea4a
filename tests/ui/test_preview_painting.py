"""Pages on paper: every piece of a laid-out page is drawn where it was placed."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage

from tests.word.kind_samples import KINDS, sample
from tests.word.test_pagination_pictures import png
from tests.word.word_samples import OPTIONS
from ui.preview.thumbnail import first_page_image, page_image
from word.catalogue import find
from word.pagination import Layout, Metrics, Picture, paginate
from word.render import render

WIDTH = 1190


def laid_out(kind: str, items: int = 20) -> Layout:
    return paginate(render(sample(kind, items), find(kind), OPTIONS), Metrics(), draw=True)


def has_ink(image: QImage, box: tuple[float, float, float, float]) -> bool:
    left, top, right, bottom = (round(value) for value in box)
    return any(
        QColor(image.pixel(x, y)).lightness() < 200
        for y in range(max(top, 0), min(bottom, image.height()))
        for x in range(max(left, 0), min(right, image.width()))
    )


@pytest.mark.parametrize("kind", KINDS)
def test_every_word_is_where_it_was_placed(kind: str, qapp: object) -> None:
    layout = laid_out(kind)
    for page in layout.pages[:2]:
        image = page_image(page, WIDTH)
        scale = WIDTH / page.paper.width
        for line in [*page.lines, *page.margin]:
            for piece in line.pieces:
                if not piece.text.strip() or not piece.text.strip().isalnum():
                    continue
                right = piece.x + piece.width + piece.stretch * len(piece.text)
                box = (piece.x, line.y, right, line.y + line.height)
                assert has_ink(image, tuple(scale * value for value in box)), piece  # type: ignore[arg-type]
        for stroke in page.strokes:
            middle = ((stroke.x1 + stroke.x2) / 2 * scale, (stroke.y1 + stroke.y2) / 2 * scale)
            box = (middle[0] - 2, middle[1] - 2, middle[0] + 3, middle[1] + 3)
            assert has_ink(image, box)


def test_the_margins_stay_white(qapp: object) -> None:
    page = laid_out("简报").pages[0]
    image = page_image(page, WIDTH)
    scale = WIDTH / page.paper.width
    left, right = page.paper.left * scale - 8, (page.paper.width - page.paper.right) * scale
    assert not has_ink(image, (0, 0, left, image.height()))
    # A full stop may hang over the right edge.
    assert not has_ink(image, (right + 30, 0, image.width(), image.height()))
    assert not has_ink(image, (0, 0, image.width(), page.paper.top * scale - 4))


def test_the_rule_of_the_masthead_is_red(qapp: object) -> None:
    page = laid_out("简报").pages[0]
    image = page_image(page, WIDTH)
    scale = WIDTH / page.paper.width
    (rule,) = [stroke for stroke in page.strokes if stroke.color.upper() == "FF0000"]
    colour = QColor(image.pixel(round(WIDTH / 2), round(rule.y1 * scale)))
    assert colour.red() > 200
    assert max(colour.green(), colour.blue()) < 120


def test_a_template_has_a_picture_of_its_first_page(qapp: object) -> None:
    pictures = [first_page_image(find(kind), 210) for kind in KINDS]
    assert all((image.width(), image.height()) == (210, 297) for image in pictures)
    assert all(has_ink(image, (0, 0, 210, 297)) for image in pictures)
    assert len({bytes(image.constBits()) for image in pictures}) == len(KINDS)


def test_a_picture_is_painted_in_its_place_and_a_broken_one_left_out(qapp: object) -> None:
    page = laid_out("简报").pages[0]
    whole = Picture(png(0, 160, 0), 4000.0, 9000.0, 2000.0, 1000.0)
    broken = Picture(b"no picture", 1600.0, 12000.0, 500.0, 500.0)
    page.lines[0] = page.lines[0]._replace(pictures=(whole, broken))
    image = page_image(page, WIDTH)
    scale = WIDTH / page.paper.width
    middle = QColor(image.pixel(round(5000 * scale), round(9500 * scale)))
    assert middle.green() - middle.red() > 100
    outside = QColor(image.pixel(round(6100 * scale), round(9990 * scale)))
    assert abs(outside.green() - outside.red()) < 20
