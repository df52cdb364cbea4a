"""What is left to look at in a briefing, and the edits that settle it."""

from __future__ import annotations

from dataclasses import replace

from briefing.edits import KeepOurs, TakeBorne, TakeTheirs
from briefing.quoting import item_of
from briefing.reviewing import LONGEST_ITEM, Concern, Review, open_remarks
from briefing.session import Session
from model.briefing import Briefing, BriefingSection, Conflict, Item, SourceRef
from model.document import Doubt, Span
from tests.briefing.samples import make_document


def reviewed() -> tuple[Review, Session, Briefing]:
    document = make_document()
    session = Session()
    session.add_documents([document])
    text = document.blocks[1].text
    cut = text.index("。") + 1
    items = (
        item_of(document, Span(1, 0, cut)),
        item_of(document, Span(1, cut, len(text))),
    )
    review = Review()
    review.use(session.documents)
    return review, session, Briefing(sections=(BriefingSection("s", "产业", 1, items),))


def with_items(briefing: Briefing, *items: Item) -> Briefing:
    return replace(briefing, sections=(replace(briefing.sections[0], items=items),))


def concerns(review: Review, briefing: Briefing) -> list[tuple[str, str]]:
    return [(one.item, one.concern.value) for one in review.finish(briefing)]


def test_a_fresh_draft_has_nothing_to_check() -> None:
    review, _, briefing = reviewed()
    assert len(review.pending(briefing)) == 2
    assert review.finish(briefing) == ()
    assert review.pending(briefing) == []


def test_every_concern_is_told_in_its_place() -> None:
    review, _, briefing = reviewed()
    first, second = briefing.items()
    wrong = replace(first, text=first.text.replace("8.5", "5.8"), edited=True)
    again = replace(second, id="again")
    free = Item("own", "这一条是自己写的。", edited=True)
    long = replace(free, id="long", text="很长的一条。" * 60)
    conflict = Conflict(SourceRef("e" * 64, Span(0, 0, 4), "别处所说"), "36个", "63个")
    clash = replace(second, conflicts=(conflict,))
    found = concerns(review, with_items(briefing, wrong, clash, again, free, long))
    assert found == [
        (first.id, "wrong"),
        (second.id, "conflict"),
        ("again", "repeat"),
        ("own", "no_source"),
        ("long", "no_source"),
        ("long", "long"),
    ]
    remarks = review.remarks(with_items(briefing, wrong, clash, again, free, long))
    left = open_remarks(remarks)
    assert [one.concern for one in left] == sorted(
        (one.concern for one in remarks if one.concern is not Concern.LONG), key=list(Concern).index
    )
    assert len({one.key for one in remarks}) == len(remarks)
    assert remarks[-1].length > LONGEST_ITEM


def test_only_what_changed_is_pending() -> None:
    review, _, briefing = reviewed()
    review.finish(briefing)
    first, second = briefing.items()
    changed = replace(second, text="改成这样。", edited=True)
    assert review.pending(with_items(briefing, first, changed)) == [changed]
    # What was not checked yet has no faults, and what was keeps them.
    assert review.remarks(with_items(briefing, first, changed)) == ()


def test_the_figure_of_the_source_is_put_back_as_one_step() -> None:
    review, _, briefing = reviewed()
    first, second = briefing.items()
    wrong = with_items(
        briefing, replace(first, text=first.text.replace("8.5", "5.8"), edited=True), second
    )
    (remark,) = review.finish(wrong)
    fault = remark.fault
    assert fault is not None
    said = next(wrong.items()).text[fault.start : fault.end]
    edit = TakeBorne(first.id, fault.start, said, fault.borne[0])
    mended = edit.apply(wrong)
    assert next(mended.items()) == first  # what is printed of its quote is not edited
    assert edit.values == (("borne", "8.5%"),)
    # The text moved on: nothing is put anywhere else.
    assert TakeBorne(first.id, fault.start + 1, said, "9").apply(wrong) is wrong
    headed = with_items(briefing, replace(first, headline="增长5.8%"), second)
    (remark,) = review.finish(headed)
    assert remark.fault is not None
    assert remark.fault.in_headline
    put = TakeBorne(first.id, remark.fault.start, "5.8%", "8.5%", in_headline=True).apply(headed)
    assert next(put.items()).headline == "增长8.5%"


def test_a_contradiction_is_decided_for_either_side() -> None:
    review, _, briefing = reviewed()
    first, second = briefing.items()
    theirs = SourceRef("e" * 64, Span(3, 0, 14), "全年新增企业130家。")
    conflict = Conflict(theirs, "120家", "130家")
    clash = with_items(briefing, replace(first, conflicts=(conflict,)), second)
    assert concerns(review, clash) == [(first.id, "conflict")]
    kept = KeepOurs(first.id, conflict).apply(clash)
    assert next(kept.items()) == first
    assert KeepOurs(first.id, conflict).apply(kept) is kept
    taken = next(TakeTheirs(first.id, conflict).apply(clash).items())
    assert (taken.id, taken.text, taken.sources) == (first.id, "全年新增企业130家。", (theirs,))
    assert not taken.edited
    assert not taken.conflicts
    assert concerns(review, with_items(briefing, taken, second)) == []


def test_what_a_source_may_say_wrongly_is_to_be_checked() -> None:
    review, session, briefing = reviewed()
    first = next(briefing.items())
    ref = first.sources[0]
    document = session.document(ref.document)
    block = document.blocks[ref.span.block]
    start = block.text.index("8.5")
    doubts = (
        Doubt(start, start + 3, "doubt.letter", (("letter", "O"), ("digit", "0"))),
        Doubt(0, len(block.text), "doubt.repeat", (("block", "1"),)),
    )
    blocks = list(document.blocks)
    blocks[ref.span.block] = replace(block, doubts=doubts)
    others = [one for one in session.documents if one.sha256 != document.sha256]
    review.use([replace(document, blocks=tuple(blocks)), *others])
    assert concerns(review, briefing) == [(first.id, "doubt")]
    (remark,) = review.remarks(briefing)
    assert [stretch for stretch, _ in remark.doubts] == ["8.5"]
    assert remark.source == ref
    assert remark.is_open
    corrected = replace(first, text=first.text.replace("8.5", "8.6"), edited=True)
    assert (first.id, "doubt") not in concerns(review, with_items(briefing, corrected))
