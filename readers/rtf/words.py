"""What each control word of RTF does to the walk."""

from __future__ import annotations

from readers.common.codepages import codec_of, of_charset
from readers.rtf.collector import Properties
from readers.rtf.walk import Handler, Walk


def _paragraph(walk: Walk, _: int | None) -> None:
    if walk.state.deleted:
        walk.flush()
        walk.deleted = True  # what stands before a deleted mark goes on behind it
    elif not walk.state.into_label:
        walk.end_paragraph()


def _plain_paragraph(walk: Walk, _: int | None) -> None:
    if not walk.state.into_label:
        walk.properties = Properties()


def _plain(walk: Walk, _: int | None) -> None:
    walk.flush()
    walk.state.hidden = walk.state.deleted = walk.state.raised = False
    walk.state.font = -1


def _cell(walk: Walk, _: int | None) -> None:
    walk.properties.depth = max(walk.properties.depth, 1)
    _end_cell(walk, 1)


def _nested_cell(walk: Walk, _: int | None) -> None:
    walk.properties.depth = max(walk.properties.depth, 2)
    _end_cell(walk, walk.properties.depth)


def _end_cell(walk: Walk, depth: int) -> None:
    kept, walk.properties.depth = walk.properties.depth, min(depth, 32)
    walk.end_paragraph()
    walk.collectors[-1].cell(walk.properties.depth)
    walk.properties.depth = kept


def _row(walk: Walk, _: int | None) -> None:
    walk.flush()
    walk.collectors[-1].row(1)


def _nested_row(walk: Walk, _: int | None) -> None:
    walk.flush()
    walk.collectors[-1].row(min(max(walk.properties.depth, 2), 32))


def _row_definition(walk: Walk, _: int | None) -> None:
    walk.collectors[-1].edges = []


def _edge(walk: Walk, number: int | None) -> None:
    edges = walk.collectors[-1].edges
    if len(edges) < 1000:
        edges.append(number or 0)


def _in_table(walk: Walk, _: int | None) -> None:
    walk.properties.depth = max(walk.properties.depth, 1)


def _depth(walk: Walk, number: int | None) -> None:
    walk.properties.depth = min(max(number or 0, 0), 32)


def _page(walk: Walk, _: int | None) -> None:
    walk.flush()
    if not walk.state.hidden and len(walk.collectors) == 1:
        walk.collectors[-1].page()


def _style(walk: Walk, number: int | None) -> None:
    if walk.state.styles:
        walk.sheet.begin(number or 0)
    else:
        walk.properties.style = number or 0


def _outline(walk: Walk, number: int | None) -> None:
    if walk.state.styles:
        walk.sheet.word("outlinelevel", number)
    else:
        walk.properties.outline = number


def _unicode(walk: Walk, number: int | None) -> None:
    walk.unicode(number or 0)


def _skipped(walk: Walk, number: int | None) -> None:
    walk.state.skipped = min(max(1 if number is None else number, 0), 32)


def _hide(walk: Walk, number: int | None) -> None:
    walk.flush()
    walk.state.hidden = number != 0


def _delete(walk: Walk, number: int | None) -> None:
    walk.flush()
    walk.state.deleted = number != 0


def _raise(walk: Walk, number: int | None) -> None:
    walk.flush()
    walk.state.raised = number != 0


def _lower(walk: Walk, _: int | None) -> None:
    walk.flush()
    walk.state.raised = False


def _font(walk: Walk, number: int | None) -> None:
    if walk.state.fonts:
        walk.font_defined = number or 0
    else:
        walk.state.font = number or 0


def _charset(walk: Walk, number: int | None) -> None:
    codec = of_charset(number or 0)
    if walk.state.fonts and codec and len(walk.charsets) < 10_000:
        walk.charsets[walk.font_defined] = codec


def _code_page(walk: Walk, number: int | None) -> None:
    if not walk.fixed:
        walk.codec = codec_of(number or 1252)


def _set(name: str, value: bool = True) -> Handler:
    def change(walk: Walk, number: int | None) -> None:
        setattr(walk.properties, name, value and number != 0)

    return change


def _fonts(walk: Walk, _: int | None) -> None:
    walk.state.fonts = True


def _styles(walk: Walk, _: int | None) -> None:
    walk.state.styles = True


def _note(walk: Walk, _: int | None) -> None:
    walk.flush()
    walk.enter("note")


def _list_level(walk: Walk, number: int | None) -> None:
    walk.properties.level = min(max(number or 0, 0), 8)


def _default_font(walk: Walk, number: int | None) -> None:
    walk.default_font = number or 0


def _properties_of_rows(walk: Walk, _: int | None) -> None:
    """A group that only tells how rows look, and ends one."""


def _field(walk: Walk, _: int | None) -> None:
    walk.flush()
    walk.begin_field()


def _instruction(walk: Walk, _: int | None) -> None:
    walk.flush()
    walk.state.code = True


def _both(walk: Walk, _: int | None) -> None:
    walk.flush()
    walk.state.halved = True


WORDS: dict[str, Handler] = {
    "par": _paragraph, "sect": _paragraph, "pard": _plain_paragraph, "plain": _plain, "cell": _cell,
    "nestcell": _nested_cell, "row": _row, "nestrow": _nested_row, "trowd": _row_definition, "cellx": _edge,
    "intbl": _in_table, "itap": _depth, "page": _page, "s": _style, "outlinelevel": _outline, "u": _unicode,
    "uc": _skipped, "v": _hide, "deleted": _delete, "f": _font, "fcharset": _charset, "ansicpg": _code_page,
    "qc": _set("centred"), "ql": _set("centred", False), "qj": _set("centred", False), "qr": _set("centred", False),
    "pagebb": _set("new_page"), "fonttbl": _fonts, "stylesheet": _styles, "footnote": _note,
    "ilvl": _list_level, "deff": _default_font, "nesttableprops": _properties_of_rows, "upr": _both,
    "field": _field, "fldinst": _instruction, "super": _raise, "up": _raise, "sub": _lower, "nosupersub": _lower,
}  # fmt: skip
