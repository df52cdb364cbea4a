"""Values from the child, unpickled while other threads import."""

from __future__ import annotations

import importlib
import io
import pickle
from typing import Any

__all__ = ["loads"]


def loads(data: bytes) -> Any:
    """The value pickled in ``data``, which comes from our own child.

    The modules it names are imported from their packages down. Python takes a module's lock before its package's:
    a thread that asks for a part of a package which another thread is just importing would make the other one meet
    a half-made module, and fail.
    """
    return _Unpickler(io.BytesIO(data)).load()


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        parts = module.split(".")
        for count in range(1, len(parts)):
            importlib.import_module(".".join(parts[:count]))
        return super().find_class(module, name)
