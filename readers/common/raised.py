"""Small raised figures. ``10⁴`` must never be read as 104, nor ``186`` with the mark of a note behind it as 1861."""

from __future__ import annotations

import re

_FIGURES = re.compile(r"\s*(?:[+\-−]?[0-9]+|[+\-−])\s*")
_RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
# The mark of a metre; what is raised behind it makes it square or cubic. Programs part ⁻⁴ in two.
_BEFORE = "mM⁺⁻"


def raised(text: str, before: str) -> str:
    """``text`` as it reads where it is raised behind ``before``: figures behind a figure or a metre become raised
    characters, anything else stays as it is."""
    last = before[-1:]
    if not last or not (last.isdigit() or last in _BEFORE) or not _FIGURES.fullmatch(text):
        return text
    return text.translate(_RAISED)
