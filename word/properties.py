"""Properties of Word's elements as flat dictionaries of strings, one key per attribute.

Keys are ``jc``, ``sz``, ``spacing.line``,
``ind.firstLineChars``, ``rFonts.eastAsia``, ``pBdr.bottom.sz``, ``tab.8845``. An element that has only
``w:val`` is known by its name alone; one without any attribute (a switch) has the value ``1``.
"""

from __future__ import annotations

from lxml import etree

from word.ooxml import W, local, w

Props = dict[str, str]

OFF = frozenset({"0", "false", "off"})
_PREFIX = f"{{{W}}}"
_VAL = w("val")
_SIDES = {"start": "left", "end": "right", "startChars": "leftChars", "endChars": "rightChars"}
_NESTED = frozenset({"pBdr", "tblBorders", "tcBorders", "tblCellMar", "tcMar"})
_SKIPPED = frozenset({"rPr", "sectPr", "pPrChange", "rPrChange", "tblPrChange", "tcPrChange"})
_FIRST = ("ind.firstLine", "ind.firstLineChars")
_HANGING = ("ind.hanging", "ind.hangingChars")
_UNITS = {"pt": 20.0, "pc": 240.0, "pi": 240.0, "in": 1440.0, "cm": 1440 / 2.54, "mm": 144 / 2.54}


def on(value: str | None, default: bool = False) -> bool:
    """Whether a switch with this value is on; ``default`` where it was never set."""
    return default if value is None else value not in OFF


def number(value: str | None, default: int = 0) -> int:
    """A measure in the unit of its attribute; ``12pt`` and the like become twips."""
    if not value:
        return default
    try:
        return round(float(value))
    except (ValueError, OverflowError):
        pass
    factor = _UNITS.get(value[-2:])
    try:
        return round(float(value[:-2]) * factor) if factor else default
    except (ValueError, OverflowError):
        return default


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """The first child ``w:name``, or None."""
    return None if element is None else element.find(_PREFIX + name)


def value(element: etree._Element | None, name: str) -> str | None:
    """``w:val`` of the child ``w:name``: None without the child, ``1`` without the attribute."""
    found = child(element, name)
    return None if found is None else found.get(_VAL, "1")


def flatten(element: etree._Element | None) -> Props:
    """The children of a ``pPr``, ``rPr``, ``tblPr`` … as flat properties."""
    props: Props = {}
    if element is None:
        return props
    for item in element:
        name = local(item)
        if not name or name in _SKIPPED:
            continue
        if name in _NESTED:
            for side in item:
                _attributes(side, f"{name}.{_SIDES.get(local(side), local(side))}.", props)
        elif name == "tabs":
            for tab in item:
                props[f"tab.{tab.get(w('pos'), '0')}"] = tab.get(_VAL, "left")
                if tab.get(w("leader"), "none") != "none":
                    props[f"leader.{tab.get(w('pos'), '0')}"] = tab.get(w("leader"), "")
        elif name == "numPr":
            for part in item:
                props[f"numPr.{local(part)}"] = part.get(_VAL, "0")
        else:
            _attributes(item, f"{name}.", props)
    return props


def _attributes(element: etree._Element, prefix: str, props: Props) -> None:
    attributes = element.attrib
    if not attributes:
        props[prefix[:-1]] = "1"
        return
    if prefix == "color.":
        # A colour is replaced whole: one by its value drops one by the theme.
        props["color.themeColor"] = ""
    for key, content in attributes.items():
        name = str(key).rsplit("}", 1)[-1]
        if name == "val" and prefix.count(".") == 1:
            props[prefix[:-1]] = str(content)
        else:
            props[prefix + _SIDES.get(name, name)] = str(content)


def merge(weak: Props, strong: Props) -> Props:
    """``strong`` over ``weak``. A first-line indent and a hanging one replace each other."""
    if not strong:
        return weak
    merged = {**weak, **strong}
    for mine, other in ((_FIRST, _HANGING), (_HANGING, _FIRST)):
        if any(number(strong.get(key)) for key in mine):
            for key in other:
                if key not in strong:
                    merged.pop(key, None)
    return merged
