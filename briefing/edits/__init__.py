"""Edits of a briefing: frozen commands whose ``apply`` gives a new briefing and leaves the old one alone.

What an edit does not touch is shared with the old briefing, so a snapshot per edit is cheap and undo needs no
inverse code. ``name`` is the message code of what the person did (the window says “撤销 合并 2 条”), ``values``
what it names. Two edits in a row with the same non-empty ``merge_key`` are one step of the history: typing.

An edit that names an item or section that is not there raises LookupError: that is a bug of the caller.
"""

from briefing.edits.base import Edit, Plain, Values
from briefing.edits.combining import MergeItems, SplitItem, SplitItemAt
from briefing.edits.deciding import KeepOurs, TakeBorne, TakeTheirs
from briefing.edits.items import (
    AddItem,
    DeleteItems,
    ExchangeItem,
    GatherItems,
    MoveItems,
    WriteItem,
)
from briefing.edits.masthead import SetField, SetTemplate, UsePreset
from briefing.edits.sections import (
    DEEPEST,
    AddSection,
    DeleteSection,
    MoveSection,
    SetSectionHeading,
    SetSectionLevel,
    ShiftSection,
)
from briefing.edits.tables import AddRows, DeleteRows, DeleteTable, MoveRows, SetCell
from briefing.edits.wording import ReplaceText, SetHeadline, SetText

__all__ = [
    "DEEPEST",
    "AddItem",
    "AddRows",
    "AddSection",
    "DeleteItems",
    "DeleteRows",
    "DeleteSection",
    "DeleteTable",
    "Edit",
    "ExchangeItem",
    "GatherItems",
    "KeepOurs",
    "MergeItems",
    "MoveItems",
    "MoveRows",
    "MoveSection",
    "Plain",
    "ReplaceText",
    "SetCell",
    "SetField",
    "SetHeadline",
    "SetSectionHeading",
    "SetSectionLevel",
    "SetTemplate",
    "SetText",
    "ShiftSection",
    "SplitItem",
    "SplitItemAt",
    "TakeBorne",
    "TakeTheirs",
    "UsePreset",
    "Values",
    "WriteItem",
]
