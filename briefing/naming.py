"""The name of an exported file, from a pattern, and the number of the next issue."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Final

DEFAULT_PATTERN: Final = "{标题} {日期}"
LONGEST_NAME: Final = 120
"""UTF-8 may need three bytes for each of these, and most file systems take 255."""
_LONGEST_BYTES: Final = 230

PIECES: Final[Mapping[str, str]] = {
    "名称": "简报名称",
    "期号": "期号",
    "总期号": "总期号",
    "日期": "编发日期",
    "年": "编发日期",
    "月": "编发日期",
    "日": "编发日期",
    "标题": "标题",
    "单位": "编发单位",
    "模板": "",
}
"""What may stand in braces in a pattern, and the masthead field that it is taken from."""

_PIECE: Final = re.compile(r"\{([^{}]*)\}")
_FORBIDDEN: Final = re.compile(
    "[\x00-\x1f\x7f\ufffe\uffff\ud800-\udfff\u200e\u200f\u202a-\u202e\u2066-\u2069]+"
)
# What Windows forbids has a full-width twin that it takes.
_TWINS: Final = str.maketrans('\\/:*?"<>|', "＼／：＊？＂＜＞｜")
_DEVICES: Final = re.compile(
    r"(?i)(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|\s*\Z)"
)
_DATE: Final = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})")
_ISSUE: Final = re.compile(r"(?:总?第)?\s*(\d+)\s*期?\Z")
_EMPTY: Final = re.compile(r"第?（）期?|\(\)|（）|《》|【】|\[\]|“”|第期|总第期")
_NUMBER: Final = re.compile(r"\d+(?=\D*\Z)")
_YEAR: Final = re.compile(r"(?:19|20)\d{2}(?=\D)")


def unknown_pieces(pattern: str) -> tuple[str, ...]:
    """What stands in braces in ``pattern`` and is none of :data:`PIECES`; a lone brace counts too."""
    unknown = [name for name in _PIECE.findall(pattern) if name not in PIECES]
    rest = _PIECE.sub("", pattern)
    return (*unknown, *(brace for brace in "{}" if brace in rest))


def file_stem(pattern: str, fields: Mapping[str, str], today: date, template: str = "") -> str:
    """The name that ``pattern`` gives with these masthead fields, without a suffix; any system takes it. Empty if the
    fields say nothing.

    An empty field takes the marks and 第…期 around it along. The date is today's if the masthead has none.
    """
    values = _values(fields, today, template)
    pattern = _without_empty(pattern, values)
    text = _PIECE.sub(lambda piece: values.get(piece[1], piece[0]), pattern)
    return safe_stem(text)


def _without_empty(pattern: str, values: Mapping[str, str]) -> str:
    def kept(piece: re.Match[str]) -> str:
        return piece[0] if values.get(piece[1], "?") else ""

    pattern = _PIECE.sub(kept, pattern)
    while (shorter := _EMPTY.sub("", pattern)) != pattern:
        pattern = shorter
    return pattern


def _values(fields: Mapping[str, str], today: date, template: str) -> dict[str, str]:
    stated = _DATE.search(fields.get("编发日期", ""))
    year, month, day = map(int, stated.groups()) if stated else (today.year, today.month, today.day)
    found = {name: fields.get(field, "").strip() for name, field in PIECES.items() if field}
    for name in ("期号", "总期号"):
        number = _ISSUE.match(found[name])
        found[name] = number[1] if number else found[name]
    found["名称"] = found["名称"] or template
    return found | {
        "日期": f"{year}年{month}月{day}日",
        "年": str(year),
        "月": f"{month:02}",
        "日": f"{day:02}",
        "模板": template,
    }


def safe_stem(text: str) -> str:
    """``text`` as a file name that Windows takes too: marks that it forbids become full-width ones."""
    name = " ".join(_FORBIDDEN.sub(" ", text).translate(_TWINS).split())
    name = name[:LONGEST_NAME]
    while len(name.encode("utf-8", "replace")) > _LONGEST_BYTES:
        name = name[:-1]
    name = name.strip(" .")
    return f"_{name}" if _DEVICES.match(name) else name


def free_path(path: Path) -> Path:
    """``path`` if nothing is there, else the first of 名（2）, 名（3） … that is free."""
    number = 2
    free = path
    while free.exists():
        free = path.with_name(f"{path.stem}（{number}）{path.suffix}")
        number += 1
    return free


def next_issue(last: str, today: date | None = None) -> str:
    """``last`` with its last number one higher: 12 → 13, 第9期 → 第10期, 〔2026〕第003期 → 〔2026〕第004期. A year before
    the number that is over starts anew at 1. Empty if ``last`` has no number."""
    found = _NUMBER.search(last)
    if found is None:
        return ""
    digits, before = found.group(), last[: found.start()]
    number = int(digits) + 1
    year = _YEAR.search(before)
    if year and today and int(year.group()) < today.year:
        before = f"{before[: year.start()]}{today.year}{before[year.end() :]}"
        number = 1
    wide = len(digits) if digits.startswith("0") else 0
    return before + str(number).zfill(wide) + last[found.end() :]
