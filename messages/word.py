"""Words that the exporter prints into a Word document."""

MESSAGES: dict[str, tuple[str, str]] = {
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
