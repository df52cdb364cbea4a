"""Errors of templates: each names the file, the paragraph where there is one, and what to do in Word or WPS."""

MESSAGES: dict[str, tuple[str, str]] = {
    "error.template.unknown": (
        "没有名为“{name}”的模板。可用的模板：{known}；也可以写模板文件的路径。",
        "There is no template “{name}”. Templates: {known}; or give the path of a template file.",
    ),
    "error.template.missing": (
        "找不到模板文件“{name}”。请检查路径和文件名。",
        "The template file “{name}” was not found. Check the path and the name.",
    ),
    "error.template.is_folder": (
        "“{name}”是文件夹，不是模板。请选择其中的 .docx 文件。",
        "“{name}” is a folder, not a template. Choose a .docx file in it.",
    ),
    "error.template.no_permission": (
        "没有权限读取模板“{name}”。请关闭正在使用它的程序，或请管理员开放读取权限。",
        "The template “{name}” may not be read. Close the program that uses it, or ask for permission.",
    ),
    "error.template.not_zip": (
        "模板“{name}”不是 .docx 文件。请用 Word 或 WPS 另存为 .docx 再用作模板。",
        "The template “{name}” is no .docx file. Save it as .docx from Word or WPS.",
    ),
    "error.template.not_document": (
        "模板“{name}”不是普通的 Word 文档（.docx）。请用 Word 或 WPS 另存为 .docx 再用作模板。",
        "The template “{name}” is no ordinary Word document. Save it as .docx from Word or WPS.",
    ),
    "error.template.old_format": (
        "模板“{name}”是旧的 .doc 或 .wps 格式。请用 Word 或 WPS 另存为 .docx 再用作模板。",
        "The template “{name}” has the old .doc or .wps format. Save it as .docx.",
    ),
    "error.template.encrypted": (
        "模板“{name}”已加密。请取消打开密码后另存一份。",
        "The template “{name}” is encrypted. Save a copy without a password.",
    ),
    "error.template.too_big": (
        "模板“{name}”解开后太大，已拒绝。请删去其中的大图片，或重新做一份模板。",
        "The template “{name}” is too large when unpacked. Take large pictures out of it.",
    ),
    "error.template.broken": (
        "模板“{name}”已损坏，无法读取。请用 Word 或 WPS 打开并另存一份，再用作模板。",
        "The template “{name}” is damaged. Open it in Word or WPS and save a new copy.",
    ),
    "error.template.missing_part": (
        "模板“{name}”缺少必要的内容，无法读取。请用 Word 或 WPS 打开并另存一份，再用作模板。",
        "The template “{name}” lacks a part it needs. Open it in Word or WPS and save a new copy.",
    ),
    "error.template.entities": (
        "模板“{name}”含有外部定义（DTD），为安全起见已拒绝。请用 Word 或 WPS 另存一份。",
        "The template “{name}” holds a DTD and was refused. Save a new copy from Word or WPS.",
    ),
    "error.template.macros": (
        "模板“{name}”含有宏，为安全起见已拒绝。请另存为不带宏的 .docx 再用作模板。",
        "The template “{name}” holds macros and was refused. Save it as .docx without macros.",
    ),
    "error.template.ole": (
        "模板“{name}”含有嵌入的对象或控件，为安全起见已拒绝。请删去它们，改用普通文字或图片。",
        "The template “{name}” holds embedded objects and was refused. Take them out.",
    ),
    "error.template.alt_chunk": (
        "模板“{name}”含有嵌入的其他文档，为安全起见已拒绝。请把那些内容改为普通文字。",
        "The template “{name}” embeds other documents and was refused. Make them ordinary text.",
    ),
    "error.template.external": (
        "模板“{name}”含有指向外部的链接或图片，为安全起见已拒绝。请取消超链接，把图片改为嵌入。",
        "The template “{name}” points to something outside and was refused. Remove links, embed "
        "pictures.",
    ),
    "error.template.several": (
        "模板“{name}”有 {count} 处问题，第一处：{first}",
        "The template “{name}” has {count} faults, the first: {first}",
    ),
    "error.template.unknown_field": (
        "模板“{name}”第{paragraph}段的【{field}】不是可用的字段。请改成字段表里的名称，或去掉【】。",
        "Template “{name}”, paragraph {paragraph}: 【{field}】 is no field. Use a name of the field table.",
    ),
    "error.template.bracket": (
        "模板“{name}”第{paragraph}段的【】不成对。请补上缺少的一半，字段要写在同一段里。",
        "Template “{name}”, paragraph {paragraph}: 【 and 】 do not match.",
    ),
    "error.template.not_alone": (
        "模板“{name}”第{paragraph}段的【{field}】必须在正文里单独成段。请让它独占一段。",
        "Template “{name}”, paragraph {paragraph}: 【{field}】 must stand alone in its paragraph.",
    ),
    "error.template.twice": (
        "模板“{name}”第{paragraph}段的【{field}】重复出现。请只保留一处。",
        "Template “{name}”, paragraph {paragraph}: 【{field}】 appears twice. Keep one.",
    ),
    "error.template.outside_table": (
        "模板“{name}”第{paragraph}段的【{field}】只能写在表格的行里。请移到表格中。",
        "Template “{name}”, paragraph {paragraph}: 【{field}】 belongs into a row of a table.",
    ),
    "error.template.column": (
        "模板“{name}”第{paragraph}段的【表·{field}】没有这一列。可用的有：{known}。",
        "Template “{name}”, paragraph {paragraph}: there is no column 【表·{field}】. Columns: {known}.",
    ),
    "error.template.outside_group": (
        "模板“{name}”第{paragraph}段的【{field}】只能写在【各条】和【各条完】之间。请移到其中。",
        "Template “{name}”, paragraph {paragraph}: 【{field}】 belongs between 【各条】 and 【各条完】.",
    ),
    "error.template.sample": (
        "模板“{name}”第{paragraph}段的【样：{field}】没有这种样式行。可用的有：{known}。",
        "Template “{name}”, paragraph {paragraph}: there is no sample 【样：{field}】. Samples: {known}.",
    ),
    "error.template.no_sample": (
        "模板“{name}”缺少【样：{field}】一行，也没有“{style}”样式。请加上这一行并设好格式。",
        "Template “{name}” has neither the line 【样：{field}】 nor the style “{style}”. Add the line.",
    ),
    "error.template.no_body": (
        "模板“{name}”没有放正文的地方。请加上单独成段的【正文】，或【各条】……【各条完】。",
        "Template “{name}” has no place for the body. Add 【正文】 alone in a paragraph, or a group.",
    ),
    "error.template.group_open": (
        "模板“{name}”第{paragraph}段的【各条】没有对应的【各条完】。请在这一组末尾加上。",
        "Template “{name}”, paragraph {paragraph}: 【各条】 lacks its 【各条完】.",
    ),
    "error.template.group_end": (
        "模板“{name}”第{paragraph}段的【各条完】前面没有【各条】。请在这一组开头加上。",
        "Template “{name}”, paragraph {paragraph}: 【各条完】 without 【各条】 before it.",
    ),
    "error.template.group_nested": (
        "模板“{name}”第{paragraph}段的【各条】套在另一个【各条】里。请先写完前一组。",
        "Template “{name}”, paragraph {paragraph}: a 【各条】 inside another.",
    ),
    "error.template.group_split": (
        "模板“{name}”第{paragraph}段的【各条完】和它的【各条】不在同一处（一个在表格里）。请放在一起。",
        "Template “{name}”, paragraph {paragraph}: 【各条完】 is not in the same place as its 【各条】.",
    ),
}
