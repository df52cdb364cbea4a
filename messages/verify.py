"""The number check: what an item says and its sources do not bear."""

MESSAGES: dict[str, tuple[str, str]] = {
    "console.verify": (
        "核对简报中的数字、日期、单位、增减方向和名称是否与来源一致",
        "Compare the figures, dates, units, directions and names of a briefing with its sources",
    ),
    "console.verify.file": (
        ".jianbao 工作文件，或由本程序导出的 .docx 简报",
        "A .jianbao workspace, or a .docx briefing exported by this program",
    ),
    "console.verify.sources": (
        "材料文件或文件夹；不写则用工作文件中的材料，或与简报同一文件夹中的材料",
        "Source files or folders; if not given, those in the workspace or beside the briefing",
    ),
    "console.verify.row": (
        "【{kind}】“{text}”，来源写的是“{borne}”（{source}）",
        "[{kind}] “{text}”; the source has “{borne}” ({source})",
    ),
    "console.verify.row_alone": (
        "【{kind}】“{text}”，来源中没有（{source}）",
        "[{kind}] “{text}” is not in the source ({source})",
    ),
    "console.verify.row_free": ("【{kind}】{text}", "[{kind}] {text}"),
    "console.verify.done": (
        "“{name}”：核对 {items} 条，有 {faults} 处与来源不一致，请逐处核实。",
        "“{name}”: {items} items compared, {faults} places differ from the sources; look at each.",
    ),
    "console.verify.clean": (
        "“{name}”：核对 {items} 条，均与来源一致。",
        "“{name}”: {items} items compared, all as in the sources.",
    ),
    "verify.kind.number": ("数字", "figure"),
    "verify.kind.date": ("日期", "date"),
    "verify.kind.unit": ("单位", "unit"),
    "verify.kind.direction": ("增减方向", "direction"),
    "verify.kind.name": ("名称", "name"),
    "verify.kind.no_source": ("无来源", "no source"),
    "verify.fault": (
        "{kind}“{text}”与来源不一致，来源写的是“{borne}”",
        "{kind} “{text}” differs from the source, which has “{borne}”",
    ),
    "verify.fault.alone": ("{kind}“{text}”在来源中没有", "{kind} “{text}” is not in the source"),
    "verify.fault.free": ("这一条没有来源", "This item has no source"),
    "verify.loose": ("（说法宽严不同）", " (more or less exact)"),
    "error.verify.no_record": (
        "“{name}”里没有来源记录，无法核对；请改用生成它的 .jianbao 工作文件，或用本程序重新导出。",
        "“{name}” holds no record of its sources; give the .jianbao workspace it was made in, or export it again.",
    ),
    "error.usage.verify_suffix": (
        "“{name}”不能核对；请给出 .jianbao 工作文件或 .docx 简报。",
        "“{name}” cannot be compared; give a .jianbao workspace or a .docx briefing.",
    ),
}
