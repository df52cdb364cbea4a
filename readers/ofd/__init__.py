"""OFD (.ofd, GB/T 33190-2016): the fixed-layout format of Chinese document exchange.

Only the text objects, the ruled lines and (by the optional text recognition) scanned pages are read, from the package
alone. Signatures, scripts and
everything an action could start are never looked at.
"""

from __future__ import annotations

from model.document import Block, Notice
from model.progress import Task


def sniff(head: bytes, name: str) -> float:
    """A package with the entry file of OFD."""
    if not head.startswith(b"PK\x03\x04"):
        return 0.0
    if b"OFD.xml" in head:
        return 0.95
    return 0.55 if name.lower().endswith(".ofd") else 0.0


def read(
    data: bytes,
    name: str,
    task: Task,
    *,
    encoding: str | None = None,  # noqa: ARG001 - XML says its own
    password: str | None = None,  # noqa: ARG001 - encrypted packages are refused
) -> tuple[list[Block], list[Notice]]:
    """The blocks of a document in reading order; anchors hold the page and the line on it.

    Raises SourceError: ``error.source.damaged``, ``.encrypted``, ``.no_text``, ``.no_recognition`` (a scan), ``.unsafe``, ``.too_large``.
    """
    from model.errors import SourceError
    from readers.common.marks import unmarked
    from readers.common.pages.flow import blocks_of
    from readers.common.pages.notices import notices_of
    from readers.ofd.package import Package

    package = Package(data, name, task)
    found = blocks_of(package.pages())
    if not found.blocks:
        if found.broken and not found.empty:
            raise SourceError("error.source.damaged", name=name, detail="OFD")
        if package.pictures.missed:
            raise SourceError("error.source.no_recognition", name=name)
        code = "picture_without_text" if package.pictures.tried else "no_text"
        raise SourceError(f"error.source.{code}", name=name)
    notices = [*notices_of(name, package.count, found), *package.pictures.notices()]
    return unmarked(found.blocks), notices
