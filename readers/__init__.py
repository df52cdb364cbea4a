"""Bytes of a file in, :class:`model.document.Document` out.

``read`` looks at the content, never only at the extension, and raises nothing but
:class:`model.errors.SourceError` and :class:`model.errors.Cancelled` for whatever may be wrong with a file.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from model.document import Block, Document, Notice
from model.errors import SourceError
from model.progress import SilentTask, Task
from readers.common.doubting import with_doubts
from readers.common.rejoin import rejoin
from readers.common.unseen import without_unseen
from readers.outline import with_outline, with_whole_title
from readers.registry import ARCHIVES, ReaderInfo, detect, supported_suffixes

if TYPE_CHECKING:
    from readers.archives import Archives

__all__ = ["gather", "read", "read_bytes", "supported_suffixes"]

# A .txt of this size decodes to several times as much; beyond it an ordinary PC runs out of memory.
MAX_BYTES = 512 * 1024 * 1024
# What stands before the first tag of a file.
_HEAD = 1024
_BEFORE_TAGS = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"
_EFFECTIVE = os.access in os.supports_effective_ids


def read(
    path: Path,
    task: Task | None = None,
    *,
    encoding: str | None = None,
    password: str | None = None,
) -> Document:
    """Read one file. ``encoding`` overrides the guess for formats that are text.

    Raises SourceError (``error.source.*``, ``name`` is the file's) and Cancelled.
    """
    path = Path(path)
    data = load(path, password)
    return read_bytes(data, path.name, task, encoding=encoding, password=password)


def read_bytes(
    data: bytes,
    name: str,
    task: Task | None = None,
    *,
    encoding: str | None = None,
    password: str | None = None,
) -> Document:
    """Like :func:`read`, for a file already in memory; ``name`` is what messages call it."""
    task = task or SilentTask()
    task.check()
    info, blocks, notices = _contents(data, name, task, encoding, password)
    blocks = without_unseen(blocks)
    if not blocks:
        raise SourceError("error.source.empty", name=name)
    task.check()
    whole = with_whole_title(rejoin(blocks) if info.broken else blocks)
    outlined, sections = with_outline(with_doubts(whole))
    return Document(
        name=name,
        format=info.format,
        sha256=sha256(data).hexdigest(),
        blocks=outlined,
        sections=sections,
        notices=tuple(notices),
    )


def _contents(
    data: bytes, name: str, task: Task, encoding: str | None, password: str | None
) -> tuple[ReaderInfo, list[Block], list[Notice]]:
    """What the reader of a file finds in it, an Office file with a password opened first."""
    from readers.common.ole import MAGIC

    office = data.startswith(MAGIC)
    try:
        if office and password:
            from readers.common.unlocking import unlocked

            data = unlocked(data, name, password)
        data = _in_a_package(data, name)
        info = detect(data, name)
        try:
            return _read_by(info, data, name, task, encoding=encoding, password=password)
        except SourceError as error:
            if error.code != "error.source.encrypted" or info.opens:
                raise
            if office and not password:
                return _without_asking(data, name, task, encoding)
            # No password would help: nobody shall be asked for one.
            raise SourceError("error.source.locked", name=name) from error
    except MemoryError:
        raise SourceError("error.source.memory", name=name) from None
    except RecursionError:
        raise SourceError("error.source.damaged", name=name, detail="XML/HTML") from None


def _in_a_package(data: bytes, name: str) -> bytes:
    """An Office document in one XML file as the package it stands for; any other file as it is."""
    if not data[:_HEAD].lstrip(_BEFORE_TAGS).startswith(b"<"):
        return data
    from readers.common.flat_office import packed

    return packed(data, name) or data


def _read_by(
    info: ReaderInfo,
    data: bytes,
    name: str,
    task: Task,
    *,
    encoding: str | None,
    password: str | None = None,
) -> tuple[ReaderInfo, list[Block], list[Notice]]:
    found = info.load().read(data, name, task, encoding=encoding, password=password)
    return info, *found


def _without_asking(
    data: bytes, name: str, task: Task, encoding: str | None
) -> tuple[ReaderInfo, list[Block], list[Notice]]:
    """An encrypted Office file that opens without a password. Raises SourceError ``encrypted`` where one is needed,
    ``locked`` where none would help."""
    from readers.common.unlocking import without_asking

    plain = without_asking(data, name)
    if plain is None:
        raise SourceError("error.source.encrypted", name=name)
    return _read_by(detect(plain, name), plain, name, task, encoding=encoding)


def load(path: Path, password: str | None = None, archives: Archives | None = None) -> bytes:
    """The bytes of an ordinary file, or of one in an archive, which ``password`` may open; a pipe or device is
    refused before it is opened. Whoever loads many gives the ``archives`` that stay open in between."""
    name = path.name or str(path)
    try:
        if path.is_dir() and not os.access(path, os.R_OK | os.X_OK, effective_ids=_EFFECTIVE):
            raise PermissionError
        _refuse_irregular(path.stat().st_mode, name)
        # The file may have been swapped since: a pipe opened without waiting does no harm.
        handle = os.open(
            path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
        )
        with os.fdopen(handle, "rb") as file:
            status = os.fstat(file.fileno())
            _refuse_irregular(status.st_mode, name)
            if status.st_size > MAX_BYTES:
                raise SourceError("error.source.too_large", name=name, detail=_size(status.st_size))
            data = file.read(MAX_BYTES + 1)
    except PermissionError:
        raise SourceError("error.source.no_permission", name=name) from None
    except (FileNotFoundError, NotADirectoryError):
        if any(parent.suffix.lower() in ARCHIVES for parent in path.parents):
            from readers.archives import Archives

            with ExitStack() as stack:
                return (archives or stack.enter_context(Archives())).member(path, password)
        raise SourceError("error.source.missing", name=str(path)) from None
    except MemoryError:
        raise SourceError("error.source.memory", name=name) from None
    except ValueError:
        # A name with a NUL in it.
        raise SourceError("error.source.missing", name=str(path)) from None
    except OSError as problem:
        # No such file can exist at the end of a loop of links, or under a name too long for the disk.
        if problem.errno in (errno.ELOOP, errno.ENAMETOOLONG):
            raise SourceError("error.source.missing", name=str(path)) from None
        raise SourceError("error.source.damaged", name=name, detail=problem.strerror) from None
    if len(data) > MAX_BYTES:
        raise SourceError("error.source.too_large", name=name, detail=_size(len(data)))
    return data


def gather(paths: Iterable[Path]) -> list[Path]:
    """Files as given, folders and archives replaced by the supported files in and below them, sorted.

    Hidden files and the lock files that Word leaves (~$) are passed over. A file named twice comes once.
    A path that does not exist is kept, so that reading it says so.
    """
    found: dict[Path, None] = {}
    for path in map(Path, paths):
        for file in _files_below(path) if _is_folder(path) else (path,):
            for one in _unpacked(file):
                found.setdefault(one)
    return list(found)


def _unpacked(path: Path) -> Sequence[Path]:
    """The files in an archive; any other file, and an archive with nothing to read in it, is itself."""
    if path.suffix.lower() not in ARCHIVES:
        return (path,)
    from readers.archives import members

    return members(path, supported_suffixes()) or (path,)


def _files_below(folder: Path) -> Iterator[Path]:
    suffixes = supported_suffixes()
    closed: list[Path] = []
    # os.walk does not follow links to folders, so a loop of links cannot trap it.
    for where, folders, names in os.walk(folder, onerror=lambda e: closed.append(Path(e.filename))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.startswith((".", "~$")):
                continue
            path = Path(where) / name
            if name.lower().endswith(suffixes) or _is_office_xml(path):
                yield path
    # Kept, so that reading them says that they may not be opened.
    yield from closed


def _is_office_xml(path: Path) -> bool:
    """Whether an .xml file is a document of Word, Excel or OpenDocument rather than the data of some program."""
    if path.suffix.lower() != ".xml":
        return False
    from readers.common.flat_office import HEAD, is_flat

    try:
        with path.open("rb") as file:
            return is_flat(file.read(HEAD))
    except (OSError, ValueError):
        return False


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _refuse_irregular(mode: int, name: str) -> None:
    if stat.S_ISDIR(mode):
        raise SourceError("error.source.is_folder", name=name)
    if not stat.S_ISREG(mode):
        raise SourceError("error.source.special", name=name)


def _size(count: int) -> str:
    return f"{count / (1024 * 1024):.0f} MB"
