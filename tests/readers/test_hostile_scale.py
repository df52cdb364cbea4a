"""Honest giants: what an office may have one day, read whole, in bounded time and memory, or refused in one line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefing.worker import Worker
from briefing.worker.limits import Limits
from messages.catalogue import has
from model.errors import SourceError
from tests.readers import hostile_files as files
from tests.readers.pdf_samples import build, flow
from tests.readers.reading import outcome

pytestmark = pytest.mark.timeout(300)

MIB = 1024 * 1024
TEXT = files.TEXT
MEMORY = 1536 * MIB

Read = Callable[[str, bytes], tuple[str, str, str]]


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker(warm=("readers",)) as shared:
        yield shared


@pytest.fixture
def read(worker: Worker, tmp_path: Path) -> Read:
    def run(name: str, data: bytes) -> tuple[str, str, str]:
        path = tmp_path / name
        path.write_bytes(data)
        # Half of what the program gives a file of this size, so that a slower computer reads it, too.
        allowed = Limits.of([path]).seconds
        assert allowed is not None
        try:
            kind, what, text, seconds = worker.run(outcome, path, timeout=allowed, memory=MEMORY)
        except SourceError as error:
            return "refused", error.code, error.values["name"]
        assert seconds < allowed / 2
        return kind, what, text

    return run


def refused_or_whole(found: tuple[str, str, str], name: str, last: str) -> None:
    kind, what, text = found
    if kind == "refused":
        assert has(what)
        assert text == name
    else:
        assert last in text[-2_000:]


def test_a_pdf_of_five_thousand_pages(read: Read) -> None:
    pages = [flow([f"第{number}页，{TEXT}"])[0] for number in range(1, 51)] * 100
    kind, what, text = read("五千页.pdf", build(pages, compress=True))
    assert (kind, what) == ("read", "pdf")
    assert text.count(TEXT) == 5_000


def test_fifty_thousand_paragraphs(read: Read) -> None:
    body = "".join(files.paragraph(f"第{n}段，{TEXT}") for n in range(50_000))
    kind, what, text = read("长.docx", files.docx(body))
    assert (kind, what) == ("read", "docx")
    assert all(f"第{n}段，" in text for n in (0, 25_000, 49_999))


def test_ten_thousand_pictures(read: Read) -> None:
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    links = "".join(
        f'<Relationship Id="r{n}" Type="{kinds}/image" Target="media/{n}.png"/>'
        for n in range(10_000)
    )
    shown = "".join(
        '<w:p><w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        f'xmlns:r="{kinds}" r:embed="r{n}"/></w:drawing></w:r></w:p>'
        for n in range(10_000)
    )
    rels = "http://schemas.openxmlformats.org/package/2006/relationships"
    data = files.docx(
        files.paragraph(TEXT) + shown + files.paragraph("完。"),
        **{
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{rels}">{links}</Relationships>',
            **{f"word/media/{n}.png": b"\x89PNG\r\n\x1a\n" + bytes(9) for n in range(10_000)},
        },
    )
    assert read("图多.docx", data) == ("read", "docx", f"{TEXT}\n完。")


def test_a_giant_picture_beside_good_text(read: Read) -> None:
    from tests.readers.test_pictures_within import word

    head = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (2**31 - 1).to_bytes(4, "big") * 2
    kind, what, text = read("巨图.docx", word(head + bytes(20_000), TEXT * 12))
    assert (kind, what, text) == ("read", "docx", TEXT * 12)
    kind, what, text = read("巨图二.docx", word(head + bytes(20_000), TEXT))
    assert (kind, what, text) == ("read", "docx", TEXT)


def test_a_table_of_a_hundred_thousand_cells(read: Read) -> None:
    row = "<w:tr>" + "".join(f"<w:tc>{files.paragraph('数')}</w:tc>" for _ in range(20)) + "</w:tr>"
    table = f"<w:tbl>{row * 5_000}</w:tbl>"
    kind, _, text = read("大表.docx", files.docx(table + files.paragraph("完。")))
    assert kind == "read"
    assert text.count("数") == 100_000
    assert text.endswith("完。")


def test_tables_in_tables(read: Read) -> None:
    inner = files.paragraph("最里面。")
    for level in range(40):
        inner = (
            f"<w:tbl><w:tr><w:tc>{files.paragraph(f'第{level}层')}{inner}{files.paragraph('')}"
            "</w:tc></w:tr></w:tbl>"
        )
    kind, _, text = read("套表.docx", files.docx(inner + files.paragraph("完。")))
    assert kind == "read"
    assert "最里面。" in text
    assert all(f"第{level}层" in text for level in range(40))


def test_one_line_of_a_hundred_megabytes(read: Read) -> None:
    data = TEXT.encode() * (100 * MIB // len(TEXT.encode()))
    refused_or_whole(read("一行.txt", data), "一行.txt", TEXT)


def test_a_million_short_lines(read: Read) -> None:
    data = "".join(f"第{n}行\n" for n in range(1_000_000)).encode()
    refused_or_whole(read("百万行.txt", data), "百万行.txt", "第999999行")


def test_a_sentence_of_two_megabytes(read: Read) -> None:
    data = ("经济运行总体平稳" * 90_000).encode()
    assert len(data) > 2 * MIB
    kind, _, text = read("无标点.txt", data)
    assert kind == "read"
    assert len(text) == 720_000


def test_sixty_thousand_rows(read: Read) -> None:
    from tests.readers.samples.office import workbook

    rows = "".join(
        f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>第{n}户</t></is></c><c r="B{n}"><v>{n}</v></c></row>'
        for n in range(1, 60_001)
    )
    kind, what, text = read("台账.xlsx", workbook({"Sheet1": f"<sheetData>{rows}</sheetData>"}))
    assert (kind, what) == ("read", "xlsx")
    assert "第60000户\t60000" in text
