"""From paragraphs and tables to blocks: kinds, automatic numbers, places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from model.document import Anchor, Block, BlockKind, Segment
from readers.common.breaks import blocks_of_lines, reads_as_body
from readers.common.lines import joint
from readers.docx.items import Item, Paragraph, Row, Table, joined
from readers.docx.numbering import Numbering
from readers.docx.styles import Role, Style, Styles

# Characters of several paragraphs in one cell that are more than a value or a remark.
_RUNNING_TEXT = 200

# (start, end, rendered page breaks before, hard page breaks before, paragraph number)
_Mark = tuple[int, int, int, int, int]
_Draft = tuple[BlockKind, str, int, tuple[tuple[str, ...], ...], list[_Mark]]


class Assembler:
    """Takes the items of a document in order. Pages are known only at its end: a document that Word laid out
    records where each page began; in any other only the page breaks that someone set can be counted."""

    def __init__(
        self, styles: Styles, numbering: Numbering, notes: Mapping[tuple[str, str], list[Item]]
    ) -> None:
        self._styles = styles
        self._numbering = numbering
        self._notes = notes
        self._drafts: list[_Draft] = []
        self._paragraph = 0
        self._rendered = 0
        self._hard = 0
        self.hidden = 0
        self.deleted = False

    def body(self, item: Item) -> None:
        """The next item of the body."""
        if isinstance(item, Paragraph):
            self._paragraph += 1
            self._add_paragraph(item)
        else:
            self._add_table(item, counted=True)

    def margin(self, items: list[Item]) -> None:
        """What a header or footer holds, as noise."""
        for item in items:
            for text in self._texts(item):
                if text.strip():
                    self._drafts.append((BlockKind.NOISE, text.strip(), 0, (), []))

    def blocks(self) -> list[Block]:
        """Everything added, with its places."""
        paged = bool(self._rendered or self._hard)
        use_rendered = bool(self._rendered)
        blocks = []
        for kind, text, level, rows, marks in self._drafts:
            segments = []
            for start, end, rendered, hard, paragraph in marks:
                page = 1 + (rendered if use_rendered else hard) if paged else None
                segments.append(Segment(start, end, Anchor(page, None, paragraph)))
            blocks.append(Block(kind, text, tuple(segments), level, rows))
        return blocks

    # Paragraphs

    def _add_paragraph(self, found: Paragraph, as_kind: BlockKind | None = None) -> None:
        style = self._styles[found.style]
        kind, level = self._kind(found, style)
        text, shift, bullet = self._labelled(found, style)
        if bullet and kind is BlockKind.PARAGRAPH:
            kind, level = BlockKind.LIST_ITEM, bullet
        if as_kind is not None:
            kind, level = as_kind, 0
        marks = self._marks(found, text, shift)
        if text:
            if "\n" in text:
                self._add_lines(kind, level, text, marks, found.centred)
            else:
                self._drafts.append((kind, text, level, (), marks))
        self._add_asides(found)

    def _kind(self, found: Paragraph, style: Style) -> tuple[BlockKind, int]:
        if style.role is Role.CONTENTS:
            return BlockKind.NOISE, 0
        if style.role is Role.CAPTION:
            return BlockKind.CAPTION, 0
        level = style.level if style.role is Role.HEADING else None
        if found.outline is not None:
            level = found.outline + 1 if 0 <= found.outline <= 8 else None
        if level is None or reads_as_body(found.text):
            return BlockKind.PARAGRAPH, 0
        return BlockKind.HEADING, level

    def _labelled(self, found: Paragraph, style: Style) -> tuple[str, int, int]:
        """The text with its automatic number, where the file's own text now begins in it, a bullet's depth."""
        text = found.text.rstrip()
        own = text.lstrip()
        number_id, number_level = found.number_id, found.number_level
        if number_id is None:
            number_id = style.number_id
            number_level = number_level if number_level is not None else style.number_level
        lead = len(own) - len(text)
        if number_id is None:
            return own, lead, 0
        label = self._numbering.label(number_id, number_level, found.style)
        if label is None:
            return own, lead, 0
        if label.bullet:
            return own, lead, label.depth
        if not own or not label.text:
            return own, lead, 0
        return label.text + own, lead + len(label.text), 0

    def _marks(self, found: Paragraph, text: str, shift: int) -> list[_Mark]:
        """The places of ``text``, a new one at each page break inside; counts the breaks."""
        if not found.breaks:
            return [(0, len(text), self._rendered, self._hard, self._paragraph)]
        marks = []
        start = 0
        for offset, rendered, hard in found.breaks:
            at = min(max(offset + shift, 0), len(text))
            # A break before the first character of its own text is a break before the number, too.
            at = 0 if offset + shift <= max(shift, 0) else at
            if at > start:
                marks.append((start, at, self._rendered, self._hard, self._paragraph))
                start = at
            self._rendered += rendered
            self._hard += hard
        if start < len(text):
            marks.append((start, len(text), self._rendered, self._hard, self._paragraph))
        return marks

    def _add_lines(
        self, kind: BlockKind, level: int, text: str, marks: list[_Mark], centred: bool
    ) -> None:
        """A paragraph with line breaks: the lines of a heading belong together, others are judged as printed
        lines are."""
        lines: list[tuple[int, str]] = []
        at = 0
        for line in text.split("\n"):
            if line.strip():
                lines.append((at + len(line) - len(line.lstrip()), line.strip()))
            at += len(line) + 1
        groups = blocks_of_lines([line for _, line in lines], kind, centred=centred)
        for group in groups:
            self._add_group(kind, level, [lines[index] for index in group], marks)

    def _add_group(
        self, kind: BlockKind, level: int, lines: list[tuple[int, str]], marks: list[_Mark]
    ) -> None:
        text = ""
        moved: list[_Mark] = []
        for at, line in lines:
            text += joint(text, line)
            begin = len(text)
            text += line
            for start, end, rendered, hard, paragraph in marks:
                low, high = max(start, at), min(end, at + len(line))
                if low < high:
                    moved.append((begin + low - at, begin + high - at, rendered, hard, paragraph))
        self._drafts.append((kind, text, level, (), moved))

    def _add_asides(self, found: Paragraph) -> None:
        """What hangs on a paragraph: phonetic guides, text boxes, notes."""
        self.hidden += found.hidden
        self.deleted = self.deleted or found.deleted
        for guide in found.ruby:
            self._drafts.append(
                (BlockKind.NOISE, guide.strip(), 0, (), [self._here(guide.strip())])
            )
        for box in found.boxes:
            for item in joined(box):
                if isinstance(item, Paragraph):
                    self._add_paragraph(item)
                else:
                    self._add_table(item, counted=False)
        for note in found.notes:
            for item in joined(self._notes.get(note, ())):
                if isinstance(item, Paragraph):
                    self._add_paragraph(item, BlockKind.CAPTION)
                else:
                    self._add_table(item, counted=False)

    def _here(self, text: str) -> _Mark:
        return (0, len(text), self._rendered, self._hard, self._paragraph)

    # Tables

    def _add_table(self, table: Table, *, counted: bool) -> None:
        rows = [row for row in table.rows if row.cells]
        if _is_frame(rows):
            for item in (item for row in rows for cell in row.cells for item in joined(cell.items)):
                if isinstance(item, Paragraph):
                    self._paragraph += counted
                    self._add_paragraph(item)
                else:
                    self._add_table(item, counted=counted)
            return
        written: list[tuple[str, ...]] = []
        marks: list[_Mark] = []
        asides: list[Paragraph] = []
        at = 0
        for row in rows:
            first = self._paragraph + counted
            cells = self._cells(row, asides, counted)
            if not any(cells):
                continue
            length = sum(map(len, cells)) + len(cells) - 1
            marks.append((at, at + length, self._rendered, self._hard, first))
            written.append(cells)
            at += length + 1
        if written:
            text = "\n".join("\t".join(cells) for cells in written)
            self._drafts.append((BlockKind.TABLE, text, 0, tuple(written), marks))
        for paragraph in asides:
            self._add_asides(paragraph)

    def _cells(self, row: Row, asides: list[Paragraph], counted: bool) -> tuple[str, ...]:
        """The cells of a row, one for each grid column; a break of the page is in every cell but counts once."""
        cells = [""] * row.before
        before = self._rendered, self._hard
        most = before
        for cell in row.cells:
            self._rendered, self._hard = before
            pieces = []
            for item in joined(cell.items):
                pieces += self._texts(item, asides, counted)
            most = max(most[0], self._rendered), max(most[1], self._hard)
            cells.append(" ".join(" ".join(pieces).split()))
            cells += [""] * (cell.span - 1)
        self._rendered, self._hard = most
        return tuple(cells)

    def _texts(
        self, item: Item, asides: list[Paragraph] | None = None, counted: bool = False
    ) -> list[str]:
        """The text of a paragraph or of a whole nested table, in order; what hangs on it goes to ``asides``,
        or is part of the text where there is none."""
        if isinstance(item, Table):
            texts = []
            for row in item.rows:
                for cell in row.cells:
                    for inner in joined(cell.items):
                        texts += self._texts(inner, asides, counted)
            return texts
        self._paragraph += counted
        text = self._labelled(item, self._styles[item.style])[0]
        for _, rendered, hard in item.breaks:
            self._rendered += rendered
            self._hard += hard
        if asides is not None:
            if item.boxes or item.notes or item.ruby or item.hidden or item.deleted:
                asides.append(item)
            return [text]
        inner_texts = [text for box in item.boxes for inner in box for text in self._texts(inner)]
        return [text, *item.ruby, *inner_texts]


def _is_frame(rows: Sequence[Row]) -> bool:
    """Whether a table only arranges text: it has one column, or most of its text is running text in cells, as
    in a form with a field for a report."""
    if all(len(row.cells) == 1 for row in rows):
        return True
    total = running = 0
    for row in rows:
        for cell in row.cells:
            sizes = [len(i.text) for i in cell.items if isinstance(i, Paragraph) and i.text.strip()]
            total += sum(sizes)
            if len(sizes) > 1 and sum(sizes) > _RUNNING_TEXT:
                running += sum(sizes)
    return running > 0.6 * total
