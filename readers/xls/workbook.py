"""The sheets of a workbook stream: their cells, each as its format shows it."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

from model.document import Block, Notice
from model.errors import SourceError
from model.progress import Task
from readers.common.codepages import codec_of, told
from readers.common.number_format import BUILT_IN, shown
from readers.common.ole import Compound
from readers.common.sheets import Sheet, Sheets, margin_text
from readers.xls.records import SharedStrings, records, unicode_string, with_continued

_STEP = 5_000
_STAGE = "stage.read"
_BIFF8 = 0x0600
_ERRORS = {
    0: "#NULL!",
    7: "#DIV/0!",
    15: "#VALUE!",
    23: "#REF!",
    29: "#NAME?",
    36: "#NUM!",
    42: "#N/A",
}
(_BOF, _EOF, _FILEPASS, _CODEPAGE, _DATEMODE, _BOUNDSHEET, _FORMAT, _XF, _SST) = (
    0x0809, 0x000A, 0x002F, 0x0042, 0x0022, 0x0085, 0x041E, 0x00E0, 0x00FC,
)  # fmt: skip
(_NUMBER, _LABEL, _BOOLERR, _FORMULA, _STRING, _RK, _MULRK, _LABELSST, _RSTRING) = (
    0x0203, 0x0204, 0x0205, 0x0006, 0x0207, 0x027E, 0x00BD, 0x00FD, 0x00D6,
)  # fmt: skip
(_ROW, _COLINFO, _HEADER, _FOOTER) = (0x0208, 0x007D, 0x0014, 0x0015)


@dataclass(slots=True)
class _Book:
    """What all sheets share."""

    unicode: bool = True
    codec: str = "cp1252"
    from_1904: bool = False
    formats: dict[int, str] = field(default_factory=lambda: dict(BUILT_IN))
    cells: list[int] = field(default_factory=list)
    strings: list[str] = field(default_factory=list)
    # (name, place of its first record, shown)
    sheets: list[tuple[str, int, bool]] = field(default_factory=list)

    def string(self, content: bytes, at: int, *, wide_length: bool = True) -> str:
        """A string of a record, in the way of the file's version."""
        if self.unicode:
            return unicode_string(content, at, wide_length)
        length = struct.unpack_from("<H", content, at)[0] if wide_length else content[at]
        at += 2 if wide_length else 1
        return content[at : at + length].decode(self.codec, "replace")

    def shown(self, value: float, look: int) -> str:
        """A number as the format of its cell prints it."""
        number = self.cells[look] if look < len(self.cells) else 0
        return shown(value, self.formats.get(number, "General"), from_1904=self.from_1904)


def read_workbook(
    data: bytes, name: str, task: Task, encoding: str | None
) -> tuple[list[Block], list[Notice]]:
    """All sheets that are shown."""
    compound = Compound(data, name)
    stream = compound.stream("Workbook" if "Workbook" in compound else "Book")
    book = _globals(stream, name, encoding)
    if not book.sheets:
        raise SourceError("error.source.damaged", name=name, detail="XLS")
    found = Sheets(name)
    for number, (title, place, visible) in enumerate(book.sheets):
        task.check()
        task.report(_STAGE, number, len(book.sheets))
        sheet = Sheet(title)
        if visible:
            found.sheets.append(sheet)
        _SheetReader(book, found, sheet, visible, task).read(stream, place)
    return found.blocks(), found.notices()


def _globals(stream: bytes, name: str, encoding: str | None) -> _Book:
    book = _Book()
    chosen = told(encoding, name)
    book.codec = chosen or book.codec
    for kind, content, at in records(stream):
        if kind == _BOF:
            book.unicode = struct.unpack_from("<H", content)[0] >= _BIFF8
        elif kind == _FILEPASS:
            raise SourceError("error.source.encrypted", name=name)
        elif kind == _CODEPAGE and chosen is None:
            book.codec = codec_of(struct.unpack_from("<H", content)[0])
        elif kind == _DATEMODE:
            book.from_1904 = content[:1] == b"\x01"
        elif kind == _BOUNDSHEET:
            place, state, type_ = struct.unpack_from("<IBB", content)
            title = book.string(content, 6, wide_length=False)
            if type_ == 0:
                book.sheets.append((title, place, state & 3 == 0))
        elif kind == _FORMAT:
            number = struct.unpack_from("<H", content)[0]
            book.formats[number] = book.string(content, 2, wide_length=book.unicode)
        elif kind == _XF:
            book.cells.append(struct.unpack_from("<H", content, 2)[0])
        elif kind == _SST:
            book.strings = SharedStrings(with_continued(stream, at)).strings
        elif kind == _EOF:
            break
    return book


class _SheetReader:
    """Reads one sheet; of a hidden one the cells are only counted."""

    def __init__(self, book: _Book, found: Sheets, sheet: Sheet, visible: bool, task: Task) -> None:
        self._book, self._found, self._sheet, self._task = book, found, sheet, task
        self._visible = visible
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[int] = set()
        # The cell whose formula gave a string that follows.
        self._waiting: tuple[int, int] | None = None

    def read(self, stream: bytes, place: int) -> None:
        """The records of the sheet, which begins at ``place``. What a sheet holds within (charts) is passed over."""
        depth = 0
        for count, (kind, content, _) in enumerate(records(stream, place)):
            if count % _STEP == 0:
                self._task.check()
            if kind == _BOF:
                depth += 1
            elif kind == _EOF:
                depth -= 1
                if depth <= 0:
                    return
            elif depth == 1:
                self._record(kind, content)

    def _record(self, kind: int, content: bytes) -> None:
        if kind == _ROW:
            row, flags = (
                struct.unpack_from("<H", content)[0],
                content[12] if len(content) > 12 else 0,
            )
            if flags & 0x20:
                self._hidden_rows.add(row)
        elif kind == _COLINFO:
            first, last, _, _, flags = struct.unpack_from("<5H", content)
            if flags & 1:
                self._hidden_columns.update(range(first, min(last, 255) + 1))
        elif kind in (_HEADER, _FOOTER):
            if content and self._visible:
                text = self._book.string(content, 0, wide_length=self._book.unicode)
                self._sheet.margins += margin_text(text)
        elif kind == _STRING:
            if self._waiting is not None:
                self._put(*self._waiting, self._book.string(content, 0))
                self._waiting = None
        elif kind in _CELLS:
            row, column, look = struct.unpack_from("<HHH", content)
            self._cell(kind, content, row, column, look)

    def _cell(self, kind: int, content: bytes, row: int, column: int, look: int) -> None:
        book = self._book
        if kind == _LABELSST:
            at = struct.unpack_from("<I", content, 6)[0]
            self._put(row, column, book.strings[at] if at < len(book.strings) else "")
        elif kind in (_LABEL, _RSTRING):
            self._put(row, column, book.string(content, 6))
        elif kind == _NUMBER:
            self._put(row, column, book.shown(struct.unpack_from("<d", content, 6)[0], look))
        elif kind == _RK:
            self._put(
                row, column, book.shown(_packed(struct.unpack_from("<I", content, 6)[0]), look)
            )
        elif kind == _MULRK:
            for number in range((len(content) - 6) // 6):
                look, value = struct.unpack_from("<HI", content, 4 + 6 * number)
                self._put(row, column + number, book.shown(_packed(value), look))
        elif kind == _BOOLERR:
            self._put(row, column, _truth(content[6], content[7]))
        elif kind == _FORMULA:
            self._formula(content, row, column, look)

    def _formula(self, content: bytes, row: int, column: int, look: int) -> None:
        result = content[6:14]
        if result[6:8] != b"\xff\xff":
            self._put(row, column, self._book.shown(struct.unpack("<d", result)[0], look))
        elif result[0] == 0:
            self._waiting = (row, column)
        elif result[0] in (1, 2):
            self._put(row, column, _truth(result[2], result[0] == 2))

    def _put(self, row: int, column: int, text: str) -> None:
        if not text.strip():
            return
        if not self._visible or row in self._hidden_rows or column in self._hidden_columns:
            self._found.hidden += 1
        else:
            self._found.put(self._sheet, row + 1, column + 1, text)


_CELLS = frozenset((_NUMBER, _LABEL, _BOOLERR, _FORMULA, _RK, _MULRK, _LABELSST, _RSTRING))


def _packed(value: int) -> float:
    """A number in four bytes: a whole one or the upper half of a double, perhaps a hundredth of it."""
    if value & 2:
        number = float((value >> 2) - (1 << 30 if value & 0x80000000 else 0))
    else:
        number = struct.unpack("<d", struct.pack("<Q", (value & 0xFFFFFFFC) << 32))[0]
    return number / 100 if value & 1 else number


def _truth(value: int, is_error: int) -> str:
    return _ERRORS.get(value, "#N/A") if is_error else ("TRUE" if value else "FALSE")
