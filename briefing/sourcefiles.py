"""Whether the files that sources were read from are still what was read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from model.errors import JianbaoError, SourceError

if TYPE_CHECKING:
    from readers.archives import Archives


class FileState(StrEnum):
    """What became of a file since it was read."""

    SAME = "same"
    CHANGED = "changed"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class SourceFiles:
    """The files that sources were read from, in ``paths`` and below them: found by whoever goes through them, in the
    worker. A window would wait for thousands of files, or for a slow share."""

    paths: tuple[Path, ...]

    def __iter__(self) -> Iterator[Path]:
        import readers

        try:
            yield from readers.gather(self.paths)
        except (JianbaoError, OSError):
            yield from (one for one in self.paths if one.is_file())


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a file looked like when its bytes were last hashed."""

    size: int
    modified: int
    sha256: str


class FileStates:
    """Looks at files; one that looks as it did is not read again. For one thread at a time."""

    def __init__(self) -> None:
        self._stamps: dict[Path, Stamp] = {}

    def look(self, places: Mapping[str, Path]) -> dict[str, FileState]:
        """The state of every file of ``places`` (sha256 of what was read → its path)."""
        from readers.archives import Archives

        with Archives() as archives:
            return {sha256: self._state(sha256, path, archives) for sha256, path in places.items()}

    def _state(self, sha256: str, path: Path, archives: Archives) -> FileState:
        try:
            inside = _archive_of(path)
            found = (inside or path).stat()
            known = self._stamps.get(path)
            if known is None or (known.size, known.modified) != (found.st_size, found.st_mtime_ns):
                digest = _digest(path, archives if inside else None)
                known = self._stamps[path] = Stamp(found.st_size, found.st_mtime_ns, digest)
        except (OSError, SourceError):
            # Gone, moved, or on a share that is not there now: nothing of it can be opened.
            return FileState.MISSING
        return FileState.SAME if known.sha256 == sha256 else FileState.CHANGED


def _archive_of(path: Path) -> Path | None:
    """The archive that a file is in; None for a file of its own."""
    if ".zip" not in str(path).lower():
        return None
    from readers.archives import container

    return container(path)


def _digest(path: Path, archives: Archives | None) -> str:
    if archives:
        from readers import load

        return hashlib.sha256(load(path, archives=archives)).hexdigest()
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
