"""Pictures made to do harm: every one ends as text or as one clear refusal."""

from __future__ import annotations

import struct
import zlib

import pytest

import readers
from messages import say
from model.errors import SourceError
from tests.readers.ocr_samples import Sheet, as_file, needs_recognition

pytestmark = needs_recognition


def refused(data: bytes, name: str = "图.png") -> SourceError:
    with pytest.raises(SourceError) as caught:
        readers.read_bytes(data, name)
    assert name in say(caught.value.code, caught.value.values)
    return caught.value


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, rows: bytes = b"") -> bytes:
    """A picture of one colour, packed."""
    packed = zlib.compress(rows or (b"\0" + b"\xff" * min(width, 50_000)) * min(height, 50))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", head)
        + _chunk(b"IDAT", packed)
        + _chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("side", [13_000, 20_000, 2**31 - 1])
def test_a_picture_of_huge_dimensions_is_not_unpacked(side: int) -> None:
    assert refused(png(side, side)).code in ("error.source.too_large", "error.source.damaged")


def test_one_point_and_a_thin_line_hold_no_text() -> None:
    from PIL import Image

    for size in ((1, 1), (1, 400), (3000, 1), (40, 40)):
        data = as_file(Image.new("RGB", size, "white"))
        assert refused(data).code == "error.source.picture_without_text"


def test_a_picture_cut_off_is_refused() -> None:
    sheet = Sheet(300.0, 60.0)
    sheet.text("粮食总产量创历史新高。", 30, 20, 16)
    for kind in ("PNG", "JPEG", "TIFF", "BMP", "WEBP", "GIF"):
        whole = as_file(sheet.picture if kind != "GIF" else sheet.picture.convert("L"), kind)
        for share in (0.02, 0.3, 0.7):
            error = refused(whole[: int(len(whole) * share)], "断.png")
            assert error.code in ("error.source.damaged", "error.source.binary")


def test_a_film_gives_its_first_picture_and_says_so() -> None:
    sheet = Sheet(300.0, 60.0)
    sheet.text("粮食总产量创历史新高。", 30, 20, 16)
    first = sheet.picture.convert("L")
    data = as_file(first, "GIF", save_all=True, append_images=[first.rotate(180)], duration=100)
    found = readers.read_bytes(data, "动.gif")
    assert found.blocks[0].text == "粮食总产量创历史新高。"
    assert "notice.ocr.animated" in [notice.code for notice in found.notices]


def test_a_tiff_whose_pages_go_in_circles_ends() -> None:
    sheet = Sheet(300.0, 60.0)
    sheet.text("粮食总产量创历史新高。", 30, 20, 16)
    data = bytearray(as_file(sheet.picture.convert("L"), "TIFF"))
    start = struct.unpack_from("<I", data, 4)[0]
    count = struct.unpack_from("<H", data, start)[0]
    struct.pack_into("<I", data, start + 2 + 12 * count, start)
    found = readers.read_bytes(bytes(data), "圈.tif")
    assert {block.page for block in found.blocks} == {1}


def test_speckles_are_no_text() -> None:
    import numpy as np
    from PIL import Image

    grain = np.random.default_rng(3).integers(0, 255, (600, 600, 3), np.uint8)
    assert refused(as_file(Image.fromarray(grain))).code == "error.source.picture_without_text"


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGBA"])
def test_a_large_picture_is_made_smaller_without_unpacking_all_its_colours(mode: str) -> None:
    from PIL import Image

    from readers.common.ocr.frames import Frames

    picture = Image.new("L", (8_000, 6_000), 255)
    picture.paste(0, (2_000, 1_500, 6_000, 4_500))
    with Frames(as_file(picture.convert(mode)), "大.png") as frames:
        ((page, _, _),) = list(frames)
    assert page.mode == "RGB"
    assert page.size == (6_000, 4_500)
    # No seams between the strips: a black field on white, and grey at most on its edge.
    left, right = round(page.width / 4), round(page.width * 3 / 4)
    column = page.crop((left + 2, 0, right - 2, page.height)).convert("L")
    counts = column.histogram()
    grey = sum(counts[1:255])
    assert grey <= 2 * column.width
    assert counts[0] == pytest.approx(column.width * page.height / 2, rel=0.002)


def test_a_picture_without_text_is_not_looked_at_for_a_minute() -> None:
    import time

    from PIL import Image

    page = as_file(Image.new("L", (1_400, 1_400), 255))
    large = as_file(Image.new("L", (5_900, 5_900), 255))
    seconds = []
    for data in (page, page, large):
        start = time.process_time()
        assert refused(data).code == "error.source.picture_without_text"
        seconds.append(time.process_time() - start)
    assert seconds[2] < 12 * seconds[1]
