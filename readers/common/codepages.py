"""Code pages by their Windows numbers, as Python knows them."""

from __future__ import annotations

from model.errors import SourceError

# \fcharset of a font → code page (RTF 1.9.1, "Font Table").
_CHARSETS = {
    0: 1252, 77: 10000, 128: 932, 129: 949, 130: 1361, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258, 177: 1255,
    178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250, 255: 437,
}  # fmt: skip
_SPECIAL = {
    936: "gb18030",
    65001: "utf-8",
    10000: "mac_roman",
    54936: "gb18030",
    1361: "johab",
    708: "cp1256",
}


def codec_of(page: int) -> str:
    """The codec of a code page; cp1252 where there is none."""
    if page in _SPECIAL:
        return _SPECIAL[page]
    name = f"cp{page}"
    return name if _is_text_codec(name) else "cp1252"


def of_charset(charset: int) -> str | None:
    """The codec of a font's character set; None for one that says nothing."""
    page = _CHARSETS.get(charset)
    return codec_of(page) if page else None


def told(encoding: str | None, name: str) -> str | None:
    """The codec that a person named for the file ``name``; None where nobody did.

    Raises ``SourceError`` for a name that no codec of text has.
    """
    if encoding is None or _is_text_codec(encoding):
        return encoding
    raise SourceError("error.source.encoding", name=name, encoding=encoding)


def _is_text_codec(name: str) -> bool:
    try:
        # No codec is looked up for empty bytes.
        b"a".decode(name, "replace")
    except LookupError:
        return False
    return True
