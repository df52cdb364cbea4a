"""What a draft of each kind of briefing looks like: its outline, what belongs under each heading, and what is chosen
for it at all. One table; :mod:`briefing.belonging` says what its signs mean.

A kind without parts takes the headings of the sources.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from briefing.belonging import Sign
from model.errors import TemplateError
from word import kinds

if TYPE_CHECKING:
    from model.template import Template


# The part before the colon of the ids of all sections that come from the outline of a kind of briefing.
OUTLINE: Final = "kind"


@dataclass(frozen=True, slots=True)
class Part:
    """A heading of a kind's outline. An item belongs to the last part one of whose ``signs`` it shows, or, if it
    shows none, to the part without signs."""

    heading: str
    signs: tuple[Sign, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """How a kind is drafted. ``parts``: a first-level section each, in this order, empty ones left out; none:
    the headings of the sources. ``wanted``: only sentences that show one of these signs are chosen; none: all.
    ``by_day``: items in the order of the days they tell of, each with the day as its headline and not in its text.
    ``headlines``: items have headlines cut from their sources; ``terms``: those that define a term have the term, and
    the coined terms of the sources are entries; ``table``: a table of indicators is filled from the sources;
    ``levels``: how deep the headings of the sources go where it has no parts of its own; ``meeting``: fields of the masthead are those of the meeting that the sources tell of.
    """

    parts: tuple[Part, ...] = ()
    wanted: tuple[Sign, ...] = ()
    by_day: bool = False
    headlines: bool = False
    terms: bool = False
    table: bool = False
    meeting: bool = False
    levels: int = 2

    @property
    def is_plain(self) -> bool:
        """Whether items go under the headings of their sources, in the order of these."""
        return not self.parts and not self.by_day

    @property
    def wants_facts(self) -> bool:
        """Whether figures or terms are printed by themselves."""
        return self.terms or self.table


OUTLINES: Final[dict[str, Outline]] = {
    kinds.BRIEFING: Outline(),
    kinds.MEETING: Outline(
        parts=(
            Part("会议概况", (Sign.OPENING,)),
            Part("会议内容"),
            Part("讲话要点", (Sign.SPEECH,)),
            Part("议定事项", (Sign.DECISION, Sign.CHARGE)),
        ),
        meeting=True,
    ),
    kinds.DIGEST: Outline(headlines=True, levels=1),
    kinds.POLICY: Outline(
        parts=(
            Part("出台背景", (Sign.BACKGROUND,)),
            Part("主要内容"),
            Part("贯彻要求", (Sign.CHARGE,)),
            Part("热词点读", (Sign.DEFINITION,)),
        ),
        terms=True,
    ),
    kinds.INDICATORS: Outline(
        parts=(Part("完成情况"), Part("目标任务", (Sign.PLAN,))), wanted=(Sign.FIGURE,), table=True
    ),
    kinds.CHRONICLE: Outline(wanted=(Sign.EVENT,), by_day=True),
    kinds.REPORT: Outline(
        parts=(
            Part("基本情况"),
            Part("存在问题", (Sign.SHORTFALL,)),
            Part("下一步打算", (Sign.PLAN,)),
            Part("有关建议", (Sign.REQUEST,)),
        )
    ),
}

# Templates met so far that are not shipped, by name.
_MET: dict[str, str] = {}


def learn(template: Template) -> None:
    """Remember the kind of a template that is in none of the folders of templates."""
    _MET[template.name] = template.kind


def outline_of(template: str) -> Outline:
    """The outline of the kind of the template of this name; that of 简报 for one nobody knows."""
    return OUTLINES[kind_of(template)]


def kind_of(template: str) -> str:
    """The name of the kind (``word.kinds``) of the template of this name; 简报 for one nobody knows."""
    if template in OUTLINES:
        return template
    return _MET.get(template) or _found(template)


@cache
def _found(template: str) -> str:
    from word.catalogue import find

    try:
        return find(template).kind
    except TemplateError:
        return kinds.BRIEFING
