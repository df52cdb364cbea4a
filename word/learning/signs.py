"""The signs by which the lines of an old briefing are known, and which part of each is a field's."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMBER = r"[\d０-９一二三四五六七八九十百〇○零两]{1,6}"
_DATE = (
    r"(?:\d{4}|[一二〇○零三四五六七八九十]{4})\s*[年./-]\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[月./-]\s*"
    r"(?:\d{1,2}|[一二三四五六七八九十廿卅]{1,3})\s*日?"
)
DATE = re.compile(_DATE)
_ONLY_DATE = re.compile(rf"[\s（(]*({_DATE})[\s）)]*")
_ISSUE = re.compile(rf"第\s*({_NUMBER})\s*[期号]")
_TOTAL = re.compile(rf"总\s*第?\s*({_NUMBER})\s*期")
_YEAR_ISSUE = re.compile(
    rf"^\s*[〔\[［（(]?\s*(?:19|20)\d{{2}}\s*年?\s*[〕\]］）)]?\s*年?\s*第?\s*({_NUMBER})\s*[期号]"
)
_SECRECY = re.compile(
    r"((?:绝密|机密|秘密)(?:\s*★\s*(?:\d+|[一二三四五六七八九十]+)\s*[年月天]|\s*★\s*长期)?"
    r"|内部(?:资料|文件|参考|刊物)(?:[\s，,]*(?:注意保存|请勿外传|妥善保管))?)"
)
_SERIAL = re.compile(
    r"(?:编\s*号\s*[：:]?|№\s*|NO[.．:：]\s*)\s*([A-Za-z0-9〔〕\[\]（）()\-—]{1,24})", re.I
)
# On the right of a line that says 密级 on its left.
_BARE_SERIAL = re.compile(r"(?:\t|[ \u3000]{3,})([A-Za-z0-9〔〕\-—]{2,24})\s*$")
_COPY = re.compile(r"^\s*(\d{6})\s*$")
_URGENT = re.compile(r"^\s*(特急|加急|特提|平急)\s*$")
_NAME = re.compile(
    r".{0,20}(?:简\s*报|快\s*报|专\s*报|通\s*报|信\s*息|要\s*情|动\s*态|摘\s*编|参\s*考|内\s*参|通\s*讯|情\s*况|月\s*报|周\s*报|日\s*报|要\s*报|专\s*刊|反\s*映)"
)
_OFFICE = re.compile(
    r"[\u4e00-\u9fff（）()“”·\s]{2,40}?(?:办公室|办公厅|委员会|委|厅|局|部|院|处|中心|秘书组|秘书处|公司|集团|政府|科|室|站|队|社|会|组)"
)
_EDITED_BY = re.compile(r"\s*(?:编印|编发|主办|主编|编辑|编|印)\s*$")
_FROM = re.compile(
    r"^\s*(?:编\s*发\s*单\s*位|主\s*办\s*单\s*位|编印单位|主\s*办|编\s*印)\s*[：:]\s*"
)
_NOTE = re.compile(r"^\s*[【\[（(]?\s*(?:编\s*者\s*按|按\s*语|编者的话)\s*[】\]）)]?\s*[：:]?\s*")
_CONTENTS = re.compile(
    r"^\s*(?:本期|内容)?\s*(?:要\s*目|目\s*录|目\s*次|导\s*读|内容提要)\s*[：:]?\s*$"
)
_BYLINES = (
    re.compile(
        r"[（(]\s*(?:供稿(?:单位|人)?|来稿|撰稿(?:人)?|整理)\s*[：:]\s*([^（）()]{1,40}?)\s*[）)]"
    ),
    re.compile(r"^\s*(?:供稿(?:单位|人)?|来稿|撰稿(?:人)?)\s*[：:]\s*(\S.{0,40}?)\s*$"),
    re.compile(r"[（(]\s*([^（）()]{1,40}?)\s*(?:供稿|撰稿|整理|来稿)\s*[）)]\s*$"),
)
_RECIPIENTS = {
    "报": re.compile(r"(?:主\s*报|抄\s*报|报\s*送|呈\s*报|报)\s*[：:]\s*"),
    "送": re.compile(r"(?:抄\s*送|主\s*送|送)\s*[：:]\s*"),
    "发": re.compile(r"(?:下\s*发|分\s*送|发\s*至|发)\s*[：:]\s*"),
    "本期增发": re.compile(r"本期\s*增\s*发\s*[：:]\s*"),
}
_COPIES = re.compile(rf"(?:共\s*印|印\s*数\s*[：:]?|印\s*发)\s*({_NUMBER})\s*份")
_ATTACHMENTS = re.compile(r"^\s*附\s*件\s*[：:]\s*(?=\S)")
_PRINTED = re.compile(rf"^\s*(?P<office>\S.*?)?[\s\t　]*(?P<date>{_DATE})\s*印发\s*$")
_ADDRESSEE = re.compile(r"^\s*(\S[^。；]{1,60}?)\s*[：:]\s*$")
_MEETING = {
    "会议时间": re.compile(r"^\s*(?:会议)?时\s*间\s*[：:]\s*(?=\S)"),
    "会议地点": re.compile(r"^\s*(?:会议)?地\s*点\s*[：:]\s*(?=\S)"),
    "主持人": re.compile(r"^\s*(?:会议)?主\s*持(?:人)?\s*[：:]\s*(?=\S)"),
    "参会人员": re.compile(r"^\s*(?:参会|参加|出席|与会)(?:人员|单位|人)?\s*[：:]\s*(?=\S)"),
}
_SOURCE_HEAD = re.compile(r"^\s*(?:来\s*源\s*索\s*引|来源目录|资料来源|参考资料)\s*[：:]?\s*$")
_SOURCE = re.compile(r"^\s*[〔\[［]\s*\d+\s*[〕\]］]")


_IMPRINT = re.compile(
    r"^\s*(?:责任编辑|编\s*辑|校\s*对|审\s*核|签\s*发|联系人|联系电话|电\s*话|地\s*址|邮\s*箱)\s*[：:]"
)


@dataclass(frozen=True, slots=True)
class Sign:
    """A stretch of a line that belongs to a field."""

    start: int
    end: int
    field: str


def _group(match: re.Match[str], field: str, group: int | str = 1) -> Sign:
    return Sign(match.start(group), match.end(group), field)


def issue(text: str) -> list[Sign]:
    """第3期（总第15期） in any of its forms; the numbers alone are fields."""
    total = _TOTAL.search(text)
    found = [] if total is None else [_group(total, "总期号")]
    for pattern in (_ISSUE, _YEAR_ISSUE):
        for match in pattern.finditer(text):
            apart = total is None or match.end() <= total.start() or match.start() >= total.end()
            if apart and text[max(match.start() - 1, 0) : match.start()] != "总":
                return sorted([*found, _group(match, "期号")], key=lambda sign: sign.start)
    return found


def secrecy(text: str) -> list[Sign]:
    """密级, 编号, 份号, 紧急程度."""
    found: list[Sign] = []
    for pattern, name in (
        (_SECRECY, "密级"),
        (_SERIAL, "编号"),
        (_COPY, "份号"),
        (_URGENT, "紧急程度"),
    ):
        match = pattern.search(text)
        if match is not None:
            found.append(_group(match, name))
    bare = _BARE_SERIAL.search(text)
    if bare is not None and found and not any(sign.field == "编号" for sign in found):
        found.append(_group(bare, "编号"))
    return found


def issuer(text: str) -> list[Sign]:
    """编发单位 and 编发日期, either alone or both."""
    date = DATE.search(text)
    end = len(text) if date is None else date.start()
    office = text[:end]
    start = 0
    label = _FROM.match(office)
    if label is not None:
        start = label.end()
    suffix = _EDITED_BY.search(office)
    stop = suffix.start() if suffix is not None and suffix.start() > start else len(office)
    lead = len(office[start:stop]) - len(office[start:stop].lstrip())
    stop = start + len(office[start:stop].rstrip())
    found = []
    known = label is not None or _OFFICE.search(office[start:stop]) is not None or date is not None
    if known and stop > start + lead:
        found.append(Sign(start + lead, stop, "编发单位"))
    if date is not None:
        found.append(Sign(date.start(), date.end(), "编发日期"))
    return found


def only_date(text: str) -> Sign | None:
    """A line that is a date."""
    match = _ONLY_DATE.fullmatch(text)
    return None if match is None else _group(match, "编发日期")


def is_name(text: str) -> bool:
    """Whether a line can be the name of a briefing."""
    return len(text.strip()) <= 24 and _NAME.fullmatch(text.strip()) is not None


def is_office(text: str) -> bool:
    """Whether a line is the name of an office."""
    plain = _EDITED_BY.sub("", _FROM.sub("", text)).strip()
    return 2 < len(plain) <= 40 and _OFFICE.fullmatch(plain) is not None


def is_contents_head(text: str) -> bool:
    """本期要目 and the like."""
    return _CONTENTS.match(text) is not None


def is_source_head(text: str) -> bool:
    """来源索引 and the like."""
    return _SOURCE_HEAD.match(text) is not None


def is_source(text: str) -> bool:
    """An entry of a list of sources."""
    return _SOURCE.match(text) is not None


def _after(match: re.Match[str] | None, text: str, field: str) -> list[Sign]:
    if match is None or not text[match.end() :].strip():
        return []
    return [Sign(match.end(), len(text.rstrip()), field)]


def note(text: str) -> list[Sign] | None:
    """编者按：…; None if it is none, empty if the label stands alone."""
    match = _NOTE.match(text)
    return None if match is None else _after(match, text, "编者按")


def byline(text: str) -> list[Sign]:
    """Who contributed."""
    for pattern in _BYLINES:
        match = pattern.search(text)
        if match is not None:
            return [_group(match, "供稿")]
    return []


def attachments(text: str) -> list[Sign]:
    """附件：…."""
    return _after(_ATTACHMENTS.match(text), text, "附件")


def meeting(text: str) -> list[Sign]:
    """时间, 地点, 主持人, 参会人员 of a meeting."""
    for name, pattern in _MEETING.items():
        found = _after(pattern.match(text), text, name)
        if found:
            return found
    return []


def addressee(text: str) -> list[Sign]:
    """主送 above the text."""
    match = _ADDRESSEE.match(text)
    return [] if match is None else [_group(match, "主送")]


def tail(text: str) -> list[Sign]:
    """报：…。 送：…。 发：…。, who printed and when, 共印N份."""
    found: list[Sign] = []
    starts: list[tuple[int, int, str]] = []
    for name in ("本期增发", "报", "送", "发"):
        for match in _RECIPIENTS[name].finditer(text):
            inside = any(start <= match.start() < end for start, end, _ in starts)
            before = text[: match.start()].rstrip(" \u3000\t")
            if not inside and (not before or before[-1] in "。；\n"):
                starts.append((match.start(), match.end(), name))
    starts.sort()
    for at, (_start, end, name) in enumerate(starts):
        stop = starts[at + 1][0] if at + 1 < len(starts) else len(text)
        value = text[end:stop].rstrip()
        if value:
            found.append(Sign(end, end + len(value), name))
    if not found:
        printed = _PRINTED.match(text)
        if printed is not None:
            if (printed.group("office") or "").strip():
                found.append(_group(printed, "印发单位", "office"))
            found.append(_group(printed, "印发日期", "date"))
    copies = _COPIES.search(text)
    if copies is not None and not any(s.start <= copies.start(1) < s.end for s in found):
        found.append(_group(copies, "份数"))
    return sorted(found, key=lambda sign: sign.start)


def is_imprint(text: str) -> bool:
    """责任编辑, 校对, 电话: words that stay."""
    return len(text.strip()) <= 60 and _IMPRINT.match(text) is not None


def is_tail(text: str) -> bool:
    """Whether a line is one of the 报尾."""
    return bool(tail(text))
