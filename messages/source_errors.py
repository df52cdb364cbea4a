"""Errors of sources: each names the file, what is wrong with it and the next step."""

MESSAGES: dict[str, tuple[str, str]] = {
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
        "“{name}”里不是文字，不能作为材料。请用原来的软件打开，另存为 .docx 或 .txt 再加入。",
        "“{name}” is not text but binary data. Open it in its own program and save it as .docx or "
        ".txt.",
    ),
    "error.source.no_permission": (
        "没有权限读取“{name}”。请关闭正在使用它的程序，或请管理员开放读取权限。",
        "“{name}” may not be read. Close the program that uses it, or ask for read permission.",
    ),
    "error.source.special": (
        "“{name}”不是一般的文件，不能作为材料。请换成普通文档。",
        "“{name}” is a device or a pipe, not an ordinary file. Choose an ordinary document.",
    ),
    "error.source.shortcut": (
        "“{name}”只是一个快捷方式，不是文件本身。请找到它指向的文件，再加入。",
        "“{name}” is only a shortcut, not the file itself. Find the file that it points to and add that.",
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
        "“{name}”不能当作 {encoding} 读取。请换一种再试：UTF-8、GB18030（简体中文）或 Big5（繁体中文）。",
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
        "“{name}”的内部结构不正常，可能藏有有害内容，为安全起见没有读取。请核实它从哪里来，或用原软件打开后另存一份再加入。",
        "“{name}” is built in an unsafe way (such as a zip bomb, an external entity or a path that "
        "leaves the package) and was not read. Check where it comes from, or save a copy of it.",
    ),
    "error.source.no_recognition": (
        "“{name}”是图片或扫描件，读出文字需要“文字识别”组件，本机没有安装。{advice_recognition}，"
        "再重新加入。",
        "“{name}” is a picture or a scan, and text recognition is not installed. {advice_recognition}, then add the "
        "file again.",
    ),
    "advice.recognition.source": (
        "请在程序的源码文件夹里执行 make ocr",
        "Run make ocr in the folder of its source",
    ),
    "advice.recognition.windows": (
        "请再运行一次安装程序，勾选“文字识别”",
        "Run the installer again and tick “文字识别”",
    ),
    "advice.recognition.portable": (
        "绿色版本来带有它，可能没有解压完整：请把绿色版压缩包再完整解压一次",
        "The portable program comes with it, so its folder seems to be incomplete: unpack the whole archive again",
    ),
    "advice.recognition.linux": (
        "请安装同一版本的 jianbao-ocr 软件包（可请管理员安装）",
        "Install the package jianbao-ocr of the same version (an administrator can)",
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
}
