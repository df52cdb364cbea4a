"""What a sentence shows that decides where it belongs in a briefing: general wordings, and its tense."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from enum import StrEnum
from functools import cache


class Sign(StrEnum):
    """OPENING: when and where a meeting was held, and who came. SPEECH: what somebody said at it. DECISION: what it
    settled. CHARGE: what somebody is to do or must not do. BACKGROUND: why something is laid down. DEFINITION: what
    a word means. FIGURE: reports figures. EVENT: tells of something done on a day, in a month or a year. SHORTFALL: what falls short. PLAN: what
    is to be done. REQUEST: what is asked of those who are reported to."""

    OPENING = "opening"
    SPEECH = "speech"
    DECISION = "decision"
    CHARGE = "charge"
    BACKGROUND = "background"
    DEFINITION = "definition"
    FIGURE = "figure"
    EVENT = "event"
    SHORTFALL = "shortfall"
    PLAN = "plan"
    REQUEST = "request"


@cache
def _pattern(sign: Sign) -> re.Pattern[str]:
    return re.compile(
        {
            Sign.OPENING: r"(?:主持召开|召开了?|举行了?)(?![^。；，]{0,24}(?<![第0-9一二三四五六七八九十])[0-9一二三四五六七八九十]+余?[次场])[^。；]{0,40}(?:会议?|座谈会|大会)|会议由[^。；]{1,30}主持|(?:出席|参加|列席)(?:了)?(?:会议|大会|活动)|时间[：:]|地点[：:]",
            Sign.SPEECH: r"(?:强调|指出|要求|表示|说|讲话|发言|认为)(?:[，,：:]|[^。；]{0,6}[，,：:])",
            Sign.DECISION: r"会议(?:决定|议定|审议|通过|原则|同意|明确|研究)|议定|审议通过|原则(?:同意|通过)|会议听取(?!了?[^。；，]*汇报[。；]?\Z)|决定(?:成立|设立|从|由|对|将)",
            Sign.CHARGE: r"应当|不得|严禁|责令|一律|请各|各(?:地|级|部门|单位|县|市|区|乡镇)[^。；]{0,16}(?:要|应|须)|(?<![各由])[局委办厅镇乡院](?:要|应|须|务必)|由[^。；，]{2,20}(?:负责|牵头)|(?:之|日|月底|年底)前(?:完成|报送|上报|落实)",
            Sign.BACKGROUND: r"\A\s*(?:为了?(?=加快|贯彻|落实|推动|推进|进一步|切实|规范|深入|做好|促进|加强|保障|全面|认真|适应|提高|提升|完善|建立|健全|防范|维护|解决)|根据|按照|依据|鉴于|随着)|背景|近年来|出台(?:的|该|本)|制定(?:本|了?该|的目的)|旨在|目的(?:是|在于)",
            Sign.DEFINITION: r"是指|指的是|所称|简称|即[：:“]|[”》]指",
            Sign.SHORTFALL: r"不足|(?<!上述)(?<!这些|以上)(?<!解决)问题|尚未(?=落实|到位|完成|解决|开工|办理|建立|形成)|反映强烈|短板|薄弱|困难|滞后|不够|不强|不高|不完善|不健全|不平衡|不充分|有待|亟需|亟待|缺口|制约|隐患|偏[低高慢少弱]|仍然?存在",
            Sign.REQUEST: r"(?:恳请|敬请|提请|拟请|请求|恳求|呼吁)(?!抗诉|审议|公诉|仲裁|表决)|\A\s*(?:[一二三四五六七八九十]{1,2}是|[（(]?[一二三四五六七八九十0-9]{1,2}[）)、.．])?\s*(?:为此[，,])?(?:我们|我[局委办厅县市区镇院校司])?建议(?![书案稿权额数条])|(?<![邀申聘承宴约])请(?:国家|省|市|县|区|上级|各级|总公司|集团)[^。；，]{0,24}(?:支持|协调|批准|解决|帮助|安排|予以|给予|明确|考虑|倾斜|增加|划拨|研究)",
        }[sign]
    )


@cache
def _requests() -> re.Pattern[str]:
    return re.compile("建议|请求|恳请|请示事项|需(?:要)?[^，。]{0,8}(?:支持|协调|解决)")


def tells_requests(heading: str) -> bool:
    """Whether a heading announces what is asked of those who are reported to; proposals taken up are none."""
    return _requests().search(heading) is not None and not _taken_up().search(heading)


@cache
def _taken_up() -> re.Pattern[str]:
    return re.compile("办理|答复|落实|采纳|征集|收集|检察建议|司法建议|议案")


def shows(sign: Sign, text: str, tense: Callable[[], str]) -> bool:
    """Whether ``text`` shows ``sign``; ``tense`` (a value of ``facts.tense.Tense``) is asked only where it
    matters."""
    if sign is Sign.PLAN:
        return tense() == "plan"
    if sign is Sign.FIGURE:
        from language.numbers import FigureKind, figures

        return any(figure.kind is FigureKind.QUANTITY for figure in figures(text))
    if sign is Sign.EVENT:
        from briefing.days import day_in

        return day_in(text) is not None and tense() == "past"
    if sign is Sign.REQUEST and tense() == "past" and "恳请" not in text:
        return False  # was asked, long ago
    if sign is Sign.SHORTFALL and tense() != "other":
        return False  # a problem that was solved, or is to be
    return _pattern(sign).search(text) is not None


def shows_any(signs: Iterable[Sign], text: str, tense: Callable[[], str]) -> bool:
    """Whether ``text`` shows one of ``signs``."""
    return any(shows(sign, text, tense) for sign in signs)
