"""The five seeds together: promised and reached, and the city apart from the province."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

import readers
from facts.indicators.finding import of_document
from facts.series.joining import join
from model.document import Document
from model.progress import SilentTask
from model.series import Aspect, Series

SEEDS = Path(__file__).parents[3] / "seeds"
PROVINCE, CITY = "吉林省", "吉林市"


@cache
def documents() -> tuple[Document, ...]:
    return tuple(readers.read(path) for path in sorted(SEEDS.glob("*.txt")))


@cache
def all_series() -> tuple[Series, ...]:
    task = SilentTask()
    found = [one for document in documents() for one in of_document(document, task)]
    return join(found, documents())


def the(subject: str, name: str, aspect: Aspect = Aspect.LEVEL, unit: str = "") -> Series:
    (series,) = [
        one
        for one in all_series()
        if one.subject == subject
        and one.aspect is aspect
        and unit in one.unit
        and any(label.name == name for label in one.labels)
    ]
    return series


def told(series: Series) -> list[tuple[str, str, str, str]]:
    return [
        (p.indicator.period, p.indicator.kind.value, p.indicator.value, p.indicator.approx)
        for p in series.points
    ]


@pytest.mark.parametrize(
    ("name", "aspect", "expected", "difference"),
    [
        (
            "粮食产量",
            Aspect.LEVEL,
            [("2021", "achieved", "807.84"), ("2022", "achieved", "816.16"), ("2023", "target", "800"), ("2023", "achieved", "837.3")],
            "37.3",
        ),
        (
            "保护性耕作面积",
            Aspect.LEVEL,
            [("2022", "achieved", "3283"), ("2023", "target", "3500"), ("2023", "achieved", "3700")],
            "200",
        ),
        (
            "新建高标准农田",
            Aspect.LEVEL,
            [("2022", "achieved", "550"), ("2023", "target", "378"), ("2023", "achieved", "591.9")],
            "213.9",
        ),
        ("地区生产总值", Aspect.CHANGE, [("2023", "target", "6"), ("2023", "achieved", "6.3")], "0.3"),
        ("社会消费品零售总额", Aspect.CHANGE, [("2023", "target", "7"), ("2023", "achieved", "9")], "2"),
    ],
)  # fmt: skip
def test_promised_and_reached(
    name: str, aspect: Aspect, expected: list[tuple[str, str, str]], difference: str
) -> None:
    series = the(PROVINCE, name, aspect)
    yearly = [point[:3] for point in told(series) if len(point[0]) == len("2023")]
    assert yearly == expected
    assert series.differences[-1].amount == Decimal(difference)
    assert series.differences[-1].met
    assert not series.conflicts


def test_satellites() -> None:
    series = satellites()
    assert [point.indicator.value for point in series.points] == ["83", "108"]


def satellites() -> Series:
    (series,) = [
        one
        for one in all_series()
        if any("吉林一号" in label.name and "轨" in label.name for label in one.labels)
    ]
    return series


def test_every_point_has_its_source() -> None:
    texts = {document.sha256: document for document in documents()}
    for series in all_series():
        for point in series.points:
            one = point.indicator
            shown = texts[one.document].text(one.span).replace("—", "-").replace(" ", "")
            assert one.value.split("-")[0] in shown or one.numeral.value == "chinese"


def test_the_city_has_series_of_its_own() -> None:
    assert told(the(CITY, "粮食产量"))[0][:3] == ("2022", "achieved", "90")
    assert [point[:3] for point in told(the(CITY, "地区生产总值", Aspect.CHANGE))] == [
        ("2023", "target", "6-7")
    ]
    city = next(document.sha256 for document in documents() if document.name.startswith("001"))
    for series in all_series():
        if series.subject == PROVINCE and len(series.points) > 1:
            assert all(point.indicator.document != city for point in series.points), series
