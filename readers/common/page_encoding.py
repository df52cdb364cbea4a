"""Which encoding a web page is in: what it says of itself is only believed where it can be."""

from __future__ import annotations

import codecs
import re

from model.errors import SourceError
from readers.common.encoding import Decoded, decode

# Where a page says its encoding: <meta charset=…>, http-equiv, or the XML declaration.
_DECLARED = re.compile(
    rb"""charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]*encoding\s*=\s*["']([\w.-]+)""", re.I
)
_DECLARATION_WITHIN = 4096
# Others are not worth believing: old tools declare iso-8859-1 for everything.
_BELIEVED = re.compile(r"gb|cp936|big5|hz|euc|shift", re.IGNORECASE)


def decode_page(data: bytes, name: str, encoding: str | None, said: str | None = None) -> Decoded:
    """The person's choice, else the mark at the beginning, else valid UTF-8, else what the page declares, or what
    was ``said`` of it by whatever it came in."""
    if encoding is not None or data.startswith(
        (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    ):
        return decode(data, name, encoding)
    declared = said if said and _BELIEVED.match(said) else _declared(data)
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
