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
        "“{name}”的内容是 {found}，暂不支持。请另存为 .docx、.pdf、.txt、.md 或 .html 再加入。",
        "“{name}” contains {found}, which is not supported. Save it as .docx, .pdf, .txt, .md or "
        ".html.",
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
    "error.source.password": (
        "“{name}”的密码不正确。请核对密码后重试。",
        "The password for “{name}” is wrong. Check it and try again.",
    ),
    "error.source.too_large": (
        "“{name}”太大，超出可处理的范围（{detail}）。请拆分成几个文件再加入。",
        "“{name}” is too large ({detail}). Split it into several files.",
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
    "error.source.timeout": (
        "读取“{name}”用时过长，已停止。请拆分文件，或用原软件打开后另存一份再试。",
        "Reading “{name}” took too long and was stopped. Split the file, or save a new copy.",
    ),
}
