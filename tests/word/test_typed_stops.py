from __future__ import annotations

import pytest

from word.fields import BY_NAME
from word.values import printed_value


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("现予刊发,供参阅.", "现予刊发，供参阅。"),
        ("一是业务不熟.二是作风不实.", "一是业务不熟。二是作风不实。"),
        ("现予刊发，供参阅", "现予刊发，供参阅"),
        ("详见附件1.", "详见附件1."),
        ("投资增长3.5%。", "投资增长3.5%。"),
    ],
)
def test_a_point_that_a_person_typed_for_a_full_stop(typed: str, expected: str) -> None:
    assert printed_value(BY_NAME["编者按"], typed) == expected
