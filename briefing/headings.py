"""Headings of the sources as headings of a briefing, and the titles of the sources."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import PurePath

from language.characters import HAN
from language.typography import printed
from model.document import BlockKind, Document, Section
from readers.outline.imprint import is_issuer, is_person

_NUMERAL = "[〇零一二三四五六七八九十百千两0-9０-９]+"
_LABEL = "(?:关键词|热词|要点|亮点|看点)"
_NUMBER = re.compile(
    rf"第{_NUMERAL}(?:部分|[章节编篇条款])[\s、，:：.．]*"
    rf"|[（(]{_NUMERAL}[)）][\s、，.．]*"
    rf"|{_NUMERAL}(?:、|[.．)）](?![0-9０-９]))\s*"
    rf"|{_LABEL}\s*{_NUMERAL}[\s、，:：.．]+"
    r"|[0-9０-９]{1,3}\s+(?=[^\s0-9０-９年月日%％])"
    r"|[①-⑳⑴-⒇㈠-㈩❶-❿][\s、]*"
    rf"|第{_NUMERAL}，|[一二三四五六七八九十](?:是|要(?![素点务求件闻]))(?={HAN}{{4}})"
    r"|[#＃◆◇■□●○▲△★☆※·•▪►▶➤—–-]+\s*"
)
_END_MARKS = "。；;，,、：:．.！!—–- 　\t"

# 公文文种 and what newspapers make of them: a line that ends with or holds one is a title.
NAMED_KIND = re.compile(
    "报告|纪要|方案|意见|通知|通报|决定|决议|公报|公告|规划|计划|总结|要点|讲话|简报|速览|解读|汇报|"
    "条例|办法|细则|规定|纲要|白皮书|公约|批复|请示|综述|大事记|新闻"
)
_SUBTITLE = re.compile(r"[—–-]")
# A mark that leads to a note at the foot.
_NOTE = re.compile(r"[\[［〔][0-9０-９]{1,2}[\]］〕]\Z")
# 问：……？ over its answer.
_QUESTION = re.compile(r"(?:问|提问|记者问?|Q|Ｑ)\s*\d{0,2}\s*[：:.．、]\s*(?=\S)")
# So many characters of Chinese make a title, or a half of one that a space divides.
_SHORTEST_TITLE = 4


@lru_cache(maxsize=8192)
def clean_heading(title: str) -> str:
    """A heading as the briefing prints it: without its number (the briefing counts anew), marks widened as in
    an item, without punctuation at its end and the mark of a note. A space between two halves of a title stays, a
    full one."""
    text = _NOTE.sub("", " ".join(title.split()))
    if asked := _QUESTION.match(text):
        text = text[asked.end() :].rstrip("？?")
    while (number := _NUMBER.match(text)) and number.end() < len(text):
        text = text[number.end() :]
    return "　".join(printed(half).strip(_END_MARKS) for half in _halves(text.strip(_END_MARKS)))


@lru_cache(maxsize=8192)
def is_title(text: str) -> bool:
    """Whether a line set like a title says what the text is: no byline, no subtitle, not a mere label, not who issued
    it."""
    line = text.strip()
    return (
        _chinese(line) >= _SHORTEST_TITLE
        and not is_issuer(line)
        and not _SUBTITLE.match(line)
        and not is_person(line)
    )


def document_title(document: Document, *, by_name: bool = True) -> str:
    """The document's title: a line that names its kind (报告, 通知, …) before others, then the first line set as
    a title, then a subtitle, then, ``by_name``, a Chinese file name; empty if there is nothing of the kind."""
    labels = [label for label in _labels(document.sections) if not is_person(label)]
    titles = [label for label in labels if is_title(label)]
    named = [label for label in titles if NAMED_KIND.search(label)]
    for found in (named, titles):
        for label in found:
            return clean_heading(_ENTRY.sub("", label.strip(), count=1))
    if not titles and (whole := _section_of_all(document)):
        return clean_heading(whole.title)
    for label in labels:
        if _chinese(label) >= _SHORTEST_TITLE and not is_issuer(label):
            return _of_occasion(document, clean_heading(label))
    stem = _COUNTED_FILE.sub("", PurePath(document.name).stem)
    return stem if by_name and _chinese(stem) >= _SHORTEST_TITLE else ""


# 2023年1月15日在……第一次会议上: when and where something was said, which is only half of a title.
_OCCASION = re.compile(r"(?:\d{4}年\d{1,2}月\d{1,2}日)?(?P<place>在\S+会议?)上")
_SPOKEN_BLOCKS = 8


def _of_occasion(document: Document, label: str) -> str:
    """``label``, and where it only says when and where something was said what that was, by the first blocks."""
    found = _OCCASION.fullmatch(label)
    if found is None:
        return label
    said = any("报告工作" in block.text for block in document.blocks[:_SPOKEN_BLOCKS])
    return f"{found['place']}上的{'报告' if said else '讲话'}"


def fallback_heading(document: Document) -> str:
    """What stands over sentences that have no heading: the document's title, else the first thing it says that can
    head a text, else its file's name."""
    found = document_title(document)
    if found:
        return found
    from summarizer.headlines import opening

    first = opening(document)
    return clean_heading(document.text(first)) if first else PurePath(document.name).stem


@lru_cache(maxsize=8192)
def _chinese(text: str) -> int:
    """Chinese characters in ``text``. (Compiling a pattern for them costs more than all the counting.)"""
    return sum("\u4e00" <= sign <= "\u9fff" for sign in text)


def _halves(text: str) -> list[str]:
    """``text`` divided at the spaces between two stretches of Chinese that are both long enough to be halves."""
    halves: list[str] = []
    for word in text.split(" "):
        if halves and not (
            _chinese(halves[-1][-_SHORTEST_TITLE:]) == _SHORTEST_TITLE
            and _chinese(word[:_SHORTEST_TITLE]) == _SHORTEST_TITLE
        ):
            halves[-1] += f" {word}"
        else:
            halves.append(word)
    return halves


# 03-工作总结.docx: its place in a folder is no part of a title.
_COUNTED_FILE = re.compile(rf"\A(?:[0-9]{{1,3}}\s*[-_.、 ]|0[0-9])\s*(?={HAN}|[《“])")
# 会议名称：…, 标题：…: the entry of a form that names the text.
_ENTRY = re.compile(r"(?:会议名称|文件名称|活动名称|标\s*题|题\s*目|名\s*称)\s*[：:]\s*(?=\S)")


def _section_of_all(document: Document) -> Section | None:
    """The section whose heading is the title, set as a heading: it covers most of the text or heads all of it."""
    if document.whole is not None:
        return document.sections[document.whole]
    if not document.sections:
        return None
    first = document.sections[0]
    sizes = [len(block.text) for block in document.blocks]
    covered = sum(sizes[first.first : first.last + 1])
    if first.level and first.children and covered > sum(sizes) * 2 / 3:
        return first
    return first if _heads_all(document, first, document.sections[1:]) else None


def _heads_all(document: Document, first: Section, others: Sequence[Section]) -> bool:
    """Whether the ``first`` heading, with nothing above it and no number, is the only one, or stands without a text of
    its own over ``others`` of its level that are numbered: a title that was set like them."""
    above = document.blocks[: first.first]
    if not first.level or first.inline or any(b.kind is not BlockKind.NOISE for b in above):
        return False
    if not is_title(first.title) or _NUMBER.match(first.title.strip()):
        return False
    bare = first.first == first.last
    return not others or (bare and all(_NUMBER.match(one.title.strip()) for one in others))


def _labels(sections: Sequence[Section]) -> Iterator[str]:
    """Titles and page labels, in source order."""
    for section in sections:
        if section.level == 0:
            yield section.title
            yield from _labels(section.children)
