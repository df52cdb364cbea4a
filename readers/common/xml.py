"""XML from untrusted files: no DTD, no entities, no network, memory bounded.

A file is parsed as it is inflated; the caller gets each finished element of the tags it asked for and
forgets it, so that a tree never holds more than what lies between two such elements.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any, TypeAlias, cast

from lxml import etree

from model.errors import SourceError

Element: TypeAlias = etree._Element

# An element costs up to 30 times its bytes in memory, so this bounds the tree at about 0.5 GB.
_MOST_HELD = 16 * 1024 * 1024

# What a whole tree may be made of; a page of text is 5 to 50 kB of XML.
MOST_IN_TREE = 64 * 1024 * 1024

_SAFE: dict[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "dtd_validation": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}


class Stream:
    """Finished elements of the tags asked for, while the file is being inflated, inner ones before outer ones.

    The caller must :meth:`forget` what it is done with: what it keeps for too long counts as an attack.
    Raises SourceError ``error.source.damaged`` for XML that is not well formed and ``error.source.unsafe``
    for a DTD or for more than can be held.
    """

    def __init__(self, tags: Iterable[str], name: str) -> None:
        self._name = name
        self._held = 0
        self._parser: etree.XMLPullParser = etree.XMLPullParser(
            events=("end",), tag=list(tags), **_SAFE
        )

    def batches(self, chunks: Iterable[bytes]) -> Iterator[list[Element]]:
        """The elements that each few chunks of the file finish."""
        checked = False
        try:
            for chunk in chunks:
                self._held += len(chunk)
                if self._held > _MOST_HELD:
                    raise SourceError("error.source.unsafe", name=self._name)
                self._parser.feed(chunk)
                batch = self._finished()
                if batch:
                    if not checked:
                        _refuse_dtd(batch[0], self._name)
                        checked = True
                    yield batch
            root = self._parser.close()
        except etree.LxmlError as error:
            raise SourceError("error.source.damaged", name=self._name, detail="XML") from error
        _refuse_dtd(root, self._name)
        yield self._finished()

    def elements(self, chunks: Iterable[bytes]) -> Iterator[Element]:
        """The same one by one."""
        return chain.from_iterable(self.batches(chunks))

    def _finished(self) -> list[Element]:
        return [cast(Element, element) for _, element in self._parser.read_events()]

    def forget(self, element: Element, keep: frozenset[str] = frozenset()) -> None:
        """Free the content of ``element`` and its elder siblings down to the first tagged in ``keep``.

        The element itself stays as an empty shell, because the parser may still attach what follows to it.
        """
        self._held = 0
        element.clear()
        parent = element.getparent()
        if parent is None:
            return
        elder = element.getprevious()
        while elder is not None and elder.tag not in keep:
            parent.remove(elder)
            elder = element.getprevious()


def parse(data: bytes, name: str) -> Element:
    """The root of a small XML part, under the same rules as :class:`Stream`."""
    if len(data) > _MOST_HELD:
        raise SourceError("error.source.unsafe", name=name)
    parser = etree.XMLParser(**_SAFE)
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError) as error:
        raise SourceError("error.source.damaged", name=name, detail="XML") from error
    _refuse_dtd(root, name)
    return root


def tree(chunks: Iterable[bytes], name: str, most: int = MOST_IN_TREE) -> Element:
    """The root of an XML part of any ordinary size, inflated while it is parsed; the caller's ``chunks`` look for
    the person's wish to stop. Raises SourceError like :class:`Stream`, ``error.source.too_large`` beyond ``most``
    bytes."""
    parser = etree.XMLParser(**_SAFE)
    held = 0
    try:
        for chunk in chunks:
            held += len(chunk)
            if held > most:
                raise SourceError(
                    "error.source.too_large", name=name, detail=f"XML > {most >> 20} MB"
                )
            parser.feed(chunk)
        root = parser.close()
    except etree.LxmlError as error:
        raise SourceError("error.source.damaged", name=name, detail="XML") from error
    _refuse_dtd(root, name)
    return root


def text_of(element: Element) -> str:
    """All characters in ``element``, whatever is around them."""
    return "".join(map(str, element.itertext()))


def _refuse_dtd(element: Element, name: str) -> None:
    information: Any = element.getroottree().docinfo  # the stubs know less than lxml
    if information.doctype:
        raise SourceError("error.source.unsafe", name=name)
