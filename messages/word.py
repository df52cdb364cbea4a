"""Words that the exporter prints into a Word document."""

MESSAGES: dict[str, tuple[str, str]] = {
    "kind.briefing": ("综合性简报：各部分要点", "general briefing: highlights by section"),
    "kind.meeting": (
        "会议简报：会议概况、议程、讲话要点和议定事项",
        "meeting: facts, agenda, speeches and decisions",
    ),
    "kind.digest": (
        "要点摘编：逐条编号，小标题加几行文字，注明来源和日期",
        "digest: numbered entries with headline, text, source and date",
    ),
    "kind.policy": (
        "政策解读与热词点读：文件概况、背景、主要内容，热词及释义",
        "policy: facts of a file, background, contents, terms with definitions",
    ),
    "kind.indicators": (
        "指标对比表：各指标的目标、实际、差额和来源，附简要分析",
        "indicators: target, actual, difference and source, with a short analysis",
    ),
    "kind.chronicle": ("大事记：按日期一事一条", "chronicle: one event each, by date"),
    "kind.report": (
        "信息专报：主送机关、正文、署名和日期",
        "report to superiors: addressee, text, signature and date",
    ),
    # Titles that are proposed; by kind of briefing where one has its own way (the last part of the code of the kind).
    "word.title.shared": ("{words}要点", "{words}要点"),
    "word.title.shared.indicators": ("{words}主要指标", "{words}主要指标"),
    "word.title.shared.chronicle": ("{words}大事记", "{words}大事记"),
    "word.title.first": ("{title}等材料要点", "{title}等材料要点"),
    "word.title.first.indicators": ("{title}等材料主要指标", "{title}等材料主要指标"),
    "word.title.first.chronicle": ("大事记", "大事记"),
    "word.title.none": ("材料要点", "材料要点"),
    "word.title.none.meeting": ("会议要点", "会议要点"),
    "word.title.none.digest": ("要点摘编", "要点摘编"),
    "word.title.none.policy": ("政策要点", "政策要点"),
    "word.title.none.indicators": ("主要指标", "主要指标"),
    "word.title.none.chronicle": ("大事记", "大事记"),
    "word.title.none.report": ("情况专报", "情况专报"),
    "word.table.untitled": ("表{number}", "Table {number}"),
    "word.comment.author": ("来源", "Source"),
    "word.comment.source": ("{name}，{place}，原文：{quote}", "{name}, {place}: {quote}"),
    "word.source.unknown": ("来源材料", "source"),
    "word.source.named": ("《{title}》（{name}）", "《{title}》 ({name})"),
    "word.source.page_line": ("第{page}页第{line}行", "page {page}, line {line}"),
    "word.source.page": ("第{page}页", "page {page}"),
    "word.source.line": ("第{line}行", "line {line}"),
    "word.source.paragraph": ("第{paragraph}段", "paragraph {paragraph}"),
    "word.source.also": ("另见", "see also "),
    "word.source.also_place": ("第{number}处", "place {number}"),
    "word.source.none": ("无来源", "no source"),
}
