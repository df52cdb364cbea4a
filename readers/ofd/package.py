"""Which part of an OFD package is which: documents, their pages and templates."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from model.errors import SourceError
from model.progress import Task
from readers.common import xml
from readers.common.ocr.embedded import Pictures
from readers.common.pages.shapes import PageText
from readers.common.xml import Element
from readers.common.zips import Archive, watched
from readers.ofd.content import POINT, Drawing, box_of

_STAGE = "stage.read.pages"
# Templates are headed paper: a few, small, used by all pages.
_LARGEST_TEMPLATE = 2_000_000
_MOST_FAILURES = 500
# A page with fewer characters, most of it covered by a picture, is a scan with a stamp or a page number on it.
_FEW, _COVERED = 60, 0.4


class Package:
    """The pages of all documents in the file, in order."""

    def __init__(self, data: bytes, name: str, task: Task) -> None:
        self._name, self._task = name, task
        self._archive = Archive(data, name)
        self._templates: dict[str, Element | None] = {}
        names = self._archive.names()
        if any(
            posixpath.basename(part) in ("encryptions.xml", "decryptseeds.dat") for part in names
        ):
            raise SourceError("error.source.encrypted", name=name)
        root = xml.parse(self._archive.read("OFD.xml"), name)
        # (page file, its templates by id, the area of pages that do not name their own)
        self._pages: list[tuple[str, dict[str, str], tuple[float, ...]]] = []
        self._media: dict[str, str] = {}  # the files of pictures, by their ids
        for entry in root.iter("{*}DocRoot"):
            self._document(_resolved("", entry.text or ""))
        self.pictures = Pictures(name, task, len(self._pages))
        if not self._pages:
            raise SourceError("error.source.damaged", name=name, detail="OFD.xml")

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._pages)

    def _document(self, part: str) -> None:
        root = xml.tree(watched(self._archive, part, self._task), self._name)
        folder = posixpath.dirname(part)
        templates = {
            str(entry.get("ID")): _resolved(folder, str(entry.get("BaseLoc") or ""))
            for entry in root.iter("{*}TemplatePage")
        }
        for entry in root.iter("{*}PublicRes", "{*}DocumentRes"):
            self._resources(_resolved(folder, entry.text or ""))
        area = _area(root) or (0.0, 0.0, 210.0, 297.0)
        pages = next(root.iter("{*}Pages"), None)
        for entry in pages.iter("{*}Page") if pages is not None else ():
            place = _resolved(folder, str(entry.get("BaseLoc") or ""))
            self._pages.append((place, templates, area))

    def _resources(self, part: str) -> None:
        if part not in self._archive:
            return
        try:
            root = xml.tree(watched(self._archive, part, self._task), self._name)
        except SourceError as error:
            if error.code != "error.source.damaged":
                raise
            return  # text needs none of it
        folder = _resolved(posixpath.dirname(part), str(root.get("BaseLoc") or ""))
        for entry in root.iter("{*}MultiMedia"):
            for file in entry.iter("{*}MediaFile"):
                self._media[str(entry.get("ID"))] = _resolved(folder, file.text or "")

    def pages(self) -> Iterator[PageText | int]:
        """Each page's text, or its number where it cannot be read."""
        failures = 0
        for number, (part, templates, area) in enumerate(self._pages, 1):
            self._task.check()
            self._task.report(_STAGE, number - 1, len(self._pages))
            try:
                yield self._page(number, part, templates, area)
            except SourceError as error:
                if error.code != "error.source.damaged":
                    raise
                failures += 1
                if failures >= _MOST_FAILURES:
                    return
                yield number

    def _page(
        self, number: int, part: str, templates: dict[str, str], area: tuple[float, ...]
    ) -> PageText:
        root = xml.tree(watched(self._archive, part, self._task), self._name)
        drawing = Drawing(_area(root) or area)
        for used in root.iter("{*}Template"):
            template = self._template(templates.get(str(used.get("TemplateID"))))
            if template is not None:
                drawing.take(template)
        drawing.take(root)
        page = drawing.page(number)
        if sum(len(piece.text) for piece in page.fragments) < _FEW:
            return self._scanned(root, number, page) or page
        return page

    def _scanned(self, root: Element, number: int, page: PageText) -> PageText | None:
        """The page as it is recognised, if one picture covers most of it."""
        for entry in root.iter("{*}ImageObject"):
            box = box_of(entry.get("Boundary"))
            part = self._media.get(str(entry.get("ResourceID")))
            if box is None or part is None or part not in self._archive:
                continue
            if box[2] * box[3] * POINT**2 > _COVERED * page.width * page.height:
                return self.pictures.page(
                    self._archive.read(part), number, (box[2] * POINT, box[3] * POINT)
                )
        return None

    def _template(self, part: str | None) -> Element | None:
        if part is None or part not in self._archive:
            return None
        if part not in self._templates:
            small = self._archive.size(part) <= _LARGEST_TEMPLATE
            self._templates[part] = (
                xml.parse(self._archive.read(part), self._name) if small else None
            )
        return self._templates[part]


def _area(root: Element) -> tuple[float, ...] | None:
    """The page's box in millimetres."""
    for kind in ("{*}PhysicalBox", "{*}ApplicationBox"):
        for entry in root.iter(kind):
            box = box_of(entry.text)
            if box is not None and 0 < box[2] < 10_000 and 0 < box[3] < 10_000:
                return box
    return None


def _resolved(folder: str, place: str) -> str:
    """A place as OFD names it: from the package's root if it begins with a slash, else from ``folder``. It cannot
    leave the package."""
    place = place.strip().replace("\\", "/")
    return posixpath.normpath(posixpath.join("/", folder, place)).lstrip("/")
