"""Notices: what a reader or the exporter had to guess, leave out or warn about."""

MESSAGES: dict[str, tuple[str, str]] = {  # Text files: what had to be guessed.
    "notice.encoding.guessed": (
        "“{name}”没有写明文字的存法，程序认作 {encoding}，已打开；若有乱码，请用记事本另存为 UTF-8 再试。",
        "“{name}” does not say how its characters are stored; it was taken for {encoding}. If it looks wrong, save it as "
        "UTF-8.",
    ),
    "notice.encoding.damaged": (
        "“{name}”有 {count} 处字符认不出来，已用 � 标出；文件可能不完整，也可能认错了文字的存法，请用记事本另存为 UTF-8 再试。",
        "“{name}” holds {count} characters that cannot be told, shown as �; it may be cut off, or its characters stored "
        "in another way. Save it as UTF-8 and try again.",
    ),
    "notice.source.converted": (
        "“{name}”（{found}）由 LibreOffice 转换后读取，版式和位置可能与原件略有出入，请对照原件核对。",
        "“{name}” ({found}) was converted by LibreOffice; layout and places may differ from the original.",
    ),
    "stage.read.convert": ("用 LibreOffice 转换", "Converting with LibreOffice"),
    "notice.source.twin": (
        "“{name}”和“{twin}”内容完全相同，只读取一次。",
        "“{name}” and “{twin}” are the same file; it was read once.",
    ),
    "notice.source.cut_off": (
        "“{name}”不完整，只读到前面一部分。请重新获取完整的文件。",
        "“{name}” is cut off; only its beginning was read. Get the whole file again.",
    ),
    # PDF: what has no text, could not be loaded or cannot be told from its font.
    "notice.pdf.pages_without_text": (
        "“{name}”共 {total} 页，其中 {count} 页没有文字（第 {pages} 页），可能是扫描图片；如需其中内容，请先做文字识别（OCR）。",
        "{count} of the {total} pages of “{name}” have no text (page {pages}); they may be scans. "
        "Run text recognition (OCR) if you need them.",
    ),
    "notice.pdf.pages_lost": (
        "“{name}”共 {total} 页，其中 {count} 页已损坏、未能读取（第 {pages} 页）。请核对原件。",
        "{count} of the {total} pages of “{name}” are damaged and were left out (page {pages}). "
        "Check the original.",
    ),
    "notice.pdf.unmapped": (
        "“{name}”约 {share} 的字看得见却取不出来，已用 � 标出。请对照原件，或改用制作它的 Word 文档。",
        "About {share} of the characters of “{name}” have no code in their font, shown as �. "
        "Check the original, or use the document it was made from.",
    ),
    # Word: what is in the file but not on the page, or not in the file at all.
    "notice.docx.hidden": (
        "“{name}”里有 {count} 个字设为隐藏文字，页面上看不到，没有读取。",
        "{count} characters of “{name}” are formatted as hidden text and were left out.",
    ),
    "notice.docx.revisions": (
        "“{name}”含有未处理的修订，已按“接受全部修订”后的文字读取。请确认这是最终稿。",
        "“{name}” holds tracked changes; it was read as if all were accepted. Check that this is "
        "the final version.",
    ),
    "notice.docx.embedded": (
        "“{name}”嵌入了 {count} 个其他文档，其中的文字没有读取。请用 Word 打开后另存一份再加入。",
        "“{name}” embeds {count} other documents whose text was not read. Open it in Word and save "
        "a copy.",
    ),
    "notice.pptx.hidden": (
        "“{name}”里有 {count} 张幻灯片设为隐藏，没有读取。",
        "{count} slides of “{name}” are hidden and were left out.",
    ),
    "notice.sheet.hidden": (
        "“{name}”里有 {count} 个单元格在隐藏的行、列或工作表里，没有读取。",
        "{count} cells of “{name}” are in hidden rows, columns or sheets and were left out.",
    ),
    "notice.sheet.uncalculated": (
        "“{name}”里有 {count} 个公式没有保存计算结果，这些单元格没有读取。请用 Excel 或 WPS 打开并保存一次，再重新加入。",
        "{count} formulas of “{name}” were saved without their results and were left out. Open and save it in Excel or "
        "WPS, then add it again.",
    ),
    # Text recognition.
    "notice.ocr.pages": (
        "“{name}”第 {pages} 页的文字是从图片识别的（共 {total} 页），请对照原件核对数字和人名。",
        "The text of page {pages} of “{name}” ({total} pages) was recognised from pictures; compare "
        "figures and names with the original.",
    ),
    "notice.ocr.doubtful": (
        "“{name}”第 {pages} 页的文字是从图片识别的（共 {total} 页），有 {doubts} 处把握不大，已标“待核对”，"
        "请对照原件核对。",
        "The text of page {pages} of “{name}” ({total} pages) was recognised from pictures; {doubts} "
        "places are marked to be compared with the original.",
    ),
    "notice.ocr.unread": (
        "“{name}”有 {count} 行太模糊，没有认出来。如需要，请换更清晰的扫描件。",
        "{count} lines of “{name}” are too blurred to be read. If you need them, get a sharper scan.",
    ),
    "notice.ocr.animated": (
        "“{name}”是动画，只识别了第一幅画面。",
        "“{name}” is animated; only its first picture was read.",
    ),
    "notice.ocr.pictures": (
        "“{name}”里有 {count} 幅像是页面的图片，没有读出文字：本机没有安装“文字识别”组件。"
        "{advice_recognition}，再重新读取。",
        "“{name}” holds {count} pictures that seem to be pages and were not read: text recognition is not installed. "
        "{advice_recognition}, then read the file again.",
    ),
    "notice.ocr.missing": (
        "“{name}”第 {pages} 页是图片（共 {total} 页），没有读出文字：本机没有安装“文字识别”组件。"
        "{advice_recognition}，再重新读取。",
        "Page {pages} of “{name}” ({total} pages) is a picture and was not read: text recognition is not "
        "installed. {advice_recognition}, then read the file again.",
    ),
    "notice.ocr.missing_garbled": (
        "“{name}”第 {pages} 页（共 {total} 页）看得见字，取出来却是乱码；本机没有安装“文字识别”组件，不能照页面辨认。"
        "{advice_recognition}，再重新读取。",
        "The text of page {pages} of “{name}” ({total} pages) lost its encoding and is gibberish; text recognition, which "
        "could read the page as it looks, is not installed. {advice_recognition}, then read the file again.",
    ),
    "notice.pdf.garbled": (
        "“{name}”第 {pages} 页（共 {total} 页）看得见字，取出来却是乱码，照页面识别也没有认出文字。"
        "请核对原件，或改用原来的文档。",
        "The text of page {pages} of “{name}” ({total} pages) lost its encoding and is gibberish, and nothing could be made "
        "out of how the page looks either. Check the original, or use the document it was made from.",
    ),
    "notice.kind.nothing": (
        "来源里没有适合“{template}”的句子，正文是空的。请换一个模板，或换一些材料。",
        "The sources hold no sentence that belongs in “{template}”; the body is empty. Choose another "
        "template or other sources.",
    ),
    "notice.length.short": (
        "要求 {length} 字，来源里可用的句子只够 {characters} 字。",
        "{length} characters were asked for; what can be used of the sources fills {characters}.",
    ),
    # What the sources say of each other.
    "notice.conflicts": (
        "有 {count} 条与来源别处数字不同，请核对。例如：“{name}”是 {ours}，“{other}”是 {theirs}。",
        "{count} items differ from another place in the sources in a number; check them. For "
        "example: “{name}” has {ours}, “{other}” has {theirs}.",
    ),
    "notice.forms": (
        "有 {count} 条句式相同、数字不同，出自不同材料：是各地（各单位）的数，请写明各是谁的；说的是同一件事，请核对。例如：“{text}”。",
        "{count} items have the same words with other figures, from different sources: if they are of different places or "
        "units, say whose each is; if of the same, check them. For example: “{text}”.",
    ),
    # Word export.
    "notice.export.characters": (
        "有 {count} 个看不见的特殊字符，Word 文件里放不下，已略去。",
        "{count} characters cannot stand in a Word file (control characters) and were left out.",
    ),
    "notice.export.no_place": (
        "模板里没有这些字段的位置，没有印出：{fields}。如需印出，请换一个模板，或在模板里加上。",
        "The template has no place for these fields, so they were not printed: {fields}.",
    ),
    "notice.export.few_lines.loose": (
        "最后一页（第 {page} 页）只有 {lines} 行文字。可以排紧（--set 排紧=是）再导出一次，去掉标题、要目上下的空白；或者删减几行。",
        "The last page ({page}) has only {lines} lines. Export again set tight (--set 排紧=是), without space around the title, or cut some lines.",
    ),
    "notice.export.few_lines.tight": (
        "已经排紧，最后一页（第 {page} 页）仍只有 {lines} 行文字。请删减几行。",
        "Set tight, the last page ({page}) still has only {lines} lines. Cut some lines.",
    ),
    "notice.export.tail_alone.loose": (
        "版记单独在第 {page} 页，这一页没有正文。可以排紧（--set 排紧=是）再导出一次，或者增删几行。",
        "The colophon stands alone on page {page}. Export again set tight (--set 排紧=是), or add or cut some lines.",
    ),
    "notice.export.tail_alone.tight": (
        "已经排紧，版记仍单独在第 {page} 页。请增删几行。",
        "Set tight, the colophon still stands alone on page {page}. Add or cut some lines.",
    ),
    "notice.export.tail_odd": (
        "版记在第 {page} 页，是单页（一张纸的正面）。双面印刷时版记一般在双页，可以增删几行。",
        "The colophon stands on page {page}, the front of a sheet; in double-sided print it is usually on an even page.",
    ),
    "notice.export.tables": (
        "模板里没有表格的位置，有 {count} 张表没有印出。请换“指标对比表”，或在模板里加上【正文】或【表·指标】等字段。",
        "The template has no place for tables: {count} were not printed. Take another, or add 【正文】 or a row with 【表·…】.",
    ),
    "notice.export.rare": (
        "“{characters}”等字不在 GB2312 字体里，正文和楷体已改用“仿宋”“楷体”，以免缺字。",
        "{characters}: not in the GB2312 fonts; 仿宋 and 楷体 were used instead.",
    ),
    "notice.export.no_source": (
        "有 {count} 条没有来源，来源索引里已标“无来源”。",
        "{count} items have no source; the source list marks them 无来源.",
    ),
}
