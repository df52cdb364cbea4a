from __future__ import annotations

import docx
import pytest

from model.briefing import SourceRef
from model.document import Span
from tests.word.word_samples import (
    OPTIONS,
    SHA,
    briefing,
    document,
    full,
    item,
    section,
)
from word import provenance
from word.catalogue import find
from word.ooxml import PackageFault, read_package, w
from word.recording import digest
from word.render import render


def test_items_sources_and_quotes_come_back() -> None:
    whole = full()
    found = provenance.read(render(whole, find("简报"), OPTIONS))
    assert found is not None
    assert found.template == "简报"
    assert found.sources == whole.sources
    assert [record.id for record in found.items] == [each.id for each in whole.items()]
    for record, each in zip(found.items, whole.items(), strict=True):
        assert record.sources == each.sources
        assert record.digest == digest(each.text)
        assert not record.edited


def test_every_bookmark_it_names_is_in_the_document() -> None:
    data = render(full(), find("简报"), OPTIONS)
    marks = {mark.get(w("name")) for mark in document(data).iter(w("bookmarkStart"))}
    found = provenance.read(data)
    assert found is not None
    assert {record.bookmark for record in found.items} <= marks


def test_the_part_is_tied_to_the_document_as_word_wants_it() -> None:
    package = read_package(render(full(), find("简报"), OPTIONS))
    (part,) = package.related("word/document.xml", "customXml")
    assert package.xml(part).tag == "provenance"
    (props,) = package.related(part, "customXmlProps")
    assert package.content_type(props).endswith("customXmlProperties+xml")


def test_a_file_of_another_program_has_none() -> None:
    import io

    stream = io.BytesIO()
    docx.Document().save(stream)
    assert provenance.read(stream.getvalue()) is None
    with pytest.raises(PackageFault):
        provenance.read(b"not a file")


def test_quotes_are_kept_word_for_word() -> None:
    quote = "甲,“乙” <b>&amp; 6.3%  两个空格\n换行"
    data = render(
        briefing(section(1, "", item(1, "甲", quote=quote, edited=True))), find("简报"), OPTIONS
    )
    found = provenance.read(data)
    assert found is not None
    assert found.items[0].sources == (SourceRef(SHA, Span(1, 0, len(quote)), quote),)
    assert found.items[0].edited
