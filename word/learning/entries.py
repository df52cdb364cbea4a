"""What a plan says of each paragraph of an old briefing, and the corrections of a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from lxml import etree

from model.errors import UsageError
from word.fields import BY_NAME, SAMPLES
from word.learning.signs import Sign

LEFT, FIELD, SAMPLE, REMOVED = "left", "field", "sample", "removed"
# A person may call a paragraph by the name of a field, of a sample, or by one of these.
KEEP, DELETE = "", "删去"
HEADING_ROLES = ("一级标题", "二级标题", "三级标题", "四级标题")
BODY_ROLE, LEAD_ROLE, SOURCE_ROLE = "正文", "条目标题", "来源"


@dataclass(frozen=True, slots=True)
class Entry:
    """The plan for one paragraph, counted from 1 over the whole document as ``template check`` counts.

    ``kind``: ``field`` (``signs`` say which stretches become fields; ``whole`` the one field that takes the whole
    line), ``sample`` (it shows how ``label`` is set), ``removed`` (the program writes it) or ``left``.
    """

    paragraph: int
    element: etree._Element
    text: str
    kind: str = LEFT
    label: str = ""
    signs: tuple[Sign, ...] = ()
    whole: str = ""
    body: bool = False


def corrected(entries: list[Entry], overrides: Mapping[int, str]) -> list[Entry]:
    """The plan as a person has corrected it: paragraph → name of a field or a sample, ``""`` to keep the words,
    ``删去`` to take them out. Raises UsageError for a name or a paragraph that there is not."""
    numbers = {entry.paragraph for entry in entries}
    for paragraph, name in overrides.items():
        if paragraph not in numbers:
            raise UsageError("error.usage.override_paragraph", value=str(paragraph))
        if name and name != DELETE and name not in SAMPLES and name not in BY_NAME:
            known = "、".join((DELETE, *SAMPLES, *BY_NAME))
            raise UsageError("error.usage.override_field", value=name, known=known)
    return [
        _overridden(entry, overrides[entry.paragraph]) if entry.paragraph in overrides else entry
        for entry in entries
    ]


def _overridden(entry: Entry, name: str) -> Entry:
    plain = replace(entry, kind=LEFT, label="", signs=(), whole="", body=False)
    if name == KEEP:
        return plain
    if name == DELETE:
        return replace(plain, kind=REMOVED, label=DELETE)
    if name in SAMPLES and name not in ("来源", "表题", "表头", "表文", "表注"):
        return replace(plain, kind=SAMPLE, label=name, body=True)
    if name in SAMPLES and name not in BY_NAME:
        return replace(plain, kind=SAMPLE, label=name)
    return replace(plain, kind=FIELD, label=name, whole=name)
