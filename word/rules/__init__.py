"""The rules of the format, one small function each, grouped by subject.

A rule is a generator over an :class:`word.inspection.Inspection`: it yields None for each thing that is
in order, a Fact to show a figure, a Fault for each that is not. To add one, write the function, give it a
row in its file's ``RULES`` and its sentences in ``messages/check.py``; ``docs/format-rules.md`` lists it.
"""

from __future__ import annotations

from word.rules import (
    body,
    grid,
    headings,
    masthead,
    package,
    page,
    sources,
    styles,
    tables,
    tail,
    text,
)
from word.rules.base import Rule

RULES: tuple[Rule, ...] = (
    *page.RULES,
    *grid.RULES,
    *styles.RULES,
    *masthead.RULES,
    *sorted((*headings.RULES, *body.RULES), key=lambda rule: rule.number),
    *tail.RULES,
    *tables.RULES,
    *sources.RULES,
    *text.RULES,
    *package.RULES,
)
