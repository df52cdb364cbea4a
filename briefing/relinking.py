"""What became of a briefing that was edited in Word, WPS or LibreOffice, and taking those edits back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from briefing.edits import (
    AddItem,
    DeleteItems,
    MoveItems,
    Plain,
    SetField,
    SetHeadline,
    SetSectionHeading,
    SetText,
    Values,
)
from briefing.relinkrows import exported_rows, rows_of, rows_taken, without_absent
from briefing.shaping import home_of
from model.briefing import Briefing, Item, SourceRef
from model.document import Document
from model.errors import SourceError, TemplateError, WorkspaceError
from word.relinking import FIELD, Exported, Relinked, State, exported, relink

if TYPE_CHECKING:
    from word.printed import PrintedLine
    from word.provenance import Provenance


def relink_file(
    data: bytes, name: str, briefing: Briefing, documents: Sequence[Document]
) -> tuple[Relinked, ...]:
    """As :func:`reread_file`, without the masthead and the headings."""
    return tuple(row for row in reread_file(data, name, briefing, documents) if not row.part)


def reread_file(
    data: bytes, name: str, briefing: Briefing, documents: Sequence[Document]
) -> tuple[Relinked, ...]:
    """What became of the masthead and the headings in the edited file ``data``, then of each item: those that stand
    in it and new texts in the file's order, then what is gone.

    The record in the file says what was exported; where a program has dropped it, ``briefing`` does. Sources are
    named only if their quote stands in ``documents``. Raises SourceError if the file cannot be read
    (as ``check`` does), or was exported from another workspace (``error.relink.other``).
    """
    from word import provenance
    from word.ooxml import PackageFault

    try:
        record = provenance.read(data)
    except PackageFault:
        record = None  # said better when the file is opened
    by_sha = {document.sha256: document for document in documents}
    items = of_briefing(briefing)
    fields = [value for _, value in briefing.fields]
    is_recorded = record is not None and bool(record.items or record.tables)
    if record is not None and is_recorded:
        _refuse_other(record, briefing, by_sha, name)
        items = exported(record)
        fields = [value for _, value in record.fields]
    known = {item.id: item.sources for item in briefing.items()}
    known |= {row.id: row.sources for row in rows_of(briefing)}
    told = _told(documents) if is_recorded else lambda refs: refs
    checked = tuple(
        replace(item, sources=_borne(told(item.sources), known.get(item.id, ()), by_sha))
        for item in items
    )
    infos = (*briefing.sources, *(record.sources if record is not None else ()))
    names = dict.fromkeys(name for info in infos for name in (info.name, info.title))
    lines = record.lines if record is not None else ()
    if not is_recorded:
        lines = _lines_of(briefing)
    rows = relink(data, name, checked, names, fields, lines=lines)
    if is_recorded:
        return rows
    # Without a record nobody knows whether the template had a place for a table that is not there, nor what was
    # printed in a field that nobody filled in (the day of the export).
    return tuple(
        row for row in without_absent(rows) if row.part != FIELD or briefing.field(row.id).strip()
    )


def _lines_of(briefing: Briefing) -> tuple[PrintedLine, ...]:
    """The lines that an export would print; none if its template is not there any more."""
    from word import provenance
    from word.catalogue import find
    from word.render import render

    try:
        record = provenance.read(render(briefing, find(briefing.template)))
    except TemplateError:
        return ()
    return () if record is None else record.lines


def of_briefing(briefing: Briefing) -> tuple[Exported, ...]:
    """The items and rows of ``briefing`` as its export would hold them."""
    from word.body import ITEM_MARK

    placed = ((section, item) for section in briefing.sections for item in section.items)
    items = tuple(
        Exported(
            item.id,
            item.text,
            item.headline,
            section.heading,
            f"{ITEM_MARK}{ordinal}",
            item.sources,
        )
        for ordinal, (section, item) in enumerate(placed, 1)
    )
    return (*items, *exported_rows(briefing, len(items)))


def _refuse_other(
    record: Provenance, briefing: Briefing, documents: Mapping[str, Document], name: str
) -> None:
    """Raise SourceError if neither an item nor a source of the record is known."""
    ids = {item.id for item in briefing.items()} | {row.id for row in rows_of(briefing)}
    told = {item.id for item in record.items}
    told |= {row.id for table in record.tables for row in table.rows}
    sources = {ref.document for ref in record.references()}
    if not ids & told and not sources & documents.keys():
        raise SourceError("error.relink.other", name=name)


def _told(
    documents: Sequence[Document],
) -> Callable[[tuple[SourceRef, ...]], tuple[SourceRef, ...]]:
    """From the places of a record, which are those of sources as they were read, to those in ``documents``."""
    if not any(document.pieces for document in documents):
        return lambda refs: refs
    from briefing.rebasing import Move

    return Move([replace(one, pieces=()) for one in documents], documents).refs


def _borne(
    told: tuple[SourceRef, ...],
    known: tuple[SourceRef, ...],
    documents: Mapping[str, Document],
) -> tuple[SourceRef, ...]:
    """The sources that the record tells of, if their quotes stand where it says; else those of the briefing."""
    if told and all(_stands(ref, documents) for ref in told):
        return told
    return tuple(ref for ref in known if _stands(ref, documents))


def _stands(ref: SourceRef, documents: Mapping[str, Document]) -> bool:
    document = documents.get(ref.document)
    if document is None or not 0 <= ref.span.block < len(document.blocks):
        return False
    return document.text(ref.span) == ref.quote


def chosen(rows: Sequence[Relinked], wanted: Collection[int]) -> tuple[Relinked, ...]:
    """The rows as if only the changes of those at the places ``wanted`` had been made in the file."""
    kept: list[Relinked] = []
    for place, row in enumerate(rows):
        if place in wanted:
            kept.append(row)
        elif row.state not in (State.NEW, State.GONE):
            kept.append(replace(row, state=State.UNCHANGED, moved=False))
    return tuple(kept)


@dataclass(frozen=True, slots=True)
class TakeBack(Plain):
    """Take what was done in the edited file back into the briefing: all of ``rows``, in one step.

    Texts are rewritten, new texts come in without a source behind what stands before them, moved items are moved
    behind the same one, gone ones are taken out. Items that the file never held stay where they are. Rows of
    items that the briefing no longer has are passed over.
    """

    name: ClassVar[str] = "edit.take_back"
    rows: tuple[Relinked, ...]

    @property
    def values(self) -> Values:
        """How many rows change something."""
        return (("count", str(sum(row.state is not State.UNCHANGED for row in self.rows))),)

    def apply(self, briefing: Briefing) -> Briefing:
        """The briefing as the file has it."""
        # A new text has no id in the file: the ones made here are found again by the row before it.
        previous = ""
        # First what is said around the items: they are put under the headings as these are now.
        for row in self.rows:
            if row.part and row.state is not State.UNCHANGED:
                briefing = _around_taken(briefing, row)
        briefing = rows_taken(briefing, self.rows)
        for row in self.rows:
            if row.table or row.part:
                continue
            briefing, previous = _taken(briefing, row, previous)
        return briefing


def _around_taken(briefing: Briefing, row: Relinked) -> Briefing:
    """The briefing with a field of the masthead or the heading of a section as the file has it."""
    if row.part == FIELD:
        return SetField(row.id, row.text).apply(briefing)
    if any(section.id == row.id for section in briefing.sections):
        return SetSectionHeading(row.id, row.text).apply(briefing)
    return briefing


def _taken(briefing: Briefing, row: Relinked, previous: str) -> tuple[Briefing, str]:
    """The briefing with one row taken back, and the id that the next new text stands behind."""
    items = {item.id: item for item in briefing.items()}
    if row.state is State.NEW:
        item = Item(_fresh(items), row.text, edited=True)
        section, before = _place(briefing, row, previous if previous in items else row.after)
        return (
            (AddItem(item, section, before).apply(briefing), item.id)
            if section
            else (briefing, previous)
        )
    if row.id not in items:
        return briefing, previous
    if row.state is State.GONE:
        return DeleteItems((row.id,)).apply(briefing), previous
    if row.state is State.EDITED:
        briefing = SetText(row.id, row.text).apply(briefing)
        briefing = SetHeadline(row.id, row.headline).apply(briefing)
    if row.moved:
        section, before = _place(briefing, row, previous)
        if section and before != row.id:
            briefing = MoveItems((row.id,), section, before).apply(briefing)
    return briefing, row.id


def _place(briefing: Briefing, row: Relinked, after: str) -> tuple[str, str]:
    """The section a row belongs to and the item it stands before (empty: at the end): the section that its
    heading names, behind ``after`` if that is in it."""
    if not briefing.sections:
        return "", ""
    heading = "".join(row.heading.split())
    named = [s for s in briefing.sections if heading and "".join(s.heading.split()) == heading]
    item = next((item for item in briefing.items() if item.id == after), None)
    home = None if item is None else home_of(briefing, item)
    section = home if home is not None and (not named or home in named) else None
    if section is None:
        section = named[0] if named else briefing.sections[0]
        return section.id, next((each.id for each in section.items), "")
    order = [each.id for each in section.items]
    rest = order[order.index(after) + 1 :]
    return section.id, next((identity for identity in rest if identity != row.id), "")


def _fresh(taken: Mapping[str, object]) -> str:
    number = 1
    while f"back-{number}" in taken:
        number += 1
    return f"back-{number}"


def load(path: Path) -> tuple[Briefing, tuple[Document, ...]]:
    """Briefing and sources of a workspace file, read without locking it.

    Raises SourceError where it cannot be read: nothing was to be written to it.
    """
    from briefing.remembering import Recorder
    from workspace.store import Store

    try:
        with Store.open(path, read_only=True) as store:
            state = store.load()
    except WorkspaceError as error:
        raise SourceError(error.code, **error.values) from error
    present = Recorder().resume(state)
    return present.briefing, present.documents
