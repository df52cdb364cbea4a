"""What engines work on: the sentences of all documents with their places, terms and section numbers.

Arrays are numpy, one element a sentence, in source order. Texts stay slices of their blocks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from language import clauses as clause_splitter
from language import sentences as splitter
from language.count import printed_length
from language.words import Segmenter, default_segmenter
from model.document import BlockKind, Document, Section, Span
from model.highlight import Sentence
from model.progress import SilentTask, Task
from summarizer import offered, terms

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int32]
    Longs = NDArray[np.int64]
    Floats = NDArray[np.float64]
    Flags = NDArray[np.bool_]

# Characters without its number that a heading has at least if it says what is done.
_SHORTEST_HEADING: Final = 8


@dataclass(frozen=True)
class Corpus:
    """All sentences of a call.

    ``document_of``, ``section_of`` (innermost section) and ``unit_of`` (document and top-level section) are
    numbers that grow in source order; sentences of one unit are therefore not always neighbours, those of one
    document are. A clause that may stand for its sentence follows it, and so do two
    sentences behind the two as one (A。其中B。, then A。, then 其中B。); ``whole`` is the number of the sentence, its own
    number for a sentence. ``first_in_paragraph`` marks the sentence that opens its block, ``lengths`` are in printed
    characters; ``unit_wants_one`` (it is a section
    of its own, or all of its document), ``unit_place`` (sha256 of its document, path of its section) and
    ``part_of_unit`` (document and section at the very top of its tree) have one element a unit, ``has_outline`` one a document. ``prose`` says that a running digest is wanted, not bullets:
    then the headings that say something stand among the sentences (``is_heading``).
    """

    documents: tuple[Document, ...]
    sentences: tuple[Sentence, ...]
    texts: tuple[str, ...]
    document_of: Ints
    section_of: Ints
    unit_of: Ints
    whole: Ints
    lengths: Ints
    first_in_paragraph: Flags
    last_in_paragraph: Flags
    unit_wants_one: Flags
    unit_place: tuple[tuple[str, tuple[int, ...]], ...]
    part_of_unit: Ints
    has_outline: Flags
    is_heading: Flags
    in_list: Flags
    prose: bool
    segmenter: Segmenter
    task: Task

    def __len__(self) -> int:
        return len(self.sentences)

    def reached(self, percent: int) -> None:
        """Say how far the ranking is, and stop here if that is wanted."""
        self.task.check()
        self.task.report("stage.rank", percent, 100)

    @cached_property
    def words(self) -> terms.Words:
        """The words of all sentences, cut when first asked for."""
        return terms.words(self.texts, self.segmenter.cut, self._read)

    @cached_property
    def bigrams(self) -> terms.Terms:
        """The character bigrams of all sentences, gathered when first asked for."""
        return terms.bigrams(self.texts, self._read)

    def _read(self, done: int, total: int) -> None:
        self.reached(20 + 30 * done // total)


def build(
    documents: Sequence[Document],
    segmenter: Segmenter | None = None,
    task: Task | None = None,
    *,
    clauses: bool = False,
    prose: bool = False,
) -> Corpus:
    """Split the documents into sentences, and with ``clauses`` long ones into these too, and number their places."""
    import numpy as np

    task = task or SilentTask()
    sentences: list[Sentence] = []
    texts: list[str] = []
    columns: list[tuple[int, int, int]] = []
    homes = _Homes()
    listed: list[bool] = []
    outlined: list[bool] = []
    wholes: list[int] = []
    headings: list[int] = []
    for place, document in enumerate(documents):
        task.check()
        task.report("stage.rank", 20 * place // len(documents), 100)
        tops = _TopLevels(document)
        outlined.append(tops.any)
        heads = _headings(document) if prose else []
        body = [
            offered.opened(
                each if each.span.start else offered.undated(each, document), document, prose=prose
            )
            for each in splitter.of_document(document)
        ]
        head_spans = {head.span for head in heads}
        tied = offered.tied(body, document) if clauses else {}
        behind: tuple[int, Span] | None = None
        for sentence in sorted((*body, *heads), key=_place) if heads else body:
            home = homes.of(place, sentence.section, tops)
            span = sentence.span
            block = document.blocks[span.block]
            is_item = block.kind is BlockKind.LIST_ITEM
            whole = len(sentences)
            if behind is not None and span.start < behind[1].end and span.block == behind[1].block:
                whole = behind[0]
            if heads and span in head_spans:
                headings.append(whole)
            text = block.text[span.start : span.end]
            cuts = offered.cuts(text, span, tied) if clauses else [span]
            behind = (whole, cuts[0]) if span in tied else None
            for cut in cuts:
                same = cut is sentence.span
                sentences.append(sentence if same else replace(sentence, span=cut))
                texts.append(text if same else block.text[cut.start : cut.end])
                columns.append(home)
                listed.append(is_item)
                wholes.append(whole)
    table = np.array(columns, dtype=np.int32).reshape(-1, 3)
    blocks = np.array([s.span.block for s in sentences], dtype=np.int64)
    paragraph = np.flatnonzero(np.diff(blocks + (table[:, 0].astype(np.int64) << 40)) != 0)
    first = np.zeros(len(sentences), dtype=np.bool_)
    last = np.zeros(len(sentences), dtype=np.bool_)
    heading = np.zeros(len(sentences), dtype=np.bool_)
    heading[headings] = True
    if sentences:
        first[0] = last[-1] = True
        first[paragraph + 1] = last[paragraph] = True
    return Corpus(
        documents=tuple(documents),
        sentences=tuple(sentences),
        texts=tuple(texts),
        document_of=np.ascontiguousarray(table[:, 0]),
        section_of=np.ascontiguousarray(table[:, 1]),
        unit_of=np.ascontiguousarray(table[:, 2]),
        # No typographic change of an unedited item adds or drops a character that is counted.
        whole=np.array(wholes, dtype=np.int32),
        lengths=np.fromiter(map(printed_length, texts), dtype=np.int32, count=len(texts)),
        first_in_paragraph=first,
        last_in_paragraph=last,
        unit_wants_one=np.array(homes.wants_one, dtype=np.bool_),
        unit_place=tuple((documents[place].sha256, path) for place, path in homes.units),
        has_outline=np.array(outlined, dtype=np.bool_),
        part_of_unit=_numbered((place, path[:1]) for place, path in homes.units),
        in_list=np.array(listed, dtype=np.bool_),
        is_heading=heading,
        prose=prose,
        segmenter=segmenter or default_segmenter(),
        task=task,
    )


def _place(sentence: Sentence) -> Span:
    return sentence.span


def _headings(document: Document) -> list[Sentence]:
    """The headings of a document that say what is done, not only what it is about; without their numbers."""
    found: list[Sentence] = []

    def visit(section: Section, path: tuple[int, ...]) -> None:
        head = section.heading
        text = document.text(head)
        start, states = clause_splitter.statement(text)
        end = len(text.rstrip())
        if section.level > 0 and states and end - start >= _SHORTEST_HEADING:
            span = Span(head.block, head.start + start, head.start + end)
            found.append(Sentence(document.sha256, path, span))
        for index, child in enumerate(section.children):
            visit(child, (*path, index))

    for index, section in enumerate(document.sections):
        visit(section, (index,))
    return found


class _TopLevels:
    """Finds the top-level section of a path: the first one on it that is not a title or page label.

    A run-in head opens a paragraph, not a section of the summary: its text belongs to what is above it.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._whole = document.whole
        self.any = any(not section.inline for section in document.sections)

    def is_section(self, path: tuple[int, ...]) -> bool:
        """Whether ``path`` is a section of its own and not the text between a title and its first section."""
        section = self._document.section_at(path)
        if section is None or path == (self._whole,):
            return False
        return section.level > 0 or not section.children

    def of(self, path: tuple[int, ...]) -> tuple[int, ...]:
        """``path`` cut behind its first section of level 1 or deeper."""
        for depth, section in enumerate(self._document.sections_along(path), 1):
            if section.inline:
                return path[: depth - 1]
            if section.level > 0 and (depth > 1 or path[0] != self._whole):
                return path[:depth]
        return path


class _Homes:
    """Numbers of sections and units in the order of their first sentences. ``units`` are (number of the document,
    path), ``wants_one`` says of each unit whether it is a section of its own, or all of its document."""

    def __init__(self) -> None:
        self.units: dict[tuple[int, tuple[int, ...]], int] = {}
        self.wants_one: list[bool] = []
        self._known: dict[tuple[int, tuple[int, ...]], tuple[int, int, int]] = {}

    def of(self, place: int, path: tuple[int, ...], tops: _TopLevels) -> tuple[int, int, int]:
        """Numbers of the document, the section and the unit of a sentence at ``path`` of document ``place``."""
        known = self._known.get((place, path))
        if known is None:
            top = tops.of(path)
            unit = self.units.setdefault((place, top), len(self.units))
            if unit == len(self.wants_one):
                self.wants_one.append(tops.is_section(top) or not tops.any)
            known = self._known[place, path] = place, len(self._known), unit
        return known


def _numbered(places: Iterable[tuple[int, tuple[int, ...]]]) -> Ints:
    """Each place's number in order of first appearance."""
    import numpy as np

    numbers: dict[tuple[int, tuple[int, ...]], int] = {}
    return np.array([numbers.setdefault(place, len(numbers)) for place in places], dtype=np.int32)
