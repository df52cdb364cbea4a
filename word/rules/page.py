"""Paper, margins and the page number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from word.inspection import Inspection, Paragraph, Section
from word.ooxml import TWIPS_PER_MM, local, twips, w
from word.roles import int_or
from word.rules.base import (
    SONGTI,
    Findings,
    Rule,
    fact,
    family,
    fault,
    in_part,
    in_section,
    visible,
)

_MM = twips(1)
_A4 = (11906, 16838)
# A printer's rounding, not another size.
_PAPER_SLACK = 20
# Top and binding edge, in millimetres; the second figure is what some offices measure instead.
_TOP = (37.0, 34.0)
_LEFT = 28.0
_AREA = (156.0, 225.0)
_SECOND_HEIGHT = 231.0
# The dash of the page number stands 7 mm under the 版心: the footer's lower edge is 10 mm under it.
_FOOTER_BELOW = 10.0
_CHARACTER = range(270, 331)
_NUMBER = re.compile(r"^\s*— \d+ —\s*$")
_PAGE_FIELD = re.compile(r"^\s*PAGE(\s|$)")


def _mm(measure: float) -> str:
    return f"{measure / TWIPS_PER_MM:.1f}"


def _upright(file: Inspection) -> Iterator[Section]:
    """Sections whose pages stand upright; a page on its side has its own edges."""
    return (section for section in file.sections if not section.landscape)


def paper(file: Inspection) -> Findings:
    """A4, upright or on its side."""
    for section in file.sections:
        size = tuple(sorted((section.get("pgSz.w"), section.get("pgSz.h"))))
        good = all(abs(got - want) <= _PAPER_SLACK for got, want in zip(size, _A4, strict=True))
        shown = {"width": _mm(section.get("pgSz.w")), "height": _mm(section.get("pgSz.h"))}
        yield (
            fact("page.paper.found", **shown)
            if good
            else fault("page.paper.fault", in_section(section.index), **shown)
        )


def margins(file: Inspection) -> Findings:
    """天头 37±1 mm (or 34±1 in the second profile) and 订口 28±1 mm."""
    for section in _upright(file):
        top, left = section.get("pgMar.top"), section.get("pgMar.left")
        good = any(abs(top - twips(want)) <= _MM for want in _TOP)
        shown = {"top": _mm(top), "left": _mm(left)}
        if good and abs(left - twips(_LEFT)) <= _MM:
            yield fact("page.margins.found", **shown)
        else:
            yield fault("page.margins.fault", in_section(section.index), **shown)


def area(file: Inspection) -> Findings:
    """版心 156 × 225 mm; the second profile is 231 mm high."""
    for section in _upright(file):
        second = abs(section.get("pgMar.top") - twips(_TOP[1])) <= _MM
        height = _SECOND_HEIGHT if second else _AREA[1]
        good = (
            abs(section.width - twips(_AREA[0])) <= _MM
            and abs(section.height - twips(height)) <= _MM
        )
        shown = {"width": _mm(section.width), "height": _mm(section.height)}
        yield (
            fact("page.area.found", **shown)
            if good
            else fault("page.area.fault", in_section(section.index), **shown)
        )


def mirror(file: Inspection) -> Findings:
    """Margins change sides on even pages, so that the binding edge stays at the spine."""
    good = file.setting_on("mirrorMargins")
    yield None if good else fault("page.mirror.fault", in_part("word/settings.xml"))


def gutter(file: Inspection) -> Findings:
    """The binding edge is the margin itself."""
    for section in file.sections:
        width = section.get("pgMar.gutter")
        yield (
            fault("page.gutter.fault", in_section(section.index), width=_mm(width))
            if width
            else None
        )


def even_odd(file: Inspection) -> Findings:
    """Even pages have their own footer."""
    good = file.setting_on("evenAndOddHeaders")
    yield None if good else fault("page.even_odd.fault", in_part("word/settings.xml"))


def footer_distance(file: Inspection) -> Findings:
    """The footer stands 10 mm under the 版心, so that the dash is 7 mm under it."""
    for section in _upright(file):
        below = section.get("pgMar.bottom") - section.get("pgMar.footer")
        if abs(below - twips(_FOOTER_BELOW)) <= _MM:
            yield fact("page.footer_distance.found", below=_mm(below))
        else:
            yield fault("page.footer_distance.fault", in_section(section.index), below=_mm(below))


def _footers(file: Inspection) -> Iterator[tuple[Section, str, str]]:
    """Each footer that is shown: section, kind (default, even, first), part (empty if missing)."""
    for section in file.sections:
        kinds = ["default", "even"]
        if section.props.get("titlePg", "0") not in {"0", "false", "off"}:
            kinds.append("first")
        for kind in kinds:
            yield section, kind, section.footers.get(kind, "")


def _number_lines(file: Inspection, part: str) -> list[Paragraph]:
    """Paragraphs of a footer that hold a complex PAGE field."""
    return [paragraph for paragraph in file.story(part) if _has_page_field(paragraph)]


def _has_page_field(paragraph: Paragraph) -> bool:
    """Begin, the instruction PAGE, separate, a result, end: in this order."""
    state = 0
    instruction: list[str] = []
    for item in paragraph.element.iter(w("fldChar"), w("instrText"), w("t")):
        name = local(item)
        kind = item.get(w("fldCharType"), "")
        if kind == "begin":
            state, instruction = 1, []
        elif name == "instrText" and state == 1:
            instruction.append(item.text or "")
        elif kind == "separate" and state == 1:
            state = 2 if _PAGE_FIELD.match("".join(instruction)) else 0
        elif name == "t" and state == 2 and (item.text or "").strip():
            state = 3
        elif kind == "end" and state == 3:
            return True
    return False


def number_field(file: Inspection) -> Findings:
    """Default, even and (where it is used) first footer hold a complex PAGE field."""
    for section, kind, part in _footers(file):
        good = bool(part) and bool(_number_lines(file, part))
        yield None if good else fault(f"page.number_field.{kind}", in_section(section.index))


def _each_number(file: Inspection) -> Iterator[tuple[str, Paragraph]]:
    seen: set[tuple[str, str]] = set()
    for _section, kind, part in _footers(file):
        if part and (kind, part) not in seen:
            seen.add((kind, part))
            for paragraph in _number_lines(file, part):
                yield kind, paragraph


def number_font(file: Inspection) -> Findings:
    """4号 宋体, digits and dashes alike."""
    for _kind, paragraph in _each_number(file):
        wrong = None
        for run in visible(paragraph.runs):
            size = int_or(run.props.get("sz"), 20)
            slots = {run.props.get(f"rFonts.{slot}", "") for slot in ("ascii", "hAnsi", "eastAsia")}
            if size != 28 or {family(name) for name in slots} != {SONGTI}:
                font = "、".join(sorted(slots - {""}))
                wrong = fault(
                    "page.number_font.fault", in_part(paragraph.part), font=font, size=size / 2
                )
                break
        yield wrong


def number_form(file: Inspection) -> Findings:
    """— 1 —: dashes of one character and a half-width space on both sides."""
    for _kind, paragraph in _each_number(file):
        text = paragraph.text
        yield (
            None
            if _NUMBER.match(text)
            else fault("page.number_form.fault", in_part(paragraph.part), text=text.strip())
        )


def number_place(file: Inspection) -> Findings:
    """On the right of odd pages, on the left of even ones, one character from the edge."""
    for kind, paragraph in _each_number(file):
        side = "left" if kind == "even" else "right"
        names = {"left": {"left", "start", "both"}, "right": {"right", "end"}}[side]
        aligned = paragraph.props.get("jc", "left") in names
        characters = paragraph.get(f"ind.{side}Chars")
        spaced = characters == 100 if characters else paragraph.get(f"ind.{side}") in _CHARACTER
        other = paragraph.get("ind.firstLine") or paragraph.get("ind.firstLineChars")
        good = aligned and spaced and not other
        yield None if good else fault(f"page.number_place.{side}", in_part(paragraph.part))


RULES = (
    Rule(101, "check.page.paper", paper, "section"),
    Rule(102, "check.page.margins", margins, "upright"),
    Rule(103, "check.page.area", area, "upright"),
    Rule(104, "check.page.mirror", mirror, "section"),
    Rule(105, "check.page.gutter", gutter, "section"),
    Rule(106, "check.page.footer_distance", footer_distance, "upright"),
    Rule(107, "check.page.even_odd", even_odd, "section"),
    Rule(108, "check.page.number_field", number_field, "section"),
    Rule(109, "check.page.number_font", number_font, "page_number"),
    Rule(110, "check.page.number_form", number_form, "page_number"),
    Rule(111, "check.page.number_place", number_place, "page_number"),
)
