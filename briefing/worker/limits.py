"""How much time and memory a job may take, and how much a process takes.

The memory of a Windows process is read through ``K32GetProcessMemoryInfo``; that branch has not been run on
Windows yet.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

MIB = 1024 * 1024
# What an ordinary file may cost, and how large an ordinary file is.
SECONDS = 60.0
MEMORY = 1536 * MIB
ORDINARY = 4 * MIB
# Pages that must be recognised cost the same whatever the size of their file: each gives a job so much more time.
PAGE_STAGE = "stage.read.recognise"
PAGE_SECONDS = 60.0
# A larger file's share: text inflates to a multiple of its bytes, and time grows with it.
MEMORY_PER_BYTE = 24


@dataclass(frozen=True, slots=True)
class Limits:
    """``seconds`` of wall clock (None: no limit), ``stall`` seconds between two reports of progress, ``memory``
    in bytes of the child's resident set."""

    seconds: float | None
    stall: float
    memory: int

    @classmethod
    def of(cls, arguments: Iterable[object]) -> Limits:
        """Limits that fit what a job is given: the files behind its paths and the bytes themselves."""
        sizes = list(_sizes(arguments))
        if not sizes:
            return cls(None, 10 * SECONDS, MEMORY)
        largest = max(sizes)
        slowest = SECONDS * max(1.0, largest / ORDINARY)
        total = sum(SECONDS * max(1.0, size / ORDINARY) for size in sizes)
        return cls(total, slowest, MEMORY + MEMORY_PER_BYTE * max(0, largest - ORDINARY))


def _sizes(arguments: Iterable[object]) -> Iterable[int]:
    for argument in arguments:
        if isinstance(argument, Path):
            yield from _file_sizes(argument)
        elif isinstance(argument, bytes):
            yield len(argument)
        elif isinstance(argument, list | tuple) and argument and isinstance(argument[0], Path):
            for path in argument:
                yield from _file_sizes(path)


def _file_sizes(path: Path) -> Iterable[int]:
    try:
        if path.is_dir():
            for where, _, names in os.walk(path):
                for name in names:
                    yield _size(Path(where) / name)
        else:
            yield _size(path)
    except OSError:
        yield 0


def _size(path: Path) -> int:
    for place in (path, *path.parents):
        try:
            return place.stat().st_size if place is path or place.is_file() else 0
        except ValueError:
            return 0
        except OSError:
            continue  # in an archive, perhaps, which bounds what is in it
    return 0


def names(arguments: Iterable[object]) -> str:
    """What a message calls the files among a job's arguments; empty if there are none."""
    found: list[str] = []
    raw = False
    for argument in arguments:
        if isinstance(argument, Path):
            found.append(argument.name)
        elif isinstance(argument, list | tuple):
            found += [path.name for path in argument if isinstance(path, Path)]
        elif isinstance(argument, str) and raw:
            found.append(argument)  # (data, name)
        raw = isinstance(argument, bytes)
    return "、".join(found[:3]) + ("…" if len(found) > 3 else "")


def resident(pid: int) -> int | None:
    """Bytes of memory that a process occupies; None where the system does not say."""
    if sys.platform == "win32":
        return _resident_on_windows(pid)
    try:
        pages = Path(f"/proc/{pid}/statm").read_text("ascii").split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return None


def _resident_on_windows(pid: int) -> int | None:
    import ctypes
    from ctypes import wintypes

    class Counters(ctypes.Structure):
        _fields_ = (
            ("cb", wintypes.DWORD),
            ("PageFaultCount", wintypes.DWORD),
            *(
                (name, ctypes.c_size_t)
                for name in (
                    "PeakWorkingSetSize",
                    "WorkingSetSize",
                    "QuotaPeakPagedPoolUsage",
                    "QuotaPagedPoolUsage",
                    "QuotaPeakNonPagedPoolUsage",
                    "QuotaNonPagedPoolUsage",
                    "PagefileUsage",
                    "PeakPagefileUsage",
                )
            ),
        )

    kernel = getattr(ctypes, "WinDLL")("kernel32", use_last_error=True)  # noqa: B009 - only there
    kernel.OpenProcess.restype = wintypes.HANDLE
    kernel.OpenProcess.argtypes = (wintypes.DWORD, wintypes.BOOL, wintypes.DWORD)
    kernel.CloseHandle.argtypes = (wintypes.HANDLE,)
    kernel.K32GetProcessMemoryInfo.argtypes = (
        wintypes.HANDLE,
        ctypes.POINTER(Counters),
        wintypes.DWORD,
    )
    query_limited_information = 0x1000
    handle = kernel.OpenProcess(query_limited_information, False, pid)
    if not handle:
        return None
    try:
        counters = Counters(cb=ctypes.sizeof(Counters))
        if not kernel.K32GetProcessMemoryInfo(handle, ctypes.byref(counters), counters.cb):
            return None
        # Committed memory, which Windows does not hide by trimming the working set.
        return max(int(counters.WorkingSetSize), int(counters.PagefileUsage))
    finally:
        kernel.CloseHandle(handle)
