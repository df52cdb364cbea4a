"""The person's own templates: taking one in, copying, handing out, taking away. Shipped ones are never changed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.output import write_atomically
from model.errors import OutputError, TemplateError
from model.template import Template
from word import catalogue
from word.own_folder import user_folder

if TYPE_CHECKING:
    from word.validation import Finding


@dataclass(frozen=True, slots=True)
class Listed:
    """A template file as a list shows it. ``template`` is None where ``findings`` say why it cannot be used;
    ``repairable`` of these would be put right by :func:`repair_own`."""

    name: str
    own: bool
    path: Path
    template: Template | None
    findings: tuple[Finding, ...] = ()
    repairable: int = 0


_FORBIDDEN = frozenset('\\/:*?"<>|\0')


def listed() -> tuple[Listed, ...]:
    """Every template file there is, shipped ones first; an own one stands in the place of a shipped one of its
    name."""
    from word.template_repair import repair_template

    found: dict[str, Listed] = {}
    for path in catalogue.files():
        own = path.parent == user_folder()
        try:
            found[path.stem] = Listed(path.stem, own, path, catalogue.load(path))
        except TemplateError:
            try:
                done = repair_template(path.read_bytes())
            except OSError:
                continue
            faults = (*done.repaired, *done.left)
            found[path.stem] = Listed(path.stem, own, path, None, faults, len(done.repaired))
    return tuple(found.values())


def put(data: bytes, name: str) -> Template:
    """Put the template in ``data`` among the person's own, called ``name``. Raises as :func:`take_in`."""
    return _store(data, name)


def repair_own(name: str) -> tuple[Finding, ...]:
    """Put one of the person's own templates right where that is certain; returns what is left to them.

    Raises TemplateError if there is none of this name, OutputError.
    """
    from word.template_repair import repair_template

    path = _path(name)
    try:
        done = repair_template(path.read_bytes())
    except FileNotFoundError:
        raise TemplateError("error.template.not_own", name=name) from None
    except OSError:
        raise OutputError("error.output.no_permission", name=path) from None
    if done.repaired:
        write_atomically(path, done.data)
    return done.left


def take_in(path: Path, name: str = "") -> Template:
    """Put the template in the file ``path`` among the person's own, called ``name`` (the file's name if empty).

    Raises TemplateError if it is faulty or there is one of this name (``error.template.taken``), OutputError.
    """
    template = catalogue.load(path)
    return _store(template.docx, name or path.stem)


def copy(name: str, to: str) -> Template:
    """A copy of the template called ``name`` (shipped or own) among the person's own, called ``to``."""
    return _store(catalogue.find(name).docx, to)


def hand_out(name: str, target: Path) -> None:
    """Write the template called ``name`` to the file ``target``."""
    write_atomically(target, catalogue.find(name).docx)


def take_away(name: str) -> None:
    """Delete one of the person's own templates. Raises TemplateError if there is none of this name."""
    path = _path(name)
    try:
        path.unlink()
    except FileNotFoundError:
        raise TemplateError("error.template.not_own", name=name) from None
    except OSError:
        raise OutputError("error.output.no_permission", name=path) from None


def _store(data: bytes, name: str) -> Template:
    path = _path(name)
    if path.exists():
        raise TemplateError("error.template.taken", name=name)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise OutputError("error.output.no_permission", name=path.parent) from None
    template = catalogue.from_bytes(data, name)
    write_atomically(path, data)
    return template


def _path(name: str) -> Path:
    clean = name.strip().rstrip(".")
    if not clean or set(clean) & _FORBIDDEN or clean.startswith(("~$", ".")):
        raise TemplateError("error.template.bad_name", name=name)
    return user_folder() / f"{clean}{catalogue.SUFFIX}"
