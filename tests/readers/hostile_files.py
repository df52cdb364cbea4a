"""Files that mean harm, or came to harm, as bytes."""

from __future__ import annotations

import io
import zipfile
import zlib

CONTENT_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    'officeDocument" Target="word/document.xml"/></Relationships>'
)
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TEXT = "今年以来，全省经济运行平稳，粮食产量再创新高。"


def package(parts: dict[str, str | bytes]) -> bytes:
    """A zip of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def docx(body: str, *, before: str = "", **others: str | bytes) -> bytes:
    """A Word document of this body; ``before`` stands before the root element."""
    return package(
        {
            "[Content_Types].xml": CONTENT_TYPES,
            "_rels/.rels": RELATIONS,
            "word/document.xml": f'<?xml version="1.0"?>{before}<w:document {WORD}><w:body>{body}</w:body></w:document>',
            **others,
        }
    )


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def zip_bomb() -> bytes:
    """A small package whose document inflates to millions of elements."""
    head = f'<?xml version="1.0"?><w:document {WORD}><w:body>'.encode()
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
    element = paragraph("大").encode() * 4096
    count = 128 * 1024 * 1024 // len(element)
    crc, size, data = zlib.crc32(head), len(head), bytearray(squeeze.compress(head))
    for _ in range(count):
        crc, size = zlib.crc32(element, crc), size + len(element)
        data += squeeze.compress(element)
    data += squeeze.flush()
    return _stored_parts({"word/document.xml": (bytes(data), size, crc)})


def lying_zip_bomb() -> bytes:
    """Like a bomb, but its directory says that the part is a hundred bytes."""
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = bytearray()
    block = b"<w:p/>" * 170_000
    for _ in range(300):
        data += squeeze.compress(block)
    data += squeeze.flush()
    return _stored_parts({"word/document.xml": (bytes(data), 100, 0)})


def _stored_parts(parts: dict[str, tuple[bytes, int, int]]) -> bytes:
    """A package with ready-made deflated parts: name → (data, size as claimed, checksum as claimed)."""
    compress = {
        name: (_deflate(text.encode()), len(text.encode()), zlib.crc32(text.encode()))
        for name, text in (("[Content_Types].xml", CONTENT_TYPES), ("_rels/.rels", RELATIONS))
    }
    out, directory = bytearray(), bytearray()
    for name, (data, size, crc) in {**compress, **parts}.items():
        offset = len(out)
        common = (
            b"\x14\x00\x00\x00\x08\x00\x00\x00\x21\x00"
            + crc.to_bytes(4, "little")
            + len(data).to_bytes(4, "little")
            + size.to_bytes(4, "little")
            + len(name).to_bytes(2, "little")
            + b"\x00\x00"
        )
        out += b"PK\x03\x04" + common + name.encode() + data
        directory += (
            b"PK\x01\x02\x14\x00"
            + common
            + bytes(10)
            + offset.to_bytes(4, "little")
            + name.encode()
        )
    start, count = len(out), len(compress) + len(parts)
    out += directory
    out += (
        b"PK\x05\x06\x00\x00\x00\x00"
        + count.to_bytes(2, "little") * 2
        + len(directory).to_bytes(4, "little")
        + start.to_bytes(4, "little")
        + b"\x00\x00"
    )
    return bytes(out)


def _deflate(data: bytes) -> bytes:
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
    return squeeze.compress(data) + squeeze.flush()


LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "哈哈哈哈哈哈哈哈哈哈">'
    + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">'
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]>'


def pdf(objects: list[bytes], trailer: bytes = b"<< /Root 1 0 R /Size 9 >>") -> bytes:
    """A PDF of these objects, numbered from 1."""
    out = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return bytes(out + b"trailer\n" + trailer + b"\nstartxref\n%d\n%%%%EOF\n" % start)


def looping_pdf() -> bytes:
    """A page tree that holds itself."""
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 1000000 /Kids [2 0 R 2 0 R 2 0 R] >>",
        ]
    )


def inflating_pdf() -> bytes:
    """A page whose contents are deflated twice and become a hundred megabytes."""
    content = zlib.compress(zlib.compress(bytes(128 * 1024 * 1024), 9), 9)
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
            b"<< /Filter [/FlateDecode /FlateDecode] /Length %d >>\nstream\n" % len(content)
            + content
            + b"\nendstream",
        ]
    )


def form_in_itself_pdf() -> bytes:
    """A drawing that draws itself three times."""
    body = b"/A Do /A Do /A Do"
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            b"/Resources << /XObject << /A 5 0 R >> >> >>",
            b"<< /Length 5 >>\nstream\n/A Do\nendstream",
            b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length %d "
            b"/Resources << /XObject << /A 5 0 R >> >> >>\nstream\n"
            % len(body)
            + body
            + b"\nendstream",
        ]
    )
