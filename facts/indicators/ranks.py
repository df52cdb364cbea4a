"""What a rank is a rank of, and among whom: 总量居全国第5位、单产第4位."""

from __future__ import annotations

import re
from typing import Final

from facts.indicators import phrases, tables
from facts.indicators.context import Context, owned
from facts.indicators.framing import Figure

_WITHIN: Final = re.compile("[^，,；;。]{0,12}?[中里](?:[均都已位居列名排]|第|\\Z)")
_RANK_VERB: Final = re.compile("|".join(sorted(tables.RANK_VERBS, key=len, reverse=True)))


def ranked(text: str, figure: Figure, context: Context) -> tuple[str, str, str]:
    """The name of a rank, what it was compared with (居全国), and what the next figure is of."""
    start = figure.clause[0]
    before = text[max(start, figure.before[0]) : figure.before[1]]
    listed = before[:1] in {"、", "和", "与"}
    if figure.before[0] > start and not listed and not _RANK_VERB.search(before):
        before = text[start : figure.quantity.start]
    if figure.before[0] > start and _WITHIN.match(before):
        # 总分在32个代表队中排名第4位: what stands before those it was ranked with.
        whole = text[start : figure.before[0]]
        within = whole.rfind("在")
        before = whole[:within] if within > 0 else before
    verb = None
    for verb in _RANK_VERB.finditer(before):  # noqa: B007 - the last one
        pass
    if verb is None:
        at = re.search(f"在?{tables.AMONG}", before)
        stem, among = (before[: at.start()], before[at.start() :]) if at else (before, "")
        # 总量居全国第5位、单产第4位: among the same.
        among = among or (context.among if listed else "")
    else:
        stem, among = before[: verb.start()], before[verb.end() :]
    own = phrases.compact(_strip_direction(stem))
    if not own and figure.before[0] > start:
        own = phrases.compact(_strip_direction(_RANK_VERB.split(text[start : figure.before[0]])[0]))
    name = owned(own, context, text, figure)
    among = context.among = among.strip("的在由从 ")
    scope = re.sub("^在|中$|的$", "", among)
    return f"{name}{scope}排名", f"居{scope}" if scope else "", name


def _strip_direction(stem: str) -> str:
    return re.sub("(?:总量|均|已|继续|连续[^，]{0,6})\\Z", "", stem)
