"""A sitting at a briefing: choosing again keeps what the person did, and the way back to the source holds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing import edits
from briefing.changes import By, Change
from briefing.failures import Failure
from briefing.jobs import rank_documents
from briefing.session import Session
from language.count import printed_length
from language.sentences import of_document
from language.typography import is_printed_form
from model.briefing import BriefingSection
from model.document import Block, BlockKind, Document, Section, Span
from tests.briefing.samples import make_document


def many(count: int = 6) -> Document:
    """A document with ``count`` sections of four different sentences each."""
    blocks: list[Block] = []
    sections: list[Section] = []
    for number in range(count):
        body = "".join(
            f"第{number}区{kind}完成{number * 37 + at * 11 + 5}项,同比增长{at + number}.{at}%。"
            for at, kind in enumerate(("道路改造", "学校新建", "企业培育", "绿化养护"))
        )
        heading = f"{'一二三四五六七八'[number]}、第{number}区工作"
        at = len(blocks)
        blocks += [
            Block(BlockKind.HEADING, heading, level=1),
            Block(BlockKind.PARAGRAPH, body),
        ]
        span = Span(at, 0, len(heading))
        sections.append(Section(1, heading, span, at, 0, at + 1, len(body)))
    return Document("各区工作.txt", "text", "c" * 64, tuple(blocks), tuple(sections))


def drafted(*documents: Document, length: int = 200) -> Session:
    session = Session()
    session.add_documents(documents)
    session.set_ranking(rank_documents(session.documents), session.generation)
    session.redraft(length)
    return session


def ids(session: Session) -> list[str]:
    return [item.id for item in session.briefing.items()]


def test_every_item_quotes_its_source_and_prints_it() -> None:
    document = many()
    session = drafted(document, length=300)
    assert 255 <= session.characters <= 300
    assert len(ids(session)) == len(set(ids(session))) > 5
    for item in session.briefing.items():
        (ref,) = item.sources
        assert document.text(ref.span) == ref.quote
        assert is_printed_form(item.text, ref.quote)
        assert not item.edited
        located = session.locate(item.id)
        assert located == (document, ref.span)
    spans = [item.sources[0].span for item in session.briefing.items()]
    assert spans == sorted(spans)


def test_the_same_choice_gives_the_same_ids() -> None:
    first, second = drafted(many()), drafted(many())
    assert first.briefing == second.briefing
    first.redraft(400)
    first.redraft(200)
    assert first.briefing == second.briefing


def test_choosing_again_ranks_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    session = drafted(many())
    ranking = session.ranking

    def never(*_: object, **__: object) -> None:
        raise AssertionError("ranked again")

    monkeypatch.setattr("summarizer.ranking.rank", never)
    for length in (100, 300, 150):
        session.redraft(length)
        assert session.characters <= length
    assert session.ranking is ranking


def test_what_the_person_touched_stays_and_what_they_deleted_stays_away() -> None:
    document = many()
    session = drafted(document, length=300)
    edited, moved, deleted, *_ = ids(session)
    quote = next(session.briefing.items()).text
    session.apply(edits.SetText(edited, "改写的一条。"))
    last = session.briefing.sections[-1].id
    session.apply(edits.MoveItems((moved,), last))
    session.apply(edits.DeleteItems((deleted,)))
    taken = {ref.span for item in session.briefing.items() for ref in item.sources}
    spare = [s.span for s in of_document(document) if s.span not in taken][-1]
    added = session.add_sentence(document.sha256, spare)
    for length in (120, 300, 500):
        session.redraft(length)
        assert session.characters <= length
        assert deleted not in ids(session)
        assert {edited, moved, added} <= set(ids(session))
        assert session.item(edited).text == "改写的一条。"  # type: ignore[union-attr]
        home = next(s for s in session.briefing.sections if moved in [i.id for i in s.items])
        assert home.id == last
        assert len(ids(session)) == len(set(ids(session)))
        assert quote not in [item.text for item in session.briefing.items()]
    session.redraft(2000, restore=True)
    assert deleted in ids(session)


def test_headings_and_sections_of_the_person_stay() -> None:
    session = drafted(many(), length=300)
    first = session.briefing.sections[0].id
    session.apply(edits.SetSectionHeading(first, "我的标题"))
    session.apply(edits.AddSection(BriefingSection("new-1", "附记"), first))
    session.redraft(60)
    headings = [section.heading for section in session.briefing.sections]
    assert headings[:2] == ["附记", "我的标题"]
    session.redraft(400)
    assert [section.heading for section in session.briefing.sections][:2] == ["附记", "我的标题"]
    drafted_again = [s.id for s in session.briefing.sections if s.id != "new-1"]
    assert drafted_again == sorted(drafted_again)


def test_a_pinned_item_survives_until_it_is_let_go() -> None:
    session = drafted(many(), length=300)
    (worst,) = (
        i.id
        for i in session.briefing.items()
        if i.sources[0].span == max(session.highlights, key=lambda h: h.rank).sentence.span
    )
    session.redraft(60)
    assert worst not in ids(session)
    session.undo()
    session.pin(worst)
    assert session.is_kept(worst)
    session.redraft(60)
    assert worst in ids(session)
    session.pin(worst, False)
    session.redraft(60)
    assert worst not in ids(session)


def test_an_added_sentence_goes_to_its_section_in_source_order() -> None:
    document = many()
    session = drafted(document, length=60)
    sentences = of_document(document)
    for sentence in reversed(sentences):
        identity = session.add_sentence(document.sha256, sentence.span)
        assert session.add_sentence(document.sha256, sentence.span) == identity
    spans = [item.sources[0].span for item in session.briefing.items()]
    assert spans == [sentence.span for sentence in sentences]
    assert [s.heading for s in session.briefing.sections] == [f"第{n}区工作" for n in range(6)]
    assert all(session.is_kept(identity) for identity in ids(session))


def test_a_selection_inside_a_sentence_can_be_added() -> None:
    document = many()
    session = drafted(document, length=60)
    identity = session.add_sentence(document.sha256, Span(1, 2, 9))
    item = session.item(identity)
    assert item is not None
    assert item.sources[0].quote == document.blocks[1].text[2:9]
    with pytest.raises(LookupError):
        session.add_sentence("0" * 64, Span(0, 0, 1))


def test_undo_takes_back_the_choice_too() -> None:
    session = drafted(many(), length=300)
    before, highlights = session.briefing, session.highlights
    assert session.undo_label is None
    session.redraft(100, key="slider")
    session.redraft(90, key="slider")
    label = session.undo_label
    assert label is not None
    assert label.code == "edit.redraft"
    change = session.undo()
    assert change is not None
    assert change.by is By.UNDO
    assert (session.briefing, session.highlights) == (before, highlights)
    assert session.cut.length == 300
    assert session.undo() is None
    session.redo()
    assert session.cut.length == 90


def test_an_undone_deletion_is_no_wish_to_keep_it_away() -> None:
    session = drafted(many(), length=300)
    victim = ids(session)[0]
    session.apply(edits.DeleteItems((victim,)))
    session.undo()
    session.redraft(600)
    assert victim in ids(session)


def test_listeners_hear_exactly_what_changed() -> None:
    session = drafted(many(), length=200)
    heard: list[Change] = []
    end = session.listen(heard.append)
    first, second, *_ = ids(session)
    session.apply(edits.SetText(first, "改。"))
    session.apply(edits.SetText(first, "改。"))
    session.apply(edits.MergeItems((first, second)))
    session.apply(edits.SetField("期号", "3"))
    assert [c.code for c in heard] == ["edit.set_text", "edit.merge_items", "edit.set_field"]
    assert heard[0].items == {first}
    assert not heard[0].structure
    assert heard[1].items == {first, second}
    assert heard[1].structure
    assert heard[2].fields == {"期号"}
    assert not heard[2].items
    end()
    session.undo()
    assert len(heard) == 3


def test_a_stale_ranking_is_dropped() -> None:
    session = Session()
    session.add_documents([make_document()])
    asked = session.generation
    ranking = rank_documents(session.documents)
    session.add_documents([many()])
    assert not session.set_ranking(ranking, asked)
    assert session.ranking is None
    session.redraft(100)
    assert not ids(session)


def test_documents_are_known_by_their_bytes_and_failures_by_their_names() -> None:
    session = Session()
    document = make_document()
    assert session.add_documents([document], [Failure("坏.txt", "error.source.empty")])
    assert not session.add_documents([document])
    session.add_documents([], [Failure("坏.txt", "error.source.binary")])
    assert session.documents == (document,)
    assert [failure.code for failure in session.failures] == ["error.source.binary"]


def test_a_removed_source_takes_its_untouched_items_along() -> None:
    first, second = many(), make_document()
    session = drafted(first, second, length=700)
    from_second = [i.id for i in session.briefing.items() if i.sources[0].document == second.sha256]
    kept, *others = from_second
    assert others
    session.apply(edits.SetText(kept, "改写的一条。"))
    session.remove_document(second.sha256)
    assert kept in ids(session)
    assert not set(others) & set(ids(session))
    assert session.locate(kept) is None
    assert session.ranking is None
    session.set_ranking(rank_documents(session.documents), session.generation)
    session.redraft(700)
    assert kept in ids(session)
    assert second.sha256 in [source.sha256 for source in session.briefing.sources]


def test_another_reading_takes_the_place_of_the_first() -> None:
    document, other = many(), make_document()
    session = drafted(document, other, length=400)
    kept = next(i.id for i in session.briefing.items() if i.sources[0].document != other.sha256)
    session.pin(kept)
    asked = session.generation
    again = replace(document, blocks=document.blocks[:2], sections=document.sections[:1])
    session.replace_document(again)
    assert session.documents == (again, other)
    assert session.generation > asked
    left = {i.id for i in session.briefing.items() if i.sources[0].document == document.sha256}
    assert left == {kept}
    with pytest.raises(LookupError):
        session.replace_document(make_document("别的.txt"))


def test_a_second_source_changes_headings_that_nobody_touched() -> None:
    title = replace(many(), sections=(titled(many()),))
    session = drafted(title, length=200)
    first, second, *_ = session.briefing.sections
    assert first.level == 1
    session.apply(edits.SetSectionHeading(second.id, "我的标题"))
    session.add_documents([make_document()])
    session.set_ranking(rank_documents(session.documents), session.generation)
    session.redraft(600)
    levels = {section.id: section.level for section in session.briefing.sections}
    assert levels[first.id] == 2
    mine = next(s for s in session.briefing.sections if s.id == second.id)
    assert (mine.heading, mine.level) == ("我的标题", 1)
    assert session.briefing.sections[0].heading == "各区工作情况通报"


def titled(document: Document) -> Section:
    """All sections of ``document`` below a title."""
    last = len(document.blocks) - 1
    end = len(document.blocks[last].text)
    span = Span(0, 0, 0)
    return Section(0, "各区工作情况通报", span, 0, 0, last, end, children=document.sections)


def test_where_used() -> None:
    document = many()
    session = drafted(document, length=200)
    item = next(session.briefing.items())
    span = item.sources[0].span
    assert session.where_used(document.sha256, span.block, span.start) == (item.id,)
    assert session.where_used(document.sha256, span.block, span.end - 1) == (item.id,)
    assert item.id not in session.where_used(document.sha256, span.block, span.end)


def test_an_emptied_title_stays_empty() -> None:
    session = drafted(many(), length=100)
    session.apply(edits.SetField("标题", ""))
    session.redraft(200)
    assert session.briefing.field("标题") == ""


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 99)), max_size=12))
def test_any_work_between_choices_keeps_ids_unique_and_the_length(
    steps: list[tuple[int, int]],
) -> None:
    document = many()
    session = drafted(document, length=250)
    sentences = of_document(document)
    first = session.briefing
    for kind, number in steps:
        items, sections = ids(session), session.briefing.sections
        if kind == 0:
            session.redraft(60 + 5 * number)
            own = sum(
                printed_length(i.text) for i in session.briefing.items() if session.is_kept(i.id)
            )
            assert session.characters <= max(60 + 5 * number, own)
        elif kind == 1:
            session.add_sentence(document.sha256, sentences[number % len(sentences)].span)
        elif kind == 2 and items:
            session.apply(edits.DeleteItems((items[number % len(items)],)))
        elif kind == 3 and items:
            target = sections[number % len(sections)].id
            session.apply(edits.MoveItems((items[number % len(items)],), target))
        elif kind == 4 and len(items) > 1:
            at = number % (len(items) - 1)
            session.apply(edits.MergeItems(tuple(items[at : at + 2])))
        elif kind == 5 and items:
            session.apply(edits.SplitItem(items[number % len(items)], 5))
        assert len(ids(session)) == len(set(ids(session)))
        for item in session.briefing.items():
            for ref in item.sources:
                assert document.text(ref.span) == ref.quote
    while session.undo():
        pass
    assert session.briefing == first
