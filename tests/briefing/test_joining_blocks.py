"""Blocks joined and split by a person: sentences run over the joint, links follow, and it is one step."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import readers
from briefing import edits
from briefing.correcting import follower, may_join, may_split
from briefing.jobs import rank_documents
from briefing.relinking import reread_file
from briefing.running_on import running_on
from briefing.session import Session
from briefing.verifying import from_word, from_workspace
from language.sentences import of_document
from model.document import BlockKind, Document
from model.progress import SilentTask
from readers.outline.reblocked import reblocked
from tests.briefing.test_assembling import reopened
from word.catalogue import find
from word.provenance import read as record_of
from word.relinking import State
from word.render import render

TEXT = """全市工作报告

一、工业生产

全市规模以上工业增加值同比增长6.8%，比上年同期提高1.2个

百分点，规模以上工业企业达到1240家。企业效益稳步回升。

- 3 -

二、农业农村

全年粮食总产量达到837.3亿斤，再创历史新高。农村居民人均可支配收入增长7.1%。
"""


def document() -> Document:
    return readers.read_bytes(TEXT.encode(), "报告.txt")


def number_of(found: Document, needle: str) -> int:
    return next(n for n, block in enumerate(found.blocks) if needle in block.text)


@pytest.fixture
def session() -> Session:
    found = Session()
    found.add_documents([document()])
    chosen(found, "")
    return found


def chosen(session: Session, key: str) -> None:
    session.set_ranking(rank_documents(session.documents), session.generation)
    session.redraft(2000, key=key)


def joined(session: Session) -> Document:
    (before,) = session.documents
    chosen(session, session.join_blocks(before.sha256, [number_of(before, "百分点，")]))
    return session.documents[0]


def test_a_sentence_runs_over_the_joint_and_its_link_is_exact(session: Session) -> None:
    first = session.documents[0]
    steps = len(session.history.steps)
    after = joined(session)
    whole = "全市规模以上工业增加值同比增长6.8%，比上年同期提高1.2个百分点，规模以上工业企业达到1240家。"
    assert whole in [after.text(sentence.span) for sentence in of_document(after)]
    assert len(after.blocks) == len(first.blocks) - 1
    (item,) = (one for one in session.briefing.items() if one.text == whole)
    assert not item.edited
    assert [ref.quote for ref in item.sources] == [whole]
    # As one step, back and forth.
    assert len(session.history.steps) == steps + 1
    corrected = session.briefing
    session.undo()
    assert session.documents[0] is first
    session.redo()
    assert session.briefing == corrected


def test_what_leaves_the_program_names_the_blocks_as_they_were_read(
    session: Session, tmp_path: Path
) -> None:
    first = session.documents[0]
    joined(session)
    briefing, (read,) = session.outward
    assert read is first
    (item,) = (one for one in briefing.items() if one.text.startswith("全市规模以上"))
    one, two = item.sources
    assert (one.span.block + 1, two.span.block) == (two.span.block, number_of(first, "百分点，"))
    assert one.quote + two.quote == item.text
    for ref in item.sources:
        assert first.text(ref.span) == ref.quote
    data = render(briefing, find(briefing.template))
    record = record_of(data)
    assert record is not None
    assert item.sources in [known.sources for known in record.items]
    # The number check finds every figure in the two.
    reopened(session, tmp_path)
    checked = from_workspace(tmp_path / "work.jianbao", [], SilentTask())
    from briefing.checking import Checker

    checker = Checker(checked.documents)
    assert [fault for item in checked.items for fault in checker.of(item)] == []
    # Those of the file that was exported, too: one figure stands on the joint.
    (tmp_path / "报告.txt").write_bytes(TEXT.encode())
    (tmp_path / "简报.docx").write_bytes(data)
    checked = from_word(tmp_path / "简报.docx", [], SilentTask())
    checker = Checker(checked.documents)
    (found,) = (one for one in checked.items if one.text == item.text)
    assert [ref.quote for ref in found.sources] == [item.text]
    assert [fault for item in checked.items for fault in checker.of(item)] == []
    # And what was edited in the file comes back to the place in the joined block.
    rows = reread_file(data, "简报.docx", session.briefing, session.documents)
    (row,) = (row for row in rows if row.id == item.id)
    assert row.state is State.UNCHANGED
    (known,) = (one for one in session.briefing.items() if one.id == item.id)
    assert row.sources == known.sources


def test_the_workspace_keeps_it(session: Session, tmp_path: Path) -> None:
    first = session.briefing
    after = joined(session)
    again = reopened(session, tmp_path)
    assert again.documents == (after,)
    assert again.briefing == session.briefing
    again.undo()
    assert again.briefing == first
    assert again.documents[0].pieces == ()


def test_what_a_person_made_their_own_follows(session: Session) -> None:
    read = session.documents[0]
    first = number_of(read, "规模以上工业增加值")
    chosen(session, session.correct(read.sha256, [first], BlockKind.PARAGRAPH))
    halves = [
        one for one in session.briefing.items() if "增长6.8" in one.text or "1240" in one.text
    ]
    session.pin(tuple(one.id for one in halves))
    ids = tuple(one.id for one in halves)
    session.apply(edits.MergeItems(ids, running_on(session, session.briefing, ids)))
    (merged,) = (one for one in session.briefing.items() if "6.8" in one.text)
    assert "1.2个百分点，规模" in merged.text
    (merged,) = (one for one in session.briefing.items() if one.id == merged.id)
    assert len(merged.sources) == 2
    after = joined(session)
    (item,) = (one for one in session.briefing.items() if "6.8" in one.text)
    assert item.id == merged.id
    assert [after.text(ref.span) for ref in item.sources] == [item.text]
    assert not item.edited
    # Split elsewhere: what it quotes is in two blocks now.
    block = number_of(after, "规模以上工业增加值")
    chosen(session, session.split_block(read.sha256, block, after.blocks[block].text.index("，比")))
    (item,) = (one for one in session.briefing.items() if one.id == merged.id)
    assert len(item.sources) == 2
    assert item.edited
    assert item.text == merged.text


def test_noise_between_is_passed_over(session: Session) -> None:
    sha256 = session.documents[0].sha256
    tail = number_of(session.documents[0], "百分点，")
    noise = number_of(session.documents[0], "3")
    page = next(n for n, b in enumerate(session.documents[0].blocks) if b.text.strip() == "- 3 -")
    assert noise <= page
    chosen(session, session.correct(sha256, [page], BlockKind.NOISE))
    heading = number_of(session.documents[0], "二、农业")
    assert may_join(session.documents[0], heading) == tail
    assert follower(session.documents[0], tail) == heading
    assert may_join(session.documents[0], page) is None
    chosen(session, session.join_blocks(sha256, [heading]))
    after = session.documents[0]
    assert after.blocks[tail].text.endswith("稳步回升。二、农业农村")
    assert after.blocks[tail + 1].text.strip() == "- 3 -"
    chosen(session, session.split_block(sha256, tail, after.blocks[tail].text.index("二、")))
    assert session.documents[0].blocks == session.document(sha256).blocks  # type: ignore[union-attr]
    assert session.history.state.breaks == ()


def test_a_split_off_part_can_be_a_heading(session: Session) -> None:
    sha256 = session.documents[0].sha256
    block = number_of(session.documents[0], "企业效益")
    at = session.documents[0].blocks[block].text.index("企业效益")
    chosen(session, session.split_block(sha256, block, at))
    assert session.documents[0].blocks[block + 1].text == "企业效益稳步回升。"
    assert may_join(session.documents[0], block + 1) == block
    chosen(session, session.correct(sha256, [block + 1], BlockKind.HEADING, 2))
    titles = [section.title for section in session.documents[0].walk_sections()]
    assert "企业效益稳步回升。" in titles
    assert session.history.state.corrections == ((sha256, block, at, BlockKind.HEADING, 2),)
    chosen(session, session.join_blocks(sha256, [block + 1]))
    assert session.history.state.breaks == ()
    assert session.documents[0].pieces == ()


def test_nothing_is_split_in_a_table_or_at_an_end(session: Session) -> None:
    found = session.documents[0]
    length = len(found.blocks[0].text)
    assert not may_split(found, 0, 0)
    assert not may_split(found, 0, length)
    assert may_split(found, 0, 1)
    assert may_join(found, 0) is None
    with pytest.raises(ValueError, match="split"):
        session.split_block(found.sha256, 0, 0)


places = st.tuples(st.integers(0, 9), st.sampled_from([0, 0, 0, 1, 5, 9, 14, 30]))
kinds = st.sampled_from([BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.NOISE])


@given(
    st.dictionaries(places, st.booleans(), max_size=8),
    st.dictionaries(places, st.tuples(kinds, st.integers(0, 3)), max_size=4),
)
def test_every_character_stays_and_knows_its_origin(
    breaks: dict[tuple[int, int], bool], said: dict[tuple[int, int], tuple[BlockKind, int]]
) -> None:
    found = document()
    after = reblocked(found, breaks, said)
    text = "".join(sorted("".join(block.text for block in found.blocks)))
    assert "".join(sorted("".join(block.text for block in after.blocks))) == text
    for number, block in enumerate(after.blocks):
        for sentence in of_document(after):
            if sentence.span.block == number:
                parts = after.origins(sentence.span)
                assert "".join(map(found.text, parts)) == after.text(sentence.span)
        for segment in block.segments:
            assert 0 <= segment.start <= segment.end <= len(block.text)
    for section in after.walk_sections():
        assert section.title.strip() in after.blocks[section.heading.block].text
        assert (section.first, section.start) <= (section.last, section.end)
        for child in section.children:
            assert (section.first, section.start) <= (child.first, child.start)
            assert (child.last, child.end) <= (section.last, section.end)
