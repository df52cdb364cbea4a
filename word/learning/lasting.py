"""What an old briefing says that the next issue says again: its name, who issues it, who gets it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from language.typography import printed

if TYPE_CHECKING:
    from word.learning import Part

# The number, the date and the title are those of one issue alone.
LASTING: Final = frozenset({"简报名称", "编发单位", "报", "送", "发", "印发单位"})
_FIELD: Final = re.compile(r"【([^【】]+)】")


def lasting_values(parts: Sequence[Part]) -> dict[str, str]:
    """Field → what stood in its place, for fields that issues share and that have a line of their own."""
    found: dict[str, str] = {}
    for part in parts:
        names = _FIELD.findall(part.written) if part.kind == "field" else []
        if len(names) != 1 or names[0] not in LASTING:
            continue
        text, (before, behind) = (
            printed(part.text.strip()),
            _FIELD.sub("\0", part.written).split("\0"),
        )
        value = text.removeprefix(printed(before.strip())).removesuffix(printed(behind.strip()))
        if value := value.strip().rstrip("。"):
            found.setdefault(names[0], value)
    return found
