"""Which headings a source goes under is worked out once for all drafts of it."""

from __future__ import annotations

import pytest

from briefing import plans
from briefing.jobs import rank_documents
from briefing.session import Session
from model.document import BlockKind, Document
from readers import read_bytes

TEXTS = {
    "东镇": "东镇今年新建学校12所，改造乡村道路35公里。\n培育龙头企业120家，带动农户3000户增收。\n",
    "西镇": "西镇全年治理河道48公里，植树造林9000亩。\n空气质量优良天数比例提高到91.5%。\n",
    "南镇": "南镇引进外资项目7个，完成进出口总额26亿元。\n跨境电商综合试验区建成投用。\n",
}


def untitled(place: str) -> Document:
    return read_bytes(TEXTS[place].encode(), f"{place}.txt")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the documents whose title was looked for."""
    found: list[str] = []
    fallback = plans.fallback_heading

    def counted(document: Document) -> str:
        found.append(document.name)
        return fallback(document)

    monkeypatch.setattr(plans, "fallback_heading", counted)
    return found


def drafted(session: Session, length: int) -> list[str]:
    session.set_ranking(rank_documents(session.documents), session.generation)
    session.redraft(length)
    return [section.heading for section in session.briefing.sections]


def test_a_dragged_slider_and_a_further_source_look_for_no_title_twice(asked: list[str]) -> None:
    session = Session()
    session.add_documents(map(untitled, ("东镇", "西镇")))
    headings = drafted(session, 200)
    assert headings == ["东镇今年新建学校12所", "西镇全年治理河道48公里"]
    for length in (150, 100, 180):
        session.redraft(length)
    assert sorted(asked) == ["东镇.txt", "西镇.txt"]
    session.add_documents([untitled("南镇")])
    assert drafted(session, 300) == [*headings, "南镇引进外资项目7个"]
    assert sorted(asked) == ["东镇.txt", "南镇.txt", "西镇.txt"]


def test_a_source_beside_others_and_alone_has_other_headings() -> None:
    session = Session()
    session.add_documents(map(untitled, ("东镇", "西镇")))
    assert len(drafted(session, 200)) == 2
    session.remove_document(session.documents[1].sha256)
    assert drafted(session, 200) == [""]


def test_a_corrected_outline_is_planned_anew() -> None:
    session = Session()
    session.add_documents(map(untitled, ("东镇", "西镇")))
    first, second = drafted(session, 200)
    session.correct(session.documents[0].sha256, [0], BlockKind.HEADING, 0)
    other, same = drafted(session, 200)
    assert same == second
    assert other != first
