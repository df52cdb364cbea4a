"""The 报头: classification and number, the red name, the issue, the office and date, the red rule."""

from __future__ import annotations

import re

from lxml import etree

from word.inspection import Inspection, Paragraph
from word.ooxml import local
from word.roles import (
    BODY,
    BYLINE,
    CONTENTS,
    CONTENTS_HEAD,
    HEADING,
    ISSUE,
    ISSUER,
    NAME,
    NOTE,
    NOTE_LABEL,
    SECRECY,
    TITLE,
    int_or,
)
from word.rules.base import (
    CHINESE,
    FANGSONG,
    HEITI,
    KAITI,
    XIAOBIAOSONG,
    Fault,
    Findings,
    Rule,
    at,
    family,
    fault,
    font_of,
    in_part,
    is_bold,
    printed_width,
    typeset,
    visible,
)

_SIZE = 32
_SMALLEST_NAME = 44
_RED = "FF0000"
_RULE_SIZE = 18
_EDGES = ("top", "bottom")
# A right tab may stand up to one character inside the 版心 and never outside it.
_TAB_INSIDE = 340
_TAB_OUTSIDE = 20
ISSUE_FORM = re.compile(
    r"(\d{4}年)?（?(增刊)?第[\d一二三四五六七八九十百〇○零—-]+期(合刊|增刊)?）?"
    r"(（总第[\d一二三四五六七八九十百〇○零—-]+期）)?"
    r"|总第[\d一二三四五六七八九十百〇○零]+期"
)
DATE_FORM = re.compile(
    r"[1-9]\d{3}年[1-9]\d?月([1-9]\d?日)?|[一二〇○零三四五六七八九十]{4}年.{1,2}月(.{1,3}日)?"
)
# The right side run into the left one.
_JOINED = {
    SECRECY: re.compile(r"[^\s：:]\s*(编号|№)|[^\d\s：:]\s*\d{4,}$"),
    ISSUER: re.compile(r"\S\s*[1-9]\d{3}年\d{1,2}月\d{1,2}日$"),
}
_SHAPES = frozenset({"wsp", "wgp", "wpc", "line", "rect", "roundrect", "oval", "polyline", "arc"})
_DRAWN = frozenset({"drawing", "pict"})


def secrecy(file: Inspection) -> Findings:
    """密级 and 编号: 3号 黑体."""
    yield from typeset(file.of(SECRECY), (HEITI,), _SIZE, "masthead.secrecy.fault")


def name(file: Inspection) -> Findings:
    """The name: red 小标宋, centred, no smaller than the title."""
    if not file.of(NAME):
        for paragraph in file.of(ISSUE):
            yield fault("masthead.name.missing", at(paragraph))
    for paragraph in file.of(NAME):
        wrong: Fault | None = None
        for run in visible(paragraph.runs):
            font = font_of(run)
            if family(font, is_bold(run)) != XIAOBIAOSONG:
                wrong = fault("masthead.name.font", at(paragraph), font=font)
            elif run.props.get("color", "").upper() != _RED or run.props.get("color.themeColor"):
                wrong = fault(
                    "masthead.name.color", at(paragraph), color=run.props.get("color", "—")
                )
            elif int_or(run.props.get("sz"), 20) < _SMALLEST_NAME:
                wrong = fault("masthead.name.small", at(paragraph))
        if wrong is None and paragraph.props.get("jc") != "center":
            wrong = fault("masthead.name.centre", at(paragraph))
        yield wrong


def name_fits(file: Inspection) -> Findings:
    """The name stands on one line of the 版心."""
    for paragraph in file.of(NAME):
        room = (
            file.section_of(paragraph).width
            - paragraph.get("ind.left")
            - paragraph.get("ind.right")
        )
        good = "\n" not in paragraph.text.strip() and printed_width(paragraph) <= room
        yield None if good else fault("masthead.name_fits.fault", at(paragraph))


def issue(file: Inspection) -> Findings:
    """第N期: 3号 仿宋, centred."""
    for finding, paragraph in zip(
        typeset(file.of(ISSUE), (FANGSONG,), _SIZE, "masthead.issue.font"),
        file.of(ISSUE),
        strict=True,
    ):
        centred = paragraph.props.get("jc") == "center"
        yield finding if centred else fault("masthead.issue.centre", at(paragraph))


def issue_form(file: Inspection) -> Findings:
    """第N期（总第N期）, with full-width brackets and without spaces."""
    for paragraph in file.of(ISSUE):
        text = paragraph.text.strip()
        if text:
            good = ISSUE_FORM.fullmatch(text)
            yield None if good else fault("masthead.issue_form.fault", at(paragraph), text=text)


def issuer(file: Inspection) -> Findings:
    """编发单位 and date: 3号 仿宋."""
    yield from typeset(file.of(ISSUER), (FANGSONG,), _SIZE, "masthead.issuer.fault")


def issuer_date(file: Inspection) -> Findings:
    """The date on the right is written out: 2024年1月5日."""
    for paragraph in file.of(ISSUER):
        _left, tab, right = paragraph.text.rpartition("\t")
        if tab and right.strip():
            good = DATE_FORM.fullmatch(right.strip())
            yield (
                None
                if good
                else fault("masthead.issuer_date.fault", at(paragraph), text=right.strip())
            )


def sides(file: Inspection) -> Findings:
    """What stands left and right is parted by a tab that ends at the right edge, not by spaces."""
    for paragraph in file.of(SECRECY, ISSUER):
        text = paragraph.text.strip(" \u3000")
        if re.search(r"[ \u3000]{3,}", text):
            yield fault("masthead.sides.spaces", at(paragraph))
            continue
        if "\t" not in text:
            joined = _JOINED[paragraph.role].search(text)
            yield fault("masthead.sides.joined", at(paragraph)) if joined else None
            continue
        width = file.section_of(paragraph).width
        stops = [
            int_or(key[4:], 0)
            for key, kind in paragraph.props.items()
            if key.startswith("tab.") and kind in {"right", "end"}
        ]
        good = any(width - _TAB_INSIDE <= stop <= width + _TAB_OUTSIDE for stop in stops)
        ptab = any(local(item) == "ptab" for item in paragraph.element.iter())
        yield None if good or ptab else fault("masthead.sides.tab", at(paragraph))


def _masthead(file: Inspection) -> list[Paragraph]:
    """The paragraphs above the title or, without one, above the text."""
    found: list[Paragraph] = []
    for paragraph in file.paragraphs:
        if paragraph.role in {TITLE, HEADING, BODY}:
            break
        found.append(paragraph)
    return found if any(paragraph.role in {NAME, ISSUE, ISSUER} for paragraph in found) else []


def _rules(file: Inspection) -> list[tuple[Paragraph, str]]:
    """Paragraphs of the masthead with a border, and the edge it is on."""
    return [
        (paragraph, edge)
        for paragraph in _masthead(file)
        for edge in _EDGES
        if paragraph.props.get(f"pBdr.{edge}.val", "none") not in {"none", "nil"}
    ]


def red_rule(file: Inspection) -> Findings:
    """Under the masthead stands one red line of 2.25 points, a border of its last paragraph."""
    masthead = _masthead(file)
    if not masthead:
        return
    borders = _rules(file)
    if not borders:
        issuers = [p for p in masthead if p.role in {NAME, ISSUE, ISSUER}]
        yield fault("masthead.red_rule.missing", at(issuers[-1]))
    for paragraph, edge in borders:
        found = {
            key: paragraph.props.get(f"pBdr.{edge}.{key}", "—") for key in ("val", "color", "sz")
        }
        good = (
            found["val"] == "single"
            and found["color"].upper() == _RED
            and int_or(found["sz"], 0) == _RULE_SIZE
        )
        yield None if good else fault("masthead.red_rule.fault", at(paragraph), **found)


def rule_width(file: Inspection) -> Findings:
    """The line is as wide as the 版心: its paragraph has no indents."""
    for paragraph, _edge in _rules(file):
        keys = ("left", "right", "leftChars", "rightChars", "hanging", "hangingChars")
        indented = any(paragraph.get(f"ind.{key}") for key in keys)
        yield fault("masthead.rule_width.fault", at(paragraph)) if indented else None


def _is_shape(element: etree._Element) -> bool:
    """Whether a drawing holds a shape: a picture alone is none."""
    names = {local(item) for item in element.iter()}
    return bool(names & _SHAPES) or ("shape" in names and "imagedata" not in names)


def no_shapes(file: Inspection) -> Findings:
    """Nothing is drawn: lines and boxes of shapes move, and WPS shows them elsewhere."""
    yield None
    for part in file.written_parts:
        for element in file.package.xml(part).iter():
            if local(element) in _DRAWN and _is_shape(element):
                yield fault("masthead.no_shapes.fault", in_part(part))


def _label_length(paragraph: Paragraph) -> int:
    """Characters of the head: the whole of 本期要目, the label of 编者按：…."""
    text = paragraph.text
    if paragraph.role == CONTENTS and CONTENTS_HEAD.fullmatch(re.sub(r"\s", "", text)):
        return len(text)
    label = NOTE_LABEL.match(text) if paragraph.role == NOTE else None
    return label.end() if label is not None else 0


def front_matter(file: Inspection) -> Findings:
    """要目, 编者按 and 供稿: heads in 黑体, notes in 楷体, all 3号."""
    for paragraph in file.of(CONTENTS, NOTE, BYLINE):
        label, seen = _label_length(paragraph), 0
        wrong: Fault | None = None
        for run in paragraph.runs:
            # A run belongs to the head if it begins there.
            want = HEITI if seen < label else KAITI
            seen += len(run.text)
            font, size = font_of(run), int_or(run.props.get("sz"), 20)
            strange = CHINESE.search(run.text) and family(font) != want
            if run.text.strip() and (strange or size != _SIZE):
                wrong = fault(
                    "masthead.front_matter.fault",
                    at(paragraph),
                    font=font,
                    size=size / 2,
                    want=want,
                )
                break
        yield wrong


RULES = (
    Rule(401, "check.masthead.secrecy", secrecy, "secrecy"),
    Rule(402, "check.masthead.name", name, "name"),
    Rule(403, "check.masthead.name_fits", name_fits, "name"),
    Rule(404, "check.masthead.issue", issue, "issue"),
    Rule(405, "check.masthead.issue_form", issue_form, "issue"),
    Rule(406, "check.masthead.issuer", issuer, "issuer"),
    Rule(407, "check.masthead.issuer_date", issuer_date, "issuer"),
    Rule(408, "check.masthead.sides", sides, "sides"),
    Rule(409, "check.masthead.red_rule", red_rule, "masthead"),
    Rule(410, "check.masthead.rule_width", rule_width, "red_rule"),
    Rule(411, "check.masthead.no_shapes", no_shapes, "shape"),
    Rule(412, "check.masthead.front_matter", front_matter, "front_matter"),
)
