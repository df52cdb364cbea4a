"""Web pages: what a browser shows, block by block."""

from __future__ import annotations

import html as escapes
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import readers
from model.document import Block, BlockKind
from model.errors import Cancelled, SourceError
from model.progress import SilentTask
from readers import html

P, H, L, T, C, N = (
    BlockKind.PARAGRAPH,
    BlockKind.HEADING,
    BlockKind.LIST_ITEM,
    BlockKind.TABLE,
    BlockKind.CAPTION,
    BlockKind.NOISE,
)


def read(page: str | bytes, encoding: str | None = None) -> list[Block]:
    data = page.encode() if isinstance(page, str) else page
    return html.read(data, "页.html", SilentTask(), encoding=encoding)[0]


def shown(page: str) -> list[str]:
    return [block.text for block in read(page)]


def kinds(page: str) -> list[tuple[BlockKind, int, str]]:
    return [(block.kind, block.level, block.text) for block in read(page)]


def test_white_space_is_collapsed_as_shown() -> None:
    page = "<p>  全省经济\n   运行 <b>总体\n平稳</b>\tGDP grew\n6%  </p>"
    assert shown(page) == ["全省经济运行总体平稳 GDP grew 6%".replace("运行总", "运行 总")]
    assert shown("<p>a<b>b</b> <i>c</i></p>") == ["ab c"]
    assert shown("<p>&nbsp;&nbsp;　缩进&nbsp;字</p>") == ["缩进\xa0字"]


def test_entities_and_characters_by_number() -> None:
    assert shown("<p>A&amp;B &lt;表&gt; &#20013;&#x6587; &mdash; R&D</p>") == [
        "A&B <表> 中文 — R&D"
    ]


def test_what_is_not_shown() -> None:
    page = (
        "<html><head><title>题</title><style>p{}</style></head><body>"
        "<script>var a = '<p>假</p>';</script><!-- 注释 --><template><p>模板</p></template>"
        "<p hidden>一</p><div style='color:red; Display : none'>二<p>三</p></div>"
        "<noscript>四</noscript><select><option>五</select><p>正文<span style='display:none'>六</span>。</p>"
    )
    assert shown(page) == ["正文。"]


def test_what_fades_in_when_the_page_is_shown_is_read() -> None:
    hidden = '<div style="visibility: hidden">藏</div><div style="display:none;opacity:0">没</div>'
    assert shown(f'{hidden}<div style="visibility: hidden; opacity: 0; "><p>正文。</p></div>') == [
        "正文。"
    ]


def test_kinds_of_blocks() -> None:
    page = """<header>站名<h1>标题</h1></header><nav><ul><li>首页</ul></nav>
    <article><header><p>导语</p></header><h2>一、概况</h2><p>正文。
    <ul><li>甲<ul><li>乙</ul><li><p>丙</p></ul>
    <ol start="3"><li>丁<li value="9">戊<li>己</ol><ol style="list-style:none"><li>1.庚</ol>
    <figure><img alt="不显示"><figcaption>图1</figcaption></figure>
    <blockquote>引文</blockquote><dl><dt>词<dd>释义</dl></article>
    <aside>相关阅读</aside><div role="navigation">下一页</div><footer>版权所有</footer>"""
    assert kinds(page) == [
        (N, 0, "站名"),
        (H, 1, "标题"),
        (N, 0, "首页"),
        (P, 0, "导语"),
        (H, 2, "一、概况"),
        (P, 0, "正文。"),
        (L, 1, "甲"),
        (L, 2, "乙"),
        (L, 1, "丙"),
        (L, 1, "3. 丁"),
        (L, 1, "9. 戊"),
        (L, 1, "10. 己"),
        (L, 1, "1.庚"),
        (C, 0, "图1"),
        (P, 0, "引文"),
        (P, 0, "词"),
        (P, 0, "释义"),
        (N, 0, "相关阅读"),
        (N, 0, "下一页"),
        (N, 0, "版权所有"),
    ]


def test_a_paragraph_in_a_heading_tag_is_body_text() -> None:
    long = "全省上下坚持稳中求进工作总基调，经济运行总体平稳。" * 3
    assert kinds(f"<h2>{long}</h2>") == [(P, 0, long)]


def test_line_breaks() -> None:
    assert shown("<p>联系人：张三<br>电话：123<br/><br>地址</p>") == [
        "联系人：张三",
        "电话：123",
        "地址",
    ]
    assert shown("<h1>关于开展工作的<br>通知</h1>") == ["关于开展工作的通知"]
    assert shown("<pre>第一行\n\n  第二行</pre>") == ["第一行", "第二行"]


def test_tables_of_values() -> None:
    page = """<table><caption>表1</caption><thead><tr><th rowspan=2>指标<th colspan=2>数值</thead>
    <tr><td>今年<td>去年<tr><td>粮食<td><p>837.3</p><td></table>"""
    blocks = read(page)
    assert [(b.kind, b.text) for b in blocks[:1]] == [(C, "表1")]
    assert blocks[1].kind is T
    assert blocks[1].rows == (("指标", "数值", ""), ("", "今年", "去年"), ("粮食", "837.3", ""))
    assert blocks[1].text == "指标\t数值\t\n\t今年\t去年\n粮食\t837.3\t"
    assert [(s.start, s.end) for s in blocks[1].segments] == [(0, 6), (7, 13), (14, 23)]


def test_tables_that_arrange_a_page_are_no_tables() -> None:
    nested = "<table><tr><td>栏目<td><table><tr><td>甲<td>1</table><p>段落。</table>"
    assert kinds(nested) == [(P, 0, "栏目"), (T, 0, "甲\t1"), (P, 0, "段落。")]
    heading = "<table><tr><td>菜单<td><h1>标题</h1><p>正文。</table>"
    assert kinds(heading) == [(P, 0, "菜单"), (H, 1, "标题"), (P, 0, "正文。")]
    column = "<table><tr><td>一段。<tr><td>二段。</table>"
    assert shown(column) == ["一段。", "二段。"]


def test_text_misplaced_in_a_table_is_kept() -> None:
    assert sorted("".join(shown("<table>散<tr>落<td>甲<td>乙</tr>字</table>"))) == sorted(
        "散落甲\t乙字"
    )


def test_quotes_and_phonetic_guides() -> None:
    assert shown("<p>他说<q>好</q>。</p>") == ["他说“好”。"]
    page = "<p><ruby>盛<rp>(</rp><rt>shèng</rt><rp>)</rp></ruby>兰</p>"
    assert kinds(page) == [(P, 0, "盛兰"), (N, 0, "shèng")]


def test_lines_of_the_source() -> None:
    page = "<html>\n<body>\n<p>第一行\n第二行<b>粗\n体</b></p>\n<p\n class=x>后\n</p>"
    first, second = read(page)
    assert [(first.text[s.start : s.end], s.anchor.line) for s in first.segments] == [
        ("第一行", 3),
        ("第二行粗", 4),
        ("体", 5),
    ]
    assert second.line == 7


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ('<meta charset="gb2312"><p>镕基：汉字</p>'.encode("gb18030"), None),
        (
            '<meta http-equiv="Content-Type" content="text/html; charset=gbk"><p>镕基：汉字</p>'.encode(
                "gbk"
            ),
            None,
        ),
        ('<meta charset="big5"><p>鎔基：漢字</p>'.encode("big5"), None),
        ('<?xml version="1.0" encoding="GB18030"?><html><p>镕基：汉字</p>'.encode("gb18030"), None),
        ('<meta charset="gb2312"><p>镕基：汉字</p>'.encode(), None),  # saved anew as UTF-8
        ('<meta charset="iso-8859-1"><p>镕基：汉字</p>'.encode(), None),
        ('<meta charset="utf-16"><p>镕基：汉字</p>'.encode(), None),
        ('<meta charset="没有"><p>镕基：汉字</p>'.encode("utf-8-sig"), None),
        ('<meta charset="utf-8"><p>镕基：汉字</p>'.encode("utf-16"), None),
        ('<meta charset="utf-8"><p>镕基：汉字</p>'.encode("gb18030"), "gbk"),
    ],
)
def test_encodings(data: bytes, encoding: str | None) -> None:
    (block,) = read(data, encoding)
    assert block.text in ("镕基：汉字", "鎔基：漢字")


def test_a_wrong_choice_of_encoding_is_told() -> None:
    with pytest.raises(SourceError) as caught:
        read("<p>汉字</p>".encode("gb18030"), "utf-8")
    assert caught.value.code == "error.source.encoding"


def test_sniffing_goes_by_content() -> None:
    assert html.sniff(b"<!DOCTYPE html><p>", "a.txt") > 0.9
    assert html.sniff("<html lang='zh'>".encode("utf-16"), "a.txt") > 0.9
    assert html.sniff("普通文本 a < b".encode(), "a.txt") == 0.0
    assert html.sniff(b"PK\x03\x04\0\0<html>", "a.html") == 0.0
    assert html.sniff(b"<?xml version='1.0'?>\n<!-- saved -->\n<HTML>", "a.txt") > 0.9
    assert html.sniff("# 说明\n```\n<html>\n```".encode(), "a.md") == 0.0
    assert html.sniff("没有标签".encode(), "a.html") > 0.5


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 100_000 + "深" + "</div>" * 100_000,
        "<table><tr><td>" * 10_000 + "深",
        "<ul><li>" * 10_000 + "深",
        "<b>" * 100_000 + "深",
        "<p>深" + "<" * 200_000,
        "<p>深" + "&" * 200_000,
        "<p>深<a href='" * 20_000,
        "<p>深" + "<!--" * 100_000,
        '<p>深<img src="data:image/png;base64,' + "QUJD" * 500_000 + '">',
        "<table><tr><td colspan=999999999 rowspan=999999999>深<td>1<tr><td>2<td>3</table>",
    ],
)
def test_crafted_pages_end_quickly(page: str) -> None:
    begin = time.process_time()
    blocks = read(page)
    assert time.process_time() - begin < 5
    assert blocks[0].text.startswith("深")


def test_reading_can_be_stopped() -> None:
    class Stopping(SilentTask):
        def check(self) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        html.read(b"<p>text</p>\n" * 20_000, "a.html", Stopping())


_TEXT = st.text("甲乙丙丁。，AB c1&<>\"'\n\t　", min_size=1, max_size=12)


def _flow(depth: int) -> st.SearchStrategy[tuple[str, str]]:
    """(markup, text that shows) pairs."""
    plain = _TEXT.map(lambda text: (escapes.escape(text), text))
    if depth == 0:
        return plain
    inner = st.lists(_flow(depth - 1), max_size=4).map(
        lambda parts: ("".join(m for m, _ in parts), "".join(t for _, t in parts))
    )
    tags = [
        "p",
        "div",
        "span",
        "b",
        "h1",
        "h3",
        "li",
        "ul",
        "blockquote",
        "pre",
        "section",
        "a",
        "td",
        "table",
        "tr",
        "article",
        "nav",
        "footer",
        "center",
        "font",
    ]

    def wrap(tag: str, inside: tuple[str, str]) -> tuple[str, str]:
        return f"<{tag}>{inside[0]}</{tag}>", inside[1]

    def hide(tag: str, inside: tuple[str, str]) -> tuple[str, str]:
        return f"<{tag}>{escapes.escape(inside[1])}</{tag}><!-- {tag} -->", ""

    return st.one_of(
        plain,
        st.builds(wrap, st.sampled_from(tags), inner),
        st.builds(wrap, st.sampled_from(tags), inner),
        st.builds(hide, st.sampled_from(["template", "noscript"]), inner),
        st.just(("<br>", "")),
    )


@given(st.lists(_flow(3), min_size=1, max_size=5))
@settings(max_examples=200, deadline=None)
def test_every_visible_character_is_in_exactly_one_block(parts: list[tuple[str, str]]) -> None:
    blocks = read("<body>" + "".join(markup for markup, _ in parts))
    visible = "".join("".join(text.split()) for _, text in parts)
    found = "".join("".join("".join(block.text.split()) for block in blocks))
    # A table may be written after the text that was misplaced in it.
    assert sorted(found) == sorted(visible)
    for block in blocks:
        assert block.text.strip()
        ends = [0, *(end for s in block.segments for end in (s.start, s.end)), len(block.text)]
        assert ends == sorted(ends)


def test_words_of_a_menu_are_noise_and_a_linked_sentence_is_not() -> None:
    page = (
        "<ul><li><a href='/'>首页</a></li><li><a href='/a'>政务公开</a></li></ul>"
        "<div><a>微博</a> <a>微信</a> <a>客户端</a></div>"
        "<p>全县新建水厂4座，<a href='/b'>详情</a>见附表。</p>"
        "<ul><li><a href='/c'>全县农村饮水安全巩固提升工程建设推进会召开</a></li><li>供水<a>水厂</a></li></ul>"
    )
    found = [
        (block.text, block.kind) for block in readers.read_bytes(page.encode(), "页.html").blocks
    ]
    noise = [text for text, kind in found if kind is BlockKind.NOISE]
    assert noise == ["首页", "政务公开", "微博 微信 客户端"]
    assert len(found) == 6
