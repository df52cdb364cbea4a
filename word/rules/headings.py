"""The title and the headings."""

from __future__ import annotations

from word.inspection import Inspection, Paragraph, Run
from word.ooxml import TWIPS_PER_POINT
from word.roles import (
    ENDINGS,
    HEADING,
    NUMBERINGS,
    TITLE,
    heading_style,
    int_or,
)
from word.rules.base import (
    CHINESE,
    FANGSONG,
    HEITI,
    KAITI,
    TEXT_SIZE,
    XIAOBIAOSONG,
    Findings,
    Rule,
    at,
    family,
    fault,
    font_of,
    typeset,
    visible,
)

_TITLE_SIZE = 44
_FONTS = {2: HEITI, 3: KAITI, 4: FANGSONG, 5: FANGSONG}
_DIGITS = "零一二三四五六七八九"


def title(file: Inspection) -> Findings:
    """2号 小标宋."""
    yield from typeset(file.of(TITLE), (XIAOBIAOSONG,), _TITLE_SIZE, "body.title.fault")


def title_centred(file: Inspection) -> Findings:
    """The title is centred, with nothing that pushes it aside."""
    for paragraph in file.of(TITLE):
        aside = any(
            paragraph.get(f"ind.{key}")
            for key in ("firstLine", "firstLineChars", "hanging", "hangingChars")
        )
        good = paragraph.props.get("jc") == "center" and not aside
        yield None if good else fault("body.title_centred.fault", at(paragraph))


def title_lines(file: Inspection) -> Findings:
    """A title longer than a line is broken by hand, and never narrower in the middle than at both ends."""
    for paragraph in file.of(TITLE):
        lines = [line.strip() for line in paragraph.text.strip().split("\n")]
        size = max((int_or(run.props.get("sz"), 20) for run in paragraph.runs), default=0)
        widest = max(map(_ems, lines)) * size / 2 * TWIPS_PER_POINT
        if widest > file.section_of(paragraph).width:
            yield fault("body.title_lines.long", at(paragraph))
        elif any(
            _ems(lines[i]) < min(_ems(lines[i - 1]), _ems(lines[i + 1]))
            for i in range(1, len(lines) - 1)
        ):
            yield fault("body.title_lines.shape", at(paragraph))
        else:
            yield None


def _ems(line: str) -> float:
    return sum(0.5 if ord(character) < 0x250 else 1.0 for character in line)


def _head(paragraph: Paragraph) -> list[Run]:
    """The runs of a heading; of a run-in heading (（一）…。text) those up to its first full stop."""
    stop = paragraph.text.find("。")
    if stop < 0 or stop >= len(paragraph.text.rstrip()) - 1:
        return paragraph.runs
    runs: list[Run] = []
    seen = 0
    for run in paragraph.runs:
        if seen > stop:
            break
        runs.append(run)
        seen += len(run.text)
    return runs


def _heading_font(file: Inspection, levels: tuple[int, ...], code: str) -> Findings:
    for paragraph in file.of(HEADING):
        if paragraph.level not in levels:
            continue
        wrong = None
        for run in visible(_head(paragraph)):
            font = font_of(run)
            size = int_or(run.props.get("sz"), 20)
            chinese = CHINESE.search(run.text)
            if size != TEXT_SIZE or (chinese and family(font) != _FONTS[paragraph.level]):
                wrong = fault(code, at(paragraph), font=font, size=size / 2)
                break
        yield wrong


def first_heading(file: Inspection) -> Findings:
    """一、: 3号 黑体."""
    yield from _heading_font(file, (2,), "body.first_heading.fault")


def second_heading(file: Inspection) -> Findings:
    """（一）: 3号 楷体."""
    yield from _heading_font(file, (3,), "body.second_heading.fault")


def lower_headings(file: Inspection) -> Findings:
    """1. and （1）: 3号 仿宋."""
    yield from _heading_font(file, (4, 5), "body.lower_headings.fault")


def outline(file: Inspection) -> Findings:
    """Each heading has its outline level; a deeper heading has a deeper one."""
    deepest: dict[int, int] = {}
    for paragraph in [p for p in file.paragraphs if p.role in {TITLE, HEADING}]:
        found = paragraph.props.get("outlineLvl", "9")
        level = int_or(found, 9)
        named = heading_style(paragraph.style)
        if level > 8:
            yield fault("body.outline.missing", at(paragraph))
        elif (named and level != named - 1) or any(
            (other < paragraph.level and known >= level)
            or (other > paragraph.level and known <= level)
            for other, known in deepest.items()
        ):
            yield fault("body.outline.fault", at(paragraph), level=level + 1)
        else:
            deepest.setdefault(paragraph.level, level)
            yield None


def built_in(file: Inspection) -> Findings:
    """Titles and headings are in the built-in heading styles, which every program knows."""
    for paragraph in file.of(TITLE, HEADING):
        good = heading_style(paragraph.style) > 0 or paragraph.style.lower() == "title"
        yield None if good else fault("body.built_in.fault", at(paragraph), style=paragraph.style)


def keep_next(file: Inspection) -> Findings:
    """No heading is left alone at the foot of a page."""
    for paragraph in file.of(TITLE, HEADING):
        good = paragraph.props.get("keepNext", "0") not in {"0", "false", "off"}
        yield None if good else fault("body.keep_next.fault", at(paragraph))


def no_end_mark(file: Inspection) -> Findings:
    """A heading on a line of its own ends without punctuation."""
    for paragraph in file.of(TITLE, HEADING):
        text = paragraph.text.strip()
        alone = "。" not in text[:-1]
        marked = bool(text) and text[-1] in ENDINGS and alone
        yield fault("body.no_end_mark.fault", at(paragraph), mark=text[-1]) if marked else None


def numeral(text: str) -> int:
    """The value of a Chinese or an Arabic numeral up to 百, 0 if it is none."""
    if text.isdecimal():
        return int(text)
    total, digit = 0, 0
    for character in text:
        if character in _DIGITS:
            digit = _DIGITS.index(character)
        elif character in "十百":
            total += max(digit, 1) * (10 if character == "十" else 100)
            digit = 0
        else:
            return 0
    return total + digit


def numbering(file: Inspection) -> Findings:
    """一、 （一） 1. （1） each count from one, without a gap, anew under every higher heading."""
    counts: dict[int, int] = {}
    for paragraph in [p for p in file.paragraphs if p.role in {TITLE, HEADING}]:
        if paragraph.role == TITLE:
            counts.clear()
            continue
        for level, pattern in NUMBERINGS:
            found = pattern.match(paragraph.text.strip())
            if not found:
                continue
            got = numeral(found.group().strip("、（()）.．"))
            want = counts.get(level, 0) + 1
            counts = {known: count for known, count in counts.items() if known < level}
            counts[level] = got
            good = got == want
            yield (
                None
                if good
                else fault("body.numbering.fault", at(paragraph), found=found.group(), want=want)
            )
            break


RULES = (
    Rule(501, "check.body.title", title, "title"),
    Rule(502, "check.body.title_centred", title_centred, "title"),
    Rule(503, "check.body.title_lines", title_lines, "title"),
    Rule(504, "check.body.first_heading", first_heading, "heading"),
    Rule(505, "check.body.second_heading", second_heading, "heading"),
    Rule(506, "check.body.lower_headings", lower_headings, "heading"),
    Rule(507, "check.body.outline", outline, "heading"),
    Rule(508, "check.body.keep_next", keep_next, "heading"),
    Rule(509, "check.body.no_end_mark", no_end_mark, "heading"),
    Rule(510, "check.body.numbering", numbering, "heading"),
    Rule(519, "check.body.built_in", built_in, "heading"),
)
