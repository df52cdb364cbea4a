"""The first draft: chosen sentences put under the headings of their sources, word for word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefing.headings import (
    clean_heading,
    document_title,
    fallback_heading,
    is_title,
)
from briefing.kinds import outline_of
from briefing.namesakes import told_apart
from briefing.quoting import item_from
from briefing.titles import briefing_title
from model.briefing import Briefing, BriefingSection, Item, SourceInfo
from model.document import Document, Section, Span
from model.highlight import Highlight
from readers.outline.imprint import is_issuer
from word.kinds import BRIEFING


def draft(
    documents: Sequence[Document],
    highlights: Iterable[Highlight],
    *,
    title: str = "",
    template: str = "简报",
    fields: Mapping[str, str] | None = None,
    entries: Sequence[Item] = (),
) -> Briefing:
    """A briefing of ``highlights`` (any order; printed in source order), grouped by document and section, or
    under the outline that belongs to the kind of the ``template``.

    ``title`` and ``fields`` go to the masthead; with neither a title nor that field, one is proposed
    (:mod:`briefing.titles`). ``entries`` explain terms, for a kind that has a place for them. Ids depend on the
    sources and places alone, so that the same sentence keeps its id from draft to draft.
    """
    chosen: dict[str, list[Highlight]] = {document.sha256: [] for document in documents}
    for highlight in highlights:
        chosen[highlight.sentence.document].append(highlight)
    known = {document.sha256: document for document in documents}
    outline = outline_of(template)
    if outline.headlines:
        from summarizer.headlines import with_headlines

        chosen = {sha256: list(with_headlines(found, known)) for sha256, found in chosen.items()}
    sections: list[BriefingSection] = []
    in_order = {
        sha256: sorted(found, key=lambda h: h.sentence.span) for sha256, found in chosen.items()
    }
    if outline.is_plain:
        for document in documents:
            plan = _plan(document, alone=len(known) == 1, levels=outline.levels)
            sections += _sections_of(document, in_order[document.sha256], known, plan)
        if len(known) > 1:
            roots = {section_root(document.sha256): document for document in documents}
            sections = list(told_apart(sections, roots))
    else:
        from briefing.arranging import arranged

        items = [
            item_from(highlight, known)
            for document in documents
            for highlight in in_order[document.sha256]
        ]
        sections += arranged(items, known, outline, entries)
    values = dict(fields or {})
    if outline.meeting:
        from briefing.minutes import meeting_fields

        values = meeting_fields(documents) | values
    # A title that a person emptied stays empty.
    if title or "标题" not in values:
        values["标题"] = title or briefing_title(documents, template)
    return Briefing(
        fields=tuple(values.items()),
        sections=tuple(sections),
        template=template,
        sources=tuple(source_info(document) for document in documents),
    )


def source_info(document: Document) -> SourceInfo:
    """What the source list says of ``document``; a name of a file is not printed as a title."""
    return SourceInfo(document.sha256, document.name, document_title(document, by_name=False))


def section_root(sha256: str) -> str:
    """The part before the colon of the ids of all sections drafted from one source."""
    return sha256[:12]


def sections_above(
    document: Document,
    path: Sequence[int],
    *,
    alone: bool,
    template: str = "",
    span: Span | None = None,
) -> tuple[tuple[str, str], ...]:
    """Ids and headings, first level first, of the sections that a sentence at ``path`` goes under.

    ``path`` is that of :class:`model.highlight.Sentence`; ``alone`` says that there is no other source. Where the
    kind of ``template`` has an outline of its own, ``span`` decides.
    """
    outline = outline_of(template or BRIEFING)
    if span is not None and not outline.is_plain:
        from briefing.arranging import home_of

        return (home_of(document, span, outline),)
    return _place(document, path, _plan(document, alone=alone, levels=outline.levels))


def _sections_of(
    document: Document,
    highlights: Sequence[Highlight],
    known: Mapping[str, Document],
    plan: _Plan,
) -> Iterator[BriefingSection]:
    opened: dict[str, list[Item]] = {}
    headings: dict[str, tuple[str, int]] = {}
    for highlight in highlights:
        place = _place(document, highlight.sentence.section, plan)
        for depth, (identity, heading) in enumerate(place, start=1):
            if identity not in headings:
                headings[identity] = (heading, depth)
                opened[identity] = []
        opened[place[-1][0]].append(item_from(highlight, known))
    for identity, (heading, depth) in headings.items():
        yield BriefingSection(identity, heading, depth, tuple(opened[identity]))


@dataclass(frozen=True, slots=True)
class _Plan:
    """How one document's sections become the briefing's.

    ``wrap``: everything goes under this one heading, of the first level; its top sections are second-level headings.
    ``labels``: so are its titles (level 0), or, without ``wrap``, they are of the first level and its top sections
    below them. Neither: its top sections are the first level. ``title`` stands over sentences that no heading
    covers, unless ``bare``: then the briefing's own title is enough. ``whole`` is :attr:`Document.whole`.
    ``levels``: deeper headings are left to the source.
    """

    title: str
    bare: bool = False
    labels: bool = False
    wrap: str = ""
    whole: int | None = None
    levels: int = 2


def _plan(document: Document, *, alone: bool, levels: int) -> _Plan:
    """Beside other sources each one is one heading, so that nobody takes a part of one for a part of another; only
    a page of several articles whose titles say it all is several. A document by itself begins with its own top
    sections, and what comes before them needs no heading."""
    title = fallback_heading(document)
    titles = [
        section
        for section in document.sections
        if section.level == 0 and section.children and is_title(section.title)
    ]
    several = len(titles) > 1
    if alone:
        return _Plan(title, bare=not several, labels=several, whole=document.whole, levels=levels)
    own = several and title in {clean_heading(section.title) for section in titles}
    wrap = "" if own else title
    return _Plan(title, labels=several, wrap=wrap, whole=document.whole, levels=levels)


def _place(document: Document, path: Sequence[int], plan: _Plan) -> tuple[tuple[str, str], ...]:
    root = section_root(document.sha256)
    chain: list[tuple[str, str]] = [(root, plan.wrap)] if plan.wrap else []
    fallback = (root, "" if plan.bare else plan.title)
    siblings = document.sections
    for depth, index in enumerate(path, start=1):
        section = siblings[index]
        heading = clean_heading(section.title)
        identity = f"{root}:{'.'.join(map(str, path[:depth]))}"
        if section.level == 0 or (depth == 1 and index == plan.whole):
            titled = is_title(section.title)
            prints = plan.labels and titled and heading != plan.wrap
            repeats = plan.bare and heading == plan.title
            fallback = (identity, heading if titled and not repeats else fallback[1])
        elif index == 0 and _is_byline(siblings):
            prints = False
        elif heading == plan.title and (plan.bare or plan.wrap):
            prints = False  # stands over all of it already
        else:
            prints = not section.inline or any(map(_heads_more, siblings))
        if prints and heading and len(chain) < plan.levels:
            chain.append((identity, heading))
        siblings = section.children
    return tuple(chain) or (fallback,)


def _is_byline(siblings: Sequence[Section]) -> bool:
    """Whether the first of ``siblings`` is who issued the text, set as a heading; departments that report are several."""
    return is_issuer(siblings[0].title) and not any(is_issuer(one.title) for one in siblings[1:])


def _heads_more(section: Section) -> bool:
    """Whether a section's head is more than the run-in head of a paragraph. Where one is, the run-in heads beside
    it are headings too: the briefing keeps the order of the source."""
    return section.level > 0 and (not section.inline or bool(section.children))
