"""Tables of units: how they are written, what they are worth, which are the same.

To teach the program a unit, add it to the row of its kind: a unit of a ``DIMENSIONS`` row is worth its factor in the
row's own unit, so that 斤 and 吨 can be told equal; words that only count things stand in ``COUNTERS``.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Final


def _words(row: str) -> tuple[str, ...]:
    return tuple(row.split())


# What multiplies the number before the unit; the longest first.
SCALES: Final[dict[str, int]] = {
    "万亿": 10**12, "千亿": 10**11, "百亿": 10**10, "十亿": 10**9, "千万": 10**7, "百万": 10**6, "十万": 10**5,
    "亿": 10**8, "万": 10**4, "千": 10**3, "百": 10**2,
}  # fmt: skip

# Dimension → {unit: worth in the first unit of the row}.
DIMENSIONS: Final[dict[str, dict[str, str]]] = {
    "share": {"%": "1", "％": "1", "﹪": "1", "‰": "0.1", "‱": "0.01", "个百分点": "1p", "百分点": "1p", "成": "10"},
    "mass": {"吨": "1", "公斤": "0.001", "千克": "0.001", "斤": "0.0005", "克": "0.000001", "两": "0.00005",
             "公吨": "1", "毫克": "0.000000001", "吨标准煤": "1c"},
    "length": {"米": "1", "公里": "1000", "千米": "1000", "里": "500", "厘米": "0.01", "毫米": "0.001", "公分": "0.01",
               "海里": "1852"},
    "area": {"平方米": "1", "平方公里": "1000000", "平方千米": "1000000", "公顷": "10000", "平米": "1", "㎡": "1"},
    "volume": {"立方米": "1", "立方": "1", "方": "1", "立方公里": "1000000000", "升": "0.001", "毫升": "0.000001",
               "m³": "1"},
    "energy": {"千瓦时": "1", "度": "1", "兆瓦时": "1000", "吉瓦时": "1000000"},
    "power": {"千瓦": "1", "瓦": "0.001", "兆瓦": "1000", "吉瓦": "1000000", "马力": "0.7355"},
    "money": {"元": "1", "元人民币": "1", "块钱": "1", "角": "0.1"},
    "days": {"天": "1", "日": "1"},
    "persons": {"人": "1", "名": "1n"},
}  # fmt: skip

# Other measures, as they are written.
MEASURES: Final = _words(
    "亩 垧 顷 亩次 公顷次 美元 欧元 日元 港元 英镑 卢布 韩元 人次 人天 人日 架次 车次 班次 批次 列次 艘次 台次 场次 户次 例次 件次 头次 只次 家次 处次 所次 项次 座次 辆次 支次 个次 "
    "标箱 标准箱 重量箱 英里 英尺 英亩 盎司 磅 加仑 蒲式耳 澳元 加元 瑞士法郎 新台币 卢比 TEU 吨公里 人公里 吨位 吨级 微克每立方米 微克/立方米 毫克/升 毫克每升 毫克/立方米 克/千瓦时 千伏 千伏安 兆伏安 "
    "吨煤 吨油 吨油当量 桶 瓶 摄氏度 ℃ °C 度电 分 分贝 赫兹 兆赫 兆 兆比特 Mbps Gbps GB TB PB EFLOPS PFLOPS "
    "千米/小时 公里/小时 公里每小时 米/秒 公斤/亩 斤/亩 吨/亩 元/吨 元/亩 元/公斤 元/斤 元/人 元/月 元/平方米 元/千瓦时 元/度 "
    "个月 年 小时 分钟 秒钟 秒 周 周年 周岁 岁 个工作日 工作日 个小时 学时 课时 "
    "倍 番 折 基点 个基点 个点"
)

# Words that count things. Those of several characters first match as a whole (个方面 before 个).
COUNTERS: Final = _words(
    "个方面 个大类 个百分位 大类 大项 小项 大方面 方面 平方 机架 床位 席位 学位 人份 剂次 针次 个标段 标段 "
    "台套 个 户 家 项 条 座 处 台 套 辆 列 架 艘 颗 枚 头 只 匹 羽 尾 棵 株 张 份 部 篇 册 本 卷 场 届 期 批 类 种 层 间 栋 幢 所 床 "
    "位 名 人 口 件 宗 起 例 笔 单 班 组 对 双 片 块 段 盏 眼 根 樘 款 支 剂 针 盒 包 袋 箱 孔 门 面 把 杆 副 顶 站 集 首 幅 "
    "次 趟 回 遍 轮 站次 县 市 区 村 镇 乡 州 省 国 旗 校 院 企 社 所次 里程 格 步 桩 车 船 机 屯 庄 桥 园 馆 店 厂 矿 "
    "堂 节 句 声 杯 碗 餐 单元 圈"
)

# What is counted in Chinese numerals too, without being a word of another kind (三国, 千家, 十分).
HAN_UNITS: Final = _words(
    "个百分点 个方面 方面 个月 个小时 个工作日 工作日 个 户 家 项 条 座 处 台 套 辆 列 架次 架 艘 颗 枚 头 只 匹 棵 株 张 份 部 篇 册 场次 场 "
    "届 批次 批 类 种 间 栋 幢 所 床 名 人次 人 件 宗 起 例 笔 组 对 支 款 倍 天 年 周年 岁 小时 分钟 公里 千米 米 吨 公斤 斤 亩 公顷 平方公里 "
    "平方米 立方米 元 千瓦时 千瓦 次 轮 期 位"
)

# After the number or its scale: 300余场, 70多万, 十几个.
ROUND_INSIDE: Final = ("多", "余", "几", "来")
# Before and after: 超过300亿元, 7%左右. The longest first.
ROUND_BEFORE: Final = _words(
    "不低于 不少于 不超过 不高于 不小于 不大于 低于 至少 最少 最多 大约 大概 约为 约占 超过 突破 逾越 将近 接近 超 逾 约 近 破"
)
ROUND_AFTER: Final = _words("左右 以上 以下 以内 上下 之内 之上 开外")


@dataclass(frozen=True, slots=True)
class Standard:
    """A unit as a ``factor`` of the unit that its ``dimension`` is counted in."""

    dimension: str
    factor: Decimal


@cache
def standard(unit: str) -> Standard:
    """The dimension of a unit without scale; a unit known to no table is a dimension of its own."""
    for dimension, row in DIMENSIONS.items():
        if unit in row:
            worth = row[unit]
            own = worth.lstrip("0123456789.")
            return Standard(dimension + own, Decimal(worth.rstrip("pcn")))
    return Standard(unit, Decimal(1))


def spelled(unit: str) -> str:
    """The standard spelling of a unit without scale: full-width signs made half-width, twins made one."""
    return _TWINS.get(unit, unit)


def convert(amount: Decimal, unit: str, other: str) -> Decimal | None:
    """``amount`` of ``unit`` in ``other`` (both without 万 and 亿); None where they measure different things."""
    here, there = standard(unit), standard(other)
    if here.dimension != there.dimension:
        return None
    return amount * here.factor / there.factor


# Full-width signs are given half-width, as numbers are.
ASCII_SIGNS: Final = {"％": "%", "﹪": "%"}

_TWINS: Final = {
    "％": "%", "﹪": "%", "百分点": "个百分点", "个点": "个百分点", "千米": "公里", "千克": "公斤", "平方千米": "平方公里",
    "平米": "平方米", "㎡": "平方米", "m³": "立方米", "块钱": "元", "元人民币": "元", "微克/立方米": "微克每立方米",
    "毫克每升": "毫克/升", "标准箱": "标箱", "TEU": "标箱", "个基点": "基点", "℃": "摄氏度", "°C": "摄氏度",
}  # fmt: skip


@cache
def all_units() -> tuple[str, ...]:
    """Every unit that is written after a number, the longest first."""
    known = {unit for row in DIMENSIONS.values() for unit in row}
    return tuple(sorted(known.union(MEASURES, COUNTERS), key=lambda unit: (-len(unit), unit)))
