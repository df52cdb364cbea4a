"""Pages of the list of contents, and what is told about the last page."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import docx
import pytest

from model.briefing import Briefing
from tests.word.kind_samples import sample
from tests.word.word_samples import OPTIONS, briefing, document, full, item, lines, section
from word import kinds
from word.catalogue import find
from word.check import check
from word.ooxml import w
from word.pages import metrics_of
from word.pagination import STANDARD, Metrics, Program, paginate
from word.render import render, rendered


def codes(content: Briefing, **options: bool) -> list[str]:
    made = rendered(content, find(content.template), replace(OPTIONS, **options))
    return [notice.code for notice in made.notices]


def of_lines(count: int) -> Briefing:
    """A briefing of ``count`` items of one line each."""
    return briefing(
        section(1, "", *(item(n, "短短的一行文字。") for n in range(count))), 标题="标题"
    )


def test_entries_of_the_contents_show_the_pages_of_their_headings() -> None:
    data = render(sample(kinds.BRIEFING, 60), find(kinds.BRIEFING), OPTIONS)
    pages = {heading.text: heading.page for heading in paginate(data).headings}
    shown = [line.split("\t") for line in lines(data) if re.match(r"[一二]、.*\t", line)]
    assert [entry for entry, _ in shown] == ["一、过去一年工作", "二、今年工作安排"]
    assert [int(page.strip("\ufffc")) for _, page in shown] == [pages[entry] for entry, _ in shown]
    assert len({page for _, page in shown}) == 2
    names = {mark.get(w("name")) for mark in document(data).iter(w("bookmarkStart"))}
    asked = {text.text.split()[1] for text in document(data).iter(w("instrText")) if text.text}
    assert asked
    assert asked <= names
    docx.Document(io.BytesIO(data))


def test_a_briefing_of_one_page_has_no_pages_in_its_contents() -> None:
    data = render(full(), find("简报"), OPTIONS)
    assert "一、过去一年工作" in lines(data)
    assert not list(document(data).iter(w("instrText")))


def test_an_entry_that_is_no_heading_has_no_page() -> None:
    content = sample(kinds.BRIEFING, 60)
    given = replace(content, fields=(*content.fields, ("要目", "一、过去一年工作\n自己写的一条")))
    printed = lines(render(given, find(kinds.BRIEFING), OPTIONS))
    assert "自己写的一条" in printed
    # A single page is no contrast: the entry that is left has none either.
    assert "一、过去一年工作" in printed


def test_a_last_page_of_few_lines_is_told_and_can_be_set_tight() -> None:
    for count in range(10, 40):
        content = of_lines(count)
        if codes(content)[:1] == ["notice.export.few_lines.loose"]:
            assert paginate(render(content, find("简报"), OPTIONS)).last_lines <= 3
            break
    else:
        pytest.fail("no length of the text leaves a few lines")
    tight = render(content, find("简报"), replace(OPTIONS, tight=True))
    assert all(one.passed for one in check(tight, "a"))
    loose = render(content, find("简报"), OPTIONS)
    assert len(paginate(tight).pages[0].lines) > len(paginate(loose).pages[0].lines)


def test_a_tail_alone_on_its_page_is_told() -> None:
    found = {code for count in range(5, 45) for code in codes(of_lines(count))}
    assert "notice.export.tail_alone.loose" in found
    assert "notice.export.tail_odd" in found


def test_one_page_is_never_odd() -> None:
    assert codes(of_lines(1)) == []
    assert codes(Briefing()) == []


def test_what_pages_are_counted_with_follows_the_fonts_here() -> None:
    assert metrics_of(frozenset()) == STANDARD
    assert metrics_of(frozenset({"仿宋", "DejaVu Serif"})) == STANDARD
    assert metrics_of(frozenset({"DejaVu Serif"})) == Metrics(Program.LIBREOFFICE, dejavu=True)
    assert metrics_of(frozenset({"Noto Sans"})) == Metrics(Program.LIBREOFFICE)


def test_a_long_briefing_of_a_hundred_pages_is_right() -> None:
    data = render(sample(kinds.BRIEFING, 1100), find(kinds.BRIEFING), OPTIONS)
    layout = paginate(data)
    assert layout.body_pages > 90
    assert all(len(page.lines) <= 22 for page in layout.pages[1 : layout.body_pages - 2])
    assert [one for one in check(data, "a") if not one.passed] == []
