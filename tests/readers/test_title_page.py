"""The lines at the top of a document: titles over two lines, and what stands below a title and heads nothing."""

from __future__ import annotations

import io

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH

from model.document import BlockKind, Document
from readers import read_bytes

BODY = "全年新增企业120家，同比增长8.5%，完成投资36亿元，新建学校6所，新增学位3200个，群众满意度进一步提升。"
FORMS = ("txt", "md", "docx")


def written(lines: list[str], form: str) -> Document:
    """A document with ``lines`` at its top (the first marked as a title where the format can) over two parts."""
    parts = [BODY, "一、工作成效", BODY, "二、存在问题", BODY]
    if form == "docx":
        made = docx.Document()
        for line in lines:
            made.add_paragraph(line).alignment = WD_ALIGN_PARAGRAPH.CENTER
        for line in parts:
            made.add_paragraph(line)
        file = io.BytesIO()
        made.save(file)
        return read_bytes(file.getvalue(), "a.docx")
    if form == "md":
        parts = [f"## {line}" if line[1] == "、" else line for line in parts]
        text = "\n\n".join([f"# {lines[0]}", *lines[1:], *parts])
    else:
        text = "\n".join([*lines, "", *parts])
    return read_bytes(text.encode(), f"a.{form}")


def headings(document: Document) -> list[str]:
    return [section.title for section in document.walk_sections()]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "lines",
    [
        ["某某市2023年国民经济和社会发展计划执行情况", "与2024年计划草案的报告"],
        ["关于某某市2023年预算执行情况", "和2024年预算草案的报告"],
        ["某某市人民政府办公室", "关于印发防汛应急预案的通知"],
        ["某某县2023年度", "安全生产工作总结"],
        ["关于贯彻落实《某某省优化营商环境", "条例》情况的报告"],
        ["某某集团有限公司关于进一步加强和", "改进安全生产工作的意见"],
    ],
)
def test_a_title_over_two_lines_is_one(lines: list[str], form: str) -> None:
    document = written([*lines, "2024年1月5日", "某某市发展和改革委员会"], form)
    assert headings(document) == ["".join(lines), "一、工作成效", "二、存在问题"]
    (title,) = [block for block in document.blocks if block.text == "".join(lines)]
    places = [(one.start, one.end) for one in title.segments]
    assert places == [(0, len(lines[0])), (len(lines[0]), len(title.text))]


@pytest.mark.parametrize(
    "lines",
    [
        ["山乡里来了新农人", "——返乡创业青年素描"],
        ["凝心聚力 真抓实干", "为建设富裕美丽新云岭而奋斗"],
        ["云岭日报", "关于加快竹产业发展的报告"],
        ["全县工作报告", "全县工作总结"],
    ],
)
def test_two_titles_stay_two(lines: list[str]) -> None:
    assert headings(written(lines, "txt"))[:2] == lines


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "lines",
    [
        ["发文机关：某某市营商局"],
        ["发布日期：2024-01-05"],
        ["某某市营商局"],
        ["市长 张三"],
        ["市长张三"],
        ["某某市人民政府市长　张三"],
        ["张　三"],
        ["（2024年1月5日）"],
        ["二〇二四年一月五日"],
        ["2023年1月15日在某某市第十四届人民代表大会第一次会议上"],
        ["——2023年1月15日在某某市第十四届人民代表大会第一次会议上", "市长 张三"],
        ["（2024年1月5日市委常委会会议通过）"],
        ["第12期（总第86期）"],
        ["某某市营商局", "（2024年1月5日）"],
    ],
)
def test_whose_a_text_is_and_when_is_no_heading(lines: list[str], form: str) -> None:
    document = written(["优化营商环境工作总结", *lines], form)
    assert headings(document) == ["优化营商环境工作总结", "一、工作成效", "二、存在问题"]
    for block in document.blocks:
        if block.text in lines:
            assert block.kind is BlockKind.NOISE


@pytest.mark.parametrize("lines", [["县教育局", "县统计局"], ["2023年", "2024年"]])
def test_offices_and_years_that_head_their_texts_stay_headings(lines: list[str]) -> None:
    text = f"各部门各年度动态\n\n{lines[0]}\n{BODY}\n{BODY}\n{lines[1]}\n{BODY}\n"
    assert headings(read_bytes(text.encode(), "a.txt"))[1:] == lines


def test_the_first_line_is_no_imprint_of_a_title_that_is_not_there() -> None:
    text = f"——2023年1月15日在某某市第十四届人民代表大会第一次会议上\n市长 张三\n\n{BODY}\n"
    assert len(headings(read_bytes(text.encode(), "a.txt"))) == 2


def test_questions_that_are_answered_are_headings() -> None:
    text = (
        "政策解读\n\n近日，市政府印发了措施，现解读如下。\n\n问：出台的背景是什么？\n答：" + BODY
        + "\n" + BODY + "\n问：主要内容有哪些？\n答：" + BODY + "\n"
    )  # fmt: skip
    asked = read_bytes(text.encode(), "a.txt")
    assert headings(asked) == ["政策解读", "问：出台的背景是什么？", "问：主要内容有哪些？"]
    once = read_bytes(f"通知\n\n{BODY}\n问：何时？\n答：{BODY}\n".encode(), "a.txt")
    assert headings(once) == ["通知"]
