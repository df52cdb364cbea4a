"""Slides in their order, the texts of each: title first, then from above."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from model.document import Block, BlockKind, Notice
from model.errors import SourceError
from model.progress import Task
from readers.common.flow import Flow, Passage
from readers.ppt import records
from readers.ppt.records import Record, Stream

_SLIDES, _NOTES = 0, 2
_TITLES = frozenset((0x0D, 0x0F, 0x11))
_MARGINS = frozenset((0x07, 0x08, 0x09, 0x0A))
_NOTES_BODY = 0x0C
_TITLE_TEXTS = frozenset((0, 6))
# Boxes whose upper edges differ by less (576 to the inch) stand in one row.
_ROW = 144
_HIDDEN = 0x04
_DEEPEST = 24
_MOST_SLIDES = 20_000


@dataclass(slots=True)
class _Entry:
    """A slide in the list of slides. ``texts`` are those of its outline, each with what kind it is."""

    place: int
    number: int
    texts: list[tuple[int, str]] = field(default_factory=list)


@dataclass(slots=True)
class _Box:
    text: str
    x: int
    y: int
    title: bool = False
    margin: bool = False


def read_slides(data: bytes, name: str, task: Task) -> tuple[list[Block], list[Notice]]:
    """All slides; those set as hidden are left out with a notice."""
    stream = Stream(data, name)
    document = stream.object(stream.document)
    if document is None or document.kind != records.DOCUMENT:
        raise SourceError("error.source.damaged", name=name, detail="PPT")
    entries = _listed(stream, document, _SLIDES)
    notes = {entry.number: entry.place for entry in _listed(stream, document, _NOTES)}
    flow = Flow(paged=True)
    hidden = 0
    for number, entry in enumerate(entries, 1):
        task.check()
        task.report("stage.read", number - 1, len(entries))
        flow.turn_to(number)
        slide = stream.object(entry.place)
        if slide is None or slide.kind != records.SLIDE:
            boxes = [_Box(text, 0, 0, kind in _TITLE_TEXTS) for kind, text in entry.texts]
        elif _is_hidden(stream, slide):
            hidden += 1
            continue
        else:
            boxes = list(_boxes(stream, slide, entry))
            for box in boxes:
                # Written as plain text, a slide's number is still not what it says.
                box.margin = box.margin or box.text.strip() == str(number)
        _write(boxes, _spoken(stream, slide, notes), flow)
    notices = []
    if hidden:
        values = (("name", name), ("count", str(hidden)))
        notices.append(Notice("notice.pptx.hidden", values))
    return flow.blocks(), notices


def _listed(stream: Stream, document: Record, which: int) -> list[_Entry]:
    """The list of slides or of notes, in order."""
    found: list[_Entry] = []
    for child in stream.children(document):
        if child.kind != records.LIST or child.instance != which:
            continue
        kind = 0
        for record in stream.children(child):
            if record.kind == records.SLIDE_PLACE:
                place, _, _, number = stream.words(record, 4)
                found.append(_Entry(place, number))
            elif record.kind == records.TEXT_KIND:
                kind = stream.words(record, 1)[0]
                if found:
                    found[-1].texts.append((kind, ""))
            elif record.kind in (records.CHARACTERS, records.BYTES) and found and found[-1].texts:
                found[-1].texts[-1] = (kind, stream.text(record))
    return found[:_MOST_SLIDES]


def _is_hidden(stream: Stream, slide: Record) -> bool:
    return any(
        record.end - record.start >= 12 and stream.data[record.start + 10] & _HIDDEN
        for record in stream.children(slide)
        if record.kind == records.SHOW_INFO
    )


def _boxes(stream: Stream, slide: Record, entry: _Entry) -> Iterator[_Box]:
    """The texts that a slide shows, each at its place."""
    shown: set[int] = set()
    for shape in _shapes(stream, slide):
        kind, text, outline = _said(stream, shape)
        if outline is not None and outline < len(entry.texts):
            shown.add(outline)
            kind, text = entry.texts[outline]
        place = _placeholder(stream, shape)
        if text.strip():
            x, y = _corner(stream, shape)
            title = place in _TITLES or (place is None and kind in _TITLE_TEXTS)
            yield _Box(text, x, y, title, place in _MARGINS)
    # What no shape refers to is still in the outline that a person sees beside the slide.
    for number, (kind, text) in enumerate(entry.texts):
        if number not in shown and text.strip():
            yield _Box(text, 0, 0, kind in _TITLE_TEXTS)
    for record in stream.children(slide):
        if record.kind == records.HEADERS:
            for said in stream.children(record):
                if said.kind == records.STRING and stream.text(said).strip():
                    yield _Box(stream.text(said), 0, 0, margin=True)


def _shapes(stream: Stream, slide: Record) -> Iterator[Record]:
    for drawing in stream.children(slide):
        if drawing.kind == records.DRAWING:
            yield from stream.below(drawing, records.SHAPE, _DEEPEST)


def _said(stream: Stream, shape: Record) -> tuple[int, str, int | None]:
    """Kind and words of a shape's text, or which text of the outline it shows."""
    kind, text, outline = -1, "", None
    for box in stream.children(shape):
        if box.kind != records.TEXT_BOX:
            continue
        for record in stream.children(box):
            if record.kind == records.TEXT_KIND:
                kind = stream.words(record, 1)[0]
            elif record.kind in (records.CHARACTERS, records.BYTES):
                text = stream.text(record)
            elif record.kind == records.OUTLINE_TEXT:
                outline = stream.words(record, 1)[0]
    return kind, text, outline


def _placeholder(stream: Stream, shape: Record) -> int | None:
    """What kind of place a shape fills; None for a box of its own."""
    for data in stream.children(shape):
        if data.kind == records.CLIENT_DATA:
            for record in stream.children(data):
                if record.kind == records.PLACEHOLDER and record.end - record.start >= 5:
                    return stream.data[record.start + 4]
    return None


def _corner(stream: Stream, shape: Record) -> tuple[int, int]:
    """Left and upper edge."""
    for record in stream.children(shape):
        size = record.end - record.start
        if record.kind == records.ANCHOR and size >= 8:
            layout = "<iiii" if size >= 16 else "<hhhh"
            top, left, _, _ = struct.unpack_from(layout, stream.data, record.start)
            return left, top
        if record.kind == records.CHILD_ANCHOR and size >= 16:
            left, top, _, _ = struct.unpack_from("<iiii", stream.data, record.start)
            return left, top
    return 0, 0


def _spoken(stream: Stream, slide: Record | None, notes: dict[int, int]) -> list[str]:
    """What the speaker noted under a slide."""
    if slide is None:
        return []
    for atom in stream.children(slide):
        if atom.kind == records.SLIDE_ATOM and atom.end - atom.start >= 20:
            page = stream.object(notes.get(stream.words(atom, 1, 16)[0], 0))
            if page is not None and page.kind == records.NOTES:
                return [
                    _said(stream, shape)[1]
                    for shape in _shapes(stream, page)
                    if _placeholder(stream, shape) == _NOTES_BODY
                ]
    return []


def _write(boxes: Sequence[_Box], notes: Sequence[str], flow: Flow) -> None:
    for box in _in_order([box for box in boxes if not box.margin]):
        for paragraph in box.text.split("\r"):
            passage = Passage(paragraph.replace("\v", "\n"))
            if box.title:
                passage.kind, passage.level = BlockKind.HEADING, 1
            flow.add(passage)
    for text in notes:
        for paragraph in text.split("\r"):
            flow.aside(Passage(paragraph.replace("\v", "\n")), BlockKind.CAPTION)
    for box in boxes:
        if box.margin:
            flow.aside(Passage(" ".join(box.text.split())), BlockKind.NOISE)


def _in_order(boxes: Sequence[_Box]) -> list[_Box]:
    ordered: list[_Box] = []
    row: list[_Box] = []
    for box in sorted(boxes, key=lambda one: one.y):
        if row and box.y - row[0].y > _ROW:
            ordered += sorted(row, key=lambda one: one.x)
            row = []
        row.append(box)
    ordered += sorted(row, key=lambda one: one.x)
    # A title stands first even where it is drawn below.
    ordered.sort(key=lambda one: not one.title)
    return ordered
