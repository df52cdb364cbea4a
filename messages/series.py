"""Series of one indicator: why figures stand together, and how they are shown on the console."""

MESSAGES: dict[str, tuple[str, str]] = {
    "console.indicators": (
        "列出材料中的数据：指标、数值、目标还是实际、时间",
        "List the figures of the sources: what they measure, how much, promised or reached, when",
    ),
    "console.series": (
        "把同一指标跨材料、跨年度连起来，对照目标与实际",
        "Join each indicator over sources and years, target against actual",
    ),
    "stage.indicators": ("查找数据", "Looking for figures"),
    "indicators.row": (
        "{period}　{kind}　{subject} {name}　{figure}　【{document}】",
        "{period}  {kind}  {subject} {name}  {figure}  [{document}]",
    ),
    "series.reason": ("　　（{reason}）", "    ({reason})"),
    "series.joined.name": (
        "名称不同，按同一指标合并：{names}",
        "Different names taken for one indicator: {names}",
    ),
    "series.joined.hand": ("由您手动合并：{names}", "Joined by hand: {names}"),
    "series.joined.subject": (
        "材料中写作“{names}”，即{subject}",
        "Called “{names}” in the sources, which is {subject}",
    ),
    "series.joined.home": (
        "未写明地区或单位的数据，按材料本身归入“{subject}”",
        "Figures without a place or body are taken for those of {subject}, whose document it is",
    ),
    "series.joined.unknown": (
        "材料没有写明地区或单位，暂按同一地区或单位合并，请核对",
        "No source names its place or body; taken for the same one, check that it is",
    ),
    "series.joined.unit": (
        "计量单位不同，已换算后比较：{units}",
        "Units differ and were converted: {units}",
    ),
    "series.head": ("{subject}　{name}（{unit}）", "{subject}  {name} ({unit})"),
    "series.point": (
        "　　{period}　{kind}　{value}　【{document}】",
        "    {period}  {kind}  {value}  [{document}]",
    ),
    "series.difference": (
        "　　{period}　实际比目标 {amount}{unit}",
        "    {period}  actual less target: {amount}{unit}",
    ),
    "series.conflict": (
        "　　{period}　说法不一：{values}，请核对原文",
        "    {period}  the sources disagree: {values}; check them",
    ),
    "series.period_unknown": ("时间不详", "period unknown"),
    "series.kind.achieved": ("实际", "actual"),
    "series.kind.target": ("目标", "target"),
}
