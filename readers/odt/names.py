"""Names of OpenDocument's elements and attributes, as lxml spells them."""

from __future__ import annotations

_SPACE = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
OFFICE = _SPACE % "office"
TEXT = _SPACE % "text"
TABLE = _SPACE % "table"
STYLE = _SPACE % "style"
DRAW = _SPACE % "drawing"
FO = _SPACE % "xsl-fo-compatible"
MANIFEST = _SPACE % "manifest"
