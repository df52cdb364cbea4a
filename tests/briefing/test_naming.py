"""Names of exported files, and the number that follows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.naming import (
    DEFAULT_PATTERN,
    PIECES,
    file_stem,
    free_path,
    next_issue,
    safe_stem,
    unknown_pieces,
)

DAY = date(2026, 3, 5)
FIELDS = {"简报名称": "政务简报", "期号": "第12期", "标题": "全市经济", "编发单位": "市府办"}


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        ("{名称}第{期号}期（{日期}）", "政务简报第12期（2026年3月5日）"),
        ("{年}{月}{日}-{单位}", "20260305-市府办"),
        (DEFAULT_PATTERN, "全市经济 2026年3月5日"),
        ("{名称}（总第{总期号}期）{标题}", "政务简报全市经济"),
        ("{模板}", "信息专报"),
        ("{不知道}", "{不知道}"),
    ],
)
def test_names(pattern: str, name: str) -> None:
    assert file_stem(pattern, FIELDS, DAY, "信息专报") == name


def test_the_date_of_the_masthead_comes_before_today() -> None:
    fields = {**FIELDS, "编发日期": "2025-12-31"}
    assert file_stem("{日期}|{年}", fields, DAY) == "2025年12月31日｜2025"


def test_an_empty_field_takes_its_frame_along() -> None:
    fields = {**FIELDS, "期号": ""}
    assert file_stem("{名称}第{期号}期（{标题}）", fields, DAY) == "政务简报（全市经济）"
    assert file_stem("《{总期号}》{名称}", fields, DAY) == "政务简报"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('A/B\\C:D*E?F"G<H>I|J', "A／B＼C：D＊E？F＂G＜H＞I｜J"),
        ("  点在末尾... ", "点在末尾"),
        ("换\n行\t制表", "换 行 制表"),
        ("CON", "_CON"),
        ("com1.备份", "_com1.备份"),
        ("console", "console"),
    ],
)
def test_any_system_takes_the_name(text: str, name: str) -> None:
    assert safe_stem(text) == name


@given(st.text(max_size=400))
def test_no_text_makes_a_bad_name(text: str) -> None:
    name = safe_stem(text)
    assert not set(name) & set('\\/:*?"<>|\n\r\t\x00')
    assert len(name.encode("utf-8", "replace")) <= 240
    assert name == name.strip(" .")


def test_what_a_pattern_does_not_know_is_named() -> None:
    assert unknown_pieces("{名称}{期数}{日期}") == ("期数",)
    assert unknown_pieces("{名称") == ("{",)
    assert unknown_pieces("".join(f"{{{name}}}" for name in PIECES)) == ()


def test_a_free_name_is_counted_up(tmp_path: Path) -> None:
    path = tmp_path / "简报.docx"
    assert free_path(path) == path
    path.touch()
    (tmp_path / "简报（2）.docx").touch()
    assert free_path(path).name == "简报（3）.docx"


@pytest.mark.parametrize(
    ("last", "following"),
    [
        ("12", "13"),
        ("第9期", "第10期"),
        ("〔2026〕第003期", "〔2026〕第004期"),
        ("2025年第48期", "2026年第1期"),
        ("〔2025〕048", "〔2026〕001"),
        ("2025", "2026"),
        ("总第99期", "总第100期"),
        ("", ""),
        ("特刊", ""),
    ],
)
def test_the_number_that_follows(last: str, following: str) -> None:
    assert next_issue(last, DAY) == following
