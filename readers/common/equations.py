"""EQ fields, in which Word keeps small formulas, circled characters and the pronunciation above a word: they have no
result, so that what a person sees stands in the instruction alone.

``EQ \\o\\ac(○,1)`` is shown as ①, ``EQ \\f(1,2)`` as 1/2, ``EQ \\* jc2 \\o\\ad(\\s\\up 11(zhù),注)`` as 注 with zhù above.
"""

from __future__ import annotations

import re

from readers.common.formulas import fraction, root

_FIELD = re.compile(r"\s*EQ\b", re.IGNORECASE)
_SETTING = re.compile(r"\\\*\s*(?:\"[^\"]*\"|[^\s\\(]+)")
_SWITCH = re.compile(r"\\([A-Za-z]+)\s*(-?\d+)?\s*")
_CIRCLES = "○◯〇"
_DEEPEST = 8


def shown(code: str) -> str:
    """What the field with the instruction ``code`` shows; empty for a field of another kind."""
    begun = _FIELD.match(code)
    if begun is None:
        return ""
    return _text(code[begun.end() :], 0).strip()


def _text(code: str, depth: int) -> str:
    parts: list[str] = []
    at = 0
    while at < len(code):
        switch = _SWITCH.match(code, at)
        if setting := _SETTING.match(code, at):
            at = setting.end()
        elif switch:
            names = [switch[1].lower()]
            at = switch.end()
            while more := _SWITCH.match(code, at):
                names.append(more[1].lower())
                at = more.end()
            if at < len(code) and code[at] == "(" and depth < _DEEPEST:
                arguments, at = _arguments(code, at)
                parts.append(_combined(names, arguments, depth + 1))
        elif code[at] == "\\" and at + 1 < len(code):
            parts.append(code[at + 1])
            at += 2
        else:
            parts.append(code[at])
            at += 1
    return "".join(parts)


def _arguments(code: str, at: int) -> tuple[list[str], int]:
    """What stands between the brackets that begin at ``at``, cut at its commas; and where it ends."""
    found: list[str] = []
    depth, begun = 0, at + 1
    while at < len(code):
        char = code[at]
        if char == "\\":
            at += 1
        elif char == "(":
            depth += 1
        elif char == ")":
            depth -= 1
            if not depth:
                return [*found, code[begun:at]], at + 1
        elif char in ",;" and depth == 1:
            found.append(code[begun:at])
            begun = at + 1
        at += 1
    return [*found, code[begun:]], at


def _combined(names: list[str], arguments: list[str], depth: int) -> str:
    kind = names[0]
    if kind == "o":
        # A guide to the pronunciation stands above its word, which alone is the text.
        words = [
            one for one in arguments if not one.lstrip().lower().startswith("\\s")
        ] or arguments
        return _circled([_text(one, depth) for one in words])
    texts = [_text(one, depth) for one in arguments]
    if kind == "f" and len(texts) == 2:
        return fraction(*texts)
    if kind == "r":
        return root(texts[0] if len(texts) > 1 else "", texts[-1])
    if kind == "b":
        return f"({''.join(texts)})"
    return " ".join(texts) if kind in ("a", "i") else "".join(texts)


def _circled(texts: list[str]) -> str:
    """Characters set over one another; a number in a circle has a character of its own."""
    rest = [text for text in texts if text.strip() not in tuple(_CIRCLES)]
    if len(rest) < len(texts) and len(rest) == 1 and rest[0].isdecimal() and 0 < int(rest[0]) < 21:
        return chr(ord("①") + int(rest[0]) - 1)
    return "".join(rest)
