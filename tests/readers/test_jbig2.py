"""JBIG2 scans in OFD files: drawn by pdfium, read as any other scan."""

from __future__ import annotations

import io
import random
import struct
from contextlib import suppress
from typing import Any

import pytest

import readers
from model.errors import SourceError
from readers.common.ocr.jbig2 import MAGIC, BrokenJbig2, drawn, size_of
from readers.registry import detect
from tests.readers.mutations import entries, mutated, packed
from tests.readers.ocr_samples import document, needs_recognition
from tests.readers.test_pictures_within import TEXT, ofd

pytest.importorskip("PIL", reason="the optional part is not installed")


def segment(number: int, kind: int, data: bytes) -> tuple[bytes, bytes]:
    return struct.pack(">IBBBI", number, kind, 0, 1, len(data)), data


def jbig2(picture: Any, *, sequential: bool = True, size: tuple[int, int] | None = None) -> bytes:
    """``picture`` as a JBIG2 file of one region, packed as in a fax (MMR)."""
    bits = picture.convert("1")
    tiff = io.BytesIO()
    bits.save(tiff, "TIFF", compression="group4", tiffinfo={278: bits.height})
    from PIL import Image

    tags = Image.open(tiff).tag_v2  # type: ignore[attr-defined]
    if tags[262] == 1:
        # Black is 0 there: what is packed is the negative.
        tiff = io.BytesIO()
        bits.point(lambda value: 255 - value).save(
            tiff, "TIFF", compression="group4", tiffinfo={278: bits.height}
        )
        tags = Image.open(tiff).tag_v2  # type: ignore[attr-defined]
    (start,), (length,) = tags[273], tags[279]
    fax = tiff.getvalue()[start : start + length]
    width, height = size or bits.size
    region = struct.pack(">IIIIBB", bits.width, bits.height, 0, 0, 0, 1) + fax
    parts = (
        segment(0, 48, struct.pack(">IIIIBH", width, height, 0, 0, 0, 0)),
        segment(1, 38, region),
        segment(2, 49, b""),
        segment(3, 51, b""),
    )
    head = MAGIC + bytes([1 if sequential else 0]) + (1).to_bytes(4, "big")
    if sequential:
        return head + b"".join(a + b for a, b in parts)
    return head + b"".join(a for a, _ in parts) + b"".join(b for _, b in parts)


def letters(width: int = 300, height: int = 200) -> Any:
    from PIL import Image, ImageDraw

    picture = Image.new("L", (width, height), 255)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((40, 30, 90, 150), fill=0)
    pen.ellipse((150, 60, 260, 170), fill=0)
    return picture


@pytest.mark.parametrize("sequential", [True, False])
def test_every_point_is_as_it_was(sequential: bool) -> None:
    picture = letters()
    found = drawn(jbig2(picture, sequential=sequential))
    assert found.size == picture.size
    assert found.point(lambda value: 255 * (value > 127)).tobytes() == picture.tobytes()


def test_a_long_picture_keeps_its_points() -> None:
    data = jbig2(letters(200, 16_000))
    assert size_of(data) == (200, 16_000)
    assert drawn(data).size == (200, 16_000)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        MAGIC,
        MAGIC + b"\1\0\0\0\1",
        jbig2(letters())[:60],
        jbig2(letters(), size=(0, 0)),
        jbig2(letters(), size=(9, 2**32 - 1)),
    ],
)
def test_what_cannot_be_drawn_is_told(data: bytes) -> None:
    with suppress(BrokenJbig2):
        drawn(data)
    assert "error" in outcome(ofd(data))


def outcome(data: bytes) -> str:
    try:
        readers.read_bytes(data, "扫描.ofd")
    except SourceError as error:
        return error.code
    return "read"


def test_a_picture_of_huge_size_is_not_drawn() -> None:
    assert outcome(ofd(jbig2(letters(), size=(60_000, 60_000)))).startswith("error.source.")


def test_mutations_end_well() -> None:
    chance = random.Random(1)
    data = jbig2(letters())
    for _ in range(100):
        with suppress(BrokenJbig2):
            spoilt = mutated(data, chance)
            if spoilt.startswith(MAGIC) and max(size_of(spoilt)) < 5_000:
                drawn(spoilt)


@needs_recognition
def test_a_scan_in_an_ofd_is_read() -> None:
    files = entries(ofd(jbig2(document([TEXT]).picture)))
    data = packed(
        {
            name.replace("scan.png", "scan.jb2"): content.replace(b"scan.png", b"scan.jb2")
            for name, content in files.items()
        }
    )
    assert detect(data, "扫描.ofd").wants_isolation(data)
    found = readers.read_bytes(data, "扫描.ofd")
    assert [block.text for block in found.blocks] == [TEXT]
