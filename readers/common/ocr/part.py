"""Whether text recognition is installed, and where its networks are."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from model.errors import SourceError

# The names that the networks have inside the rapidocr package.
DETECTION = "PP-OCRv6_det_small.onnx"
RECOGNITION = "PP-OCRv6_rec_small.onnx"


@cache
def models() -> Path | None:
    """The folder with the networks; None where the optional part is not installed, or not all of it."""
    if find_spec("onnxruntime") is None or find_spec("PIL") is None:
        return None
    package = find_spec("rapidocr")
    if package is None or not package.submodule_search_locations:
        return None
    folder = Path(next(iter(package.submodule_search_locations))) / "models"
    return folder if all((folder / name).is_file() for name in (DETECTION, RECOGNITION)) else None


def is_installed() -> bool:
    """Whether pictures can be read."""
    return models() is not None


def require(name: str) -> None:
    """Raise SourceError ``error.source.no_recognition`` for the file ``name`` where pictures cannot be read."""
    if not is_installed():
        raise SourceError("error.source.no_recognition", name=name)
