"""What the words of one sentence say of past and plan, wherever it stands: the evidence of the tables, added up."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import Final

from facts import periods
from facts import tense_openings as openings
from facts import tense_shapes as shapes
from facts.tense_dates import weigh_dates
from facts.tense_tally import OTHER, PAST, PLAIN, PLAN, Opened, Tally, Tense

__all__ = ["PLAIN", "Tally", "Tense", "begun", "weighed"]

# Weights of what takes more than a pattern.
_TOLD: Final = 0.6  # who did how much, and no word of a plan
_ORDER: Final = 0.4  # no subject: an order, or what we did; so only a hint
_OCCASION: Final = 6.0
_COPULA: Final = 2.2
_UTTERED: Final = 1.2
# What is taken back where another sign shows that a row did not mean it.
_GO_ON: Final = 0.7
_FRAME: Final = 4.5
_SAYING: Final = 2.4
_MENDED: Final = 1.8
_EVENT: Final = 2.4  # what surely took place, whatever was spoken of
_STATEMENT: Final = 8  # characters; what is shorter is a label or a saying

# A goal names the state that is wanted, and a plan what it is measured against: neither has been yet.
_WANTED: Final = frozenset(("aim", "named_aim", "until_year", "later_year"))
_STATES: Final = ("improved", "going", "reached", "honours", "well_done")
_OUTLINED: Final = frozenset(("planned", "named_aim"))
_MEASURES: Final = ("compared", "looking_back", "changed", "precise")
# … and an event that is announced is none yet.
_EVENTS: Final = ("scene", "on_day", "taken_place")
# Signs that mean the plan themselves, not a word in a name or in what something is.
_MEANT: Final = _WANTED | {
    "will",
    "must",
    "charge",
    "planned",
    "forecast",
    "striving",
    "condition",
}
_LACKS: Final = frozenset(("shortfall", "lacking"))
_MENDING: Final = frozenset(("must", "condition", "aim"))

# Without any of these there is no occasion; without one of these at its end or beginning no date line or remark.
_OF_OCCASIONS: Final = ("年", "时期", "期间", "意义", "极不", "很不")
_LINE_ENDS: Final = "）)：:"
_LINE_BEGINS: Final = "附注备说资数—-（( \u3000\t12"
_COMMA: Final = re.compile(",(?:(?<![0-9],)|(?![0-9]))")


# A sentence is asked for once itself, and again for those around it.
@lru_cache(maxsize=2048)
def begun(text: str, day: date | None) -> Tally:
    """What the words of ``text`` say of past and plan. What speaks for neither is weighed when :func:`weighed` asks."""
    text = _cleared(text)
    tally = Tally()
    opened = Opened(text)
    for tense, row in opened.signs():
        if row.name != "shortfall" or _said_of_it(text, row.words):
            tally.add(tense, row.weight, row.name)
    if openings.is_order(text):
        tally.add(PLAN, _ORDER, "order")
        tally.order = True
    opened.weigh(text, tally, neither=False)
    _weigh_together(text, day, tally)
    tally.clear = _clear(tally.past - tally.plan)
    tally.left = text, opened
    return tally


def weighed(text: str, day: date | None) -> Tally:
    """What the words of ``text`` say."""
    tally = begun(text, day)
    if tally.left is not None:
        _weigh_neither(tally.left[0], tally, tally.left[1])
        tally.left = None
        tally.lacking = not _LACKS.isdisjoint(tally.reasons) and tally.other > abs(
            tally.past - tally.plan
        )
    return tally


def _clear(balance: float) -> float:
    """A hint says nothing of its neighbours."""
    if balance > 1.0:
        return balance - 1.0
    return balance + 1.0 if balance < -1.0 else 0.0


def _cleared(text: str) -> str:
    """``text`` without what says nothing of its own time, with full-width commas, for which all signs are written."""
    if "," in text:
        text = _COMMA.sub("，", text)
    text = openings.without_frame(periods.without_asides(text.replace(";", "；")))
    if "去年" in text or "上年" in text or "往年" in text:
        text = shapes.MEASURED.sub("", text)
    if "下一" in text or "下步" in text:
        text = shapes.NEXT.sub("", text)
    return text.replace("获得感", "")  # no prize


def _said_of_it(text: str, words: tuple[str, ...]) -> bool:
    """Whether any of ``words`` is said of its subject; 严峻的形势 only names what is to be faced."""
    for word in words:
        at = text.find(word)
        if at >= 0 and not text.startswith(("的", "环节"), at + len(word)):
            return True
    return False


def _weigh_together(text: str, day: date | None, tally: Tally) -> None:
    """What signs of past and plan mean beside each other, and the times they stand with."""
    reasons = tally.reasons
    if "going" in reasons and not tally.order and "go_on" in reasons:
        tally.plan -= _GO_ON  # the verb is that of a state
        del reasons["go_on"]
    if "surely" in reasons:
        tally.drop(*_EVENTS)
    tally.active = bool(tally.past or tally.plan)
    weigh_dates(text, day, tally)
    if not _WANTED.isdisjoint(reasons):
        tally.drop(*_STATES)
    if not _OUTLINED.isdisjoint(reasons):
        tally.drop(*_MEASURES)
    if "figure" in reasons and not tally.plan:
        tally.add(PAST, _TOLD, "told")
    tally.told = not tally.order and tally.plan < PLAIN and "regular" not in reasons
    tally.stated = tally.told and len(text) >= _STATEMENT and text[-1] not in "！!？?：:"
    tally.settle()


def _weigh_neither(text: str, tally: Tally, opened: Opened) -> None:
    """What speaks for neither: frames, sayings, what something is, what is wanting."""
    reasons = tally.reasons
    if any(map(text.__contains__, _OF_OCCASIONS)) and shapes.OCCASION.search(text):
        tally.add(OTHER, _OCCASION, "occasion")
    elif (text[-1:] in _LINE_ENDS or text[:1] in _LINE_BEGINS) and shapes.DATE_LINE.match(text):
        tally.add(OTHER, _OCCASION, "date_line")
    elif _is_general(text, tally):
        tally.add(OTHER, _COPULA, "general")
        if _MEANT.isdisjoint(reasons):  # 是未来发展的蓝图: the word is part of what it is
            tally.other = max(tally.other, tally.plan + _COPULA / 2)
    opened.weigh(text, tally, neither=True)
    if max(tally.past, tally.plan) < PLAIN and "figure" not in reasons and shapes.SAID.match(text):
        tally.add(OTHER, _UTTERED, "uttered")
    if not (tally.past or tally.plan or tally.order) and shapes.MOTTO.match(text):
        tally.add(OTHER, _UTTERED, "motto")
    if "frame" in reasons and ("must" in reasons or "请" in text):
        tally.other -= _FRAME  # … and what to do with it
    if "saying" in reasons and "must" in reasons:
        tally.other -= _SAYING  # somebody's orders
    if not _LACKS.isdisjoint(reasons) and (
        tally.order or tally.past >= _EVENT or not _MENDING.isdisjoint(reasons)
    ):
        tally.other -= _MENDED  # 补齐短板, 要解决…不足: the lack is what is worked on


def _is_general(text: str, tally: Tally) -> bool:
    """Whether a sentence says what something is, at any time."""
    if "是" in text and shapes.SAID_SO.match(text):
        return True
    if "figure" in tally.reasons or tally.order or "named_aim" in tally.reasons:
        return False
    if "done" in tally.reasons:  # 三季度是…季，全区掀起了热潮: the copula is only its frame
        return False
    return shapes.COPULA.search(text) is not None
