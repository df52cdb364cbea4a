"""JBIG2 pictures (ITU-T T.88), in which OFD files keep black and white scans: pdfium draws them as a page of a PDF.

A file of its own is taken apart into segments first: a PDF holds them without the file's header and its end.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

MAGIC = b"\x97JB2\r\n\x1a\n"
_SEQUENTIAL, _COUNT_UNKNOWN = 1, 2
_PAGE, _END_OF_PAGE, _END_OF_FILE, _IMMEDIATE_GENERIC = 48, 49, 51, 38
_UNKNOWN = 0xFFFFFFFF
_MOST_SEGMENTS = 100_000
# A page of a PDF is no larger (units of its coordinates).
_LONGEST = 14_000


class BrokenJbig2(Exception):
    """The bytes are no JBIG2 file, or one that cannot be drawn."""


@dataclass(frozen=True, slots=True)
class _Segment:
    kind: int
    page: int
    head: bytes
    length: int


def size_of(data: bytes) -> tuple[int, int]:
    """Width and height of the first page, in points of the picture. Raises BrokenJbig2."""
    return _first_page(data)[0]


def drawn(data: bytes) -> Any:
    """The first page as a grey picture of Pillow's. Raises BrokenJbig2 and what Pillow raises."""
    import pypdfium2

    (width, height), stream = _first_page(data)
    try:
        document = pypdfium2.PdfDocument(_pdf(width, height, stream))
        try:
            bitmap = document[0].render(scale=max(width, height) / _page(width, height)[2])
            return bitmap.to_pil().convert("L").copy()
        finally:
            document.close()
    except pypdfium2.PdfiumError as problem:
        raise BrokenJbig2 from problem


def _first_page(data: bytes) -> tuple[tuple[int, int], bytes]:
    """The size of the first page and its segments as a PDF wants them."""
    size: tuple[int, int] | None = None
    parts: list[bytes] = []
    for segment, body in _segments(data):
        if segment.kind == _END_OF_FILE or (segment.kind == _END_OF_PAGE and size):
            break
        if segment.page > 1:
            continue
        if segment.kind == _PAGE:
            if len(body) < 19 or size:
                raise BrokenJbig2
            size = int.from_bytes(body[:4], "big"), int.from_bytes(body[4:8], "big")
        parts += [segment.head, body]
    if size is None or not all(0 < side < _UNKNOWN for side in size):
        raise BrokenJbig2
    return size, b"".join(parts)


def _segments(data: bytes) -> Iterator[tuple[_Segment, bytes]]:
    if not data.startswith(MAGIC) or len(data) < 13:
        raise BrokenJbig2
    flags = data[8]
    file = BytesIO(data)
    file.seek(9 if flags & _COUNT_UNKNOWN else 13)
    if flags & _SEQUENTIAL:
        for _ in range(_MOST_SEGMENTS):
            segment = _segment(file)
            if segment is None:
                return
            yield segment, file.read(segment.length)
        return
    # All heads come first, then what belongs to them in the same order.
    found: list[_Segment] = []
    while len(found) < _MOST_SEGMENTS:
        segment = _segment(file)
        if segment is None:
            break
        found.append(segment)
        if segment.kind == _END_OF_FILE:
            break
    for segment in found:
        yield segment, file.read(segment.length)


def _segment(file: BytesIO) -> _Segment | None:
    """The head of the next segment, None at the end of the file."""
    begun = file.tell()
    start = file.read(6)
    if len(start) < 6:
        return None
    number, flags, count = int.from_bytes(start[:4], "big"), start[4], start[5] >> 5
    if count == 7:
        count = int.from_bytes(start[5:6] + file.read(3), "big") & 0x1FFFFFFF
        file.seek((count + 8) // 8, 1)
    file.seek(count * (1 if number <= 256 else 2 if number <= 65536 else 4), 1)
    page = int.from_bytes(file.read(4 if flags & 0x40 else 1), "big")
    length = int.from_bytes(file.read(4), "big")
    end = file.tell()
    if length == _UNKNOWN:
        if flags & 0x3F != _IMMEDIATE_GENERIC:
            raise BrokenJbig2
        # A decoder finds its end; nothing that a scanner writes comes behind it.
        length = max(0, len(file.getbuffer()) - end)
    file.seek(begun)
    return _Segment(flags & 0x3F, page, file.read(end - begun), length)


def _page(width: int, height: int) -> tuple[float, float, float]:
    """Width, height and the longer side of the page that shows the picture."""
    scale = min(1.0, _LONGEST / max(width, height))
    return width * scale, height * scale, max(width, height) * scale


def _pdf(width: int, height: int, stream: bytes) -> bytes:
    """A PDF of one page that is filled by the picture."""
    across, down, _ = _page(width, height)
    shown = b"%.4f 0 0 %.4f 0 0 cm /A Do" % (across, down)
    picture = (
        b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray "
        b"/BitsPerComponent 1 /Filter /JBIG2Decode" % (width, height)
    )
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %.4f %.4f] /Contents 4 0 R "
        b"/Resources << /XObject << /A 5 0 R >> >> >>" % (across, down),
        b"<< /Length %d >>\nstream\n%b\nendstream" % (len(shown), shown),
        b"<< %b /Length %d >>\nstream\n%b\nendstream" % (picture, len(stream), stream),
    )
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % at for at in places)
    return bytes(out + b"trailer\n<< /Root 1 0 R /Size 6 >>\nstartxref\n%d\n%%%%EOF\n" % start)
