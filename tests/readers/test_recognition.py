"""Scans and pictures read by the optional text recognition: what it gets right, and where it says that it may not."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import readers
from model.document import Block, BlockKind, Document
from model.errors import Cancelled
from tests.readers.ocr_samples import (
    Sheet,
    accuracy,
    as_file,
    as_pdf,
    document,
    needs_recognition,
    newspaper,
    noisy,
)

pytestmark = needs_recognition

TITLE = "云岭县经济运行情况"
TEXTS = (
    "2023年，全县地区生产总值完成186.4亿元，同比增长6.3%，增速比上年提高1.2个百分点；粮食总产量达到12.8亿斤。",
    "会议指出：“要坚持稳中求进工作总基调，扎实推动高质量发展。”各部门要抓好落实，确保完成全年目标任务。",
)
ARTICLE = tuple(
    f"第{number}个乡镇全年完成投资{number * 7}亿元，重点项目进展顺利，新开工项目{number}个，"
    f"同比增长{number + 2}.3%。群众反映的{number * 11}件实事全部办结，满意率保持在九成以上。"
    for number in range(1, 30)
)


def body(found: Document) -> str:
    return "".join(block.text for block in found.blocks if block.kind is not BlockKind.NOISE)


def texts(found: Document) -> list[str]:
    return [block.text for block in found.blocks if block.kind is not BlockKind.NOISE]


def test_a_clean_page_is_read_almost_without_a_fault() -> None:
    page = document(TEXTS, title=TITLE, number=3)
    found = readers.read_bytes(as_file(page.picture), "扫描.png")
    assert accuracy(TITLE + "".join(TEXTS), body(found)) >= 0.99
    assert texts(found)[0] == TITLE
    assert found.blocks[0].kind is BlockKind.HEADING
    assert len(texts(found)) == 3
    assert [block.text.replace(" ", "") for block in found.blocks][-1] == "—3—"
    assert found.blocks[-1].kind is BlockKind.NOISE


def test_a_poor_scan_is_read_well_and_set_straight() -> None:
    page = noisy(document(TEXTS, title=TITLE).picture)
    found = readers.read_bytes(as_file(page, "JPEG"), "扫描.jpg")
    assert accuracy(TITLE + "".join(TEXTS), body(found)) >= 0.98
    assert len(texts(found)) == 3


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_that_lies_on_its_side_or_head_is_turned(degrees: int) -> None:
    page = document(TEXTS).picture.rotate(degrees, expand=True)
    found = readers.read_bytes(as_file(page), "横.png")
    assert accuracy("".join(TEXTS), body(found)) >= 0.99
    assert len(texts(found)) == 2


@pytest.mark.parametrize("columns", [3, 4])
def test_columns_of_a_newspaper_are_read_one_after_the_other(columns: int) -> None:
    page, wanted = newspaper(ARTICLE, columns, "全面振兴取得新突破", height=400.0)
    found = readers.read_bytes(as_file(page.picture), "报纸.png")
    said = body(found)
    assert accuracy(wanted, said[said.index("全面振兴") :]) >= 0.99


def test_a_ruled_table_is_a_table() -> None:
    sheet = Sheet(420.0, 300.0)
    rows = [("指标", "目标", "完成"), ("粮食产量", "800", "837.3"), ("固定资产投资", "16", "17.8")]
    for y in range(4):
        sheet.rule(40, 40 + 40 * y, 380, 40 + 40 * y)
    for x in (40, 180, 280, 380):
        sheet.rule(x, 40, x, 160)
    for y, row in enumerate(rows):
        for x, text in zip((50, 190, 290), row, strict=True):
            sheet.text(text, x, 52 + 40 * y, 14)
    found = readers.read_bytes(as_file(sheet.picture), "表.png")
    assert [block.rows for block in found.blocks] == [tuple(rows)]


def smeared(radius: float) -> Any:
    """A page whose second line was wiped with a wet finger."""
    from PIL import ImageFilter

    page = document(TEXTS).picture
    place = (200, 350, 1500, 440)
    page.paste(page.crop(place).filter(ImageFilter.GaussianBlur(radius)), place)
    return page


def test_a_line_too_blurred_to_be_seen_is_told() -> None:
    found = readers.read_bytes(as_file(smeared(10)), "污.png")
    values = [dict(n.values) for n in found.notices if n.code == "notice.ocr.unread"]
    assert [one["count"] for one in values] == ["1"]
    clean = readers.read_bytes(as_file(document(TEXTS).picture), "净.png")
    assert [notice.code for notice in clean.notices] == ["notice.ocr.pages"]


def test_what_is_not_sure_is_in_doubt_and_leads_to_its_line() -> None:
    page = smeared(5)
    found = readers.read_bytes(as_file(page), "污.png")
    doubts = [
        (block, doubt)
        for block in found.blocks
        for doubt in block.doubts
        if doubt.code == "doubt.recognition"
    ]
    assert doubts
    for block, doubt in doubts:
        assert block.text[doubt.start : doubt.end]
        anchor = block.anchor_at(doubt.start)
        assert (anchor.page, anchor.line) == (1, 2)
        assert dict(doubt.values)["confidence"].endswith("%")
    (notice,) = found.notices
    assert notice.code == "notice.ocr.doubtful"


def test_a_long_screenshot_keeps_its_small_type() -> None:
    sheet = Sheet(270.0, 1600.0, dpi=144.0)
    y = 20.0
    for text in ARTICLE[:9]:
        y = sheet.paragraph(text, 15, y, 20, 12.0, 20.0) + 10
    found = readers.read_bytes(as_file(sheet.picture, dpi=(72, 72)), "长图.png")
    assert accuracy("".join(ARTICLE[:9]), body(found)) >= 0.98


def test_pages_with_and_without_text_in_one_pdf() -> None:
    import io

    import pypdfium2

    from tests.readers.pdf_samples import build, flow

    merged = pypdfium2.PdfDocument.new()
    for data in (
        build(flow([ARTICLE[0]])),
        as_pdf([document(TEXTS).picture]),
        build(flow([ARTICLE[1]])),
    ):
        merged.import_pages(pypdfium2.PdfDocument(data))
    target = io.BytesIO()
    merged.save(target)
    found = readers.read_bytes(target.getvalue(), "混合.pdf")
    assert texts(found) == [ARTICLE[0], *TEXTS, ARTICLE[1]]
    assert [block.page for block in found.blocks] == [1, 2, 2, 3]
    (notice,) = found.notices
    assert notice.code.startswith("notice.ocr.")
    assert dict(notice.values)["pages"] == "2"


class _Watcher:
    def __init__(self, stop_after: int = 10**9) -> None:
        self.reports: list[tuple[str, int, int]] = []
        self.looks, self.stop_after = 0, stop_after

    def report(self, stage: str, done: int, total: int) -> None:
        self.reports.append((stage, done, total))

    def check(self) -> None:
        self.looks += 1
        if self.looks > self.stop_after:
            raise Cancelled


def test_each_page_is_reported_and_a_page_can_be_stopped_in_its_middle() -> None:
    data = as_pdf([document(TEXTS[:1]).picture, document(TEXTS[1:]).picture])
    watcher = _Watcher()
    readers.read_bytes(data, "扫描.pdf", watcher)
    recognised = [done for stage, done, total in watcher.reports if stage == "stage.read.recognise"]
    assert {0, 1} <= set(recognised)
    assert watcher.reports[-1] == ("stage.read.pages", 2, 2)
    stopping = _Watcher(4)
    with pytest.raises(Cancelled):
        readers.read_bytes(data, "扫描.pdf", stopping)
    assert stopping.reports[-1][1] == 0


def test_only_the_networks_are_used_never_code_that_downloads() -> None:
    """In a process of its own: whatever opens a socket or writes a file ends it."""
    code = (
        "import sys, readers\n"
        "from tests.readers.ocr_samples import Sheet, as_file\n"
        "sheet = Sheet(200.0, 60.0); sheet.text('粮食丰收', 20, 20, 16)\n"
        "data = as_file(sheet.picture)\n"
        "def watch(event, args):\n"
        "    assert not event.startswith('socket.'), event\n"
        "    assert event != 'open' or 'w' not in str(args[1]), args\n"
        "sys.addaudithook(watch)\n"
        "print(readers.read_bytes(data, 'a.png').blocks[0].text)\n"
        "print([m for m in ('rapidocr', 'requests', 'cv2', 'shapely', 'urllib3') if m in sys.modules])\n"
    )
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=False,
        env={"PYTHONIOENCODING": "utf-8", "PYTHONDONTWRITEBYTECODE": "1", "PATH": ""},
    )  # fmt: skip
    assert done.stdout.split("\n")[:2] == ["粮食丰收", "[]"], done.stderr


def test_a_block_that_spans_two_pages_knows_both() -> None:
    """A sentence that goes on behind a page's end is one paragraph."""
    pages = [document([TEXTS[0]]).picture, document([TEXTS[1]]).picture]
    found = readers.read_bytes(
        as_file(pages[0], "TIFF", save_all=True, append_images=pages[1:]), "两页.tif"
    )
    blocks: list[Block] = [b for b in found.blocks if b.kind is not BlockKind.NOISE]
    assert [block.page for block in blocks] == [1, 2]
    assert accuracy("".join(TEXTS), body(found)) >= 0.99


def _one_line() -> Any:
    sheet = Sheet(300.0, 60.0)
    sheet.text("粮食总产量创历史新高。", 30, 20, 16)
    return sheet.picture


@pytest.mark.parametrize(
    ("kind", "mode"),
    [("PNG", "RGB"), ("PNG", "RGBA"), ("PNG", "P"), ("PNG", "1"), ("PNG", "I;16"), ("PNG", "LA"),
     ("JPEG", "L"), ("JPEG", "CMYK"), ("TIFF", "1"), ("TIFF", "CMYK"), ("BMP", "RGB"),
     ("WEBP", "RGB"), ("GIF", "P")],
)  # fmt: skip
def test_every_kind_of_picture_is_read(kind: str, mode: str) -> None:
    import numpy as np
    from PIL import Image

    picture = _one_line()
    if mode == "I;16":
        picture = Image.fromarray(np.asarray(picture.convert("L")).astype(np.uint16) * 257)
    else:
        picture = picture.convert(mode)
    found = readers.read_bytes(as_file(picture, kind), "图")
    assert found.format == "image"
    assert texts(found) == ["粮食总产量创历史新高。"]


def test_a_transparent_picture_has_white_paper() -> None:
    from PIL import Image

    picture = Image.new("RGBA", _one_line().size, (0, 0, 0, 0))
    ink = _one_line().convert("L").point(lambda value: 255 - value)
    picture.paste((0, 0, 0, 255), mask=ink)
    assert texts(readers.read_bytes(as_file(picture), "图.png")) == ["粮食总产量创历史新高。"]


def test_a_camera_that_was_held_on_its_side() -> None:
    from PIL import Image

    picture = _one_line()
    exif = Image.Exif()
    exif[0x0112] = 6
    data = as_file(picture.transpose(Image.Transpose.ROTATE_90), "JPEG", exif=exif, quality=95)
    found = readers.read_bytes(data, "照片.jpg")
    assert texts(found) == ["粮食总产量创历史新高。"]
