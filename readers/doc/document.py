"""The stories of a .doc in the order a person meets them."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from itertools import pairwise

from model.document import Block, BlockKind, Notice
from model.errors import SourceError
from model.progress import Task
from readers.common.flow import Flow, Grid, Item, Passage
from readers.common.ole import Compound
from readers.doc import records
from readers.doc.records import WordFile
from readers.doc.story import Reader

_FOOTNOTES, _HEADERS, _ENDNOTES, _BOXES = 1, 2, 5, 6
_SEPARATORS = 6
_MOST_STORIES = 20_000
_KINDS = (
    ("PowerPoint Document", "PowerPoint 97-2003 (.ppt)"),
    ("Workbook", "Excel 97-2003 (.xls)"),
    ("Book", "Excel 5/95 (.xls)"),
    ("MatOST", "Works (.wps)"),
)


def read_document(data: bytes, name: str, task: Task) -> tuple[list[Block], list[Notice]]:
    """Body first, with notes and text boxes after the paragraph they hang on; then headers and footers."""
    compound = Compound(data, name)
    if "WordDocument" not in compound:
        raise _refusal(compound, name)
    file = WordFile(compound, name)
    reader = Reader(file, task)
    _hang_notes(file, reader)
    _hang_boxes(file, reader)
    flow = Flow()
    for item in reader.items(*file.story(0)):
        flow.add(item)
    # What its place could not be found for is said at the end, not lost.
    for items in reader.notes.values():
        for item in items:
            flow.aside(item)
    said: set[str] = set()
    for start, end in _headers(file):
        for item in reader.items(start, end):
            for text in _texts(item):
                if text.strip() and text not in said:
                    said.add(text)
                    flow.margin(text)
    return flow.blocks(), _notices(reader, name)


def _refusal(compound: Compound, name: str) -> SourceError:
    if "EncryptedPackage" in compound:
        return SourceError("error.source.encrypted", name=name)
    for stream, found in _KINDS:
        if stream in compound:
            return SourceError("error.source.unsupported", name=name, found=found)
    return SourceError("error.source.unsupported", name=name, found="OLE")


def _places(part: bytes, size: int) -> list[int]:
    """The characters that a table of places with ``size`` bytes of data each names."""
    count = (len(part) - 4) // (4 + size)
    if count < 1:
        return []
    return list(struct.unpack_from(f"<{min(count, _MOST_STORIES) + 1}I", part))


def _bounded(start: int, end: int, story: tuple[int, int]) -> tuple[int, int]:
    first = min(story[0] + start, story[1])
    return first, max(first, min(story[0] + end, story[1]))


def _hang_notes(file: WordFile, reader: Reader) -> None:
    for references, texts, story in (
        (records.FOOTNOTE_REFS, records.FOOTNOTE_TEXTS, _FOOTNOTES),
        (records.ENDNOTE_REFS, records.ENDNOTE_TEXTS, _ENDNOTES),
    ):
        marks = _places(file.part(references), 2)
        bounds = _places(file.part(texts), 0)
        for mark, start, end in zip(marks, bounds, bounds[1:], strict=False):
            items = reader.items(*_bounded(start, end, file.story(story)))
            for item in items:
                if isinstance(item, Passage):
                    item.kind, item.level = BlockKind.CAPTION, 0
            reader.notes.setdefault(mark, []).extend(items)


def _hang_boxes(file: WordFile, reader: Reader) -> None:
    """The texts of drawn boxes, on the character their shape is anchored to."""
    anchored = file.part(records.ANCHORS)
    marks = _places(anchored, 26)
    shapes = {}
    for number, mark in enumerate(marks[:-1]):
        shapes[struct.unpack_from("<I", anchored, 4 * len(marks) + 26 * number)[0]] = mark
    part = file.part(records.BOXES)
    bounds = _places(part, 22)
    for number, (start, end) in enumerate(pairwise(bounds)):
        at = 4 * len(bounds) + 22 * number
        if at + 22 > len(part) or struct.unpack_from("<H", part, at + 8)[0]:
            continue  # a box that is not used any more
        shape = struct.unpack_from("<I", part, at + 14)[0]
        items = reader.items(*_bounded(start, end, file.story(_BOXES)))
        if any(text.strip() for item in items for text in _texts(item)):
            place = shapes.get(shape, len(file.text) + number)
            reader.notes.setdefault(place, []).extend(items)


def _headers(file: WordFile) -> Iterator[tuple[int, int]]:
    bounds = _places(file.part(records.HEADERS), 0)
    for start, end in zip(bounds[_SEPARATORS:], bounds[_SEPARATORS + 1 :], strict=False):
        if start < end:
            yield _bounded(start, end, file.story(_HEADERS))


def _texts(item: Item) -> list[str]:
    if isinstance(item, Grid):
        return [
            text
            for row in item.rows
            for cell in row
            for inner in cell.items
            for text in _texts(inner)
        ]
    return [item.text, *(text for inner in item.after for text in _texts(inner))]


def _notices(reader: Reader, name: str) -> list[Notice]:
    notices = []
    if reader.hidden:
        values = (("name", name), ("count", str(reader.hidden)))
        notices.append(Notice("notice.docx.hidden", values))
    if reader.deleted:
        notices.append(Notice("notice.docx.revisions", (("name", name),)))
    return notices
