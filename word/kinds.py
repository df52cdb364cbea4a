"""The kinds of briefing: their ids, and what each one prints beside its masthead.

The id of a kind is the name of its shipped template. What is handed over for each kind is told here; how it is
printed is the template's business.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

BRIEFING = "简报"
MEETING = "会议简报"
DIGEST = "要点摘编"
POLICY = "政策解读与热词点读"
INDICATORS = "指标对比表"
CHRONICLE = "大事记"
REPORT = "信息专报"

# Columns of the table of indicators. 来源 is printed from the sources of the row.
INDICATOR_COLUMNS = ("指标", "单位", "时期", "目标", "实际", "差额", "来源")


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of briefing.

    ``code`` is the message that says what it is for. ``fields`` are the masthead fields that are its own
    (``word.fields``). ``columns`` are those of the rows it prints (``model.briefing.BriefingTable``).
    ``headlines`` says that every item should have a headline, and what stands in it: ``headline`` a short
    title, ``term`` the term that the text defines, ``date`` the day of the event as printed (1月5日, 是月, 是年).
    """

    name: str
    code: str
    fields: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    headlines: str = ""


KINDS: tuple[Kind, ...] = (
    Kind(BRIEFING, "kind.briefing"),
    Kind(
        MEETING,
        "kind.meeting",
        fields=("会议名称", "会议时间", "会议地点", "主持人", "参会人员", "议程"),
    ),
    Kind(DIGEST, "kind.digest", headlines="headline"),
    Kind(
        POLICY,
        "kind.policy",
        fields=("文件名", "文号", "施行日期", "评选单位"),
        headlines="term",
    ),
    Kind(INDICATORS, "kind.indicators", fields=("表题",), columns=INDICATOR_COLUMNS),
    Kind(CHRONICLE, "kind.chronicle", headlines="date"),
    Kind(REPORT, "kind.report", fields=("主送", "署名", "成文日期")),
)

BY_NAME: dict[str, Kind] = {kind.name: kind for kind in KINDS}


def kind_of(name: str, slots: Iterable[str]) -> str:
    """The id of the kind of a template: its name if that is one, else the kind whose own fields it has most of;
    简报 where it has none."""
    if name in BY_NAME:
        return name
    held = {slot.removeprefix("表·") for slot in slots}
    scores = {
        kind.name: sum(field in held for field in (*kind.fields, *kind.columns)) for kind in KINDS
    }
    best = max(scores, key=lambda kind: scores[kind])
    return best if scores[best] else BRIEFING
