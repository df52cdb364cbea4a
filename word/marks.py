"""Bookmarks and source numbers in paragraphs that are filled as text.

A value may hold a place for each: where an item begins, where its numbers go, where it ends. They are
characters that no text of a person contains (``word.values.Cleaner`` takes them out).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import deepcopy

from lxml import etree

from word.ooxml import W, w
from word.runs import put, runs

START, NUMBERS, END = "\ufdd0", "\ufdd1", "\ufdd2"
_MARK = re.compile(f"([{START}{NUMBERS}{END}])")
_T, _R, _RPR, _P = w("t"), w("r"), w("rPr"), w("p")

# What goes into a place, in the format of the run it stands in.
Insert = Callable[[etree._Element | None], list[etree._Element]]
Inserts = Mapping[str, Insert]


def place(paragraph: etree._Element, inserts: Inserts) -> None:
    """Replace the places in ``paragraph`` by what ``inserts`` has for them; those inside a link, where
    nothing can be inserted, just go."""
    for run in list(runs(paragraph)):
        for node in list(run.iterchildren(_T)):
            if _MARK.search(node.text or ""):
                if run.getparent() is paragraph:
                    run = _split(run, node, inserts)  # noqa: PLW2901 - what follows moved there
                else:
                    node.text = _MARK.sub("", node.text or "")
        if all(child.tag == _RPR for child in run) and run.getparent() is paragraph:
            paragraph.remove(run)


def without(text: str) -> str:
    """``text`` without places."""
    return _MARK.sub("", text)


def _split(run: etree._Element, node: etree._Element, inserts: Inserts) -> etree._Element:
    """Cut ``run`` at the places in ``node``; returns the run that now holds what followed it."""
    properties = run.find(_RPR)
    first, *rest = _MARK.split(node.text or "")
    following = list(node.itersiblings())
    node.text = first
    last = run
    for mark, text in zip(rest[::2], rest[1::2], strict=True):
        for element in inserts[mark](properties) if mark in inserts else ():
            last.addnext(element)
            last = element
        fresh = etree.Element(_R)
        if properties is not None:
            fresh.append(deepcopy(properties))
        if text:
            written = etree.SubElement(fresh, _T)
            written.text = text
            if text != text.strip():
                written.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        last.addnext(fresh)
        last = fresh
    last.extend(following)
    if not first:
        run.remove(node)
    for emptied in (run, *run.itersiblings(_R)):
        if all(child.tag == _RPR for child in emptied) and emptied is not last:
            holder = emptied.getparent()
            if holder is not None:
                holder.remove(emptied)
    return last


def bookmark(name: str, identifier: int) -> dict[str, Insert]:
    """A bookmark from START to END."""

    def begin(_: etree._Element | None) -> list[etree._Element]:
        mark = etree.Element(w("bookmarkStart"), nsmap={"w": W})
        mark.set(w("id"), str(identifier))
        mark.set(w("name"), name)
        return [mark]

    def finish(_: etree._Element | None) -> list[etree._Element]:
        mark = etree.Element(w("bookmarkEnd"), nsmap={"w": W})
        mark.set(w("id"), str(identifier))
        return [mark]

    return {START: begin, END: finish}


def numbers(found: Sequence[int], prefix: str, *, raised: bool) -> Insert:
    """〔1〕〔2〕 …, each a jump to the bookmark ``prefix`` + its number."""

    def links(properties: etree._Element | None) -> list[etree._Element]:
        return [_link(f"{prefix}{number}", f"〔{number}〕", properties, raised) for number in found]

    return links


def _link(
    anchor: str, text: str, properties: etree._Element | None, raised: bool
) -> etree._Element:
    link = etree.Element(w("hyperlink"), nsmap={"w": W})
    link.set(w("anchor"), anchor)
    run = etree.SubElement(link, _R)
    own = etree.SubElement(run, _RPR) if properties is None else deepcopy(properties)
    run.append(own)
    put(own, "rFonts").set(w("hint"), "eastAsia")
    if raised:
        put(own, "vertAlign").set(w("val"), "superscript")
    etree.SubElement(run, _T).text = text
    return link


def place_all(paragraphs: Iterable[etree._Element], inserts: Inserts) -> None:
    """As :func:`place`, in each of ``paragraphs``."""
    for paragraph in paragraphs:
        place(paragraph, inserts)
