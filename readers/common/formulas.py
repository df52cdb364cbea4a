"""Formulas in one line, as Word itself writes them so: fractions and roots keep what they hold together."""

from __future__ import annotations

import re
from collections.abc import Callable

from readers.common.raised import raised
from readers.common.xml import Element

# What joins terms; inside of a number or word it does not stand first.
_JOINS = re.compile(r"(?<=.)[+\-−±×÷*·/=<>≤≥＋－＝\s]")
_WHOLE = re.compile(r"\([^()]*\)")
# Drawn where nothing else is said.
_INTEGRAL, _OPEN, _CLOSE, _BETWEEN = "∫", "(", ")", "|"


def term(text: str) -> str:
    """``text`` as one term of a formula: in brackets where it is several."""
    text = text.strip()
    return f"({text})" if _JOINS.search(text) and not _WHOLE.fullmatch(text) else text


def fraction(over: str, under: str) -> str:
    """a/b, (a-b)/c: never a-b/c, which is another value."""
    return f"{term(over)}/{term(under)}"


def root(degree: str, of: str) -> str:
    """√x, ³√(x+1)."""
    return f"{raised(degree.strip(), '0')}√{term(of)}"


def linear(element: Element) -> str:
    """What an element of an Office formula (m:oMath and below) shows. The parser bounds the depth."""
    kind = _kind(element)
    if kind in _UNREAD or kind.endswith("Pr"):
        return ""
    if kind == "t":
        return element.text or ""
    shape = _SHAPES.get(kind)
    return shape(element) if shape else "".join(map(linear, element))


def _kind(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _part(element: Element, name: str) -> str:
    return "".join(linear(child) for child in element if _kind(child) == name)


def _sign(element: Element, name: str, usual: str) -> str:
    """A character that the properties of an element name."""
    for properties in element:
        if _kind(properties) == f"{_kind(element)}Pr":
            for child in properties:
                if _kind(child) == name:
                    values = child.attrib.values()
                    return str(values[0]) if values else ""
    return usual


def _marked(mark: str, text: str) -> str:
    return mark + term(text) if text.strip() else ""


def _scripts(element: Element) -> str:
    base = _part(element, "e")
    low, high = _part(element, "sub"), _part(element, "sup")
    return term(base) + _marked("_", low) + _marked("^", high)


def _large(element: Element) -> str:
    sign = _sign(element, "chr", _INTEGRAL)
    limits = _marked("_", _part(element, "sub")) + _marked("^", _part(element, "sup"))
    return sign + limits + _part(element, "e")


def _brackets(element: Element) -> str:
    between = _sign(element, "sepChr", _BETWEEN)
    held = between.join(linear(child) for child in element if _kind(child) == "e")
    return _sign(element, "begChr", _OPEN) + held + _sign(element, "endChr", _CLOSE)


def _rows(element: Element) -> str:
    """A matrix, or equations one below the other."""
    rows = [child for child in element if _kind(child) == "mr"]
    if rows:
        return "; ".join(", ".join(linear(cell) for cell in row) for row in rows)
    return "; ".join(linear(child) for child in element if _kind(child) == "e")


# Deleted, or moved elsewhere.
_UNREAD = frozenset(("del", "moveFrom"))
_SHAPES: dict[str, Callable[[Element], str]] = {
    "f": lambda element: fraction(_part(element, "num"), _part(element, "den")),
    "rad": lambda element: root(_part(element, "deg"), _part(element, "e")),
    "sSup": _scripts, "sSub": _scripts, "sSubSup": _scripts,
    "limLow": lambda element: _part(element, "e") + _marked("_", _part(element, "lim")),
    "limUpp": lambda element: _part(element, "e") + _marked("^", _part(element, "lim")),
    "nary": _large, "d": _brackets, "m": _rows, "eqArr": _rows,
}  # fmt: skip
