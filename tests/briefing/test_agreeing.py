"""Several sources of one item: those that say the same, and those that say it with another number."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing import drafting
from briefing.edits import MergeItems, SetText, SplitItem
from briefing.joining import original
from briefing.quoting import item_from
from briefing.session import Session
from model.briefing import Briefing, Item
from model.document import Document
from readers import read_bytes
from summarizer.ranking import rank
from summarizer.selection import select

FACT = "全市新建改造农村公路320公里，惠及86个行政村。"


def document(text: str, name: str) -> Document:
    return read_bytes(text.encode(), name)


def drafted(*documents: Document) -> Briefing:
    return drafting.draft(documents, select(rank(documents)))


def item_with(briefing: Briefing, words: str) -> Item:
    found = [item for item in briefing.items() if words in item.text]
    assert len(found) == 1
    return found[0]


def test_what_three_sources_say_is_one_item_with_three_sources() -> None:
    sources = [
        document(f"{head}\n{FACT}\n", f"{head}.txt") for head in ("交通局", "财政局", "农业局")
    ]
    item = item_with(drafted(*sources), "320公里")
    assert {ref.document for ref in item.sources} == {source.sha256 for source in sources}
    for ref in item.sources:
        home = next(source for source in sources if source.sha256 == ref.document)
        assert home.text(ref.span) == ref.quote
    assert not item.conflicts
    assert item.text == FACT


def test_a_source_taken_away_contradicts_no_longer() -> None:
    """What was found between documents is kept; it must not outlive one of them."""
    first = document(FACT, "甲.txt")
    second = document(FACT.replace("320", "302"), "乙.txt")
    chosen = select(rank([first, second]))
    for documents, expected in (
        ([first, second], [1, 1]),
        ([first], [0]),
        ([first, second], [1, 1]),
    ):
        known = {each.sha256: each for each in documents}
        items = [item_from(each, known) for each in chosen if each.sentence.document in known]
        assert [len(item.conflicts) for item in items] == expected


def test_another_number_is_a_conflict_and_no_source() -> None:
    first = document(FACT, "甲.txt")
    second = document(FACT.replace("320", "302"), "乙.txt")
    items = list(drafted(first, second).items())
    assert len(items) == 2
    for item, other in zip(items, reversed(items), strict=True):
        (conflict,) = item.conflicts
        assert len(item.sources) == 1
        assert conflict.source == other.sources[0]
        assert (conflict.ours, conflict.theirs) == (
            ("320公里", "302公里") if "320" in item.text else ("302公里", "320公里")
        )


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("全市粮食总产量达到42.6万吨，再创新高。", "全市粮食总产量达到42.6万斤，再创新高。"),
        ("该项目将于2026年底前建成投用，惠及群众。", "该项目将于2027年底前建成投用，惠及群众。"),
        ("2024年，全市新增就业4.2万人，完成任务。", "2024年，全市新增就业4.5万人，完成任务。"),
    ],
)
def test_unit_year_and_figure(one: str, two: str) -> None:
    briefing = drafted(document(one, "甲.txt"), document(two, "乙.txt"))
    assert [len(item.conflicts) for item in briefing.items()] == [1, 1]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        # Another year has figures of its own.
        ("2023年，全市新增就业4.2万人，完成任务。", "2024年，全市新增就业4.5万人，完成任务。"),
        # A goal and what became of it.
        (
            "一、2024年工作回顾\n全市新增就业4.2万人以上稳步推进。\n二、2025年工作安排\n做好就业。\n",
            "一、2025年工作安排\n全市新增就业4.5万人以上稳步推进。\n二、保障\n做好就业。\n",
        ),
        # Too little beside the numbers.
        ("男性12人，女性8人。", "男性13人，女性9人。"),
    ],
)
def test_what_only_looks_like_a_conflict(one: str, two: str) -> None:
    briefing = drafted(document(one, "甲.txt"), document(two, "乙.txt"))
    assert not any(item.conflicts for item in briefing.items())


def test_the_report_of_another_year_contradicts_nothing() -> None:
    text = "全市工作总结\n（{year}年12月30日）\n全市新增就业{count}万人，超额完成任务。\n"
    first = document(text.format(year=2023, count="4.2"), "甲.txt")
    assert not any(
        item.conflicts
        for item in drafted(first, document(text.format(year=2024, count="4.5"), "乙.txt")).items()
    )
    again = drafted(first, document(text.format(year=2023, count="4.5"), "丙.txt"))
    assert any(item.conflicts for item in again.items())


def test_two_places_of_one_document() -> None:
    text = f"一、工作回顾\n{FACT}其他工作有序开展，成效明显。\n二、工作成效\n{FACT.replace('320', '302')}\n"
    briefing = drafted(document(text, "甲.txt"))
    assert [len(item.conflicts) for item in briefing.items() if "农村公路" in item.text] == [1, 1]


def agreed() -> tuple[Session, Item]:
    sources = [document(FACT, "甲.txt"), document(f"通报\n{FACT}", "乙.txt")]
    session = Session()
    session.add_documents(sources)
    session.set_ranking(rank(sources), session.generation)
    session.redraft(500)
    return session, item_with(session.briefing, "320公里")


def test_the_wording_of_the_source_comes_back_once() -> None:
    session, item = agreed()
    assert len(item.sources) == 2
    session.apply(SetText(item.id, "改过的话。"))
    edited = session.item(item.id)
    assert edited is not None
    assert original(edited) == item.text


def test_halves_keep_both_sources_and_join_again() -> None:
    session, item = agreed()
    session.apply(SplitItem(item.id, item.text.index("，") + 1))
    halves = list(session.briefing.items())
    assert [half.edited for half in halves] == [False, False]
    assert [len(half.sources) for half in halves] == [2, 2]
    session.apply(MergeItems(tuple(half.id for half in halves)))
    (whole,) = session.briefing.items()
    assert (whole.text, whole.edited, whole.sources) == (item.text, False, item.sources)


def test_a_source_that_leaves_takes_only_what_is_its_own() -> None:
    session, item = agreed()
    other = item.sources[1].document
    session.remove_document(other)
    left = session.item(item.id)
    assert left == replace(item, sources=item.sources[:1])
    session, item = agreed()
    session.remove_document(item.sources[0].document)
    assert session.item(item.id) is None
