"""Facts on their way into a briefing: the table of indicators, the entries of terms, joins by hand."""

from __future__ import annotations

import json
import pickle
import random
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from briefing.cli import main
from briefing.edits import DeleteItems, DeleteRows, SetCell
from briefing.facts import handing
from briefing.facts.entries import differing, entries_of
from briefing.facts.gathering import Facts, Store, gather, only
from briefing.facts.identity import SERIES_TABLE, is_entry
from briefing.facts.rows import table_of
from briefing.facts.wording import figure, period
from briefing.jobs import rank_documents, read_sources
from briefing.session import Session
from language.count import printed_length
from model.document import Document
from model.errors import Cancelled
from model.facts import IndicatorKind
from tests.briefing.county_texts import LAST, OTHER, THIS
from word import kinds


def documents_of(folder: Path, *texts: str) -> tuple[Document, ...]:
    paths = []
    for number, text in enumerate(texts):
        path = folder / f"材料{number}.txt"
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    return read_sources(paths).documents


@pytest.fixture
def sources(tmp_path: Path) -> tuple[Document, ...]:
    return documents_of(tmp_path, LAST, THIS, OTHER)


def session_of(documents: tuple[Document, ...], template: str, length: int = 1500) -> Session:
    session = Session(template)
    session.add_documents(documents)
    session.set_ranking(rank_documents(documents), session.generation)
    session.set_facts(gather(documents), session.generation)
    session.redraft(length)
    return session


def table(session: Session) -> list[dict[str, str]]:
    return [
        dict(row.cells)
        for one in session.briefing.tables
        if one.id == SERIES_TABLE
        for row in one.rows
    ]


def test_target_stands_against_actual_with_every_source(sources: tuple[Document, ...]) -> None:
    session = session_of(sources, kinds.INDICATORS)
    by_name = {(row["指标"], row["时期"]): row for row in table(session)}
    invested = by_name["固定资产投资", "2023年"]
    assert (invested["单位"], invested["目标"], invested["实际"]) == ("亿元", "35", "34.2")
    assert invested["差额"] == "-0.8"
    grain = by_name["粮食产量", "2023年"]
    assert (grain["目标"], grain["实际"], grain["差额"]) == ("13以上", "13.1", "+0.1")
    assert by_name["粮食产量", "2022年"]["实际"] == "12.4"
    # Two sources differ: both are printed, marked, and neither is preferred.
    growth = by_name["地区生产总值增幅", "2023年"]
    assert "6.4" in growth["实际"]
    assert "6.1" in growth["实际"]
    assert growth["实际"].endswith("※")
    (made,) = session.briefing.tables
    assert "※" in made.note
    by_sha = {document.sha256: document for document in sources}
    for row in made.rows:
        assert row.sources
        for ref in row.sources:
            assert by_sha[ref.document].text(ref.span) == ref.quote
    both = next(row for row in made.rows if row.cell("实际") == growth["实际"])
    assert {ref.document for ref in both.sources} == {document.sha256 for document in sources}


def test_what_is_compared_comes_first_and_the_length_holds(sources: tuple[Document, ...]) -> None:
    facts = gather(sources)
    whole = table_of(facts.series, sources)
    compared = [bool(row.cell("差额")) for row in whole.rows]
    names = list(dict.fromkeys(row.cell("指标") for row in whole.rows))
    first = {row.cell("指标") for row in whole.rows if row.cell("差额")}
    assert first
    assert set(names[: len(first)]) == first
    assert any(compared)
    short = table_of(facts.series, sources, length=60)
    size = sum(printed_length(text) for row in short.rows for _, text in row.cells)
    assert 0 < size <= 60
    assert len(short.rows) < len(whole.rows)
    assert table_of((), sources).rows == ()


def test_a_term_is_an_entry_and_its_meanings_stand_side_by_side(
    sources: tuple[Document, ...],
) -> None:
    session = session_of(sources, kinds.POLICY)
    entries = [item for item in session.briefing.items() if is_entry(item)]
    assert len(entries) == 2
    assert {entry.headline for entry in entries} == {"“一网三联”工作法"}
    assert [entry.text for entry in entries] == [
        "党建联抓、治安联防、服务联办",
        "党建联抓、矛盾联调、服务联办",
    ]
    assert session.briefing.sections[-1].heading == "热词点读"
    assert not any(entry.edited for entry in entries)
    # A sentence that an entry prints is not printed again.
    places = [(ref.document, ref.span.block) for entry in entries for ref in entry.sources]
    for item in session.briefing.items():
        if not is_entry(item):
            assert not any(
                (ref.document, ref.span.block) in places
                and any(entry.text[:8] in ref.quote for entry in entries)
                for ref in item.sources
            )
    # What nobody explains is no entry.
    assert not any("河长进村" in item.headline for item in session.briefing.items())


def test_the_length_counts_entries(sources: tuple[Document, ...]) -> None:
    for length in (60, 120, 300):
        assert session_of(sources, kinds.POLICY, length).characters <= length


def test_what_the_person_took_out_stays_out(sources: tuple[Document, ...]) -> None:
    session = session_of(sources, kinds.POLICY)
    entry = next(item for item in session.briefing.items() if is_entry(item))
    session.apply(DeleteItems((entry.id,)))
    session.redraft(1400)
    assert entry.id not in {item.id for item in session.briefing.items()}


def test_a_table_that_was_touched_is_the_persons_own(sources: tuple[Document, ...]) -> None:
    session = session_of(sources, kinds.INDICATORS)
    before = session.briefing.tables
    first, second = before[0].rows[:2]
    session.apply(DeleteRows(SERIES_TABLE, (first.id,)))
    session.apply(SetCell(SERIES_TABLE, second.id, "实际", "待核"))
    session.redraft(400)
    rows = session.briefing.tables[0].rows
    assert first.id not in {row.id for row in rows}
    assert next(row for row in rows if row.id == second.id).cell("实际") == "待核"
    assert len(rows) == len(before[0].rows) - 1
    while session.undo():
        pass
    assert session.briefing.tables == before
    session.apply(DeleteRows(SERIES_TABLE, (first.id,)))
    handing.fill_again(session)
    assert session.briefing.tables == before


def test_facts_that_come_late_are_no_step_of_their_own(sources: tuple[Document, ...]) -> None:
    for template in (kinds.INDICATORS, kinds.POLICY):
        session = Session(template)
        session.add_documents(sources)
        session.set_ranking(rank_documents(sources), session.generation)
        session.redraft(1500)
        assert not session.briefing.tables
        assert session.set_facts(gather(sources), session.generation)
        assert session.undo_label is None
        early = session_of(sources, template)
        assert session.briefing == early.briefing
        # Those of other sources are stale.
        assert not session.set_facts(gather(sources[:1]), session.generation - 1)


def test_another_kind_takes_its_table_away_again(sources: tuple[Document, ...]) -> None:
    session = session_of(sources, kinds.BRIEFING)
    assert not session.briefing.tables
    session.set_template(kinds.INDICATORS)
    assert table(session)
    session.set_template(kinds.BRIEFING)
    assert not session.briefing.tables
    session.set_template(kinds.POLICY)
    assert any(map(is_entry, session.briefing.items()))


def test_sources_that_go_take_their_rows_along(sources: tuple[Document, ...]) -> None:
    session = session_of(sources, kinds.INDICATORS)
    gone = sources[0].sha256
    session.remove_document(gone)
    for row in session.briefing.tables[0].rows:
        assert any(ref.document != gone for ref in row.sources)


def test_names_are_joined_and_parted_by_hand(tmp_path: Path) -> None:
    documents = documents_of(
        tmp_path,
        "青河县报告\n\n2022年，全县游客接待量达到310万人次。",
        "青河县总结\n\n2023年，全县来青旅游人数达到365万人次。",
    )
    session = session_of(documents, kinds.BRIEFING)
    assert session.facts is not None
    one, other = (
        next(s for s in session.facts.series if end in s.name) for end in ("接待量", "人数")
    )
    assert one is not other
    handing.join(session, (one, other))
    assert not session.has_facts
    label = session.undo_label
    assert label is not None
    assert label.code == "edit.facts.join"
    session.set_facts(gather(documents, session.joins), session.generation)
    both = next(s for s in session.facts.series if len(s.labels) == 2)
    assert [point.indicator.value for point in both.points] == ["310", "365"]
    handing.part(session, both, both.labels[1])
    session.set_facts(gather(documents, session.joins), session.generation)
    assert all(len(s.labels) == 1 for s in session.facts.series)
    session.undo()
    session.undo()
    assert session.joins.together == ()
    session.redo()
    assert session.joins.together


def test_joins_are_kept_in_the_workspace(tmp_path: Path) -> None:
    from briefing.remembering import Recorder, capture
    from workspace.store import Store as File

    documents = documents_of(tmp_path, LAST, THIS)
    session = session_of(documents, kinds.INDICATORS)
    assert session.facts is not None
    handing.join(session, session.facts.series[:2])
    recorder = Recorder()
    state = recorder.state(capture(session))
    with File.create(tmp_path / "w.jianbao", state):
        pass
    with File.open(tmp_path / "w.jianbao") as opened:
        resumed = Recorder().resume(opened.load())
    assert resumed.joins == session.joins
    assert resumed.briefing == session.briefing
    resumed.undo()
    assert resumed.joins.together == ()


def test_facts_are_handed_over_by_the_person(sources: tuple[Document, ...]) -> None:
    session = session_of(sources, kinds.BRIEFING, 60)
    facts = session.facts
    assert facts is not None
    quoted = {ref.span for item in session.briefing.items() for ref in item.sources}
    indicator = next(one for one in facts.indicators if one.sentence not in quoted)
    identity = handing.add_sentence(session, indicator)
    item = session.item(identity)
    assert item is not None
    document = session.document(indicator.document)
    assert document is not None
    assert item.sources[0].quote == document.text(item.sources[0].span)
    assert document.text(indicator.span) in item.sources[0].quote
    assert not item.edited
    rows = handing.add_rows(session, facts.series[:2])
    assert {row.id for row in session.briefing.tables[0].rows} == set(rows)
    assert handing.add_rows(session, facts.series[:2]) == rows
    assert len(session.briefing.tables[0].rows) == len(rows)
    term = next(one for one in facts.terms if one.text and "一网三联" in one.text)
    for meaning in differing(term):
        entry = session.item(handing.add_term(session, term, meaning))
        assert entry is not None
        assert entry.sources
    assert session.briefing.sections[-1].heading == "热词点读"
    for _ in range(4):
        session.undo()
    assert session.briefing.tables == ()
    # What the person added survives another choice.
    for _ in range(4):
        session.redo()
    session.redraft(500)
    assert {row.id for row in session.briefing.tables[0].rows} == set(rows)
    assert sum(1 for item in session.briefing.items() if is_entry(item)) == 2


def test_an_undefined_term_makes_no_entry(sources: tuple[Document, ...]) -> None:
    session = session_of(sources, kinds.BRIEFING)
    assert session.facts is not None
    before = session.briefing
    for term in session.facts.terms:
        if not term.definitions:
            assert handing.add_term(session, term) == ""
    assert session.briefing is before
    assert entries_of((), sources) == ()


def test_facts_are_found_once_a_document(sources: tuple[Document, ...]) -> None:
    store = Store()
    facts = gather(sources)
    store.keep(facts, sources)
    known = store.known(sources)
    assert set(known.indicators) == {document.sha256 for document in sources}
    assert gather(sources, known=known) == facts
    fewer = store.known(sources[1:])
    assert fewer.terms is None
    assert gather(sources[1:], known=fewer) == gather(sources[1:])
    # Another reading of the same bytes is another document.
    again = replace(sources[0], notices=())
    assert sources[0].sha256 not in store.known((again, *sources[1:])).indicators
    assert pickle.loads(pickle.dumps(facts)) == facts


def test_finding_facts_can_be_cancelled(sources: tuple[Document, ...]) -> None:
    class Stop:
        def report(self, stage: str, done: int, total: int) -> None:
            pass

        def check(self) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        gather(sources, task=Stop())


def test_only_one_kind_of_figure(sources: tuple[Document, ...]) -> None:
    facts = gather(sources)
    plans = only(facts, IndicatorKind.TARGET, sources)
    assert plans.indicators
    assert all(one.kind is IndicatorKind.TARGET for one in plans.indicators)
    assert not any(one.differences for one in plans.series)
    assert only(facts, None, sources) is facts
    assert isinstance(plans, Facts)


@pytest.mark.parametrize(
    ("given", "worded"),
    [
        ("2023", "2023年"),
        ("2018-2022", "2018—2022年"),
        ("2022Q1", "2022年一季度"),
        ("2022Q1-Q3", "2022年前三季度"),
        ("2022Q1-Q2", "2022年上半年"),
        ("2022-11", "2022年11月"),
        ("2022-01/2022-11", "2022年1—11月"),
        ("2023-2024雪季", "2023—2024雪季"),
        ("", "时间不详"),
        ("2022Q2-Q3", "2022Q2-Q3"),
    ],
)
def test_periods_are_written_as_clerks_write_them(given: str, worded: str) -> None:
    assert period(given) == worded


@pytest.mark.parametrize("template", [kinds.INDICATORS, kinds.POLICY])
def test_build_fills_the_kind_and_the_result_keeps_every_rule(
    template: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    documents_of(tmp_path, LAST, THIS, OTHER)
    output = tmp_path / "out.docx"
    inputs = [str(tmp_path / f"材料{number}.txt") for number in range(3)]
    assert main(["build", *inputs, "-o", str(output), "--template", template, "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    with zipfile.ZipFile(output) as package:
        body = package.read("word/document.xml").decode("utf-8")
    codes = {notice["code"] for notice in said["notices"]}
    if template == kinds.INDICATORS:
        assert "34.2" in body
        assert "差额为实际减目标" in body
        assert "notice.facts.conflicts" in codes
    else:
        assert "矛盾联调" in body
        assert "notice.facts.terms" in codes
    assert said["characters"] <= 1500
    assert main(["check", str(output), "--json"]) == 0
    capsys.readouterr()


def test_a_title_does_not_say_whose_figures_are_that_nobody_names(tmp_path: Path) -> None:
    documents = documents_of(
        tmp_path,
        "临海市2024年统计公报\n\n2024年，临海市出口额增长5.8%，临海市用电量增长3.9%，临海市存款余额增长6.2%。",
        "2024年主要预期目标：单位能耗下降3%左右，居民收入增长6.5%左右。",
        "2024年，单位能耗下降2.7%，居民收入增长5.9%。",
    )
    made = table_of(gather(documents).series, documents)
    assert "临海市" not in made.title
    own = [row for row in made.rows if "出口额" in row.cell("指标")]
    assert own
    assert all("临海市" in row.cell("指标") for row in own)
    fall = next(row for row in made.rows if "单位能耗" in row.cell("指标"))
    assert fall.cell("指标").endswith("升降幅度")
    assert fall.cell("目标") == "下降3左右"
    assert fall.cell("差额") == "+0.3个百分点"
    known = table_of(gather(documents[:1]).series, documents[:1])
    assert known.title.startswith("临海市")
    assert not any("临海市" in row.cell("指标") for row in known.rows)


def test_figures_are_worded_as_their_source_has_them(tmp_path: Path) -> None:
    (document,) = documents_of(
        tmp_path,
        "2023年，全县用电量增长５．８％，结对帮扶干部13万多名，游客超过200万人次，税收增长6%左右，综合排名居全省第一位。",
    )
    facts = gather((document,))
    worded = [figure(one, document) for one in facts.indicators]
    assert worded == ["5.8%", "13万多名", "超过200万人次", "6%左右", "第一位"]


def test_ugly_sources_make_no_table_of_nonsense(tmp_path: Path) -> None:
    chance = random.Random(7)
    noise = "".join(chr(chance.randrange(0x4E00, 0x9FA5)) for _ in range(4000))
    documents = documents_of(
        tmp_path,
        "会议记录\n\n今天开会，讨论了工作。大家都说好。",
        noise,
        "2023年，" + "，".join(f"第{n}项达到{n}.{n}万元" for n in range(300)) + "。",
    )
    for template in (kinds.INDICATORS, kinds.POLICY):
        session = session_of(documents, template)
        for row in session.briefing.tables[0].rows if session.briefing.tables else ():
            assert row.cell("指标")
            assert row.sources
