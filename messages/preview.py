"""The preview of the pages, and printing them."""

MESSAGES: dict[str, tuple[str, str]] = {
    "stage.pages": ("排出版面", "Laying out"),
    "window.stage.pages": ("正在排出版面", "Laying out the pages"),
    "window.command.show_preview": ("显示版面预览(&4)", "Show the page preview (&4)"),
    "window.command.focus_preview": ("转到版面预览(&P)", "Go to the page &preview"),
    "window.command.print": ("打印(&P)…", "&Print…"),
    "window.command.save_pdf": ("导出 PDF(&G)…", "Export to PDF… (&G)"),
    "window.preview.show": ("版面预览（Ctrl+Alt+4）", "Page preview (Ctrl+Alt+4)"),
    "window.preview.title": ("预览", "Preview"),
    "window.preview.pages": ("版面预览的各页", "Pages of the preview"),
    "window.preview.place": (
        "第 {page} 页，共 {pages} 页 · {percent}%",
        "Page {page} of {pages} · {percent}%",
    ),
    "window.preview.width": ("整页宽度", "Fit the width"),
    "window.preview.actual": ("实际大小（100%）", "Actual size (100%)"),
    "window.preview.pair": ("两页并排", "Two pages"),
    "window.preview.print": ("打印（Ctrl+P）", "Print (Ctrl+P)"),
    "window.preview.pdf": ("导出 PDF", "Export to PDF"),
    "window.preview.empty_title": ("这里显示打印出来的样子", "The printed pages appear here"),
    "window.preview.empty_text": (
        "简报里有了条目，就会按模板排出页面；改动随时反映在这里。",
        "Once the briefing has items they are laid out as the template says; edits show here at once.",
    ),
    "window.preview.fonts": (
        "本机没有{fonts}，用相近的字体显示。",
        "This computer lacks {fonts}; similar fonts are shown.",
    ),
    "window.preview.stale": (
        "这里还是上一次排出的样子：{reason}",
        "These are the pages as they last were: {reason}",
    ),
    "window.preview.saved": ("已导出 PDF：{name}", "Exported the PDF: {name}"),
    "window.preview.printed": (
        "已送往打印机“{printer}”，共 {pages} 页。",
        "Sent {pages} pages to the printer “{printer}”.",
    ),
    "window.preview.not_printed": (
        "打印机没有接受这份文件；请检查打印机是否已连接，再打印一次。",
        "The printer did not take the document; check that it is connected and print again.",
    ),
    "window.preview.no_items": (
        "简报里还没有条目，没有可以打印的内容；请先添加材料。",
        "The briefing has no items to print yet; add sources first.",
    ),
    "window.filter.pdf": ("PDF 文件", "PDF files"),
}
