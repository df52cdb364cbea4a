"""Red seals over dates and signatures are taken off; red text is text."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

pytest.importorskip("PIL")

from PIL import Image, ImageDraw

from readers.common.ocr.seals import without_seals

RED, DARK = (215, 30, 30), (150, 20, 25)


def page() -> Any:
    return Image.new("RGB", (1200, 1700), "white")


def sealed(colour: tuple[int, int, int] = RED, *, wide: int = 300, high: int = 300) -> Any:
    """A page with a line of black bars for type, and a seal over it."""
    seal = page()
    draw = ImageDraw.Draw(seal)
    draw.ellipse((600, 900, 600 + wide, 900 + high), outline=colour, width=10)
    draw.rectangle(
        (600 + wide // 2 - 30, 900 + high // 2 - 30, 600 + wide // 2 + 30, 900 + high // 2 + 30),
        fill=colour,
    )
    type_ = page()
    ink = ImageDraw.Draw(type_)
    for x in range(500, 1000, 24):
        ink.rectangle((x, 1030, x + 9, 1066), fill="black")
    both = np.asarray(seal, np.uint16) * np.asarray(type_, np.uint16) // 255
    return Image.fromarray(both.astype(np.uint8))


@pytest.mark.parametrize("colour", [RED, DARK, (240, 90, 90)])
@pytest.mark.parametrize("high", [300, 210])
def test_a_seal_goes_and_the_type_under_it_stays(colour: tuple[int, int, int], high: int) -> None:
    picture = sealed(colour, high=high)
    found = np.asarray(without_seals(picture), np.int16)
    assert (found[..., 0] - found[..., 1] > 40).mean() < 0.0001
    plain = np.asarray(sealed((255, 255, 255), high=high), np.int16)
    # What was black is black, what was paper or ink is nearly white.
    assert found[plain[..., 0] < 10].max() < 70
    assert found[plain[..., 0] > 250].min() > 200


def _headline(draw: Any) -> None:
    for x in range(150, 1050, 180):
        draw.rectangle((x, 200, x + 150, 350), outline=RED, width=14)
        draw.line((x, 275, x + 150, 275), fill=RED, width=12)


def _rule(draw: Any) -> None:
    draw.rectangle((100, 300, 1100, 308), fill=RED)


def _disc(draw: Any) -> None:
    draw.ellipse((400, 400, 700, 700), fill=RED)
    draw.text((500, 500), "63%", fill="white")


def _half(draw: Any) -> None:
    draw.arc((400, 400, 700, 700), 0, 200, fill=RED, width=10)


def _figures(draw: Any) -> None:
    for y in range(300, 900, 60):
        draw.text((200, y), "186.4  6.3%  837.3", fill=RED, font_size=36)


@pytest.mark.parametrize("drawn", [_headline, _rule, _disc, _half, _figures])
def test_what_is_red_and_no_ring_stays(drawn: Any) -> None:
    picture = page()
    drawn(ImageDraw.Draw(picture))
    assert without_seals(picture) is picture
