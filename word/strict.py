"""The strict variant of the format has its own addresses for the same elements; here they become the usual ones."""

from __future__ import annotations

import re
from collections.abc import Mapping

_STRICT = b"http://purl.oclc.org/ooxml/officeDocument"
# An address is a whole value of an attribute, so that text which merely names one is left alone.
_ADDRESS = rb"""(["'])http://purl\.oclc\.org/ooxml/(officeDocument|wordprocessingml|drawingml|schemaLibrary)/"""
_USUAL = rb"\1http://schemas.openxmlformats.org/\2/2006/"
# Two whose last words differ as well.
_WORDS = tuple(
    (b"/officeDocument/2006/" + before + strict, b"/officeDocument/2006/" + before + usual)
    for before in (b"", b"relationships/")
    for strict, usual in (
        (b"extendedProperties", b"extended-properties"),
        (b"customProperties", b"custom-properties"),
    )
)


def is_strict(relationships: bytes) -> bool:
    """Whether the package whose ``_rels/.rels`` this is was saved in the strict variant."""
    return _STRICT in relationships


def transitional(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts of a package with the usual addresses."""
    return {
        name: _usual(content) if name.endswith((".xml", ".rels")) else content
        for name, content in parts.items()
    }


def _usual(content: bytes) -> bytes:
    content = re.sub(_ADDRESS, _USUAL, content)
    for strict, usual in _WORDS:
        content = content.replace(strict, usual)
    return content
