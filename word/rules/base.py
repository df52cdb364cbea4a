"""What a rule is, what it yields, and the fonts it speaks of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from messages import say
from word.inspection import Inspection, Paragraph, Run
from word.ooxml import TWIPS_PER_POINT
from word.properties import number
from word.roles import int_or

Values = tuple[tuple[str, str], ...]
_LINES = re.compile(r"[\r\n\t\v\f\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Place:
    """Where something was seen: a message code and its values."""

    code: str
    values: Values


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that breaks a rule: the code of the sentence that says so, its values, the place."""

    code: str
    place: Place
    values: Values = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that keeps a rule, with the figures found, for the report."""

    code: str
    values: Values


# None: looked at and in order.
Finding = Fault | Fact | None
Findings = Iterator[Finding]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule by its stable number. ``code`` is its title in the message catalogue; ``what`` names the
    thing that a file may lack, so that the rule does not apply."""

    number: int
    code: str
    find: Callable[[Inspection], Findings]
    what: str


def fault(code: str, place: Place, **values: object) -> Fault:
    """A fault; ``code`` without the leading ``check.``."""
    return Fault("check." + code, place, _values(values))


def fact(code: str, **values: object) -> Fact:
    """A fact; ``code`` without the leading ``check.``."""
    return Fact("check." + code, _values(values))


def _values(values: dict[str, object]) -> Values:
    """Values as text on one line: a result is one row. A font that is not named is called so."""
    if values.get("font") == "":
        values = {**values, "font": say("check.no_font")}
    return tuple(
        (key, _LINES.sub(" ", f"{content:g}" if isinstance(content, float) else str(content)))
        for key, content in values.items()
    )


EXCERPT = 16


def at(paragraph: Paragraph) -> Place:
    """The place of a paragraph: its number and how it begins."""
    text = _LINES.sub(" ", paragraph.text.strip())
    excerpt = text[:EXCERPT] + ("…" if len(text) > EXCERPT else "")
    if paragraph.table is not None:
        return Place(
            "check.where.cell",
            (("table", str(paragraph.table.index)), ("text", excerpt)),
        )
    return Place("check.where.paragraph", (("index", str(paragraph.index)), ("text", excerpt)))


def in_section(index: int) -> Place:
    """The place of a section, counted from 1."""
    return Place("check.where.section", (("index", str(index)),))


def in_part(part: str) -> Place:
    """The place of a part of the package."""
    return Place("check.where.part", (("part", part),))


def in_style(name: str) -> Place:
    """The place of a style."""
    return Place("check.where.style", (("style", name),))


def in_table(index: int) -> Place:
    """The place of a table, counted from 1."""
    return Place("check.where.table", (("index", str(index)),))


# ---- fonts ---------------------------------------------------------------------------------------

FANGSONG = "仿宋"
KAITI = "楷体"
HEITI = "黑体"
SONGTI = "宋体"
XIAOBIAOSONG = "小标宋"

# 3号, of the text and its headings, in half points.
TEXT_SIZE = 32

_FAMILIES = {
    FANGSONG: re.compile(r"(方正|华文)?仿宋.*|fang\s?song.*|stfangsong.*|fzfangsong.*", re.I),
    KAITI: re.compile(r"(方正|华文)?楷体.*|kaiti.*|stkaiti.*|fzkai.*", re.I),
    HEITI: re.compile(r"(方正|华文)?黑体.*|simhei.*|stheiti.*|fzhei.*", re.I),
    XIAOBIAOSONG: re.compile(
        r"(方正)?小标宋.*|华文中宋|stzhongsong|fzxiaobiaosong.*|fzxbs.*", re.I
    ),
    SONGTI: re.compile(r"新?宋体.*|n?simsun.*|(方正书宋|华文宋体|stsong|fzshusong).*", re.I),
}
# Faces for digits and Latin letters that offices use beside a Chinese face.
LATIN = re.compile(r"times new roman|宋体|simsun", re.I)

CHINESE = re.compile(r"[\u2e80-\u2fdf\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
WESTERN = re.compile(r"[A-Za-z0-9]")


@cache
def family(name: str | None, bold: bool = False) -> str:
    """The family of a font by its Chinese or English name, empty if it is none of the five.

    宋体 set bold counts as 小标宋, whose last stand-in it is.
    """
    if not name:
        return ""
    for known, pattern in _FAMILIES.items():
        if pattern.fullmatch(name.strip()):
            return XIAOBIAOSONG if known == SONGTI and bold else known
    return ""


def font_of(run: Run) -> str:
    """The font that draws the run's Chinese characters."""
    return run.props.get("rFonts.eastAsia", "")


def visible(runs: Iterable[Run]) -> Iterator[Run]:
    """Runs that show more than white space and are not hidden."""
    for run in runs:
        if run.text.strip() and run.props.get("vanish", "0") in {"0", "false", "off"}:
            yield run


def is_bold(run: Run) -> bool:
    """Whether the run is drawn bold."""
    return run.props.get("b", "0") not in {"0", "false", "off"}


def typeset(
    paragraphs: Iterable[Paragraph], families: tuple[str, ...], size: int, code: str
) -> Findings:
    """Each paragraph's Chinese in one of ``families`` and all of it ``size`` half-points.

    Raised and lowered characters (marks of a reference) may be smaller. ``code`` takes ``font`` and ``size``
    (in points) as found.
    """
    for paragraph in paragraphs:
        wrong: Fault | None = None
        for run in visible(paragraph.runs):
            font = font_of(run)
            chinese = CHINESE.search(run.text) is not None
            measured = int_or(run.props.get("sz"), 20)
            raised = run.props.get("vertAlign", "baseline") != "baseline"
            if (chinese and family(font, is_bold(run)) not in families) or (
                size and measured != size and not raised
            ):
                wrong = fault(code, at(paragraph), font=font, size=measured / 2)
                break
        yield wrong


def printed_width(paragraph: Paragraph) -> float:
    """Twips that the paragraph's text takes on one line; half-width characters count half."""
    width = 0.0
    for run in paragraph.runs:
        size = int_or(run.props.get("sz"), 20) / 2 * TWIPS_PER_POINT
        scale = int_or(run.props.get("w"), 100) / 100
        spacing = number(run.props.get("spacing"))
        for character in run.text:
            width += size * scale * (0.5 if ord(character) < 0x250 else 1.0) + spacing
    return width
