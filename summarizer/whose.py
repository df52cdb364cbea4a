"""Whose a text is by its title: what two places report in the same words with the same figures are two reports."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from model.document import BlockKind, Document

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.corpus import Corpus, Ints

# Compiled when first needed (the library keeps what it compiled): one document alone never asks.
# Places and bodies that a sentence names.
_NAME: Final = "[一-龥]{2}(?:省|市|县|区|州|镇|乡|村|街道|社区|公司|集团|学校|医院|大学|银行)"
_WHOLE: Final = "[全我本各该两等多几个余]|.[全我本各该]"
_TITLE: Final = "(?:\\A|[ 　《：:])(?:中共|关于)?(?P<place>[一-龥]{2,7}?(?:省|自治区|自治州|市|县|区|州|旗|镇|乡|街道|社区|村))(?![场民委级长])"
_FIRST_BLOCKS: Final = 4
_LONGEST_TITLE: Final = 60
# A figure that is neither a day nor a number in a list.
_FIGURE: Final = re.compile("[0-9](?![0-9]*(?:年|月|日|[.．、]\\s))")


def names_in(text: str) -> frozenset[str]:
    """The last characters of the places and bodies that ``text`` names."""
    return frozenset(name for name in re.findall(_NAME, text) if not re.match(_WHOLE, name))


def owner_of(document: Document) -> str:
    """The place that opens a title of ``document`` or its name; empty if none does."""
    heads = (
        block.text
        for block in islice(document.blocks, _FIRST_BLOCKS)
        if block.kind is BlockKind.HEADING and len(block.text) <= _LONGEST_TITLE
    )
    for title in (*heads, document.name):
        found = re.search(_TITLE, title)
        if found and not re.match(_WHOLE, found["place"]):
            return found["place"]
    return ""


def are_others(one: str, two: str) -> bool:
    """Whether two owners are known to be two places of one level; a county and its town may tell of the same."""
    return bool(one and two) and one != two and one[-1] == two[-1]


def parted(corpus: Corpus, group: Ints) -> Ints:
    """``group`` where what states figures and names nobody stands apart for each place that reports it."""
    import numpy as np

    if len(corpus.documents) < 2:
        return group
    sizes = np.bincount(group, minlength=len(corpus))
    members: dict[int, list[int]] = {}
    for index in np.flatnonzero(sizes[group] > 1).tolist():
        members.setdefault(int(group[index]), []).append(index)
    changed = None
    owners = [owner_of(document) for document in corpus.documents] if members else []
    if len(set(owners)) < 2:
        return group
    for alike in members.values():
        for index, first in _apart(corpus, alike, owners):
            changed = group.copy() if changed is None else changed
            changed[index] = first
    return group if changed is None else changed


def _apart(corpus: Corpus, alike: Sequence[int], owners: Sequence[str]) -> list[tuple[int, int]]:
    """Those of ``alike`` that are another place's than the first, each with the first one of its place."""
    documents = corpus.document_of[alike].tolist()
    if len(set(documents)) < 2:
        return []
    first_of: list[tuple[str, int]] = []
    moved = []
    for index, number in zip(alike, documents, strict=True):
        text = corpus.texts[index]
        owner = owners[number]
        if not owner or not _FIGURE.search(text) or names_in(text):
            owner = first_of[0][0] if first_of else owner
        same = next((i for whose, i in first_of if not are_others(whose, owner)), None)
        if same is None:
            same = index
            first_of.append((owner, index))
        if same != alike[0]:
            moved.append((index, same))
    return moved
