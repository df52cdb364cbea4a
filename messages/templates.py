"""Templates: what is wrong with one and what was put right, making one from a sample, keeping one's own."""

MESSAGES: dict[str, tuple[str, str]] = {
    "console.template": (
        "检查、修正模板，或从一份旧简报做出模板（template check、template new）",
        "Check and repair a template, or make one from an old briefing (template check, template new)",
    ),
    "error.template.fields": (
        "模板“{name}”含有会运行程序、取外部内容或弹出提问的域代码，为安全起见已拒绝。请选中它按 Ctrl+Shift+F9 转成文字。",
        "The template “{name}” holds field codes that run, fetch or ask something and was refused. Turn them into "
        "text with Ctrl+Shift+F9.",
    ),
    "error.template.expression": (
        "模板“{name}”第{paragraph}段有“{field}”：模板里没有表达式，它不会被运行，只会照原样印出。请改用【】里的字段。",
        "Template “{name}”, paragraph {paragraph}: “{field}” is an expression; nothing here is ever run. Use a field "
        "in 【】.",
    ),
    "error.template.half_bracket": (
        "模板“{name}”第{paragraph}段的“{field}”括号不对，字段要写成【{near}】。",
        "Template “{name}”, paragraph {paragraph}: “{field}” should be written 【{near}】.",
    ),
    "error.template.misspelt": (
        "模板“{name}”第{paragraph}段的【{field}】不是可用的字段，是不是【{near}】？",
        "Template “{name}”, paragraph {paragraph}: 【{field}】 is no field. Is 【{near}】 meant?",
    ),
    "error.template.taken": (
        "已经有名为“{name}”的自建模板。请换一个名字，或先删去原来的。",
        "There is a template “{name}” of your own already. Choose another name, or delete that one first.",
    ),
    "error.template.not_own": (
        "自建模板中没有“{name}”。自带模板不能删除，可以复制一份再改。",
        "“{name}” is no template of your own. Shipped ones cannot be deleted; copy one instead.",
    ),
    "error.template.bad_name": (
        '“{name}”不能作模板名。请不要用 \\ / : * ? " < > | 这些符号，也不要以点开头。',
        '“{name}” is no name for a template. Leave out \\ / : * ? " < > | and a dot at the beginning.',
    ),
    "preview.value": ("（{field}）", "({field})"),
    "preview.line": ("（{field}第{number}段）", "({field}, paragraph {number})"),
    "preview.office": ("示例单位{number}", "Sample office {number}"),
    "preview.heading": ("示例部分{number}", "Sample section {number}"),
    "preview.headline": ("示例小标题{number}", "Sample headline {number}"),
    "preview.text": (
        "这是第{number}条示例文字，用来看正文的字体、缩进和行距，长度在一行以上，内容与任何材料无关。",
        "This is sample text number {number}, to show type, indent and line spacing over more than one line.",
    ),
    "preview.source": ("示例材料", "Sample source"),
    "preview.cell": ("{column}{number}", "{column} {number}"),
    "preview.table": ("示例表格", "Sample table"),
    "console.templates.shipped": ("自带", "shipped"),
    "console.templates.own": ("自建", "your own"),
    "console.template.check_about": (
        "检查模板：逐段指出问题；--repair 把有把握的改好，另存一份",
        "Check a template paragraph by paragraph; --repair writes a copy with all that is certain put right",
    ),
    "console.template.new_about": (
        "从一份旧简报做出模板：报头、期号、日期、标题、各级标题、正文、报尾换成字段",
        "Make a template from an old briefing: masthead, number, date, title, headings, body and tail become fields",
    ),
    "console.template.sample": ("一份排好版的旧简报（.docx）", "An old briefing, well set (.docx)"),
    "console.template.as": (
        "改认某一段：段号=字段（如 3=期号；4= 表示保留原文；5=正文 表示正文样式），可以多次",
        "Say what a paragraph is: NUMBER=FIELD (3=期号; 4= keeps the words); may be repeated",
    ),
    "console.template.finding": ("　{text}", "  {text}"),
    "console.template.repaired": ("　已修正：{text}", "  repaired: {text}"),
    "console.template.left": ("　请您处理：{text}", "  left to you: {text}"),
    "console.template.sound": (
        "模板“{name}”没有问题，字段：{slots}。",
        "Template “{name}” is sound. Fields: {slots}.",
    ),
    "console.template.faulty": (
        "模板“{name}”有 {count} 处问题：",
        "Template “{name}” has {count} faults:",
    ),
    "console.template.written": (
        "修正后的模板：{output}。修正 {repaired} 处，留给您 {left} 处。",
        "Repaired template: {output}. {repaired} put right, {left} left.",
    ),
    "error.usage.template_action": (
        "template 后面要写 check 或 new，例如：{program} template check 我的模板.docx。",
        "After template comes check or new, as in: {program} template check MINE.docx.",
    ),
    "console.template.part_field": (
        "　第{paragraph}段　{role}　“{text}” → {written}",
        "  paragraph {paragraph}  {role}  “{text}” → {written}",
    ),
    "console.template.part_sample": (
        "　第{paragraph}段　{role}　“{text}” → {written}",
        "  paragraph {paragraph}  {role}  “{text}” → {written}",
    ),
    "console.template.part_removed": (
        "　第{paragraph}段　{role}　“{text}” 删去（以后由程序写入）",
        "  paragraph {paragraph}  {role}  “{text}” taken out (the program writes it)",
    ),
    "console.template.part_left": (
        "　第{paragraph}段　没有认出，保留原文：“{text}”",
        "  paragraph {paragraph}  not recognised, kept: “{text}”",
    ),
    "console.template.learnt": (
        "模板已写到 {output}：认出 {recognised} 段，保留原文 {left} 段。认错的用 --as 段号=字段 改正。",
        "Template written to {output}: {recognised} paragraphs recognised, {left} kept. Correct with --as NUMBER=FIELD.",
    ),
    "error.usage.override": (
        "“--as {value}”应写成“段号=字段”，如 --as 3=期号；等号后面不写字就是保留原文。",
        "“--as {value}” should be NUMBER=FIELD, as in --as 3=期号; nothing after the sign keeps the words.",
    ),
    "error.usage.override_field": (
        "“{value}”不是可用的字段或段落种类。可用的有：{known}。",
        "“{value}” is no field and no kind of paragraph. There are: {known}.",
    ),
    "error.usage.override_paragraph": (
        "样本里没有第 {value} 段。请按“认出”“保留”列出的段号填写。",
        "The sample has no paragraph {value}. Use the numbers that are listed.",
    ),
}
