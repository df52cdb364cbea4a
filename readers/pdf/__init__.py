"""PDF by pdfium: characters with their boxes → reading order → paragraphs; pages that are pictures are recognised.

pdfium can abort the process or take gigabytes on crafted files, so callers run this reader in the worker
process (``isolate`` in the registry).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import TYPE_CHECKING, Any

from model.document import Block, Notice
from model.errors import SourceError
from model.progress import Task

if TYPE_CHECKING:
    from readers.common.pages.shapes import PageText
    from readers.pdf.scans import Scans

STAGE = "stage.read.pages"
# How far behind other bytes the mark of a PDF may stand.
MARK = b"%PDF-"
MARK_WITHIN = 1024

_PASSWORD_ERROR = 4
_SECURITY_ERROR = 5
# A file may claim a million pages and have none: after so many failures in a row nothing more will come.
_MOST_FAILURES = 500


def sniff(head: bytes, name: str) -> float:  # noqa: ARG001 - the name tells nothing the mark does not
    """1 where the file begins as a PDF, less where something stands before it."""
    at = head.find(MARK, 0, MARK_WITHIN + len(MARK))
    if at < 0:
        return 0.0
    return 1.0 if not head[:at].strip(b"\xef\xbb\xbf \r\n\t\0") else 0.55


def read(
    data: bytes,
    name: str,
    task: Task,
    *,
    encoding: str | None = None,  # noqa: ARG001 - a PDF names its own
    password: str | None = None,
) -> tuple[list[Block], list[Notice]]:
    """The blocks of a PDF; anchors hold the page and the line on it, counted in reading order.

    Raises SourceError: ``error.source.encrypted`` (needs a password), ``.password`` (a wrong one),
    ``.no_recognition`` (a scan, and the optional part is missing), ``.picture_without_text``, ``.no_text``, ``.damaged``.
    """
    import pypdfium2

    from readers.common.marks import unmarked
    from readers.common.pages.flow import blocks_of
    from readers.common.pages.notices import notices_of
    from readers.pdf.scans import Scans

    try:
        document = pypdfium2.PdfDocument(data, password=password)
    except pypdfium2.PdfiumError as problem:
        raise _refusal(problem, name, password) from None
    try:
        count = len(document)
        if not count:
            raise SourceError("error.source.damaged", name=name, detail="PDF: 0")
        scans = Scans(task, count)
        found = blocks_of(_pages(document, count, task, scans))
    finally:
        document.close()
    if not found.blocks:
        if found.broken and not found.empty:
            raise SourceError("error.source.damaged", name=name, detail="PDF")
        if scans.missed:
            raise SourceError("error.source.no_recognition", name=name)
        code = "picture_without_text" if scans.tried else "no_text"
        raise SourceError(f"error.source.{code}", name=name)
    found.empty = [number for number in found.empty if number not in scans.missed]
    return unmarked(found.blocks), [*notices_of(name, count, found), *scans.notices(name)]


def _pages(document: Any, count: int, task: Task, scans: Scans) -> Iterator[PageText | int]:
    """Each page's text, or its number where pdfium cannot load it."""
    import pypdfium2

    from readers.pdf.extraction import read_page

    failures = 0
    for index in range(count):
        task.check()
        try:
            with closing(document[index]) as page:
                text = scans.page(page, read_page(page, index + 1))
        except pypdfium2.PdfiumError:
            yield index + 1
            failures += 1
            if failures == _MOST_FAILURES:
                return
        else:
            yield text
            failures = 0
        task.report(STAGE, index + 1, count)


def _refusal(problem: Exception, name: str, password: str | None) -> SourceError:
    reason = getattr(problem, "err_code", None)
    if reason == _PASSWORD_ERROR:
        code = "error.source.password" if password else "error.source.encrypted"
        return SourceError(code, name=name)
    if reason == _SECURITY_ERROR:
        return SourceError("error.source.encrypted", name=name)
    return SourceError("error.source.damaged", name=name, detail="PDF")
