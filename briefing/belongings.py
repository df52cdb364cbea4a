"""Whether two documents speak of different places or bodies, so that one sentence says different things in them."""

from __future__ import annotations

import re
from typing import Final

from model.document import Document

# 全市, 我县: the document's own place, if it is of that level.
_OWN: Final = re.compile("[全我本](省|自治区|市|县|区|州|旗|镇|乡|村)")
_PLACE: Final = re.compile("[\u4e00-\u9fff]{2,6}?(?:省|自治区|市|县|区|州|旗|镇|乡)")
_UNIT: Final = re.compile(
    r"[\d\W_]*(?P<unit>[\u4e00-\u9fff]{1,8}(?:省|市|县|区|州|旗|镇|乡|村|街道|局|厅|委|办|公司|集团|学校|医院))[\d\W_]*"
)
# What home_of says where it knows the level alone.
_LEVEL_ALONE: Final = "全"
_KEPT: Final = 4096
_HOMES: dict[tuple[str, str], str] = {}


def of_other_places(quote: str, one: Document, other: Document) -> bool:
    """Whether ``quote``, which names no place itself, is about another place or body in ``other`` than in ``one``."""
    if one is other:
        return False
    homes = _home(one), _home(other)
    if not all(homes) or homes[0].startswith(homes[1]) or homes[1].startswith(homes[0]):
        return False
    level = _OWN.search(quote)
    if level is not None:
        # In the report of a city 全省 is its province, as it is in that of another.
        return all(home.endswith(level[1]) for home in homes)
    return not _names_place(quote)


def _home(document: Document) -> str:
    """The place or body whose document it is; empty where none is named."""
    place = (document.sha256, document.name)
    known = _HOMES.get(place)
    if known is None:
        from facts.home import home_of

        found = home_of(document)
        known = (
            _named_by_file(document.name) if found.startswith(_LEVEL_ALONE) or not found else found
        )
        if len(_HOMES) >= _KEPT:
            _HOMES.clear()
        _HOMES[place] = known
    return known


def _named_by_file(name: str) -> str:
    """The unit that a file is called by and nothing else: 03东河县.txt."""
    found = _UNIT.fullmatch(name.rpartition(".")[0])
    return found["unit"] if found else ""


def _names_place(quote: str) -> bool:
    from facts.home import trimmed

    return any(trimmed(found[0]) for found in _PLACE.finditer(quote))
