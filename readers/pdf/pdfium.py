"""pdfium's functions for inner loops, bound so that a call costs little and can be mapped in C.

Handles and buffers are passed as plain addresses; the caller keeps alive what they point to.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any


@dataclass(frozen=True, slots=True)
class TextCalls:
    """Of a text page: its address first, then the index of a character."""

    count: Callable[[int], int]
    code: Callable[[int, int], int]
    text: Callable[[int, int, int, int], int]
    box: Callable[[int, int, int], int]
    size: Callable[[int, int], float]
    weight: Callable[[int, int], int]
    angle: Callable[[int, int], float]
    matrix: Callable[[int, int, int], int]
    text_object: Callable[[int, int], int | None]
    render_mode: Callable[[int], int]


@dataclass(frozen=True, slots=True)
class PathCalls:
    """Of a page's objects and the segments of a path."""

    count: Callable[[int], int]
    get: Callable[[int, int], int | None]
    kind: Callable[[int], int]
    bounds: Callable[[int, int, int, int, int], int]
    matrix: Callable[[int, int], int]
    count_segments: Callable[[int], int]
    segment: Callable[[int, int], int | None]
    point: Callable[[int, int, int], int]
    segment_kind: Callable[[int], int]


def address(handle: Any) -> int:
    """The address that a handle of pypdfium2's raw interface points to."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


def _bind(function: Any, result: Any, *arguments: Any) -> Any:
    # Without giving up the interpreter's lock: the calls are short, and nothing else runs in the worker.
    return ctypes.PYFUNCTYPE(result, *arguments)(address(function))


_POINTER, _INTEGER = ctypes.c_void_p, ctypes.c_int


@cache
def text_calls() -> TextCalls:
    """The functions on text pages."""
    from pypdfium2 import raw

    return TextCalls(
        count=_bind(raw.FPDFText_CountChars, _INTEGER, _POINTER),
        code=_bind(raw.FPDFText_GetUnicode, ctypes.c_uint, _POINTER, _INTEGER),
        text=_bind(raw.FPDFText_GetText, _INTEGER, _POINTER, _INTEGER, _INTEGER, _POINTER),
        box=_bind(raw.FPDFText_GetLooseCharBox, _INTEGER, _POINTER, _INTEGER, _POINTER),
        size=_bind(raw.FPDFText_GetFontSize, ctypes.c_double, _POINTER, _INTEGER),
        weight=_bind(raw.FPDFText_GetFontWeight, _INTEGER, _POINTER, _INTEGER),
        angle=_bind(raw.FPDFText_GetCharAngle, ctypes.c_float, _POINTER, _INTEGER),
        matrix=_bind(raw.FPDFText_GetMatrix, _INTEGER, _POINTER, _INTEGER, _POINTER),
        text_object=_bind(raw.FPDFText_GetTextObject, _POINTER, _POINTER, _INTEGER),
        render_mode=_bind(raw.FPDFTextObj_GetTextRenderMode, _INTEGER, _POINTER),
    )


@cache
def path_calls() -> PathCalls:
    """The functions on page objects and paths."""
    from pypdfium2 import raw

    return PathCalls(
        count=_bind(raw.FPDFPage_CountObjects, _INTEGER, _POINTER),
        get=_bind(raw.FPDFPage_GetObject, _POINTER, _POINTER, _INTEGER),
        kind=_bind(raw.FPDFPageObj_GetType, _INTEGER, _POINTER),
        bounds=_bind(raw.FPDFPageObj_GetBounds, _INTEGER, *[_POINTER] * 5),
        matrix=_bind(raw.FPDFPageObj_GetMatrix, _INTEGER, _POINTER, _POINTER),
        count_segments=_bind(raw.FPDFPath_CountSegments, _INTEGER, _POINTER),
        segment=_bind(raw.FPDFPath_GetPathSegment, _POINTER, _POINTER, _INTEGER),
        point=_bind(raw.FPDFPathSegment_GetPoint, _INTEGER, _POINTER, _POINTER, _POINTER),
        segment_kind=_bind(raw.FPDFPathSegment_GetType, _INTEGER, _POINTER),
    )
