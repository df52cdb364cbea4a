"""The halves of an item that a person changed have the sources that their words come from."""

from __future__ import annotations

from briefing import edits
from briefing.reviewing import Concern, Review
from model.briefing import Briefing, BriefingSection, Conflict, Item, SourceRef
from model.document import Span

ROADS = "全年改造农村公路120公里，惠及32个村。"
SCHOOLS = "新建改建中小学18所，新增学位9600个。"
JOBS = "城镇新增就业2.1万人，零就业家庭动态清零。"
QUOTES = (ROADS, SCHOOLS, JOBS)


def refs() -> tuple[SourceRef, ...]:
    return tuple(
        SourceRef(f"{n}" * 64, Span(0, 5, 5 + len(quote)), quote)
        for n, quote in enumerate(QUOTES, 1)
    )


def briefing(*items: Item) -> Briefing:
    return Briefing(sections=(BriefingSection("s", "", 1, items),))


def merged() -> Briefing:
    whole = briefing(
        *(Item(name, ref.quote, (ref,)) for name, ref in zip(("a", "b", "c"), refs(), strict=True))
    )
    return edits.MergeItems(("a", "b", "c")).apply(whole)


def split(text: str, *heads: str, of: Briefing | None = None) -> tuple[Item, ...]:
    """The parts of the merged item after ``text`` was written into it, each cut in front of one of ``heads``."""
    changed = edits.SetText("a", text).apply(of or merged())
    offsets = tuple(text.index(head) for head in heads)
    return edits.SplitItemAt("a", offsets).apply(changed).sections[0].items


def test_each_part_of_an_edited_merged_item_keeps_its_own_source() -> None:
    text = "改造农村公路120公里。新建中小学18所，新增学位9600个。城镇新增就业2.1万人。"
    parts = split(text, "新建中", "城镇新")
    assert [part.text for part in parts] == [
        "改造农村公路120公里。",
        "新建中小学18所，新增学位9600个。",
        "城镇新增就业2.1万人。",
    ]
    assert [part.sources for part in parts] == [(ref,) for ref in refs()]
    assert all(part.edited for part in parts)


def test_a_part_that_nobody_changed_is_its_quote_again() -> None:
    parts = split(f"{ROADS}建改中小学18所，新增学位9600个。{JOBS}", "建改", "城镇新")
    assert [part.edited for part in parts] == [False, True, False]


def test_parts_are_no_repeats_of_each_other() -> None:
    parts = split(
        "改造农村公路120公里，惠及32个村庄。新建中小学18所。城镇新增就业2.1万人。",
        "惠及",
        "新建",
        "城镇",
    )
    remarks = Review().finish(briefing(*parts))
    assert not [one for one in remarks if one.concern is Concern.REPEAT]


def test_a_quote_that_both_halves_say_is_cut_between_them() -> None:
    one = briefing(Item("a", ROADS, refs()[:1]))
    parts = split("今年改造农村公路120公里，惠及32个行政村。", "惠及", of=one)
    assert [part.sources[0].quote for part in parts] == [
        "全年改造农村公路120公里，",
        "惠及32个村。",
    ]
    first, second = (part.sources[0].span for part in parts)
    assert (first.start, first.end, second.end) == (5, second.start, 5 + len(ROADS))


def test_halves_that_exchanged_their_words_both_keep_the_quote() -> None:
    one = briefing(Item("a", ROADS, refs()[:1]))
    parts = split("惠及32个村。全年改造农村公路120公里。", "全年", of=one)
    assert [part.sources for part in parts] == [refs()[:1], refs()[:1]]


def test_words_of_no_source_have_none() -> None:
    parts = split(f"{ROADS}{SCHOOLS}{JOBS}请各单位抓好落实。", "请各")
    assert [len(part.sources) for part in parts] == [3, 0]
    # A source that was worded anew is not lost.
    parts = split("修路百余公里。新建改建中小学18所。城镇新增就业2.1万人。", "新建")
    assert parts[0].sources == refs()[:1]


def test_a_contradiction_stays_with_the_figure() -> None:
    other = SourceRef("9" * 64, Span(0, 0, 4), "1.9万")
    conflict = Conflict(other, "2.1万", "1.9万")
    whole = merged()
    item = Item("a", "", whole.sections[0].items[0].sources, True, conflicts=(conflict,))
    parts = split("改造公路120公里。新增就业2.1万人。", "新增", of=briefing(item))
    assert [part.conflicts for part in parts] == [(), (conflict,)]


def test_halves_merged_again_say_what_they_said() -> None:
    text = "今年改造农村公路120公里、惠及32个行政村。"
    one = edits.SetText("a", text).apply(briefing(Item("a", ROADS, refs()[:1])))
    for at in range(1, len(text)):
        halves = edits.SplitItem("a", at).apply(one)
        ids = tuple(item.id for item in halves.items())
        (again,) = edits.MergeItems(ids).apply(halves).items()
        assert again.text == text
