"""Edits of the masthead fields and the template."""

# apply, values and merge_key are described once, in Edit.
# ruff: noqa: D102

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from briefing.edits.base import Plain, Values
from model.briefing import Briefing


@dataclass(frozen=True, slots=True)
class SetField(Plain):
    """Set a masthead field. An empty value stays recorded: the person wants it empty."""

    name: ClassVar[str] = "edit.set_field"
    field: str
    value: str

    @property
    def values(self) -> Values:
        return (("field", self.field),)

    @property
    def merge_key(self) -> str:
        return f"{self.name} {self.field}"

    def apply(self, briefing: Briefing) -> Briefing:
        names = [name for name, _ in briefing.fields]
        if self.field not in names:
            return replace(briefing, fields=(*briefing.fields, (self.field, self.value)))
        fields = tuple(
            (name, self.value if name == self.field else value) for name, value in briefing.fields
        )
        return briefing if fields == briefing.fields else replace(briefing, fields=fields)


@dataclass(frozen=True, slots=True)
class UsePreset:
    """Take the template and the fields of a preset called ``preset``; fields that it does not name stay."""

    name: ClassVar[str] = "edit.use_preset"
    preset: str
    template: str
    fields: Values

    @property
    def values(self) -> Values:
        return (("name", self.preset),)

    @property
    def merge_key(self) -> str:
        return ""

    def apply(self, briefing: Briefing) -> Briefing:
        for field, value in self.fields:
            briefing = SetField(field, value).apply(briefing)
        return replace(briefing, template=self.template)


@dataclass(frozen=True, slots=True)
class SetTemplate(Plain):
    """Print with another template."""

    name: ClassVar[str] = "edit.set_template"
    template: str

    def apply(self, briefing: Briefing) -> Briefing:
        return replace(briefing, template=self.template)
