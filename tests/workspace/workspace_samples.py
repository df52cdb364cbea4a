"""Workspace states to store: documents, briefings, histories of any length."""

from __future__ import annotations

import random
from dataclasses import replace
from hashlib import sha256

from model.briefing import Briefing, BriefingSection, Conflict, Item, SourceInfo, SourceRef
from model.document import (
    Anchor,
    Block,
    BlockKind,
    Document,
    Notice,
    Section,
    Segment,
    Span,
)
from model.highlight import ChosenBy, Highlight, Reason, Sentence
from workspace.state import Correction, Snapshot, Source, Step, WorkspaceState

TEXTS = (
    "2024年工作总结",
    "一、产业发展",
    "全年新增规模以上企业120家，同比增长8.5%，完成投资３６亿元。",
    "洱海水质连续五年保持Ⅱ类，GDP与ＧＤＰ是同一个词😀。",
    "二、民生保障",
    "新建学校3所，改造老旧小区42个，惠及群众1.2万户。",
)


def document(name: str = "材料.txt", texts: tuple[str, ...] = TEXTS) -> tuple[Document, bytes]:
    """A document of a heading and paragraphs, and the bytes it was read from."""
    data = "\n".join([name, *texts]).encode("utf-8", "surrogatepass")
    blocks = []
    for line, text in enumerate(texts, start=1):
        kind = BlockKind.HEADING if len(text) < 12 else BlockKind.PARAGRAPH
        segments = (Segment(0, len(text), Anchor(page=1, line=line)),)
        blocks.append(Block(kind, text, segments, 1 if kind is BlockKind.HEADING else 0))
    blocks.append(Block(BlockKind.TABLE, "甲\t乙\n1\t2", (), 0, (("甲", "乙"), ("1", "2"))))
    inner = Section(2, "（一）", Span(1, 1, 3), 1, 1, 2, 5, True)
    section = Section(1, "一、产业发展", Span(1, 0, 6), 1, 0, 3, 10, False, (inner,))
    made = Document(
        name,
        "txt",
        sha256(data).hexdigest(),
        tuple(blocks),
        (section,),
        (Notice("notice.encoding.guessed", (("name", name), ("encoding", "gb18030"))),),
    )
    return made, data


def item(number: int, source: Document, text: str = "") -> Item:
    """An item that quotes a block of ``source``."""
    block = number % len(source.blocks)
    quote = source.blocks[block].text
    ref = SourceRef(source.sha256, Span(block, 0, len(quote)), quote)
    other = Conflict(SourceRef(source.sha256, Span(block, 1, 2), quote[1:2]), "12", "21")
    return Item(
        f"i{number}",
        text or quote,
        (ref,),
        bool(text),
        "要点" if number % 3 else "",
        (other,) if number % 7 == 0 else (),
    )


def snapshot(source: Document, items: int = 40) -> Snapshot:
    """A briefing of two sections, with highlights and things that are the person's own."""
    all_items = tuple(item(number, source) for number in range(items))
    half = items // 2
    briefing = Briefing(
        (("标题", "工作简报"), ("期号", "3")),
        (
            BriefingSection("s1", "一、产业", 1, all_items[:half]),
            BriefingSection("s2", "", 2, all_items[half:]),
        ),
        "会议简报",
        (SourceInfo(source.sha256, source.name, "总结"),),
    )
    highlights = tuple(
        Highlight(
            Sentence(source.sha256, (0, number % 3), Span(number % 5, 0, 4)),
            0.1 + number / 7,
            number + 1,
            (Reason("reason.figures", (("count", "2"),)),),
            ChosenBy.USER if number % 4 == 0 else ChosenBy.ENGINE,
            (Sentence(source.sha256, (1,), Span(number % 4, 1, 3)),) * (number % 3),
            (Sentence(source.sha256, (), Span(number % 4, 0, 3)),) * (number % 2),
            Span(number % 5, 0, 2) if number % 5 else None,
        )
        for number in range(items)
    )
    return Snapshot(
        briefing,
        highlights,
        frozenset({"i1", "i5"}),
        frozenset({"s1"}),
        frozenset({(source.sha256, Span(1, 0, 3))}),
        length=1500,
    )


def edited(present: Snapshot, number: int, text: str) -> Snapshot:
    """``present`` with another text in its item ``number``; everything else is shared."""
    sections = []
    for section in present.briefing.sections:
        items = tuple(
            replace(one, text=text, edited=True) if one.id == f"i{number}" else one
            for one in section.items
        )
        unchanged = all(a is b for a, b in zip(items, section.items, strict=True))
        sections.append(section if unchanged else replace(section, items=items))
    return replace(present, briefing=replace(present.briefing, sections=tuple(sections)))


def pushed(state: WorkspaceState, after: Snapshot, label: str = "edit.set_text") -> WorkspaceState:
    """``state`` after one more step; what could be redone is forgotten."""
    steps = (*state.steps[: state.at + 1], Step(after, label, (("count", "1"),), ""))
    return replace(state, steps=steps, at=len(steps) - 1)


def full_state(edits: int = 5, items: int = 40) -> tuple[WorkspaceState, dict[str, bytes | None]]:
    """A state with two sources and a history, and the originals of both."""
    first, first_data = document()
    second, second_data = document("讲话.txt", (*TEXTS[::-1], "第二份材料的文字，供检索。"))
    corrections = (Correction(Span(2, 0, 5), BlockKind.HEADING, 2),)
    state = WorkspaceState(
        (
            Source(first, "gb18030", "/家/材料.txt", corrections),
            Source(second),
        ),
        (Step(snapshot(first, items)),),
        0,
        (("engine", "briefing"), ("输出", "简报.docx")),
    )
    chance = random.Random(edits)
    for number in range(edits):
        chosen = chance.randrange(items)
        state = pushed(state, edited(state.present, chosen, f"改写第{number}次，内容{chosen}。"))
    return state, {first.sha256: first_data, second.sha256: second_data}
