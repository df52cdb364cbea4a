"""What tells the past from the plan: tables of wordings, each with its weight and why it has it.

A weight of 1 is a hint that the place in the document may overrule, 2 and more what a reader would not doubt. Each row
counts once in a sentence, however many of its wordings occur. Only words any report, plan, minutes or notice may use,
and no names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Sign:
    """One row: any of ``words`` in a sentence is evidence of ``weight``. ``name`` is what a judgement reports."""

    name: str
    weight: float
    words: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Shape:
    """One row that words alone do not catch. ``gate`` are characters without any of which it cannot be found."""

    name: str
    weight: float
    gate: str
    pattern: re.Pattern[str]
    why: str


def _sign(name: str, weight: float, words: str, why: str) -> Sign:
    return Sign(name, weight, tuple(words.split()), why)


PAST: Final[tuple[Sign, ...]] = (
    _sign(
        "compared",
        1.8,
        "同比 环比 较上年 比上年 较去年 比去年 较年初 比年初 上年同期 去年同期 较同期 较前一年",
        "a change is measured against what was only once it happened; plans say 左右 or 以上 instead",
    ),
    _sign(
        "looking_back",
        1.8,
        "去年 上年 前年 以来 年来 近年 过去五年 过去一年 过去三年 刚刚过去 上个月 上周 昨日 日前 近日 当天 此前 截至目前",
        "the time named is over",
    ),
    _sign("once", 1.0, "以前 原来 从前 曾经 原先 以往", "now it is otherwise"),
    _sign("until", 1.2, "截至 截止", "counts up to a day that has come"),
    _sign("ongoing", 1.0, "正在 正式 目前 正加 如今 现在", "tells how things stand"),
    _sign(
        "summed",
        1.2,
        "累计 合计 先后 分别达到 共计 总计 共有 共完成 共实",
        "sums up what there is to count",
    ),
    _sign("in_a_row", 1.5, "连续 蝉联 再获 再创 再次 再夺", "a row of years can only be behind us"),
    _sign(
        "honours",
        1.5,
        "荣获 获评 被评为 被授予 被列为 被列入 被命名 被认定 被确定 授予 评为 入选 跻身 上榜 获得 喜获 夺得 斩获 获批 获国 获省 获市 摘得 赢得 晋升 晋级 入围 获金 获银 获奖",
        "prizes and titles are reported when they are won",
    ),
    _sign(
        "records",
        1.3,
        "创历史 历史新高 最好水平 历史最好 历史最高 创下 首次 首家 历史性 新高 居全国 居全省 居全市 位居 跃居 跃升至 位列 排名 稳居 居第 排全 打破 填补 跃上 跨上 迈上",
        "places and records are known afterwards",
    ),
    _sign(
        "well_done",
        1.6,
        "成功 圆满 超额 如期完成 顺利 全线贯通 提前完成 基本完成 完成情况 圆满收官 打赢 取得积极 取得明显 取得显著 取得实质 取得阶段 取得扎实 取得重要进展 取得突破性",
        "a judgement on how it went",
    ),
    _sign(
        "taken_place",
        1.2,
        "召开了 主持召开 听取了 听取 审议通过 审议并 原则通过 签署 签订 揭牌 落成 竣工 落幕 闭幕 开幕 通车 投产 投用 投入使用 投入运营 开港 开馆 上线 获悉 据了解 记者在 本报讯 举行了 举办了 顺利通过 通过验收 通过国家 通过省 竣工验收 参加了 出席了 出席会议 会议认为 会议同意 会议听取 会议传达 会议通报 会议审议 会议通过 会议原则 受灾 遇难 发生了 共发生 告诉记者 告诉笔者 充分肯定 予以肯定 给予肯定 表示满意 参加视察 参加调研 参加活动 陪同 先后来到 实地察看",
        "single events, which reports and news tell of",
    ),
    _sign(
        "improved",
        1.0,
        "涌现 显著 明显 大幅 有效解决 得到有效 有所 有力 成效 丰硕 扎实推进 稳步推进 加快推进。 进一步优化 有序 日益 成为 形成了 转向 回升 向好 扭转 收窄 清零 增强。 提升。 改善。 进展",
        "states of success; goals are worded alike, so the place decides",
    ),
    _sign(
        "reached",
        0.6,
        "达到 完成 实现 建成 新增 突破 增至 降至 发展到 增加到 提升至 提升到 提高到 由 降到 超过 实施 新建 印发 出台 惠及 覆盖 召开 举行 引进 培育 开工 组织 举办 开展 解决 化解 办理 破获 查处 创建 改造",
        "reports and goals share these verbs; without any other sign a figure with them was reached",
    ),
)

PLAN: Final[tuple[Sign, ...]] = (
    _sign(
        "aim",
        2.2,
        "力争 ，力保 ，力促 争取年 争取在 力求 争当 冲刺 务必 务求 预期目标 目标是 目标为 目标： 主要目标 奋斗目标 总体目标 工作目标 预期增长 有望 预计可 预计将 可望 拟定 打算 暂定",
        "says in so many words that it is wanted, not had",
    ),
    _sign(
        "ahead",
        2.2,
        "今后 未来 明年 后年 下一步 下步 下一阶段 下阶段 下半年 下季度 下个月 下周 届时 接下来 年内 年底前 月底前 季度末前 春节前 汛期前 日前完成 本世纪中叶 远景",
        "the time named is still to come",
    ),
    _sign(
        "charge",
        1.6,
        "请各 请于 请将 限期 限时 逾期 不得 严禁 应当 必须 牵头 报送 上报 于每 由各 绝不 决不 责令 会议要求 会议强调 会议决定 会议明确 研究决定 要求各 确定从 一律",
        "charges somebody with something to do",
    ),
    _sign("ensure", 1.4, "确保 尽快 早日 尽早 努力 切实", "the will that something comes about"),
    _sign(
        "go_on",
        0.7,
        "着力 继续 进一步 更加 更大力度 全力 不断 逐步 推动 加快 加大 加强 强化 深化 完善 健全 优化 支持 鼓励 引导 统筹 坚决 牢牢 坚持 重点抓 重点做 抓好 做好 抓实 落实 推进 提升 促进 巩固 打造 争创 争取",
        "verbs of tasks; reports of work done open with them too, so the place decides",
    ),
)

OTHER: Final[tuple[Sign, ...]] = (
    _sign(
        "address",
        4.0,
        "各位代表 各位委员 各位领导 同志们 女士们 请予审议 提出意见 致以 表示崇高 表示衷心 衷心感谢 崇高敬意 让我们 携手 谢谢大家",
        "spoken to the audience",
    ),
    _sign(
        "saying",
        3.0,
        "总书记强调 总书记指出 总书记要求 总书记提出 主席强调 主席指出 总理强调 总理指出 会议指出 报告指出 文章指出",
        "somebody's words on principle",
    ),
    _sign(
        "shortfall",
        2.2,
        "薄弱 短板仍 还有短板 存在短板 的短板 短板弱项 短板和 欠缺 能力差 单一 缺失 问题突出 不足 不够 不强 不高 不多 不完善 不健全 不平衡 不充分 不顺畅 不均 偏低 偏高 偏快 偏慢 偏少 偏弱 有待 亟需 亟待 压力仍 压力较 压力加 仍然较 仍较 困难较 较为困难 依赖 缺口 制约 存在的问题 不容乐观 依然存在 仍然存在 仍存在 还存在 依旧存在 乏力 较慢 承压 尚在 失衡 滞后 堵点 尚不 尚未 还不",
        "how things fall short: neither reached nor planned",
    ),
    _sign("still", 0.8, "仍 依然 清醒 当前", "goes with shortfalls"),
    _sign(
        "notice",
        9.0,
        "通知如下 自印发之日 自发布之日 制定本 负责解释 特制定 如下： 如下。 联系人 联系电话 特此通知 特此报告 现将有关 现就有关 责任编辑 参会人员 参会单位 出席人员 出席： 参加： 列席： 主持： 主送 抄送 不构成 不代表",
        "the frame of a notice or minutes",
    ),
    _sign(
        "origin",
        3.0,
        "始建于 建于 成立于 创建于 位于 地处 坐落",
        "what something is, not what was done",
    ),
    _sign("thanks", 4.0, "离不开 归功于 得益于", "what it is owed to, not what was done"),
    _sign("defined", 2.0, "是指 指的是 即： 简称 所称 组成部分", "says what a word means"),
)

# A year that is at stake: 2025年是…之年, the occasion of the report.
OCCASION: Final = re.compile(
    "年，?是[^。；]{0,60}(?:之年|一年|五年|时期|关键期|攻坚期|元年|节点)|意义(?:十分|非常)?(?:重大|深远)"
)
# X 是 Y: a statement for all times, if nothing in it is dated or measured.
COPULA: Final = re.compile(
    "\\A[^，。；“”]{2,24}(?<![但可只凡总还一二三四五六七八九十就都也更仅])是(?!否|要|在|由)[^，。；]{2,}|无小事|为本|关乎|事关|贵在|难在|重在|在于|更重要"
)

# A forecast is a plan; 预计增长3% in a review is a figure that is not final yet.
FORECAST: Final = re.compile("预计[^。；]{0,20}[可将能]")
# A salutation, a date line or a signature says nothing.
DATE_LINE: Final = re.compile(
    "[（(](?:记者|通讯员|本报)[^，。；]{0,24}[）)]\\Z|(?:各|尊敬|亲爱)[^。；]{0,60}[：:]\\Z|"
    "(?:附?注|备注|说明|资料来源|数据来源)[0-9]?[：:]|"
    "[—\\-（(\\s]*(?:19|20)[0-9]{2}年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:在[^，。；]{2,40}上)?[）)\\s]*\\Z"
)
# 将 before what will be done; in 将…转化为 and the like it only brings the object forward.
WILL: Final = re.compile(
    "将(?![军士领帅才])(?![^，。；把]{1,24}?(?:纳入|作为|转化|变为|变成|列入|列为|贯穿|融入|打造成|分解|下放|推向|引向|报送|移交|放在|摆在|升级为|上升为|转为|写入|送到|送达|交由|带到|控制在|落到|落实到|压实到|延伸到))"
)
SURELY: Final = re.compile("将(?:会|于|持续|在(?!线)|再|陆续|继续|正式|进一步|分批|从明年|从下)")
ASSIGNED: Final = re.compile(
    "由[^，。；由]{2,16}(?:负责(?!的)|牵头(?!的)|会同|根据[^，。；]{2,16}(?:修改|制定|研究|办理|组织)|研究(?:制定|提出)|按程序)"
)
ADVICE: Final = re.compile("\\A[\\s（(]*(?:[一二三四五六七八九十]是)?建议|[，；]建议")
MUST: Final = re.compile(
    "(?<![主重需首必只简摘纪纲概紧次扼险机索之])要(?![求素点闻件么领义塞害道务是事旨案])|(?<=[，。])须|还需|仍需|负责(?![人任的])|应(?=[于在当将按由向须]|及时|立即|严格|如实|尽快|自觉|主动(?!权))"
)
ALREADY: Final = re.compile("(?<!不)已(?![知婚故往])")
GOT: Final = re.compile("争取到(?![0-9])")
PLANNED: Final = re.compile(
    "(?<![年动度项个的发家])计划(?=[0-9于在新到用建实总投开引再今明下年完]|安排|举办|召开|组织|启动|对)|"
    "(?<![模虚草比])拟(?=[0-9于在新到用建实总投开引再今明下年完]|安排|举办|召开|组织|启动|对)"
)
STRIVING: Final = re.compile("，争取(?!到(?![0-9]))|争取到(?=[0-9])")
DONE: Final = re.compile("(?<![为除不明])了(?!解|如指|然)")
# A goal is set with some room, a result is exact. (500千伏以上线路 is a name.)
ROOM: Final = re.compile(
    "[0-9％%][^，。；0-9]{0,6}(?:左右|以上|以内|以下|不低于)(?=[，。；、）]|\\Z)|不低于|不少于|不超过"
)
CHANGED: Final = re.compile(
    "(?:增长|增加|增产|下降|减少|提高|提升|降低|上升|压减|缩短|扩大|上涨)(?:了|约|近)?[0-9]"
)
FIGURE: Final = re.compile("[0-9](?!0?[0-9]{0,3}年)")
# A deadline is set for what is to be done: 12月15日前, 4月底前.
BEFORE: Final = re.compile("[0-9](?:日|月底?|月[上中下]旬)(?:之)?前(?!后)")
MONTHS: Final = re.compile(
    "(?:[0-9]{1,2}月?(?:[—－\\-–~～至到]{1,2}|份?以来)[0-9]{0,2}月份?|前[一二三][个]?季度|前[0-9一二三四五六七八九十]{1,2}个?月|[0-9]{1,2}月末)"
)

_MANNER: Final = "(?:深入|全面|大力|着力|持续|扎实|加快|积极|切实|进一步|全力|坚决|有序|稳步|继续|不断|认真|严格|重点|努力|高质量|高标准|高水平|常态化|坚定不移|统筹|精心|有效|科学|稳妥|更大力度|主动|广泛)"
_ACTS: Final = (
    "(?:推进|推动|实施|谋划|储备|建设|加强|强化|深化|完善|健全|优化|提升|提高|开展|落实|抓好|做好|抓实|抓牢|支持|发展|培育|打造|构建|促进|巩固|扩大|增强|保障|坚持|统筹|聚焦|围绕|加大|加快|"
    "创新|改善|改造|新建|新增|完成|建成|启动|引进|引导|鼓励|防范|化解|严肃|规范|整治|办好|壮大|激发|营造|织密|筑牢|守住|守牢|夯实|把|以|对|树立|弘扬|倡导|招录|严控|抢抓|落细|贯彻|增进|接续|维护|用好|释放|培养|组织|争取|搭建|拓展|严把|推广|履行)"
)
# News and minutes open with the day or the scene of what took place; a span or a deadline is set for what will.
SCENE: Final = re.compile(
    "\\A(?:(?:20[0-9]{2}年)?[0-9]{1,2}月[0-9]{1,2}日(?![—－\\-–~～至到前起])(?:[上下]午)?|[会席]上|会后|同日|当日|当天|当晚|活动中|活动现场|[^，。；]{0,6}仪式上|期间)[^，。；]{0,6}，"
)
# Without a subject: an order in a plan, and what we did in a review.
ORDER: Final = re.compile(
    "\\A[\\s（(]*(?:[一二三四五六七八九十0-9]{1,3}(?:是|要|[、.．）)])|第[一二三四五六七八九十]，)?[）)、]*\\s*"
    f"(?:{_MANNER}{{0,3}}{_ACTS}|{_MANNER}{{1,3}})"
)

# What a heading says of all that stands under it.
TITLE_PAST: Final = re.compile(
    "回顾|回眸|回望|总结|成效|成就|成果|成绩|进展|(?:完成|落实|开展|执行|进行|推进|运行)情况|做法|亮点|业绩|年来|过去|取得|以来|基本情况|大事记|现状|基础\\Z|发展历程"
)
TITLE_PLAN: Final = re.compile(
    "安排|部署|任务|目标|计划|打算|思路|下一?步|工作要求|重点工作|工作重点|重点\\Z|下半年|分工|方案|工作要点|今后|未来|展望|明年|规划|举措|组织保障|保障措施|组织领导|有关要求|工作措施|工作建议|启航|的通知|实施意见"
)
TITLE_SETTLED: Final = re.compile("(?:完成|落实|执行|进展|推进|实施)情况")
TITLE_OTHER: Final = re.compile(
    "问题|不足|困难|短板|挑战|指导思想|适用范围|检查范围|附则|总则|名词解释|热词|联系"
)
TITLE_STATE: Final = re.compile(
    "(?:提升|改善|增强|优化|深化|加快|向好|稳定|发展|显现|凸显|巩固|压减|铺开|强化|回升|跃升|落实|新高|新局面|新步伐|新成效|新台阶|新突破)[。；;：:]?\\Z"
)

PAST_SHAPES: Final[tuple[Shape, ...]] = (
    Shape("already", 2.0, "已业", ALREADY, "the perfect aspect in so many words"),
    Shape("got", 2.0, "争", GOT, "what was striven for was had"),
    Shape("done", 1.4, "了", DONE, "the perfect aspect, but also a change in general"),
    Shape("changed", 0.7, "增减提下降上压缩扩", CHANGED, "measured, or aimed at"),
    Shape("months", 1.2, "月度", MONTHS, "what is counted over months is over"),
    Shape("scene", 1.6, "日上当间后中", SCENE, "news and minutes date what took place"),
    Shape("figure", 0.4, "0123456789", FIGURE, "what has a number can be counted"),
)
PLAN_SHAPES: Final[tuple[Shape, ...]] = (
    Shape("will", 2.0, "将", WILL, "the future in so many words"),
    Shape("must", 1.8, "要需须负应", MUST, "a charge, though principles are worded so too"),
    Shape("room", 0.9, "左以不", ROOM, "goals leave some room"),
    Shape("planned", 2.2, "计拟", PLANNED, "says in so many words that it is planned"),
    Shape("striving", 1.4, "争", STRIVING, "the will that something comes about"),
    Shape(
        "surely",
        1.5,
        "将",
        SURELY,
        "announced for a time or a place: then an opening is no news yet",
    ),
    Shape("assigned", 1.4, "由", ASSIGNED, "who is to do it"),
    Shape("advice", 1.8, "建", ADVICE, "proposed, so not done"),
    Shape("deadline", 1.8, "前", BEFORE, "set for what is to be done"),
    Shape("forecast", 5.0, "预", FORECAST, "compared with last year all the same"),
    Shape("order", 0.4, "", ORDER, "no subject: an order, or what we did; so only a hint"),
)
