"""LibreOffice as a helper, where it is installed: it turns files that no reader takes into ones that a reader takes.

It runs as a program of its own with a profile of its own, macros and links off, without a network where the system
allows that, with limits of time, memory and size, and is ended with all that it started. WPS has no such command.
"""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from model.document import Document, Notice
from model.errors import SourceError
from model.progress import Task

# What a file that no reader takes says it is → what LibreOffice is asked to make of it.
_TARGETS = {
    "Word 6/95 (.doc)": "docx",
    "Works (.wps)": "docx",
    "OLE": "docx",
    "Excel (.xlsb)": "xlsx",
    "OpenDocument (.ods)": "xlsx",
    "OpenDocument (.odp)": "pptx",
}


def takes(error: SourceError) -> bool:
    """Whether a file that was refused like this might be read with the helper."""
    return error.code == "error.source.unsupported" and error.values.get("found") in _TARGETS


def read(data: bytes, name: str, refused: SourceError, task: Task) -> Document:
    """Read a file that was ``refused`` by way of LibreOffice; what it is called stays.

    Raises SourceError: ``error.source.needs_office`` where there is none, ``.office_failed`` where it could not.
    """
    from briefing.office.converting import converted
    from briefing.office.finding import find
    from readers import read_bytes

    found = refused.values["found"]
    program = find()
    if program is None:
        raise SourceError("error.source.needs_office", name=name, found=found)
    target = _TARGETS[found]
    made = converted(program, data, target, task)
    if made is None:
        raise SourceError("error.source.office_failed", name=name, found=found)
    document = read_bytes(made, f"{name}.{target}", task)
    notice = Notice("notice.source.converted", (("name", name), ("found", found)))
    return replace(
        document,
        name=name,
        sha256=sha256(data).hexdigest(),
        notices=(notice, *document.notices),
    )
