"""The one look at a sentence that opens rows passes over none that it holds."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from facts import tense_rows as rows
from facts import tense_signs as signs
from facts.tense_tally import Opened, Tally

LABELLED = Path(__file__).parent / "labelled"
_SHAPES = (*rows.PAST_SHAPES, *rows.PLAN_SHAPES, *rows.OTHER_SHAPES)
_WORDS = [
    *(word for row in (*signs.PAST, *signs.PLAN, *signs.OTHER) for word in row.words),
    *(word for row in _SHAPES for word in (*row.gate, *row.words)),
    *"，。；：的为是年月日前后内0129上午下午第一部分如下应由请",
]


def _check(text: str) -> None:
    opened, tally = Opened(text), Tally()
    opened.weigh(text, tally, neither=False)
    opened.weigh(text, tally, neither=True)
    assert set(tally.reasons) == {row.name for row in _SHAPES if row.pattern.search(text)}
    held = {
        row.name
        for table in (signs.PAST, signs.PLAN, signs.OTHER)
        for row in table
        if any(word in text for word in row.words)
    }
    assert {row.name for _, row in opened.signs()} == held


def test_labelled_texts_hold_what_is_opened() -> None:
    lines = [
        line for path in LABELLED.glob("*.txt") for line in path.read_text("utf-8").splitlines()
    ]
    assert len(lines) > 500
    for line in lines:
        for part in (line, *line.split("，")):
            _check(part)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(_WORDS), max_size=12))
def test_any_row_of_words_holds_what_is_opened(words: list[str]) -> None:
    _check("".join(words))
