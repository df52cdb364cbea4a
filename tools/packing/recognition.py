"""The optional part for text recognition as a folder that is put beside the modules of an installed program.

    python -m tools.packing.recognition OUT

The parts are taken from the packages of ``requirements-ocr.lock`` in this environment, less what only makes networks.
"""

from __future__ import annotations

import py_compile
import re
import shutil
import sys
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path

PACKAGES = ("onnxruntime", "pillow", "rapidocr")

_KEPT = re.compile(
    r"""
      ^onnxruntime/(?:__init__\.py|LICENSE|ThirdPartyNotices\.txt|capi/(?!training|onnxruntime_inference_collection\.pyi).*)$
    | ^PIL/(?!_avif|_imagingtk|_imagingft|_imagingcms|ImageTk|ImageQt|py\.typed).*\.(?:py|so|pyd)$
    | ^pillow\.libs/
    | ^rapidocr/models/PP-OCRv6_(?:det|rec)_small\.onnx$
    """,
    re.VERBOSE,
)
_LIBRARY = re.compile(r"^pillow\.libs/")
_TEXT = re.compile(r"\.dist-info/(?:licenses/|LICEN[CS]E|COPYING|NOTICE)")


def files() -> Iterator[tuple[Path, str]]:
    """(file, place below the folder) of everything that recognition needs, libraries of Pillow included."""
    for package in PACKAGES:
        found = distribution(package)
        for file in found.files or ():
            place = file.as_posix()
            if "__pycache__" not in place and _KEPT.match(place):
                yield Path(str(found.locate_file(file))), place
            elif _TEXT.search(place):
                yield Path(str(found.locate_file(file))), f"licences/{package}/{file.name}"


def make(out: Path) -> None:
    """The folder ``out``, compiled, so that nothing has to be written where it is installed."""
    shutil.rmtree(out, ignore_errors=True)
    chosen = list(files())
    needed = _needed_libraries(
        [path for path, place in chosen if not _LIBRARY.match(place)], chosen
    )
    for source, place in chosen:
        if _LIBRARY.match(place) and Path(place).name not in needed:
            continue
        target = out / place
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
        if target.suffix == ".py":
            py_compile.compile(
                str(target),
                dfile=place,
                doraise=True,
                invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
            )


def _needed_libraries(roots: list[Path], chosen: list[tuple[Path, str]]) -> set[str]:
    """Those of Pillow's own libraries that are linked by what is kept, directly or by another of them."""
    libraries = {path.name: path for path, place in chosen if _LIBRARY.match(place)}
    if sys.platform == "win32" or not libraries:
        return set(libraries)
    from tools.packing import elf

    found: set[str] = set()
    waiting = [path for path in roots if ".so" in path.name]
    while waiting:
        for name in elf.asks(waiting.pop()).needed:
            if name in libraries and name not in found:
                found.add(name)
                waiting.append(libraries[name])
    return found


if __name__ == "__main__":
    make(Path(sys.argv[1]))
