"""The first draft: chosen sentences put under the headings of their sources, word for word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from briefing.kinds import outline_of
from briefing.namesakes import told_apart
from briefing.plans import Plan, plans_of, section_root
from briefing.quoting import item_from
from briefing.titles import briefing_title
from model.briefing import Briefing, BriefingSection, Item
from model.document import Document
from model.highlight import Highlight


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
    plans = plans_of(documents, template)
    if outline.headlines:
        from summarizer.headlines import with_headlines

        chosen = {sha256: list(with_headlines(found, known)) for sha256, found in chosen.items()}
    sections: list[BriefingSection] = []
    in_order = {
        sha256: sorted(found, key=lambda h: h.sentence.span) for sha256, found in chosen.items()
    }
    if outline.is_plain:
        for document in documents:
            sections += _sections_of(in_order[document.sha256], known, plans[document.sha256])
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
        sources=tuple(plans[document.sha256].info for document in documents),
    )


def _sections_of(
    highlights: Sequence[Highlight], known: Mapping[str, Document], plan: Plan
) -> Iterator[BriefingSection]:
    opened: dict[str, list[Item]] = {}
    headings: dict[str, tuple[str, int]] = {}
    for highlight in highlights:
        place = plan.above(highlight.sentence.section)
        for depth, (identity, heading) in enumerate(place, start=1):
            if identity not in headings:
                headings[identity] = (heading, depth)
                opened[identity] = []
        opened[place[-1][0]].append(item_from(highlight, known))
    for identity, (heading, depth) in headings.items():
        yield BriefingSection(identity, heading, depth, tuple(opened[identity]))
