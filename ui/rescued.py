"""Wording of what was saved out of a damaged workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from messages import say

if TYPE_CHECKING:
    from workspace.repair import RescueReport


def report_lines(report: RescueReport) -> tuple[str, ...]:
    """What was saved out of a damaged file and what was not, a line each."""
    lines = []
    for document in report.documents:
        values = {"name": document.name, "blocks": document.blocks, "lost": len(document.lost)}
        code = "whole" if document.whole else "partly" if document.lost else "outline"
        lines.append(say(f"window.repaired.document_{code}", values))
    lines.append(say("window.repaired.items", {"items": report.items, "steps": report.steps}))
    for code, count in (
        ("sources", report.lost_sources),
        ("originals", report.lost_originals),
        ("items", report.lost_items),
        ("steps", report.lost_steps),
    ):
        if count:
            lines.append(say(f"window.repaired.lost_{code}", {"count": count}))
    if not report.present:
        lines.append(say("window.repaired.not_present"))
    return tuple(lines)
