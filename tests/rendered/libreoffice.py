"""LibreOffice as a judge of pages: .docx to .pdf, and where in the .pdf each character stands."""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import struct
import subprocess
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

# A face whose letters and figures are half as wide as its Chinese, as in the faces that offices use.
HALF_WIDTH = "Noto Sans Mono CJK SC"
SERIF = "Noto Serif CJK SC"
_TEXT = ("仿宋_GB2312", "仿宋", "楷体_GB2312", "楷体", "黑体", "宋体")
_TITLE = ("方正小标宋_GBK", "方正小标宋简体", "华文中宋")
_NUMBERS = re.compile(r"(〔\d+〕)+")
# A raised number is drawn about this much above the line it belongs to, in points.
_RAISED = 10


def missing() -> str:
    """Why pages cannot be judged here, empty if they can."""
    if shutil.which("soffice") is None:
        return "LibreOffice (soffice) is not installed"
    version = subprocess.run(["soffice", "--version"], capture_output=True, check=False).stdout
    found = re.search(rb"(\d+)\.(\d+)", version)
    if found is None or (int(found[1]), int(found[2])) < (24, 8):
        return "LibreOffice before 24.8 sets other lines"
    if HALF_WIDTH not in _families() or SERIF not in _families():
        return f"the fonts {HALF_WIDTH} and {SERIF} are not installed"
    return ""


@cache
def _families() -> frozenset[str]:
    listed = subprocess.run(["fc-list", ":", "family"], capture_output=True, check=False).stdout
    lines = listed.decode("utf-8", "replace").splitlines()
    return frozenset(name.strip() for line in lines for name in line.split(","))


def stand_ins(folder: Path) -> Path:
    """A fontconfig file that gives the document's faces stand-ins of the same widths."""
    rows = [(name, HALF_WIDTH) for name in _TEXT] + [(name, SERIF) for name in _TITLE]
    rules = "".join(
        f'<match target="pattern"><test name="family" compare="eq"><string>{name}</string></test>'
        f'<edit name="family" mode="assign" binding="same"><string>{other}</string></edit></match>'
        for name, other in rows
    )
    path = folder / "fonts.conf"
    path.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
        f"<cachedir>{folder / 'cache'}</cachedir>{rules}</fontconfig>",
        "utf-8",
    )
    return path


def to_pdf(files: Sequence[Path], folder: Path, *, fonts: bool = True) -> None:
    """Convert ``files`` into ``folder``, in one run, with a profile of its own."""
    environment = {**os.environ, "SAL_USE_VCLPLUGIN": "svp"}
    if fonts:
        environment["FONTCONFIG_FILE"] = str(stand_ins(folder))
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{folder / 'profile'}", "--convert-to", "pdf",
         "--outdir", str(folder), *map(str, files)],
        capture_output=True, check=True, timeout=600, env=environment,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a page: points from the left and upper edges; ``places`` are left edges of its characters."""

    page: int
    y: float
    places: tuple[float, ...]
    characters: tuple[str, ...]

    @property
    def text(self) -> str:
        """Its characters without blanks."""
        return "".join(char for char in self.characters if not char.isspace())


def rows(pdf: Path) -> list[Row]:
    """All lines of all pages, from top to bottom; raised numbers are in the line that they belong to."""
    found: list[Row] = []
    for page, characters in enumerate(_characters(pdf), 1):
        lines: list[tuple[float, list[tuple[float, str]]]] = []
        for char, x, y in sorted(characters, key=lambda each: (each[2], each[1])):
            if not lines or y - lines[-1][0] > 1.5:
                lines.append((y, []))
            lines[-1][1].append((x, char))
        raised: list[tuple[float, str]] = []
        for at, (y, line) in enumerate(lines):
            text = "".join(char for _, char in sorted(line)).replace(" ", "")
            below = lines[at + 1][0] if at + 1 < len(lines) else 1e6
            if _NUMBERS.fullmatch(text) and below - y < _RAISED:
                raised = line
                continue
            ordered = sorted([*raised, *line])
            raised = []
            found.append(Row(page, y, tuple(x for x, _ in ordered), tuple(c for _, c in ordered)))
    return found


def _characters(pdf: Path) -> Iterator[list[tuple[str, float, float]]]:
    import pypdfium2
    import pypdfium2.raw as raw

    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        text = page.get_textpage()
        height = page.get_height()
        found = []
        x, y = ctypes.c_double(), ctypes.c_double()
        for index in range(text.count_chars()):
            char = chr(raw.FPDFText_GetUnicode(text, index))
            if char not in "\r\n\ufffe":
                raw.FPDFText_GetCharOrigin(text, index, x, y)
                found.append((char, x.value, height - y.value))
        yield found
    document.close()


def pictures(pdf: Path, folder: Path) -> None:
    """Every page as a PNG of 72 dots an inch."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    for number, page in enumerate(document, 1):
        image = page.render(scale=1, rev_byteorder=True).to_numpy()[:, :, :3]
        (folder / f"{pdf.stem}-{number}.png").write_bytes(_png(image.tobytes(), *image.shape[:2]))
    document.close()


def _png(pixels: bytes, height: int, width: int) -> bytes:
    """Red, green and blue of each pixel as a PNG (ISO/IEC 15948)."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    lines = b"".join(
        b"\0" + pixels[start : start + 3 * width] for start in range(0, len(pixels), 3 * width)
    )
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(lines))
        + chunk(b"IEND", b"")
    )
