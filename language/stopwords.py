"""Words that say nothing about what a sentence is about."""

from __future__ import annotations

from typing import Final

STOP_WORDS: Final = frozenset(
    """
    的 了 和 是 在 与 及 等 对 把 被 为 以 于 从 到 将 要 也 都 就 而 并 或 其 之 这 那 此 该 各 每 某 本
    我 你 您 他 她 它 我们 你们 他们 她们 它们 自己 大家 咱们 着 过 地 得 中 上 下 内 里 外 间 前 后 一 个 不 有 无
    年 月 日 时 分 所 由 向 往 给 让 使 令 被 叫 因 因为 所以 因此 由于 但 但是 然而 而且 并且 以及 及其 或者 还是
    如果 虽然 尽管 即使 只要 只有 无论 不论 除了 除 另外 此外 同时 其中 其他 其它 这个 那个 这些 那些 这样 那样 这里
    那里 什么 怎么 怎样 如何 为什么 哪 哪些 多少 几 很 更 最 太 非常 十分 比较 较 更加 还 又 再 也是 都是 就是 不是
    没有 可以 能 能够 会 应 应该 应当 可 可能 必须 需要 需 来 去 起来 下来 上来 出来 进行 通过 按照 根据 依据 关于 对于
    有关 相关 方面 情况 问题 工作 已 已经 正在 正 曾 曾经 刚 刚刚 将要 即将 当 当前 目前 现在 今天 近 近日 以来 之后 之前
    以后 以前 之间 之中 一些 一种 一个 一定 一样 一般 一直 一起 第一 第二 第三 两 两个 多 多个 个个 全 全部 所有 任何
    等等 之一 以上 以下 左右 约 共 均 仍 仍然 则 即 如 例如 比如 像 似 般 虽 且 若 乎 者 啊 呢 吗 吧 呀 哦 嘛
    说 表示 指出 认为 称 据 据了解 介绍 the a an of to in and or for on at by is are was were be with as from that this it
    """.split()  # noqa: SIM905
)
