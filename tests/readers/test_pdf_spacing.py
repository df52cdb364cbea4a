"""PDF: white between words and characters, paragraphs with edges of their own, pages of a few lines."""

from __future__ import annotations

import io
from typing import Any

import pytest

import readers
from messages import say
from model.document import BlockKind
from readers.pdf import scans
from tests.readers.pdf_samples import HEIGHT, Page, advance, build, flow, wrap
from tests.readers.test_pdf import GROWTH, MEETING, TEXTS, body, noise, read


def spread(page: Page, words: str, x: float, y: float, width: float, size: float = 12) -> None:
    """Draw words so far apart that they fill ``width``."""
    parts = words.split()
    gap = (width - sum(advance(part, size) for part in parts)) / (len(parts) - 1)
    page.spaced(parts, x, y, gap=gap / size, size=size)


def test_words_of_justified_lines_are_no_columns() -> None:
    page = Page()
    lines = [
        "considerable investments in industrial",
        "infrastructure surpassed each every",
        "administration published the evaluation",
    ]
    for at, line in enumerate(lines):
        spread(page, line, 72, 700 - 20 * at, 300)
    page.text("of 2023.", 72, 640)
    assert body(read(build([page]))[0]) == [" ".join([*lines, "of 2023."])]


def test_figures_evenly_apart_stay_apart() -> None:
    page = Page()
    for at, row in enumerate((["2019", "2020", "2021"], ["11.5", "12.5", "13.7"])):
        page.spaced(row, 72, 700 - 20 * at, gap=2, size=12)
    page.spaced(["14.1", "15.2", "16.3"], 72, 660, gap=2, size=12)
    blocks, _ = read(build([page]))
    assert [block.kind for block in blocks] == [BlockKind.TABLE]
    assert blocks[0].rows[0] == ("2019", "2020", "2021")


def test_a_space_between_chinese_characters_is_kept() -> None:
    page = Page()
    page.spaced(["本报记者", "张明", "李立新", "报道"], 72, 700, gap=0.3, size=12)
    assert body(read(build([page]))[0]) == ["本报记者 张明 李立新 报道"]


def test_what_only_makes_a_line_full_is_no_space() -> None:
    page = Page()
    page.spaced(list("各部门要抓好落实"), 72, 700, gap=0.3, size=12)
    page.spaced(["各部门", "要", "抓", "好", "落", "实"], 72, 600, gap=0.3, size=12)
    assert "".join(body(read(build([page]))[0])) == 2 * "各部门要抓好落实"


def test_paragraphs_set_further_in_are_whole() -> None:
    page = Page()
    y = HEIGHT - 80
    for text, left, width in ((GROWTH, 72, 37), (MEETING, 120, 29), (GROWTH, 72, 37)):
        for indent, line in wrap(text, width):
            page.text(line, left + 12 * indent, y)
            y -= 20
    # A heading and a paragraph of one line further in are two.
    page.text("五年来，我们聚力发展、稳中求进，发展呈现新局面", 96, y)
    page.text("全面实施重大项目，落实各项举措，推动发展。", 144, y - 20)
    page.text("现代服务业迅速发展。", 96, y - 40)
    assert body(read(build([page]))[0]) == [
        *(GROWTH, MEETING, GROWTH),
        "五年来，我们聚力发展、稳中求进，发展呈现新局面",
        "全面实施重大项目，落实各项举措，推动发展。",
        "现代服务业迅速发展。",
    ]


def test_a_name_and_a_date_at_the_end_are_two_lines() -> None:
    page = flow([GROWTH])[0]
    page.text("松江市人民政府", 523 - 7 * 12, 500)
    page.text("2024年3月15日印发通知", 523 - advance("2024年3月15日印发通知", 12), 480)
    assert body(read(build([page]))[0])[1:] == ["松江市人民政府", "2024年3月15日印发通知"]


def test_the_running_head_of_a_last_page_of_two_lines_is_noise() -> None:
    head, foot = "松江市人民政府办公室文件", "内部资料 注意保存"
    for pages in (flow(TEXTS * 9, size=14),):
        last = Page()
        last.text(head, 72, HEIGHT - 40, 11)
        last.text("脱贫户人均收入达到一万元，", 72, HEIGHT - 77, 14)
        last.text("村集体收入实现全覆盖。", 72, HEIGHT - 97, 14)
        last.text(foot, 72, 60, 11)
        for page in pages:
            page.text(head, 72, HEIGHT - 40, 11)
            page.text(foot, 72, 60, 11)
        blocks, _ = read(build([*pages, last]))
        assert noise(blocks).count(head) >= len(pages) + 1
        assert head not in body(blocks)


def test_a_quotation_mark_before_a_word_is_not_parted_from_it() -> None:
    page = Page()
    page.text("总统在会谈中他不禁连连称", 72, 700)
    page.text("赞“wonderful”。各方对合作表示满意和期待", 72, 680)
    page.text("，双方签署了协议，各项工作进展都十分顺利。", 72, 660)
    assert "称赞“wonderful”" in "".join(body(read(build([page]))[0]))
    assert len(body(read(build([page]))[0])) == 1


def test_the_lines_below_a_title_set_larger_are_titles_too() -> None:
    lines = ["第7期 市政府办公室编", "回眸二〇二二", "总体要求"]
    page = flow([*lines, GROWTH, "战略重点", MEETING, "预期目标", GROWTH], title="松江工作简报")[0]
    found = readers.read_bytes(build([page]), "简报.pdf")
    heads = [(block.level, block.text) for block in found.blocks if block.kind is BlockKind.HEADING]
    assert heads[:3] == [(0, "松江工作简报"), *((0, line) for line in lines[:2])]
    assert heads[3:] == [(1, "总体要求"), (1, "战略重点"), (1, "预期目标")]


def _garbled() -> bytes:
    strange = "".join(chr(0x3500 + 37 * number) for number in range(60))
    return build(flow([strange, strange]))


@pytest.mark.parametrize("installed", [False, True])
def test_a_garbled_layer_that_has_to_be_kept_is_told(
    monkeypatch: pytest.MonkeyPatch, *, installed: bool
) -> None:
    class Nothing:
        """Recognition that makes out no more than a stain."""

        def __init__(self, *_: object) -> None: ...

        def page(self, *_: object) -> Any:
            from readers.common.ocr.page import Recognised
            from readers.common.pages.shapes import PageText

            return Recognised(PageText(1, 595, 842, []))

        def notices(self, _: str) -> list[object]:
            return []

    monkeypatch.setattr(scans, "is_installed", lambda: installed)
    monkeypatch.setattr(scans, "draw", lambda _: io.BytesIO())
    monkeypatch.setattr("readers.common.ocr.document.Reading", Nothing)
    blocks, notices = read(_garbled())
    assert blocks
    (notice,) = notices
    assert notice.code == ("notice.pdf.garbled" if installed else "notice.ocr.missing_garbled")
    said = say(notice.code, dict(notice.values))
    assert "第 1 页" in said
    assert ("make ocr" in said) is not installed
