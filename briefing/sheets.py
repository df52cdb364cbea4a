"""The briefing laid out on pages, for whoever shows or prints them: a job for the worker process."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from model.briefing import Briefing
from model.document import Anchor, Span
from model.progress import Task
from model.template import Template

if TYPE_CHECKING:
    from word.pagination import Layout, Metrics, Page

STAGE = "stage.pages"


@dataclass(frozen=True, slots=True)
class Part:
    """What stands on pages and can be shown in the briefing: the id of an item or of a section, and the numbers of
    its paragraphs."""

    id: str
    paragraphs: range
    is_section: bool = False


@dataclass(frozen=True, slots=True)
class Sheets:
    """Pages in the form in which they cross from process to process. ``sizes``: width and height of each in twips;
    ``where``: indices of the pages that a paragraph stands on. ``fonts``: faces that the pages name. ``dejavu`` as
    in ``word.pagination.Metrics``.

    Each page is unpacked when it is wanted: hundreds at once would hold up the window.
    """

    packed: tuple[bytes, ...]
    sizes: tuple[tuple[int, int], ...]
    parts: tuple[Part, ...]
    where: Mapping[int, tuple[int, ...]]
    body_pages: int
    fonts: tuple[str, ...]
    dejavu: bool

    def page(self, index: int) -> Page:
        """The page with this index, counted from 0."""
        found: Page = pickle.loads(self.packed[index])  # noqa: S301 - what our own process packed
        return found

    def part_at(self, paragraph: int) -> Part | None:
        """The item or section that a paragraph belongs to."""
        return next((part for part in self.parts if paragraph in part.paragraphs), None)

    def pages_of(self, part: Part) -> tuple[int, ...]:
        """Indices of the pages that show ``part``."""
        found = {index for number in part.paragraphs for index in self.where.get(number, ())}
        return tuple(sorted(found))


def lay_out(
    briefing: Briefing,
    template: Template,
    anchors: Mapping[tuple[str, Span], Anchor],
    task: Task | None = None,
) -> Sheets:
    """The pages of the file that :func:`briefing.jobs.export` would write. Raises TemplateError."""
    layout, metrics = _layout(briefing, template, anchors, task, draw=True)
    where: dict[int, tuple[int, ...]] = {}
    for index, page in enumerate(layout.pages):
        for line in page.lines:
            if where.get(line.paragraph, (-1,))[-1] != index:
                where[line.paragraph] = (*where.get(line.paragraph, ()), index)
    return Sheets(
        tuple(pickle.dumps(page, pickle.HIGHEST_PROTOCOL) for page in layout.pages),
        tuple((page.paper.width, page.paper.height) for page in layout.pages),
        (*_items(briefing, layout), *_sections(briefing, layout)),
        where,
        layout.body_pages,
        _fonts(layout),
        metrics.dejavu,
    )


def count_pages(
    briefing: Briefing,
    template: Template,
    anchors: Mapping[tuple[str, Span], Anchor],
    task: Task | None = None,
) -> tuple[int, int]:
    """How many pages :func:`lay_out` would give: those of the body, and those of its source list. Raises
    TemplateError."""
    layout, _ = _layout(briefing, template, anchors, task, draw=False)
    return layout.body_pages, len(layout.pages) - layout.body_pages


def _layout(
    briefing: Briefing,
    template: Template,
    anchors: Mapping[tuple[str, Span], Anchor],
    task: Task | None,
    *,
    draw: bool,
) -> tuple[Layout, Metrics]:
    from briefing.jobs import render_options
    from word import fonts
    from word.pages import metrics_of
    from word.pagination import STANDARD, paginate
    from word.render import render

    if task is not None:
        task.report(STAGE, 0, 0)
        task.check()
    options = replace(render_options(briefing, anchors), include_comments=False)
    data = render(briefing, template, options)
    if task is not None:
        task.check()
    standard = options.for_other_computers
    metrics = STANDARD if standard else metrics_of(fonts.installed_fonts())
    return paginate(data, metrics, draw=draw), metrics


def _fonts(layout: Layout) -> tuple[str, ...]:
    looks = {piece.look for page in layout.pages for line in page.lines for piece in line.pieces}
    return tuple(sorted({look.font for look in looks}))


def _items(briefing: Briefing, layout: Layout) -> Iterator[Part]:
    """Items by their bookmarks; one of several lines has as many paragraphs."""
    from word.body import ITEM_MARK

    marks = dict(layout.marks)
    for ordinal, item in enumerate(briefing.items(), 1):
        first = marks.get(f"{ITEM_MARK}{ordinal}")
        if first is not None:
            count = sum(1 for line in item.text.split("\n") if line.strip()) or 1
            yield Part(item.id, range(first, first + count))


def _sections(briefing: Briefing, layout: Layout) -> Iterator[Part]:
    """Sections by the words of their headings, which come in the same order; numbers may stand before them."""
    headings = iter([(_bare(one.text), one.paragraph) for one in layout.headings])
    for section in briefing.sections:
        wanted = _bare(section.heading)
        if not wanted:
            continue
        ahead = list(headings)
        at = next((n for n, (text, _) in enumerate(ahead) if text.endswith(wanted)), None)
        if at is not None:
            paragraph = ahead[at][1]
            yield Part(section.id, range(paragraph, paragraph + 1), True)
            ahead = ahead[at + 1 :]
        headings = iter(ahead)


def _bare(text: str) -> str:
    return "".join(text.split())
