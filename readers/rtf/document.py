"""An RTF file walked once; its body first, then what its margins say."""

from __future__ import annotations

from model.document import Block, Notice
from model.errors import SourceError
from model.progress import Task
from readers.common.codepages import told
from readers.common.flow import Flow, Grid, Item
from readers.rtf.tokens import BYTE, CLOSE, OPEN, SYMBOL, TEXT, WORD, tokens
from readers.rtf.walk import Walk
from readers.rtf.words import WORDS

_STEP = 20_000
_STAGE = "stage.read"


def read_document(
    data: bytes, name: str, task: Task, encoding: str | None
) -> tuple[list[Block], list[Notice]]:
    """Body first, with notes and text boxes after their paragraph; then headers and footers."""
    start = data.find(b"{")
    if start < 0:
        raise SourceError("error.source.damaged", name=name, detail="RTF")
    walk = Walk(told(encoding, name), WORDS)
    ended = _take(walk, data, start, task)
    walk.flush()
    while walk.stack:
        walk.close()
    if walk.collectors[-1].pending:
        walk.end_paragraph()
    flow = Flow()
    for item in walk.collectors[0].finish():
        flow.add(item)
    said: set[str] = set()
    for item in walk.margins:
        for text in _texts(item):
            if text not in said:
                said.add(text)
                flow.margin(text)
    return flow.blocks(), _notices(walk, name, ended)


def _take(walk: Walk, data: bytes, start: int, task: Task) -> bool:
    """Walk over the file; whether its outermost group ends."""
    read = 0
    for count, (kind, word, number, piece) in enumerate(tokens(data, start)):
        read += len(piece)
        if count % _STEP == 0:
            task.check()
            task.report(_STAGE, min(read, len(data)), len(data))
        if kind in (TEXT, BYTE):
            walk.bytes(piece)
        elif kind == WORD:
            walk.word(word, number)
        elif kind == OPEN:
            walk.open()
        elif kind == CLOSE:
            walk.close()
            if not walk.stack:
                return True
        elif kind == SYMBOL:
            walk.symbol(word)
    return False


def _texts(item: Item) -> list[str]:
    if isinstance(item, Grid):
        return [
            text
            for row in item.rows
            for cell in row
            for inner in cell.items
            for text in _texts(inner)
        ]
    return [item.text, *(text for inner in item.after for text in _texts(inner))]


def _notices(walk: Walk, name: str, ended: bool) -> list[Notice]:
    notices = []
    if not ended:
        notices.append(Notice("notice.source.cut_off", (("name", name),)))
    if walk.hidden:
        values = (("name", name), ("count", str(walk.hidden)))
        notices.append(Notice("notice.docx.hidden", values))
    if walk.deleted:
        notices.append(Notice("notice.docx.revisions", (("name", name),)))
    return notices
