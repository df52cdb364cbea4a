"""What the exporter does about pages: numbers in the list of contents, notices about the last page, less space."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from model.document import Notice
from word import fonts
from word.ooxml import integer, w
from word.pagination import STANDARD, Layout, Metrics, Program

# A last page with no more lines than these looks like an oversight.
_FEW = 3
_DEJAVU = "DejaVu Serif"
# Styles whose space above and below can go, and how high a line of the red name is then, in twips.
_LOOSE = ("heading 1", "公文副标题", "本期要目", "编者按", "简报名称")
_NAME_LINE, _NAME_LINE_TIGHT = 1640, 1300


def metrics_of(installed: frozenset[str]) -> Metrics:
    """What a file is measured with that is read on this computer. Where no Chinese face of the page is
    installed, it can only be shown by LibreOffice with whatever stands in."""
    faces = {*fonts.BODY, *fonts.KAI, *fonts.HEI, *fonts.SONG}
    if not installed or faces & installed:
        return STANDARD
    return Metrics(Program.LIBREOFFICE, dejavu=_DEJAVU in installed)


def pages_of(layout: Layout) -> dict[str, int]:
    """The page of every heading by its bookmarks."""
    return {name: heading.page for heading in layout.headings for name in heading.bookmarks}


def last_page(layout: Layout, *, tight: bool) -> Iterator[Notice]:
    """A last page with one to three lines, a 报尾 alone on its page, a 报尾 on the front of a sheet."""
    if layout.body_pages < 2:
        return
    page = (("page", str(layout.body_pages)), ("lines", str(layout.last_lines)))
    kind = "tight" if tight else "loose"
    if layout.has_tail and not layout.last_lines:
        yield Notice(f"notice.export.tail_alone.{kind}", page)
    elif 1 <= layout.last_lines <= _FEW:
        yield Notice(f"notice.export.few_lines.{kind}", page)
    if layout.has_tail and layout.body_pages % 2:
        yield Notice("notice.export.tail_odd", page)


def tighten(document: etree._Element, styles: etree._Element) -> None:
    """Take out the space around title, contents and note, and lower the line of the red name. The grid of the
    text stays as it is."""
    loose = {}
    for style in styles.iterchildren(w("style")):
        name = style.find(w("name"))
        if name is not None and name.get(w("val")) in _LOOSE:
            loose[style.get(w("styleId"), "")] = style
    for style in loose.values():
        _close(style.find(f"{w('pPr')}/{w('spacing')}"))
    for paragraph in document.iter(w("p")):
        named = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        if named is not None and named.get(w("val")) in loose:
            _close(paragraph.find(f"{w('pPr')}/{w('spacing')}"))


def _close(spacing: etree._Element | None) -> None:
    if spacing is None:
        return
    for name in ("before", "after"):
        if spacing.get(w(name)) is not None:
            spacing.set(w(name), "0")
    if integer(spacing.get(w("line"))) == _NAME_LINE:
        spacing.set(w("line"), str(_NAME_LINE_TIGHT))
