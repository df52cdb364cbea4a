"""Markdown: what the rendered page shows, marks become structure."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.document import Block, BlockKind
from model.errors import Cancelled, SourceError
from model.progress import SilentTask
from readers import markdown

P, H, L, T, C, N = (
    BlockKind.PARAGRAPH,
    BlockKind.HEADING,
    BlockKind.LIST_ITEM,
    BlockKind.TABLE,
    BlockKind.CAPTION,
    BlockKind.NOISE,
)


def read(text: str) -> list[Block]:
    return markdown.read(text.encode(), "文.md", SilentTask())[0]


def shown(text: str) -> list[str]:
    return [block.text for block in read(text)]


def kinds(text: str) -> list[tuple[BlockKind, int, str]]:
    return [(block.kind, block.level, block.text) for block in read(text)]


def test_headings_of_both_sorts() -> None:
    assert kinds("# 一 #\n\n题\n===\n\n### 三\n#不是") == [
        (H, 1, "一"),
        (H, 1, "题"),
        (H, 3, "三"),
        (P, 0, "#不是"),
    ]


def test_marks_become_structure() -> None:
    text = '**加粗**、*斜体*、~~删除~~、`代码`、[链接](http://example.org "题")、<http://example.org>、\\*星\\*、&amp;'
    assert shown(text) == ["加粗、斜体、删除、代码、链接、http://example.org、*星*、&"]


def test_bold_beside_chinese_quotation_marks() -> None:
    assert shown("推进**“一主六双”**战略，2**3与4**5") == ["推进“一主六双”战略，23与45"]
    assert shown("单独的**星号") == ["单独的**星号"]


def test_line_ends_join_without_a_space_between_chinese() -> None:
    (block,) = read("\n全省粮食产量\n达到837.3亿斤。GDP grew\nby 6%")
    assert block.text == "全省粮食产量达到837.3亿斤。GDP grew by 6%"
    assert [(block.text[s.start : s.end], s.anchor.line) for s in block.segments] == [
        ("全省粮食产量", 2),
        ("达到837.3亿斤。GDP grew", 3),
        ("by 6%", 4),
    ]


def test_hard_breaks_and_numbered_lines_begin_blocks() -> None:
    assert shown("联系人：张三  \n电话：123\\\n地址<br>邮编") == [
        "联系人：张三",
        "电话：123",
        "地址",
        "邮编",
    ]
    assert shown("一、总体情况\n经济平稳。\n（一）农业\n粮食丰收。") == [
        "一、总体情况",
        "经济平稳。",
        "（一）农业",
        "粮食丰收。",
    ]


def test_lists_have_levels_and_numbers() -> None:
    text = "- 甲\n  接着\n  - 乙\n\n    又一段\n- 丙\n\n3. 丁\n3. 戊\n   1) 己"
    assert kinds(text) == [
        (L, 1, "甲接着"),
        (L, 2, "乙"),
        (L, 2, "又一段"),
        (L, 1, "丙"),
        (L, 1, "3. 丁"),
        (L, 1, "4. 戊"),
        (L, 2, "1) 己"),
    ]


def test_a_numbered_line_alone_is_no_list() -> None:
    text = "1. 总体情况\n\n经济平稳。\n\n2. 下一步\n\n抓好落实。\n\n- 单个"
    assert kinds(text) == [
        (P, 0, "1. 总体情况"),
        (P, 0, "经济平稳。"),
        (P, 0, "2. 下一步"),
        (P, 0, "抓好落实。"),
        (L, 1, "单个"),
    ]


def test_tables_pictures_and_code() -> None:
    text = (
        "| 指标 | **数值** |\n|---|--:|\n| 粮食 | 837.3 |\n\n前![图一](a.png)后\n\n"
        "```python\nprint(1)\n```\n\n    手工缩进的正文。\n"
    )
    blocks = read(text)
    assert [(b.kind, b.text) for b in blocks] == [
        (T, "指标\t数值\n粮食\t837.3"),
        (P, "前后"),
        (C, "图一"),
        (N, "print(1)"),
        (P, "手工缩进的正文。"),
    ]
    assert blocks[0].rows == (("指标", "数值"), ("粮食", "837.3"))
    assert [s.anchor.line for s in blocks[0].segments] == [1, 3]
    assert [block.line for block in blocks[1:]] == [5, 5, 8, 11]


def test_html_inside_and_quotations() -> None:
    text = "<div>\n<h2>块</h2>\n<script>x</script></div>\n\n> 引用\n> 接着\n\n行内<span>文</span>"
    blocks = read(text)
    assert [(b.kind, b.text, b.line) for b in blocks] == [
        (H, "块", 2),
        (P, "引用接着", 5),
        (P, "行内文", 8),
    ]


def test_front_matter_is_noise_and_a_rule_is_not() -> None:
    assert [
        (b.kind, b.text, b.line) for b in read("---\ntitle: 题\ntags:\n  - 甲\n---\n\n正文。")
    ] == [
        (N, "title: 题", 2),
        (N, "tags:", 3),
        (N, "- 甲", 4),
        (P, "正文。", 7),
    ]
    assert shown("---\n一段正文\n\n---\n二段") == ["一段正文", "二段"]


def test_sniffing_needs_the_suffix() -> None:
    assert markdown.sniff("# 标题".encode(), "a.md") > 0.5
    assert markdown.sniff("# 标题".encode("gb18030"), "A.Markdown") > 0.5
    assert markdown.sniff("# 标题".encode(), "a.txt") == 0.0
    assert markdown.sniff(b"PK\x03\x04" + bytes(100), "a.md") == 0.0


def test_encodings() -> None:
    data = "# 标题\n\n全省经济运行总体平稳，稳中有进。".encode("gb18030")
    blocks, notices = markdown.read(data, "a.md", SilentTask())
    assert blocks[0].text == "标题"
    assert notices
    with pytest.raises(SourceError):
        markdown.read(data, "a.md", SilentTask(), encoding="utf-8")


@pytest.mark.parametrize(
    "text",
    [
        ">" * 100_000 + "深",
        "> " * 10_000 + "深",
        "- " * 10_000 + "深",
        "1. " * 10_000 + "深",
        "深" + "[" * 100_000,
        "深" + "![[" * 50_000,
        "深" + "[a](" * 20_000,
        "深" + "*a **b " * 20_000,
        "深" + "".join("`" * n + "a" for n in range(600)),
        "深" + "<" * 50_000,
        "深\n" + "\n".join("  " * n + "- 项" for n in range(400)),
        "深" * 2_000_000,
    ],
)
def test_crafted_files_end_quickly_and_lose_nothing(text: str) -> None:
    begin = time.process_time()
    blocks = read(text)
    assert time.process_time() - begin < 8
    assert sum(block.text.count("深") for block in blocks) == text.count("深")
    assert sum(block.text.count("项") for block in blocks) == text.count("项")


def test_reading_can_be_stopped() -> None:
    class Stopping(SilentTask):
        calls = 0

        def check(self) -> None:
            self.calls += 1
            if self.calls > 2:
                raise Cancelled

    with pytest.raises(Cancelled):
        markdown.read(b"text\n\n" * 2_000, "a.md", Stopping())


def test_notes_stand_behind_what_calls_them() -> None:
    text = (
        "产值增长6.3%[^1]，其中工业[^注]。\n\n又[^1]。\n\n[^1]: 来源：统计局。\n[^注]: 按可比价**计算**，\n   含新区[^1]。\n\n"
        "    另一段。\n\n## 后面\n\n[^1]: 同名的。\n\n文字[^没有]，`[^1]`。\n\n[^9]: 无人引用。"
    )
    assert kinds(text) == [
        (P, 0, "产值增长6.3%，其中工业。"),
        (C, 0, "来源：统计局。"),
        (C, 0, "按可比价计算，含新区。"),
        (C, 0, "另一段。"),
        (P, 0, "又。"),
        (H, 2, "后面"),
        (P, 0, "文字[^没有]，[^1]。"),
        (C, 0, "同名的。"),
        (C, 0, "无人引用。"),
    ]
    lines = {block.text: block.segments[0].anchor.line for block in read(text) if block.kind is C}
    assert lines["来源：统计局。"] == 5
    assert lines["另一段。"] == 9


def test_notes_that_call_each_other_end() -> None:
    chain = "\n".join(f"[^{n}]: 第{n}条[^{n + 1}][^{n}]" for n in range(3000))
    assert len(shown("正文[^0]\n\n" + chain)) == 3001


def test_boxes_of_tasks_and_the_place_of_contents() -> None:
    assert kinds("[TOC]\n\n- [x] 完成\n- [ ] 推进\n- [x]无空格\n\n[x] 正文") == [
        (N, 0, "[TOC]"),
        (L, 1, "☑ 完成"),
        (L, 1, "□ 推进"),
        (L, 1, "[x]无空格"),
        (P, 0, "[x] 正文"),
    ]


def test_what_begins_with_a_word_in_brackets_is_no_address() -> None:
    assert shown("[备注]: 初步统计数。\n\n见[网站]。\n\n[网站]: http://example.org/a") == [
        "[备注]: 初步统计数。",
        "见网站。",
    ]


_WORDS = st.text("甲乙丙丁。，、AB1", min_size=1, max_size=10)


@st.composite
def _documents(draw: st.DrawFn) -> tuple[str, str]:
    """(Markdown, what shows)."""
    lines: list[str] = []
    visible = ""
    for _ in range(draw(st.integers(1, 6))):
        words = draw(st.lists(_WORDS, min_size=1, max_size=4))
        shape = draw(
            st.sampled_from(
                ["{}", "# {}", "- {}", "> {}", "  - {}", "    {}", "| {} |\n|---|", "```\n{}\n```"]
            )
        )
        if shape.startswith(("|", "`", "    ", "#")):
            text = "".join(words)
        else:
            mark = draw(st.sampled_from(["", "\n", "  \n"]))
            text = mark.join(words)
        lines.append(shape.format(text))
        visible += "".join(words)
    return "\n\n".join(lines), visible


@given(_documents())
@settings(max_examples=200, deadline=None)
def test_every_visible_character_is_in_exactly_one_block(case: tuple[str, str]) -> None:
    text, visible = case
    blocks = read(text)
    assert "".join("".join(block.text.split()) for block in blocks) == visible
    source = text.split("\n")
    for block in blocks:
        for part in block.segments:
            if block.kind is not T:
                assert block.text[part.start : part.end] in source[(part.anchor.line or 0) - 1]
