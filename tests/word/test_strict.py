"""Files saved as "Strict Open XML": the same elements under other addresses."""

from __future__ import annotations

import pytest

from tests.word.kind_samples import KINDS, sample
from tests.word.word_samples import OPTIONS
from word import provenance
from word.catalogue import find, from_bytes
from word.check import check
from word.hazards import found_in
from word.ooxml import Package, read_package
from word.render import render

PAIRS = (
    (b"officeDocument/2006/extended-properties", b"officeDocument/extendedProperties"),
    (b"relationships/extended-properties", b"relationships/extendedProperties"),
    (b"officeDocument/2006/", b"officeDocument/"),
    (b"wordprocessingml/2006/", b"wordprocessingml/"),
    (b"drawingml/2006/", b"drawingml/"),
)
USUAL, STRICT = b"http://schemas.openxmlformats.org/", b"http://purl.oclc.org/ooxml/"


def strict(data: bytes) -> bytes:
    parts = {}
    for name, content in read_package(data).parts.items():
        for usual, other in PAIRS:
            content = content.replace(USUAL + usual, STRICT + other)  # noqa: PLW2901
        parts[name] = content
    made = Package(parts).packed()
    assert b"purl.oclc.org/ooxml/wordprocessingml/main" in Package(parts).parts["word/document.xml"]
    return made


@pytest.mark.parametrize("kind", KINDS)
def test_a_strict_template_prints_what_the_usual_one_prints(kind: str) -> None:
    usual = find(kind)
    template = from_bytes(strict(usual.docx), kind)
    assert template.slots == usual.slots
    briefing = sample(kind)
    printed = read_package(render(briefing, template, OPTIONS)).parts
    assert printed == read_package(render(briefing, usual, OPTIONS)).parts


def test_a_strict_export_is_checked_and_its_record_read() -> None:
    data = render(sample("简报"), find("简报"), OPTIONS)
    saved = strict(data)
    assert [one for one in check(saved, "a") if not one.passed] == []
    assert provenance.read(saved) == provenance.read(data)


def test_what_is_dangerous_is_dangerous_in_a_strict_file_too() -> None:
    parts = dict(read_package(find("简报").docx).parts)
    rels = parts["word/_rels/document.xml.rels"]
    added = (
        b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk"'
        b' Target="x.html"/></Relationships>'
    )
    parts["word/_rels/document.xml.rels"] = rels.replace(b"</Relationships>", added)
    package = read_package(strict(Package(parts).packed()))
    assert found_in(package, package.main_part()) == {"alt_chunk"}


def test_text_that_names_an_address_is_left_alone() -> None:
    parts = dict(read_package(find("简报").docx).parts)
    address = b"http://purl.oclc.org/ooxml/officeDocument/x"
    text = parts["word/document.xml"].replace("【标题】".encode(), address)
    parts["word/document.xml"] = text
    assert address in read_package(strict(Package(parts).packed())).parts["word/document.xml"]
