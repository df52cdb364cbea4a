"""What tells the past from the plan: tables of words, each with its weight and why it has it.

A weight of 1 is a hint that the place in the document may overrule, 2 and more what a reader would not doubt. Each row
counts once in a sentence, however many of its wordings occur. Only words any report, plan, minutes or notice may use,
and no names.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Sign:
    """One row: any of ``words`` in a sentence is evidence of ``weight``. ``name`` is what a judgement reports."""

    name: str
    weight: float
    words: tuple[str, ...]
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
        "去年 上年 上届 上一届 上一年 上季度 上一轮 前年 以来 年来 近年 过去五年 过去一年 过去三年 刚刚过去 上个月 上周 昨日 近日 昨天 昨晚 前天 今天上午 今天下午 今天凌晨 凌晨 当天 此前 截至目前",
        "the time named is over",
    ),
    _sign("once", 1.0, "以前 原来 从前 曾经 原先 以往", "now it is otherwise"),
    _sign("until", 1.2, "截至 截止", "counts up to a day that has come"),
    _sign(
        "ongoing",
        1.0,
        "正在 正式 目前 正加 正致力 正逐步 正成为 正值 如今 现在",
        "tells how things stand",
    ),
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
        "成功 圆满 超额 如期完成 顺利 全线贯通 提前完成 基本完成 完成情况 圆满收官 打赢",
        "a judgement on how it went",
    ),
    _sign(
        "taken_place",
        1.2,
        "召开了 主持召开 听取了 听取 审议通过 审议并 原则通过 揭牌 落幕 闭幕 开幕 开港 开馆 获悉 据了解 记者在 本报讯 举行了 举办了 顺利通过 通过验收 通过国家 通过省 通过竣工验收 参加了 出席了 出席会议 会议认为 会议同意 会议听取 会议研究了 会议讨论了 会议学习 会议于 会议传达 会议通报 会议审议 会议通过 会议原则 受灾 遇难 发生了 共发生 告诉记者 告诉笔者 充分肯定 予以肯定 给予肯定 表示满意 参加视察 参加调研 参加活动 参加会谈 参加会见 参加上述 出席活动 主持会议 主持开幕 作总结讲话 作动员讲话 作讲话 陪同 先后来到 实地察看",
        "single events, which reports and news tell of",
    ),
    _sign(
        "acted",
        1.2,
        "发生一起 人死亡 人受伤 致贺词 致贺信 致辞 致词 致开幕 致欢迎 作报告 作工作报告 作专题报告 作了 发言 会见 会谈 会晤 抵达 发表声明 发表讲话 发表演讲 宣布 随后 好评 上演 亮相 走进了 迎来 涌入 拉开帷幕 拉开序幕 火热 空袭 袭击 击中 击落 爆发 坠毁 逃离 撤离到 夺冠 获救 平安返回 身着 欢聚 当日 当晚 清晨时分 为期 暗访 走访了 看望了 慰问了",
        "somebody did something at one time, as news and minutes tell it",
    ),
    _sign(
        "improved",
        1.0,
        "涌现 显著 明显 大幅 有效解决 得到有效 有所 有力 成效 丰硕 取得积极 取得明显 取得显著 取得实质 取得阶段 取得扎实 取得突破性 扎实推进 稳步推进 加快推进。 进一步优化 有序 日益 成为 形成了 转向 回升 向好 扭转 收窄 清零 增强。 提升。 改善。 进展",
        "states of success; goals are worded alike, so the place decides",
    ),
    _sign(
        "opened",
        1.0,
        "签署 签订 落成 竣工 通车 投产 投用 投入使用 投入运营 上线 封顶 贯通",
        "works are finished and contracts signed; programmes name the same ends, so the place decides",
    ),
    _sign(
        "reached",
        0.6,
        "达到 完成 实现 建成 新增 突破 增至 降至 发展到 增加到 提升至 提升到 提高到 降到 超过 实施 新建 印发 出台 惠及 覆盖 召开 举行 引进 培育 开工 组织 举办 开展 解决 化解 办理 破获 查处 创建 改造",
        "reports and goals share these verbs; without any other sign a figure with them was reached",
    ),
)

PLAN: Final[tuple[Sign, ...]] = (
    _sign(
        "aim",
        2.2,
        "力争 ，力保 ，力促 争取年 争取在 力求 争当 冲刺 务必 务求 预期目标 目标是 目标为 目标： 预期增长 ，目标 正筹划 正谋划 正酝酿 正筹备 有望 预计可 预计将 可望 拟定 打算 暂定 定于",
        "says in so many words that it is wanted, not had",
    ),
    _sign(
        "ahead",
        2.2,
        "今后 未来 明年 后年 下一步 下步 下一阶段 下阶段 下半年 下季度 下个月 下周 届时 接下来 下月 明天 明日 明晨 今夜 后天 来年 次年 任期内 年内 年底前 月底前 季度末前 春节前 汛期前 日前完成 本世纪中叶 远景",
        "the time named is still to come",
    ),
    _sign(
        "charge",
        1.6,
        "请各 请于 请将 限期 限时 逾期 不得 严禁 应当 必须 前报送 及时报送 报送至 于每月 于每周 于每季 由各 绝不 决不 会议要求 会议强调 会议决定 会议明确 研究决定 要求各 确定从 请您 请大家 请广大 我们倡议 倡议广大",
        "charges somebody with something to do",
    ),
    _sign(
        "ensure",
        1.2,
        "确保 尽快 早日 尽早 ，努力 努力实现 努力打造 努力建设 努力开创 努力把 努力使 努力让 努力为 努力提 努力做 努力构 努力创 努力形 努力完 切实",
        "the will that something comes about",
    ),
    _sign(
        "willing",
        1.6,
        "愿同 愿与 愿继续 愿深化 愿进一步 愿意 愿在 愿以 愿为 希望同 希望与 期待同 期待与 一致同意 双方同意 商定",
        "offered or wished for, so not done",
    ),
    _sign(
        "timetable",
        1.4,
        "报名时间 活动时间 会议时间 办理时间 受理时间 施工时间 停水时间 停电时间 截止时间 报到时间 考试时间 计划时间 完成时限 责任单位 责任人：",
        "when and by whom it is to be done",
    ),
    _sign(
        "condition",
        1.8,
        "一旦 如遇 遇有 凡是 如有 若有 如需 如发现 若发现 如未",
        "laid down for a case that may come",
    ),
    _sign(
        "go_on",
        0.7,
        "着力 立即 及时 第一时间 继续 进一步 更加 更大力度 全力 不断 逐步 推动 加快 加大 加强 强化 深化 完善 健全 优化 支持 鼓励 引导 统筹 坚决 牢牢 坚持 重点抓 重点做 抓好 做好 抓实 落实 推进 提升 促进 巩固 打造 争创 争取 牵头",
        "verbs of tasks; reports of work done open with them too, so the place decides",
    ),
)

OTHER: Final[tuple[Sign, ...]] = (
    _sign(
        "address",
        4.0,
        "各位代表 各位委员 各位领导 同志们 女士们 请予审议 请予审查 请予审批 请审议 请审查 员提出意见 致以 表示崇高 表示衷心 表示诚挚 表示热烈 表示亲切 衷心感谢 诚挚感谢 崇高敬意 让我们 谢谢大家 老师们 朋友们 祝大家 祝愿 再接再厉 珍惜荣誉 戒骄戒躁 共勉",
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
        "薄弱 压力不小 压力很大 难度较大 难度不小 依然突出 仍然突出 较为突出 比较突出 短板仍 还有短板 存在短板 的短板 短板弱项 短板和 欠缺 能力差 单一 缺失 问题突出 不足 不够 不强 不高 不多 不完善 不健全 不平衡 不充分 不顺畅 不均 偏低 偏高 偏快 偏慢 偏少 偏弱 有待 亟需 亟待 压力仍 压力较 压力加 仍然较 仍较 困难较 较为困难 任重道远 依赖 缺口 制约 不容乐观 依然存在 仍然存在 仍存在 还存在 依旧存在 乏力 较慢 较低 较短 较少 承压 尚在 失衡 滞后 堵点 尚不 尚未 不到位 不及时 不扎实 不畅 短缺 未达 未能 流于形式 不确定性 落后于 频发 时有发生 居高不下 淡薄 矛盾突出 问题较多 任务艰巨 竞争激烈 受到挤压 不清， 不清。 严重， 严重。 严峻 不熟 不精 不便 不统一 互不 留不住 意见较大 反映强烈 老化， 老化。 老化、",
        "how things fall short: neither reached nor planned",
    ),
    _sign(
        "admitted",
        6.0,
        "必须看到 也要看到 还要看到 应看到 应当看到 清醒看到 清醒地看到 清醒认识到 清醒地认识到 也深知",
        "leads to what is wanting, in the words of a charge",
    ),
    _sign("still", 0.8, "仍 依然 清醒 当前", "goes with shortfalls"),
    _sign(
        "notice",
        9.0,
        "通知如下 自印发之日 自发布之日 制定本 负责解释 特制定 联系人 联系电话 特此通知 特此报告 妥否 当否 请批示 请予批复 本预案适用 本办法适用 本规定适用 本方案适用 本规则适用 本细则适用 未尽事宜 另行通知 现将有关 现就有关 责任编辑 参会人员 参会单位 出席人员 出席： 参加： 列席： 主持： 主送 抄送 不构成 不代表",
        "the frame of a notice or minutes",
    ),
    _sign(
        "origin",
        3.0,
        "始建于 建于 成立于 创建于 主要从事 专业从事 主营业务 经营范围 主要职责 被誉为 被称为 素有 号称",
        "what something is, not what was done",
    ),
    _sign(
        "thanks",
        4.0,
        "离不开 归功于 得益于 属于每 属于全 奋斗的结果 努力的结果 拼搏的结果 决策的结果 领导的结果",
        "what it is owed to, not what was done",
    ),
    _sign(
        "argued",
        6.0,
        "本院认为 诉讼请求 辩称 诉称 请求法院 请求判令 判令被告 不予支持 难以支持 予以采信 举证不能 举证责任 诉讼时效 民事责任 赔偿责任 连带责任 违约责任 清偿责任 应认定 视为原告 视为被告 合法有效 法律依据 焦点为 焦点是 由被告承担 由原告承担",
        "claims, arguments and reasons of a lawsuit: what is right, not what was done",
    ),
    _sign(
        "felt",
        4.0,
        "来之不易 殊为不易 实属不易 体会是 体会到 深有体会 启示是 深知 深感 说实话 坦率地说 坚信 我们相信 充满信心 充满必胜 满怀信心",
        "what somebody makes of it",
    ),
    _sign("meaning", 1.6, "有利于 有助于 意味着 重要意义 深远影响", "what it is good for"),
    _sign(
        "defined",
        2.0,
        "是指 指的是 通俗来讲 通俗地说 简单来说 也就是说 换句话说 所谓 即： 简称 所称 组成部分",
        "says what a word means",
    ),
)
