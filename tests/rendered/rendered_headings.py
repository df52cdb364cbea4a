"""Twenty briefings of all kinds and lengths: the page of every heading, ours and LibreOffice's."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from language.sentences import split
from model.briefing import Briefing, BriefingSection
from tests.rendered import libreoffice
from tests.word.kind_samples import KINDS, rows, sample
from tests.word.word_samples import OPTIONS, item
from word import kinds
from word.catalogue import find
from word.pagination import Layout, Metrics, Program, paginate
from word.render import render

pytestmark = pytest.mark.skipif(bool(libreoffice.missing()), reason=libreoffice.missing())

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
COUNT = 20


def sentences() -> list[str]:
    """Sentences of the client's samples."""
    found = []
    for path in sorted(SEEDS.glob("*.txt")):
        text = path.read_text("utf-8")
        found += ["".join(text[start:end].split()) for start, end in split(text)]
    return [text for text in found if len(text) > 12]


def generated(number: int, texts: list[str]) -> Briefing:
    """A briefing of a random kind and length; every heading has a name that no other line begins with."""
    random = Random(number)
    kind = KINDS[number % len(KINDS)]
    sections: list[BriefingSection] = []
    serial = 0
    for at in range(random.choice([1, 3, 6, 12])):
        level = 1 if at == 0 else random.choice([1, 2, 2, 3])
        found = []
        for _ in range(random.choice([0, 1, 4, 9])):
            serial += 1
            head = {kinds.CHRONICLE: "1月5日"}.get(kind, random.choice(["", "抓好落实"]))
            found.append(item(serial, random.choice(texts), headline=head))
        sections.append(BriefingSection(f"s{at}", f"第{at}个方面工作进展", level, tuple(found)))
    tables = (rows(random.choice([1, 8, 40])),) if random.random() < 0.4 else ()
    return replace(sample(kind, 0), sections=tuple(sections), tables=tables)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[int, tuple[Layout, Path]]:
    folder = tmp_path_factory.mktemp("headings")
    texts = sentences()
    layouts = {}
    for number in range(COUNT):
        briefing = generated(number, texts)
        data = render(briefing, find(briefing.template), OPTIONS)
        (folder / f"{number}.docx").write_bytes(data)
        layouts[number] = paginate(data, Metrics(Program.LIBREOFFICE))
    libreoffice.to_pdf([folder / f"{number}.docx" for number in layouts], folder)
    return {number: (layout, folder / f"{number}.pdf") for number, layout in layouts.items()}


@pytest.mark.parametrize("number", range(COUNT))
def test_every_heading_is_on_the_page_we_say(
    number: int, made: dict[int, tuple[Layout, Path]]
) -> None:
    layout, pdf = made[number]
    shown = libreoffice.rows(pdf)
    # A heading may stand in the list of contents too: there it comes first.
    last = {row.text: row.page for row in shown}
    headings = [heading for heading in layout.headings if heading.level > 1]
    theirs = [last.get("".join(heading.text.split())) for heading in headings]
    assert [heading.page for heading in headings] == theirs
    assert len(layout.pages) == max(row.page for row in shown)
