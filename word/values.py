"""From what a person typed in the masthead to what is printed."""

from __future__ import annotations

import datetime
import re

from language.characters import HAN
from language.typography import printed
from model.briefing import Briefing
from word.fields import BY_NAME, Field, FieldKind, settable
from word.ooxml import ILLEGAL
from word.runs import LINE_BREAK, PARAGRAPH_BREAK

_NEWLINES = r"\r\n|[\r\v\f\x85\u2028\u2029]"
_UNCLEAN = re.compile(f"[\t\r\x85\u2028\u2029\ufdd0-\ufdef]|{ILLEGAL.pattern}")
# Besides what XML forbids: characters that stand for nothing, which mark places here (``word.marks``).
_NO_TEXT = f"[\ufdd0-\ufdef]|{ILLEGAL.pattern}"
_SPACE = re.compile(r"\s")
_AFTER_MARK = re.compile(r"(?<=[，；：？！])\s+(?=\S)")
# Stands for a space while marks are widened; no cleaned text holds it.
_HELD = "\x00"
_DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_NUMBER = re.compile(r"(?:共?印|总)?第?\s*(\d+)\s*[期份号]?")
_OWN_NUMBER = re.compile(r"\d{1,2}\s*[.．、]\s*(?!\d)")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９－／．", "0123456789-/.")


class Cleaner:
    """Takes out what XML cannot hold, and counts it."""

    def __init__(self) -> None:
        self.removed = 0

    def text(self, value: str) -> str:
        """``value`` with every kind of newline as ``\\n``, tabs as spaces, illegal characters gone."""
        if not _UNCLEAN.search(value):
            return value
        value = re.sub(_NEWLINES, "\n", value).replace("\t", " ")
        value, count = re.subn(_NO_TEXT, "", value)
        self.removed += count
        return value


# (Not behind a number in a list.)
_FINAL_POINT = re.compile(rf"{HAN}{{3}}[”’）)》]?[.．]\Z")


def chinese_date(day: datetime.date) -> str:
    """2024年1月5日: no zeros before the figures."""
    return f"{day.year}年{day.month}月{day.day}日"


def widened(value: str) -> str:
    """``value`` with the marks of Chinese text, as an item is printed, but the last mark and all spaces, save
    those after a comma or a colon, as a person has typed them; a point behind Chinese at the end is a full stop."""
    spaces = iter(_SPACE.findall(value))
    text = printed(_SPACE.sub(_HELD, value.replace(_HELD, "")) + _HELD)
    text = _AFTER_MARK.sub("", re.sub(_HELD, lambda _: next(spaces, ""), text))
    return f"{text[:-1]}。" if _FINAL_POINT.search(text) else text


def printed_value(field: Field, value: str) -> str:
    """How ``value`` is printed in the place of ``field``; breaks as ``word.runs`` has them."""
    value = value.strip()
    if field.kind is FieldKind.DATE:
        return _printed_date(" ".join(value.split()))
    if field.kind is FieldKind.NUMBER:
        found = _NUMBER.fullmatch(value.translate(_FULL_WIDTH))
        return found[1] if found else " ".join(value.split())
    lines = [line.strip() for line in value.split("\n")]
    lines = [line if field.verbatim else widened(line) for line in lines if line]
    if field.kind is FieldKind.LIST:
        joined = "，".join(line.strip("，、；。,;") for line in lines)
        return joined + "。" if joined else ""
    if field.name == "附件" and len(lines) > 1:
        lines = [f"{n}.{_OWN_NUMBER.sub('', line)}" for n, line in enumerate(lines, 1)]
    if field.name == "主送" and lines:
        lines[-1] = lines[-1].rstrip("：:")
    if field.kind is FieldKind.BLOCK:
        return PARAGRAPH_BREAK.join(lines)
    return (LINE_BREAK if field.lines else " ").join(lines)


def _printed_date(value: str) -> str:
    """A date without zeros before its figures; anything that is no date stays as it is."""
    found = _DATE.fullmatch(value.translate(_FULL_WIDTH))
    if not found:
        return value
    try:
        return chinese_date(datetime.date(int(found[1]), int(found[2]), int(found[3])))
    except ValueError:
        return value


def masthead(briefing: Briefing, today: datetime.date, cleaner: Cleaner) -> dict[str, str]:
    """The printed value of every field that a person can set; empty where there is nothing to print."""
    given = {name: cleaner.text(value) for name, value in briefing.fields if name in BY_NAME}
    printed: dict[str, str] = {}
    for field in settable():
        value = given.get(field.name, "").strip() or field.default
        if not value and field.name == "编发日期":
            value = chinese_date(today)
        printed[field.name] = printed_value(field, value)
    for field in settable():
        if field.default_from and not printed[field.name]:
            printed[field.name] = printed[field.default_from]
    return printed
