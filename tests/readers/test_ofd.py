"""OFD: reading order by place, not by file; tables by their rules; what leaves the package; templates."""

from __future__ import annotations

import pytest

import readers
from model.document import BlockKind
from model.errors import SourceError
from readers.common.pages.flow import blocks_of
from readers.common.pages.shapes import Fragment, PageText
from tests.readers.mutations import entries, packed
from tests.readers.pdf_samples import wrap
from tests.readers.samples.office import ofd, set_pages

LONG = "全省经济运行总体平稳、稳中有进，地区生产总值增长6.3%，粮食产量达到837.3亿斤，城镇新增就业26.34万人。"


def test_objects_are_read_by_place_not_by_their_order_in_the_file() -> None:
    lines = set_pages([LONG, "会议强调，要抓好落实。"])[0]
    document = readers.read_bytes(ofd([list(reversed(lines))]), "a.ofd")
    body = [block.text for block in document.blocks if block.kind is not BlockKind.NOISE]
    assert body == [LONG, "会议强调，要抓好落实。"]


def test_running_heads_and_page_numbers_are_noise() -> None:
    pages = set_pages(
        [LONG.replace("6.3", f"{n}.3") + "甲乙丙丁" * (n % 5) + "。" for n in range(60)], "内部资料"
    )
    document = readers.read_bytes(ofd(pages), "a.ofd")
    noise = [block.text for block in document.blocks if block.kind is BlockKind.NOISE]
    assert len(pages) > 2
    assert noise.count("内部资料") == len(pages)
    assert f"— {len(pages)} —" in noise
    assert len([b for b in document.blocks if b.kind is BlockKind.PARAGRAPH]) == 60


def test_two_columns() -> None:
    rows = []
    for x, name in ((20.0, "左"), (110.0, "右")):
        lines = [line for n in range(3) for line in wrap(f"{name}{n}，{LONG}", 19)]
        rows += [
            (text, x + indent * 4, 40.0 + 7 * at, 4.0) for at, (indent, text) in enumerate(lines)
        ]
    rows.sort(key=lambda row: row[2])
    document = readers.read_bytes(ofd([rows]), "a.ofd")
    texts = [block.text for block in document.blocks]
    assert texts == [f"{name}{n}，{LONG}" for name in "左右" for n in range(3)]


def test_a_ruled_table() -> None:
    texts = [
        ("指标", 22.0, 46.0),
        ("数值", 62.0, 46.0),
        ("粮食", 22.0, 56.0),
        ("837.3", 62.0, 56.0),
    ]
    data = ofd([[(text, x, y, 4.0) for text, x, y in texts]])
    files = entries(data)
    rules = "".join(
        f'<ofd:PathObject ID="8" Boundary="20 {y} 80 0.3"><ofd:AbbreviatedData>M 0 0 L 80 0'
        "</ofd:AbbreviatedData></ofd:PathObject>"
        for y in (40, 50, 60)
    ) + "".join(
        f'<ofd:PathObject ID="8" Boundary="{x} 40 0.3 20"><ofd:AbbreviatedData>M 0 0 L 0 20'
        "</ofd:AbbreviatedData></ofd:PathObject>"
        for x in (20, 60, 100)
    )
    page = "Doc_0/Pages/Page_1/Content.xml"
    files[page] = files[page].replace(b"</ofd:Layer>", rules.encode() + b"</ofd:Layer>")
    document = readers.read_bytes(packed(files), "a.ofd")
    assert document.blocks[0].rows == (("指标", "数值"), ("粮食", "837.3"))


def test_places_cannot_leave_the_package() -> None:
    files = entries(ofd(set_pages([LONG])))
    main = "Doc_0/Document.xml"
    files[main] = files[main].replace(b"Pages/Page_1/Content.xml", b"../../../etc/passwd")
    with pytest.raises(SourceError) as caught:
        readers.read_bytes(packed(files), "a.ofd")
    assert caught.value.code == "error.source.damaged"


def test_a_lost_page_is_told() -> None:
    pages = set_pages([LONG + f"第{n}段。" for n in range(40)])
    files = entries(ofd(pages))
    del files["Doc_0/Pages/Page_2/Content.xml"]
    document = readers.read_bytes(packed(files), "a.ofd")
    assert [n.code for n in document.notices] == ["notice.pdf.pages_lost"]


def test_encrypted_and_empty() -> None:
    files = entries(ofd(set_pages([LONG])))
    with pytest.raises(SourceError) as caught:
        readers.read_bytes(packed({**files, "Encryptions.xml": b"<x/>"}), "a.ofd")
    assert caught.value.code == "error.source.locked"
    with pytest.raises(SourceError) as caught:
        readers.read_bytes(ofd([[]]), "a.ofd")
    assert caught.value.code == "error.source.no_text"


def test_type_of_no_size_breaks_no_layout() -> None:
    pieces = [
        Fragment("正文在这里。", 72, 90, 150, 102, 12.0),
        Fragment("无", 72, 120, 72, 120, 0.0),
    ]
    found = blocks_of([PageText(1, 595, 842, pieces)])
    assert [block.text for block in found.blocks] == ["正文在这里。", "无"]
