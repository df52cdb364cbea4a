"""The words that naming an indicator goes by. A row more teaches the program more; no row names a place or a programme."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final


def _words(row: str) -> tuple[str, ...]:
    return tuple(row.split())


# What stands right before a figure, and the direction it tells; the longest that fits counts. Those that end in
# 到 or 至 tell what was reached, whatever the change.
DIRECTIONS: Final[dict[str, tuple[str, ...]]] = {
    "增长": _words("增长 增长率 增幅 增速 同增 增 涨幅 上涨 涨 增值 翻 翻了 增长了 年均增长 净增长 攀升 增势"),
    "增加": _words("增加 增加了 净增加 增产 增收 增多 扩大 扩大了 多增 扩增 增资 增效 增量 增配 增派"),
    "提高": _words("提高 提高了 提升 提升了 上升 上升了 上调 上浮 回升 升高 前移 跃升 抬升 晋升 上移 延长 加快 加快了 前进 进位"),
    "下降": _words("下降 下降了 降幅 降低 降低了 下滑 下跌 回落 下调 降 收窄 缩减 压减 压缩 下浮 压降 压降了 跌幅 跌 降本 减幅 负增长 后移 放缓 缩窄"),
    "减少": _words("减少 减少了 减 少增 缩短 缩短了 减少近 减排 减负率 减产 精简 核减 调减 节约率"),
    "达到": _words(
        "达到 达 达到了 突破 突破了 跨上 迈上 跃上 站上 登上 超过了 发展到 扩大到 扩大至 增加到 增加至 增至 增到 提高到 提高至 提升到 提升至 上升到 "
        "压降至 压降到 压减至 降低到 降低至 缩减到 缩减至 精简到 精简至 增产到 延伸到 延伸至 上升至 升至 下降到 下降至 降至 降到 减少到 减至 缩短到 缩短至 压缩到 压缩至 压减到 压减至 扩展到 拓展到 拓展至 达至 恢复到 恢复至 回升到 回升至 "
        "收窄到 收窄至 回落到 回落至 控制到 上调至 上调到 下调至 下调到 高达 多达 可达 已达 将达 均达 各达 共达 达成 延长至 延长到 增长到 增长至 扩容到 扩容至 调整到 调整至 调整为 跃升到 跃升至"
    ),
    "占比": _words("占 约占 占到 仅占"),
    "高于": _words("高于 高出 高过 领先 超出 快于 多于 好于 优于"),
    "低于": _words("低于 低出 少于 慢于 落后"),
}  # fmt: skip
# A new one of what follows it is a flow: 新建高标准农田.
NEW: Final = re.compile(
    "(?<![创革更翻刷焕常维清自出])新(?:增|建(?!设)|认定|开工|设立|设|引进|签约|开通|开|培育|组建|成立|添|购置|购|招|吸纳|登记|注册|投产|改建|入库|入统|纳入|落户|上|投放|下达|发展|创建|获批|获评|晋升|命名|招聘|聘|辟|办|植|栽|挂牌|改扩建|改建)"
    "|净增(?!长)|扩建|增设|增开|增殖"
)
# Words around a figure that neither name nor tell a direction.
FILLERS: Final = frozenset(
    _words(
        "分别 各 各自 均 都 已 已经 共 共计 合计 总计 累计 总共 一共 将 约 近 超 超过 逾 约为 大约 接近 将近 预计 预期 力争 争取 确保 实际 仅 只 为 是 "
        "了 到 至 在 拟 稳定 保持 稳定在 保持在 控制在 维持在 控制 维持 约占 不低于 不少于 不超过 高达 多达 率先 即 等 的 同比 环比 突破 全部 连续 年均 平均每年 每年 "
        "年平均 继续 仍 依然 大幅 显著 明显 稳步 逐年 逐步 快速 进一步 也 还 又 再 且 并 而 则 其中 另有 其余 另外 此外 同时 并且 以及 及 和 与 或 暨 、 ， , ： : （ ） ( ) ; ； — - "
        "一举 成功 首次 顺利 圆满 超额 如期 提前 高质量 精准 有序 有效 扎实 深入 全面 大力 积极 认真 切实 着力 加快 持续 不断 先后 陆续 最高 最多 最低 至少 全程 直接 主要 "
        "有望 可望 不足 不到 不满 恳请 请求 拟请 较快 逆势 左右 现 要 现有 目前 当前 当年 全年 年内 年末 年底 上半年 下半年 本年 当月 当季 虽 虽然 尽管 但 今年 去年 上年 上月 期末 月末 截至 截止 一年 一年来 五年 五年来 五年间 之后 以来 期间 底 末 "
        "上 年初 同期 去年同期 上年同期 期初 计划 预期目标 稳居 月人均 每人每年 每人每月 每生每年 每生"
    )
) - {"增速"}
# Verbs that say no more than that there is such a thing; its name does without them.
LIGHT: Final = frozenset(
    _words(
        "完成 实现 实施 推动 推进 建设 打造 支持 创建 开展 组织 抓好 抓 争取 力争 确保 拥有 有 共有 带动 投入 出台 制定 落实 保障 促进 促成 加强 加快 提供 进行 做好 办好 形成 "
        "取得 获得 获 夺得 荣获 斩获 收获 共夺得 培育 发行 启动 谋划 储备 安排 统筹 举办 召开 坚持 扩大 优化 深化 健全 完善 强化 聚焦 围绕 利用 使用 运用 通过 使 让 令 "
        "用于 来自 属于 具有 设有 建有 现有 包括 涉及 涵盖 覆盖 达成 产生 发生 出现 存在 经营 开工建设 组织实施 组织开展 推动建设 全力 请 被 由 把 将 对 为 在 向 从 按 按照 给 与 于 以 用 依托 根据 围绕 "
        "紧扣 细化 推行 落地 见效 运行 成为 作为 属 列 归 推出 得到 予以 加以"
    )
)
# Verbs whose object is a deed: 纠正|漏捕, 提起|诉讼 say what is counted by themselves.
DEEDS: Final = frozenset(
    _words(
        "批准 提起 提请 纠正 监督 移送 受理 申请 给予 接受 参加 参与 从事 提出 责令 督促 宣告 判处 查处 查获 追究 不予 驳回 撤销 列入 发起 免予"
    )
)
# What stands before a name and is none of it: 二是, （三）, 2., 会议同意.
LEADING: Final = re.compile(
    "[\\s　]*(?:(?:[一二三四五六七八九十]{1,3}(?:是|要(?=[^\\s]))|[（(][一二三四五六七八九十0-9]{1,3}[）)]|[0-9]{1,2}[.．、](?![0-9])|[①-⑳]|第[一二三四五六七八九十]{1,2}[，,、])\\s*"
    "|(?:国家|[省市县区]里?|上级)下达(?:我[省市县区镇])?(?:的)?"
    "|(?:会议|全会|大会)(?:还|并)?(?:原则)?(?:同意|决定|议定|明确|要求|指出|强调|认为|通过|批准))+"
)
# Verbs that name what is counted, whatever was named before: 带动就业150人.
NAMING: Final = frozenset(_words("就业 创业 务工 转移就业 再就业 返乡创业"))
# … but in these they are part of what they stand before.
COMPOUNDS: Final = re.compile(
    "被(?:骗|盗|抢|征|侵|拖欠|执行)|经营(?:主体|单位|户|者|场所|网点|面积|性)|保障(?:对象|性|房)|投入(?:强度|总量|品)|覆盖面|组织(?:化|率)|服务(?:主体|网点)|出口(?:商品|产品|企业)"
)
# Who went where to do what: only what was done is counted.
ERRAND: Final = re.compile(
    "\\A[^，；。：]{0,24}?(?:赴|前往|奔赴)[^，；。：]{1,24}?(?=招商|考察|调研|学习|推介|对接|洽谈|走访|慰问|采访|巡回|开展|举办|执法|检查|培训|演出|参展)"
)
# Those of them that name a thing where a noun stands before them: 人才队伍建设, 社会组织.
NOMINAL: Final = frozenset(
    _words(
        "组织 建设 保障 培育 储备 支持 投入 创建 统筹 发行 举办 运行 经营 覆盖 优化 发生 安排 谋划 计划 促进 运用 使用 利用 组织实施"
    )
)
# What the name of a figure ends in that only says which things are meant: 5000万元以上项目.
THRESHOLD: Final = "门槛"
# The measures that say nothing of what is measured: 产值, 总量, 增速. With nothing before them they take the owner of the
# measure before, or of the sentence.
MEASURE: Final = (
    "(?:总|净|设计|概算|估算|新增|累计|人均|年均|平均|其|完成|年|月|全年|实现|户均|亩均|单位|总体|综合|当年|主营业务|业务|营业|经营)*"
    "(?:产值|产量|产能|销量|销售额|销售量|销售收入|交易额|成交额|成交量|投资额|投资|增速|增幅|降幅|涨幅|规模|面积|占比|比重|总额|总量|总数|余额|数量|户数|人数|件数|个数|次数|起数|场次|收入|支出|利润|利税|税收|"
    "收益|营收|贡献率|增加值|单产|均价|价格|费用|成本|标准|里程|长度|全长|总长|时速|工期|概算|容量|装机|装机容量|总装机容量|比例|覆盖率|增长率|完成率|合格率|满意度|满意率|到位资金|资金|金额|总价|总投资|总产|总产值|"
    "进出口|出口|进口|出口额|进口额|存量|流量|客流量|吞吐量|投放量|调出量|消费|产出|营业额|能力|水平|绩效|增量|效益|得分|排名|指标|数|额|量|率)"
)
# Words that name a group to be told apart: 城乡 stands for 城镇 and 农村.
PAIRS: Final[dict[str, tuple[str, str]]] = {
    "城乡": ("城镇", "农村"),
    "进出口": ("进口", "出口"),
    "男女": ("男性", "女性"),
    "存贷款": ("存款", "贷款"),
    "公检": ("公安", "检察"),
    "立结案": ("立案", "结案"),
    "收支": ("收入", "支出"),
    "购销": ("购进", "销售"),
    "产销": ("生产", "销售"),
}
# Verbs of ranking; what follows them is among whom.
RANK_VERBS: Final = _words(
    "稳居 跃居 位居 居于 居 位列 列 排名 排在 排 位于 跃升至 跃升到 升至 升到 上升至 上升到 提升至 提升到 前移至 跻身 进入 保持 进位至 处于 名列 继续保持 蝉联 处 占据 稳定在 获 获得 夺得"
)
# 较上年多争取2.3亿元: more of what was named before.
MORE: Final = re.compile(
    "(?<![至不最更减])(多|少)(?:争取|收入|收|支出|支|完成|安排|下达|到位|投入|筹集|征收|发放|放|发|办理|办|建|种|拨付|产|销|化解|办结|查处|培训|接待|引进|落实|签约|吸纳|受理|审结|新增|开工)\\s?\\Z"
)
# 比去年同期低2.9个百分点: what it says of what is compared with.
THAN: Final = re.compile("(?:高|快|低|慢|(?:多|少)(?:[一-龥]{1,2})?)(?:出|了|约|近)*\\s?\\Z")
THAN_SAYS: Final = {
    "高": "提高", "快": "提高", "多": "增加", "低": "下降", "慢": "下降", "少": "减少"
}  # fmt: skip
UP: Final = frozenset("高快多")
# Whose figure it is, where a word of the text says so.
WHOLES: Final = "(?:省|市|县|区|州|镇|乡|村|旗|盟|院|校|行|局|厅|系统|集团|公司|厂|社区|街道|域|港|所|园区|开发区)"
SUBJECT: Final = f"[全我本该]{WHOLES}"
# Adverbs that are adjectives before a noun: 有效发明专利, 有效推进.
EITHER: Final = frozenset(
    _words("有效 高质量 主要 直接 快速 全面 最高 最低 最多 最少 连续 安全 重点 总 平均 显著 实际")
)
# Words that say how a measure was taken, and name none.
QUALIFIERS: Final = frozenset(_words("自然 名义 实际 可比 中 内 上 下 底"))
# What is left of a clause that only says how far things have come: 完成或基本完成26项.
DEGREES: Final = frozenset(_words("基本 大体 初步 部分 或 和 与 及 、 全面 已 正 正在"))
COMPARED: Final = re.compile(
    "同比|环比|(?:较|比|与)(?:(?:上|去|前|往|同|20[0-9]{2})(?:一)?(?:年度|年|个?月|个?季度|周|届)(?:同期|末|底|初)?|年初|期初|上次|上期|同期|计划|目标|预期)(?:相比)?"
    "|(?:比|较)(?:[一二三1-3]?个?)(?:周|月|年|天|季度)之?前"
    "|是(?:上|去|前)年(?:同期)?的?"
)
AMONG: Final = "(?:全国|全省|全市|全县|全区|全州|全球|世界|国内|全系统|全行业|行业|同行业|东北|东部|中部|西部|西北|西南|华东|华北|华南|华中|长三角|京津冀|同类|所在|周边|亚洲)"


@cache
def directions() -> re.Pattern[str]:
    """What a text ends in before a figure; group 1 is the word."""
    words = {word for row in DIRECTIONS.values() for word in row}
    longest = sorted(words, key=len, reverse=True)
    # Most places are turned down by their first character.
    first = "".join(sorted({word[0] for word in words}))
    return re.compile(
        f"(?=[{first}])(?!(?<![月年期度国省市均平比较])加快)(?<![新净])(?<!自然(?=增长率))(?<![下抵送表转传通直雷布](?=达))({'|'.join(longest)})(?:{'|'.join(_AFTER_DIRECTION)})*\\s?\\Z"
    )


@cache
def direction_ends() -> frozenset[str]:
    """The characters that what :func:`directions` finds may end in; white space among them."""
    words = {word for row in DIRECTIONS.values() for word in row}
    return frozenset({word[-1] for word in (*words, *_AFTER_DIRECTION)}) | SPACES


# What may stand between a direction and its figure.
_AFTER_DIRECTION: Final = _words(
    "了 约 为 近 超过 超 逾 至少 不低于 不少于 不超过 各 共 分别 突破 将近 接近 平均 一 在 到 至 达 达到 仅 只 的 月人均 年人均 人均 户均 每人每年 每人每月 每月 每年 每生每年"
)
SPACES: Final = frozenset(chr(code) for code in range(0x3001) if chr(code).isspace())


@cache
def direction_of(word: str) -> str:
    """The direction that a word of the table tells."""
    return next(name for name, row in DIRECTIONS.items() if word in row)


@cache
def _measure() -> re.Pattern[str]:
    return re.compile(MEASURE)


@lru_cache(maxsize=4096)
def is_measure(name: str) -> bool:
    """Whether a name is a measure and no more."""
    return _measure().fullmatch(name) is not None
