"""Reasons: why a sentence was chosen. And the name of the step that finds them."""

MESSAGES: dict[str, tuple[str, str]] = {
    "stage.rank": ("挑选句子", "Choosing sentences"),
    "reason.figures": ("含{n}项指标", "{n} figures"),
    "reason.rank": ("含位次", "a place in a ranking"),
    "reason.goal": ("主要目标", "a main goal"),
    "reason.result": ("工作成果", "a result"),
    "reason.task": ("工作任务", "a task"),
    "reason.first": ("段首句", "opens its paragraph"),
    "reason.section_first": ("章节首句", "opens its section"),
    "reason.lead": ("文首句", "opens the document"),
    "reason.central": ("贴合主题", "close to the theme"),
    "reason.agreement": ("与{n}份材料一致", "{n} other sources say the same"),
}
