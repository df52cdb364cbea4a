"""The console program: help texts, progress stages, closing lines; and the names of edits."""

MESSAGES: dict[str, tuple[str, str]] = {
    "console.about": (
        "简报工坊：把材料整理成排好版的 Word 简报，全程离线。\n\n"
        "用法：{program} [材料…]　　打开窗口\n"
        "　　　{program} 子命令 …　　不开窗口，直接处理\n\n"
        "子命令：",
        "Jianbao: turns source documents into a formatted Word briefing, offline.\n\n"
        "Usage: {program} [SOURCE...]   open the window\n"
        "       {program} COMMAND ...   work without a window\n\n"
        "Commands:",
    ),
    "console.more": (
        "\n查看某个子命令的用法：{program} 子命令 --help",
        "\nHow to use a command: {program} COMMAND --help",
    ),
    "console.build": (
        "从材料生成 Word 简报",
        "Build a Word briefing from sources",
    ),
    "console.read": (
        "读取一份材料，列出它的段落和章节",
        "Read a document and list its blocks and sections",
    ),
    "console.summarize": (
        "逐份摘出要点，原文原句",
        "Pick the sentences worth reporting, word for word",
    ),
    "console.pick": (
        '逐行读入 {"doc": 正文, "budget": 字数}，每行输出所选原句（供评测程序使用）',
        'Read {"doc": text, "budget": tokens} lines, print the chosen spans of each (for scorers)',
    ),
    "console.check": (
        "检查一份 .docx 的格式是否规范",
        "Check whether a .docx keeps to the format",
    ),
    "console.templates": ("列出可用的模板", "List the templates"),
    "console.usage": ("用法：", "Usage: "),
    "console.arguments": ("参数", "Arguments"),
    "console.options": ("选项", "Options"),
    "console.help": ("显示本说明", "Show this help"),
    "console.metavar.password": ("密码", "PASSWORD"),
    "console.password": (
        "加密材料的打开密码，可写多次；不写时在终端里询问",
        "password of encrypted sources, may be given several times; asked for on a terminal if not given",
    ),
    "console.password.ask": (
        "“{name}”设有打开密码，请输入（直接回车跳过）：",
        "“{name}” is locked. Password (Enter to skip): ",
    ),
    "console.sources": (
        "材料文件或文件夹，可以多个（Word、WPS、PDF、OFD、文本、网页、表格、幻灯片、.zip 等）",
        "Source files or folders (Word, WPS, PDF, OFD, text, web pages, sheets, slides, .zip and more)",
    ),
    "console.file": ("文件", "The file"),
    "console.json": ("输出 JSON，供脚本使用", "Print JSON for scripts"),
    "console.engine": (
        "摘要方法，默认 briefing",
        "How sentences are ranked; briefing if not given",
    ),
    "console.output": ("写到哪个 .docx 文件", "The .docx to write"),
    "console.workspace": (
        "同时存成 .jianbao 工作文件；已有的同名工作文件会更新，原来的简报可以撤销回去",
        "Store it all in a .jianbao workspace too; one that exists is updated, undo brings the old one back",
    ),
    "console.template_name": (
        "模板名称或模板文件，默认“简报”",
        "Name or file of the template; 简报 if not given",
    ),
    "console.title": (
        "简报的标题；不写则取主要材料的标题",
        "Title of the briefing; that of the main source if not given",
    ),
    "console.length": (
        "正文字数上限（不计空白），默认 {default}",
        "At most this many characters without white space; {default} if not given",
    ),
    "console.top": ("一共摘多少句", "How many sentences in all"),
    "console.per_section": ("每个章节摘多少句", "How many sentences from each section"),
    "console.tense": (
        "只选已完成的事（past）或目标、计划（plan）；不写则都选",
        "Only what was done (past) or only goals and plans (plan); both if not given",
    ),
    "notice.tense.past": (
        "材料中没有找到写已完成工作的句子，因此没有摘出内容；去掉 --tense 可以全部摘选。",
        "No sentence tells of what was done, so nothing was chosen; leave out --tense to choose from all.",
    ),
    "notice.tense.plan": (
        "材料中没有找到写目标、计划的句子，因此没有摘出内容；去掉 --tense 可以全部摘选。",
        "No sentence sets a goal or a plan, so nothing was chosen; leave out --tense to choose from all.",
    ),
    "error.usage.tense": (
        "--tense 只能是 past（已完成）或 plan（目标、计划），不能是“{value}”，请改写后再试。",
        "--tense is past (done) or plan (goals and plans), not “{value}”; change it and try again.",
    ),
    "console.set": (
        "填写报头字段，如 --set 期号=3，可以多次使用",
        "Set a masthead field, e.g. --set 期号=3; may be repeated",
    ),
    "console.metavar.sources": ("材料", "SOURCE"),
    "console.metavar.file": ("文件", "FILE"),
    "console.metavar.name": ("名称", "NAME"),
    "console.metavar.template": ("模板", "NAME|FILE"),
    "console.metavar.title": ("标题", "TITLE"),
    "console.metavar.field": ("字段=值", "FIELD=VALUE"),
    "console.build.done": (
        "已生成 {output}：{documents} 份材料，{items} 条，{characters} 字。",
        "Wrote {output}: {documents} sources, {items} items, {characters} characters.",
    ),
    "console.build.workspace": (
        "材料、选句和简报已存入工作文件 {workspace}，可在窗口中打开继续修改。",
        "Sources, choice and briefing are in {workspace}; open it in the window to go on.",
    ),
    "console.read.done": (
        "{document}（{format}）：{characters} 字，{blocks} 段，{sections} 个章节。",
        "{document} ({format}): {characters} characters, {blocks} blocks, {sections} sections.",
    ),
    "console.place.page": ("第 {page} 页", "page {page}"),
    "console.place.line": ("第 {line} 行", "line {line}"),
    "console.place.block": ("第 {block} 段", "block {block}"),
    "console.summarize.document": ("【{document}】", "[{document}]"),
    "console.templates.row": (
        "{name}（{kind}）：{slots}",
        "{name} ({kind}): {slots}",
    ),
    "console.check.passed": ("符合", "passed"),
    "console.check.failed": ("不符合", "failed"),
    "console.check.row": ("{number:>2}. {mark}　{rule}", "{number:>2}. {mark}  {rule}"),
    "console.check.row_failed": (
        "{number:>2}. {mark}　{rule}　实际：{found}　位置：{where}",
        "{number:>2}. {mark}  {rule}  found: {found}  at: {where}",
    ),
    "console.check.all_passed": (
        "“{name}”符合全部 {rules} 条格式要求。",
        "“{name}” keeps all {rules} rules.",
    ),
    "console.check.faults": (
        "“{name}”有 {faults} 条不符合（共检查 {rules} 条）。",
        "“{name}” breaks {faults} of {rules} rules.",
    ),
    # Stages of the jobs, beside the progress bar.
    "stage.read": ("读取材料", "Reading"),
    "stage.read.pages": ("读取页面", "Reading pages"),
    "stage.read.recognise": ("识别页面文字", "Recognising pages"),
    "stage.read.lines": ("识别文字行", "Recognising lines"),
    "stage.export": ("写出文件", "Writing"),
    # Names of steps of the history, after “撤销” and “重做”.
    "edit.set_text": ("修改文字", "edit text"),
    "edit.set_headline": ("修改小标题", "edit headline"),
    "edit.add_item": ("添加一条", "add an item"),
    "edit.delete_items": ("删除 {count} 条", "delete {count} items"),
    "edit.move_items": ("移动 {count} 条", "move {count} items"),
    "edit.merge_items": ("合并 {count} 条", "merge {count} items"),
    "edit.split_item": ("拆分一条", "split an item"),
    "edit.set_field": ("填写“{field}”", "fill in “{field}”"),
    "edit.set_heading": ("修改标题", "edit heading"),
    "edit.set_level": ("调整标题级别", "change heading level"),
    "edit.add_section": ("添加部分", "add a section"),
    "edit.delete_section": ("删除部分", "delete a section"),
    "edit.move_section": ("移动部分", "move a section"),
    "edit.use_preset": ("用方案“{name}”", "use the preset “{name}”"),
    "edit.set_template": ("更换模板", "change template"),
    "edit.redraft": ("重新摘选", "choose again"),
    "edit.rank": ("评定句子", "rank"),
    "edit.add_documents": ("添加材料", "add sources"),
    "edit.reread": ("重新读取材料", "read a source again"),
    "edit.remove_document": ("移除材料", "remove a source"),
}
