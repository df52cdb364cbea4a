"""Where templates are found, and what is refused: anything that could run, fetch or hide something."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from model.errors import TemplateError
from model.template import Template
from word.kinds import BY_NAME, kind_of
from word.own_folder import user_folder
from word.validation import Finding, inspect

FOLDER = "templates"
SUFFIX = ".docx"


def shipped_folder() -> Path:
    """The folder of the shipped templates: in a bundle where it was unpacked, else beside the program."""
    bundle = getattr(sys, "_MEIPASS", None)
    return (Path(bundle) if bundle else Path(__file__).resolve().parent.parent) / FOLDER


def templates() -> tuple[Template, ...]:
    """Shipped templates, then the person's own that are sound; one of the same name replaces a shipped one."""
    found: dict[str, Template] = {}
    for path in files():
        try:
            template = load(path)
        except TemplateError:
            continue  # listed by ``faulty``; one bad file must not hide the good ones
        found[template.name] = template
    return tuple(found.values())


def is_own(template: Template) -> bool:
    """Whether a template that :func:`templates` lists is the person's own."""
    return (user_folder() / f"{template.name}{SUFFIX}").exists()


def faulty() -> tuple[TemplateError, ...]:
    """What is wrong with each template file that :func:`templates` leaves out."""
    errors = []
    for path in files():
        try:
            load(path)
        except TemplateError as error:
            errors.append(error)
    return tuple(errors)


def find(name_or_path: str) -> Template:
    """The template of this name, or in this file. Raises TemplateError."""
    named = [path for path in files() if name_of(path) == name_or_path]
    if named:
        return load(named[-1])
    path = Path(name_or_path)
    if path.suffix.lower() == SUFFIX or path.exists():
        return load(path)
    known = "、".join(dict.fromkeys(map(name_of, files())))
    raise TemplateError("error.template.unknown", name=name_or_path, known=known)


def name_of(path: Path) -> str:
    """The name of the template in the file ``path``.

    Shipped files have names in UTF-8, also where the system's own encoding is another (a zh_CN.GB18030 locale).
    """
    try:
        return os.fsencode(path.stem).decode("utf-8")
    except UnicodeError:
        return path.stem


def load(path: Path) -> Template:
    """The template in the file ``path``. Raises TemplateError if it cannot be read or is faulty."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise TemplateError("error.template.missing", name=path.name) from None
    except IsADirectoryError:
        raise TemplateError("error.template.is_folder", name=path.name) from None
    except (OSError, ValueError):
        code = "error.template.is_folder" if path.is_dir() else "error.template.no_permission"
        raise TemplateError(code, name=path.name) from None
    return from_bytes(data, name_of(path))


def from_bytes(data: bytes, name: str) -> Template:
    """The template in ``data``. Raises TemplateError with the first fault and the number of all."""
    inspection = inspect(data)
    if inspection.findings:
        first = inspection.findings[0]
        code = first.code if len(inspection.findings) == 1 else "error.template.several"
        values = {**dict(first.values), "name": name, "count": len(inspection.findings)}
        if code == "error.template.several":
            from messages import say

            values["first"] = say(first.code, values)
        raise TemplateError(code, **values)
    return Template(
        name=name, kind=kind_of(name, inspection.slots), slots=inspection.slots, docx=data
    )


def validate(template: Template) -> tuple[Finding, ...]:
    """Everything that is wrong with a template, by paragraph; empty if it is sound."""
    return inspect(template.docx).findings


def _order(path: Path) -> tuple[int, Path]:
    """Shipped kinds in their own order, then by name."""
    names = list(BY_NAME)
    name = name_of(path)
    return (names.index(name) if name in BY_NAME else len(names), path)


def files() -> list[Path]:
    """All template files, sound or not: shipped ones first, each folder by name; Word's own lock files left out."""
    found: list[Path] = []
    for folder in (shipped_folder(), user_folder()):
        if folder.is_dir():
            found.extend(
                path
                for path in sorted(folder.iterdir(), key=_order)
                if path.suffix.lower() == SUFFIX and not path.name.startswith(("~$", "."))
            )
    return found
