"""Web pages (.html, .htm, .xhtml): the text a browser would show, in any encoding."""

from __future__ import annotations

import codecs
import re
from pathlib import PurePath

from model.document import Block, Notice
from model.errors import SourceError
from model.progress import Task
from readers.common.encoding import Decoded, decode, is_text

_SUFFIXES = (".html", ".htm", ".xhtml")
# A page begins with its document type or root, after at most a declaration and comments.
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*){0,5}<(?:!doctype\s+html|html[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_FRAGMENT = re.compile(
    rb"\s*<(?:head|body|p|div|h[1-6]|table|section|article|meta|title)[\s>]", re.I
)
# Where a page says its encoding: <meta charset=…>, http-equiv, or the XML declaration.
_DECLARED = re.compile(
    rb"""charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]*encoding\s*=\s*["']([\w.-]+)""", re.I
)
_DECLARATION_WITHIN = 4096
# Others are not worth believing: old tools declare iso-8859-1 for everything.
_BELIEVED = re.compile(r"gb|cp936|big5|hz|euc|shift", re.IGNORECASE)
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

    decoded = _decode(data, name, encoding)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    return read_markup(text, task), list(decoded.notices)


def _decode(data: bytes, name: str, encoding: str | None) -> Decoded:
    """The person's choice, else the mark at the beginning, else valid UTF-8, else what the page declares."""
    if encoding is not None or data.startswith(
        (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    ):
        return decode(data, name, encoding)
    declared = _declared(data)
    if declared is None or _is_utf8(data):
        return decode(data, name)
    try:
        return decode(data, name, declared)
    except SourceError:
        return decode(data, name)


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:_DECLARATION_WITHIN])
    if found is None:
        return None
    name = (found[1] or found[2]).decode("ascii", "replace")
    return name if _BELIEVED.match(name) else None


def _is_utf8(data: bytes) -> bool:
    """Whether the bytes beyond ASCII are UTF-8: pages saved anew often keep an old declaration."""
    if b"\0" in data or b"\x1b" in data:
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
