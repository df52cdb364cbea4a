"""How a sentence begins: with the circumstances of what it tells, or with a verb and no subject (推进…, 依法严惩…).

Without a subject it is an order in a plan and what was done in a review; which of the two, other signs say.
"""

from __future__ import annotations

import re
from typing import Final

# What goes before the act itself: how, how far, how fast.
_MANNER_WORDS: Final = (
    "深入 全面 大力 着力 持续 扎实 加快 积极 切实 全力 坚决 有序 稳步 继续 不断 "
    "认真 严格 重点 努力 统筹 精心 有效 科学 稳妥 主动 广泛 免费 统一 集中 分批 "
    "逐步 依法 始终 及时 抓紧 优先 适时 适度 妥善 密切 自觉 突出 注重 着重 协同 "
    "合力 从严 从重 从快 精准 率先 加速 迅速 立即 尽快 同步 定期 按时 如期 超前 "
    "提前 灵活 牢牢 紧紧 更好 充分 大胆 竭力 奋力 合理 适当 强力 坚定 共同 严肃 "
    "高效 聚力 倾力 一体 加力 纵深 分类 分级 逐项 逐条 带头 轮流 就近 足额"
)
_MANNER: Final = frozenset(_MANNER_WORDS.split())
_LONG_MANNER: Final = (
    "进一步",
    "高质量",
    "高标准",
    "高水平",
    "高起点",
    "高效率",
    "常态化",
    "多渠道",
    "全方位",
    "全链条",
    "全过程",
    "大规模",
    "分阶段",
    "分步骤",
    "有计划",
    "坚定不移",
    "更大力度",
    "千方百计",
    "因地制宜",
    "持之以恒",
    "毫不动摇",
    "毫不松懈",
    "旗帜鲜明",
    "不折不扣",
    "有力有序",
    "稳妥有序",
    "稳步有序",
    "积极稳妥",
    "多措并举",
    "锲而不舍",
    "驰而不息",
    "用心用情",
    "用心用力",
    "全力以赴",
    "纵深",
)
# Verbs of administration, as offices and companies use them.
_ACTS_WORDS: Final = (
    "推进 推动 实施 谋划 储备 建设 加强 强化 深化 完善 健全 优化 提升 提高 开展 "
    "落实 抓好 做好 抓实 抓牢 支持 发展 培育 打造 构建 促进 巩固 扩大 增强 保障 "
    "坚持 聚焦 围绕 加大 创新 改善 改造 新建 新增 完成 建成 启动 引进 引导 鼓励 "
    "防范 化解 规范 整治 办好 壮大 激发 营造 制定 修订 建立 编制 出台 设立 设置 "
    "成立 组建 取消 放开 清理 压缩 减少 降低 调整 整合 盘活 解决 消除 选派 开发 "
    "推行 推出 探索 试行 申报 争创 布局 对接 启用 部署 划定 明确 安排 筹措 摸排 "
    "排查 检查 保护 实行 执行 引入 举办 打通 打破 打击 打好 修建 修缮 安装 更换 "
    "更新 加装 发放 新设 撤并 撤销 增派 补建 增建 扩建 续建 修复 疏通 拆除 清退 "
    "淘汰 关停 栽植 遏制 严厉 织密 筑牢 守住 守牢 夯实 树立 弘扬 倡导 招录 严控 "
    "抢抓 落细 贯彻 增进 接续 维护 用好 释放 培养 组织 争取 搭建 拓展 严把 推广 "
    "履行 助力 护航 稳定 挖掘 聚力 压实 压紧 扛牢 扛稳 细化 量化 深挖 对标 紧盯 "
    "紧扣 狠抓 严守 严防 严惩 严查 严打 严管 保持 确保 力争 发挥 采取 拓宽 控制 "
    "扶持 重视 运用 改进 利用 创造 减轻 延长 延续 增设 放宽 简化 缩小 防止 提供 "
    "下放 传承 赋予 坚守 依托 立足 统一 集聚 招引 承接 承办 配合 协调 协助 指导 "
    "督促 督查 督导 表彰 奖励 惩治 查处 查办 审查 审理 办理 办结 受理 批捕 起诉 "
    "侦破 破获 打掉 抓获 收缴 追缴 追回 挽回 追究 问责 移送 排除 治理 管控 防控 "
    "防治 救治 救助 帮扶 帮助 资助 慰问 走访 关爱 关心 照顾 收购 收储 植树 抢收 "
    "抢种 确权 疏浚 清淤 铺设 架设 开通 开行 开辟 贯通 接入 联通 共建 共享 签订 "
    "签署 兑现 返还 减免 减征 缓缴 发行 发布 公布 公开 公示 印发 下发 转发 报送 "
    "上报 填报 录入 归集 汇总 梳理 研究 研判 论证 起草 审定 审核 审批 核查 核定 "
    "核减 核实 验收 移交 交付 拨付 安置 征收 征集 选拔 选聘 选树 遴选 评选 评定 "
    "任命 轮训 宣讲 宣传 普及 讲好 唱响 擦亮 叫响 做强 做大 做优 做精 做实 做深 "
    "建强 建优 建好 管好 管住 配齐 配强 补齐 补强 锻长 稳住 稳固 保住 留住 盯紧 "
    "把好 把握 把牢 抓住 抓细 抓紧 提振 提速 提质 扩容 扩能 增效 节约 回收 转化 "
    "转变 升级 赋能 集成 融入 开拓 开创 开启 展开 运维 联合 联动 会同 邀请 接待 "
    "接受 听取 吸纳 吸引 采纳 租用 借鉴 总结 回顾 反思 剖析 自查 整改 纠正 纠治 "
    "堵塞 堵住 根治 杜绝 禁止 限制 规避 阻断 破解 破除 攻克 突破 冲刺 冲击 决战 "
    "决胜 打赢 夺取 实现 达到 形成 充实 丰富 繁荣 活跃 兜牢 兜住 托底 畅通 理顺 "
    "厘清 平衡 兼顾 预防 预留 应对 处置 处理 妥处 平息 尊重 善待 保证 维持 遵守 "
    "恪守 信守 牢记 牢固 铭记 学习 学懂 领会 传达 树牢 加密 加固 延伸 拉长 拉动 "
    "带动 撬动 驱动 牵引 引领"
)
_ACTS: Final = frozenset(_ACTS_WORDS.split())
_NUMBER: Final = re.compile(
    "[\\s（(]*(?:[一二三四五六七八九十0-9]{1,3}(?:是|要|[、.．）)])|第[一二三四五六七八九十]，)?[）)、]*\\s*"
)
_NUMBER_BEGINS: Final = frozenset("（(）)、第一二三四五六七八九十0123456789")
_LONG_BEGINS: Final = frozenset(word[0] for word in _LONG_MANNER)
# 办两期, 修好这条路, 请专家来: orders in plain words; 把…, 以…, 对…: the act comes behind what it is done to.
_PLAIN: Final = re.compile(
    "(?:建|办|修|设|种|扩种|购|买|引|招|聘|派|选|开|上|抓|管|盯|组|做|争|补|改|学|跑)[一二两三四五六七八九十几0-9好牢实起]|"
    "请[^，。；]{2,12}来|多到|多向|再[建办修设种买引招开上流改造]|"
    "把|以(?!色列|军|及|来|上|下|内|外|往|前|后|方)|对(?!此|方|手|照|比|于)"
)
_INVERTED: Final = "在为"
_REACH: Final = 16
_MARKS: Final = frozenset("，。；")
_AROUND: Final = frozenset("面针根按依基鉴随由受为在本")
_FRAME: Final = re.compile(
    "(?:面对|针对|根据|按照|依照|依据|基于|鉴于|随着|由于|本着|为了|为)[^，。；：]{2,60}，|受[^，。；：]{2,40}影响，|"
    "在[^，。；：]{2,40}(?:领导|支持|指导|关怀|关心|帮助|监督|努力|背景|情况|形势|条件|前提|推动|带动|影响)下，"
)

_PURPOSES: Final = re.compile(
    "为[^。；]{4,160}，(?=(?:日前|近日|近期|昨日|今日|目前|[0-9]{1,2}月[0-9]{1,2}日|(?:根据|按照)[^，。；]{2,40}，))"
)


def is_order(text: str) -> bool:
    """Whether ``text`` opens with a verb, or with how it is to be done: it has no subject of its own."""
    at = 0
    if text[:1] in _NUMBER_BEGINS or text[:1].isspace():
        at = _NUMBER.match(text).end()  # type: ignore[union-attr]
    if text[at : at + 1] in _INVERTED and at < len(text):
        return _inverted(text, at)
    start = at
    while True:
        if text[at : at + 1] in _LONG_BEGINS and text.startswith(_LONG_MANNER, at):
            at += next(len(word) for word in _LONG_MANNER if text.startswith(word, at))
        elif text[at : at + 2] in _MANNER:
            at += 2
        else:
            break
    return at > start or text[at : at + 2] in _ACTS or _PLAIN.match(text, at) is not None


def _inverted(text: str, at: int) -> bool:
    """在城区新建…, 为群众提供…: a place or a person first, then the verb."""
    for here in range(at + 3, min(at + _REACH + 2, len(text))):
        if text[here - 1] in _MARKS:
            return False
        pair = text[here : here + 2]
        if pair in _ACTS or pair in _MANNER:
            return True
    return False


def without_frame(text: str) -> str:
    """``text`` without the circumstances that go before what it tells: 面对…，, 在…领导下，, 为了…，."""
    # A row of purposes ends where it is said who did what: 为…，进一步…，确保…，近日，….
    purposes = _PURPOSES.match(text) if text[:1] == "为" else None
    at = purposes.end() if purposes else 0
    while text[at : at + 1] in _AROUND:
        found = _FRAME.match(text, at)
        if not found or found.end() >= len(text):
            break
        at = found.end()
    return text[at:]
