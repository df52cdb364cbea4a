"""How wide characters are: those of the Chinese faces, and what stands in for them where there are none."""

from __future__ import annotations

import unicodedata
from enum import Enum
from functools import cache
from typing import NamedTuple

TWIPS = 20


class Program(Enum):
    """The program that sets the page. Both put Chinese on the grid; LibreOffice also leaves a fifth of an em
    between Chinese and letters or figures, whatever the file says, and cuts a character's share of the grid to
    whole twips."""

    WORD = "word"
    LIBREOFFICE = "libreoffice"


# Advances of ! to ~ in DejaVu Serif, in 2048ths of an em: what LibreOffice on Linux takes for letters and
# figures where a Chinese face is missing.
_DEJAVU_SERIF = (
    823, 942, 1716, 1303, 1946, 1823, 563, 799, 799, 1024, 1716, 651, 692, 651, 690, 1303, 1303, 1303, 1303,
    1303, 1303, 1303, 1303, 1303, 1303, 690, 690, 1716, 1716, 1716, 1098, 2048, 1479, 1505, 1567, 1642, 1495,
    1421, 1636, 1786, 809, 821, 1530, 1360, 2097, 1792, 1679, 1378, 1679, 1542, 1403, 1366, 1726, 1479, 2105,
    1458, 1352, 1423, 799, 690, 799, 1716, 1024, 1024, 1221, 1311, 1147, 1311, 1212, 758, 1311, 1319, 655,
    635, 1241, 655, 1942, 1319, 1233, 1311, 1311, 979, 1051, 823, 1319, 1157, 1753, 1155, 1157, 1079, 1303,
    690, 1303, 1716,
)  # fmt: skip
_DEJAVU_SPACE = 651


class Metrics(NamedTuple):
    """What a page is measured with. ``dejavu``: letters and figures come from DejaVu Serif; otherwise they are
    half as wide as a Chinese character, as in every Chinese face."""

    program: Program = Program.WORD
    dejavu: bool = False

    def half(self, char: str) -> float:
        """Advance of a character that is not Chinese, in ems."""
        if self.dejavu:
            if "!" <= char <= "~":
                return _DEJAVU_SERIF[ord(char) - 33] / 2048
            return _DEJAVU_SPACE / 2048 if char == " " else 0.6
        return 0.5

    def grid(self, char_space: int) -> float:
        """Twips that the grid adds to a Chinese character; ``char_space`` in 4096ths of a point."""
        exact = char_space / 4096 * TWIPS
        return float(exact // 1) if self.program is Program.LIBREOFFICE else exact


@cache
def is_full(char: str) -> bool:
    """Whether a character is as wide as it is high in a Chinese face."""
    return unicodedata.east_asian_width(char) in "WFA" and char not in "°±×÷"


class Advances(dict[str, float]):
    """Advances in twips of the characters of one size; looked up once for each character."""

    def __init__(self, metrics: Metrics, points: float, grid: float, scale: float) -> None:
        super().__init__()
        self._metrics = metrics
        self._points = points
        self._scale = scale
        self._full = points * TWIPS * scale + grid

    def __missing__(self, char: str) -> float:
        if "\u4e00" <= char <= "\u9fff":
            width = self._full
        elif unicodedata.combining(char) or unicodedata.category(char) in ("Cf", "Mn"):
            width = 0.0
        elif is_full(char):
            width = self._full
        else:
            width = self._points * TWIPS * self._metrics.half(char) * self._scale
        self[char] = width
        return width
