"""Paragraphs and tables of a slide: bullets become items, automatic numbers are written."""

from __future__ import annotations

from collections.abc import Iterator

from model.document import BlockKind
from readers.common.flow import Cell, Grid, Item, Passage
from readers.common.raised import raised
from readers.common.symbols import in_font, is_symbol_font
from readers.common.xml import Element

TITLES = frozenset(("title", "ctrTitle"))
_LIST_PLACES = frozenset(("body", "obj", ""))
SHOWN = ("1", "true")


def texts(shape: Element, place: str | None) -> Iterator[Passage]:
    """The paragraphs of a shape or cell, which stands at a placeholder of the kind ``place``."""
    body = next((child for child in shape if local(child) == "txBody"), None)
    if body is None:
        return
    title = place in TITLES
    counters: dict[int, int] = {}
    for paragraph in body:
        if local(paragraph) != "p":
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
        kind = local(run)
        if kind in ("r", "fld"):
            font = _symbol_font(run)
            written = "".join(text.text or "" for text in run if local(text) == "t")
            if any(integer(look.get("baseline")) > 0 for look in run.iterchildren("{*}rPr")):
                written = raised(written, parts[-1] if parts else "")
            parts.append(in_font(written, font))
        elif kind == "br":
            parts.append("\n")
        elif kind not in ("pPr", "endParaRPr"):
            # Formulas, and what newer programs write.
            parts += (text.text or "" for text in run.iter("{*}t"))
    properties = next((child for child in paragraph if local(child) == "pPr"), None)
    centred = properties is not None and properties.get("algn") == "ctr"
    return Passage("".join(parts).replace("\v", "\n"), centred=centred)


def _symbol_font(run: Element) -> str | None:
    """The symbol font that a run is set in, if any."""
    for look in run.iterchildren("{*}rPr"):
        for font in look.iterchildren("{*}sym", "{*}latin"):
            if is_symbol_font(font.get("typeface")):
                return font.get("typeface")
    return None


def _label(paragraph: Element, found: Passage, counters: dict[int, int], *, marked: bool) -> None:
    """Bullets make items, automatic numbers are written; ``marked``: the place gives bullets by itself."""
    properties = next((child for child in paragraph if local(child) == "pPr"), None)
    level = integer(None if properties is None else properties.get("lvl"))
    level = min(max(level, 0), 8)
    marks = {local(child): child for child in properties} if properties is not None else {}
    if "buAutoNum" in marks:
        own = marks["buAutoNum"]
        for deeper in [known for known in counters if known > level]:
            del counters[deeper]
        start = integer(own.get("startAt")) or 1
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


def table_of(table: Element) -> Grid:
    """A table; cells that a merged one covers are empty."""
    rows = []
    for row in table:
        if local(row) != "tr":
            continue
        cells = []
        for cell in row:
            if local(cell) != "tc":
                continue
            covered = cell.get("hMerge") in SHOWN or cell.get("vMerge") in SHOWN
            items: list[Item] = [] if covered else list(texts(cell, "cell"))
            cells.append(Cell(items))
        rows.append(cells)
    return Grid(rows)


def local(element: Element) -> str:
    """The name of an element without its space; empty for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def integer(value: object) -> int:
    """A whole number within bounds, 0 for anything else."""
    try:
        return max(-(10**12), min(int(str(value)), 10**12)) if value else 0
    except ValueError:
        return 0
