"""The patterns of :mod:`facts.tense_shapes` with their weights, and by what a text shows at once that it holds none.

Weights are those of :mod:`facts.tense_signs`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from facts import tense_shapes as shapes


def _words(row: str) -> tuple[str, ...]:
    return tuple(row.split())


@dataclass(frozen=True, slots=True)
class Shape:
    """One row that words alone do not catch. ``gate`` are characters without any of which it cannot be found, ``words``
    the words; with neither it is always looked for."""

    name: str
    weight: float
    gate: str
    pattern: re.Pattern[str]
    why: str
    words: tuple[str, ...] = ()


# Without any of these there is no frame.
_META_WORDS: Final = (
    *(
        f"{what}{verb}"
        for what in _words("任务 目的 议题 内容 议程")
        for verb in _words("就 是 有 共 ，")
    ),
    *(f"{verb}{count}" for verb in "讲谈提出作调" for count in "一二三四五六七八九几"),
    *_words(
        "本文 下面 接下来 现在 最后 借此机会 在此 以下 如下 现将 现就 出本 定本 订本 齐聚一堂 向大会 向各位 向大家 荣幸 共分 部分"
    ),
)

PAST_SHAPES: Final[tuple[Shape, ...]] = (
    Shape("looking_back", 1.8, "日", shapes.EARLIER, "the time named is over"),
    Shape("already", 2.0, "已", shapes.ALREADY, "the perfect aspect in so many words"),
    Shape("got", 2.0, "", shapes.GOT, "what was striven for was had", _words("争取到")),
    Shape("done", 1.4, "了", shapes.DONE, "the perfect aspect, but also a change in general"),
    Shape(
        "changed",
        0.7,
        "由",
        shapes.CHANGED,
        "measured, or aimed at",
        _words("增长 增加 增产 下降 减少 提高 提升 降低 上升 上涨 压减 缩短 扩大"),
    ),
    Shape(
        "going",
        1.0,
        "",
        shapes.GOING,
        "how things go",
        _words("持续 不断 日益 逐步 稳步 进一步 更加 显著 明显 总体 大幅 有序 加快 深入 全面"),
    ),
    Shape("months", 1.2, "月度", shapes.MONTHS, "what is counted over months is over"),
    Shape(
        "scene",
        1.6,
        "日",
        shapes.SCENE,
        "news and minutes date what took place",
        _words("会上 席上 会后 当天 当晚 活动中 活动现场 仪式上 期间"),
    ),
    Shape("on_day", 1.6, "日", shapes.ON_DAY, "who did something on that day"),
    Shape("passive", 1.2, "被遭予", shapes.PASSIVE, "what happened to somebody"),
    Shape(
        "presided",
        1.2,
        "",
        shapes.PRESIDED,
        "who took part is told afterwards",
        _words("主持 出席 列席"),
    ),
    Shape("entered", 1.0, "", shapes.ENTERED, "how far it has come", _words("进入")),
    Shape("precise", 0.7, "0123456789", shapes.PRECISE, "a plan is round, a count is exact"),
    Shape("figure", 0.4, "0123456789", shapes.FIGURE, "what has a number can be counted"),
)
PLAN_SHAPES: Final[tuple[Shape, ...]] = (
    Shape("will", 2.0, "将", shapes.WILL, "the future in so many words"),
    Shape(
        "must",
        1.8,
        "要需须应请",
        shapes.MUST,
        "a charge, though principles are worded so too",
        _words("一律 上报"),
    ),
    Shape(
        "room",
        0.9,
        "",
        shapes.ROOM,
        "goals leave some room",
        _words("左右 以上 以内 以下 不低于 不少于 不超过"),
    ),
    Shape(
        "planned",
        2.2,
        "拟",
        shapes.PLANNED,
        "says in so many words that it is planned",
        _words("计划 准备 成后 产后 工后 用后 运后"),
    ),
    Shape(
        "named_aim",
        2.2,
        "",
        shapes.NAMED_AIM,
        "the aim is named, what follows is aimed at",
        _words("思路 体要求 的要求 指导思想 目标 任务 重点"),
    ),
    Shape(
        "charged",
        1.0,
        "",
        shapes.CHARGED,
        "whose work it is, in a plan or in a report",
        _words("负责"),
    ),
    Shape(
        "striving", 1.4, "", shapes.STRIVING, "the will that something comes about", _words("争取")
    ),
    Shape(
        "surely",
        1.5,
        "将",
        shapes.SURELY,
        "announced for a time or a place: then an opening is no news yet",
    ),
    Shape(
        "penalty",
        1.6,
        "",
        shapes.PENALTY,
        "what will come of those who do not",
        _words("不力 不到位 拒不 逾期 违反 造成 情节 发现"),
    ),
    Shape("regular", 1.6, "每", shapes.REGULAR, "how often it is to be done"),
    Shape("assigned", 1.4, "由", shapes.ASSIGNED, "who is to do it"),
    Shape("advice", 1.8, "", shapes.ADVICE, "proposed, so not done", ("建议",)),
    Shape("deadline", 1.8, "前内起", shapes.BEFORE, "set for what is to be done"),
    Shape(
        "forecast", 5.0, "", shapes.FORECAST, "compared with last year all the same", _words("预计")
    ),
)
OTHER_SHAPES: Final[tuple[Shape, ...]] = (
    Shape(
        "lacking",
        2.2,
        "仅",
        shapes.LACKING,
        "so many have it not",
        _words("存在 还有 仍有 尚有 只有 无人 有的"),
    ),
    Shape("asked", 2.5, "？?", re.compile("[？?][”’」』]?\\Z"), "asked, not told"),
    Shape(
        "announced",
        9.0,
        "",
        re.compile("如下[：:。]?\\Z"),
        "the frame of what follows",
        _words("如下"),
    ),
    Shape("exclaimed", 1.5, "！!", re.compile("[！!][”’」』]?\\Z"), "called out, not told"),
    Shape("frame", 6.0, "", shapes.META, "what the text is for, not what it tells", _META_WORDS),
    Shape("some", 1.4, "", shapes.SOME, "what a few do not do", _words("个别 有的 有些 少数")),
    Shape("maybe", 2.0, "愿就才", shapes.MAYBE, "it may be, or is wished", _words("可能")),
    Shape("bare", 9.0, "", shapes.BARE, "no word in it"),
    Shape("label", 3.0, "：", shapes.LABEL, "a label and who or what it names"),
    Shape(
        "located",
        3.0,
        "辖",
        shapes.LOCATED,
        "what something is, not what was done",
        (
            *_words("位于 地处 坐落 国土面积 总面积 占地面积 行政区域面积"),
            *(f"有{digit}" for digit in "0123456789"),
        ),
    ),
)
