"""What nobody sees is no text, and what a page says to Word alone is none either."""

from __future__ import annotations

import readers
from model.document import Anchor, Block, BlockKind, Doubt, Segment
from readers.common.unseen import without_unseen
from tests.readers import hostile_files as files
from tests.readers.samples.office import workbook


def test_places_move_with_the_text() -> None:
    block = Block(
        BlockKind.PARAGRAPH, "\u200b甲1\u200b86\u00ad亿", (Segment(0, 3, Anchor(1)), Segment(3, 8, Anchor(2))),
        doubts=(Doubt(6, 8, "doubt.recognition"),),
    )  # fmt: skip
    (clean,) = without_unseen([block])
    assert clean.text == "甲186亿"
    assert [(one.start, one.end) for one in clean.segments] == [(0, 2), (2, 5)]
    assert [(one.start, one.end) for one in clean.doubts] == [(4, 5)]
    assert without_unseen([Block(BlockKind.PARAGRAPH, "\u200b")]) == []


def test_rows_stay_what_the_text_says() -> None:
    (table,) = without_unseen(
        [Block(BlockKind.TABLE, "甲\u200b\t10\u201120", rows=(("甲\u200b", "10\u201120"),))]
    )
    assert (table.text, table.rows) == ("甲\t10-20", (("甲", "10-20"),))


def test_in_a_document() -> None:
    data = files.docx(files.paragraph("产\u200b量8\u200b37.3亿\u00ad斤。"))
    assert [b.text for b in readers.read_bytes(data, "a.docx").blocks] == ["产量837.3亿斤。"]


def test_pages_that_word_saved() -> None:
    page = (
        "<p class=MsoNormal>完成<del>150</del><ins>186.4</ins>亿元，比上年增长。</p>"
        "<p><span style='font-family:Wingdings'><span style='mso-list:Ignore'>l<span style='font:7pt \"Times\"'>&nbsp;&nbsp;"
        "</span></span></span>第一项任务</p><p><span style='mso-list:Ignore'>（一）&nbsp;</span>编号段落有内容。</p>"
        "<div style='mso-element:header'><p>云岭县人民政府办公室文件汇编</p></div>"
        "<div style='mso-element:comment-list'><p>批注不是正文。</p></div>"
    )
    found = [(b.kind, b.text) for b in readers.read_bytes(page.encode(), "a.htm").blocks]
    assert found == [
        (BlockKind.PARAGRAPH, "完成186.4亿元，比上年增长。"),
        (BlockKind.LIST_ITEM, "第一项任务"),
        (BlockKind.PARAGRAPH, "（一）编号段落有内容。"),
        (BlockKind.NOISE, "云岭县人民政府办公室文件汇编"),
    ]


def test_boxes_and_lists_of_old_forms_and_large_first_letters() -> None:
    def field(data: str) -> str:
        return (
            f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
            '<w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )

    ticked = field('<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>')
    empty = field('<w:checkBox><w:default w:val="0"/></w:checkBox>')
    listed = field(
        '<w:ddList><w:result w:val="1"/><w:listEntry w:val="甲"/><w:listEntry w:val="乙"/></w:ddList>'
    )
    body = (
        f"<w:p>{ticked}<w:r><w:t>同意</w:t></w:r>{empty}<w:r><w:t>不同意，选</w:t></w:r>{listed}</w:p>"
        '<w:p><w:pPr><w:framePr w:dropCap="drop"/></w:pPr><w:r><w:t>全</w:t></w:r></w:p>'
        + files.paragraph("县上下真抓实干。")
    )
    document = readers.read_bytes(files.docx(body), "a.docx")
    assert [b.text for b in document.blocks] == ["☑同意□不同意，选乙", "全县上下真抓实干。"]
    assert not document.notices


def test_cells_of_a_sheet_that_were_never_worked_out() -> None:
    cells = (
        '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1*2</f></c><c r="C1" t="str"><f>""</f><v></v></c>'
        '<c r="D1" t="d"><v>2023-01-16T00:00:00</v></c></row></sheetData>'
    )
    document = readers.read_bytes(workbook({"表": cells}), "a.xlsx")
    assert [b.rows for b in document.blocks if b.rows] == [(("1", "2023-01-16"),)]
    (notice,) = document.notices
    assert (notice.code, dict(notice.values)["count"]) == ("notice.sheet.uncalculated", "1")
