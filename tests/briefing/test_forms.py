"""Reports of many places by one form contradict nothing; that nobody can tell whose figures they are is said once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

import readers
from briefing.conflicts import conflicts_of
from briefing.forms import LEAST, of_one_form
from briefing.reviewing import Concern, Review
from model.briefing import Briefing, BriefingSection, Item, SourceRef
from model.document import Document, Span
from model.highlight import Sentence

COUNTIES = ("东河县", "西岭县", "南山县", "北湖县", "青川县", "白石县", "红旗县")


def reports(
    folder: Path, titles: Sequence[str], names: Sequence[str] = (), body: str = ""
) -> list[Document]:
    found = []
    for n, title in enumerate(titles):
        path = folder / f"{names[n] if names else n}.txt"
        said = (body or "全县地区生产总值增长{}.2%，完成投资{}亿元。").format(n + 3, 20 + n * 7)
        path.write_text(f"{title}\n\n{said}\n", encoding="utf-8")
        found.append(readers.read(path))
    return found


def said(document: Document) -> SourceRef:
    number, block = max(enumerate(document.blocks), key=lambda one: len(one[1].text))
    span = Span(number, 0, len(block.text))
    return SourceRef(document.sha256, span, block.text)


def contradictions(documents: Sequence[Document]) -> int:
    first, *others = map(said, documents)
    variants = [Sentence(ref.document, (), ref.span) for ref in others]
    return len(conflicts_of(first, variants, {one.sha256: one for one in documents}))


def test_reports_of_two_counties_contradict_nothing(tmp_path: Path) -> None:
    titles = [f"{name}一季度经济运行情况" for name in COUNTIES[:2]]
    assert contradictions(reports(tmp_path, titles)) == 0


def test_the_name_of_the_file_tells_the_county(tmp_path: Path) -> None:
    assert contradictions(reports(tmp_path, ["经济运行情况"] * 2, COUNTIES[:2])) == 0


@pytest.mark.parametrize(
    "body",
    [
        "全省地区生产总值增长{}.2%，完成投资{}亿元。",
        "吉林省地区生产总值增长{}.2%，完成投资{}亿元。",
    ],
)
def test_what_two_counties_say_of_their_province_may_contradict(body: str, tmp_path: Path) -> None:
    titles = [f"{name}一季度经济运行情况" for name in COUNTIES[:2]]
    assert contradictions(reports(tmp_path, titles, body=body)) == 1


def test_two_reports_of_nobody_knows_whom_are_compared(tmp_path: Path) -> None:
    assert contradictions(reports(tmp_path, ["经济运行情况"] * 2)) == 1


def test_many_are_filled_in_by_one_form(tmp_path: Path) -> None:
    assert contradictions(reports(tmp_path, ["经济运行情况"] * LEAST)) == 0


def items(documents: Sequence[Document]) -> tuple[Item, ...]:
    refs = [said(one) for one in documents]
    return tuple(Item(f"i{n}", ref.quote, (ref,)) for n, ref in enumerate(refs))


def forms(review: Review, *all_items: Item) -> list[tuple[str, int]]:
    remarks = review.finish(Briefing(sections=(BriefingSection("s", "", 1, all_items),)))
    return [(one.item, one.count) for one in remarks if one.concern is Concern.FORM]


def test_one_remark_speaks_of_all_of_them(tmp_path: Path) -> None:
    documents = reports(tmp_path, ["经济运行情况"] * 7)
    review = Review()
    review.use(documents)
    every = items(documents)
    assert forms(review, *every) == [("i0", 7)]
    # Told whose it is, one is none of them any more; fewer are compared one by one.
    assert forms(review, replace(every[0], headline="东河县"), *every[1:]) == [("i1", 6)]
    assert forms(review, *every[: LEAST - 1]) == []
    assert forms(review, *every) == [("i0", 7)]


def test_a_list_of_one_source_is_no_form(tmp_path: Path) -> None:
    (document,) = reports(tmp_path, ["经济运行情况"])
    ref = said(document)
    rows = [Item(f"i{n}", f"完成第{n}批老旧小区改造任务。", (ref,)) for n in range(9)]
    assert of_one_form(Briefing(sections=(BriefingSection("s", "", 1, tuple(rows)),))) == {}


def test_headings_say_whose_the_figures_are(tmp_path: Path) -> None:
    every = items(reports(tmp_path, ["经济运行情况"] * 7))
    sections = tuple(
        one
        for name, item in zip(COUNTIES, every, strict=True)
        for one in (BriefingSection(name, name), BriefingSection(f"{name}1", "经济", 2, (item,)))
    )
    assert of_one_form(Briefing(sections=sections)) == {}
    alike = tuple(replace(one, heading="县区月报") if one.level == 1 else one for one in sections)
    assert of_one_form(Briefing(sections=alike)) == {"i0": 7}
