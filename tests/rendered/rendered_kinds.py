"""Every shipped kind as LibreOffice shows it. Run by ``make rendered``; pictures stay in $RENDERED."""

from __future__ import annotations

import os
from itertools import pairwise
from pathlib import Path

import pytest

from tests.rendered import libreoffice
from tests.rendered.libreoffice import Row
from tests.word.kind_samples import KINDS, sample
from tests.word.word_samples import OPTIONS
from word.catalogue import find
from word.pagination import Layout, Metrics, Program, paginate
from word.render import render

pytestmark = pytest.mark.skipif(bool(libreoffice.missing()), reason=libreoffice.missing())

METRICS = Metrics(Program.LIBREOFFICE)
# Points: A4, the margins, the grid.
LEFT, RIGHT, TOP, DEPTH = 1587 / 20, 1474 / 20, 2098 / 20, 225 * 72 / 25.4
WIDTH, HEIGHT = 11906 / 20, 16838 / 20
PITCH, CHARACTER = 28.95, 15.79
# A line that ends with a mark that hangs over, and rounding.
HANG = 16.0


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    wanted = os.environ.get("RENDERED", "")
    path = Path(wanted) if wanted else tmp_path_factory.mktemp("rendered")
    path.mkdir(parents=True, exist_ok=True)
    return path


@pytest.fixture(scope="session")
def files(folder: Path) -> dict[str, bytes]:
    """A long briefing of each kind, so that it has full pages."""
    made = {kind: render(sample(kind, 60), find(kind), OPTIONS) for kind in KINDS}
    for kind, data in made.items():
        (folder / f"{kind}.docx").write_bytes(data)
    libreoffice.to_pdf([folder / f"{kind}.docx" for kind in made], folder)
    for kind in made:
        libreoffice.pictures(folder / f"{kind}.pdf", folder)
    return made


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def rows(kind: str, files: dict[str, bytes], folder: Path) -> list[Row]:
    return libreoffice.rows(folder / f"{kind}.pdf")


@pytest.fixture
def layout(kind: str, files: dict[str, bytes]) -> Layout:
    return paginate(files[kind], METRICS, draw=True)


def is_number(row: Row) -> bool:
    return row.y > TOP + DEPTH + 5


def test_full_pages_have_22_lines_of_28_characters(rows: list[Row], layout: Layout) -> None:
    full = [
        page.number
        for page in layout.pages[: layout.body_pages]
        if len(page.lines) == 22 and not page.strokes and not page.has_tail
    ]
    assert full
    for number in full:
        page = [row for row in rows if row.page == number and not is_number(row)]
        assert len(page) == 22
        steps = [after.y - before.y for before, after in pairwise(page)]
        assert all(abs(step - PITCH) < 1.0 for step in steps)
        left = LEFT if number % 2 else RIGHT  # mirrored margins
        assert all(row.places[-1] + CHARACTER <= left + WIDTH - LEFT - RIGHT + HANG for row in page)
    chinese = [
        row
        for row in rows
        if row.page in full and not is_number(row)
        and all(char > "\u2000" for char in row.text) and len(row.text) > 26
    ]  # fmt: skip
    for row in chinese:
        left = LEFT if row.page % 2 else RIGHT
        first = round((row.places[0] - left) / CHARACTER)
        assert first in (0, 2)
        assert len(row.text) + first in (28, 29) or row.text[-1] in "，。、；："


def test_the_page_number_stands_where_it_should(rows: list[Row], layout: Layout) -> None:
    numbers = [row for row in rows if is_number(row)]
    assert [row.text for row in numbers] == [f"—{page.number}—" for page in layout.pages]
    for row in numbers:
        # The dash is 7 mm below the 版心, one character in from its outer edge.
        assert abs(row.y - (TOP + DEPTH + 7 * 72 / 25.4)) < 8
        if row.page % 2:
            assert abs(WIDTH - RIGHT - 14 - (row.places[-1] + 14)) < 4
        else:
            assert abs(row.places[0] - (RIGHT + 14)) < 4


def test_the_tail_is_at_the_bottom_of_the_last_page_of_the_text(
    rows: list[Row], layout: Layout
) -> None:
    copies = [row for row in rows if row.text == "共印300份"]
    assert [row.page for row in copies] == [layout.body_pages]
    assert TOP + DEPTH - 20 < copies[0].y < TOP + DEPTH
    tailed = [page.number for page in layout.pages if page.has_tail]
    assert tailed == [layout.body_pages]


def test_pages_break_where_we_said(rows: list[Row], layout: Layout) -> None:
    body = layout.pages[: layout.body_pages]
    first = {page.number: page.lines[0] for page in body if page.lines[0].pieces}
    for number, line in first.items():
        ours = "".join(piece.text for piece in line.pieces)
        theirs = next(row for row in rows if row.page == number)
        assert theirs.text.startswith("".join(ours.split())[:6]), number
    (index,) = [row for row in rows if row.text == "来源索引"]
    assert index.page == layout.body_pages + 1
