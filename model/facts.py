"""Facts that a text states in figures."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from model.document import Span


class Numeral(StrEnum):
    """What a number is written in."""

    DIGIT = "digit"
    CHINESE = "chinese"


class IndicatorKind(StrEnum):
    """Whether a figure was reached or is wanted."""

    ACHIEVED = "achieved"
    TARGET = "target"


# What is asked of every figure: up to Python 3.11 a member found by its class costs twenty times what a name of its own
# does.
DIGIT: Final = Numeral.DIGIT
CHINESE: Final = Numeral.CHINESE
ACHIEVED: Final = IndicatorKind.ACHIEVED
TARGET: Final = IndicatorKind.TARGET


@dataclass(frozen=True, slots=True)
class Indicator:
    """One quantified fact: who or what (``subject``), which measure (``name``), how much, when.

    ``subject``: the place or body it is about (全省, 吉林市, 某公司), as the text calls it; empty where it names none.
    ``name``: the measure as an editor would write it at the head of a table row (粮食产量, 新建高标准农田).
    ``value``: the number as printed, half-width, a range as ``6-7``; ``unit`` as printed with 万 and 亿 (亿斤, 个百分点),
    empty where there is none; a rank's unit is 位.
    ``low`` and ``high``: the same number worked out in ``base``, the unit without 万 and 亿 (equal unless a range).
    ``approx``: 左右, 以上, 超过, 近, 约, 多, 余 …, empty where the number is exact.
    ``direction``: 增长 增加 提高 (up), 下降 减少 (down), 达到 新增 占比 高于 or empty (a level), 排名 (a rank).
    ``comparison``: what it is measured against (同比, 高于全国, 居全国), empty where nothing is named.
    ``period``: 2022, 2018-2022, 2022Q1, 2022Q1-Q3, 2022-11, 2022-01/2022-11, 2023-2024雪季; empty where it is unknown.
    ``document`` is the sha256 (empty for a text without a document); ``span`` the figure with its unit, ``sentence`` the
    sentence around it, both slices of that document's blocks.
    """

    subject: str
    name: str
    value: str
    unit: str
    approx: str
    direction: str
    comparison: str
    kind: IndicatorKind
    period: str
    numeral: Numeral
    low: Decimal
    high: Decimal
    base: str
    document: str
    span: Span
    sentence: Span
