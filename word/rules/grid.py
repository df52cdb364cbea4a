"""The grid of 22 lines of 28 characters, and the lines that stand on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from word.inspection import Inspection, Paragraph, Section
from word.ooxml import TWIPS_PER_POINT
from word.properties import number
from word.roles import BODY, HEADING, int_or
from word.rules.base import Findings, Rule, at, fact, fault, in_section, in_style

_LINES = 22
_CHARACTERS = 28
_CHAR_SPACE_UNITS = 4096
_SIZE = 32


def _normal_size(file: Inspection) -> int:
    """Half-points of the default paragraph style: the grid's characters are measured by it."""
    default = file.formats.defaults.get("paragraph", "")
    return int_or(file.formats.style_run(default).get("sz"), 20)


def _sections(file: Inspection) -> Iterator[Section]:
    return (section for section in file.sections if not section.landscape)


def _signed(written: int) -> int:
    """LibreOffice writes a negative charSpace as an unsigned number of 32 bits."""
    return written - (1 << 32) if written >= 1 << 31 else written


def characters(file: Inspection) -> Findings:
    """Width of the 版心 over the width of a cell: Normal's size plus charSpace / 4096 points."""
    points = _normal_size(file) / 2
    for section in _sections(file):
        kind = section.props.get("docGrid.type", "")
        cell = points + _signed(section.get("docGrid.charSpace")) / _CHAR_SPACE_UNITS
        if kind not in {"linesAndChars", "snapToChars"}:
            yield fault("grid.characters.type", in_section(section.index), type=kind or "—")
            continue
        fitting = int(section.width / TWIPS_PER_POINT / cell) if cell > 0 else 0
        yield (
            fact("grid.characters.found", count=fitting)
            if fitting == _CHARACTERS
            else fault("grid.characters.fault", in_section(section.index), count=fitting)
        )


def lines(file: Inspection) -> Findings:
    """Height of the 版心 over the grid's line pitch."""
    for section in _sections(file):
        kind = section.props.get("docGrid.type", "")
        pitch = section.get("docGrid.linePitch")
        if kind not in {"lines", "linesAndChars", "snapToChars"} or pitch <= 0:
            yield fault("grid.lines.type", in_section(section.index))
            continue
        fitting = section.height // pitch
        yield (
            fact("grid.lines.found", count=fitting, pitch=pitch / TWIPS_PER_POINT)
            if fitting == _LINES
            else fault("grid.lines.fault", in_section(section.index), count=fitting)
        )


def plain_characters(file: Inspection) -> Findings:
    """Characters of the text stand on the grid: it is not switched off, nothing is spaced or scaled."""
    for paragraph in file.of(BODY, HEADING):
        off = paragraph.props.get("snapToGrid", "1") in {"0", "false", "off"}
        changed = any(
            int_or(run.props.get("w"), 100) != 100
            or number(run.props.get("spacing"))
            or "fitText" in run.props
            or run.props.get("snapToGrid", "1") in {"0", "false", "off"}
            for run in paragraph.runs
        )
        yield fault("grid.plain_characters.fault", at(paragraph)) if off or changed else None


def normal(file: Inspection) -> Findings:
    """The default paragraph style is 3号, the size that the grid is reckoned with."""
    size = _normal_size(file)
    default = file.formats.styles.get(file.formats.defaults.get("paragraph", ""))
    place = in_style(default.name if default is not None else "Normal")
    yield None if size == _SIZE else fault("grid.normal.fault", place, size=size / 2)


def _on_grid(file: Inspection, paragraphs: Iterable[Paragraph], code: str) -> Findings:
    for paragraph in paragraphs:
        pitch = file.section_of(paragraph).get("docGrid.linePitch")
        rule = paragraph.props.get("spacing.lineRule", "auto")
        line = paragraph.get("spacing.line")
        good = rule == "exact" and line == pitch
        found = line / TWIPS_PER_POINT if rule != "auto" else line / 240
        yield (
            None
            if good
            else fault(
                f"{code}.{'points' if rule != 'auto' else 'times'}",
                at(paragraph),
                line=f"{found:g}",
            )
        )


def body_line(file: Inspection) -> Findings:
    """The body's lines are fixed at one line of the grid."""
    yield from _on_grid(file, file.of(BODY), "grid.body_line")


def heading_line(file: Inspection) -> Findings:
    """Headings on lines of their own keep the grid too, or the page loses its 22 lines."""
    yield from _on_grid(file, file.of(HEADING), "grid.heading_line")


def spacing(file: Inspection) -> Findings:
    """No space before or after paragraphs of the body and its headings."""
    for paragraph in file.of(BODY, HEADING):
        extra = any(
            paragraph.get(f"spacing.{key}")
            for key in ("before", "after", "beforeLines", "afterLines")
        )
        automatic = any(
            paragraph.props.get(f"spacing.{key}", "0") not in {"0", "false", "off"}
            for key in ("beforeAutospacing", "afterAutospacing")
        )
        yield fault("grid.spacing.fault", at(paragraph)) if extra or automatic else None


RULES = (
    Rule(201, "check.grid.characters", characters, "upright"),
    Rule(202, "check.grid.lines", lines, "upright"),
    Rule(203, "check.grid.normal", normal, "section"),
    Rule(204, "check.grid.body_line", body_line, "body"),
    Rule(205, "check.grid.heading_line", heading_line, "heading"),
    Rule(206, "check.grid.spacing", spacing, "body"),
    Rule(207, "check.grid.plain_characters", plain_characters, "body"),
)
