"""Ways to break an item, and ways to change it that break nothing. Nothing here knows how the check reads a text."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from decimal import Decimal

Alter = Callable[[str, random.Random], str | None]

FIGURE = re.compile(r"(?<![0-9A-Za-z.“+＋])[0-9]+(?:\.[0-9]+)?")
MEASURED = re.compile(
    r"(?<![0-9A-Za-z.“+＋])([0-9]+(?:\.[0-9]+)?)(个百分点|万千瓦时|亿千瓦时|万千瓦|万亩|万人次|万人|万户|万吨|亿斤|亿元|万元|亿吨|万个|万套|平方公里|公里|"
    r"吨|元|%|％|亩|人|户|个|家|所|项|件|套|颗|台|座|条|名|位|倍)"
)
UNITS = {
    "个百分点": "%",
    "%": "个百分点",
    "％": "个百分点",
    "亿元": "万元",
    "万元": "亿元",
    "万亩": "亿亩",
    "万人": "人",
    "万人次": "人次",
    "万户": "户",
    "万吨": "亿吨",
    "亿吨": "万吨",
    "亿斤": "万斤",
    "万千瓦": "千瓦",
    "万千瓦时": "亿千瓦时",
    "亿千瓦时": "万千瓦时",
    "万个": "个",
    "万套": "套",
    "平方公里": "公里",
    "公里": "米",
    "吨": "公斤",
    "元": "万元",
    "亩": "公顷",
    "人": "户",
    "户": "人",
    "个": "家",
    "家": "个",
    "所": "家",
    "项": "个",
    "件": "项",
    "套": "个",
    "颗": "个",
    "台": "套",
    "座": "条",
    "条": "座",
    "名": "户",
    "位": "倍",
    "倍": "%",
}
TURNED = (
    ("增长", "下降"),
    ("增加", "减少"),
    ("提高", "降低"),
    ("上升", "下降"),
    ("高于", "低于"),
    ("高出", "低于"),
    ("同比", "环比"),
    ("超过", "不足"),
    ("顺差", "逆差"),
    ("出口", "进口"),
    ("以上", "以下"),
)
PLAIN_NUMBER = "一二三四五六七八九"


def digit(text: str, chance: random.Random) -> str | None:
    """One digit of one figure becomes another one."""
    places = [
        index
        for figure in FIGURE.finditer(text)
        for index in range(figure.start(), figure.end())
        if text[index].isdigit()
    ]
    if not places:
        return None
    at = chance.choice(places)
    others = [sign for sign in "123456789" if sign != text[at]]
    return text[:at] + chance.choice(others) + text[at + 1 :]


def unit(text: str, chance: random.Random) -> str | None:
    """One unit becomes another one."""
    places = [m for m in MEASURED.finditer(text) if not text[m.end() :].startswith("次")]
    if not places:
        return None
    found = chance.choice(places)
    return text[: found.start(2)] + UNITS[found[2]] + text[found.end(2) :]


def year(text: str, chance: random.Random) -> str | None:
    """One year becomes another one."""
    places = list(re.finditer(r"(?<![0-9])20[0-9]{2}(?=年)", text))
    if not places:
        return None
    found = chance.choice(places)
    moved = int(found[0]) + chance.choice((-3, -2, -1, 1, 2, 3))
    return text[: found.start()] + str(moved) + text[found.end() :]


def day(text: str, chance: random.Random) -> str | None:
    """One month or day becomes another one."""
    places = list(re.finditer(r"(?<![0-9.])[0-9]{1,2}(?=[月日])", text))
    if not places:
        return None
    found = chance.choice(places)
    moved = int(found[0]) % 12 + 1
    return text[: found.start()] + str(moved) + text[found.end() :]


def direction(text: str, chance: random.Random) -> str | None:
    """A word before or behind a figure is turned round."""
    places = []
    for pair in TURNED:
        for old, new in (pair, pair[::-1]):
            pattern = f"{old}(?=[0-9])" if old not in ("以上", "以下") else f"(?<=[0-9人%个]){old}"
            if old in ("同比", "环比", "出口", "进口", "顺差", "逆差"):
                pattern = f"{old}(?=[^，。；]{{0,4}}[0-9])"
            places += [(m.start(), m.end(), new) for m in re.finditer(pattern, text)]
    if not places:
        return None
    start, end, new = chance.choice(places)
    return text[:start] + new + text[end:]


def figures_exchanged(text: str, chance: random.Random) -> str | None:
    """Two figures of the same unit change places."""
    places = list(MEASURED.finditer(text))
    pairs = [
        (a, b)
        for i, a in enumerate(places)
        for b in places[i + 1 :]
        if a[2] == b[2] and a[1] != b[1]
    ]
    if not pairs:
        return None
    a, b = chance.choice(pairs)
    return text[: a.start(1)] + b[1] + text[a.end(1) : b.start(1)] + a[1] + text[b.end(1) :]


def names_exchanged(names: tuple[str, ...]) -> Alter:
    """Two of ``names`` change places; names of one row do not count as exchanged."""

    def alter(text: str, chance: random.Random) -> str | None:
        pattern = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
        places = list(re.finditer(pattern, text))
        pairs = [
            (a, b)
            for i, a in enumerate(places)
            for b in places[i + 1 :]
            if a[0] != b[0]
            and not a[0].startswith(b[0])
            and not b[0].startswith(a[0])
            # 甲、乙: a row says the same in any order, unless it is told off.
            and (
                "分别" in text
                or not re.fullmatch(
                    r"(?:[、和与]|[^，。；、]{2,8}[、和])*", text[a.end() : b.start()]
                )
            )
        ]
        if not pairs:
            return None
        a, b = chance.choice(pairs)
        return text[: a.start()] + b[0] + text[a.end() : b.start()] + a[0] + text[b.end() :]

    return alter


def name_replaced(names: tuple[str, ...]) -> Alter:
    """One of ``names`` becomes another one that the item does not hold."""

    def alter(text: str, chance: random.Random) -> str | None:
        pattern = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
        places = list(re.finditer(pattern, text))
        if not places:
            return None
        found = chance.choice(places)
        others = [
            name
            for name in names
            if name not in text and not name.startswith(found[0]) and not found[0].startswith(name)
        ]
        if not others:
            return None
        return text[: found.start()] + chance.choice(others) + text[found.end() :]

    return alter


# --- what breaks nothing ---------------------------------------------------------------------------


def wide(text: str, chance: random.Random) -> str | None:
    """Digits and per cent in full width."""
    return text.translate({ord(c): ord(c) + 0xFEE0 for c in "0123456789%."})


def spaced(text: str, chance: random.Random) -> str | None:
    """White space around figures."""
    return re.sub(r"(?<![0-9.,])(?=[0-9])|(?<=[0-9%])(?![0-9.,%])", " ", text).strip()


def quotes(text: str, chance: random.Random) -> str | None:
    """Other quotation marks and half-width marks."""
    return text.translate({ord("“"): '"', ord("”"): '"', ord("，"): ",", ord("；"): ";"})


def clause_cut(text: str, chance: random.Random) -> str | None:
    """The last clause or the first sentence of several is left out."""
    cuts = [m.end() for m in re.finditer("[；，]", text) if text[m.end() - 2] not in "）)"]
    if not cuts:
        return None
    at = chance.choice(cuts)
    return text[: at - 1] + "。"


def middle_cut(text: str, chance: random.Random) -> str | None:
    """One member of a series joined by ； is left out."""
    parts = text.split("；")
    if len(parts) < 3:
        return None
    del parts[chance.randrange(1, len(parts) - 1)]
    return "；".join(parts)


def reordered(text: str, chance: random.Random) -> str | None:
    """The members of a series joined by ； in another order, each whole."""
    parts = text.rstrip("。").split("；")
    # A member that leans on the one before must stay behind it.
    if len(parts) < 2 or any(
        re.match("其中|占|同比|增长|下降|比|较|高|低|其|同时", p) for p in parts
    ):
        return None
    chance.shuffle(parts)
    return "；".join(parts) + "。"


def in_digits(text: str, chance: random.Random) -> str | None:
    """A Chinese numeral before a measure word is written in digits."""

    def replace(found: re.Match[str]) -> str:
        return str(PLAIN_NUMBER.index(found[1]) + 1) + found[2]

    pattern = r"(?<![一二三四五六七八九十百千万亿零第星])([二三四五六七八九])(个(?!百)|家|项|年|条)"
    altered = re.sub(pattern, replace, text)
    return altered if altered != text else None


def rescaled(text: str, chance: random.Random) -> str | None:
    """万 figures written out in full, 亿 in 万."""

    def full(found: re.Match[str]) -> str:
        value = Decimal(found[1]) * 10_000
        if value != value.to_integral():
            return found[0]
        return f"{int(value)}{'万' if found[2] == '亿' else ''}{found[3]}"

    altered = re.sub(r"(?<![0-9.])([0-9]+(?:\.[0-9]+)?)([万亿])(元|吨|人|户|斤|亩)", full, text)
    return altered if altered != text else None
