"""Numbers as a sheet shows them."""

from __future__ import annotations

import pytest

from readers.common.number_format import BUILT_IN, shown


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [
        (0.063, "0.0%", "6.3%"),
        (0.125, "0%", "13%"),
        (837.3, "General", "837.3"),
        (0.1 + 0.2, "General", "0.3"),
        (12345678.0, "General", "12345678"),
        (1234.5, "#,##0.00", "1,234.50"),
        (1234567.0, "#,##0", "1,234,567"),
        (-1234.5, "#,##0.0;(#,##0.0)", "(1,234.5)"),
        (-5.25, "0.0", "-5.3"),
        (0.0, '0;-0;"—"', "—"),
        (2.5, "0", "3"),
        (1.005, "0.00", "1.01"),
        (0.5, "#.##", ".5"),
        (5.0, "#.##", "5"),
        (7.0, "000", "007"),
        (123456.0, '0!.0,"万"', "12.3万"),
        (1500000.0, '0.0,,"百万"', "1.5百万"),
        (91.0, '0"亿元"', "91亿元"),
        (3.0, "[Red][>=3]0.0;0", "3.0"),
        (12.0, '[$¥-804]#,##0', "¥12"),
        (45292.0, "yyyy/m/d", "2024/1/1"),
        (45292.0, 'yyyy"年"m"月"d"日"', "2024年1月1日"),
        # The system's long date and time stand for whatever is written behind them.
        (45292.0, '[$-F800]dddd, mmmm dd, yyyy', "2024年1月1日"),
        (45292.75, "[$-F400]h:mm:ss AM/PM", "18:00:00"),
        (45292.0, '[$-804]yyyy"年"mm"月"', "2024年01月"),
        (45292.75, "yyyy-mm-dd hh:mm", "2024-01-01 18:00"),
        (45292.75, "h:mm AM/PM", "6:00 PM"),
        (1.5, "[h]:mm", "36:00"),
        (45292.0, "aaaa", "星期一"),
        (0.00012, "0.00E+00", "1.20E-04"),
        (-0.001, "0.0", "0.0"),
        (1e300, "0", "1E+300"),
        (5.0, "@", "5"),
        (-1.0, 'yyyy', "-1"),
    ],
)  # fmt: skip
def test_shown(value: float, code: str, expected: str) -> None:
    assert shown(value, code) == expected


def test_1904() -> None:
    assert shown(43830.0, "yyyy/m/d", from_1904=True) == "2024/1/1"


def test_any_format_gives_something() -> None:
    for code in [
        *BUILT_IN.values(),
        '"',
        "[",
        "0.0.0",
        "%%%",
        ";;;",
        "E+",
        "\\",
        "_",
        "*",
        "[h",
        "?/?",
    ]:
        for value in (0.0, 1.0, -1.5, 1e-9, 1e15, 45292.3, float("nan")):
            assert isinstance(shown(value, code), str)
