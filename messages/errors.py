"""Errors: what is wrong, in which file, and the next step."""

MESSAGES: dict[str, tuple[str, str]] = {
    "error.cancelled": ("已取消。", "Cancelled."),
    # Sources: every reader raises these, each names the file.
    "error.source.missing": (
        "找不到“{name}”。请检查路径和文件名，或确认文件没有被移动、改名。",
        "“{name}” was not found. Check the path and the name, or whether the file was moved.",
    ),
    "error.source.is_folder": (
        "“{name}”是文件夹，不是文件。请选择文件夹里的文档，或把整个文件夹加入来源。",
        "“{name}” is a folder, not a file. Choose the documents in it, or add the whole folder.",
    ),
    "error.source.empty": (
        "“{name}”里没有任何文字。请确认文件正确、内容已经保存，再重新加入。",
        "“{name}” holds no text. Check that it is the right file and was saved, then add it again.",
    ),
    "error.source.binary": (
        "“{name}”不是文本文件，里面是二进制数据。请用原来的软件打开，另存为 .docx 或 .txt 再加入。",
        "“{name}” is not text but binary data. Open it in its own program and save it as .docx or "
        ".txt.",
    ),
    "error.source.no_permission": (
        "没有权限读取“{name}”。请关闭正在使用它的程序，或请管理员开放读取权限。",
        "“{name}” may not be read. Close the program that uses it, or ask for read permission.",
    ),
    "error.source.special": (
        "“{name}”是设备或管道，不是普通文件。请换成普通文档。",
        "“{name}” is a device or a pipe, not an ordinary file. Choose an ordinary document.",
    ),
    "error.source.unsupported": (
        "“{name}”的内容是 {found}，暂不支持。请另存为 .docx 或 .pdf 再加入。",
        "“{name}” contains {found}, which is not supported. Save it as .docx or .pdf.",
    ),
    "error.source.needs_office": (
        "“{name}”的内容是 {found}，要借助 LibreOffice 读取，而这台电脑没有安装。请安装 LibreOffice 后重试，或用原软件另存为 .docx 再加入。",
        "“{name}” contains {found}, which is read with the help of LibreOffice, and that is not installed here. "
        "Install it, or save the file as .docx.",
    ),
    "error.source.office_failed": (
        "“{name}”的内容是 {found}，已请 LibreOffice 转换，但没有成功。请用原软件另存为 .docx 再加入。",
        "“{name}” contains {found}; LibreOffice could not convert it. Save it as .docx in its own program.",
    ),
    "error.source.encoding": (
        "“{name}”不能按 {encoding} 编码读取。请换一种编码（如 UTF-8、GB18030、Big5）再试。",
        "“{name}” cannot be read as {encoding}. Try another encoding (UTF-8, GB18030, Big5).",
    ),
    "error.source.damaged": (
        "“{name}”已损坏，无法读取（{detail}）。请重新获取这个文件，或用原软件打开后另存一份。",
        "“{name}” is damaged ({detail}). Get the file again, or save a copy from its own program.",
    ),
    "error.source.encrypted": (
        "“{name}”已加密。请输入打开密码，或用原软件取消密码后另存一份。",
        "“{name}” is encrypted. Give its password, or save a copy without one.",
    ),
    "error.source.locked": (
        "“{name}”设有打开密码，这种格式的密码暂不支持。请用原软件取消密码后另存一份，再重新加入。",
        "“{name}” is locked with a password, which is not supported for its format. Save a copy without one.",
    ),
    "error.source.password": (
        "“{name}”的密码不正确。请核对密码后重试。",
        "The password for “{name}” is wrong. Check it and try again.",
    ),
    "error.source.too_large": (
        "“{name}”太大，超出可处理的范围（{detail}）。请拆分成几个文件再加入。",
        "“{name}” is too large ({detail}). Split it into several files.",
    ),
    "error.source.memory": (
        "读取“{name}”要占用的内存超出上限，没有读取。请拆分成几个文件（图片请降低分辨率）再加入。",
        "Reading “{name}” takes more memory than there is for one file. Split it into several files (a picture: lower "
        "its resolution).",
    ),
    "error.source.unsafe": (
        "“{name}”的内部结构异常（如压缩炸弹、外部实体或越界路径），为安全起见没有读取。请核实来源，或用原软件另存一份再加入。",
        "“{name}” is built in an unsafe way (such as a zip bomb, an external entity or a path that "
        "leaves the package) and was not read. Check where it comes from, or save a copy of it.",
    ),
    "error.source.no_recognition": (
        "“{name}”是图片或扫描件，读出文字需要“文字识别”组件，本机没有安装。请运行安装程序勾选它"
        "（从源码运行时执行 make ocr），再重新加入。",
        "“{name}” is a picture or a scan, and text recognition is not installed. Run the installer again "
        "and tick it (from source: make ocr), then add the file again.",
    ),
    "error.source.picture_without_text": (
        "“{name}”的画面上没有认出文字。请核对图片是否清晰、方向是否正确，再重新加入。",
        "No text was recognised in “{name}”. Check that the picture is sharp, then add it again.",
    ),
    "error.source.no_text": (
        "“{name}”里没有可提取的文字，可能是扫描件。请先做文字识别（OCR），再重新加入。",
        "“{name}” has no text that can be read; it may be a scan. Run text recognition first.",
    ),
    "error.source.crashed": (
        "读取“{name}”时出错中断，其他文件不受影响。请用原软件打开后另存一份再试。",
        "Reading “{name}” broke off; other files are not affected. Save a copy from its own "
        "program and try again.",
    ),
    "error.source.empty_folder": (
        "文件夹“{name}”里没有可以读取的材料。请放入 Word、WPS、PDF、OFD 等文档，或另选文件夹。",
        "The folder “{name}” holds nothing that can be read. Put documents in it, or choose another.",
    ),
    "error.source.empty_archive": (
        "压缩包“{name}”里没有可以读取的材料。请确认里面有文档，再重新加入。",
        "The archive “{name}” holds nothing that can be read. Check that there are documents in it.",
    ),
    "error.source.timeout": (
        "读取“{name}”用时过长，已停止。请拆分文件，或用原软件打开后另存一份再试。",
        "Reading “{name}” took too long and was stopped. Split the file, or save a new copy.",
    ),
    # Outputs: nothing of an older file is lost when one of these is raised.
    "error.output.is_folder": (
        "“{name}”是文件夹，不能当作输出文件。请写明文件名，如 简报.docx。",
        "“{name}” is a folder. Give the name of a file, such as 简报.docx.",
    ),
    "error.output.no_folder": (
        "无法写入“{name}”：文件夹“{folder}”不存在。请先建好文件夹，或换一个位置。",
        "“{name}” cannot be written: there is no folder “{folder}”. Create it or choose another.",
    ),
    "error.output.is_source": (
        "“{name}”本身就是材料，不能被覆盖。请换一个输出文件名。",
        "“{name}” is one of the sources and is never overwritten. Choose another name.",
    ),
    "error.output.no_permission": (
        "没有权限写入“{name}”。请换一个有写入权限的位置，或请管理员开放权限。",
        "“{name}” may not be written. Choose a place you may write to.",
    ),
    "error.output.disk_full": (
        "磁盘空间不足，无法写入“{name}”，原有文件没有改动。请清理空间或换一个磁盘后重试。",
        "The disk is full: “{name}” was not written, an older file is unchanged. Free some space.",
    ),
    "error.output.name_too_long": (
        "输出文件名“{name}”太长。请缩短文件名后重试。",
        "The name “{name}” is too long. Choose a shorter one.",
    ),
    "error.output.locked": (
        "“{name}”正被其他程序打开（可能是 Word 或 WPS），没有写入。请关闭后重试，或换一个文件名。",
        "“{name}” is open in another program (Word or WPS?). Close it and try again.",
    ),
    "error.output.damaged": (
        "写出的“{name}”回读检查没有通过，已放弃，原有文件没有改动。请检查磁盘后重试。",
        "What was written for “{name}” could not be read back; an older file is unchanged. Check the "
        "disk and try again.",
    ),
    "error.output.failed": (
        "无法写入“{name}”（{detail}），原有文件没有改动。请换一个位置重试。",
        "“{name}” cannot be written ({detail}); an older file is unchanged. Try another place.",
    ),
    "error.output.stdout": (
        "结果无法写到标准输出（{detail}）。请检查重定向的目标是否可写、磁盘是否已满。",
        "The result cannot be written to standard output ({detail}). Check where it is sent.",
    ),
    # Wrong calls of the console program.
    "error.usage.no_command": (
        "没有写子命令。可用的子命令：{known}；用 --help 查看用法。",
        "No command given. Commands: {known}; see --help.",
    ),
    "error.usage.command_unknown": (
        "没有“{word}”这个子命令，也没有这个文件。可用的子命令：{known}；用 --help 查看用法。",
        "“{word}” is neither a command nor a file. Commands: {known}; see --help.",
    ),
    "error.usage.required": (
        "缺少必需的参数：{what}。用法请看 {command} --help。",
        "Missing: {what}. See {command} --help.",
    ),
    "error.usage.unrecognized": (
        "不认识的参数：{what}。用法请看 {command} --help。",
        "Unknown argument: {what}. See {command} --help.",
    ),
    "error.usage.no_value": (
        "选项 {what} 后面缺少内容。用法请看 {command} --help。",
        "Option {what} lacks its value. See {command} --help.",
    ),
    "error.usage.no_value_taken": (
        "选项 {what} 后面不能带内容。用法请看 {command} --help。",
        "Option {what} takes no value. See {command} --help.",
    ),
    "error.usage.exclusive": (
        "选项 {what} 和 {other} 只能用一个。用法请看 {command} --help。",
        "Options {what} and {other} exclude each other. See {command} --help.",
    ),
    "error.usage.pick_line": (
        '标准输入第 {line} 行不是 pick 能读的 JSON。每行应为 {{"doc": "正文", "budget": 正整数}}，请改正后再试。',
        'Line {line} of standard input is no JSON that pick can read. It must be {{"doc": "text", "budget": whole number}}.',
    ),
    "error.usage.other": (
        "命令写法不正确（{detail}）。用法请看 {command} --help。",
        "The call is wrong ({detail}). See {command} --help.",
    ),
    "error.usage.not_yet": (
        "本版本尚不支持选项 {option}。请去掉它再试。",
        "This version does not support option {option} yet. Leave it out.",
    ),
    "error.usage.count": (
        "选项 {option} 需要一个大于 0 的整数，不能是“{value}”。",
        "Option {option} takes a whole number above 0, not “{value}”.",
    ),
    "error.usage.empty_path": (
        "文件名是空的或含有非法字符。请写明文件或文件夹的路径。",
        "A file name is empty or holds a forbidden character. Give the path of a file or folder.",
    ),
    "error.usage.output_suffix": (
        "输出文件“{name}”的扩展名不是 .docx。请把文件名改成以 .docx 结尾。",
        "The output “{name}” does not end in .docx. Give it a name that does.",
    ),
    "error.usage.workspace_suffix": (
        "工作文件“{name}”的扩展名不是 .jianbao。请把文件名改成以 .jianbao 结尾。",
        "The workspace “{name}” does not end in .jianbao. Give it a name that does.",
    ),
    "error.usage.field_form": (
        "--set 的写法是“字段=值”，如 --set 期号=3，不能是“{value}”。",
        "--set takes FIELD=VALUE, e.g. --set 期号=3, not “{value}”.",
    ),
    "error.usage.field_unknown": (
        "没有“{field}”这个报头字段。相近的字段：{near}。",
        "There is no masthead field “{field}”. Similar ones: {near}.",
    ),
    "error.usage.no_window": (
        "无法打开窗口（{detail}）。请检查 PySide6 和系统图形库是否装好，或改用子命令（--help 查看）。",
        "The window cannot be opened ({detail}). Check PySide6 and the system's graphics libraries, or "
        "use a command (see --help).",
    ),
    "error.usage.no_display": (
        "这里没有图形界面，打不开窗口。请在桌面环境里运行，或改用子命令（--help 查看）。",
        "There is no display here. Run it on a desktop, or use a command (see --help).",
    ),
    # Templates: each names the file, the paragraph where there is one, and what to do in Word or WPS.
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
        "模板“{name}”缺少必要的部件，无法读取。请用 Word 或 WPS 打开并另存一份，再用作模板。",
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
    # Faults of the program itself.
    "error.internal": (
        "程序内部出错（{detail}），材料和原有文件没有改动。请把这一行告诉维护人员。",
        "The program failed ({detail}); sources and older files are unchanged. Report this line.",
    ),
    "error.internal.memory": (
        "内存不足，没有完成。请关闭其他程序，或减少材料后重试。",
        "Out of memory. Close other programs or use fewer sources.",
    ),
    # Engines and the user dictionary.
    "error.engine.unknown": (
        "没有名为“{name}”的提取引擎。请从这些里选一个：{known}。",
        "There is no engine “{name}”. Choose one of: {known}.",
    ),
    "error.engine.too_large": (
        "“{name}”有 {count} 个句子，超出引擎 {engine} 的上限 {limit} 句。"
        "请改用 {advice} 引擎，或分批处理。",
        "“{name}” has {count} sentences, more than the {limit} that engine {engine} can rank. "
        "Choose engine {advice}, or process fewer at a time.",
    ),
    "error.engine.missing": (
        "引擎 {engine} 需要的程序包 {package} 没有装好。请重新安装程序，或改用 {advice} 引擎。",
        "Engine {engine} needs the package {package}, which is not installed properly. Install the "
        "program again, or choose engine {advice}.",
    ),
    "error.presets.unreadable": (
        "打不开方案文件“{name}”。请检查路径和读取权限。",
        "The file of presets “{name}” cannot be opened. Check its path and read permission.",
    ),
    "error.presets.foreign": (
        "“{name}”不是简报工坊的方案文件，或已损坏。请换一个用“导出方案”存出的文件。",
        "“{name}” is no file of presets, or it is damaged. Choose one that was exported here.",
    ),
    "error.presets.name": (
        "方案要有名称，且不超过 {limit} 个字。请改一改。",
        "A preset needs a name of at most {limit} characters.",
    ),
    "error.presets.taken": (
        "已经有名叫“{name}”的方案。请换一个名称。",
        "There is a preset called “{name}” already. Choose another name.",
    ),
    "error.dictionary.unreadable": (
        "打不开用户词典“{name}”。请检查路径和读取权限。",
        "The user dictionary “{name}” cannot be opened. Check its path and read permission.",
    ),
    "error.dictionary.encoding": (
        "用户词典“{name}”不是 UTF-8 编码。请用记事本另存为 UTF-8 后再选用。",
        "The user dictionary “{name}” is not UTF-8. Save it as UTF-8 and choose it again.",
    ),
    "error.dictionary.line": (
        "用户词典“{name}”第 {line} 行格式不对。每行应为：词语 词频 词性（后两项可省略）。",
        "Line {line} of the user dictionary “{name}” is malformed. A line is: word, frequency, part "
        "of speech (the last two may be left out).",
    ),
    # Background work that is not about one file.
    "error.job.crashed": (
        "后台处理意外中断，已自动恢复。请重试；如仍不行，请减少来源后再试。",
        "Background work broke off and was started anew. Try again, or with fewer sources.",
    ),
    "error.job.timeout": (
        "后台处理用时过长，已停止。请减少来源，分批处理。",
        "Background work took too long and was stopped. Try again with fewer sources.",
    ),
    "error.job.memory": (
        "后台处理占用内存过多，已停止。请减少来源，分批处理。",
        "Background work needed too much memory and was stopped. Try again with fewer sources.",
    ),
}
