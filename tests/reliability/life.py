"""One life of the program in a child process: it works until it is killed and says what was acknowledged.

Lines on the pipe, one write each: ``intent HASH`` before a state is handed to the keeper, ``saved REVISION
HASH ORIGINALS`` when the keeper acknowledged one, ``opened REVISION HASH`` when a file was opened, ``exported``
and ``copied`` when such a file was said to be finished, ``at PATH`` when the work went to another place,
``work`` when edits begin, ``failed CODE`` for what must not happen.
"""

from __future__ import annotations

import os
import random
import time
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from briefing import edits
from briefing.changes import Change
from briefing.jobs import anchors_of, export, rank_documents, read_sources
from briefing.keeper import Keeper
from briefing.remembering import Recorder, capture
from briefing.scribe import Keeping
from briefing.session import Session
from briefing.workspaces import open_workspace
from model.briefing import BriefingSection, Item
from model.errors import JianbaoError
from tests.reliability.fingerprint import Fingerprints

if TYPE_CHECKING:
    from model.template import Template


def recovery_in(folder: Path) -> Path:
    """Where unnamed work is kept if the user's data are in ``folder``."""
    return folder / "jianbao" / "recovery"


WORDS = (
    "同比增长",
    "完成投资",
    "新建学校",
    "改造老旧小区",
    "百分之",
    "二〇二五年",
    "😀",
    "　",
    "“惠民”",
    "；",
)


class Reporter:
    """Writes whole lines to the pipe; never buffered, so that a kill loses none."""

    def __init__(self, pipe: int) -> None:
        self._pipe = pipe

    def say(self, *words: object) -> None:
        """One line."""
        os.write(self._pipe, (" ".join(map(str, words)) + "\n").encode("utf-8", "surrogateescape"))


class Witness:
    """Says what a session means to store and what its keeper acknowledged."""

    def __init__(self, session: Session, keeper: Keeper, reporter: Reporter) -> None:
        self._session = session
        self._keeper = keeper
        self._reporter = reporter
        self._recorder = Recorder()
        self._intended = Fingerprints()
        self._stored = Fingerprints()
        # In front of the keeper's own: the intent must be out before the commit can be.
        session._signal._listeners.insert(0, self._on_change)
        self._after = keeper.on_saved
        keeper.on_saved = self._on_saved
        keeper.on_failed = lambda error: reporter.say("failed", named(error))

    def _on_change(self, change: Change) -> None:
        settings = tuple(sorted(self._keeper.settings.items()))
        state = self._recorder.state(capture(self._session, settings))
        self._reporter.say("intent", self._intended.of(state))

    def _on_saved(self, revision: int) -> None:
        state = self._keeper.acknowledged
        assert state is not None
        originals = ",".join(s.document.sha256 for s in state.sources if s.path)
        self._reporter.say("saved", revision, self._stored.of(state), originals or "-")
        if self._after is not None:
            self._after(revision)


class Worker:
    """The hands of a person, at many times their speed."""

    def __init__(self, session: Session, chance: random.Random) -> None:
        self.session = session
        self.chance = chance

    def edit(self) -> None:
        """Do one thing that changes the session."""
        chance = self.chance
        session = self.session
        items = list(session.briefing.items())
        kind = chance.randrange(14)
        if not items or kind == 0:
            self._add()
        elif kind < 5:
            self._type(chance.choice(items))
        elif kind == 5:
            session.undo()
        elif kind == 6:
            session.redo()
        elif kind == 7 and len(items) > 5:
            session.apply(edits.DeleteItems((chance.choice(items).id,)))
        elif kind == 8:
            section = chance.choice(session.briefing.sections)
            session.apply(edits.MoveItems((chance.choice(items).id,), section.id))
        elif kind == 9:
            session.apply(edits.SetField("期号", str(chance.randrange(1000))))
        elif kind == 10:
            section = chance.choice(session.briefing.sections)
            session.apply(edits.SetSectionHeading(section.id, f"小节{chance.randrange(100)}"))
        elif kind == 11 and len(items) > 2:
            session.apply(edits.MergeItems((items[0].id, items[1].id)))
        elif kind == 12:
            session.pin(chance.choice(items).id, chance.random() < 0.5)
        else:
            self._choose()

    def _type(self, item: Item) -> None:
        """A few keys into one item: they are one step to undo."""
        text = item.text[: self.chance.randrange(200) + 1]
        for _ in range(self.chance.randrange(1, 5)):
            text += self.chance.choice(WORDS)
            self.session.apply(edits.SetText(item.id, text))
            time.sleep(self.chance.random() * 0.004)
        if self.chance.random() < 0.5:
            self.session.seal()

    def _add(self) -> None:
        name = f"own{self.chance.randrange(1 << 40)}"
        item = Item(name, "".join(self.chance.choices(WORDS, k=8)))
        if not self.session.briefing.sections:
            self.session.apply(edits.AddSection(BriefingSection(f"s{name}", "补充")))
        section = self.chance.choice(self.session.briefing.sections)
        self.session.apply(edits.AddItem(item, section.id))

    def _choose(self) -> None:
        if self.session.ranking is not None:
            self.session.redraft(self.chance.choice((300, 600, 900)))


class Life:
    """Works in one folder: imports from ``sources``, exports to ``folder``."""

    def __init__(
        self, folder: Path, sources: list[Path], template: Template, pipe: int, seed: int
    ) -> None:
        self.folder = folder
        self.sources = sources
        self.template = template
        self.reporter = Reporter(pipe)
        self.chance = random.Random(seed)
        self.keeping = Keeping(folder=recovery_in(folder), backups=2)

    def run(self, path: Path | None) -> None:
        """Go on with the work at ``path``, or begin new work; never returns before it is killed."""
        try:
            self._live(path)
        except BaseException as error:
            traceback.print_exc()
            self.reporter.say("failed", named(error))
        os._exit(1)

    def _live(self, path: Path | None) -> None:
        if path is None:
            session = Session()
            keeper = Keeper(session, keeping=self.keeping)
        else:
            session, keeper, _ = open_workspace(path, keeping=self.keeping)
            state = keeper.acknowledged
            assert state is not None
            self.reporter.say("opened", Fingerprints().of(state))
        Witness(session, keeper, self.reporter)
        hands = Worker(session, self.chance)
        self.reporter.say("work")
        if not session.documents:
            self._import(session, keeper)
        while True:
            what = self.chance.random()
            if what < 0.05:
                self._import(session, keeper)
            elif what < 0.08 and session.documents:
                session.remove_document(self.chance.choice(session.documents).sha256)
            elif what < 0.12:
                self._export(session)
            elif what < 0.14:
                self._save_elsewhere(keeper)
            else:
                hands.edit()
            time.sleep(self.chance.random() ** 2 * 0.02)

    def _import(self, session: Session, keeper: Keeper) -> None:
        path = self.chance.choice(self.sources)
        result = read_sources([path])
        if session.add_documents(result.documents):
            keeper.add_originals([path])
        ranking = rank_documents(session.documents, "lead")
        session.set_ranking(ranking, session.generation)
        session.redraft(600)

    def _export(self, session: Session) -> None:
        anchors = anchors_of(session.briefing, session.documents)
        export(session.briefing, self.template, self.folder / "简报.docx", anchors=anchors)
        self.reporter.say("exported")

    def _save_elsewhere(self, keeper: Keeper) -> None:
        if keeper.path is None:
            return
        if not keeper.named or self.chance.random() < 0.2:
            number = self.chance.randrange(1 << 40)
            target = self.folder / f"工作 {number}.jianbao"
            self.reporter.say("moving", target)
            keeper.save_as(target).result(60)
            self.reporter.say("at", target)
        else:
            keeper.save_copy(self.folder / "副本.jianbao").result(60)
            self.reporter.say("copied")


def named(error: BaseException) -> str:
    """An error on one line."""
    code = error.code if isinstance(error, JianbaoError) else type(error).__name__
    return f"{code} {error}".replace("\n", " ")


class Warm:
    """What every life needs, loaded once before the first fork."""

    def __init__(self, files: list[Path], template: Template) -> None:
        self.files = files
        self.template = template


def warmed_up(seeds: Path) -> Warm:
    """Load all that a life uses by using it once; no thread is left running."""
    import tempfile

    from word.catalogue import find

    files = sorted(seeds.glob("*.txt"))
    template = find("简报")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        session = Session()
        keeper = Keeper(session, keeping=Keeping(folder=folder / "recovery"))
        result = read_sources(files[:1])
        session.add_documents(result.documents)
        keeper.add_originals(files[:1])
        session.set_ranking(rank_documents(session.documents, "lead"), session.generation)
        session.redraft(600)
        export(session.briefing, template, folder / "a.docx")
        path = keeper.save_as(folder / "a.jianbao").result(60)
        keeper.close()
        again, keeper, _ = open_workspace(path)
        Worker(again, random.Random(1)).edit()
        keeper.close()
    return Warm(files, template)
