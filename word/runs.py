"""The text of one paragraph over its runs: finding fields in it and putting values in their place.

Word splits typed text into runs wherever it likes (spelling marks, revisions, bookmarks), so a field is found
in the joined text and written into the run that holds its first character, whose format it takes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from word.leftovers import OBJECT, Edit, with_labels_dropped
from word.ooxml import XML, W, w

FIELD = re.compile(r"【([^【】\t\n￼]{1,40})】")

# Inside a value: break the line, or begin a new paragraph.
LINE_BREAK = "\n"
PARAGRAPH_BREAK = "\u2029"

# Word takes these from the Latin face unless the run says that they are Chinese.
CHINESE_MARKS = re.compile("[“”‘’—…·]")

# The children of w:rPr in the order of the schema.
_ORDER = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof "
    "snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText "
    "vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange"
)
_LATER = {
    name: frozenset(w(later) for later in _ORDER.split()[index + 1 :])
    for index, name in enumerate(_ORDER.split())
}

_T, _TAB, _BR, _CR, _R, _P, _RPR = (w(n) for n in ("t", "tab", "br", "cr", "r", "p", "rPr"))
_SPACE = f"{{{XML}}}space"


@dataclass(slots=True)
class _Piece:
    """A ``w:t`` and where its text begins in the paragraph's."""

    node: etree._Element
    start: int
    text: str


class Line:
    """The text of a paragraph: tabs are tabs, breaks are newlines, any other thing in a run is U+FFFC."""

    def __init__(self, paragraph: etree._Element) -> None:
        self.paragraph = paragraph
        self._pieces: list[_Piece] = []
        found: list[str] = []
        length = 0
        for run in runs(paragraph):
            for child in run:
                if child.tag == _T:
                    text = child.text or ""
                    self._pieces.append(_Piece(child, length, text))
                elif child.tag == _RPR:
                    continue
                elif child.tag == _TAB:
                    text = "\t"
                elif child.tag in (_BR, _CR):
                    text = LINE_BREAK
                else:
                    text = OBJECT
                found.append(text)
                length += len(text)
        self.text = "".join(found)

    def fields(self) -> tuple[str, ...]:
        """Names in 【】, in order."""
        return tuple(FIELD.findall(self.text))

    def only_field(self) -> str:
        """The name of the field that stands alone in this paragraph, empty if none does."""
        found = FIELD.fullmatch(self.text.strip())
        return found[1] if found else ""

    def run_of(self, offset: int) -> etree._Element | None:
        """The run that holds the character at ``offset``."""
        for piece in reversed(self._pieces):
            if piece.start <= offset:
                return piece.node.getparent()
        return None

    def fill(self, values: Mapping[str, str]) -> list[etree._Element]:
        """Put ``values`` in the place of their fields; what only labels empty fields goes with them.

        Returns the paragraphs this one became: none if it has fields and all of them are empty (it is left as
        it was then), more than one where a value begins new paragraphs.
        """
        edits = [
            Edit(found.start(), found.end(), values[found[1]])
            for found in FIELD.finditer(self.text)
            if found[1] in values
        ]
        if not edits:
            return [self.paragraph]
        if not any(edit.value for edit in edits) and OBJECT not in self.text:
            return []
        for edit in with_labels_dropped(self.text, edits):
            self._apply(edit)
        return self._write()

    def _apply(self, edit: Edit) -> None:
        """Edits come from the last to the first, so that offsets before them stay true."""
        for piece in reversed(self._pieces):
            start, end = edit.start - piece.start, edit.end - piece.start
            if start >= len(piece.text) or end <= 0:
                continue
            value = edit.value if start >= 0 else ""
            piece.text = piece.text[: max(start, 0)] + value + piece.text[end:]

    def _write(self) -> list[etree._Element]:
        starts: list[etree._Element] = []
        for piece in self._pieces:
            if piece.text != (piece.node.text or ""):
                starts.extend(_expand(piece.node, piece.text))
        made = [self.paragraph]
        for mark in reversed(starts):
            run = mark.getparent()
            if run is not None and run.getparent() is self.paragraph:
                made.insert(1, _split(self.paragraph, run, mark))
                run.remove(mark)
        for paragraph in made:
            _tidy(paragraph)
        return made


def runs(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The runs of this very paragraph, in any wrapper, but not those of a text box anchored in it."""
    for run in paragraph.iter(_R):
        owner = run.getparent()
        while owner is not None and owner.tag != _P:
            owner = owner.getparent()
        if owner is paragraph:
            yield run


def mark_chinese(run: etree._Element) -> None:
    """Give a run that holds “ ” ‘ ’ — … · the hint that these are Chinese."""
    if any(CHINESE_MARKS.search(node.text or "") for node in run.iterchildren(_T)):
        put(properties_of(run), "rFonts").set(w("hint"), "eastAsia")


def properties_of(run: etree._Element) -> etree._Element:
    """The ``w:rPr`` of a run, made if it has none."""
    properties = run.find(_RPR)
    if properties is None:
        properties = etree.Element(_RPR, nsmap={"w": W})
        run.insert(0, properties)
    return properties


def put(properties: etree._Element, name: str) -> etree._Element:
    """The property ``name`` of a ``w:rPr``, put in the place that the schema's order gives it."""
    found = properties.find(w(name))
    if found is not None:
        return found
    fresh = etree.Element(w(name), nsmap={"w": W})
    later = _LATER[name]
    position = next(
        (index for index, child in enumerate(properties) if child.tag in later), len(properties)
    )
    properties.insert(position, fresh)
    return fresh


def _expand(node: etree._Element, text: str) -> list[etree._Element]:
    """Write ``text`` into ``node`` and breaks and texts after it; returns the breaks that begin paragraphs.

    Inside a link or a content control, where no paragraph can begin, they stay breaks of the line.
    """
    first, *rest = re.split(f"([{LINE_BREAK}{PARAGRAPH_BREAK}])", text)
    _set_text(node, first)
    starts: list[etree._Element] = []
    last = node
    for part in rest:
        fresh = etree.Element(_BR if part in (LINE_BREAK, PARAGRAPH_BREAK) else _T)
        if fresh.tag == _T:
            _set_text(fresh, part)
        elif part == PARAGRAPH_BREAK:
            starts.append(fresh)
        last.addnext(fresh)
        last = fresh
    return starts


def _split(paragraph: etree._Element, run: etree._Element, node: etree._Element) -> etree._Element:
    """Move what follows ``node`` to a new paragraph of the same format, right after this one."""
    fresh = etree.Element(_P)
    properties = paragraph.find(w("pPr"))
    if properties is not None:
        copied = deepcopy(properties)
        for tag in ("sectPr", "pageBreakBefore"):
            for element in copied.findall(w(tag)):
                copied.remove(element)
        spacing = copied.find(w("spacing"))
        if spacing is not None:  # the gap before the first is a gap before the whole
            for name in ("before", "beforeLines", "beforeAutospacing"):
                spacing.attrib.pop(w(name), "")
        indent = copied.find(w("ind"))
        if indent is not None:  # it hangs from a label that only the first has
            for name in ("hanging", "hangingChars"):
                indent.attrib.pop(w(name), "")
        fresh.append(copied)
    rest = etree.SubElement(fresh, _R)
    run_properties = run.find(_RPR)
    if run_properties is not None:
        rest.append(deepcopy(run_properties))
    rest.extend(list(node.itersiblings()))
    fresh.extend(list(run.itersiblings()))
    paragraph.addnext(fresh)
    return fresh


def _set_text(node: etree._Element, text: str) -> None:
    node.text = text
    if text != text.strip() or "  " in text:
        node.set(_SPACE, "preserve")


def _tidy(paragraph: etree._Element) -> None:
    """Take out emptied texts and runs and marks of a spelling check that no longer holds."""
    for node in list(paragraph.iterchildren(w("proofErr"))):
        paragraph.remove(node)
    for run in list(runs(paragraph)):
        for node in list(run.iterchildren(_T)):
            if not node.text:
                run.remove(node)
        parent = run.getparent()
        if parent is not None and all(child.tag == _RPR for child in run):
            parent.remove(run)
