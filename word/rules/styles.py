"""Fonts in their four slots, languages, and the settings that decide how Word sets a line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from messages import say
from word.fonts import SMALL, beyond_gb2312
from word.inspection import Inspection, Run
from word.ooxml import w
from word.properties import child
from word.rules.base import (
    CHINESE,
    LATIN,
    WESTERN,
    Findings,
    Place,
    Rule,
    at,
    family,
    fault,
    font_of,
    in_part,
    in_style,
    is_bold,
    visible,
)

SLOTS = ("ascii", "hAnsi", "eastAsia", "cs")
_HINTED = re.compile(r"[“”‘’—…·]")
_SETTINGS = "word/settings.xml"
_STYLES = "word/styles.xml"
_MODE = "15"
_SMALL_FONTS = SMALL | {"FangSong_GB2312", "KaiTi_GB2312"}
_CHINESE_LANGUAGE = "zh-CN"


def _slots(fonts: etree._Element) -> dict[str, str]:
    return {slot: fonts.get(w(slot), "") for slot in SLOTS}


def _style_fonts(file: Inspection) -> Iterator[tuple[Place, etree._Element]]:
    """Each rFonts of the defaults and the styles that names a font."""
    root = file.styles_root
    if root is None:
        return
    defaults = child(child(child(child(root, "docDefaults"), "rPrDefault"), "rPr"), "rFonts")
    if defaults is not None:
        yield Place("check.where.defaults", ()), defaults
    for style in file.formats.styles.values():
        for fonts in style.element.iter(w("rFonts")):
            if any(name != w("hint") for name in fonts.attrib):
                yield in_style(style.name), fonts


def slots(file: Inspection) -> Findings:
    """A style that names fonts names all four."""
    for place, fonts in _style_fonts(file):
        missing = [slot for slot, name in _slots(fonts).items() if not name]
        yield fault("styles.slots.fault", place, slots="、".join(missing)) if missing else None


def resolved(file: Inspection) -> Findings:
    """Every paragraph style ends up with four fonts, its own or inherited."""
    for style in file.formats.styles.values():
        if style.type != "paragraph":
            continue
        props = file.formats.style_run(style.id)
        missing = [slot for slot in SLOTS if not props.get(f"rFonts.{slot}")]
        place = in_style(style.name)
        yield fault("styles.resolved.fault", place, slots="、".join(missing)) if missing else None


def _all_fonts(file: Inspection) -> Iterator[tuple[Place, etree._Element]]:
    """Every rFonts of every Word part."""
    numbering = [p for p in file.package.related(file.main, "numbering") if p in file.package.parts]
    styles = [p for p in file.package.related(file.main, "styles") if p in file.package.parts]
    for part in (*styles, *numbering, *file.written_parts):
        place = in_part(part)
        for fonts in file.package.xml(part).iter(w("rFonts")):
            yield place, fonts


def theme(file: Inspection) -> Findings:
    """No font is named by the theme: another computer's theme is another font."""
    for place, fonts in _all_fonts(file):
        themed = [
            local_name for local_name in map(_local_name, fonts.attrib) if "heme" in local_name
        ]
        yield fault("styles.theme.fault", place, names="、".join(themed)) if themed else None


def _local_name(name: object) -> str:
    return str(name).rsplit("}", 1)[-1]


def one_name(file: Inspection) -> Findings:
    """One name a slot: Word takes a list of names for one unknown font."""
    for place, fonts in _all_fonts(file):
        wrong = [name for name in _slots(fonts).values() if re.search(r"[;,；，]", name)]
        yield fault("styles.one_name.fault", place, font=wrong[0]) if wrong else None


def hint(file: Inspection) -> Findings:
    """Marks that Latin and Chinese share carry the hint, or Word sets them in the Latin face."""
    for paragraph in file.all_paragraphs():
        for run in paragraph.runs:
            mark = _HINTED.search(run.text)
            if mark is None:
                continue
            if run.hint == "eastAsia":
                yield None
            else:
                yield fault("styles.hint.fault", at(paragraph), mark=mark.group())
                break


def language(file: Inspection) -> Findings:
    """Chinese text is marked as zh-CN, by the defaults and wherever it is changed."""
    defaults = file.formats.style_run("").get("lang.eastAsia", "")
    good = defaults == _CHINESE_LANGUAGE
    yield None if good else fault("styles.language.fault", in_part(_STYLES), lang=defaults or "—")
    for paragraph in file.all_paragraphs():
        for run in visible(paragraph.runs):
            found = run.props.get("lang.eastAsia", defaults)
            if found not in {defaults, _CHINESE_LANGUAGE}:
                yield fault("styles.language.fault", at(paragraph), lang=found)
                break


def theme_language(file: Inspection) -> Findings:
    """themeFontLang names zh-CN for East Asian text."""
    element = file.setting("themeFontLang")
    found = "" if element is None else element.get(w("eastAsia"), "")
    good = found == _CHINESE_LANGUAGE
    yield (
        None
        if good
        else fault("styles.theme_language.fault", in_part(_SETTINGS), lang=found or "—")
    )


def compatibility(file: Inspection) -> Findings:
    """compatibilityMode 15: older modes break lines another way."""
    found = ""
    compat = file.setting("compat")
    for setting in () if compat is None else compat.iterfind(w("compatSetting")):
        if setting.get(w("name")) == "compatibilityMode":
            found = setting.get(w("val"), "")
    place = in_part(_SETTINGS)
    yield None if found == _MODE else fault("styles.compatibility.fault", place, mode=found or "—")


def auto_space(file: Inspection) -> Findings:
    """No automatic space between Chinese and letters or digits: the grid has no room for it."""
    for paragraph in file.paragraphs:
        if not paragraph.text.strip():
            continue
        wrong = [
            name
            for name in ("autoSpaceDE", "autoSpaceDN")
            if paragraph.props.get(name, "1") not in {"0", "false", "off"}
        ]
        yield (
            fault("styles.auto_space.fault", at(paragraph), names="、".join(wrong))
            if wrong
            else None
        )


def _strange_font(run: Run) -> str:
    """A font of the run that is none of the format's five faces, or Times New Roman for Latin."""
    if CHINESE.search(run.text):
        font = font_of(run)
        if not family(font, is_bold(run)):
            return font or say("check.no_font")
    if WESTERN.search(run.text):
        for slot in ("ascii", "hAnsi"):
            font = run.props.get(f"rFonts.{slot}", "")
            if not (family(font) or LATIN.fullmatch(font)):
                return font or say("check.no_font")
    return ""


def known_fonts(file: Inspection) -> Findings:
    """All text is in 仿宋, 楷体, 黑体, 小标宋 or 宋体; digits and letters also in Times New Roman."""
    for paragraph in file.all_paragraphs():
        strange = next(filter(None, map(_strange_font, visible(paragraph.runs))), "")
        if strange:
            yield fault("styles.known_fonts.fault", at(paragraph), font=strange)
        elif paragraph.runs:
            yield None


def rare_characters(file: Inspection) -> Findings:
    """A character beyond GB 2312 is not set in a font that has only those of GB 2312."""
    small = [
        (paragraph, run.text)
        for paragraph in file.all_paragraphs()
        for run in visible(paragraph.runs)
        if font_of(run) in _SMALL_FONTS
    ]
    # Each character is looked up once in the file, not once in each paragraph.
    rare = frozenset(beyond_gb2312(set().union(*(text for _paragraph, text in small))))
    for paragraph, text in small:
        found = sorted(rare.intersection(text)) if rare else []
        if found:
            yield fault("styles.rare_characters.fault", at(paragraph), text="".join(found[:8]))
        else:
            yield None


def no_update_prompt(file: Inspection) -> Findings:
    """updateFields makes Word ask a question when the file is opened."""
    good = not file.setting_on("updateFields")
    yield None if good else fault("styles.no_update_prompt.fault", in_part(_SETTINGS))


def no_dirty_field(file: Inspection) -> Findings:
    """A dirty field asks a question or shows a wrong value until it is updated."""
    for part in file.written_parts:
        for element in file.package.xml(part).iter(w("fldChar"), w("fldSimple")):
            dirty = element.get(w("dirty"), "0") not in {"0", "false", "off"}
            yield fault("styles.no_dirty_field.fault", in_part(part)) if dirty else None


RULES = (
    Rule(301, "check.styles.slots", slots, "style"),
    Rule(302, "check.styles.resolved", resolved, "style"),
    Rule(303, "check.styles.theme", theme, "font"),
    Rule(304, "check.styles.one_name", one_name, "font"),
    Rule(305, "check.styles.hint", hint, "mark"),
    Rule(306, "check.styles.language", language, "text"),
    Rule(307, "check.styles.theme_language", theme_language, "text"),
    Rule(308, "check.styles.compatibility", compatibility, "section"),
    Rule(309, "check.styles.auto_space", auto_space, "text"),
    Rule(310, "check.styles.known_fonts", known_fonts, "text"),
    Rule(311, "check.styles.no_update_prompt", no_update_prompt, "section"),
    Rule(312, "check.styles.no_dirty_field", no_dirty_field, "field"),
    Rule(313, "check.styles.rare_characters", rare_characters, "small_font"),
)
