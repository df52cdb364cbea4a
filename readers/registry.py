"""Which reader takes a file. The content decides; a name only breaks ties, for extensions lie.

A reader is a module of ``readers`` with two functions, described by :class:`Reader`. Modules are imported only
when a file might be theirs: ``sniff`` must therefore be cheap to import, and heavy packages belong inside
``read``.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import PurePath
from typing import NamedTuple, Protocol, cast

from model.document import Block, Notice
from model.errors import SourceError
from model.progress import Task
from readers.common.foreign import kind_of, package_of, refuse_pointer

# Beyond so many bytes of marked-up text, which a parser turns into many more, a process of its own can be spared.
_LARGE = 16 * 1024 * 1024

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

# How files begin that are no text; of one that was cut off behind its first bytes nothing else is left.
_BEGINNINGS = (
    *(b"PK\x03\x04", _OLE, b"%PDF-", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"),
    *(b"II*\0", b"MM\0*", b"GIF8", b"RIFF", b"BM"),
)
_REMNANT = 64

# Enough of a file to know it by; a ZIP's first members, an HTML page's head.
HEAD = 65536


class Reader(Protocol):
    """What a reader module offers."""

    def sniff(self, head: bytes, name: str) -> float:
        """How surely a file that begins with ``head`` (at most ``HEAD`` bytes) is this format.

        0 is no, 1 is certain, 0.5 and more is "yes, as far as the head shows" and ends the search when the
        name says the same.
        """

    def read(
        self,
        data: bytes,
        name: str,
        task: Task,
        *,
        encoding: str | None,
        password: str | None,
    ) -> tuple[list[Block], list[Notice]]:
        """The blocks of a file, in reading order. Raises SourceError for anything wrong with the file."""


class ReaderInfo(NamedTuple):
    """One format. ``isolate`` asks callers to read it only in the worker process: its library can crash.
    ``broken``: its paragraphs may be cut in two by what made the file, and are rejoined after reading.
    ``marked_up`` files are parsed, which takes many times their (inflated) size. ``opens``: an encrypted file can
    be read with its password.

    What settles the matter: ``magic`` is how every file of the format begins and none of another, ``part`` how the
    name of an entry begins that only its zip packages have, ``streams`` the names one of which is in its compound
    files. ``pictured`` packages may hold scanned pages, which are recognised.
    """

    format: str
    suffixes: tuple[str, ...]
    module: str
    isolate: bool = False
    broken: bool = False
    marked_up: bool = False
    opens: bool = False
    magic: bytes | None = None
    part: str | None = None
    streams: tuple[str, ...] = ()
    pictured: bool = False

    def load(self) -> Reader:
        """The reader module itself."""
        return cast(Reader, import_module(self.module))

    @property
    def is_packed(self) -> bool:
        """Whether files of the format are no text that a person could have typed."""
        return bool(self.part or self.streams or self.isolate)

    def wants_isolation(self, data: bytes) -> bool:
        """Whether this file is to be read in the worker process: for its format, or for its size."""
        if self.isolate:
            return True
        if not self.marked_up:
            return False
        if self.pictured:
            from readers.common.ocr.embedded import may_be_pictures

            if may_be_pictures(data):
                return True
        if not data.startswith(b"PK"):
            return len(data) > _LARGE
        from readers.common.zips import declared_size

        return declared_size(data) > _LARGE


READERS = (
    ReaderInfo(
        "docx",
        (".docx", ".docm", ".dotx", ".dotm"),
        "readers.docx",
        broken=True,
        marked_up=True,
        part="word/",
        pictured=True,
    ),
    ReaderInfo(
        "pdf", (".pdf",), "readers.pdf", isolate=True, broken=True, opens=True, magic=b"%PDF-"
    ),
    ReaderInfo(
        "odt",
        (".odt", ".ott", ".fodt"),
        "readers.odt",
        broken=True,
        marked_up=True,
        opens=True,
        part="content.xml",
    ),
    ReaderInfo("rtf", (".rtf",), "readers.rtf", broken=True, marked_up=True, magic=b"{\\rtf"),
    ReaderInfo(
        "pptx",
        (".pptx", ".pptm", ".ppsx", ".ppsm", ".potx"),
        "readers.pptx",
        marked_up=True,
        part="ppt/",
        pictured=True,
    ),
    ReaderInfo(
        "xlsx",
        (".xlsx", ".xlsm", ".xltx", ".xltm"),
        "readers.xlsx",
        marked_up=True,
        part="xl/",
    ),
    ReaderInfo(
        "ofd", (".ofd",), "readers.ofd", broken=True, marked_up=True, part="ofd.xml", pictured=True
    ),
    ReaderInfo(
        "doc",
        (".doc", ".dot", ".wps", ".wpt"),
        "readers.doc",
        broken=True,
        marked_up=True,
        streams=("WordDocument",),
    ),
    ReaderInfo(
        "xls", (".xls", ".xlt", ".et"), "readers.xls", marked_up=True, streams=("Workbook", "Book")
    ),
    ReaderInfo(
        "ppt",
        (".ppt", ".pps", ".pot", ".dps", ".dpt"),
        "readers.ppt",
        marked_up=True,
        streams=("PowerPoint Document",),
    ),
    ReaderInfo("mht", (".mht", ".mhtml", ".eml"), "readers.mht", broken=True, marked_up=True),
    ReaderInfo("html", (".html", ".htm", ".xhtml"), "readers.html", broken=True, marked_up=True),
    ReaderInfo("markdown", (".md", ".markdown"), "readers.markdown", marked_up=True),
    ReaderInfo("text", (".txt", ".text", ".csv", ".tsv"), "readers.text"),
    ReaderInfo(
        "image",
        (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp", ".gif"),
        "readers.image",
        isolate=True,
        broken=True,
    ),
)


# What no reader takes and LibreOffice turns into what one takes, where it is installed (``briefing.office``).
CONVERTED = (".ods", ".ots", ".odp", ".otp", ".xlsb")

# Folders in one file: see ``readers.archives``.
ARCHIVES = (".zip",)


def detect(data: bytes, name: str) -> ReaderInfo:
    """The reader for these bytes.

    Raises SourceError: ``error.source.empty``, ``.unsupported`` (a known foreign format) or ``.binary``.
    """
    if not data:
        raise SourceError("error.source.empty", name=name)
    head = data[:HEAD]
    for info in READERS:
        if info.magic and head.startswith(info.magic):
            return info
    suffix = PurePath(name).suffix.lower()
    refuse_pointer(head, suffix, name)
    settled = _by_parts(data)
    if settled is not None:
        return settled
    best, best_score = None, 0.0
    for info in sorted(READERS, key=lambda info: suffix not in info.suffixes):
        score = info.load().sniff(head, name)
        if score > best_score:
            best, best_score = info, score
        # Name and content agree: the other readers need not even be imported.
        if score >= 0.5 and suffix in info.suffixes:
            break
    if best is not None:
        if best.format == "text" and _is_remnant(data, suffix):
            kind = suffix.removeprefix(".").upper()
            raise SourceError("error.source.damaged", name=name, detail=kind)
        return best
    found = kind_of(head)
    if found == "ZIP":
        raise _of_archive(data, name)
    if found:
        raise SourceError("error.source.unsupported", name=name, found=found)
    raise SourceError("error.source.binary", name=name)


def _is_remnant(data: bytes, suffix: str) -> bool:
    """Whether so few bytes are what is left of a picture or package, whose name they bear, rather than a text."""
    if len(data) > _REMNANT or not any(
        suffix in info.suffixes for info in READERS if info.is_packed
    ):
        return False
    if any(mark.startswith(data) for mark in _BEGINNINGS):
        return True
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return True
    return False


def _of_archive(data: bytes, name: str) -> SourceError:
    """An archive that comes as a source holds nothing that can be read, or cannot be opened."""
    from readers.common.zips import listed

    names = listed(data)
    if found := package_of(names):
        return SourceError("error.source.unsupported", name=name, found=found)
    if names:
        return SourceError("error.source.empty_archive", name=name)
    return SourceError("error.source.damaged", name=name, detail="ZIP")


def _by_parts(data: bytes) -> ReaderInfo | None:
    """The reader of a package, by what is in it; None where that does not tell."""
    if data.startswith(b"PK"):
        from readers.common.zips import listed

        names = listed(data)
        for info in READERS:
            if info.part and any(name.startswith(info.part) for name in names):
                return info
    elif data.startswith(_OLE):
        from readers.common.ole import root_names

        streams = root_names(data)
        for info in READERS:
            if any(name in streams for name in info.streams):
                return info
    return None


def by_format(wanted: str) -> ReaderInfo:
    """The reader of a format by its name. Raises KeyError."""
    for info in READERS:
        if info.format == wanted:
            return info
    raise KeyError(wanted)


def supported_suffixes() -> tuple[str, ...]:
    """Every file-name suffix that some reader takes, at first hand or converted, and those of archives, lower case with
    its dot."""
    return (*(suffix for info in READERS for suffix in info.suffixes), *CONVERTED, *ARCHIVES)
