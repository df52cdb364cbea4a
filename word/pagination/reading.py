"""A file's body as blocks to lay out, with the effective format of every paragraph and run."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from word.effective import Formats
from word.ooxml import Package, integer, w
from word.pagination.blocks import PAGE_BREAK, Block, Cell, Drawing, Form, Paragraph, Row, Table
from word.pagination.breaking import NO_END, NO_START, Kinsoku, is_word
from word.pagination.metrics import TWIPS, Advances, Metrics, Program, is_full
from word.pagination.model import Look, Paper
from word.pagination.pictures import Pictures
from word.properties import Props, child, flatten, number, on, value

_P, _R, _T, _TBL, _TR, _TC = (w(name) for name in ("p", "r", "t", "tbl", "tr", "tc"))
_PPR, _RPR, _TAB, _BR, _CR = (w(name) for name in ("pPr", "rPr", "tab", "br", "cr"))
_MARK = w("bookmarkStart")
_AROUND = frozenset(
    w(n) for n in ("hyperlink", "ins", "smartTag", "sdt", "sdtContent", "fldSimple")
)
_BLOCK_AROUND = frozenset(w(n) for n in ("sdt", "sdtContent", "customXml", "ins"))
_EMU_PER_TWIP = 635
# What a raised character is of its line's size: LibreOffice and Word both draw it at 58 hundredths and more.
_RAISED = 0.58
_NONE: frozenset[int] = frozenset()
_GAP = 0.2
_SINGLE = 240
# Grids that lines stand on; LibreOffice writes one of type "default", which is none.
_LINED = frozenset({"lines", "linesAndChars", "snapToChars"})


class Reader:
    """Reads one package."""

    def __init__(self, package: Package, metrics: Metrics) -> None:
        self._metrics = metrics
        main = package.main_part()
        root = package.xml(main)
        styles = [package.xml(part) for part in package.related(main, "styles")]
        numbering = [package.xml(part) for part in package.related(main, "numbering")]
        settings = [package.xml(part) for part in package.related(main, "settings")]
        self._formats = Formats(styles[0] if styles else None, numbering[0] if numbering else None)
        # LibreOffice knows its own lists only.
        own = metrics.program is Program.WORD and settings
        self.kinsoku = _kinsoku(settings[0]) if own else Kinsoku()
        body = child(root, "body")
        self._body = root if body is None else body
        section = next(reversed(list(self._body.iter(w("sectPr")))), None)
        self.section = section
        self.settings = settings[0] if settings else None
        self.paper = _paper(section)
        self.mirror = on(value(self.settings, "mirrorMargins"))
        self._grid = flatten(section)
        self._delta = self._space()
        self.pictures = Pictures(package, main, self.paper)
        self._forms: dict[int, Form] = {}
        self._looks: dict[int, tuple[Look, Advances]] = {}
        self._kept: list[Props] = []  # keeps the dictionaries alive whose ids are keys
        self._count = 0

    def _space(self) -> float:
        if self._grid.get("docGrid.type") not in ("linesAndChars", "snapToChars"):
            return 0.0
        return self._metrics.grid(integer(self._grid.get("docGrid.charSpace")))

    def blocks(self, *, body_only: bool = False) -> Iterator[Block]:
        """The blocks of the body, in order; with ``body_only`` up to the paragraph that the 报尾 hangs on."""
        tail = False
        for block in self.inside(self._body):
            yield block
            if tail and body_only:
                return
            tail = isinstance(block, Table) and block.tail

    def leave_grid(self) -> None:
        """Read what follows without the grid: it is for the body only."""
        self._grid, self._delta = {}, 0.0
        self._looks.clear()

    def inside(self, holder: etree._Element) -> Iterator[Block]:
        """The blocks in ``holder``: the body, a header, a footer."""
        for element in holder:
            if element.tag == _P:
                yield self._paragraph(element, "")
            elif element.tag == _TBL:
                yield self._table(element)
            elif element.tag in _BLOCK_AROUND:
                yield from self.inside(element)

    # --- paragraphs --------------------------------------------------------------------------------

    def _paragraph(self, element: etree._Element, table_style: str) -> Paragraph:
        properties = element.find(_PPR)
        formats = self._formats
        style = formats.paragraph_style_id(value(properties, "pStyle"))
        props = formats.paragraph(properties, style, table_style)
        form = self._forms.get(id(props))
        if form is None:
            form = self._forms[id(props)] = self._form(props)
            self._kept.append(props)
        texts: list[str] = []
        advances: list[float] = []
        spans: list[tuple[int, Look]] = []
        marks: list[str] = []
        least = 0.0
        drawings: list[Drawing] = []
        for run in _runs(element, marks):
            text, height, drawn = _text(run)
            least = max(least, height)
            if drawn:
                drawings += self.pictures.of(run)
            if not text:
                continue
            props = formats.run(run.find(_RPR), style, table_style)
            known = self._looks.get(id(props))
            if known is None:
                known = self._looks[id(props)] = self._look(props)
                self._kept.append(props)
            if on(props.get("vanish")):
                continue
            look, table = known
            texts.append(text)
            advances.extend(map(table.__getitem__, text))
            spans.append((len(advances), look))
        if not spans:
            mark = formats.run(child(properties, "rPr"), style, table_style)
            spans.append((0, self._look(mark)[0]))
        if not form.exact:
            tallest = max(look.points for _, look in spans) * TWIPS * 1.3
            least = max(least, self._snapped(tallest, props) * form.line / _SINGLE)
            form = form._replace(line=0.0)
        joined = "".join(texts)
        # LibreOffice lets no mark hang over where another format begins.
        seams = (
            frozenset(end for end, _ in spans)
            if self._metrics.program is Program.LIBREOFFICE
            else _NONE
        )
        self._count += 1
        return Paragraph(
            self._count - 1,
            form,
            joined,
            advances,
            self._gaps(joined, spans),
            spans,
            tuple(marks),
            least,
            seams,
            tuple(drawings),
        )

    def _snapped(self, height: float, props: Props) -> float:
        pitch = number(self._grid.get("docGrid.linePitch"))
        snaps = self._grid.get("docGrid.type") in _LINED and on(props.get("snapToGrid"), True)
        if not pitch or not snaps:
            return height
        return -(-height // pitch) * pitch

    def _gaps(self, text: str, spans: list[tuple[int, Look]]) -> list[float] | None:
        """What LibreOffice leaves between Chinese and letters or figures."""
        if self._metrics.program is not Program.LIBREOFFICE or text.isascii():
            return None
        gaps = [0.0] * len(text)
        place, (end, look) = 0, spans[0]
        found = False
        previous = ""
        for index, char in enumerate(text):
            while index >= end and place + 1 < len(spans):
                place += 1
                end, look = spans[place]
            if previous and _apart(previous, char):
                gaps[index] = (look.points * TWIPS + self._delta) * _GAP // 1
                found = True
            previous = char
        return gaps if found else None

    def _look(self, props: Props) -> tuple[Look, Advances]:
        raised = props.get("vertAlign", "baseline") not in ("baseline", "")
        points = number(props.get("sz"), 20) / 2
        scale = number(props.get("w"), 100)
        size = points * _RAISED if raised else points
        color = props.get("color", "auto")
        look = Look(
            props.get("rFonts.eastAsia") or props.get("rFonts.ascii", ""),
            points,
            on(props.get("b")),
            "000000" if color == "auto" else color,
            raised,
            scale,
            props.get("rFonts.ascii", ""),
        )
        return look, Advances(self._metrics, size, self._delta, scale / 100)

    def _form(self, props: Props) -> Form:
        rule = props.get("spacing.lineRule", "auto")
        hanging = number(props.get("ind.hanging"))
        first = -hanging if hanging else number(props.get("ind.firstLine"))
        border = props.get("pBdr.bottom.val", "none") not in ("none", "nil")
        thick = number(props.get("pBdr.bottom.sz")) / 8 * TWIPS if border else 0.0
        space = number(props.get("pBdr.bottom.space")) * TWIPS if border else 0.0
        level = props.get("outlineLvl", "9")
        return Form(
            left=number(props.get("ind.left")),
            right=number(props.get("ind.right")),
            first=first,
            line=number(props.get("spacing.line"), _SINGLE),
            exact=rule == "exact",
            before=number(props.get("spacing.before")),
            after=number(props.get("spacing.after")),
            keep_next=on(props.get("keepNext")),
            keep_lines=on(props.get("keepLines")),
            break_before=on(props.get("pageBreakBefore")),
            align=props.get("jc", "left"),
            rule=thick,
            rule_gap=space,
            rule_color=props.get("pBdr.bottom.color", "000000"),
            tabs=tuple(
                sorted(
                    (float(number(key[4:])), kind, props.get(f"leader.{key[4:]}", ""))
                    for key, kind in props.items()
                    if key.startswith("tab.")
                )
            ),
            level=int(level) + 1 if level.isdigit() and level != "9" else 0,
        )

    # --- tables ------------------------------------------------------------------------------------

    def _table(self, element: etree._Element) -> Table:
        props = flatten(child(element, "tblPr"))
        grid = [number(c.get(w("w"))) for c in element.iterfind(f"{w('tblGrid')}/{w('gridCol')}")]
        sides = [
            number(props.get(f"tblCellMar.{side}.w")) for side in ("top", "right", "bottom", "left")
        ]
        lined = props.get("tblBorders.insideH.val", "none") not in ("none", "nil")
        thick = number(props.get("tblBorders.insideH.sz")) / 8 * TWIPS if lined else 0.0
        upright = number(props.get("tblBorders.insideV.sz")) / 8 * TWIPS
        style = props.get("tblStyle", "")
        rows = tuple(self._row(row, grid, style) for row in element.iterfind(_TR))
        tail = props.get("tblpPr.tblpYSpec") == "bottom"
        return Table(
            rows,
            (sides[0], sides[1], sides[2], sides[3]),
            thick,
            upright,
            tail,
            (_rule(props, "top"), _rule(props, "bottom")),
            (_rule(props, "left"), _rule(props, "right")),
        )

    def _row(self, row: etree._Element, grid: list[int], style: str) -> Row:
        properties = child(row, "trPr")
        cells: list[Cell] = []
        column = 0
        for cell in row.iterfind(_TC):
            own = child(cell, "tcPr")
            span = max(number(value(own, "gridSpan"), 1), 1)
            width = sum(grid[column : column + span]) or number(flatten(own).get("tcW.w"))
            column += span
            paragraphs = tuple(self._paragraph(p, style) for p in cell.iter(_P))
            cells.append(Cell(width, paragraphs))
        height = number(flatten(properties).get("trHeight"))
        return Row(tuple(cells), on(value(properties, "tblHeader")), height)


def _rule(props: Props, side: str) -> float:
    """Width of a border of a table."""
    lined = props.get(f"tblBorders.{side}.val", "none") not in ("none", "nil")
    return number(props.get(f"tblBorders.{side}.sz")) / 8 * TWIPS if lined else 0.0


def _apart(left: str, right: str) -> bool:
    """Whether a gap is left between two characters: one is Chinese, the other a letter or a figure."""
    if is_word(left) == is_word(right):
        return False
    return left.isalnum() and right.isalnum() and is_full(left) != is_full(right)


def _runs(element: etree._Element, marks: list[str]) -> Iterator[etree._Element]:
    for item in element:
        if item.tag == _R:
            yield item
        elif item.tag == _MARK:
            marks.append(item.get(w("name"), ""))
        elif item.tag in _AROUND:
            yield from _runs(item, marks)


def _text(run: etree._Element) -> tuple[str, float, bool]:
    """The text of a run, the height of what else stands in its line, and whether it holds a picture at all."""
    parts: list[str] = []
    height = 0.0
    drawn = False
    for item in run:
        tag = item.tag
        if tag == _T:
            parts.append(item.text or "")
        elif tag == _TAB:
            parts.append("\t")
        elif tag in (_BR, _CR):
            parts.append(PAGE_BREAK if item.get(w("type")) == "page" else "\n")
        elif tag == w("drawing"):
            drawn = True
            extent = next(item.iterfind("{*}inline/{*}extent"), None)
            height = 0.0 if extent is None else integer(extent.get("cy")) / _EMU_PER_TWIP
    return "".join(parts), height, drawn


def _paper(section: etree._Element | None) -> Paper:
    props = flatten(section)
    return Paper(
        number(props.get("pgSz.w"), 11906),
        number(props.get("pgSz.h"), 16838),
        abs(number(props.get("pgMar.top"), 1440)),
        abs(number(props.get("pgMar.bottom"), 1440)),
        number(props.get("pgMar.left"), 1800) + number(props.get("pgMar.gutter")),
        number(props.get("pgMar.right"), 1800),
    )


def _kinsoku(settings: etree._Element | None) -> Kinsoku:
    """The file's own lists where it has them."""
    start = value(settings, "noLineBreaksBefore")
    end = value(settings, "noLineBreaksAfter")
    return Kinsoku(
        NO_START if start is None else frozenset(start), NO_END if end is None else frozenset(end)
    )
