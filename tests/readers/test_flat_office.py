"""Office documents of one XML file, tables in plain text, and what only points to a file."""

from __future__ import annotations

from pathlib import Path

import pytest

import readers
from model.document import Block, BlockKind
from model.errors import SourceError
from tests.readers import hostile_files as files

W = "http://schemas.microsoft.com/office/word/2003/wordml"
LONG = "全县上下坚持稳中求进工作总基调，扎实推动高质量发展，各项工作取得新的成效。"
DOCUMENT = (
    f'<?xml version="1.0" encoding="GB2312"?><?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="{W}" '
    'xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint"><w:body><wx:sect><w:p><w:pPr><w:listPr>'
    '<wx:t wx:val="一、"/></w:listPr></w:pPr><w:r><w:t>工作情况</w:t></w:r></w:p><w:p><w:r><w:t>'
    + LONG
    + "</w:t></w:r>"
    "<w:r><w:footnote><w:p><w:r><w:t>初步统计数。</w:t></w:r></w:p></w:footnote></w:r></w:p>"
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>粮食</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>800</w:t></w:r></w:p></w:tc>"
    '</w:tr></w:tbl><w:sectPr><w:ftr w:type="odd"><w:p><w:r><w:t>内部资料</w:t></w:r></w:p></w:ftr></w:sectPr></wx:sect>'
    "</w:body></w:wordDocument>"
)
WORKBOOK = (
    '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles>'
    '<Style ss:ID="p"><NumberFormat ss:Format="0.0%"/></Style>'
    '<Style ss:ID="d"><NumberFormat ss:Format="Short Date"/></Style></Styles>'
    '<Worksheet ss:Name="指标"><Table><Row><Cell><Data ss:Type="String">增速</Data></Cell>'
    '<Cell ss:StyleID="p"><Data ss:Type="Number">0.063</Data></Cell></Row>'
    '<Row><Cell ss:Index="2" ss:StyleID="d"><Data ss:Type="DateTime">2023-01-16T00:00:00.000</Data></Cell>'
    '<Cell><Data ss:Type="String">报</Data></Cell></Row></Table></Worksheet></Workbook>'
)


def blocks(data: bytes, name: str) -> tuple[Block, ...]:
    return readers.read_bytes(data, name).blocks


def test_word_2003_under_the_name_of_a_doc() -> None:
    found = blocks(DOCUMENT.encode("gb2312"), "总结.doc")
    assert found[0].kind is BlockKind.HEADING
    assert [b.text for b in found] == [
        "一、工作情况",
        LONG,
        "初步统计数。",
        "粮食\t800",
        "内部资料",
    ]
    assert [b.kind for b in found][2:] == [BlockKind.CAPTION, BlockKind.TABLE, BlockKind.NOISE]


def test_a_package_written_flat() -> None:
    space = "http://schemas.microsoft.com/office/2006/xmlPackage"
    word = f"<w:document {files.WORD}><w:body>{files.paragraph(LONG)}</w:body></w:document>"
    flat = (
        f'<pkg:package xmlns:pkg="{space}"><pkg:part pkg:name="/word/document.xml"><pkg:xmlData>{word}</pkg:xmlData>'
        "</pkg:part></pkg:package>"
    )
    assert [b.text for b in blocks(flat.encode(), "a.xml")] == [LONG]


def test_excel_2003_under_the_name_of_an_xls() -> None:
    (table,) = (b for b in blocks(WORKBOOK.encode(), "指标.xls") if b.rows)
    assert table.rows == (("增速", "6.3%", ""), ("", "2023/1/16", "报"))


@pytest.mark.parametrize("cut", [500, 700])
def test_a_part_of_one_is_damaged(cut: int) -> None:
    with pytest.raises(SourceError) as refused:
        blocks(DOCUMENT.encode("gb2312")[:cut], "总结.doc")
    assert refused.value.code == "error.source.damaged"


def test_entities_in_one_are_refused() -> None:
    bomb = DOCUMENT.replace("<w:wordDocument", '<!DOCTYPE w [<!ENTITY a "b">]><w:wordDocument', 1)
    with pytest.raises(SourceError) as refused:
        blocks(bomb.encode("gb2312"), "总结.doc")
    assert refused.value.code == "error.source.unsafe"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('指标,单位,"上年, 数"\r\n粮食,亿斤,"1,234.5"\r\n', "a.csv"),
        ("指标;单位;上年, 数\n粮食;亿斤;1,234.5\n", "a.csv"),
        ("sep=;\n指标;单位;上年, 数\n粮食;亿斤;1,234.5\n", "a.csv"),
        ('指标\t单位\t上年, 数\n粮食\t亿斤\t"1,234.5"\n', "Unicode文本.txt"),
        ("指标\t单位\t上年, 数\n粮食\t亿斤\t1,234.5\n" + "\n" * 60, "导出.xls"),
    ],
)
def test_tables_in_plain_text(text: str, name: str) -> None:
    (table,) = blocks(("\ufeff" + text).encode(), name)
    assert table.rows == (("指标", "单位", "上年, 数"), ("粮食", "亿斤", "1,234.5"))
    above = int(text.startswith("sep"))
    assert [one.anchor.line for one in table.segments] == [above + 1, above + 2]


@pytest.mark.parametrize("text", ["一、情况\t1\n二、问题\t2\n", "甲\t乙\n一段话。\n", "甲\t乙\n"])
def test_text_with_tabs_that_is_no_table(text: str) -> None:
    assert not any(block.rows for block in blocks(text.encode(), "a.txt"))


def test_cells_over_several_lines_and_titles_of_tables() -> None:
    data = '2023年主要指标\n\n指标,备注\n粮食,"含大豆\n和玉米"\n注：快报数\n'.encode("gb18030")
    title, table, remark = blocks(data, "a.csv")
    assert (title.text, remark.text) == ("2023年主要指标", "注：快报数")
    assert table.rows == (("指标", "备注"), ("粮食", "含大豆 和玉米"))
    assert [one.anchor.line for one in (*table.segments, *remark.segments)] == [3, 4, 6]


@pytest.mark.parametrize("rest", ["", "长" * 200_000])
def test_a_quotation_mark_that_nothing_ends_swallows_no_rows(rest: str) -> None:
    found = blocks(f'指标,数\n"粮食,800\n棉\u2028花,9\n{rest}'.encode(), "a.csv")
    assert found[0].rows == (() if rest else (("指标", "数"), ('"粮食', "800"), ("棉 花", "9")))
    assert [one.anchor.line for one in found[0].segments][:3] == ([1] if rest else [1, 2, 3])


OPEN = (
    '<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'office:mimetype="application/vnd.oasis.opendocument.text"><office:master-styles><style:master-page>'
    "<style:footer><text:p>内部资料</text:p></style:footer></style:master-page></office:master-styles><office:body>"
    '<office:text><text:h text:outline-level="1">工作情况</text:h><text:p><draw:frame><draw:image><office:binary-data>'
    + "iVBORw0KGgo" * 1_000_000
    + f"</office:binary-data></draw:image></draw:frame>{LONG}</text:p></office:text></office:body></office:document>"
)


def test_opendocument_written_flat() -> None:
    found = blocks(OPEN.encode(), "总结.fodt")
    assert [(b.kind, b.text) for b in found] == [
        (BlockKind.HEADING, "工作情况"),
        (BlockKind.PARAGRAPH, LONG),
        (BlockKind.NOISE, "内部资料"),
    ]


def test_bullets_of_word_2003_are_no_text() -> None:
    listed = '<wx:t wx:val="l"/><wx:font wx:val="Wingdings"/>'
    found = blocks(DOCUMENT.replace('<wx:t wx:val="一、"/>', listed).encode("gb2312"), "总结.doc")
    assert found[0].text == "工作情况"


def test_office_documents_of_one_file_come_in_with_a_folder(tmp_path: Path) -> None:
    (tmp_path / "总结.xml").write_bytes(DOCUMENT.encode("gb2312"))
    (tmp_path / "总结.fodt").write_bytes(OPEN.encode())
    (tmp_path / "设置.xml").write_bytes(b"<?xml version='1.0'?><settings><a>1</a></settings>")
    assert [one.name for one in readers.gather([tmp_path])] == ["总结.fodt", "总结.xml"]


def test_text_of_other_xml_without_its_tags() -> None:
    feed = (
        '<?xml version="1.0" encoding="GB18030"?>\n<rss><item id="7">\n<title>春耕备耕<b>全面</b>展开</title>\n'
        "<description><![CDATA[<p>第一段。</p><p>第二段。</p>]]></description>\n<pubDate/>"
        f"<body>\n<sec><head>一、进展</head><par>{LONG}</par></sec></body></item></rss>"
    )
    found = blocks(feed.encode("gb18030"), "稿件.xml")
    assert [b.text for b in found] == ["春耕备耕全面展开", "第一段。", "第二段。", "一、进展", LONG]
    assert [b.segments[0].anchor.line for b in found] == [3, 4, 4, 6, 6]


def test_xml_of_other_programs_without_what_nobody_sees() -> None:
    head = "<?xml version='1.0'?>\n<!DOCTYPE book SYSTEM 'http://example.org/book.dtd'>\n"
    found = blocks(f"{head}<book><style>p {{}}</style><para>{LONG}</para></book>".encode(), "a.xml")
    assert [(b.text, b.segments[0].anchor.line) for b in found] == [(LONG, 3)]


@pytest.mark.parametrize(
    "text",
    ["<?xml version='1.0'?><rows><row a='粮食'/></rows>", "<?xml version='1.0'?>\n<a>粮食<b>"],
)
def test_xml_that_says_nothing_else_is_shown_as_written(text: str) -> None:
    found = "".join(b.text for b in blocks(text.encode(), "数据.xml"))
    assert "粮食" in found
    assert "<" in found


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"L\0\0\0\x01\x14\x02\0" + bytes(80), "报告.docx.lnk", "error.source.shortcut"),
        (b"[InternetShortcut]\r\nURL=http://a/\r\n", "通知.url", "error.source.shortcut"),
        (b"\0\0\0\x18ftypheic" + bytes(80), "照片.jpg", "error.source.unsupported"),
        (files.package({"Index/Document.iwa": b"1"}), "报告.pages", "error.source.unsupported"),
    ],
)
def test_what_is_no_document_is_called_by_its_name(data: bytes, name: str, code: str) -> None:
    with pytest.raises(SourceError) as refused:
        blocks(data, name)
    assert refused.value.code == code
