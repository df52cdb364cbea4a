"""The workspace file: opening, saving, damage, the one who holds it."""

MESSAGES: dict[str, tuple[str, str]] = {
    "error.workspace.missing": (
        "找不到工作文件“{name}”。请检查路径和文件名；如在 U 盘或共享文件夹里，请先接好再打开。",
        "The workspace “{name}” was not found. Check the path; plug in the stick or share first.",
    ),
    "error.workspace.is_folder": (
        "“{name}”是文件夹，不是工作文件。请选择其中的 .jianbao 文件。",
        "“{name}” is a folder. Choose a .jianbao file in it.",
    ),
    "error.workspace.exists": (
        "“{name}”已经存在，没有改动它。请换一个文件名。",
        "“{name}” is there already and was left alone. Choose another name.",
    ),
    "error.workspace.itself": (
        "“{name}”就是正在使用的工作文件。副本请换一个文件名。",
        "“{name}” is the workspace that is open. Give the copy another name.",
    ),
    "error.workspace.empty": (
        "“{name}”是空文件，可能没有复制完整。请重新复制，或打开备份文件夹里的备份。",
        "“{name}” is empty (0 bytes); perhaps it was not copied whole. Copy it again or open a backup.",
    ),
    "error.workspace.not_ours": (
        "“{name}”不是本程序的工作文件，没有改动它。请选择 .jianbao 文件；若确是，请打开备份。",
        "“{name}” is no workspace of this program and was left alone. Choose a .jianbao file, or a "
        "backup if it was one.",
    ),
    "error.workspace.foreign": (
        "“{name}”里有不属于本程序的内容（{detail}），为安全起见没有打开。请按“抢救”，把其中的材料和简报读到新文件。",
        "“{name}” holds something that is not of this program ({detail}) and was not opened. Use "
        "“Repair” to read its content into a new file.",
    ),
    "error.workspace.newer": (
        "“{name}”由更新版本的程序保存（格式 {version}，本程序支持到 {known}），没有改动它。请升级程序后再打开。",
        "“{name}” was saved by a newer program (format {version}, known up to {known}) and was left "
        "unchanged. Update this program to open it.",
    ),
    "error.workspace.damaged": (
        "工作文件“{name}”有损坏（{detail}），原文件没有改动。请按“抢救”，把能读出的内容存到新文件，或打开备份。",
        "The workspace “{name}” is damaged ({detail}) and was left unchanged. Use “Repair” to read what "
        "is whole into a new file, or open a backup.",
    ),
    "error.workspace.unrecoverable": (
        "“{name}”里没有读出任何完整的内容，原文件没有改动。请打开备份文件夹里的备份。",
        "Nothing whole could be read from “{name}”; it was left unchanged. Open a backup.",
    ),
    "error.workspace.held": (
        "“{name}”正由 {user} 在电脑“{host}”上使用（自 {since} 起）。请等对方关闭后再打开，或以只读副本查看。",
        "“{name}” is in use by {user} on “{host}” (since {since}). Open it when they have closed it, or "
        "read a copy.",
    ),
    "error.workspace.held_unknown": (
        "“{name}”正由另一个窗口或另一台电脑使用。请等对方关闭后再打开，或以只读副本查看。",
        "“{name}” is in use in another window or on another computer. Open it when it is closed, or read "
        "a copy.",
    ),
    "error.workspace.read_only": (
        "“{name}”是以只读方式打开的副本，不能保存。请用“另存为”存到别处再修改。",
        "“{name}” is open as a copy for reading and cannot be saved. Save it elsewhere to change it.",
    ),
    "error.workspace.no_permission": (
        "没有权限写入“{name}”或它所在的文件夹。请以只读方式打开，或另存到有写入权限的位置。",
        "“{name}” or its folder may not be written. Open it read-only, or save it where you may write.",
    ),
    "error.workspace.disk_full": (
        "磁盘空间不足，“{name}”没有保存这次改动，已保存的内容都还在。请清理空间后重试，或另存到别的磁盘。",
        "The disk is full: this change of “{name}” was not saved, all saved before is there. Free some "
        "space, or save it on another disk.",
    ),
    "error.workspace.busy": (
        "“{name}”被其他程序（如同步盘、杀毒软件）占用，这次改动没有保存。请稍候重试。",
        "“{name}” is in use by another program (sync, virus scan); this change was not saved. Try again.",
    ),
    "error.workspace.gone": (
        "“{name}”不在原处了（U 盘被拔出、共享断开或文件被移走），这次改动没有保存。请接好后重试，或另存到别处。",
        "“{name}” is no longer there (stick pulled out, share lost, file moved); this change was not "
        "saved. Connect it again, or save it elsewhere.",
    ),
    "error.workspace.replaced": (
        "“{name}”已被另一个文件替换或被其他程序改动，这次改动没有保存。请另存为新文件，再与原处的文件核对。",
        "“{name}” was replaced or changed by another program; this change was not saved. Save it under a "
        "new name and compare.",
    ),
    "error.workspace.name_too_long": (
        "工作文件名“{name}”太长，系统放不下保存时的附属文件。请把文件名缩短一些再打开。",
        "The name “{name}” is too long for this system. Shorten it and open it again.",
    ),
    "error.workspace.too_big": (
        "有一份材料太大，“{name}”存不下。请不要保存它的原件，或把它拆成几份。",
        "A source is too large for “{name}”. Do not keep its original, or split it.",
    ),
    "error.workspace.memory": (
        "内存不足，没有完成对“{name}”的操作。请关闭其他程序后重试。",
        "Out of memory while working on “{name}”. Close other programs and try again.",
    ),
    "error.workspace.cannot_open": (
        "打不开“{name}”（{detail}）。请检查所在文件夹的权限和网络共享是否正常，或复制到本机再打开。",
        "“{name}” cannot be opened ({detail}). Check its folder and the share, or copy it to this "
        "computer.",
    ),
    "error.workspace.failed": (
        "无法读写“{name}”（{detail}），已保存的内容没有改动。请检查磁盘或共享后重试，或另存到别处。",
        "“{name}” cannot be read or written ({detail}); what was saved is unchanged. Check the disk or "
        "share, or save it elsewhere.",
    ),
    "error.workspace.migration": (
        "“{name}”升级到新格式没有成功（{detail}），文件没有改动。请把这一行告诉维护人员，先用旧版本打开。",
        "“{name}” could not be brought to the new format ({detail}) and is unchanged. Report this line.",
    ),
    "notice.workspace.recovered": (
        "上次没有正常关闭“{name}”，已检查，内容完整。",
        "“{name}” was not closed properly last time; it was checked and is whole.",
    ),
    "notice.workspace.migrated": (
        "“{name}”已升级到新格式，升级前的备份在“{backup}”。",
        "“{name}” was brought to the new format; the backup of before is “{backup}”.",
    ),
    "notice.workspace.blocks_lost": (
        "“{name}”有 {count} 段文字因工作文件损坏未能读出，位置留空。请重新导入原文件。",
        "{count} paragraphs of “{name}” were lost to damage of the workspace and left empty. Import the "
        "original again.",
    ),
    "notice.workspace.outline_lost": (
        "“{name}”的标题层次因工作文件损坏未能读出。请重新导入原文件。",
        "The outline of “{name}” was lost to damage of the workspace. Import the original again.",
    ),
}
