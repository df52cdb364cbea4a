"""The two characters by which numerals in words are noticed stand in every quantity in words."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from language import quantities
from language.quantities import finding


@settings(max_examples=300, deadline=None)
@given(
    st.text(
        "一二三十百千万亿两半几多余数点分之成翻番第首位名国居个家元吨年天倍公里，。3 ", max_size=14
    )
)
def test_numerals_are_never_passed_over(text: str) -> None:
    found: list[quantities.Quantity] = []
    finding._in_chinese(text, found)
    if not any(sign.isdigit() and sign.isascii() for sign in text):
        assert list(quantities.find(text)) == found
