"""What the window asks of Word files, as jobs for its worker process: templates looked through and learnt, files
checked and repaired, edited ones read back.

The worker speaks Chinese, as exports do; what is worded for the person here is worded in the ``language`` given.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.templates import Listed, listed
from messages import Language, use
from messages.catalogue import language as spoken
from model.briefing import Briefing
from model.document import Document
from model.errors import SourceError
from model.progress import SilentTask, Task
from model.template import Template

if TYPE_CHECKING:
    from word.check import RuleResult
    from word.learning import Learnt
    from word.pagination import Page
    from word.relinking import Relinked
    from word.validation import Finding


@dataclass(frozen=True, slots=True)
class Examined:
    """A file that shall become a template: what is wrong with it, and a copy with what is certain put right."""

    name: str
    data: bytes
    findings: tuple[Finding, ...]
    mended: bytes
    repaired: tuple[Finding, ...]
    left: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """The rules for a file, and after a repair those that were put right."""

    results: tuple[RuleResult, ...]
    repaired: tuple[RuleResult, ...] = ()


@contextmanager
def _speaking(language: Language) -> Iterator[None]:
    before = spoken()
    use(language)
    try:
        yield
    finally:
        use(before)


def survey(task: Task | None = None) -> tuple[Listed, ...]:
    """All templates, the faulty ones with what is wrong."""
    (task or SilentTask()).check()
    return listed()


def examine(path: Path, task: Task | None = None) -> Examined:
    """Look through a file that shall become a template. Raises SourceError if it cannot be read."""
    from readers import load
    from word.template_repair import repair_template
    from word.validation import inspect

    task = task or SilentTask()
    data = load(path)
    task.check()
    findings = inspect(data).findings
    task.check()
    done = repair_template(data)
    return Examined(path.stem, data, findings, done.data, done.repaired, done.left)


def template_pages(template: Template, task: Task | None = None) -> tuple[Page, ...]:
    """The first page of a template filled with sample content, as it is drawn; none if it has no page.
    Raises TemplateError."""
    from word.pagination import paginate
    from word.preview import preview

    task = task or SilentTask()
    data = preview(template)
    task.check()
    return tuple(paginate(data, draw=True).pages[:1])


def learn_template(path: Path, overrides: Mapping[int, str], task: Task | None = None) -> Learnt:
    """A template made from an old briefing. Raises SourceError, UsageError."""
    from readers import load
    from word.learning import learn

    task = task or SilentTask()
    data = load(path)
    task.check()
    return learn(data, path.name, overrides)


def check_format(path: Path, language: Language, task: Task | None = None) -> Checked:
    """Check a .docx. Raises SourceError."""
    from readers import load
    from word.check import check

    task = task or SilentTask()
    data = load(path)
    task.check()
    with _speaking(language):
        return Checked(check(data, path.name))


def repair_format(
    path: Path, target: Path, language: Language, task: Task | None = None
) -> Checked:
    """Write a repaired copy of a .docx to ``target``, which is another file. Raises SourceError, OutputError."""
    from briefing.output import check_target, write_atomically
    from readers import load
    from word.repair import repair

    task = task or SilentTask()
    check_target(target, [path])
    data = load(path)
    task.check()
    with _speaking(language):
        done = repair(data, path.name)
    task.check()
    write_atomically(target, done.data)
    return Checked(done.after, done.repaired)


def read_back(
    path: Path, briefing: Briefing, documents: Sequence[Document], task: Task | None = None
) -> tuple[Relinked, ...]:
    """What became of masthead, headings and items in an edited file. Raises SourceError."""
    from briefing.relinking import reread_file
    from readers import load

    task = task or SilentTask()
    data = load(path)
    task.check()
    return reread_file(data, path.name, briefing, documents)


def own_exports(paths: Sequence[Path], task: Task | None = None) -> tuple[Path, ...]:
    """Those of ``paths`` that this program has exported, edited or not. Never raises for a file."""
    from readers import load
    from word import provenance
    from word.ooxml import PackageFault

    task = task or SilentTask()
    found = []
    for path in paths:
        task.check()
        try:
            if provenance.read(load(path)) is not None:
                found.append(path)
        except (SourceError, PackageFault, OSError):
            continue
    return tuple(found)
