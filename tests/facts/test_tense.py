"""Past, plan or other: sentences of many kinds of text, labelled by hand, and what must always hold."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import readers
from facts import tense_rows as shapes
from facts import tense_signs as signs
from facts.tense import Judge, SectionSigns, Tense, judge, of_text
from language.sentences import of_document
from messages import has
from model.document import Document

LABELLED = Path(__file__).parent / "labelled"
SAMPLES = sorted(LABELLED.glob("*.txt"))
REPORT = """# 2024年工作总结和2025年工作安排

## 一、2024年工作回顾

新建道路12公里，改造管网30公里。

## 二、2025年工作安排

新建道路12公里，改造管网30公里。去年完成的规划要抓紧报批。
"""


def labelled(path: Path) -> tuple[Document, list[tuple[str, str]]]:
    """A document of headings (#), sentences (label, tab, text) and empty lines between paragraphs."""
    parts: list[str] = []
    labels: list[tuple[str, str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        label, tab, text = line.partition("\t")
        parts.append(text if tab else f"\n\n{line}\n\n")
        if tab:
            labels.append((label, text))
    return readers.read_bytes("".join(parts).encode(), f"{path.stem}.md"), labels


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_kind_of_text(path: Path) -> None:
    document, labels = labelled(path)
    assert [document.text(s.span) for s in of_document(document)] == [text for _, text in labels]
    wrong = [
        (label, found.tense.value, text)
        for (label, text), found in zip(labels, judge(document), strict=True)
        if label != found.tense
    ]
    assert len(wrong) <= max(1, len(labels) // 10), wrong


def test_all_together() -> None:
    seen: Counter[tuple[str, str]] = Counter()
    for path in SAMPLES:
        document, labels = labelled(path)
        for (label, _), found in zip(labels, judge(document), strict=True):
            seen[label, found.tense.value] += 1
    assert seen.total() >= 200
    for tense in Tense:
        of_label = sum(count for (label, _), count in seen.items() if label == tense)
        assert of_label >= 40
        assert seen[tense.value, tense.value] >= 0.9 * of_label, seen
    # What a filter must never do: show a plan among the results, or the other way round.
    assert seen["past", "plan"] + seen["plan", "past"] <= 0.02 * seen.total()


def test_the_place_decides_where_the_words_do_not() -> None:
    document = readers.read_bytes(REPORT.encode(), "报告.md")
    past, plan, charge = judge(document)
    assert (past.tense, past.period) == (Tense.PAST, "2024年")
    assert (plan.tense, plan.period) == (Tense.PLAN, "2025年")
    assert "tense.place" in past.reasons
    assert "tense.place" in plan.reasons
    assert charge.tense is Tense.PLAN


def test_the_words_win_over_the_place() -> None:
    planned = SectionSigns(lean=-2.5, form=-0.7, day=date(2025, 1, 8))
    done = SectionSigns(lean=2.5, form=0.7, day=date(2025, 1, 8))
    past = of_text("去年全县已累计建成充电桩860个，同比增长35%。", planned)
    assert past.tense is Tense.PAST
    assert of_text("力争到2027年，将全面建成第二水源。", done).tense is Tense.PLAN
    assert of_text("各位代表，让我们携手共进！", planned).tense is Tense.OTHER


def test_years_are_read_against_the_day() -> None:
    text = "2024年，全市粮食总产量达到21万吨。"
    assert of_text(text, SectionSigns(day=date(2025, 1, 8))).tense is Tense.PAST
    assert of_text(text, SectionSigns(day=date(2023, 3, 1))).tense is Tense.PLAN


def test_words_inside_titles_do_not_count() -> None:
    text = "会议审议通过了《城市更新三年行动计划（2030—2032年）》。"
    assert of_text(text, SectionSigns(day=date(2025, 1, 8))).tense is Tense.PAST


def test_a_stretch_is_judged_like_its_sentence() -> None:
    document, _ = labelled(LABELLED / "县政府工作报告.txt")
    one = Judge(document)
    found = of_document(document)
    assert tuple(one.span(sentence.span) for sentence in found) == judge(document)
    assert tuple(map(one.sentence, found)) == judge(document)


def test_every_reason_is_worded() -> None:
    patterns = (*shapes.PAST_SHAPES, *shapes.PLAN_SHAPES, *shapes.OTHER_SHAPES)
    rows = [*signs.PAST, *signs.PLAN, *signs.OTHER, *patterns]
    seen = {f"tense.{row.name}" for row in rows}
    for path in SAMPLES:
        document, _ = labelled(path)
        seen.update(reason for found in judge(document) for reason in found.reasons)
    assert len(seen) > len(rows)
    assert [code for code in seen if not has(code)] == []


def test_an_empty_document() -> None:
    empty = Document("a.txt", "txt", "0" * 64, ())
    assert judge(empty) == ()
    assert of_text("").tense is Tense.OTHER


@settings(max_examples=60, deadline=None)
@given(st.text("年月日五十0129要将了力争增长左右以上，。；《》（）“”\n 是a", max_size=80))
def test_any_text_has_a_judgement(text: str) -> None:
    found = of_text(text, SectionSigns(day=date(2025, 1, 8), before=(text,), after=(text,)))
    assert found == of_text(text, SectionSigns(day=date(2025, 1, 8), before=(text,), after=(text,)))
    assert isinstance(found.tense, Tense)
