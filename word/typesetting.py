"""Type on the page: the room of a line, type set smaller or narrower to fit it, and the names of its faces."""

from __future__ import annotations

from lxml import etree

from word.fonts import FontPlan
from word.ooxml import TWIPS_PER_POINT, integer, w
from word.runs import Line, properties_of, put, runs

# The red name is never smaller than this, in points, nor narrower, in percent.
_SMALLEST_NAME = 22.0
_NARROWEST = 50
_A4_TEXT = 8845  # twips: the 版心 of the page in docs/templates.md


def text_width(document: etree._Element) -> float:
    """Points between the margins of the last section."""
    section = next(reversed(list(document.iter(w("sectPr")))), None)
    size = None if section is None else section.find(w("pgSz"))
    margins = None if section is None else section.find(w("pgMar"))
    if size is None or margins is None:
        return _A4_TEXT / TWIPS_PER_POINT
    twips = integer(size.get(w("w")), _A4_TEXT)
    for side in ("left", "right", "gutter"):
        twips -= integer(margins.get(w(side)))
    return max(twips, _A4_TEXT // 8) / TWIPS_PER_POINT


def squeeze(document: etree._Element) -> float:
    """What the grid adds to the advance of each character, in points (usually negative)."""
    grid = next(reversed(list(document.iter(w("docGrid")))), None)
    if grid is None or grid.get(w("type")) != "linesAndChars":
        return 0.0
    return integer(grid.get(w("charSpace"))) / 4096


def sign_grid(document: etree._Element) -> None:
    """Write the spacing of the grid as Word reads it, also where LibreOffice has left it unsigned."""
    for grid in document.iter(w("docGrid")):
        if grid.get(w("charSpace")) is not None:
            grid.set(w("charSpace"), str(integer(grid.get(w("charSpace")))))


def fit(line: Line, points: float, room: float) -> None:
    """Set a line in type of at most ``room`` points a character; below the smallest size, narrower type."""
    if room >= points:
        return
    size = str(int(max(room, _SMALLEST_NAME) * 2))
    for run in runs(line.paragraph):
        properties = properties_of(run)
        for name in ("sz", "szCs"):
            put(properties, name).set(w("val"), size)
        if room < _SMALLEST_NAME:
            narrow = max(int(room / _SMALLEST_NAME * 100), _NARROWEST)
            put(properties, "w").set(w("val"), str(narrow))


def rename_fonts(root: etree._Element, plan: FontPlan) -> None:
    """Write the chosen names; a thin stand-in for a title face is made bold."""
    slots = [w(slot) for slot in ("ascii", "hAnsi", "eastAsia", "cs")]
    for element in root.iter(w("rFonts")):
        properties = element.getparent()
        if element.get(w("eastAsia")) in plan.bold and properties is not None:
            put(properties, "b").attrib.pop(w("val"), "")
        for slot in slots:
            name = element.get(slot)
            if name in plan.names:
                element.set(slot, plan.names[name])
