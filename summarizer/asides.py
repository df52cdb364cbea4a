"""Lines that no editor quotes, however much room there is: entries of forms, lead-ins, calls to the audience, questions
to it, addresses, signatures, references. A figure excuses what is otherwise a sentence.

They stay sentences of their document: a person may still choose them, and a document of nothing else offers them.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from language import cues
from language.clauses import is_tied
from language.numbers import FigureKind, figures
from model.document import BlockKind, Document, Section
from summarizer.offered import COUNTED, COUNTED_HEAD

if TYPE_CHECKING:
    from summarizer.corpus import Corpus, Flags

_ENDED: Final = re.compile("[。！？!?；;….][”’」』）)\\]】]*\\Z")
# A label: a short line without a mark, in a text whose sentences end in one.
_LONGEST_LABEL: Final = 24
_MOSTLY: Final = 0.6
# Cells that only white space parts.
_CELLS: Final = re.compile(
    "\\S[ 　]{2,}\\S+[ 　]{1,}\\S|\\S[　\\t]\\S+[　\\t]\\S|[0-9]{3,4}-[0-9]{7,8}|1[3-9][0-9]{9}"
)
# The name of a paragraph that stands before it as a sentence.
_LONGEST_HEAD: Final = 18
_FACT: Final = re.compile(
    "[0-9０-９]|[一二三四五六七八九十百千万亿两]+[余多]?[个家项名人次户亩处件万亿元]|完成|建成|获|通过|召开|举行|开工|竣工|投产|启用"
)
_ISSUED: Final = "(?:19|20)[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日印发\\Z"
_REFERENCES: Final = re.compile(
    "[0-9一二三四五六七八九十.、\\s]*(?:参\\s*考\\s*文\\s*献|主要参考文献|引用文献|注\\s*释|尾\\s*注|References|Bibliography|REFERENCES)[：:]?\\s*"
)


def asides(corpus: Corpus) -> Flags:
    """Whether each sentence or clause of ``corpus`` is such a line; none of a document that holds nothing else."""
    import numpy as np

    found = np.zeros(len(corpus), dtype=np.bool_)
    lists = [_reference_lists(document) for document in corpus.documents]
    marked = [_ended(text) for text in corpus.texts]
    found[:] = [
        sentence.section in lists[place] or is_aside(text)
        for sentence, place, text in zip(
            corpus.sentences, corpus.document_of.tolist(), corpus.texts, strict=True
        )
    ]
    written = corpus.lengths * ~found
    ends = np.bincount(
        corpus.document_of, weights=written * np.array(marked, dtype=np.bool_), minlength=len(lists)
    )
    counts = np.bincount(corpus.document_of, weights=written, minlength=len(lists))
    labelled = (ends >= _MOSTLY * counts)[corpus.document_of] & ~found
    for index in np.flatnonzero(labelled).tolist():
        block = corpus.documents[corpus.document_of[index]].blocks[
            corpus.sentences[index].span.block
        ]
        found[index] = (
            not marked[index]
            and block.kind is BlockKind.PARAGRAPH
            and is_label(corpus.texts[index])
        )
    found |= _heads(corpus)
    # What is tied to the sentence before it is offered with it.
    for index in np.flatnonzero(corpus.whole != np.arange(len(corpus))).tolist():
        found[index] |= is_tied(corpus.texts[index], 0, len(corpus.texts[index]))
    for place in np.flatnonzero(
        np.bincount(corpus.document_of, weights=~found, minlength=len(corpus.documents)) == 0
    ).tolist():
        found[corpus.document_of == place] = False
    return found


def _heads(corpus: Corpus) -> Flags:
    """Which sentences only name what the rest of their paragraph tells: 服务能力弱。全县护理员仅218人……"""
    import numpy as np

    found = np.zeros(len(corpus), dtype=np.bool_)
    whole = corpus.whole == np.arange(len(corpus))
    short = (
        corpus.first_in_paragraph & ~corpus.last_in_paragraph & (corpus.lengths <= _LONGEST_HEAD)
    )
    for index in np.flatnonzero(short & whole).tolist():
        text = corpus.texts[index]
        here, after = (corpus.sentences[index + step].span for step in (0, 1))
        found[index] = (
            text.endswith("。")
            and here.end <= after.start
            and not re.search("[，,；;、：:]|\\A[一二三四五六七八九十]+[是要]", text)
            and not _FACT.search(text)
        )
    for index in np.flatnonzero(corpus.lengths <= _LONGEST_HEAD).tolist():
        found[index] |= _is_counted_head(corpus, index)
    return found


def _is_counted_head(corpus: Corpus, index: int) -> bool:
    """Whether a sentence, or the last clause of one, only counts and names what follows: 一是压实化解责任。对6个楼盘……"""
    text = corpus.texts[index]
    if not COUNTED_HEAD.fullmatch(text) or _FACT.search(text):
        return False
    span = corpus.sentences[index].span
    block = corpus.documents[corpus.document_of[index]].blocks[span.block]
    rest = block.text[span.end :].strip()
    return len(rest) > len(text) and not COUNTED.match(rest)


def is_aside(text: str) -> bool:
    """Whether a sentence reports nothing by its wording alone."""
    if (
        _always().match(text)
        or _asks_back(text)
        or (text.endswith("印发") and re.search(_ISSUED, text))
        or _dangling().match(text)
    ):
        return True
    if (not _ended(text) and cues.BYLINE.match(text)) or cues.GREETING.match(text):
        return True
    if _pointing().match(text) and not _reports(text):
        return True
    spoken = _spoken().match(text) or cues.ANNOUNCING.search(text[-24:]) or text[-1:] in "？?"
    return bool(spoken) and not _reports(text)


def _ended(text: str) -> bool:
    return text[-1:] == "。" or _ENDED.search(text[-8:]) is not None


def is_label(text: str) -> bool:
    """Whether a line that ends in no mark is a label, a signature or a row of cells."""
    if _CELLS.search(text):
        return True
    return len(text) <= _LONGEST_LABEL and not re.search("[，,；;、]", text) and not _reports(text)


def _reports(text: str) -> bool:
    return any(figure.kind in (FigureKind.QUANTITY, FigureKind.RANK) for figure in figures(text))


def _reference_lists(document: Document) -> frozenset[tuple[int, ...]]:
    """Paths of the sections that list what was read."""
    found: set[tuple[int, ...]] = set()

    def visit(sections: tuple[Section, ...], above: tuple[int, ...], listed: bool) -> None:
        for index, section in enumerate(sections):
            path = (*above, index)
            own = listed or _REFERENCES.fullmatch(document.text(section.heading)) is not None
            if own:
                found.add(path)
            visit(section.children, path, own)

    visit(document.sections, (), False)
    return frozenset(found)


@cache
def _always() -> re.Pattern[str]:
    """Who is to have it, who to call, where more stands, what a footnote says."""
    return re.compile(
        "\\s*(?:[（(](?:供稿|撰稿|通讯员|作者|记者|来源|图文|文/图)[：:\\s　]|(?:再次|衷心|诚挚|非常|最后，?)*感谢(?:您|各位|大家|代表|委员)|(?:抄|分|主|报|发|呈)[送报][：:]|[报送发][：:]|[（(]?共印\\s*[0-9]|本(?:方案|办法|细则|规定|意见|通知|条例|规划|制度)[^。；0-9]{0,16}由[^。；0-9]{2,24}负责解释|"
        "(?:会议|会上|此外，?会议)?还?(?:研究|讨论|审议|通报)(?:和部署|并部署)?了?其[他它](?:有关|相关)?(?:事项|工作|议题|事宜)|[^0-9。；]{2,30}(?:给|跟|向|对)记者(?:算|讲|打|展示|感慨|笑)[^0-9。；]{0,16}。?\\Z|"
        "具体(?:情况|内容|名单|安排)?(?:见|如下)|(?:现)?将?(?:有关|具体)情况[^，。；0-9]{0,10}如下|印发[：:]|(?:责任|牵头|配合|主办|协办|承办|实施|完成)(?:单位|部门|领导|人|时限|时间)[：:][^。；0-9]*[。；]?\\Z|联\\s?系\\s?(?:人|电话|方式|地址)[：:]|(?:咨询|举报|监督|值班|办公)?电话[：:]|传真[：:]|邮箱[：:]|"
        "邮政?编码?[：:]|(?:通讯|单位)?地址[：:]|附\\s?[件表图录][0-9一二三四五六七八九十]{0,2}(?:[：:]|\\s*\\Z)|"
        "[（(]此[件文页][^（）()]{0,16}[）)]|详见|版权所有|备案号|网站标识码|"
        "(?:19|20)[0-9]{2}年[0-9]{1,2}月(?:[0-9]{1,2}日)?\\s*\\Z|(?:数据|资料|信息)来源[：:]|备?注[：:]|注释[：:]|[\\[［][0-9]{1,3}[\\]］])"
    )


@cache
def _dangling() -> re.Pattern[str]:
    """What belongs to the figure, the day or whoever was named before it and says nothing behind another sentence."""
    return re.compile(
        "\\s*(?:其[中余间](?![标选])|[他她它](?![山乡国人])|该(?![省市州县区镇乡村旗盟])|两人|对方|这(?:些|[个项里样位家座条笔]|[一两几](?![个]?(?:年|时期|阶段|季度)))|刚才[，,]?[^。；]{0,40}(?:发言|讲话|汇报|宣读|通报|表态|介绍))"
    )


@cache
def _pointing() -> re.Pattern[str]:
    """What points back at what was said and adds no figure to it."""
    return re.compile(
        "\\s*(?:这(?![种植]|批|届)|那(?!曲)|对此|据此|由此|从而|于是|上述|以上|该(?![省市县区]))"
    )


def _asks_back(text: str) -> bool:
    """Whether those who receive it are told where to report how it went, or whom to call about it."""
    if ("联系人" in text or "话" in text) and _contact().search(text):
        return True
    return "请" in text and "前" in text and _answer().match(text) is not None


@cache
def _contact() -> re.Pattern[str]:
    return re.compile("联系人[^，。；：:]{0,6}[：:]|话\\s?[：:][-0-9（()）、，,\\s转]{5,}。?\\Z")


@cache
def _answer() -> re.Pattern[str]:
    back = "(?:报(?![名道考警])|上报|反馈|回复)"
    by = "请[^，。；]{0,12}[于在][^，。；]{2,16}前"
    told = "(?:情况|进展|意见|建议|总结|回执)"
    return re.compile(
        f"\\s*(?:[^，。；]{{0,20}}{told}[，,]?{by}[^。；]{{0,24}}{back}|{by}[，,]?将?[^，。；]{{0,20}}{told}[^，。；]{{0,10}}{back})"
    )


@cache
def _spoken() -> re.Pattern[str]:
    """Said to those who listen or receive it: opening and closing formulae; what a year is to be called."""
    return re.compile(
        "\\s*(?:(?:(?:19|20)[0-9]{2}年|今年|去年|明年)[^，。；]{0,6}是[^。；]{1,60}(?:之年|[的键要]一年|关键年)[，；。！]?\\Z|"
        "(?:现在，|下面，|今天，|首先，|在此，)?(?:请允许)?我(?:谨)?代表|受[^，。]{2,24}委托，|(?:最后，)?(?:同志们|朋友们|各位(?:代表|委员|领导|来宾|同事|同志|嘉宾|朋友))|"
        "让我们|谢谢|大家想一?想|(?:以上|妥否|当否|是否妥当)[^。]{0,16}(?:请|批示|审议|批评|指正)|特此(?:报告|通知|函|公告|通报|说明|批复|请示|证明)|"
        "(?:下面，|接下来，)?我(?:就|再|想|先|主要)?[^，。]{0,24}讲[^，。]{0,8}(?:[点条]|方面|个问题)|"
        "[^，。；]{1,10}[！!]\\Z|(?:因为|由于)[^，；]{1,24}\\Z|(?:我的)?(?:报告|汇报|发言|讲话)(?:完毕|完了|到此))"
    )
