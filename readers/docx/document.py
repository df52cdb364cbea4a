"""The document as a whole: its stories read in order, its notices gathered."""

from __future__ import annotations

from collections.abc import Iterator

from model.document import Block, Notice
from model.progress import Task
from readers.common import xml
from readers.common.marks import unmarked
from readers.common.ocr.embedded import has_little_text, is_page, with_pictures
from readers.docx.blocks import Assembler
from readers.docx.items import Item, Paragraph, joined
from readers.docx.names import STRICT, TRANSITIONAL, is_on, names
from readers.docx.numbering import Numbering
from readers.docx.package import Package
from readers.docx.story import Marginal, Story
from readers.docx.styles import Styles

_STAGE = "stage.read"
# A page where none is named, in square twips, and how many EMU a twip has.
_A4, _TWIP = 11_906 * 16_838.0, 635


def read_document(data: bytes, name: str, task: Task) -> tuple[list[Block], list[Notice]]:
    """Body first, with footnotes and text boxes after the paragraph they hang on; then headers and footers."""
    package = Package(data, name)
    styles = Styles(package)
    notes = dict(_graphics(package))
    for kind in ("footnote", "endnote"):
        part = package.part(f"{kind}s")
        if part:
            found = Story(name, styles).notes(_watched(package, part, task))
            notes.update({(kind, key): items for key, items in found.items()})
    assembler = Assembler(styles, Numbering(package), notes)
    body = Story(name, styles)
    for item in joined(body.items(_watched(package, package.main, task))):
        assembler.body(item)
    for text in _marginals(package, body.marginals, styles, task):
        assembler.margin(text)
    blocks = unmarked(assembler.blocks())
    notices = _notices(assembler, body, name)
    linked = (relation.target for relation in package.relations.values())
    if has_little_text(blocks) and any(is_page(package.archive, part) for part in linked):
        pictures = list(_pictures(package, task))
        blocks, more = with_pictures(package.archive, pictures, blocks, name, task)
        notices += more
    return blocks, notices


def _pictures(package: Package, task: Task) -> Iterator[tuple[str, float | None]]:
    """The parts of the pictures in the body, in order, and the share of a page that each takes, where it says so."""
    root = xml.tree(_watched(package, package.main, task), package.name)
    page = next((_area(entry, "w", "h") for entry in root.iter("{*}pgSz")), None) or _A4
    for entry in root.iter("{*}blip", "{*}imagedata"):
        for key, value in entry.attrib.items():
            if str(key).endswith(("}embed", "}id")) and (part := package.related(str(value))):
                yield part, _share(entry, page)


def _share(picture: xml.Element, page: float) -> float | None:
    """How much of a page of ``page`` square twips a picture takes; None where nothing says so."""
    for around in picture.iterancestors("{*}inline", "{*}anchor"):
        extent = next(around.iterchildren("{*}extent"), None)
        area = _area(extent, "cx", "cy") if extent is not None else None
        return area / _TWIP**2 / page if area else None
    return None


def _area(entry: xml.Element, across: str, down: str) -> float | None:
    """The product of two numbers that ``entry`` has under these names, in whatever name space."""
    sides = {str(key).rpartition("}")[2]: str(value) for key, value in entry.attrib.items()}
    try:
        return float(sides[across]) * float(sides[down]) or None
    except (KeyError, ValueError):
        return None


def _graphics(package: Package) -> Iterator[tuple[tuple[str, str], list[Item]]]:
    """The words in diagrams and charts by the relationship they are shown through; figures that a chart only
    draws are not text."""
    for key, relation in package.relations.items():
        if (
            relation.kind.endswith(("/diagramData", "/chart"))
            and relation.target in package.archive
        ):
            root = xml.parse(package.archive.read(relation.target), package.name)
            texts = ["".join(part.text or "" for part in p.iter("{*}t")) for p in root.iter("{*}p")]
            for labels in root.iter("{*}strCache"):
                texts.append(" ".join(value.text or "" for value in labels.iter("{*}v")))
            # Each series of a chart repeats the labels of the axis.
            yield ("graphic", key), [Paragraph(text) for text in dict.fromkeys(texts)]


def _watched(package: Package, part: str, task: Task) -> Iterator[bytes]:
    """The part's bytes; between two pieces the person hears how far it is and may stop."""
    total = max(package.archive.size(part), 1)
    done = 0
    for chunk in package.archive.chunks(part):
        task.check()
        task.report(_STAGE, min(done, total), total)
        done += len(chunk)
        yield chunk


def _marginals(
    package: Package, shown: list[Marginal], styles: Styles, task: Task
) -> Iterator[list[Item]]:
    """What the headers hold, then the footers, each part once; those for even pages only if they are on."""
    even = _even_pages_differ(package)
    seen = set()
    for marginal in sorted(shown, key=lambda entry: entry.footer):
        part = package.related(marginal.relation)
        if part is None or part in seen or (marginal.kind == "even" and not even):
            continue
        seen.add(part)
        yield list(joined(Story(package.name, styles).items(_watched(package, part, task))))


def _even_pages_differ(package: Package) -> bool:
    part = package.part("settings")
    if part is None:
        return False
    root = xml.parse(package.archive.read(part), package.name)
    for space in (TRANSITIONAL, STRICT):
        word = names(space)
        found = root.find(f"{word.prefix}evenAndOddHeaders")
        if found is not None:
            return is_on(found.get(word.val))
    return False


def _notices(assembler: Assembler, body: Story, name: str) -> list[Notice]:
    named = ("name", name)
    notices = []
    if assembler.hidden:
        notices.append(Notice("notice.docx.hidden", (named, ("count", str(assembler.hidden)))))
    if assembler.deleted:
        notices.append(Notice("notice.docx.revisions", (named,)))
    if body.foreign:
        notices.append(Notice("notice.docx.embedded", (named, ("count", str(body.foreign)))))
    return notices
