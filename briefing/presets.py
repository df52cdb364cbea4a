"""Ways of making a briefing that are kept under a name: template, masthead, length, filter, engine, lengths of sections.

All of them stand in one file of JSON in the person's data folder; files of the same form are handed from office to
office. What is wrong in such a file is left out, and the rest is read.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeGuard

from briefing.edits.base import Values
from briefing.output import write_atomically
from model.errors import JianbaoError, UsageError

if TYPE_CHECKING:
    from briefing.session import Session
    from model.briefing import Briefing

FORMAT: Final = "jianbao-presets"
VERSION: Final = 1
MOST: Final = 200
LONGEST_NAME: Final = 40
LARGEST: Final = 4_000_000
PER_ISSUE: Final = frozenset(
    {
        *("标题", "副标题", "期号", "总期号", "编发日期", "成文日期", "印发日期", "要目", "编者按"),
        *("会议名称", "会议时间", "会议地点", "主持人", "参会人员", "议程"),
    }
)
"""Fields of one issue: a preset says nothing of them."""
_TENSES: Final = ("", "past", "plan")
_LENGTHS: Final = range(50, 1_000_001)
_LONGEST_VALUE: Final = 20_000


@dataclass(frozen=True, slots=True)
class Preset:
    """``length`` is in printed characters; ``tense`` is ``past``, ``plan`` or empty; ``sections`` are lengths by the
    heading of a section; ``pattern`` makes the names of exported files (empty: the usual one)."""

    name: str
    template: str = "简报"
    fields: Values = ()
    length: int = 1500
    tense: str = ""
    engine: str = "briefing"
    sections: tuple[tuple[str, int], ...] = ()
    pattern: str = ""


def presets_file() -> Path:
    """Where the presets stand; it need not be there yet."""
    from language.own import folder

    return folder() / "presets.json"


def load(path: Path | None = None) -> tuple[Preset, ...]:
    """The presets of a file (without ``path``: the person's own; none if there is no file yet), in its order, each name
    once. Raises UsageError ``error.presets.*`` if it cannot be read or is none."""
    own = path is None
    path = path or presets_file()
    try:
        if own and not path.exists():
            return ()
        if path.stat().st_size > LARGEST:
            raise UsageError("error.presets.foreign", name=path.name)
        data = json.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise UsageError("error.presets.unreadable", name=path.name) from error
    except (ValueError, RecursionError) as error:
        raise UsageError("error.presets.foreign", name=path.name) from error
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise UsageError("error.presets.foreign", name=path.name)
    listed = data.get("presets")
    found: dict[str, Preset] = {}
    for entry in listed if isinstance(listed, list) else ():
        preset = _preset(entry)
        if preset is not None and len(found) < MOST:
            found.setdefault(preset.name, preset)
    return tuple(found.values())


def save(presets: Iterable[Preset], path: Path | None = None) -> None:
    """Write presets (without ``path``: as the person's own), whole or not at all. Raises OutputError."""
    target = path or presets_file()
    if path is None:
        target.parent.mkdir(parents=True, exist_ok=True)
        _keep_damaged(target)
    rows = [_row(preset) for preset in presets]
    text = json.dumps(
        {"format": FORMAT, "version": VERSION, "presets": rows}, ensure_ascii=False, indent=1
    )
    write_atomically(target, f"{text}\n".encode("utf-8", "replace"))


def _keep_damaged(target: Path) -> None:
    """What cannot be read is not written over: it is put aside."""
    try:
        load()
    except UsageError:
        target.replace(target.with_name(f"{target.stem}.damaged{target.suffix}"))


def joined(presets: tuple[Preset, ...], others: Iterable[Preset]) -> tuple[Preset, ...]:
    """``presets`` with ``others`` behind them; one of a name that is there already gets a number."""
    taken = {preset.name for preset in presets}
    made = list(presets)
    for other in others:
        name, number = other.name, 2
        while name in taken:
            name = f"{other.name}（{number}）"
            number += 1
        taken.add(name)
        made.append(replace(other, name=name))
    return tuple(made[:MOST])


def with_preset(presets: tuple[Preset, ...], preset: Preset) -> tuple[Preset, ...]:
    """``presets`` with ``preset`` in place of the one of its name, or at the end."""
    if any(one.name == preset.name for one in presets):
        return tuple(preset if one.name == preset.name else one for one in presets)
    return (*presets, preset)


def renamed(presets: tuple[Preset, ...], old: str, new: str) -> tuple[Preset, ...]:
    """``presets`` with one of them under another name. Raises UsageError if that is taken or is no name."""
    name = clean_name(new)
    if any(one.name == name for one in presets if one.name != old):
        raise UsageError("error.presets.taken", name=name)
    return tuple(replace(one, name=name) if one.name == old else one for one in presets)


def clean_name(name: str) -> str:
    """``name`` without white space at its ends. Raises UsageError if nothing or too much is left."""
    cleaned = " ".join(name.split())
    if not cleaned or len(cleaned) > LONGEST_NAME:
        raise UsageError("error.presets.name", limit=LONGEST_NAME)
    return cleaned


def preset_of(
    session: Session, name: str, *, length: int, engine: str, tense: str, pattern: str
) -> Preset:
    """How the briefing of ``session`` is made now, under ``name``."""
    briefing = session.briefing
    fields = tuple(
        (field, value) for field, value in briefing.fields if field not in PER_ISSUE and value
    )
    sections = tuple(
        (section.heading, size)
        for section in briefing.sections
        if section.heading and (size := session.section_length(section.id)) is not None
    )
    return Preset(
        clean_name(name), briefing.template, fields, length, tense, engine, sections, pattern
    )


def section_lengths(briefing: Briefing, preset: Preset) -> dict[str, int]:
    """The lengths of ``preset`` by the ids of the sections of ``briefing`` that have its headings."""
    wanted = dict(preset.sections)
    found: dict[str, int] = {}
    for section in briefing.sections:
        if section.heading in wanted:
            found[section.id] = wanted.pop(section.heading)
    return found


def _row(preset: Preset) -> dict[str, object]:
    return {
        "name": preset.name,
        "template": preset.template,
        "fields": dict(preset.fields),
        "length": preset.length,
        "tense": preset.tense,
        "engine": preset.engine,
        "sections": dict(preset.sections),
        "pattern": preset.pattern,
    }


def _preset(row: object) -> Preset | None:
    """The preset of a row; what is wrong in it is as if it were not said. None without a name."""
    if not isinstance(row, dict) or not isinstance(row.get("name"), str):
        return None
    try:
        name = clean_name(row["name"])
    except JianbaoError:
        return None
    usual = Preset(name)
    tense = _text(row, "tense", "")
    length = row.get("length")
    return Preset(
        name=name,
        template=_text(row, "template", usual.template) or usual.template,
        fields=_fields(row.get("fields")),
        length=length if _is_length(length) else usual.length,
        tense=tense if tense in _TENSES else "",
        engine=_text(row, "engine", usual.engine) or usual.engine,
        sections=tuple(
            (heading, size) for heading, size in _pairs(row.get("sections")) if _is_length(size, 0)
        ),
        pattern=_text(row, "pattern", ""),
    )


def _is_length(value: Any, least: int = _LENGTHS.start) -> TypeGuard[int]:
    return type(value) is int and least <= value < _LENGTHS.stop


def _text(row: Mapping[Any, Any], key: str, usual: str) -> str:
    value = row.get(key)
    return value if isinstance(value, str) and len(value) < 1000 else usual


def _fields(value: object) -> Values:
    from word.fields import EXPORT_SETTINGS, settable

    known = {field.name for field in (*settable(), *EXPORT_SETTINGS)} - PER_ISSUE
    return tuple(
        (name, text)
        for name, text in _pairs(value)
        if name in known and isinstance(text, str) and len(text) <= _LONGEST_VALUE
    )


def _pairs(value: object) -> tuple[tuple[str, Any], ...]:
    pairs = value.items() if isinstance(value, dict) else ()
    return tuple((key, one) for key, one in pairs if isinstance(key, str))
