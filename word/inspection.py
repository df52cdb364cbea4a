"""A .docx laid out for checking: sections, paragraphs, runs and tables with their effective properties."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from operator import attrgetter

from lxml import etree

from word.effective import Formats
from word.inspected import Paragraph, Run, Section, Table
from word.ooxml import Package, PackageFault, W, local, r, w
from word.properties import Props, child, flatten, merge, number, on, value

__all__ = ["Inspection", "Paragraph", "Run", "Section", "Table", "run_text", "visible_runs"]

# Elements around runs that do not change what is seen.
_RUN_CONTAINERS = frozenset(
    {
        "hyperlink",
        "ins",
        "moveTo",
        "smartTag",
        "sdt",
        "sdtContent",
        "fldSimple",
        "customXml",
        "dir",
        "bdo",
    }
)
_BLOCK_CONTAINERS = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo"})
_TEXT = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_SOLID = frozenset(
    {
        "drawing",
        "pict",
        "object",
        "AlternateContent",
        "footnoteReference",
        "endnoteReference",
        "sym",
    }
)
_W_T = w("t")
_W_R = w("r")
_W_P = w("p")
_W_TBL = w("tbl")
_W_PPR = w("pPr")
_W_RPR = w("rPr")


class Inspection:
    """Everything the rules look at, read once. Raises PackageFault where the package cannot be read."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.main = package.main_part()
        self.document = package.xml(self.main)
        if self.document.tag != w("document"):
            raise PackageFault("broken", self.main)
        self.settings = self._related("settings")
        self.styles_root = self._related("styles")
        self.formats = Formats(self.styles_root, self._related("numbering"))
        self.sections: list[Section] = []
        self.paragraphs: list[Paragraph] = []
        self.tables: list[Table] = []
        body = child(self.document, "body")
        if body is None:
            raise PackageFault("broken", self.main)
        self._sections(body)
        self._story(body, self.main, self.paragraphs, self.tables)

    def _related(self, kind: str) -> etree._Element | None:
        for part in self.package.related(self.main, kind):
            if part in self.package.parts:
                return self.package.xml(part)
        return None

    def setting(self, name: str) -> etree._Element | None:
        """The element ``w:name`` of the settings, if there."""
        return child(self.settings, name)

    def setting_on(self, name: str) -> bool:
        """Whether a switch of the settings is on."""
        return on(value(self.settings, name))

    def _sections(self, body: etree._Element) -> None:
        targets = {
            relationship.id: relationship.target
            for relationship in self.package.relationships(self.main)
            if not relationship.external
        }
        inherited: dict[str, dict[str, str]] = {"footerReference": {}, "headerReference": {}}
        for element in body.iter(w("sectPr")):
            if local(element.getparent()) == "sectPrChange":  # type: ignore[arg-type]
                continue
            for kind, known in inherited.items():
                for reference in element.iterfind(w(kind)):
                    part = targets.get(reference.get(r("id"), ""), "")
                    known[reference.get(w("type"), "default")] = part
            self.sections.append(
                Section(
                    len(self.sections) + 1,
                    flatten(element),
                    dict(inherited["footerReference"]),
                    dict(inherited["headerReference"]),
                )
            )
        if not self.sections:
            self.sections.append(Section(1, {}, {}, {}))

    def _story(
        self, root: etree._Element, part: str, paragraphs: list[Paragraph], tables: list[Table]
    ) -> None:
        """Append the paragraphs and tables under ``root`` in the order they are read."""
        stack: list[tuple[Iterator[etree._Element], Table | None, int]] = [(iter(root), None, 0)]
        pending: list[Table] = []
        ended = 0
        while stack:
            items, table, row = stack[-1]
            element = next(items, None)
            if element is None:
                stack.pop()
                continue
            tag = element.tag
            if tag == _W_P:
                paragraph = self._paragraph(element, len(paragraphs) + 1, part, table, row)
                paragraph.section = min(ended, len(self.sections) - 1)
                paragraphs.append(paragraph)
                if table is None:
                    for earlier in pending:
                        earlier.after = paragraph
                    pending.clear()
                else:
                    table.paragraphs.append(paragraph)
                if child(child(element, "pPr"), "sectPr") is not None:
                    ended += 1
            elif tag == _W_TBL:
                inner = self._table(element, len(tables) + 1)
                if table is None and paragraphs and paragraphs[-1].table is None:
                    inner.before = paragraphs[-1]
                tables.append(inner)
                if table is None:
                    pending.append(inner)
                cells = (
                    (cell, place)
                    for place, line in enumerate(inner.rows)
                    for cell in line.iter(w("tc"))
                    if _own_row(cell) is line
                )
                for cell, place in reversed(list(cells)):
                    stack.append((iter(cell), inner, place))
            elif local(element) in _BLOCK_CONTAINERS:
                stack.append((iter(element), table, row))

    def _table(self, element: etree._Element, index: int) -> Table:
        own = flatten(child(element, "tblPr"))
        style = own.get("tblStyle", "")
        props: Props = {}
        for link in self.formats.chain(style) if style else ():
            props = merge(props, link.table)
        grid = child(element, "tblGrid")
        rows = [
            row for row in element.iter(w("tr")) if next(row.iterancestors(_W_TBL), None) is element
        ]
        columns = (
            []
            if grid is None
            else [number(column.get(w("w"))) for column in grid.iterfind(w("gridCol"))]
        )
        return Table(element, index, merge(props, own), style, rows, columns)

    def _paragraph(
        self, element: etree._Element, index: int, part: str, table: Table | None, row: int
    ) -> Paragraph:
        formats = self.formats
        properties = element.find(_W_PPR)
        style_id = formats.paragraph_style_id(value(properties, "pStyle"))
        table_style = table.style if table is not None else ""
        style = formats.styles.get(style_id)
        runs: list[Run] = []
        solid = child(properties, "sectPr") is not None
        for run, link in visible_runs(element):
            text, picture = run_text(run)
            solid = solid or picture
            if not text:
                continue
            own = run.find(_W_RPR)
            fonts = child(own, "rFonts")
            hint = "" if fonts is None else fonts.get(w("hint"), "")
            runs.append(Run(text, formats.run(own, style_id, table_style), hint, link))
        text = "".join(run.text for run in runs)
        return Paragraph(
            element=element,
            index=index,
            part=part,
            style_id=style_id,
            style=style.name if style is not None else "",
            text=text,
            runs=runs,
            props=formats.paragraph(properties, style_id, table_style),
            mark=formats.run(child(properties, "rPr"), style_id, table_style),
            bare=not solid and not text.strip() and "\n" not in text,
            section=0,
            table=table,
            row=row,
        )

    def story(self, part: str) -> list[Paragraph]:
        """The paragraphs of a footer, a header or the notes; empty for a part that is not there."""
        if part not in self._stories:
            found: list[Paragraph] = []
            if part in self.package.parts:
                root = self.package.xml(part)
                notes = [item for item in root if local(item) in {"footnote", "endnote"}]
                for holder in notes or [root]:
                    self._story(holder, part, found, [])
            self._stories[part] = found
        return self._stories[part]

    @cached_property
    def _stories(self) -> dict[str, list[Paragraph]]:
        return {}

    @cached_property
    def side_parts(self) -> tuple[str, ...]:
        """Footers, headers and notes that belong to the document, each once."""
        kinds = ("footer", "header", "footnotes", "endnotes")
        found = [part for kind in kinds for part in self.package.related(self.main, kind)]
        return tuple(part for part in dict.fromkeys(found) if part in self.package.parts)

    @cached_property
    def written_parts(self) -> tuple[str, ...]:
        """The document itself, then footers, headers and notes."""
        return (self.main, *self.side_parts)

    def all_paragraphs(self) -> Iterator[Paragraph]:
        """Every paragraph of the document, its footers, headers and notes."""
        yield from self.paragraphs
        for part in self.side_parts:
            yield from self.story(part)

    def of(self, *roles: str) -> list[Paragraph]:
        """Paragraphs of the document with one of these roles, in order."""
        found = [paragraph for role in roles for paragraph in self.by_role.get(role, ())]
        return found if len(roles) == 1 else sorted(found, key=attrgetter("index"))

    @cached_property
    def by_role(self) -> dict[str, list[Paragraph]]:
        """Paragraphs of the document by role; ``roles.assign`` must have run."""
        found: dict[str, list[Paragraph]] = {}
        for paragraph in self.paragraphs:
            found.setdefault(paragraph.role, []).append(paragraph)
        return found

    def section_of(self, paragraph: Paragraph) -> Section:
        """The section that the paragraph stands in."""
        return self.sections[min(paragraph.section, len(self.sections) - 1)]


def _own_row(cell: etree._Element) -> etree._Element | None:
    return next(cell.iterancestors(w("tr")), None)


def visible_runs(paragraph: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Visible runs with the anchor of the link that they stand in; deletions are left out."""
    for item in paragraph:
        tag = item.tag
        if tag == _W_R:
            yield item, ""
        elif tag != _W_PPR and local(item) in _RUN_CONTAINERS:
            stack = [(iter(item), item.get(w("anchor"), ""))]
            while stack:
                items, link = stack[-1]
                inner = next(items, None)
                if inner is None:
                    stack.pop()
                elif inner.tag == _W_R:
                    yield inner, link
                elif local(inner) in _RUN_CONTAINERS:
                    stack.append((iter(inner), inner.get(w("anchor"), link)))


def run_text(run: etree._Element) -> tuple[str, bool]:
    """The text of a run, and whether it holds a picture or a break that starts a page or column."""
    parts: list[str] = []
    solid = False
    for item in run:
        if item.tag == _W_T:
            parts.append(item.text or "")
            continue
        name = local(item)
        if name == "br" and item.get(f"{{{W}}}type") in {"page", "column"}:
            solid = True
        elif name in _TEXT:
            parts.append(_TEXT[name])
        elif name in _SOLID:
            solid = True
    return "".join(parts), solid
