"""The window: workspace files, what is saved, what was left behind, faults of ours."""

MESSAGES: dict[str, tuple[str, str]] = {
    "window.open": ("打开", "Open"),
    "window.save_as": ("另存为", "Save as"),
    "window.save_copy": ("存一份副本", "Save a copy"),
    "window.copy_name": ("{name} 副本", "{name} copy"),
    "window.save_elsewhere": ("另存为…", "Save as…"),
    "window.title.unnamed": ("未命名简报", "Untitled briefing"),
    "window.title.copy": ("{name}（只读副本）", "{name} (copy for reading)"),
    "window.saving.running": ("正在保存…", "Saving…"),
    "window.saving.done": ("已保存 {time}", "Saved {time}"),
    "window.saving.failed": ("没有保存", "Not saved"),
    "window.saving.unnamed": (
        "还没有取名，暂存在本机的恢复区；按 Ctrl+S 存成文件。",
        "Kept in the recovery folder of this computer; Ctrl+S makes it a file.",
    ),
    "window.saving.kept": (
        "改动还在内存里，可以继续编辑，程序会自动重试。",
        " The changes are in memory, go on working; saving is tried again.",
    ),
    "window.saving.waiting": (
        "磁盘或共享文件夹没有回应。请检查后重试，或另存到别处。",
        "The disk or share does not answer. Check it, or save elsewhere.",
    ),
    "window.saved.by_itself": (
        "已保存到“{name}”；每一步改动都会自动保存",
        "Saved in “{name}”; every step is saved by itself",
    ),
    "window.saved.as": (
        "已保存到“{name}”，以后的改动自动存入",
        "Saved as “{name}”; what follows is saved there",
    ),
    "window.copied": ("已存成“{name}”，在 {folder}。", "Made “{name}” in {folder}."),
    "window.stage.open": ("正在打开工作文件", "Opening"),
    "window.stage.repair": ("正在抢救内容", "Saving what can be read"),
    "window.stage.save": ("正在保存", "Saving"),
    "window.workspace.already_open": ("“{name}”已经打开。", "“{name}” is open already."),
    "window.workspace.open_copy": ("打开只读副本", "Open a copy"),
    "window.workspace.again": ("重试", "Try again"),
    "window.workspace.repair": ("抢救", "Repair"),
    "window.workspace.recovered": (
        "已恢复上次没有存成文件的简报，内容已检查，完整。",
        "The briefing that was never named is back; it was checked and is whole.",
    ),
    "window.workspace.copy": (
        "这是“{name}”的只读副本，原文件不会改动；要保留您的改动，请用“另存为”存成新文件。",
        "This is a copy of “{name}”, which stays as it is. Save it elsewhere to keep your changes.",
    ),
    "window.repaired": (
        "“{name}”有损坏，能读出的内容已存到“{made}”，原文件没有改动；抢救了什么见详情。",
        "“{name}” is damaged. What could be read is in “{made}”; see the details.",
    ),
    "window.repaired.document_whole": (
        "材料“{name}”：完整，{blocks} 段",
        "“{name}”: whole, {blocks} blocks",
    ),
    "window.repaired.document_partly": (
        "材料“{name}”：{blocks} 段中缺 {lost} 段，请重新添加原文件",
        "“{name}”: {lost} of {blocks} blocks are lost",
    ),
    "window.repaired.document_outline": (
        "材料“{name}”：正文 {blocks} 段都在，标题层次或说明不全",
        "“{name}”: all {blocks} blocks, but not its outline",
    ),
    "window.repaired.items": (
        "简报：{items} 条，历史记录 {steps} 步",
        "Briefing: {items} items, {steps} steps of history",
    ),
    "window.repaired.lost_sources": ("{count} 份材料没有读出", "{count} sources are lost"),
    "window.repaired.lost_originals": (
        "{count} 份材料的原件没有读出",
        "{count} original files are lost",
    ),
    "window.repaired.lost_items": ("{count} 条简报内容没有读出", "{count} items are lost"),
    "window.repaired.lost_steps": (
        "{count} 步历史记录没有读出，不能撤销到那里",
        "{count} steps of history are lost",
    ),
    "window.repaired.not_present": (
        "最后一步没有读出，现在显示的是它之前的样子，请核对",
        "The last step is lost; this is how it was before",
    ),
    "window.left": (
        "上次有一份没有取名的简报没存成文件：{what}，{time}。",
        "There is an unnamed briefing from last time: {what}, {time}.",
    ),
    "window.left.about": (
        "“{title}”（材料 {sources} 份，{items} 条）",
        "“{title}” ({sources} sources, {items} items)",
    ),
    "window.left.unknown": ("内容暂时读不出来", "it cannot be read now"),
    "window.left.more": ("另外还有 {count} 份。", " And {count} more."),
    "window.left.restore": ("恢复", "Restore"),
    "window.left.discard": ("丢弃", "Discard"),
    "window.left.later": ("以后再说", "Later"),
    "window.left.discard_text": ("要丢弃这份没有取名的简报吗？", "Discard this unnamed briefing?"),
    "window.left.discard_more": ("丢弃后不能再恢复。", "It cannot be restored then."),
    "window.leave.text": ("要把“{name}”存成文件吗？", "Save “{name}” as a file?"),
    "window.leave.more": (
        "不保存也不会马上丢失：内容留在本机的恢复区，下次启动时可以恢复。",
        "If not, it stays in the recovery folder and is offered at the next start.",
    ),
    "window.leave.save": ("保存…", "Save…"),
    "window.leave.leave": ("不保存", "Don’t save"),
    "window.unsaved.text": (
        "最近的改动还没有存到磁盘上。",
        "The latest changes are not on the disk.",
    ),
    "window.unsaved.leave": ("放弃这些改动", "Give them up"),
    "window.unsaved.stay": ("返回", "Go back"),
    "window.originals.none": ("不存原件", "Keep none"),
    "window.originals.size": ("每份不超过 {size} MB 的存入", "Up to {size} MB each"),
    "window.originals.tip": (
        "存入原件后，材料移走或换一台电脑也能重读；对以后新建和打开的简报有效",
        "Sources can then be read again anywhere; for briefings begun or opened from now on",
    ),
    "window.crash.title": ("程序出错了", "An internal error"),
    "window.crash.text": (
        "程序遇到没有料到的问题，刚才那一步可能没有完成；已保存的内容不受影响，可以继续使用。"
        "请把下面的报告复制给维护人员（里面没有您的材料和文字）。",
        "Something unexpected happened; the last step may not be done, what was saved is whole. "
        "Please report the text below; it holds nothing of your documents.",
    ),
    "window.crash.report": ("错误报告", "Report"),
    "window.crash.copy": ("复制报告", "Copy the report"),
    "window.crash.go_on": ("继续使用", "Go on"),
}
