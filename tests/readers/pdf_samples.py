"""Writes small PDF files by hand, so that each test says exactly what is drawn where.

The font is the standard STSong-Light (not embedded) with the predefined ``UniGB-UCS2-H`` encoding that
Chinese producers use; Latin characters are half as wide as Chinese ones. Lengths are points, the origin is
the lower left corner of the page.
"""

from __future__ import annotations

import hashlib
import math
import zlib
from dataclasses import dataclass, field

WIDTH, HEIGHT = 595.0, 842.0
_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def advance(text: str, size: float) -> float:
    """How wide ``text`` is printed at ``size``."""
    return sum(size / 2 if " " <= char <= "~" else size for char in text)


@dataclass
class Page:
    """What is drawn on one page, in drawing order."""

    width: float = WIDTH
    height: float = HEIGHT
    rotate: int = 0
    commands: list[str] = field(default_factory=list)

    def text(
        self,
        text: str,
        x: float,
        y: float,
        size: float = 12.0,
        *,
        angle: float = 0.0,
        spacing: float = 0.0,
        font: str = "F1",
        mode: int = 0,
    ) -> None:
        """Draw ``text`` with its baseline beginning at (x, y), turned by ``angle`` degrees."""
        codes = "".join(f"{unit:04X}" for unit in _units(text))
        cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        self.commands.append(
            f"BT /{font} {size:g} Tf {spacing:g} Tc {mode} Tr "
            f"{cos:.5f} {sin:.5f} {-sin:.5f} {cos:.5f} {x:.2f} {y:.2f} Tm <{codes}> Tj ET"
        )

    def spaced(self, parts: list[str], x: float, y: float, *, gap: float, size: float) -> None:
        """Draw ``parts`` in one go with ``gap`` ems of white between, as producers do that leave room for another font."""
        codes = ("".join(f"{unit:04X}" for unit in _units(part)) for part in parts)
        drawn = f" {-1000 * gap:g} ".join(f"<{code}>" for code in codes)
        self.commands.append(f"BT /F1 {size:g} Tf {x:.2f} {y:.2f} Td [{drawn}] TJ ET")

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Draw a thin line."""
        self.commands.append(f"0.5 w {x0:.2f} {y0:.2f} m {x1:.2f} {y1:.2f} l S")

    def picture(self) -> None:
        """Fill most of the page, as a scan does."""
        self.commands.append(f"0.8 g 20 20 {self.width - 40:.0f} {self.height - 40:.0f} re f 0 g")


def _units(text: str) -> list[int]:
    data = text.encode("utf-16-be")
    return [data[at] << 8 | data[at + 1] for at in range(0, len(data), 2)]


def wrap(text: str, columns: float, *, indent: float = 2.0) -> list[tuple[float, str]]:
    """Break a paragraph into lines of at most ``columns`` ems: (indent in ems, text of the line).

    As typesetters do, no line begins with a closing mark (one may hang out of the column, before a second the last
    character goes down with them) and none ends with an opening one.
    """
    closing, opening = "，。；：！？、”’）》…,.;:%", "“‘（《"
    lines: list[tuple[float, str]] = []
    start, at, used = 0, 0, indent
    while at < len(text):
        wide = advance(text[at], 1.0)
        hangs = text[at] in closing and used <= columns and text[at + 1 : at + 2] not in closing
        if used + wide > columns + 1e-6 and not (hangs and at + 1 < len(text)) and at > start:
            while at > start + 1 and (text[at] in closing or text[at - 1] in opening):
                at -= 1
            lines.append((0.0 if lines else indent, text[start:at]))
            start, used = at, 0.0
            continue
        used += wide
        at += 1
    if start < len(text):
        lines.append((0.0 if lines else indent, text[start:]))
    return lines


def flow(
    paragraphs: list[str],
    *,
    size: float = 12.0,
    leading: float = 20.0,
    columns: int = 1,
    margin: float = 72.0,
    gutter: float = 24.0,
    head: str = "",
    foot: str = "",
    title: str = "",
) -> list[Page]:
    """Set paragraphs in ``columns`` columns over as many pages as they need.

    ``head`` and ``foot`` are printed on every page, ``{page}`` in them becoming the page number. ``title`` stands
    over all columns of the first page.
    """
    wide = (WIDTH - 2 * margin - gutter * (columns - 1)) / columns
    lines = [line for text in paragraphs for line in wrap(text, int(wide / size))]
    pages: list[Page] = []
    while lines or not pages:
        page = Page()
        pages.append(page)
        number = str(len(pages))
        if head:
            page.text(head.replace("{page}", number), margin, HEIGHT - 40, 9)
        top = HEIGHT - margin
        if title and len(pages) == 1:
            page.text(title, (WIDTH - advance(title, 22)) / 2, top - 22, 22)
            top -= 50
        for column in range(columns):
            x = margin + column * (wide + gutter)
            y = top - size
            while lines and y > margin:
                indent, text = lines.pop(0)
                page.text(text, x + indent * size, y, size)
                y -= leading
        if foot:
            text = foot.replace("{page}", number)
            page.text(text, (WIDTH - advance(text, 9)) / 2, 40, 9)
    return pages


def build(
    pages: list[Page],
    *,
    user_password: str | None = None,
    owner_password: str | None = None,
    compress: bool = False,
) -> bytes:
    """The bytes of a PDF of ``pages``; with a password, encrypted by RC4 with 128 bits (revision 3)."""
    encrypted = user_password is not None or owner_password is not None
    identifier = hashlib.md5(b"sample").digest()
    key = b""
    encrypt_entry = ""
    if encrypted:
        key, encrypt_entry = _encryption(user_password or "", owner_password or "owner", identifier)

    objects: list[bytes] = [b"", b"", b""]

    def add(body: bytes) -> int:
        objects.append(body)
        return len(objects)

    descendant = (
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /{name} /CIDSystemInfo << /Registry (Adobe) "
        "/Ordering (GB1) /Supplement 2 >> /FontDescriptor {descriptor} 0 R /DW 1000 /W [1 95 500 814 939 500] >>"
    )
    fonts = []
    for name, weight in (("STSong-Light", 80), ("STHeiti-Bold", 180)):
        if encrypted:
            # Strings would have to be encrypted too; names are not.
            registry = "".join(
                f"{byte:02x}" for byte in _rc4(_object_key(key, len(objects) + 2), b"Adobe")
            )
            ordering = "".join(
                f"{byte:02x}" for byte in _rc4(_object_key(key, len(objects) + 2), b"GB1")
            )
        else:
            registry, ordering = b"Adobe".hex(), b"GB1".hex()
        descriptor = add(
            f"<< /Type /FontDescriptor /FontName /{name} /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 "
            f"/Ascent 880 /Descent -120 /CapHeight 880 /StemV {weight} >>".encode()
        )
        body = descendant.format(name=name, descriptor=descriptor)
        body = body.replace("(Adobe)", f"<{registry}>").replace("(GB1)", f"<{ordering}>")
        child = add(body.encode())
        fonts.append(
            add(
                f"<< /Type /Font /Subtype /Type0 /BaseFont /{name}-UniGB-UCS2-H /Encoding /UniGB-UCS2-H "
                f"/DescendantFonts [{child} 0 R] >>".encode()
            )
        )
        if name == "STSong-Light":
            fonts.append(
                add(
                    f"<< /Type /Font /Subtype /Type0 /BaseFont /{name}-UniGB-UCS2-V /Encoding /UniGB-UCS2-V "
                    f"/DescendantFonts [{child} 0 R] >>".encode()
                )
            )
    song, vertical, heavy = fonts
    kids = []
    for page in pages:
        data = "\n".join(page.commands).encode("ascii")
        filtering = ""
        if compress:
            data = zlib.compress(data)
            filtering = " /Filter /FlateDecode"
        if encrypted:
            data = _rc4(_object_key(key, len(objects) + 1), data)
        content = add(
            f"<< /Length {len(data)}{filtering} >>\nstream\n".encode() + data + b"\nendstream"
        )
        kids.append(
            add(
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {page.width:g} {page.height:g}] "
                f"/Rotate {page.rotate} /Contents {content} 0 R /Resources << /Font "
                f"<< /F1 {song} 0 R /F2 {heavy} 0 R /V1 {vertical} 0 R >> >> >>".encode()
            )
        )
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = (
        f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>".encode()
    )
    objects[2] = encrypt_entry.encode() if encrypted else b"null"

    out = bytearray(b"%PDF-1.6\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    for offset in offsets:
        out += f"{offset:010d} 00000 n \n".encode()
    encryption = " /Encrypt 3 0 R" if encrypted else ""
    out += (
        f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R{encryption} "
        f"/ID [<{identifier.hex()}> <{identifier.hex()}>] >>\nstartxref\n{start}\n%%EOF\n"
    ).encode()
    return bytes(out)


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) & 255
        state[i], state[j] = state[j], state[i]
    out = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) & 255
        j = (j + state[i]) & 255
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) & 255])
    return bytes(out)


def _object_key(key: bytes, number: int) -> bytes:
    return hashlib.md5(key + number.to_bytes(3, "little") + b"\0\0").digest()[:16]


def _encryption(user: str, owner: str, identifier: bytes) -> tuple[bytes, str]:
    """File key and encryption dictionary of the standard handler (PDF 1.7, 7.6.3)."""
    padded_user = (user.encode("latin-1") + _PADDING)[:32]
    digest = (owner.encode("latin-1") + _PADDING)[:32]
    for _ in range(51):
        digest = hashlib.md5(digest).digest()
    entry_o = padded_user
    for step in range(20):
        entry_o = _rc4(bytes(byte ^ step for byte in digest), entry_o)
    permissions = -3904
    key = hashlib.md5(
        padded_user + entry_o + permissions.to_bytes(4, "little", signed=True) + identifier
    ).digest()
    for _ in range(50):
        key = hashlib.md5(key).digest()
    entry_u = hashlib.md5(_PADDING + identifier).digest()
    for step in range(20):
        entry_u = _rc4(bytes(byte ^ step for byte in key), entry_u)
    entry_u += bytes(16)
    return key, (
        f"<< /Filter /Standard /V 2 /R 3 /Length 128 /P {permissions} "
        f"/O <{entry_o.hex()}> /U <{entry_u.hex()}> >>"
    )
