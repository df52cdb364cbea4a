"""Under which headings of a briefing the sections of its sources go."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from briefing.headings import clean_heading, document_title, fallback_heading, is_title
from briefing.kinds import outline_of
from model.briefing import SourceInfo
from model.document import Document, Section
from readers.outline.imprint import is_issuer

# Id and heading of a section of the briefing.
Heading = tuple[str, str]


class Plan:
    """How one document's sections become the briefing's.

    Beside other sources a document is one heading (:attr:`wrap`), so that nobody takes a part of one for a part of
    another; only a page of several articles whose titles say it all is several. A document by itself (``alone``) begins
    with its own top sections, and what comes before them needs no heading. At most ``levels`` of headings are taken;
    deeper ones are left to the source.
    """

    def __init__(self, document: Document, *, alone: bool, levels: int) -> None:
        self._document = document
        self._alone = alone
        self._levels = levels
        self._above: dict[tuple[int, ...], tuple[Heading, ...]] = {}

    def above(self, path: Sequence[int]) -> tuple[Heading, ...]:
        """Ids and headings, first level first, of the sections that a sentence at ``path`` (that of
        :class:`model.highlight.Sentence`) goes under."""
        path = tuple(path)
        found = self._above.get(path)
        if found is None:
            found = self._above[path] = self._place(path)
        return found

    @cached_property
    def info(self) -> SourceInfo:
        """What the source list says of the document."""
        return source_info(self._document)

    @cached_property
    def title(self) -> str:
        """What stands over sentences that no heading covers, unless the plan is :attr:`bare`."""
        return fallback_heading(self._document)

    @cached_property
    def wrap(self) -> str:
        """The one heading, of the first level, that everything goes under; empty if there is none. Below it the
        document's top sections are second-level headings."""
        own = self.labels and self.title in map(clean_heading, self._titles)
        return "" if self._alone or own else self.title

    @cached_property
    def labels(self) -> bool:
        """Whether titles (level 0) are headings: below :attr:`wrap`, or of the first level with the top sections
        below them."""
        return len(self._titles) > 1

    @cached_property
    def bare(self) -> bool:
        """Whether the briefing's own title is enough over sentences that no heading covers."""
        return self._alone and not self.labels

    @cached_property
    def _titles(self) -> tuple[str, ...]:
        return tuple(
            section.title
            for section in self._document.sections
            if section.level == 0 and section.children and is_title(section.title)
        )

    @cached_property
    def _whole(self) -> int | None:
        return self._document.whole

    def _place(self, path: tuple[int, ...]) -> tuple[Heading, ...]:
        root = section_root(self._document.sha256)
        chain: list[Heading] = [(root, self.wrap)] if self.wrap else []
        fallback = (root, "" if self.bare else self.title)
        siblings = self._document.sections
        for depth, index in enumerate(path, start=1):
            section = siblings[index]
            heading = clean_heading(section.title)
            identity = f"{root}:{'.'.join(map(str, path[:depth]))}"
            if section.level == 0 or (depth == 1 and index == self._whole):
                titled = is_title(section.title)
                prints = self.labels and titled and heading != self.wrap
                repeats = self.bare and heading == self.title
                fallback = (identity, heading if titled and not repeats else fallback[1])
            elif index == 0 and _is_byline(siblings):
                prints = False
            elif heading == self.title and (self.bare or self.wrap):
                prints = False  # stands over all of it already
            else:
                prints = not section.inline or any(map(_heads_more, siblings))
            if prints and heading and len(chain) < self._levels:
                chain.append((identity, heading))
            siblings = section.children
        return tuple(chain) or (fallback,)


# The plans of the last sources, which they hold, by the identity of the documents: whoever drags a slider drafts them at
# every step, and who adds a source beside a thousand drafts them all.
_LAST: list[tuple[bool, int, dict[int, Plan]]] = []


def plans_of(documents: Sequence[Document], template: str) -> dict[str, Plan]:
    """The plans of ``documents``, by sha256, in a briefing of the kind of ``template``. Those of the call before are
    kept."""
    alone = len({document.sha256 for document in documents}) == 1
    levels = outline_of(template).levels
    kept: dict[int, Plan] = {}
    for was_alone, had_levels, plans in _LAST:
        if (was_alone, had_levels) == (alone, levels):
            kept = plans
    made = {
        id(document): kept.get(id(document)) or Plan(document, alone=alone, levels=levels)
        for document in documents
    }
    _LAST[:] = [(alone, levels, made)]
    return {document.sha256: made[id(document)] for document in documents}


def source_info(document: Document) -> SourceInfo:
    """What the source list says of ``document``; a name of a file is not printed as a title."""
    return SourceInfo(document.sha256, document.name, document_title(document, by_name=False))


def section_root(sha256: str) -> str:
    """The part before the colon of the ids of all sections drafted from one source."""
    return sha256[:12]


def _is_byline(siblings: Sequence[Section]) -> bool:
    """Whether the first of ``siblings`` is who issued the text, set as a heading; departments that report are several."""
    return is_issuer(siblings[0].title) and not any(is_issuer(one.title) for one in siblings[1:])


def _heads_more(section: Section) -> bool:
    """Whether a section's head is more than the run-in head of a paragraph. Where one is, the run-in heads beside
    it are headings too: the briefing keeps the order of the source."""
    return section.level > 0 and (not section.inline or bool(section.children))
