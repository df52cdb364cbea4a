"""Slides in their order, the shapes of each as they are read: title first, then from above."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from model.document import Block, BlockKind, Notice
from model.errors import SourceError
from model.progress import Task
from readers.common.flow import Flow, Item, Passage
from readers.common.ocr.embedded import has_little_text, with_pictures
from readers.common.ooxml import OfficePackage, graphic_texts
from readers.common.xml import Element
from readers.pptx.texts import SHOWN, TITLES, integer, local, table_of, texts

_MARGINS = frozenset(("sldNum", "dt", "ftr", "hdr"))
# Shapes whose upper edges differ by less (EMU, a quarter of an inch) stand in one row.
_ROW = 228_600
# A layout is read anew for every slide that has it.
_LARGEST_LAYOUT = 200_000
_HIDDEN = ("0", "false")


@dataclass(slots=True)
class _Shape:
    """What a slide shows at a place. ``place`` is the kind of its placeholder, None for none."""

    items: list[Item]
    x: float
    y: float
    place: str | None


def read_slides(data: bytes, name: str, task: Task) -> tuple[list[Block], list[Notice]]:
    """All slides; those set as hidden are left out with a notice."""
    package = OfficePackage(data, name, "ppt/presentation.xml")
    presentation = package.tree(package.main, task)
    links = package.relations(package.main)
    flow = Flow(paged=True)
    hidden = 0
    slides = [
        links[key].target
        for entry in presentation.iter("{*}sldId")
        if (key := _relation(entry)) in links
    ]
    for number, part in enumerate(slides, 1):
        task.check()
        task.report("stage.read", number - 1, len(slides))
        if part not in package.archive:
            raise SourceError("error.source.damaged", name=name, detail=part)
        root = package.tree(part, task)
        flow.turn_to(number)
        if root.get("show") in _HIDDEN:
            hidden += 1
            continue
        _slide(_Reader(package, part, task), root, flow)
    notices = []
    if hidden:
        values = (("name", name), ("count", str(hidden)))
        notices.append(Notice("notice.pptx.hidden", values))
    blocks = flow.blocks()
    if has_little_text(blocks):
        pictures = ((image, None) for part in slides for image in package.related(part, "image"))
        blocks, more = with_pictures(package.archive, pictures, blocks, name, task)
        notices += more
    return blocks, notices


def _slide(reader: _Reader, root: Element, flow: Flow) -> None:
    tree = next(root.iter("{*}spTree"), None)
    shapes = list(reader.shapes(tree, 0.0, 0.0, (1.0, 1.0))) if tree is not None else []
    margins = [shape for shape in shapes if shape.place in _MARGINS]
    rows = sorted((s for s in shapes if s.place not in _MARGINS), key=lambda s: s.y)
    ordered: list[_Shape] = []
    row: list[_Shape] = []
    for shape in rows:
        if row and shape.y - row[0].y > _ROW:
            ordered += sorted(row, key=lambda s: s.x)
            row = []
        row.append(shape)
    ordered += sorted(row, key=lambda s: s.x)
    # A title stands first even where it is drawn below.
    ordered.sort(key=lambda s: s.place not in TITLES)
    for shape in ordered:
        for item in shape.items:
            flow.add(item)
    for item in reader.notes():
        flow.aside(item, BlockKind.CAPTION)
    for shape in margins:
        for item in shape.items:
            if isinstance(item, Passage):
                flow.aside(item, BlockKind.NOISE)


class _Reader:
    """Reads what one slide shows."""

    def __init__(self, package: OfficePackage, part: str, task: Task) -> None:
        self._package = package
        self._part = part
        self._task = task
        self._links = package.relations(part)
        self._laid_out = layouts(package, part, task)

    def shapes(
        self, tree: Element, x: float, y: float, scale: tuple[float, float]
    ) -> Iterator[_Shape]:
        """The shapes below ``tree``, those of groups at their place on the slide."""
        for child in tree:
            kind = local(child)
            if kind not in ("sp", "grpSp", "graphicFrame", "cxnSp", "AlternateContent"):
                continue
            if kind == "AlternateContent":
                chosen = next((e for e in child if local(e) in ("Choice", "Fallback")), None)
                if chosen is not None:
                    yield from self.shapes(chosen, x, y, scale)
                continue
            if _is_hidden(child):
                continue
            place = next(child.iter("{*}ph"), None)
            at = _place(child) or self._laid_out.get(_key(place)) or (0.0, 0.0)
            here_x, here_y = x + at[0] * scale[0], y + at[1] * scale[1]
            if kind == "grpSp":
                inner = _inner(child, scale)
                yield from self.shapes(
                    child, here_x - inner[0] * inner[2], here_y - inner[1] * inner[3], inner[2:]
                )
                continue
            named = None if place is None else place.get("type") or ""
            items = list(self._graphic(child) if kind == "graphicFrame" else texts(child, named))
            if items:
                yield _Shape(items, here_x, here_y, named)

    def _graphic(self, frame: Element) -> Iterator[Item]:
        table = next(frame.iter("{*}tbl"), None)
        if table is not None:
            yield table_of(table)
            return
        for shown in frame.iter("{*}chart", "{*}relIds"):
            for key, value in shown.attrib.items():
                relation = self._links.get(str(value))
                if (
                    relation is not None
                    and str(key).endswith(("}id", "}dm"))
                    and relation.target in self._package.archive
                ):
                    for text in graphic_texts(self._package.tree(relation.target, self._task)):
                        yield Passage(text)

    def notes(self) -> Iterator[Item]:
        """What the speaker noted under the slide."""
        for part in self._package.related(self._part, "notesSlide"):
            root = self._package.tree(part, self._task)
            for shape in root.iter("{*}sp"):
                place = next(shape.iter("{*}ph"), None)
                if place is not None and place.get("type") == "body":
                    yield from texts(shape, None)


def layouts(
    package: OfficePackage, part: str, task: Task
) -> dict[tuple[str, str], tuple[float, float]]:
    """Where the layout of a slide puts its placeholders."""
    found: dict[tuple[str, str], tuple[float, float]] = {}
    for layout in package.related(part, "slideLayout"):
        if package.archive.size(layout) > _LARGEST_LAYOUT:
            continue
        for shape in package.tree(layout, task).iter("{*}sp"):
            place = next(shape.iter("{*}ph"), None)
            at = _place(shape)
            if place is not None and at is not None:
                found[_key(place)] = at
    return found


def _is_hidden(shape: Element) -> bool:
    properties = next(shape.iter("{*}cNvPr"), None)
    return properties is not None and properties.get("hidden") in SHOWN


def _key(place: Element | None) -> tuple[str, str]:
    """By what a placeholder finds its place in the layout."""
    if place is None:
        return "", ""
    kind = place.get("type") or ""
    return ("title", "") if kind in TITLES else ("", place.get("idx") or kind)


def _place(shape: Element) -> tuple[float, float] | None:
    """Upper left corner in EMU; None for what is placed by the slide's layout."""
    for properties in shape:
        if local(properties) in ("spPr", "grpSpPr", "xfrm"):
            offset = next(properties.iter("{*}off"), None)
            if offset is not None:
                return float(integer(offset.get("x"))), float(integer(offset.get("y")))
    return None


def _inner(group: Element, scale: tuple[float, float]) -> tuple[float, float, float, float]:
    """Origin and scale of the coordinates inside a group."""
    properties = next((child for child in group if local(child) == "grpSpPr"), None)
    if properties is None:
        return 0.0, 0.0, scale[0], scale[1]
    found = {local(child): child for child in properties.iter()}
    origin, size, inner = found.get("chOff"), found.get("ext"), found.get("chExt")
    x = float(integer(origin.get("x"))) if origin is not None else 0.0
    y = float(integer(origin.get("y"))) if origin is not None else 0.0
    if size is None or inner is None:
        return x, y, scale[0], scale[1]
    wide = integer(size.get("cx")) / (integer(inner.get("cx")) or 1)
    high = integer(size.get("cy")) / (integer(inner.get("cy")) or 1)
    return x, y, scale[0] * wide, scale[1] * high


def _relation(entry: Element) -> str:
    return next((str(v) for k, v in entry.attrib.items() if str(k).endswith("}id")), "")
