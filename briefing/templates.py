"""The person's own templates: taking one in, copying, handing out, taking away. Shipped ones are never changed."""

from __future__ import annotations

from pathlib import Path

from briefing.output import write_atomically
from model.errors import OutputError, TemplateError
from model.template import Template
from word import catalogue

_FORBIDDEN = frozenset('\\/:*?"<>|\0')


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
    return catalogue.user_folder() / f"{clean}{catalogue.SUFFIX}"
