"""The first draft: chosen sentences put under the headings of their sources, word for word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from model.briefing import Briefing, BriefingSection, Item, SourceInfo, SourceRef
from model.document import BlockKind, Document, Section, Span
from model.highlight import Highlight

# A document with at most this many top-level sections keeps them as first-level headings of the briefing;
# with more it becomes one first-level section of its own (twenty headings 一、 to 二十、 help nobody).
MANY_SECTIONS = 4

_NUMERAL = "[〇零一二三四五六七八九十百千两0-9０-９]+"
_NUMBERS = re.compile(
    rf"(?:第{_NUMERAL}[章节编部分篇条款]{{1,2}}[\s　、，:：.．]*"
    rf"|[（(]{_NUMERAL}[)）][\s　、，.．]*"
    rf"|{_NUMERAL}[、.．)）](?![0-9０-９])[\s　]*"
    rf"|(?:关键词|热词|要点|亮点|看点|之){_NUMERAL}[\s　、，:：.．]*"
    rf"|(?:关键词|热词|要点|亮点|看点)[\s　]+{_NUMERAL}[\s　、，:：.．]+"
    rf"|[0-9０-９]{{1,3}}[\s　]+(?=[^\s0-9０-９年月日%％])"
    r"|[①-⑳⑴-⒇㈠-㈩❶-❿][\s　、]*"
    r"|[#＃◆◇■□●○▲△★☆※·•▪►▶➤—–-]+[\s　]*)"
)
_END_MARKS = "。；;，,、：:．.！!—–- 　\t"


def draft(
    documents: Sequence[Document],
    highlights: Iterable[Highlight],
    *,
    title: str = "",
    template: str = "简报",
    fields: Mapping[str, str] | None = None,
) -> Briefing:
    """A briefing of ``highlights`` (any order; printed in source order), grouped by document and section.

    ``title`` and ``fields`` go to the masthead; without a title, the title of the first document that has
    one is used. Ids depend on the sources and places alone, so that the same sentence keeps its id from
    draft to draft.
    """
    chosen: dict[str, list[Highlight]] = {document.sha256: [] for document in documents}
    for highlight in highlights:
        chosen[highlight.sentence.document].append(highlight)
    sections: list[BriefingSection] = []
    for document in documents:
        found = sorted(chosen[document.sha256], key=lambda h: h.sentence.span)
        sections += _sections_of(document, found, alone=len(documents) == 1)
    values = dict(fields or {})
    heading = title or values.get("标题", "") or briefing_title(documents)
    if heading:
        values["标题"] = heading
    return Briefing(
        fields=tuple(values.items()),
        sections=tuple(sections),
        template=template,
        sources=tuple(source_info(document) for document in documents),
    )


def item_of(document: Document, span: Span) -> Item:
    """The item that prints ``span`` of ``document`` untouched."""
    from language.typography import printed

    quote = document.text(span)
    source = SourceRef(document.sha256, span, quote)
    return Item(item_id(document.sha256, span), printed(quote), (source,))


def item_id(sha256: str, span: Span) -> str:
    """The id of the item made from one stretch of one source."""
    return f"{sha256[:12]}-{span.block}-{span.start}-{span.end}"


def source_info(document: Document) -> SourceInfo:
    """What the source list says of ``document``."""
    return SourceInfo(document.sha256, document.name, document_title(document))


def document_title(document: Document) -> str:
    """The document's own title, empty if it has none that can be told from its headings."""
    for section in document.sections:
        if section.level == 0 and (title := clean_heading(section.title)):
            return title
    for block in document.blocks:
        if block.kind is BlockKind.HEADING and block.level == 0:
            return clean_heading(block.text)
    return ""


def briefing_title(documents: Sequence[Document]) -> str:
    """The title a briefing of ``documents`` gets when nobody gave one: that of the longest with a title."""
    titled = [(document_title(document), document) for document in documents]
    titled = [(title, document) for title, document in titled if title]
    if not titled:
        return ""
    return max(titled, key=lambda pair: sum(len(block.text) for block in pair[1].blocks))[0]


def clean_heading(title: str) -> str:
    """A heading without its number (the briefing counts anew) and without punctuation at its end."""
    cleaned = " ".join(title.split())
    while True:
        match = _NUMBERS.match(cleaned)
        if match is None or match.end() == len(cleaned):
            break
        cleaned = cleaned[match.end() :].lstrip()
    return _without_spaces(cleaned.strip(_END_MARKS))


def section_root(sha256: str) -> str:
    """The part before the colon of the ids of all sections drafted from one source."""
    return sha256[:12]


def sections_above(
    document: Document, path: Sequence[int], *, alone: bool
) -> tuple[tuple[str, str], ...]:
    """Ids and headings, first level first, of the sections that a sentence at ``path`` goes under.

    ``path`` is that of :class:`model.highlight.Sentence`; ``alone`` says that there is no other source.
    """
    return _place(document, path, _plan(document, alone=alone))


def _sections_of(
    document: Document, highlights: Sequence[Highlight], *, alone: bool
) -> Iterator[BriefingSection]:
    plan = _plan(document, alone=alone)
    opened: dict[str, list[Item]] = {}
    headings: dict[str, tuple[str, int]] = {}
    for highlight in highlights:
        place = _place(document, highlight.sentence.section, plan)
        for depth, (identity, heading) in enumerate(place, start=1):
            if identity not in headings:
                headings[identity] = (heading, depth)
                opened[identity] = []
        opened[place[-1][0]].append(item_of(document, highlight.sentence.span))
    for identity, (heading, depth) in headings.items():
        yield BriefingSection(identity, heading, depth, tuple(opened[identity]))


@dataclass(frozen=True, slots=True)
class _Plan:
    """How one document's sections become the briefing's.

    ``heading`` of the wrapping first-level section, or None where the document's own top sections are the
    first level.
    """

    heading: str | None


def _plan(document: Document, *, alone: bool) -> _Plan:
    tops = _top_sections(document.sections)
    title = document_title(document)
    if not tops:
        return _Plan(title or PurePath(document.name).stem)
    if alone or len(tops) <= MANY_SECTIONS or not title:
        return _Plan(None)
    return _Plan(title)


def _top_sections(sections: Iterable[Section]) -> list[Section]:
    """The highest sections that are not titles or page labels and have a heading on a line of their own."""
    found: list[Section] = []
    for section in sections:
        if section.level == 0:
            found += _top_sections(section.children)
        elif not section.inline:
            found.append(section)
    return found


def _place(document: Document, path: Sequence[int], plan: _Plan) -> tuple[tuple[str, str], ...]:
    root = section_root(document.sha256)
    chain: list[tuple[str, str]] = []
    label = ""
    if plan.heading is not None:
        chain.append((root, plan.heading))
    sections = document.sections
    for depth, index in enumerate(path, start=1):
        section = sections[index]
        sections = section.children
        heading = clean_heading(section.title)
        if section.level == 0:
            label = heading or label
        elif not section.inline and heading and len(chain) < 2:
            chain.append((f"{root}:{'.'.join(map(str, path[:depth]))}", heading))
    if not chain:
        chain.append((root, label or document_title(document) or PurePath(document.name).stem))
    return tuple(chain)


def _without_spaces(text: str) -> str:
    """Without the spaces that stand between two Chinese characters or marks."""
    wide = "\u3000-\u303f\u4e00-\u9fff\uff00-\uffef“”‘’"
    return re.sub(rf"(?<=[{wide}]) (?=[{wide}])", "", text)
