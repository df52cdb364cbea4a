"""Characters of the symbol fonts, as the Unicode signs that look the same.

Their fonts have pictures where others have letters: a ticked box is the letter þ set in Wingdings, or the character
U+F0FE (the same place in the private use area, where Word keeps what was chosen from its table of symbols).
"""

from __future__ import annotations

import re

_WINGDINGS = {
    0x22: "✂", 0x28: "☎", 0x29: "✆", 0x2A: "✉", 0x36: "⌛", 0x3F: "✍", 0x41: "✌", 0x45: "☜", 0x46: "☞",
    0x47: "☝", 0x48: "☟", 0x4A: "☺", 0x4C: "☹", 0x51: "✈", 0x52: "☼", 0x54: "❄", 0x6C: "●", 0x6D: "○",
    0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "❑", 0x72: "❒", 0x73: "◆", 0x74: "◆", 0x75: "◆", 0x76: "❖",
    0x77: "◆", 0x78: "☒", 0x9E: "·", 0x9F: "•", 0xA0: "▪", 0xA1: "○", 0xA2: "○", 0xA3: "○", 0xA4: "◉",
    0xA5: "◎", 0xA7: "▪", 0xA8: "□", 0xAA: "✦", 0xAB: "★", 0xAC: "✶", 0xD5: "⌫", 0xD8: "➢", 0xDC: "➲",
    0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE3: "↖", 0xE4: "↗", 0xE5: "↙", 0xE6: "↘", 0xE7: "←",
    0xE8: "➔", 0xE9: "↑", 0xEA: "↓", 0xEF: "⇦", 0xF0: "⇨", 0xF1: "⇧", 0xF2: "⇩", 0xF3: "⇔", 0xF4: "⇕",
    0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS.update({0x80: "⓪", 0x8B: "⓿"})
_WINGDINGS.update({0x81 + place: chr(0x2460 + place) for place in range(10)})
_WINGDINGS.update({0x8C + place: chr(0x2776 + place) for place in range(10)})

_WINGDINGS_2 = {
    0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x69: "⓪", 0x74: "⓿", 0x97: "●",
    0x98: "●", 0xA2: "■", 0xA3: "□",
}  # fmt: skip
_WINGDINGS_2.update({0x6A + place: chr(0x2460 + place) for place in range(10)})
_WINGDINGS_2.update({0x75 + place: chr(0x2776 + place) for place in range(10)})

_WINGDINGS_3 = {
    0x66: "←", 0x67: "→", 0x68: "↑", 0x69: "↓", 0x70: "▲", 0x71: "▼", 0x74: "◀", 0x75: "▶", 0x7D: "▶",
}  # fmt: skip
_WEBDINGS = {
    0x33: "◀", 0x34: "▶", 0x35: "▲", 0x36: "▼", 0x61: "✔", 0x63: "□", 0x67: "■", 0x6E: "●", 0x72: "✖",
}  # fmt: skip

# What is no letter has its own place in this font, too.
_SYMBOL = {code: chr(code) for code in (*range(0x20, 0x22), *range(0x28, 0x2A), *range(0x2B, 0x40))}
_SYMBOL.update(
    zip(
        map(ord, "abgdezhqiklmnxoprstufcywABGDEZHQIKLMNXOPRSTUFCYWjJVv"),
        "αβγδεζηθικλμνξοπρστυφχψωΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩφϑςϖ",
        strict=True,
    )
)
_SYMBOL.update({
    0x22: "∀", 0x23: "#", 0x24: "∃", 0x25: "%", 0x26: "&", 0x27: "∋", 0x2A: "∗", 0x2D: "−", 0x40: "≅",
    0x5B: "[", 0x5C: "∴", 0x5D: "]", 0x5E: "⊥", 0x5F: "_", 0x7B: "{", 0x7C: "|", 0x7D: "}", 0x7E: "∼",
    0xA2: "′", 0xA3: "≤", 0xA4: "⁄", 0xA5: "∞", 0xA6: "ƒ", 0xA7: "♣", 0xA8: "♦", 0xA9: "♥", 0xAA: "♠",
    0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥",
    0xB4: "×", 0xB5: "∝", 0xB6: "∂", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…",
    0xC4: "⊗", 0xC5: "⊕", 0xC6: "∅", 0xC7: "∩", 0xC8: "∪", 0xC9: "⊃", 0xCA: "⊇", 0xCB: "⊄", 0xCC: "⊂",
    0xCD: "⊆", 0xCE: "∈", 0xCF: "∉", 0xD0: "∠", 0xD1: "∇", 0xD2: "®", 0xD3: "©", 0xD4: "™", 0xD5: "∏",
    0xD6: "√", 0xD7: "⋅", 0xD8: "¬", 0xD9: "∧", 0xDA: "∨", 0xDB: "⇔", 0xDC: "⇐", 0xDD: "⇑", 0xDE: "⇒",
    0xDF: "⇓", 0xE5: "∑", 0xF2: "∫",
})  # fmt: skip

_FONTS = {
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": _WINGDINGS_3,
    "webdings": _WEBDINGS,
    "symbol": _SYMBOL,
}
# How a page or style names its font: the first of several, in quotes or not.
_NAME = re.compile(r"[\s\"']*([^,;\"']*)")
_PRIVATE = re.compile("[\uf020-\uf0ff]")
_SET = re.compile("[\x21-\xff\uf020-\uf0ff\u0152-\u02dc\u2013-\u2122]")


def is_symbol_font(font: str | None) -> bool:
    """Whether what is set in ``font`` is signs, whatever letters they are kept as."""
    return _named(font) in _FONTS


def has_private(text: str) -> bool:
    """Whether ``text`` holds characters that only a symbol font shows."""
    return _PRIVATE.search(text) is not None


def symbol(code: str | None, font: str | None) -> str:
    """The sign for ``code`` (hexadecimal) in ``font``; what is unknown stays the character it names."""
    try:
        value = int(code or "", 16)
    except ValueError:
        return ""
    return sign(value, font)


def sign(value: int, font: str | None) -> str:
    """The sign at the place ``value`` of ``font``; what is unknown stays the character it is."""
    known = _FONTS.get(_named(font))
    low = value & 0xFF if 0xF000 <= value <= 0xF0FF else value
    if known is not None and low in known:
        return known[low]
    if known is None and value != low and 0x21 <= low <= 0x7E:
        return chr(low)
    if value < 0x20 or 0xD800 <= value <= 0xDFFF or value > 0x10FFFF:
        return ""
    return chr(value)


def in_font(text: str, font: str | None) -> str:
    """What ``text`` shows where it is set in ``font``: itself, but for symbol fonts."""
    known = _FONTS.get(_named(font))
    if known is None:
        return text
    return _SET.sub(lambda found: known.get(_place(found[0]), found[0]), text)


def _place(char: str) -> int:
    value = ord(char)
    if 0xF000 <= value <= 0xF0FF:
        return value & 0xFF
    if value > 0xFF:
        # What the Windows code page has between 0x80 and 0x9F.
        raw = char.encode("cp1252", "ignore")
        return raw[0] if raw else value
    return value


def _named(font: str | None) -> str:
    found = _NAME.match(font or "")
    return found[1].strip().lower() if found else ""
