"""What is asked for the kind of a figure alone comes to the same as the whole judgement."""

from __future__ import annotations

from pathlib import Path

import pytest

import readers
from facts.tense import Judge, Tense
from language import sentences
from model.document import Block, BlockKind, Document

SEEDS = sorted((Path(__file__).parent.parent.parent / "seeds").glob("00[134]*.txt"))
RULES = Document(
    "管理办法.txt",
    "txt",
    "rules",
    (
        Block(BlockKind.HEADING, "某市供水管理办法"),
        Block(
            BlockKind.PARAGRAPH,
            "供水单位应当每年检修管网2次。2023年全市已检修管网120公里。到2030年力争更新80公里。",
        ),
    ),
)


@pytest.mark.parametrize("before", [False, True])
@pytest.mark.parametrize("source", [*SEEDS, RULES], ids=lambda one: one.name)
def test_wanted_is_what_the_judgement_calls_a_plan(source: Path | Document, before: bool) -> None:
    document = source if isinstance(source, Document) else readers.read(source)
    body = sentences.of_document(document)
    quick, whole = Judge(document, body), Judge(document)
    for sentence in body:
        tense = whole.sentence(sentence).tense
        wanted = before if tense is Tense.OTHER else tense is Tense.PLAN
        assert quick.is_wanted(sentence, before=before) is wanted, document.text(sentence.span)
