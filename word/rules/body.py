"""The text under the headings, and what stands around it."""

from __future__ import annotations

from collections.abc import Iterator

from messages import has, say
from word.inspection import Inspection, Paragraph
from word.ooxml import local
from word.roles import (
    ADDRESSEE,
    ANCHOR,
    ATTACHMENT_MARK,
    ATTACHMENTS,
    BODY,
    DATE,
    HEADING,
    SIGNATURE,
    TITLE,
    int_or,
)
from word.rules.base import (
    CHINESE,
    FANGSONG,
    HEITI,
    KAITI,
    TEXT_SIZE,
    Findings,
    Rule,
    at,
    family,
    fault,
    font_of,
    typeset,
)

_BODY_STYLE = "公文正文"
_INDENT_CHARACTERS = 200
# Two characters of the grid (15.8 points each) or of 3号 (16 points), in twips.
_INDENT_TWIPS = range(620, 651)
_SENTENCE_END = ("。", "：", ":", "！", "？", "；", "　", " ")
_LEAD_LENGTH = 60


def named_styles(file: Inspection) -> Findings:
    """In a file with the format's styles no paragraph is left in the default one."""
    default = file.formats.defaults.get("paragraph", "")
    if not any(style.name == _BODY_STYLE for style in file.formats.styles.values()):
        return
    for paragraph in file.paragraphs:
        if paragraph.text.strip():
            plain = paragraph.style_id == default
            yield fault("body.named_styles.fault", at(paragraph)) if plain else None


def _lead_length(paragraph: Paragraph) -> int:
    """Characters of the run-in head that opens a paragraph in 楷体 or 黑体, 0 if there is none."""
    seen = 0
    for run in paragraph.runs:
        if run.text.strip() and family(font_of(run)) not in {KAITI, HEITI}:
            break
        seen += len(run.text)
    head = paragraph.text[:seen]
    inside = 0 < seen < len(paragraph.text.rstrip()) and seen <= _LEAD_LENGTH
    return seen if inside and head.endswith(_SENTENCE_END) else 0


def text_font(file: Inspection) -> Findings:
    """3号 仿宋; a run-in head at the beginning may be in 楷体 or 黑体."""
    for paragraph in file.of(BODY):
        lead = _lead_length(paragraph)
        seen = 0
        wrong = None
        for run in paragraph.runs:
            seen += len(run.text)
            if not run.text.strip() or run.props.get("vertAlign", "baseline") != "baseline":
                continue
            font = font_of(run)
            size = int_or(run.props.get("sz"), 20)
            strange = CHINESE.search(run.text) and seen > lead and family(font) != FANGSONG
            if strange or size != TEXT_SIZE:
                wrong = fault("body.text_font.fault", at(paragraph), font=font, size=size / 2)
                break
        yield wrong


def _alignment(found: str) -> str:
    """The alignment in words."""
    code = f"check.alignment.{found}"
    return say(code) if has(code) else found


def justified(file: Inspection) -> Findings:
    """Both edges are straight."""
    for paragraph in file.of(BODY):
        found = paragraph.props.get("jc", "left")
        yield (
            None
            if found == "both"
            else fault("body.justified.fault", at(paragraph), found=_alignment(found))
        )


def first_line(file: Inspection) -> Findings:
    """The first line begins two characters in, by its indent and not by spaces."""
    for paragraph in file.of(BODY):
        text = paragraph.text
        if not text.strip():
            continue
        characters = paragraph.get("ind.firstLineChars")
        two = (
            characters == _INDENT_CHARACTERS
            if characters
            else paragraph.get("ind.firstLine") in _INDENT_TWIPS
        )
        pushed = any(
            paragraph.get(f"ind.{key}") for key in ("left", "leftChars", "right", "rightChars")
        )
        if text[:1] in {" ", "\u3000", "\t"}:
            yield fault("body.first_line.spaces", at(paragraph))
        else:
            yield None if two and not pushed else fault("body.first_line.fault", at(paragraph))


def indent_units(file: Inspection) -> Findings:
    """Indents of the text are in characters, with a measure in twips beside for other programs."""
    for paragraph in file.of(BODY, HEADING):
        characters, measure = paragraph.get("ind.firstLineChars"), paragraph.get("ind.firstLine")
        if not characters and not measure:
            continue
        good = bool(characters) and bool(measure)
        if good:
            # The two must say the same, or other programs show another page.
            good = abs(measure - characters * 3.16) <= 0.06 * measure
        yield None if good else fault("body.indent_units.fault", at(paragraph))


def widow_control(file: Inspection) -> Findings:
    """Off in the text: it would push lines over and leave a page with 21."""
    for paragraph in file.of(BODY):
        off = paragraph.props.get("widowControl", "1") in {"0", "false", "off"}
        yield None if off else fault("body.widow_control.fault", at(paragraph))


def no_empty(file: Inspection) -> Findings:
    """Distance is a property of paragraphs; an empty one is distance that moves with every edit."""
    for paragraph, empty in _after_title(file):
        yield fault("body.no_empty.fault", at(paragraph)) if empty else None


def no_empty_paragraphs(file: Inspection) -> list[Paragraph]:
    """The paragraphs that only make distance."""
    return [paragraph for paragraph, empty in _after_title(file) if empty]


def _after_title(file: Inspection) -> Iterator[tuple[Paragraph, bool]]:
    """Paragraphs from the title on, and whether they are empty without need."""
    begun = False
    before_table = {id(table.after) for table in file.tables if table.after is not None}
    previous_in_table = False
    for paragraph in file.paragraphs:
        begun = begun or paragraph.role in {TITLE, HEADING, BODY}
        if paragraph.table is not None:
            previous_in_table = True
            continue
        needed = paragraph.role == ANCHOR or id(paragraph) in before_table or previous_in_table
        previous_in_table = False
        if begun:
            yield paragraph, paragraph.bare and not needed and not _has_drawing(paragraph)


def _has_drawing(paragraph: Paragraph) -> bool:
    return any(
        local(item) in {"drawing", "pict", "object", "oMath"} for item in paragraph.element.iter()
    )


def other_parts(file: Inspection) -> Findings:
    """主送, 附件说明, 署名 and 日期: 3号 仿宋."""
    paragraphs = file.of(ADDRESSEE, ATTACHMENTS, SIGNATURE, DATE)
    yield from typeset(paragraphs, (FANGSONG,), TEXT_SIZE, "body.other_parts.fault")


def attachment_mark(file: Inspection) -> Findings:
    """The label 附件 above an attachment: 3号 黑体."""
    paragraphs = file.of(ATTACHMENT_MARK)
    yield from typeset(paragraphs, (HEITI,), TEXT_SIZE, "body.attachment_mark.fault")


RULES = (
    Rule(511, "check.body.text_font", text_font, "body"),
    Rule(512, "check.body.justified", justified, "body"),
    Rule(513, "check.body.first_line", first_line, "body"),
    Rule(514, "check.body.indent_units", indent_units, "body"),
    Rule(515, "check.body.widow_control", widow_control, "body"),
    Rule(516, "check.body.no_empty", no_empty, "body"),
    Rule(517, "check.body.other_parts", other_parts, "closing"),
    Rule(518, "check.body.attachment_mark", attachment_mark, "attachment"),
    Rule(520, "check.body.named_styles", named_styles, "fixed_style"),
)
