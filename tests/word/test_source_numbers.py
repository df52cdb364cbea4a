"""Which sources of an item have a number in print."""

from __future__ import annotations

from model.briefing import Briefing, BriefingSection, Item, SourceInfo, SourceRef
from model.document import Span
from word.sources import SourceList, _document_names

TEXT = "全年新增企业120家，同比增长8.5%。"


def refs(document: str, count: int, quote: str = TEXT) -> tuple[SourceRef, ...]:
    return tuple(SourceRef(document, Span(n, 0, len(quote)), quote) for n in range(count))


def numbers(item: Item, titles: dict[str, str] | None = None) -> tuple[tuple[int, ...], SourceList]:
    infos = tuple(SourceInfo(sha, f"{sha}.txt", title) for sha, title in (titles or {}).items())
    section = BriefingSection("s", "一", 1, (item,))
    made = SourceList(Briefing(fields=(), sections=(section,), template="简报", sources=infos))
    return made.numbers(1), made


def test_what_a_document_repeats_bears_two_numbers_for_each_document() -> None:
    found, made = numbers(Item("a", TEXT, refs("x", 9) + refs("y", 3)))
    assert found == (1, 2, 3, 4)
    assert [entry.source.document for entry in made.entries] == ["x", "x", "y", "y"]


def test_what_a_person_put_together_bears_all_its_numbers() -> None:
    assert len(numbers(Item("a", TEXT, refs("x", 5), edited=True))[0]) == 5


def test_the_parts_of_a_sentence_over_a_joint_all_have_their_numbers() -> None:
    halves = refs("x", 3, TEXT[:6])
    assert len(numbers(Item("a", TEXT, halves))[0]) == 3


def test_the_name_of_a_file_is_no_title() -> None:
    item = Item("a", TEXT, refs("x", 1) + refs("y", 1))
    made = numbers(item, {"x": "", "y": "工作总结"})[1]
    assert [made.document_title(ref) for ref in item.sources] == ["", "《工作总结》"]
    assert [made.document_name(ref) for ref in item.sources] == ["x.txt", "《工作总结》"]


def test_marks_of_titles_inside_titles_are_single() -> None:
    titles = (
        "《关于规划的通知》",
        "《县政府工作报告》速览",
        "解读《规划》和《办法》",
        "《规划》和《办法》",
    )
    sources = tuple(SourceInfo(f"{n}" * 64, f"{n}.txt", title) for n, title in enumerate(titles))
    names = _document_names(sources)
    assert list(names.values()) == [
        "《关于规划的通知》",
        "《〈县政府工作报告〉速览》",
        "《解读〈规划〉和〈办法〉》",
        "《〈规划〉和〈办法〉》",
    ]
