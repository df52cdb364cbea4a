"""The areas of the window, its language, what is looked for and what is shown of the sources."""

MESSAGES: dict[str, tuple[str, str]] = {
    "window.command.show_sources": ("显示材料栏(&1)", "Show the sources (&1)"),
    "window.command.show_reader": ("显示原文栏(&2)", "Show the text (&2)"),
    "window.command.show_briefing": ("显示简报栏(&3)", "Show the briefing (&3)"),
    "window.command.language": ("语言 Language(&L)", "&Language 语言"),
    "window.language.zh": ("中文", "中文"),
    "window.language.en": ("English", "English"),
    "window.mark.place": (
        "用在简报：{section}，第 {number} 条",
        "In the briefing: {section}, item {number}",
    ),
    "window.mark.number": ("用在简报：第 {number} 条", "In the briefing: item {number}"),
    "window.source.changed": (
        "原文件读入以后改动过；这里显示的仍是读入时的内容，条目的位置都对得上。",
        "The file was changed since it was read; this is what was read, and every place still holds.",
    ),
    "window.source.missing": (
        "原文件已移走或删除；这里显示的是读入时的内容，条目的位置都对得上。",
        "The file was moved or deleted; this is what was read, and every place still holds.",
    ),
    "window.source.superseded": (
        "这是改动前的内容；改动后的文件已另外读入，数字不同之处列在“待核对”里。",
        "This is what it said before; the new version was read too, and other figures are listed to check.",
    ),
    "window.source.remove_old": ("移除改动前的这份", "Remove this old version"),
    "window.source.changed_one": (
        "“{name}”读入以后改动过，简报用的仍是读入时的内容。",
        "“{name}” was changed since it was read; the briefing still uses what was read.",
    ),
    "window.source.changed_several": (
        "有 {count} 份材料读入以后改动过，简报用的仍是读入时的内容。",
        "{count} sources were changed since they were read; the briefing still uses what was read.",
    ),
    "window.source.see": ("看这份材料", "Show it"),
    "window.source.heard": ("知道了", "Got it"),
    "window.source.reload": ("把改动后的文件也读进来", "Read the new version too"),
    "window.command.paste_source": ("粘贴为材料(&V)…", "Paste text as a source… (&V)"),
    "window.command.wizard": ("新手向导：三步做一期(&W)…", "Three steps to a briefing (&W)…"),
    "window.command.samples": ("打开示例材料(&S)", "Open the &samples"),
    "window.paste_source.title": ("粘贴为材料", "Text as a source"),
    "window.paste_source.name_label": ("材料名称", "Name"),
    "window.paste_source.text_label": ("材料文字", "Text"),
    "window.paste_source.named_by_itself": ("不填就用第一行", "the first line, if you give none"),
    "window.paste_source.placeholder": (
        "在这里粘贴或输入材料的文字（Ctrl+V）",
        "Paste or type the text here (Ctrl+V)",
    ),
    "window.paste_source.add": ("作为材料加入", "Add as a source"),
    "window.paste_source.count": ("{count} 字", "{count} characters"),
    "window.paste_source.beginning": (
        "{count} 字，这里只显示开头，加入时是全文",
        "{count} characters; only the beginning is shown, all of it is added",
    ),
    "window.paste_source.long": (
        "剪贴板里的文字超过 {limit} 字，请存成文件再添加。",
        "The clipboard holds more than {limit} characters; save them as a file and add that.",
    ),
    "window.paste_source.name": ("{text}（粘贴）.txt", "{text} (pasted).txt"),
    "window.command.batch": ("每份材料各出一份简报(&H)…", "A briefing for eac&h source…"),
    "window.batch.folder": ("简报存到哪个文件夹", "Folder for the briefings"),
    "window.batch.done": (
        "已写出 {count} 份简报，保存在 {folder}。",
        "Wrote {count} briefings to {folder}.",
    ),
    "window.batch.some": (
        "已写出 {count} 份简报，另有 {failed} 份没有写成，原因见详情；保存在 {folder}。",
        "Wrote {count} briefings to {folder}; {failed} could not be written, see the details.",
    ),
    "window.batch.cancelled": (
        "已停下，后面的简报没有写；已经写出的保留着。",
        "Stopped; what was written by then is there.",
    ),
    "window.stage.batch": ("正在逐份编写简报", "Writing a briefing for each source"),
    "error.batch.nothing": (
        "{name}：没有可以摘选的句子，没有写出简报；请看看原文是不是只有标题或表格。",
        "{name}: no sentence to choose; look whether it holds only headings or tables.",
    ),
    "window.overwrite.text": (
        "有 {count} 个同名文件，要替换吗？",
        "Replace {count} files of the same name?",
    ),
    "window.overwrite.replace": ("替换", "Replace"),
    "window.tense": ("摘选哪些句子", "Which sentences"),
    "window.tense.all": ("全部", "All"),
    "window.tense.past": ("已完成", "Past"),
    "window.tense.plan": ("计划", "Plans"),
    "window.tense.all.tip": ("工作总结和计划都摘选", "Choose from past work and plans"),
    "window.tense.past.tip": ("只摘选已经做完的工作", "Choose from past work only"),
    "window.tense.plan.tip": ("只摘选目标和下一步打算", "Choose from plans and targets only"),
}
