"""A thousand things that a person may do, in any order: every link still selects exactly what it quotes."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefing import edits
from briefing.checking import Checker
from briefing.correcting import may_split
from briefing.facts import handing
from briefing.facts.gathering import gather
from briefing.facts.identity import SERIES_TABLE
from briefing.jobs import rank_documents
from briefing.relinking import TakeBack, reread_file
from briefing.session import Session
from briefing.shaping import fresh_id, fresh_section_id
from model.briefing import Briefing, BriefingSection, BriefingTable, Item, SourceRef, TableRow
from model.document import BlockKind, Document
from tests.briefing.county_texts import LAST, OTHER, THIS
from tests.briefing.test_assembling import reopened
from tests.briefing.test_facts_use import documents_of
from tests.briefing.test_session import many
from tools.roundtrip import edited
from word.catalogue import find
from word.render import render

OPERATIONS = 1_000
TEMPLATES = ("简报", "指标对比表", "政策解读与热词点读", "要点摘编")


def links(session: Session) -> Iterator[SourceRef]:
    """Everything in the briefing that leads to a source."""
    for item in session.briefing.items():
        yield from item.sources
        yield from (conflict.source for conflict in item.conflicts)
    for table in session.briefing.tables:
        for row in table.rows:
            yield from row.sources


def check(session: Session) -> None:
    """Every link selects its quote, every name names one thing, and what was chosen stands in its document."""
    names = [item.id for item in session.briefing.items()]
    names += [row.id for table in session.briefing.tables for row in table.rows]
    assert len(names) == len(set(names))
    for ref in links(session):
        document = session.document(ref.document)
        assert document is not None
        assert document.text(ref.span) == ref.quote
    for highlight in session.highlights:
        document = session.document(highlight.sentence.document)
        assert document is not None
        assert document.text(highlight.sentence.span).strip()


def check_outward(briefing: Briefing, documents: tuple[Document, ...]) -> None:
    """What leaves the program names places of the sources as they were read."""
    by_sha = {document.sha256: document for document in documents}
    assert not any(document.pieces for document in documents)
    for item in briefing.items():
        for ref in item.sources:
            assert by_sha[ref.document].text(ref.span) == ref.quote


class Person:
    """Somebody at a session, who does what chance says."""

    def __init__(self, session: Session, chance: random.Random, folder: Path) -> None:
        self.session = session
        self.chance = chance
        self.folder = folder
        self.did: dict[str, int] = {}

    # --- what there is to do something with

    @property
    def items(self) -> list[Item]:
        return list(self.session.briefing.items())

    @property
    def some(self) -> tuple[str, ...]:
        count = min(len(self.items), self.chance.randint(1, 4))
        return tuple(item.id for item in self.chance.sample(self.items, count))

    @property
    def section(self) -> str:
        return self.chance.choice(self.session.briefing.sections).id

    @property
    def table(self) -> BriefingTable | None:
        return next((t for t in self.session.briefing.tables if t.id == SERIES_TABLE), None)

    def rows(self) -> tuple[TableRow, ...]:
        return self.table.rows if self.table else ()

    # --- one step

    def act(self, number: int) -> None:
        """Do one thing that can be done now; it counts only if it changed something."""
        if number % 100 == 50:
            name = "reopen"
        else:
            names = [name[4:] for name in dir(self) if name.startswith("_do_")]
            names = [one for one in names if one not in ("reopen", "take_back")]
            # What chance never brought yet is tried again and again.
            if number % 3 == 0:
                names = [one for one in names if one not in self.did] or names
            # An export takes as long as all the rest.
            name = "take_back" if number % 125 == 30 else self.chance.choice(names)
        before = self.session.history.state, self.session.history.at
        action: Callable[[], None] = getattr(self, f"_do_{name}")
        if (self.items and self.session.briefing.sections) or name in ("undo", "redo", "redraft"):
            action()
        else:
            self.session.undo()
        if name == "reopen" or before != (self.session.history.state, self.session.history.at):
            self.did[name] = self.did.get(name, 0) + 1

    # --- items

    def _do_text(self) -> None:
        one = self.chance.choice(self.items)
        at = self.chance.randrange(len(one.text) + 1)
        self.session.apply(edits.SetText(one.id, one.text[:at] + "改" + one.text[at + 1 :]))

    def _do_headline(self) -> None:
        self.session.apply(edits.SetHeadline(self.some[0], self.chance.choice(("", "小标题"))))

    def _do_split(self) -> None:
        one = self.chance.choice(self.items)
        self.session.apply(edits.SplitItem(one.id, self.chance.randrange(len(one.text) + 1)))

    def _do_merge(self) -> None:
        if len(some := self.some) > 1:
            self.session.apply(edits.MergeItems(some))

    def _do_move(self) -> None:
        self.session.apply(edits.MoveItems(self.some, self.section))

    def _do_delete(self) -> None:
        if len(self.items) > 8:
            self.session.apply(edits.DeleteItems(self.some[:2]))

    def _do_exchange(self) -> None:
        one = self.chance.choice(self.items)
        if offered := self.session.alternatives(one.id, 3):
            place = self.chance.choice(offered).sentence
            self.session.exchange(one.id, place.document, place.span)

    def _do_write(self) -> None:
        self.session.apply(edits.WriteItem(fresh_id(self.session.briefing, "own"), self.section))

    def _do_add(self) -> None:
        if self.session.ranking:
            place = self.chance.choice(self.session.ranking.sentences)
            self.session.add_sentence(place.document, place.span)

    def _do_drop(self) -> None:
        if self.session.ranking:
            place = self.chance.choice(self.session.ranking.sentences)
            self.session.add_sentence_at(place.document, place.span, self.section)

    def _do_replace(self) -> None:
        old = self.chance.choice(("增长", "完成", "%", "改"))
        self.session.apply(edits.ReplaceText(old, self.chance.choice(("提高", "达到"))))

    def _do_borne(self) -> None:
        checker = Checker(self.session.documents)
        for item in self.items:
            for fault in checker.of(item) if item.edited else ():
                if fault.borne:
                    edit = edits.TakeBorne(item.id, fault.start, fault.text, fault.borne[0])
                    self.session.apply(edit)
                    return

    def _do_decide(self) -> None:
        for item in self.items:
            for conflict in item.conflicts:
                decide = self.chance.choice((edits.KeepOurs, edits.TakeTheirs))
                self.session.apply(decide(item.id, conflict))
                return

    # --- sections, choosing, the whole

    def _do_pin(self) -> None:
        self.session.pin(self.some, self.chance.random() < 0.5)

    def _do_lock(self) -> None:
        self.session.lock(self.section, self.chance.random() < 0.4)

    def _do_gather(self) -> None:
        fresh = fresh_section_id(self.session.briefing)
        self.session.apply(edits.GatherItems(self.some, BriefingSection(fresh, "新")))

    def _do_shift(self) -> None:
        self.session.apply(edits.ShiftSection(self.section, self.chance.choice((-1, 1))))

    def _do_sections(self) -> None:
        self.session.apply(edits.MoveSection(self.section, self.section, whole=True))

    def _do_redraft(self) -> None:
        self.session.redraft(self.chance.randint(100, 1200))

    def _do_redraft_section(self) -> None:
        self.session.redraft_section(self.section, self.chance.randint(20, 200))

    def _do_length(self) -> None:
        length = self.chance.choice((None, self.chance.randint(40, 300)))
        self.session.set_section_length(self.section, length)

    def _do_template(self) -> None:
        self.session.set_template(self.chance.choice(TEMPLATES))

    def _do_name(self) -> None:
        number = self.chance.randrange(len(self.session.history.steps))
        self.session.name_step(number, f"稿{number}")
        self.did["name"] = self.did.get("name", 0) + 1

    def _do_return(self) -> None:
        self.session.return_to(self.chance.randrange(len(self.session.history.steps)))

    def _do_undo(self) -> None:
        for _ in range(self.chance.randint(1, 5)):
            self.session.undo()

    def _do_redo(self) -> None:
        for _ in range(self.chance.randint(1, 5)):
            self.session.redo()

    # --- the outline, figures and terms

    def _do_correct(self) -> None:
        document = self.chance.choice(self.session.documents)
        blocks = self.chance.sample(range(len(document.blocks)), min(2, len(document.blocks)))
        # As much body as heads and noise, or nothing is left to choose from after some hundred steps.
        body = BlockKind.PARAGRAPH
        kind = self.chance.choice((BlockKind.HEADING, body, BlockKind.NOISE, body))
        key = self.session.correct(document.sha256, blocks, kind, 1)
        self.chosen_anew(key)

    def _do_join_blocks(self) -> None:
        document = self.chance.choice(self.session.documents)
        first = self.chance.randrange(len(document.blocks))
        self.chosen_anew(self.session.join_blocks(document.sha256, (first, first + 1)))

    def _do_split_block(self) -> None:
        document = self.chance.choice(self.session.documents)
        block = self.chance.randrange(len(document.blocks))
        at = self.chance.randrange(len(document.blocks[block].text) + 1)
        if may_split(document, block, at):
            self.chosen_anew(self.session.split_block(document.sha256, block, at))

    def chosen_anew(self, key: str) -> None:
        if self.session.ranking is None:
            check(self.session)
            self.catch_up()
            self.session.redraft(key=key)

    def _do_rows(self) -> None:
        if self.session.facts and self.session.facts.series:
            handing.add_rows(self.session, [self.chance.choice(self.session.facts.series)])

    def _do_cell(self) -> None:
        if self.table and self.rows():
            row = self.chance.choice(self.rows())
            column = self.chance.choice(row.cells)[0]
            self.session.apply(edits.SetCell(self.table.id, row.id, column, "改过"))

    def _do_move_rows(self) -> None:
        if self.table and self.rows():
            row = self.chance.choice(self.rows()).id
            self.session.apply(edits.MoveRows(self.table.id, (row,)))

    def _do_delete_rows(self) -> None:
        if self.table and len(self.rows()) > 2:
            row = self.chance.choice(self.rows()).id
            self.session.apply(edits.DeleteRows(self.table.id, (row,)))

    def _do_fill_again(self) -> None:
        handing.fill_again(self.session)

    def _do_term(self) -> None:
        if self.session.facts and self.session.facts.terms:
            handing.add_term(self.session, self.chance.choice(self.session.facts.terms))

    def _do_join(self) -> None:
        if self.session.facts and len(self.session.facts.series) > 1:
            handing.join(self.session, self.chance.sample(self.session.facts.series, 2))
            self.catch_up()

    # --- there and back

    def _do_take_back(self) -> None:
        if blank := tuple(item.id for item in self.items if not item.text.strip()):
            self.session.apply(edits.DeleteItems(blank))
        briefing, as_read = self.session.outward
        check_outward(briefing, as_read)
        data, _ = edited(render(briefing, find(briefing.template)), self.chance.randrange(1_000))
        rows = reread_file(data, "改.docx", self.session.briefing, self.session.documents)
        self.session.apply(TakeBack(rows))

    def _do_reopen(self) -> None:
        present = self.session.briefing
        self.session = reopened(self.session, self.folder)
        assert self.session.briefing == present
        self.catch_up()

    def catch_up(self) -> None:
        """What happens in the background: documents that changed are ranked anew, their facts found again."""
        session = self.session
        if session.ranking is None:
            session.set_ranking(rank_documents(session.documents), session.generation)
        if not session.has_facts:
            session.set_facts(gather(session.documents, session.joins), session.generation)


@pytest.mark.parametrize("seed", [1, 2])
def test_a_thousand_operations_keep_every_link_exact(seed: int, tmp_path: Path) -> None:
    documents = (many(6), *documents_of(tmp_path, LAST, THIS, OTHER))
    session = Session("指标对比表")
    session.add_documents(documents)
    person = Person(session, random.Random(seed), tmp_path)
    person.catch_up()
    session.redraft(900)
    for number in range(OPERATIONS):
        person.act(number)
        person.catch_up()
        check(person.session)
    wanted = {name[4:] for name in dir(person) if name.startswith("_do_")} - {"borne", "decide"}
    assert wanted <= person.did.keys()
