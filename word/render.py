"""A briefing and a template become a finished .docx."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from model.briefing import Briefing, BriefingTable
from model.document import Anchor, Notice, Span
from model.template import Template
from word import fonts, kinds, recording
from word.body import BodyWriter
from word.contents import Contents, contents_of
from word.fields import PLACE_BY_NAME, SAMPLES
from word.filler import Filler, parsed
from word.formats import formats
from word.items import item_values
from word.ooxml import TWIPS_PER_POINT, integer, w
from word.package import WordPackage
from word.pages import last_page, metrics_of, pages_of, tighten
from word.pagination import STANDARD, Layout, Metrics, paginate
from word.printed import PrintedLine, field_lines, heading_lines
from word.runs import PARAGRAPH_BREAK, Line
from word.sources import SourceList
from word.stylesheet import StyleSheet
from word.tables import NOTE, BodyTables, TableFiller
from word.title import broken, width
from word.typesetting import fit, rename_fonts, sign_grid, squeeze, text_width
from word.values import Cleaner, masthead

# Styles of the red name: one line, as large as fits.
NAME_STYLES = frozenset({"简报名称", "发文机关标志", "会议名称"})
_BODY, _INDEX = "正文", "来源索引"
# What a group prints of the section that an item stands in.
_HEADED = frozenset({"栏目", "栏目名"})
# Settings that would make Word ask a question or fetch something when the file is opened.
_ASKING = ("updateFields", "attachedTemplate", "mailMerge", "linkStyles")


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """How to export.

    ``date``: what an empty 编发日期 becomes, today if None. ``include_sources``: numbers 〔1〕 after the
    items and the source list at the end. ``include_contents``: an empty 要目 becomes the headings of the
    first level, if there are two to ten. ``for_other_computers``: write standard font names, whatever is installed here;
    ``fonts``: names that the person prefers, each where ``word.fonts`` has it in a chain.
    ``tight``: no space around the title and the list of contents, so that a few lines more stand on page one.
    ``include_comments``: a comment with the original wording beside every item.
    ``anchors``: page and line of sources by (sha256, span); where none is given the list names the
    paragraph.
    """

    date: datetime.date | None = None
    include_sources: bool = True
    include_contents: bool = True
    for_other_computers: bool = False
    fonts: frozenset[str] = frozenset()
    include_comments: bool = False
    tight: bool = False
    anchors: Mapping[tuple[str, Span], Anchor] = field(default_factory=dict)


class Rendered(NamedTuple):
    """The file and what its reader should know."""

    data: bytes
    notices: tuple[Notice, ...]


def render(
    briefing: Briefing,
    template: Template,
    options: RenderOptions = RenderOptions(),
) -> bytes:
    """The finished .docx. The same briefing, template, options and fonts give the same bytes."""
    return _Rendering(briefing, template, options).run(notices=False).data


def rendered(
    briefing: Briefing,
    template: Template,
    options: RenderOptions = RenderOptions(),
) -> Rendered:
    """As :func:`render`, with notices: characters left out, fields without a place, fonts replaced, items
    without a source, a last page with next to nothing on it."""
    return _Rendering(briefing, template, options).run(notices=True)


class _Rendering:
    def __init__(self, briefing: Briefing, template: Template, options: RenderOptions) -> None:
        self.briefing = briefing
        self.template = template
        self.options = options
        self.today = options.date or datetime.date.today()
        self.cleaner = Cleaner()
        self.values = masthead(briefing, self.today, self.cleaner)
        self.values |= dict.fromkeys(PLACE_BY_NAME, "")
        self.package = WordPackage(template.docx, template.name)
        self.styles = StyleSheet(self.package.styles())
        self.room = text_width(self.package.document)

    def run(self, *, notices: bool) -> Rendered:
        """Fill every story, then save; only ``notices`` look at the last page."""
        plan = self._choose_fonts()
        document = self.package.document
        filler = Filler(document, self.styles, (_BODY, _INDEX))
        filler.mark_chinese()
        writer = self._writer(filler)
        self._has_headings = filler.has_place(_BODY) or filler.names_any(_HEADED)
        if self.options.include_contents and not self.values["要目"]:
            self.values["要目"] = contents_of(writer.headings())
        contents = Contents()
        contents.fill(document, filler, self.values["要目"], writer.heading_marks)
        filler.repeat_groups(lambda: item_values(self.briefing, writer), self.values)
        tables = TableFiller(self.briefing, writer)
        tables.fill(document, filler, self.values)
        filler.fill(self.values, self._value)
        if filler.has_place(_BODY):
            room = round(self.room * TWIPS_PER_POINT)
            filler.place(
                _BODY, parsed(writer.body(BodyTables(self.briefing, writer, room, tables.printed)))
            )
        if filler.has_place(_INDEX):
            entries = writer.source_list() if writer.linked else ()
            filler.place(_INDEX, parsed(entries))
        for story in list(self.package.stories())[1:]:
            other = Filler(story, self.styles)
            other.mark_chinese()
            other.fill(self.values, self._value)
        self._finish_settings()
        sign_grid(document)
        if self.options.include_comments:
            self._add_comments(writer)
        lost = () if filler.has_place(_BODY) else tables.unprinted()
        part = recording.write(
            self.briefing,
            self._printed_fields(),
            {table.id for table in lost},
            self._printed_lines(filler),
            tables.shared_cells,
        )
        self.package.add_custom_xml(part, recording.properties(part))
        self.package.describe(
            title=self.values["标题"].replace("\n", "") or self.values["简报名称"],
            author=self.values["编发单位"],
            day=self.today,
        )
        if self.options.tight:
            tighten(document, self.package.styles())
        data = self.package.save()
        layout = None
        if contents.pages:
            layout = self._laid_out(data)
            # What this writes stands at a tab: it changes no line.
            contents.number(pages_of(layout))
            data = self.package.save()
        if not notices:
            return Rendered(data, ())
        found = (
            *self._notices(plan, writer, lost, tables),
            *last_page(layout or self._laid_out(data), tight=self.options.tight),
        )
        return Rendered(data, found)

    def _printed_fields(self) -> dict[str, str]:
        """The fields that the template has a place for, with a line for each of their paragraphs."""
        return {
            name: value.replace(PARAGRAPH_BREAK, "\n")
            for name, value in self.values.items()
            if value and name in self.template.slots and name not in (_BODY, _INDEX)
        }

    def _printed_lines(self, filler: Filler) -> Iterator[PrintedLine]:
        """The lines of the masthead, the headings if the template prints them, and the lines behind the body."""
        lines = list(field_lines(filler.filled, self.styles.name_of))
        body = len(filler.filled) if filler.before_body < 0 else filler.before_body
        yield from (line for line in lines if line.group <= body)
        if self._has_headings:
            empty = filler.has_place(_BODY)
            yield from heading_lines(self.briefing, self.cleaner.text, empty=empty)
        yield from (line for line in lines if line.group > body)

    def metrics(self) -> Metrics:
        """What pages are counted with: the faces that the file will be read with."""
        if self.options.for_other_computers:
            return STANDARD
        return metrics_of(fonts.installed_fonts())

    def _laid_out(self, data: bytes) -> Layout:
        """The pages of the text. Every build counts them: the source list, as long again, is left out."""
        return paginate(data, self.metrics(), body_only=True)

    def _add_comments(self, writer: BodyWriter) -> None:
        from word.comments import add_comments

        comments = add_comments(
            self.package.document,
            self.briefing,
            writer.sources,
            self.options.anchors,
            self.today,
        )
        if comments:
            self.package.add_comments(comments)

    def _writer(self, filler: Filler) -> BodyWriter:
        samples = filler.take_samples()
        used = [
            integer(mark.get(w("id"))) for mark in self.package.document.iter(w("bookmarkStart"))
        ]
        return BodyWriter(
            briefing=self.briefing,
            formats=formats(samples, self.styles, SAMPLES),
            sources=SourceList(self.briefing, rows_first=filler.rows_first()),
            cleaner=self.cleaner,
            linked=self.options.include_sources and filler.has_place(_INDEX),
            lead_end="：" if self.template.kind == kinds.POLICY else "。",
            next_id=max(used, default=0) + 1,
            anchors=self.options.anchors,
        )

    def _value(self, line: Line, name: str) -> str:
        """The value for this line: a title alone on a line is broken by sense, a name is sized to fit."""
        value = self.values[name]
        if not value or line.only_field() != name:
            return value
        run = line.run_of(line.text.find("【"))
        points = self.styles.points(line.paragraph, run)
        if name == "标题":
            return "\n".join(
                broken(value, self.room / max(points + squeeze(self.package.document), 1.0), _tag)
            )
        if self.styles.name_of(line.paragraph) in NAME_STYLES:
            fit(line, points, self.room / max(width(value), 1.0))
        return value

    def _choose_fonts(self) -> fonts.FontPlan:
        text = {char for value in self.values.values() for char in value}
        for section in self.briefing.sections:
            text.update(section.heading)
            for item in section.items:
                text.update(item.headline, item.text)
        for source in self.briefing.sources:
            text.update(source.title, source.name)
        installed = frozenset() if self.options.for_other_computers else fonts.installed_fonts()
        plan = fonts.plan(
            "".join(text),
            installed,
            for_other_computers=self.options.for_other_computers,
            wanted=self.options.fonts,
        )
        if plan.names:
            for root in (self.package.styles(), *self.package.stories()):
                rename_fonts(root, plan)
        return plan

    def _finish_settings(self) -> None:
        settings = self.package.settings()
        if settings is not None:
            for name in _ASKING:
                for element in settings.findall(w(name)):
                    settings.remove(element)

    def _notices(
        self,
        plan: fonts.FontPlan,
        writer: BodyWriter,
        lost: Sequence[BriefingTable],
        tables: TableFiller,
    ) -> Iterator[Notice]:
        if lost:
            yield Notice("notice.export.tables", (("count", str(len(lost))),))
        if self.cleaner.removed:
            yield Notice("notice.export.characters", (("count", str(self.cleaner.removed)),))
        unprinted = [
            name
            for name, value in self.briefing.fields
            if value.strip() and name in self.values and name not in self.template.slots
        ]
        if tables.has_lost_note:
            unprinted.append(NOTE)
        if unprinted:
            yield Notice("notice.export.no_place", (("fields", "、".join(unprinted)),))
        if plan.rare:
            yield Notice("notice.export.rare", (("characters", "、".join(plan.rare[:20])),))
        if writer.sources.without:
            yield Notice("notice.export.no_source", (("count", str(len(writer.sources.without))),))


def _tag(text: str) -> list[tuple[str, str]]:
    """Words of a title with their parts of speech; the dictionary is loaded only if a title needs more than one line."""
    from language.words import default_segmenter

    return default_segmenter().tag(text)
