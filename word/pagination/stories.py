"""Headers and footers: which of them a page has, and its number in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy

from lxml import etree

from word.ooxml import Package, r, w
from word.pagination.blocks import Block, Paragraph, Table
from word.pagination.drawing import cell_lines, drawn, row_strokes, rule_under
from word.pagination.model import Page
from word.pagination.reading import Reader
from word.properties import flatten, number, on, value

_EDGE = 720
_INSTRUCTION, _CHARACTER, _TEXT = w("instrText"), w("fldChar"), w("t")
_DASHED = "numberInDash"


class Stories:
    """The headers and footers of the last section."""

    def __init__(self, package: Package, reader: Reader) -> None:
        self._reader = reader
        reader.leave_grid()
        main = package.main_part()
        targets = {each.id: each.target for each in package.relationships(main)}
        self._roots: dict[tuple[str, str], etree._Element] = {}
        self._parts: dict[tuple[str, str], str] = {}
        section = reader.section
        for kind in ("header", "footer"):
            for each in () if section is None else section.iterfind(w(f"{kind}Reference")):
                part = targets.get(each.get(r("id"), ""), "")
                if part in package.parts:
                    self._roots[kind, each.get(w("type"), "default")] = package.xml(part)
                    self._parts[kind, each.get(w("type"), "default")] = part
        props = flatten(section)
        self._two_sided = on(value(reader.settings, "evenAndOddHeaders"))
        self._first = on(props.get("titlePg"))
        self._edges = {
            kind: number(props.get(f"pgMar.{kind}"), _EDGE) for kind in ("header", "footer")
        }
        self._start = number(props.get("pgNumType.start"), 1)
        self._dashed = props.get("pgNumType.fmt") == _DASHED

    def put(self, pages: Sequence[Page]) -> None:
        """Put their header and footer on ``pages``."""
        for page in pages:
            shown = page.number + self._start - 1
            values = {
                "PAGE": f"- {shown} -" if self._dashed else str(shown),
                "NUMPAGES": str(len(pages)),
                "SECTIONPAGES": str(len(pages)),
            }
            for kind in ("header", "footer"):
                root = self._roots.get((kind, self._type(page.number)))
                if root is not None:
                    self._reader.pictures.turn_to(self._parts[kind, self._type(page.number)])
                    self._put(page, kind, root, values)

    def _type(self, page: int) -> str:
        if self._first and page == 1:
            return "first"
        return "even" if self._two_sided and page % 2 == 0 else "default"

    def _put(self, page: Page, kind: str, root: etree._Element, values: Mapping[str, str]) -> None:
        copied = deepcopy(root)
        _number(copied, values)
        blocks = list(self._reader.inside(copied))
        y = float(self._edges[kind])
        if kind == "footer":
            y = page.paper.height - y - sum(self._height(block, page) for block in blocks)
        for block in blocks:
            y = self._block(block, page, y)

    def _height(self, block: Block, page: Page) -> float:
        if isinstance(block, Table):
            return sum(block.heights(self._reader.kinsoku))
        lines = block.lines(page.paper.room, self._reader.kinsoku)
        form = block.form
        return len(lines) * block.height + form.before + form.after + form.rule_gap + form.rule

    def _block(self, block: Block, page: Page, y: float) -> float:
        kinsoku, left = self._reader.kinsoku, page.paper.left
        if isinstance(block, Table):
            for row, height in zip(block.rows, block.heights(kinsoku), strict=True):
                page.margin += cell_lines(
                    block, row, kinsoku, top=y, height=height, left=left, draw=True
                )
                page.strokes += row_strokes(block, row, y, height, left)
                y += height
            return y
        block.index = -1
        y += block.form.before
        lines = block.lines(page.paper.room, kinsoku)
        for at, (start, end) in enumerate(lines):
            page.margin.append(
                drawn(block, start, end, y=y, left=left, room=page.paper.room,
                      first=at == 0, last=at == len(lines) - 1, draw=True)
            )  # fmt: skip
            y += block.height
        if block.form.rule:
            page.strokes.append(rule_under(block, page.paper, y))
            y += block.form.rule_gap + block.form.rule
        return y + block.form.after


def marks(blocks: Sequence[Block]) -> Iterator[tuple[str, int]]:
    """Every bookmark and the paragraph it begins in."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from ((name, block.index) for name in block.bookmarks)
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from marks(cell.paragraphs)


def _number(root: etree._Element, values: Mapping[str, str]) -> None:
    """Show ``values`` where the fields of their names show what they showed when the file was saved."""
    for simple in list(root.iter(w("fldSimple"))):
        shown = values.get(_name(simple.get(w("instr"), "")))
        if shown is not None:
            _show(list(simple.iter(_TEXT)), shown)
    for paragraph in root.iter(w("p")):
        instruction = state = ""
        texts: list[etree._Element] = []
        for element in paragraph.iter(_CHARACTER, _INSTRUCTION, _TEXT):
            if element.tag == _CHARACTER:
                state = element.get(w("fldCharType"), "")
                if state == "begin":
                    instruction, texts = "", []
                elif state == "end":
                    shown = values.get(_name(instruction))
                    if shown is not None:
                        _show(texts, shown)
            elif element.tag == _INSTRUCTION and state == "begin":
                instruction += element.text or ""
            elif element.tag == _TEXT and state == "separate":
                texts.append(element)


def _name(instruction: str) -> str:
    return next(iter(instruction.upper().split()), "")


def _show(texts: Sequence[etree._Element], shown: str) -> None:
    for number_of, element in enumerate(texts):
        element.text = "" if number_of else shown
