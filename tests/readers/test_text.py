"""The reader of plain text."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import readers
from model.document import BlockKind, Document
from model.errors import Cancelled, SourceError
from model.progress import SilentTask

SEED_NAMES = sorted(path.name for path in (Path(__file__).parents[2] / "seeds").glob("*.txt"))


def read(text: str) -> Document:
    return readers.read_bytes(text.encode("utf-8"), "a.txt")


def visible(text: str) -> str:
    """What a person sees of a text that may use Markdown's marks."""
    mark = r"^(?:[ 　]{0,3}#{1,6}[ \t　]+(?=\S)|[ \t　]*[-*+][ \t　]+(?=[^\s\d]))"
    bold = r"\*\*(?=[^\s*])([^*\n]{1,200}?)(?<=\S)\*\*"
    # Names are made unreadable with two stars as well: without any other mark they are no marks.
    shows = rf"^(?:[ 　]{{0,3}}#{{1,6}}[ \t　]+\S|[ \t　]*[-*+][ \t　]+\S|[ \t　]*{bold}(?![\w*]))"
    marked = re.search(shows, text, flags=re.M)
    text = re.sub(mark, "", text, flags=re.M)
    if marked:
        text = re.sub(rf"(?<!\*){bold}(?!\*)", r"\1", text)
    return "".join(text.split())


@pytest.mark.parametrize("name", SEED_NAMES)
def test_no_character_of_a_seed_is_lost_and_each_knows_its_line(seeds: Path, name: str) -> None:
    source = (seeds / name).read_text(encoding="utf-8")
    document = readers.read(seeds / name)
    assert "".join("".join(block.text.split()) for block in document.blocks) == visible(source)
    rows = source.split("\n")
    numbers = []
    for block in document.blocks:
        for segment in block.segments:
            assert segment.anchor.line is not None
            row = rows[segment.anchor.line - 1].replace("*", "")
            assert block.text[segment.start : segment.end] in row
            numbers.append(segment.anchor.line)
    assert numbers == sorted(numbers)


def test_lines_of_columns_are_rejoined(seeds: Path) -> None:
    document = readers.read(seeds / "003_fddfdb93c2af12cd.txt")
    bodies = [block.text for block in document.blocks if block.kind is BlockKind.PARAGRAPH]
    assert all(text.endswith(("。", "！")) for text in bodies), [text[-9:] for text in bodies]
    (box,) = [text for text in bodies if text.startswith("为深入贯彻")]
    assert box.endswith("建设吸引集聚人才的平台。")


@pytest.mark.parametrize("name", [name for name in SEED_NAMES if name[:3] in ("001", "002", "004")])
def test_a_line_that_is_a_paragraph_is_not_glued(seeds: Path, name: str) -> None:
    document = readers.read(seeds / name)
    rejoined = [block for block in document.blocks if len(block.segments) > 1]
    # The two places where a page cut a paragraph in mid-word.
    assert len(rejoined) == {"001": 1, "002": 1, "004": 0}[name[:3]]


# Markdown's own marks, minus signs and every sort of line end and space among ordinary text.
_PIECES = st.sampled_from(
    ["发展", "经济，", "改善。", "#", "# ", "- ", "-5%", "* ", "**", "一、", "（一）", "1.", "\n", "\n\n", "\r\n", "\r",
     " ", "　　", "\t", "A", "x y", "“", "”", "各位代表！", "\x0c", "\u2028", "𠮷", "é", "：", "…", "—— ", "12 "]
)  # fmt: skip


@settings(max_examples=250, deadline=None)
@given(st.lists(_PIECES, max_size=60).map("".join))
@example("- 5.3%\n- 项目")
def test_no_visible_character_of_any_text_is_lost(text: str) -> None:
    lines = re.sub("\r\n?|\x0c|\u2028", "\n", text)
    if not visible(lines):
        return
    blocks = read(text).blocks
    kept = "".join("".join(block.text.split()) for block in blocks)
    assert kept == visible(lines)
    for block in blocks:  # the first or last cell of a table may be empty
        assert block.text.strip() == (block.text.strip() if block.rows else block.text) != ""


def test_paragraphs_indented_by_a_tab_are_no_table() -> None:
    blocks = read("\t全年开工22个项目，完成投资30亿元。\n\t新增就业3万人，超过计划。\n").blocks
    assert [block.kind for block in blocks] == [BlockKind.PARAGRAPH] * 2


def test_markdown_marks_in_a_text_file_are_structure() -> None:
    document = read(
        "# 年度要闻\n\n## 1 项目建设提速\n\n全年开工**22个**项目。\n\n- 竹产业提质\n- 茶产业增效\n"
    )
    assert [(block.kind, block.level, block.text) for block in document.blocks] == [
        (BlockKind.HEADING, 1, "年度要闻"),
        (BlockKind.HEADING, 2, "1 项目建设提速"),
        (BlockKind.PARAGRAPH, 0, "全年开工22个项目。"),
        (BlockKind.LIST_ITEM, 1, "竹产业提质"),
        (BlockKind.LIST_ITEM, 1, "茶产业增效"),
    ]


def test_a_minus_before_a_figure_is_never_taken_for_a_bullet() -> None:
    assert "- 5.3%" in read("同比变化：\n- 5.3%\n").blocks[-1].text


@pytest.mark.parametrize("data", [b"", b"  \n\t\n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_a_file_without_text_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError) as caught:
        readers.read_bytes(data, "空.txt")
    assert caught.value.code == "error.source.empty"
    assert caught.value.values["name"] == "空.txt"


class _Impatient(SilentTask):
    def __init__(self, patience: int) -> None:
        self.patience = patience

    def check(self) -> None:
        self.patience -= 1
        if self.patience < 0:
            raise Cancelled


def test_reading_a_long_file_can_be_cancelled() -> None:
    with pytest.raises(Cancelled):
        readers.read_bytes("发展经济。\n".encode() * 100_000, "a.txt", _Impatient(2))


def seconds(data: bytes) -> float:
    start = time.process_time()
    readers.read_bytes(data, "a.txt")
    return time.process_time() - start


@pytest.mark.parametrize(
    "piece",
    [
        "发展经济，改善民生。",
        "发展经济改善民生",
        "“",
        "一是",
        "** a",
        "：",
        "1.",
        "发展经济，\n",
        "产业\n\n",
        "是。”",
    ],
)
def test_time_grows_with_the_length_alone(piece: str) -> None:
    few, many = 10_000, 80_000
    short = min(seconds((piece * few).encode()) for _ in range(2))
    long = seconds((piece * many).encode())
    # Eight times the text; a quadratic step would take sixty-four times as long.
    assert long < 24 * max(short, 0.01)


def test_the_number_of_a_page_stands_apart_from_the_sentence_around_it() -> None:
    for number in ("— 3 —", "第 3 页 共 20 页", "- 3 -"):
        document = read(f"实施用电、用水、用气报装“零跑腿”，\n{number}\n办理环节压减至2个以内。\n")
        assert [(block.kind, block.text) for block in document.blocks] == [
            (BlockKind.PARAGRAPH, "实施用电、用水、用气报装“零跑腿”，办理环节压减至2个以内。"),
            (BlockKind.NOISE, number),
        ]


def test_spaces_between_all_characters_mean_nothing() -> None:
    plain = (
        "清河市简报\n一、工作进展\n全市地区生产总值完成1286.5亿元，同比增长6.8%，增速居全省第三位，“吉林一号”发射。\n"
        "二、下步打算\n面对复杂严峻的外部环境，我们保持战略定力，统筹发展和安全，做好GDP核算。\n"
    )
    spaced = "\n".join(" ".join(line) for line in plain.split("\n")).replace("G D P", "GDP")
    words = re.sub(r"(?<=[\d.%]) (?=[\d.%])", "", spaced)
    expected = [block.text for block in read(plain).blocks]
    assert [block.text for block in read(spaced).blocks] == expected
    assert [block.text for block in read(words).blocks] == expected
    some = plain.replace("全市", "全 市").replace("保持", "保 持")
    assert "".join(block.text for block in read(some).blocks).count(" ") == 2


def test_tables_drawn_with_lines() -> None:
    text = (
        "一、产量\n┌──┬──┐\n│指标│数值　│\n├──┼──┤\n│粮食│800 亿斤│\n│　　│　│\n└──┴──┘\n"
        "粮食│棉花\n│一行│\n────────\n"
    )
    blocks = read(text).blocks
    table = next(block for block in blocks if block.rows)
    assert table.rows == (("指标", "数值"), ("粮食", "800 亿斤"))
    assert [one.anchor.line for one in table.segments] == [3, 5]
    rest = "".join(block.text for block in blocks if not block.rows)
    assert "一、产量" in rest
    assert "粮食│棉花" in rest
    assert "一行" in rest
    assert "┌" not in rest
