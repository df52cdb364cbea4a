"""The format check: what is said of each fault of the text, its tables and sources, and the package."""

FAULTS: dict[str, tuple[str, str]] = {
    "check.body.title.fault": (
        "标题是 {size} 磅 {font}，应为 2 号（22 磅）小标宋",
        "The title is in {size}-point {font} and should be in 22-point 小标宋",
    ),
    "check.body.title_centred.fault": (
        "标题没有居中或带缩进",
        "The title is not centred or is indented",
    ),
    "check.body.title_lines.long": (
        "标题超过一行却没有按词意换行",
        "The title is longer than a line and is not broken by sense",
    ),
    "check.body.title_lines.shape": (
        "标题各行中间窄、两头宽，应排成梯形或菱形",
        "The title is narrow in the middle; it should be a trapezium or a diamond",
    ),
    "check.body.first_heading.fault": (
        "“一、”级标题是 {size} 磅 {font}，应为 3 号（16 磅）黑体",
        "It is in {size}-point {font} and should be in 16-point 黑体",
    ),
    "check.body.second_heading.fault": (
        "“（一）”级标题是 {size} 磅 {font}，应为 3 号（16 磅）楷体",
        "It is in {size}-point {font} and should be in 16-point 楷体",
    ),
    "check.body.lower_headings.fault": (
        "“1.”“（1）”级标题是 {size} 磅 {font}，应为 3 号（16 磅）仿宋",
        "It is in {size}-point {font} and should be in 16-point 仿宋",
    ),
    "check.body.outline.missing": ("标题没有大纲级别", "The heading has no outline level"),
    "check.body.outline.fault": (
        "标题的大纲级别是 {level} 级，与它的层次不符",
        "Outline level {level} does not fit the heading",
    ),
    "check.body.keep_next.fault": (
        "标题没有设置与下段同页，可能孤悬页末",
        "The heading may be left alone at the foot of a page",
    ),
    "check.body.no_end_mark.fault": (
        "独立成行的标题末尾有标点“{mark}”",
        "The heading ends with “{mark}”",
    ),
    "check.body.numbering.fault": (
        "序数“{found}”不连续，此处应为第 {want} 个",
        "“{found}” is out of order: number {want} is due",
    ),
    "check.body.text_font.fault": (
        "正文是 {size} 磅 {font}，应为 3 号（16 磅）仿宋",
        "The body is in {size}-point {font} and should be in 16-point 仿宋",
    ),
    "check.body.justified.fault": (
        "正文对齐方式是 {found}，应为两端对齐",
        "The body is aligned {found} and should be justified",
    ),
    "check.body.first_line.spaces": (
        "用空格代替首行缩进",
        "Spaces stand for the first line's indent",
    ),
    "check.body.first_line.fault": (
        "正文首行缩进不是 2 字，或整段有左右缩进",
        "The first line is not indented by two characters, or the paragraph is indented",
    ),
    "check.body.indent_units.fault": (
        "缩进没有同时写字符数和相应的缇值",
        "The indent is not given both in characters and in matching twips",
    ),
    "check.body.widow_control.fault": (
        "正文开着孤行控制，会出现不足 22 行的页面",
        "Widow control is on and leaves pages with fewer than 22 lines",
    ),
    "check.body.no_empty.fault": ("空段落，用来撑开距离", "An empty paragraph stands for distance"),
    "check.body.other_parts.fault": (
        "是 {size} 磅 {font}，应为 3 号（16 磅）仿宋",
        "It is in {size}-point {font} and should be in 16-point 仿宋",
    ),
    "check.body.attachment_mark.fault": (
        "附件标记是 {size} 磅 {font}，应为 3 号（16 磅）黑体",
        "The label is in {size}-point {font} and should be in 16-point 黑体",
    ),
    "check.body.built_in.fault": (
        "标题用的是“{style}”，不是内置的标题样式",
        "The heading is in “{style}”, not in a built-in heading style",
    ),
    "check.body.named_styles.fault": (
        "这一段没有使用公文样式（是默认样式）",
        "The paragraph is in the default style, in none of the format",
    ),
    "check.tail.position.fault": (
        "报尾没有固定在末页版心下边缘",
        "The tail is not tied to the lower edge of the area",
    ),
    "check.tail.one_column.fault": (
        "报尾有 {count} 列，应为一列",
        "The tail has {count} columns, not one",
    ),
    "check.tail.one_column.width": ("报尾与版心不同宽", "The tail is not as wide as the area"),
    "check.tail.borders.fault": (
        "报尾第 {row} 行的线是 {kind}、粗 {size}（八分之一磅），应为上下 8、中间 6 的单线",
        "Row {row} has a {kind} rule of {size} eighths; it should be single, 8 outside and 6 inside",
    ),
    "check.tail.borders.side": ("报尾左右不应有线", "The tail has rules at its sides"),
    "check.tail.font.fault": (
        "报尾是 {size} 磅 {font}，应为 4 号（14 磅）仿宋",
        "The tail is in {size}-point {font} and should be in 14-point 仿宋",
    ),
    "check.tail.anchor.missing": ("报尾之后没有 1 磅高的空段", "No anchor follows the tail"),
    "check.tail.anchor.alone": ("有 1 磅高的空段，却没有报尾", "There is an anchor but no tail"),
    "check.tail.anchor.fault": (
        "报尾之后的空段不是 1 磅高，会多占一行",
        "What follows the tail is no anchor of one point and takes a line",
    ),
    "check.tail.at_the_end.fault": ("报尾之后还有正文内容", "There is text after the tail"),
    "check.tail.end_mark.fault": ("这一项末尾没有句号", "The line does not end with 。"),
    "check.tail.copies.fault": (
        "印数写作“{text}”，应形如“共印50份”",
        "Copies read “{text}” and should read like 共印50份",
    ),
    "check.tables.header_repeats.fault": (
        "表头行没有设置跨页重复",
        "The header row does not repeat",
    ),
    "check.tables.rows_whole.fault": ("第 {row} 行允许跨页断开", "Row {row} may be split"),
    "check.tables.width.fault": ("表格与版心不同宽", "The table is not as wide as the area"),
    "check.tables.fixed.fault": ("列宽会随内容变动", "The columns change with their content"),
    "check.tables.title_above.missing": ("表格上方没有表题", "There is no title above the table"),
    "check.tables.title_above.fault": (
        "表题用了 {font}，应为黑体",
        "The title is in {font}, not 黑体",
    ),
    "check.tables.title_place.fault": (
        "表题下面不是表格，或没有设置与下段同页",
        "No table follows the title, or the title may be parted from it",
    ),
    "check.sources.numbered.fault": ("此处编号应为〔{want}〕", "The number should be 〔{want}〕"),
    "check.sources.hanging.fault": ("来源条目没有悬挂缩进", "The entry does not hang"),
    "check.sources.anchors.fault": ("链接目标“{name}”不存在", "The target “{name}” is not there"),
    "check.sources.bookmark_ids.fault": (
        "书签“{name}”的编号 {id} 与别的书签重复",
        "Bookmark “{name}” shares its id {id} with another",
    ),
    "check.sources.bookmark_ids.open": ("书签“{name}”没有结束", "Bookmark “{name}” does not end"),
    "check.sources.bookmark_names.fault": (
        "书签名“{name}”重复、过长或不合规",
        "The bookmark's name “{name}” is doubled, too long or not allowed",
    ),
    "check.sources.both_ways.there": (
        "正文中没有跳到这一条的链接",
        "No link of the text leads to this entry",
    ),
    "check.sources.both_ways.back": (
        "这一条没有跳回正文的链接",
        "No link leads from this entry back to the text",
    ),
    "check.sources.no_tooltip.fault": (
        "链接带屏幕提示“{tip}”，LibreOffice 会丢掉链接",
        "A link has the tip “{tip}”: LibreOffice drops the link",
    ),
    "check.sources.provenance.fault": (
        "有来源条目，却没有保存来源记录（provenance）",
        "There is a list of sources but no record of them (provenance)",
    ),
    "check.text.full_width.fault": (
        "汉字旁有半角标点“{mark}”：{text}",
        "A half-width “{mark}” stands beside Chinese: {text}",
    ),
    "check.text.nested_quotes.fault": (
        "双引号里又用了双引号：{text}",
        "“ ” stands inside “ ”: {text}",
    ),
    "check.text.plain_dates.fault": (
        "日期“{text}”带虚位，应写作“1月5日”",
        "The date “{text}” has a leading zero",
    ),
    "check.text.document_numbers.fault": (
        "发文字号“{text}”的年份应用六角括号〔〕",
        "The year of “{text}” should stand in 〔 〕",
    ),
    "check.text.whole_figures.fault": (
        "数字中间有空格或换行：{text}",
        "There is a space or a break inside a figure: {text}",
    ),
    "check.text.no_word_break.fault": (
        "允许在数字或西文单词中间换行",
        "A line may break inside a figure or a word",
    ),
    "check.package.well_formed.fault": ("这一部分已损坏，打不开", "The part cannot be read"),
    "check.package.content_types.fault": ("这一部分没有注明类型", "The part has no type"),
    "check.package.content_types.main": (
        "主文档类型是 {type}，不是普通 Word 文档",
        "The main part is {type}, no ordinary document",
    ),
    "check.package.targets.fault": (
        "指向的“{target}”不存在或标识重复",
        "“{target}” is not there, or its id is doubled",
    ),
    "check.package.needed_parts.fault": ("缺少 {kind}", "The part {kind} is missing"),
    "check.package.references.fault": ("样式“{name}”没有定义", "The style “{name}” is not defined"),
    "check.package.element_order.fault": (
        "{parent} 里的 {name} 次序不对、重复或不该出现，Word 可能报文件损坏",
        "{name} in {parent} is out of order, doubled or out of place; Word may call the file damaged",
    ),
    "check.package.whole_tables.fault": (
        "表格没有列定义、各行列数不一，或单元格没有以段落结尾，Word 可能报文件损坏",
        "A table has no grid, rows that do not fill it, or a cell that does not end with a paragraph",
    ),
    "check.package.whole_fields.fault": ("域的起止不配对", "A field does not begin and end"),
    "check.package.contents_pages.fault": (
        "目录页码没有算好",
        "The contents' pages were not reckoned",
    ),
    "check.package.no_thumbnail.fault": ("带有缩略图", "There is a thumbnail"),
    "check.package.no_second_styles.fault": (
        "带有 stylesWithEffects，是多余的第二套样式",
        "There is a second set of styles (stylesWithEffects)",
    ),
    "check.package.no_macros.fault": ("带有宏", "There are macros"),
    "check.package.no_external.fault": ("引用了外部内容“{target}”", "“{target}” is external"),
    "check.package.no_objects.fault": (
        "带有嵌入对象或控件",
        "There is an embedded object or a control",
    ),
    "check.package.no_foreign_text.fault": (
        "嵌入了其他文档（altChunk 或子文档）",
        "Another document is embedded (altChunk or a sub-document)",
    ),
    "check.package.no_active_fields.fault": (
        "有会运行程序、取外部内容或弹出提问的域：{names}",
        "There are fields that run, fetch or ask something: {names}",
    ),
    "check.package.no_foreign_name.fault": (
        "文件属性里留有程序库的名字",
        "The properties hold the name of a library",
    ),
}
