"""What ``verify`` checks: the items of a workspace, or those of an exported briefing as it stands in Word now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.failures import Failure
from briefing.jobs import read_sources
from briefing.rebasing import Move
from model.briefing import Item, SourceInfo, SourceRef, TableRow
from model.document import Document, Notice, Span
from model.errors import SourceError
from model.progress import Task
from readers.outline.reblocked import reblocked

if TYPE_CHECKING:
    from word.provenance import Provenance


@dataclass(frozen=True, slots=True)
class Checked:
    """The items of one file and the rows of its tables, with what is there of their sources. ``names`` are the
    sources' names by sha256."""

    items: tuple[Item, ...]
    documents: tuple[Document, ...]
    names: Mapping[str, str]
    failures: tuple[Failure, ...] = ()
    notices: tuple[Notice, ...] = ()
    rows: tuple[TableRow, ...] = ()


def from_workspace(path: Path, sources: Sequence[Path], task: Task) -> Checked:
    """The present briefing of a workspace, which holds its sources; ``sources`` are read besides.

    Raises SourceError: the workspace cannot be read.
    """
    from briefing.relinking import load

    briefing, documents = load(path)
    result = read_sources(sources, task)
    every = {document.sha256: document for document in (*result.documents, *documents)}
    return Checked(
        tuple(briefing.items()),
        tuple(every.values()),
        _names(briefing.sources, every.values()),
        result.failures,
        result.notices,
        tuple(row for table in briefing.tables for row in table.rows),
    )


def from_word(path: Path, sources: Sequence[Path], task: Task) -> Checked:
    """The items of an exported briefing, by the record in the file and as their texts stand there now.

    Without ``sources`` those are read that lie beside the file or where the record's names point from there; an item
    whose source is not found is compared with its quotation alone. A paragraph that the record does not know is an
    item without a source. Raises SourceError: the file cannot be read, or has no record.
    """
    from readers import load
    from word.relinking import State, exported, relink

    data = load(path)
    record = _record(data, path.name)
    if record is None:
        raise SourceError("error.verify.no_record", name=path.name)
    wanted = {info.sha256 for info in record.sources}
    wanted |= {ref.document for ref in record.references()}
    result = read_sources(sources or _beside(path, record.sources, wanted), task)
    read = tuple(result.documents)
    documents = {
        one.sha256: one for one in _as_joined(read, (item.sources for item in record.items))
    }
    placed = Move(read, documents.values()).refs
    names = dict.fromkeys(n for info in record.sources for n in (info.name, info.title))
    fields = [value for _, value in record.fields]
    found = relink(data, path.name, exported(record), names, fields)
    items = tuple(
        Item(
            row.id,
            row.text,
            tuple(_placed(ref, documents) for ref in placed(row.sources)),
            edited=True,
            headline=row.headline,
        )
        for row in found
        if row.state is not State.GONE and not row.table
    )
    rows = tuple(
        TableRow(row.id, row.cells, tuple(_placed(ref, documents) for ref in row.sources), True)
        for row in found
        if row.state is not State.GONE and row.table
    )
    return Checked(
        items,
        tuple(documents.values()),
        _names(record.sources, documents.values()),
        result.failures,
        result.notices,
        rows,
    )


def _record(data: bytes, name: str) -> Provenance | None:
    from word import provenance
    from word.check import opened
    from word.ooxml import PackageFault

    try:
        return provenance.read(data)
    except PackageFault:
        opened(data, name)  # says what is wrong with the file
        return None


def _beside(path: Path, infos: Iterable[SourceInfo], wanted: set[str]) -> list[Path]:
    """The recorded sources that lie in the folder of the briefing, by name and by content."""
    from hashlib import sha256

    from readers import load

    found: list[Path] = []
    for info in infos:
        # A received file may hold any name: only its last part, and only in this folder.
        name = Path(info.name.replace("\\", "/")).name
        if not name:
            continue
        file = path.parent / name
        try:
            if file.is_file() and sha256(load(file)).hexdigest() in wanted:
                found.append(file)
        except (OSError, ValueError, SourceError):
            continue
    return found


def _as_joined(
    documents: Sequence[Document], items: Iterable[Sequence[SourceRef]]
) -> tuple[Document, ...]:
    """``documents`` with those blocks joined that an item with these sources runs over: a figure may stand on the joint."""
    by_sha = {document.sha256: document for document in documents}
    breaks: dict[str, dict[tuple[int, int], bool]] = {}
    for one, two in chain.from_iterable(map(pairwise, items)):
        document = by_sha.get(one.document) if one.document == two.document else None
        if document is None or not one.span.block < two.span.block < len(document.blocks):
            continue
        text = document.blocks[one.span.block].text
        runs_on = one.span.end == len(text) and two.span.start == 0
        if runs_on and not one.quote.rstrip().endswith(("。", "！", "？")):
            breaks.setdefault(one.document, {})[two.span.block, 0] = False
    return tuple(
        reblocked(document, breaks[document.sha256], {}) if document.sha256 in breaks else document
        for document in documents
    )


def _placed(ref: SourceRef, documents: Mapping[str, Document]) -> SourceRef:
    """``ref`` where its quotation stands: in the document it names, else in a given one that holds the same words."""
    known = documents.get(ref.document)
    if known is not None and ref.span.block < len(known.blocks):
        return ref
    return next(_holding(ref.quote, documents.values()), ref)


def _holding(quote: str, documents: Iterable[Document]) -> Iterator[SourceRef]:
    for document in documents:
        for index, block in enumerate(document.blocks):
            start = block.text.find(quote) if quote else -1
            if start >= 0:
                yield SourceRef(document.sha256, Span(index, start, start + len(quote)), quote)


def _names(infos: Iterable[SourceInfo], documents: Iterable[Document]) -> dict[str, str]:
    names = {info.sha256: info.name for info in infos}
    return names | {document.sha256: document.name for document in documents}
