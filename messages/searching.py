"""Looking for words in the sources and the briefing, and replacing them."""

MESSAGES: dict[str, tuple[str, str]] = {
    "console.search": (
        "在材料中查找一个词，列出每一处和前后文。",
        "Find a word in documents, with every place and the words around it.",
    ),
    "console.metavar.word": ("词", "WORD"),
    "console.search.word": (
        "要找的词；不分大小写和全角半角",
        "the word; case and width do not count",
    ),
    "console.search.hit": (
        "{document} 第 {block} 段：{context}",
        "{document}, block {block}: {context}",
    ),
    "console.search.done": ("共 {count} 处。", "{count} found."),
    "error.usage.empty_word": (
        "要找的词是空的。请写明要找什么，例如：{program} search 粮食 材料.docx",
        "The word is empty. Say what to look for: {program} search WORD FILE...",
    ),
    "edit.replace_text": ("把“{old}”换成“{new}”", "replace “{old}” by “{new}”"),
    "window.command.find_all": ("在全部材料和简报中查找(&A)…", "Find in &all sources…"),
    "window.command.replace": ("在简报中替换(&E)…", "R&eplace in the briefing…"),
    "window.search.placeholder": ("在全部材料和简报中查找", "Find in all sources"),
    "window.search.results": ("查找结果", "Found"),
    "window.search.count": ("共 {count} 处，{documents} 份材料", "{count} in {documents} sources"),
    "window.search.some": (
        "共 {count} 处，{documents} 份材料；列出前 {shown} 处",
        "{count} in {documents} sources; the first {shown} are listed",
    ),
    "window.search.items": ("简报中 {count} 处", "{count} in the briefing"),
    "window.search.none": ("没有找到", "Nothing found"),
    "window.search.running": ("正在查找…", "Searching…"),
    "window.search.in_briefing": ("简报", "Briefing"),
    "window.replace.title": ("在简报中替换", "Replace in the briefing"),
    "window.replace.old": ("查找", "Find"),
    "window.replace.new": ("替换为", "Replace by"),
    "window.replace.count": ("{items} 条里共 {count} 处", "{count} in {items} items"),
    "window.replace.done": ("已替换 {count} 处，没有别的了", "Replaced {count}; none is left"),
    "window.replace.next": ("下一处", "Next"),
    "window.replace.one": ("替换这一条", "Replace in this item"),
    "window.replace.all": ("全部替换", "Replace all"),
    "window.replace.close": ("关闭", "Close"),
    "window.replace.hint": (
        "只改简报的条目，不动材料；改动可以撤销。",
        "Items of the briefing only; it can be undone.",
    ),
}
