"""The text of a paragraph over its runs, changed in place: every character keeps the run that it stands in."""

from __future__ import annotations

from lxml import etree

from word.inspection import visible_runs
from word.ooxml import XML, W, w

_T, _TAB, _BR = w("t"), w("tab"), w("br")
_SPACE = f"{{{XML}}}space"
_SPECIAL = {"\t": _TAB, "\n": _BR}


class Text:
    """The visible text of a paragraph: tabs are tabs, breaks are newlines."""

    def __init__(self, paragraph: etree._Element) -> None:
        self._paragraph = paragraph
        # A character and the element that shows it: a w:t, or a tab or break of its own.
        self._characters: list[tuple[str, etree._Element]] = []
        self._read()

    def _read(self) -> None:
        self._characters.clear()
        for run, _link in visible_runs(self._paragraph):
            for child in run:
                if child.tag == _T:
                    self._characters += [(character, child) for character in child.text or ""]
                elif child.tag == _TAB:
                    self._characters.append(("\t", child))
                elif child.tag == _BR and child.get(w("type")) not in ("page", "column"):
                    self._characters.append(("\n", child))

    @property
    def content(self) -> str:
        """The text as it is now."""
        return "".join(character for character, _ in self._characters)

    def is_in_one(self, start: int, end: int) -> bool:
        """Whether what stands from ``start`` to ``end`` stands in one element."""
        return len({element for _, element in self._characters[start:end]}) <= 1

    def put(self, start: int, end: int, text: str) -> None:
        """``text`` in the place of what stands from ``start`` to ``end``, in the format of its first character (of
        the one before it, where nothing is replaced)."""
        if not self._characters:
            return
        at = start if start < len(self._characters) and start < end else max(start - 1, 0)
        home = self._text_near(self._characters[min(at, len(self._characters) - 1)][1])
        touched = dict.fromkeys(element for _, element in self._characters[start:end])
        removed = [e for e in touched if e.tag != _T]
        self._characters[start:end] = [(character, home) for character in text]
        for element in removed:
            parent = element.getparent()
            if parent is not None and element is not home:
                parent.remove(element)
        self._write((*(e for e in touched if e.tag == _T), home))

    def replace_all(self, text: str, before: str) -> None:
        """Another text of the same length, character by character; ``before`` is what it was made of."""
        changed = {
            place for place, (new, old) in enumerate(zip(text, before, strict=True)) if new != old
        }
        touched: dict[etree._Element, None] = {}
        for place in changed:
            _, element = self._characters[place]
            if element.tag == _T:
                self._characters[place] = (text[place], element)
                touched[element] = None
        self._write(tuple(touched))

    def _text_near(self, element: etree._Element) -> etree._Element:
        """The element itself if it holds text, else a new one after it in its run."""
        if element.tag == _T:
            return element
        fresh = etree.Element(_T, nsmap={"w": W})
        element.addnext(fresh)
        return fresh

    def _write(self, elements: tuple[etree._Element, ...]) -> None:
        for element in dict.fromkeys(elements):
            text = "".join(c for c, home in self._characters if home is element)
            self._fill(element, text)

    def _fill(self, element: etree._Element, text: str) -> None:
        """Write a text into its element; tabs and breaks in it become elements of their own."""
        pieces: list[str] = [""]
        for character in text:
            if character in _SPECIAL:
                pieces += [character, ""]
            else:
                pieces[-1] += character
        _set(element, pieces[0])
        last = element
        for piece in pieces[1:]:
            if not piece:
                continue
            fresh = etree.Element(_SPECIAL.get(piece, _T), nsmap={"w": W})
            if fresh.tag == _T:
                _set(fresh, piece)
            last.addnext(fresh)
            last = fresh
        if last is not element:
            self._read()


def _set(element: etree._Element, text: str) -> None:
    element.text = text
    if text != text.strip() or "  " in text:
        element.set(_SPACE, "preserve")
