"""Coined terms: texts of many kinds labelled by hand, and what must always hold.

A labelled file is a text, a line of ``-----``, and rows: ``= term | definition``, ``+ term`` used without one,
``- phrase`` that no editor would print among the first, ``? text`` of an orphan definition.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest

import readers
from facts.terms.finding import find
from facts.terms.mentions import bare
from model.document import Document
from model.terms import DefinedBy, Term, TermStatus

LABELLED = sorted((Path(__file__).parent / "labelled").glob("*.txt"))


@dataclass
class Labels:
    document: Document
    defined: dict[str, str] = field(default_factory=dict)
    used: list[str] = field(default_factory=list)
    none: list[str] = field(default_factory=list)
    orphans: list[str] = field(default_factory=list)


def labelled(path: Path) -> Labels:
    text, _, rows = path.read_text(encoding="utf-8").partition("\n-----\n")
    labels = Labels(read(text, path.name))
    for row in rows.splitlines():
        sign, value = row[0], row[2:]
        if sign == "=":
            term, _, definition = value.partition(" | ")
            labels.defined[term] = definition
        else:
            {"+": labels.used, "-": labels.none, "?": labels.orphans}[sign].append(value)
    return labels


def read(text: str, name: str = "材料.txt") -> Document:
    return readers.read_bytes(text.encode(), name.replace(".txt", ".md"))


def by_name(terms: tuple[Term, ...]) -> dict[str, Term]:
    return {bare(term.text): term for term in terms if term.text is not None}


@pytest.mark.parametrize("path", LABELLED, ids=lambda path: path.stem)
def test_every_kind_of_text(path: Path) -> None:
    labels = labelled(path)
    terms = find([labels.document])
    named = by_name(terms)
    for name, definition in labels.defined.items():
        term = named.get(bare(name))
        assert term is not None, name
        assert term.status is TermStatus.DEFINED, name
        assert definition in [one.text for one in term.definitions], name
    for name in labels.used:
        term = named.get(bare(name))
        assert term is not None, name
        assert term.status is TermStatus.UNDEFINED, (name, term.definitions)
    wanted = len(labels.defined) + len(labels.used)
    first = [bare(term.text or "") for term in terms[:wanted]]
    assert not [phrase for phrase in labels.none if any(bare(phrase) in one for one in first)]
    orphans = [one.definitions[0].text for one in terms if one.status is TermStatus.ORPHAN]
    assert orphans == labels.orphans


@pytest.mark.parametrize("path", LABELLED, ids=lambda path: path.stem)
def test_every_place_is_verbatim(path: Path) -> None:
    document = labelled(path).document
    for term in find([document]):
        for definition in term.definitions:
            assert document.text(definition.place.span) == definition.text
        spans = [use.span for use in term.uses]
        assert spans == sorted(spans)
        assert len(set(spans)) == len(spans)
        for span in spans:
            assert term.text is not None
            found = bare(document.text(span))
            assert (
                found in bare(term.text)
                or bare(term.text) in found
                or found[:2] == bare(term.text)[:2]
            )


def test_uses_without_quotes_and_first_use() -> None:
    document = read("建设“九园一带”文旅走廊。\n\n九园一带已开工三园。今年“九园一带”再开工两园。")
    (term,) = find([document])
    assert term.text == "“九园一带”文旅走廊"
    assert [document.text(use.span) for use in term.uses] == [
        "“九园一带”文旅走廊",
        "九园一带",
        "“九园一带”",
    ]


def test_two_definitions_stand_side_by_side() -> None:
    old = read("以新茶、新果、新菌“三新产业”为重点。", "2021.txt")
    new = read("以新茶、新药、新竹“三新”产业为重点。", "2023.txt")
    term = find([old, new])[0]
    assert [one.text for one in term.definitions] == [
        "新茶、新果、新菌“三新产业”",
        "新茶、新药、新竹“三新”",
    ]
    assert [one.place.document for one in term.definitions] == [old.sha256, new.sha256]


def test_a_list_of_another_length_is_no_definition() -> None:
    document = read("发展茶叶、食用菌、中药材等“八大产业集群”。")
    (term,) = find([document])
    assert term.status is TermStatus.UNDEFINED


def test_a_term_spelled_out_by_its_parts() -> None:
    document = read(
        "## 深化“一核三带”空间布局\n\n提升主城区“一核”能级。建设沿江产业“江带”、环湖生态“湖带”和山地文旅“山带”，"
        "统筹城乡发展。\n\n## 其他\n\n改善民生。"
    )
    term = by_name(find([document])).get("一核三带空间布局")
    assert term is not None
    assert term.definitions == () or term.definitions[0].how is DefinedBy.PARTS


def test_an_orphan_is_never_linked_to_what_it_mentions() -> None:
    document = read(
        "## 其他工作\n\n深化“四个共建”，加强协作。\n\n即：共建园区、共建通道、共建市场、共建生态。“四个共建”是我市的重要举措。"
    )
    terms = find([document])
    orphan = next(term for term in terms if term.status is TermStatus.ORPHAN)
    assert orphan.text is None
    assert orphan.hints == ("“四个共建”",)
    assert by_name(terms)["四个共建"].status is TermStatus.UNDEFINED


@pytest.mark.parametrize(
    "text",
    [
        "“”", "“", "指", "即：", "”甲乙“丙丁”", "“甲”“乙”“丙”", "、、、“三大行动”", "一、二、三大", "“三大行动”（",
        "以“、、、、、、、”为主体的体系", "名词解释\n\n：", "第三大产业", "“7”", "所谓“，是指",
    ],
)  # fmt: skip
def test_scraps_do_no_harm(text: str) -> None:
    for term in find([read(text)]):
        assert term.text is None or bare(term.text)


def seconds(text: str) -> float:
    document = read(text)
    taken = []
    for _ in range(3):
        started = time.process_time()
        find([document])
        taken.append(time.process_time() - started)
    return min(taken)


@pytest.mark.parametrize(
    "unit",
    [
        "实施“一主六双”高质量发展战略，抓好甲、乙、丙、丁“四大集群”。",
        "甲、乙、丙、",
        "“一主”“双带”“一主二双”",
        "“甲乙丙丁”即",
        "三大产业四大集群五个合作",
        "“",
        "本条例所称",
        "“甲乙丙丁计划”\n\n指造林。\n\n",
        "推进农村“三变”改革。\n\n",
    ],
)
def test_twice_the_text_takes_twice_the_time(unit: str) -> None:
    few, many = seconds(unit * 400), seconds(unit * 1600)
    assert many < 9 * max(few, 0.02)


def test_a_short_phrase_is_told_by_what_it_is_said_of() -> None:
    document = read(
        "推进农村“三变”改革。\n\n“三变”试点扩面。提升秸秆“五化”利用水平。推行“五化”闭环工作法。"
    )
    named = by_name(find([document]))
    assert {"农村三变改革", "秸秆五化", "五化闭环工作法"} <= set(named)
    assert len(named["农村三变改革"].uses) == 2
    assert len(named["五化闭环工作法"].uses) == 1


def test_a_term_spelled_out_over_paragraphs() -> None:
    heads = ["着力发展智造业，建车间。", "着力发展智农业，建大棚。", "着力发展智旅业，建驿站。"]
    document = read(
        "以发展“三智产业”为方向。\n\n" + "\n\n".join(heads) + "\n\n着力改善民生，办实事。"
    )
    term = by_name(find([document]))["三智产业"]
    assert [(one.part, one.text) for one in term.definitions] == [
        (1, "智造业"),
        (2, "智农业"),
        (3, "智旅业"),
    ]
    assert len(term.uses) == 1
    fewer = read("以发展“四智产业”为方向。\n\n" + "\n\n".join(heads))
    assert by_name(find([fewer]))["四智产业"].status is TermStatus.UNDEFINED


def test_what_follows_an_orphan_in_a_list_of_terms_has_no_head_either() -> None:
    document = read(
        "## 热词点读\n\n## “青山计划”\n\n指在荒山荒坡造林三十万亩的生态修复计划。\n\n去年完成造林九万亩，今年再造林十万亩，后年全部完成，群众反响很好，各地都来参观学习。\n\n"
        "即：修路、通水、架电、联网四件实事，由县级领导包抓。\n\n在沿江三县建设万亩连片果园，统一品种、统一技术、统一销售，带动两万户果农增收致富。"
    )
    terms = find([document])
    orphans = [term.definitions[0].text[:4] for term in terms if term.status is TermStatus.ORPHAN]
    assert orphans == ["即：修路", "在沿江三"]
    (definition,) = by_name(terms)["青山计划"].definitions
    assert definition.text.startswith("指在荒山")
