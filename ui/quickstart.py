"""Starting PySide6 without its tools for developers.

When PySide6 is imported it also unpacks, compiles and runs what writes its .pyi files, with the argument parser and
the logging that need: a tenth of what an empty window costs, every time, and nothing that a window ever calls. The two
modules are empty here. Whatever PySide6 does otherwise, it does as before: if a version names them differently, this
changes nothing.
"""

from __future__ import annotations

import sys
from importlib.machinery import ModuleSpec
from types import ModuleType

TOOLS = frozenset(
    ("shibokensupport.signature.lib.enum_sig", "shibokensupport.signature.lib.pyi_generator")
)


class _Empty:
    """Finds the tools, and loads nothing."""

    def find_spec(
        self, name: str, _path: object = None, _target: object = None
    ) -> ModuleSpec | None:
        """The specification of an empty module for a tool."""
        return ModuleSpec(name, self) if name in TOOLS else None

    def create_module(self, _: ModuleSpec) -> None:
        """An ordinary module."""

    def exec_module(self, module: ModuleType) -> None:
        """Nothing is run."""


class _Finders(list):  # type: ignore[type-arg]
    """PySide6 puts a finder of its own before all others; the empty tools are found before that."""

    def insert(self, at: int, finder: object) -> None:  # type: ignore[override]
        super().insert(at, finder)
        if at == 0:
            super().insert(0, EMPTY)


EMPTY = _Empty()


def apply() -> None:
    """To be called before PySide6 is imported; later it changes nothing."""
    if "shiboken6" not in sys.modules:
        sys.meta_path = _Finders(sys.meta_path)


def withdraw() -> None:
    """Leave the import system as it was."""
    sys.meta_path = [finder for finder in sys.meta_path if finder is not EMPTY]
