"""换一句: what is put in the place of an item brings all that a draft would have given it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.quoting import item_from
from briefing.session import Session
from model.document import Document
from readers import read_bytes
from summarizer.ranking import rank

PLACES = ("云岭", "白沙", "青石", "长桥")
WORKS = (
    "{place}镇新建标准化厂房{n}万平方米，引进加工企业落户投产。",
    "{place}镇改造提升农村公路{n}公里，沿线群众出行更加方便。",
    "{place}镇发放困难群众救助资金{n}万元，做到应保尽保。",
)
Report = list[tuple[int, int, int]]


def source(lines: Report, name: str) -> Document:
    text = "2024年重点工作情况\n\n一、工作情况\n\n" + "\n\n".join(
        WORKS[work].format(place=PLACES[place], n=10 + number) for place, work, number in lines
    )
    return read_bytes(text.encode(), name)


def opened(documents: list[Document], length: int) -> Session:
    session = Session()
    session.add_documents(documents)
    session.set_ranking(rank(session.documents), session.generation)
    session.redraft(length)
    return session


def test_further_sources_and_conflicts_come_along() -> None:
    first = source([(0, 0, 2), (1, 1, 3), (2, 2, 4), (3, 0, 5)], "甲.txt")
    second = source([(0, 0, 2), (1, 1, 9), (2, 2, 4), (3, 0, 7)], "乙.txt")
    session = opened([first, second], 40)
    item = next(session.briefing.items())
    offered = session.alternatives(item.id)
    assert any(highlight.others for highlight in offered)
    assert any(highlight.variants for highlight in offered)
    agreed = next(h for h in offered if h.others)
    new = session.exchange(item.id, agreed.sentence.document, agreed.sentence.span)
    made = session.item(new)
    assert made is not None
    assert [ref.document for ref in made.sources] == [first.sha256, second.sha256]
    differing = next(h for h in offered if h.variants)
    newer = session.exchange(new, differing.sentence.document, differing.sentence.span)
    disputed = session.item(newer)
    assert disputed is not None
    assert [one.ours for one in disputed.conflicts]
    assert disputed.conflicts[0].ours != disputed.conflicts[0].theirs


def test_without_a_ranking_the_quote_alone_is_printed() -> None:
    first = source([(0, 0, 2), (1, 1, 3)], "甲.txt")
    session = opened([first], 200)
    item = next(session.briefing.items())
    session.ranking = None
    new = session.exchange(item.id, first.sha256, item.sources[0].span)
    assert session.item(new) is not None


REPORTS = st.lists(
    st.tuples(st.integers(0, 3), st.integers(0, 2), st.integers(0, 3)),
    min_size=3,
    max_size=9,
    unique=True,
)


@settings(max_examples=25, deadline=None)
@given(st.lists(REPORTS, min_size=1, max_size=3), st.integers(30, 200))
def test_an_exchanged_item_is_the_one_a_draft_would_have_made(
    reports: list[Report], length: int
) -> None:
    session = opened([source(lines, f"{n}.txt") for n, lines in enumerate(reports)], length)
    known = {document.sha256: document for document in session.documents}
    for item in tuple(session.briefing.items())[:3]:
        for highlight in session.alternatives(item.id, 2):
            place = highlight.sentence
            new = session.item(session.exchange(item.id, place.document, place.span))
            drafted = item_from(highlight, known)
            assert new is not None
            assert (new.text, new.sources, new.conflicts) == (
                drafted.text,
                drafted.sources,
                drafted.conflicts,
            )
            for ref in new.sources:
                assert ref.quote == known[ref.document].text(ref.span)
            session.undo()
