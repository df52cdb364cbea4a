"""What the window says to a clerk is said in a clerk's words."""

from __future__ import annotations

import re

from messages.catalogue import _table

# Words of those who write programs, none of which a clerk meets in Word, WPS or a notepad.
TECHNICAL = re.compile(
    r"锚点|对象模型|进程|线程|解析|二进制|哈希|缓存|句柄|序列化|部件|命令行|标准输出|回读|渲染|实例|"
    r"程序包|提取引擎|外部实体|压缩炸弹|控制字符|后台处理|不是 UTF-8|token|hash|JSON|XML|--\w",
    re.IGNORECASE,
)
# Said on a console alone.
CONSOLE = ("console.", "error.usage.", "error.output.stdout", "notice.tense.")


def said_in_the_window() -> list[tuple[str, str]]:
    """Chinese wordings, without those in whose place the window has others."""
    table = _table()
    return [
        (code, wording[0])
        for code, wording in table.items()
        if not code.startswith(CONSOLE) and f"window.{code}" not in table
    ]


def test_no_word_of_programmers() -> None:
    found = {code: TECHNICAL.findall(wording) for code, wording in said_in_the_window()}
    assert {code: words for code, words in found.items() if words} == {}
