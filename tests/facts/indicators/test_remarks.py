"""Where figures were taken from is not what they are of."""

from __future__ import annotations

import pytest

from facts.indicators import of_text


@pytest.mark.parametrize(
    "text",
    [
        "备注：数据来源于区统计局，增长5.3%。",
        "注：本表数据来自市统计局，增长6.2%。",
        "数据来源：县农业农村局，增长6.2%。",
        "以上资料均取自镇财政所，下降1.5%。",
    ],
)
def test_the_origin_of_figures_names_none(text: str) -> None:
    (found,) = of_text(text)
    assert found.name == ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("备注：工业增加值按现价计算，增长5.3%。", "工业增加值"),
        ("数据来源于区统计局，工业用电量稳步回升，增长4.8%。", "工业用电量"),
        ("数据中心加快布局，增长12%。", "数据中心"),
    ],
)
def test_what_a_clause_is_about_still_does(text: str, name: str) -> None:
    (found,) = of_text(text)
    assert found.name == name
