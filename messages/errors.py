"""Errors: what is wrong, in which file, and the next step."""

MESSAGES: dict[str, tuple[str, str]] = {
    "error.cancelled": ("已取消。", "Cancelled."),
    "error.cancelled.after": (
        "“{name}”已经写好，之后的步骤没有做完。",
        "“{name}” is written; what comes after that was not finished.",
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
    "error.output.read_only": (
        "“{name}”是只读文件，没有改动。请取消它的只读属性，或换一个文件名。",
        "“{name}” is read-only and was left as it is. Make it writable or choose another name.",
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
        "“{name}”写好后检查时打不开，已放弃，原有文件没有改动。请检查磁盘后重试。",
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
    "error.usage.field_generated": (
        "“{field}”由程序用摘选的条目和出处填写，不能用 --set 设定。要改文字，请在窗口里改，或者导出后用 Word 改。",
        "“{field}” is filled with the chosen items and their sources; --set cannot set it. Edit it in the window, or in Word.",
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
    # Faults of the program itself.
    "error.internal": (
        "程序出错（{detail}），材料和原有文件没有改动。请把这一行告诉维护人员。",
        "The program failed ({detail}); sources and older files are unchanged. Report this line.",
    ),
    "error.internal.memory": (
        "内存不足，没有完成。请关闭其他程序，或减少材料后重试。",
        "Out of memory. Close other programs or use fewer sources.",
    ),
    # Engines and the user dictionary.
    "error.engine.unknown": (
        "没有名为“{name}”的摘选方式。请从这些里选一个：{known}。",
        "There is no engine “{name}”. Choose one of: {known}.",
    ),
    "error.engine.too_large": (
        "“{name}”有 {count} 个句子，{engine} 这种摘选方式最多处理 {limit} 句。"
        "请改用 {advice}，或分批处理。",
        "“{name}” has {count} sentences, more than the {limit} that engine {engine} can rank. "
        "Choose engine {advice}, or process fewer at a time.",
    ),
    "error.engine.missing": (
        "摘选方式 {engine} 要用的 {package} 没有装好。请重新安装程序，或改用 {advice}。",
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
        "用户词典“{name}”读不出来。请用记事本打开它，选“另存为”，编码选 UTF-8，保存后再用。",
        "The user dictionary “{name}” is not UTF-8. Save it as UTF-8 and choose it again.",
    ),
    "error.dictionary.line": (
        "用户词典“{name}”第 {line} 行格式不对。每行应为：词语 词频 词性（后两项可省略）。",
        "Line {line} of the user dictionary “{name}” is malformed. A line is: word, frequency, part "
        "of speech (the last two may be left out).",
    ),
    # Background work that is not about one file.
    "error.job.crashed": (
        "刚才的处理意外中断，程序已恢复正常。请重试；如仍不行，请减少材料后再试。",
        "Background work broke off and was started anew. Try again, or with fewer sources.",
    ),
    "error.job.timeout": (
        "刚才的处理用时过长，已停止。请减少材料，分批处理。",
        "Background work took too long and was stopped. Try again with fewer sources.",
    ),
    "error.job.memory": (
        "刚才的处理占用内存过多，已停止。请减少材料，分批处理。",
        "Background work needed too much memory and was stopped. Try again with fewer sources.",
    ),
}
