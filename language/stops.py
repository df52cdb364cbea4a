"""A full stop typed as a point: which points between Chinese words end a sentence, whatever else ends one there."""

from __future__ import annotations

import re
from typing import Final

from language.characters import HAN, is_ideograph

# What is shorter before a point, back to the last mark, is a number, a label or a word of a list (农.林.牧.渔).
_SHORTEST_BEFORE: Final = 4
_SHORTEST_AFTER: Final = 2
_LOOKED_AT: Final = 24
_CLOSED: Final = frozenset("%％”’）)》】")
# What comes up to the point since the last mark, and what follows it up to the next. Few texts have such points, so that
# these are compiled when first needed (the library keeps what it compiled).
_BEFORE: Final = r"[^，。；：、！？,;:!?.．\s“‘（(《【]*\Z"
_AFTER: Final = rf"(?:{HAN}|[0-9%．.])*"
_OPENS: Final = rf"{HAN}|[“‘《【]|[0-9]{{4}}年"
_LABEL: Final = r"(?:第?[〇零一二三四五六七八九十百0-9]+(?:章|节|条|部分|篇|编|款|项)?|(?:附件|附表|表|图|专栏|关键词)[一二三四五六七八九十0-9]*)\Z"
# Characters that write foreign names, and those that a part of one may begin or end with besides.
_NAMES: Final = frozenset(
    "阿埃艾奥巴鲍贝彼毕勃查戴丹登迪丁杜厄恩尔凡菲芬弗夫伽盖冈戈哥哈赫亨侯胡霍吉贾杰卡凯坎柯克肯库夸拉莱兰朗劳勒雷黎莉丽琳隆卢鲁伦罗洛吕玛迈麦曼梅蒙米密莫姆穆娜尼纽努"
    "诺欧帕潘佩彭皮珀普恰乔琼茹若撒萨塞桑森沙舍圣史舒斯丝苏索塔坦汤唐特汀托瓦威韦维魏沃乌希锡夏谢辛雅耶伊詹兹佐翰逊顿"
)
_NAME_ENDS: Final = _NAMES | frozenset("提木江汗")
_NAME_BEGINS: Final = _NAMES | frozenset("吐白买热依")


def is_stop(text: str, at: int) -> bool:
    """Whether the point ``text[at]`` between Chinese words, with no space behind it, ends a sentence: not that of a name,
    of a number, of a number in a list, or between the words of a list."""
    if not 0 < at < len(text) - 1 or re.match(_OPENS, text[at + 1 : at + 6]) is None:
        return False
    before, after = text[at - 1], text[at + 1]
    named = before in _NAME_ENDS and after in _NAME_BEGINS
    if named or not (is_ideograph(before) or before in _CLOSED):
        return False
    start = max(0, at - _LOOKED_AT)
    if before in "%％":
        return True
    if before in _CLOSED:
        clause = "".join(filter(is_ideograph, text[start:at])) or text[start:at]
    else:
        found = re.search(_BEFORE, text[start:at])
        clause = found[0] if found else ""
    if len(clause) < _SHORTEST_BEFORE or re.fullmatch(_LABEL, clause):
        return False
    follows = re.match(_AFTER, text[at + 1 : at + 1 + _LOOKED_AT])
    return after in "“‘《【" or (follows is not None and len(follows[0]) >= _SHORTEST_AFTER)
