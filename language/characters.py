"""Which characters count as Chinese, shared by the splitter and the typographer."""

from __future__ import annotations

from typing import Final

# One Chinese character, for a pattern that is compiled at every start: any letter or figure outside ASCII. Spelt out as a
# range, the compiler marks its 20,000 members one by one, which costs more than most patterns as a whole.
HAN: Final = r"[^\W0-9A-Za-z_]"
# Marks that only Chinese text uses.
CHINESE_MARKS: Final = "、。，；：？！（）《》〈〉「」『』【】〔〕〖〗“”‘’…—·％"


def is_ideograph(character: str) -> bool:
    """Whether ``character`` (one character, or empty) is a Chinese ideograph.

    Comparisons, not a pattern: compiling the class of all ideographs takes longer than most documents do.
    """
    return (
        "\u3400" <= character <= "\u9fff"  # the unified block and extension A
        or "\U00020000" <= character <= "\U0003ffff"  # extension B and later
        or "\uf900" <= character <= "\ufaff"  # compatibility forms
        or character in ("\u3005", "\u3007")  # 々 and 〇
    )


def has_ideograph(text: str) -> bool:
    """Whether any character of ``text`` is a Chinese ideograph."""
    return any(map(is_ideograph, text))
