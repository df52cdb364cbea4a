"""XML from untrusted files: no DTD, no entities, no network, memory bounded.

A file is parsed as it is inflated; the caller gets each finished element of the tags it asked for and
forgets it, so that a tree never holds more than what lies between two such elements.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias, cast

from lxml import etree

from model.errors import SourceError

Element: TypeAlias = etree._Element

# An element costs up to 30 times its bytes in memory, so this bounds the tree at about 0.5 GB.
_UNHARVESTED = 16 * 1024 * 1024


def stream(chunks: Iterable[bytes], tags: Iterable[str], name: str) -> Iterator[Element]:
    """Each finished element whose tag is in ``tags``.

    The caller calls :func:`forget` on what it is done with. Raises SourceError
    ``error.source.damaged`` for XML that is not well formed and ``error.source.unsafe`` for a DTD or for a
    stretch without any of ``tags`` that is too large to hold.
    """
    parser: etree.XMLPullParser = etree.XMLPullParser(
        events=("end",),
        tag=list(tags),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    fed = 0
    harvested = 0
    checked = False
    try:
        for chunk in chunks:
            parser.feed(chunk)
            fed += len(chunk)
            for element in _finished(parser):
                if not checked:
                    _refuse_dtd(element, name)
                    checked = True
                harvested = fed
                yield element
            if fed - harvested > _UNHARVESTED:
                raise SourceError("error.source.unsafe", name=name)
        root = parser.close()
    except etree.LxmlError as error:
        raise SourceError("error.source.damaged", name=name, detail="XML") from error
    _refuse_dtd(root, name)
    yield from _finished(parser)


def _finished(parser: etree.XMLPullParser) -> Iterator[Element]:
    for _, element in parser.read_events():
        yield cast(Element, element)


def parse(data: bytes, name: str) -> Element:
    """The root of a small XML part, under the same rules as :func:`stream`."""
    if len(data) > _UNHARVESTED:
        raise SourceError("error.source.unsafe", name=name)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError) as error:
        raise SourceError("error.source.damaged", name=name, detail="XML") from error
    _refuse_dtd(root, name)
    return root


def forget(element: Element, keep: frozenset[str] = frozenset()) -> None:
    """Free ``element``'s content and its elder siblings, except that a sibling tagged in ``keep`` stays.

    The element itself stays as an empty shell, because the parser may still attach what follows to it.
    """
    element.clear()
    parent = element.getparent()
    if parent is None:
        return
    elder = element.getprevious()
    while elder is not None and elder.tag not in keep:
        parent.remove(elder)
        elder = element.getprevious()


def _refuse_dtd(element: Element, name: str) -> None:
    information: Any = element.getroottree().docinfo  # the stubs know less than lxml
    if information.doctype:
        raise SourceError("error.source.unsafe", name=name)
