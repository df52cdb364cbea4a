"""A text as the check reads it: figures, dates, words of direction and names as one token each, every other
character as its own. Marks and white space are no tokens, but the end of a clause is one.

So a text in other widths, with other quotation marks or without stray spaces is the same row of tokens.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import IntEnum
from functools import cache
from typing import Final

from facts.check import figures, signs
from language.quantities import units


class Kind(IntEnum):
    """What a token is. Those up to NAME are compared one by one; the others are only their surroundings."""

    NUMBER = 0
    DATE = 1
    DIRECTION = 2
    NAME = 3
    CHARACTER = 4
    BREAK = 5


@dataclass(frozen=True, slots=True)
class Token:
    """``text[start:end]`` of a text. Two tokens with equal ``kind`` and ``key`` say the same.

    ``unit``, ``rough`` and ``direction`` tell more of a number: its unit under its one name, whether it is a rough
    one (about, over, under), and the pole of the word of direction that governs it. ``digits`` is the bare number, ``worth`` what its unit and scale make of it. ``soft`` tokens (一个) are not
    missed in a source; ``quoted`` ones are part of a coined term (“一主六双”). ``row`` is shared by names or figures that stand in one row (甲、乙和丙; 5亿元、7亿元); -1 for none.
    ``text[first:last]`` is a number with the word that makes it a rough one (约5%, 5%左右).
    """

    kind: Kind
    key: object
    start: int
    end: int
    unit: str = ""
    rough: str = ""
    direction: str = ""
    digits: str = ""
    worth: Decimal = Decimal(1)
    soft: bool = False
    quoted: bool = False
    row: int = -1
    first: int = -1
    last: int = -1

    @property
    def axis(self) -> object:
        """Of a date its kind (year, month …), of a word of direction its axis: what it can be exchanged with."""
        return self.key[0] if isinstance(self.key, tuple) else self.key

    @property
    def pole(self) -> str:
        """Where on its axis a word of direction points."""
        return str(self.key[1]) if isinstance(self.key, tuple) else ""

    @property
    def critical(self) -> bool:
        """Whether the token must be borne by the sources."""
        return self.kind <= Kind.NAME


_WIDTHS: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    ord("　"): ord(" "),
    ord("−"): ord("-"),
    ord("﹣"): ord("-"),
}
_BREAKS: Final = frozenset(",;:!?。\n\r")
_CN: Final = f"[{figures.NUMERALS}]"
_TO: Final = r"\s*(?:[—–\-~―]{1,2}|至|到)\s*"
_JOINED: Final = re.compile(r"\s*(?:、|和|及|与|[—–\-~―]{1,2}|至|到)\s*\Z")
# A word of direction governs a figure at most so many tokens behind it.
_REACH: Final = 9
_ROW_GLUE: Final = re.compile(r"\s*(?:、|和|与|及|以及|/|\s)\s*\Z")
_RELATIVE: Final = (
    "今年 去年 明年 上年 前年 后年 本年 当年 次年 翌年 上半年 下半年 上月 本月 下月 上季度 本季度 下季度 上周 本周 下周 昨日 今日 明日 "
    "前三季度 前两季度 年初 年末 年底 年中 月底 月初 上旬 中旬 下旬"
)


@cache
def _pattern() -> re.Pattern[str]:
    measures = signs.unit_pattern()
    number = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?"
    relative = "|".join(sorted(_RELATIVE.split(), key=len, reverse=True))
    return re.compile(
        rf"""
        (?P<item>(?:\A|(?<=[:;。\n]))\s*(?:[(]?\s?(?P<nth>[0-9]{{1,2}})\s?(?:[)]|[、.](?![0-9]))|第(?P<th>[一二三四五六七八九十]{{1,2}})(?=[,、。])))
      | (?P<year>(?:(?<![0-9.])[1-9][0-9]{{3}}|[一二][{"零〇○一二三四五六七八九"}]{{3}})\s*年(?![人吨])
               |(?<![0-9.,])[1-9][0-9]{{3}}(?={_TO}(?:19|20)?[0-9]{{2}}\s*(?:年|学年))
               |(?<![0-9.,])(?:19|20)[0-9]{{2}}(?=[-/.][01]?[0-9][-/.][0-3]?[0-9](?![0-9])))
      | (?P<ymd>(?<=[0-9])[-/.](?P<m>[01]?[0-9])[-/.](?P<d>[0-3]?[0-9])(?![0-9]))
      | (?P<month>(?:(?<![0-9.])[0-9]{{1,2}}|(?<!{_CN})(?:十[一二]?|[一二三四五六七八九]))\s*月(?:份)?(?!饼))
      | (?P<day>(?:(?<![0-9.])[0-9]{{1,2}}|(?<=月)(?:[二三]?十[一二三四五六七八九]?|[一二三四五六七八九]))\s*日(?![均产]))
      | (?P<quarter>第?(?:[1-4]|[一二三四])季度)
      | (?P<plan>(?<!{_CN})(?:十[一二三四五六七八九]?|[一二三四五六七八九]|二十)五(?=[”’"」']|时期|规划|期间|末|以来))
      | (?P<relative>{relative})
      | (?P<direction>{signs.direction_pattern()})
      | (?P<scope>{signs.scope_pattern()})
      | (?P<ratio>(?P<under>[0-9]+|{_CN}+)分之(?P<over>[0-9]+|{_CN}+(?:点{_CN}+)?))
      | (?P<number>(?P<ordinal>第\s*)?(?P<minus>(?<![0-9A-Za-z%\u4e00-\u9fff)])-|(?<=[为是率速幅到达至])-|(?<=[为是率速幅])负(?=[0-9]))?(?P<value>{number}|{_CN}+(?:点{_CN}+)?)
            (?P<some>\s*[多余几])?\s*(?:(?P<scale>[{figures.SCALES}]{{0,3}}?)(?P<some2>[多余])?\s*(?P<unit>{measures})|(?P<bare>[{figures.SCALES}]{{1,3}}(?P<some3>[多余])?))?)
        """,
        re.VERBOSE,
    )


@cache
def _latin() -> re.Pattern[str]:
    return re.compile(r"[A-Za-z]+")


def tokens(text: str, names: Iterable[str] = ()) -> tuple[Token, ...]:
    """The tokens of ``text``; ``names`` are the names to be kept whole, wherever they stand."""
    plain = text.translate(_WIDTHS)
    quoted = _quoted(plain)
    book = _book(names)
    found: list[Token] = []
    at = searched = 0
    while (match := _pattern().search(plain, searched)) is not None:
        made = _critical(plain, match, quoted)
        start, end = (made[0].start, made[-1].end) if made else match.span()
        found += _characters(plain, at, start, book)
        # A name may begin before a figure and hold it: 市第一医院.
        reached = max(found[-1].end if found else 0, at)
        name = _name_at(plain, start, len(plain), book) if reached <= start else None
        if reached > start:
            at = searched = reached
        elif name is not None and len(name) > end - start:
            found.append(Token(Kind.NAME, name, start, start + len(name)))
            at = searched = start + len(name)
        else:
            found += made
            searched = end
            at = end if made else start
    found += _characters(plain, at, len(plain), book)
    return tuple(_in_rows(plain, _governed(plain, found)))


def _book(names: Iterable[str]) -> Mapping[str, list[str]]:
    """Names by their first two characters, the longest first."""
    book: dict[str, list[str]] = {}
    for name in names:
        if len(name) >= 2:
            book.setdefault(name[:2], []).append(name)
    for row in book.values():
        row.sort(key=len, reverse=True)
    return book


def _quoted(plain: str) -> list[tuple[int, int]]:
    """Short quotations, in which every numeral belongs to a coined term."""
    if not any(mark in plain for mark in '“"‘「'):
        return []
    return [m.span() for m in re.finditer(r"[“\"‘「][^”\"’」，。；\n]{1,16}[”\"’」]", plain)]


def _critical(plain: str, match: re.Match[str], quoted: list[tuple[int, int]]) -> list[Token]:
    start, end = match.span()
    if match["item"] is not None:
        numeral = match["nth"] or match["th"]
        key = ("item", figures.value_of(numeral))
        return [Token(Kind.NUMBER, key, start, end, unit="item", digits=numeral)]
    if match["year"] is not None:
        digits = match["year"].replace("年", "").strip()
        value = figures.value_of(digits)
        return [Token(Kind.DATE, ("year", value), start, end, digits=digits)]
    if match["ymd"] is not None:
        return [
            Token(Kind.DATE, ("month", Decimal(match["m"])), match.start("m"), match.end("m")),
            Token(Kind.DATE, ("day", Decimal(match["d"])), match.start("d"), match.end("d")),
        ]
    for name, sign in (("month", "月"), ("day", "日"), ("quarter", "季")):
        if match[name] is not None:
            numeral = match[name].split(sign)[0].strip().lstrip("第")
            return [Token(Kind.DATE, (name, figures.value_of(numeral)), start, end)]
    if match["plan"] is not None:
        return [Token(Kind.DATE, ("plan", figures.value_of(match["plan"][:-1])), start, end)]
    if match["relative"] is not None:
        return [Token(Kind.DATE, ("relative", match["relative"]), start, end)]
    if match["direction"] is not None:
        return [Token(Kind.DIRECTION, signs.directions()[match["direction"]], start, end)]
    if match["scope"] is not None:
        return [Token(Kind.NAME, match["scope"], start, end, soft=True)]
    if match["ratio"] is not None:
        return _ratio(match)
    return _number(plain, match, quoted)


def _ratio(match: re.Match[str]) -> list[Token]:
    under, over = figures.value_of(match["under"]), figures.value_of(match["over"])
    if not under or over is None:
        return []
    start, end = match.span()
    if under == 100:
        return [_percent(over, start, end)]
    return [Token(Kind.NUMBER, ((over, under), ""), start, end, digits=f"{over}/{under}")]


def _percent(value: Decimal, start: int, end: int) -> Token:
    known = units.standard("%")
    key = (value.normalize(), known.dimension)
    return Token(Kind.NUMBER, key, start, end, unit="%", digits=str(value), worth=known.factor)


def _number(plain: str, match: re.Match[str], quoted: list[tuple[int, int]]) -> list[Token]:
    numeral = match["value"]
    start, end = match.span()
    value = figures.value_of(numeral)
    chinese = not numeral[0].isascii()
    unit = units.spelled((match["unit"] or "").strip())
    scale = (match["scale"] or "") + (match["bare"] or "").rstrip("多余")
    in_term = any(left < start < right for left, right in quoted)
    if value is None:
        return []
    soft = False
    if chinese:
        if match["ordinal"] is None and not in_term and not _counts(plain, match, numeral, unit):
            return []
        alone = numeral == "一" and unit not in ("倍", "成") and match["ordinal"] is None
        soft = in_term or alone
    if not unit and not scale and not in_term and end < len(plain) and plain[end].isalpha():
        # An unknown measure word is told by its first character.
        unit = "?" + plain[end].lower()
    if (
        not chinese
        and not scale
        and (not unit or unit[0] == "?")
        and 1900 <= value < 2100
        and len(numeral) == 4
    ):
        return [Token(Kind.DATE, ("year", value), start, end, digits=numeral)]
    scaled = figures.scale_of(scale)
    value *= scaled
    if match["minus"]:
        value = -value
    known = units.standard(unit)
    rough = "some" if match["some"] or match["some2"] or match["some3"] else ""
    key: tuple[object, ...] = ((value * known.factor).normalize(), known.dimension)
    if match["ordinal"] is not None:
        key = ("ordinal", *key)
    digits = str(figures.value_of(numeral))
    return [
        Token(
            Kind.NUMBER,
            key,
            start,
            end,
            unit=scale + unit,
            rough=rough,
            digits=digits,
            worth=known.factor * scaled,
            soft=soft,
            quoted=in_term,
        )
    ]


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(f"[多余几]?(?:{signs.counted_pattern()})")


def _counts(plain: str, match: re.Match[str], numeral: str, unit: str) -> bool:
    """Whether a Chinese numeral is a figure: it counts something, or is too long to be part of a word."""
    if numeral in ("零", "〇", "万", "千", "百", "亿", "十") or numeral[0] == "万":
        return False
    end = match.end("value")
    before = plain[match.start() - 1] if match.start() else ""
    if _counted().match(plain, end) is not None:
        # 进一步, 统一, 第一时间: the numeral belongs to the word before.
        return not (len(numeral) == 1 and before in "统唯万单专归进同逐之某每")
    return len(numeral) >= 3 or (len(numeral) == 2 and unit not in ("", "大"))


def _name_at(plain: str, at: int, end: int, book: Mapping[str, list[str]]) -> str | None:
    row = book.get(plain[at : at + 2])
    if row is None:
        return None
    return next((n for n in row if plain.startswith(n, at) and at + len(n) <= end), None)


def _characters(plain: str, start: int, end: int, book: Mapping[str, list[str]]) -> Iterator[Token]:
    at = start
    while at < end:
        sign = plain[at]
        name = _name_at(plain, at, len(plain), book)
        if name is not None:
            yield Token(Kind.NAME, name, at, at + len(name))
            at += len(name)
            continue
        if sign in _BREAKS:
            yield Token(Kind.BREAK, "|", at, at + 1)
        elif sign.isascii() and sign.isalpha():
            word = _latin().match(plain, at, end)
            last = word.end() if word else at + 1
            yield Token(Kind.CHARACTER, plain[at:last].lower(), at, last)
            at = last
            continue
        elif sign.isalnum():
            yield Token(Kind.CHARACTER, sign, at, at + 1)
        at += 1


def _governed(plain: str, found: list[Token]) -> list[Token]:
    """Numbers with what governs them: the word of direction before, whether they are rough, the unit of their row."""
    direction, last, end = "", -_REACH, 0
    result: list[Token] = []
    for index, token in enumerate(found):
        made = token
        if token.kind is Kind.BREAK:
            direction = ""
        elif token.kind is Kind.DIRECTION:
            if token.axis in ("change", "over"):
                direction, last, end = token.pole, index, 0
        elif token.kind is Kind.NUMBER:
            # It governs the next figure, and those that stand in one row with it.
            reached = _JOINED.match(plain[end : token.start]) if end else index - last <= _REACH
            direction = direction if reached and not token.quoted else ""
            rough, start, stop = _rough(plain, token)
            made = replace(token, rough=rough, direction=direction, first=start, last=stop)
            end = token.end
        result.append(made)
    # 32977、17759元, 6—7%: the unit stands behind the last of a row.
    for index in range(len(result) - 2, -1, -1):
        first = result[index]
        if first.kind is not Kind.NUMBER or first.unit:
            continue
        following = result[index + 1]
        if following.kind is Kind.NUMBER and _JOINED.match(plain[first.end : following.start]):
            key, other = first.key, following.key
            if isinstance(key, tuple) and len(key) == 2 and isinstance(other, tuple):
                value = (Decimal(first.digits) * following.worth).normalize()
                result[index] = replace(
                    first, key=(value, other[-1]), unit=following.unit, worth=following.worth
                )
    return result


def _rough(plain: str, token: Token) -> tuple[str, int, int]:
    """How rough a figure is, and where the figure with its word of that begins and ends."""
    low = max(0, token.start - 8)
    before = signs.rough_before().search(plain[low : token.start])
    behind = signs.rough_behind().match(plain, token.end)
    if behind is not None and behind.lastgroup:
        return behind.lastgroup.rstrip("0123456789"), token.start, behind.end()
    if before is not None and before.lastgroup:
        return before.lastgroup.rstrip("0123456789"), low + before.start(), token.end
    return token.rough, token.start, token.end


def _in_rows(plain: str, found: list[Token]) -> list[Token]:
    """Names and figures with the number of their row."""
    row = 0
    for index in range(1, len(found)):
        left, right = found[index - 1], found[index]
        before = index - 1
        glue = plain[left.end : right.start]
        # 和 and 与 are characters between two names.
        if right.critical and left.kind is Kind.CHARACTER and index >= 2:
            before = index - 2
            glue = plain[found[before].end : right.start]
        if (
            right.kind in (Kind.NAME, Kind.NUMBER)
            and found[before].kind is right.kind
            and _ROW_GLUE.match(glue) is not None
        ):
            if found[before].row < 0:
                row += 1
                found[before] = replace(found[before], row=row)
            found[index] = replace(right, row=found[before].row)
    return found
