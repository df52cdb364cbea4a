"""Office Open XML packages: which part is which. Parts are found by relationship, never by guessed names alone."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from model.errors import SourceError
from model.progress import Task
from readers.common import xml
from readers.common.zips import Archive, watched

OFFICE_DOCUMENT = "/officeDocument"


@dataclass(frozen=True, slots=True)
class Relation:
    """A link from one part to another. ``target`` is a name in the package; external ones are never here."""

    kind: str
    target: str


def relations(archive: Archive, part: str, name: str) -> dict[str, Relation]:
    """The links of ``part`` of the package ``name`` by their ids, external ones left out."""
    folder, file = posixpath.split(part)
    path = posixpath.join(folder, "_rels", f"{file}.rels")
    if path not in archive:
        return {}
    found = {}
    for link in xml.parse(archive.read(path), name):
        if link.get("TargetMode") == "External":
            continue
        target = (link.get("Target") or "").replace("\\", "/")
        resolved = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        found[link.get("Id") or ""] = Relation(link.get("Type") or "", resolved)
    return found


class OfficePackage:
    """A package whose main part is below ``folder`` ("ppt/", "xl/").

    Raises SourceError ``error.source.damaged`` where it has none, and all that a zip may.
    """

    def __init__(self, data: bytes, name: str, main: str) -> None:
        self.name = name
        self.archive = Archive(data, name)
        self.main = next(
            (r.target for r in self.relations("").values() if r.kind.endswith(OFFICE_DOCUMENT)),
            main,
        )
        if self.main not in self.archive:
            raise SourceError("error.source.damaged", name=name, detail=main)

    def relations(self, part: str) -> dict[str, Relation]:
        """The links of a part by their ids."""
        return relations(self.archive, part, self.name)

    def related(self, part: str, kind: str) -> list[str]:
        """The parts that ``part`` relates to as ``kind`` ("styles", "notesSlide", …), if they are there."""
        return [
            relation.target
            for relation in self.relations(part).values()
            if relation.kind.endswith(f"/{kind}") and relation.target in self.archive
        ]

    def tree(self, part: str, task: Task) -> xml.Element:
        """The root of a part."""
        return xml.tree(watched(self.archive, part, task), self.name)


def graphic_texts(root: xml.Element) -> list[str]:
    """The words of a chart or diagram, each once; figures that a chart only draws are not text."""
    texts = ["".join(part.text or "" for part in p.iter("{*}t")) for p in root.iter("{*}p")]
    for labels in root.iter("{*}strCache"):
        texts.append(" ".join(value.text or "" for value in labels.iter("{*}v")))
    return [text for text in dict.fromkeys(texts) if text.strip()]
