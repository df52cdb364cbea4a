"""The package around a Word document: which part is which, and what is no Word document at all."""

from __future__ import annotations

from model.errors import SourceError
from readers.common.ooxml import OFFICE_DOCUMENT, relations
from readers.common.zips import Archive

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP_MAGIC = b"PK\x03\x04"

# Names of streams inside an OLE compound file, as its directory spells them.
_OLE_KINDS = (
    ("WordDocument", "Word 97-2003 (.doc)"),
    ("Workbook", "Excel 97-2003 (.xls)"),
    ("PowerPoint Document", "PowerPoint 97-2003 (.ppt)"),
)
_ZIP_KINDS = (
    ("xl/", "Excel (.xlsx)"),
    ("ppt/", "PowerPoint (.pptx)"),
    ("ofd.xml", "OFD (.ofd)"),
    ("content.xml", "OpenDocument (.odt)"),
)


class Package:
    """A Word package whose parts are found by relationship, never by guessed names alone."""

    def __init__(self, data: bytes, name: str) -> None:
        if data.startswith(OLE_MAGIC):
            raise _ole_error(data, name)
        self.name = name
        self.archive = Archive(data, name)
        main = next(
            (
                r.target
                for r in relations(self.archive, "", name).values()
                if r.kind.endswith(OFFICE_DOCUMENT)
            ),
            "word/document.xml",
        )
        self.main = main
        if main not in self.archive or not main.lower().endswith(".xml"):
            raise self._not_word()
        if any(main.lower().startswith(prefix) for prefix, _ in _ZIP_KINDS[:2]):
            raise self._not_word()
        self.relations = relations(self.archive, main, name)

    def _not_word(self) -> SourceError:
        for prefix, found in _ZIP_KINDS:
            if any(entry.startswith(prefix) for entry in self.archive.names()):
                return SourceError("error.source.unsupported", name=self.name, found=found)
        if "[content_types].xml" in self.archive or "word/" in "".join(self.archive.names()):
            return SourceError("error.source.damaged", name=self.name, detail=self.main)
        return SourceError("error.source.unsupported", name=self.name, found="ZIP (.zip)")

    def part(self, kind: str) -> str | None:
        """The part that the main document relates to as ``kind`` ("styles", "numbering", …), if there."""
        for relation in self.relations.values():
            if relation.kind.endswith(f"/{kind}") and relation.target in self.archive:
                return relation.target
        return None

    def related(self, relation_id: str) -> str | None:
        """The part behind a relationship id of the main document, if it is in the package."""
        relation = self.relations.get(relation_id)
        return relation.target if relation and relation.target in self.archive else None


def _ole_error(data: bytes, name: str) -> SourceError:
    """What to say of an OLE compound file: an encrypted package, or a format of before 2007."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return SourceError("error.source.encrypted", name=name)
    for stream, found in _OLE_KINDS:
        if stream.encode("utf-16-le") in data:
            return SourceError("error.source.unsupported", name=name, found=found)
    return SourceError("error.source.unsupported", name=name, found="OLE")
