"""Records of a presentation's stream, and which of them are valid: each saving adds to the file and replaces none."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from model.errors import SourceError
from readers.common.ole import Compound

DOCUMENT, SLIDE, NOTES, SLIDE_ATOM, SHOW_INFO = 1000, 1006, 1008, 1007, 1017
SLIDE_PLACE, DRAWING, LIST = 1011, 1036, 4080
PLACEHOLDER, OUTLINE_TEXT, TEXT_KIND, CHARACTERS, BYTES = 3011, 3998, 3999, 4000, 4008
HEADERS, STRING, EDIT, PLACES = 4057, 4026, 4085, 6002
SHAPES, SHAPE, TEXT_BOX, CLIENT_DATA, ANCHOR, CHILD_ANCHOR, GROUP = (
    0xF003, 0xF004, 0xF00D, 0xF011, 0xF010, 0xF00F, 0xF009,
)  # fmt: skip
_ENCRYPTED = 0xF3D1C4DF
_CONTAINER = 0xF
_DEEPEST = 24


@dataclass(frozen=True, slots=True)
class Record:
    """A record: its type, its number among its kind, and where its content stands in the stream."""

    kind: int
    instance: int
    container: bool
    start: int
    end: int


class Stream:
    """The records of a presentation. Raises SourceError ``error.source.damaged``, ``.encrypted``."""

    def __init__(self, data: bytes, name: str) -> None:
        compound = Compound(data, name)
        if "EncryptedPackage" in compound or "EncryptedSummary" in compound:
            raise SourceError("error.source.encrypted", name=name)
        self.data = compound.stream("PowerPoint Document")
        user = compound.stream("Current User")
        if len(user) < 20:
            raise SourceError("error.source.damaged", name=name, detail="Current User")
        token, edit = struct.unpack_from("<II", user, 12)
        if token == _ENCRYPTED:
            raise SourceError("error.source.encrypted", name=name)
        self.places, self.document = self._saved(edit)

    def _saved(self, edit: int) -> tuple[dict[int, int], int]:
        """Where the newest version of each object stands, and the number of the document."""
        places: dict[int, int] = {}
        document = 0
        seen: set[int] = set()
        while edit and edit not in seen:
            seen.add(edit)
            record = self.at(edit)
            if record is None or record.kind != EDIT:
                break
            before, directory, main = struct.unpack_from("<III", self.data, record.start + 8)
            document = document or main
            self._add_places(directory, places)
            edit = before
        return places, document

    def _add_places(self, directory: int, places: dict[int, int]) -> None:
        record = self.at(directory)
        if record is None or record.kind != PLACES:
            return
        at = record.start
        while at + 4 <= record.end:
            head = struct.unpack_from("<I", self.data, at)[0]
            first, count = head & 0xFFFFF, head >> 20
            at += 4
            for number in range(min(count, (record.end - at) // 4)):
                places.setdefault(
                    first + number, struct.unpack_from("<I", self.data, at + 4 * number)[0]
                )
            at += 4 * count

    def object(self, number: int) -> Record | None:
        """An object by its number."""
        at = self.places.get(number)
        return None if at is None else self.at(at)

    def at(self, at: int) -> Record | None:
        """The record at a place; None where none fits."""
        if at + 8 > len(self.data):
            return None
        version, kind, length = struct.unpack_from("<HHI", self.data, at)
        end = min(at + 8 + length, len(self.data))
        return Record(kind, version >> 4, version & 0xF == _CONTAINER, at + 8, end)

    def children(self, record: Record) -> Iterator[Record]:
        """The records directly inside a container."""
        at = record.start
        while at < record.end:
            child = self.at(at)
            if child is None or child.end > record.end:
                return
            yield child
            at = child.end

    def below(self, record: Record, kind: int, depth: int = _DEEPEST) -> Iterator[Record]:
        """All records of a kind inside a container, however deep."""
        for child in self.children(record):
            if child.kind == kind:
                yield child
            elif child.container and depth:
                yield from self.below(child, kind, depth - 1)

    def text(self, record: Record) -> str:
        """The characters of a text record: paragraphs end in returns, lines in vertical tabs."""
        raw = self.data[record.start : record.end]
        if record.kind == BYTES:
            return raw.decode("latin-1")
        return raw[: len(raw) // 2 * 2].decode("utf-16-le", "replace")

    def words(self, record: Record, count: int, at: int = 0) -> tuple[int, ...]:
        """So many numbers of 32 bits from ``at`` on; IndexError where there are not so many."""
        if record.start + at + 4 * count > record.end:
            raise IndexError
        found: tuple[int, ...] = struct.unpack_from(f"<{count}I", self.data, record.start + at)
        return found
