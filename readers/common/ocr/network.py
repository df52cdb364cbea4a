"""The two neural networks, as functions on arrays."""

from __future__ import annotations

import os
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from readers.common.ocr.part import DETECTION, RECOGNITION, models

Floats = NDArray[np.float32]

# More threads gain little on a page and take the computer from whoever works at it.
MOST_THREADS = 4


class Network:
    """One network that takes one array and gives one."""

    def __init__(self, path: str) -> None:
        # Its library looks at this when it is loaded; without it a thread asks for the address of a server within
        # seconds, and what is said to a loaded library comes too late. Nothing of this program may leave the machine.
        os.environ["ORT_DISABLE_TELEMETRY"] = "1"
        import onnxruntime

        # The packages for Windows would write events to the system's trace.
        onnxruntime.disable_telemetry_events()
        options = onnxruntime.SessionOptions()
        options.log_severity_level = 4
        options.intra_op_num_threads = max(1, min(MOST_THREADS, os.cpu_count() or 1))
        options.inter_op_num_threads = 1
        # Pages and lines differ in size: memory kept for the next one of the same size is only lost.
        options.enable_cpu_mem_arena = False
        options.enable_mem_pattern = False
        # A thread that waits shall not keep a core busy.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(
            path, sess_options=options, providers=["CPUExecutionProvider"]
        )
        self._input = self._session.get_inputs()[0].name

    def __call__(self, batch: Floats) -> Floats:
        """What the network makes of ``batch`` (count × channels × height × width). Raises MemoryError."""
        from onnxruntime.capi.onnxruntime_pybind11_state import RuntimeException

        try:
            found: Any = self._session.run(None, {self._input: batch})[0]
        except RuntimeException as problem:
            if "alloc" in str(problem):
                raise MemoryError from problem
            raise
        return np.asarray(found, np.float32)

    def alphabet(self) -> tuple[str, ...]:
        """The characters that the network knows, by class: class 0 is none, the last one a space."""
        known = self._session.get_modelmeta().custom_metadata_map["character"].splitlines()
        return ("", *known, " ")


def _load(name: str) -> Network:
    folder = models()
    if folder is None:
        raise RuntimeError("callers ask for the optional part first")
    return Network(str(folder / name))


@cache
def detector() -> Network:
    """Finds text: a picture (1 × 3 × height × width, both multiples of 32) → how surely each point is text."""
    return _load(DETECTION)


@cache
def recogniser() -> Network:
    """Reads lines: pictures (count × 3 × 48 × width) → chances of each character at every eighth column."""
    return _load(RECOGNITION)


@cache
def alphabet() -> tuple[str, ...]:
    """The characters of :func:`recogniser` by class."""
    return recogniser().alphabet()


def as_input(picture: Any) -> Floats:
    """An RGB picture as one entry of a batch: 3 × height × width, -1 to 1, blue first as the networks learnt."""
    array = np.asarray(picture, np.float32)[:, :, ::-1]
    return np.ascontiguousarray((array / 127.5 - 1.0).transpose(2, 0, 1))
