"""What the beginnings and ends of printed lines say about where paragraphs begin and end."""

from __future__ import annotations

import re

OPENING = "“‘「『（(《〈【〔["
CLOSING = "”’」』）)》〉】〕]"
PAIRS = dict(zip(CLOSING, OPENING, strict=True))
# What ends a sentence or announces the next paragraph; closing quotes and brackets may follow.
# A full stop at the end, within closing quotes too.
STOP_AT_END = re.compile("[。！？!?][”’」』）)]*\\Z")
ENDED = re.compile(r"[。！？!?；;：:…][”’」』）)》】\]]*$|[^\d]\.$")
COMMA = re.compile(r"[，、,]$")
CLAUSES = re.compile(r"[，、。；,;]")
STOP_INSIDE = re.compile(r"[。；！？;](?!$)|[a-z][.!?] (?=\S)")
CANNOT_BEGIN = re.compile(r"[，。、；：！？）》」』】〕”’,;!?)\]%％℃]")
NUMERALS = "一二三四五六七八九十百零〇"
# What no sentence begins with: particles, conjunctions and verbs that want a subject before them.
_GOES_ON_BEGINS = frozenset("的着们了和与及或等为是达至以左之亿万%％")
_GOES_ON = (
    "[的着们]|了(?!解)|和(?![平睦谐气解])|与(?![会此其时])|及(?!时|其|早|至|格|第)|或(?!许|者)|等(?!级|于|待|到|不|额|量|你|我)"
    r"|[为是达至](?=[\d一二三四五六七八九十])|以[上下内外](?=[，。、；])|左右|之(?![前后间所])|亿|万(?=[元人户吨亩个])|[%％]"
)
# What no sentence and no headline ends with: prepositions and verbs that want an object.
_HANGS_ENDS = frozenset("到在于的及为从被过并或")
_HANGS = "(?:(?<![迟得报签达])到|(?<![存所现正潜内])在|(?<![终等])于|(?<!目)的|(?<!普)及|(?<![行作成有])为|(?<!服)从|被|超过|以及|并|或)$"
# The ends of official titles, by which 关于…… is known to be whole.
_TITLE_ENDS = "(?:通知|意见|报告|请示|批复|函|决定|公告|通告|通报|纪要|方案|办法|规定|汇报|说明|讲话|建议|议案|决议|公报|细则|规划|计划)(?:（.{1,12}）|》)?$"
APART_FROM_TITLE = re.compile(r"[（(〔\d—－-]|第.{1,4}[期号]$")
# What begins a line of its own whatever stands before it.
FRESH = re.compile(
    rf"[{NUMERALS}]{{1,4}}[、．.]|[（(][{NUMERALS}]{{1,4}}[）)]|[（(]\d{{1,2}}[）)]|\d{{1,2}}[、．)）]|\d{{1,2}}\.(?!\d)"
    rf"|\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}[ 　]|第[{NUMERALS}\d]{{1,5}}[编篇部章节条]|[{NUMERALS}][是要][^，]"
    r"|[●◆■▲★○◇□△☆◎•·※►▶➢✓√①-⑳❶-❿]|[-*+—–]+[ 　]|——|#{1,6} |即[：:]|图为"
    r"|(?:\d{4}|[〇○零一二三四五六七八九]{4})年\d{0,2}[^，。]{0,6}日$"
    r"|(?:附件|附表|附录|图|表|注)[\d一二三四五六七八九十]*[ 　：:]"
)
# 县长 李远, 本报记者 周晓雯, 来源：…: the line of a person or of the press.
# Letters and characters by their category: a range of thousands takes long to compile.
_BYLINE = r"[^\W\d_]{2,12}[ 　]+[^\W\d_](?:[ 　]?[^\W\d_]){1,2}$"


def is_byline(text: str) -> bool:
    """Whether ``text`` is such a line. Nearly none is, so that the pattern is compiled when first needed."""
    if text.startswith(("来源：", "来源:", "作者：", "作者:")) or "记者" in text[:8]:
        return True
    spaced = len(text) <= 40 and text[0] > "\u2e80" and (" " in text or "　" in text)
    return spaced and bool(re.match(_BYLINE, text))


# The end of what stands under a picture; a date or number that a new paragraph opens with.
CREDIT = re.compile(r"(?:摄|供图)[）)]?$")
OPENING_WORDS = re.compile(r"\d{4}年|\d{1,2}[ 　]|\d{1,2}月\d{1,2}日")
# 送：…, an entry of a form.
ENTRY = re.compile(r"[^，。；：:]{1,6}[：:].")
BULLETS = frozenset("●◆■▲★○◇□△☆◎•·※►▶➢✓√❶❷❸❹❺❻❼❽❾❿")
# A line of a table of contents reaches the margin because its page number stands there.
LEADER = re.compile(r"[.…·．_—]{3,} *\d+$")
NUMBER_TAIL = re.compile(r"\d[.,]?$")
_PAGE_ENDS = frozenset("-—–－页")
_PAGE = r"[ \t　]{0,99}(?:[-—–－]{1,2}[ 　]?\d{1,4}[ 　]?[-—–－]{1,2}|第[ 　]*\d{1,4}[ 　]*页(?:[，,/ 　]*共[ 　]*\d{1,4}[ 　]*页)?)[ \t　]*$"


def is_page_number(text: str) -> bool:
    """Whether ``text`` is the number of a printed page: — 3 —, 第 3 页 共 20 页."""
    return len(text) <= 60 and text.rstrip()[-1:] in _PAGE_ENDS and bool(re.match(_PAGE, text))


def goes_on(text: str) -> bool:
    """Whether ``text`` can only be the rest of a sentence."""
    return text[0] in _GOES_ON_BEGINS and bool(re.match(_GOES_ON, text))


def hangs(text: str) -> bool:
    """Whether ``text`` ends where neither a sentence nor a headline does."""
    return text[-1] in _HANGS_ENDS and bool(re.search(_HANGS, text[-4:]))


def ends_title(text: str) -> bool:
    """Whether ``text`` ends as the title of an official document does."""
    return bool(re.search(_TITLE_ENDS, text))
