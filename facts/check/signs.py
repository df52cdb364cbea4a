"""Tables of the check: words of direction and measure. Data; a row more is a line more."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from language.quantities import units

# Words that turn a statement round when they are exchanged: axis, pole, wordings. Words of one pole may stand for
# each other; two poles of one axis never do.
DIRECTIONS: Final[tuple[tuple[str, str, str], ...]] = (
    (
        "change",
        "up",
        "增长 增加 增产 增收 增多 增高 增强 提高 提升 上升 上涨 攀升 回升 上浮 上扬 上调 提速 升高 涨幅 增幅 增速 净增 正增长 多增 同增 环增 激增 猛增 上行",
    ),
    (
        "change",
        "down",
        "下降 减少 减产 减收 降低 下跌 回落 下滑 缩减 压减 减弱 跌幅 降幅 减幅 下调 下浮 负增长 净减 少增 锐减 骤降 降速 同降 环降 削减 压降 调减 下行 递减",
    ),
    (
        "change",
        "up_to",
        "增长到 增长至 增加到 增加至 增至 提高到 提高至 提升到 提升至 升至 升到 上升到 上升至 上涨到 上涨至 涨至 涨到 回升到 回升至 发展到 扩大到 扩大至",
    ),
    (
        "change",
        "down_to",
        "下降到 下降至 减少到 减少至 降低到 降低至 降至 降到 降为 减至 减到 减为 回落到 回落至 下跌到 下跌至 跌至 下滑到 下滑至 压减到 压减至 缩减到 缩减至 缩短到 缩短至",
    ),
    (
        "over",
        "over",
        "高于 高出 超出 多于 大于 快于 优于 好于 强于 领先于 早于 先于 高过 超过 突破 不低于 不少于 不小于",
    ),
    (
        "over",
        "under",
        "低于 少于 小于 慢于 差于 劣于 弱于 落后于 晚于 迟于 低出 不超过 不高于 不多于 不大于 不足 不到 未达 未达到",
    ),
    ("compared", "year", "同比 比上年 较上年 比去年 较去年 上年同期 去年同期"),
    ("compared", "month", "环比 比上月 较上月 比上季度 较上季度"),
    ("pace", "faster", "加快 提速 加速"),
    ("pace", "slower", "放缓 减缓 趋缓 减速 变慢"),
    ("size", "wider", "扩大 放大 拉大"),
    ("size", "narrower", "收窄 缩小 收缩 收紧"),
    ("profit", "gain", "盈利 赢利 盈余 扭亏为盈"),
    ("profit", "loss", "亏损 赤字"),
    ("balance", "surplus", "顺差"),
    ("balance", "deficit", "逆差"),
    ("trade", "out", "出口 流出 外流 净流出 调出"),
    ("trade", "in", "进口 流入 内流 净流入 调入"),
    ("extreme", "most", "最高 最大 最多 最快 最好 最优 最强 最长"),
    ("extreme", "least", "最低 最小 最少 最慢 最差 最弱 最短"),
    ("rank", "first", "首位 榜首 正数 名列前茅"),
    ("rank", "last", "末位 倒数 垫底"),
    ("turn", "better", "好转 向好 改善 转好"),
    ("turn", "worse", "恶化 转差 变差 走弱"),
    ("vote", "for", "赞成 同意 批准 准予"),
    ("vote", "against", "反对 不同意 否决 不予 不准 驳回"),
    ("settled", "town", "城镇 城市居民"),
    ("settled", "country", "农村 乡村 农民"),
    ("done", "not", "未完成 未实现 未能 没有 尚未 并未 未予 未获 未通过"),
    ("done", "done", "已完成 已实现 已经 全部完成"),
    ("reckoned", "yearly", "年均 平均每年 每年平均"),
    ("reckoned", "in_all", "累计 累积 总计 合计 共计"),
    ("counted", "from", "规模以上 限额以上 地级以上 县级以上 副省级以上"),
    ("counted", "below", "规模以下 限额以下 地级以下 县级以下 副省级以下"),
)

# Axes whose words may be put in or left out; only exchanging them is a fault.
OPTIONAL: Final = frozenset({"reckoned", "counted"})

# Whose figure it is, without a name: exchanged, they make the province's figure the city's.
SCOPES: Final = (
    "全国 全球 全省 全市 全县 全区 全州 全盟 全旗 全乡 全镇 全村 全厅 全局 全院 全校 全集团 全公司 全系统 全行业 我国 我省 我市 我县 我区 我州 "
    "我镇 我乡 我局 我院 我校 我厅 本省 本市 本县 本区 国内 国外 省内 省外 市内 市外 境内 境外 东部 西部 南部 北部 中部 东北三省 全行 全会"
)

# What makes a figure a rough one, before and behind it. Between two rows the meaning differs.
ROUGH_BEFORE: Final[tuple[tuple[str, str], ...]] = (
    ("about", "大约 约为 约 将近 接近 近 大概"),
    ("over", "超过 超 逾 突破 高于 至少 不低于 不少于 多于 大于 不小于"),
    ("under", "不超过 不足 低于 不到 少于 至多 不高于 小于 不多于 不大于"),
)
ROUGH_BEHIND: Final[tuple[tuple[str, str], ...]] = (
    ("about", "左右 上下 前后"),
    ("over", "以上 及以上 之上"),
    ("under", "以下 以内 之内 及以下 之下"),
)

# Units beside those of language.quantities. 个 before a word for a place counts that place: 32个村 are no 32个县.
_UNITS: Final = (
    "个省 个市 个县 个区 个乡 个镇 个村 个乡镇 个街道 个社区 个国家 千克标准煤 分钱 户次 家次 项次 台套 张床位 公升 街道 社区 国家 字 页 股 手 捆 "
    "码 号 世纪 大"
)
# Measure words behind which a Chinese numeral counts. (一个, 一批 count nothing, as a rule.)
_COUNTED: Final = (
    "个百分点 百分点 个月 个 家 名 位 人 次 项 条 件 座 处 台 套 辆 列 架 艘 颗 枚 头 只 棵 株 张 份 部 篇 册 场 届 期 批 类 种 级 层 间 栋 "
    "所 倍 成 折 度 年 天 日 岁 周 小时 分钟 元 斤 吨 公斤 公里 米 亩 户 市 县 区 村 镇 乡 省 国 支 款 起 例 笔 组 对 双 片 块 段 大 轮 番 人次 "
    "平方米 平方公里 立方米 公顷 万 亿 周年 周岁 代 步 篇 门 节 分 中 小"
)


def _alternatives(words: list[str] | tuple[str, ...]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


@cache
def directions() -> dict[str, tuple[str, str]]:
    """Word → (axis, pole)."""
    return {word: (axis, pole) for axis, pole, words in DIRECTIONS for word in words.split()}


@cache
def direction_pattern() -> str:
    """An alternation of all words of direction, the longest first."""
    return _alternatives(list(directions()))


@cache
def scope_pattern() -> str:
    """An alternation of all words of scope."""
    return _alternatives(SCOPES.split())


@cache
def unit_pattern() -> str:
    """An alternation of all units, the longest first."""
    return _alternatives([*units.all_units(), *_UNITS.split()])


@cache
def counted_pattern() -> str:
    """An alternation of the measure words behind which a Chinese numeral counts."""
    return _alternatives(_COUNTED.split())


@cache
def rough_before() -> re.Pattern[str]:
    """Matches what stands before a rough figure, at the end of a text; the group's name is its meaning."""
    return re.compile(f"(?:{_groups(ROUGH_BEFORE)})(?:了|到|至|为)?\\s*\\Z")


@cache
def rough_behind() -> re.Pattern[str]:
    """Matches what stands behind a rough figure."""
    return re.compile(f"\\s*(?:{_groups(ROUGH_BEHIND)})")


def _groups(rows: tuple[tuple[str, str], ...]) -> str:
    # One alternation, the longest first over all rows: 不超过 before 超过.
    words = [(word, meaning) for meaning, row in rows for word in row.split()]
    words.sort(key=lambda pair: len(pair[0]), reverse=True)
    parts: list[str] = []
    count: dict[str, int] = {}
    for word, meaning in words:
        count[meaning] = count.get(meaning, 0) + 1
        parts.append(f"(?P<{meaning}{count[meaning]}>{re.escape(word)})")
    return "|".join(parts)
