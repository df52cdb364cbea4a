"""Coined terms: the command that lists them, and how each was recognised."""

MESSAGES: dict[str, tuple[str, str]] = {
    "console.terms": (
        "找出材料中的热词（新提法）、原文释义和每一处用到的地方",
        "Find coined terms, what the sources say they mean, and every place they are used",
    ),
    "stage.terms": ("查找热词", "Looking for terms"),
    "terms.row": ("{term}　用到 {uses} 处", "{term}  used {uses} times"),
    "terms.orphan": (
        "（待确认：释义的词头缺失；文中提到 {hints}）",
        "(to be confirmed: the headword of this definition is lost; it mentions {hints})",
    ),
    "terms.no_hint": ("无", "none"),
    "terms.definition": (
        "　　【{document}】{how}：{text}",
        "    [{document}] {how}: {text}",
    ),
    "term.defined.glossary": ("词条释义", "entry"),
    "term.defined.gloss": ("文中解释", "explained in the text"),
    "term.defined.list": ("文中列举", "spelled out by a list"),
    "term.defined.parts": ("分项展开", "spelled out part by part"),
    "term.defined.lost_head": ("词头缺失", "headword lost"),
}
