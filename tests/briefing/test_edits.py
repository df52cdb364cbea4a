"""Every edit is pure, keeps ids unique and shares what it did not touch."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing import edits
from briefing.history import History, Label
from briefing.joining import joined, original, split_in_two
from briefing.shaping import fresh_section_id
from model.briefing import Briefing, BriefingSection, Item, SourceRef
from model.document import Span

SHA = "a" * 64


def item(identity: str, quote: str = "", start: int = 0) -> Item:
    quote = quote or f"{identity}句话。"
    span = Span(0, start, start + len(quote))
    return Item(identity, quote, (SourceRef(SHA, span, quote),))


def sample() -> Briefing:
    first = BriefingSection("s1", "甲", 1, (item("a"), item("b", start=4), item("c", start=8)))
    second = BriefingSection("s2", "乙", 1, (item("d", start=20),))
    return Briefing(fields=(("标题", "旧"),), sections=(first, second))


def layout(briefing: Briefing) -> dict[str, list[str]]:
    return {section.id: [i.id for i in section.items] for section in briefing.sections}


def only(briefing: Briefing, identity: str) -> Item:
    (found,) = (i for i in briefing.items() if i.id == identity)
    return found


def test_text_that_is_only_set_in_print_is_not_edited() -> None:
    quote = "新建“12”所,投用。"
    briefing = Briefing(sections=(BriefingSection("s", "", 1, (item("a", quote),)),))
    changed = edits.SetText("a", "新建12所，投用。").apply(briefing)
    assert only(changed, "a").edited
    back = edits.SetText("a", "新建“12”所，投用。").apply(changed)
    assert not only(back, "a").edited
    assert only(back, "a").sources == only(briefing, "a").sources


def test_what_an_edit_does_not_touch_is_shared() -> None:
    before = sample()
    after = edits.SetText("a", "改写。").apply(before)
    assert after.sections[1] is before.sections[1]
    assert after.sections[0].items[1] is before.sections[0].items[1]
    assert only(before, "a").text == "a句话。"


def test_moving_goes_in_front_of_the_named_item_also_between_sections() -> None:
    after = edits.MoveItems(("a", "c"), "s2", "d").apply(sample())
    assert layout(after) == {"s1": ["b"], "s2": ["a", "c", "d"]}
    after = edits.MoveItems(("c",), "s1", "a").apply(sample())
    assert layout(after)["s1"] == ["c", "a", "b"]
    after = edits.MoveItems(("a", "b"), "s1", "b").apply(sample())
    assert layout(after)["s1"] == ["a", "b", "c"]
    after = edits.MoveItems(("a",), "s1").apply(sample())
    assert layout(after)["s1"] == ["b", "c", "a"]


def test_neighbours_in_the_source_merge_to_one_untouched_quote() -> None:
    after = edits.MergeItems(("b", "a")).apply(sample())
    whole = only(after, "a")
    assert layout(after)["s1"] == ["a", "c"]
    assert not whole.edited
    assert whole.sources == (SourceRef(SHA, Span(0, 0, 8), "a句话。b句话。"),)
    far = only(edits.MergeItems(("a", "d")).apply(sample()), "a")
    assert far.edited
    assert far.text == "a句话。d句话。"
    assert [ref.span.start for ref in far.sources] == [0, 20]


def test_splitting_cuts_the_quote_too() -> None:
    quote = "新建12所，投用8所；完工。"
    briefing = Briefing(sections=(BriefingSection("s", "", 1, (item("a", quote, start=3),)),))
    after = edits.SplitItem("a", 6).apply(briefing)
    first, second = after.sections[0].items
    assert (first.edited, second.edited) == (False, False)
    assert first.sources[0] == SourceRef(SHA, Span(0, 3, 9), "新建12所，")
    assert second.sources[0] == SourceRef(SHA, Span(0, 9, 3 + len(quote)), "投用8所；完工。")
    assert first.text == "新建12所。"
    assert first.id == "a"
    # In front of a mark means behind it; at an end there is nothing to cut.
    assert edits.SplitItem("a", 5).apply(briefing) == after
    assert edits.SplitItem("a", 0).apply(briefing) == briefing
    assert edits.SplitItem("a", len(quote)).apply(briefing) == briefing


def test_splitting_an_edited_item_keeps_the_source_of_both() -> None:
    briefing = edits.SetText("a", "甲乙丙丁。").apply(sample())
    after = edits.SplitItem("a", 2).apply(briefing)
    first, second = after.sections[0].items[:2]
    assert (first.text, second.text) == ("甲乙", "丙丁。")
    assert first.sources == second.sources
    assert first.edited
    assert second.edited


def test_fields_sections_and_template() -> None:
    briefing = edits.SetField("标题", "新").apply(sample())
    briefing = edits.SetField("期号", "3").apply(briefing)
    assert briefing.fields == (("标题", "新"), ("期号", "3"))
    new = BriefingSection(fresh_section_id(briefing), "丙", 2)
    briefing = edits.AddSection(new, "s2").apply(briefing)
    assert list(layout(briefing)) == ["s1", "new-1", "s2"]
    briefing = edits.MoveSection("s1").apply(briefing)
    assert list(layout(briefing)) == ["new-1", "s2", "s1"]
    briefing = edits.SetSectionHeading("s2", "丁").apply(briefing)
    briefing = edits.SetSectionLevel("s2", 2).apply(briefing)
    assert (briefing.sections[1].heading, briefing.sections[1].level) == ("丁", 2)
    briefing = edits.DeleteSection("s1").apply(briefing)
    assert [i.id for i in briefing.items()] == ["d"]
    assert edits.SetTemplate("要点").apply(briefing).template == "要点"


@pytest.mark.parametrize(
    "edit",
    [
        edits.SetText("x", "甲"),
        edits.DeleteItems(("x",)),
        edits.DeleteItems(()),
        edits.MoveItems(("a",), "x"),
        edits.MoveItems(("a",), "s1", "d"),
        edits.MergeItems(("a", "x")),
        edits.AddItem(Item("a", "甲"), "s1"),
        edits.AddItem(Item("y", "甲"), "s1", "x"),
        edits.AddSection(BriefingSection("s1", "甲")),
        edits.AddSection(BriefingSection("s3", "甲", 1, (Item("a", "甲"),))),
        edits.MoveSection("s1", "x"),
        edits.DeleteSection("x"),
    ],
    ids=repr,
)
def test_an_edit_of_what_is_not_there_is_refused(edit: edits.Edit) -> None:
    with pytest.raises(LookupError):
        edit.apply(sample())


@st.composite
def sequences(draw: st.DrawFn) -> list[edits.Edit]:
    """A sequence of edits, each possible after those before it."""
    briefing, found = sample(), []
    for number in range(draw(st.integers(0, 14))):
        edit = draw(possible(briefing, number))
        found.append(edit)
        briefing = edit.apply(briefing)
    return found


def possible(briefing: Briefing, number: int) -> st.SearchStrategy[edits.Edit]:
    items = [i.id for i in briefing.items()]
    sections = [section.id for section in briefing.sections]
    words = st.text(alphabet="甲乙丙丁，。 12", max_size=8)
    choices: list[st.SearchStrategy[edits.Edit]] = [
        st.builds(edits.SetField, st.sampled_from(["标题", "期号"]), words),
        st.builds(edits.SetTemplate, words),
        st.just(edits.AddSection(BriefingSection(fresh_section_id(briefing), "新"))),
    ]
    if sections:
        some = st.sampled_from(sections)
        choices += [
            st.builds(edits.AddItem, st.just(item(f"n{number}", start=100 + number)), some),
            st.builds(edits.SetSectionHeading, some, words),
            st.builds(edits.SetSectionLevel, some, st.integers(0, 3)),
            st.builds(edits.DeleteSection, some),
            st.builds(edits.MoveSection, some, st.sampled_from(["", *sections])),
        ]
    if items:
        one = st.sampled_from(items)
        several = st.lists(one, min_size=1, max_size=3, unique=True).map(tuple)
        choices += [
            st.builds(edits.SetText, one, words),
            st.builds(edits.SetHeadline, one, words),
            st.builds(edits.DeleteItems, several),
            st.builds(edits.MoveItems, several, st.sampled_from(sections)),
            st.builds(edits.MergeItems, several),
            st.builds(edits.SplitItem, one, st.integers(0, 9)),
        ]
    return st.one_of(choices)


@settings(max_examples=80, deadline=None)
@given(sequences(), st.booleans())
def test_undo_all_gives_the_first_and_redo_all_the_last(
    sequence: list[edits.Edit], coalescing: bool
) -> None:
    history = History(sample())
    for edit in sequence:
        before = history.state
        after = edit.apply(before)
        assert edit.apply(before) == after
        ids = [i.id for i in after.items()]
        assert len(ids) == len(set(ids))
        sections = [section.id for section in after.sections]
        assert len(sections) == len(set(sections))
        key = edit.merge_key if coalescing else ""
        history.push(after, Label(edit.name, edit.values), key)
    last = history.state
    steps = 0
    while history.undo():
        steps += 1
    assert history.state == sample()
    assert steps <= len(sequence)
    while history.redo():
        pass
    assert history.state == last


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="甲乙,，。；“”12 ", min_size=1, max_size=20), st.integers(0, 20))
def test_the_halves_of_an_untouched_item_quote_its_source(quote: str, at: int) -> None:
    from language.typography import is_printed_form, printed

    source = f"前{quote}后"
    whole = replace(item("a", quote, start=1), text=printed(quote))
    briefing = Briefing(sections=(BriefingSection("s", "", 1, (whole,)),))
    for part in edits.SplitItem("a", at).apply(briefing).items():
        for ref in part.sources:
            assert source[ref.span.start : ref.span.end] == ref.quote
        if not part.edited:
            assert is_printed_form(part.text, part.sources[0].quote)


def test_lines_without_a_mark_at_their_end_are_told_apart_when_merged() -> None:
    one = item("a", "工业增加值增长7%左右")
    two = item("b", "固定资产投资增长8%左右", start=40)
    whole = joined(one, two)
    assert whole.text == "工业增加值增长7%左右；固定资产投资增长8%左右"
    # What was one text is again.
    halves = split_in_two(whole, whole.text.index("固定") + 2, "other")
    assert joined(*halves).text == whole.text


def test_the_wording_of_the_sources_tells_lines_without_a_mark_apart_too() -> None:
    whole = joined(item("a", "生产总值增长6%左右"), item("b", "粮食产量稳定在800亿斤", 40))
    assert original(whole) == whole.text == "生产总值增长6%左右；粮食产量稳定在800亿斤"
    reworded = replace(whole, text="生产总值增长6%，粮食产量800亿斤")
    assert original(reworded) == whole.text


def test_the_wording_of_a_broken_sentence_has_no_mark_at_the_break() -> None:
    first, second = item("a", "全年完成投资365亿元，"), item("b", "占年度计划的87%。", 40)
    whole = joined(first, second, runs_on=True)
    assert original(whole) == whole.text == "全年完成投资365亿元，占年度计划的87%。"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("生产总值增长6%。", "粮食产量800亿斤。"),
        ("生产总值增长6%左右", "粮食产量稳定在800亿斤"),
    ],
)
def test_what_was_merged_is_parted_with_the_sources_of_each_half(left: str, right: str) -> None:
    first, second = item("a", left), item("b", right, 40)
    whole = joined(first, second)
    cut = whole.text.index(right)
    halves = split_in_two(whole, cut, "b")
    assert halves == (first, second)


def test_halves_of_an_edited_item_keep_the_sources_of_their_words() -> None:
    whole = joined(item("a", "生产总值增长6%。"), item("b", "粮食产量800亿斤。", 40))
    reworded = replace(whole, text=whole.text.replace("800", "900"))
    halves = split_in_two(reworded, reworded.text.index("粮"), "b")
    assert [half.edited for half in halves] == [False, True]
    assert [half.sources for half in halves] == [whole.sources[:1], whole.sources[1:]]
