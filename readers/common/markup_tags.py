"""What the elements of a page say of the text around and in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

# Never shown, or shown by something else than the page.
UNSEEN = frozenset(
    [
        "script",
        "style",
        "template",
        "noscript",
        "noframes",
        "head",
        "title",
        "iframe",
        "object",
        "video",
        "audio",
        "canvas",
        "select",
        "datalist",
        "annotation",
        "annotation-xml",
        "rp",
        "del",
    ]
)
BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "frameset",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "optgroup",
        "option",
        "p",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "xmp",
        "listing",
    ]
)
LANDMARKS = frozenset(("navigation", "banner", "contentinfo", "complementary", "search"))


@dataclass(frozen=True, slots=True)
class Context:
    """What the elements around some text say of it."""

    hidden: bool = False
    noise: bool = False
    article: bool = False
    heading: int = 0
    caption: bool = False
    depth: int = 0
    item: bool = False
    pre: bool = False
    guide: bool = False
    link: bool = False
    numbers: Numbers | None = None
    font: str = ""  # a symbol font
    raised: bool = False
    label: bool = False  # the number or bullet that Word wrote before an entry


def _heading(level: int) -> Callable[[Context], Context]:
    # The title of a page often stands in its header.
    return lambda around: replace(around, heading=level, noise=around.noise and level != 1)


MEANINGS: dict[str, Callable[[Context], Context]] = {
    **dict.fromkeys(("article", "main"), lambda around: replace(around, article=True)),
    **dict.fromkeys(("nav", "footer", "aside"), lambda around: replace(around, noise=True)),
    "header": lambda around: around if around.article else replace(around, noise=True),
    **dict.fromkeys(("figcaption", "caption"), lambda around: replace(around, caption=True)),
    **dict.fromkeys(
        ("pre", "xmp", "listing", "textarea"), lambda around: replace(around, pre=True)
    ),
    "rt": lambda around: replace(around, guide=True),
    "a": lambda around: replace(around, link=True),
    "sup": lambda around: replace(around, raised=True),
    **{f"h{level}": _heading(level) for level in range(1, 7)},
}


class Numbers:
    """The counter of an ordered list."""

    def __init__(self, attributes: Mapping[str, str]) -> None:
        self._next = integer(attributes.get("start"), 1)
        self._style = attributes.get("type", "1")

    def marker(self, attributes: Mapping[str, str]) -> str:
        """What stands before the next item."""
        value = integer(attributes.get("value"), self._next)
        self._next = value + 1
        if self._style in ("a", "A") and 1 <= value <= 26:
            return f"{chr(ord(self._style) + value - 1)}. "
        return f"{value}. "


def integer(value: str | None, otherwise: int) -> int:
    """The number that an attribute holds, ``otherwise`` where it is none."""
    try:
        return int(value) if value is not None else otherwise
    except ValueError:
        return otherwise
