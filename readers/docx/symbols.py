"""Characters of the symbol fonts (w:sym), as the Unicode signs that look the same."""

from __future__ import annotations

_WINGDINGS = {
    0x28: "☎", 0x2A: "✉", 0x46: "☞", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x75: "◆",
    0x76: "❖", 0x77: "◆", 0x9E: "·", 0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "□", 0xAB: "★", 0xD8: "➢",
    0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒",
    0xFE: "☑",
}  # fmt: skip
_WINGDINGS.update({0x81 + place: chr(0x2460 + place) for place in range(10)})
_WINGDINGS.update({0x8C + place: chr(0x2776 + place) for place in range(10)})

_WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "□"}

_SYMBOL = dict(
    zip(
        map(ord, "abgdezhqiklmnxoprstufcywDGLPSFYWQX"),
        "αβγδεζηθικλμνξοπρστυφχψωΔΓΛΠΣΦΨΩΘΞ",
        strict=True,
    )
)
_SYMBOL.update({
    0xA2: "′", 0xA3: "≤", 0xA5: "∞", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±",
    0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xC5: "⊕", 0xD6: "√",
    0xD7: "⋅", 0xE5: "∑", 0xF2: "∫",
})  # fmt: skip

_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}


def symbol(code: str | None, font: str | None) -> str:
    """The sign for ``w:char`` (hexadecimal) in ``w:font``; what is unknown stays the character it names."""
    try:
        value = int(code or "", 16)
    except ValueError:
        return ""
    low = value & 0xFF if 0xF000 <= value <= 0xF0FF else value
    known = _FONTS.get((font or "").lower(), {}).get(low)
    if known:
        return known
    if value != low and 0x21 <= low <= 0x7E and (font or "").lower() not in _FONTS:
        return chr(low)
    if value < 0x20 or 0xD800 <= value <= 0xDFFF or value > 0x10FFFF:
        return ""
    return chr(value)
