"""An edited briefing tied to its items again: what became of each, and what is new."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from language.typography import printed
from word.alignment import Alignment, Original, Piece, align
from word.check import opened
from word.fields import COLUMN_BY_NAME
from word.likeness import bare
from word.outcomes import Change, Relinked, State, difference, out_of_order
from word.printed import PrintedLine
from word.provenance import Provenance
from word.recording import digest
from word.relines import FIELD, reread
from word.reread import Stretch, stretches
from word.rerows import find_rows, joined, told_rows
from word.unframing import NUMBER, Around, Exported, lines, unframed, without_heads
from word.values import widened

__all__ = [
    "FIELD",
    "Change",
    "Exported",
    "Relinked",
    "State",
    "difference",
    "exported",
    "printed_cells",
    "relink",
]


_LONGEST_LABEL = 8


def exported(record: Provenance) -> tuple[Exported, ...]:
    """The items of the record in a file. A text that the record does not hold whole is made from the quote again."""
    found = []
    for item in record.items:
        text = item.text
        if not item.is_whole and item.sources:
            again = "".join(printed(ref.quote) for ref in item.sources)
            text = again if digest(again) == item.digest else text or again
        found.append(
            Exported(item.id, text, item.headline, item.section, item.bookmark, item.sources)
        )
    for table in record.tables:
        for row in table.rows:
            cells = printed_cells(row.cells)
            found.append(
                Exported(
                    row.id,
                    joined(cells),
                    "",
                    "",
                    row.bookmark,
                    row.sources,
                    table.id,
                    cells,
                    row.lines,
                )
            )
    return tuple(found)


def printed_cells(cells: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """The cells of a row as they are printed, without those that the program makes itself (序号, 来源)."""
    return tuple(
        (name, widened(" ".join(text.split())))
        for name, text in cells
        if name not in COLUMN_BY_NAME or not COLUMN_BY_NAME[name].generated
    )


def relink(
    data: bytes,
    name: str,
    items: Sequence[Exported],
    names: Iterable[str] = (),
    fields: Iterable[str] = (),
    *,
    lines: Sequence[PrintedLine] = (),
) -> tuple[Relinked, ...]:
    """What became of ``items`` in the edited file ``data``: first what stands in it, in its order, then what
    is gone; the rows of tables after the items. ``names`` are names and titles of the sources, as they may stand in
    brackets after an item; ``fields`` the values printed around the body, which are nothing new. With ``lines``, those
    of the record, the fields and headings come before the items (``Relinked.part``).

    Raises SourceError if the file cannot be read.
    """
    file = opened(data, name)
    rows = [item for item in items if item.table]
    items = [item for item in items if not item.table]
    there, taken = find_rows(file, rows)
    around_body = reread(file, lines, taken)
    running = [
        stretch
        for stretch in stretches(file)
        if stretch.paragraph not in taken and stretch.paragraph not in around_body.paragraphs
    ]
    around = frozenset(bare(line) for value in fields for line in value.split("\n") if bare(line))
    found = _items(running, items, names)
    kept = (row for row in found if row.state is not State.NEW or not _is_field(row.text, around))
    return (*around_body.rows, *kept, *told_rows(there, rows))


def _is_field(text: str, values: frozenset[str]) -> bool:
    """Whether a line of the file is the value of a field, with a label before it or alone."""
    line = bare(text)
    label, colon, value = line.partition("：")
    return line in values or (bool(colon) and len(label) <= _LONGEST_LABEL and value in values)


def _items(
    running: Sequence[Stretch], items: Sequence[Exported], names: Iterable[str]
) -> tuple[Relinked, ...]:
    """What became of items, none of them a row."""
    read, heads = without_heads(running, items)
    if not any(NUMBER.search(item.text) for item in items):
        read = [replace(stretch, text=NUMBER.sub("", stretch.text)) for stretch in read]
    found = list(_cut(read, items))
    known = {form for name in names for form in (name, name.strip("《》")) if form}
    around = Around(tuple(sorted(known)), heads)
    marked = {item.bookmark: item for item in items if item.bookmark}
    pieces = [
        Piece(_out_of_frame(stretch, marked, around), stretch.marks, loose=not stretch.is_heading)
        for stretch in found
    ]
    aligned = align(
        [Original(item.id, item.text, item.bookmark, item.headline) for item in items], pieces
    )
    return tuple(_told(found, items, aligned, around))


def _out_of_frame(stretch: Stretch, marked: Mapping[str, Exported], around: Around) -> str:
    """The text of a stretch; without its number and the name of its source if it is then the very item that its mark
    names: beside a long name a short item is hardly like itself."""
    item = marked.get(stretch.marks[0]) if len(stretch.marks) == 1 else None
    if item is None or lines(stretch.text) == lines(item.text):
        return stretch.text
    text, headline = unframed(stretch.text, stretch.paragraph, item, around)
    same = lines(text) == lines(item.text) and bare(headline) == bare(item.headline)
    return text if same else stretch.text


def _cut(found: Sequence[Stretch], items: Sequence[Exported]) -> Iterable[Stretch]:
    """The stretches, those cut in which several items were run together without their marks."""
    texts = {item.text.strip() for item in items if len(item.text.strip()) > 5}
    whole = {bare(text) for text in texts}
    shortest = min(map(len, texts), default=0)
    for stretch in found:
        text = stretch.text
        if len(text) <= shortest or len(stretch.marks) == 1 or bare(text) in whole:
            yield stretch
            continue
        starts = sorted({place for each in texts if (place := text.find(each)) >= 0})
        if len(starts) < 2:
            yield stretch
            continue
        bounds = [0, *(starts[1:] if starts[0] == 0 else starts), len(text)]
        for start, end in pairwise(bounds):
            part = text[start:end].strip()
            if part:
                yield replace(stretch, text=part)


def _told(
    found: Sequence[Stretch],
    items: Sequence[Exported],
    aligned: Alignment,
    around: Around,
) -> Iterable[Relinked]:
    by_place = {places[0]: number for number, places in aligned.links.items()}
    moved = out_of_order([by_place[place] for place in sorted(by_place)])
    headings = {bare(item.section) for item in items}
    after = ""
    for place, stretch in enumerate(found):
        number = by_place.get(place)
        if number is not None:
            item = items[number]
            elsewhere = (
                bare(stretch.heading) in headings
                and bool(stretch.heading)
                and bare(stretch.heading) != bare(item.section)
            )
            text = "\n".join(found[each].text for each in aligned.links[number])
            body = unframed(text, stretch.paragraph, item, around)
            yield _linked(item, body, number in moved or elsewhere, stretch, after)
            after = item.id
        elif place not in aligned.taken and stretch.is_text:
            yield Relinked(
                "",
                State.NEW,
                NUMBER.sub("", stretch.text),
                heading=stretch.heading,
                paragraph=stretch.paragraph,
                after=after,
            )
    for number, item in enumerate(items):
        if number not in aligned.links and item.text.strip():
            yield Relinked(
                item.id,
                State.GONE,
                original=item.text,
                headline=item.headline,
                heading=item.section,
                sources=item.sources,
            )


def _linked(
    item: Exported, body: tuple[str, str], moved: bool, stretch: Stretch, after: str
) -> Relinked:
    text, headline = body
    same = lines(text) == lines(item.text) and bare(headline) == bare(item.headline)
    state = State.EDITED if not same else State.MOVED if moved else State.UNCHANGED
    return Relinked(
        item.id,
        state,
        item.text if same else text,
        item.text,
        headline,
        moved,
        stretch.heading,
        stretch.paragraph,
        after,
        item.sources,
        () if same else difference(item.text, text),
    )
