"""Which faces draw the page: those that the file names, or what this computer has of the same kind."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from ui.fonts import FAMILIES
from word import fonts
from word.pagination import Look

# Twips to the em of a point: a page is drawn with one unit to the twip.
UNITS = 20
_SERIF = (
    "Noto Serif CJK SC",
    "Source Han Serif SC",
    "思源宋体",
    "SimSun",
    "宋体",
    "AR PL UMing CN",
)
_SANS = ("SimHei", "Noto Sans CJK SC", "Source Han Sans SC", "思源黑体", *FAMILIES)
# A face goes by other names on other systems.
_OTHER_NAMES = {
    "仿宋_GB2312": ("FangSong_GB2312", "仿宋", "FangSong", "STFangsong", "华文仿宋"),
    "仿宋": ("FangSong", "仿宋_GB2312", "FangSong_GB2312", "STFangsong", "华文仿宋"),
    "楷体_GB2312": ("KaiTi_GB2312", "楷体", "KaiTi", "STKaiti", "华文楷体", "AR PL UKai CN"),
    "楷体": ("KaiTi", "楷体_GB2312", "KaiTi_GB2312", "STKaiti", "华文楷体", "AR PL UKai CN"),
    "黑体": ("SimHei", "STHeiti", "华文黑体"),
    "宋体": ("SimSun", "NSimSun", "STSong", "华文宋体"),
    "方正小标宋_GBK": ("FZXiaoBiaoSong-B05", "方正小标宋简体", "FZXiaoBiaoSong-B05S", "华文中宋"),
    "方正小标宋简体": ("FZXiaoBiaoSong-B05S", "方正小标宋_GBK", "FZXiaoBiaoSong-B05", "华文中宋"),
    "华文中宋": ("STZhongsong",),
}
_DEJAVU = "DejaVu Serif"
# What a raised character is of its line's size, as the pages were measured.
RAISED = 0.58
_SAME = 1e-3


@cache
def _exists(name: str) -> bool:
    return QFontDatabase.hasFamily(name)


def stands_in(name: str) -> bool:
    """Whether neither the face ``name`` nor a twin of it is on this computer."""
    return not any(_exists(one) for one in (name, *_OTHER_NAMES.get(name, ())))


def drawn_with(name: str) -> str:
    """The face that draws ``name`` on this computer."""
    return _families(name)[0]


def _families(name: str) -> list[str]:
    """The face itself, its twins, then others of its kind."""
    kind = _SANS if name in fonts.HEI or "黑" in name else _SERIF
    wanted = (name, *_OTHER_NAMES.get(name, ()), *kind, *FAMILIES)
    return list(dict.fromkeys(one for one in wanted if one and _exists(one))) or list(FAMILIES)


@cache
def chinese(look: Look) -> Face:
    """The face of the Chinese characters of ``look``."""
    return chinese_apart(look)


def chinese_apart(look: Look) -> Face:
    """As :func:`chinese`, for another thread than the window's: a font of Qt's is not for two at a time."""
    # Weight tells a title from the text where only a thin face is left.
    heavy = look.font in fonts.TITLE and stands_in(look.font)
    return Face(_families(look.font), look, bold=look.bold or heavy)


@cache
def latin(look: Look, dejavu: bool) -> Face:
    """The face of letters and figures; ``dejavu``: pages were measured with what LibreOffice takes for them."""
    families = _families(look.latin or look.font)
    return Face([_DEJAVU, *families] if dejavu else families, look, bold=look.bold)


class Face:
    """A font in twips, with the widths of its characters."""

    def __init__(self, families: list[str], look: Look, *, bold: bool) -> None:
        self.size = look.points * UNITS * (RAISED if look.raised else 1.0)
        self.font = QFont()
        self.font.setFamilies(families)
        self.font.setPixelSize(max(round(self.size), 1))
        self.font.setBold(bold)
        self.font.setKerning(False)
        self.font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        self.font.setStyleStrategy(
            QFont.StyleStrategy.PreferAntialias | QFont.StyleStrategy.PreferOutline
        )
        metrics = QFontMetricsF(self.font)
        self.ascent, self.descent = metrics.ascent(), metrics.descent()
        self._metrics = metrics
        self._widths: dict[str, float] = {}

    def width(self, text: str) -> float:
        """Natural width of ``text``, in twips; remembered, for the same characters come again and again."""
        found = self._widths.get(text)
        if found is None:
            found = self._widths[text] = self._metrics.horizontalAdvance(text)
        return found

    def spaced(self, spacing: float) -> QFont:
        """The font with ``spacing`` twips behind every character."""
        if abs(spacing) < _SAME:
            return self.font
        made = QFont(self.font)
        made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spacing)
        return made
