"""``build``: sources in, a finished Word briefing out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.commands import shared
from briefing.console import passwords, terminal, wire
from briefing.console.options import Options, count
from briefing.jobs import anchors_of, export, rank_documents
from briefing.output import check_target
from briefing.redrafting import DEFAULT_LENGTH
from briefing.session import Session
from messages import say
from model.errors import SourceError, UsageError

if TYPE_CHECKING:
    from facts.tense import Tense
    from model.progress import Task


def options() -> Options:
    """What ``build`` takes."""
    parser = Options("build", "console.build")
    parser.takes_sources()
    parser.add_argument(
        "-o",
        "--output",
        required=True,
        type=shared.document_path,
        metavar="OUT.docx",
        help=say("console.output"),
    )
    parser.add_argument(
        "--template",
        default="简报",
        metavar=say("console.metavar.template"),
        help=say("console.template_name"),
    )
    parser.add_argument(
        "--title", default="", metavar=say("console.metavar.title"), help=say("console.title")
    )
    parser.add_argument(
        "--length",
        type=count("--length"),
        metavar="N",
        help=say("console.length", {"default": DEFAULT_LENGTH}),
    )
    parser.takes_engine()
    parser.add_argument(
        "--set",
        dest="fields",
        action="append",
        default=[],
        type=_field,
        metavar=say("console.metavar.field"),
        help=say("console.set"),
    )
    parser.add_argument(
        "--workspace",
        type=shared.workspace_path,
        metavar="W.jianbao",
        help=say("console.workspace"),
    )
    parser.takes_tense()
    parser.takes_json()
    return parser


def run(arguments: Sequence[str]) -> int:
    """Do it; returns the exit status."""
    asked = options().parsed(arguments)

    from briefing.kinds import learn
    from briefing.tenses import Tenses
    from summarizer.registry import load
    from word.catalogue import find

    # Whatever can be told to be wrong is told before the work begins.
    load(asked.engine)
    template = find(asked.template)
    learn(template)
    sources = _sources(asked.sources, asked.output)
    check_target(asked.output, sources)
    if asked.workspace is not None:
        from briefing.storing import check_workspace

        check_workspace(asked.workspace)
    with terminal.progress() as task:
        result = passwords.read(sources, asked.password, task)
        if not result.documents:
            task.clear()
            shared.report(result)
            return shared.status(result)
        session = Session(template.name, dict(asked.fields))
        session.add_documents(result.documents, result.failures)
        ranking = rank_documents(session.documents, asked.engine, task)
        tenses = Tenses(session.documents)
        ranking = tenses.only(ranking, asked.tense, task)
        session.set_ranking(ranking, session.generation)
        _take_facts(session, asked.tense, task)
        session.redraft(asked.length or DEFAULT_LENGTH, title=asked.title)
        _compare(session, task)
        notices = export(
            session.briefing,
            template,
            asked.output,
            task,
            anchors=anchors_of(session.briefing, session.documents),
            sources=sources,
        )
        if asked.workspace is not None:
            from briefing.storing import store_job

            store_job(asked.workspace, session, sources, {"engine": asked.engine})
    shared.report(result)
    notices = (
        *notices,
        *(shared.nothing_of(asked.tense, ranking) or shared.nothing_for(session.briefing)),
        *shared.short_of(asked.length, session.characters, session.briefing),
        *shared.conflicting(session.briefing, session.documents),
        *shared.of_one_form(session.briefing),
        *shared.facts_to_check(session.briefing),
    )
    terminal.report((), notices)
    if asked.json:
        terminal.out_json(
            {
                "output": str(asked.output),
                "template": template.name,
                "characters": session.characters,
                "items": wire.items(session.briefing, shared.names(session.documents), tenses),
                "notices": wire.notices((*shared.all_notices(result), *notices)),
            }
        )
    else:
        values = {
            "output": asked.output,
            "items": sum(1 for _ in session.briefing.items()),
            "characters": session.characters,
            "documents": len(session.documents),
        }
        terminal.out(say("console.build.done", values))
        if asked.workspace is not None:
            terminal.out(say("console.build.workspace", {"workspace": asked.workspace}))
    return shared.status(result)


def _take_facts(session: Session, tense: Tense | None, task: Task) -> None:
    """Find the facts where the kind of briefing prints some by itself."""
    from briefing.kinds import outline_of

    if not outline_of(session.briefing.template).wants_facts:
        return
    from briefing.facts.gathering import gather, only
    from model.facts import IndicatorKind

    facts = gather(session.documents, session.joins, task=task)
    kind = {"past": IndicatorKind.ACHIEVED, "plan": IndicatorKind.TARGET}.get(tense or "")
    session.set_facts(only(facts, kind, session.documents), session.generation)


def _compare(session: Session, task: Task) -> None:
    """Find what sources contradict in other words, if it looks as if they did."""
    if session.has_facts:
        return
    from briefing.suspicions import suspected

    if suspected(session.briefing, session.documents):
        from briefing.facts.gathering import Known, gather

        known = Known({}, terms=())  # terms contradict nothing
        session.set_facts(gather(session.documents, session.joins, known, task), session.generation)


def _sources(given: Sequence[Path], output: Path) -> list[Path]:
    """Files in place of folders; an earlier export at ``output`` is no source of the next one because it lies in a
    folder of sources. An empty folder stays, to be told of."""
    from readers import gather

    sources: list[Path] = []
    for path in given:
        found = gather([path])
        kept = [file for file in found if file == path or not _is_our_own(file, output)]
        sources += kept if found else [path]
    if not sources:
        raise SourceError("error.source.empty_folder", name=given[0])
    return sources


def _is_our_own(file: Path, output: Path) -> bool:
    from word.ooxml import PackageFault
    from word.provenance import read

    try:
        return file.samefile(output) and read(file.read_bytes()) is not None
    except (OSError, PackageFault):
        return False


def _field(text: str) -> tuple[str, str]:
    from word.fields import EXPORT_SETTINGS, FIELDS, settable

    name, equals, value = text.partition("=")
    name = name.strip()
    if not equals or not name:
        raise UsageError("error.usage.field_form", value=text)
    known = [field.name for field in (*settable(), *EXPORT_SETTINGS)]
    if any(field.name == name and field.generated for field in FIELDS):
        raise UsageError("error.usage.field_generated", field=name)
    if name not in known:
        raise UsageError(
            "error.usage.field_unknown", field=name, near="、".join(_near(name, known))
        )
    return name, value


def _near(name: str, known: Sequence[str]) -> list[str]:
    """The names most like ``name``: by spelling, then by shared characters; all if none is like it."""
    from difflib import get_close_matches

    close = get_close_matches(name, known, n=4, cutoff=0.4)
    close += [other for other in known if set(other) & set(name) and other not in close]
    return close[:6] or list(known)
