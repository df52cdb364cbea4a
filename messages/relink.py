"""What became of a briefing that was edited elsewhere; repairing a file's format."""

MESSAGES: dict[str, tuple[str, str]] = {
    "console.relink": (
        "读回在 Word、WPS 或 LibreOffice 里改过的简报，逐条说明改动",
        "Read back a briefing edited in Word, WPS or LibreOffice, item by item",
    ),
    "console.relink.workspace": (
        "生成这份简报的 .jianbao 工作文件（只读）",
        "The .jianbao workspace that the briefing was made in (only read)",
    ),
    "console.relink.unchanged": ("未改", "unchanged"),
    "console.relink.edited": ("已改", "edited"),
    "console.relink.moved": ("已移", "moved"),
    "console.relink.new": ("新增", "new"),
    "console.relink.gone": ("已删", "gone"),
    "console.relink.row": ("【{state}】{text}　（{source}）", "[{state}] {text}  ({source})"),
    "console.relink.field": (
        "【{state}】报头·{name}：{text}",
        "[{state}] masthead, {name}: {text}",
    ),
    "console.relink.heading": ("【{state}】标题：{text}", "[{state}] heading: {text}"),
    "console.relink.also_moved": ("　　位置也变了", "    moved as well"),
    "console.relink.changed": ("　　“{old}”改成“{new}”", "    “{old}” became “{new}”"),
    "console.relink.added": ("　　加上“{new}”", "    added “{new}”"),
    "console.relink.removed": ("　　删去“{old}”", "    removed “{old}”"),
    "console.relink.done": (
        "“{name}”：未改 {unchanged} 条，已改 {edited} 条，已移 {moved} 条，新增 {new} 条，已删 {gone} 条。",
        "“{name}”: {unchanged} unchanged, {edited} edited, {moved} moved, {new} new, {gone} gone.",
    ),
    "console.check.repair": (
        "把有把握的问题改好，存成另一份文件（原文件不动），并列出留给您的",
        "Write a copy with all that is certain put right (the file itself is not touched); say what is left",
    ),
    "console.check.repaired": (
        "已修正　{number}. {rule}　{found}　位置：{where}",
        "repaired  {number}. {rule}  {found}  at: {where}",
    ),
    "console.check.left": (
        "请您处理　{number}. {rule}　{found}　位置：{where}",
        "left to you  {number}. {rule}  {found}  at: {where}",
    ),
    "console.check.repaired_all": (
        "修正后的文件：{output}。修正 {repaired} 条，留给您 {left} 条。",
        "Repaired copy: {output}. {repaired} rules put right, {left} left to you.",
    ),
    "error.relink.other": (
        "“{name}”不是从这个工作文件导出的：条目和材料都对不上。请改用导出它的那个工作文件。",
        "“{name}” was not exported from this workspace: neither items nor sources match. Use the workspace that "
        "it was made in.",
    ),
    "edit.take_back": ("取回 {count} 处改动", "take back {count} changes"),
}
