"""Repairs of marks, dates and figures: one character for another, never a word."""

from __future__ import annotations

import re
from datetime import date

from word import roles
from word.inspection import Paragraph
from word.ooxml import w
from word.repair.bench import Bench, Repair
from word.roles import ENDINGS
from word.rules.masthead import DATE_FORM, ISSUE_FORM
from word.rules.text import EMPTY_DIGIT, HALF_WIDTH, WRONG_BRACKETS
from word.textual import Text

_ZERO = re.compile(r"(?<=[年月])\s*0(?=[1-9]\d?\s*[月日])|(?<!\d)0(?=[1-9]\s*月)")
_ISO = re.compile(
    r"(?<![A-Za-z0-9/.-])((?:19|20)\d{2})([-/.])(\d{1,2})\2(\d{1,2})(?![A-Za-z0-9/-])(?!\.\d)"
)
_GAP = re.compile(
    r"(?<=\d)[ \u3000\u00a0\n]+(?=[年月日%％‰℃亿万元])|(?<=[年月])[ \u3000\u00a0\n]+(?=\d)"
)
_THOUSANDS = re.compile(r"(?<![\d.])\d{1,3}(?:[ \u00a0]\d{3})+(?![\d ])")
_COPIES = re.compile(r"共印\s*(\d+)\s*份")
_HALF = str.maketrans("()[],", "（）〔〕，")
_SIDES = re.compile(r"[ \u3000]{3,}")


def _each(bench: Bench, *wanted: str) -> list[tuple[Paragraph, Text]]:
    """Paragraphs with text (of these roles, if any are named), not those of the list of sources."""
    return [
        (paragraph, Text(paragraph.element))
        for paragraph in bench.file.paragraphs
        if paragraph.text.strip()
        and paragraph.role != roles.SOURCE
        and (not wanted or paragraph.role in wanted)
    ]


def marks(bench: Bench) -> None:
    """Full-width marks beside Chinese and ‘ ’ inside “ ”, as an item is printed. Spaces and the last mark stay."""
    from language.typography import printed

    for _paragraph, text in _each(bench):
        # A character that is no mark at the end keeps the final ； and ，.
        held = text.content.translate(
            {32: 0xE000, 0x3000: 0xE001, 9: 0xE002, 10: 0xE003, 0xA0: 0xE004}
        )
        changed = printed(held + "\ue005")
        if len(changed) == len(held) + 1:
            text.replace_all(changed[:-1], held)
        for found in list(HALF_WIDTH.finditer(text.content)):
            if found.group() == ".":
                text.put(found.start(), found.end(), "。")


def dates(bench: Bench) -> None:
    """2024年1月5日 for 2024年01月05日 and 2024-01-05."""
    for _paragraph, text in _each(bench):
        while found := EMPTY_DIGIT.search(text.content):
            stretch = found.group()
            plain = _ZERO.sub("", stretch)
            iso = _ISO.search(text.content, max(found.start() - 1, 0))
            if plain == stretch and iso and iso.start() <= found.start() + 1:
                written = _written(iso)
                if not written:
                    break
                text.put(iso.start(), iso.end(), written)
            elif plain != stretch:
                text.put(found.start(), found.end(), plain)
            else:
                break


def _written(found: re.Match[str]) -> str:
    try:
        day = date(int(found[1]), int(found[3]), int(found[4]))
    except ValueError:
        return ""
    return f"{day.year}年{day.month}月{day.day}日"


def document_numbers(bench: Bench) -> None:
    """〔2024〕 in the number of a document."""
    for _paragraph, text in _each(bench):
        while found := WRONG_BRACKETS.search(text.content):
            year = re.search(r"(?:19|20)\d{2}", found.group())
            number = re.search(r"第?\s*(\d+)\s*号$", found.group())
            if year is None or number is None:
                break
            text.put(found.start(), found.end(), f"〔{year.group()}〕{number[1]}号")


def figures(bench: Bench) -> None:
    """No space inside a figure or between it and what it counts; 9 000 is one figure, 10 20 are two."""
    for _paragraph, text in _each(bench):
        for pattern in (_GAP, _THOUSANDS):
            for found in reversed(list(pattern.finditer(text.content))):
                text.put(found.start(), found.end(), re.sub(r"\s", "", found.group()))


def heading_ends(bench: Bench) -> None:
    """A heading on a line of its own without its last mark."""
    for paragraph, text in _each(bench, roles.TITLE, roles.HEADING):
        content = text.content.rstrip()
        if paragraph.text.strip()[:-1].count("。") or content[-3:] == "……":
            continue
        end = len(content)
        while end > 1 and content[end - 1] in ENDINGS:
            end -= 1
        if end < len(content):
            text.put(end, len(content), "")


def first_line(bench: Bench) -> None:
    """No spaces in the place of an indent."""
    for _paragraph, text in _each(bench, roles.BODY):
        lead = len(text.content) - len(text.content.lstrip(" \u3000\t"))
        if lead:
            text.put(0, lead, "")


def empty(bench: Bench) -> None:
    """No empty paragraph that only makes distance."""
    from word.rules.body import no_empty_paragraphs

    for paragraph in no_empty_paragraphs(bench.file):
        element = paragraph.element
        parent = element.getparent()
        if parent is not None and not list(element.iter(w("bookmarkStart"), w("bookmarkEnd"))):
            parent.remove(element)


def issue(bench: Bench) -> None:
    """第3期（总第15期）: full-width brackets, no spaces, where nothing else is wrong."""
    for _paragraph, text in _each(bench, roles.ISSUE):
        plain = re.sub(r"\s", "", text.content).translate(_HALF)
        if plain != text.content and ISSUE_FORM.fullmatch(plain):
            text.put(0, len(text.content), plain)


def issuer_date(bench: Bench) -> None:
    """The date on the right written out."""
    for _paragraph, text in _each(bench, roles.ISSUER):
        _left, tab, right = text.content.rpartition("\t")
        if not tab:
            continue
        plain = re.sub(r"\s", "", right)
        found = _ISO.fullmatch(plain)
        plain = _written(found) if found else _ZERO.sub("", plain)
        if plain and DATE_FORM.fullmatch(plain) and plain != right:
            text.put(len(text.content) - len(right), len(text.content), plain)


def sides(bench: Bench) -> None:
    """One tab between left and right where there is one gap of spaces."""
    for _paragraph, text in _each(bench, roles.SECRECY, roles.ISSUER):
        content = text.content.strip(" \u3000")
        offset = text.content.find(content)
        gaps = list(_SIDES.finditer(content))
        if len(gaps) == 1 and "\t" not in content:
            text.put(offset + gaps[0].start(), offset + gaps[0].end(), "\t")


def recipients(bench: Bench) -> None:
    """报, 送, 发 end with 。"""
    from word.rules.tail import recipient_ends

    for paragraph in recipient_ends(bench.file):
        text = Text(paragraph.element)
        content = text.content.rstrip()
        if not content.endswith("。"):
            end = len(content)
            start = end - 1 if content[-1:] in "；，、.;," else end
            text.put(start, end, "。")


def copies(bench: Bench) -> None:
    """共印50份 without spaces."""
    for _paragraph, text in _each(bench, roles.TAIL):
        for found in reversed(list(_COPIES.finditer(text.content))):
            text.put(found.start(), found.end(), f"共印{found[1]}份")


def title_lines(bench: Bench) -> None:
    """A title that is too long for a line, or badly broken, broken by sense."""
    from language.words import default_segmenter
    from word.title import broken

    for paragraph, text in _each(bench, roles.TITLE):
        if not paragraph.runs:
            continue
        room = bench.file.section_of(paragraph).width / 20 / 22
        words = text.content.replace("\n", "").strip()
        lines = broken(words, room, lambda part: default_segmenter().tag(part))
        if "\n".join(lines) != text.content.strip():
            text.put(0, len(text.content), "\n".join(lines))


WORDS: tuple[Repair, ...] = (
    ((901, 902), marks),
    ((903,), dates),
    ((904,), document_numbers),
    ((905,), figures),
    ((509,), heading_ends),
    ((513,), first_line),
    ((516,), empty),
    ((405,), issue),
    ((407,), issuer_date),
    ((408,), sides),
    ((607,), recipients),
    ((608,), copies),
    ((503,), title_lines),
)
