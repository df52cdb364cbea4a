"""Sources that give other figures for one thing in other words: shown at the items, and never where none contradicts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.cli import main
from briefing.edits import KeepOurs
from briefing.facts.gathering import gather
from briefing.jobs import rank_documents, read_sources
from briefing.session import Session
from briefing.suspicions import suspected
from model.briefing import Item
from model.document import Document
from readers import read_bytes

FIRST = """石溪县2024年经济运行情况

2024年，石溪县粮食产量达到21.3万吨，比上年增长3.1%。一般公共预算收入9.6亿元，增长5.2%。新建农村公路120公里。
"""
OTHER = """石溪县农业农村局工作总结
（2025年2月3日）

{sentence}全年举办农技培训36场。
"""
# What contradicts no sentence of the first source, and why.
AGREEING = {
    "the same in another unit": "去年全县粮食总产量为213000吨，再创新高。",
    "rounded": "去年全县粮食总产量为21.27万吨，再创新高。",
    "a bound that holds": "去年全县粮食总产量突破21万吨，再创新高。",
    "another year": "2023年，全县粮食总产量为20.7万吨，喜获丰收。",
    "a goal": "2025年粮食产量力争达到23万吨。",
    "another place": "去年，邻近的松岭县粮食总产量为22.1万吨，再创新高。",
    "a part": "去年全县秋粮产量为14.2万吨，再创新高。",
    "another measure": "去年全县粮食播种面积为22.1万亩，再创新高。",
}


def documents_of(*texts: str) -> tuple[Document, ...]:
    return tuple(
        read_bytes(text.encode(), f"材料{number}.txt") for number, text in enumerate(texts)
    )


def session_of(documents: tuple[Document, ...]) -> Session:
    session = Session("简报")
    session.add_documents(documents)
    session.set_ranking(rank_documents(documents), session.generation)
    session.redraft(1000)
    return session


def item_with(session: Session, words: str) -> Item:
    return next(item for item in session.briefing.items() if words in item.text)


def told(session: Session) -> list[tuple[str, str]]:
    items = session.briefing.items()
    return [(one.ours, one.theirs) for item in items for one in item.conflicts]


def test_another_wording_with_another_figure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = ["一.txt", "二.txt"]
    (tmp_path / names[0]).write_text(FIRST, encoding="utf-8")
    said = "去年全县粮食总产量为22.1万吨，再创新高。"
    (tmp_path / names[1]).write_text(OTHER.format(sentence=said), encoding="utf-8")
    output = tmp_path / "简报.docx"
    paths = [str(tmp_path / name) for name in names]
    assert main(["build", *paths, "-o", str(output), "--json"]) == 0
    built = json.loads(capsys.readouterr().out)
    by_text = {item["text"]: item["conflicts"] for item in built["items"]}
    (one,) = by_text["2024年，石溪县粮食产量达到21.3万吨，比上年增长3.1%。"]
    assert (one["ours"], one["theirs"]) == ("21.3万吨", "22.1万吨")
    assert (one["document"], one["text"]) == ("二.txt", said)
    (back,) = by_text[said]
    assert (back["ours"], back["theirs"], back["document"]) == ("22.1万吨", "21.3万吨", "一.txt")
    assert sum(map(len, by_text.values())) == 2
    assert "notice.conflicts" in [notice["code"] for notice in built["notices"]]


@pytest.mark.parametrize("sentence", AGREEING.values(), ids=AGREEING.keys())
def test_what_does_not_contradict(sentence: str) -> None:
    session = session_of(documents_of(FIRST, OTHER.format(sentence=sentence)))
    session.set_facts(gather(session.documents), session.generation)
    assert item_with(session, "21.3万吨")
    assert told(session) == []


def test_figures_found_after_the_draft_and_before_the_next() -> None:
    sentence = "去年全县粮食总产量为22.1万吨，再创新高。"
    session = session_of(documents_of(FIRST, OTHER.format(sentence=sentence)))
    assert told(session) == []
    session.set_facts(gather(session.documents), session.generation)
    assert sorted(told(session)) == [("21.3万吨", "22.1万吨"), ("22.1万吨", "21.3万吨")]
    assert session.history.undo_label is None  # no step that a person could take back
    session.redraft(900)
    assert len(told(session)) == 2


def test_what_a_person_decided_is_not_told_again() -> None:
    sentence = "去年全县粮食总产量为22.1万吨，再创新高。"
    session = session_of(documents_of(FIRST, OTHER.format(sentence=sentence)))
    session.set_facts(gather(session.documents), session.generation)
    item = item_with(session, "21.3万吨")
    session.apply(KeepOurs(item.id, item.conflicts[0]))
    session.set_facts(gather(session.documents), session.generation)
    session.redraft(900)
    assert item_with(session, "21.3万吨").conflicts == ()
    assert len(item_with(session, "22.1万吨").conflicts) == 1


def test_the_quick_look_finds_what_the_close_one_finds() -> None:
    sentence = "去年全县粮食总产量为22.1万吨，再创新高。"
    contradicting = session_of(documents_of(FIRST, OTHER.format(sentence=sentence)))
    assert suspected(contradicting.briefing, contradicting.documents)
    alone = session_of(documents_of(FIRST))
    assert not suspected(alone.briefing, alone.documents)
    city = FIRST.replace("石溪县", "石溪市").replace("21.3", "340")
    other = session_of(documents_of(OTHER.format(sentence=sentence), city))
    assert not suspected(other.briefing, other.documents)


def test_the_samples_are_not_looked_at_closely(tmp_path: Path) -> None:
    """Their provinces, cities and years differ; a small build pays for no more than the quick look."""
    seeds = sorted((Path(__file__).parents[2] / "seeds").iterdir())
    session = session_of(read_sources(seeds).documents)
    assert not suspected(session.briefing, session.documents)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.text("全县粮食产量达到21.3,，。年月2024万吨%以上", max_size=60), min_size=2, max_size=3
    )
)
def test_any_texts_can_be_looked_at(texts: list[str]) -> None:
    documents = documents_of(*(f"标题{number}\n\n{text}" for number, text in enumerate(texts)))
    suspected(
        session_of(tuple({one.sha256: one for one in documents}.values())).briefing, documents
    )
