"""Zip packages, read with limits: names are checked, inflated bytes are counted while they come.

The sizes a zip declares are its maker's claim, so nothing here trusts them.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from model.errors import SourceError
from model.progress import Task

CHUNK = 128 * 1024


@dataclass(frozen=True, slots=True)
class ZipLimits:
    """What is refused: more than ``entries`` files, more than ``total`` inflated bytes over all reads, and
    past ``free`` inflated bytes an entry that grew by more than ``ratio``.

    Word's own XML packs 5 to 100 times; deflate cannot exceed 1,032 times.
    """

    entries: int = 50_000
    total: int = 1024 * 1024 * 1024
    free: int = 32 * 1024 * 1024
    ratio: int = 250


# What zipfile raises for files that are not as they should be.
BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    struct.error,
    ValueError,
)


class Archive:
    """The entries of one zip by name, forward slashes, case kept; lookups ignore case as Word does.

    Raises SourceError: ``error.source.damaged`` for a broken zip, ``error.source.encrypted`` for entries
    with a password, ``error.source.unsafe`` for names that leave the package and for zip bombs.
    """

    def __init__(self, data: bytes, name: str, limits: ZipLimits | None = None) -> None:
        self._name = name
        self._limits = limits or ZipLimits()
        self._inflated = 0
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            entries = self._zip.infolist()
        except BROKEN as error:
            raise self._damaged() from error
        if len(entries) > self._limits.entries:
            raise self._unsafe()
        self._entries: dict[str, zipfile.ZipInfo] = {}
        for entry in entries:
            path = entry.filename.replace("\\", "/")
            if _leaves_package(path):
                raise self._unsafe()
            if entry.flag_bits & 0x1:
                raise SourceError("error.source.encrypted", name=name)
            if not path.endswith("/"):
                self._entries[path.lower()] = entry

    def _damaged(self, path: str = "") -> SourceError:
        return SourceError("error.source.damaged", name=self._name, detail=path or "ZIP")

    def _unsafe(self) -> SourceError:
        return SourceError("error.source.unsafe", name=self._name)

    def __contains__(self, path: str) -> bool:
        return path.lower() in self._entries

    def names(self) -> tuple[str, ...]:
        """Lower-cased names of all files, in the order of the zip's directory."""
        return tuple(self._entries)

    def size(self, path: str) -> int:
        """The inflated size the zip declares for ``path``: for progress only. 0 if there is no such entry."""
        entry = self._entries.get(path.lower())
        return entry.file_size if entry else 0

    def chunks(self, path: str) -> Iterator[bytes]:
        """The inflated bytes of an entry in pieces of at most ``CHUNK``; a missing entry is damage."""
        entry = self._entries.get(path.lower())
        if entry is None:
            raise self._damaged(path)
        limits = self._limits
        packed = max(entry.compress_size, 1)
        done = 0
        if entry.file_size > max(limits.free, packed * limits.ratio):
            raise self._unsafe()  # a small claim proves nothing, but a large one is enough
        try:
            with self._zip.open(entry) as stream:
                while chunk := stream.read(CHUNK):
                    done += len(chunk)
                    self._inflated += len(chunk)
                    if self._inflated > limits.total:
                        raise self._unsafe()
                    if done > limits.free and done > packed * limits.ratio:
                        raise self._unsafe()
                    yield chunk
        except BROKEN as error:
            raise self._damaged(path) from error
        except RuntimeError as error:  # zipfile's way to say that a password is needed
            raise SourceError("error.source.encrypted", name=self._name) from error

    def read(self, path: str) -> bytes:
        """All inflated bytes of an entry; a missing entry is damage."""
        return b"".join(self.chunks(path))


def watched(archive: Archive, path: str, task: Task) -> Iterator[bytes]:
    """The bytes of an entry; between two pieces the person hears how far it is and may stop."""
    total = max(archive.size(path), 1)
    done = 0
    task.check()
    for chunk in archive.chunks(path):
        task.check()
        task.report("stage.read", min(done, total), total)
        done += len(chunk)
        yield chunk


def listed(data: bytes) -> tuple[str, ...]:
    """Names of all entries of a zip, lower case with forward slashes; none for what is no zip."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            return tuple(name.replace("\\", "/").lower() for name in package.namelist())
    except BROKEN:
        return ()


def declared_size(data: bytes) -> int:
    """Inflated bytes of all XML in a zip, as its directory claims; 0 for what is no zip.

    Entries cannot be read beyond their claim, so this bounds what a reader will meet.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            return sum(
                entry.file_size
                for entry in package.infolist()
                if entry.filename.lower().endswith((".xml", ".rels"))
            )
    except BROKEN:
        return 0


def _leaves_package(path: str) -> bool:
    """Whether an entry's name could address something outside the package."""
    if path.startswith("/") or "\0" in path:
        return True
    parts = path.split("/")
    return ".." in parts or parts[0][1:2] == ":"
