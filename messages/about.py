"""The window about the program: version, whose work is in it, what changed; and the guide that F1 opens."""

MESSAGES: dict[str, tuple[str, str]] = {
    "about.parts": ("许可和第三方组件", "Terms and third-party parts"),
    "about.changes": ("更新记录", "What changed"),
    "about.built": (
        "Qt {qt}，Python {python}，SQLite {sqlite}",
        "Qt {qt}, Python {python}, SQLite {sqlite}",
    ),
    "about.qt": (
        "界面使用 Qt 与 PySide6，按 LGPL 第 3 版许可，未作修改。它们是安装目录中独立的库文件，"
        "可以换成您自己编译的、接口兼容的版本：关闭程序，用自己的文件替换“{folder}”下的同名文件，"
        "再启动程序即可。程序的许可不限制为此所作的修改和反向工程。",
        "The window uses Qt and PySide6, unchanged, under version 3 of the LGPL. They are libraries in files of "
        "their own and may be replaced by compatible ones that you built: close the program, put your files "
        "in place of those of the same names in {folder}, and start it again. Nothing in the terms of this "
        "program forbids the changes or the reverse engineering that this needs.",
    ),
    "about.texts": ("打开许可文本所在文件夹", "Open the folder of the texts"),
    "about.copy": ("复制版本信息", "Copy the versions"),
    "about.missing": ("没有找到这份文件：{name}", "This file was not found: {name}"),
    "guide.title": ("使用手册", "User guide"),
    "guide.pages": ("手册的一页", "A page of the guide"),
    "guide.home": ("目录", "Contents"),
    "guide.back": ("后退", "Back"),
    "guide.search": ("在手册中查找", "Search the guide"),
    "guide.none": ("手册里没有这个词，换个说法试试。", "Not in the guide; try another word."),
    "guide.print": ("打印手册…", "Print the guide…"),
    "guide.close": ("关闭", "Close"),
    "guide.keys.key": ("按键或动作", "Keys or hands"),
    "guide.keys.does": ("作用", "What it does"),
    "guide.keys.about": (
        "这一页由程序自己的菜单生成，和窗口里的完全一致。",
        "This page is made from the menus of the program itself.",
    ),
}
