"""What one block looks like, judged alone: the typographic evidence that the outline is built from.

Nothing here knows a subject or a place name. The few words listed are function words of the language (pronouns,
particles), words of address, and words of the press; each list says what it is evidence of.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from language.characters import HAN
from language.stops import is_stop
from model.document import Block, BlockKind
from readers.outline.markers import Marker, Scheme, parse_marker

# A heading on a line of its own; the longest in official documents with two clauses reach about forty.
_LONGEST_LINE = 40
# A heading behind a number says by that number what it is, and may be longer.
_LONGEST_MARKED = 80
_LONGEST_MARKED_SENTENCE = 50
# A first sentence that is a heading: with a number two clauses fit, without one a single clause.
LONGEST_RUN_IN_MARKED = 45
LONGEST_RUN_IN = 28

_END = re.compile(r"[。！？!?；;：:，,、…][”’」』）)》】]*$|[^\d.]\.$")
_STOP = re.compile(r"[。！？!?；;]")
_FIRST_STOP = re.compile(r"[。！？!?][”’」』]?")
# In a text without 。, a half-width stop between Chinese characters.
HALF_STOP = re.compile(rf"(?:(?<={HAN})|(?<=[”）)]))\.(?={HAN}|[“（])")
# Those that are strings are compiled when first needed (the library keeps what it compiled): few documents do.
_DATE = (
    r"[（(—\-– ]*(?:\d{4}|[二〇○零一]{2}[〇○零一二三四五六七八九]{2}) ?年(?: ?[\d一二三四五六七八九十]{1,3} ?月"
    r"(?: ?[\d一二三四五六七八九十]{1,3} ?日)?[^，。]{0,8}[）)]?|[^，。]{0,8}[）)])$"
)
_YEAR = re.compile(r"\d{4} ?年")
# A photographer's name alone in brackets.
_PHOTOGRAPHER = r"[（(][^（()）。，]{1,14}摄[）)]$"
# Words that only the making of a newspaper, page or file explains: nobody quotes such a line.
_PRESS = (
    r"[（(【]?(?:本报|本刊|本台|新华社|通讯员|见习|特约)?(?:记者|撰稿|供稿|摄影|责任编辑|责编|编辑|校对|美编|审核|来源|作者|整理|制图|排版|监制)"
    rf"(?:[：:／/ 　]|{HAN}{{2,4}}[ 　]|$)|本版(?:撰稿|设计|编辑|责编|图片)|原标题[：:]|(?:发布|更新)(?:时间|日期)[：:]|发表时间[：:]"
    r"|(?:浏览|阅读|点击)(?:次数|量|数)?[：:]|[【\[]?(?:扫码|扫一扫|分享到|字号[：:]|打印本页|关闭窗口|上一篇|下一篇)|[（(](?:完|记者.{1,20}|本报记者.{1,20})[）)]$"
)
_PRESS_BEGINS = frozenset(
    "（(【[本新通见特记撰供摄责编校美审来作整制排监原发更浏阅点扫分字打关上下"
)
_CREDIT = r"(?:本报|新华社|记者|通讯员|图片)[^。；]{0,24}(?:摄|[／/]摄|供图|发)[）)]?$"
_CREDITED = ("摄", "供图", "发")
_PAGE_NUMBER = (
    r"[-—–－·\s]*\d{1,4}[-—–－·\s]*$|第\s*\d+\s*页(?:[，, ]*共\s*\d+\s*页)?$|\d+\s*/\s*\d+$"
)
# Where one is on a web site, the masthead of a newspaper page, a line of a table of contents and its heading.
_PLACE = r"首页(?:[ 　|>》·-]|$)|(?:您)?(?:当前|现在)?(?:的|所在的?)?位置[：:]|第?[\d一二三四五六七八九十]{1,2}版[ 　:：|·]|目[ 　]*[录次]$"
_PLACE_BEGINS = frozenset("首您当现位第目一二三四五六七八九十")
_STAFF = (
    "责任编辑：",
    "责任编辑:",
    "责编：",
    "责编:",
    "美编：",
    "美编:",
    "版式：",
    "版式:",
    "校对：",
    "校对:",
)
_CONTENTS = r"(?:[.…·．_—⋯]{3,}|[.．·…][ 　.．·…]{4,}|\t)[ 　]*[-—]?\d{1,4}[-—]?$"
# 〔2024〕第3号, and a court's （2023）甲01民初18号.
_DOCUMENT_NUMBER = rf"[^，。：]{{0,16}}[〔\[【(（]\s*\d{{4}}\s*[〕\]】)）]\s*(?:{HAN}{{1,2}}\d{{0,4}}{HAN}{{1,6}})?第?\s*\d+\s*号(?:之[一二三四五六七八九十])?$"
# Under every page of a web site.
_SITE = ("ICP备", "公网安备", "网站标识码", "版权所有")
_LONGEST_SITE = 200
# Cells of a row that only white space parts: three or more, not one spaced-out word.
_CELLS = re.compile(r"\S+(?:[ 　]+\S+){2,}")
_CAPTION = r"(?:图|表|图表|附图|附表|照片)\s?[\d一二三四五六七八九十]+(?:[-.．]\d+)?[ 　：:、.．]?"
_BULLET = re.compile(r"[●◆■▲★○◇□△☆◎•※►▶➢✓√][ 　]?|[-–*+][ 　]+(?=\S)")
# Boxes to tick: an entry of a form. A lone □ may be the mark of a heading.
_TICKED = "[☑☒☐]|[□√✓✔].*[□√✓✔]"
# A call to the audience: it opens a part of a speech and belongs to none.
_ADDRESS = re.compile(
    r"(?:(?:尊敬的|亲爱的|敬爱的)?[^，。；：！]{0,10}(?:各位|同志们|朋友们|先生们|女士们|代表们|委员们|同事们|来宾们|乡亲们|同学们|老师们)"
    r"[^。；]{0,24})[：:！!]$"
)
# 时间：…, 甲方（出租方）：…: an entry of a form.
_FIELD = re.compile(r"[^，。：:]{1,14}[：:](?=.)")
# Evidence of a statement, which a heading is not: pronouns, tense and modal particles, the copula, negation.
_STATEMENT = re.compile(
    r"[我你他她它这那哪谁们]|(?<!总|国)是(?!非)|了(?!解)|[吗呢吧啊呀]|(?<![国公所拥民私特更富])有(?![效序机力利关限望条害])"
    r"|没|不(?![断失动忘懈])|就(?!业|近|地|医|学|诊)|[曾已]|相(?:互|辅|伴|连)|如果|因为|所以|但|却|也(?!门)|都(?!市|江|城)|还(?!款|田|林)|非常|十分|很"
)
_FIGURE = re.compile(
    r"\d(?:[\d.,，]*\d)?[ 　]?(?:%|％|[多余]?[万亿千百]|[元个户人名家项处座台辆件公平亩吨斤次倍条])"
)
_TWO_LETTERS = re.compile(r"[^\W\d_].*?[^\W\d_]")


def half_stop(text: str, start: int, end: int) -> re.Match[str] | None:
    """The first half-width stop between Chinese characters of ``text[start:end]`` that ends a sentence: any in a text
    without 。, else one that can be nothing else."""
    any_does = "。" not in text
    for found in HALF_STOP.finditer(text, start, end):
        if any_does or is_stop(text, found.start()):
            return found
    return None


@dataclass(frozen=True, slots=True)
class Look:
    """The evidence on one block.

    ``first`` is where its first sentence ends (the whole length if it is one sentence). ``line``: it reads as a
    heading on a line of its own; ``body``: as running text; ``content``: as one of several lines of figures;
    ``address``: as a call to the audience; ``top``: as a line of a title page; ``sentence``: it ends with a full stop.
    """

    kind: BlockKind
    length: int
    first: int
    marker: Marker | None
    line: bool
    body: bool
    address: bool
    top: bool
    content: bool = False
    sentence: bool = False

    @property
    def rest(self) -> int:
        """Characters after the first sentence."""
        return self.length - self.first


def look_at_all(blocks: Sequence[Block]) -> list[Look]:
    """Judge every block; short lines of figures or form entries, one after another, are content and no headings."""
    looks = [look_at(block) for block in blocks]
    entries = [
        look.top
        and look.marker is None
        and (holds_figure(block.text) or bool(_FIELD.match(block.text)) or is_row(block.text))
        for look, block in zip(looks, blocks, strict=True)
    ]
    for at, entry in enumerate(entries):
        if entry and ((at > 0 and entries[at - 1]) or (at + 1 < len(entries) and entries[at + 1])):
            looks[at] = replace(looks[at], content=True)
    return looks


def look_at(block: Block) -> Look:
    """Judge one block."""
    text, length = block.text, len(block.text)
    if block.kind in (BlockKind.TABLE, BlockKind.CAPTION, BlockKind.NOISE):
        body = block.kind is BlockKind.TABLE
        return Look(block.kind, length, length, None, False, body, False, False)
    kind = _kind(block)
    stop = _FIRST_STOP.search(text, 0, 120)
    if "." in text[: stop.start() if stop else 120]:
        stop = half_stop(text, 0, stop.start() if stop else 120) or stop
    first = stop.end() if stop else length
    marker = parse_marker(text) if kind is not BlockKind.NOISE else None
    address = length <= 40 and bool(_ADDRESS.match(text))
    if address:
        kind = BlockKind.NOISE
    plain = kind is BlockKind.PARAGRAPH
    symbol = (
        marker is not None and marker.scheme is Scheme.SYMBOL and block.kind is BlockKind.PARAGRAPH
    )
    line = (plain or symbol) and _is_line(text, length, marker)
    ended = bool(_END.search(text[-6:]))
    body = (kind is BlockKind.LIST_ITEM and not line) or (
        plain and (length > 60 or (ended and not line))
    )
    top = plain and length <= 60 and not ended and "\t" not in text and not _STOP.search(text)
    if (line or top) and re.search(_TICKED, text):
        line = top = False
    sentence = text.endswith("。")
    return Look(kind, length, first, marker, line, body, address, top, sentence=sentence)


def _kind(block: Block) -> BlockKind:
    """Paragraphs that are noise, a caption or a list item by their own look."""
    text = block.text
    if block.kind is not BlockKind.PARAGRAPH:
        return block.kind
    if _is_noise(text):
        return BlockKind.NOISE
    credited = len(text) <= 200 and any(word in text[-6:] for word in _CREDITED)
    if credited and re.search(_CREDIT, text[-40:]):
        # A sentence with the photographer's name is what stands under a picture; the name alone is noise.
        return BlockKind.CAPTION if _STOP.search(text) or len(text) > 40 else BlockKind.NOISE
    if len(text) <= 80 and text[-2:-1] == "摄" and re.search(_PHOTOGRAPHER, text):
        return BlockKind.CAPTION
    if (
        len(text) <= 60
        and text[0] in "图表附照"
        and re.match(_CAPTION, text)
        and not _END.search(text)
    ):
        return BlockKind.CAPTION
    return BlockKind.LIST_ITEM if _BULLET.match(text) else block.kind


def _is_noise(text: str) -> bool:
    """Whether a line is one that only the making of a page explains."""
    if len(text) > _LONGEST_SITE:
        return False
    if "。" not in text and any(word in text for word in _SITE):
        return True
    return len(text) <= 80 and _is_press(text)


def _is_press(text: str) -> bool:
    """Whether a short line has a number, a byline, a place on a site or a page number for its all."""
    first, last = text[0], text[-1]
    if last in "号一二三四五六七八九十" and re.match(_DOCUMENT_NUMBER, text):
        return True
    if (last.isdigit() or last in "-—–－· 页") and (
        re.match(_PAGE_NUMBER, text) or re.search(_CONTENTS, text)
    ):
        return True
    if first in _PRESS_BEGINS and re.match(_PRESS, text):
        return True
    if (first in _PLACE_BEGINS or first.isdigit()) and re.match(_PLACE, text):
        return True
    return any(word in text for word in _STAFF) and not _STOP.search(text)


def _is_line(text: str, length: int, marker: Marker | None) -> bool:
    """Whether the whole block could be a heading that stands alone."""
    inner = (text[marker.end :] if marker else text).strip()
    if not inner or "\t" in inner:
        return False  # a number alone; cells of a row
    if marker is not None and marker.strong and marker.scheme is not Scheme.DASH:
        body = inner.rstrip("。：:")
        return (
            length <= _LONGEST_MARKED
            and not _STOP.search(body)
            and not HALF_STOP.search(body)
            and not inner.endswith(("，", "、", "；", ";"))
        )
    if marker is not None and marker.scheme in (Scheme.LABEL, Scheme.SPACED):
        return length <= _LONGEST_MARKED and not _STOP.search(text) and not _END.search(text)
    if length > _LONGEST_LINE or _END.search(text) or _STOP.search(text):
        return False
    named = has_letters(text) or bool(_YEAR.fullmatch(text))
    return (
        named
        and not ("年" in text and re.match(_DATE, text))
        and text.count("，") + text.count(",") <= 2
    )


def has_letters(text: str) -> bool:
    """Whether there are at least two letters or Chinese characters: figures alone are a table's cell."""
    return bool(_TWO_LETTERS.search(text, 0, 40))


def is_statement(text: str) -> bool:
    """Whether a short sentence tells something rather than names a task: what follows it is not its section."""
    return bool(_STATEMENT.search(text)) or bool(_FIGURE.search(text))


def holds_figure(text: str) -> bool:
    """Whether a quantity is in it: a result or target, which is content and no heading."""
    return bool(_FIGURE.search(text))


def is_row(text: str) -> bool:
    """Whether a line is cells that white space parts, as a table looks in plain text."""
    if _CELLS.fullmatch(text) is None:
        return False
    return any(len(cell) > 1 for cell in text.split()[:-1])


def is_single_clause(text: str) -> bool:
    """No comma and no inner stop: what can be read as a name of what follows."""
    return not re.search(r"[，,；;：:](?=.)", text)
