"""A local log without anybody's words, and the report of an unexpected error.

Neither holds text of a document, a file's name or a person's input: only codes, counts, times, kinds of
errors and places in our own code, and names as short hashes, which tell whether two lines mean the same file.
Writing the log never fails and never waits for anybody.
"""

from __future__ import annotations

import contextlib
import os
import platform
import re
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from types import TracebackType

from briefing import VERSION
from model import portable

_LIMIT = 1_000_000
_KEPT = 3
_NAME = "jianbao.log"
_ROOT = Path(__file__).resolve().parent.parent
# Codes of ours, names of errors, versions: nothing that a sentence or a path could be.
_HARMLESS = re.compile(r"[A-Za-z0-9_.:+-]{1,80}")
_DEPTH = 8
# A packaged program knows its modules by relative paths.
_OURS = {
    "briefing",
    "facts",
    "language",
    "main.py",
    "messages",
    "model",
    "readers",
    "summarizer",
    "ui",
    "word",
    "workspace",
}


def log_folder() -> Path:
    """Where the log is; it need not be there yet."""
    import platformdirs

    beside = portable.folder()
    if beside is not None:
        return beside / "log"
    return Path(platformdirs.user_log_dir("jianbao", appauthor=False))


def hashed(name: str | os.PathLike[str]) -> str:
    """A file's name as the log may hold it."""
    from hashlib import sha256

    return sha256(os.fsencode(name)).hexdigest()[:10]


def note(event: str, **values: float | str) -> None:
    """One line: when, what, and values that are numbers or codes. Any other text is left out as its length."""
    parts = [datetime.now().astimezone().isoformat(timespec="milliseconds"), str(os.getpid())]
    parts.append(_harmless(event))
    parts += [f"{name}={_harmless(value)}" for name, value in values.items()]
    _append(" ".join(parts))


def fault(error: BaseException) -> None:
    """Note an unexpected error with the places in our code that it came through."""
    note("fault", kind=type(error).__name__)
    for line in described(error):
        _append(f"    {line}")


def crash_report(error: BaseException) -> str:
    """What a person can copy and send: version, system, and where in our code the error came from."""
    lines = [
        f"jianbao {VERSION}",
        f"python {platform.python_version()} {sys.implementation.name}"
        f"{' frozen' if getattr(sys, 'frozen', False) else ''}",
        f"system {platform.system()} {platform.release()} {platform.machine()}",
    ]
    qt = sys.modules.get("PySide6")
    if qt is not None:
        lines.append(f"qt {getattr(qt, '__version__', '')}")
    lines.append(f"time {datetime.now().astimezone().isoformat(timespec='seconds')}")
    return "\n".join([*lines, *described(error)]) + "\n"


def described(error: BaseException) -> list[str]:
    """Kinds and places of ``error`` and of what caused it, the first cause last. No message: it could quote."""
    lines: list[str] = []
    for number, one in enumerate(_chain(error)):
        detail = [type(one).__name__]
        code = getattr(one, "code", None)
        if isinstance(code, str):
            detail.append(_harmless(code))
        if isinstance(one, OSError) and one.errno is not None:
            detail.append(f"errno={one.errno}")
        name = getattr(one, "sqlite_errorname", None)
        if isinstance(name, str):
            detail.append(_harmless(name))
        lines.append(("caused by " if number else "") + " ".join(detail))
        lines += [f"  {place}" for place in _places(one.__traceback__)]
        report = getattr(one, "report", None)
        if isinstance(report, str):
            lines += [f"  worker {place}" for place in _places_in(report)]
    return lines


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    one: BaseException | None = error
    while one is not None and id(one) not in seen and len(seen) < _DEPTH:
        seen.add(id(one))
        yield one
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)


def _places(trace: TracebackType | None) -> Iterator[str]:
    """``briefing/keeper.py:12 flush`` for code of ours, the name of the package for others'."""
    last = ""
    while trace is not None:
        code = trace.tb_frame.f_code
        place = _place(code.co_filename, trace.tb_lineno, code.co_name)
        if place != last:
            yield place
        last = place
        trace = trace.tb_next


def _place(filename: str, line: int, function: str) -> str:
    path = Path(filename)
    if not path.is_absolute() and path.parts and path.parts[0] in _OURS:
        return f"{path.as_posix()}:{line} {function}"
    with contextlib.suppress(ValueError):
        inside = path.relative_to(_ROOT)
        if not inside.parts[0].startswith("."):
            return f"{inside.as_posix()}:{line} {function}"
    parts = path.parts
    if "site-packages" in parts:
        at = parts.index("site-packages") + 1
        return f"({Path(parts[at]).stem if at < len(parts) else '?'})"
    return f"({path.stem})" if path.suffix == ".py" else "(python)"


_FRAME = re.compile(r'File "([^"\n]+)", line (\d+), in (\w+)')


def _places_in(report: str) -> list[str]:
    """The places in a traceback that came as text out of a worker process."""
    return [_place(found[1], int(found[2]), found[3]) for found in _FRAME.finditer(report)]


def _harmless(value: float | str) -> str:
    if isinstance(value, str):
        return value if _HARMLESS.fullmatch(value) else f"<{len(value)}>"
    return f"{value:g}"


def _append(line: str) -> None:
    with contextlib.suppress(OSError, ImportError, UnicodeError):
        folder = log_folder()
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / _NAME
        with contextlib.suppress(FileNotFoundError):
            if path.stat().st_size >= _LIMIT:
                _rotate(path)
        with path.open("a", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            file.write(f"{line}\n")


def _rotate(path: Path) -> None:
    # Another process of ours may have it open, which Windows does not like: then the next line tries again.
    for number in range(_KEPT - 1, 0, -1):
        older = path.with_name(f"{path.name}.{number}")
        newer = path if number == 1 else path.with_name(f"{path.name}.{number - 1}")
        with contextlib.suppress(OSError):
            newer.replace(older)
