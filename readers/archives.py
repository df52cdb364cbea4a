"""Archives (.zip) of sources: folders by another name.

A file in one is called by the archive's path with its own behind it (``资料.zip/报告.docx``), so that whatever works
with paths works with it. Nothing is ever unpacked to the disk, and names that lead out of the archive are passed
over.
"""

from __future__ import annotations

import os
import stat
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import IO

from model.errors import SourceError
from readers.common.zip_locks import UnknownLock, WrongPassword, chunks, is_locked
from readers.common.zips import BROKEN
from readers.registry import ARCHIVES, READERS

# Archives in archives in archives; more are a joke or an attack.
_DEEPEST = 3
_MOST_FILES = 100_000
_MOST_BYTES = 512 * 1024 * 1024
_FREE, _RATIO = 32 * 1024 * 1024, 250
# An archive in an archive is held in memory between two of its files up to this size.
_MOST_KEPT = 64 * 1024 * 1024
_CHUNK = 1 << 20
_UTF8 = 0x800


def is_archive(path: Path) -> bool:
    """Whether a path is called like an archive."""
    return path.suffix.lower() in ARCHIVES


def container(path: Path) -> Path | None:
    """The archive on the disk that ``path`` leads into, None for an ordinary path."""
    for parent in path.parents:
        if is_archive(parent):
            try:
                if stat.S_ISREG(parent.stat().st_mode):
                    return parent
            except (OSError, ValueError):
                continue
    return None


def members(path: Path, suffixes: tuple[str, ...]) -> list[Path]:
    """The files in an archive that end in one of ``suffixes``, sorted, those of archives within included. Empty for
    what is no archive, or one that cannot be opened."""
    try:
        with _opened(path) as file:
            return [path / name for name in _listed(file, suffixes, _DEEPEST)][:_MOST_FILES]
    except (SourceError, *BROKEN):
        return []


@dataclass(slots=True)
class _Package:
    """An archive that is being read from: which one, its bytes, what is in it by the names a person sees."""

    key: tuple[object, ...]
    file: IO[bytes]
    package: zipfile.ZipFile
    entries: dict[str, zipfile.ZipInfo]
    size: int = 0  # in memory

    @classmethod
    def of(cls, key: tuple[object, ...], file: IO[bytes], size: int = 0) -> _Package:
        try:
            package = zipfile.ZipFile(file)
        except BROKEN:
            file.close()
            raise
        return cls(key, file, package, _entries(package), size)

    def close(self) -> None:
        self.package.close()
        self.file.close()


class Archives:
    """Reads files out of archives. The last archive, and those in it that lead to the last file, stay open until the
    end of ``with``: one with thousands of files tells once what is in it."""

    def __init__(self) -> None:
        self._open: list[_Package] = []  # each is in the one before

    def __enter__(self) -> Archives:
        return self

    def __exit__(self, *_: object) -> None:
        self._close(0)

    def member(self, path: Path, password: str | None) -> bytes:
        """The bytes of a file in an archive. Raises SourceError (``missing``, ``encrypted``, ``password``, ``damaged``,
        ``unsafe``, ``too_large``)."""
        outer = container(path)
        name = path.name
        if outer is None:
            raise SourceError("error.source.missing", name=str(path))
        inner = PurePosixPath(path.relative_to(outer).as_posix())
        try:
            return self._found(self._outer(outer), inner, name, password)
        except SourceError:
            raise
        except PermissionError:
            raise SourceError("error.source.no_permission", name=name) from None
        except BROKEN as error:
            raise SourceError("error.source.damaged", name=name, detail="ZIP") from error
        finally:
            held = next((at for at, one in enumerate(self._open) if one.size > _MOST_KEPT), None)
            self._close(len(self._open) if held is None else held)

    def _outer(self, path: Path) -> _Package:
        status = path.stat()
        key = (path, status.st_size, status.st_mtime_ns)
        if not (self._open and self._open[0].key == key):
            self._close(0)
            self._open.append(_Package.of(key, _opened(path)))
        return self._open[0]

    def _within(self, key: tuple[object, ...], depth: int, data: Callable[[], bytes]) -> _Package:
        """The archive that stands in the ``depth`` ones that are open, its bytes inflated where it is not open."""
        if not (depth < len(self._open) and self._open[depth].key == key):
            self._close(depth)
            held = data()
            self._open.append(_Package.of(key, BytesIO(held), len(held)))
        return self._open[depth]

    def _close(self, first: int) -> None:
        while len(self._open) > first:
            self._open.pop().close()

    def _found(
        self,
        archive: _Package,
        inner: PurePosixPath,
        called: str,
        password: str | None,
        depth: int = 1,
    ) -> bytes:
        def inflated(entry: zipfile.ZipInfo) -> bytes:
            return _inflated(archive.package, archive.file, entry, called, password)

        entry = archive.entries.get(str(inner))
        if entry is not None:
            return inflated(entry)
        for parent in inner.parents:
            entry = archive.entries.get(str(parent))
            if entry is not None and depth < _DEEPEST and parent.suffix.lower() in ARCHIVES:
                key = (parent, password)
                within = self._within(key, depth, partial(inflated, entry))
                rest = inner.relative_to(parent)
                return self._found(within, rest, called, password, depth + 1)
        raise SourceError("error.source.missing", name=called)


def _opened(path: Path) -> IO[bytes]:
    """An ordinary file, open; a pipe is not waited for."""
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
    file = os.fdopen(os.open(path, flags), "rb")
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise SourceError("error.source.special", name=path.name)
    return file


def _entries(package: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """The files by the names a person sees, those left out that are hidden or lead elsewhere."""
    found: dict[str, zipfile.ZipInfo] = {}
    for entry in package.infolist()[:_MOST_FILES]:
        parts = _name(entry).replace("\\", "/").split("/")
        if not parts[-1] or parts[0] in ("", "__MACOSX") or parts[0][1:2] == ":":
            continue
        if any(
            part in (".", "..") or part.startswith((".", "~$")) or "\0" in part for part in parts
        ):
            continue
        found.setdefault("/".join(part for part in parts if part), entry)
    return found


def _name(entry: zipfile.ZipInfo) -> str:
    """The name of an entry: Chinese Windows writes its own code page and says nothing of it."""
    if entry.flag_bits & _UTF8:
        return entry.filename
    try:
        raw = entry.filename.encode("cp437")
    except UnicodeEncodeError:
        return entry.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return entry.filename


def _listed(file: IO[bytes], suffixes: tuple[str, ...], depth: int) -> list[str]:
    if _holds_a_document(file):
        return []
    names: list[str] = []
    with zipfile.ZipFile(file) as package:
        for name, entry in sorted(_entries(package).items()):
            lower = name.lower()
            if lower.endswith(ARCHIVES):
                if depth > 1 and not is_locked(entry):
                    try:
                        data = _inflated(package, file, entry, name, None)
                        inner = _listed(BytesIO(data), suffixes, depth - 1)
                    except (SourceError, *BROKEN):
                        inner = []
                    names += [f"{name}/{one}" for one in inner] or [name]
                else:
                    names.append(name)
            elif lower.endswith(suffixes):
                names.append(name)
            if len(names) > _MOST_FILES:
                break
    return names


def _holds_a_document(file: IO[bytes]) -> bool:
    """Whether an archive is itself a document that only bears the wrong name."""
    with zipfile.ZipFile(file) as package:
        names = [name.replace("\\", "/").lower() for name in package.namelist()]
    file.seek(0)
    parts = [info.part for info in READERS if info.part]
    return any(name.startswith(part) for name in names for part in parts) and any(
        name in ("[content_types].xml", "ofd.xml", "mimetype") for name in names
    )


def _inflated(
    package: zipfile.ZipFile,
    file: IO[bytes],
    entry: zipfile.ZipInfo,
    called: str,
    password: str | None,
) -> bytes:
    """The bytes of an entry, counted while they come: what it claims of its size proves nothing."""
    most = max(_FREE, entry.compress_size * _RATIO)
    if entry.file_size > _MOST_BYTES:
        raise SourceError(
            "error.source.too_large", name=called, detail=f"{entry.file_size >> 20} MB"
        )
    if entry.file_size > most:
        raise SourceError("error.source.unsafe", name=called)
    locked = is_locked(entry)
    if locked and not password:
        raise SourceError("error.source.encrypted", name=called)
    parts: list[bytes] = []
    done = 0
    try:
        for chunk in (
            chunks(package, file, entry, password or "") if locked else _plain(package, entry)
        ):
            done += len(chunk)
            if done > min(most, _MOST_BYTES):
                raise SourceError("error.source.unsafe", name=called)
            parts.append(chunk)
    except WrongPassword:
        raise SourceError("error.source.password", name=called) from None
    except UnknownLock:
        raise SourceError("error.source.locked", name=called) from None
    except BROKEN as error:
        raise SourceError("error.source.damaged", name=called, detail="ZIP") from error
    return b"".join(parts)


def _plain(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    with package.open(entry) as stream:
        while chunk := stream.read(_CHUNK):
            yield chunk
