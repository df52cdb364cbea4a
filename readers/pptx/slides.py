"""Slides in their order, the shapes of each as they are read: title first, then from above."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from model.document import Block, BlockKind, Notice
from model.errors import SourceError
from model.progress import Task
from readers.common.flow import Cell, Flow, Grid, Item, Passage
from readers.common.ocr.embedded import has_little_text, with_pictures
from readers.common.ooxml import OfficePackage, graphic_texts
from readers.common.xml import Element

_TITLES = frozenset(("title", "ctrTitle"))
_MARGINS = frozenset(("sldNum", "dt", "ftr", "hdr"))
_LIST_PLACES = frozenset(("body", "obj", ""))
# Shapes whose upper edges differ by less (EMU, a quarter of an inch) stand in one row.
_ROW = 228_600
# A layout is read anew for every slide that has it.
_LARGEST_LAYOUT = 200_000
_HIDDEN = ("0", "false")
_SHOWN = ("1", "true")


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
    ordered.sort(key=lambda s: s.place not in _TITLES)
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
            kind = _local(child)
            if kind not in ("sp", "grpSp", "graphicFrame", "cxnSp", "AlternateContent"):
                continue
            if kind == "AlternateContent":
                chosen = next((e for e in child if _local(e) in ("Choice", "Fallback")), None)
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
            items = list(self._graphic(child) if kind == "graphicFrame" else _texts(child, named))
            if items:
                yield _Shape(items, here_x, here_y, named)

    def _graphic(self, frame: Element) -> Iterator[Item]:
        table = next(frame.iter("{*}tbl"), None)
        if table is not None:
            yield _table(table)
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
                    yield from _texts(shape, None)


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


def _texts(shape: Element, place: str | None) -> Iterator[Passage]:
    body = next((child for child in shape if _local(child) == "txBody"), None)
    if body is None:
        return
    title = place in _TITLES
    counters: dict[int, int] = {}
    for paragraph in body:
        if _local(paragraph) != "p":
            continue
        found = _paragraph(paragraph)
        if not found.text.strip():
            continue
        if title:
            found.kind, found.level = BlockKind.HEADING, 1
        elif place in _LIST_PLACES or place is None:
            _label(paragraph, found, counters, marked=place is not None)
        yield found
    return


def _paragraph(paragraph: Element) -> Passage:
    parts: list[str] = []
    for run in paragraph:
        kind = _local(run)
        if kind in ("r", "fld"):
            parts += (text.text or "" for text in run if _local(text) == "t")
        elif kind == "br":
            parts.append("\n")
        elif kind not in ("pPr", "endParaRPr"):
            # Formulas, and what newer programs write.
            parts += (text.text or "" for text in run.iter("{*}t"))
    properties = next((child for child in paragraph if _local(child) == "pPr"), None)
    centred = properties is not None and properties.get("algn") == "ctr"
    return Passage("".join(parts).replace("\v", "\n"), centred=centred)


def _label(paragraph: Element, found: Passage, counters: dict[int, int], *, marked: bool) -> None:
    """Bullets make items, automatic numbers are written; ``marked``: the place gives bullets by itself."""
    properties = next((child for child in paragraph if _local(child) == "pPr"), None)
    level = _integer(None if properties is None else properties.get("lvl"))
    level = min(max(level, 0), 8)
    marks = {_local(child): child for child in properties} if properties is not None else {}
    if "buAutoNum" in marks:
        own = marks["buAutoNum"]
        for deeper in [known for known in counters if known > level]:
            del counters[deeper]
        start = _integer(own.get("startAt")) or 1
        counters[level] = counters.get(level, start - 1) + 1
        found.text = _written(counters[level], own.get("type") or "") + found.text.lstrip()
        return
    if "buNone" not in marks:
        counters.clear()
    if "buChar" in marks or "buBlip" in marks or (marked and level and "buNone" not in marks):
        found.kind, found.level = BlockKind.LIST_ITEM, level + 1


_NUMBERS = {
    "arabic": "decimal", "alphaLc": "lowerLetter", "alphaUc": "upperLetter", "romanLc": "lowerRoman",
    "romanUc": "upperRoman", "ea1Chs": "chineseCountingThousand", "ea1Cht": "chineseCountingThousand",
    "ea1Jpn": "japaneseCounting", "circleNumDb": "decimalEnclosedCircle", "circleNumWdWhite": "decimalEnclosedCircle",
}  # fmt: skip


def _written(count: int, kind: str) -> str:
    from readers.common.numerals import write_number

    for name, number_format in _NUMBERS.items():
        if kind.startswith(name):
            text = write_number(count, number_format)
            end = kind[len(name) :]
            break
    else:
        text, end = str(count), kind
    if "ParenBoth" in end:
        return f"({text})"
    if "ParenR" in end:
        return f"{text}) "
    if kind.startswith("ea1") and "Period" in end:
        return f"{text}、"
    return f"{text}. " if "Period" in end else f"{text} "


def _table(table: Element) -> Grid:
    rows = []
    for row in table:
        if _local(row) != "tr":
            continue
        cells = []
        for cell in row:
            if _local(cell) != "tc":
                continue
            covered = cell.get("hMerge") in _SHOWN or cell.get("vMerge") in _SHOWN
            items: list[Item] = [] if covered else list(_texts(cell, "cell"))
            cells.append(Cell(items))
        rows.append(cells)
    return Grid(rows)


def _is_hidden(shape: Element) -> bool:
    properties = next(shape.iter("{*}cNvPr"), None)
    return properties is not None and properties.get("hidden") in _SHOWN


def _key(place: Element | None) -> tuple[str, str]:
    """By what a placeholder finds its place in the layout."""
    if place is None:
        return "", ""
    kind = place.get("type") or ""
    return ("title", "") if kind in _TITLES else ("", place.get("idx") or kind)


def _place(shape: Element) -> tuple[float, float] | None:
    """Upper left corner in EMU; None for what is placed by the slide's layout."""
    for properties in shape:
        if _local(properties) in ("spPr", "grpSpPr", "xfrm"):
            offset = next(properties.iter("{*}off"), None)
            if offset is not None:
                return float(_integer(offset.get("x"))), float(_integer(offset.get("y")))
    return None


def _inner(group: Element, scale: tuple[float, float]) -> tuple[float, float, float, float]:
    """Origin and scale of the coordinates inside a group."""
    properties = next((child for child in group if _local(child) == "grpSpPr"), None)
    if properties is None:
        return 0.0, 0.0, scale[0], scale[1]
    found = {_local(child): child for child in properties.iter()}
    origin, size, inner = found.get("chOff"), found.get("ext"), found.get("chExt")
    x = float(_integer(origin.get("x"))) if origin is not None else 0.0
    y = float(_integer(origin.get("y"))) if origin is not None else 0.0
    if size is None or inner is None:
        return x, y, scale[0], scale[1]
    wide = _integer(size.get("cx")) / (_integer(inner.get("cx")) or 1)
    high = _integer(size.get("cy")) / (_integer(inner.get("cy")) or 1)
    return x, y, scale[0] * wide, scale[1] * high


def _relation(entry: Element) -> str:
    return next((str(v) for k, v in entry.attrib.items() if str(k).endswith("}id")), "")


def _local(element: Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _integer(value: object) -> int:
    try:
        return max(-(10**12), min(int(str(value)), 10**12)) if value else 0
    except ValueError:
        return 0
