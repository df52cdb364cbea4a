"""The format check: what is said of each fault of pages, grid, styles and masthead."""

FAULTS: dict[str, tuple[str, str]] = {
    "check.page.paper.fault": (
        "用纸是 {width}×{height} 毫米，应为 A4（210×297 毫米）",
        "The paper is {width} × {height} mm and should be A4 (210 × 297 mm)",
    ),
    "check.page.margins.fault": (
        "天头 {top} 毫米、订口 {left} 毫米，应为 37±1 和 28±1 毫米",
        "Top {top} mm and binding edge {left} mm should be 37±1 and 28±1 mm",
    ),
    "check.page.area.fault": (
        "版心 {width}×{height} 毫米，应为 156×225 毫米",
        "The type area is {width} × {height} mm and should be 156 × 225 mm",
    ),
    "check.page.mirror.fault": (
        "没有设置对称页边距，双页订口会跑到外侧",
        "Margins are not mirrored: the binding edge of even pages is outside",
    ),
    "check.page.gutter.fault": (
        "另设了 {width} 毫米装订线，应为 0",
        "A gutter of {width} mm should be 0",
    ),
    "check.page.footer_distance.fault": (
        "页脚下沿距版心 {below} 毫米，应为 10 毫米左右（一字线距版心 7 毫米）",
        "The footer's lower edge is {below} mm under the area and should be about 10 mm",
    ),
    "check.page.even_odd.fault": (
        "没有设置单双页页脚不同，双页页码不会居左",
        "Odd and even footers are the same: even numbers do not stand on the left",
    ),
    "check.page.number_field.default": ("单页页脚没有页码域", "The odd footer has no page field"),
    "check.page.number_field.even": ("双页页脚没有页码域", "The even footer has no page field"),
    "check.page.number_field.first": (
        "首页页脚没有页码域",
        "The first page's footer has no page field",
    ),
    "check.page.number_font.fault": (
        "页码是 {size} 磅 {font}，应为 4 号（14 磅）宋体",
        "The page number is in {size}-point {font} and should be in 14-point 宋体",
    ),
    "check.page.number_form.fault": (
        "页码写作“{text}”，应为“— 1 —”",
        "The page number reads “{text}” and should read — 1 —",
    ),
    "check.page.number_place.right": (
        "单页页码应居右、右空一字",
        "Odd page numbers stand on the right, one character in",
    ),
    "check.page.number_place.left": (
        "双页页码应居左、左空一字",
        "Even page numbers stand on the left, one character in",
    ),
    "check.grid.characters.type": (
        "文档网格类型是 {type}，没有指定每行字数",
        "The grid is of type {type} and sets no characters a line",
    ),
    "check.grid.characters.fault": (
        "网格每行排 {count} 字，应为 28 字",
        "The grid has {count} characters a line and should have 28",
    ),
    "check.grid.lines.type": ("文档网格没有指定行数", "The grid sets no lines"),
    "check.grid.lines.fault": (
        "网格每面排 {count} 行，应为 22 行",
        "The grid has {count} lines a page and should have 22",
    ),
    "check.grid.normal.fault": (
        "默认段落样式是 {size} 磅，应为 3 号（16 磅）",
        "The default style is {size} points and should be 16",
    ),
    "check.grid.body_line.points": (
        "正文行距 {line} 磅，应为固定值并与网格行距相同",
        "The body's line is {line} points and should be exactly the grid's",
    ),
    "check.grid.body_line.times": (
        "正文行距是 {line} 倍，应为固定值并与网格行距相同",
        "The body's line is {line} times and should be exactly the grid's",
    ),
    "check.grid.heading_line.points": (
        "标题行距 {line} 磅，应与网格行距相同",
        "The heading's line is {line} points and should be the grid's",
    ),
    "check.grid.heading_line.times": (
        "标题行距是 {line} 倍，应为固定值并与网格行距相同",
        "The heading's line is {line} times and should be exactly the grid's",
    ),
    "check.grid.spacing.fault": (
        "段前或段后不为 0",
        "There is space before or after the paragraph",
    ),
    "check.grid.plain_characters.fault": (
        "关闭了对齐网格，或改动了字距、字宽，每行不再是 28 字",
        "The grid is off, or characters are spaced or scaled: a line no longer has 28",
    ),
    "check.styles.slots.fault": (
        "只写了部分字体，缺 {slots}",
        "Some fonts are named, but not {slots}",
    ),
    "check.styles.resolved.fault": ("没有 {slots} 字体", "There is no font for {slots}"),
    "check.styles.theme.fault": (
        "引用了主题字体（{names}），换一台电脑就会变",
        "A theme's font is named ({names}); another computer has another",
    ),
    "check.styles.one_name.fault": (
        "“{font}”不是一个字体名，一处只能写一个",
        "“{font}” is not one font's name",
    ),
    "check.styles.hint.fault": (
        "“{mark}”没有东亚字体提示，Word 会按西文字体排",
        "“{mark}” has no East Asian hint: Word sets it in the Latin face",
    ),
    "check.styles.language.fault": (
        "东亚语言是 {lang}，应为 zh-CN",
        "The language is {lang}, not zh-CN",
    ),
    "check.styles.theme_language.fault": (
        "主题的东亚语言是 {lang}，应为 zh-CN",
        "The theme's language is {lang}, not zh-CN",
    ),
    "check.styles.compatibility.fault": (
        "兼容模式是 {mode}，应为 15",
        "The compatibility mode is {mode} and should be 15",
    ),
    "check.styles.auto_space.fault": (
        "没有关闭 {names}，字距会乱、每行不足 28 字",
        "{names} is on and spoils the grid",
    ),
    "check.styles.known_fonts.fault": (
        "用了 {font}，不是公文字体（仿宋、楷体、黑体、小标宋、宋体）",
        "“{font}” is none of 仿宋, 楷体, 黑体, 小标宋, 宋体",
    ),
    "check.styles.no_update_prompt.fault": (
        "设置了打开时更新域，Word 会弹出提示",
        "Fields are updated on opening: Word asks a question",
    ),
    "check.styles.no_dirty_field.fault": ("有标记为待更新的域", "A field is marked as dirty"),
    "check.styles.rare_characters.fault": (
        "“{text}”不在 GB2312 字库里，请改用仿宋、楷体等字库全的字体",
        "“{text}” is beyond GB 2312; use a full font such as 仿宋 or 楷体",
    ),
    "check.masthead.secrecy.fault": (
        "密级或编号是 {size} 磅 {font}，应为 3 号（16 磅）黑体",
        "It is in {size}-point {font} and should be in 16-point 黑体",
    ),
    "check.masthead.name.font": (
        "简报名称用了 {font}，应为小标宋",
        "The name is in {font}, not 小标宋",
    ),
    "check.masthead.name.color": (
        "简报名称的颜色是 {color}，应为红色 FF0000",
        "The name's colour is {color} and should be FF0000",
    ),
    "check.masthead.name.missing": (
        "有期号，却没有红色的简报名称",
        "There is an issue but no red name",
    ),
    "check.masthead.name.small": (
        "简报名称比标题还小，应按版心宽度放大",
        "The name is smaller than a title; it should be as large as fits",
    ),
    "check.masthead.name.centre": ("简报名称没有居中", "The name is not centred"),
    "check.masthead.name_fits.fault": (
        "简报名称一行排不下，请缩小字号或字宽",
        "The name does not fit on a line: make it smaller or narrower",
    ),
    "check.masthead.issue.font": (
        "期号是 {size} 磅 {font}，应为 3 号（16 磅）仿宋",
        "The issue is in {size}-point {font} and should be in 16-point 仿宋",
    ),
    "check.masthead.issue.centre": ("期号没有居中", "The issue is not centred"),
    "check.masthead.issue_form.fault": (
        "期号写作“{text}”，应形如“第3期（总第15期）”",
        "The issue reads “{text}” and should read like 第3期（总第15期）",
    ),
    "check.masthead.issuer.fault": (
        "编发单位与日期是 {size} 磅 {font}，应为 3 号（16 磅）仿宋",
        "Office and date are in {size}-point {font} and should be in 16-point 仿宋",
    ),
    "check.masthead.issuer_date.fault": (
        "编发日期写作“{text}”，应形如“2024年1月5日”",
        "The date reads “{text}” and should read like 2024年1月5日",
    ),
    "check.masthead.sides.spaces": (
        "用空格撑开左右两项，应使用右对齐制表位",
        "Spaces part left and right; use a right tab",
    ),
    "check.masthead.sides.joined": (
        "左右两项连在一起，中间没有制表位",
        "Left and right run together without a tab",
    ),
    "check.masthead.sides.tab": (
        "版心右边缘没有右对齐制表位，右侧一项对不齐",
        "There is no right tab at the area's right edge",
    ),
    "check.masthead.red_rule.missing": (
        "报头下没有红线",
        "There is no red rule under the masthead",
    ),
    "check.masthead.red_rule.fault": (
        "红线是 {val}、颜色 {color}、粗 {sz}（八分之一磅），应为单线 FF0000、18",
        "The rule is {val}, {color}, {sz} eighths of a point; it should be single, FF0000, 18",
    ),
    "check.masthead.rule_width.fault": (
        "红线所在段落有左右缩进，线与版心不同宽",
        "The rule's paragraph is indented: the line is narrower than the area",
    ),
    "check.masthead.no_shapes.fault": (
        "有画出来的线条、图形或文本框，换软件打开会移位",
        "There are drawn lines, shapes or boxes; they move in other programs",
    ),
    "check.masthead.front_matter.fault": (
        "是 {size} 磅 {font}，应为 3 号（16 磅）{want}",
        "It is in {size}-point {font} and should be in 16-point {want}",
    ),
}
