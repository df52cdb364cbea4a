"""A briefing laid out on pages, with what stands where."""

from __future__ import annotations

import pickle
from dataclasses import replace

import pytest

from briefing.sheets import Sheets, lay_out
from model.briefing import Briefing
from model.errors import Cancelled
from model.progress import SilentTask
from tests.word.kind_samples import KINDS, sample
from word.catalogue import find


def laid_out(briefing: Briefing) -> Sheets:
    return lay_out(briefing, find(briefing.template), {}, SilentTask())


def words(sheets: Sheets, paragraphs: range) -> str:
    pages = (sheets.page(index) for index in range(len(sheets.packed)))
    return "".join(
        piece.text
        for page in pages
        for line in page.lines
        if line.paragraph in paragraphs
        for piece in line.pieces
    )


@pytest.mark.parametrize("kind", KINDS)
def test_every_item_is_found_on_its_page(kind: str) -> None:
    briefing = sample(kind, 30)
    sheets = laid_out(briefing)
    parts = {part.id: part for part in sheets.parts}
    for item in briefing.items():
        part = parts[item.id]
        assert not part.is_section
        assert "".join(item.text.split())[:8] in "".join(words(sheets, part.paragraphs).split())
        pages = sheets.pages_of(part)
        assert pages
        for index in pages:
            lines = sheets.page(index).lines
            assert any(line.paragraph in part.paragraphs for line in lines)
        assert sheets.part_at(part.paragraphs[0]) == part


def test_headings_lead_to_their_sections() -> None:
    briefing = sample("简报", 30)
    sheets = laid_out(briefing)
    sections = {part.id: part for part in sheets.parts if part.is_section}
    assert set(sections) == {section.id for section in briefing.sections if section.heading}
    for section in briefing.sections:
        shown = words(sheets, sections[section.id].paragraphs)
        assert "".join(shown.split()).endswith("".join(section.heading.split()))


def test_two_sections_of_one_name_are_told_apart() -> None:
    briefing = sample("简报", 4)
    twice = tuple(replace(section, heading="同名") for section in briefing.sections)
    sheets = laid_out(replace(briefing, sections=twice))
    places = [part.paragraphs[0] for part in sheets.parts if part.is_section]
    assert len(set(places)) == len(places) == len(twice)
    assert places == sorted(places)


def test_an_item_of_two_lines_has_two_paragraphs() -> None:
    briefing = sample("简报", 3)
    changed = replace(next(briefing.items()), text="第一行。\n第二行。")
    sections = tuple(
        replace(one, items=tuple(changed if i.id == changed.id else i for i in one.items))
        for one in briefing.sections
    )
    sheets = laid_out(replace(briefing, sections=sections))
    part = next(one for one in sheets.parts if one.id == changed.id)
    assert len(part.paragraphs) == 2
    assert "第二行" in words(sheets, part.paragraphs)


def test_sheets_cross_to_another_process_and_repeat() -> None:
    briefing = sample("指标对比表", 10)
    sheets = laid_out(briefing)
    assert pickle.loads(pickle.dumps(sheets)) == sheets == laid_out(briefing)
    assert "仿宋_GB2312" in sheets.fonts


def test_it_can_be_cancelled() -> None:
    class Impatient(SilentTask):
        def check(self) -> None:
            raise Cancelled

    briefing = sample("简报", 3)
    with pytest.raises(Cancelled):
        lay_out(briefing, find("简报"), {}, Impatient())
