"""Templates: what is wrong with one and what was put right, making one from a sample, keeping one's own."""

MESSAGES: dict[str, tuple[str, str]] = {
    "console.template": (
        "检查、修正模板，或从一份旧简报做出模板（template check、template new）",
        "Check and repair a template, or make one from an old briefing (template check, template new)",
    ),
    "error.template.fields": (
        "模板“{name}”含有会运行程序、取外部内容或弹出提问的域代码，为安全起见已拒绝。请选中它按 Ctrl+Shift+F9 转成文字。",
        "The template “{name}” holds field codes that run, fetch or ask something and was refused. Turn them into "
        "text with Ctrl+Shift+F9.",
    ),
    "error.template.expression": (
        "模板“{name}”第{paragraph}段有“{field}”：模板里没有表达式，它不会被运行，只会照原样印出。请改用【】里的字段。",
        "Template “{name}”, paragraph {paragraph}: “{field}” is an expression; nothing here is ever run. Use a field "
        "in 【】.",
    ),
    "error.template.half_bracket": (
        "模板“{name}”第{paragraph}段的“{field}”括号不对，字段要写成【{near}】。",
        "Template “{name}”, paragraph {paragraph}: “{field}” should be written 【{near}】.",
    ),
    "error.template.misspelt": (
        "模板“{name}”第{paragraph}段的【{field}】不是可用的字段，是不是【{near}】？",
        "Template “{name}”, paragraph {paragraph}: 【{field}】 is no field. Is 【{near}】 meant?",
    ),
}
