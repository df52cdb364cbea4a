"""Web pages (.html, .htm, .xhtml): the text a browser would show, in any encoding."""

from __future__ import annotations

import codecs
import re
from pathlib import PurePath

from model.document import Block, Notice
from model.progress import Task
from readers.common.encoding import is_text
from readers.common.page_encoding import decode_page

_SUFFIXES = (".html", ".htm", ".xhtml")
# A page begins with its document type or root, after at most a declaration and comments.
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*){0,5}<(?:!doctype\s+html|html[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_FRAGMENT = re.compile(
    rb"\s*<(?:head|body|p|div|h[1-6]|table|section|article|meta|title)[\s>]", re.I
)
_MARKS = codecs.BOM_UTF8 + codecs.BOM_UTF16_LE


def sniff(head: bytes, name: str) -> float:
    """A page by its first tags; a fragment only with the right suffix or nothing but tags in front."""
    if not is_text(head):
        return 0.0
    plain = head.lstrip(_MARKS).replace(b"\0", b"")
    if _PAGE.match(plain):
        return 0.95
    if PurePath(name).suffix.lower() in _SUFFIXES:
        return 0.9
    return 0.5 if _FRAGMENT.match(plain) else 0.0


def read(
    data: bytes,
    name: str,
    task: Task,
    *,
    encoding: str | None = None,
    password: str | None = None,  # noqa: ARG001 - part of every reader's signature
) -> tuple[list[Block], list[Notice]]:
    """The blocks of a page, anchored by line. Nothing the page links to is fetched, no script is run.

    Raises SourceError ``error.source.encoding`` and ``error.source.binary``.
    """
    from readers.common.markup import read_markup

    decoded = decode_page(data, name, encoding)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    return read_markup(text, task), list(decoded.notices)
