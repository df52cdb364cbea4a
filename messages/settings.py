"""The window: settings, the person's words and stop list, presets, names of exported files, the first briefing."""

MESSAGES: dict[str, tuple[str, str]] = {
    "window.command.settings": ("设置(&T)…", "Se&ttings…"),
    "window.settings.title": ("设置", "Settings"),
    "window.settings.pages": ("设置的分类", "Kinds of settings"),
    "window.settings.reset": ("恢复默认", "Restore defaults"),
    "window.settings.reset_text": (
        "把所有设置恢复为默认？",
        "Restore all settings?",
    ),
    "window.settings.reset_more": (
        "词典、停用词句和方案不受影响；点“确定”后才生效。",
        "Your words, stop list and presets stay; nothing changes before you click OK.",
    ),
    "window.settings.ok": ("确定", "OK"),
    "window.settings.page.draft": ("摘选", "Choosing"),
    "window.settings.page.export": ("导出", "Export"),
    "window.settings.page.fonts": ("页面字体", "Fonts"),
    "window.settings.page.words": ("我的词典", "My words"),
    "window.settings.page.stops": ("停用词句", "Stop list"),
    "window.settings.page.keep": ("文件夹和保存", "Folders, saving"),
    "window.settings.page.look": ("外观和语言", "Look, language"),
    # drafting
    "window.settings.draft.head": ("新建简报时", "A new briefing begins with"),
    "window.settings.draft.last": ("沿用上次用过的", "what was used last"),
    "window.settings.draft.fixed": ("每次都用下面这些", "these, every time"),
    "window.settings.draft.note": (
        "正在编的简报不变；新建简报和下次启动时按这里的设置开始。",
        "The briefing at hand stays; new briefings and the next start use these.",
    ),
    "window.settings.draft.engine": ("摘选方式", "Engine"),
    "window.settings.draft.length": ("篇幅", "Length"),
    "window.settings.draft.template": ("模板", "Template"),
    # export
    "window.settings.export.name": ("文件名", "File name"),
    "window.settings.export.insert": ("插入栏目", "Insert a field"),
    "window.settings.export.preview": ("现在这期会叫：{name}", "This issue: {name}"),
    "window.settings.export.unknown": (
        "没有“{pieces}”这样的栏目，会原样留在文件名里。",
        "“{pieces}” is no field and stays as it is.",
    ),
    "window.settings.export.empty": (
        "文件名是空的，将用默认的样式。",
        "Empty: the usual name is made.",
    ),
    "window.settings.export.note": (
        "大括号里的栏目换成这一期的内容；没有填的栏目连同旁边的“第…期”和括号一起略去，"
        "文件名里不能用的符号换成全角。",
        "Fields in braces are filled in; an empty one goes with the brackets around it. "
        "Characters that a file name may not have become full-width.",
    ),
    "window.settings.export.folder": ("导出到", "Export to"),
    "window.settings.piece.名称": ("简报名称", "name of the briefing"),
    "window.settings.piece.期号": ("期号", "number of the issue"),
    "window.settings.piece.总期号": ("总期号", "number in all"),
    "window.settings.piece.日期": ("编发日期（2026年3月5日）", "date (2026年3月5日)"),
    "window.settings.piece.年": ("年（2026）", "year (2026)"),
    "window.settings.piece.月": ("月（03）", "month (03)"),
    "window.settings.piece.日": ("日（05）", "day (05)"),
    "window.settings.piece.标题": ("标题", "title"),
    "window.settings.piece.单位": ("编发单位", "issuing office"),
    "window.settings.piece.模板": ("模板名称", "template"),
    # fonts
    "window.settings.fonts.title": ("标题", "Title"),
    "window.settings.fonts.body": ("正文", "Body"),
    "window.settings.fonts.kai": ("二级标题", "Second headings"),
    "window.settings.fonts.hei": ("一级标题", "First headings"),
    "window.settings.fonts.auto": ("自动（{name}）", "automatic ({name})"),
    "window.settings.fonts.missing": ("{name}（本机没有）", "{name} (not here)"),
    "window.settings.fonts.standard": (
        "写标准字体名，不管本机装没装（文件拿到别的电脑上打印时选）",
        "Write the standard names, installed or not (for printing elsewhere)",
    ),
    "window.settings.fonts.written": ("文件里写：{name}", "Written: {name}"),
    "window.settings.fonts.stands_in": (
        "文件里写：{name}。本机没有这种字体，预览用 {other} 代替，分行分页不变",
        "Written: {name}. It is not here; the preview draws {other} at the same widths",
    ),
    "window.settings.fonts.changed": (
        "文件里写：{name}（本机没有{wanted}）",
        "Written: {name} ({wanted} is not here)",
    ),
    "window.settings.fonts.note": (
        "只列公文格式允许的字体。正文里有“镕”“喆”等 GB2312 字体没有的字时，自动改用字全的同类字体，"
        "导出后会说明。对现在这份简报立即生效，可以撤销。",
        "Only faces that official documents allow. Where a face lacks a character of the text, a fuller one "
        "of its kind is written, and you are told. Applies to this briefing at once; undo takes it back.",
    ),
    "window.settings.fonts.other": ("别的字体", "another face"),
    # words
    "window.settings.words.note": (
        "自造的词、单位简称、人名地名放进来，断词和识别时就不会拆开。"
        "在原文里选中文字，右击“加入词典”也可以。",
        "Words that must not be cut apart: your own terms, short names of offices, people, places. "
        "You can also select text and right-click it.",
    ),
    "window.settings.words.word": ("词语", "Word"),
    "window.settings.words.kind": ("类别", "Kind"),
    "window.settings.words.add": ("添加", "Add"),
    "window.settings.words.delete": ("删除所选", "Delete"),
    "window.settings.words.import": ("导入…", "Import…"),
    "window.settings.words.export": ("导出…", "Export…"),
    "window.settings.words.type": ("输入一个词，按 Enter 添加", "Type a word and press Enter"),
    "window.settings.words.tag.n": ("一般词语", "term"),
    "window.settings.words.tag.nr": ("人名", "person"),
    "window.settings.words.tag.ns": ("地名", "place"),
    "window.settings.words.tag.nt": ("单位机构", "office"),
    "window.settings.words.tag.nz": ("其他专名", "other name"),
    "window.settings.words.count": ("共 {count} 个词", "{count} words"),
    "window.settings.words.bad": (
        "词语要有 2 到 {most} 个字，中间不能有空格，不能以 # 开头。",
        "A word has 2 to {most} characters, no space, and does not begin with #.",
    ),
    "window.settings.words.twice": ("“{text}”已经在列表里。", "“{text}” is on the list already."),
    # stop list
    "window.settings.stops.note": (
        "含有这些词句的句子不再摘选（长句里只去掉含它的分句）；您自己加入的不受影响。"
        "在原文里选中文字，右击“以后不摘选”也可以。",
        "Sentences with these words are not chosen any more (of long ones only the clause that has them); "
        "what you add yourself stays. You can also select text and right-click it.",
    ),
    "window.settings.stops.type": ("输入一句话，按 Enter 添加", "Type a wording and press Enter"),
    "window.settings.stops.count": ("共 {count} 条", "{count} wordings"),
    "window.settings.stops.bad": (
        "要有 2 到 {most} 个字，不能以 # 开头。",
        "2 to {most} characters, and not # at the beginning.",
    ),
    "window.settings.stops.wording": ("不摘选的词句", "Wordings that are never chosen"),
    "window.settings.filter.text": ("文本文件", "Text files"),
    "window.settings.imported": ("导入了 {count} 条新的。", "{count} new ones."),
    "window.settings.imported_some": (
        "导入了 {count} 条新的，有 {bad} 行不合要求，没有导入。",
        "{count} new ones; {bad} lines are no entries.",
    ),
    "window.settings.not_read": (
        "打不开“{name}”。请检查路径和读取权限。",
        "“{name}” cannot be opened.",
    ),
    "window.settings.written": ("已导出到“{name}”。", "Written to “{name}”."),
    "window.settings.not_written": (
        "“{name}”没有写成：{detail}。请换一个文件夹再试。",
        "“{name}” was not written: {detail}. Try another folder.",
    ),
    # folders and saving
    "window.settings.keep.open": ("打开材料从", "Open sources from"),
    "window.settings.keep.last": ("上次用过的文件夹", "the folder used last"),
    "window.settings.keep.gone": ("{name}（现在不在）", "{name} (not there now)"),
    "window.settings.keep.choose": ("选择…", "Choose…"),
    "window.settings.keep.forget": ("改为上次的", "Last used"),
    "window.settings.keep.usual": ("用默认的", "Usual one"),
    "window.settings.keep.templates": ("自己的模板在", "Your templates"),
    "window.settings.keep.templates_stay": (
        "换了模板文件夹，原来的模板仍留在原处；以后从新的文件夹里找模板。",
        "Templates stay where they are when the folder changes; from now on the new one is looked in.",
    ),
    "window.settings.keep.templates_failed": (
        "模板文件夹没有换成：{detail}。请检查磁盘后再试。",
        "The folder of templates was not changed: {detail}. Check the disk and try again.",
    ),
    "window.settings.keep.recovery": ("恢复区", "Recovery"),
    "window.settings.keep.lists": ("词典和方案在", "Words and presets"),
    "window.settings.keep.show": ("打开", "Show"),
    "window.settings.keep.saving": (
        "每一步改动都自动保存，不用另存：存过的简报写进它的工作文件，还没取名的放在恢复区，下次启动时可以接着做。",
        "Every step is saved by itself: in the workspace file, or in the recovery folder while there is no name.",
    ),
    "window.settings.keep.backups": ("每天第一次改动前备份，保留", "Daily backups kept"),
    "window.settings.keep.backups_unit": (" 份", " files"),
    "window.settings.keep.backups_none": ("不备份", "none"),
    "window.settings.keep.originals": ("材料原件存入工作文件，每份不超过", "Keep originals up to"),
    "window.settings.keep.originals_none": ("不存", "none"),
    "window.settings.keep.later": (
        "备份和原件的设置对以后新建和打开的简报有效；备份在工作文件旁边同名的 .backup 文件夹里。",
        "These hold for briefings begun or opened from now on; backups lie in a .backup folder beside the file.",
    ),
    # look
    "window.settings.look.theme": ("外观", "Colours"),
    "window.settings.look.language": ("语言", "Language"),
    "window.settings.look.language_note": (
        "换语言时窗口会重开一次，简报接着做，什么也不会丢。",
        "The window is opened anew for another language; your work goes on.",
    ),
    # from the reader
    "window.words.add_named": ("把“{text}”加入词典", "Add “{text}” to my words"),
    "window.words.added": (
        "“{text}”已加入词典，以后不会被拆开。",
        "“{text}” is one of your words now.",
    ),
    "window.words.known": ("“{text}”已经在词典里。", "“{text}” is one of your words already."),
    "window.words.take_back": ("撤回", "Take back"),
    "window.stops.add_item": ("以后不摘选这一条", "Never choose this one again"),
    "window.stops.add_named": ("以后不摘选“{text}”", "Never choose “{text}”"),
    "window.stops.added": (
        "以后不摘选含“{text}”的句子，已重新摘选。",
        "Sentences with “{text}” are not chosen any more.",
    ),
    "window.stops.known": ("“{text}”已经在停用列表里。", "“{text}” is on the stop list already."),
    "window.lists.not_saved": (
        "没有存成：{detail}。请检查磁盘空间和权限。",
        "Not saved: {detail}. Check the disk and its permissions.",
    ),
    # export
    "window.command.export_to": ("导出到其他位置(&X)…", "E&xport to another place…"),
    "window.export.there": ("已经有“{name}”。", "There is “{name}” already."),
    "window.export.there_more": (
        "在 {folder}。可以替换它，或存成“{free}”。",
        "In {folder}. Replace it, or write “{free}”.",
    ),
    "window.export.replace": ("替换", "Replace"),
    "window.export.rename": ("另存为新名", "Use the new name"),
    # presets
    "window.command.presets": ("方案(&M)", "Presets (&Y)"),
    "window.presets.title": ("方案", "Presets"),
    "window.presets.tip": (
        "按存好的做法编：模板、报头、篇幅、过去/计划",
        "Make it as one you kept: template, masthead, length, past or plans",
    ),
    "window.presets.none": ("还没有方案", "No presets yet"),
    "window.presets.none_text": (
        "把模板、报头、篇幅、摘选方式存成方案，下一期选它就行：菜单“文件 > 方案 > 存为方案”",
        "Template, masthead, length and engine under a name, for the next issue: File, Presets, Keep",
    ),
    "window.presets.keep": ("把现在的做法存为方案(&S)…", "&Keep how this one is made…"),
    "window.presets.manage": ("管理方案(&G)…", "Mana&ge…"),
    "window.presets.ask_name": ("方案名称：", "Name of the preset:"),
    "window.presets.kept": (
        "已存为方案“{name}”：模板、报头、篇幅、摘选方式、各部分的篇幅和文件名样式。",
        "Kept as “{name}”: template, masthead, lengths, engine and file name.",
    ),
    "window.presets.no_template": (
        "方案“{name}”的模板“{template}”不在本机，保留现在的模板；其余已按方案办。",
        "“{name}” wants the template “{template}”, which is not here; the present one stays.",
    ),
    "window.presets.about": (
        "模板：{template}\n篇幅：{length} 字\n摘选方式：{engine}\n范围：{tense}",
        "Template: {template}\nLength: {length} characters\nEngine: {engine}\nFrom: {tense}",
    ),
    "window.presets.fields": ("报头：{fields}", "Masthead: {fields}"),
    "window.presets.sections": ("各部分篇幅：{sections}", "Sections: {sections}"),
    "window.presets.pattern": ("文件名：{pattern}", "File name: {pattern}"),
    "window.presets.use": ("使用", "Use"),
    "window.presets.rename": ("重命名…", "Rename…"),
    "window.presets.delete": ("删除", "Delete"),
    "window.presets.delete_text": ("删除方案“{name}”？", "Delete the preset “{name}”?"),
    "window.presets.replace": ("替换", "Replace"),
    "window.presets.replace_text": (
        "已经有名叫“{name}”的方案，用现在的做法替换它？",
        "There is a preset called “{name}”. Replace it?",
    ),
    "window.presets.imported": ("导入了 {count} 个方案：{names}", "{count} presets came: {names}"),
    "window.presets.imported_none": ("文件里没有方案。", "There is no preset in the file."),
    "window.presets.filter": ("方案文件", "Presets"),
    # the first briefing
    "window.begin.steps": (
        "① 添加材料　　② 看要点，点一条看原文，双击修改　　③ 导出 Word",
        "1. Add sources   2. Look through the highlights, edit them   3. Export to Word",
    ),
    "window.begin.wizard": ("跟着向导做一期…", "Go through it step by step…"),
    "window.begin.recent": ("最近打开：", "Recent:"),
    "window.wizard.title": ("新手向导", "A briefing in three steps"),
    "window.wizard.step1": ("第 1 步：选材料", "Step 1: sources"),
    "window.wizard.step1_text": (
        "选要摘编的文件，几份都行，也可以拖进来；手头没有就用示例材料试一试。",
        "Choose one file or many, or drop them here. The samples will do for a first try.",
    ),
    "window.wizard.step2": ("第 2 步：选种类", "Step 2: kind"),
    "window.wizard.step2_text": (
        "选一种版式；报头可以先空着，做好后随时能改。",
        "Choose a layout. The masthead may stay empty for now; all can be changed later.",
    ),
    "window.wizard.step3": (
        "第 3 步：看一遍右边的要点，点一条看它的原文，双击可以改；满意了就导出。",
        "Step 3: look through the items; click one for its source, double-click to edit. Then export.",
    ),
    "window.wizard.sources": ("选好的材料", "Chosen sources"),
    "window.wizard.samples": ("用示例材料", "Use the samples"),
    "window.wizard.samples_name": ("示例材料（5 份）", "Samples (5 documents)"),
    "window.wizard.kinds": ("简报种类", "Kinds of briefing"),
    "window.wizard.preset.none": ("不用方案", "None"),
    "window.wizard.preset.tip": (
        "按存好的方案填好模板、篇幅和报头，再改也行",
        "Fill in template, length and masthead as a preset says; all can be changed",
    ),
    "window.wizard.own_template": ("自己的模板", "A template of your own"),
    "window.wizard.back": ("上一步", "Back"),
    "window.wizard.next": ("下一步", "Next"),
    "window.wizard.make": ("生成简报", "Make the briefing"),
}
