"""The pages of the guide: which there are, what stands under which heading, and each as HTML.

The pages are Markdown in ``docs/guide`` (English in ``en``). ``index.md`` comes first; the pages that it links to follow
in its order. An address is the name of a page with the anchor of a heading behind ``#``, both as on any site that
shows Markdown: ``checks.md#换一句``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from messages.catalogue import Language, language

if TYPE_CHECKING:
    from markdown_it.token import Token

FOLDER = Path(__file__).resolve().parent.parent.parent / "docs" / "guide"
FIRST = "index.md"
KEYS = "keys.md"
_HEADING = re.compile(r"(#{1,3}) +(.+)")
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([\w.-]+\.md)\)")
_MARKS = re.compile(
    r"!\[[^\]]*\]\([^)]*\)|\[([^\]]*)\]\([^)]*\)|[*`>|]|^[-\d]+[. ] *", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Passage:
    """What stands under one heading; ``level`` 1 is the title of a page."""

    page: str
    level: int
    title: str
    anchor: str
    text: str

    @property
    def address(self) -> str:
        """Where it is."""
        return self.page if self.level == 1 else f"{self.page}#{self.anchor}"


def anchor_of(title: str) -> str:
    """The anchor of a heading."""
    return re.sub(r"[^\w\- ]", "", title.strip().lower()).replace(" ", "-")


class Book:
    """The guide in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def text(self, page: str) -> str:
        """What a page says in Markdown; empty if it cannot be read."""
        try:
            return (self.folder / page).read_text(encoding="utf-8")
        except (OSError, UnicodeError):
            return ""

    @cached_property
    def pages(self) -> tuple[str, ...]:
        """Names of the pages in their order; none if there is no guide."""
        if not (self.folder / FIRST).is_file():
            return ()
        linked = dict.fromkeys(_LINK.findall(self.text(FIRST)))
        return (
            FIRST,
            *(page for page in linked if page != FIRST and (self.folder / page).is_file()),
        )

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """What stands under every heading, page after page."""
        return tuple(one for page in self.pages for one in _passages(page, self.text(page)))

    def found(self, words: str) -> list[Passage]:
        """The passages that say ``words``, whatever their case."""
        wanted = words.strip().lower()
        return [one for one in self.passages if wanted in f"{one.title}\n{one.text}".lower()]

    def nearest(self, address: str) -> str:
        """``address`` if it is in this guide; else a passage that has the name of the page, or the first page."""
        page, _, anchor = address.partition("#")
        known = {one.anchor for one in self.passages if one.page == page}
        if page in self.pages:
            return address if not anchor or anchor in known else page
        name = page.removesuffix(".md")
        same = (one.address for one in self.passages if one.anchor == name)
        return next(same, FIRST)

    def html(self, page: str) -> str:
        """A page as HTML with an anchor at each heading."""
        return as_html(self.text(page))


def _passages(page: str, text: str) -> list[Passage]:
    stretches: list[tuple[int, str, list[str]]] = []
    for line in text.split("\n"):
        if begins := _HEADING.fullmatch(line.rstrip()):
            stretches.append((len(begins[1]), _plain(begins[2]), []))
        elif stretches:
            stretches[-1][2].append(line)
    return [
        Passage(page, level, title, anchor_of(title), _plain("\n".join(lines)))
        for level, title, lines in stretches
    ]


def _plain(text: str) -> str:
    return _MARKS.sub(lambda mark: mark[1] or "", text)


def as_html(text: str) -> str:
    """Markdown as the HTML that Qt's text documents understand."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable("table")
    tokens = parser.parse(text)
    for token, following in pairwise(tokens):
        if token.type == "heading_open":
            # An id is not enough for Qt, which looks for names.
            anchor = anchor_of(_plain(following.content))
            token.attrSet("id", anchor)
        elif token.type == "table_open":
            token.attrSet("cellspacing", "0")
            token.attrSet("cellpadding", "6")
            token.attrSet("border", "1")
        elif token.type == "inline":
            _join_lines(token.children or [])
    made = str(parser.renderer.render(tokens, parser.options, {}))
    # The height of a line would be reckoned from the picture's.
    made = made.replace("<p><img", '<p style="line-height: 100%"><img')
    return re.sub(r'<h([1-6]) id="([^"]*)">', r'<h\1><a name="\2"></a>', made)


def _join_lines(pieces: list[Token]) -> None:
    """Where a line of Chinese ends, the next follows without a space."""
    chinese = any(char > "\u2fff" for piece in pieces for char in piece.content)
    for piece in pieces:
        if chinese and piece.type == "softbreak":
            piece.type, piece.content = "text", ""


def book(spoken: Language | None = None) -> Book:
    """The guide in the language that is spoken, or in Chinese where there is no other."""
    english = (language() if spoken is None else spoken) is Language.ENGLISH
    made = Book(FOLDER / "en") if english else Book(FOLDER)
    return made if made.pages else Book(FOLDER)
