"""What a person may say of the paragraphs of a source: what they are, where one begins and where it does not."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtWidgets import QMenu

from messages import say
from model.document import BlockKind
from ui.reader.page import Page

KINDS = (
    ("title", BlockKind.HEADING, 0),
    ("heading1", BlockKind.HEADING, 1),
    ("heading2", BlockKind.HEADING, 2),
    ("heading3", BlockKind.HEADING, 3),
    ("body", BlockKind.PARAGRAPH, 0),
    ("noise", BlockKind.NOISE, 0),
)


class Asking(NamedTuple):
    """What is called when something is chosen; places are those of the document that is shown."""

    kind: Callable[[list[int], str, int], object]
    join: Callable[[list[int]], object]
    split: Callable[[int, int], object]


def add_kinds(menu: QMenu, page: Page, cursor: QTextCursor, asking: Asking) -> None:
    """What the paragraphs under the selection may be said to be."""
    first, last = _selected(page, cursor)
    present = page.document.blocks[first]
    for code, kind, level in KINDS:
        action = menu.addAction(say(f"window.reader.kind.{code}"))
        action.setCheckable(True)
        heading = kind is BlockKind.HEADING
        action.setChecked(present.kind is kind and (not heading or present.level == level))
        action.triggered.connect(
            lambda _=False, one=kind, deep=level: asking.kind(
                list(range(first, last + 1)), one.value, deep
            )
        )


def add_joints(menu: QMenu, page: Page, cursor: QTextCursor, asking: Asking) -> None:
    """Joining the paragraph at the cursor, or those selected, and splitting it at the cursor."""
    from briefing.correcting import follower, may_join, may_split

    document = page.document
    first, last = _selected(page, cursor)
    if last > first:
        inside = [
            block for block in range(first + 1, last + 1) if may_join(document, block) is not None
        ]
        _add(menu, "join_selected", bool(inside), lambda: asking.join(inside))
        return
    after = follower(document, first)
    _add(menu, "join_previous", may_join(document, first) is not None, lambda: asking.join([first]))
    _add(menu, "join_next", after is not None, lambda: asking.join([after] if after else []))
    block, offset = page.place(cursor.position())
    can_split = not cursor.hasSelection() and may_split(document, block, offset)
    _add(menu, "split", can_split, lambda: asking.split(block, offset))


def _selected(page: Page, cursor: QTextCursor) -> tuple[int, int]:
    """The first and the last block under the selection; one that it only touches the beginning of is not under it."""
    first, _ = page.place(cursor.selectionStart())
    last, offset = page.place(cursor.selectionEnd())
    return first, max(first, last - 1 if cursor.hasSelection() and offset == 0 else last)


def _add(menu: QMenu, code: str, can: bool, do: Callable[[], object]) -> None:
    action: QAction = menu.addAction(say(f"window.reader.outline.{code}"), do)
    action.setEnabled(can)
