"""From boxes and characters to blocks, with a recogniser that is told what to say."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

from model.document import Block
from readers.common.ocr import detection, page, turning
from readers.common.ocr.characters import Char, characters_of, set_right, step_of
from readers.common.ocr.components import areas_of
from readers.common.ocr.detection import Box, find_lines
from readers.common.ocr.missed import missed_lines
from readers.common.ocr.page import recognise
from readers.common.ocr.recognition import Read
from readers.common.ocr.ruling import rules_of
from readers.common.ocr.turning import Upright
from readers.common.pages.flow import blocks_of
from readers.common.pages.shapes import is_chinese

EM = 40.0


class Paper:
    """As much of a picture as is asked for where nobody looks at its points."""

    def __init__(self, width: int, height: int, grey: Any = None) -> None:
        self.width, self.height = self.size = (width, height)
        self.grey = np.full((height, width), 255, np.uint8) if grey is None else grey

    def convert(self, mode: str) -> Paper:
        assert mode == "L"
        return self

    def reduce(self, side: int) -> Any:
        return self.grey[::side, ::side]

    def __array__(self, dtype: Any = None, copy: Any = None) -> Any:
        return self.grey


@dataclass
class Said:
    """A line as the recogniser gives it: text, upper left corner, how sure it is of each character."""

    text: str
    x: float
    y: float
    sure: dict[int, float] | None = None
    em: float = EM

    def box(self) -> Box:
        wide = sum(self._widths())
        return Box(self.x + wide / 2, self.y + self.em / 2, wide, self.em / 0.62)

    def read(self) -> Read:
        widths = self._widths()
        middles = np.cumsum(widths) - np.array(widths) / 2
        sure = [(self.sure or {}).get(at, 0.99) for at in range(len(self.text))]
        return Read(self.text, tuple(sure), tuple(middles / sum(widths)))

    def _widths(self) -> list[float]:
        return [self.em if is_chinese(char) else self.em / 2 for char in self.text]


def blocks(
    monkeypatch: pytest.MonkeyPatch, said: Sequence[Said], *, paper: Paper | None = None
) -> list[Block]:
    paper = paper or Paper(1600, 2200)
    reads = {one.box(): one.read() for one in said}
    monkeypatch.setattr(
        page, "set_upright", lambda picture, check: Upright(picture, [one.box() for one in said])
    )
    monkeypatch.setattr(
        page, "read_lines", lambda picture, boxes, check: [reads[box] for box in boxes]
    )
    found = recognise(paper, 1, paper.width * 0.36, paper.height * 0.36, lambda: None)
    return blocks_of([found.page]).blocks


FULL = "全县上下坚持稳中求进工作总基调扎实推动高质量发展取得新的成效"


def test_lines_are_joined_to_paragraphs_and_know_their_lines(monkeypatch: Any) -> None:
    said = [
        Said("　　" + FULL[:26], 100, 200), Said(FULL[2:] + "，", 100, 270),
        Said("任务全部完成。", 100, 340), Said("　　" + FULL[:26], 100, 410), Said("收官。", 100, 480),
    ]  # fmt: skip
    said[0].text, said[3].text = FULL[:26], FULL[:26]
    said[0].x = said[3].x = 180
    first, second = blocks(monkeypatch, said)
    assert first.text == FULL[:26] + FULL[2:] + "，任务全部完成。"
    assert [segment.anchor.line for segment in first.segments] == [1, 2, 3]
    assert second.text == FULL[:26] + "收官。"


def test_columns_are_read_one_after_the_other(monkeypatch: Any) -> None:
    left = [
        Said(f"左栏第{'一二三四五六'[at]}行的文字，共十二字", 100, 200 + 60 * at) for at in range(6)
    ]
    right = [
        Said(f"右栏第{'一二三四五六'[at]}行的文字，共十二字", 900, 200 + 60 * at) for at in range(6)
    ]
    mixed = [line for pair in zip(left, right, strict=True) for line in pair]
    text = "".join(block.text for block in blocks(monkeypatch, mixed))
    assert text == "".join(line.text for line in [*left, *right])


@pytest.mark.parametrize("at", [790, 560])
def test_a_head_with_nothing_beside_it_stands_over_all_columns(monkeypatch: Any, at: int) -> None:
    head = Said("振兴", at, 100, em=100.0) if at > 600 else Said("全面振兴突破", at, 100, em=100.0)
    columns = [
        [
            Said(f"{name}栏第{'一二三四五六'[row]}行文字，共十一", x, 300 + 60 * row)
            for row in range(6)
        ]
        for name, x in (("甲", 100), ("乙", 650), ("丙", 1200))
    ]
    mixed = [head, *(line for row in zip(*columns, strict=True) for line in row)]
    text = "".join(block.text for block in blocks(monkeypatch, mixed))
    assert text == head.text + "".join(line.text for column in columns for line in column)


def test_a_doubt_lies_where_its_characters_are(monkeypatch: Any) -> None:
    said = [
        Said(FULL[:26], 180, 200, {3: 0.5, 4: 0.61}),
        Said(FULL[2:] + "，", 100, 270, {28: 0.55}),
        Said("任务全部完成。", 100, 340, {0: 0.3, 6: 0.2}),
    ]
    (block,) = blocks(monkeypatch, said)
    found = [(block.text[d.start : d.end], d.start, dict(d.values)) for d in block.doubts]
    start = len(FULL[:26]) + len(FULL[2:]) + 1
    assert found == [
        (FULL[3:5], 3, {"confidence": "50%"}),
        # A mark is in doubt only where it is hardly more than a guess.
        ("任", start, {"confidence": "30%"}),
        ("。", start + 6, {"confidence": "20%"}),
    ]
    assert all(doubt.code == "doubt.recognition" for doubt in block.doubts)
    assert block.text == FULL[:26] + FULL[2:] + "，任务全部完成。"


def test_a_figure_needs_more_confidence_than_a_word(monkeypatch: Any) -> None:
    (block,) = blocks(monkeypatch, [Said("全县完成投资186亿元", 100, 200, {2: 0.85, 7: 0.85})])
    assert [block.text[doubt.start : doubt.end] for doubt in block.doubts] == ["8"]


def test_a_ruled_table_keeps_cells_and_their_doubts(monkeypatch: Any) -> None:
    grey = np.full((600, 1000), 255, np.uint8)
    for y in (100, 200, 300):
        grey[y : y + 3, 100:903] = 0
    for x in (100, 500, 900):
        grey[100:303, x : x + 3] = 0
    said = [
        Said("粮食", 130, 130), Said("800", 530, 130), Said("豆类", 130, 230), Said("80", 530, 230, {0: 0.4}),
    ]  # fmt: skip
    (table,) = blocks(monkeypatch, said, paper=Paper(1000, 600, grey))
    assert table.rows == (("粮食", "800"), ("豆类", "80"))
    (doubt,) = table.doubts
    assert (table.text[doubt.start], table.text.index("豆类") + 3) == ("8", doubt.start)


def test_a_line_over_a_rule_is_cut_there(monkeypatch: Any) -> None:
    grey = np.full((600, 1000), 255, np.uint8)
    for y in (100, 200):
        grey[y : y + 3, 100:903] = 0
    for x in (100, 500, 900):
        grey[100:203, x : x + 3] = 0
    said = [Said("固定资产投资增长", 340, 130)]
    (table,) = blocks(monkeypatch, said, paper=Paper(1000, 600, grey))
    assert table.rows == (("固定资产", "投资增长"),)


def test_what_cannot_be_made_out_is_counted_and_not_guessed(monkeypatch: Any) -> None:
    said = [Said(FULL, 100, 200), Said("氺糸", 100, 270, {0: 0.4, 1: 0.35})]
    monkeypatch.setattr(
        page, "set_upright", lambda picture, check: Upright(picture, [one.box() for one in said])
    )
    reads = {one.box(): one.read() for one in said}
    monkeypatch.setattr(page, "read_lines", lambda picture, found, check: [reads[b] for b in found])
    found = recognise(Paper(1600, 2200), 1, 576.0, 792.0, lambda: None)
    assert [piece.text for piece in found.page.fragments] == [FULL]
    assert found.unread == 1


def chars(text: str, step: float = 1.0) -> list[Char]:
    """Characters with their places: Chinese ones a step wide, others half of one, a dash of ``—`` two."""
    found, at = [], 0.0
    for char in text:
        wide = step * (2 if char == "—" else 1 if is_chinese(char) else 0.5)
        found.append(Char("-" if char == "—" else char, 0.9, at + wide / 2))
        at += wide
    return found


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("会议指出:要抓好落实,确保完成", "会议指出：要抓好落实，确保完成"),
        ("总面积1,000平方米,比例1:2", "总面积1,000平方米，比例1:2"),
        ("at 10:30, GDP (2023)", "at 10:30, GDP (2023)"),
        ("公顷(约六万亩)左右", "公顷（约六万亩）左右"),
        ("全县 地区 生产总值", "全县地区生产总值"),
        ("总基调°", "总基调。"),
        ("-3-", "—3—"),
        ("一12一", "—12—"),
        ("一季度", "一季度"),
    ],
)  # fmt: skip
def test_marks_and_spaces_as_they_are_printed(seen: str, meant: str) -> None:
    line = chars(seen)
    assert "".join(one.char for one in set_right(line, step_of(line))) == meant


def test_a_dash_that_fills_two_places_is_two() -> None:
    line = chars("高质量发展—新时代的要求")
    found = set_right(line, step_of(line))
    assert "".join(one.char for one in found) == "高质量发展——新时代的要求"


def test_spaces_at_the_ends_go() -> None:
    read = Read(" 粮食 ", (0.9,) * 4, (0.1, 0.3, 0.6, 0.9))
    assert [one.char for one in characters_of(read)] == ["粮", "食"]


def test_areas_are_those_of_a_plain_search() -> None:
    mask = np.random.default_rng(5).random((60, 80)) < 0.45
    found = areas_of(mask)
    own = np.full(mask.shape, -1)
    for row, start, end, area in zip(
        found.rows, found.starts, found.ends, found.areas, strict=True
    ):
        own[row, start:end] = area
    assert ((own >= 0) == mask).all()
    seen = np.full(mask.shape, -1)
    count = 0
    for place in zip(*np.nonzero(mask), strict=True):
        if seen[place] >= 0:
            continue
        waiting = [place]
        seen[place] = count
        while waiting:
            y, x = waiting.pop()
            for ny in range(max(0, y - 1), min(60, y + 2)):
                for nx in range(max(0, x - 1), min(80, x + 2)):
                    if mask[ny, nx] and seen[ny, nx] < 0:
                        seen[ny, nx] = count
                        waiting.append((ny, nx))
        count += 1
    assert found.count == count
    assert len(set(zip(own[mask].tolist(), seen[mask].tolist(), strict=True))) == count


@pytest.mark.parametrize("degrees", [0.0, 1.0, -2.0])
def test_lines_and_their_slope_are_found(monkeypatch: Any, degrees: float) -> None:
    """A mask with three bars as the network would paint them."""
    angle = math.radians(degrees)
    y, x = np.mgrid[0:700, 0:500].astype(float)
    mask = np.zeros((700, 500), np.float32)
    for middle in (200, 300, 400):
        along = (x - 250) * math.cos(angle) + (y - middle) * math.sin(angle)
        aside = (y - middle) * math.cos(angle) - (x - 250) * math.sin(angle)
        mask[(abs(along) < 150) & (abs(aside) < 8)] = 0.9
    monkeypatch.setattr(detection, "_chances", lambda picture, scale, check: mask)
    layout = find_lines(Paper(1000, 1400), lambda: None)
    assert layout.slope == pytest.approx(angle, abs=math.radians(0.1))
    assert [round(box.y / 10) for box in layout.boxes] == [40, 60, 80]
    for box in layout.boxes:
        assert box.x == pytest.approx(500, abs=4)
        # What the network paints is the inner part of a line.
        assert 600 < box.length < 700
        assert 70 < box.height < 100
    assert not layout.upended


def test_a_page_on_its_head_is_read_the_other_way(monkeypatch: Any) -> None:
    class Turning(Paper):
        turned = False

        def transpose(self, how: int) -> Turning:
            assert how == 3
            other = Turning(self.width, self.height)
            other.turned = not self.turned
            return other

    box = Box(700, 100, 400, 60)
    monkeypatch.setattr(turning, "find_lines", lambda picture, check: detection.Layout([box]))

    def read(picture: Turning, boxes: list[Box], check: Any) -> list[Read]:
        sure = 0.95 if picture.turned else 0.5
        return [Read("文字", (sure, sure), (0.25, 0.75)) for _ in boxes]

    monkeypatch.setattr(turning, "read_lines", read)
    found = turning.set_upright(Turning(1000, 1400), lambda: None)
    assert found.quarters == 2
    assert found.boxes == [Box(300, 1300, 400, 60)]
    assert found.known[0].mean == 0.95


def test_bars_of_ink_that_nobody_read_are_counted() -> None:
    grey = np.full((800, 1200), 240, np.uint8)
    grey[100:140, 100:1000] = 60  # read
    grey[200:240, 100:1000] = 190  # blurred
    grey[300:303, 100:1000] = 0  # a rule
    grey[400:700, 300:700] = 120  # a picture
    grey[200:240, 1100:1140] = 0  # a stamp
    assert missed_lines(Paper(1200, 800, grey), [Box(550, 120, 920, 50)], EM) == 1


def test_rules_are_long_thin_strokes() -> None:
    grey = np.full((300, 400), 250, np.uint8)
    grey[50:53, 20:380] = 10
    grey[50:53, 200] = 250  # a speck of dust
    grey[20:280, 100:102] = 40
    grey[200:203, 150:170] = 0  # the stroke of a character
    grey[100:180, 250:380] = 0  # a picture
    across, down = rules_of(Paper(400, 300, grey), 20.0)
    assert [(round(rule.at), rule.start, rule.end) for rule in across] == [(51, 20, 380)]
    assert [(round(rule.at), rule.start, rule.end) for rule in down] == [(100, 20, 280)]
