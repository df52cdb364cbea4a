"""A Word document saved by LibreOffice in its other formats reads as the Word document does."""

from __future__ import annotations

from pathlib import Path
from unicodedata import normalize

import pytest

import readers
from language import sentences
from model.document import Document
from readers.common.ocr.part import is_installed
from tests.readers.contract.samples import FILES, SAMPLES
from tests.readers.samples.formats import as_docx
from tests.readers.samples.make import PARTS, rich
from tests.readers.samples.office import rich_sheet

SAVED = ("odt", "rtf", "doc")


def said(document: Document) -> list[str]:
    return [document.text(sentence.span) for sentence in sentences.of_document(document)]


def seen(document: Document) -> list[tuple[str, int, str, int | None]]:
    return [(b.kind.value, b.level, b.text, b.page) for b in document.blocks]


@pytest.mark.parametrize("suffix", SAVED)
def test_numbers_notes_tables_and_what_is_hidden(suffix: str) -> None:
    word = readers.read_bytes(rich(), "文.docx")
    saved = readers.read(Path(FILES / f"rich.{suffix}"))
    assert seen(saved) == seen(word)
    table = next(block for block in saved.blocks if block.rows)
    assert table.rows[1] == ("粮食产量（亿斤）", "816.16", "837.3")
    assert {notice.code for notice in saved.notices} == {notice.code for notice in word.notices}


@pytest.mark.parametrize("suffix", SAVED)
def test_the_same_sentences(suffix: str) -> None:
    word = readers.read_bytes(as_docx(PARTS), "文.docx")
    assert said(readers.read(FILES / f"report.{suffix}")) == said(word)


@pytest.mark.parametrize("name", sorted(set(SAMPLES) - (set() if is_installed() else {"image"})))
def test_the_same_text_gives_the_same_sentences_in_every_format(name: str) -> None:
    sample = SAMPLES[name]
    word = readers.read_bytes(SAMPLES["docx"].data(), "文.docx")
    other = readers.read_bytes(sample.data(), f"文{sample.suffix}")
    # On paper a bracket beside Chinese looks the same in both widths; a picture cannot tell which was typed.
    form = "NFKC" if name == "image" else "NFC"
    assert ["".join(normalize(form, one).split()) for one in said(other)] == [
        "".join(normalize(form, one).split()) for one in said(word)
    ]


def test_a_workbook_reads_as_the_newer_one() -> None:
    newer = readers.read_bytes(rich_sheet(), "表.xlsx")
    older = readers.read(FILES / "rich.xls")
    assert seen(older) == seen(newer)
    numbers = [row[1] for row in next(block for block in older.blocks if block.rows).rows]
    assert numbers[:4] == ["6.3%", "1,234,567.50", "2024-01-01", "2024年1月1日"]
    assert [n.code for n in older.notices] == ["notice.sheet.hidden"]


def test_a_deleted_mark_ends_no_paragraph_of_a_doc() -> None:
    """As Word keeps it: the mark bears the property of the deleted characters before it."""
    found = readers.read(FILES / "struck.doc")
    assert [block.text for block in found.blocks] == [
        "全省粮食产量达到837.3亿斤，增长2.1%。",
        "第二段。",
        "粮食\t800",
        "末段。",
    ]
    assert [notice.code for notice in found.notices] == ["notice.docx.revisions"]


def test_a_deleted_mark_ends_no_paragraph_of_an_rtf() -> None:
    data = rb"{\rtf1\ansi 12{\deleted 3\par }45\par {\deleted 678\par}90\par}"
    found = readers.read_bytes(data, "a.rtf")
    assert [block.text for block in found.blocks] == ["1245", "90"]
    assert [notice.code for notice in found.notices] == ["notice.docx.revisions"]
